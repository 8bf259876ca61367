"""What a reference records in numbers, and whether it supports a number in a sentence (for R104, see `counts`). English
only.

A number is told by its group ("after PRP") and its outcome ("less pain"), so that those of one are not said of another.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from editorial.markup.sentences import spans
from editorial.model.reference import Reference
from editorial.model.study import Study
from editorial.model.trial import Trial
from editorial.rules.amounts import NUMBER, PEOPLE, UNIT, Amount, amounts, value
from editorial.rules.phrases import expression

# Words that name a group, besides those for its treatment.
CONTROL = frozenset({
    "sham", "placebo", "dummy", "pretend", "fake", "control", "comparison", "comparator", "saline", "untreated", "other",
})  # fmt: skip
STOP = frozenset({
    "a", "an", "the", "and", "or", "of", "with", "in", "on", "to", "by", "for", "from", "at", "as", "it", "their", "who",
    "got", "had", "given", "after", "people", "patient", "group", "treatment", "injection", "shot", "care", "one", "two",
    "less", "more", "better", "year", "month", "week", "counted", "many", "was", "were", "did", "been", "without",
})  # fmt: skip
# Where the words end that say whose a number is.
BEHIND = expression(
    r"[,;:.()–—] | \b(?:and|but|while|whereas|versus|vs|against|compared|than|instead|rather|without|then|or)\b"
)
# Behind a number, that it is of those who did not get the treatment.
WITHOUT = expression(
    rf"""^\s*(?:{PEOPLE}\s+|of\s+(?:them|those)\s+)?(?:without(?:\s+(?:it|them|one|any|this|that))?|who\s+did\s+not(?:\s+(?:do|get|have|take|use)\s+(?:it|them|one|any|this|that))?)(?=\s*(?:[.,;)]|$))"""
)
STUDY_OF = expression(
    r"\b(?:trials?|stud(?:y|ies)|reviews?|tests?|research)\s+(?:of|on|into|with)\s+(?:[\w-]+\s*){1,3}"
)
GIVEN = expression(
    r"^\s*(?:people\s+|patients\s+)?(?:(?:who\s+)?(?:given|got|had|received|after|with|on)\s+)+(?P<what>(?:[\w-]+\s*){1,3})"
)
DENIED = expression(
    r"\b(?:not?|never|none|without|avoid\w*|spared?|free|skip\w*|worse|fail\w*|still|kept|nobody|neither|nor)\b|n['’]t\b"
)
OTHER = expression(rf"{NUMBER}(?![-\s]*(?:%|{UNIT}\b))")
NAMED = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Fact:
    """A number that a reference records: whose it is and of which outcome, as places in `RecordedFacts`; whether it is of a "no"."""

    amount: Amount
    side: int | None = None
    outcome: int | None = None
    denied: bool = False


@dataclass(frozen=True)
class RecordedFacts:
    """What a reference records in numbers, the words that tell its groups and outcomes apart, and how they are called."""

    facts: tuple[Fact, ...]
    sides: tuple[frozenset[str], ...]
    outcomes: tuple[frozenset[str], ...]
    names: tuple[str, ...]
    results: tuple[str, ...]


def supports(fact: Fact, amount: Amount, text: str = "") -> bool:
    """Whether a recorded number supports one in the sentence `text`."""
    known = fact.amount
    if amount.kind != "share":
        if known.kind == "share":
            numbers = [] if known.pictured else [known.part, known.whole]
        else:
            numbers = [known.part] if known.kind in (amount.kind, "number") or amount.kind == "number" else []
        return any(_near(number, amount) for number in numbers)
    if known.kind != "share":
        return False
    if amount.group and not known.percent and known.whole != amount.group:
        return False
    turned = fact.denied != bool(DENIED.search(text))
    if (amount.part, amount.whole) == (known.part, known.whole) or (amount.part == 0 and amount.whole == known.whole):
        return True
    if turned and (amount.part, amount.whole) == (known.whole - known.part, known.whole):
        return True
    if amount.bound and _near(known.part, amount) and abs(known.whole - amount.whole) <= 0.02 * known.whole:
        return True  # "more than 1,400 of some 2,200"
    if not amount.pictured:
        return False
    return any(_close(share, amount, known) for share in (known.share, 1 - known.share)[: 1 + turned])


def _near(number: float, amount: Amount) -> bool:
    """Whether a count fits: the very number, or near it as far as "about" and "more than" say so."""
    said = amount.part
    low, high = {"about": (0.9, 1.1), "more": (1, 1.25), "less": (0.8, 1)}.get(amount.bound, (1, 1))
    return said * low <= number <= said * high


def _close(share: float, amount: Amount, known: Amount) -> bool:
    """Whether a share fits a picture of it such as "7 in 10" or "48%"."""
    off = 0.006 if amount.percent or amount.whole >= 50 else 0.026
    if amount.bound == "about" or (known.bound == "about" and off > 0.01):
        off = 0.05
    off = min(off, 0.25 * amount.share, 0.25 * (1 - amount.share))
    near = min(0.005, 0.1 * amount.share)  # 2.4 in 100 are not "fewer than 2"
    low, high = {"more": (near, 0.2), "less": (0.2, near)}.get(amount.bound, (off, off))
    return amount.share - low - 1e-9 <= share <= amount.share + high + 1e-9


def _sums(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield what two groups are together: 21 of 44 and 16 of 45 are 37 of 89; of the same 46, 16 and 17 are 33 of 46.

    Of two groups that are told by an outcome, as those of a trial are, none is a part of the other.
    """
    for one, other in combinations(facts, 2):
        (part, whole), (part2, whole2) = (one.amount.part, one.amount.whole), (other.amount.part, other.amount.whole)
        if one.outcome != other.outcome:
            continue
        if whole != whole2 or one.outcome is not None:
            yield Fact(Amount("share", 0, 0, part + part2, whole + whole2), None, one.outcome, one.denied)
        if whole == whole2 and one.outcome is None and one.side != other.side and part + part2 <= whole:
            yield Fact(Amount("share", 0, 0, part + part2, whole), None, None, one.denied)


