"""Cards and handouts of the published site: as others show them, as a printer prints them, as a screen reader reads them."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from plugins.paper.handout import SIZES
from tests.conftest import SETTINGS, document, full_article, public_articles
from tests.site.reading import articles, content

# What may be smaller than the text: the signs between raised numbers.
SMALL = {",", "–"}
SIDES = ("width", "height")
MM = 72 / 25.4  # in points
MARGIN, FOOT = 11 * MM, {12: 14 * MM, 18: 26 * MM}


@pytest.fixture(scope="module")
def handouts(published) -> dict[int, PdfReader]:
    """The handout of an article that asks for one, by the size of its letters."""
    stem = published / "articles" / full_article(published.parent / "content").stem
    return {size: PdfReader(f"{stem}{ending}") for size, (_, ending) in SIZES.items()}


def test_each_article_has_a_card_that_says_how_sure_we_are(published):
    assert articles(published)
    for name, article in articles(published).items():
        card = published / Path(name).with_suffix(".png")
        alt = content(article, '[property="og:image:alt"]')
        assert content(article, '[property="og:image"]').endswith(f"/articles/{card.name}")
        assert alt.startswith(" ".join(article.css_first("h1").text().split()))
        judged = article.css_first(".in-short .bars")
        assert not judged or re.search(r"\b(High|Moderate|Low|Very low) certainty\. ", alt)
        with Image.open(card) as picture:
            assert picture.size == tuple(int(content(article, f'[property="og:image:{side}"]')) for side in SIDES)
            assert picture.size == (1200, 630)
        assert card.stat().st_size < 40_000
    assert (published / "card.png").stat().st_size < 40_000


def test_where_its_letters_cannot_be_drawn_an_article_is_published_without_a_card(translated):
    page = articles(translated)["es/articles/two-tongues.html"]
    assert content(page, "[name='twitter:card']") == "summary"
    assert page.css("[property='og:image']") == [] == [*translated.glob("es/articles/two-tongues.png")]


def test_an_article_has_a_handout_where_its_header_asks_for_it_and_says_how_large_it_is(published):
    content = published.parent / "content"
    asked = [file.stem for file in public_articles(content) if "\nhandout: true\n" in file.read_text()]
    assert {file.name for file in published.rglob("*.pdf")} == {
        f"{name}{ending}" for name in asked for _, ending in SIZES.values()
    }
    for name in asked:
        links = articles(published)[f"articles/{name}.html"].css('a[href$=".pdf"]')
        for link, (called, ending) in zip(links, SIZES.values(), strict=True):
            size = (published / f"articles/{name}{ending}").stat().st_size
            assert link.text() == f"{called} (PDF, {round(size / 1000)} kB)"


@pytest.mark.parametrize("size", SIZES)
def test_a_handout_says_what_it_is_to_whoever_listens(handouts, size, published):
    """What of PDF/UA-1 (ISO 14289-1) can be told from the file; Typst itself refuses the rest."""
    root, stem = handouts[size].trailer["/Root"], full_article(published.parent / "content").stem
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1<" in root["/Metadata"].get_data().decode()
    assert (
        handouts[size].metadata.title.split()
        == articles(published)[f"articles/{stem}.html"].css_first("h1").text().split()
    )
    assert not handouts[size].metadata.creation_date
    parts = list(elements(root["/StructTreeRoot"]["/K"]))
    levels = [int(part["/S"][2]) for part in parts if re.fullmatch("/H[1-6]", part["/S"])]
    assert [number for number, level in enumerate(levels) if level == 1] == [0]
    assert all(below <= above + 1 for above, below in pairwise(levels))
    kinds = {part["/S"] for part in parts}
    assert kinds >= {"/L", "/LI", "/LBody", "/Table", "/TR", "/TH", "/TD", "/Figure", "/Link", "/P"}
    assert all(part.get("/Alt") for part in parts if part["/S"] == "/Figure")
    assert all("/Scope" in str(part["/A"]) for part in parts if part["/S"] == "/TH")
    fonts = [font.get_object() for sheet in handouts[size].pages for font in sheet["/Resources"]["/Font"].values()]
    below = [font["/DescendantFonts"][0]["/FontDescriptor"] for font in fonts if "/DescendantFonts" in font]
    assert below
    assert all(font.keys() & {"/FontFile", "/FontFile2", "/FontFile3"} for font in below)


@pytest.mark.parametrize("size", SIZES)
def test_a_handout_has_no_letter_that_is_smaller_than_promised(handouts, size):
    small = set()

    def see(text: str, cm: list[float], tm: list[float], _: object, points: float) -> None:
        if abs(tm[3] * cm[3] * points) < size - 0.01:
            small.update(text.split())

    for sheet in handouts[size].pages:
        sheet.extract_text(visitor_text=see)
    assert small <= SMALL


@pytest.mark.parametrize("size", SIZES)
def test_a_handout_reads_as_its_article_does(handouts, size, published):
    read, at = letters(spoken(handouts[size])), 0
    content = published.parent / "content"
    whole = document(content, full_article(content))
    for number, block in enumerate(whole.blocks):
        links = {span.end for span in block.spans if span.kind == "a"}  # behind which an address is printed
        cuts = sorted({0, len(block.text), *(place for place, _ in block.cites), *links})
        for words in (letters(block.text[start:end]) for start, end in pairwise(cuts)):
            if number < whole.body_start:
                assert words in read
            elif (
                block.kind not in ("alternative text", "tooltip") and block.card_kind != "invitation"
            ):  # with no CONTACT
                at = read.index(words, at) + len(words)


@pytest.mark.parametrize("size", SIZES)
def test_each_mark_of_a_handout_leads_to_its_reference(handouts, size, published):
    links = [one.get_object() for sheet in handouts[size].pages for one in sheet.get("/Annots", [])]
    page = articles(published)[f"articles/{full_article(published.parent / 'content').stem}.html"]
    assert len([link for link in links if "/Dest" in link]) == len(page.css(".cite a"))


@pytest.mark.parametrize("size", SIZES)
def test_the_practice_stands_at_the_top_left_of_a_handout_beside_its_sign(handouts, size):
    assert starts(handouts[size].pages[0])[0] < MARGIN + 4 * size  # a sign that is about as wide as high


@pytest.mark.parametrize("size", SIZES)
def test_nothing_stands_in_the_margin_of_a_handout_not_even_the_words_of_a_drawing(handouts, size):
    """But for what hangs over a little, as a letter of another width does in a drawing that is made for it."""
    assert min(start for sheet in handouts[size].pages for start in starts(sheet)) > MARGIN - 3


def test_no_line_at_the_foot_of_large_print_ends_with_a_dot_for_what_comes_next(handouts):
    assert [text for sheet in handouts[18].pages if "·\n" in (text := re.sub(" +", "", sheet.extract_text()))] == []


def test_a_handout_is_short_and_each_sheet_says_whose_it_is(handouts):
    sheets = [sheet.extract_text() for sheet in handouts[12].pages]
    assert len(sheets) <= 8
    assert next(number for number, text in enumerate(sheets, 1) if "\nReferences" in text) <= 4
    for number, text in enumerate(sheets, 1):
        assert f"Sheet {number} of {len(sheets)}" in text
        assert re.search(f"{re.escape(SETTINGS.SITENAME)} · .*(Not yet reviewed|Reviewed) by ", text)
    assert "https" not in "".join(sheets)
    assert "doi.org/10." in "".join(sheets)


@pytest.mark.parametrize("size", SIZES)
def test_no_figure_or_table_of_a_handout_stands_below_a_heading_that_is_not_its_own(handouts, size, published):
    """By the order in which eyes go: down each column, sheet by sheet."""
    columns = 2 if size == 12 else 1
    read = [text for sheet in handouts[size].pages for _, text in lines(sheet, columns)]
    page = articles(published)[f"articles/{full_article(published.parent / 'content').stem}.html"]
    parts, held = page.css(".text h2, .text figcaption"), 0
    places = [
        next(n for n, text in enumerate(read) if text and letters(part.text()).startswith(text)) for part in parts
    ]
    for (part, at), (below, after) in pairwise(zip(parts, places, strict=True)):
        if part.tag == "figcaption" and below.tag == "h2":
            held += 1
            assert at < after, part.text()
    assert held > 1


@pytest.mark.parametrize("size", SIZES)
def test_nothing_of_a_handout_runs_over_its_foot(handouts, size):
    pages = handouts[size].pages
    for number, sheet in enumerate(pages, 1):
        low = letters("".join(text for _, y, text in pieces(sheet) if y < FOOT[size]))
        assert re.fullmatch(f"{letters(SETTINGS.SITENAME)}.*(Notyetr|R)eviewedby.*Sheet{number}of{len(pages)}", low)
        assert len(low) < 100


@pytest.mark.parametrize("size", SIZES)
def test_entries_of_a_handouts_references_stand_apart(handouts, size):
    read = [line for sheet in handouts[size].pages for line in lines(sheet, 2 if size == 12 else 1)]
    begin, end = (next(n for n, (_, text) in enumerate(read) if text == name) for name in ("References", "Words"))
    gaps: dict[bool, set[float]] = {True: set(), False: set()}
    for (above, _), (y, text) in pairwise(read[begin + 1 : end]):
        gaps[bool(re.match(r"\d{1,2}[A-Z]", text))].add(above - y)
    assert min(gap for gap in gaps[True] if gap > 0) > min(gap for gap in gaps[False] if gap > 0) + 1


@pytest.mark.parametrize("size", SIZES)
def test_a_handout_cuts_no_reference_and_says_above_its_changes_what_they_are(handouts, size):
    read = [text for sheet in handouts[size].pages for _, text in lines(sheet, 2 if size == 12 else 1)]
    assert "…" not in "".join(sheet.extract_text() for sheet in handouts[size].pages)
    assert read.index("Whatchanged") > read.index("Aboutthispage")


def test_no_sheet_of_large_print_is_half_empty_because_a_figure_did_not_fit(handouts):
    for sheet in handouts[18].pages[:-1]:
        assert min(y for _, y, _ in pieces(sheet) if y > FOOT[18]) < sheet.mediabox.height / 2


def pieces(sheet) -> list[tuple[float, float, str]]:
    """What stands on a sheet, in the order in which it is drawn: how far from the left and from below in points, and the words."""
    seen = []

    def see(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            seen.append((tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5], text))

    sheet.extract_text(visitor_text=see)
    return seen


def lines(sheet, columns: int) -> list[tuple[float, str]]:
    """The lines of a sheet, column by column and down each: how far from below they stand, and their letters."""
    found: dict[tuple[int, float], str] = {}
    for x, y, text in pieces(sheet):
        place = (int(x * columns / float(sheet.mediabox.width)), -round(y))
        found[place] = found.get(place, "") + letters(text)
    return [(-y, text) for (_, y), text in sorted(found.items())]


def starts(sheet) -> list[float]:
    """How far from the left edge of a sheet each of its words begins, in points."""
    return [x for x, _, _ in pieces(sheet)]


def elements(node):
    """Yield each element of a structure tree, in reading order."""
    node = node.get_object()
    for part in node if isinstance(node, list) else [node]:
        part = part.get_object()
        if hasattr(part, "get") and "/S" in part:
            yield part
        if hasattr(part, "get") and "/K" in part:
            yield from elements(part["/K"])


def spoken(reader: PdfReader) -> str:
    """The words of a tagged PDF in the order of its tags, without what is marked as no content."""
    said: dict[tuple[int, int], str] = {}
    for number, sheet in enumerate(reader.pages):
        marked: list[int | None] = [None]  # from outside in

        def before(operator, operands, *_, marked=marked):
            if operator in (b"BDC", b"BMC"):
                inside = operands[1] if operator == b"BDC" else None
                marked.append(inside.get("/MCID", marked[-1]) if hasattr(inside, "get") else None)
            elif operator == b"EMC":
                marked.pop()

        def see(text, *_, number=number, marked=marked):
            if marked[-1] is not None:
                said[number, marked[-1]] = said.get((number, marked[-1]), "") + text

        sheet.extract_text(visitor_operand_before=before, visitor_text=see)
    sheets = {sheet.indirect_reference.idnum: number for number, sheet in enumerate(reader.pages)}

    def read(node, sheet):
        node = node.get_object()
        if isinstance(node, list):
            return "".join(read(part, sheet) for part in node)
        if isinstance(node, int):
            return said.get((sheet, node), "")
        sheet = sheets[node.raw_get("/Pg").idnum] if "/Pg" in node else sheet
        if node.get("/Type") == "/MCR":
            return said.get((sheet, node["/MCID"]), "")
        return read(node["/K"], sheet) if "/K" in node else ""

    return read(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], 0)


def letters(text: str) -> str:
    """A text without spaces and signs, which break where a line ends."""
    return re.sub(r"[\W_]+", "", text)
