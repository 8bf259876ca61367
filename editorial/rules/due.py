"""When an article must be reviewed again, and what happens when nobody does (R33).

Sixty days before the day a warning is said; from the day on the page tells its readers; after REVIEW_GRACE_DAYS
(pelicanconf.py) the public site leaves it out. `make due` lists all articles by that day (see `agenda`).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from editorial.findings import Finding
from editorial.model import calendar as clock
from editorial.rules.review import record

WARNING = timedelta(days=60)


def is_overdue(next_due: str) -> bool:
    """Whether the day (ISO 8601) has come, so that the page must say so."""
    return clock.today() >= date.fromisoformat(next_due)


def last_day(next_due: str) -> date:
    """The last day on which the public site has a page that was due for review on that day."""
    from pelicanconf import REVIEW_GRACE_DAYS  # not above: pelicanconf itself imports the desk

    return date.fromisoformat(next_due) + timedelta(days=REVIEW_GRACE_DAYS)


def is_left_out(next_due: str) -> bool:
    """Whether the public site leaves the page out."""
    return clock.today() > last_day(next_due)


def findings(values: dict, places: dict, path: Path, people: dict) -> Iterator[Finding]:
    """Yield the warning that a published article is due for review soon, is overdue, or is left out for that.

    Silent where the record is not whole or its reviewer is not among the `people`, which is said elsewhere.
    """
    found = record(values, places, path)
    if found is None or found.reviewed_by not in people or values.get("status") in ("draft", "hidden"):
        return
    due = date.fromisoformat(found.next_due)
    days = (due - clock.today()).days
    if days > WARNING.days:
        return
    if days > 0:
        said = f"the next review is due in {days} day{'s' * (days != 1)}, on {due}"
    elif is_left_out(found.next_due):
        said = f"the next review was due on {due}, so the public site leaves this page out"
    else:
        said = f"the next review was due on {due}. The page says so, and leaves the public site after {last_day(found.next_due)}"
    remedy = f"Ask for a review, then make signoff FILE={path.as_posix()} BY={found.reviewed_by}"
    yield Finding(path, places[("review", "next_due")], "review.next_due", f"{said}. {remedy}", "R33")
