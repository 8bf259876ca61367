"""An OpenDocument text read without pandoc: its words, tracked changes and comments (OASIS, OpenDocument 1.3, part 3)."""

import xml.etree.ElementTree as etree

from editorial.commands.importing.lines import LOWERED, RAISED, marked
from editorial.commands.importing.odt_settled import OdtSettler
from editorial.commands.importing.packed import Packed
from editorial.commands.importing.xmlfile import every, get, name

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
    """One .odt file, settled (see `odt_settled`)."""

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
