"""Work that is shared among processes: how many there are to be, how they share it, wait for one another, and end."""

import fcntl
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, NoReturn, TypeVar

Made = TypeVar("Made")


def cores() -> int:
    """How many processes can work at once here: those that this one may use, where the system tells them."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def seldom_sweep() -> None:
    """Make garbage collection rare: a run is short, and keeps nearly everything it makes."""
    gc.set_threshold(200_000, 20, 1000)


def leave(code: int) -> NoReturn:
    """End this program at once when it is done: freeing its memory piece by piece would take a while."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


class Busy(Exception):
    """Another process holds the lock for too long."""


@contextmanager
def alone(place: Path, patience: float = float("inf"), says: str = "") -> Iterator[int]:
    """Work alone: wait up to `patience` seconds for another process that does so at this `place`; Busy when it does not end.

    `says` is printed if it has to wait. The file or folder carries the lock, which is given, so that nothing is left
    lying about; the system lifts it when a process dies, however it dies. Some network disks know no locks: there, work goes
    on without.
    """
    held, until = os.open(place, os.O_RDONLY), time.monotonic() + patience
    try:
        while not _locked(held):
            if time.monotonic() > until:
                raise Busy
            if says:
                print(says, file=sys.stderr)
            says = ""
            time.sleep(0.05)
        yield held
    finally:
        os.close(held)


def _locked(held: int) -> bool:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        pass
    return True


def end_at_once() -> None:
    """Let whoever stops the one that began this process end it, too, without a word: that one says what is to be said.

    Also where that one is killed. Else this one might wait for ever to be read, and the next build for what is locked.
    """
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_DFL)
    threading.Thread(target=_end_with, args=[multiprocessing.parent_process()], daemon=True).start()


def _end_with(other: Any) -> None:
    other.join()
    os._exit(1)


def shared(work: Callable[[int], Made], count: int, few: int) -> Iterator[tuple[int, Made]]:
    """Yield each number below `count` with what `work` makes of it, as it comes, from as many processes as there are cores.

    This one is among them. `few` is how many one process does as fast as it takes to begin another one. What none has done,
    because something went wrong or it was killed, this one does in the end: so every error is met here, in the order of the
    numbers.
    """
    left = dict.fromkeys(range(count))
    processes = min(cores(), count // few)
    begun: dict[Any, Any] = {}
    try:
        if processes > 1 and "fork" in multiprocessing.get_all_start_methods():
            gc.freeze()  # what is there already stays, and stays shared
            with suppress(OSError):  # the system allows no more processes, or open files
                for one in range(1, processes):
                    _begin(begun, work, _part(one, processes, count, few))
        pipes, own = list(begun), (_part(0, processes, count, few) if begun else [])[::-1]
        while pipes or own:
            if own:
                number = own.pop()
                try:
                    made = work(number)
                except Exception:  # met again in the end, when it is its turn
                    own.clear()
                else:
                    del left[number]
                    yield number, made
            for pipe in list[Any](wait(pipes, 0 if own else None) if pipes else ()):
                try:
                    number, made = pipe.recv()
                except EOFError:
                    pipes.remove(pipe)
                    continue
                del left[number]
                yield number, made
    finally:  # nobody goes on with what nobody waits for
        for pipe, process in begun.items():
            process.terminate()
            process.join()
            pipe.close()
        gc.unfreeze()
    yield from ((number, work(number)) for number in left)


def _part(one: int, processes: int, count: int, few: int) -> list[int]:
    """The numbers that one of the processes does: a few beside each other, which may have much in common, then the next few."""
    return [number for number in range(count) if number // few % processes == one]


def _begin(begun: dict[Any, Any], work: Callable[[int], Any], numbers: list[int]) -> None:
    """Begin a process that does these numbers, and note it among those `begun` by what it is heard by."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    how = multiprocessing.get_context("fork")
    process = how.Process(target=_share, args=(work, numbers, ours, theirs), daemon=True)
    process.start()
    theirs.close()
    begun[ours] = process


def _share(work: Callable[[int], Any], numbers: list[int], ours: Connection, theirs: Connection) -> None:
    end_at_once()
    ours.close()
    with suppress(Exception):  # the other process meets it anew, and says so
        for number in numbers:
            theirs.send((number, work(number)))
