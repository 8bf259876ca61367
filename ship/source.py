"""The source of a site: the commit that it was built from, as version.txt in the site says, and which is older.

plugins/version.py writes that file; here it is only read, from a folder, from the live branch or from the web.
"""

import re
from pathlib import Path
from typing import NamedTuple

from ship import ready
from ship.git import BRANCH, REMOTE, ShipError, commit_at, git, listing, need_repository, run, shared, tips, uncommitted
from ship.site import AGAIN, text_of

FILE = "version.txt"


class Source(NamedTuple):
    """A commit and the moment it was made, in UTC, as in `2026-11-23T20:00:00Z`."""

    commit: str
    date: str

    def __str__(self) -> str:
        return f"{self.commit[:7]} of {self.date[:10]}"


def parse(text: str) -> Source | None:
    """What version.txt says; None when it names no commit, or changes on top of one."""
    lines = text.split()
    if len(lines) == 2 and re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", lines[0]):
        return Source(*lines)
    return None


def of_site(site: Path, again: str = AGAIN) -> Source:
    """The source of a built tree. Raises ShipError unless it is one commit, the one that is checked out, and no more.

    `again` says how to build the tree anew.
    """
    need_repository(Path())
    if run("branch", "--show-current").stdout.strip() == BRANCH:
        back = (
            "git checkout main"
            if commit_at("main")
            else f"git branch --move main && git push {REMOTE} main, and let it be GitHub's default branch"
        )
        raise ShipError(f"{BRANCH} is checked out, but it holds the site, not its source. That belongs on main: {back}")
    written = text_of(site, FILE)
    source = parse(written)
    changed = uncommitted()
    if changed and listing("ls-files", "--", str(site)):
        raise ShipError(
            f"git keeps {site}/, which each build writes anew, so that it is never as it was committed. Let go of it: git rm -r --quiet --cached {site} && git commit --message 'Let go of what is built'. {again}"
        )
    if changed or (written and not source):
        which = f" (look at {', '.join(changed[:3])})" if changed else ""
        raise ShipError(
            f"not all changes are committed{which}, so nobody could build this site again. Commit them first. {again}"
        )
    if not source:
        raise ShipError(f"{site}/ does not say which commit it was built from. {again}")
    _keep_seen(again)
    if git("rev-parse", "HEAD") != source.commit:
        raise ShipError(f"{site}/ was built from {source}, and that is not the commit that is checked out. {again}")
    return source


def _keep_seen(again: str) -> None:
    """Refuse a folder with files that git does not report although a build reads them."""
    ready.keep_together()
    for path in ready.ignored():
        raise ShipError(f"{ready.ignoring(path)}. Nobody could build this site again: give it another name. {again}")
    for mark, path in (row.split(" ", 1) for row in listing("ls-files", "-v")):
        if mark == "S" or mark.islower():  # a sparse checkout sets S, too, for what it leaves out
            flag = "skip-worktree" if mark == "S" else "assume-unchanged"
            left_out = mark == "S" and not Path(path).exists()
            look = "sparse-checkout disable" if left_out else f"update-index --no-{flag} {path}"
            raise ShipError(
                f"git was told not to look at {path}, so nobody knows whether it is as it was committed. Let it look: git {look}"
            )


def of_commit(commit: str, folder: str = "") -> Source | None:
    """The source of the site that `commit` of the live branch holds in `folder`; None when it does not say."""
    return parse(run("show", f"{commit}:{folder}{FILE}").stdout)


def older(ours: Source, theirs: Source) -> bool:
    """Whether `ours` is older: an ancestor of `theirs`. Where neither comes from the other, the dates decide.

    Neither does if history was rewritten, or the commit can no longer be found.
    """
    if ours.commit == theirs.commit:
        return False
    common = shared(ours.commit, theirs.commit)
    return common == ours.commit or (common != theirs.commit and ours.date < theirs.date)


def keep_pushed(ours: Source) -> str:
    """Refuse a source that the remote has neither on its default branch nor on the branch that is checked out here.

    Nobody else could build such a site again, and the next deploy of what the remote has would not know of it. Returns what
    to know of one that the default branch lacks, as a sentence more; else nothing.
    """
    here = run("branch", "--show-current").stdout.strip()
    theirs = [*dict.fromkeys(tips("HEAD", *([f"refs/heads/{here}"] if here else [])))]
    having = next((tip for tip in theirs if tip == ours.commit or shared(ours.commit, tip) == ours.commit), None)
    if having:
        return "" if having == theirs[0] else " Nobody has merged that yet: merge it, or go back with make rollback."
    raise ShipError(
        f"{REMOTE} does not have the commit that this site was built from, {ours}. Push it first: git push {REMOTE} {here or 'HEAD:BRANCH'}"
    )
