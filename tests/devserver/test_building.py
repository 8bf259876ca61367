"""The builds of the devserver: what they come to, and what is said of it."""

import pickle
import signal
import subprocess
import sys
import threading
from multiprocessing import forkserver

import pytest

from devserver.building import Builder, BuildOutcome, BuiltText, Remark
from devserver.panel import panel
from devserver.state import Latest
from editorial.commands import signoff
from tests.conftest import ADDRESS, built, change, documents
from tests.devserver.test_panel import ERROR, OTHER, OWN, TEXTS, WARNING, seen
from tests.site.conftest import add_person, write_article

# What stands in the header of each article of a project on March 1, 2028, and what its page says then.
NOT_PUBLIC = {
    "today": ("date: 2028-03-01", ""),
    "tonight": ("date: 2028-03-01T23:57", ""),
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
            signoff.sign(
                documents(project / "content"), project / f"content/articles/{name}.md", "jane-doe", next_due=due
            )
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
    latest.put(BuildOutcome(True, "", [], TEXTS))
    good = latest.state
    latest.put(BuildOutcome(False, "no", [ERROR]))
    assert (latest.state.site, latest.state.texts, latest.state.broken) == (good.site, TEXTS, True)
    latest.put(BuildOutcome(True, "", [], {}))
    assert (latest.state.site > good.site, latest.state.broken, latest.state.remarks) == (True, False, [])


def test_who_waits_is_woken_by_the_next_build():
    latest, woken = Latest(), []
    waiting = threading.Thread(target=lambda: woken.append(latest.after(latest.state, 30)))
    waiting.start()
    latest.put(BuildOutcome(False, "no"))
    waiting.join(20)
    assert woken == [latest.state]
    assert latest.after(latest.state, 0.01) is latest.state


def test_a_page_that_was_laid_out_alone_leaves_what_is_said_of_the_others():
    latest = Latest()
    other = Remark(OTHER, 1, 1, "R9", "warning", "title: long")
    latest.put(BuildOutcome(True, "", [WARNING, other], TEXTS))
    site = latest.state.site
    latest.put(BuildOutcome(True, "", [], {OWN: BuiltText("articles/own.html", "New", "")}, OWN))
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
    change(file, "some people", "a few people")
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
