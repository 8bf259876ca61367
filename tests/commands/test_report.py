"""How findings are told: on a terminal, to a workflow."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from editorial import report
from editorial.findings import Finding, Place

PROVEN = Finding(Path("content/a,b.md"), Place(3, 8), "", '"proven" is 100% too strong', "R38")
DATE = Finding(Path("content/a.md"), Place(1), "date", "expected a date", "R78")


@pytest.fixture
def told(tmp_path, monkeypatch):
    """A function that tells one finding in a text on a terminal, or on paper."""

    def told(finding: Finding, text: str, terminal: bool = True, **settings) -> str:
        (tmp_path / finding.path).parent.mkdir(exist_ok=True)
        (tmp_path / finding.path).write_text(text, encoding="utf-8")
        out = io.StringIO()
        console = Console(file=out, force_terminal=terminal, highlight=False, soft_wrap=True, **settings)
        monkeypatch.setattr(report, "Console", lambda **_: console)
        report.text([finding], tmp_path)
        return out.getvalue()

    return told


def test_on_a_terminal_the_line_is_shown_and_the_place_marked(told):
    said = told(PROVEN, "One.\nTwo.\nThis is proven.\n", no_color=True, color_system=None)
    assert said.splitlines() == [str(PROVEN), "    This is proven.", "           ^"]


def test_a_long_line_is_cut_around_its_place(told):
    finding = Finding(Path("content/a.md"), Place(1, 501), "", "wrong")
    _, shown, mark = told(finding, "x" * 500 + "HERE" + "y" * 500, color_system=None).splitlines()
    assert shown[mark.index("^") :].startswith("HERE")
    assert len(shown) <= 100


def test_a_place_past_the_end_of_its_file_is_told_without_a_line(told):
    assert told(Finding(Path("content/a.md"), Place(9), "", "wrong"), "One.\n", color_system=None).count("\n") == 1


def test_elsewhere_a_finding_is_one_line_without_color(told):
    assert told(PROVEN, "One.\nTwo.\nThis is proven.\n", terminal=False) == f"{PROVEN}\n"


def test_an_error_is_red_where_color_is_allowed(told):
    said = told(PROVEN, "", color_system="standard")
    assert "\x1b[31mR38 error\x1b[0m" in said


def test_a_workflow_gets_annotations_with_their_signs_escaped():
    assert report.github([PROVEN, DATE]).splitlines() == [
        "::error file=content/a%2Cb.md,line=3,col=8,title=R38%3A Words that no study can keep are not used"
        '::"proven" is 100%25 too strong',
        "::error file=content/a.md,line=1,col=1,title=R78%3A Files and headers are whole and in the right form"
        "::date: expected a date",
    ]


def test_nothing_found_is_nothing_for_a_workflow():
    assert report.github([]) == ""
