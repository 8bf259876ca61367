"""The live branch: fetched, committed to, verified and pushed; by others, too, at the same time.

Nothing is forced. We push a child of what we fetched, so the remote takes it only if no one else has pushed since;
otherwise we start over from the new head. Until a commit is pushed, it is on no branch that anyone uses.
"""

import fcntl
import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ghp_import import GhpError, ghp_import

from ship import hold
from ship.git import (
    BRANCH,
    LIVE,
    LOCAL,
    REMOTE,
    ShipError,
    commit_at,
    git,
    keep_remote,
    listing,
    name_committer,
    run,
    shallow,
    shared,
    talk,
    tips,
    tree,
    tree_of,
)
from ship.site import AGAIN, PREVIEWS

RETRIES = 3
MAKING = f"{BRANCH}-in-the-making"  # ghp-import commits to a branch
ALL = 2**31 - 1  # git's own word for a depth without end (git-fetch, "--depth")


@contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other command works on the branch in this folder: they would undo each other's commits."""
    held = os.open(git("rev-parse", "--git-common-dir"), os.O_RDONLY)
    try:
        with suppress(OSError):  # some network disks know no locks
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


@_alone()
def put(make: Callable[[str | None], str], whole: bool = False, empty: bool = False) -> tuple[str | None, str]:
    """Push the commit that `make` makes on the live head, which is None where there is no branch yet.

    A commit that changes no file is not pushed, unless `empty` says so; the head itself never is. Returns the head before
    and the head now. `whole` fetches all of the branch's history; otherwise a shallow clone gets only its last commit.
    Raises ShipError if the remote refuses, or others push first every time.
    """
    keep_remote()
    name_committer()
    for attempt in range(1 + RETRIES):
        before = head = fetch(whole)
        _drop_nothing(before)
        try:
            commit = make(before)
            if before and (commit == before or (not empty and tree_of(commit) == tree_of(before))):
                return before, before
            push = talk("push", "--quiet", REMOTE, f"{commit}:{LOCAL}")
            if push.returncode == 0:
                head = commit
                return before, commit
        finally:  # the branch here says what the remote has, whatever happened, unless somebody works on it in a folder
            run("update-ref", *([LIVE, head] if head else ["-d", LIVE]))
            run("branch", *(["--force", BRANCH, head] if head else ["-D", BRANCH]))
        time.sleep(random.uniform(0, 1 + attempt))  # so that two that collided do not collide again
        now = _head()
        if now == commit:  # the remote took it, and only its answer was lost
            return before, commit
        if now == before:
            _no_folder()
            raise ShipError(
                f"{REMOTE} did not take the push, so the live site stays as it was. It said:\n{push.stderr.strip()}"
            )
    raise ShipError(f"others published at the same time, {1 + RETRIES} times in a row. Try again in a minute")


def add(site: Path, prefix: str | None, message: str, before: str | None) -> str:
    """Let ghp-import commit `site` on `before`, under `prefix` or as the whole site beside the previews.

    Returns the commit, which leaves a hold as it is. Pelican writes .nojekyll and CNAME itself, so ghp-import is not
    asked to.
    """
    message, making = hold.keep(message, before), f"refs/heads/{MAKING}"
    git("update-ref", making, before) if before else run("update-ref", "-d", making)
    try:
        ghp_import(str(site), remote=REMOTE, branch=MAKING, mesg=message, prefix=prefix)
        commit = git("rev-parse", making)
    except TypeError:  # what comes of its own words for a commit that failed
        raise ShipError(
            f"git could not commit {site}/, so nothing was pushed. What it said stands above; if nothing does, the disk may be full"
        ) from None
    except (GhpError, OSError) as error:
        raise ShipError(f"ghp-import could not commit {site}/, so nothing was pushed. It said: {error}") from None
    finally:
        run("update-ref", "-d", making)
    return commit if prefix else with_previews(commit, before, message)


def with_previews(commit: str, before: str | None, message: str) -> str:
    """A commit on `before` that holds the site of `commit` and the previews of `before`."""
    site, live = tree(commit, deep=False), tree(before, deep=False) if before else {}
    held = {**site, PREVIEWS: live.get(PREVIEWS)}
    made = git("mktree", "-z", given="".join(f"{about}\t{name}\0" for name, about in held.items() if about))
    return git("commit-tree", made, *(["-p", before] if before else []), "-F", "-", given=message)


