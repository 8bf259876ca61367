"""Ctrl-C for every program of ours (`python -m builder`, `make clean`, ...): one word and code 130, never a traceback.

While Python itself starts, before any line of ours, it would answer with a traceback. So the Makefile has the system hold
Ctrl-C back until `ends_at_once`. Nor is it a fault to stop reading, as in `make doctor | head`.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from types import TracebackType


def ends_at_once() -> None:
    """From here on, Ctrl-C ends this program, even one pressed before now. Call it before anything that takes time."""
    _open_all()
    sys.excepthook = _show
    signal.signal(signal.SIGINT, _end)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])


@contextmanager
def clears_up(said: str = "Stopped.") -> Iterator[None]:
    """While it is entered, Ctrl-C is a KeyboardInterrupt, so that what was begun is cleared away.

    The program then says `said` and ends: SystemExit 130, as a shell does.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        print(said, file=sys.stderr)
        raise SystemExit(130) from None
    finally:
        signal.signal(signal.SIGINT, before)


def say(*lines: object) -> str:
    """Print lines, unless nobody reads any more; returns why, if they could not be written."""
    try:
        print(*lines, sep="\n", flush=True)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # where Python puts the rest as it ends
        return error.strerror or f"{error}"
    return ""


def _open_all() -> None:
    """Open what was handed over shut (`>&-`): what is said would be a traceback, or land in the next file that is opened.

    What a terminal has no letter for (LC_ALL=en_US.ISO-8859-1) is said as `\\u05e9`, and is no traceback either.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            os.dup2(os.open(os.devnull, os.O_RDWR), number)  # mostly one and the same: the lowest number that is free
            setattr(sys, name, os.fdopen(number, mode, closefd=False))
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def do_anew(error: BaseException) -> None:
    """Begin this program anew without the byte code on which it fell, if that is what `error` says; else do nothing.

    Where a disk fills up, Python 3.11 keeps byte code that breaks off, and stumbles over it ever after, also when there is room
    again (https://github.com/python/cpython/issues/126606); and after a power cut, zeros may stand there.
    """
    last = error.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    if (
        last
        and last.tb_frame.f_code.co_name == "_compile_bytecode"
        and (broken := last.tb_frame.f_locals["bytecode_path"])
    ):
        with suppress(OSError):  # where it may not be taken away, the same would come again
            os.unlink(broken)  # noqa: PTH108 (it is a name as Python has it)
            os.execve(sys.executable, sys.orig_argv, os.environ | {"PYTHONDONTWRITEBYTECODE": "1"})


def _show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    do_anew(error)
    sys.__excepthook__(kind, error, trace)


def _end(*_: object) -> None:
    """End at once: a library that is being loaded could catch an exception."""
    with suppress(OSError):
        os.write(2, b"Stopped.\n")
    os._exit(130)
