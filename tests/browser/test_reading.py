"""Text is easy on the eye: large, airy, left aligned, in lines that the eye can follow back (R16, R17)."""

import pytest

from tests.browser.kinds import DESK, own_kinds, texts

STYLE = """selector => [...document.querySelectorAll(selector)].map(e => {
  const style = getComputedStyle(e), size = parseFloat(style.fontSize);
  return {
    text: e.textContent.slice(0, 40), size, align: style.textAlign,
    line: parseFloat(style.lineHeight) / size, gap: parseFloat(style.marginBlockEnd) / size,
  };
})"""
# Characters in each line of each block, its last line left out: that ends where the words do.
LINES = """selector => [...document.querySelectorAll(selector)].flatMap(block => {
  const lines = [], range = document.createRange();
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let bottom = -Infinity;
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.parentElement.closest("sup, .spoken") || !text.parentElement.checkVisibility()) continue;
    for (let at = 0; at < text.length; at++) {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const box = range.getBoundingClientRect();
      if (!box.width) continue;
      if (box.top + box.height / 2 > bottom) { lines.push(""); bottom = box.bottom; }
      lines[lines.length - 1] += text.data[at];
    }
  }
  return lines.slice(0, -1).map(line => line.trim());
})"""
PROSE = "main :is(p, li:not(:has(p, ul, ol)), dd, figcaption):not(nav *)"


@own_kinds
def test_a_page_begins_where_its_header_does(look, kind):
    """On a wide screen no page has an empty margin before it: a list of what stands on the page has that place, or the text."""
    starts = "[...document.querySelectorAll('.name, main > *, article > *')].map(e => e.getBoundingClientRect()).filter(r => r.width)"
    name, *parts = look(kind, width=DESK).evaluate(f"{starts}.map(r => r.left)")
    assert min(parts) == name


@texts
@pytest.mark.parametrize("width", [360, 1280])
def test_body_text_is_large(look, kind, width):
    body = look(kind, width=width).evaluate(STYLE, "main :is(.text, article) > :is(p, ul, ol, dl)")
    assert min(block["size"] for block in body) >= 18


@texts
@pytest.mark.parametrize("width", [360, 1280])
def test_text_is_airy_and_left_aligned(look, kind, width):
    """WCAG 1.4.8: one and a half lines within a paragraph, and half as much again between paragraphs."""
    page = look(kind, width=width)
    blocks = page.evaluate(STYLE, PROSE)
    assert [block for block in blocks if block["line"] < 1.5 or block["align"] not in ("start", "left")] == []
    body = page.evaluate(STYLE, "main :is(.text, article) > p:has(+ p)")
    assert [block for block in body if (block["line"] + block["gap"]) / block["line"] < 1.5] == []


@pytest.mark.parametrize("kind", ["article", "style-guide", "author"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_lines_are_80_characters_at_most(look, kind, width):
    """Marks in the line are not counted."""
    lines = look(kind, width=width).evaluate(LINES, PROSE)
    assert lines or kind == "author", "what is said of an author may fit on one line, which is not measured"
    long = [f"{len(line)}: {line}" for line in lines if len(line) > 80]
    assert not long, "\n".join(long)


@pytest.mark.parametrize("width", [768, 1280])
def test_lines_are_45_characters_at_least_where_there_is_room(look, width):
    """On a phone they are shorter: 45 characters of 18 pixels do not fit in its width, and size comes first."""
    lengths = sorted(len(line) for line in look("article", width=width).evaluate(LINES, ".text > p"))
    assert lengths[len(lengths) // 2] >= 45
