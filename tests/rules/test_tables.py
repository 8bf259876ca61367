"""Tables. Each single mistake stands in `mistakes/table-...`."""

import pytest

TABLE = "| Ask | Why |\n|:---|---:|\n| What it costs | Plans differ. |"

LET_PASS = {
    "table": f"Table: What to ask.\n\n{TABLE}",
    "caption-over-two-lines": f"Table: What to ask\nabout cost.\n\n{TABLE}",
    "table-without-outer-lines": "Table: What to ask.\n\nAsk | Why\n--- | ---\nThis | That",
    "corner-without-words": "Table: Who did better.\n\n| | Rest | Walking |\n|---|---|---|\n| Pain | 3 | 4 |",
    "four-columns": "Table: All.\n\n| A | B | C | D |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |",
    "table-in-a-card": '!!! note "Cost"\n    Table: What to ask.\n\n    ' + TABLE.replace("\n", "\n    "),
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
