"""Nothing has changed since the last good build: then there is nothing to do, and that is found out before all is loaded.

Needs no more than Python, and of ours what needs no more either. A run is told by what it could read: its arguments and
environment, the day, and each file of the project's rooms by its place, size and times on the disk; the site that it made,
by the same of each page. Where any of it is in doubt, the build runs.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from editorial.model.calendar import today

KEPT = Path(".cache", "last.json")
# What a build reads, besides files that lie directly in the project.
ROOMS = ("builder", "content", "editorial", "plugins", "ship", "theme")
# Environment variables that change from run to run and do not affect a build.
VOLATILE = frozenset({"_", "COLUMNS", "LINES", "MAKELEVEL", "OLDPWD", "SHLVL"})
# Two changes in one tick of the system's clock look the same: what was changed so shortly before a run may change again.
TICK = 50_000_000  # nanoseconds


class Run:
    """A build that is to begin in the project `root`."""

    def __init__(self, root: Path, arguments: list[str]):
        self.root, self.arguments = root, arguments
        self.began = time.time_ns()
        try:
            self.inputs, self.newest = _signature(_inputs(root))
        except OSError:  # something is missing or cannot be read: the build says what
            self.inputs, self.newest = "", 0

    def nothing_to_do(self) -> bool:
        """Whether the last good build had the same inputs and its site is still there; prints again what it printed."""
        if os.environ.get("CLEAN") or not self.inputs:
            return False
        try:
            found = (self.root / KEPT).lstat()
            kept = json.loads((self.root / KEPT).read_text(encoding="utf-8"))
            same = kept["run"] == self._named(kept["zone"]) and kept["inputs"] == self.inputs
            stands = kept["site"] == _signature(_files(Path(kept["output"]).resolve()))[0]
        except (OSError, ValueError, KeyError, TypeError):
            return False
        if not (same and stands) or found.st_uid != os.geteuid() or found.st_mode & 0o022:
            return False
        print(kept["said"], end="", file=sys.stderr)
        print(f"Nothing has changed: {kept['pages']:,} pages stand as they were built. Open {kept['open']}", flush=True)
        return True

    def keep(self, build: Any) -> None:
        """Keep what a good `build` (see `builder.build`) was made of."""
        if os.environ.get("CLEAN") or not self.inputs or self.newest > self.began - TICK or build.unsure:
            return
        output = Path(build.settings["OUTPUT_PATH"])  # which may lead elsewhere by the next run
        zone = build.settings["TIMEZONE"]
        kept = {
            "run": self._named(zone),
            "zone": zone,
            "inputs": self.inputs,
            "output": str(output),
            "site": _signature(_files(output.resolve()))[0],
            "said": build.said,
            "pages": build.pages,
            "open": build.open,
        }
        beside = self.root / f"{KEPT}.{os.getpid()}"
        with suppress(OSError):
            beside.touch(0o600)
            beside.write_text(json.dumps(kept), encoding="utf-8")
            beside.replace(self.root / KEPT)

    def _named(self, zone: str) -> str:
        """A hash of what tells one run from another, besides files. Only the hash is written down: an environment may hold secrets."""
        environment = {name: value for name, value in sorted(os.environ.items()) if name not in VOLATILE}
        umask = os.umask(0o022)
        os.umask(umask)
        told = [str(self.root), self.arguments, sys.version, environment, today(zone).isoformat(), umask]
        return sha256(json.dumps(told).encode("utf-8", "surrogateescape")).hexdigest()


def in_sight(file: Path, root: Path) -> bool:
    """Whether a run that begins in `root` looks at this file, or folder, when it asks whether anything has changed."""
    packages = [Path(folder) for folder in sys.path if folder.endswith("-packages")]
    places = [*((root / room).resolve() for room in ROOMS), *packages]
    file = file.resolve()
    return (file.is_file() and file.parent == root) or any(file.is_relative_to(place) for place in places)


def _inputs(root: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(root) as entries:
        yield from (entry for entry in entries if entry.is_file(follow_symlinks=False))
    for room in ROOMS:
        yield from _files(root / room)
    for folder in sys.path:  # what is installed, by the name and version of each package
        with suppress(OSError), os.scandir(folder) as entries:
            yield from (entry for entry in entries if entry.name.endswith(".dist-info"))


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _files(Path(entry.path))
            else:
                yield entry


def _signature(entries: Iterator[os.DirEntry[str]]) -> tuple[str, int]:
    """What tells files from any others, and when one of them was last changed (nanoseconds since 1970)."""
    newest, lines = 0, []
    for entry in entries:
        found = entry.stat(follow_symlinks=False)
        newest = max(newest, found.st_ctime_ns)
        lines.append(
            f"{entry.path}\0{found.st_ino} {found.st_size} {found.st_mode} {found.st_mtime_ns} {found.st_ctime_ns}"
        )
    return sha256("\n".join(sorted(lines)).encode("utf-8", "surrogateescape")).hexdigest(), newest
