"""What cannot be right is refused in one sentence, and the live site stays as it was."""

import os
import shutil
from pathlib import Path

import pytest

from ship import branch, manifest
from ship.git import ShipError
from tests.ship.conftest import commit, git, head, make, ship


def put(path: str, text: str = "x"):
    """Spoil a project by a file in its output, sealed as if it belonged there."""

    def spoil(project: Path) -> None:
        (project / "output" / path).parent.mkdir(parents=True, exist_ok=True)
        (project / "output" / path).write_text(text)

    return spoil


def heavy(*files: tuple[str, int]):
    """Files that say they are large, and take no room on the disk."""

    def spoil(project: Path) -> None:
        for name, megabytes in files:
            with (project / "output" / name).open("wb") as file:
                file.truncate(megabytes * 10**6)

    return spoil


SITES = {
    "empty": (lambda project: (project / "output/index.html").unlink(), "has no index.html"),
    "empty-home": (lambda project: (project / "output/index.html").write_text(""), "index.html is empty"),
    "large-file": (heavy(("film.mp4", 51)), "film.mp4 weighs 51 MB"),
    "large-site": (heavy(*((f"{number}.bin", 50) for number in range(19))), "output/ weighs 950 MB"),
    "space": (put("two words.html"), "'two words.html' has a name"),
    "line-break": (put("a\nb.html"), r"'a\nb.html' has a name"),
    "letter": (put("tags/jalapeño.html"), r"'tags/jalape\xf1o.html' has a name"),
    "quote": (put('a"b.html'), "has a name"),
    "link": (lambda project: (project / "output/a.html").symlink_to("index.html"), "a.html is a link"),
    "dead-link": (lambda project: (project / "output/a.html").symlink_to("gone"), "a.html is a link"),
    "linked-folder": (lambda project: (project / "output/etc").symlink_to("/etc"), "etc is a link"),
    "pipe": (lambda project: os.mkfifo(project / "output/pipe"), "pipe is neither a file nor a folder"),
    "another-domain": (
        put("CNAME", "health.example.org\n"),
        "built for https://example.org, but content/extra/CNAME has",
    ),
    "git": (put(".git/config"), ".git begins with a dot"),
    "github": (put(".github/workflows/a.yml"), ".github begins with a dot"),
    "secrets": (put(".env", "TOKEN=1"), ".env begins with a dot"),
    "deep-secrets": (put("a/b/.env"), "a/b/.env begins with a dot"),
    "hidden-nojekyll": (put("a/.nojekyll"), "a/.nojekyll begins with a dot"),
    "previews": (put("preview/pr-1/index.html"), "has a folder preview/"),
}


def refused(done, sentence: str) -> None:
    assert done.returncode == 1
    assert done.stderr.startswith("Not published: ")
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_branch_that_is_called_as_if_it_stood_in_ours_is_named(small, remote):
    git(small, "push", "--quiet", "origin", "HEAD:refs/heads/gh-pages/old")
    done = ship(small)
    refused(done, "origin has a branch gh-pages/old, beside which git can have none that is called gh-pages")
    for command in done.stderr.partition("Call it something else: ")[2].split(" && "):
        git(small, *command.split()[1:])
    assert ship(small).returncode == 0


@pytest.mark.parametrize("path", [".nojekyll", ".well-known/security.txt"])
def test_the_webs_own_hidden_files_are_published(small, remote, path):
    make(small, {path: ""})
    assert ship(small).returncode == 0
    assert git(remote, "cat-file", "-t", f"gh-pages:{path}") == "blob"


def change(path: str):
    def spoil(project: Path) -> None:
        (project / path).write_text("changed\n")

    return spoil


def unseen(path: str, *told: str, ignored: str = ""):
    """Add to a file once git was `told` not to tell of it, or has it `ignored`."""

    def spoil(project: Path) -> None:
        git(project, *told)
        (project / ".git/info/exclude").write_text(ignored)
        (project / path).parent.mkdir(exist_ok=True)
        with (project / path).open("a") as file:
            file.write("more\n")

    return spoil


def build_again(project: Path) -> None:
    """`make publish` without `make test`."""
    seal = (project / ".output.seal").read_text()
    make(project, {"index.html": "<!doctype html>New"})
    (project / ".output.seal").write_text(seal)


def leave_out(file: str):
    """A file was committed, and is none of those that a sparse checkout lays out."""

    def spoil(project: Path) -> None:
        change(file)(project)
        commit(project, "One more")
        git(project, "sparse-checkout", "set", "--no-cone", "/*", f"!/{file}")
        assert not (project / file).exists()

    return spoil


