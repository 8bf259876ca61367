"""A real build in a process of its own, forked from one that has loaded the libraries, which takes longer than to build.

Of ours the two rooms are loaded, too, that every command needs, and done without where a test has changed a file of them in
its copy of the project. Of the others nothing is: a test may have changed any file of theirs.
"""

import gc
import multiprocessing
import os
import runpy
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from devserver.building import LIBRARIES

ROOT = Path(__file__).resolve().parent.parent
# What writers' commands load besides, and what a build loads late.
LATER = ["PIL.GifImagePlugin", "PIL.ImageDraw", "PIL.JpegImagePlugin", "PIL.PngImagePlugin", "hunspell", "icalendar"]
LATER += ["concurrent.futures.process", "jinja2.meta", "pydantic.dataclasses"]
LATER += ["rich.live", "sqlite3", "tomllib", "xml.parsers.expat"]
# And what a deploy loads.
LATER += ["ghp_import", "http.client", "selectolax.lexbor"]
LATER += [f"markdown.extensions.{name}" for name in ("admonition", "attr_list", "smarty", "tables", "toc")]
ROOMS = ("editorial", "ship")
OURS = ["editorial.check", "editorial.commands.disk", "editorial.report", "editorial.rules.permalinks"]
OURS += ["ship.golive", "ship.preview", "ship.send", "ship.status", __name__]
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload([name for name in LIBRARIES if not name.startswith("devserver")] + LATER + OURS)


class Run:
    """What `python -m MODULE ARGUMENTS` does in the folder `project`, under `environment`, from now on."""

    def __init__(self, module: str, arguments: list[str], project: Path, environment: dict[str, str]):
        os.environ.setdefault("COLUMNS", environment.get("COLUMNS", "80"))  # asked for when the libraries are loaded
        self._command = [module, *arguments]
        self._said = [tempfile.TemporaryFile("w+") for _ in ("out", "err")]  # noqa: SIM115 (`end` closes them)
        said = [multiprocessing.reduction.DupFd(file.fileno()) for file in self._said]
        self.process = CONTEXT.Process(target=_run, args=(module, arguments, project, environment, *said))
        self.process.start()

    def end(self) -> subprocess.CompletedProcess:
        """Wait for its end, which must come within two minutes. Never raises for its failure."""
        self.process.join(120)
        assert self.process.exitcode is not None, "the build does not end"
        words = []
        for file in self._said:
            file.seek(0)
            words.append(file.read())
            file.close()
        return subprocess.CompletedProcess(self._command, self.process.exitcode, *words)


def run(module: str, arguments: list[str], project: Path, environment: dict[str, str]) -> subprocess.CompletedProcess:
    """What `python -m MODULE ARGUMENTS` does in the folder `project`, under `environment`. Never raises for its failure."""
    return Run(module, arguments, project, environment).end()


def _run(module: str, arguments: list[str], project: Path, environment: dict[str, str], out, err) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what was begun in the background ignores Ctrl-C
    gc.freeze()
    gc.set_threshold(200_000, 20, 1000)  # as our own commands do; plain Pelican does not
    for number, file in ((1, out), (2, err)):
        os.dup2(file.detach(), number)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(project)
    further = filter(None, environment.get("PYTHONPATH", "").split(os.pathsep))
    sys.path[:] = [str(project), *further, *(path for path in sys.path if path not in ("", str(ROOT)))]
    _take_rooms_of(project)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _take_rooms_of(project: Path) -> None:
    """Let the rooms that are loaded be those of `project`, where it has them; forget them, where it has others."""
    if any((project / room).exists() and files_of(project / room) != AS_LOADED[room] for room in ROOMS):
        for name in [name for name in sys.modules if name.partition(".")[0] in ROOMS]:
            del sys.modules[name]
    for room in ROOMS:
        if room in sys.modules and (project / room).exists():
            sys.modules[room].__path__ = [str(project / room)]


def files_of(room: Path) -> dict[str, tuple[int, int]]:
    """The size and time of each file of a room, but for what Python keeps there, by its path."""
    files = {file.relative_to(room).as_posix(): file for file in room.rglob("*.*") if "__pycache__" not in file.parts}
    return {name: (file.stat().st_size, file.stat().st_mtime_ns) for name, file in files.items()}


AS_LOADED = {room: files_of(ROOT / room) for room in ROOMS}
