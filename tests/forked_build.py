"""A real build in a process of its own, forked from one that has loaded the libraries, which takes longer than to build.

Nothing of ours is loaded before the fork: a test may have changed any file of its copy of the project.
"""

import gc
import multiprocessing
import os
import runpy
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
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload([name for name in LIBRARIES if not name.startswith("devserver")] + LATER)


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
    gc.freeze()
    gc.set_threshold(200_000, 20, 1000)  # as our own commands do; plain Pelican does not
    for number, file in ((1, out), (2, err)):
        os.dup2(file.detach(), number)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(project)
    further = filter(None, environment.get("PYTHONPATH", "").split(os.pathsep))
    sys.path[:] = [str(project), *further, *(path for path in sys.path if path not in ("", str(ROOT)))]
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
