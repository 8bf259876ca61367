"""What git knows of a file: how new a line is, so that if two files want the same thing, the newer one yields; and what
stood there before the work on it began.

A file that git does not know is newer than any that it knows; where there is no git, the times of the files decide. Ages
are asked only where two files clash, and for the order in which findings are shown to a writer.
"""

import math
import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ship.git import PLAIN

# Seconds that a question to git may take; it may wait for a network, where a clone has not all.
PATIENCE = 10
# Asks for the files that differ, with the hashes of what they were; where many were renamed, not all are compared with all.
DIFFER = ["diff", "--raw", "--no-abbrev", "--find-renames", "-l100", "--diff-filter=MR", "-z", "--relative"]


class Age(NamedTuple):
    """When a line came, and when its file was last changed, as seconds since 1970; the older sorts first."""

    line: float
    file: float


def age(file: Path, line: int) -> Age:
    """How new the line `line` of `file` is, counted from 1."""
    touched = file.lstat().st_mtime
    told = _git(file.parent, "blame", "--porcelain", "-L", f"{line},{line}", "--", file.name)
    if not told:
        return Age(math.inf, touched)
    if _git(file.parent, "status", "--porcelain", "--", file.name):
        committed = touched
    else:
        committed = float(_git(file.parent, "log", "-1", "--format=%ct", "--", file.name) or touched)
    typed_now = told.startswith("0" * 40)  # git has not kept the line yet
    times = [row.partition(" ")[2] for row in told.splitlines() if row.startswith("committer-time ")]
    return Age(touched if typed_now else float(times[0]), committed)


def in_work(folder: Path) -> dict[Path, float]:
    """When each file below `folder` was changed that git has not kept yet, or any where there is no git (`Age.file`)."""
    told = _git(folder, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", ".")
    top = _git(folder, "rev-parse", "--show-toplevel").rstrip("\n")
    files = (Path(top, row[3:]) for row in told.split("\0") if row) if top else folder.rglob("*")
    return {file: file.lstat().st_mtime for file in files if file.exists()}


def before(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield each text and data file below `folder` whose lines are others since the work began, with its bytes
    before that, and by its name of now.

    Work began where it left the default branch: of origin, or that which a pull request on GitHub is made to; else with the
    last commit. What is not committed yet counts. Nothing where there is no git.
    """
    if not any((above / ".git").exists() for above in folder.absolute().parents):
        return
    root, default = folder.parent, f"origin/{os.environ.get('GITHUB_BASE_REF') or 'HEAD'}"
    began = _git(root, "merge-base", default, "HEAD").strip() or "HEAD"
    told = _git(root, *DIFFER, began, "--", folder.name)
    rows, blobs = iter(told.split("\0")), dict[Path, str]()
    for row in filter(None, rows):
        was = next(rows)
        file = root / (next(rows) if " R" in row else was)
        blobs |= {file: row.split()[2]} if file.suffix in (".md", ".yaml") else {}
    kept = _bytes(root, "cat-file", "--batch", given="\n".join(blobs.values())) if blobs else None
    for file in blobs if kept else ():
        head, _, kept = (kept or b"").partition(b"\n")
        size = int(head.split()[2])
        data, kept = kept[:size], kept[size + 1 :]
        if {*data.splitlines()} != {*_lines(file)}:
            yield file, data


def folded_away(root: Path, files: Iterable[Path]) -> Path | None:
    """The first of the `files` of which GitHub shows no changes, as the project's own attributes for git have it, wherever
    they stand; None where there is none, or no git. One question for all.
    """
    if not (root / ".git").exists():
        return None
    asked = "".join(f"{file.relative_to(root).as_posix()}\0" for file in files)
    own = ("-c", f"core.attributesFile={os.devnull}", "check-attr", "-z", "--stdin", "diff", "linguist-generated")
    told = (_bytes(root, *own, given=asked) or b"").decode("utf-8", "replace").split("\0")
    for name, attribute, value in zip(told[::3], told[1::3], told[2::3], strict=False):
        if value == "unset" if attribute == "diff" else value not in ("unset", "unspecified", "false"):
            return root / name
    return None


def holds(path: Path) -> bool:
    """Whether git knows a file or folder, or anything in it, under this name, which many disks read in any letters."""
    return bool(_git(path.parent, "ls-files", "--", f":(icase,literal){path.name}"))


def _lines(file: Path) -> list[bytes]:
    """Those of a file; none where nobody can read it, which is said elsewhere."""
    try:
        return file.read_bytes().splitlines()
    except OSError:
        return []


def _git(folder: Path, *arguments: str) -> str:
    """What git answers in a folder; empty where it says no, or there is no git."""
    return (_bytes(folder, *arguments) or b"").decode("utf-8", "replace")


def _bytes(folder: Path, *arguments: str, given: str = "") -> bytes | None:
    command = ["git", *PLAIN, "--no-optional-locks", "-C", str(folder), *arguments]  # a writer's commit need not wait
    try:
        done = subprocess.run(command, input=given.encode(), capture_output=True, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
