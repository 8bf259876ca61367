"""The words FILL IN: a warning in a draft, an error on every other page."""

import shutil

import pytest

from editorial.check import check
from tests.commands.test_check import HEADER
from tests.rules.test_mistakes import SOUND


def said(folder, text: str, more: str = "", header: str = HEADER) -> list[str]:
    content = shutil.copytree(SOUND, folder / "content")
    (content / "articles").mkdir()
    (content / "articles/rest.md").write_text(header.format(more) + text + "\n", encoding="utf-8")
    return [str(finding) for finding in check(content)]


def test_a_draft_may_have_gaps_and_they_are_said(tmp_path):
    [line] = said(tmp_path, "Rest helps. FILL IN how much", "status: draft\n")
    assert line == (
        "content/articles/rest.md:12:13: R101 warning: text: "
        '"FILL IN how much" is not written yet. Write it, or keep `status: draft`'
    )


@pytest.mark.parametrize("more", ["", "status: published\n", "status: hidden\n"], ids=["unsaid", "published", "hidden"])
def test_any_other_page_may_have_none(tmp_path, more):
    [line] = said(tmp_path, "Rest helps (FILL IN how much) a little.", more)
    assert line.split(": ", 1)[1] == (
        'R101 error: text: "FILL IN how much" is not written yet. Write it, or keep `status: draft`'
    )


def test_a_gap_in_the_header_is_named_by_its_field(tmp_path):
    header = HEADER.replace("summary: It helps.", "summary: FILL IN one sentence").replace("Two.", "FILL IN a point")
    lines = said(tmp_path, "Rest helps.", "status: draft\n", header)
    assert [line.split(": ")[0:3:2] for line in lines] == [
        ["content/articles/rest.md:7:1", "summary"],
        ["content/articles/rest.md:8:20", "key_points.2"],
    ]


@pytest.mark.parametrize(
    "text",
    ["FILL\nIN how much", "- FILL IN one\n    line", "## FILL IN a heading", "![FILL IN it](../figures/picture.png)"],
    ids=["over-two-lines", "in-a-list", "heading", "picture"],
)
def test_a_gap_is_found_wherever_it_stands(tmp_path, text):
    assert [line.split(": ")[1] for line in said(tmp_path, text, "status: draft\n")] == ["R101 warning"]


def test_two_gaps_of_a_list_are_two(tmp_path):
    assert len(said(tmp_path, "- FILL IN one\n- FILL IN two", "status: draft\n")) == 2


@pytest.mark.parametrize(
    "text", ["Please fill in the form.", "`FILL IN`", "REFILL INSIDE"], ids=["small", "code", "in"]
)
def test_what_is_no_gap(tmp_path, text):
    assert said(tmp_path, text) == []
