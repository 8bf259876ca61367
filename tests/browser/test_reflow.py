"""Text fits: on a narrow phone, with wider spacing, with letters twice as large (WCAG 1.4.4, 1.4.10, 1.4.12)."""

import pytest

from tests.browser import sheets
from tests.browser.kinds import DESK, PHONE, every_kind

WIDTH = "document.documentElement.scrollWidth"
# WCAG 1.4.12 gives these four numbers.
SPACING = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }
"""
# Pieces of text that stick out of the window or of a box that hides what does not fit. A box that scrolls and
# can be reached by keyboard hides nothing; `.spoken` is for ears, `.skip` waits outside the window.
CUT = """() => {
  const cut = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, element = text.parentElement;
    if (!text.data.trim() || element.closest(".spoken, .skip, script, svg title, svg desc") || !element.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      let outside = box.left < -0.5 || box.right > innerWidth + 0.5;
      for (let around = element; around && around !== document.body; around = around.parentElement) {
        const style = getComputedStyle(around), edge = around.getBoundingClientRect();
        if (["auto", "scroll"].includes(style.overflowX)) { outside = false; break; }
        if (around.matches("button, summary, .card, td, th") || style.overflow !== "visible")
          outside ||= box.left < edge.left - 1 || box.right > edge.right + 1 || box.top < edge.top - 6 || box.bottom > edge.bottom + 6;
      }
      if (outside) cut.push(`${element.tagName} “${text.data.trim().slice(0, 40)}”`);
    }
  }
  return cut;
}"""


@every_kind
def test_a_phone_of_320_pixels_needs_no_sideways_scrolling(visit, kind):
    page = visit(kind, width=PHONE)
    assert page.evaluate(WIDTH) <= PHONE
    assert not (cut := page.evaluate(CUT)), "\n".join(cut)


@every_kind
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_wider_spacing_cuts_nothing_off(visit, kind, width):
    page = visit(kind, width=width)
    sheets.add(page, SPACING)
    assert page.evaluate(WIDTH) <= width
    assert not (cut := page.evaluate(CUT)), "\n".join(cut)


@every_kind
def test_letters_can_be_twice_as_large(visit, kind):
    page = visit(kind, width=640)
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    before = page.evaluate(size)
    sheets.add(page, "html { font-size: 200% }")
    assert page.evaluate(size) >= 1.9 * before
    assert page.evaluate(WIDTH) <= 640
    assert not (cut := page.evaluate(CUT)), "\n".join(cut)


def test_a_page_can_be_zoomed(visit):
    viewport = visit("front").locator("meta[name=viewport]").get_attribute("content")
    assert "user-scalable" not in viewport
    assert "maximum-scale" not in viewport


# Marks of citations that stand on a line below the last letter of their word, wherever in the line that word ends.
ALONE = """() => {
  const mark = document.querySelector("p .cite"), paragraph = mark.closest("p"), alone = [];
  for (const word of ["so.", "so?", "so…", "so)", "so—", "so”"]) {
    for (let width = 0; width < paragraph.clientWidth; width += 2) {
      const space = document.createElement("span"), text = document.createTextNode(" " + word), letter = document.createRange();
      space.style.display = "inline-block";
      space.style.width = width + "px";
      paragraph.replaceChildren(space, text, mark);
      letter.setStart(text, word.length);
      letter.setEnd(text, word.length + 1);
      if (mark.querySelector("a").getClientRects()[0].top > letter.getClientRects()[0].bottom - 2) alone.push(word);
    }
  }
  getSelection().selectAllChildren(paragraph);
  return [alone, getSelection().toString()];
}"""


def test_a_citation_never_stands_alone_on_a_line_and_what_is_copied_is_what_is_read(visit):
    alone, copied = visit("article", width=PHONE).evaluate(ALONE)
    assert alone == []
    assert "\u2060" not in copied
