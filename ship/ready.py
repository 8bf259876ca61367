"""Ready: whether something can be sent from a folder as it stands; if not, a sentence says what is in the way."""

import os
import re
from pathlib import Path

from ship.folder import CONTENT, TEXT
from ship.git import REMOTE, ShipError, commit_at, git, keep_remote, listing, need_repository, run

# A larger file GitHub does not take (docs.github.com, "About large files on GitHub").
LARGEST = 100 * 2**20
UNDER_WAY = ("MERGE_HEAD", "rebase-merge", "rebase-apply", "CHERRY_PICK_HEAD", "REVERT_HEAD")
# What editors and systems leave lying about, and nobody misses: what a build passes over, too (editorial/model/files.py).
LITTER = re.compile(r"(?:^|/)(?:\.|#|~\$|(?i:Thumbs\.db|desktop\.ini)$|Icon\r$)|(?:~|\.bak|:Zone\.Identifier)$")


def keep_ready() -> None:
    """Refuse a folder in which git does not stand as `make send` leaves it, or that holds too large a file."""
    need_repository(Path())
    keep_remote()
    if not commit_at("HEAD"):
        raise ShipError(f"nothing was ever committed here. Bring what {REMOTE} has: git pull {REMOTE} main")
    keep_together()
    under_way = any(Path(git("rev-parse", "--git-path", name)).exists() for name in UNDER_WAY)
    if under_way or git("ls-files", "--unmerged"):
        raise ShipError(
            "git is in the midst of a merge, a rebase or the like. `git status` says how to finish it, or how to leave it"
        )
    if staged := {*listing("diff", "--cached", "--name-only")} & {*listing("diff", "--name-only")}:
        which = " ".join(sorted(staged))
        raise ShipError(f"git holds another version of {which} than the folder. Take the folder's: git add {which}")
    for path in listing("ls-files", "--modified", "--others", "--exclude-standard", "--", CONTENT):
        size = Path(path).lstat().st_size if os.path.lexists(path) else 0
        if size > LARGEST:
            raise ShipError(
                f"{path} has {size / 2**20:.0f} MB, and GitHub takes no file above {LARGEST // 2**20}. Make it smaller, or take it out of the folder and link to it"
            )


def keep_together() -> None:
    """Refuse a folder in content/ that is its own repository: git would keep only the name of its commit, and no file."""
    for row in listing("ls-files", "--stage", "--others", "--exclude-standard", "--", CONTENT):
        kept, _, path = row.rpartition("\t")
        if kept.startswith("160000") or path.endswith("/"):  # gitsubmodules
            raise ShipError(
                f"{path} is a repository of its own, so git sends none of its files. Move the .git in it elsewhere"
                + (f", then: git update-index --force-remove {path}" if kept else "")
            )


def chosen(file: str) -> str:
    """The path of a text that was typed, as git names it. Raises ShipError for one that is none, or that git ignores."""
    path = os.path.relpath(file).replace(os.sep, "/")
    if not TEXT.fullmatch(path):
        raise ShipError(f'"{file}" is not an article or page. Name its file, as FILE=content/articles/....md')
    if not Path(path).exists() and not git("ls-files", "--", path):
        raise ShipError(f'"{file}" is not there. Check the path')
    if said := ignoring(path):
        raise ShipError(f"{said}. Give it another name, or take that line out")
    return path


def ignoring(path: str) -> str:
    """A sentence that says that git ignores a file, and why; empty if it does not."""
    rule = run("check-ignore", "--verbose", "--", path).stdout.partition("\t")[0]
    return f"git ignores {path}, since {rule} says so" if rule else ""


def ignored() -> list[str]:
    """What git ignores in content/, though somebody may have put it there on purpose."""
    names = listing("ls-files", "--others", "--ignored", "--exclude-standard", "--", CONTENT)
    return [name for name in names if not LITTER.search(name)]
