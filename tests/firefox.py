"""A second browser: Firefox, driven as it is by its own protocol (WebDriver BiDi, https://www.w3.org/TR/webdriver-bidi/).

Playwright drives only a Firefox that it has built itself. `find` says where one is: on PATH, or $FIREFOX. CI has one, or
`python -m tests.chromium` brings Debian's, when we are root.
"""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from websockets.sync.client import ClientConnection, connect

from builder.doctor import FIREFOX

KEYS = {"Backspace": "\ue003", "Escape": "\ue00c", "Enter": "\ue007", "Tab": "\ue004"}


def find() -> str | None:
    """The path of a Firefox that is here already, or None."""
    return next(filter(None, map(shutil.which, (os.environ.get("FIREFOX", ""), *FIREFOX))), None)


class Tab:
    """One tab of a running Firefox. Each call raises RuntimeError with Firefox's own words where it will not."""

    def __init__(self, socket: ClientConnection):
        self._socket, self._asked = socket, 0
        self._ask("session.new", capabilities={})
        self._tab = {"context": self._ask("browsingContext.getTree")["contexts"][0]["context"]}

    def goto(self, url: str) -> None:
        """Open a page, and wait until it has loaded."""
        self._ask("browsingContext.navigate", **self._tab, url=url, wait="complete")

    def resize(self, width: int, height: int = 800) -> None:
        """Make the window so many pixels wide and high."""
        self._ask("browsingContext.setViewport", **self._tab, viewport={"width": width, "height": height})

    def evaluate(self, function: str, *arguments: object) -> Any:
        """What a function of JavaScript gives, which may be a promise, for arguments that JSON can hold."""
        whole = f"async all => JSON.stringify(await ({function})(...JSON.parse(all)) ?? null)"
        values = [{"type": "string", "value": json.dumps(arguments)}]
        done = self._ask(
            "script.callFunction", functionDeclaration=whole, arguments=values, awaitPromise=True, target=self._tab
        )
        if done["type"] == "exception":
            raise RuntimeError(done["exceptionDetails"]["text"])
        return json.loads(done["result"]["value"])

    def press(self, key: str) -> None:
        """Press and release a key of KEYS, or a letter."""
        strokes = [{"type": kind, "value": KEYS.get(key, key)} for kind in ("keyDown", "keyUp")]
        self._ask("input.performActions", **self._tab, actions=[{"type": "key", "id": "keys", "actions": strokes}])

    def _ask(self, method: str, **params: object) -> dict[str, Any]:
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": params}))
        while (answer := json.loads(self._socket.recv())).get("id") != self._asked:
            pass  # events that nobody has asked for
        if answer["type"] == "error":
            raise RuntimeError(answer["message"])
        return answer["result"]


@contextmanager
def running(executable: str, letters: int = 16) -> Iterator[Tab]:
    """A Firefox without a window while it is entered, whose reader has set letters of so many pixels."""
    with TemporaryDirectory() as profile:
        wishes = {"font.size.variable.x-western": letters, "ui.useOverlayScrollbars": 1}
        lines = [f"user_pref({json.dumps(name)}, {value});\n" for name, value in wishes.items()]
        Path(profile, "user.js").write_text("".join(lines), encoding="utf-8")
        command = [executable, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        home = os.environ | {"HOME": profile}  # it does not start where it cannot write at home
        process = subprocess.Popen(command, env=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            where = _listens(Path(profile, "WebDriverBiDiServer.json"))
            with connect(
                f"ws://{where['ws_host']}:{where['ws_port']}/session", max_size=None, open_timeout=60
            ) as socket:
                yield Tab(socket)
        finally:
            process.terminate()
            process.wait()


def _listens(file: Path) -> dict[str, Any]:
    """What Firefox writes once it listens; raises TimeoutError after a minute."""
    for _ in range(600):
        with suppress(OSError, ValueError):  # not there yet, or not whole
            return json.loads(file.read_text(encoding="utf-8"))
        time.sleep(0.1)
    raise TimeoutError(f"Firefox did not start: {file.name} is not there")