PLACES = {
    "no-repository": (
        lambda project: shutil.rmtree(project / ".git"),
        "git knows no repository of this project here. Clone it",
    ),
    "no-remote": (lambda project: git(project, "remote", "remove", "origin"), "git remote add origin"),
    "remote-away": (lambda project: git(project, "remote", "set-url", "origin", "/nowhere"), "cannot be reached"),
    "on-gh-pages": (lambda project: git(project, "symbolic-ref", "HEAD", "refs/heads/gh-pages"), "git checkout main"),
    "source-on-gh-pages": (
        lambda project: git(project, "branch", "--move", "--force", "gh-pages"),
        "git branch --move main && git push origin main",
    ),
    "folder-of-a-larger-one": (
        lambda project: (shutil.rmtree(project / ".git"), git(project.parent, "init", "--quiet")),
        "git knows no repository of this project here",
    ),
    "dirty": (change(".gitignore"), "not all changes are committed"),
    "untracked": (change("new.md"), "look at new.md"),
    "untracked-unsaid": (unseen("new.md", "config", "status.showUntrackedFiles", "no"), "look at new.md"),
    "left-out": (
        leave_out("new.md"),
        "git was told not to look at new.md, so nobody knows whether it is as it was committed. Let it look: git sparse-checkout disable",
    ),
    "not-looked-at": (
        unseen(".gitignore", "update-index", "--skip-worktree", ".gitignore"),
        "--no-skip-worktree .gitig",
    ),
    "ignored": (
        unseen("content/a.md", "status", ignored="a.md"),
        "git ignores content/a.md, since .git/info/exclude:1:",
    ),
    "site-kept": (
        lambda project: git(project, "add", "--force", "output"),
        "git rm -r --quiet --cached output && git commit",
    ),
    "broken-index": (change(".git/index"), "git status failed"),
    "built-dirty": (change("output/version.txt"), "not all changes are committed"),
    "newer-commit": (lambda project: commit(project, "Write more"), "is not the commit that is checked out"),
    "no-version": (lambda project: (project / "output/version.txt").unlink(), "does not say which commit"),
    "not-tested": (lambda project: (project / ".output.seal").unlink(), "was not tested"),
    "tested-another": (build_again, "was not tested as it stands"),
    "no-manifest": (lambda project: (project / ".output.manifest").unlink(), "was not built by `make publish`"),
    "changed": (change("output/articles/rest.html"), "look at articles/rest.html"),
    "added": (change("output/secret.html"), "look at secret.html"),
    "lost": (lambda project: (project / "output/articles/rest.html").unlink(), "look at articles/rest.html"),
}


@pytest.mark.parametrize(("spoil", "sentence"), (SITES | PLACES).values(), ids=SITES | PLACES)
def test_a_tree_that_is_no_site_or_was_not_proved_is_refused(small_live, remote, spoil, sentence):
    live = head(remote)
    spoil(small_live)
    refused(ship(small_live), sentence)
    assert head(remote) == live


@pytest.mark.parametrize(
    ("path", "blob"),
    [("index.html", "0" * 40), ("index.html", None), ("more.html", "0" * 40)],
    ids=["changed", "added", "lost"],
)
def test_a_commit_that_holds_something_else_is_found_before_it_is_pushed(small, monkeypatch, path, blob):
    """As after a file was written while ghp-import read the tree."""
    ship(small)
    monkeypatch.chdir(small)
    blobs = manifest.blobs(Path("output"))
    branch.verify("gh-pages", "", blobs)
    blobs = {name: value for name, value in (blobs | {path: blob}).items() if value}
    with pytest.raises(ShipError, match=f"look at {path}"):
        branch.verify("gh-pages", "", blobs)


def test_a_push_that_the_remote_refuses_leaves_the_live_branch(small, remote):
    ship(small)
    live = head(remote)
    hook = remote / "hooks" / "update"
    hook.write_text("#!/bin/sh\necho 'this branch is closed' >&2\nexit 1\n")
    hook.chmod(0o755)
    make(small, {"new.html": "<!doctype html>"})
    done = ship(small)
    refused(done, "did not take the push")
    assert "this branch is closed" in done.stderr
    assert head(remote) == live
    assert git(small, "rev-parse", "gh-pages") == live


def test_nothing_is_left_of_a_first_deploy_that_was_refused(small, remote):
    (small / "output/articles/rest.html").write_text("changed")
    refused(ship(small), "look at articles/rest.html")
    assert git(remote, "for-each-ref", "refs/heads/gh-pages") == ""
    assert git(small, "for-each-ref", "refs/heads/gh-pages") == ""
