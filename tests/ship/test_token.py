"""A workflow's token: git pushes with it over HTTP though no credentials are kept, and shows it to GitHub alone."""

import base64
import os
import subprocess

import pytest

from tests.serving import Handler
from tests.ship.conftest import NOBODY, git, live, serving, ship, site

TOKEN = "a-token-of-one-job"


@pytest.fixture
def server(tmp_path, remote):
    """Git over HTTP, as GitHub serves it: whoever shows TOKEN may push. Gives its address and what it was shown."""
    git(remote, "config", "http.receivepack", "true")
    shown = []
    right = "Basic " + base64.b64encode(f"x-access-token:{TOKEN}".encode()).decode()

    class Backend(Handler):
        def do_GET(self):
            shown.append(self.headers.get("Authorization"))
            if shown[-1] != right:
                self.answer(401, WWW_Authenticate="Basic")
                return
            path, _, query = self.path.partition("?")
            told = {
                "GIT_PROJECT_ROOT": str(tmp_path),
                "GIT_HTTP_EXPORT_ALL": "1",
                "REMOTE_USER": "workflow",
                "REQUEST_METHOD": self.command,
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
                "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            }
            done = subprocess.run(
                ["git", "http-backend"], env=NOBODY | told, input=self._body(), stdout=subprocess.PIPE, check=True
            )
            head, _, body = done.stdout.partition(b"\r\n\r\n")
            self.answer(200, body, **dict(row.split(": ", 1) for row in head.decode().splitlines()))

        do_POST = do_GET

        def _body(self) -> bytes:
            if self.headers.get("Transfer-Encoding") != "chunked":
                return self.rfile.read(int(self.headers.get("Content-Length", 0)))
            body = b""
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return body

    with serving(Backend) as address:
        yield address, shown


def test_a_token_pushes_and_stays_nowhere(small, remote, server):
    address, shown = server
    git(small, "remote", "set-url", "origin", f"{address}/remote.git")
    done = ship(small, DEPLOY_TOKEN=TOKEN, GITHUB_SERVER_URL=address)
    assert done.returncode == 0, done.stderr
    assert live(remote) == site(small)
    assert set(shown) == {f"Basic {base64.b64encode(f'x-access-token:{TOKEN}'.encode()).decode()}"}
    kept = [file for file in (small / ".git").rglob("*") if file.is_file() and TOKEN.encode() in file.read_bytes()]
    assert kept == []
    assert TOKEN not in done.stdout


def test_a_token_is_not_shown_to_another_server(small, server):
    address, shown = server
    git(small, "remote", "set-url", "origin", f"{address}/remote.git")
    for elsewhere in ({}, {"GITHUB_SERVER_URL": "https://github.com"}, {"GITHUB_SERVER_URL": address[:-1]}):
        done = ship(small, DEPLOY_TOKEN=TOKEN, GIT_TERMINAL_PROMPT="0", GIT_ASKPASS=os.devnull, **elsewhere)
        assert done.returncode == 1
        assert "cannot be reached" in done.stderr
    assert set(shown) == {None}


def test_without_the_token_the_push_is_refused_in_a_sentence(small, server):
    address, _ = server
    git(small, "remote", "set-url", "origin", f"{address}/remote.git")
    wrong = {"DEPLOY_TOKEN": "another", "GITHUB_SERVER_URL": address}
    done = ship(small, GIT_TERMINAL_PROMPT="0", GIT_ASKPASS=os.devnull, **wrong)
    assert done.returncode == 1
    assert done.stderr.startswith("Not published: origin cannot be reached")
