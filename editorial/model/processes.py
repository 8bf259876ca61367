"""Work that is shared among processes: how many there are to be, and how they end."""

import os
import signal


def cores() -> int:
    """How many processes can work at once here: those that this one may use, where the system tells them."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def end_at_once() -> None:
    """Let whoever stops the one that began this process end it, too, without a word: that one says what is to be said."""
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_DFL)
