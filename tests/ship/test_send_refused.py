"""What keeps a text from being sent, and that nothing has changed then."""

import os
from pathlib import Path

import pytest

from ship import ready, said
from ship.git import ShipError
from ship.send import send as send_here
from tests.ship.conftest import NOBODY, REST, git, run
from tests.ship.sending import colleague, edit, seen, write


@pytest.mark.parametrize(
    ("git_said", "remedy"),
    [
        (" ! [rejected]        07d51d9 -> jane-doe/rest (non-fast-forward)\nerror: failed to push", "Send it again"),
        ("remote: error: GH007: Your push would publish a private email address.", "make send EMAIL="),
        ("Host key verification failed.\nfatal: Could not read from remote repository.", "ssh -T git@github.com"),
        ("fatal: unable to access 'https://github.com/a/b/': SSL certificate problem: not yet valid", "clock is right"),
        ("fatal: unable to access 'https://github.com/a/b/': The requested URL returned error: 503", "githubstatus"),
    ],
    ids=["twice-at-once", "private-mail", "unknown-host", "certificate", "out-of-order"],
)
def test_what_is_in_the_way_at_github_is_said_with_its_remedy(git_said, remedy):
    assert remedy in said.trouble(git_said).partition(" git said:")[0]


def hook(name: str, where: str = "project/.git", says: int = 2):
    def put(desk: Path) -> None:
        file = desk.parent / where / "hooks" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"#!/bin/sh\necho 'the hook says no' >&{says}\nexit 1\n")
        file.chmod(0o755)

    return put


def begin_merge(desk: Path) -> None:
    git(desk, "checkout", "--quiet", "-b", "aside")
    git(desk, "-c", "user.name=A", "commit", "--quiet", "--allow-empty", "-mAside")
    git(desk, "checkout", "--quiet", "main")
    git(desk, "merge", "--no-ff", "--no-commit", "aside")


def stage_apart(desk: Path) -> None:
    git(desk, "add", REST)
    edit(desk, REST, "Two", "Zwei")


def begin_anew(*names: str):
    """Branches of the remote that have no commit in common with what was there."""

    def spoil(desk: Path) -> None:
        new = git(desk, "-c", "user.name=A", "commit-tree", "-mAnew", "HEAD^{tree}")
        git(desk, "push", "--quiet", "--force", "origin", *(f"{new}:refs/heads/{name}" for name in names))

    return spoil


def large(desk: Path) -> None:
    with (desk / "content/articles/talk.mp4").open("wb") as file:
        file.truncate(ready.LARGEST + 1)


FAILURES = {
    "no-repository": (
        lambda desk: (desk / ".git").rename(desk / ".not"),
        "git knows no repository of this project here",
    ),
    "no-remote": (lambda desk: git(desk, "remote", "remove", "origin"), "git knows no remote called origin"),
    "unreachable": (
        lambda desk: (desk.parent / "remote.git").rename(desk.parent / "gone"),
        "origin leads nowhere. Ask where it is, then: git remote set-url origin ADDRESS",
    ),
    "shut": (lambda desk: (desk / ".git/FETCH_HEAD").mkdir(), "git cannot write into this folder"),
    "no-host": (
        lambda desk: git(desk, "remote", "set-url", "origin", "https://no-such-host.invalid/a/b"),
        "origin cannot be reached. Look whether this machine is on the network",
    ),
    "detached": (
        lambda desk: git(desk, "checkout", "--quiet", "--detach"),
        'this folder is on no branch ("detached HEAD")',
    ),
    "elsewhere": (
        lambda desk: git(desk, "checkout", "--quiet", "-b", "x"),
        "is on the branch x, not on main. Go there",
    ),
    "merging": (begin_merge, "git is in the midst of a merge, a rebase or the like."),
    "staged": (stage_apart, f"git holds another version of {REST} than the folder. Take the folder's: git add"),
    "committed": (
        lambda desk: git(desk, "commit", "--quiet", "-amMine"),
        'main here holds what origin does not have ("Mine")',
    ),
    "begun-anew": (
        begin_anew("main"),
        "main here has no commit in common with origin, as where its history was begun anew.",
    ),
    "branch-begun-anew": (
        begin_anew("jane-doe/rest"),
        "Keep what you need of it, then: git push origin --delete jane-doe/rest",
    ),
    "wrong": (
        lambda desk: edit(desk, REST, "Two", "WRONG"),
        f"first mend what is wrong, then send it again.\n{REST}:5:",
    ),
    "hook": (hook("pre-commit"), "the hook says no"),
    "push-hook": (hook("pre-push", says=1), "the hook says no"),
    "refused": (hook("pre-receive", "remote.git"), "origin did not take it."),
    "large": (large, "content/articles/talk.mp4 has 100 MB, and GitHub takes no file above 100."),
    "nobody": (
        lambda desk: git(desk, "config", "--unset", "user.name"),
        "git lacks your name, as it shall stand in the history at GitHub. Say them once: make",
    ),
    "no-mail": (
        lambda desk: git(desk, "config", "--unset", "user.email"),
        "git lacks a mail address beside it, which everyone can see there.",
    ),
}


@pytest.mark.parametrize(("spoil", "sentence"), FAILURES.values(), ids=FAILURES)
def test_when_it_fails_nothing_has_changed_here_or_there(desk, monkeypatch, spoil, sentence):
    for name in set(os.environ) - set(NOBODY):
        monkeypatch.delenv(name)
    for name, value in NOBODY.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(desk)
    colleague(desk, "main", {"content/articles/theirs.md": ("", "Theirs.")})
    edit(desk, REST, "One", "Eins")
    write(desk, "content/articles/new.md", "New.")
    spoil(desk)
    before = seen_or_not(desk)
    with pytest.raises(ShipError) as error:
        send_here("", "", "", mine=False)
    assert sentence in str(error.value)
    assert seen_or_not(desk) == before


def seen_or_not(desk: Path) -> tuple:
    if (desk / ".git").exists():
        return seen(desk)
    return tuple(sorted(desk.rglob("*")))


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        ("content/articles/none.md", "is not there. Check the path"),
        ("content/data/references.yaml", "is not an article or page. Name its file"),
        ("content/articles/x.md", "git ignores content/articles/x.md, since .gitignore:1:x.md says so."),
    ],
)
def test_a_file_that_cannot_go_is_named(desk, file, sentence):
    write(desk, ".gitignore", "x.md\n")
    write(desk, "content/articles/x.md", "x")
    assert sentence in run(desk, "send", file).stderr
