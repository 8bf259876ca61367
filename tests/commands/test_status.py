"""One screen of what is published, what waits, and what is to be looked at again."""

from argparse import Namespace
from pathlib import Path

import pytest

from editorial.commands import status
from editorial.commands.command import Call, CommandError
from editorial.commands.evidence import ASKED, KEPT
from tests.commands.test_due import sign, write
from tests.conftest import site_of

DAY = "2026-02-03"


@pytest.fixture
def root(sound, clock) -> Path:
    """The sound content, on a day, with one article."""
    clock(DAY)
    write(sound, "rest", "Rest or walk?")
    return sound


def call(root: Path) -> Call:
    return Call(root.parent, site_of(root, NOTICES=[]), Namespace())  # a notice names a day of its own


def said(root: Path, capsys) -> list[str]:
    """What is said of the content, line by line, with single spaces."""
    assert status.run(call(root)) == 0
    return [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]


def test_where_nothing_waits_each_line_says_so(root, capsys):
    pages = len(list((root / "pages").glob("*.md")))
    lines = said(root, capsys)
    assert lines[0] == f"Public 1 article, {pages} page{'s' * (pages != 1)}"
    assert lines[1:] == [
        "Drafts none",
        "To come none",
        "Hidden none",
        "Withdrawn none",
        "Reviews overdue none",
        "Never reviewed 1 article (make due)",
        "Retracted studies not known: make retractions",
        "New studies not asked from this machine: make evidence",
        "Statements of a day none",
        "To fill in none",
        "Invitations left out, since CONTACT in pelicanconf.py says no way to come",
        lines[-1],
    ]
    assert lines[-1].startswith("To mend ")
    assert lines[-1].endswith(" (make check)")


def test_all_that_waits_or_is_due_is_named_with_its_day_and_place(root, capsys, clock):
    sign(root, root / "articles/rest.md", "2026-08-03")
    for slug in ("one", "two", "three", "four"):
        write(root, slug, status="draft")
    draft = root / "articles/one.md"
    draft.write_text(draft.read_text() + "\nFILL IN what it costs. As of May 2019 it was cheap.\n")
    write(root, "kept", "Kept back", status="hidden")
    later = write(root, "later", "A walk in fall")
    later.write_text(
        later.read_text().replace("2026-01-05", "2026-09-09") + "\nAs of May 2025 no pillow was recalled.\n"
    )
    (root / "data/retractions.yaml").write_text(
        "read_on: 2026-08-01\nrows: 1\nnotices:\n- {record: '1', nature: Retraction, date: 2026-07-01, DOI: 10.1000/182}\n"
    )
    references = root / "data/references.yaml"
    assert "10.1000/182" in references.read_text()
    clock("2026-08-04")
    whole = said(root, capsys)
    lines = "\n".join(whole)
    assert "Drafts 4\n" in lines
    assert "\nand 1 more\nTo come 1\n2026-09-09 A walk in fall (content/articles/later.md)\n" in lines
    assert "Hidden 1\nKept back (content/articles/kept.md)\n" in lines
    assert "Reviews overdue 1\n2026-08-03 Rest or walk? (content/articles/rest.md)\nNever reviewed 1 article" in lines
    assert "Retracted studies " in lines
    assert "was retracted on 2026-07-01" in lines
    assert (
        'Statements of a day 1\n2026-05-01 content/articles/later.md:19: "As of May 2025 no pillow was recalled."'
        in lines
    )
    assert "To fill in 1\ncontent/articles/one.md: 1\n" in lines
    assert len(whole) <= 40, "one screen"
    clock("2026-12-24")
    assert "2026-08-03 Rest or walk? (content/articles/rest.md) [left out]" in said(root, capsys)


def test_new_studies_count_until_somebody_has_looked(root, capsys):
    call(root).store.keep_facts(KEPT, {ASKED: DAY, "content/articles/rest.md": '["2026-01-05", 7]'})
    assert "New studies 7\ncontent/articles/rest.md: 7\n" in "\n".join(said(root, capsys))
    sign(root, root / "articles/rest.md")
    assert f"New studies none, PubMed said on {DAY}" in said(root, capsys)


def test_a_text_that_cannot_be_read_hides_nothing_else(root, capsys):
    (root / "articles/broken.md").write_text("No header.\n")
    lines = said(root, capsys)
    assert "Hidden none" in lines
    assert "To mend 1," in lines[-1]


def test_a_clock_that_is_wrong_is_said_and_nothing_else(root, capsys, clock):
    (root / "data/addresses.yaml").write_text("live: [articles/rest.html]\n")
    clock("1970-01-01")
    with pytest.raises(CommandError, match="Set it right"):
        status.run(call(root))
    assert capsys.readouterr().out == ""
