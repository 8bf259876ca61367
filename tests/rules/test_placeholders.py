"""The words FILL IN: a warning in a draft, an error on a page for readers."""

import pytest


def test_a_draft_may_have_placeholders_and_they_are_said(said):
    (line,) = said("Rest helps. FILL IN how much", status="draft")
    assert line == ('R101 warning: text: "FILL IN how much" is not written yet. Write it, or keep `status: draft`')


def test_a_page_for_readers_may_have_none(said):
    (line,) = said("Rest helps (FILL IN how much) a little.")
    assert line == 'R101 error: text: "FILL IN how much" is not written yet. Write it, or keep `status: draft`'


def test_a_placeholder_in_the_header_is_named_by_its_field(said):
    lines = said("Rest.", summary="FILL IN one sentence", key_points="[One., FILL IN a point, Three.]", status="draft")
    assert [line.split(": ")[1] for line in lines] == ["summary", "key_points.2"]


@pytest.mark.parametrize(
    "text",
    [
        "FILL\nIN how much",
        "- FILL IN one\n    line",
        "## FILL IN a heading",
        "![FILL IN it](../figures/picture.png)",
        "F*ILL* &#73;N how much",
    ],
    ids=["over-two-lines", "in-a-list", "heading", "picture", "in-pieces"],
)
def test_a_placeholder_is_found_wherever_it_stands(said, text):
    assert "R101 warning" in [line.split(": ")[0] for line in said(text, status="draft")]


def test_two_placeholders_of_a_list_are_two(said):
    assert len(said("- FILL IN one\n- FILL IN two", status="draft")) == 2


@pytest.mark.parametrize(
    "text", ["Please fill in the form.", "`FILL IN`", "REFILL INSIDE"], ids=["small", "code", "in"]
)
def test_what_is_no_placeholder(said, text):
    assert said(text) == []
