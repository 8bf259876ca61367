"""What a trial found, as `content/data/references.yaml` records it.

A trial is shown as it was published: counts of people, or its authors' words where no count is known. Nothing is
pooled, since trials differ in whom they treat and what they count.
"""

from typing import Literal

from pydantic import model_validator

from editorial.model.field import Count, NonEmpty, Strict, field


class Arm(Strict):
    """How the people of one group did: a count, or a share where only that was published."""

    people: Count | None = field("How many were counted.", "44", "a whole number", default=None, ge=1)
    improved: Count | None = field("How many of them got better.", "21", "a whole number", default=None, ge=0)
    in_100: Count | None = field(
        "How many in 100 got better, where only a percentage was published.",
        "74",
        "a whole number from 0 to 100",
        default=None,
        ge=0,
        le=100,
    )

    @model_validator(mode="after")
    def _one_measure(self):
        """A count of the people in the group, or a share in 100: one of the two."""
        if self.in_100 is None and (self.people is None or self.improved is None):
            raise ValueError("improved: expected `people` and `improved`, or `in_100` where only that was published")
        if self.in_100 is not None and self.improved is not None:
            raise ValueError("in_100: stands beside a count. Keep the count, and take this out")
        if self.improved is not None and self.people is not None and self.improved > self.people:
            raise ValueError(
                f"improved: expected {self.people} or fewer, since so many were counted, found {self.improved}"
            )
        return self

    @property
    def share(self) -> float:
        """How many in 100 got better."""
        if self.in_100 is not None:
            return self.in_100
        assert self.improved is not None  # `_one_measure` has seen to both
        assert self.people is not None
        return 100 * self.improved / self.people

    def __str__(self) -> str:
        return f"{self.improved} of {self.people}" if self.in_100 is None else f"{self.in_100} in 100"


class Outcome(Strict):
    """One thing that a trial counted in both of its groups."""

    what: NonEmpty = field("What was counted, and when.", "Less pain at 12 months", "a few words with the time")
    treated: Arm = field("The group with the treatment.", {"people": "44", "improved": "21"}, "`people` and `improved`")
    control: Arm = field(
        "The group that it is compared with.", {"people": "45", "improved": "16"}, "`people` and `improved`"
    )
    difference: NonEmpty | None = field(
        "The difference, as published.", "5 more in 100", "the published difference in words", default=None
    )
    interval: NonEmpty | None = field(
        "Its range, as published.", "12 fewer to 21 more", "the published range in words", default=None
    )

    @property
    def gap(self) -> str:
        """The published difference with its range, as a sentence; empty where none was published."""
        interval = f" (range {self.interval})" if self.interval else ""
        return f"Difference: {self.difference}{interval}." if self.difference else ""

    @model_validator(mode="after")
    def _range_of_something(self):
        """A range says nothing without the difference that it is of."""
        if self.interval and not self.difference:
            raise ValueError("interval: stands without a difference. Add `difference`, as published, or take this out")
        return self


# What a trial found for the treatment against the control, as its authors say.
Result = Literal["no gain", "favors treatment", "favors control", "changed over time", "mixed"]


class Trial(Strict):
    """What was compared with what, and what came of it."""

    where: NonEmpty = field("The part that was treated.", "Disc", "a part of the body")
    treatment: NonEmpty = field("What was tried, as inside a sentence.", "PRP", "a treatment in plain words")
    control: NonEmpty = field("What it was compared with.", "a sham", "a treatment in plain words")
    counted: Count | None = field(
        "How many of the people the counts are of, where not of all.", "89", "a whole number", default=None, ge=1
    )
    result: Result = field(
        "What the trial found, as published.",
        "no gain",
        "no gain, favors treatment, favors control, changed over time or mixed",
    )
    outcomes: list[Outcome] = field(
        "What was counted.",
        [
            {
                "what": "Less pain at 12 months",
                "treated": {"people": "44", "improved": "21"},
                "control": {"people": "45", "improved": "16"},
            }
        ],
        "a list of outcomes",
        default=[],
    )
    words: NonEmpty | None = field(
        "What else it found, in a sentence or two.", "The gap could be chance.", "a sentence", default=None
    )

    @model_validator(mode="after")
    def _says_something(self):
        """A result with neither counts nor words behind it could not be judged."""
        if not self.outcomes and not self.words:
            raise ValueError("words: expected a sentence on what the trial found, or `outcomes` with its counts")
        if self.control.casefold() == self.treatment.casefold():
            raise ValueError("control: is the same as the treatment. Say what that was compared with")
        return self

    @property
    def name(self) -> str:
        """What was compared, and where."""
        return f"{self.where}: {self.treatment} against {self.control}"

    @property
    def verdict(self) -> str:
        """The result in a few words, which are as many for a gain as for none."""
        favors = {"favors treatment": f"favors {self.treatment}", "favors control": f"favors {self.control}"}
        verdict = favors.get(self.result, self.result)
        return f"{verdict[0].upper()}{verdict[1:]}."


def disagreement(trial: Trial, people: int | None) -> str:
    """What in a trial of so many people does not add up, as "field: sentence"; empty when all does."""
    if people is None:
        return "people: is missing. Add how many people joined the trial"
    if trial.counted and trial.counted > people:
        return f"trial.counted: expected {people} or fewer, since so many joined, found {trial.counted}"
    for number, outcome in enumerate(trial.outcomes, 1):
        groups = [arm.people for arm in (outcome.treated, outcome.control) if arm.people]
        if len(groups) == 2 and sum(groups) != (trial.counted or people):
            expected = f"{trial.counted} were counted" if trial.counted else f"{people} joined"
            sentence = f"the groups hold {groups[0]} and {groups[1]} people, {sum(groups)} in all, but {expected}"
            return f"trial.outcomes.{number}: {sentence}. Correct a number, or say under `counted` how many were"
    return ""