def attributed(text: str, found: Sequence[Amount], groups: Sequence[frozenset[str]]) -> list[int | None]:
    """For each number of a text the group that the words around it name; None where they name none, or several.

    >>> text = "Pain eased in 21 of 44 people after PRP and 16 of 45 after a sham."
    >>> attributed(text, amounts(text), [frozenset({"prp"}), frozenset({"sham"})])
    [0, 1]
    """
    named: list[int | None] = []
    begin, untreated = 0, False
    for number, amount in enumerate(found):
        end = found[number + 1].start if number + 1 < len(found) else len(text)
        closed = end - len(text[amount.end : end].lstrip(") "))  # "42 of 60 (70%) people"
        inside, behind = text[amount.start : amount.end], BEHIND.split(text[closed:end], maxsplit=1)[0]
        own = _which(inside, groups) or _which(behind, groups)
        if len(groups) == 2 and "untreated" in groups[1] and not own and WITHOUT.search(text[closed:end]):
            own, untreated = [1], True
        ahead = re.split(r"[;.]\s", STUDY_OF.sub("", text[begin : amount.start]))[-1]
        begin = closed + (len(behind) if own and amount.kind == "share" else 0)
        own = own or _which(ahead, groups)
        named.append(own[0] if len(own) == 1 else None)
    if untreated and sorted(named, key=str) == [1, None]:  # "6 of 60 had sore muscles, and 3 of 60 without it"
        named[named.index(None)] = 0
    return named


def _which(words: str, groups: Sequence[frozenset[str]]) -> list[int]:
    said = names_in(words)
    return [number for number, group in enumerate(groups) if group & said]


