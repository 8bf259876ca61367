"""What a run costs, how much memory it takes, and how soon a change shows. All in seconds and bytes."""

import json
import math
import os
import re
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from typing import IO, NamedTuple

from bench import corpus
from bench.sites import ENVIRONMENT, TOOK, Site
from editorial.markup.glossary import Finder
from editorial.model.term import Term

PATIENCE = 1800  # seconds in which a server must show what it should


class Cost(NamedTuple):
    """What one run took by the clock, and of all processors together."""

    wall: float
    cpu: float

    def without(self, part: "Cost") -> "Cost":
        """What is left of it without a part."""
        return Cost(self.wall - part.wall, self.cpu - part.cpu)


def run(command: list[str], folder: Path) -> Cost:
    """Run `command` in `folder`. Raises RuntimeError, with what it said, when it fails."""
    started = time.monotonic()
    with _started(command, folder) as (process, said):
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        _well(process, said)
    return Cost(wall, used.ru_utime + used.ru_stime)


def memory(command: list[str], folder: Path) -> int:
    """The most that `command` and its children held at once, shared pages counted once; 0 where the system does not say.

    In a run of its own, since to ask so often takes time. Raises RuntimeError as `run` does.
    """
    most = 0
    with _started(command, folder) as (process, said):
        while process.poll() is None:
            most = max(most, sum(_numbers(process.pid, "smaps_rollup", r"^Pss: +(\d+)")) * 1024)
            time.sleep(0.2)
        _well(process, said)
    return most


def _well(process: subprocess.Popen, said: IO[str]) -> None:
    if process.returncode:
        said.seek(0)
        raise RuntimeError(f"{process.args!r} ended with code {process.returncode}:\n{said.read()}")


def showing(site: Site, numbers: list[int]) -> list[Cost]:
    """Serve the site: how long after a change of its text the page shows it. What processors did is not known: a process of
    the server that ends takes its count along.

    Once for each of `numbers` but the first, which shows that the server is there.
    """
    port = _port()
    page = (site.maker.shown or site.maker.page).format(**site.names, port=port)
    costs = []
    site.change_text(numbers[0])
    with _started([part.format(port=port) for part in site.maker.serve], site.folder) as (process, said):
        _wait(site, page, numbers[0], process, said)
        for number in numbers[1:]:
            _settle(process.pid)
            started = time.monotonic()
            site.change_text(number)
            _wait(site, page, number, process, said)
            costs.append(Cost(time.monotonic() - started, math.nan))
    return costs


def publishing(site: Site, numbers: list[int]) -> dict[str, Cost]:
    """What each part of our published site takes that no peer has, while it is built after edits with four `numbers`.

    The first run finds no card and no handout kept, the second no handout; what one takes more than the next is theirs.
    The last finds the index kept, since it is a template that it edits.
    Texts are kept, since the time of processes that read them would count where those end, which is with the cards.
    """
    run(site.maker.build, site.folder)
    kept, took = site.folder / ".cache/paper", []
    for number, lost in zip(numbers, ("*", "*.pdf", "", ""), strict=True):
        for file in kept.glob(lost) if lost else ():
            file.unlink()
        (site.change_theme if number == numbers[-1] else site.change_text)(number)
        run(site.maker.publish, site.folder)
        parts = json.loads((site.folder / TOOK).read_text(encoding="utf-8"))
        took.append((Cost(*parts["paper"]), Cost(*parts["search"])))
    (all, _), (handouts, _), (none, index), (_, same) = took
    return {
        "cards": all.without(handouts),
        "handouts": handouts.without(none),
        "cards and handouts that are kept": none,
        "index of the search": index,
        "index of the search that is kept": same,
    }


def marks(words: int) -> float:
    """How long it takes to find a glossary of so many `words` in an article: the median of 50, in seconds."""
    own = list(corpus.WORDS["glossary"])
    names = own + [f"Madeup{number}" for number in range(words - len(own))]
    finder = Finder(Term(term=name, meaning="Made up.") for name in names[:words])
    spans = []
    for article in corpus.articles(50):
        started = time.perf_counter()
        for paragraph in article.body.split("\n\n"):
            list(finder.find(paragraph))
        spans.append(time.perf_counter() - started)
    return median(spans)


@contextmanager
def _started(command: list[str], folder: Path) -> Iterator[tuple[subprocess.Popen, IO[str]]]:
    """A process, in a group with its children, and what it says. What still runs at the end is ended."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield process, said
        finally:
            for ending in (signal.SIGTERM, signal.SIGKILL):
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, ending)
                with suppress(subprocess.TimeoutExpired):
                    process.wait(5)


def _port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait(site: Site, page: str, number: int, process: subprocess.Popen, said: IO[str]) -> None:
    """Wait until the page shows the change with this number; to look takes at most half of the time."""
    end = time.monotonic() + PATIENCE
    while (now := time.monotonic()) < end and process.poll() is None:
        with suppress(OSError):
            if site.shows(number, _read(site.folder, page)):
                return
        time.sleep(max(0.002, time.monotonic() - now))
    said.seek(0)
    raise RuntimeError(f"{process.args!r} does not show its page at {page}:\n{said.read()}")


def _read(folder: Path, page: str) -> str:
    if not page.startswith("http"):
        return (folder / page).read_text(encoding="utf-8")
    with urllib.request.urlopen(page, timeout=PATIENCE) as answer:
        return answer.read().decode()


def _settle(group: int) -> None:
    """Wait until a group of processes has used less than a twentieth of a second for a second."""
    before, now = -1.0, 0.0
    while abs(now - before) > 0.05:
        before = now
        time.sleep(1)
        now = sum(_numbers(group, "stat", r"\) \S (?:\S+ ){10}(\d+) (\d+) (\d+) (\d+)")) / os.sysconf("SC_CLK_TCK")


def _numbers(group: int, file: str, pattern: str) -> Iterator[int]:
    """The numbers that `pattern` finds in this file of the system about each process of a group."""
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if os.getpgid(int(folder.name)) == group:
                found = re.search(pattern, (folder / file).read_text(), re.M)
                yield from map(int, found.groups() if found else ())
