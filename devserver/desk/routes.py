"""What a browser may ask of the desk, and who may ask it.

Nobody but who has the key (see `key`), and nobody but a page of the desk itself: what is told has to carry a token that only such a page knows, and another site can
neither read an answer, nor show the desk inside a page of its own. JSON goes both ways; an error is a sentence.
"""

import hmac
import json
import mimetypes
import re
import secrets
from email.message import Message
from io import BufferedIOBase
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from devserver.desk import commands
from devserver.desk.key import LACKING, Key
from devserver.desk.process import Process
from devserver.desk.wrong import Wrong
from devserver.state import Latest

PREFIX = "/desk"
STATIC = Path(__file__).parent / "static"
# Bytes.
MOST_TEXT, MOST_UPLOAD = 2_000_000, 30_000_000
TOKEN = "X-Desk"
# What stands for the token in the page of the desk, which says itself what it may do, but for one thing: no page of
# another site may show it.
PLACE = "{token}"
HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
# The colors of the site, and the marks that VS Code completes, each in its one home.
TOKENS, MARKS = Path("theme", "static", "css", "tokens.css"), Path(".vscode", "marks.code-snippets")
TEXT = "text/plain; charset=utf-8"
NO_SUCH = "There is no such address at the desk."


class Answer(NamedTuple):
    """What a browser gets: the status, the kind of its bytes, the bytes, and further headers."""

    status: int
    kind: str
    body: bytes
    more: tuple[tuple[str, str], ...] = ()


class Request(NamedTuple):
    """What a browser asks (GET) or tells (POST): where, what stands behind the question mark, its headers, its bytes."""

    method: str
    path: str
    asked: dict[str, str]
    headers: Message
    body: BufferedIOBase


