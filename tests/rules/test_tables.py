"""Tables. Each single mistake stands in `mistakes/table-...`."""

import pytest

from tests.conftest import HEADER, findings

TABLE = "| Ask | Why |\n|:---|---:|\n| What it costs | Plans differ. |"

LET_PASS = {
    "table": f"Table: What to ask.\n\n{TABLE}",
    "caption-over-two-lines": f"Table: What to ask\nabout cost.\n\n{TABLE}",
    "table-without-outer-lines": "Table: What to ask.\n\nAsk | Why\n--- | ---\nThis | That",
    "corner-without-words": "Table: Who did better.\n\n| | Rest | Walking |\n|---|---|---|\n| Pain | 3 | 4 |",
    "four-columns": "Table: All.\n\n| A | B | C | D |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |",
    "table-in-a-card": '!!! note "Cost"\n    Table: What to ask.\n\n    ' + TABLE.replace("\n", "\n    "),
    "bars-in-cells": "Table: All.\n\n| A | B |\n|---|---|\n| a \\| b | `x | y`, `x \\| y` |",
    "empty-cells": "Table: All.\n\n| A | B |\n|---|---|\n| a | |\n|  | b |",
    "rows-without-outer-lines": "Table: All.\n\n| A | B |\n| - | - |\na | b |\n| c | d",
    "list-right-below": f"Table: What to ask.\n\n{TABLE}\n- One\n- Two",
    "a-bar-in-a-sentence": "It is this | or that.",
    "table-in-code": f"```\n{TABLE}\n```",
}


@pytest.mark.parametrize("text", LET_PASS.values(), ids=LET_PASS)
def test_what_is_whole_is_let_pass(said, text):
    assert said(text) == []


REFUSED = {
    "caption-below": f"{TABLE}\n\nTable: What to ask.",
    "caption-without-an-empty-line": f"What to ask.\n\n{TABLE}",
    "second-table-without": f"Table: What to ask.\n\n{TABLE}\n\n{TABLE}",
    "all-columns-unnamed": "Table: What to ask.\n\n| | |\n|---|---|\n| This | That |",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_a_table_that_is_not_whole_is_said(said, text):
    (sentence,) = said(text)
    assert sentence.startswith("R20 error: table: ")


NOT_YET = "is not a table yet"


def test_a_caption_of_another_language_is_shown_how_to_begin(said):
    sentences = said(f"Tabla: Lo que cuesta.\n\n{TABLE}", lang="es")
    assert any("this line is not a caption yet. Begin it with" in one for one in sentences)


ROWS = {
    "cell-too-many": (f"{TABLE}\n| a | b | c |", 6, "this row has 3 cells and needs 2, one for each header"),
    "cell-too-few": (f"{TABLE}\n| a |\n| a | b |", 6, "this row has 1 cell and needs 2, one for each header"),
    "bar-in-a-cell": (f"{TABLE}\n| a | b | or c |", 6, "this row has 3 cells and needs 2, one for each header"),
    "one-header": ("| A |\n|---|\n| a | b |", 5, "this row has 2 cells and needs 1, one for each header"),
    "empty-row": (f"{TABLE}\n| | |\n| a | b |", 6, "this row is empty"),
    "headers-again": (f"{TABLE}\n| **Ask** | Why |\n| a | b |", 6, "this row holds the headers once more"),
    "text-right-below": (f"{TABLE}\nAsk us.", 6, "the line right below it became a row of it"),
    "dashes-twice": ("| A | B |\n|:---|---|\n|---|---|\n| a | b |", 5, "a line of dashes stands below the headers alone"),
    "headers-alone": ("| A | B |\n|---|---|", 3, "has headers and no row"),
    "row-apart": (f"{TABLE}\n\n| a | b |", 7, "this row stands apart from its table"),
    "dashes-too-few": ("| A | B | C |\n|---|---|\n| a | b | c |", 3, NOT_YET),
    "dashes-of-another-program": ("| A | B |\n|===|===|\n| a | b |", 3, NOT_YET),
    "dashes-made-by-an-office": ("| A | B |\n|—|—|\n| a | b |", 3, NOT_YET),
    "text-right-above": ("Ask us.\n| A | B |\n|---|---|\n| a | b |", 4, NOT_YET),
    "plus-signs": ("+---+---+\n| A | B |\n+===+===+\n| a | b |", 4, NOT_YET),
    "in-a-point": ("- Ask us.\n| A | B |\n|---|---|\n| a | b |", 4, NOT_YET),
}  # fmt: skip


@pytest.fixture
def found(sound):
    """A function that finds what is wrong with a text, whose first line it counts as 1."""

    def found(text: str) -> list[tuple[str, str, int]]:
        (sound / "articles/text.md").write_text(f"{HEADER}{text}\n", encoding="utf-8")
        return [(f.rule, f.sentence, f.place.line - HEADER.count("\n")) for f in findings(sound)]

    return found


@pytest.mark.parametrize(("text", "line", "words"), ROWS.values(), ids=ROWS)
def test_a_row_whose_words_would_be_lost_is_said_at_its_line(found, text, line, words):
    ((rule, sentence, at),) = found(f"Table: What to ask.\n\n{text}")
    assert (rule, sentence[: len(words)], at) == ("R20", words, line)
