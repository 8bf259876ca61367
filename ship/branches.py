"""The branches of one writer: which of them wait to be merged, and to which a text goes."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from ship import folder, said
from ship.git import ShipError, git, run
from ship.ready import CONTENT, TEXT


class Waiting(NamedTuple):
    """A branch of the writer that is not merged yet: as sent from here, as the remote has it, and what it changes."""

    name: str
    ours: str
    theirs: str
    paths: tuple[str, ...]


def waiting(tips: dict[str, str], base: str) -> Iterator[Waiting]:
    """Yield the writer's branches of which `base` does not hold all, however they were merged."""
    for name, theirs in tips.items():
        since = git("merge-base", base, theirs)
        if folder.merged(since, base, theirs) != git("rev-parse", f"{base}^{{tree}}"):
            ours = run("rev-parse", "--verify", "--quiet", f"refs/heads/{name}").stdout.strip() or since
            yield Waiting(name, ours, theirs, tuple(folder.changed(since, theirs, CONTENT)))


def picked(chosen: str, changes: list[str], now: str, waiting: Collection[Waiting]) -> tuple[list[str], Waiting | None]:
    """The texts to send, or where there are none the other files, and the branch that holds one of them already.

    Raises ShipError where they belong to different branches.
    """
    held, sent = folder.files(now, CONTENT), [folder.files(one.ours, CONTENT) for one in waiting]
    new = [path for path in changes if all(held.get(path) != files.get(path) for files in sent)]
    texts = [path for path in new if TEXT.fullmatch(path)]
    picked = texts or new
    if chosen:
        picked = [chosen] * (chosen in new or (chosen in changes and new != texts))
    owners = {path: next((one for one in waiting if path in one.paths), None) for path in picked}
    if len({*owners.values()}) > 1 and texts:
        raise ShipError(said.several({path: one.name if one else "" for path, one in owners.items()}))
    return picked, next(filter(None, owners.values()), None)


def with_theirs(owner: Waiting, tree: str, mine: list[str]) -> str:
    """The tree with what others wrote on the branch, but for the files `mine`. Raises ShipError where they clash."""
    own = folder.files(tree, CONTENT)
    theirs = folder.replaced(owner.theirs, {path: own.get(path) for path in mine})
    if both := folder.merged(owner.ours, tree, theirs):
        return both
    clash = {*folder.changed(owner.ours, theirs, CONTENT)} & {*folder.changed(owner.ours, tree, CONTENT)}
    raise ShipError(said.apart(owner.name, sorted(clash), [path for path in clash if TEXT.fullmatch(path)]))
