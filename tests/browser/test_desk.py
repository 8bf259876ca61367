"""The desk as a clinician has it: a browser, a text, and no thought of files, bytes or git."""

import re
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from devserver import serving
from devserver.desk.key import Key
from devserver.desk.routes import Desk
from devserver.state import Latest
from editorial.model.store import FOLDER
from tests.browser import axe
from tests.browser.kinds import NIGHT
from tests.browser.test_devserver import Window
from tests.browser.test_reflow import WRONG
from tests.conftest import ROOT, SAMPLE, copy_project, sample

FILES = sorted(
    file.relative_to(ROOT).as_posix()
    for room in ("articles", "pages")
    for file in (ROOT / "content" / room).glob("*.md")
)
# The first of each room, which by day stands for it.
FIRST = list({file.split("/")[1]: file for file in reversed(FILES)}.values())
ARTICLE = f"content/articles/{SAMPLE.name}"
TEXT = sample().encode()
TITLE = re.search(r"(?m)^title: (.*)$", sample())[1]
BLANKS = TEXT.replace(b"\n\n", b" \t\n\t\n") + b"\n\n \n"
# Files as other programs leave them.
ODD = {
    "windows": b"\xef\xbb\xbf"
    + TEXT.replace(b"\n", b"\r\n").rstrip(b"\r\n"),  # a byte order mark, and no last line end
    "old-mac": TEXT.replace(b"\n", b"\r"),
    "mixed": BLANKS.replace(b"\n\t", b"\r\n\t").replace(b".\n", b".\r"),
}
WIDE = {"width": 1440, "height": 900}
# In Firefox: wait until the text is open; save, and wait until that is done.
READY = """async () => {
  while (document.getElementById("state").textContent != "Saved") await new Promise(done => setTimeout(done, 50));
}"""
SAVED = """async () => {
  const state = document.getElementById("state");
  while (state.textContent != "Not saved yet") await new Promise(done => setTimeout(done, 20));
  document.querySelector("#actions .main").click();
  while (state.textContent != "Saved") await new Promise(done => setTimeout(done, 20));
  document.querySelector(".cm-content").focus();
}"""
# Drops a file on an element; whether the browser was kept from showing it.
DROPPED = """to => {
  const data = new DataTransfer();
  data.items.add(new File(["x"], "dropped.png", {type: "image/png"}));
  const dropped = new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true});
  return !document.querySelector(to).dispatchEvent(dropped);
}"""
expect.set_options(timeout=15_000)


def _copy(target: Path, kept: Path) -> Path:
    project = copy_project(target / "project")
    shutil.copytree(ROOT / ".vscode", project / ".vscode")
    shutil.copytree(kept / FOLDER, project / FOLDER)
    return project


@pytest.fixture(scope="module")
def root(built_project, tmp_path_factory) -> Path:
    """A project, in which each test writes what it likes into its own file."""
    project = _copy(tmp_path_factory.mktemp("desk"), built_project)
    (project / ARTICLE).parent.mkdir(exist_ok=True)
    for name, data in ({Path(ARTICLE).stem: TEXT, "blanks": BLANKS} | ODD).items():
        (project / f"content/articles/{name}.md").write_bytes(data)
    return project


@pytest.fixture(scope="module")
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


@pytest.fixture(scope="module")
def first(root, address) -> str:
    """Where the desk is opened first, with its key."""
    return f"{address}?key={Key(root / '.output.0.key').value}"


@pytest.fixture(scope="module")
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


@pytest.fixture(scope="module")
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


@pytest.mark.parametrize("file", [*(FILES if NIGHT else FIRST), *(f"content/articles/{name}.md" for name in ODD)])
def test_a_letter_typed_and_taken_back_leaves_each_byte(quick, address, root, file):
    before = (root / file).read_bytes()
    opened(quick, address, file)
    quick.keyboard.press("ArrowDown")  # below the header, which is folded away
    quick.keyboard.type("x\ny")
    save(quick)
    assert (root / file).read_bytes().count(b"x") == before.count(b"x") + 1
    for _ in "x\ny":
        quick.keyboard.press("Backspace")
    save(quick)
    assert (root / file).read_bytes() == before


