"""The last step of a build: the new site takes the place of the old one, at once or not at all.

Whoever looks at the output, at any moment and after any death of the build, finds wholly the old or wholly the new
site. Linux and macOS exchange two folders in one step (renameat2(2), renamex_np(2)); where the system cannot, there is
a moment with no site, which the next build mends.
"""

import ctypes
import os
import shutil
import sys
from contextlib import AbstractContextManager, suppress
from itertools import count
from pathlib import Path

from editorial.model import processes

# AT_FDCWD and RENAME_EXCHANGE of Linux; RENAME_SWAP of macOS.
HERE, EXCHANGE, SWAP = -100, 2, 2
# How long a build waits for another to end, in seconds.
PATIENCE = 60


def fresh(final: Path) -> Path:
    """A new, empty folder beside `final`, on the same disk and out of sight, for one build alone."""
    for number in count():
        folder = _beside(final, f"new.{number}")
        with suppress(FileExistsError):  # what an earlier build has left and nobody can remove
            folder.mkdir()
            return folder
    raise AssertionError


def leftovers(final: Path) -> list[Path]:
    """What earlier builds of `final` have left beside it, in order; none of it is ever built into or published."""
    return sorted(final.parent.glob(_beside(final, "new*").name))


def unfit(final: Path, sources: list[Path]) -> str:
    """Why no site may take the place `final`, as the end of a sentence; empty when one may.

    What stands there is swept away, so it must be a site or nothing, and hold none of the `sources`.
    """
    if any(source.is_relative_to(final) for source in sources):
        return "holds what the site is made of. Choose a folder beside it, such as output"
    if any(final.is_relative_to(source) for source in sources):
        return "lies inside what the site is made of. Choose a folder beside it, such as output"
    if final.exists() and not final.is_dir():
        return "is a file. Choose a folder, such as output"
    if (final / ".git").exists():
        return "has a history of its own in .git, which would be swept away. Move that out, or choose another folder"
    if final.is_dir() and any(final.iterdir()) and not (final / "index.html").is_file():
        return "holds files that are no site. Choose another folder, or empty it first"
    return ""


def swap(new: Path, final: Path) -> None:
    """Put the folder `new` where `final` is; what stood there is gone afterwards. OSError: nothing has changed.

    Whoever serves the site can read it, though its writer keeps files to themselves (umask 077).
    """
    for folder, _, files in os.walk(new):
        _let_read(folder, 0o755)
        for file in files:
            _let_read(f"{folder}{os.sep}{file}", 0o644)
    if not final.exists():
        new.rename(final)
    elif _exchange(new, final):
        clear(new)
    else:
        old, name = _beside(final, "old"), new.name
        final.rename(old)
        try:
            new.rename(final)
        except OSError:
            mend(final)
            raise
        old.rename(final.with_name(name))  # a site that is half cleared away is never brought back
        clear(final.with_name(name))


def _let_read(path: str, rights: int) -> None:
    """Give everyone these rights; most files have been taken over with theirs."""
    with suppress(OSError):  # some disks know no rights
        mode = os.lstat(path).st_mode
        if mode & rights != rights:
            Path(path).chmod(mode | rights)


def mend(final: Path) -> None:
    """Bring back the old site where a build died between two steps; one that was left though a newer stands goes."""
    old = _beside(final, "old")
    if not final.exists() and old.exists():
        old.rename(final)
    clear(old)
    if old.exists():  # what cannot be removed is never brought back later
        old.rename(fresh(final))


def clear(path: Path) -> None:
    """Take away what a build has left; what cannot be taken away stays. A link goes, not what it leads to."""
    with suppress(OSError):
        if path.is_symlink() or path.is_file():
            path.unlink()
    shutil.rmtree(path, ignore_errors=True)


def _beside(final: Path, what: str) -> Path:
    return final.with_name(f".{final.name.lstrip('.')}.{what}")


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    paths = os.fsencode(one), os.fsencode(other)
    system = ctypes.CDLL(None)
    try:
        if sys.platform == "darwin":
            return system.renamex_np(*paths, SWAP) == 0
        return system.renameat2(HERE, paths[0], HERE, paths[1], EXCHANGE) == 0
    except AttributeError:
        return False


def alone(final: Path, patience: float = PATIENCE) -> AbstractContextManager[int]:
    """Build alone: wait for another build beside `final` to end; Busy when it does not."""
    return processes.alone(final.parent, patience, "Another build is under way. Waiting for it to end.")
