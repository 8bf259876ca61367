"""What stands around the text: what is to be mended, what is offered, buttons and commands; and that all can use it."""

import re
import time
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.desk.conftest import ARTICLE, WIDE, add, begin, copy_of_project, opened
from tests.browser.kinds import NIGHT
from tests.browser.test_devserver import Window
from tests.browser.test_reflow import WRONG
from tests.conftest import ROOT

# Drops a file on an element; whether the browser was kept from showing it.
DROPPED = """to => {
  const data = new DataTransfer();
  data.items.add(new File(["x"], "dropped.png", {type: "image/png"}));
  const dropped = new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true});
  return !document.querySelector(to).dispatchEvent(dropped);
}"""


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
    window = Window(copy_of_project(tmp_path, built_project), "--write")
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
