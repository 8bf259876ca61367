"""A marked word opens its meaning by tap or key, never by passing by; without it the list below the text has all."""

import pytest

from tests.browser import axe
from tests.browser.kinds import PHONE, every_scheme, texts

OPEN = "[...document.querySelectorAll(':popover-open')].map(e => e.id)"
FOCUSED = "document.activeElement.getAttribute('popovertarget')"
SIZES = "[...document.querySelectorAll('.term')].map(e => [e.textContent, e.offsetWidth, e.offsetHeight])"
# What a dotted line and its word look like, and a word beside it.
LOOK = """e => {
  const style = getComputedStyle(e), around = getComputedStyle(e.parentElement);
  return [style.textDecorationStyle, style.color === around.color, style.font === around.font, style.cursor];
}"""
# Marks that are torn from what touches them: the two stand on more than one line.
TORN = """[...document.querySelectorAll(".whole")].filter(e => e.getClientRects().length > 1).map(e => e.textContent)"""


def first(page):
    """The first mark below the emergency card, brought to the middle of the window."""
    mark = page.locator(".term").nth(1)
    mark.evaluate("e => e.scrollIntoView({ block: 'center' })")
    return mark


@texts
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_tap_opens_the_meaning_and_another_closes_it(visit, kind, scripts):
    page = visit(kind, width=390, scripts=scripts)
    mark = first(page)
    id = mark.get_attribute("popovertarget")
    mark.click()
    assert page.evaluate(OPEN) == [id]
    box = page.locator(f"#{id}").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 800
    assert page.locator(f"#{id} a").inner_text() == "All words"
    mark.click()
    assert page.evaluate(OPEN) == []


@texts
@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_key_opens_the_meaning_and_escape_leads_back(visit, kind, key, scripts):
    page = visit(kind, scripts=scripts)
    mark = first(page)
    id = mark.get_attribute("popovertarget")
    mark.focus()
    page.keyboard.press(key)
    assert page.evaluate(OPEN) == [id]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[popover]').id") == id
    page.keyboard.press("Escape")
    assert page.evaluate(OPEN) == []
    assert page.evaluate(FOCUSED) == id


def test_a_tap_elsewhere_closes_the_meaning(visit):
    page = visit("article", width=390)
    first(page).click()
    page.mouse.click(5, 5)
    assert page.evaluate(OPEN) == []


def test_opening_moves_nothing_that_is_in_view(visit):
    page = visit("article", width=390)
    mark = first(page)
    before = mark.bounding_box(), page.evaluate("scrollY")
    mark.click()
    assert (mark.bounding_box(), page.evaluate("scrollY")) == before


@texts
def test_pointing_and_focusing_open_nothing(visit, kind):
    page = visit(kind)
    for mark in page.locator(".term").all():
        mark.hover()
        mark.focus()
        assert page.evaluate(OPEN) == []


@texts
@pytest.mark.parametrize("width", [PHONE, 390, 1280])
def test_marks_are_24_pixels_wide_and_high(visit, kind, width):
    marks = visit(kind, width=width).evaluate(SIZES)
    assert marks
    assert [mark for mark in marks if min(mark[1:]) < 24] == []


@texts
@every_scheme
def test_a_mark_is_a_dotted_line_in_the_ink_of_its_sentence(visit, kind, scheme):
    marks = visit(kind, color_scheme=scheme).locator(".term").all()
    assert [mark.evaluate(LOOK) for mark in marks] == [["dotted", True, True, "pointer"]] * len(marks)


@texts
@pytest.mark.parametrize("width", [PHONE, 360, 390, 412, 768, 1280])
def test_a_mark_is_not_torn_from_the_bracket_beside_it(visit, kind, width):
    page = visit(kind, width=width)
    assert page.evaluate(TORN) == []


@texts
@pytest.mark.parametrize("media", ["screen", "print"])
def test_all_meanings_can_be_read_below_the_text(visit, kind, media):
    page = visit(kind, media=media)
    entries = page.locator(".words [popover]")
    assert entries.count() == page.locator(".term").count()
    assert all(entry.is_visible() for entry in entries.all())
    assert not any(link.is_visible() for link in entries.locator("a").all())


@texts
def test_marks_are_plain_words_on_paper(visit, kind):
    page = visit(kind, media="print")
    assert {mark.evaluate("e => getComputedStyle(e).textDecorationLine") for mark in page.locator(".term").all()} == {
        "none"
    }


def test_an_open_meaning_covers_no_printed_text(visit):
    page = visit("article")
    first(page).click()
    page.emulate_media(media="print")
    assert not page.locator(":popover-open").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_meaning(visit, scheme):
    page = visit("article", width=390, color_scheme=scheme)
    first(page).click()
    found = axe.sentences(axe.run(page)["violations"])
    assert not found, "\n".join(found)
