"""A clinician's review of an article, and the days that follow from it (R33).

Sixty days before the next review is due a warning is said; from the day on the page tells its readers; some days later
(the setting REVIEW_GRACE_DAYS) the public site leaves it out.
"""

from datetime import date, timedelta
from typing import Annotated

from pydantic import model_validator

from editorial.model.as_printed import IN_NO_ROLE, free_of
from editorial.model.field import Day, NonEmpty, Strict, field

WARNING = timedelta(days=60)


class Review(Strict):
    """A clinician's review, as `make signoff` writes it. Leave the whole block out until there has been one."""

    reviewed_by: NonEmpty = field(
        "Who reviewed it: an id from content/data/people.yaml.", "jane-doe", "an id from content/data/people.yaml"
    )
    role: Annotated[NonEmpty, free_of(IN_NO_ROLE)] | None = field(
        "The reviewer's role at the time, where people.yaml says another.", "Physician", "a few words", default=None
    )
    reviewed_on: Day = field("The day of the review.", "2026-11-23", "a date like 2026-11-23")
    next_due: Day = field("The day by which it must be reviewed again.", "2027-11-23", "a date like 2027-11-23")
    signed: NonEmpty | None = field(
        "The signature over the text that was read; only `make signoff` can write it.",
        "5f2c9d07a1be4836c0d1e2f3a4b5c6d7",
        "what `make signoff` writes",
        default=None,
    )

    @model_validator(mode="after")
    def _in_order(self):
        """The next review comes after this one."""
        if self.next_due <= self.reviewed_on:
            raise ValueError(f"next_due: expected a day after {self.reviewed_on}, found {self.next_due}")
        return self

    def is_due(self, today: date) -> bool:
        """Whether the day of the next review has come, so that the page must say so."""
        return today >= date.fromisoformat(self.next_due)

    def last_day(self, grace: int) -> date:
        """The last day on which the public site has the page, `grace` days after its review was due."""
        return date.fromisoformat(self.next_due) + timedelta(days=grace)
