"""The devserver as a writer has it: a browser beside the editor, and nobody presses reload."""

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from editorial.model.store import FOLDER
from tests.browser import axe
from tests.builder.test_build import ARTICLE
from tests.conftest import ROOT, SETTINGS, copy_project

BROKEN = ARTICLE.replace("2026-01-05", "tomorow")
expect.set_options(timeout=15_000)
SENTENCE = 'date: expected a date like 2026-11-23, found "tomorow"'
PANEL = ".devserver-panel"
MARK = "aside.devserver-mark"


class Window:
    """A devserver that serves the project `root`; `context` is the browser that looks at it."""

    context: BrowserContext

    def __init__(self, root: Path, *more: str):
        self.root = root
        self.process = subprocess.Popen(
            [sys.executable, "-m", "devserver", "--port", "0", *more],
            cwd=root,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said = self.process.stdout.readline()
        self.address = re.search(r"http://127\.0\.0\.1:\d+/", self.said)[0]
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self):
        for line in self.process.stdout:
            self.said += line

    def write(self, text: str = ARTICLE, name: str = "rest") -> Path:
        file = self.root / "content/articles" / f"{name}.md"
        file.write_text(text, encoding="utf-8")
        return file

    def open(self, path: str = "articles/rest-and-movement.html") -> Page:
        """In a tab of its own, since the tab before may just be reloading itself."""
        for page in self.context.pages:
            page.close()
        page = self.context.new_page()
        page.goto(self.address + path)
        return page

    def close(self):
        self.process.kill()
        self.process.wait()
        self.listener.join()
        self.process.stdout.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture(scope="module")
def served(built_project, tmp_path_factory) -> Iterator[Window]:
    """A devserver that all tests of this file ask in turn, each on a project that is as it was."""
    project = copy_project(tmp_path_factory.mktemp("served") / "project")
    shutil.copytree(built_project / FOLDER, project / FOLDER)
    (project / "content/articles/rest.md").write_text(ARTICLE, encoding="utf-8")
    window = Window(project)
    yield window
    window.close()


@pytest.fixture
def window(served, context, built_project) -> Window:
    served.context = context
    served.write()
    for file in (served.root / "content/articles").glob("*.md"):
        if file.name != "rest.md" and not (built_project / "content/articles" / file.name).exists():
            file.unlink()
    for name in ("pelicanconf.py", "theme/templates/404.html"):
        if (served.root / name).read_bytes() != (ROOT / name).read_bytes():
            shutil.copy(ROOT / name, served.root / name)
    return served


def shown(window: Window) -> Page:
    """The article, once it has been built."""
    page = window.open()
    expect(page.locator(".text")).to_contain_text("Gentle movement helps.")
    expect(page.locator(PANEL)).to_be_empty()
    return page


def test_a_saved_word_appears_by_itself_where_the_writer_reads(window):
    window.write(ARTICLE + "\nMore.\n" * 200)
    page = shown(window)
    page.evaluate("scrollTo(0, 900)")
    window.write(ARTICLE.replace("Gentle movement helps.", "Swimming is fun too.") + "\nMore.\n" * 200)
    expect(page.locator(".text")).to_contain_text("Swimming is fun too.")
    page.wait_for_function("scrollY == 900")


def test_a_mistake_is_said_on_the_page_and_in_the_terminal_until_it_is_mended(window):
    page = shown(window)
    window.write(BROKEN)
    panel = page.locator(PANEL)
    expect(panel).to_contain_text(f"error content/articles/rest.md:4:1 {SENTENCE} (R78)")
    expect(panel).to_contain_text("1 error to mend. Until then you see the last good site.")
    expect(page.locator("h1")).to_have_text("Rest and movement")
    assert f"content/articles/rest.md:4:1: R78 error: {SENTENCE}\n" in window.said
    page.reload()  # the last good site stays up for a new reader, too
    expect(page.locator("h1")).to_have_text("Rest and movement")
    expect(panel).to_contain_text(SENTENCE)
    window.write(ARTICLE.replace("Gentle movement helps.", "Swimming is fun too."))
    expect(page.locator(".text")).to_contain_text("Swimming is fun too.")
    expect(panel).to_be_empty()
    expect(panel).to_be_hidden()


def test_a_mistake_in_another_file_is_said_as_one_of_another_file(window):
    page = shown(window)
    window.write(ARTICLE.replace("slug: rest-and-movement", "slug: Rest"))
    expect(page.locator(PANEL)).to_contain_text("1 error to mend")
    window.write(BROKEN.replace("slug: rest", "slug: other"), "other")
    expect(page.locator(PANEL)).to_contain_text("2 errors to mend")
    said = page.locator(PANEL).inner_text()
    assert said.index("This page:") < said.index("rest.md:3") < said.index("Other files:") < said.index("other.md:4")


def test_a_warning_stands_on_its_own_page_only_and_stops_nothing(window):
    page = shown(window)
    window.write(ARTICLE.replace("Gentle movement helps.", "It helps moovement."))
    expect(page.locator(".text")).to_contain_text("It helps moovement.")
    expect(page.locator(PANEL)).to_contain_text("1 warning on this page. The site is built all the same.")
    expect(page.locator(PANEL)).to_contain_text(f"warning content/articles/rest.md:{ARTICLE.count(chr(10))}:10")
    page = window.open("about.html")
    expect(page.locator(PANEL)).to_be_empty()


