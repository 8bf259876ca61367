"""The devserver without a browser: what a page is given, what is answered, what the terminal says."""

import contextlib
import http.client
import json
import os
import pickle
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from multiprocessing import forkserver
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from devserver import __main__ as watching
from devserver.building import Builder, Outcome, Remark, Text
from devserver.panel import MOST, dress, panel, version
from devserver.serving import EVENTS, event, server
from devserver.state import Latest, State
from editorial.commands import signoff
from editorial.markup.documents import Documents
from tests.conftest import ADDRESS, built, site_of
from tests.site.conftest import add_person, write_article

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
    assert seen(broken(printed="theme/a.html:3: Error: <t>\n")).endswith("theme/a.html:3: Error: <t>")


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
    policy = "<meta content=\"default-src 'none';connect-src 'self';style-src 'sha256-own'\" http-equiv=Content-Security-Policy>"
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


# What stands in the header of each article of a project on March 1, 2028, and what its page says then.
NOT_PUBLIC = {
    "today": ("date: 2028-03-01", ""),
    "tonight": ("date: 2028-03-01T23:59", ""),
    "tomorrow": ("date: 2028-03-02", "To be published on March 2, 2028"),
    "draft": ("status: draft", "Draft: not on the public site"),
    "draft-to-come": ("date: 2028-03-02\nstatus: draft", "Draft: not on the public site"),
    "hidden": ("status: hidden", "Hidden: not on the public site"),
    "reviewed": ("due: 2028-03-02", ""),
    "due": ("due: 2028-03-01", ""),
    "overdue": ("due: 2027-11-01", "Taken off the public site: its review is overdue"),
}
BUILD = """
import pickle, sys
from pathlib import Path
from devserver.building import Builder
here = Path.cwd()
pickle.dump(Builder(here, here / ".output.0").build(), sys.stdout.buffer)
"""


def test_what_is_not_on_the_public_site_is_marked_and_nothing_else(project, clock):
    """Just before midnight where the practice is; in Greenwich it is the next day already."""
    add_person(project, "jane-doe", "Jane Doe", role="Physician")
    clock("2027-01-05")
    for name, (header, _) in NOT_PUBLIC.items():
        fields = dict(row.split(": ") for row in header.split("\n"))
        due = fields.pop("due", "")
        write_article(project, name, **fields)
        if due:
            documents = Documents(site_of(project / "content"))
            signoff.sign(documents, project / f"content/articles/{name}.md", "jane-doe", next_due=due)
    clock("2028-03-01T23:58:00")
    done = subprocess.run([sys.executable, "-c", BUILD], cwd=project, capture_output=True, timeout=60)
    outcome = pickle.loads(done.stdout)
    assert outcome.built, outcome.printed
    marks = {source: text.mark for source, text in outcome.texts.items()}
    for name, (_, mark) in NOT_PUBLIC.items():
        assert marks[f"content/articles/{name}.md"] == mark, name
    public = built(project, "publishconf.py", SITEURL=ADDRESS)
    assert {text.file for text in outcome.texts.values() if not text.mark} == {
        text.file for text in outcome.texts.values() if (public / text.file).is_file()
    }


def test_a_fault_in_a_draft_stands_on_its_page_and_stops_nothing(project):
    write_article(project, "draft", status="draft", body="Rest helps.[@nobody]")
    write_article(project, "sound")
    builder, latest = Builder(project, project / ".output.0"), Latest()
    latest.put(builder.build())
    assert latest.state.site, latest.state.printed
    assert seen(latest.state, "content/articles/draft.md").startswith(
        "1 warning on this page. The site is built all the same. warning content/articles/draft.md:15:12 citation: "
    )
    assert panel(latest.state, "content/articles/sound.md") == ""
    (project / "content/data/people.yaml").write_text("people: nobody\n", encoding="utf-8")
    latest.put(builder.build())
    assert latest.state.broken
    assert "error content/data/people.yaml:" in seen(latest.state, "content/articles/sound.md")


def test_a_refused_build_leaves_the_last_good_site():
    latest = Latest()
    latest.put(Outcome(True, "", [], TEXTS))
    good = latest.state
    latest.put(Outcome(False, "no", [ERROR]))
    assert (latest.state.site, latest.state.texts, latest.state.broken) == (good.site, TEXTS, True)
    latest.put(Outcome(True, "", [], {}))
    assert (latest.state.site > good.site, latest.state.broken, latest.state.remarks) == (True, False, [])


def test_who_waits_is_woken_by_the_next_build():
    latest, woken = Latest(), []
    waiting = threading.Thread(target=lambda: woken.append(latest.after(latest.state, 30)))
    waiting.start()
    latest.put(Outcome(False, "no"))
    waiting.join(20)
    assert woken == [latest.state]
    assert latest.after(latest.state, 0.01) is latest.state


