"""A process of its own answers for the desk whatever takes our code, as the builder's does: no build waits for it.

It begins when it is first asked, and anew after the code has changed.
"""

import multiprocessing
import os
import signal
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

from devserver.desk.wrong import Wrong


class Process:
    """Answers for the project in the folder `root`; any thread may ask, one after the other."""

    def __init__(self, root: Path, warm: str = "texts"):
        self.root, self._what = root, warm
        self._turn, self._begun = threading.Lock(), threading.Event()
        self._pipe: Any = None
        self._stale = False

    def begin(self) -> None:
        """Let it be asked, and ask at once, so that the next answer is a quick one."""
        self._begun.set()
        threading.Thread(target=self._warm, daemon=True).start()

    def _warm(self) -> None:
        with suppress(Wrong):  # who asks next is told
            self.ask(self._what)

    def renew(self) -> None:
        """Answer the next question with the code as it is then."""
        self._stale = True

    def ask(self, what: str, *given: Any) -> Any:
        """The answer to one of the questions of `answers.Answers`. Raises Wrong where there is none."""
        self._begun.wait()
        with self._turn:
            try:
                if self._stale or not self._pipe:
                    self._pipe = self._started()  # one before ends, since it hears nothing more
                self._pipe.send((what, given))
                said = self._pipe.recv()
            except (EOFError, OSError):
                self._pipe = None
                raise Wrong(500, "The desk broke off. Do it once more; your words are still here.") from None
        if isinstance(said, Wrong):
            raise said
        return said

    def _started(self) -> Any:
        self._stale, context = False, multiprocessing.get_context("forkserver")
        ours, theirs = context.Pipe()
        context.Process(target=_answer, args=(self.root, theirs), daemon=True).start()
        theirs.close()
        return ours


def _answer(root: Path, asked: Any) -> None:
    """Answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with the one who asks, never in the middle of a save
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    os.chdir(root)
    answers: Any = None
    while True:
        try:
            what, given = asked.recv()
        except (EOFError, OSError):
            os._exit(0)
        try:
            from devserver.desk.answers import Answers

            answers = answers or Answers(root)
            said = getattr(answers, what)(*given)
        except Wrong as wrong:
            said = wrong
        except Exception as error:
            traceback.print_exc()
            why = f"{type(error).__name__}: {error}"
            said = Wrong(500, f"This is a fault of the program ({why}). Nothing was written.")
        asked.send(said)
