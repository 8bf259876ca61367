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
from io import BytesIO

from editorial.commands.importing import xmlfile
from editorial.commands.importing.marks import LOWERED, RAISED, SIGN, SYMBOL, marked, shown
from editorial.commands.importing.xmlfile import get as _get
from editorial.commands.importing.xmlfile import name as _name

# What is no text: taken away, hidden in fields, a second copy of a drawing, or settings.
SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "tblPr", "trPr", "tcPr"})
SPACES = {"tab": " ", "br": "\n", "cr": "\n", "ptab": " ", "noBreakHyphen": "\u2011", "tc": "\n", "sym": SYMBOL}
SYMBOL_FONTS = ("Symbol", "Webdings", "Wingdings")
CHANGES = {"ins": "inserted", "del": "deleted", "moveFrom": "moved away", "moveTo": "moved here"}
# Parts of a file, and bytes that they unpack to: in all, and one of them that is text. A book with pictures has a tenth.
MOST_PARTS, MOST_UNPACKED, MOST_TEXT = 5_000, 100_000_000, 20_000_000
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
    """One .docx file. Whatever is asked of it raises TooLarge, or one of BROKEN where it is none."""

    def __init__(self, content: bytes):
        self.zip = zipfile.ZipFile(BytesIO(content))
        self.root = next(self._targets("_rels/.rels", "officeDocument"))
        self.document = self._tree(self.root)
        self.folder = posixpath.dirname(self.root)
        self.raised = self._raised_styles()

    def text(self) -> str:
        """Everything that the file says, in order: the text, what stands at the edges of its pages, the notes."""
        notes: list[tuple[str, str]] = []
        text = "\n".join([self._text(self.document, notes), *self.margins()])
        for kind, id in notes:
            note = next(node for node in self._part(f"{kind}s") if _get(node, "id") == id)
            text += "\n" + self._text(note, [])
        return text

    def margins(self) -> list[str]:
        """What stands at the head and foot of the pages, each once."""
        names = [name for kind in ("header", "footer") for name in self._targets(self._rels(), kind)]
        texts = (" ".join(shown(self._text(self._tree(name), [])).split()) for name in names)
        return list(dict.fromkeys(text for text in texts if any(char.isalpha() for char in text)))

    def changes(self) -> list[str]:
        """Each tracked change and comment: what was done, by whom, the words."""
        changes = []
        for part in (self.document, self._part("footnotes"), self._part("endnotes")):
            for node in part.iter():
                if _name(node) in CHANGES:
                    words = "".join(t.text or "" for t in node.iter() if _name(t) in ("t", "delText"))
                    words = words or "(the end of a paragraph or row)"
                    changes.append((CHANGES[_name(node)], _get(node, "author"), words))
        for node in self._part("comments"):
            changes.append(("comment", _get(node, "author"), " ".join(self._text(node, []).split())))
        return [f'{what} by {who or "somebody"}: "{words}"' for what, who, words in changes]

    def struck_twice(self) -> list[str]:
        """What is struck out by two lines, which pandoc does not tell from any other words."""
        runs = (
            run for run in self.document.iter() if _name(run) == "r" and run.find("./{*}rPr/{*}dstrike") is not None
        )
        return [words for run in runs if (words := shown(self._text(run, [])).strip())]

    def picture(self, target: str) -> bytes | None:
        """The picture that the tree calls `target`, or None."""
        try:
            return self.zip.read(posixpath.join(self.folder, target))
        except KeyError:
            return None

    def _text(self, node: etree.Element, notes: list[tuple[str, str]]) -> str:
        name = _name(node)
        if name in SKIPPED:
            return ""
        if name in ("footnoteReference", "endnoteReference"):
            notes.append((name.removesuffix("Reference"), _get(node, "id")))
        text = (node.text or "") if name == "t" else SPACES.get(name, "")
        text += "".join(self._text(child, notes) for child in node)
        if name == "r":
            font = next((_get(fonts, "ascii") for fonts in node.findall("./{*}rPr/{*}rFonts")), "")
            if font.startswith(SYMBOL_FONTS):
                text = re.sub(r"\S", SYMBOL, text)
            return marked(text, self._sign(node))
        if name in ("sup", "sub"):  # of a formula
            return marked(text, SIGN[name])
        return text + "\n" if name == "p" else text

    def _sign(self, run: etree.Element) -> str:
        """The sign for a run that is raised or lowered: by itself, by its style, or by its place."""
        for node in run.findall("./{*}rPr/*"):
            value = _get(node, "val")
            if _name(node) == "vertAlign":
                return SIGN.get(value, "")
            if _name(node) == "position" and value.lstrip("-").isdigit() and int(value):
                return LOWERED if int(value) < 0 else RAISED
        style = next((_get(node, "val") for node in run.findall("./{*}rPr/{*}rStyle")), "")
        return self.raised.get(style, "")

    def _raised_styles(self) -> dict[str, str]:
        """The styles that raise or lower, with their signs; one style may be based on another."""
        own, based = {}, {}
        for style in self._part("styles"):
            id = _get(style, "styleId")
            for mark in style.findall("./{*}rPr/{*}vertAlign"):
                own[id] = SIGN.get(_get(mark, "val"), "")
            for mark in style.findall("./{*}basedOn"):
                based[id] = _get(mark, "val")
        for id in based:
            step, seen = id, {id}
            while step not in own and step in based and based[step] not in seen:
                step = based[step]
                seen.add(step)
            own.setdefault(id, own.get(step, ""))
        return own

    def _part(self, kind: str) -> etree.Element:
        """The tree of a part such as "footnotes"; an empty one where the file has none."""
        name = next(self._targets(self._rels(), kind), None)
        return self._tree(name) if name else etree.Element("none")

    def _rels(self) -> str:
        return posixpath.join(self.folder, "_rels", posixpath.basename(self.root) + ".rels")

    def _targets(self, rels: str, kind: str) -> Iterator[str]:
        """Yield the names of the parts of a kind that the list `rels` holds."""
        for node in self._tree(rels) if rels in self.zip.namelist() else ():
            if node.get("Type", "").endswith(f"/{kind}"):
                folder = posixpath.dirname(posixpath.dirname(rels))
                yield posixpath.normpath(posixpath.join("/", folder, node.get("Target", ""))).lstrip("/")

    def _tree(self, name: str) -> etree.Element:
        if self.zip.getinfo(name).file_size > MOST_TEXT:
            raise TooLarge
        return xmlfile.tree(self.zip.read(name))
