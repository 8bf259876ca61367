"""How a citation is written, for those who check it and those who set it."""

import pytest

from editorial.markup.citation import CITATION, parts


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
def test_what_is_written_otherwise_is_none(inside):
    assert parts(inside) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One.[@doe] Two.[@roe]", ["@doe", "@roe"]),
        ("One.[@doe;\n@roe]", ["@doe;\n@roe"]),
        ("[a note] x@example.org [see @doe]", []),
        ("One.[@]", ["@"]),
    ],
    ids=["two", "over-two-lines", "none", "empty"],
)
def test_citations_are_found_in_a_text(text, found):
    assert [match[1] for match in CITATION.finditer(text)] == found
