"""Answers a browser on this machine: pages, dressed for the writer, and a stream of events that keeps them fresh.

The stream is a standard one (Server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html).
"""

import io
import json
import re
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

from devserver import panel
from devserver.desk.routes import HEADERS, PREFIX, Desk, Request
from devserver.state import Latest, State

HOST = "127.0.0.1"
EVENTS = "/devserver-events"
# A stream whose reader has gone shows it only when something is written.
BREATH = 10  # seconds
# Who asks for something and stops in the middle of a line, or takes no answer, is not waited for.
PATIENCE = 10  # seconds
# A link of 404.html, which counts from the top of the site, whatever the address that is not there.
LINK = re.compile(r"""(\b(?:href|src)=["']?)\./""")


def server(port: int, latest: Latest, folder: Path, desk: Desk | None = None) -> ThreadingHTTPServer:
    """A server of `folder` for this machine only, with the desk, if there is one; port 0 is any that is free.

    OSError when the port cannot be had.
    """
    return ThreadingHTTPServer((HOST, port), partial(Handler, latest=latest, desk=desk, directory=str(folder)))


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder, which may change or be missing at any time."""

    timeout = PATIENCE

    def __init__(self, *arguments, latest: Latest, desk: Desk | None, **more):
        self.latest, self.desk = latest, desk
        super().__init__(*arguments, **more)

    def handle(self):
        """As the standard library does, until the reader has gone or is not waited for."""
        with suppress(ConnectionError, TimeoutError):
            super().handle()

    def parse_request(self):
        """As the standard library does; then refuse what nobody asks for who looks at the site."""
        if not super().parse_request():
            return False
        # Another site may give its own name this machine's address, to read here what is not public yet.
        if self.headers.get("Host", HOST).partition(":")[0] not in (HOST, "localhost"):
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, f"Ask for {HOST}")
            return False
        try:
            urlsplit(self.path)
            Path(self.translate_path(self.path)).stat()
        except (FileNotFoundError, NotADirectoryError):
            pass
        except (OSError, ValueError):  # the system has no such name: one that is too long, one with a zero in it
            self.send_error(HTTPStatus.BAD_REQUEST, "No file has this name")
            return False
        return True

    def do_GET(self):
        address = urlsplit(self.path)
        if address.path == EVENTS:
            asked = dict(parse_qsl(address.query))
            self._events(asked.get("source", ""), asked.get("file", ""))
        elif self.desk and (address.path == PREFIX or address.path.startswith(f"{PREFIX}/")):
            self._ask(self.desk)
        else:
            super().do_GET()

    def do_POST(self):
        """Only the desk is told anything."""
        if self.desk:
            self._ask(self.desk)
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _ask(self, desk: Desk) -> None:
        """Give an answer of the desk."""
        address = urlsplit(self.path)
        asked = dict(parse_qsl(address.query))
        answer = desk.answer(Request(self.command, address.path, asked, self.headers, self.rfile))
        self._begin(answer.status, answer.kind, answer.body, *HEADERS.items(), *answer.more)
        self.wfile.write(answer.body)

    def send_head(self):
        """As the standard library does, which keeps a path inside the folder; but a page comes dressed."""
        state, root, file = self.latest.state, Path(self.directory), Path(self.translate_path(self.path))
        page = file.with_name(f"{file.name}.html")  # as GitHub Pages serves /about
        if not file.is_file() and page.is_file() and not urlsplit(self.path).path.endswith("/"):
            file = page
        elif file.is_dir():
            file /= "index.html"
        if file.is_file() and file.suffix != ".html":
            return super().send_head()
        html, status = self._page(file)
        body = panel.dress(html, state, file.relative_to(root).as_posix()).encode()
        self._begin(status, "text/html; charset=utf-8", body)
        return io.BytesIO(body)

    def _begin(self, status: int, kind: str, body: bytes, *headers: tuple[str, str]) -> None:
        """All of an answer but its body."""
        self.send_response(status)
        for name, value in (*headers, ("Content-Type", kind), ("Content-Length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()

    def _page(self, file: Path) -> tuple[str, HTTPStatus]:
        """The page that is shown for a file, as the build has made it."""
        if (html := _read(file)) is not None:
            return html, HTTPStatus.OK
        if html := _read(Path(self.directory) / "404.html"):
            return LINK.sub(r"\1/", html), HTTPStatus.NOT_FOUND
        return panel.NO_SITE, HTTPStatus.SERVICE_UNAVAILABLE

    def _events(self, source: str, file: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        seen = None
        while True:
            state = self.latest.after(seen, BREATH)
            if state is seen:
                self.wfile.write(b": still here\n\n")
            else:
                html, _ = self._page(Path(self.translate_path(f"/{quote(file)}")))
                self.wfile.write(event(state, source, panel.version(html, state, file)))
            seen = state

    def end_headers(self):
        self.send_header("Cache-Control", "no-store")  # the next save may change anything
        super().end_headers()

    def log_message(self, *_):
        """Say nothing: the terminal belongs to what there is to mend."""


def _read(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        return None


def event(state: State, source: str, page: str) -> bytes:
    """The event that tells a page made of the file `source` which `page` stands there now (see `panel.version`), what to
    mend, and where the text has moved to.
    """
    news = {"page": page, "panel": str(panel.panel(state, source)), "address": state.address_of(source)}
    return f"retry: 500\ndata: {json.dumps(news)}\n\n".encode()
