"""On paper the page is a handout: all of the text, black on white, large, and nothing to press."""

import re
from collections import defaultdict
from io import BytesIO
from itertools import pairwise
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from editorial.model.color import channels
from tests.browser import axe
from tests.browser.kinds import texts
from tests.browser.sheets import ADOPT
from tests.conftest import SETTINGS

GONE = (".skip", ".site", ".breadcrumb", ".minutes", ".contents", ".onward", ".related", ".back", ".take")
GONE += (".words dl ~ p", ".dates :is(p, ul) + p")  # where else one may go
BLOCKS = "main :is(h1, h2, h3, p, li, dt, dd, th, td, caption, figcaption, pre)"
# Of what is looked up and not read through, paper has the short form: no address twice, no words on what a study found.
SHORT = ".references :is(p, a)"
# What is seen of each block that is not for a screen alone.
SEEN = """selector => [...document.querySelectorAll(selector)]
  .map(e => e.checkVisibility({visibilityProperty: true}) ? e.innerText : "").map(text => text.replace(/\\s+/g, " ").trim())
"""


@pytest.fixture(params=["light", "dark"])
def on_paper(request, look):
    """A function that opens a page of a kind and turns it to paper, from a light or a dark screen."""

    def on_paper(kind: str):
        page = look(kind, width=794, color_scheme=request.param)  # A4 at 96 pixels an inch
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
def test_all_of_the_text_is_printed(look, on_paper, kind):
    without = ", ".join((*GONE, SHORT)) + "{ display: none !important }"
    page = look(kind, width=794)
    page.evaluate(ADOPT, without)
    page.evaluate("document.querySelectorAll('details').forEach(list => list.open = true)")
    screen = page.evaluate(SEEN, BLOCKS)
    page = on_paper(kind)
    page.evaluate(ADOPT, without)
    paper = page.evaluate(SEEN, BLOCKS)
    assert len(screen) > 10
    assert [text for text in screen if text not in paper] == []


# The letters of everything but raised marks, as large as they are printed on a column of A4.
SIZES = """() => [...document.querySelectorAll("body *, figure text")].filter(e =>
  [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.checkVisibility() && !e.closest("sup, sub, .references a")
).map(e => parseFloat(getComputedStyle(e).fontSize) * (e.ownerSVGElement ? 344 * 0.9 / e.ownerSVGElement.viewBox.baseVal.width : 1))"""


@pytest.mark.parametrize("kind", ["article", "style-guide", "page"])
def test_print_is_black_on_white_and_large(on_paper, kind):
    page = on_paper(kind)
    style = page.evaluate(
        "(s => [s.color, s.backgroundColor, parseFloat(s.fontSize)])(getComputedStyle(document.body))"
    )
    assert style[:2] == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert style[2] >= 16  # 12 points
    assert min(page.evaluate(SIZES)) >= 15.9


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
    links = on_paper("article").evaluate(
        """[...document.querySelectorAll("main :is(.text, .notice, .references) a[href^='http']:not(.certainty)")]
          .filter(e => e.checkVisibility()).map(e => [e.href, getComputedStyle(e, "::after").content])"""
    )
    assert links
    assert [url for url, said in links if url.rstrip("/") not in said] == []


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


@pytest.fixture(scope="module")
def printed(look) -> PdfReader:
    """The article on paper."""
    return PdfReader(BytesIO(look("article", media="print").pdf(format="Letter")))


@pytest.fixture(scope="module")
def sheets(printed) -> list[str]:
    """The text on each sheet of the article."""
    return [" ".join(sheet.extract_text().split()) for sheet in printed.pages]


def test_each_sheet_says_whose_it_is_how_far_it_was_checked_and_which(sheets):
    """All of it on few sheets, whose text is no pile of pictures: Chromium's printer is the judge of what fits."""
    assert 1 < len(sheets) <= 8
    for number, text in enumerate(sheets, 1):
        assert re.search(f"{re.escape(SETTINGS.SITENAME)} · .*Not yet reviewed by a clinician", text)
        assert f"{number} / {len(sheets)}" in text


def test_numbers_of_references_are_whole_on_paper(sheets):
    whole = " ".join(sheets)
    listed = re.search(r"References (\d+) sources.*", whole)
    assert [number for number in range(1, int(listed[1]) + 1) if f" {number}. " not in listed[0]] == []


