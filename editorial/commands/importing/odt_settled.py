"""An OpenDocument text, settled before anyone reads it, as `settled` does with a Word file (OpenDocument 1.3, part 3).

Pandoc knows no fields, boxes and shapes, and no cells that others cover: they become text and plain cells here.
"""

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from copy import deepcopy

from editorial.commands.importing.lines import ours
from editorial.commands.importing.remarks import HIDDEN, Remarks
from editorial.commands.importing.xmlfile import get, name
from editorial.rules.placeholders import placeholder

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
ASKED = {
    "database-display": "the words for this field", "placeholder": "this, or take it out: nobody had",
    "text-input": "this, or take it out: a field asked for it",
    "bibliography-mark": "the reference here, by make reference, and take its old name out",
}  # fmt: skip
INDEXES = frozenset(
    {"table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index"}
)
# Elements of the text that are no fields; whatever else holds words and nothing more is one.
KNOWN = frozenset(
    {"p", "h", "span", "a", "note", "note-citation", "note-body", "list-item", "list-header", "s", "tab", "line-break"}
)
KNOWN |= {
    "ruby",
    "ruby-base",
    "ruby-text",
    "section",
    "list",
    "index-body",
    "index-title",
    "meta",
    "number",
    "soft-page-break",
}
CELLS = ("table-cell", "covered-table-cell")
# Columns that a row may repeat; more of them are the rest of a sheet.
MOST_CELLS = 63


class Settled:
    """Settles the content of one file. `styles` are its elements of style; `remarks` then holds what to look at."""

    def __init__(self, styles: list[etree.Element]):
        self.looks = {
            get(style, "name"): {key.rpartition("}")[2]: value for part in style for key, value in part.attrib.items()}
            for style in styles
        }
        self.remarks = Remarks()
        self.under: dict[etree.Element, str] = {}  # the heading above each element

    def settle(self, root: etree.Element) -> None:
        """Settle the text, in place."""
        under = ""
        for node in list(root.iter()):
            under = "".join(node.itertext()) if name(node) == "h" else under
            self.under[node] = under
            for child in list(node):
                if name(child) in INDEXES:
                    said = (row for body in child if name(body) == "index-body" for row in body.itertext())
                    self._say("Left out, since each page here makes its own", " ".join(said), node)
                    node.remove(child)
            node[:] = [part for child in node for part in _opened(child)]
        for node in list(root.iter()):
            for child in list(node):
                kind = name(child)
                if child.tag.startswith(TEXT) and (kind in ASKED or (kind not in KNOWN and _is_field(child))):
                    self._field(child, kind)
                elif kind == "ruby":
                    _ruby(child)
            if name(node) == "table-row":
                self._row(node)
        for holder in [node for node in root.iter() if any(name(child) in ("p", "h") for child in node)]:
            holder[:] = [part for child in holder for part in (child, *self._boxes(child))]
        for node in root.iter():
            if name(node) in ("span", "p", "h"):
                self._look(node)

    def _look(self, node: etree.Element) -> None:
        """Say of words that they were hidden, or marked."""
        looks, words = self.looks.get(get(node, "style-name"), {}), " ".join("".join(node.itertext()).split())
        white = looks.get("color", "").casefold() == "#ffffff"
        on = looks.get("background-color", "transparent")
        if words and (looks.get("display") in ("none", "condition") or (white and on in ("transparent", "#ffffff"))):
            etree.SubElement(node, f"{TEXT}span").text = HIDDEN
            self._say("Hidden", words, node)
        elif words and name(node) == "span" and on not in ("transparent", "#ffffff"):
            self._say("Marked as with a pen", words, node)

    def _field(self, node: etree.Element, kind: str) -> None:
        """Let a field be what it showed."""
        node.tag, words = f"{TEXT}span", "".join(node.itertext()) or get(node, "string-value")
        if kind.startswith("hidden") and words.strip():
            node.text = words + HIDDEN
            self._say("Hidden", words, node)
        elif kind in ASKED:
            node.text = words + ours(f" ({placeholder(ASKED[kind])})")
        elif words.strip() and kind not in ("sequence", "bookmark-ref", "reference-ref", "note-ref", "sequence-ref"):
            self._say("LibreOffice had worked out these words. Look if they still hold", words, node)
        node[:] = []
        node.text = node.text if node.text and node.text.startswith(words) else words

    def _boxes(self, node: etree.Element) -> Iterator[etree.Element]:
        """Yield the blocks of the boxes and shapes in a paragraph, taken out of it; a box around a picture stays."""
        if name(node) not in ("p", "h"):
            return
        for holder in list(node.iter()):
            for child in list(holder):
                if name(child) not in (
                    "text-box",
                    "custom-shape",
                    "rect",
                    "ellipse",
                    "circle",
                    "polygon",
                    "line",
                    "path",
                ):
                    continue
                blocks = [part for part in child if part.tag.startswith((TEXT, TABLE))]
                if not blocks or any(name(part) in ("image", "object") for part in child.iter()):
                    continue
                for part in blocks:
                    child.remove(part)
                words = " ".join("".join(part.itertext()) for part in blocks)
                self._say("Stood in a box, and follow the paragraph that held it", words, node)
                yield from blocks

    def _row(self, row: etree.Element) -> None:
        """Give each column of a row a cell of its own."""
        cells = [cell for cell in row if name(cell) in CELLS]
        made = []
        for cell in cells:
            many = get(cell, "number-columns-repeated")
            spans = [key for key in cell.attrib if key.endswith(("-spanned", "-repeated"))]
            if any(key.endswith("-spanned") and cell.attrib[key] != "1" for key in spans):
                self._once("A table had merged cells. Look if each word stands in its column")
            for key in spans:
                del cell.attrib[key]
            if name(cell) == "covered-table-cell":
                cell.tag = f"{TABLE}table-cell"
                for block in cell if "".join(cell.itertext()).strip() else ():
                    etree.SubElement(block, f"{TEXT}span").text = HIDDEN
            times = int(many) if many.isdigit() else 1
            last = cell is cells[-1] and not "".join(cell.itertext()).strip()
            made += [cell, *(deepcopy(cell) for _ in range(0 if last else min(times, MOST_CELLS) - 1))]
        row[:] = [part for part in row if name(part) not in (*CELLS, "table-cell")] + made

    def _once(self, remark: str) -> None:
        if remark not in self.remarks:
            self.remarks.append(remark)

    def _say(self, what: str, words: str, at: etree.Element) -> None:
        self.remarks.say(what, words, self.under.get(at, ""))


def _opened(node: etree.Element) -> list[etree.Element]:
    """The blocks of a list of references, which pandoc leaves out; any other element itself."""
    if name(node) not in ("bibliography", "index-body", "index-title") or not node.tag.startswith(TEXT):
        return [node]
    return [part for child in node if not name(child).endswith("-source") for part in _opened(child)]


def _is_field(node: etree.Element) -> bool:
    return bool("".join(node.itertext()).strip() or name(node) == "hidden-text") and not any(
        name(part) in ("p", "h", "list") for part in node.iter()
    )


def _ruby(node: etree.Element) -> None:
    said = {name(part): "".join(part.itertext()) for part in node}
    node.tag, node.text, node[:] = f"{TEXT}span", f"{said.get('ruby-base', '')} ({said.get('ruby-text', '')})", []
