"""Of two files that want one thing, the newer gives way: by git where git knows, else by the times of the files."""

import os
import shutil
import unicodedata
from pathlib import Path

import pytest

from tests.conftest import HEADER, change, findings, with_fields
from tests.ship.conftest import WRITER, git, sign

FIELDS = "title: On {name}\nslug: {name}\ntags: [{tag}]\nsummary: It helps.\naliases: [{alias}]"
ARTICLE = f"{with_fields(HEADER, FIELDS)}Text.\n"


@pytest.fixture
def content(sound) -> Path:
    """The sound content, in a checkout of git, with an article `z-old.md` that was kept in 2020."""
    git(sound, "init", "--quiet")
    write(sound, "z-old", alias="old-place.html", tag="Rest")
    keep(sound, "2020-01-01")
    return sound


def keep(content: Path, day: str) -> None:
    git(content, "add", "--all")
    git(content, "commit", "--quiet", "--message", day, **WRITER, GIT_COMMITTER_DATE=f"{day}T12:00:00Z")


def write(content: Path, file: str, **fields: str) -> None:
    values = {"name": file, "alias": f"{file}-before.html", "tag": "Rest"} | fields
    (content / f"articles/{file}.md").write_text(ARTICLE.format_map(values), encoding="utf-8")


def blamed(content: Path) -> list[tuple[str, str]]:
    return [(finding.path.name, finding.what) for finding in findings(content) if finding.rule == "R78"]


WANTS = {
    "slug": ({"name": "z-old"}, "slug"),
    "alias": ({"alias": "old-place.html"}, "aliases"),
    "alias-in-capitals": ({"alias": "Old-place.html"}, "aliases"),
    "address-that-was-another's": ({"name": "place"}, "slug"),
    "alias-where-another-stands": ({"alias": "articles/z-old.html"}, "aliases"),
    "tag": ({"tag": "rest"}, "tags"),
}


@pytest.mark.parametrize("kept", [False, True], ids=["new-to-git", "kept-later"])
@pytest.mark.parametrize(("fields", "what"), WANTS.values(), ids=WANTS)
def test_the_newer_is_blamed_although_it_comes_first_by_name(content, fields, what, kept):
    if fields == {"name": "place"}:
        write(content, "z-old", alias="articles/place.html")
        keep(content, "2020-01-02")
    write(content, "a-new", **fields)
    if kept:
        keep(content, "2021-01-01")
    assert blamed(content) == [("a-new.md", what)]


def test_how_old_a_text_is_tells_git_that_shows_signatures(content):
    sign(content)
    write(content, "a-new", name="z-old")
    keep(content, "2021-01-01")
    assert blamed(content) == [("a-new.md", "slug")]


def test_the_older_is_blamed_once_it_takes_what_another_has(content):
    write(content, "a-new")
    keep(content, "2021-01-01")
    write(content, "z-old", name="a-new")
    assert blamed(content) == [("z-old.md", "slug")]
    keep(content, "2022-01-01")
    assert blamed(content) == [("z-old.md", "slug")]
    text = (content / "articles/a-new.md").read_text(encoding="utf-8")
    (content / "articles/a-new.md").write_text(text + "\nMore.\n", encoding="utf-8")
    assert blamed(content) == [("z-old.md", "slug")], "who changed something else did not bring it about"


def test_of_two_that_came_at_once_the_one_that_was_changed_last_is_blamed(content):
    write(content, "a-new", name="z-old")
    git(content, "add", "--all")
    noon = WRITER | {"GIT_COMMITTER_DATE": "2020-01-01T12:00:00Z"}
    git(content, "commit", "--quiet", "--amend", "--message", "both", **noon)
    for file in ("a-new", "z-old"):
        path = content / f"articles/{file}.md"
        before = path.read_text(encoding="utf-8")
        path.write_text(before + "\nMore.\n", encoding="utf-8")
        assert blamed(content) == [(f"{file}.md", "slug")]
        path.write_text(before, encoding="utf-8")


@pytest.mark.parametrize("newer", ["a-new", "z-old"])
def test_without_git_the_times_of_the_files_decide(content, newer):
    shutil.rmtree(content / ".git")
    write(content, "a-new", name="z-old")
    for file in ("a-new", "z-old"):
        os.utime(content / f"articles/{file}.md", (0, 2_000 if file == newer else 1_000))
    assert blamed(content) == [(f"{newer}.md", "slug")]


def test_a_draft_gives_way_whatever_its_age(content):
    write(content, "a-new", name="z-old")
    change(content / "articles/z-old.md", "---\n", "---\nstatus: draft\n")
    assert blamed(content) == [("z-old.md", "slug")]


def test_of_two_names_that_differ_in_capitals_the_newer_file_is_blamed(content):
    write(content, "Z-old", name="other")
    assert blamed(content) == [("Z-old.md", "file")]


def test_a_name_is_found_in_either_unicode_form(content):
    composed, parted = (unicodedata.normalize(form, "caf\u00e9") for form in ("NFC", "NFD"))
    write(content, parted, name="cafe")
    write(content, "walk")
    for typed in (composed, parted, "caf%C3%A9"):
        text = ARTICLE.format(name="walk", tag="Rest", alias="w.html") + f"\nSee [the place]({{filename}}{typed}.md).\n"
        (content / "articles/walk.md").write_text(text, encoding="utf-8")
        assert [finding for finding in findings(content) if finding.rule == "R70"] == []
