"""A reference mark opens its entry of the list in place, by tap or Enter; in any other way it leads to the list (R90, R60)."""

import pytest

from tests.browser import axe, sheets
from tests.browser.kinds import PHONE, every_scheme, texts
from tests.browser.test_reflow import SPACING

OPEN = "document.querySelector(':popover-open')?.id"
FOCUSED = "document.activeElement.id"
# An entry as it is read, without the arrows that lead back.
WORDS = """e => [...e.childNodes].filter(n => !n.classList?.contains("back"))
  .map(n => n.innerText ?? n.data).join(" ").replace(/\\s+/g, " ").trim()"""
NO_POPOVERS = "delete HTMLElement.prototype.showPopover"


def mark_of(page, number: int = 3):
    """A mark in the text that leads to one entry of the list, brought to the upper part of the window."""
    mark = page.locator(f"#cite-{number}-1")
    mark.evaluate("e => { e.scrollIntoView(); scrollBy(0, -100); }")
    return mark


def open_entry(page) -> None:
    """Tap on that mark, and see that it does something."""
    mark_of(page).click()
    assert page.evaluate(OPEN) == "ref-sheet"


def words(page, selector: str) -> str:
    return page.locator(selector).evaluate(WORDS)


@texts
def test_every_mark_opens_the_words_of_its_entry(visit, kind):
    page = visit(kind)
    marks = page.locator(".cite a").all()
    assert marks
    for mark in marks:
        mark.press("Enter")
        number = mark.inner_text()
        assert page.locator("#ref-name").inner_text() == f"Reference {number}"
        assert words(page, "#ref-sheet > div") == words(page, f"#ref-{number}")
        assert page.locator("#ref-sheet > a").get_attribute("href") == f"#ref-{number}"
        page.keyboard.press("Escape")
    assert page.evaluate("location.hash") == ""


@pytest.mark.parametrize("width", [PHONE, 390, 1280])
@pytest.mark.parametrize("spacing", ["* {}", SPACING], ids=["usual", "wider-spacing"])
def test_a_tap_opens_a_sheet_that_fits_in_the_window(visit, width, spacing):
    page = visit("article", width=width)
    sheets.add(page, spacing)
    open_entry(page)
    sheet = page.locator("#ref-sheet")
    box = sheet.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 800
    assert sheet.evaluate("e => e.scrollWidth <= e.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_sheet_higher_than_the_window_scrolls(visit):
    page = visit("article", width=PHONE, height=256)  # 1280 by 1024 at four times the size
    open_entry(page)
    box = page.locator("#ref-sheet").bounding_box()
    assert box["y"] >= 0
    page.locator("#ref-sheet button").click()
    assert page.evaluate(OPEN) is None


def test_opening_and_closing_move_nothing(visit):
    page = visit("article", width=390)
    mark = mark_of(page)
    places = "[scrollY, ...[...document.querySelectorAll('main, h2, li')].map(e => e.getBoundingClientRect().y)]"
    before = page.evaluate(places)
    mark.click()
    assert page.evaluate(places) == before
    page.keyboard.press("Escape")
    assert page.evaluate(places) == before


def test_opening_leaves_no_trace_for_the_back_button(visit):
    page = visit("article", width=390)
    before = page.evaluate("history.length"), page.url
    for number in (3, 4):
        mark_of(page, number).click()
    assert (page.evaluate("history.length"), page.url) == before


@texts
def test_enter_opens_and_escape_leads_back(visit, kind):
    page = visit(kind)
    mark = mark_of(page)
    mark.press("Enter")
    assert page.evaluate(OPEN) == "ref-sheet"
    page.keyboard.press("Escape")
    assert page.evaluate(OPEN) is None
    assert page.evaluate(FOCUSED) == "cite-3-1"


def test_a_tapped_mark_has_the_focus_again_after_escape(visit):
    page = visit("article", width=390)
    mark_of(page).click()
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED) == "cite-3-1"


def test_tab_goes_through_the_sheet_and_on_in_the_text(visit):
    page = visit("article")
    mark_of(page).press("Enter")
    assert page.evaluate(FOCUSED) == "ref-sheet"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    stops = page.locator("#ref-sheet :is(a, button):visible").all()
    assert len(stops) >= 3
    for stop in stops:
        page.keyboard.press("Tab")
        assert stop.evaluate("e => e === document.activeElement")
    page.keyboard.press("Tab")
    after = "document.querySelector('#cite-3-1').compareDocumentPosition(document.activeElement)"
    assert page.evaluate(after) == 4  # it follows the mark ...
    assert page.evaluate("document.activeElement.closest('.text') !== null")  # ... and not the list at the end


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_button_closes_by_key_too(visit, key):
    page = visit("article")
    mark_of(page).press("Enter")
    page.locator("#ref-sheet button").press(key)
    assert page.evaluate(OPEN) is None
    assert page.evaluate(FOCUSED) == "cite-3-1"


def test_a_tap_elsewhere_closes(visit):
    page = visit("article", width=390)
    open_entry(page)
    page.mouse.click(5, 5)
    assert page.evaluate(OPEN) is None


