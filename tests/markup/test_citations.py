"""How a citation is written, and what it looks like where it is written otherwise."""

import pytest

from editorial.markup.citations import parts


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("@doe2024", [("doe2024", None)]),
        ("@doe2024, p. 4", [("doe2024", "p. 4")]),
        ("@doe2024; @roe-2020, table 2;\n@fda", [("doe2024", None), ("roe-2020", "table 2"), ("fda", None)]),
        ("@doe2024, pp. 4, 6", [("doe2024", "pp. 4, 6")]),
    ],
    ids=["key", "place", "several", "comma-in-a-place"],
)
def test_keys_and_places(inside, expected):
    assert parts(inside) == expected


@pytest.mark.parametrize(
    "inside",
    ["@", "@ doe", "@Doe", "@doe p. 4", "@doe,", "@doe;", "@doe; roe", "@doe, @roe", "@2024doe", "@doe_2024"],
)
def test_what_is_written_otherwise_is_none_and_stays_as_typed(inside, parsed):
    assert parts(inside) is None
    document = parsed(f"Rest is best.[{inside}]")
    assert document.body[0].text == f"Rest is best.[{inside}]"
    assert [(citation.typed, citation.parts) for citation in document.citations] == [(inside, None)]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("One.[@doe] Two.[@roe]", ["@doe", "@roe"]),
        ("One.[@doe;\n@roe]", ["@doe;\n@roe"]),
        ("[a note] x@example.org [see @doe] `[@doe]`", []),
        ("## One[@doe]\n\n- Two.[@roe]\n\n| Three[@poe] |\n|---|\n| a |", ["@doe", "@roe", "@poe"]),
        ("![A line](tiny.svg \"A line.[@doe]\")", ["@doe"]),
        ("*One.[@doe]* **Two.[@roe]**", ["@doe", "@roe"]),
    ],
    ids=["two", "over-two-lines", "none", "anywhere", "caption", "inside-marks"],
)  # fmt: skip
def test_citations_are_found_in_the_order_of_the_text(text, typed, parsed):
    assert [citation.typed for citation in parsed(text).citations] == typed


def test_a_citation_belongs_to_the_sentence_that_it_follows(parsed):
    (block,) = parsed("One.[@doe] Two, so[@roe; @poe] it is. Three.").body
    assert [(sentence.text, sentence.cites) for sentence in block.sentences] == [
        ("One.", ("doe",)),
        ("Two, so it is.", ("roe", "poe")),
        ("Three.", ()),
    ]
