"""A Word file read without pandoc: its words, its tracked changes, its pictures (ECMA-376, part 1, WordprocessingML).

Raised and lowered characters stand between signs (see `marks`), by whatever means the file raises them; a sign stands
for each letter of a font of symbols.
"""

import posixpath
import re
import xml.etree.ElementTree as etree
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from io import BytesIO

from editorial.commands.importing import drawn, xmlfile
from editorial.commands.importing.lines import without_ours
from editorial.commands.importing.looks import Looks
from editorial.commands.importing.marks import SIGN, SYMBOL, marked, shown
from editorial.commands.importing.numbers import Numbers
from editorial.commands.importing.settled import Settled
from editorial.commands.importing.xmlfile import get as _get
from editorial.commands.importing.xmlfile import name as _name
from editorial.findings import shortened

# What is no text: taken away, hidden in fields, a second copy of a drawing, or settings.
SKIPPED = frozenset(
    {"del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "tblPr", "trPr", "tcPr", "sdtPr"}
)
SPACES = {"tab": " ", "br": "\n", "cr": "\n", "ptab": " ", "noBreakHyphen": "\u2011", "tc": "\n", "sym": SYMBOL}
# What stands around and between the parts of a formula, where the file says nothing else (22.1.2.24, 22.1.2.70).
FORMULA = {"d": {"begChr": "(", "sepChr": "|", "endChr": ")"}, "nary": {"chr": "∫", "": "", "no": ""}}
SYMBOL_FONTS = ("Symbol", "Webdings", "Wingdings")
CHANGES = {"ins": "inserted", "del": "deleted", "moveFrom": "moved away", "moveTo": "moved here"}
# Parts of a file, and bytes that they unpack to: in all, and one of them that is text. A book with pictures has a tenth.
MOST_PARTS, MOST_UNPACKED, MOST_TEXT = 5_000, 100_000_000, 20_000_000
# The two names of each set of elements: the "strict" ones become those that everybody writes.
STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|drawingml|officeDocument)/(?=\w)")
TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
# What reading a file raises that is none, or a broken one.
BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, StopIteration, etree.ParseError)


class TooLarge(Exception):
    """A file of some kilobytes that unpacks to gigabytes would fill the memory of any program that reads it."""


def repacked(content: bytes) -> bytes:
    """The file with each part once and as long as it says, so that the next program unpacks no more than was measured.

    Raises TooLarge, or one of BROKEN where it is no Word file.
    """
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        parts = old.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise TooLarge
        for name in dict.fromkeys(old.namelist()):
            new.writestr(name, old.read(name))
    return made.getvalue()


