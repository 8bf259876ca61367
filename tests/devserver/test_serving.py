"""The server on the writer's screen answers whatever it is asked, and waits for nobody for ever."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from devserver import serving
from devserver.state import Latest


@pytest.fixture
def port(tmp_path) -> Iterator[int]:
    """A server of a folder with one page."""
    (tmp_path / "index.html").write_text("draft")
    (tmp_path / "404.html").write_text("Not here")
    with serving.server(0, Latest(), tmp_path) as running:
        threading.Thread(target=running.serve_forever, args=[0.01], daemon=True).start()
        yield running.server_port
        running.shutdown()


def ask(port: int, *lines: str) -> str:
    """All that is answered to a request."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall("".join(f"{line}\r\n" for line in (*lines, "")).encode())
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_another_name_for_this_machine_is_refused_however_it_asks(port, method):
    answer = ask(port, f"{method} / HTTP/1.1", "Host: evil.example:8000")
    assert answer.startswith("HTTP/1.0 421 ")
    assert "draft" not in answer
    assert ask(port, f"{method} / HTTP/1.1", f"Host: localhost:{port}").startswith("HTTP/1.0 200 ")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    "path", ["/%00", "/a%00.html", f"/{'a' * 5000}", "/" + "a/" * 5000, f"/{'a' * 300}.html", "http://[/"],
    ids=["zero", "zero-inside", "5,000-letters", "5,000-folders", "300-letters", "no-address"],
)  # fmt: skip
def test_what_can_be_no_file_gets_400_and_no_traceback(port, capfd, method, path):
    answer = ask(port, f"{method} {path} HTTP/1.1", "Host: 127.0.0.1")
    assert answer.startswith("HTTP/1.0 400 ")
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(("path", "code"), [("/about", 200), ("/about?a=1", 200), ("/about/", 404), ("/articles", 200)])
def test_a_page_is_found_without_the_end_of_its_name_as_on_github_pages(port, tmp_path, path, code):
    (tmp_path / "about.html").write_text("About")
    (tmp_path / "articles.html").write_text("All")
    (tmp_path / "articles").mkdir()
    assert ask(port, f"GET {path} HTTP/1.1", "Host: 127.0.0.1").startswith(f"HTTP/1.0 {code} ")


@pytest.mark.parametrize("path", ["/none.html", "/index.html/none", "/%e2%82%ac.html", "/%ff"])
def test_what_is_not_there_is_not_there(port, path):
    assert ask(port, f"GET {path} HTTP/1.1", "Host: 127.0.0.1").startswith("HTTP/1.0 404 ")


@pytest.mark.parametrize("half", [b"", b"GE", b"GET / HTTP/1.1\r\nHo"], ids=["nothing", "a-word", "a-header"])
def test_half_a_request_is_not_waited_for(port, capfd, monkeypatch, half):
    assert serving.Handler.timeout == serving.PATIENCE <= 30
    monkeypatch.setattr(serving.Handler, "timeout", 0.2)
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(half)
        assert b"draft" not in connection.recv(100), "the other side has closed it"
    assert capfd.readouterr().err == ""


def test_a_reader_who_breaks_off_is_no_news(port, capfd):
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # closed with a reset
        connection.sendall(b"GET / HT")
    assert ask(port, "GET / HTTP/1.1", "Host: 127.0.0.1").startswith("HTTP/1.0 200 ")
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGHUP], ids=["ctrl-c", "window-closed"])
def test_it_leaves_nothing_behind_in_the_folder_for_what_is_passing(project, ending):
    with tempfile.TemporaryDirectory() as passing:  # its path is short, as the socket of a process needs
        command = [sys.executable, "-m", "devserver", "--port", "0"]
        given = os.environ | {"TMPDIR": passing, "PYTHONUNBUFFERED": "1"}
        with subprocess.Popen(command, cwd=project, env=given, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert "Ctrl-C ends it" in process.stdout.readline()
            assert process.stdout.readline().startswith("Built in ")
            assert list(Path(passing).iterdir()), "while it runs, there is something"
            process.send_signal(ending)
            process.communicate(timeout=30)
        assert (process.returncode, list(Path(passing).iterdir())) == (0, [])
