"""A marked word or a reference mark opens its entry of the lists in place, by tap or Enter; in any other way it leads to the
list (R8, R60, R90). The lists are closed until somebody is led there, or asks for them (R26, R61)."""

import pytest

from tests.browser import axe, sheets
from tests.browser.kinds import DESK, NIGHT, PHONE, TABLET, texts, whole
from tests.browser.test_reflow import SPACING

WORD, REFERENCE = ".text .term", "#C3"
both = pytest.mark.parametrize("mark", [WORD, REFERENCE], ids=["word", "reference"])
OPEN = "document.querySelector(':popover-open')?.id"
ON_MARK = "mark => document.activeElement === document.querySelector(mark)"
LISTS = "[...document.querySelectorAll(':is(.references, .words) details')].map(list => list.open)"
NO_POPOVERS = "delete HTMLElement.prototype.showPopover"
# An older browser, which opens no list for whoever is led into it.
NO_HELP = "delete Document.prototype.onbeforematch; delete HTMLElement.prototype.onbeforematch"

# Taps on every mark. What is wrong with what it opens: other words than in the list, out of the window, over its mark, or on a
# wide screen not right above or below it. Where the page had to scroll, Chromium finds the sheet's place with the next frame,
# the first in which a reader sees it.
EVERY = """async foot => {
const wrong = [], sheet = document.getElementById("lookup"), wide = innerWidth >= 768;
for (const mark of document.querySelectorAll(".cite a, .term")) {
  const says = (what, is) => is || wrong.push(`${mark.textContent}: ${what}`);
  const words = text => text.replace(/\\s+/g, " ").trim();
  mark.scrollIntoView({ block: foot ? "end" : "center" });
  const stood = scrollY;
  mark.click();
  if (wide && scrollY !== stood) await new Promise(requestAnimationFrame);
  const entry = document.querySelector(mark.hash), [name, body, link] = sheet.children;
  says("no sheet", sheet.matches(":popover-open") && sheet.contains(document.activeElement));
  says("name", name.textContent === (mark.matches(".term") ? entry.textContent : `Reference ${mark.textContent}`));
  says("words", words(body.textContent) === words((mark.matches(".term") ? entry.nextElementSibling : entry).textContent));
  says("link", link.hash === mark.hash);
  const at = mark.getBoundingClientRect(), box = sheet.getBoundingClientRect();
  const apart = Math.min(Math.abs(box.top - at.bottom), Math.abs(at.top - box.bottom));
  says(`${apart} px apart`, !wide || apart < 12 * parseFloat(getComputedStyle(document.documentElement).fontSize) / 16);
  says("window", box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight && sheet.scrollWidth <= sheet.clientWidth);
  for (const line of mark.getClientRects()) {
    says("seen", line.top >= -8 && line.bottom <= innerHeight + 8);
    says("covered", box.top >= line.bottom - 8 || box.bottom <= line.top + 8 || box.left >= line.right || box.right <= line.left);
  }
  sheet.hidePopover();
}
return wrong;
}"""

WAYS = [("article", PHONE), ("style-guide", DESK)]
if NIGHT:
    WAYS = [(kind, width) for kind in ("article", "style-guide") for width in (PHONE, 390, TABLET, DESK)]


def mark_in(page, mark: str):
    """The first such mark, brought to the upper part of the window."""
    found = page.locator(mark).first
    found.evaluate("e => { e.scrollIntoView(); scrollBy(0, -100); }")
    return found


@pytest.mark.parametrize(("kind", "width"), WAYS)
def test_every_mark_opens_its_entry_in_the_window_and_beside_it(visit, kind, width):
    page = visit(kind, width=width)
    assert page.locator(".cite a").count() > 3
    assert page.locator(".term").count() > 3
    assert page.evaluate(EVERY, False) == []
    assert page.evaluate(EVERY, True) == []
    assert page.evaluate("location.hash") == ""


