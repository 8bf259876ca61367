"""A limit of time: no text for readers takes long, but some rows of signs keep Markdown busy for hours.

The time is the processor's, so that a busy machine finds no more mistakes than an idle one.
"""

import re
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from editorial.findings import ContentError, Finding, Place
from editorial.model.markdown import Key
from editorial.model.text import Text

# Seconds that one text may take. The longest article takes a twentieth of it.
MOST_SECONDS = 5
# How the sentences about a text that went over a limit begin.
TOO_LONG, TOO_DEEP = "takes more than", "is nested too deeply"
# Marks of Markdown and HTML: the line that has most of them is the one to look at.
MARK = re.compile(r"[^\w\s]")
# What nests: spaces, quotes, points of a list.
NESTS = re.compile(r"[\s>*+:-]*")


class _Over(BaseException):
    """The time is over. A BaseException, so that no `except Exception` on the way catches it."""


@contextmanager
def within(text: Text) -> Iterator[None]:
    """Parse or check a text within MOST_SECONDS of the processor.

    Raises ContentError when it takes longer, or goes so deep, or holds a number so long, that Python gives up. Works in the
    main thread of Unix, where a timer can interrupt; elsewhere there is no limit of time.
    """
    timed = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    before = None
    if timed:
        before = signal.signal(signal.SIGVTALRM, _stop)
        signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS, 1)
    try:
        try:
            yield
        finally:
            if timed:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except _Over:
        sentence = f"{TOO_LONG} {MOST_SECONDS:g} seconds to read. Look for a long row of signs such as [[[[ or <<<<"
        raise _worst(text, lambda row: len(MARK.findall(row)), sentence) from None
    except ValueError as error:
        if "int_max_str_digits" not in str(error):  # how long a number Python reads
            raise
        sentence = "holds a number that is too long to be read. Look for a long row of digits"
        raise _worst(text, lambda row: sum(map(str.isdigit, row)), sentence) from None
    except RecursionError:
        sentence = f"{TOO_DEEP} to be read. Flatten the lists or quotes that stand inside one another"
        raise _worst(text, lambda row: len(row) - len(NESTS.sub("", row, count=1)), sentence) from None
    finally:
        if timed:
            signal.signal(signal.SIGVTALRM, before)


def exceeded(findings: Iterable[Finding]) -> bool:
    """Whether a text went over a limit, which may be the machine's doing: asked once more, it may not."""
    return any(finding.sentence.startswith((TOO_LONG, TOO_DEEP)) for finding in findings)


def _stop(*_: object) -> None:
    raise _Over


def _worst(text: Text, weight: Callable[[str], int], sentence: str) -> ContentError:
    """An error that blames the first of the lines with the greatest `weight`."""
    rows = text.body.typed(Key).split("\n")
    place = Place(text.body.first_line + max(range(len(rows)), key=lambda number: weight(rows[number])))
    return ContentError(Finding(text.path, place, "text", sentence))
