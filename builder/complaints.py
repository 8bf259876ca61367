"""What Pelican only logs is heard, and said."""

import logging
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from builder import error_sentences
from editorial.findings import ContentError, Finding


class Complaints(logging.Handler):
    """Hears every warning and error that is logged while it is entered, and says it: findings by `say`.

    Where a reader raises an error, Pelican logs the name of the file only, and goes on with the next.
    """

    def __init__(self, say: Callable[[Iterable[Finding]], None], root: Path):
        super().__init__(logging.WARNING)
        self.heard, self.say, self.root = False, say, root
        self.process = os.getpid()

    def emit(self, record: logging.LogRecord) -> None:
        if os.getpid() != self.process:
            raise RuntimeError  # so that process does the page, and hears it
        self.heard = True
        raised = sys.exception()
        if isinstance(raised, Exception) and error_sentences.of_the_system(raised):
            raise raised  # Pelican would go on without the file, as on a full disk
        if isinstance(raised, ContentError):
            self.say(raised.findings)
            return
        print(self.format(record), file=sys.stderr)
        if isinstance(raised, Exception):
            self.say([error_sentences.finding(raised, self.root)])

    def __enter__(self) -> "Complaints":
        logging.getLogger().addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger().removeHandler(self)