@pytest.mark.parametrize("css", [SPACING, "html { font-size: 200% }"], ids=["wider-spacing", "large"])
def test_it_fits_with_other_letters_too(visit, css):
    page = visit("article")
    sheets.add(page, css)
    for width in (390, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(EVERY, True) == [], width


@whole
def test_it_does_so_from_right_to_left(visit, kind):
    page = visit(kind)
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate(EVERY, False) == []


def test_a_sheet_higher_than_the_window_scrolls(visit):
    page = visit("article", width=PHONE, height=256)  # 1280 by 1024 at four times the size
    mark_in(page, REFERENCE).click()
    assert page.locator("#lookup").bounding_box()["y"] >= 0
    page.locator("#lookup button").click()
    assert page.evaluate(OPEN) is None


def test_on_a_phone_held_sideways_it_has_nearly_all_of_the_window(visit):
    """Where little of it fits below its mark."""
    page = visit("article", width=844, height=390)
    heights = page.locator(".cite a").evaluate_all(
        "marks => marks.map(mark => (mark.click(), document.getElementById('lookup').offsetHeight))"
    )
    assert max(heights) > 0.8 * 390


@both
def test_opening_moves_nothing_and_leaves_no_trace(visit, mark):
    page = visit("article", width=390)
    found = mark_in(page, mark)
    state = "[scrollY, history.length, location.href, ...[...document.querySelectorAll('main, h2, li')].map(e => e.getBoundingClientRect().y)]"
    before = page.evaluate(state)
    found.click()
    assert page.evaluate(OPEN) == "lookup"
    assert page.evaluate(state) == before
    page.keyboard.press("Escape")
    assert page.evaluate(state) == before
    assert page.evaluate(ON_MARK, mark)


@both
def test_by_keys_alone(visit, mark):
    """Enter opens it, Tab goes through it and on in the text, Escape and Close lead back to the mark."""
    page = visit("article")
    found = mark_in(page, mark)
    found.press("Enter")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    stops = page.locator("#lookup :is(a, button):visible").all()
    assert len(stops) >= 2
    for stop in stops:
        page.keyboard.press("Tab")
        assert stop.evaluate("e => e === document.activeElement")
    page.keyboard.press("Tab")
    after = "mark => document.querySelector(mark).compareDocumentPosition(document.activeElement)"
    assert page.evaluate(after, mark) == 4  # it follows the mark ...
    assert page.evaluate("document.activeElement.closest('.text') !== null")  # ... and not the list at the end
    for leave in ("Escape", "Enter", "Space"):
        found.press("Enter")
        if leave != "Escape":
            page.locator("#lookup button").focus()
        page.keyboard.press(leave)
        assert page.evaluate(OPEN) is None
        assert page.evaluate(ON_MARK, mark)


def test_taps(visit):
    """One inside changes nothing, one on another mark opens that, one elsewhere closes."""
    page = visit("article", width=390)
    mark_in(page, WORD).click()
    page.locator("#lookup-name").click()
    assert page.evaluate(OPEN) == "lookup"
    mark_in(page, REFERENCE).click()
    assert page.locator("#lookup-name").inner_text() == "Reference 3"
    page.mouse.click(5, 5)
    assert page.evaluate(OPEN) is None
    assert page.locator(".open").count() == 0


@pytest.mark.parametrize("first", ["", NO_HELP], ids=["closed", "open"])
def test_the_sheet_leads_to_its_entry_and_the_entry_back_to_where_one_came_from(visit, first):
    page = visit("article", width=390, first=first)
    again = ".text a[href='#r3']:not([id])"  # another mark than the first
    for _ in range(2):  # the second time the address stays the same
        mark_in(page, again).click()
        page.locator("#lookup > a").click()
        assert page.evaluate(OPEN) is None
        assert page.evaluate("location.hash") == "#r3"
        entry = page.locator("#r3")
        assert 0 <= entry.bounding_box()["y"] < 800
        assert entry.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
        page.locator("#r3 .back").click()
        assert page.evaluate(ON_MARK, again)
        assert 0 <= page.locator(again).first.bounding_box()["y"] < 800


@both
def test_with_a_key_held_a_mark_is_a_link(visit, mark):
    """What the browser then does (a new tab, a new window) is the browser's; the page keeps out of it."""
    page = visit("article")
    page.evaluate("addEventListener('click', e => { window.kept = e.defaultPrevented; e.preventDefault(); })")
    found = mark_in(page, mark)
    for key in ("Control", "Meta", "Shift"):
        page.evaluate("window.kept = null")
        found.click(modifiers=[key])
        assert page.evaluate("kept") is False, key
        assert page.evaluate(OPEN) is None, key


@pytest.mark.parametrize("way", [{"scripts": False}, {"first": NO_POPOVERS}], ids=["no-scripts", "no-popovers"])
def test_a_mark_jumps_to_the_list_where_nothing_can_open(visit, way):
    page = visit("article", width=390, **way)
    for mark in (WORD, REFERENCE):
        found = mark_in(page, mark)
        found.click()
        assert page.evaluate("location.hash") == found.get_attribute("href")
        entry = page.locator(":target")
        assert 0 <= entry.bounding_box()["y"] < 800
        assert entry.is_visible()
        assert page.locator("#lookup").is_hidden()


@texts
def test_the_lists_are_closed_until_asked_for(visit, kind):
    page = visit(kind, width=390)
    assert page.evaluate(LISTS) == [False, False]
    assert page.evaluate("document.activeElement === document.body")
    page.locator(".words summary").click()
    assert page.evaluate(LISTS) == [False, True]


@pytest.mark.parametrize("way", [{"scripts": False}, {"first": NO_HELP}], ids=["no-scripts", "an-old-browser"])
def test_where_nothing_can_open_them_they_are_open(visit, way):
    assert visit("article", **way).evaluate(LISTS) == [True, True]


@pytest.mark.parametrize(
    ("place", "opened"), [("r3", [True, False]), ("references", [True, False]), ("words", [False, True])]
)
def test_an_address_opens_the_list_in_which_it_lies(visit, place, opened):
    """With the name of the list above it, be it the address of the page or of a link on it."""
    page = visit("article", width=390)
    page.evaluate("place => location.hash = place", place)
    page.wait_for_function("document.querySelector(':target')?.checkVisibility()")
    assert page.evaluate(LISTS) == opened
    page.reload()
    assert page.evaluate(LISTS) == opened
    top = page.locator("summary" if place == "r3" else f"details:has(#{place}) summary").first.bounding_box()["y"]
    assert place == "r3" or 0 <= top < 400


@texts
def test_all_of_it_is_printed(visit, kind):
    page = visit(kind)
    mark_in(page, ".cite a").click()
    page.emulate_media(media="print")
    assert page.locator("#lookup").is_hidden()
    seen = ":is(.references li, .words :is(dt, dd))"
    assert page.evaluate("seen => [...document.querySelectorAll(seen)].every(e => e.checkVisibility())", seen)
    assert page.evaluate("getComputedStyle(document.querySelector('.term')).textDecorationLine") == "none"


@pytest.mark.parametrize(("mark", "width"), [(WORD, DESK), (REFERENCE, 390)], ids=["word", "reference"])
def test_what_opens_is_a_named_dialog_that_anyone_can_use(visit, mark, width):
    page = visit("article", width=width)
    mark_in(page, mark).click()
    name = page.locator("#lookup-name").inner_text()
    dialog = page.get_by_role("dialog", name=name, exact=True)
    assert dialog.get_by_role("link", name="See it in the list").bounding_box()["height"] >= 24
    assert dialog.get_by_role("button", name="Close").bounding_box()["height"] >= 44
    for scheme in ("light", "dark"):
        page.emulate_media(forced_colors="none", color_scheme=scheme)
        found = axe.sentences(axe.run(page, others=scheme == "light", part="#lookup")["violations"])
        assert not found, "\n".join([scheme, *found])
        page.emulate_media(forced_colors="active")
        edge, ground, below = page.evaluate(
            """(e => [getComputedStyle(e).borderTopColor, getComputedStyle(e).backgroundColor,
              getComputedStyle(document.body).backgroundColor])(document.querySelector("#lookup"))"""
        )
        assert ground == below
        assert edge != ground


# Marks of words that stand apart from a sign that touches them, as a button does: on another line than it.
TORN = """() => [...document.querySelectorAll(".term")].flatMap(mark => {
  const range = document.createRange(), line = (node, at) => {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getClientRects()[0].bottom;
  };
  const apart = (one, other) => Math.abs(one - other) > 4 ? [mark.textContent] : [];
  const words = mark.firstChild, before = mark.previousSibling, behind = mark.nextSibling;
  return [
    /[^\\s\\w]$/.test(before?.data) ? apart(line(before, before.data.length - 1), line(words, 0)) : [],
    /^[^\\s\\w]/.test(behind?.data) ? apart(line(behind, 0), line(words, words.data.length - 1)) : [],
  ].flat();
})"""


@texts
def test_a_word_breaks_over_lines_as_any_other_and_keeps_its_brackets(visit, kind):
    page = visit(kind, width=PHONE)
    broken = 0
    for width in (PHONE, 360, 390, 412):
        page.set_viewport_size({"width": width, "height": 800})
        for percent in (100, 125, 200):
            page.evaluate("percent => document.documentElement.style.fontSize = `${percent}%`", percent)
            assert page.evaluate(TORN) == []
            broken += page.evaluate(
                "[...document.querySelectorAll('.term')].filter(e => e.getClientRects().length > 1).length"
            )
    assert broken


LINES = "e => getComputedStyle(e).textDecorationLine"


def test_a_reference_mark_is_named_to_ears(visit):
    """Its name is made by the style sheet, not written into each mark."""
    page = visit("article")
    shown = page.locator(".cite a").all_text_contents()
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    named = [node["name"]["value"] for node in nodes if node.get("role", {}).get("value") == "doc-noteref"]
    assert sorted(named) == sorted(f"Reference {number}" for number in shown)


def test_a_reference_mark_is_no_noise(visit):
    """A figure without a line, until it is pointed at or has the focus; words for ears do not run together."""
    page = visit("article")
    mark = mark_in(page, REFERENCE)
    page.mouse.move(0, 0)
    assert mark.evaluate(LINES) == "none"
    mark.hover()
    assert mark.evaluate(LINES) == "underline"
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    mark.focus()
    assert mark.evaluate(LINES) == "underline"
    page.evaluate("document.querySelector('tbody th').replaceChildren('114 people', document.querySelector('.cite'))")
    heard = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    named = [node["name"]["value"] for node in heard if node.get("role", {}).get("value") == "rowheader"]
    assert named[0].startswith("114 people Reference 1")