@pytest.mark.skipif(not NIGHT, reason="Firefox takes its time; by day it opens pages alone")
def test_nor_does_it_in_firefox(fox, address, first, root):
    fox.resize(1440)
    fox.goto(first)
    for file in [*FILES, "content/articles/windows.md", "content/articles/mixed.md"]:
        before = (root / file).read_bytes()
        fox.goto(f"{address}?file={file}")
        fox.evaluate(READY)
        fox.press("x")
        fox.evaluate(SAVED)
        assert len((root / file).read_bytes()) == len(before) + 1, file
        fox.press("Backspace")
        fox.evaluate(SAVED)
        assert (root / file).read_bytes() == before, file


def test_a_changed_field_changes_its_lines_and_no_other(page, address, root):
    file = root / "content/articles/windows.md"
    before = file.read_bytes()
    opened(page, address, "content/articles/windows.md")
    title = page.get_by_label("Title", exact=True)
    title.fill("What eases a sore back?")
    expect(page.locator("#field-title-left")).to_have_text("42 letters left")
    page.keyboard.press("Control+s")
    expect(page.get_by_role("heading", level=1)).to_have_text("What eases a sore back?")
    expect(page.locator("#state")).to_have_text("Saved")
    assert file.read_bytes() == re.sub(rb"(?m)^title:.*?\r\n", b"title: What eases a sore back?\r\n", before)
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+z")
    expect(title).to_have_value(TITLE)
    save(page)
    assert file.read_bytes() == before


def test_topics_and_tags_that_there_are_are_offered(quick, address):
    opened(quick, address, ARTICLE)
    for field in (quick.get_by_label("Topic"), quick.get_by_role("group", name="Tags").get_by_role("combobox").first):
        offered = field.evaluate("input => [...input.list.options].map(option => option.value)")
        assert field.input_value() in offered


def test_all_of_the_text_is_typed_over_and_nothing_of_its_header(quick, address, root):
    file = root / "content/articles/blanks.md"
    before = file.read_bytes()
    header = re.match(rb"---\n.*?\n---[ \t]*\n", before, re.DOTALL)[0]
    opened(quick, address, "content/articles/blanks.md")
    for word, *keys in (
        ("Rest", "Control+a"),
        ("Sit", "Control+a", "Delete"),
        ("Run", "Control+Home", "Shift+Control+End"),
    ):
        for key in keys:
            quick.keyboard.press(key)
        quick.keyboard.insert_text(f"{word}.\nWalk.")
        quick.keyboard.press("Control+Home")
        quick.keyboard.press("Backspace")
        quick.keyboard.type("Well: ")
        save(quick)
        assert file.read_bytes() == header + f"Well: {word}.\nWalk.".encode()
    file.write_bytes(before)


def test_the_form_follows_the_text_and_is_shut_while_the_header_cannot_be_read(page, address):
    opened(page, address, ARTICLE)
    page.get_by_role("button", name="Show the header in the text").click()
    page.locator(".cm-line", has_text=f"title: {TITLE}").click()
    page.keyboard.press("End")
    page.keyboard.type(" Yes")
    expect(page.get_by_label("Title", exact=True)).to_have_value(f"{TITLE} Yes")
    page.keyboard.type(": [")
    expect(page.locator(".shut")).to_contain_text("Mend it in the text")
    expect(page.locator("#form")).to_have_attribute("inert", "")
    for _ in ": [":
        page.keyboard.press("Backspace")
    expect(page.locator(".shut")).to_be_empty()
    page.get_by_text("More fields").click()
    waivers = page.get_by_role("group", name="Waivers")
    example = waivers.locator("pre").inner_text()
    waivers.get_by_role("button", name="Write it in the text").click()
    page.keyboard.press("Home")
    page.keyboard.insert_text(f"{example}\n")
    expect(waivers).to_contain_text("1 here.")