def verify(commit: str, folder: str, blobs: dict[str, str]) -> None:
    """Refuse a commit that does not hold, in `folder`, exactly the files `blobs`: git's name for the bytes, by path."""
    held = blobs_of(commit, folder)
    if odd := {path for path in held.keys() | blobs.keys() if held.get(path) != blobs.get(path)}:
        raise ShipError(
            f"the commit does not hold exactly what was built (look at {', '.join(sorted(odd)[:3])}), so nothing was pushed. {AGAIN}"
        )


def blobs_of(commit: str, folder: str = "") -> dict[str, str]:
    """Git's name for the bytes of each file that `commit` holds in `folder`, by path; of the site without previews."""
    held = tree(f"{commit}:{folder}").items()
    return {path: about.split()[2] for path, about in held if folder or not path.startswith(f"{PREVIEWS}/")}


def verify_beside(commit: str, before: str, folder: str) -> None:
    """Refuse a commit that changes anything outside of `folder`."""
    if touched := listing("diff", "--name-only", "--no-renames", before, commit, "--", ".", f":(exclude){folder}"):
        raise ShipError(f"the commit changes more than {folder}/ (look at {touched[0]}), so nothing was pushed")


def there(head: str | None, so: str) -> str:
    """The live head. Raises ShipError where there is none yet, `so` that something cannot be."""
    if head is None:
        raise ShipError(none_yet(so))
    return head


def none_yet(so: str) -> str:
    """That there is no live head yet, `so` that something cannot be."""
    return f"{REMOTE} has no branch {BRANCH} yet, so {so}. First: make github"


def changes(before: str | None, now: str) -> str:
    """What a push changed, in words."""
    if before is None:
        return "This was the first time."
    marks = [row[0] for row in git("diff", "--name-status", "--no-renames", before, now).splitlines()]
    return f"{marks.count('A')} new, {marks.count('M')} changed, {marks.count('D')} gone."


def _head() -> str | None:
    """The live branch's commit as the remote has it; None where there is none."""
    return next(iter(tips(LOCAL)), None)


def _no_folder() -> None:
    """Refuse a remote branch whose name is a folder of ours: git keeps both in one place."""
    for row in talk("ls-remote", REMOTE, f"{LOCAL}/*").stdout.splitlines()[:1]:
        commit, _, name = row.partition("\trefs/heads/")
        raise ShipError(
            f"{REMOTE} has a branch {name}, beside which git can have none that is called {BRANCH}, so nothing was pushed. Call it something else: git fetch {REMOTE} {name} && git push {REMOTE} {commit}:refs/heads/{name.replace('/', '-')} :{name}"
        )


def fetch(whole: bool = False) -> str | None:
    """Bring the live branch here; its commit, or None where there is none yet. Raises ShipError."""
    head = _head()
    if head is None:
        run("update-ref", "-d", LIVE)  # left over from a branch that is gone
        return None
    deep = [f"--depth={ALL if whole else 1}"] if shallow() else []
    if head == commit_at(LIVE) and not (whole and deep):
        return head
    fetched = talk("fetch", "--quiet", "--no-tags", *deep, REMOTE, f"+{LOCAL}:{LIVE}")
    if fetched.returncode:
        raise ShipError(f"{REMOTE} did not hand over {BRANCH}. It said:\n{fetched.stderr.strip()}")
    return git("rev-parse", LIVE)


def _drop_nothing(live: str | None) -> None:
    """Refuse to move the local branch while it holds commits that the live head lacks."""
    local = commit_at(LOCAL)
    if not local or local == live or (live and shared(local, live) == local):
        return
    rows = git("log", "--format=%h %s", local, *(["--not", live] if live else [])).splitlines()
    raise ShipError(
        f"{BRANCH} here holds commits that {REMOTE} does not have, so nothing was pushed. Push them: git push {REMOTE} {BRANCH}; or let them go: git branch -D {BRANCH}"
        + "".join(f"\n  {row}" for row in rows[:10])
    )