def test_a_word_is_printed_on_the_sheet_of_its_meaning(look, sheets):
    page = look("article", media="print")
    words = page.eval_on_selector_all(".words dt", "all => all.map(e => [e.innerText, e.nextElementSibling.innerText])")
    assert words
    read = ["".join(normalize("NFKC", sheet).split()) for sheet in sheets]  # without joined letters
    begun = ["".join(word.split()) + meaning.split()[0] for word, meaning in words]
    assert [word for word in begun if not any(word in sheet for sheet in read)] == []


def test_the_foot_of_each_sheet_is_one_line_in_its_place(printed):
    """On the last sheet it came right below the text. And a raised mark that stood out of the first line of a sheet came out
    below the foot of the one before, too."""
    for sheet in printed.pages:
        low: dict[int, str] = defaultdict(str)

        def see(text: str, cm: list[float], tm: list[float], *_: object, low=low) -> None:
            if text.strip():
                low[round(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])] += text

        sheet.extract_text(visitor_text=see)
        [foot] = [text for height, text in low.items() if height < 32]  # points
        assert "Not yet reviewed by a clinician" in foot


def test_no_card_and_no_point_of_a_list_is_cut_by_the_end_of_a_sheet(on_paper):
    page = on_paper("article")
    parts = page.eval_on_selector_all("article :is(.card, li)", "all => all.map(e => getComputedStyle(e).breakInside)")
    assert set(parts) == {"avoid"}


# Before the first list one of seven points; and the page as it was, since other tests look at it, too.
LONG = """text => {
  const first = text.querySelector("ul:not(.card ul)"), long = first.cloneNode();
  while (long.children.length < 7) long.append(first.firstElementChild.cloneNode(true));
  first.before(long);
}"""
UNDONE = "text => (text.querySelector('ul:not(.card ul)').remove(), text.style.blockSize = '')"
# In which column each point of a list begins, where columns are as high as asked.
COLUMNS = """(text, high) => {
  text.style.blockSize = `${high}px`;
  return [...text.querySelectorAll("ul, ol")].filter(list => !list.closest(".card")).map(
    list => [...list.children].map(point => Math.round(point.getBoundingClientRect().x)));
}"""


def test_a_short_list_is_whole_on_paper_and_no_point_of_a_long_one_stands_alone(on_paper):
    text = on_paper("style-guide").locator(".text").first
    text.evaluate(LONG)
    found = [columns for high in range(300, 700, 20) for columns in text.evaluate(COLUMNS, high)]
    text.evaluate(UNDONE)
    assert all(len(set(columns)) == 1 for columns in found if len(columns) <= 4)
    long = [columns for columns in found if len(columns) > 4]
    assert any(len(set(columns)) > 1 for columns in long)
    assert all(columns[-1] == columns[-2] for columns in long)


def test_what_ends_a_text_on_paper_stands_apart_and_whole(on_paper):
    page = on_paper("article")
    boxes = [part.bounding_box() for part in page.locator(".text, .references, .dates, .sheet > p").all()]
    assert [below for above, below in pairwise(boxes) if below["y"] - above["y"] - above["height"] < 4] == []


def test_no_sheet_ends_with_a_word_whose_meaning_is_on_the_next(look):
    page = look("glossary", media="print")
    alone = set(page.locator("dt, h2").all_inner_texts())
    sheets = PdfReader(BytesIO(page.pdf(format="Letter"))).pages
    assert len(sheets) > 1
    assert alone & {sheet.extract_text().strip().split("\n")[-1].strip() for sheet in sheets} == set()


def test_the_front_page_has_no_empty_band_on_paper_and_says_in_one_place_how_sure_we_are(look):
    page = look("front", media="print")
    assert page.locator(".ways").is_hidden()
    printed = [sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(format="Letter"))).pages]
    assert len({number for number, text in enumerate(printed) for word in ("High.", "Very low.") if word in text}) == 1


def test_axe_finds_nothing_on_paper(look):
    """The foot of the sheets stands in a landmark, too."""
    page = look("article", color_scheme="dark", media="print")
    assert axe.sentences(axe.run(page)["violations"]) == []