def test_what_is_to_be_mended_is_underlined_said_and_found(checked, address):
    page = checked
    opened(page, address, ARTICLE)
    add(page, "\nPRP is proven to help.")
    said = page.locator("#findings li", has_text='"proven" promises more than any study can')
    expect(said).to_be_visible()
    expect(page.locator(".cm-lintRange-error", has_text="proven")).to_be_visible()
    add(page, " Kneepathy, too.")
    page.get_by_role("button", name="This word is right: add it").click()
    expect(page.locator("#findings li", has_text="Kneepathy")).to_have_count(0)
    expect(said).to_be_visible()
    summary = page.get_by_label("Summary")
    summary.fill("s" * 201)
    below = page.locator("#field-summary-errors")
    expect(below).to_contain_text("200")
    expect(page.get_by_label("Summary")).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Control+z")
    said.get_by_role("button").click()
    expect(page.locator(".cm-content")).to_be_focused()
    assert page.evaluate("String(getSelection())") == "proven"
    summary.fill("s" * 201)
    page.locator("#findings li", has_text="summary").get_by_role("button").first.click()
    expect(summary).to_be_focused()


def test_studies_cards_and_our_pages_are_offered(page, address):
    editor = opened(page, address, ARTICLE)
    offers = page.get_by_role("listbox")
    add(page, "\nTwo trials agree.")
    page.keyboard.type("[@pers 2024")
    expect(offers.get_by_role("option")).to_have_count(1)
    page.wait_for_timeout(100)  # CodeMirror takes no answer in the first 75 ms, lest one hit it by mistake
    page.keyboard.press("Enter")
    expect(editor).to_contain_text("Two trials agree.[@pers2024]")
    page.keyboard.type(" See [this](privacy")
    expect(offers.get_by_role("option")).to_have_count(1)
    page.wait_for_timeout(100)
    page.keyboard.press("Enter")
    expect(editor).to_contain_text("[this]({filename}../pages/privacy.md")
    add(page, ")\n\n")
    page.keyboard.type("!!! note")
    expect(offers.get_by_role("option").first).to_contain_text("!!! note")
    page.wait_for_timeout(100)
    page.keyboard.press("Enter")
    expect(editor).to_contain_text('!!! note "Good to know"')
    page.keyboard.type("Walks")  # in the first blank
    expect(editor).to_contain_text('!!! note "Walks"')


def test_a_button_puts_each_mark_where_one_writes(page, address):
    editor = opened(page, address, "content/articles/mixed.md")
    add(page, "\n\nword")
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.get_by_role("button", name="Bold").click()
    expect(editor).to_contain_text("**word**")
    page.keyboard.press("End")
    page.get_by_label("Put in a card").select_option("What to do")
    page.keyboard.type("Walk")
    page.keyboard.press("Tab")
    page.keyboard.type("Swim\nRest\n\n")
    page.get_by_role("button", name="Heading").click()
    page.keyboard.type("Then")
    lines = page.evaluate("[...document.querySelectorAll('.cm-line')].map(line => line.textContent).slice(-5)")
    assert lines == ["!!! do", "    - Walk", "    - Swim", "    - Rest", "## Then"]
    page.get_by_role("button", name="Evidence").click()
    levels = [f"{level} certainty" for level in ("Very low", "Low", "Moderate", "High")]
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_text(levels)
    page.wait_for_timeout(100)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(editor).to_contain_text('!!! evidence "low"')
    page.evaluate("navigator.clipboard.writeText('•\\tWalk\\n2.\\tSwim')")  # as Word has it
    add(page, "\n")
    page.keyboard.press("Control+v")
    expect(editor).to_contain_text("- Walk2. Swim")


