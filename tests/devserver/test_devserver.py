"""The devserver without a browser: what is answered, what the terminal says, what is watched."""

import contextlib
import http.client
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from devserver import __main__ as watching
from devserver.building import BuildOutcome
from devserver.serving import EVENTS, server
from devserver.state import Latest
from tests.conftest import change
from tests.devserver.test_panel import ERROR, PAGE


@pytest.fixture
def served(tmp_path) -> Iterator[tuple[Latest, Path, int]]:
    """What the last build came to, the folder that is served, and the port."""
    folder, latest = tmp_path / "site", Latest()
    folder.mkdir()
    (tmp_path / "secret.html").write_text("Nobody reads this.")
    with server(0, latest, folder) as running:
        assert running.server_address[0] == "127.0.0.1"
        threading.Thread(target=running.serve_forever, args=[0.01], daemon=True).start()
        yield latest, folder, running.server_port
        running.shutdown()


def get(port: int, path: str, **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    assert answer.status == 421 or answer.headers["Cache-Control"] == "no-store", "the next save may change anything"
    return answer.status, body


def test_a_page_comes_dressed_and_any_other_file_as_it_is(served):
    _, folder, port = served
    (folder / "index.html").write_text(PAGE)
    (folder / "a.svg").write_text("<svg>\n</body></svg>")
    assert get(port, "/")[0] == get(port, "/index.html?a=b#c")[0] == 200
    assert 'class="devserver-panel"' in get(port, "/")[1]
    assert get(port, "/a.svg") == (200, "<svg>\n</body></svg>")
    assert (folder / "index.html").read_text() == PAGE


def test_what_is_not_there_is_answered_by_the_sites_own_page(served):
    _, folder, port = served
    (folder / "404.html").write_text('<head></head><p>Not here <a href=./a.html>A</a> <img src="./b.png">')
    status, body = get(port, "/x/y/z.html")
    assert (status, "Not here" in body, 'href="/a.html"' in body, 'src="/b.png"' in body) == (404, True, True, True)


def test_no_site_yet(served):
    latest, _, port = served
    latest.put(BuildOutcome(False, "", [ERROR]))
    status, body = get(port, "/")
    assert (status, "There is no site yet" in body, "date: wrong" in body) == (503, True, True)


@pytest.mark.parametrize("path", ["/../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html", "//../secret.html"])
def test_nothing_outside_the_site_is_served(served, path):
    _, folder, port = served
    (folder / "404.html").write_text("Not here")
    status, body = get(port, path)
    assert (status, "Nobody" in body) == (404, False)


def test_another_name_for_this_machine_is_refused(served):
    _, folder, port = served
    (folder / "index.html").write_text("draft")
    for path in ("/", EVENTS):
        status, body = get(port, path, Host="evil.example:8000")
        assert (status, "draft" in body) == (421, False)
    assert get(port, "/", Host=f"localhost:{port}")[0] == 200


def devserver(project: Path, *arguments: str) -> subprocess.Popen:
    command = [sys.executable, "-m", "devserver", *arguments]
    return subprocess.Popen(
        command, cwd=project, env=os.environ | {"PYTHONUNBUFFERED": "1"}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )  # fmt: skip


def test_a_taken_port_is_said_with_one_to_try(project):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = devserver(project, "--port", str(port))
        assert process.communicate(timeout=30) == ("", f"Port {port} is taken. Try make devserver PORT={port + 1}\n")
    assert process.returncode == 1


@pytest.mark.parametrize("port", ["x", "-1", "65536"])
def test_a_port_that_is_none_is_refused(project, port):
    process = devserver(project, f"--port={port}")
    assert f"expected a number from 1 to 65535, found '{port}'" in process.communicate(timeout=30)[1]
    assert process.returncode == 2


def test_it_builds_again_on_a_save_in_any_room_and_ctrl_c_ends_it_quietly(project):
    process = devserver(project, "--port", "0")
    hangs = threading.Timer(60, process.kill)
    hangs.start()
    assert "Ctrl-C ends it" in process.stdout.readline()
    assert process.stdout.readline().startswith("Built in ")
    names = ("content/data/words.txt", "builder/build.py", "editorial/check.py", "plugins/csp.py", "pelicanconf.py")
    for name in (*names, "theme/static/css/below/print.css"):
        with (project / name).open("a", encoding="utf-8") as file:
            file.write("\n")
        assert process.stdout.readline() == f"Saved {Path(name).name}.\n"
        assert process.stdout.readline().startswith("Built in "), name
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=30) == ("\n", "")
    hangs.cancel()
    assert process.returncode == 0


