"""A Word file read without pandoc: its words, its tracked changes, its pictures (ECMA-376, part 1, WordprocessingML).

Raised and lowered characters stand between signs (see `lines`), by whatever means the file raises them; a sign stands
for each letter of a font of symbols.
"""

import posixpath
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from functools import partial

from editorial.commands.importing import drawn
from editorial.commands.importing.lines import SIGN, SYMBOL, SYMBOL_FONTS, marked
from editorial.commands.importing.looks import Looks, Numbers
from editorial.commands.importing.packed import Packed
from editorial.commands.importing.settled import WordSettler
from editorial.commands.importing.xmlfile import at, every, get, name, value
from editorial.findings import shortened

# What is no text: taken away, hidden in fields, a second copy of a drawing, or settings.
SKIPPED = frozenset(
    {"del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "tblPr", "trPr", "tcPr", "sdtPr"}
)
SPACES = {"tab": " ", "br": "\n", "cr": "\n", "ptab": " ", "noBreakHyphen": "\u2011", "tc": "\n", "sym": SYMBOL}
# What stands around and between the parts of a formula, where the file says nothing else (22.1.2.24, 22.1.2.70).
FORMULA = {"d": {"begChr": "(", "sepChr": "|", "endChr": ")"}, "nary": {"chr": "∫", "": "", "no": ""}}
CHANGES = {"ins": "inserted", "del": "deleted", "moveFrom": "moved away", "moveTo": "moved here"}


class WordFile(Packed):
    """One .docx file, settled (see `settled`)."""

    def __init__(self, content: bytes):
        super().__init__(content)
        self.root = next(self._targets("_rels/.rels", "officeDocument"))
        self.folder = posixpath.dirname(self.root)
        edges = [name for kind in ("header", "footer") for name in self._targets(self._rels(self.root), kind)]
        self.notes = {kind: self._named(f"{kind}s") for kind in ("footnote", "endnote")}
        self.trees = {name: self._tree(name) for name in (self.root, *filter(None, self.notes.values()), *edges)}
        self.body = self.trees[self.root]
        self.edges = [self.trees[name] for name in dict.fromkeys(edges)]
        self.changes = self._changes()
        settled = WordSettler(Looks(self._part("styles")), Numbers(self._part("numbering")))
        for part, tree in self.trees.items():
            settled.settle(tree, partial(self._related, self._rels(part)))
        self.remarks = settled.remarks
        if any(map(drawn.has_picture, self.edges)):
            self.remarks.append("A picture at the edge of its pages was left out")

    def _changes(self) -> list[str]:
        changes = []
        for tree in self.trees.values():
            for node in every(tree, *CHANGES):
                words = "".join(part.text or "" for part in every(node, "t", "delText"))
                changes.append(_by(node, CHANGES[name(node)], words or "(the end of a paragraph or row)"))
        about = self._commented()
        for node in self._part("comments"):
            words = " ".join(self._text(node, []).split())
            on = shortened(about.get(get(node, "id"), ""))
            changes.append(_by(node, "comment", words) + (f', on "{on}"' if on else ""))
        return changes

    def _commented(self) -> dict[str, str]:
        """The words that each comment is about."""
        about: dict[str, str] = {}
        open_: set[str] = set()
        for node in every(self.body, "commentRangeStart", "commentRangeEnd", "t"):
            if name(node) == "commentRangeStart":
                open_.add(get(node, "id"))
            elif name(node) == "commentRangeEnd":
                open_.discard(get(node, "id"))
            else:
                about |= {id: about.get(id, "") + (node.text or "") for id in open_}
        return about

    def _said(self, node: etree.Element) -> tuple[str, list[str]]:
        notes: list[tuple[str, str]] = []
        words = self._text(node, notes)
        named = (note for kind, id in notes for note in self.trees[self.notes[kind]] if get(note, "id") == id)
        return words, [self._text(note, []) for note in named]

    def _text(self, node: etree.Element, notes: list[tuple[str, str]]) -> str:
        kind = name(node)
        if kind in SKIPPED:
            return ""
        if kind in ("footnoteReference", "endnoteReference"):
            notes.append((kind.removesuffix("Reference"), get(node, "id")))
        if kind in FORMULA:
            said = {name(sign): get(sign, "val") for sign in at(node, f"{kind}Pr/*")}
            parts = [self._text(child, notes) for child in node if name(child) != f"{kind}Pr"]
            begin, between, end = (said.get(sign, usual) for sign, usual in FORMULA[kind].items())
            return begin + between.join(parts) + end
        text = (node.text or "") if kind == "t" else SPACES.get(kind, "")
        text += "".join(self._text(child, notes) for child in node)
        if kind == "r":
            if value(node, "rPr/rFonts", "ascii").startswith(SYMBOL_FONTS):
                text = re.sub(r"\S", SYMBOL, text)
            return marked(text, SIGN.get(value(node, "rPr/vertAlign"), ""))
        if kind in ("sup", "sub", "lim"):  # of a formula
            return marked(text, SIGN[kind])
        return text + "\n" if kind == "p" else text

    def _related(self, rels: str, id: str) -> etree.Element | None:
        """The tree of the part that one of the relations `rels` names; None where there is none."""
        return next((self._tree(name) for name in self._targets(rels, "", id) if name in self.parts), None)

    def _part(self, kind: str) -> etree.Element:
        """The tree of a part such as "styles"; an empty one where the file has none."""
        name = self._named(kind)
        return self._tree(name) if name else etree.Element("none")

    def _named(self, kind: str) -> str:
        return next(self._targets(self._rels(self.root), kind), "")

    def _rels(self, name: str) -> str:
        return posixpath.join(posixpath.dirname(name), "_rels", posixpath.basename(name) + ".rels")

    def _targets(self, rels: str, kind: str, id: str = "") -> Iterator[str]:
        """Yield the names of the parts of a kind that the list `rels` holds, or of the one with an id."""
        for node in self._tree(rels) if rels in self.parts else ():
            if node.get("Id") == id if id else node.get("Type", "").endswith(f"/{kind}"):
                folder = posixpath.dirname(posixpath.dirname(rels))
                yield posixpath.normpath(posixpath.join("/", folder, node.get("Target", ""))).lstrip("/")


def _by(node: etree.Element, what: str, words: str) -> str:
    return f'{what} by {get(node, "author") or "somebody"}: "{words}"'
