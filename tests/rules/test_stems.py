"""No text that a pattern matches is left out: texts are made from the patterns themselves, and searched both ways.

What is made follows the parts of a pattern at random, whatever `stems` makes of them, in small letters and in capitals.
"""

import gc
import random
import re
from collections.abc import Iterator
from functools import cache
from re import _compiler, _parser
from re import _constants as of

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import editorial.rules.registry
from editorial.rules.phrases import Expression, Pattern, expression
from editorial.rules.stems import met

PATTERNS = [one for one in gc.get_objects() if isinstance(one, Pattern)] if editorial.rules.registry.RULES else []
SIGNS = "abcmos 0179 .,;:!?'’-–—/()[]$%*_`~^°½éİſK\n"
AROUND = ("", " ", "x", "The ", " end.", "(", "7", "Don’t ", "\n")


def text_of(parts: _parser.SubPattern, chance: random.Random, groups: dict[int, str]) -> str:
    """A text that may well match the parts of a pattern."""
    made, behind = "", ""
    for kind, part in parts:
        if kind is of.LITERAL:
            made += chr(part)
        elif kind is of.IN:
            made += chance.choice(signs_of(part))
        elif kind is of.BRANCH:
            made += text_of(chance.choice(part[1]), chance, groups)
        elif kind is of.SUBPATTERN:
            groups[part[0]] = text_of(part[-1], chance, groups)
            made += groups[part[0]]
        elif kind in (of.MAX_REPEAT, of.MIN_REPEAT, of.POSSESSIVE_REPEAT):
            times = chance.randint(part[0], min(part[1], part[0] + 3))
            made += "".join(text_of(part[2], chance, groups) for _ in range(times))
        elif kind is of.GROUPREF:
            made += groups[part]
        elif kind is of.ASSERT and part[0] == 1:  # what must follow is put at the end
            behind += text_of(part[1], chance, groups)
        elif kind is of.NOT_LITERAL:
            made += chance.choice(SIGNS.replace(chr(part), ""))
        elif kind is of.ANY:
            made += chance.choice(SIGNS.strip())
    return made + behind


def signs_of(parts: list) -> list[str]:
    """Some signs of a class."""
    shape = _compiler.compile(_parser.SubPattern(_parser.State(), [(of.IN, parts)]))
    known = [chr(part if kind is of.LITERAL else part[0]) for kind, part in parts if kind in (of.LITERAL, of.RANGE)]
    return [sign for sign in (*SIGNS, *known) if shape.match(sign)]


plainly = cache(re.compile)  # `re` itself keeps fewer than there are patterns
parsed = cache(_parser.parse)


def found_plainly(pattern: Pattern, text: str) -> Iterator[tuple[int, int]]:
    """Where a pattern matches, without a look for its stems and without parting it."""
    exact, begin = plainly(pattern.pattern, pattern.flags), 0
    if not isinstance(pattern, Expression) or len(text.lower()) != len(text):
        yield from (match.span() for match in exact.finditer(text))
        return
    small = plainly(pattern.small, re.VERBOSE)
    while begin <= len(text) and (found := small.search(text.lower(), begin)):
        if match := exact.match(text, found.start()):
            yield match.span()
        begin = max(match.end() if match else 0, found.start() + 1)


@pytest.fixture(autouse=True)
def from_the_first_search(monkeypatch):
    """No search is done without a look for stems first."""
    monkeypatch.setattr("editorial.rules.phrases.WORTH_IT", 0)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(min_value=0))
def test_a_search_finds_what_a_plain_one_finds(seed):
    chance = random.Random(seed)
    for pattern in PATTERNS:
        tree = parsed(pattern.pattern, pattern.flags)
        texts = [chance.choice(AROUND) + text_of(tree, chance, {}) + chance.choice(AROUND) for _ in range(2)]
        text = chance.choice((str, str.upper, str.lower, str.title))(" ".join(texts))
        found = [match.span() for match in pattern.finditer(text)]
        assert found == list(found_plainly(pattern, text)), (seed, text, pattern.pattern)


PIECES = ("a", "no", "né", "S", "5", r"\b", r"\s+", r"\s?", r"\w*", r"[^.]", r"[^\W\d]", "[ab]", "[%,]", "(?!b)", "(?<!a)", r"(?!\w)",
          "(?=.*o)", "(?:no|a)?", "(?:b+|%)*", r"\d{2,}", r"(?:n|\bo){0,9}", "%", ".", "|", "^", "$")  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), st.integers(min_value=0), st.booleans())
def test_so_does_a_search_for_any_pattern(pieces, seed, blind):
    pattern, chance = (
        expression("".join(pieces)) if blind else Pattern("".join(pieces), re.IGNORECASE),
        random.Random(seed),
    )
    tree = _parser.parse(pattern.pattern, pattern.flags)
    for _ in range(9):
        text = chance.choice(AROUND) + text_of(tree, chance, {}) + chance.choice(AROUND)
        assert [match.span() for match in pattern.finditer(text)] == list(found_plainly(pattern, text)), text


def test_a_pattern_is_found_as_well_before_its_stems_are_sought_as_after(monkeypatch):
    monkeypatch.setattr("editorial.rules.phrases.WORTH_IT", 2)
    pattern = expression(r"\bmay\b | \bmight\b")
    assert [bool(pattern.search("It may help.")) for _ in range(5)] == [True] * 5


def test_a_first_pattern_without_a_stem_is_found(monkeypatch):
    """Nothing is sought yet, and by its stems nothing can be."""
    monkeypatch.setattr("editorial.rules.stems.SOUGHT", {"": 0})
    try:
        assert expression(r"\w+").search("Rest")[0] == "Rest"
    finally:
        monkeypatch.undo()
        assert expression(r"\bmay\b").parts  # what is new makes that all be looked up anew


def test_nearly_every_pattern_matches_what_is_made_of_it():
    chance = random.Random(7)
    trees = [(one, parsed(one.pattern, one.flags)) for one in PATTERNS]
    missed = [one.pattern for one, tree in trees if not any(one.search(text_of(tree, chance, {})) for _ in range(50))]
    assert len(PATTERNS) > 200
    assert len(missed) < 0.05 * len(PATTERNS), missed


def test_a_text_without_a_stem_is_not_searched():
    pattern = expression(r"\b(?:cures?|no\s+doubt|\d+\s?%) | ^\W*ask\b")
    assert all(map(pattern.possible, ("It CURES all.", "There is no doubt.", "So 5 % did", "Ask us.")))
    assert not any(map(pattern.possible, ("A secure seat", "No one knows.", "They asked.", "")))


def test_a_word_without_end_is_read_at_once():
    assert met("z" * 20_000) == met("z" * 200)


def test_a_pattern_made_after_a_text_was_read_is_found_in_it():
    text = "A word that nobody sought."
    assert not expression("cure").search(text)
    assert expression(r"\bsought\b").search(text)


def test_the_place_where_a_search_ends_is_the_end_of_a_word():
    assert expression(r"\bno\b").search("north", 0, 2)
