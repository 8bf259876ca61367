r"""What each match of a pattern holds: its stems, read from the pattern itself, so that most searches need not begin.

A stem is a part of a word in small letters, with a space where the word begins or ends, or a sign: each match of
`\b(?:cures?|no\s+doubt)\b` holds " cure" or " doubt ". A text is cut into words once, each word tells which patterns it
may be a part of, and a pattern that has no stem in a text is not tried there. `tests/rules/test_stems.py` proves for every
pattern that any text it matches holds one of its stems.
"""

import re
from collections.abc import Collection, Iterable
from functools import cached_property, lru_cache, reduce
from itertools import count
from operator import or_
from re import _casefix, _compiler, _parser  # type: ignore[attr-defined]  # as Python itself reads a pattern
from re import _constants as of  # type: ignore[attr-defined]
from typing import Any

WORD = re.compile(r"\w+|[^\w\s]")
DIGIT = re.compile(r"\d")
# What may stand beside letters, besides letters: the edge of a word, or anything. Every digit counts as a nought.
EDGE, ANY, NOUGHT = " ", "\0", "0"
# How many ways through a pattern are told apart, and how often what may come again; how many signs of a class.
MOST_WAYS, MOST_TIMES, MOST_SIGNS = 30, 4, 8
# How many alternatives of one pattern are sought one by one.
MOST_SOUGHT = 100
# What most texts hold: of two stems one that is none of these makes the better test. Any other sign is rarer than most words.
COMMON = frozenset(
    WORD.findall(
        """a about after all also an and any are as at be been before but by can could did do does for from get good had has
        have he her his how if in is it its just like made make many may more most much no not of on one or other our out over
        people some such than that the their them then there these they this those to up was way we well were what when which
        who will with would you your . , - ' ’"""
    )
)
RARE = 8

# Of which patterns that are sought each stem is, as bits of a number; under "", the patterns that have none.
SOUGHT: dict[str, int] = {"": 0}
NUMBERS = count()

# A way through a pattern: the best stem so far, and the letters that the next one may join, behind EDGE or ANY.
Way = tuple[str, str]


class Sought:
    """A pattern, or one alternative of it, that is sought: compiled when it is first tried.

    `bit` is its bit in what `met` tells of a text. A text whose bit is not set holds no match.
    """

    def __init__(self, tree: _parser.SubPattern):
        self.tree = tree
        self.bit = 1 << next(NUMBERS)
        for stem in stems(tree) or ("",):
            SOUGHT[stem] = SOUGHT.get(stem, 0) | self.bit
        _of_word.cache_clear()
        _longest.cache_clear()
        met.cache_clear()

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """As Python searches for it."""
        return _compiler.compile(self.tree)


def alternatives(pattern: str, flags: int = 0) -> list[Sought]:
    """What a pattern parts with | at its end, each to be sought by itself; the pattern where it parts nothing."""
    tree = _parser.parse(pattern, flags)
    for kind, part in tree.data[-1:]:
        if kind is of.BRANCH and len(part[1]) <= MOST_SOUGHT:
            return [Sought(_parser.SubPattern(tree.state, [*tree.data[:-1], *way])) for way in part[1]]
    return [Sought(tree)]


def stems(tree: _parser.SubPattern) -> frozenset[str]:
    r"""The stems of a pattern as Python reads it, one of which each match of it holds; none where one may hold anything.

    >>> sorted(stems(_parser.parse(r"\b(?:cures?|no\s+doubt)\b|\d%")))
    [' cure ', ' cures ', ' doubt ', '%']
    """
    ends = {_ended(way, ANY)[0] for way in _through(tree, {("", ANY)}, bool(tree.state.flags & re.IGNORECASE))}
    return frozenset() if "" in ends else frozenset(ends)


def _through(parts: Iterable, ways: set[Way], any_case: bool) -> set[Way]:
    """The ways through parts of a pattern that follow each other, for those in front of them."""
    for kind, part in parts:
        match kind:
            case of.BRANCH | of.SUBPATTERN | of.MAX_REPEAT | of.MIN_REPEAT if len(ways) > MOST_WAYS:
                ways = {_ended(way, ANY) for way in ways}
            case of.LITERAL:
                ways = _met(chr(part), ways, any_case)
            case of.IN:
                ways = {way for sign in _signs(part) for way in _met(sign, ways, any_case)}
            case of.BRANCH:
                ways = {way for branch in part[1] for way in _through(branch, ways, any_case)}
            case of.SUBPATTERN:
                ways = _through(part[-1], ways, any_case or bool(part[1] & re.IGNORECASE))
            case of.MAX_REPEAT | of.MIN_REPEAT | of.POSSESSIVE_REPEAT:
                ways = _repeated(part[0], part[1], part[2], ways, any_case)
            case of.AT if part is not of.AT_NON_BOUNDARY:
                ways = {_ended(way, EDGE) for way in ways}
            case of.ASSERT_NOT if len(part[1]) == 1 and _is_word(*part[1][0]):
                ways = {_ended(way, EDGE) for way in ways}
            case of.AT | of.ASSERT | of.ASSERT_NOT:
                pass
            case _:
                ways = {_ended(way, ANY) for way in ways}
    return ways


