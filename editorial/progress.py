"""How far a run has come, for whoever waits longer than two seconds: a bar on a terminal, plain lines in CI."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# Seconds before anything is shown, and between two plain lines.
PATIENCE, PAUSE = 2, 10


class Stage:
    """One stage of a run: what is done in it ("Reading texts"), and of how many things."""

    def __init__(self, what: str, total: int):
        self.what, self.total, self.done = what, total, 0
        self._next = time.monotonic() + PATIENCE
        self._bar: Any = None

    def step(self) -> None:
        """Count one more."""
        self.done += 1
        if self._bar:
            self._bar.update(self._bar.task_ids[0], completed=min(self.done, self.total))
        elif time.monotonic() >= self._next:
            self._show()

    def end(self) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar.stop()

    def _show(self) -> None:
        self._next = time.monotonic() + PAUSE
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bar.add_task(self.what, total=self.total, completed=self.done)
            self._bar.start()
        elif os.environ.get("CI"):
            print(f"{self.what}: {self.done:,} of {self.total:,}", file=sys.stderr, flush=True)
        else:
            self._next = float("inf")


@contextmanager
def stage(what: str, total: int) -> Iterator[Stage]:
    """Show, while it is entered, how many of `total` things are done; each is counted by `step`."""
    shown = Stage(what, total)
    try:
        yield shown
    finally:
        shown.end()
