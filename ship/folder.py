"""The writer's folder as git would keep it: its tree, made and merged aside, so that neither a file nor the history moves.

A tree is named as git names it. Only `move` touches a branch, the index or a file, and it moves everything or nothing.
"""

import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ship.git import MERGES, ShipError, git, listing, run, tree

# What of it is sent, and which of that are texts.
CONTENT = "content"
TEXT = re.compile(rf"{CONTENT}/(?:articles|pages)/.*\.md")
# A header that says so, of what no reader gets.
DRAFT = re.compile(r"---\n(?:(?!---$).*\n)*?status:\s*[\"']?(?:draft|hidden)\b", re.MULTILINE)
# Commits that only carry a tree into a merge, and that nobody sees.
NOBODY = {f"GIT_{who}_{what}": "-" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
NOBODY |= {f"GIT_{who}_DATE": "2000-01-01T00:00:00Z" for who in ("AUTHOR", "COMMITTER")}
GONE = f"0 blob {'0' * 40}"


@contextmanager
def index(treeish: str) -> Iterator[str]:
    """An index aside, which holds `treeish` and is gone afterwards: its path."""
    with tempfile.TemporaryDirectory() as aside:
        git("read-tree", treeish, GIT_INDEX_FILE=f"{aside}/index")
        yield f"{aside}/index"


def held() -> str:
    """The tree of HEAD with all that the folder now holds in content/: new, changed and gone, but for what git ignores."""
    with index("HEAD") as aside:
        # Whether a file may be run is no news: the disks of Windows and of a network let any.
        git("-c", "core.fileMode=false", "add", "--all", "--", f"./{CONTENT}", GIT_INDEX_FILE=aside)
        return git("write-tree", GIT_INDEX_FILE=aside)


def files(treeish: str) -> dict[str, str]:
    """What a tree holds in content/: by path its mode, its kind and git's name for its bytes."""
    return tree(treeish, CONTENT)


def is_draft(listed: str) -> bool:
    """Whether the header of a text, as `files` lists it, keeps it from readers."""
    return bool(DRAFT.match(run("cat-file", "blob", listed.split()[2]).stdout))


def changed(old: str, new: str) -> list[str]:
    """The paths in content/ that two trees hold differently, in order."""
    return listing("diff-tree", "-r", "--name-only", old, new, "--", CONTENT)


def renamed(old: str, new: str) -> list[tuple[str, str]]:
    """The paths of each text that `new` has under another name than `old`, the old one first."""
    rows = listing("diff-tree", "-r", "--find-renames", "--diff-filter=R", "--name-status", old, new, "--", CONTENT)
    return [pair for pair in zip(rows[1::3], rows[2::3], strict=True) if all(map(TEXT.fullmatch, pair))]


def replaced(treeish: str, by: Mapping[str, str | None]) -> str:
    """The tree with other files at some paths: as `files` names them, None for no file."""
    rows = "".join(f"{about or GONE}\t{path}\0" for path, about in by.items())
    with index(treeish) as aside:
        git("update-index", "-z", "--index-info", given=rows, GIT_INDEX_FILE=aside)
        return git("write-tree", GIT_INDEX_FILE=aside)


def merged(base: str, ours: str, theirs: str) -> str | None:
    """The tree with what `ours` and `theirs` changed since `base`; None where they changed the same lines differently."""
    root = _commit(base)
    both = (_commit(side, "-p", root) for side in (ours, theirs))
    done = run("-c", "merge.renames=false", "merge-tree", "--write-tree", "--no-messages", *both)
    if done.returncode > 1:
        newer = "Install git {}.{} or a newer one, then do it again".format(*MERGES)
        raise ShipError(f"git is too old to merge aside. {newer}")
    return None if done.returncode else done.stdout.strip()


def versions(since: str, until: str) -> set[tuple[str, str]]:
    """Each path in content/ with each file that commits after `since` and up to `until` put there, as `files` names it."""
    shown = ("--format=", "--raw", "--no-abbrev", "--no-renames", "--full-history", "-m", "-z")
    rows = git("log", *shown, f"{since}..{until}", "--", CONTENT)
    return {
        (path, f"{mode} blob {name}") for mode, name, path in re.findall(r":\d+ (\d+) \w+ (\w+) \w\0([^\0]+)", rows)
    }


def movable(old: str, new: str) -> bool:
    """Whether the folder can go from the tree `old` to `new` without losing anyone's change."""
    try:
        move(old, new, "--dry-run")
    except ShipError:
        return False
    return True


def move(old: str, new: str, *options: str) -> None:
    """Take the folder from the tree `old` to `new`. Raises ShipError, and moves nothing, if a file has changed meanwhile,
    or is in the way of a new one.
    """
    with index(old) as aside:
        run("update-index", "-q", "--refresh", GIT_INDEX_FILE=aside)  # fails where what did not go along has changed
        git("read-tree", "-m", "-u", *options, old, new, GIT_INDEX_FILE=aside)


def _commit(treeish: str, *parents: str) -> str:
    return git("commit-tree", f"{treeish}^{{tree}}", *parents, "-m", "-", **NOBODY)