def test_an_event_says_where_a_text_stands_now():
    lines = event(State(site="7", texts=TEXTS), OWN, "abc").decode().splitlines()
    assert json.loads(lines[1].removeprefix("data: ")) == {"page": "abc", "panel": "", "address": "/articles/own.html"}


def test_a_page_that_a_build_leaves_as_it_was_is_not_loaded_anew():
    before, after = State(site="1", texts=TEXTS), State(site="2", texts=TEXTS)
    assert version(PAGE, before, "articles/own.html") == version(PAGE, after, "articles/own.html")
    assert version(PAGE, before, "articles/own.html") != version(PAGE + " ", after, "articles/own.html")
    marked = State(site="2", texts={OWN: Text("articles/own.html", "A", "Draft")})
    assert version(PAGE, before, "articles/own.html") != version(PAGE, marked, "articles/own.html")


def test_a_page_that_was_laid_out_alone_leaves_what_is_said_of_the_others():
    latest = Latest()
    other = Remark(OTHER, 1, 1, "R9", "warning", "title: long")
    latest.put(Outcome(True, "", [WARNING, other], TEXTS))
    site = latest.state.site
    latest.put(Outcome(True, "", [], {OWN: Text("articles/own.html", "New", "")}, OWN))
    assert (latest.state.site, latest.state.remarks) == (site, [other])
    assert latest.state.texts[OWN].title == "New"


def test_the_page_of_a_text_that_was_saved_comes_first(project):
    """And the build that follows writes the same."""
    write_article(project, "rest", body="Rest helps some people.")
    file = project / "content/articles/rest.md"
    source, page = "content/articles/rest.md", project / ".output.0/articles/rest.html"
    builder = Builder(project, project / ".output.0")
    assert builder.page(file) is None, "there is nothing yet to lay it out on"
    assert builder.build().built
    file.write_text(file.read_text(encoding="utf-8").replace("some people", "a few people"), encoding="utf-8")
    outcome = builder.page(file)
    assert (outcome.of, outcome.texts[source].file) == (source, "articles/rest.html")
    first = page.read_bytes()
    assert b"a few people" in first
    assert builder.build().built
    assert page.read_bytes() == first
    whole = file.read_text(encoding="utf-8")
    for old, new in (("slug: rest", "slug: sleep"), ("a few people", "a few people.[@nobody]"), ("---\n", "--\n")):
        file.write_text(whole.replace(old, new, 1), encoding="utf-8")
        assert builder.page(file) is None, "that takes the whole build"
    assert page.read_bytes() == first


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
    latest.put(Outcome(False, "", [ERROR]))
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


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "theme/templates/404.html",
            "<h1>",
            "<h1>{{ nothing }}",
            "theme/templates/404.html:{}:1: R78 error: template: 'nothing' is undefined",
        ),
        (
            "pelicanconf.py",
            "TIMEZONE =",
            "TIMEZONE = =",
            "pelicanconf.py:{}:1: R78 error: settings: SyntaxError: invalid syntax. Correct this line",
        ),
        (
            "plugins/feeds.py",
            "def register",
            "raise ValueError('no')\ndef register",
            "plugins/feeds.py:{}:1: R78 error: program: ValueError: no. This is a fault of the program",
        ),
        ("plugins/feeds.py", "def register", "import os; os._exit(9)\ndef register", "exit code 9"),
        ("plugins/feeds.py", "def register", "import os; os.kill(os.getpid(), 2)\ndef register", "exit code -2"),
    ],
    ids=["theme", "settings", "plugin", "crash", "ctrl-c"],
)
def test_a_mistake_that_is_no_writers_is_said_with_its_place(project, file, old, new, said):
    path = project / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    outcome = Builder(project, project / ".output.0").build()
    assert not outcome.built
    assert said.format(text[: text.index(old)].count("\n") + 1) in outcome.printed
    assert "Traceback" not in outcome.printed


@pytest.mark.parametrize("gone", ["content/", "pelicanconf.py"])
def test_what_a_site_cannot_be_without_is_named_with_the_way_back(project, gone):
    (project / gone).rename(project / "away")
    outcome = Builder(project, project / ".output.0").build()
    assert not outcome.built
    assert outcome.printed.startswith(f"{gone} is missing. Run this in the project's folder, or bring it back: git ")


def test_ctrl_c_while_the_server_of_forks_starts_is_not_lost(project, monkeypatch):
    """Else the devserver goes on, and whoever typed it waits."""
    starts = forkserver.ensure_running

    def stopped():
        signal.raise_signal(signal.SIGINT)
        starts()

    monkeypatch.setattr(forkserver, "ensure_running", stopped)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # it may be ignored where the tests run
    try:
        with pytest.raises(KeyboardInterrupt):
            Builder(project, project / ".output.0")
    finally:
        signal.signal(signal.SIGINT, before)


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
    file.write_text(
        file.read_text(encoding="utf-8").replace("def register", f"{many}\ndef register", 1), encoding="utf-8"
    )
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