def names_in(words: str) -> set[str]:
    """Words in small letters and without the s of a plural."""
    return {word if word.endswith("ss") else word.removesuffix("s") for word in NAMED.findall(words.lower())}


def facts_of(record: Reference) -> RecordedFacts:
    """What a reference records in numbers."""
    study = record.custom
    trial = study.trial
    texts = [record.title, study.finding, study.limits or "", trial.words or "" if trial else ""]
    sides, outcomes = _sides(study, texts), _apart([names_in(one.what) for one in trial.outcomes] if trial else [])
    facts = _of_trial(trial) if trial else []
    sums = [*_sums([fact for fact in facts if not fact.amount.percent])]
    arms = {(fact.amount.part, fact.amount.whole) for fact in facts}
    for text in (whole[begin:end] for whole in texts for begin, end in spans(whole)):
        own = _of_words(text, sides, outcomes, arms)
        facts += own
        sums += _sums([fact for fact in own if fact.amount.kind == "share" and not fact.amount.pictured])
    people = [number for number in (study.people, trial.counted if trial else None) if number]
    facts += [Fact(Amount("people", 0, 0, number)) for number in people]
    plain = {fact.amount.part for fact in facts if fact.amount.kind in ("people", "events")}
    sums += [Fact(Amount("share", 0, 0, part, whole)) for part in plain for whole in plain if part < whole]
    called = (trial.treatment, trial.control) if trial else tuple(" ".join(sorted(side)) for side in sides)
    whats = tuple(outcome.what[0].lower() + outcome.what[1:] for outcome in trial.outcomes) if trial else ()
    return RecordedFacts((*facts, *sums), sides, outcomes, called, whats)


def _of_trial(trial: Trial) -> list[Fact]:
    """What a trial counted, for each outcome in both groups."""
    facts = []
    for number, outcome in enumerate(trial.outcomes):
        for side, arm in enumerate((outcome.treated, outcome.control)):
            part, whole = (arm.in_100, 100) if arm.in_100 is not None else (arm.improved, arm.people)
            amount = Amount("share", 0, 0, part or 0, whole or 0, percent=arm.in_100 is not None)
            facts.append(Fact(amount, side, number))
    return facts


def _of_words(
    text: str,
    sides: Sequence[frozenset[str]],
    outcomes: Sequence[frozenset[str]],
    arms: set[tuple[float, float]],
) -> list[Fact]:
    """What a sentence of a reference says in numbers, less the `arms` of its trial."""
    said = amounts(text)
    found = [amount for amount in said if (amount.part, amount.whole) not in arms]
    denied, of = bool(DENIED.search(text)), attributed(text, found, sides)
    own = [Fact(*row, denied) for row in zip(found, of, attributed(text, found, outcomes), strict=True)]
    bare = [match for match in OTHER.finditer(text) if not any(one.start <= match.start() < one.end for one in said)]
    return own + [Fact(Amount("number", *match.span(), value(match[0]))) for match in bare]


def _sides(study: Study, texts: Sequence[str]) -> tuple[frozenset[str], ...]:
    """The words for each group: of a trial its two, else what stands behind the numbers ("1 in 194 given PRP")."""
    if study.trial:
        found = [names_in(study.trial.treatment), names_in(study.trial.control) | CONTROL]
    else:
        found = [
            names_in(match["what"])
            for text in texts
            for amount in amounts(text)
            if (match := GIVEN.match(BEHIND.split(text[amount.end :], maxsplit=1)[0]))
        ]
        found = [one for number, one in enumerate(found) if one not in found[:number]]  # a group may be told of twice
    return _apart(found)


def _apart(groups: Sequence[set[str]]) -> tuple[frozenset[str], ...]:
    """The words that only one of the groups has; none where there is but one group."""
    if len(groups) < 2:
        return ()
    own = []
    for number, group in enumerate(groups):
        others = set().union(*(other for place, other in enumerate(groups) if place != number))
        own.append(frozenset(word for word in group - others - STOP if not word.isdigit()))
    return tuple(own)
