"""A reader without a mouse: Tab goes through the page in its order, and always shows where it is."""

import pytest

from editorial.model.color import ratio
from tests.browser.kinds import NIGHT, own_kinds

STOPS = """() => {
  const stops = [...document.querySelectorAll("a[href], button, summary, [tabindex='0']")]
    .filter(e => e.checkVisibility({visibilityProperty: true}));
  stops.forEach((stop, number) => stop.dataset.stop = number);
  return stops.length;
}"""
# Where the focus is, how it is shown, and whether all of it can be seen.
FOCUS = """() => {
  const at = document.activeElement, style = getComputedStyle(at);
  if (at === document.body) return null;
  const box = at.getClientRects()[0];
  const seen = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)]; // of a table taller than the window, a part
  const top = document.elementFromPoint(box.left + box.width / 2, (seen[0] + seen[1]) / 2);
  let behind = at.parentElement;
  while (behind && getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
  return {
    stop: Number(at.dataset.stop),
    html: at.outerHTML.slice(0, 90),
    ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    colors: [style.outlineColor, getComputedStyle(behind).backgroundColor],
    inside: box.left >= -0.5 && box.right <= innerWidth + 0.5
      && (box.top >= -0.5 && box.bottom <= innerHeight + 0.5 || box.height > innerHeight && seen[1] - seen[0] > innerHeight / 2),
    uncovered: at === top || at.contains(top),
  };
}"""

WAYS = [("article", 1280), ("style-guide", 390), *([("article", 390), ("style-guide", 1280)] if NIGHT else [])]


@pytest.mark.parametrize(("kind", "width"), WAYS)
def test_tab_goes_through_the_page_in_its_order_and_leaves_it(visit, kind, width):
    page = visit(kind, width=width)
    stops = page.evaluate(STOPS)
    faults = []
    for expected in range(stops):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus is not None, f"Tab left the page at stop {expected} of {stops}"
        assert focus["stop"] == expected, focus["html"]
        if focus["ring"] < 2 or ratio(*focus["colors"]) < 3 or not focus["inside"] or not focus["uncovered"]:
            faults.append(focus)
    assert faults == []
    page.keyboard.press("Tab")
    assert (page.evaluate(FOCUS) or {"stop": 0})["stop"] == 0


@own_kinds
def test_the_skip_link_comes_first_and_leads_to_the_text(visit, kind):
    page = visit(kind, width=390)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("e => e === document.activeElement")
    box = skip.bounding_box()
    assert box["x"] >= 0
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    page.keyboard.press("Tab")
    inside = "document.activeElement.closest('main, footer') !== null"  # the footer, when the text has no link
    assert page.evaluate(inside)
    if page.locator("main a[href]").count():
        assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_skip_link_brings_the_text_to_the_top(visit):
    page = visit("article", width=390)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert abs(page.locator("main").bounding_box()["y"]) < 40


def test_a_mark_leads_to_its_reference_and_back(visit):
    """With scripts the entry opens in place (test_lookup.py)."""
    page = visit("article", width=390, scripts=False)
    page.locator("#C3").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#r3"
    assert 0 <= page.locator("#r3").bounding_box()["y"] < 800
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('li').id") == "r3"
    page.locator("#r3 .back").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#C3"
    assert 0 <= page.locator("#C3").bounding_box()["y"] < 800


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_list_of_contents_opens_by_key(visit, key):
    page = visit("article", width=390)
    page.locator(".contents summary").focus()
    page.keyboard.press(key)
    assert page.locator(".contents a").first.is_visible()
