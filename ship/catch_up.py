"""Catch up: bring what others have published into the writer's folder, unless it conflicts with the writer's changes."""

from typing import NamedTuple

from ship import folder
from ship.git import REMOTE, ShipError, common, git, run
from ship.said import listed


class Folder(NamedTuple):
    """What the folder holds, as a tree: now; and with what others published since, on the commit `base` with all that.

    `clash` holds the files in which both changed the same lines: then the folder stays as it is.
    """

    before: str
    now: str
    base: str
    clash: list[str]


def ahead(default: str, published: str, slug: str) -> Folder:
    """The folder, and how it would be with all up to the commit `published`. Raises ShipError.

    A file that was published as it stands here, and then changed by others, is theirs from then on; one that was published
    as it was last sent, on a branch below `slug`, was changed by both since then.
    """
    head, before = git("rev-parse", "HEAD"), folder.held()
    if run("merge-base", "--is-ancestor", head, published).returncode:
        otherwise = f"{default} here has no commit in common with {REMOTE}, as where its history was begun anew. Clone the project "
        last = common(head, published, f"{otherwise}again, as docs/publish.md says, and copy there what you wrote")
        subjects = git("log", "--format=%s", f"{published}..{head}").splitlines()
        raise ShipError(
            f'{default} here holds what {REMOTE} does not have ("{listed(subjects)}"), since somebody committed by hand. '
            f"Take it back into the folder, which changes no file, then send it: git reset --soft {last[:12]}"
        )
    own, had = folder.changed(head, before), folder.versions(head, published)
    sent = git("for-each-ref", "--sort=-committerdate", "--format=%(objectname)", f"refs/heads/{slug}").split()
    mine = [folder.files(before), *(folder.files(one) for one in (sent if had else ()))]
    own += [path for files in mine for path, about in files.items() if (path, about) in had and path not in mine[0]]
    known = {path: [files[path] for files in mine if (path, files.get(path)) in had] for path in own}
    since = folder.replaced(head, {path: versions[0] for path, versions in known.items() if versions})
    both = folder.merged(since, before, published)
    if both and folder.movable(before, both):
        return Folder(before, both, published, [])
    others = [] if both else folder.changed(since, published)
    return Folder(before, before, head, [path for path in folder.changed(since, before) if path in others])


def settle(held: Folder, after: str) -> bool:
    """Have the folder, which stands on its default branch, hold the tree `after` on the commit that is published now.

    Returns whether it does: not where the writer has saved something in this very moment. Then it stays as it was.
    """
    head = git("rev-parse", "HEAD")
    if (after, held.base) == (held.before, head):
        return True
    try:
        folder.move(held.before, after)
        git("update-ref", "-m", "make send", "HEAD", held.base, head)
        git("read-tree", held.base)
    except ShipError:
        return False
    run("update-index", "-q", "--refresh")
    return True
