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


class Failed(Exception):
    """Why there is no answer: the status, and what to say."""

    def __init__(self, status: int, said: dict[str, Any]):
        super().__init__(said)
        self.status, self.said = status, said


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
        with suppress(Failed):  # who asks next is told
            self.ask(self._what)

    def renew(self) -> None:
        """Let the next one who asks be answered by the code as it is then."""
        self._stale = True

    def ask(self, what: str, *given: Any) -> Any:
        """The answer to one of the questions of `answers.Answers`. Failed where there is none."""
        self._begun.wait()
        with self._turn:
            if self._stale and self._pipe:
                self._pipe.close()  # it ends when it hears nothing more
                self._pipe = None
            try:
                pipe = self._running()
                pipe.send((what, given))
                status, said = pipe.recv()
            except (EOFError, OSError):
                self._pipe = None
                sentence = "The desk broke off. Do it once more; your words are still here."
                raise Failed(500, {"error": sentence}) from None
        if status != 200:
            raise Failed(status, said)
        return said

    def _running(self) -> Any:
        if not self._pipe:
            self._stale = False
            ours, theirs = multiprocessing.get_context("forkserver").Pipe()
            process = multiprocessing.get_context("forkserver").Process(
                target=_answer, args=(self.root, theirs), daemon=True
            )
            process.start()
            self._pipe = ours
            theirs.close()
        return self._pipe


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
            from devserver.desk.files import Wrong

            answers = answers or Answers(root)
            try:
                said = 200, getattr(answers, what)(*given)
            except Wrong as wrong:
                said = wrong.status, {"error": wrong.sentence} | (wrong.more or {})
        except Exception as error:
            traceback.print_exc()
            why = f"{type(error).__name__}: {error}"
            said = 500, {"error": f"This is a fault of the program ({why}). Nothing was written."}
        asked.send(said)