def _repeated(least: int, most: int, parts: Iterable, ways: set[Way], any_case: bool) -> set[Way]:
    """The ways through what comes between `least` and `most` times."""
    for _ in range(min(least, MOST_TIMES)):
        ways = _through(parts, ways, any_case)
    if least == most:
        return ways if most <= MOST_TIMES else {_ended(way, ANY) for way in ways}
    more = _through(parts, ways, any_case)
    return ways | (more if most == least + 1 <= MOST_TIMES else {_ended(way, ANY) for way in more})


def _met(sign: str, ways: set[Way], any_case: bool) -> set[Way]:
    """The ways once a sign was met; a letter with more forms than a large and a small one may be anything."""
    small = NOUGHT if sign.isdecimal() else sign.lower()
    if sign == ANY or (small != sign and not sign.isascii()) or (any_case and ord(small) in _casefix._EXTRA_CASES):
        return {_ended(way, ANY) for way in ways}
    if sign.isalnum() or sign == "_":
        return {(best, letters + small) for best, letters in ways}
    ways = {_ended(way, EDGE) for way in ways}
    return ways if sign.isspace() else {(_better(best, sign), EDGE) for best, _ in ways}


def _ended(way: Way, end: str) -> Way:
    """A way where the letters of a word have come to their end, or what follows them is not known."""
    best, letters = way
    return (_better(best, (letters + end).replace(ANY, "")) if len(letters) > 1 else best), end


def _better(one: str, other: str) -> str:
    return max(one, other, key=_rarity)


def _rarity(stem: str) -> int:
    """How good a test a stem makes: the longer it is, the fewer texts have it."""
    word = stem.strip()
    if word in COMMON or (len(word) < 3 and len(stem) < len(word) + 2 and word.isalpha()):
        return 1
    return RARE if word and not word[0].isalpha() else len(stem)


def _signs(parts: Collection) -> Collection[str]:
    """What a class of signs stands for: each of them where they are few, else EDGE, NOUGHT or ANY."""
    kinds = {kind for kind, _ in parts}
    if of.NEGATE in kinds:
        return EDGE if (of.CATEGORY, of.CATEGORY_WORD) in parts else ANY
    if kinds == {of.LITERAL} and len(parts) <= MOST_SIGNS:
        return [chr(sign) for _, sign in parts]
    if all(_is_no_letter(kind, part) for kind, part in parts):
        return EDGE
    return NOUGHT if all(_is_digit(kind, part) for kind, part in parts) else ANY


def _is_no_letter(kind: object, part: Any) -> bool:
    if kind is of.LITERAL:
        return not (chr(part).isalnum() or chr(part) == "_")
    return kind is of.CATEGORY and part in (of.CATEGORY_SPACE, of.CATEGORY_NOT_WORD)


def _is_word(kind: object, part: Any) -> bool:
    return kind is of.IN and (of.CATEGORY, of.CATEGORY_WORD) in part and (of.NEGATE, None) not in part


def _is_digit(kind: object, part: Any) -> bool:
    return part == (ord("0"), ord("9")) or part is of.CATEGORY_DIGIT


@lru_cache(maxsize=1024)  # a sentence is searched for many things in turn
def met(text: str) -> int:
    """Which of the registered patterns a text may match, a bit for each."""
    return reduce(or_, map(_of_word, WORD.findall(text.lower())), SOUGHT[""])


@lru_cache(maxsize=2**14)
def _of_word(word: str) -> int:
    word = f"{EDGE}{DIGIT.sub(NOUGHT, word)}{EDGE}"
    size, most = len(word), _longest()  # a picture typed as letters has tens of thousands
    parts = (word[begin:end] for begin in range(size) for end in range(begin + 1, min(begin + most, size) + 1))
    return reduce(or_, (SOUGHT.get(part, 0) for part in parts), 0)


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, SOUGHT))
