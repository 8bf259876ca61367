"""Marks inside a line: what is tried less often finds no less, and gives the same page."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown, treeprocessors
from markdown.inlinepatterns import SimpleTagInlineProcessor

from editorial.markup.inline import InlineProcessor, extend, needed
from tests.markup.conftest import Parser
from tests.markup.test_any_text import TYPED

NEEDED = {
    "sign": (r"\[@", ["[", "@"]),
    "one-of-some": (r"[\"']\w", ["\"'"]),
    "either-way": (r"<a>|\(b=\)", ["(<", "<=", ")<", "(>", "=>", ")>"]),
    "either-way-or-none": (r"<a>|b", []),
    "at-least-once": (r"(?:--)+", ["-"]),
    "perhaps": (r"~?~*(?:~|!)??", []),
    "around-it": (r"(?<=/)x(?=!)", ["/", "!"]),
    "not-around-it": (r"(?<!/)x(?!!)", []),
    "any-but": (r"[^<>].", []),
    "letters-and-digits": (r"https?\d[a-c½]", []),
    "letters-of-either-case": (r"(?i:K|ß|\u24d0)", []),
    "all-at-once": (r"(?>~+)(?P<a>_++)(?P=a)", ["~", "_"]),
    "more-than-lines": (r"(?x) \# # a comment", ["#"]),
}
QUIETLY = settings(
    max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def steps(parsed: Parser) -> list[InlineProcessor]:
    """The two steps that read marks inside a line: ours with Python-Markdown's, and smarty's."""
    return [parsed.documents.parser.treeprocessors[name] for name in ("inline", "smarty")]


@pytest.fixture(scope="module")
def untouched(tmp_path_factory) -> Parser:
    """A parser that tries every pattern at every text, as Python-Markdown does by itself."""
    parser = Parser(tmp_path_factory.mktemp("untouched") / "content")
    for name, place in (("inline", 20), ("smarty", 6)):
        patterns = parser.documents.parser.treeprocessors[name].inlinePatterns
        step = treeprocessors.InlineProcessor(parser.documents.parser)
        step.inlinePatterns = patterns
        parser.documents.parser.treeprocessors.register(step, name, place)
    return parser


@pytest.mark.parametrize(("pattern", "signs"), NEEDED.values(), ids=NEEDED)
def test_the_signs_that_an_expression_needs_are_read_from_it(pattern, signs):
    assert {*needed(re.compile(pattern))} == {frozenset(one) for one in signs}


@QUIETLY
@given(text=TYPED)
def test_no_pattern_that_matches_is_turned_away(steps, text):
    for step in steps:
        tried = {number for number, _ in step.worth(text)}
        matching = [pattern.getCompiledRegExp().search(text) for pattern in step.inlinePatterns]
        assert {number for number, match in enumerate(matching) if match} <= tried


@settings(QUIETLY, max_examples=8)
@given(data=st.data())
def test_no_pattern_is_turned_away_from_a_text_made_of_it(steps, data):
    for step in steps:
        for number, pattern in enumerate(step.inlinePatterns):
            text = data.draw(TYPED) + data.draw(st.from_regex(pattern.getCompiledRegExp()))
            if pattern.getCompiledRegExp().search(text):
                assert (number, pattern) in step.worth(text)


@QUIETLY
@given(text=TYPED)
def test_a_page_is_what_it_would_be_if_every_pattern_were_tried(parsed, untouched, text):
    assert parsed(text).html == untouched(text).html


def test_a_plain_sentence_costs_no_try(steps):
    assert [step.worth("Rest helps, and so does sleep") for step in steps] == [[], []]


def test_a_pattern_may_look_at_what_another_has_read():
    md = Markdown(extensions=["smarty"])
    md.inlinePatterns.register(SimpleTagInlineProcessor("(?<=\x03)(!)(!)", "b"), "behind a mark", 1)
    extend(md)
    assert md.convert("*So*!!") == "<p><em>So</em><b>!</b></p>"
