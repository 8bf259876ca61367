"""What git checks before a commit: just what would be committed, in the way of nobody else."""

import os
import subprocess
from pathlib import Path

import pytest

from editorial.commands.command import CommandError
from editorial.commands.hook import SCRIPT, install
from ship.git import ShipError
from tests.conftest import ROOT

NOBODY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
NAME = "content/pages/about.md"


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    environment = os.environ | NOBODY
    return subprocess.run(["git", *who, *arguments], cwd=folder, env=environment, capture_output=True, text=True)


@pytest.fixture
def hooked(project):
    """A project under git, whose commits are checked."""
    (project / ".venv").symlink_to(ROOT / ".venv")
    (project / ".gitignore").write_text("/.venv\n/.cache\n__pycache__\n")
    git(project, "init", "--quiet")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message=Begin")
    assert install(project).endswith("rm .git/hooks/pre-commit")
    return project


def test_what_is_committed_is_checked_and_nothing_else(hooked):
    file = hooked / NAME
    sound = file.read_text(encoding="utf-8")
    wrong = sound.replace("\ntitle:", "\ntitel:")

    file.write_text(wrong, encoding="utf-8")
    git(hooked, "add", NAME)
    file.write_text(sound, encoding="utf-8")  # mended in the folder alone
    done = git(hooked, "commit", "--message=Wrong")
    assert done.returncode == 1
    line = wrong[: wrong.index("titel:")].count("\n") + 1
    assert f"{NAME}:{line}:1: R78 error: titel: " in done.stderr
    assert "git commit --no-verify" in done.stderr
    assert git(hooked, "commit", "--no-verify", "--message=Wrong").returncode == 0

    (hooked / "content/articles/new.md").write_text("No header, and not to be committed.\n")
    other = hooked / "content/pages/disclaimer.md"
    other.write_text(f"{other.read_text(encoding='utf-8')}\n", encoding="utf-8")
    done = git(hooked, "commit", "--message=Another's mistake stops nobody", "content/pages/disclaimer.md")
    assert (done.returncode, done.stderr) == (0, "")


def test_what_a_sparse_checkout_leaves_out_is_read_all_the_same(hooked):
    git(hooked, "sparse-checkout", "set", "--no-cone", "/*", f"!/{NAME}")
    assert not (hooked / NAME).exists()
    other = hooked / "content/pages/disclaimer.md"
    other.write_text(f"{other.read_text(encoding='utf-8')}\n", encoding="utf-8")
    done = git(hooked, "commit", "--all", "--message=Nothing wrong")
    assert (done.returncode, done.stderr) == (0, "")
    other.write_text("No header.\n")
    assert "disclaimer.md:1:1: R78 error: header" in git(hooked, "commit", "--all", "--message=Wrong").stderr


def test_a_new_worktree_that_is_not_set_up_is_not_stopped(hooked):
    git(hooked, "worktree", "add", "--quiet", "../beside")
    beside = hooked.parent / "beside"
    (beside / NAME).write_text("No header.\n")
    done = git(beside, "commit", "--all", "--message=Wrong")
    assert (done.returncode, "Not checked: run make check first" in done.stderr) == (0, True)
    (beside / ".venv").symlink_to(ROOT / ".venv")
    (beside / ".cache").symlink_to(hooked / ".cache")
    git(beside, "reset", "--soft", "HEAD~1")
    assert git(beside, "commit", "--all", "--message=Wrong").returncode == 1


def test_a_folder_that_git_does_not_trust_comes_with_what_git_asks_for(hooked, monkeypatch):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(ShipError, match=r"belongs to somebody else\. If you trust it: git config --global --add safe"):
        install(hooked)


def test_the_hook_stands_where_git_looks_for_it_and_leaves_that_of_another(tmp_path):
    with pytest.raises(ShipError, match="no repository of this project here"):
        install(tmp_path)
    git(tmp_path, "init", "--quiet")
    (tmp_path / "blog").mkdir()  # of a larger one, whose commits would look for the hook's command in vain
    with pytest.raises(ShipError, match="no repository of this project here"):
        install(tmp_path / "blog")
    git(tmp_path, "config", "core.hooksPath", "hooks")
    assert install(tmp_path) == install(tmp_path)
    file = tmp_path / "hooks/pre-commit"
    assert (file.read_text(), file.stat().st_mode & 0o777) == (SCRIPT, 0o755)
    file.write_text("#!/bin/sh\nmake lint\n")
    with pytest.raises(CommandError, match="hook of your own, and stays"):
        install(tmp_path)
    assert file.read_text() == "#!/bin/sh\nmake lint\n"
    git(tmp_path, "config", "core.hooksPath", os.devnull)
    with pytest.raises(CommandError, match=f"git runs no hooks: core.hooksPath is {os.devnull}"):
        install(tmp_path)
