"""From the tree of a page to its Document: what a reader reads, block by block, in reading order.

Words that the program makes itself (numbers of citations, the rows of a table of trials, what a screen reader hears
before a heading) are left out: no writer answers for them.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from typing import TYPE_CHECKING, Literal

from markdown.util import HTML_PLACEHOLDER_RE

from editorial.findings import Place, place_in
from editorial.markup import figures
from editorial.markup.citations import parts
from editorial.markup.document import Document
from editorial.markup.facts import CardHead, Element
from editorial.markup.headings import LEVELS, sections
from editorial.markup.html import decoded, word_count
from editorial.markup.pieces import (
    Attribute,
    Block,
    Card,
    Citation,
    Kind,
    Link,
    Note,
    Picture,
    Row,
    Span,
    Spot,
    Table,
    Tag,
)
from editorial.markup.plain import plain, raised
from editorial.model.markdown import Key

if TYPE_CHECKING:
    from editorial.markup.parser import Parser

BLOCKS = figures.BLOCKS.union(LEVELS)
MARKS = {
    "strong": "strong", "em": "em", "i": "em", "u": "u", "ins": "u", "code": "code", "kbd": "code", "samp": "code",
    "sup": "sup", "sub": "sub", "del": "del",
}  # fmt: skip
# How a picture begins, and a row of a table.
PICTURE, ROW = "![", "|"
# What makes code of lines that stand in no fence.
INDENTED = "    "


class BlockReader:
    """Reads the tree of the text that `md` has parsed last."""

    def __init__(self, md: "Parser", html: str):
        self.md, self.facts = md, md.facts
        self.document = Document(md.text, html, terms=md.terms, cited=md.cited, judged=md.judged)
        self.card: Card | None = None
        self.within: tuple[str, ...] = ()
        self.linked = False
        self.waiting: list[Block] = []

    def read(self) -> Document:
        """The Document."""
        self._inside(self.md.root)
        self.document.words = word_count(self.md.root, self.facts)
        self.document.contents = list(sections(self.md.root, self.facts))
        self.document.anchors = frozenset(filter(None, (element.get("id") for element in self.md.root.iter())))
        return self.document

    def _inside(self, parent: Element, kind: Kind = "paragraph") -> None:
        """Read the blocks inside an element, and the words that stand between them; all these are of one `kind`."""
        lead: list[tuple[str | None, Element | None]] = [(parent.text, None)]
        first = kind
        for child in parent:
            if child in self.facts.made:
                lead.append((child.tail, None))
            elif child.tag in BLOCKS:
                self._words(lead, first)
                lead = [(child.tail, None)]
                self._block(child, first if child.tag == "p" else kind)
                first = "paragraph" if kind == "point" else kind
            else:
                lead.append((child.tail, child))
        self._words(lead, first)

    def _block(self, element: Element, kind: Kind) -> None:
        """Read one block."""
        tag, facts = element.tag, self.facts
        self._refused(element, self._spot())
        if element in facts.cards:
            self._card(element, facts.cards[element])
        elif tag in LEVELS:
            self._heading(element, "card heading" if element in facts.card_titles else "heading")
        elif tag == "p" and element in facts.notes:
            self._card(element, facts.notes[element], "note")
        elif tag == "p" and (stored := HTML_PLACEHOLDER_RE.fullmatch((element.text or "").strip())):
            code = str(self.md.htmlStash.rawHtmlBlocks[int(stored[1])])
            self._code(unescape(re.sub(r"<[^>]*>", "", code)))
        elif tag == "pre":
            self._code("".join(element.itertext()), INDENTED)
        elif tag == "figure":
            self._figure(element)
        elif tag == "table":
            self._table(element)
        elif tag in ("ul", "ol"):
            self._points(element)
        elif tag == "dl":
            self._list_of_terms(element)
        elif tag == "blockquote":
            first, spot = len(self.document.blocks), self._spot(">")
            with self._around(tag):
                self._inside(element, kind)
            if len(self.document.blocks) == first:
                self.document.empty_points.append(spot)
        else:
            self._inside(element, kind)
        self._beneath(element)

    def _beneath(self, element: Element) -> None:
        """Keep what a mouse shows of a block as a block of its own."""
        self._tooltips(element)
        if self.waiting:
            self._add(self._new("tooltip"))

    def _card(self, element: Element, head: CardHead, kind: Kind = "paragraph") -> None:
        """Read a card, or a paragraph of the `kind` "note" that was typed as one."""
        note = kind == "note"
        inside = not note and all(element is not child for child in self.md.root)
        card = Card(head, inside, self._spot(f"!!!{head.typed}"), first=len(self.document.blocks))
        outer, self.card = self.card, card
        self.document.cards.append(card)
        above = self._above()
        if element.tag == "figure":
            self._figure(element)
        else:
            self._inside(element, kind)
        card.end, self.card = len(self.document.blocks), outer
        if note or card.kind == "evidence":
            one_paragraph = note or [child.tag for child in element[1:]] == ["p"]
            self.document.notes.append(Note(card, above, one_paragraph))
        if card.kind == "trials":
            card.keys = next((c for c in self.document.citations if c.block.card is card and not c.offset), None)

    def _above(self) -> Kind | None:
        """What stands right above the next block, where that is no card, or a card of its own kind."""
        block = next((one for one in reversed(self.document.body) if not one.beside), None)
        return block.kind if block and block.card_kind in ("", "evidence") else None

    def _heading(self, element: Element, kind: Kind) -> None:
        block = self._new(kind, LEVELS.index(element.tag) + 1, self.facts.headings.get(element, ""))
        spot = self._spot(block.typed[:1])
        self._line(element, block)
        block.spot = None if block.text else spot
        if kind == "heading" or block.text:
            self._add(block)

    def _figure(self, element: Element) -> None:
        """A picture, or a table of trials, with its caption."""
        captions = [child for child in element if child.tag == "figcaption"]
        words = _single(" ".join("".join(part.itertext()) for part in captions))

        def show(source: str, alt: str, drawn: bool, spot: Spot) -> None:
            self._plain(alt, "alternative text")
            self.document.pictures.append(Picture(source, _single(alt), words, drawn, spot))

        if drawn := self.facts.drawings.get(element):
            show(drawn.source, drawn.alt, True, self._spot(PICTURE))
        for child in element:
            if child in self.facts.pictures:
                spot = self._spot(PICTURE)
                self._refused(child, spot)
                show(self.facts.pictures[child], _alt(child), False, spot)
            elif child in self.facts.trials_named:
                self._caption_of_trials(child)
            elif child in captions:
                self._inside(child, "caption")

    def _caption_of_trials(self, caption: Element) -> None:
        title, *rest = caption
        block = self._new("card heading", 3)
        self._line(title, block)
        self._add(block)
        block = self._new("caption")
        self._cite(self.facts.trials_named[caption], block)
        for part in rest:
            if part not in self.facts.made:
                self._line(part, block)
                self._add(block)
                block = self._new("caption")

    def _table(self, element: Element) -> None:
        caption = element.find("caption")
        if caption is not None:
            self._inside(caption, "caption")
        spot, headers, rows = self._spot(ROW), [], []
        for number, row in enumerate(element.iter("tr")):
            typed = self.facts.rows.get(row, "")
            if row[0].tag == "td":
                filled = any("".join(cell.itertext()).strip() or len(cell) for cell in row)
                rows.append(Row(typed, len(row), filled, self._spot(typed)))
            for column, cell in enumerate(row):
                before = len(self.document.blocks)
                self._refused(cell, self._spot())
                with self._around(f"tr {number}", f"{cell.tag} {column}"):
                    self._inside(cell, "cell")
                    self._beneath(cell)
                if cell.tag == "th":
                    headers.append(" ".join(block.text for block in self.document.blocks[before:]))
        self.document.tables.append(Table(tuple(headers), tuple(rows), caption is not None, spot))

    def _points(self, element: Element) -> None:
        for number, point in enumerate(element, int(element.get("start", "1"))):
            sign = f"{number}." if element.tag == "ol" else "-"
            first, spot = len(self.document.blocks), self._spot(sign)
            self._refused(point, spot)
            with self._around(f"{element.tag} {number}"):
                self._inside(point, "point")
                self._beneath(point)
            pictured = any(child in self.facts.pictures for child in point.iter())
            bare = len(self.document.blocks) == first and not pictured
            if bare or ((point.text or "").isspace() and point[:1] and point[0].tag in ("ul", "ol")):
                self.document.empty_points.append(spot)
            for block in self.document.blocks[first : first + 1]:
                block.typed = sign

    def _list_of_terms(self, element: Element) -> None:
        if element not in self.facts.pairs:
            for child in element:
                self._refused(child, self._spot())
                self._inside(child, "term" if child.tag == "dt" else "meaning")
                self._beneath(child)
            return
        for name, rest in zip(element[::2], element[1::2], strict=True):
            line = rest[0] if len(rest) and rest[0].tag == "p" else rest
            block = self._new("point", 1)
            self._line(name, block)
            block.text += ": "
            self._line(line, block)
            self._add(block)
            self._refused(rest, self._spot())
            self._beneath(rest)

    def _code(self, text: str, typed: str = "") -> None:
        self.document.codes.append("\n".join(row.rstrip() for row in text.strip("\n").split("\n")))
        self._plain(text, "code", typed)

    def _plain(self, text: str, kind: Kind, typed: str = "") -> None:
        block = self._new(kind, typed=typed)
        self._text(text, block)
        self._add(block)

    def _words(self, parts: list[tuple[str | None, Element | None]], kind: Kind) -> None:
        """Read what stands between two blocks: (the text behind an element, the element), the first without one."""
        if len(parts) == 1 and not (parts[0][0] or "").strip() and not self.waiting:
            return
        level = sum(name.startswith(("ol ", "ul ")) for name in self.within) if kind == "point" else 0
        block = self._new(kind, level)
        for tail, element in parts:
            if element is not None:
                self._mark(element, block)
            self._text(tail, block)
        self._add(block)

    def _line(self, element: Element, block: Block) -> None:
        """Read the words of an element into a block."""
        self._text(element.text, block)
        for child in element:
            self._mark(child, block)
            self._text(child.tail, block)

    def _mark(self, element: Element, block: Block) -> None:
        """Read a mark inside a line into its block."""
        facts = self.facts
        if element in facts.made:
            return
        start = len(block.text)
        if element in facts.tags:
            self.document.tags.append(Tag(facts.tags[element], self._spot(facts.tags[element])))
        if element in facts.citations:
            self._cite(facts.citations[element], block)
            if element.tag == "span":  # not written right: a reader sees it as it was typed
                self._text(element.text, block)
            return
        if element in facts.pictures:
            self._image_in_line(element, "link" if self.linked else block.kind)
            return
        if element.tag == "br":
            self._refused(element, self._spot())
            self._text("\n", block)
            block.breaks += [len(block.text) - 1] if block.text else []
            return
        spot = self._spot()
        self._refused(element, spot)
        if element not in facts.links:  # a link's title is typed behind its words
            self._tooltips(element)
        around, self.linked = self.linked, self.linked or element in facts.links
        if not len(element) and (digits := raised(element.text or "", element.tag)):
            self._text(digits, block)
        else:
            self._line(element, block)
        self.linked = around
        if element in facts.links:
            self._tooltips(element)
            shown = [_alt(image) for image in element.iter() if image in facts.pictures]
            words = block.text[start:].strip() or " ".join(shown)
            self.document.links.append(Link(words, facts.links[element], block, spot, around))
            block.spans.append(Span("a", start, len(block.text)))
        if element.tag in MARKS:
            block.spans.append(Span(MARKS[element.tag], start, len(block.text)))
        if element.get("lang"):
            block.spans.append(Span("lang", start, len(block.text), element.get("lang", "")))

    def _tooltips(self, element: Element) -> None:
        """Read what a mouse shows of an element."""
        if words := element.get("title", ""):
            self._beside(words, "tooltip")

    def _beside(self, text: str, kind: Kind) -> None:
        """Keep words that stand in a line and are read apart from it: they follow the block of that line."""
        block = self._new(kind)
        if any(title and decoded(title) == text for _, title in self.md.references.values()):
            block.text, block.place = plain(text), self._place_of_definition(text)
        else:
            self._text(text, block)
        self.waiting.append(block)

    def _place_of_definition(self, title: str) -> Place:
        """Where the title of a link was typed that stands apart from it, as in `[1]: https://example.org "Title"`."""
        source = self.document.text.body.typed(Key)
        found = re.search(rf"^ {{0,3}}\[[^\]]+\]:.*?{re.escape(title)}", source, re.MULTILINE | re.DOTALL)
        return place_in(source, found.end() - len(title) if found else 0, self.document.text.body.first_line)

    def _cite(self, typed: str, block: Block) -> None:
        end, named, spot = len(block.text.rstrip()), parts(typed), self._spot(f"[{typed}]")
        keys = tuple(named) if named is not None else None
        self.document.citations.append(Citation(typed, keys, block, end, spot, self.linked))
        block.cites += [(end, part.key) for part in keys or ()]
        for part in keys or ():
            if part.locator:  # a few words of the writer's, which a reader meets behind the number
                shown = self._new("tooltip")
                shown.text, shown.spot = plain(part.locator), spot
                self.waiting.append(shown)

    def _image_in_line(self, element: Element, inside: Kind | Literal["link"]) -> None:
        """A picture in a line of text."""
        spot, alt = self._spot(PICTURE), _alt(element)
        self._refused(element, spot)
        self._beside(alt, "alternative text")
        self._tooltips(element)
        picture = Picture(self.facts.pictures[element], _single(alt), element.get("title", ""), False, spot, inside)
        self.document.pictures.append(picture)

    def _refused(self, element: Element, spot: Spot) -> None:
        for name, value in self.facts.refused.get(element, ()):
            self.document.attributes.append(Attribute(element.tag, name, value, spot))

    def _spot(self, typed: str = "") -> Spot:
        """Where the reading stands now."""
        stream = self.document.stream
        return Spot(len(stream) - 1, stream[-1][2] if stream else 0, typed)

    @contextmanager
    def _around(self, *names: str) -> Iterator[None]:
        """Note what stands around the blocks that are read meanwhile."""
        outer, self.within = self.within, (*self.within, *names)
        yield
        self.within = outer

    def _new(self, kind: Kind, level: int = 0, typed: str = "") -> Block:
        return Block(kind, card=self.card, level=level, typed=typed, within=self.within)

    def _text(self, text: str | None, block: Block) -> None:
        """Add words to a block, with single spaces, and note where they stand in the order of the Markdown."""
        words = plain(text or "")
        if not block.text or block.text.endswith(" "):
            words = words.lstrip(" ")
        if not words:
            return
        start = len(block.text)
        block.text += words
        stream = self.document.stream
        if stream and stream[-1][0] is block and stream[-1][2] == start:
            stream[-1] = (block, stream[-1][1], len(block.text))
        else:
            stream.append((block, start, len(block.text)))

    def _add(self, block: Block) -> None:
        """Keep a block that has words, and behind it what a mouse shows of its marks, and what its pictures show."""
        block.text = block.text.rstrip()
        waiting, self.waiting = self.waiting, []
        for kept in waiting:
            kept.beside = True
        for kept in (block, *waiting):
            if kept.text or kept.kind == "heading":
                kept.number = len(self.document.blocks)
                self.document.blocks.append(kept)


def _alt(image: Element) -> str:
    """The alternative text of a picture, which is all that is there of one that cannot be had."""
    return image.get("alt", "") or image.text or ""


def _single(words: str) -> str:
    return " ".join(words.split())
