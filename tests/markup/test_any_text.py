"""Whatever is typed becomes a Document: nothing raises, its places rise, and no HTML comes out that a page may not hold."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editorial.markup.allowed import refused
from plugins.final_check import unexpected
from tests.markup.conftest import Parser

# What means something to Markdown, to our additions or to HTML, and words between.
MARKS = [
    *"*_`~#>|[](){}!<>&;:\"'\\-+=.@\n\t ", "\n\n", "\n    ", "**", "***", "```", "~~~", "    ", "- ", "1. ", "> ", "## ", "===",
    '!!! note "A"\n    ', '!!! evidence "low"\n    ', '!!! risk "B"\n    - C: 1 in 2\n', "!!! trials\n    ", "!!! ", "[@doe2024]",
    "[@doe2024; @", "[a](b.html 'c')", "![d](tiny.svg \"e\")", "[f][g]", "\n\n[g]: https://example.org 'h'\n\n", "Table: i\n\n",
    "| j | k |\n|---|---|\n| l | m |\n", "Word\n:   ", "<sup>", "</sup>", "<br>", "<abbr title='n'>", "</abbr>", "<script>", "</script>",
    "<img src=x onerror=y>", "<span title='", "</section>", "<span id='w' title=\"</p><img src=x onerror=y>\">x</span>", "</span>", '="', "'>", "</head>", "<svg onload=z>",
    "<!--", "-->", "<a href='javascript:z'>", "[o](javascript:p)", "{: #q .r onclick='s' title='t' }",
    "{filename}u.md", "&#118;", "&shy;", "&lt;", "&#0;", "&#x110000;", "&#xD800;", "\u00ad", "\u200b",
    "wzxhzdk:0", "klzzwxh:0000", "--", "...", "5'10\"", "https://example.org/v", "proven", "disc", "ﬁ", "e\u0301",
]  # fmt: skip
# Characters that no file may hold are refused before a text is parsed (`tests/model/test_text.py`).
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cn", "Cs"]), max_size=8)
TYPED = st.lists(st.sampled_from(MARKS) | WORDS, max_size=40).map("".join)


@settings(
    max_examples=400,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(body=TYPED)
def test_any_text_becomes_a_document(parsed: Parser, body: str):
    document = parsed(body, header="---\n---\n")
    assert document.findings == ()
    assert refused(document.html) == document.unclean == ""
    assert unexpected(document.html, (), "") == ""
    places = [
        document.place(block, word.start())
        for block, start, end in document.stream
        for word in re.finditer(r"\w+", block.text[:end])
        if word.start() >= start
    ]
    assert places == sorted(places)
    assert all(place.line > 2 for place in places)
    for block in document.body:
        assert document.place(block) >= (1, 1)
        assert block.text == " ".join(block.text.split())
    for spots in (document.citations, document.links, document.pictures, document.tables, document.cards):
        assert all(document.place_of(one.spot).line > 2 for one in spots)