class Desk:
    """The desk of the project in the folder `root`, of which `latest` is the last build, for whoever has the `key`."""

    def __init__(self, root: Path, latest: Latest, key: Key):
        self.root, self.latest, self.key = root, latest, key
        # Whoever saves does not wait for a check.
        self.process, self.checks = Process(root), Process(root, warm="check_newest")
        self.token = secrets.token_urlsafe(32)

    def begin(self) -> None:
        """Let the desk answer: the server of forks is there, which the builder starts."""
        self.process.begin()
        self.checks.begin()

    def renew(self) -> None:
        """Let the next answer be of the code as it is then."""
        self.process.renew()
        self.checks.renew()

    def answer(self, request: Request) -> Answer:
        """What is answered; also why something was not done."""
        try:
            return self._get(request) if request.method == "GET" else _json(self._post(request))
        except Wrong as wrong:
            return _json({"error": wrong.sentence} | wrong.more, wrong.status)

    def _get(self, request: Request) -> Answer:
        path, file = unquote(request.path.removeprefix(PREFIX)), request.asked.get("file", "")
        page = path in ("", "/")
        if page and self.key.fits(request.asked.get("key", "")):
            return Answer(303, TEXT, b"", (("Location", f"{PREFIX}/"), ("Set-Cookie", self.key.cookie(PREFIX))))
        if not self._has_key(request):
            if page:
                return Answer(403, TEXT, LACKING.encode())
            raise Wrong(403, LACKING)
        match path:
            case "" | "/":
                html = (STATIC / "desk.html").read_text(encoding="utf-8")
                return Answer(200, "text/html; charset=utf-8", html.replace(PLACE, self.token).encode())
            case "/marks":
                return _json({"marks": _marks(self.root / MARKS)})
            case "/static/tokens.css":
                return Answer(200, "text/css; charset=utf-8", (self.root / TOKENS).read_bytes())
            case "/texts":
                return _json(self._texts())
            case "/form":
                return _json(self.process.ask("form", file))
            case "/text":
                return _json(self.process.ask("text", file) | {"address": self.latest.state.address_of(file)})
            case static if re.fullmatch(r"/static/[\w-][\w.-]*", static) and (STATIC / static[8:]).is_file():
                kind = mimetypes.guess_type(static)[0] or "application/octet-stream"
                kind += "; charset=utf-8" if kind.startswith("text/") else ""
                return Answer(200, kind, (STATIC / static[8:]).read_bytes())
        raise Wrong(404, NO_SUCH)

    def _post(self, request: Request) -> Any:
        """What is told has to come from a page of this server, and from the desk.

        However it ends, the bytes that were announced are read: else a browser would not read the answer.
        """
        length = request.headers.get("Content-Length", "")
        if not re.fullmatch(r"\d{1,9}", length, re.ASCII):
            raise Wrong(411, "The length of what is sent is missing. Send it from the desk.")
        here = f"http://{request.headers.get('Host', '')}"  # which names this machine (see `serving`)
        token = request.headers.get(TOKEN, "").encode()
        ours = request.headers.get("Origin", here) == here and hmac.compare_digest(token, self.token.encode())
        upload = request.path == f"{PREFIX}/upload"
        most = MOST_UPLOAD if upload else MOST_TEXT
        data = _read(request.body, int(length), most if ours and self._has_key(request) else 0)
        if not self._has_key(request):
            raise Wrong(403, LACKING)
        if not ours:
            raise Wrong(403, "This is for the page of the desk only. Reload the desk, then do it again.")
        if data is None:
            raise Wrong(413, f"This is larger than {most // 1_000_000} MB. Make it smaller. Nothing was written.")
        if len(data) < int(length):
            raise Wrong(400, "Not all of it has arrived. Do it once more.")
        if upload:
            return self._upload(request.asked, data)
        try:
            given = json.loads(data.decode())
            json.dumps(given, ensure_ascii=False).encode()  # a half of a character is none
        except (ValueError, RecursionError):
            raise Wrong(400, "What was sent cannot be read. Reload the desk, then do it again.") from None
        match request.path.removeprefix(PREFIX), given:
            case "/fields", {"text": str(text), "changes": dict(changes)}:
                return self.process.ask("fields", text, changes)
            case "/values", {"text": str(text)}:
                return self.process.ask("values", text)
            case "/check", {"file": str(file), "text": str(text)}:
                return self.checks.ask("check", file, text)
            case "/save", {"file": str(file), "version": str() | None as version, "text": str(text)}:
                return self.process.ask("save", file, version, text)
            case "/run", {"command": str(command), "arguments": dict(arguments)}:
                return commands.run(self.root, command, arguments)._asdict()
            case "/word", {"word": str(word)}:
                return self.process.ask("word", word)
            case "/fields" | "/values" | "/check" | "/save" | "/run" | "/word", _:
                raise Wrong(400, "Something is missing in what was sent. Reload the desk.")
        raise Wrong(404, NO_SUCH)

    def _has_key(self, request: Request) -> bool:
        return self.key.among(request.headers.get("Cookie", ""))

    def _upload(self, asked: dict[str, str], data: bytes) -> Any:
        name = asked.get("name", "")
        if not asked.get("import"):
            return self.process.ask("put", name, data)
        given: dict[str, Any] = {"title": asked.get("title", ""), "accept": bool(asked.get("accept"))}
        return commands.bring_in(self.root, name, data, given)._asdict()

    def _texts(self) -> dict[str, Any]:
        """Every text, with what the last build says of it."""
        state = self.latest.state
        told = self.process.ask("texts")
        for text in told["texts"]:
            levels = [remark.level for remark in state.remarks if remark.path == text["file"]]
            built = state.texts.get(text["file"])
            text |= {"mark": built.mark if built else "", "address": state.address_of(text["file"])}
            text |= {"errors": levels.count("error"), "warnings": levels.count("warning")}
        return told


def _marks(file: Path) -> list[dict[str, str]]:
    """The marks that can be typed, as VS Code has them."""
    if not file.is_file():
        return []
    lines = file.read_text(encoding="utf-8").splitlines()
    snippets = json.loads("\n".join(line for line in lines if not line.lstrip().startswith("//")))
    return [
        {"name": name, "prefix": one["prefix"], "body": body if isinstance(body, str) else "\n".join(body)}
        for name, one in snippets.items()
        for body in [one["body"]]
    ]


def _read(body: BufferedIOBase, length: int, most: int) -> bytes | None:
    """The bytes that were announced; None where they are more than `most`, and then they are let go."""
    if length <= most:
        return body.read(length)
    while length > 0 and (part := body.read(min(length, 1_000_000))):
        length -= len(part)
    return None


def _json(said: Any, status: int = 200) -> Answer:
    return Answer(status, "application/json; charset=utf-8", json.dumps(said, ensure_ascii=False).encode())