def test_what_somebody_else_wrote_is_never_written_over(page, address, root):
    file = root / ARTICLE
    before = file.read_bytes()
    editor = opened(page, address, ARTICLE)
    add(page, "Mine.")
    summary = page.get_by_label("Summary")
    told = summary.input_value()
    summary.fill("My summary.")  # and the cursor stays there
    theirs = before + b"Theirs.\n"
    file.write_bytes(theirs)
    page.keyboard.press("Control+s")
    dialog = page.get_by_role("dialog", name="Someone else changed this text")
    expect(dialog.get_by_role("group", name="Yours")).to_contain_text("Mine.")
    expect(dialog.get_by_role("group", name="On the disk")).to_contain_text("Theirs.")
    assert axe.sentences(axe.run(page)["violations"]) == []
    dialog.get_by_role("button", name="Copy my text").click()
    expect(dialog.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith("Mine.")
    assert file.read_bytes() == theirs
    with page.expect_response("**/desk/values"):
        dialog.get_by_role("button", name="Take what is on the disk").click()
    expect(page.locator("#state")).to_have_text("Saved")
    editor.focus()
    page.keyboard.press("Control+z")
    expect(page.locator("#state")).to_have_text("Not saved yet")
    expect(editor).not_to_contain_text("key_points")  # the header stays folded away
    page.keyboard.press("Control+y")
    expect(page.locator("#state")).to_have_text("Saved")
    expect(editor).not_to_contain_text("key_points")
    expect(summary).to_have_value(told)
    page.keyboard.press("Control+End")
    expect(editor).to_contain_text("Theirs.")
    file.write_bytes(before)
    page.evaluate("dispatchEvent(new Event('focus'))")  # back from another program
    expect(page.locator("#state")).to_contain_text("Changed by someone else")
    expect(editor).not_to_contain_text("Theirs.")


def test_words_that_were_not_saved_are_asked_for_and_come_back(page, address):
    editor = opened(page, address, ARTICLE)
    page.keyboard.press("Control+z")  # nothing was done yet
    expect(page.locator("#state")).to_have_text("Saved")
    add(page, "Mine.")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(address)
    assert asked == ["beforeunload"]
    page.locator(f"a[href*='{ARTICLE.rpartition('/')[2]}']").click()
    expect(page.locator("#state")).to_have_text("Not saved yet")
    page.keyboard.press("Control+End")
    expect(editor).to_contain_text("Mine.")


def test_a_field_that_the_server_did_not_hear_of_is_not_lost(page, address, root):
    file = root / ARTICLE
    before = file.read_bytes()
    opened(page, address, ARTICLE)
    page.on("dialog", lambda dialog: dialog.accept())
    page.route("**/desk/fields", lambda route: route.abort())  # the devserver has ended
    page.get_by_label("Summary").fill("Mine.")
    expect(page.locator("#field-summary-errors")).to_contain_text("does not answer")
    expect(page.locator("#state")).to_have_text("Not saved yet")
    page.reload()
    page.unroute("**/desk/fields")  # it was started again
    expect(page.get_by_label("Summary")).to_have_value("Mine.")
    save(page)
    assert b"\nsummary: Mine.\n" in file.read_bytes()
    page.get_by_label("Summary").fill("Not <!-- this -->")
    page.keyboard.press("Control+s")
    expect(page.get_by_label("Summary")).to_be_focused()
    expect(page.locator("#state")).to_have_text("Not saved yet")
    file.write_bytes(before)


def test_what_a_command_lacks_is_asked_for_and_an_address_is_a_link(page, address):
    said = {"ok": False, "said": "Your name is lacking: <b>see</b> https://example.org/a.", "file": None}
    page.route("**/desk/run", lambda route: route.fulfill(json=said))
    page.goto(address)
    page.get_by_role("button", name="Send").click()
    page.get_by_role("dialog").get_by_role("button", name="Send").click()
    expect(page.get_by_label("Your name")).to_be_visible()
    expect(page.get_by_role("link", name="https://example.org/a", exact=True)).to_have_attribute("target", "_blank")
    expect(page.locator(".said")).to_contain_text("<b>see</b>")


def test_a_new_text_is_begun_and_a_command_says_what_it_says(checked, address, root):
    page = checked
    page.goto(address)
    begin(page, "Can a walk ease back pain?")
    file = root / parse_qs(urlsplit(page.url).query)["file"][0]
    assert b"status: draft" in file.read_bytes()
    page.locator("#findings li", has_text="text:").first.get_by_role("button").click()
    assert page.evaluate("String(getSelection())").startswith("FILL IN ")  # all of it is typed over
    page.get_by_role("button", name="Withdraw").click()
    page.get_by_label("Why").fill("It is empty.")
    page.get_by_role("button", name="Withdraw the page").click()
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(file.name)
    page.goto(address)
    expect(page.get_by_role("listitem").first).to_contain_text("No page yet")  # nothing was built here
    file.unlink()


def test_a_picture_is_put_where_it_belongs_and_described(page, address, root):
    editor = opened(page, address, "content/pages/privacy.md")
    page.get_by_role("button", name="Picture").click()
    page.get_by_label("Picture or PDF").set_input_files(ROOT / "content/extra/apple-touch-icon.png")
    page.get_by_label("What it shows").fill("Stairs [up]")
    page.get_by_label("Caption").fill("One step at a time.")
    page.get_by_role("button", name="Put it in").click()
    expect(editor).to_contain_text(r'![Stairs \[up\]](../figures/apple-touch-icon.png "One step at a time.")')
    assert (root / "content/figures/apple-touch-icon.png").exists()
    expect(page.get_by_role("dialog")).to_have_count(0)
    for to, asks in ((".cm-content", "Put in a picture"), ("#texts", "Import a document")):
        prevented = page.evaluate(DROPPED, to)
        assert prevented, "the browser would leave the desk"
        expect(page.get_by_role("dialog", name=asks)).to_be_visible()
        assert page.locator("input[type=file]").evaluate("input => input.files[0].name") == "dropped.png"
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(address)
        expect(page.get_by_role("link", name="Privacy")).to_be_visible()


def test_tab_reaches_all_and_leaves_the_text(quick, address):
    editor = opened(quick, address, "content/pages/privacy.md")
    for key, stop in (("Tab", ".keys summary"), ("Shift+Tab", ".cm-content"), ("Shift+Tab", "#marks select")):
        quick.keyboard.press(key)
        expect(quick.locator(stop).first).to_be_focused()
    quick.keyboard.press("Tab")
    expect(editor).to_be_focused()


def test_all_can_use_it(checked, address):
    page, found = checked, {}

    def look(where: str) -> None:
        """In the dark, colors alone are others; by day, those around the text stand for the rest."""
        for scheme in ("light", "dark") if NIGHT or where == "text" else ("light",):
            page.emulate_media(color_scheme=scheme)
            found[where, scheme] = axe.run(page, others=scheme == "light")["violations"]

    page.goto(address)
    expect(page.get_by_role("link", name="Privacy")).to_be_visible()
    look("list")
    opened(page, address, ARTICLE)
    add(page, "\nPRP is proven to help.")
    expect(page.locator("#findings li").first).to_be_visible()
    look("text")
    page.keyboard.type("[@")
    expect(page.get_by_role("listbox")).to_be_visible()
    look("offers")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+f")
    look("search")
    page.get_by_role("button", name="Sign-off").click()
    page.get_by_role("button", name="Keep typing").or_(page.get_by_label("Who read it")).first.wait_for()
    look("dialog")
    assert {where: axe.sentences(what) for where, what in found.items() if what} == {}


def test_it_fits_on_a_phone(checked, address):
    page = checked
    for width in (390, 320) if NIGHT else (320,):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(address)
        expect(page.get_by_role("link", name="Privacy")).to_be_visible()
        assert page.evaluate(WRONG) == []
        opened(page, address, ARTICLE)
        for pane in ("Header", "Text", "Page"):
            page.get_by_role("button", name=pane, exact=True).click()
            assert page.evaluate(WRONG) == [], pane
    page.get_by_role("button", name="Text", exact=True).click()
    page.locator(".cm-content").focus()
    add(page, "\nPRP is proven to help.")
    expect(page.locator("#findings li").first).to_be_visible()
    page.keyboard.type(" It is")
    caret, below = page.locator(".cm-cursor").bounding_box(), page.locator("#mend").bounding_box()
    assert caret["y"] + caret["height"] <= below["y"], "what is to be mended covers where one types"


def test_from_a_title_to_its_page(built_project, browser, tmp_path):
    """With all that `make write` starts."""
    window = Window(_copy(tmp_path, built_project), "--write")
    context = browser.new_context(viewport=WIDE)
    try:
        page, listed = context.new_page(), context.new_page()
        while "?key=" not in window.said:
            time.sleep(0.02)
        listed.goto(re.search(r"Write at (\S+)", window.said)[1])
        page.goto(f"{window.address}desk/")
        begin(page, "Can a walk ease back pain?")
        shown = page.frame_locator("#frame")
        expect(shown.get_by_role("heading", level=1)).to_have_text("Can a walk ease back pain?", timeout=60_000)
        expect(listed.get_by_role("listitem").first).to_contain_text("Can a walk ease back pain?")
        add(page, "\nNobody owns a hill.\n")
        page.keyboard.press("Control+s")
        expect(shown.locator(".text")).to_contain_text("Nobody owns a hill.", timeout=60_000)
    finally:
        context.close()
        window.close()
