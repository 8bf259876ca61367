"""The devserver without a browser: what a page is given, what is answered, what the terminal says."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest
from selectolax.lexbor import LexborHTMLParser

from devserver.building import Builder, Outcome, Remark, Text, mark
from devserver.panel import MOST, dress, panel
from devserver.serving import EVENTS, event, server
from devserver.state import Desk, State

OWN, OTHER = "content/articles/own.md", "content/articles/other.md"
ERROR, WARNING = Remark(OWN, 4, 7, "R78", "error", "date: wrong"), Remark(OWN, 9, 1, "R9", "warning", "title: long")
TEXTS = {OWN: Text("articles/own.html", "A &amp; B", "")}
PAGE = "<!doctype html><html lang=en><head><title>T</title></head><p>Words.</p></body></html>"


def seen(state: State, source: str = OWN) -> str:
    """The words of the panel."""
    return " ".join(LexborHTMLParser(str(panel(state, source))).text(separator=" ").split())


def broken(*remarks: Remark, **more) -> State:
    return State(site="1", broken=True, remarks=list(remarks), **more)


def test_nothing_to_mend_no_panel():
    assert panel(State(site="1"), OWN) == ""


def test_an_error_is_said_with_its_place_in_words():
    said = seen(broken(ERROR))
    assert said == (
        "1 error to mend. Until then you see the last good site. error content/articles/own.md:4:7 date: wrong (R78)"
    )


def test_before_the_first_site_nothing_is_said_of_a_last_good_one():
    assert seen(State(broken=True, remarks=[ERROR])).startswith("1 error to mend. Until then there is no site.")


def test_errors_of_other_files_are_told_apart():
    said = seen(broken(ERROR, WARNING, ERROR._replace(path=OTHER), WARNING._replace(path=OTHER)))
    own, others = said.split("Other files:")
    assert "This page: error content/articles/own.md:4:7" in own
    assert own.startswith("2 errors to mend.")
    assert others.split() == ["error", "content/articles/other.md:4:7", "date:", "wrong", "(R78)"]


def test_a_warning_belongs_to_its_page():
    state = State(site="1", remarks=[WARNING])
    assert seen(state).startswith("1 warning on this page. The site is built all the same. warning content/")
    assert panel(state, OTHER) == ""
    assert panel(state, "") == ""


def test_what_is_no_finding_is_said_as_the_terminal_says_it():
    assert seen(broken(said="theme/a.html:3: Error: <t>\n")).endswith("theme/a.html:3: Error: <t>")


def test_a_long_list_ends_with_a_count():
    said = seen(broken(*[ERROR._replace(line=line, path=OTHER) for line in range(MOST + 7)]))
    assert said.startswith(f"{MOST + 7} errors to mend.")
    assert said.endswith("and 7 more, which the terminal lists")
    assert said.count("date: wrong") == MOST


def test_what_a_writer_types_stays_text():
    html = panel(broken(ERROR._replace(message='"</aside><script>" & <t>')), OWN)
    assert LexborHTMLParser(str(html)).css("script, t") == []


@pytest.mark.parametrize("page", [PAGE, PAGE.replace("<p>", "<body class=a><p>"), "<p>Words.</p>"])
@pytest.mark.parametrize("text", ["", "Draft: not on the public site"])
def test_a_dressed_page_keeps_its_words(page, text):
    state = broken(ERROR, texts={OWN: Text("articles/own.html", "A", text)})
    tree = LexborHTMLParser(dress(page, state, "articles/own.html"))
    assert tree.css_first("body > p").text() == "Words."
    assert [mark.text() for mark in tree.css("body > aside.devserver-mark")] == ([f"{text}."] if text else [])
    assert tree.css_first(".devserver-panel").attributes["data-source"] == OWN
    assert "date: wrong" in tree.css_first(".devserver-panel").text()


def test_a_page_that_forbids_strangers_lets_in_what_the_writer_sees():
    policy = "<meta content=\"default-src 'none';style-src 'sha256-own'\" http-equiv=Content-Security-Policy>"
    tree = LexborHTMLParser(dress(f"<head>{policy}</head><p>Text.</p>", broken(ERROR), "a.html"))
    rules = dict(rule.split(" ", 1) for rule in tree.css_first("meta").attributes["content"].split(";"))
    assert {"default-src": "'none'", "connect-src": "'self'"}.items() <= rules.items()
    assert rules["style-src"].startswith("'sha256-own' 'sha256-")
    for kind in ("style", "script"):
        text = tree.css_first(f"body {kind}").text().encode()
        assert f"'sha256-{b64encode(sha256(text).digest()).decode()}'" in rules[f"{kind}-src"].split()


def test_the_front_page_lists_what_is_not_public():
    late, draft = (
        Text("articles/b.html", "B", "To be published on May 1, 2999"),
        Text("drafts/a.html", "A &amp; C", "Draft"),
    )
    state = State(site="1", texts=TEXTS | {"b": late, "a": draft})
    tree = LexborHTMLParser(dress(PAGE, state, "index.html"))
    assert [(link.attributes["href"], link.text()) for link in tree.css("nav a")] == [
        ("/drafts/a.html", "A & C"),
        ("/articles/b.html", "B"),
    ]
    assert LexborHTMLParser(dress(PAGE, State(texts=TEXTS), "index.html")).css("nav") == []


@pytest.mark.parametrize(
    ("status", "days", "words"),
    [
        ("published", -1, ""),
        ("published", 1, "To be published on May 1"),
        ("draft", 1, "Draft: not on the public site"),
        ("hidden", None, "Hidden: not on the public site"),
        ("published", None, ""),
    ],
)
def test_what_is_not_public_is_marked_in_words(status, days, words):
    text = SimpleNamespace(status=status)
    if days is not None:
        text.date, text.locale_date = datetime.now(UTC) + timedelta(days=days), "May 1"
    assert mark(text) == words


def test_a_refused_build_leaves_the_last_good_site():
    desk = Desk()
    desk.put(Outcome(True, "", [], TEXTS))
    good = desk.state
    desk.put(Outcome(False, "no", [ERROR]))
    assert (desk.state.site, desk.state.texts, desk.state.broken) == (good.site, TEXTS, True)
    desk.put(Outcome(True, "", [], {}))
    assert (desk.state.site > good.site, desk.state.broken, desk.state.remarks) == (True, False, [])


def test_who_waits_is_woken_by_the_next_build():
    desk, woken = Desk(), []
    waiting = threading.Thread(target=lambda: woken.append(desk.after(desk.state, 30)))
    waiting.start()
    desk.put(Outcome(False, "no"))
    waiting.join(20)
    assert woken == [desk.state]
    assert desk.after(desk.state, 0.01) is desk.state


def test_an_event_says_where_a_text_stands_now():
    lines = event(State(site="7", texts=TEXTS), OWN).decode().splitlines()
    assert json.loads(lines[1].removeprefix("data: ")) == {"site": "7", "panel": "", "address": "/articles/own.html"}


@pytest.fixture
def served(tmp_path) -> Iterator[tuple[Desk, Path, int]]:
    """A desk, the folder that is served, and the port."""
    folder, desk = tmp_path / "site", Desk()
    folder.mkdir()
    (tmp_path / "secret.html").write_text("secret")
    with server(0, desk, folder) as running:
        assert running.server_address[0] == "127.0.0.1"
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield desk, folder, running.server_port
        running.shutdown()


def get(port: int, path: str, **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
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
    assert (status, "Not here" in body, "href=/a.html" in body, 'src="/b.png"' in body) == (404, True, True, True)


def test_no_site_yet(served):
    desk, _, port = served
    desk.put(Outcome(False, "", [ERROR]))
    status, body = get(port, "/")
    assert (status, "There is no site yet" in body, "date: wrong" in body) == (503, True, True)


@pytest.mark.parametrize("path", ["/../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html", "//../secret.html"])
def test_nothing_outside_the_site_is_served(served, path):
    _, folder, port = served
    (folder / "404.html").write_text("Not here")
    status, body = get(port, path)
    assert (status, "secret" in body) == (404, False)


def test_another_name_for_this_machine_is_refused(served):
    _, folder, port = served
    (folder / "index.html").write_text("draft")
    for path in ("/", EVENTS):
        status, body = get(port, path, Host="evil.example:8000")
        assert (status, "draft" in body) == (421, False)
    assert get(port, "/", Host=f"localhost:{port}")[0] == 200


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "theme/templates/404.html",
            "<h1>",
            "<h1>{{ nothing }}",
            "theme/templates/404.html:{}:1: R78 error: template: 'nothing' is undefined",
        ),
        ("theme/templates/404.html", "<h1>", "{% if %}<h1>", "theme/templates/404.html:{}:1: R78 error: template: "),
        ("pelicanconf.py", "TIMEZONE =", "TIMEZONE = =", "pelicanconf.py:{}: SyntaxError: "),
        ("pelicanconf.py", "TIMEZONE =", "TIMEZON =", "pelicanconf.py:{}:1: R78 error: TIMEZON: is not a setting"),
        (
            "plugins/feeds.py",
            "def register",
            "raise ValueError('no')\ndef register",
            "plugins/feeds.py:{}: ValueError: no",
        ),
        ("plugins/feeds.py", "def register", "import os; os._exit(9)\ndef register", "exit code 9"),
    ],
    ids=["undefined", "template", "settings", "unknown-setting", "plugin", "crash"],
)
def test_a_mistake_that_is_no_writers_is_said_with_its_place(project, file, old, new, said):
    path = project / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    outcome = Builder(project, project / ".output.0").build()
    assert not outcome.built
    assert said.format(text[: text.index(old)].count("\n") + 1) in outcome.said
    assert "Traceback" not in outcome.said


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


def test_ctrl_c_ends_it_quietly(project):
    process = devserver(project, "--port", "0")
    assert "Ctrl-C ends it" in process.stdout.readline()
    assert process.stdout.readline().startswith("Built in ")
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=30) == ("\n", "")
    assert process.returncode == 0