def test_an_end_during_a_build_that_has_much_to_say_is_an_end(project):
    """Only the devserver is told; the build finds that nobody listens any more."""
    file = project / "plugins/feeds.py"
    many = 'import sys, time; print("x" * 1_000_000, file=sys.stderr); open("begun", "w").close(); time.sleep(1)'
    change(file, "def register", f"{many}\ndef register")
    process = devserver(project, "--port", "0")
    try:
        while not (project / "begun").exists():
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        ("OS file watch limit reached.", "sudo sysctl fs.inotify.max_user_watches="),
        (
            "Function not implemented (os error 38)",
            "cannot watch files here (Function not implemented (os error 38)), so",
        ),
    ],
    ids=["no-more", "not-here"],
)
def test_where_the_system_watches_no_files_each_is_looked_at(tmp_path, monkeypatch, capsys, why, sentence):
    watching._say_once.cache_clear()
    watch = watching.watchfiles.watch

    def refuse(*places, force_polling=False, **how):
        if not force_polling:
            raise OSError(why)
        return watch(*places, force_polling=True, poll_delay_ms=20, **how)

    monkeypatch.setattr(watching.watchfiles, "watch", refuse)
    for _ in range(2):
        seen = watching._changes(tmp_path, rust_timeout=50, yield_on_timeout=True)
        assert next(seen) == set()
        (tmp_path / "rest.md").write_text("Rest.")
        assert next(filter(None, seen))
        (tmp_path / "rest.md").unlink()
    assert capsys.readouterr().err.count(sentence) == 1


def test_a_site_that_is_taken_away_is_built_again(tmp_path, monkeypatch):
    monkeypatch.setattr(watching, "LOOK", 20)
    saves = watching.Saves()
    assert watching._saved(saves, tmp_path / "gone") == set()
    threading.Timer(0.1, saves.put, [{tmp_path}]).start()
    assert watching._saved(saves, tmp_path) == {tmp_path}


@pytest.mark.parametrize("watched", ["_watch_rooms", "_watch_settings"])
def test_a_folder_that_may_not_be_read_is_said_and_watched_once_it_may(tmp_path, monkeypatch, capsys, watched):
    watching._say_once.cache_clear()
    watch, refused = watching.watchfiles.watch, []

    def refuse(*places, **how):
        if len(refused) < 2:
            refused.append(places)
            raise PermissionError("Permission denied (os error 13)")
        return watch(*places, **how)

    monkeypatch.setattr(watching.watchfiles, "watch", refuse)
    monkeypatch.setattr(watching, "LOOK", 20)
    monkeypatch.setattr(watching, "ROOMS", [tmp_path])
    monkeypatch.setattr(watching, "CONTENT", tmp_path)
    monkeypatch.setattr(watching, "ROOT", tmp_path)
    saves, end = watching.Saves(), threading.Event()
    thread = threading.Thread(target=getattr(watching, watched), args=(saves, end), daemon=True)
    thread.start()
    place = tmp_path if watched == "_watch_rooms" else tmp_path / "pelicanconf.py"
    while saves.empty():
        place.touch()
        thread.join(0.05)
    assert saves.get() == {place}
    end.set()
    thread.join(20)
    assert capsys.readouterr().err.count("Give yourself the right to read it") == 1


@pytest.mark.parametrize("room", ["content", "theme"])
def test_a_room_that_is_taken_away_and_made_anew_is_watched_again(room, tmp_path, monkeypatch):
    """As a checkout of git does, or who copies a folder back."""
    (tmp_path / room / "inner").mkdir(parents=True)
    monkeypatch.setattr(watching, "ROOMS", [tmp_path / room, tmp_path / "plugins"])
    monkeypatch.setattr(watching, "LOOK", 50)
    monkeypatch.setattr(watching, "CONTENT", tmp_path / "content")
    saves, end = watching.Saves(), threading.Event()
    thread = threading.Thread(target=watching._watch_rooms, args=(saves, end))

    def saved(seconds: float) -> set[Path]:
        """What was saved within so many seconds."""
        with contextlib.suppress(queue.Empty):
            return saves.get(timeout=seconds)
        return set()

    def all_is_seen() -> None:
        time.sleep(0.7)
        while not saves.empty():
            saves.get()

    thread.start()
    try:
        time.sleep(0.3)
        (tmp_path / room).rename(tmp_path / "away")
        assert saved(5), "it is gone"
        (tmp_path / room / "inner").mkdir(parents=True)
        all_is_seen()
        (tmp_path / room / "inner" / "rest.md").write_text("Rest.")
        assert saved(5), "what is saved in the new one counts"
        all_is_seen()
        assert not saved(0.7), "nothing is built while nobody saves"
    finally:
        end.set()
        thread.join(10)
