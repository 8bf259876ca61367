"""Text fits: on any screen, with letters twice as large, with wider spacing (WCAG 1.4.4, 1.4.10, 1.4.12).

A window of 1280 pixels zoomed to 400 % is one of 320.
"""

import pytest

from plugins.inline_assets import stylesheet
from tests.browser import sheets
from tests.browser.kinds import DESK, PHONE, every_kind, texts
from tests.conftest import ROOT

# WCAG 1.4.12 gives these four numbers.
SPACING = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }
"""
# How far the page reaches beyond the window, and pieces of text that stick out of the window or of a box that hides what does not fit. A box that scrolls and
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
  for (const element of document.querySelectorAll("img, svg, button, input, summary")) {
    const box = element.getBoundingClientRect();
    if (box.width && (box.left < -0.5 || box.right > innerWidth + 0.5) && element.checkVisibility()) cut.push(element.tagName);
  }
  return cut;
}"""


WIDTHS = (PHONE, 390, DESK)
# Letters of a heading stand on another line than the word that they begin or end, other than after a hyphen or a dash.
BROKEN = """() => [...document.querySelectorAll("h1")].flatMap(heading => {
  const broken = [], walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT), range = document.createRange();
  while (walker.nextNode()) for (const word of walker.currentNode.data.matchAll(/[^\\s\\u2010-\\u2014-]+/g)) {
    range.setStart(walker.currentNode, word.index);
    range.setEnd(walker.currentNode, word.index + word[0].length);
    if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) broken.push(word[0]);
  }
  return broken;
})"""
WRONG = f"""() => {{
  const more = document.documentElement.scrollWidth - innerWidth;
  return [more > 0 ? `${{more}} pixels sideways` : [], ({CUT})(), ({BROKEN})()].flat();
}}"""


def wrong(page, width: int) -> list[str]:
    """What does not fit a window of this width."""
    page.set_viewport_size({"width": width, "height": 800})
    return page.evaluate(WRONG)


@every_kind
def test_text_of_any_size_and_spacing_fits_any_window(look, kind):
    """The size set in the browser, which styles that ask for the width of the window in letters heed, and by a sheet, which
    they do not."""
    page = look(kind)
    found = {}
    settings = page.context.new_cdp_session(page)
    for percent in (100, 150, 200):
        settings.send("Page.setFontSizes", {"fontSizes": {"standard": 16 * percent // 100}})
        found |= {(width, f"{percent} %"): wrong(page, width) for width in WIDTHS}
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
    settings.detach()
    for how, css in (("200 % by a sheet", "html { font-size: 200% }"), ("wider spacing", SPACING)):
        page = look(kind)
        sheets.add(page, css)
        found |= {(width, how): wrong(page, width) for width in WIDTHS}
    assert {how: what for how, what in found.items() if what} == {}


@pytest.mark.parametrize("kind", ["front", "search"])
def test_what_is_looked_for_is_seen_as_it_is_typed_and_has_its_ring_around_it(look, kind):
    """The field has room for eight letters of any size, and its ring, 3 pixels at 3 from it, does not lie on the button."""
    page = look(kind)
    found = {}
    for percent in (100, 200):
        sheets.add(page, f"html {{ font-size: {percent}% }}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            field, button = (page.locator(f".find {part}").bounding_box() for part in ("input", "button"))
            letters = field["width"] / page.locator("#q").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
            apart = max(button["x"] - field["x"] - field["width"], button["y"] - field["y"] - field["height"])
            if letters < 7.5 or apart < 6:
                found[percent, width] = letters, apart
    assert found == {}


@texts
def test_a_page_from_right_to_left_fits_as_well(look, kind):
    page = look(kind)
    page.evaluate("document.documentElement.dir = 'rtl'")
    found = {width: wrong(page, width) for width in (PHONE, DESK)}
    assert {width: what for width, what in found.items() if what} == {}


NUMBERS = """() => {
  const [first, ...others] = document.querySelectorAll(".table tr > *");
  document.querySelector("th.number").textContent = "In 100"; // three letters would do for the numbers below it
  first.textContent = "What would take all of the room that there is, if it were let have it, and more of that";
  const box = document.querySelector("th.number"), words = document.createRange();
  words.selectNodeContents(box);
  return [words.getClientRects().length, box.getBoundingClientRect().right - words.getBoundingClientRect().right];
}"""


def test_numbers_stand_at_the_edge_of_their_table_below_a_name_in_one_line(visit):
    assert visit("style-guide", width=390).evaluate(NUMBERS) == [1, 0]


def test_a_long_email_address_fits_a_phone(visit):
    """As `contact.html` shows it where CONTACT has one."""
    page = visit("front", width=PHONE)
    sheets.add(
        page, stylesheet(ROOT / "theme/static/css").whole
    )  # of which the page has what it needs without an address
    sheets.add(page, "html { font-size: 200% }")
    link = "<address><a href=#>Write to appointments@a-pain-clinic-of-florida.example.org</a></address>"
    page.evaluate("link => document.querySelector('footer.site').insertAdjacentHTML('afterbegin', link)", link)
    assert wrong(page, PHONE) == []


def test_how_to_reach_the_practice_stands_apart_from_what_is_looked_up(visit):
    """As `contact.html` shows it below a text where CONTACT has something."""
    page = visit("article")
    sheets.add(page, stylesheet(ROOT / "theme/static/css").whole)
    page.evaluate("document.querySelector('.text').insertAdjacentHTML('beforeend', '<address>1 Main Street</address>')")
    address, lists = (page.locator(part).last.bounding_box() for part in (".text address", ".references"))
    assert lists["y"] - address["y"] - address["height"] > 16


def test_a_page_can_be_zoomed(look):
    viewport = look("front").locator("meta[name=viewport]").get_attribute("content")
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


def test_a_citation_never_stands_alone_on_a_line_and_is_not_copied(visit):
    """As in "7 in 10.5", copied where 5 is a reference."""
    alone, copied = visit("article", width=PHONE).evaluate(ALONE)
    assert alone == []
    assert copied.strip() == "so”"
