"""The branches of one writer: which ones wait to be merged, and which one a text belongs to."""

import shlex
from collections.abc import Collection, Iterator
from typing import NamedTuple
from urllib.parse import quote

from ship import folder, github
from ship.folder import TEXT
from ship.git import REMOTE, ShipError, commit_at, common, tree_of
from ship.said import listed


class Waiting(NamedTuple):
    """A branch of the writer that is not merged yet: as sent from here, as the remote has it, and what it changes."""

    name: str
    ours: str
    theirs: str
    paths: tuple[str, ...]


def waiting(tips: dict[str, str], base: str) -> Iterator[Waiting]:
    """Yield the writer's branches that are not yet fully in `base`, however they were merged."""
    for name, theirs in tips.items():
        otherwise = (
            f"the branch {name} at {REMOTE} has no commit in common with what is published, so nobody can merge it"
        )
        since = common(base, theirs, f"{otherwise}. Keep what you need of it, then: git push {REMOTE} --delete {name}")
        if folder.merged(since, base, theirs) != tree_of(base):
            ours = commit_at(f"refs/heads/{name}") or since
            yield Waiting(name, ours, theirs, tuple(folder.changed(since, theirs)))


def picked(chosen: str, changes: list[str], now: str, waiting: Collection[Waiting]) -> tuple[list[str], Waiting | None]:
    """The texts to send, or where there are none the other files, and the branch that holds one of them already.

    Of a text that is called otherwise since it was sent, both names.
    Raises ShipError where they belong to different branches.
    """
    held, sent = folder.files(now), [folder.files(one.ours) for one in waiting]
    new = [path for path in changes if all(held.get(path) != files.get(path) for files in sent)]
    texts = [path for path in new if TEXT.fullmatch(path)]
    picked = texts or new
    if chosen:
        picked = [chosen] * (chosen in new or (chosen in changes and new != texts))
    was = {here: there for one in waiting for there, here in folder.renamed(one.ours, now) if there in one.paths}
    picked += [was[path] for path in picked if path in was]
    owners = {path: next((one for one in waiting if {path, was.get(path)} & {*one.paths}), None) for path in picked}
    if len({*owners.values()}) > 1 and texts:
        there = [(path, one) for path, one in owners.items() if path not in was.values()]
        rows = [
            f"\n  make send FILE={shlex.quote(path)}" + (f"   (to {one.name})" if one else "") for path, one in there
        ]
        raise ShipError(f"these go to different branches. Send one at a time:{''.join(rows)}")
    return picked, next(filter(None, owners.values()), None)


def taken_away(base: str, now: str, picked: list[str], waiting: Collection[Waiting]) -> list[str]:
    """The texts that wait to be merged, are not published, and are no longer in the folder."""
    there = {*folder.files(base), *folder.files(now), *picked}
    sent = (path for one in waiting for path in one.paths if path in folder.files(one.ours))
    return [path for path in sent if TEXT.fullmatch(path) and path not in there]


def with_theirs(owner: Waiting, tree: str, mine: list[str]) -> str:
    """The tree with what others wrote on the branch, but for the files `mine`. Raises ShipError where they clash."""
    own = folder.files(tree)
    theirs = folder.replaced(owner.theirs, {path: own.get(path) for path in mine})
    if both := folder.merged(owner.ours, tree, theirs):
        return both
    others = folder.changed(owner.ours, theirs)
    clash = [path for path in folder.changed(owner.ours, tree) if path in others]
    known, text = github.repository(), next(filter(TEXT.fullmatch, clash), "...")
    where = f"https://github.com/{known}/tree/{quote(owner.name)}" if known else f"the branch {owner.name}"
    raise ShipError(
        f"somebody changed the same lines of {listed(clash)} on your branch, as a reviewer on GitHub may. Read theirs at {where}, and write into your file what shall stand. Then your file goes in place of theirs: make send FILE={text} MINE=1"
    )
