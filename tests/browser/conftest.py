"""A small GitHub Pages, and a real Chromium that visits it.

Under `/repo/` stands the published site, with that very address in its pages; under `/desk/` the site as its
writers see it, which has the style guide. What is not there is answered with 404.html and status 404.
"""

import mimetypes
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import chromium, firefox
from tests.browser.kinds import KINDS, NIGHT
from tests.conftest import ADDRESS
from tests.serving import Handler, serving

TREES: dict[str, Path] = {}
# What a page is shown with when a test says nothing else.
USUAL = {"media": "screen", "color_scheme": "light", "contrast": "no-preference", "forced_colors": "none"}

# What a reader leaves behind: nothing. What stands there would be laid out once more, as the next test wants its page.
LEAVE = """() => {
  document.body?.replaceChildren();
  try { localStorage.clear() } catch {} // one test forbids it
}"""

# What who looks at a page may have changed about it, as it was.
AS_IT_WAS = """() => {
  const page = document.documentElement;
  window.was ??= { direction: page.dir, shut: [...document.querySelectorAll("details:not([open])")] };
  for (const list of was.shut) list.open = false;
  page.dir = was.direction;
  page.style.fontSize = "";
  delete page.dataset.theme;
  document.adoptedStyleSheets = [];
  scrollTo(0, 0);
}"""


class Host(Handler):
    """Serves TREES as GitHub Pages would."""

    def do_GET(self):
        top, _, rest = unquote(urlsplit(self.path).path).lstrip("/").partition("/")
        file = TREES.get(top, Path("/nowhere")) / (rest or "index.html")
        found = file.is_file()
        body = file.read_bytes() if found else (TREES["repo"] / "404.html").read_bytes()
        kind = (mimetypes.guess_type(file.name)[0] or "application/octet-stream") if found else "text/html"
        if "text" in kind:
            body = body.replace(ADDRESS.encode(), f"http://{self.headers['Host']}/repo".encode())
        kind = f"{kind}; charset=utf-8" if "text" in kind else kind
        self.answer(200 if found else 404, body, Content_Type=kind)


@pytest.fixture(scope="session")
def host(site, built_project) -> Iterator[str]:
    """The origin of the served sites, such as "http://127.0.0.1:40001"."""
    TREES["desk"], TREES["repo"] = site, built_project / "published"
    with serving(Host) as origin:
        yield origin


@pytest.fixture(scope="session")
def address(host) -> Callable[[str], str]:
    """The address of one page of a kind: the first that there is."""

    def address(kind: str) -> str:
        pattern = KINDS[kind]
        top = "repo"
        if not any(TREES[top].glob(pattern)) and any(TREES["desk"].glob(pattern)):
            top = "desk"
        names = sorted(file.relative_to(TREES[top]).as_posix() for file in TREES[top].glob(pattern))
        return f"{host}/{top}/{names[0] if names else pattern}"

    return address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def idle() -> dict[tuple[bool, str], list[Page]]:
    """Pages that wait to be used again, by what cannot be changed: a new one costs five times as much as a visit."""
    return defaultdict(list)


@pytest.fixture
def visit(browser, address, idle) -> Iterator[Callable[..., Page]]:
    """Open a page of a kind as a new reader does: `visit("article", width=390, color_scheme="dark")`.

    `media` is what Playwright's `emulate_media` takes. `first` is a script that runs before any of the page's own, and
    `prepare` is called with the page before it goes there; its routes are taken away after the test.
    """
    used = []

    def visit(
        kind: str, width: int = 1280, height: int = 800, scripts: bool = True, first: str = "", prepare=None, **media
    ) -> Page:
        waiting = idle[scripts, first]
        if waiting:
            page = waiting.pop()
        else:
            page = browser.new_context(java_script_enabled=scripts).new_page()
            page.set_default_timeout(15_000)
            page.add_init_script(first)
        used.append((waiting, page))
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(**USUAL | media)
        if prepare:
            prepare(page)
        page.goto(address(kind))
        return page

    yield visit
    for waiting, page in used:
        page.unroute_all(behavior="ignoreErrors")
        page.evaluate(LEAVE)
        page.mouse.move(0, 0)
        waiting.append(page)


@pytest.fixture(scope="session", params=(16, 24, 32) if NIGHT else (32,))
def fox(request) -> Iterator[firefox.Tab]:
    """A Firefox whose reader has set the size of letters: 16 pixels are the usual ones."""
    executable = firefox.find()
    if executable is None:
        pytest.skip("there is no Firefox on PATH")
    with firefox.running(executable, request.param) as tab:
        yield tab


@pytest.fixture(scope="session")
def reader(browser) -> BrowserContext:
    """Who opens each kind of page once, and then only looks at it."""
    return browser.new_context()


@pytest.fixture(scope="session")
def open_pages() -> dict[str, Page]:
    """The pages that `reader` has open, by their kind."""
    return {}


@pytest.fixture(scope="session")
def look(reader, address, open_pages) -> Callable[..., Page]:
    """Look at a page of a kind that is open already: `look("article", width=390, color_scheme="dark")`.

    Whoever does may turn about what AS_IT_WAS puts back, and nothing else: no click, no key.
    """

    def look(kind: str, width: int = 1280, height: int = 800, **media) -> Page:
        if kind not in open_pages:
            open_pages[kind] = reader.new_page()
            open_pages[kind].goto(address(kind))
        page = open_pages[kind]
        page.bring_to_front()  # of a page behind another one, Chromium draws a frame a second
        page.evaluate(AS_IT_WAS)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(**USUAL | media)
        return page

    return look
