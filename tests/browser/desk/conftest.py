"""The desk as a clinician has it: a browser, a text, and no thought of files, bytes or git."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from devserver import serving
from devserver.desk.key import Key
from devserver.desk.routes import Desk
from devserver.state import Latest
from editorial.model.store import FOLDER
from tests.conftest import ROOT, SAMPLE, copy_project, sample

FILES = sorted(
    file.relative_to(ROOT).as_posix()
    for room in ("articles", "pages")
    for file in (ROOT / "content" / room).glob("*.md")
)
ARTICLE = f"content/articles/{SAMPLE.name}"
TEXT = sample().encode()
BLANKS = TEXT.replace(b"\n\n", b" \t\n\t\n") + b"\n\n \n"
# Files as other programs leave them.
ODD = {
    "windows": b"\xef\xbb\xbf"
    + TEXT.replace(b"\n", b"\r\n").rstrip(b"\r\n"),  # a byte order mark, and no last line end
    "old-mac": TEXT.replace(b"\n", b"\r"),
    "mixed": BLANKS.replace(b"\n\t", b"\r\n\t").replace(b".\n", b".\r"),
}
WIDE = {"width": 1440, "height": 900}
expect.set_options(timeout=15_000)


def copy_of_project(target: Path, kept: Path) -> Path:
    project = copy_project(target / "project")
    shutil.copytree(ROOT / ".vscode", project / ".vscode")
    shutil.copytree(kept / FOLDER, project / FOLDER)
    return project


@pytest.fixture(scope="package")
def root(built_project, tmp_path_factory) -> Path:
    """A project, in which each test writes what it likes into its own file."""
    project = copy_of_project(tmp_path_factory.mktemp("desk"), built_project)
    (project / ARTICLE).parent.mkdir(exist_ok=True)
    for name, data in ({Path(ARTICLE).stem: TEXT, "blanks": BLANKS} | ODD).items():
        (project / f"content/articles/{name}.md").write_bytes(data)
    return project


@pytest.fixture(scope="package")
def address(root) -> Iterator[str]:
    """Where the desk of `root` stands; nothing is built beside it, which would take the time of a test."""
    latest = Latest()
    desk = Desk(root, latest, Key(root / ".output.0.key"))
    server = serving.server(0, latest, root / "output", desk)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    desk.begin()
    yield f"http://127.0.0.1:{server.server_port}/desk/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="package")
def first(root, address) -> str:
    """Where the desk is opened first, with its key."""
    return f"{address}?key={Key(root / '.output.0.key').value}"


@pytest.fixture(scope="package")
def writer(browser: Browser, first) -> Iterator[BrowserContext]:
    """The browser of somebody who has opened the desk once."""
    context = browser.new_context(
        viewport=WIDE, permissions=["clipboard-read", "clipboard-write"], reduced_motion="reduce"
    )  # a color on its way to another is neither
    context.set_default_timeout(15_000)
    context.request.get(first)
    yield context
    context.close()


@contextmanager
def tab(writer: BrowserContext, checks: bool = False) -> Iterator[Page]:
    """A tab that says of each script or style that the desk's policy forbids, and of each error; it checks a text only
    where what is found is asked for, since that takes its time."""
    page, wrong = writer.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: "Content Security Policy" in said.text and wrong.append(said.text))
    if not checks:
        page.route("**/desk/check", lambda route: route.fulfill(json={"findings": []}))
    yield page
    page.close()
    assert wrong == []


@pytest.fixture
def page(writer) -> Iterator[Page]:
    with tab(writer) as page:
        yield page


@pytest.fixture
def checked(writer) -> Iterator[Page]:
    """A tab in which each text is checked."""
    with tab(writer, checks=True) as page:
        yield page


@pytest.fixture(scope="package")
def quick(writer) -> Iterator[Page]:
    """A tab for many texts: each test leaves it with what it typed saved or taken back."""
    with tab(writer) as page:
        page.on("dialog", lambda dialog: dialog.accept())  # where a test has failed, the next one can leave its text
        yield page


def opened(page: Page, address: str, file: str) -> Locator:
    """The editor of a text."""
    page.goto(f"{address}?file={file}")
    expect(page.locator("#state")).to_have_text("Saved")
    editor = page.locator(".cm-content")
    expect(editor).to_be_focused()
    return editor


def add(page: Page, text: str) -> None:
    """Write at the end of the text, where it does not matter that each letter comes by a key."""
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(text)


def begin(page: Page, title: str) -> None:
    """A new text, from the list."""
    page.get_by_role("button", name="New").click()
    page.keyboard.insert_text(title)
    page.get_by_label("What it is").select_option("symptom")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def save(page: Page) -> None:
    expect(page.locator("#state")).to_have_text("Not saved yet")
    page.keyboard.press("Control+s")
    expect(page.locator("#state")).to_have_text("Saved")
