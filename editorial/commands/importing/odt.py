"""An OpenDocument text read without pandoc: its words, tracked changes and comments (OASIS, OpenDocument 1.3, part 3)."""

import xml.etree.ElementTree as etree
import zipfile
from io import BytesIO

from editorial.commands.importing import xmlfile
from editorial.commands.importing.docx import MOST_TEXT, TooLarge
from editorial.commands.importing.lines import without_ours
from editorial.commands.importing.marks import LOWERED, RAISED, marked, shown
from editorial.commands.importing.odt_settled import Settled
from editorial.commands.importing.xmlfile import get, name

# What is no text of the document: what was taken away, remarks, counters of notes, what a drawing is called.
SKIPPED = frozenset(
    {"tracked-changes", "annotation", "note-citation", "sequence-decls", "ruby-text", "object", "script"}
)
ENDS = frozenset({"p", "h", "line-break"})
TITLED = frozenset({"title", "desc"})
CHANGES = {"insertion": "inserted", "deletion": "deleted", "format-change": "changed"}
CONTENT, STYLES = "content.xml", "styles.xml"


class OpenDocument:
    """One .odt file, settled (see `odt_settled`). Whatever is asked of it raises TooLarge, or one of `docx.BROKEN`.

    `changes` are its tracked changes and comments: what was done, by whom, the words; `remarks` what its writer should look at.
    """

    def __init__(self, content: bytes):
        self.zip = zipfile.ZipFile(BytesIO(content))
        self.content = self._tree(CONTENT)
        self.styles = self._tree(STYLES) if STYLES in self.zip.namelist() else etree.Element("none")
        self.raised = self._raised_styles()
        self.changes = self._changes()
        settled = Settled(
            [node for part in (self.styles, self.content) for node in part.iter() if name(node) == "style"]
        )
        settled.settle(self.content)
        self.remarks = settled.remarks + [
            f'Look if it came through: the formula, chart or sheet "{words}"' for words in self._objects()
        ]

    def written(self) -> bytes:
        """The file with its text settled, for pandoc."""
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as new:
            for part in self.zip.namelist():
                new.writestr(part, xmlfile.written(self.content) if part == CONTENT else self.zip.read(part))
        return made.getvalue()

    def text(self) -> str:
        """Everything that the file says, in order: the text, what stands at the edges of its pages, the notes."""
        notes: list[str] = []
        body = next(node for node in self.content.iter() if name(node) == "body")
        return without_ours("\n".join([self._text(body, notes), *self.margins(), *notes]), "")

    def margins(self) -> list[str]:
        """What stands at the head and foot of the pages, each once."""
        edges = (
            node for node in self.styles.iter() if name(node) in ("header", "footer", "header-left", "footer-left")
        )
        texts = (" ".join(shown(self._text(node, [])).split()) for node in edges)
        return list(dict.fromkeys(text for text in texts if any(char.isalpha() for char in text)))

    def _changes(self) -> list[str]:
        found = []
        for node in self.content.iter():
            what = CHANGES.get(name(node), "comment" if name(node) == "annotation" else "")
            if what:
                by = next((part.text for part in node.iter() if name(part) == "creator" and part.text), "somebody")
                said = [part for part in node.iter() if name(part) in ("p", "h")]
                words = " ".join("".join("".join(part.itertext()) + " " for part in said).split())
                found.append(f'{what} by {by}: "{words or "(words in the text)"}"')
        return found

    def _objects(self) -> list[str]:
        """The words of each formula, chart or sheet that was put into the text: pandoc knows formulas only, and not all."""
        targets = (
            get(node, "href").removeprefix("./").rstrip("/") for node in self.content.iter() if name(node) == "object"
        )
        parts = (f"{target}/{CONTENT}" for target in targets)
        trees = (self._tree(part) for part in parts if part in self.zip.namelist())
        said = ([n.text or "" for n in tree.iter() if name(n) != "annotation"] for tree in trees)
        return [" ".join(" ".join(words).split()) for words in said]

    def picture(self, target: str) -> bytes | None:
        """The picture that the tree calls `target`, or None."""
        try:
            return self.zip.read(target.removeprefix("./"))
        except KeyError:
            return None

    def _text(self, node: etree.Element, notes: list[str]) -> str:
        kind = name(node)
        if kind in SKIPPED or (kind in TITLED and "svg" in node.tag):
            return ""
        if kind == "note":
            notes.append("".join(self._text(part, []) for part in node))
            return ""
        if kind in ("s", "tab"):
            return " " * int(get(node, "c") or 1)
        text = node.text or ""
        for part in node:
            text += self._text(part, notes) + (part.tail or "")
        if kind == "span":
            return marked(text, self.raised.get(get(node, "style-name"), ""))
        return f"{text}\n" if kind in ENDS or kind == "table-cell" else text

    def _raised_styles(self) -> dict[str, str]:
        """The styles that raise or lower, with their signs."""
        raised = {}
        for style in [*self.styles.iter(), *self.content.iter()]:
            for mark in style if name(style) == "style" else ():
                place = get(mark, "text-position").split(" ")[0]
                if place and place not in ("0%", "0"):
                    raised[get(style, "name")] = LOWERED if place.startswith(("sub", "-")) else RAISED
        return raised

    def _tree(self, part: str) -> etree.Element:
        if self.zip.getinfo(part).file_size > MOST_TEXT:
            raise TooLarge
        return xmlfile.tree(self.zip.read(part))
