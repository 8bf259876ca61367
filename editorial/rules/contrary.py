"""Whether of two sentences that are nearly the same one says another thing: it denies, has another number, an opposite, or
another treatment in the same place. English only.

What stands elsewhere now, or as another word for the same, makes no difference; nor does a "not" with the opposite behind
it, as in "not rare" and "common". If in doubt, they count as the same.
"""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from editorial.rules.amounts import DAYS, VALUES, amounts

OPPOSITES = Path(__file__).parent.parent / "dictionary" / "opposites.txt"
# A number, what only looks like a denial, a word, or the end of a word that denies.
WORD = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:no (?:doubt|wonder)|not only)\b|n['’]t\b|[^\W\d_]+?(?=n['’]t\b)|[^\W\d_]+(?:[-'’][^\W\d_]+)*",
    re.IGNORECASE,
)
DENY = re.compile("not|n['’]t|no|never|none|nor|neither|nobody|nothing|cannot|without|against")
# A sentence that differs by more words than this was rewritten, and is not compared.
MOST_CHANGED_WORDS = 3
# Differences with at most this many words between them count as one: "is not a rare case" and "is a common case".
NEAR = 1
# With more words than this between them, two words have swapped places, as in "the left and the right".
APART = 2
# The least length of a word that has meaning by itself, also of the rest of a word behind "un".
LEAST_LETTERS = 4
NEGATED = re.compile(rf"(?:un|dis|in|im|non-)(\w{{{LEAST_LETTERS},}})")
# Two times are one where they differ by no more than this share: 12 weeks, and 3 months.
OFF = 0.1
# Words around a difference that a message shows.
AROUND = 3

# Of which word each name is a form, in small letters.
Names = Mapping[str, str]
# The words that went and those that came in one place.
Change = tuple[list[str], list[str]]


@lru_cache(maxsize=4096)
def words_and_numbers(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, in small letters."""
    return tuple(match[0].lower() for match in WORD.finditer(text))


def contrary(old: str, new: str, names: Names) -> str:
    """How `new` contradicts `old`, for a message; empty if they may say the same, or the sentence was rewritten."""
    before, after = words_and_numbers(old), words_and_numbers(new)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    runs = [run for kind, *run in steps if kind != "equal"]
    pairs = [([*before[i:j]], [*after[k:m]]) for i, j, k, m in runs]
    lost, won = ([word for pair in pairs for word in pair[side]] for side in (0, 1))
    if not runs or max(len(lost), len(won)) > MOST_CHANGED_WORDS:
        return ""
    gaps = [0, *(run[0] - above[1] for above, run in pairwise(runs))]
    if sorted(lost) == sorted(won):
        differ = _exchanged(pairs, gaps, names)
    else:
        changes = [_stripped(change, lost, won) for change in _near(pairs, gaps) if not _same_time(*change)]
        differ = _another(changes, names) or _other_number(changes, old, new) or _denies_or_swaps(changes)
    if not differ:
        return ""
    then, now = _around(old, runs[0][0], runs[-1][1]), _around(new, runs[0][2], runs[-1][3])
    return f'said "{then}" when this was published, and says "{now}" now'


def _near(pairs: list[Change], gaps: list[int]) -> list[Change]:
    """The changes, of which those that stand near each other are one; a gap is how many words stand before each."""
    near: list[Change] = []
    for (lost, won), gap in zip(pairs, gaps, strict=True):
        if near and gap <= NEAR:
            lost, won = near[-1][0] + lost, near.pop()[1] + won
        near.append((lost, won))
    return near


def _stripped(change: Change, lost: list[str], won: list[str]) -> Change:
    """A change without the words that stand elsewhere now, or for which another of the same meaning came."""
    same = {one for one in (*lost, *won) for other in (won if one in lost else lost) if _alike(one, other)}
    same |= {*lost} & {*won}
    return [word for word in change[0] if word not in same], [word for word in change[1] if word not in same]


def _exchanged(pairs: list[Change], gaps: list[int], names: Names) -> bool:
    """Whether two numbers, names or opposites took each other's place."""
    return any(
        all(one)
        and one == (other[1], other[0])
        and gap > APART
        and any(_number(word) is not None or word in names or _opposite(word, one[1][0]) for word in (*one[0], *one[1]))
        for one, other, gap in zip(pairs, pairs[1:], gaps[1:], strict=False)
    )


def _another(changes: list[Change], names: Names) -> bool:
    """Whether one name stands for another."""
    known = [[names.get(" ".join(words)) for words in change] for change in changes]
    return any(before and after and before != after for before, after in known)


def _other_number(changes: list[Change], old: str, new: str) -> bool:
    """Whether a number stands for another: 7 in 10 are 70 in 100."""
    shares = [[one for one in amounts(text) if one.kind == "share"] for text in (old, new)]
    same = [round(one.share, 3) for one in shares[0]] == [round(one.share, 3) for one in shares[1]]
    parts = {number for one in (*shares[0], *shares[1]) for number in (one.part, one.whole) if same}
    lost, won = ({_number(word) for change in changes for word in change[side]} - {None} - parts for side in (0, 1))
    return bool(lost and won) and lost != won


def _denies_or_swaps(changes: list[Change]) -> bool:
    """Whether one side denies the other, or has an opposite in its place; both together cancel out."""
    denied, found = [False, False], []
    for lost, won in changes:
        swapped = {word for old in lost for new in won if _opposite(old, new) for word in (old, new)}
        denies = [any(DENY.fullmatch(word) and word not in swapped for word in words) for words in (lost, won)]
        if swapped or not (_says(lost, won) and _says(won, lost)):  # else in other words: "costs no money", "is free"
            found.append((bool(swapped), denies))
            denied = [one or other for one, other in zip(denied, denies, strict=True)]
    one_does = denied[0] != denied[1]
    return any(swaps != (one_does and denies[0] != denies[1]) for swaps, denies in found)


def _says(some: list[str], others: list[str]) -> bool:
    """Whether one of `some` words carries meaning and is no form of a word among the others."""
    forms = {word[: LEAST_LETTERS - 1] for word in others}
    return any(
        len(word) >= LEAST_LETTERS and not DENY.fullmatch(word) and word[: LEAST_LETTERS - 1] not in forms
        for word in some
    )


def _opposite(one: str, other: str) -> bool:
    """Whether a word is the opposite of another: on one row of ours, or made by "un", or by "less" for "ful"."""
    rows = {row for row, _ in _sides().get(one, ())} & {row for row, _ in _sides().get(other, ())}
    made = any(
        _negated(a) == b or (a.endswith("ful") and b == f"{a[:-3]}less") for a, b in ((one, other), (other, one))
    )
    return not _alike(one, other) and (bool(rows) or made)


def _negated(word: str) -> str:
    """The word that "un" or the like makes the contrary of; empty where there is none."""
    match = NEGATED.fullmatch(word)
    return match[1] if match else ""


def _alike(one: str, other: str) -> bool:
    return not _sides().get(one, frozenset()).isdisjoint(_sides().get(other, ()))


@cache
def _sides() -> dict[str, frozenset[tuple[int, int]]]:
    """The row of opposites, and the side there, on which a word stands."""
    rows = [row.split() for row in OPPOSITES.read_text("utf-8").splitlines() if not row.startswith("#")]
    found: dict[str, frozenset[tuple[int, int]]] = {}
    for number, row in enumerate(rows):
        for side, alike in enumerate(row):
            for word in alike.split("/"):
                found[word] = found.get(word, frozenset()) | {(number, side)}
    return found


def _number(word: str) -> float | str | None:
    """The number that a word is; None for any other word."""
    if not word[0].isdecimal():
        return VALUES.get(word)
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return word


def _same_time(lost: list[str], won: list[str]) -> bool:
    """Whether both name a time, which is the same: 36 months are three years."""
    one, other = _days(lost), _days(won)
    return bool(one and other) and abs(one - other) <= OFF * max(one, other)


def _days(some: list[str]) -> float:
    """How many days words such as "three years" or "half a year" are; 0 where they name no time."""
    units = [DAYS[word.removesuffix("s")] for word in some if word.removesuffix("s") in DAYS]
    numbers = [0.5 if word == "half" else _number(word) for word in some if word == "half" or _number(word) is not None]
    number = numbers[0] if numbers else 1
    return units[0] * number if len(units) == 1 and len(numbers) < 2 and not isinstance(number, str | None) else 0


def _around(text: str, start: int, end: int) -> str:
    """The words from one up to another, and some around them, as they stand in a text."""
    found = [*WORD.finditer(text)]
    begin = found[max(0, start - AROUND)].start() if found else 0
    stop = found[min(len(found), end + AROUND) - 1].end() if found else len(text)
    return text[begin:stop]
