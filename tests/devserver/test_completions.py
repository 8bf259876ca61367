"""What VS Code takes from .vscode/: marks that we understand, studies that there are, and findings at their place."""

import json
import re

from devserver import completions
from editorial.findings import Finding, Place
from editorial.rules.cards import KINDS
from tests.conftest import ROOT, site_of


def read(name: str) -> dict:
    """A file of .vscode/, in which a line may be a comment."""
    return json.loads(re.sub(r"^ *//.*", "", (ROOT / ".vscode" / name).read_text(encoding="utf-8"), flags=re.MULTILINE))


def test_each_study_is_completed_after_a_change_too_and_without_the_folder_nothing_is_written(tmp_path):
    site = site_of(ROOT / "content")
    completions.write(tmp_path, site)
    assert list(tmp_path.iterdir()) == []
    file = tmp_path / completions.FILE
    file.parent.mkdir()
    file.write_text("old")
    completions.write(tmp_path, site)
    snippets = json.loads(file.read_text(encoding="utf-8"))
    assert {one["body"] for one in snippets.values()} == {f"@{key}" for key in site.references.records}


def test_each_kind_of_card_is_a_snippet_and_what_it_types_is_understood(said):
    snippets = read("marks.code-snippets").values()
    typed = ["\n".join(one["body"]) for one in snippets if one["prefix"].startswith("!!!")]
    assert {card.split()[1] for card in typed} == set(KINDS)
    for card in typed:
        blank = re.sub(r"\$\{\d+\|(.+?),.*?\|\}", r"\1", card).replace("[@$", "[@doe2024]$")
        plain = re.sub(r"\$\{\d+:(.*?)\}|\$\d", r"\1", blank).replace("]]", "]")
        found = [one for one in said(f"A paragraph.\n\n{plain}\n\n## After it\n\nWords.") if "card" in one]
        assert found == [], card


def test_a_finding_is_found_at_its_place_and_each_save_begins_anew():
    finding = Finding(ROOT.joinpath("content/a b.md").relative_to(ROOT), Place(3, 8), "date", "expected: a date", "R7")
    matchers = [task["problemMatcher"] for task in read("tasks.json")["tasks"]]
    for matcher in matchers:
        parts = matcher["pattern"]
        found = re.match(parts["regexp"], str(finding))
        told = [found[parts[name]] for name in ("file", "line", "column", "code", "severity", "message")]
        assert told == ["content/a b.md", "3", "8", "R7", "error", "date: expected: a date"]
    code = (ROOT / "devserver/__main__.py").read_text(encoding="utf-8")
    assert f'f"{matchers[0]["background"]["beginsPattern"].lstrip("^")}{{' in code


def test_no_shell_reads_the_name_of_the_file_that_is_checked():
    for task in read("tasks.json")["tasks"]:
        assert "${" not in task["command"], "a file may be called $(...)"