class WordFile:
    """One .docx file, settled (see `settled`). Whatever is asked of it raises TooLarge, or one of BROKEN where it is none.

    `changes` are its tracked changes and comments: what was done, by whom, the words; `remarks` what its writer should look at.
    """

    def __init__(self, content: bytes):
        self.zip = zipfile.ZipFile(BytesIO(content))
        self.root = next(self._targets("_rels/.rels", "officeDocument"))
        self.folder = posixpath.dirname(self.root)
        edges = [name for kind in ("header", "footer") for name in self._targets(self._rels(self.root), kind)]
        self.notes = {kind: self._named(f"{kind}s") for kind in ("footnote", "endnote")}
        self.trees = {name: self._tree(name) for name in (self.root, *filter(None, self.notes.values()), *edges)}
        self.edges = [self.trees[name] for name in dict.fromkeys(edges)]
        self.changes = self._changes()
        settled = Settled(Looks(self._part("styles")), Numbers(self._part("numbering")))
        for name, tree in self.trees.items():
            settled.settle(tree, partial(self._related, self._rels(name)))
        self.remarks = settled.remarks
        if any(drawn.has_picture(edge) for edge in self.edges):
            self.remarks.append("A picture at the edge of its pages was left out")

    def written(self) -> bytes:
        """The file with its text settled, for pandoc."""
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as new:
            for name in self.zip.namelist():
                tree = self.trees.get(name)
                new.writestr(name, self.zip.read(name) if tree is None else xmlfile.written(tree))
        return made.getvalue()

    def text(self) -> str:
        """Everything that the file says, in order: the text, what stands at the edges of its pages, the notes."""
        notes: list[tuple[str, str]] = []
        text = "\n".join([self._text(self.trees[self.root], notes), *self.margins()])
        return without_ours("\n".join([text, *self._noted(notes)]), "")

    def margins(self) -> list[str]:
        """What stands at the head and foot of the pages, each once, its notes behind it."""
        texts = []
        for edge in self.edges:
            notes: list[tuple[str, str]] = []
            words = without_ours(self._text(edge, notes), "")
            texts.append(" ".join(shown(" ".join([words, *self._noted(notes)])).split()))
        return list(dict.fromkeys(text for text in texts if any(char.isalpha() for char in text)))

    def picture(self, target: str) -> bytes | None:
        """The picture that the tree calls `target`, or None."""
        try:
            return self.zip.read(posixpath.join(self.folder, target))
        except KeyError:
            return None

    def _noted(self, notes: list[tuple[str, str]]) -> list[str]:
        return [
            self._text(node, [])
            for kind, id in notes
            for node in self.trees[self.notes[kind]]
            if _get(node, "id") == id
        ]

    def _changes(self) -> list[str]:
        changes = []
        for tree in self.trees.values():
            for node in tree.iter():
                if _name(node) in CHANGES:
                    words = "".join(t.text or "" for t in node.iter() if _name(t) in ("t", "delText"))
                    words = words or "(the end of a paragraph or row)"
                    changes.append((CHANGES[_name(node)], _get(node, "author"), words, ""))
        about = self._commented()
        for node in self._part("comments"):
            words = " ".join(self._text(node, []).split())
            changes.append(("comment", _get(node, "author"), words, about.get(_get(node, "id"), "")))
        return [
            f'{what} by {who or "somebody"}: "{words}"' + (f', on "{shortened(on)}"' if on.strip() else "")
            for what, who, words, on in changes
        ]

    def _commented(self) -> dict[str, str]:
        """The words that each comment is about."""
        about: dict[str, str] = {}
        open_: set[str] = set()
        for node in self.trees[self.root].iter():
            if _name(node) == "commentRangeStart":
                open_.add(_get(node, "id"))
            elif _name(node) == "commentRangeEnd":
                open_.discard(_get(node, "id"))
            elif _name(node) == "t":
                about |= {id: about.get(id, "") + (node.text or "") for id in open_}
        return about

    def _text(self, node: etree.Element, notes: list[tuple[str, str]]) -> str:
        name = _name(node)
        if name in SKIPPED:
            return ""
        if name in ("footnoteReference", "endnoteReference"):
            notes.append((name.removesuffix("Reference"), _get(node, "id")))
        text = (node.text or "") if name == "t" else SPACES.get(name, "")
        if name in FORMULA:
            said = {_name(sign): _get(sign, "val") for sign in node.findall(f"./{{*}}{name}Pr/*")}
            parts = [self._text(child, notes) for child in node if _name(child) != f"{name}Pr"]
            begin, between, end = (said.get(kind, sign) for kind, sign in FORMULA[name].items())
            return begin + between.join(parts) + end
        text += "".join(self._text(child, notes) for child in node)
        if name == "r":
            font = next((_get(fonts, "ascii") for fonts in node.findall("./{*}rPr/{*}rFonts")), "")
            if font.startswith(SYMBOL_FONTS):
                text = re.sub(r"\S", SYMBOL, text)
            return marked(text, next((SIGN.get(_get(n, "val"), "") for n in node.findall("./{*}rPr/{*}vertAlign")), ""))
        if name in ("sup", "sub", "lim"):  # of a formula
            return marked(text, SIGN[name])
        return text + "\n" if name == "p" else text

    def _related(self, rels: str, id: str) -> etree.Element | None:
        """The tree of the part that one of the relations `rels` names; None where there is none."""
        for name in self._targets(rels, "", id):
            if name in self.zip.namelist():
                return self._tree(name)
        return None

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
        for node in self._tree(rels) if rels in self.zip.namelist() else ():
            if node.get("Id") == id if id else node.get("Type", "").endswith(f"/{kind}"):
                folder = posixpath.dirname(posixpath.dirname(rels))
                yield posixpath.normpath(posixpath.join("/", folder, node.get("Target", ""))).lstrip("/")

    def _tree(self, name: str) -> etree.Element:
        if self.zip.getinfo(name).file_size > MOST_TEXT:
            raise TooLarge
        return xmlfile.tree(STRICT.sub(TRANSITIONAL, self.zip.read(name)))