def test_a_mistake_of_the_theme_is_said_with_its_place(window):
    page = shown(window)
    template = window.root / "theme/templates/404.html"
    text = template.read_text(encoding="utf-8")
    line = text[: text.index("<h1>")].count("\n") + 1
    template.write_text(text.replace("<h1>", "<h1>{{ no_such_name }}"), encoding="utf-8")
    expect(page.locator(PANEL)).to_contain_text(
        f"theme/templates/404.html:{line}:1 template: 'no_such_name' is undefined"
    )
    template.write_text(text, encoding="utf-8")
    expect(page.locator(PANEL)).to_be_empty()


def test_a_changed_setting_counts_at_once(window):
    """Saved as many editors do: a new file takes the old one's name."""
    page = shown(window)
    settings = window.root / "pelicanconf.py"
    new = settings.with_name("pelicanconf.new")
    text = settings.read_text(encoding="utf-8")
    new.write_text(text.replace(f'"{SETTINGS.SITENAME}"', '"Other Practice"'), encoding="utf-8")
    new.replace(settings)
    expect(page.locator("header.site .name")).to_contain_text("Other Practice")


def test_what_is_not_public_is_marked_and_listed_on_the_front_page(window):
    expect(shown(window).locator(MARK)).to_have_count(0)
    draft = ARTICLE.replace("slug: rest", "status: draft\nslug: new").replace("title: Rest", "title: Wait")
    window.write(draft, "draft")
    window.write(ARTICLE.replace("2026-01-05", "2999-01-05").replace("slug: rest", "slug: late"), "late")
    page = window.open("index.html")
    listed = page.locator("nav.devserver-mark")
    expect(listed).to_contain_text("Wait and movement Draft: not on the public site")
    expect(listed).to_contain_text("To be published on January 5, 2999")
    page.locator("nav.devserver-mark a", has_text="Wait and movement").click()
    expect(page.locator(MARK)).to_have_text("Draft: not on the public site.")
    page = window.open("articles/late-and-movement.html")
    expect(page.locator(MARK)).to_have_text("To be published on January 5, 2999.")
    page = window.open("styleguide.html")
    expect(page.locator(MARK)).to_have_text("Hidden: not on the public site.")


def test_a_draft_that_becomes_an_article_takes_the_writer_along(window):
    window.write(ARTICLE.replace("slug:", "status: draft\nslug:"))
    page = window.open("drafts/rest-and-movement.html")
    expect(page.locator(MARK)).to_have_text("Draft: not on the public site.")
    window.write(ARTICLE)
    page.wait_for_url("**/articles/rest-and-movement.html")
    expect(page.locator(MARK)).to_have_count(0)


def test_a_tab_out_of_sight_waits_and_catches_up_when_it_is_seen(window):
    """A browser holds six connections to one server; a seventh open tab would hang."""
    page = shown(window)
    turn = "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true }); dispatchEvent(new Event('visibilitychange')) }"
    page.evaluate(turn, True)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    window.write(ARTICLE.replace("Gentle movement helps.", "Swimming is fun too."))
    until = time.monotonic() + 15
    while b"Swimming" not in urlopen(page.url).read():
        assert time.monotonic() < until
        page.wait_for_timeout(100)
    page.wait_for_timeout(500)
    assert asked == []
    page.evaluate(turn, False)
    expect(page.locator(".text")).to_contain_text("Swimming is fun too.")


def test_a_site_broken_from_the_start_says_so_and_then_appears(project, context):
    (project / "content/articles/rest.md").write_text(BROKEN, encoding="utf-8")
    window = Window(project)
    window.context = context
    page = window.open("")
    expect(page.locator(PANEL)).to_contain_text(SENTENCE)
    expect(page.locator("h1")).to_have_text("There is no site yet")
    window.write()
    expect(page.locator("h1")).to_contain_text(SETTINGS.SITESUBTITLE)
    expect(page.locator(PANEL)).to_be_empty()
    window.close()


def test_a_folded_panel_stays_folded(window):
    page = shown(window)
    window.write(BROKEN)
    item = page.locator(f"{PANEL} li")
    expect(item).to_be_visible()
    page.locator(f"{PANEL} summary").click()
    expect(item).to_be_hidden()
    window.write(BROKEN.replace("tomorow", "yesteray"))
    expect(item).to_contain_text("yesteray")
    expect(item).to_be_hidden()
    page.locator(f"{PANEL} summary").click()
    expect(item).to_be_visible()


def test_all_can_read_the_panel_and_the_mark_and_no_file_has_a_trace_of_them(window):
    window.write(ARTICLE.replace("slug:", "status: draft\nslug:"))
    page = window.open("drafts/rest-and-movement.html")
    expect(page.locator(MARK)).to_be_visible()
    window.write(BROKEN)
    expect(page.locator(PANEL)).to_contain_text(SENTENCE)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert axe.sentences(axe.run(page, others=scheme == "light")["violations"]) == [], scheme
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    above = page.locator("footer.site").bounding_box()
    assert above["y"] + above["height"] <= page.locator(PANEL).bounding_box()["y"], "it covers the end of the page"
    files = [file for file in (window.root / ".output.0").rglob("*") if file.is_file()]
    assert [file for file in files if file.suffix == ".html"]
    for file in files:
        assert b"devserver-" not in file.read_bytes(), file
    assert not (window.root / "output").exists(), "a published site may be waiting there"
