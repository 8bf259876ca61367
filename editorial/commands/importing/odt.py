"""An OpenDocument text read without pandoc: its words, tracked changes and comments (OASIS, OpenDocument 1.3, part 3).

It is settled before anyone reads it, as `settled` does with a Word file: pandoc knows no fields, boxes and shapes, and no
cells that others cover, so they become text and plain cells here.
"""

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from copy import deepcopy

from editorial.commands.importing.lines import LOWERED, RAISED, asked, marked
from editorial.commands.importing.packed import HIDDEN, TABBED, Packed, Remarks, is_tabbed
from editorial.commands.importing.xmlfile import PREFIXES, at, every, get, name

TEXT, TABLE = f"{{{PREFIXES['text']}}}", f"{{{PREFIXES['table']}}}"
ASKED = {
    "database-display": "the words for this field", "placeholder": "this, or take it out: nobody had",
    "text-input": "this, or take it out: a field asked for it",
    "bibliography-mark": "the reference here, by make reference, and take its old name out",
}  # fmt: skip
INDEXES = frozenset(
    {"table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index"}
)
# Elements of the text that are no fields; whatever else holds words and nothing more is one.
KNOWN = frozenset({
    "p", "h", "span", "a", "note", "note-citation", "note-body", "list", "list-item", "list-header", "s", "tab", "line-break",
    "ruby", "ruby-base", "ruby-text", "section", "index-body", "index-title", "meta", "number", "soft-page-break",
})  # fmt: skip
# Fields that show what stands elsewhere in the text.
QUIET = frozenset({"sequence", "bookmark-ref", "reference-ref", "note-ref", "sequence-ref"})
SHAPES = frozenset({"text-box", "custom-shape", "rect", "ellipse", "circle", "polygon", "line", "path"})
NO_COLOR = ("transparent", "#ffffff")
MERGED = "A table had merged cells. Look if each word stands in its column"
CELLS = ("table-cell", "covered-table-cell")
# Columns that a row may repeat; more of them are the rest of a sheet.
MOST_CELLS = 63
# What is no text of the document: what was taken away, remarks, counters of notes, what a drawing is called.
SKIPPED = frozenset(
    {"tracked-changes", "annotation", "note-citation", "sequence-decls", "ruby-text", "object", "script"}
)
ENDS = frozenset({"p", "h", "line-break", "table-cell"})
TITLED = frozenset({"title", "desc"})
CHANGES = {
    "insertion": "inserted", "deletion": "deleted", "format-change": "changed", "annotation": "comment",
}  # fmt: skip
CONTENT, STYLES = "content.xml", "styles.xml"


class OpenDocument(Packed):
    """One .odt file, settled (see `OdtSettler`)."""

    def __init__(self, content: bytes):
        super().__init__(content)
        tree = self._tree(CONTENT)
        looks = self._tree(STYLES) if STYLES in self.parts else etree.Element("none")
        self.trees = {CONTENT: tree}
        self.body = next(every(tree, "body"))
        self.edges = list(every(looks, "header", "footer", "header-left", "footer-left"))
        styles = [style for part in (looks, tree) for style in every(part, "style")]
        self.raised = _raised(styles)
        self.changes = _changes(tree)
        settled = OdtSettler(styles)
        settled.settle(tree)
        objects = [f'Look if it came through: the formula, chart or sheet "{words}"' for words in self._objects(tree)]
        self.remarks = settled.remarks + objects

    def _objects(self, tree: etree.Element) -> list[str]:
        """The words of each formula, chart or sheet that was put into the text: pandoc knows formulas only, and not all."""
        targets = (get(node, "href").removeprefix("./").rstrip("/") for node in every(tree, "object"))
        parts = (f"{target}/{CONTENT}" for target in targets)
        trees = (self._tree(part) for part in parts if part in self.parts)
        said = ([node.text or "" for node in tree.iter() if name(node) != "annotation"] for tree in trees)
        return [" ".join(" ".join(words).split()) for words in said]

    def _said(self, node: etree.Element) -> tuple[str, list[str]]:
        notes: list[str] = []
        return self._text(node, notes), notes

    def _text(self, node: etree.Element, notes: list[str]) -> str:
        kind = name(node)
        if kind in SKIPPED or (kind in TITLED and "svg" in node.tag):
            return ""
        if kind == "note":
            notes.append("".join(self._text(part, []) for part in node))
            return ""
        if kind in ("s", "tab"):
            return " " * int(get(node, "c") or 1)
        text = (node.text or "") + "".join(self._text(part, notes) + (part.tail or "") for part in node)
        if kind == "span":
            return marked(text, self.raised.get(get(node, "style-name"), ""))
        return f"{text}\n" if kind in ENDS else text


def _changes(tree: etree.Element) -> list[str]:
    found = []
    for node in every(tree, *CHANGES):
        by = next((part.text for part in every(node, "creator") if part.text), "somebody")
        words = " ".join(" ".join("".join(part.itertext()) for part in every(node, "p", "h")).split())
        found.append(f'{CHANGES[name(node)]} by {by}: "{words or "(words in the text)"}"')
    return found


