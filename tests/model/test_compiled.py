"""Patterns that were compiled are kept for the next run, and find what they found."""

import re
import sys

import pytest

from editorial.model import compiled
from tests.conftest import ROOT

PATTERNS = [
    (r"(?P<much>\d+)\s*(?P<what>mg|mL)\b(?!\s+a)", 0),
    ("(?x) one # or\n | (?P<two>ZWEI)", re.IGNORECASE),
    (r"(?<=[äöü“])\w+|(a)?(?(1)b|c)", 0),
]
TEXT = "Take 20 mg, not 5 mg a day. One, zwei; “drei“, schön, ab, c."


@pytest.fixture(autouse=True)
def file(tmp_path, monkeypatch):
    """None of the patterns that others have kept."""
    monkeypatch.setattr(compiled, "FILE", tmp_path / "patterns")
    monkeypatch.setattr(compiled, "_NEW", {})
    compiled._kept.cache_clear()
    yield tmp_path / "patterns"
    compiled._kept.cache_clear()


def found() -> list[list[tuple]]:
    """What the patterns find, as the next run finds it."""
    compiled._kept.cache_clear()
    made = [compiled.compiled(*one) for one in PATTERNS]
    return [[(match.span(), match.groups(), match.groupdict()) for match in one.finditer(TEXT)] for one in made]


def test_a_pattern_that_was_kept_finds_what_it_found(file, monkeypatch):
    plain = [[(m.span(), m.groups(), m.groupdict()) for m in re.finditer(*one[:1], TEXT, one[1])] for one in PATTERNS]
    assert found() == plain
    compiled.keep()
    assert file.exists()
    monkeypatch.setattr(compiled, "_parts", None)  # whoever compiled anew would fail
    assert found() == plain


@pytest.mark.parametrize("damage", [b"", b"\x00", b"no marshal", b"(\x02\x00\x00\x00"])
def test_a_file_that_cannot_be_read_is_made_anew(file, damage):
    plain = found()
    file.write_bytes(damage)
    assert found() == plain
    compiled.keep()
    assert len(compiled._kept()) == len(PATTERNS)


def test_where_no_byte_code_may_be_written_nothing_is_kept(file, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    found()
    compiled.keep()
    assert not file.exists()


def test_where_nothing_can_be_written_all_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr(compiled, "FILE", tmp_path / "no/folder")
    found()
    compiled.keep()


def test_what_was_worked_out_is_worked_out_again_once_it_would_be_another():
    assert compiled.worked_out("words of May", lambda: "old") == "old"
    compiled.keep()
    assert compiled.worked_out("words of May", lambda: "new") == "old"
    assert compiled.worked_out("words of June", lambda: "new") == "new"


def test_no_group_is_repeated_without_giving_back_but_as_a_whole():
    """Before 3.11.5, Python finds nothing by `(?:ab?c)++` (python/cpython#106052); `(?>(?:ab?c)+)` means the same."""
    repeated = re.compile(r"(?<!\\)\)(?:[+*?]|\{[\d,]+\})\+")
    rooms = ("editorial", "builder", "plugins", "devserver", "ship", "bench")
    files = [file for room in rooms for file in (ROOT / room).rglob("*.py")]
    assert [file for file in files if repeated.search(file.read_text(encoding="utf-8"))] == []
