"""A file is written whole or not at all, on a disk that gets full at whatever moment."""

import errno
import os
from pathlib import Path

import pytest

from editorial.commands.command import CommandError
from editorial.commands.disk import write
from tests import forked_build
from tests.commands.test_main import editorial
from tests.site.conftest import add_person, write_article

# How much room a file may take, as the system itself enforces it.
ROOM = [20, 100, 300]
COMMANDS = {
    "new": ["new", "--kind=news", "--title", "Rest and sleep"],
    "signoff": ["signoff", "content/articles/rest.md", "--by", "jane-doe"],
    "addresses": ["addresses"],
    "due": ["due"],
    "import": ["import", "--file", "page.html"],
}


def tree(folder: Path) -> dict[Path, bytes]:
    parts = (folder / "content", folder / "reviews.ics")
    files = [file for part in parts for file in (part, *part.rglob("*")) if file.is_file()]
    return {file: file.read_bytes() for file in files}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_full_disk_changes_no_file_and_leaves_none_behind(project, command):
    add_person(project, "jane-doe", "Jane Doe", role="Physician")
    write_article(project, "rest")
    if command[0] == "due":  # it writes only what has been reviewed
        assert editorial(project, *COMMANDS["signoff"]).returncode == 0
    picture = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    (project / "page.html").write_text(f'<h1>Sleep</h1><p>Sleep may help.</p><img alt="x" src="{picture}">')
    before = tree(project)
    done = forked_build.run("tests.commands.little_room", [",".join(map(str, ROOM)), *command], project, {**os.environ})
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count(". Make room, then do it again.") == len(ROOM)
    assert tree(project) == before


def test_a_full_disk_is_named(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    file = tmp_path / "rest.md"
    file.write_text("Old.")
    with pytest.raises(
        CommandError, match=r"rest\.md was not written: the disk /\S* is full\. Make room, then do it again\. "
    ):
        write(file, "New.")
    assert ([*tmp_path.iterdir()], file.read_text()) == ([file], "Old.")


def test_a_file_keeps_its_rights_and_a_new_one_gets_those_that_are_usual(tmp_path):
    kept, fresh = tmp_path / "kept.md", tmp_path / "articles" / "fresh.md"
    kept.write_text("Old.")
    kept.chmod(0o640)
    for file in (kept, fresh):
        write(file, "New.")
    mask = os.umask(0)
    os.umask(mask)
    assert [file.stat().st_mode & 0o777 for file in (kept, fresh)] == [0o640, 0o666 & ~mask]


def test_a_new_file_takes_nobodys_place(tmp_path):
    file = tmp_path / "rest.md"
    file.write_text("Old.")
    with pytest.raises(CommandError, match="there is a file of this name"):
        write(file, "New.", new=True)
    assert file.read_text() == "Old."