def _raised(styles: list[etree.Element]) -> dict[str, str]:
    """The styles that raise or lower, with their signs."""
    raised = {}
    for style in styles:
        for look in style:
            place = get(look, "text-position").split(" ")[0]
            if place and place not in ("0%", "0"):
                raised[get(style, "name")] = LOWERED if place.startswith(("sub", "-")) else RAISED
    return raised


class OdtSettler:
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
                    said = " ".join(row for body in at(child, "index-body") for row in body.itertext())
                    self._say("Left out, since each page here makes its own", said, node)
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
        for node in every(root, "span", "p", "h"):
            self._look(node)

    def _look(self, node: etree.Element) -> None:
        """Say of words that they were hidden, marked, or set in columns."""
        looks, words = self.looks.get(get(node, "style-name"), {}), " ".join("".join(node.itertext()).split())
        white = looks.get("color", "").casefold() == "#ffffff"
        plain = looks.get("background-color", "transparent") in NO_COLOR
        if words and (looks.get("display") in ("none", "condition") or (white and plain)):
            etree.SubElement(node, f"{TEXT}span").text = HIDDEN
            self._say("Hidden", words, node)
        elif words and name(node) == "span" and not plain:
            self._say("Marked as with a pen", words, node)
        if name(node) == "p" and is_tabbed(typed := "".join(_typed(node))):
            self._say(TABBED, " ".join(typed.split()), node)

    def _field(self, node: etree.Element, kind: str) -> None:
        """Let a field be what it showed."""
        words = "".join(node.itertext()) or get(node, "string-value")
        node.tag, node.text, node[:] = f"{TEXT}span", words, []
        if kind.startswith("hidden") and words.strip():
            node.text += HIDDEN
            self._say("Hidden", words, node)
        elif kind in ASKED:
            node.text += asked(ASKED[kind])
        elif words.strip() and kind not in QUIET:
            self._say("LibreOffice had worked out these words. Look if they still hold", words, node)

    def _boxes(self, node: etree.Element) -> Iterator[etree.Element]:
        """Yield the blocks of the boxes and shapes in a paragraph, taken out of it; a box around a picture stays."""
        for box in list(every(node, *SHAPES)) if name(node) in ("p", "h") else ():
            blocks = [part for part in box if part.tag.startswith((TEXT, TABLE))]
            if blocks and not any(True for _ in every(box, "image", "object")):
                for part in blocks:
                    box.remove(part)
                words = " ".join("".join(part.itertext()) for part in blocks)
                self._say("Stood in a box, and follow the paragraph that held it", words, node)
                yield from blocks

    def _row(self, row: etree.Element) -> None:
        """Give each column of a row a cell of its own."""
        cells = [cell for cell in row if name(cell) in CELLS]
        made = []
        for cell in cells:
            many = get(cell, "number-columns-repeated")
            for key in [key for key in cell.attrib if key.endswith(("-spanned", "-repeated"))]:
                if key.endswith("-spanned") and cell.attrib[key] != "1" and MERGED not in self.remarks:
                    self.remarks.append(MERGED)
                del cell.attrib[key]
            if name(cell) == "covered-table-cell":
                cell.tag = f"{TABLE}table-cell"
                for block in cell if "".join(cell.itertext()).strip() else ():
                    etree.SubElement(block, f"{TEXT}span").text = HIDDEN
            times = int(many) if many.isdigit() else 1
            last = cell is cells[-1] and not "".join(cell.itertext()).strip()
            made += [cell, *(deepcopy(cell) for _ in range(0 if last else min(times, MOST_CELLS) - 1))]
        row[:] = [part for part in row if part not in cells] + made

    def _say(self, what: str, words: str, at: etree.Element) -> None:
        self.remarks.say(what, words, self.under.get(at, ""))


def _typed(node: etree.Element) -> Iterator[str]:
    """Yield the words of a part, and its tabs."""
    yield "\t" if name(node) == "tab" else node.text or ""
    for child in node:
        yield from _typed(child)
        yield child.tail or ""


def _opened(node: etree.Element) -> list[etree.Element]:
    """The blocks of a list of references, which pandoc leaves out; any other element itself."""
    if name(node) not in ("bibliography", "index-body", "index-title") or not node.tag.startswith(TEXT):
        return [node]
    return [part for child in node if not name(child).endswith("-source") for part in _opened(child)]


def _is_field(node: etree.Element) -> bool:
    says = "".join(node.itertext()).strip() or name(node) == "hidden-text"
    return bool(says) and not any(True for _ in every(node, "p", "h", "list"))


def _ruby(node: etree.Element) -> None:
    said = {name(part): "".join(part.itertext()) for part in node}
    node.tag, node.text, node[:] = f"{TEXT}span", f"{said.get('ruby-base', '')} ({said.get('ruby-text', '')})", []
