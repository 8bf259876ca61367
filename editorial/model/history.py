"""What git knows of a file: how new a line is, so that of two files that want one thing the newer gives way, and never an
older page; and what stood there before the work on it began.

A file that git does not know is newer than any that it knows; where there is no git, the times of the files decide. Ages
are asked only where two files clash, and for the order in which findings are shown to a writer.
"""

import math
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Age(NamedTuple):
    """When a line came, and when its file was last changed, as seconds since 1970; the older sorts first."""

    line: float
    file: float


def age(file: Path, line: int) -> Age:
    """How new the line `line` of `file` is, counted from 1."""
    touched = file.lstat().st_mtime
    told = _git(file, "blame", "--porcelain", "-L", f"{line},{line}", "--", file.name)
    if not told:
        return Age(math.inf, touched)
    if _git(file, "status", "--porcelain", "--", file.name):
        committed = touched
    else:
        committed = float(_git(file, "log", "-1", "--format=%ct", "--", file.name) or touched)
    typed_now = told.startswith("0" * 40)  # git has not kept the line yet
    times = [row.partition(" ")[2] for row in told.splitlines() if row.startswith("committer-time ")]
    return Age(touched if typed_now else float(times[0]), committed)


def in_work(folder: Path) -> dict[Path, float]:
    """When each file below `folder` was changed that git has not kept yet, or any where there is no git (`Age.file`)."""
    any_file = folder / "any"
    told = _git(any_file, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", ".")
    top = _git(any_file, "rev-parse", "--show-toplevel").rstrip("\n")
    files = (Path(top, row[3:]) for row in told.split("\0") if row) if top else folder.rglob("*")
    return {file: file.lstat().st_mtime for file in files if file.exists()}


def before(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield each file below `folder` of which lines are gone or changed since the work began, with its bytes before that.

    Work began where it left the default branch: of origin, or that which a pull request on GitHub is made to; else with the
    last commit. What is not committed yet counts. Nothing where there is no git.
    """
    if not any((above / ".git").exists() for above in folder.absolute().parents):
        return
    default = f"origin/{os.environ.get('GITHUB_BASE_REF') or 'HEAD'}"
    began = _git(folder, "merge-base", default, "HEAD").strip() or "HEAD"
    changed = _git(
        folder, "diff", "--numstat", "--no-renames", "--diff-filter=M", "-z", "--relative", began, "--", folder.name
    )
    for row in filter(None, changed.split("\0")):
        _, gone, name = row.split("\t", 2)
        told = _bytes(folder, "show", f"{began}:./{name}") if gone != "0" else None
        if told is not None:
            yield folder.parent / name, told


def _git(file: Path, *arguments: str) -> str:
    """What git answers in the folder of `file`; empty where it says no, or there is no git."""
    return (_bytes(file, *arguments) or b"").decode("utf-8", "replace")


def _bytes(file: Path, *arguments: str) -> bytes | None:
    command = ["git", "-C", str(file.parent), *arguments]
    try:
        done = subprocess.run(command, capture_output=True)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
