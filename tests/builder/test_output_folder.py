"""The last step of a build: one site takes another's place, whole, or nothing changes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builder import clean
from builder import output_folder as swap
from editorial.model.processes import Busy
from tests.conftest import ROOT


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text)
    return path


def seen(path: Path) -> str:
    return (path / "index.html").read_text()


@pytest.fixture(params=["in one step", "in two steps"])
def steps(request, monkeypatch):
    """On a system that exchanges folders, and on one that cannot."""
    if request.param == "in two steps":
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)


@pytest.mark.usefixtures("steps")
def test_the_new_takes_the_place_of_the_old_and_nothing_is_left_over(tmp_path):
    swap.swap(folder(tmp_path / "new", "new"), folder(tmp_path / "output", "old"))
    assert seen(tmp_path / "output") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


@pytest.mark.usefixtures("steps")
def test_the_first_site_needs_no_place_before(tmp_path):
    swap.swap(folder(tmp_path / "new", "new"), tmp_path / "output")
    assert seen(tmp_path / "output") == "new"


@pytest.mark.usefixtures("steps")
def test_a_site_can_be_read_by_whoever_serves_it(tmp_path):
    """Also where a writer's files are for nobody else (umask 077), and where a group shares the folder."""
    before = os.umask(0o077)
    try:
        new = folder(tmp_path / "new", "new")
        (new / "a").mkdir()
        (new / "a" / "b.html").touch()
    finally:
        os.umask(before)
    (new / "shared.html").touch()
    (new / "shared.html").chmod(0o660)
    swap.swap(new, folder(tmp_path / "output", "old"))
    paths = [tmp_path / "output", *sorted((tmp_path / "output").rglob("*"))]
    assert [oct(path.stat().st_mode & 0o777) for path in paths] == ["0o755", "0o755", "0o644", "0o644", "0o664"]


def test_this_system_exchanges_two_folders_in_one_step(tmp_path):
    one, other = folder(tmp_path / "one", "1"), folder(tmp_path / "other", "2")
    assert swap._exchange(one, other), "Linux and macOS can; without it there is a moment with no site"
    assert (seen(one), seen(other)) == ("2", "1")


def test_a_death_between_two_steps_is_mended(tmp_path):
    folder(tmp_path / ".output.old", "old")
    swap.mend(tmp_path / "output")
    assert seen(tmp_path / "output") == "old"
    swap.mend(tmp_path / "output")
    assert seen(tmp_path / "output") == "old"


@pytest.mark.usefixtures("steps")
def test_what_an_earlier_build_has_left_is_never_built_into(tmp_path):
    left = folder(tmp_path / ".output.new.0", "withdrawn")
    new = swap.fresh(tmp_path / "output")
    assert new not in (left, tmp_path / "output")
    assert (list(new.iterdir()), new.stat().st_mode & 0o777) == ([], left.stat().st_mode & 0o777)
    assert swap.leftovers(tmp_path / "output") == [left, new]


def test_an_old_site_that_was_left_is_not_brought_back_later(tmp_path):
    folder(tmp_path / ".output.old", "withdrawn")
    swap.mend(folder(tmp_path / "output", "new"))
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_an_old_site_that_cannot_be_removed_is_not_brought_back_either(tmp_path, monkeypatch):
    old, final = folder(tmp_path / ".output.old", "withdrawn"), folder(tmp_path / "output", "new")
    monkeypatch.setattr(swap, "clear", lambda _: None)
    swap.mend(final)
    assert not old.exists()
    assert seen(final) == "new"
    assert swap.leftovers(final)


def test_clean_waits_for_a_build_to_end(tmp_path):
    final = folder(tmp_path / "output", "old")
    folder(tmp_path / ".output.new.0", "being built")
    (tmp_path / "reviews.ics").touch()
    with swap.alone(final):
        clean = subprocess.Popen(
            [sys.executable, "-m", "builder.clean"], cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE
        )
        assert "Another build is under way" in clean.stderr.readline().decode()
        assert len(list(tmp_path.iterdir())) == 3
    clean.communicate(timeout=20)
    assert (clean.returncode, list(tmp_path.iterdir())) == (0, [])


def test_a_site_that_is_not_wholly_cleared_away_stands_in_no_builds_way(tmp_path, monkeypatch, capsys):
    """Since `make clean` was stopped, or something in it cannot be removed."""
    final = folder(tmp_path / "output", "old")
    (final / "index.html").rename(final / "rest.html")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(swap, "clear", lambda _: None)
    assert clean.main() == 1
    assert capsys.readouterr().err == ".output.new.0 cannot be removed. See who owns it.\n"
    assert swap.unfit(final, []) == ""
    assert not final.exists()


def test_a_refusal_of_the_system_leaves_the_old_where_it_was(tmp_path):
    final = folder(tmp_path / "output", "old")
    with pytest.raises(OSError):  # noqa: PT011
        swap.swap(tmp_path / "nothing", final)
    assert seen(final) == "old"


def test_to_clear_a_link_leaves_what_it_leads_to(tmp_path):
    folder(tmp_path / "mine", "mine")
    (tmp_path / "link").symlink_to(tmp_path / "mine")
    swap.clear(tmp_path / "link")
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    assert seen(tmp_path / "mine") == "mine"


def test_only_one_builds_at_a_time(tmp_path, capsys):
    final = tmp_path / "output"
    with swap.alone(final), pytest.raises(Busy), swap.alone(final, patience=0.2):
        pass
    assert "Another build is under way" in capsys.readouterr().err
    with swap.alone(final, patience=0):
        pass
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_site_is_not_swept_away(tmp_path):
    content = tmp_path / "project/content"
    content.mkdir(parents=True)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/to-my-mother.txt").write_text("Dear")
    (tmp_path / "empty").mkdir()
    folder(tmp_path / "site", "old")
    (tmp_path / "file").write_text("x")
    (folder(tmp_path / "cloned", "old") / ".git").write_text("gitdir: elsewhere")
    assert swap.unfit(tmp_path / "cloned", [content]).startswith("has a history of its own")
    for place in ("project/output", "empty", "site", "none"):
        assert swap.unfit(tmp_path / place, [content]) == "", place
    for place in (".", "project", "project/content", "project/content/output", "letters", "file"):
        assert swap.unfit(tmp_path / place, [content]).endswith(("such as output", "empty it first")), place
