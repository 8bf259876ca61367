"""How findings are told: on a terminal, to a workflow."""

import io
import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from editorial import report
from editorial.findings import Finding, Place

PROVEN = Finding(Path("content/a,b.md"), Place(3, 8), "", '"proven" is 100% too strong', "R38")
DATE = Finding(Path("content/a.md"), Place(1), "date", "expected a date", "R78")


@pytest.fixture
def told(tmp_path, monkeypatch):
    """A function that tells findings, one in a text of its own, on a terminal or on paper."""

    def told(finding: Finding | list[Finding], text: str = "", terminal: bool = True, whole=False, **settings) -> str:
        found = finding if isinstance(finding, list) else [finding]
        if text:
            (tmp_path / found[0].path).parent.mkdir(exist_ok=True)
            (tmp_path / found[0].path).write_text(text, encoding="utf-8")
        out = io.StringIO()
        console = Console(file=out, force_terminal=terminal, highlight=False, soft_wrap=True, **settings)
        monkeypatch.setattr(report, "Console", lambda **_: console)
        report.text(found, tmp_path, whole)
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


def test_the_same_fault_is_one_line_with_its_count(told):
    many = [replace(PROVEN, place=Place(line)) for line in (3, 9, 9, 12)] + [replace(PROVEN, path=Path("content/c.md"))]
    (line,) = told(many, color_system=None).splitlines()
    assert line == f"{many[0]} (and 4 more like it: lines 9, 12, content/c.md:3)"
    assert told(many, terminal=False).splitlines() == [str(finding) for finding in many], "elsewhere all are told"


def test_a_terminal_shows_a_screen_and_the_rest_on_request(told):
    many = [replace(PROVEN, sentence=f"word {number}") for number in range(40)]
    said = told(many, color_system=None, height=24, width=80).splitlines()
    assert said[-1] == f"… and {40 - len(said[:-1])} more. All of them: make check ALL=1"
    assert 15 < len(said) < 24
    assert len(told(many, whole=True, color_system=None, height=24).splitlines()) == 40
    assert len(told(many, terminal=False).splitlines()) == 40
    assert told([replace(PROVEN, sentence="long " * 900)], color_system=None).startswith("content/"), "one at least"


@pytest.mark.parametrize("git", [True, False])
def test_errors_come_first_and_of_them_what_this_writer_changed_last(told, tmp_path, git):
    found = [replace(DATE, path=Path(f"content/{name}.md"), sentence=f"expected {name}") for name in "abcd"]
    for age, finding in enumerate(found):
        (tmp_path / finding.path).parent.mkdir(exist_ok=True)
        (tmp_path / finding.path).write_text("x")
        os.utime(tmp_path / finding.path, (age + 1, age + 1))
    if git:  # which knows that d, although it came last, is not this writer's
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        for command in (["init", "-q"], ["add", "content/d.md"], [*identity, "commit", "-qm", "d"]):
            subprocess.run(["git", *command], cwd=tmp_path, check=True)
    found[0] = replace(found[0], level="warning")
    said = told(found, color_system=None).splitlines()
    assert [line[8] for line in said if line.startswith("content/")] == list("cbda" if git else "dcba")


def test_a_workflow_gets_annotations_with_their_signs_escaped():
    assert report.github([PROVEN, DATE], ()).splitlines() == [
        "::error file=content/a%2Cb.md,line=3,col=8,title=R38%3A Words that no study can keep are not used"
        '::"proven" is 100%25 too strong',
        "::error file=content/a.md,line=1,col=1,title=R78%3A Files and headers are whole and in the right form"
        "::date: expected a date",
    ]


def test_what_github_would_drop_is_told_as_text_and_what_was_touched_comes_first():
    many = [Finding(Path(f"content/{n:02}.md"), Place(n), "date", "expected a date") for n in range(1, 13)]
    rows = report.github([*many, PROVEN], {"content/12.md"}).splitlines()
    assert [row[:25] for row in (rows[0], rows[1], rows[9])] == [
        f"::error file=content/{n}.m" for n in ("12", "01", "09")
    ]
    assert rows[10] == "::notice::GitHub shows 10 errors and 10 warnings of a step; 3 more stand in its log."
    assert rows[11:] == [str(finding) for finding in (many[9], many[10], PROVEN)]


def test_no_words_of_a_text_are_a_command_to_github_in_its_log(told):
    quoted = replace(PROVEN, path=Path("content/##[group]a.md"), sentence='"##[stop-commands]proven" is too strong')
    assert "##[" not in told(quoted, terminal=False)
    assert "##[" not in report.github([DATE] * 10 + [quoted], ())


def test_nothing_found_is_nothing_for_a_workflow():
    assert report.github([], ()) == ""