def test_a_tap_inside_does_not_close(visit):
    page = visit("article", width=390)
    open_entry(page)
    page.locator("#ref-sheet .study").click()
    assert page.evaluate(OPEN) == "ref-sheet"


def test_a_tap_on_another_mark_opens_that_one(visit):
    page = visit("article")
    two = page.locator("a#cite-1-1, a#cite-2-1")  # they stand side by side
    two.first.evaluate("e => { e.scrollIntoView(); scrollBy(0, -100); }")
    for mark, name in zip(two.all(), ("Reference 1", "Reference 2"), strict=True):
        mark.click()
        assert page.locator("#ref-name").inner_text() == name
        assert page.locator(":popover-open").count() == 1
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED) == "cite-2-1"


def test_a_word_and_a_reference_are_not_open_together(visit):
    page = visit("article", width=390)
    page.locator(".term").first.press("Enter")
    mark_of(page).press("Enter")
    assert page.locator(":popover-open").count() == 1
    assert page.evaluate(OPEN) == "ref-sheet"


def test_the_sheet_leads_to_its_entry_and_is_gone(visit):
    page = visit("article", width=390)
    for _ in range(2):  # the second time the address stays the same
        mark_of(page).click()
        page.locator("#ref-sheet > a").click()
        assert page.evaluate(OPEN) is None
        assert page.evaluate("location.hash") == "#ref-3"
        entry = page.locator("#ref-3")
        assert 0 <= entry.bounding_box()["y"] < 800
        assert entry.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('li').id") == "ref-3"


@pytest.mark.parametrize("key", ["Control", "Meta", "Shift"])
def test_with_a_key_held_a_mark_is_a_link(visit, key):
    """What the browser then does (a new tab, a new window) is the browser's; the page keeps out of it."""
    page = visit("article")
    page.evaluate("addEventListener('click', e => { window.kept = e.defaultPrevented; e.preventDefault(); })")
    mark_of(page).click(modifiers=[key])
    assert page.evaluate("kept") is False
    assert page.evaluate(OPEN) is None


def test_the_middle_button_opens_nothing_in_place(visit):
    page = visit("article")
    with page.context.expect_page() as opened:
        mark_of(page).click(button="middle")
    assert opened.value.url.endswith("#ref-3")
    opened.value.close()
    assert page.evaluate(OPEN) is None


@pytest.mark.parametrize("way", ["no-scripts", "no-popovers"])
def test_a_mark_jumps_to_the_list_where_nothing_can_open(visit, way):
    if way == "no-scripts":
        page = visit("article", width=390, scripts=False)
    else:
        page = visit("article", width=390, first=NO_POPOVERS)
    mark_of(page).click()
    assert page.evaluate("location.hash") == "#ref-3"
    assert 0 <= page.locator("#ref-3").bounding_box()["y"] < 800
    assert page.locator("#ref-sheet").is_hidden()


def test_pointing_and_focusing_open_nothing(visit):
    page = visit("article")
    for mark in page.locator(".cite a").all():
        mark.hover()
        mark.focus()
        assert page.evaluate(OPEN) is None


def test_a_page_is_read_with_nothing_in_focus_and_nothing_open(visit):
    page = visit("article")
    assert page.evaluate("document.activeElement === document.body")
    assert page.locator("#ref-sheet").is_hidden()


def test_the_list_is_printed_whole_while_an_entry_is_open(visit):
    page = visit("article")
    open_entry(page)
    page.emulate_media(media="print")
    assert page.locator("#ref-sheet").is_hidden()
    assert all(entry.is_visible() for entry in page.locator(".references li").all())


def test_an_open_entry_has_a_role_and_a_name(visit):
    page = visit("article", width=390)
    mark_of(page).click()
    sheet = page.get_by_role("dialog", name="Reference 3", exact=True)
    assert sheet.count() == 1
    assert sheet.get_by_role("link", name="See it in the list").count() == 1
    assert sheet.get_by_role("button", name="Close").count() == 1


def test_what_can_be_pressed_in_it_is_large(visit):
    page = visit("article", width=390)
    open_entry(page)
    sizes = "[...document.querySelectorAll('#ref-sheet :is(a, button):not(.back)')].map(e => [e.localName, e.offsetWidth, e.offsetHeight])"
    for name, width, height in page.evaluate(sizes):
        assert width >= 24
        assert height >= (44 if name == "button" else 24)


@every_scheme
@pytest.mark.parametrize("forced", ["none", "active"])
def test_an_open_entry_has_an_edge_and_a_ground(visit, scheme, forced):
    page = visit("article", width=390, color_scheme=scheme, forced_colors=forced)
    open_entry(page)
    edge, ground, below = page.evaluate(
        """(e => [getComputedStyle(e).borderTopColor, getComputedStyle(e).backgroundColor,
          getComputedStyle(document.body).backgroundColor])(document.querySelector("#ref-sheet"))"""
    )
    assert ground == below
    assert edge != ground


@every_scheme
@pytest.mark.parametrize("width", [PHONE, 1280])
def test_axe_finds_nothing_in_an_open_entry(visit, scheme, width):
    page = visit("article", width=width, color_scheme=scheme)
    open_entry(page)
    found = axe.sentences(axe.run(page)["violations"])
    assert not found, "\n".join(found)
