"""Whether a sentence says what its words say, or denies, doubts, hopes, asks or reports it.

As in ConText (Harkema 2009, J Biomed Inform 42:839-851) and NegEx before it (Chapman 2001, J Biomed Inform 34:301-310):
a trigger governs words in one direction, from where it stands to the end of its scope. Its scope ends with its clause,
and at a verb that takes what follows for granted ("not many know that ..."). What only
looks like a trigger ("no doubt", "do not wait") is struck out first. A word elsewhere in the sentence has no effect.
The triggers stand in `editorial/dictionary/claims/denial.txt`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from editorial.markup.pieces import Block
from editorial.rules.vocabulary import found

# How a sentence denies or doubts what follows, or takes back what came before; and what only looks so.
DENIES, DENIED_AFTER, LOOKS_LIKE_NO = map(found, ("denies", "denied after", "looks like no"))
# How it begins, if it calls all of what follows untrue: "Myth: ...".
REJECTS = found("rejects")
# How it says that what follows is possible, hoped for or still asked; that others say so; or that it is so anyway.
HEDGES, SOFTENS, REPORTS, FACTIVE = map(found, ("hedges", "softens", "reports", "factive"))
# How a column is headed below which stands what others say, and not we: "Myth".
OF_OTHERS = found("words of others")
# How it says that nobody knows; that, or that it may be so.
NOT_KNOWN, UNSURE = map(found, ("not known yet", "unsure"))
# Where a clause ends.
BREAK = found("break")
# The words of others, which are a part of the sentence: "Half the pain" can mean from two to one.
QUOTED = re.compile(r"[\"“][^\"“”]+[^\W_][\"”](?=\s+\w)")
# An opening of at most this many words also governs what follows its comma: "in the lab, ...", "so far, ...".
OPENING = 3
# Questions: those with an answer of yes or no, those that take it for granted; what takes a part of one for granted.
ASKS, QUESTION, LEADING, GRANTS = map(found, ("asks", "question", "leading", "grants"))


def stance(text: str, start: int, end: int) -> str:
    """How a sentence treats its words from `start` to `end`: "asserts", "softens", "denies", "hedges" or "reports"."""
    before, after = _before(text, start, end), BREAK.split(text[end:])[0]
    if DENIES.search(before) or DENIED_AFTER.search(after) or 0 < rejected_from(text) <= start:
        return "denies"
    if HEDGES.search(before):
        return "hedges"
    if REPORTS.search(before) or _quoted(text, start, end):
        return "reports"
    return "softens" if SOFTENS.search(before) else "asserts"


def is_said(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence says what its words say, be it with a "may"."""
    return stance(text, *match.span()) in ("asserts", "softens")


def rejected_from(text: str) -> int:
    """Where what a sentence calls untrue begins: "Myth: ...". 0 where it does not, denies something itself, or goes on."""
    opening = REJECTS.match(text)
    at = opening.end() if opening else 0
    return 0 if DENIES.search(text, at) or BREAK.search(text, at) else at


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether words stand in a quotation that is only a part of the sentence, which speaks of it."""
    return any(one.start() < start and end < one.end() for one in QUOTED.finditer(text))


def _before(text: str, start: int, end: int) -> str:
    """What stands in front of the words, as far as it can govern them; what only looks like a trigger is blanked."""
    before = LOOKS_LIKE_NO.sub(lambda part: "_" * len(part[0]), text[:start])
    begin = max((part.end() for part in BREAK.finditer(before)), default=0)
    listed = re.match(r"\s*(?:,|or\b|nor\b)", text[end:])
    comma = before.rfind(",", begin)
    opening = before[begin : max(comma, begin)]
    if len(opening.split()) > OPENING and not listed and not re.search(r"\bn?or\b", before[comma:]):
        begin = comma + 1
    taken = max((part.end() for part in FACTIVE.finditer(before)), default=0)
    return before[max(begin, taken) :]


@lru_cache(maxsize=512)  # of a sentence, six rules ask
def is_open_question(sentence: str) -> bool:
    """Whether a sentence is a question that its writer leaves open."""
    return bool(ASKS.search(sentence)) and not LEADING.search(sentence)


def our_words(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks but for the cells below a header such as "Myth" or "They say"."""
    others: dict[str, bool] = {}  # by their columns
    for block in blocks:
        column = block.within[-1] if block.kind == "cell" else ""
        if column.startswith("th "):
            others[column.replace("th", "td")] = bool(OF_OTHERS.search(block.text))
        if not others.get(column):
            yield block


def stated_from(sentence: str) -> int:
    """Where the statement in a sentence begins: in an open question, at what it takes for granted, else at its end."""
    if not is_open_question(sentence):
        return 0
    grants = GRANTS.search(sentence)
    return grants.end() if grants else len(sentence)
