"""On paper the page is a handout: all of the text, black on white, large, and nothing to press."""

import pytest

from tests.browser.color import channels
from tests.browser.kinds import every_scheme, texts

GONE = (".skip", "header.site nav", "footer.site nav", ".breadcrumb", ".contents", ".neighbors", "#theme")
GONE += (".references .back",)
BLOCKS = "main :is(h1, h2, h3, p, li, dt, dd, th, td, caption, figcaption, pre):not(.contents *, .neighbors *)"
# What is seen of each block, without the arrows that lead back, which are for a screen.
SEEN = """selector => [...document.querySelectorAll(selector)].map(e => {
  const words = [...e.childNodes].filter(n => !n.classList?.contains("back"));
  return e.checkVisibility({visibilityProperty: true}) ? words.map(n => n.innerText ?? n.data).join("") : "";
}).map(text => text.replace(/\\s+/g, " ").trim())"""


@pytest.fixture(params=["light", "dark"])
def on_paper(request, visit):
    """A function that opens a page of a kind and turns it to paper, from a light or a dark screen."""

    def on_paper(kind: str):
        page = visit(kind, width=794, color_scheme=request.param)  # A4 at 96 pixels an inch
        page.evaluate("scheme => document.documentElement.dataset.theme = scheme", request.param)
        page.emulate_media(media="print")
        return page

    return on_paper


@texts
def test_nothing_to_press_is_printed(on_paper, kind):
    page = on_paper(kind)
    for part in GONE:
        assert not any(found.is_visible() for found in page.locator(part).all()), part


@texts
def test_all_of_the_text_is_printed(visit, on_paper, kind):
    screen = visit(kind, width=794).evaluate(SEEN, BLOCKS)
    paper = on_paper(kind).evaluate(SEEN, BLOCKS)
    assert len(screen) > 10
    assert [text for text in screen if text not in paper] == []


@texts
def test_print_is_black_on_white_and_large(on_paper, kind):
    page = on_paper(kind)
    style = page.evaluate(
        "(s => [s.color, s.backgroundColor, parseFloat(s.fontSize)])(getComputedStyle(document.body))"
    )
    assert style[:2] == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert style[2] >= 16  # 12 points
    sizes = page.evaluate(
        "selector => [...document.querySelectorAll(selector)].map(e => parseFloat(getComputedStyle(e).fontSize))",
        BLOCKS,
    )
    assert min(sizes) >= 16


@texts
def test_drawings_are_printed_in_grays(on_paper, kind):
    inks = on_paper(kind).evaluate(
        """[...document.querySelectorAll("figure svg *")].flatMap(e => {
          const style = getComputedStyle(e);
          return [style.fill, style.stroke];
        })"""
    )
    colorful = {ink for ink in inks if ink != "none" and max(channels(ink)) - min(channels(ink)) > 2}
    assert colorful == set()


def test_a_printed_link_says_where_it_leads(on_paper):
    """Its address stands after it, unless its name is one already, such as a DOI."""
    links = on_paper("article").evaluate(
        """[...document.querySelectorAll("main :is(.text, .references) a[href^='http']")].map(e =>
          [e.href, e.textContent + getComputedStyle(e, "::after").content])"""
    )
    assert links
    assert [text for url, text in links if url.rstrip("/").rsplit("/", 1)[-1] not in text] == []


ROOM = """[...document.querySelectorAll(".questions li")].map(e => {
  const words = document.createRange();
  words.selectNodeContents(e);
  return e.getBoundingClientRect().bottom - Math.max(...[...words.getClientRects()].map(box => box.bottom));
})"""


@texts
def test_under_each_question_there_is_room_to_write(on_paper, kind):
    """A line written by hand is 8 mm high, as in a ruled exercise book: 30 pixels."""
    room = on_paper(kind).evaluate(ROOM)
    assert room
    assert min(room) >= 30


@every_scheme
def test_the_page_makes_a_pdf(visit, scheme):
    """The document opens with its heading; Chromium's printer is the judge of what fits."""
    page = visit("article", color_scheme=scheme)
    assert page.pdf(format="Letter", prefer_css_page_size=True).startswith(b"%PDF")
