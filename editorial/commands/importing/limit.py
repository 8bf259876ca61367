"""A limit of time and depth: some files of a few kilobytes would keep any program busy for hours.

The time is the clock's, since most of it is pandoc's.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from editorial.commands.command import CommandError

# Seconds. A book takes some ten.
MOST_SECONDS = 120
TOO_LONG = (
    "is too large to be one article. Split it, or copy the part that you need into a new file. Nothing was written"
)
TOO_DEEP = "is nested too deeply to be read. Flatten the lists, tables or boxes that stand inside one another. Nothing was written"


class _Over(BaseException):
    """The time is over. No `except Exception` on the way may stop it."""


@contextmanager
def within(name: str) -> Iterator[None]:
    """Read the file `name` within MOST_SECONDS, in the main thread, which alone a timer can interrupt.

    Raises CommandError when it takes longer, goes deeper than Python does, or fills the memory.
    """

    def stop(*_: object) -> None:
        raise _Over

    before = signal.signal(signal.SIGALRM, stop)
    # Again each second from then on: Python drops what is raised while it clears up.
    signal.setitimer(signal.ITIMER_REAL, MOST_SECONDS, 1)
    try:
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _Over:
        remedy = "Take out what is not text, or copy the text alone into a new file. Nothing was written"
        raise CommandError(f"{name} takes more than {MOST_SECONDS:g} seconds to read. {remedy}") from None
    except RecursionError:
        raise CommandError(f"{name} {TOO_DEEP}") from None
    except MemoryError:
        raise CommandError(f"{name} {TOO_LONG}") from None
    finally:
        signal.signal(signal.SIGALRM, before)
