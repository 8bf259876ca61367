"""A file of many parts, packed as a ZIP, as Word and LibreOffice write it: its words, its pictures, itself once settled, and
what its writer should look at.

No more of it is unpacked than was measured before, and no part is read by a parser that follows entities.
"""

import posixpath
import re
import xml.etree.ElementTree as etree
import zipfile
import zlib
from abc import ABC, abstractmethod
from io import BytesIO

from editorial.commands.importing import xmlfile
from editorial.commands.importing.lines import asked, shown, without_ours
from editorial.findings import shortened

# Parts of a file, and bytes that they unpack to: in all, and one of them that is text. A book with pictures has a tenth.
MOST_PARTS, MOST_UNPACKED, MOST_TEXT = 5_000, 100_000_000, 20_000_000
# The two names of each set of Word's elements: the "strict" ones become those that everybody writes.
STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|drawingml|officeDocument)/(?=\w)")
TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
# What reading a file raises that is none, or a broken one.
BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, StopIteration, etree.ParseError)
# Beside words that nobody saw.
HIDDEN = asked("nothing, but say if these words stay: they were hidden")
TABBED = "Set in columns by tabs, which are spaces now; make a table of it"
# The sign or number of a point that somebody has typed, and the tab behind it; no other tab follows.
POINT = re.compile(r"(?:\W?\w{1,3}[.):]|(?:\d+\.)+\d*|[^\w\s]|o) ?\t[^\t]*\Z")


class TooLarge(Exception):
    """A file of some kilobytes that unpacks to gigabytes would fill the memory of any program that reads it."""


def repacked(content: bytes) -> bytes:
    """The file with each part once and as long as it says, so that the next program unpacks no more than was measured.

    Raises TooLarge, or one of BROKEN where it is no such file.
    """
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        parts = old.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise TooLarge
        for name in dict.fromkeys(old.namelist()):
            new.writestr(name, old.read(name))
    return made.getvalue()


class Packed(ABC):
    """One such file. Whatever is asked of it raises TooLarge, or one of BROKEN where it is none.

    Each kind says what is its `body`, the `edges` of its pages, and the `trees` that it settles, by the names of their parts;
    its `changes`, tracked ones and comments: what was done, by whom, the words; and in `remarks`, what its writer should look
    at. The pictures are named from its `folder`.
    """

    folder = ""
    body: etree.Element
    edges: list[etree.Element]
    trees: dict[str, etree.Element]
    changes: list[str]
    remarks: list[str]

    def __init__(self, content: bytes):
        self.zip = zipfile.ZipFile(BytesIO(content))
        self.parts = frozenset(self.zip.namelist())

    def text(self) -> str:
        """Everything that the file says, in order: the text, what stands at the edges of its pages, the notes."""
        words, notes = self._said(self.body)
        return without_ours("\n".join([words, *self.margins(), *notes]), "")

    def margins(self) -> list[str]:
        """What stands at the head and foot of the pages, each once, its notes behind it."""
        said = (" ".join([words, *notes]) for words, notes in map(self._said, self.edges))
        texts = (" ".join(shown(without_ours(words, "")).split()) for words in said)
        return list(dict.fromkeys(text for text in texts if any(map(str.isalpha, text))))

    def picture(self, target: str) -> bytes | None:
        """The picture that the tree calls `target`, or None."""
        name = posixpath.normpath(posixpath.join(self.folder, target))
        return self.zip.read(name) if name in self.parts else None

    def written(self) -> bytes:
        """The file with its text settled, for pandoc."""
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as new:
            for name in self.zip.namelist():
                tree = self.trees.get(name)
                new.writestr(name, self.zip.read(name) if tree is None else xmlfile.written(tree))
        return made.getvalue()

    @abstractmethod
    def _said(self, node: etree.Element) -> tuple[str, list[str]]:
        """The words of a part, and of the notes that it names."""

    def _tree(self, name: str) -> etree.Element:
        """The elements of a part."""
        if self.zip.getinfo(name).file_size > MOST_TEXT:
            raise TooLarge
        return xmlfile.tree(STRICT.sub(TRANSITIONAL, self.zip.read(name)))


def is_tabbed(line: str) -> bool:
    """Whether tabs set the words of a line in columns; one behind the sign or number of a point does not."""
    return "\t" in line.strip() and not POINT.match(line.strip())


class Remarks(list[str]):
    """Sentences for the writer of a draft, without the full stop."""

    def say(self, what: str, words: str, under: str) -> None:
        """Name words with their place; those of the same kind and place that follow one another in one remark."""
        begin, words = what + (f', under "{shortened(under)}"' if under else "") + ': "', shortened(words, 200)
        if words and self and self[-1].startswith(begin):
            self[-1] += f', "{words}"'
        elif words:
            self.append(f'{begin}{words}"')
