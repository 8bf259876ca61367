"""What a source is, and what it found: the `study` of an entry of `content/data/references.yaml`."""

import re
from typing import Any, Literal, get_args

from pydantic import model_validator

from editorial.model.field import Count, NonEmpty, Strict, field
from editorial.model.trial import Trial, disagreement

# What a source can be behind a claim. An observational study follows or compares groups: a cohort, a registry, a survey.
# A case series has no group to compare with. Laboratory work is in dishes or animals. A web page may be a regulator's.
Kind = Literal[
    "systematic review", "guideline", "randomized trial", "observational study", "case series", "case report",
    "expert opinion", "laboratory", "web page",
]  # fmt: skip
# How a design says its kind in the words of a writer; the first that fits.
SAID: dict[Kind, str] = {
    "laboratory": r"\b(?:lab|laboratory|animals?|mice|rats?|dish|in vitro)\b",
    "systematic review": r"systematic review|meta-analysis|pooled",
    "guideline": r"guideline",
    "randomized trial": r"randomi[sz]ed",
    "case series": r"case series|series of cases",
    "case report": r"case report",
    "observational study": r"observational|registry|cohort|case-control|survey",
    "web page": r"\bpage\b|website|press release",
    "expert opinion": r"expert|opinion|editorial|narrative review",
}
# A share as a finding says it.
SHARE = re.compile(r"\b(\d+) (?:\w+ )?(?:of|in|out of) (?:the )?(\d+)\b")
# The kinds that carry up to high certainty, and what none of them is, as a whole design in the words of a writer.
CARRIES = ("systematic review", "guideline", "randomized trial")
# The kinds that sum up, or tell of people with nobody to compare them with.
COMPARE_NOTHING = ("systematic review", "guideline", "case series", "case report", "expert opinion")
PLAIN = r"(?:[\w-]+ )?(?:case (?:series|reports?)|cohort(?: study)?|registry|survey|(?:expert|narrative) review|(?:expert )?opinion|editorial|press release|lab(?:oratory)? (?:study|and animal review)|(?:animal|observational) study)"
# How a title calls a study that is none of the kinds that carry, where nothing before it in its part of the title says more.
_OPENS = (
    r"(?:^|[:?.–—] )(?:an? )?(?:(?!randomi|quasi-randomi|(?:and|of|in|from|with|for|on|to|within)\b)[\w-]+,? ){0,4}?"
)
_TITLED = (
    (CARRIES, r"cohort study|case series|case reports?|case[- ]control study|cross-sectional (?:study|survey)|registry (?:study|analysis)|observational study|narrative review"),
    (("randomized trial",), r"systematic review|meta-analysis|(?:scoping|literature|critical|umbrella) review"),
)  # fmt: skip
TITLED = [(kinds, re.compile(rf"{_OPENS}(?P<design>{names})\b", re.IGNORECASE)) for kinds, names in _TITLED]
TITLED.append(
    (("randomized trial",), re.compile(r"\b(?P<design>in (?:rats|mice|rabbits|sheep|pigs|vitro))\b", re.IGNORECASE))
)


def called_otherwise(kind: Kind, title: str) -> str:
    """What a title calls its study, where that is none of this kind and carries less than it; empty where it does not say so.

    >>> called_otherwise("randomized trial", "Staying at work: a cohort study")
    'cohort study'
    """
    found = (shape.search(title) for kinds, shape in TITLED if kind in kinds)
    return next((match["design"].lower() for match in found if match), "")


class Study(Strict):
    """What a reader should know of a source: what it is and what it found."""

    kind: Kind = field(
        "What the source is, which caps how sure a claim may be (R37). May be left out where `design` says it.",
        "randomized trial",
        f"{', '.join(get_args(Kind)[:-1])} or {get_args(Kind)[-1]}",
    )
    design: NonEmpty = field(
        "The kind of source, in plain words.", "Randomized trial", "the kind of source in plain words"
    )
    people: Count | None = field("How many people were studied.", "98", "a whole number", default=None, ge=1)
    finding: NonEmpty = field("What it found, in a sentence.", "PRP was no better.", "a sentence")
    limits: NonEmpty | None = field("What weakens it, in a sentence.", "Small.", "a sentence", default=None)
    trial: Trial | None = field(
        "What a trial compared with what, and found.",
        {"where": "Disc", "treatment": "PRP", "control": "a sham", "result": "no gain", "words": "Neither did better."},
        "where, treatment, control, result and outcomes or words",
        default=None,
    )

    @model_validator(mode="before")
    @classmethod
    def _kind_of_its_design(cls, values: Any) -> Any:
        """Where no kind stands, that which the design says."""
        if isinstance(values, dict) and "kind" not in values and isinstance(values.get("design"), str):
            said = (kind for kind, words in SAID.items() if re.search(words, values["design"], re.IGNORECASE))
            if kind := next(said, None):
                return values | {"kind": kind}
        return values

    @model_validator(mode="after")
    def _adds_up(self):
        """The groups of a trial hold the people who joined it, and no kind carries more than its design."""
        wrong = disagreement(self.trial, self.people) if self.trial else ""
        design = self.design.rstrip(".")
        names = {design.casefold(), design.casefold().partition(" ")[2]}  # "Clinical guideline"
        another = not names.isdisjoint(CARRIES) and self.kind not in names
        if self.kind in CARRIES and (another or re.fullmatch(PLAIN, design, re.IGNORECASE)):
            wrong = f'kind: says {self.kind}, and its design "{self.design}". Correct one of the two'
        if self.kind in COMPARE_NOTHING and design.casefold() in get_args(Kind) and design.casefold() != self.kind:
            wrong = f'kind: says {self.kind}, and its design "{self.design}". Correct one of the two'
        if self.trial and self.kind in COMPARE_NOTHING:
            wrong = f"trial: stands in a {self.kind}, which compares no two groups. Correct the kind, or take it out"
        if (self.limits or "").casefold() == self.finding.casefold():
            wrong = "limits: repeats the finding. Say what weakens it, or take the line out"
        if wrong := wrong or _turned(self):
            raise ValueError(wrong)
        return self


def _turned(study: Study) -> str:
    """Which count of a group is told in its finding with digits in another order, or out of a number with one other digit, as
    "field: sentence"; empty for none.
    """
    told = f"{study.finding} {study.trial.words or '' if study.trial else ''}".replace(",", "")
    shares = set(SHARE.findall(told))
    arms = [
        (number, (str(arm.improved), str(arm.people)) if arm.in_100 is None else (str(arm.in_100), "100"))
        for number, outcome in enumerate(study.trial.outcomes if study.trial else (), 1)
        for arm in (outcome.treated, outcome.control)
    ]
    known = {own for _, own in arms}  # what is told of one group may hold the digits of another's
    for number, own in arms:
        for part, whole in sorted(shares - known) if own not in shares else ():
            one_off = len(whole) == len(own[1]) and sum(map(str.__ne__, whole, own[1])) == 1
            if (whole == own[1] and sorted(part) == sorted(own[0])) or (part == own[0] and len(part) > 1 and one_off):
                return f"trial.outcomes.{number}: says {own[0]} of {own[1]}, and the finding {part} of {whole}. Copy the number from the source"
    return ""
