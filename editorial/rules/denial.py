"""Whether a sentence says what its words say, or denies, doubts, hopes, asks, reports or only names it.

As in ConText (Harkema 2009, J Biomed Inform 42:839-851) and NegEx before it (Chapman 2001, J Biomed Inform 34:301-310):
a trigger governs words in one direction, from where it stands to the end of its scope. Its scope ends with its clause,
where a second verb begins, and at a verb that takes what follows for granted ("not many know that ..."). What only
looks like a trigger ("no doubt", "do not wait") is struck out first. A word elsewhere in the sentence excuses nothing.
The triggers stand in `editorial/dictionary/claims/denial.txt`.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from editorial.rules.phrases import expression
from editorial.rules.vocabulary import found

# How a sentence denies or doubts what follows, or takes back what came before; and what only looks so.
DENIES, DENIED_AFTER, LOOKS_LIKE_NO = map(found, ("denies", "denied after", "looks like no"))
# How it says that what follows is possible, hoped for or still asked; that others say so; or that it is so anyway.
HEDGES, SOFTENS, REPORTS, FACTIVE = map(found, ("hedges", "softens", "reports", "factive"))
AIM_OF_OTHERS = found("aim of others")
# Where a clause ends, and what governs, or stands, beyond its end.
BREAK, OPENS = found("break"), found("opens")
INSERTED = expression(r",[^,;:]*,(?=\s+(?:is|are|was|were|has|have|had|can|will|would|does|do|did|be|\w+s|\w+ed)\b)")
# Questions: those with an answer of yes or no, those that take it for granted, and such answers.
ASKS, QUESTION, LEADING, ANSWER, NO_ANSWER = map(found, ("asks", "question", "leading", "answer", "no answer"))
QUOTED = re.compile(r"""["“](?P<words>[^"“”]{1,60})["”]""")
UNTRUE, SAID_AS_WORD = found("untrue"), found("said as word")
# Praise in the form of a denial: nothing helps like this.
UNEQUALED = found("unequaled")
THAT = expression(r"\b(?:that|if|whether)\s+(?P<it>(?:it|they|this|these)\b)?")
NOT = expression(r"\bnot\b|n['’]t\b")
OURS = expression(r"^(?:our|ours|this|these|it|they|we|your\s+own|us)\b")
# A second verb beside the one that a helper governs: "may ease pain and brings people back".
MODAL = expression(r"\b(?:may|might|could|can(?:not)?|not|n['’]t|to)\s*(?!.*\b(?:that|if|whether|suggests?)\b)")
SECOND_VERB = expression(r"\b(?:and|then)\s+(?:\w+ly\s+|always\s+|never\s+|also\s+|even\s+)*$")
# The members of a list in front of its last: "to prevent, treat, and ultimately cure".
LISTED = expression(r"(?:\b\w+,\s+)+(?:\w+\s+)?(?:and|or),?\s+(?:,?\s*\w+ly,?\s+|even\s+)*$")


def stance(text: str, start: int, end: int, is_treatment: Callable[[str], object] = lambda words: False) -> str:
    """How a sentence takes its words from `start` to `end`: "asserts", "softens", "denies", "hedges" or "reports" them.

    `is_treatment` says whether words name a treatment: a denial that compares everything with one is praise of it.
    """
    if _unequaled(text, start, is_treatment):
        return "asserts"
    before, after = _before(text, start, end), BREAK.split(text[end:])[0]
    if SECOND_VERB.search(before) and text[start:end].split()[0].endswith("s") and MODAL.search(before):
        return "asserts"
    if DENIES.search(before) or DENIED_AFTER.search(after):
        return "denies"
    if HEDGES.search(before) or (before.strip().lower() == "to" and AIM_OF_OTHERS.search(after)):
        return "hedges"
    if REPORTS.search(before):
        return "reports"
    return "softens" if SOFTENS.search(before) else "asserts"


def _before(text: str, start: int, end: int) -> str:
    """What stands in front of the words, as far as it can govern them; what only looks like a trigger is blanked."""
    before = LOOKS_LIKE_NO.sub(lambda part: "_" * len(part[0]), LISTED.sub("", text[:start]))
    before = INSERTED.sub(lambda part: " " * len(part[0]), before + text[start:end])[: len(before)]
    opening = OPENS.match(before)
    begin = max((part.end() for part in BREAK.finditer(before)), default=0)
    listed = re.match(r"\s*(?:,|or\b|nor\b)", text[end:])
    comma = before.rfind(",", begin)
    if comma >= 0 and not listed and not re.search(r"\bn?or\b", before[comma:]):
        begin = comma + 1
    taken = max((part.end() for part in FACTIVE.finditer(before)), default=0)
    governing = before[max(begin, taken) :]
    return before[: opening.end()] + governing if opening and taken <= opening.end() else governing


def _unequaled(text: str, start: int, is_treatment: Callable[[str], object]) -> bool:
    match = UNEQUALED.search(text)
    if not match or match.start() >= start or match.start("than") < start:
        return False
    that = max(THAT.finditer(text, match.start(), start), key=re.Match.end, default=None)
    said = text[that.end() : start] if that else ""
    if that and not NOT.search(said) and (that["it"] or is_treatment(said)):
        return False  # what is denied is said of a treatment: no trial found that this one is better than that
    return bool(OURS.match(match["other"]) or is_treatment(match["other"]))


@lru_cache(maxsize=512)  # of a sentence, six rules ask
def asked(sentence: str, following: str = "") -> bool:
    """Whether a sentence is a question that its writer leaves open; `following` is the sentence behind it."""
    if not ASKS.search(sentence) or LEADING.search(sentence):
        return False
    return not ANSWER.search(following)


def mentioned(text: str, match: re.Match[str]) -> bool:
    """Whether the words stand in quotes as words, and are not a part of what somebody says."""
    return any(
        quote.start() < match.start()
        and match.end() < quote.end()
        and (
            UNTRUE.search(text[quote.end() :])
            or (
                2 * len(match[0].split()) >= len(quote["words"].split())
                and SAID_AS_WORD.search(text[: quote.start()] + text[quote.end() :])
            )
        )
        for quote in QUOTED.finditer(text)
    )
