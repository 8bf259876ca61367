"""A Word file's text, settled before anyone reads it: what pandoc drops, and what words tell by looks, becomes text.

Boxes, drawings, charts and diagrams stand as paragraphs behind the one that held them; fields as what they showed; what
was hidden, raised by hand or struck out twice says so. What its writer must look at is asked for at its place, between
the signs of `lines.OURS`, or named in `remarks`.
"""

import xml.etree.ElementTree as etree
from collections.abc import Callable

from editorial.commands.importing import drawn, fields, runs
from editorial.commands.importing.lines import SYMBOL_FONTS, asked, ours
from editorial.commands.importing.looks import Looks, Numbers
from editorial.commands.importing.packed import HIDDEN, TABBED, Remarks, is_tabbed
from editorial.commands.importing.xmlfile import at, every, get, name
from editorial.findings import shortened
from editorial.rules.placeholders import placeholder

BLOCKS = frozenset({"p", "tbl", "sdt", "altChunk", "subDoc", "customXml"})
ELSEWHERE = ours(placeholder("the text that another file put here: open this one in Word, save it, import it again"))
CROPPED = "A picture was cropped in Word. The whole of it is here now: look that it shows nobody and nothing more"


class WordSettler:
    """Settles one part of a Word file after another, by the `looks` and `numbers` of the file.

    `remarks` then holds what its writer should look at.
    """

    def __init__(self, looks: Looks, numbers: Numbers):
        self.looks, self.numbers = looks, numbers
        self.remarks = Remarks()

    def settle(self, root: etree.Element, part: Callable[[str], etree.Element | None]) -> None:
        """Settle a part of the file, in place. `part` gives the tree of the part that a relation of this one names."""
        self.part, self.fields = part, fields.Fields(self._say)
        self.under, self.in_text = "", name(root) == "document"  # the edges of pages are set by tabs, too
        self.around: list[etree.Element] = []  # the tables, rows, cells and boxes around what is read
        self.numbered: set[tuple[str, str]] = set()
        self._blocks(root)

    def _blocks(self, node: etree.Element) -> None:
        """Settle what holds blocks: their children, one by one, each perhaps with others that follow it."""
        made: list[etree.Element] = []
        capital: list[etree.Element] = []
        for child in list(node):
            kind = name(child)
            if (kind == "p" and self.looks.contents(child)) or (kind == "sdt" and _is_contents(child)):
                self._say("Left out, since each page here makes its own table of contents", runs.words_of(child))
            elif kind == "p":
                behind = self._paragraph(child)
                if runs.is_drop_cap(child):
                    capital = [run for run in child if name(run) == "r"]
                    continue
                if capital:
                    first = next((at for at, part in enumerate(child) if name(part) != "pPr"), len(child))
                    child[first:first] = capital
                    capital = []
                made += [child, *behind]
            elif kind in runs.WRAPS:
                self._blocks(child)
                made += [part for part in child if name(part) in BLOCKS]
            elif kind in ("altChunk", "subDoc"):
                made.append(runs.paragraph(ELSEWHERE))
            else:
                if kind == "tr":
                    runs.fill_row(child)
                self.around.append(child)
                self._blocks(child)
                self.around.pop()
                made.append(child)
                made += [runs.paragraph(text) for text in (self.fields.control(child) if kind == "sdt" else ())]
        node[:] = made

    def _paragraph(self, node: etree.Element) -> list[etree.Element]:
        """Settle a paragraph; returns the blocks that follow it now."""
        behind: list[etree.Element] = []
        hidden: list[str] = []
        made: list[etree.Element] = []

        def end_hidden() -> None:
            if "".join(hidden).strip():
                made.append(runs.run(HIDDEN))
                self._say("Hidden", "".join(hidden))
            hidden.clear()

        for part in runs.flat(node):
            if name(part) != "r":
                made.append(part)
                if name(part) == "hyperlink":
                    inner = etree.Element(f"{runs.W}p")
                    inner[:] = list(part)
                    behind += self._paragraph(inner)
                    part[:] = list(inner)
                elif name(part) == "sdt":
                    made += [runs.run(text) for text in self.fields.control(part)]
                continue
            words = runs.words_of(part)
            if words and not self._is_hidden(part, node):
                end_hidden()
            elif words:
                hidden.append(words)
            behind += self._run(part, node)
            made.append(part)
            made += [runs.run(text) for text in self.fields.of(part)]
        end_hidden()
        node[:] = made
        words = " ".join(runs.words_of(node).split())
        if words:
            self._number(node, words)
            self._columns(node, words)
        if words and self.looks.heading(node):
            self.under = words
        return behind

    def _number(self, node: etree.Element, words: str) -> None:
        """Name the sign that Word put before a paragraph, once for each list and level."""
        place, heading = self.looks.numbering(node), self.looks.heading(node)
        if place not in self.numbered and (sign := self.numbers.sign(*place, heading)):
            self.numbered.add(place)
            what = (
                "Word numbered headings, and they have no numbers here"
                if heading
                else "Word numbered a list its own way, and it is numbered 1, 2, 3 here"
            )
            self.remarks.append(f'{what}: "{sign}" before "{shortened(words)}"')

    def _columns(self, node: etree.Element, words: str) -> None:
        """Name what tabs set in columns."""
        typed = ("\t" if name(part) == "tab" else part.text or "" for part in every(node, "t", "tab"))
        if self.in_text and is_tabbed("".join(typed)):
            self._say(TABBED, words)

    def _run(self, node: etree.Element, within: etree.Element) -> list[etree.Element]:
        """Settle a run; returns the blocks that follow its paragraph now."""
        looks, behind = self.looks, []
        if (place := looks.raised(node, within)) and not runs.is_drop_cap(within):
            runs.look(node, "vertAlign", place)
        if looks.has(node, within, "dstrike"):
            runs.look(node, "strike", "1")
        if looks.marked(node, within) and (words := runs.words_of(node).strip()):
            self._say("Marked as with a pen", words)
        if (font := looks.value(node, within, "rFonts", "ascii")).startswith(SYMBOL_FONTS):
            runs.look(node, "rFonts", font, "ascii", "hAnsi")
        for part in list(node):
            kind = name(part)
            if kind == "sym" and not get(part, "font").startswith(SYMBOL_FONTS):
                sign = f"number {get(part, 'char')} of the font {get(part, 'font') or 'of the text'}"
                part.tag, part.text = f"{runs.W}t", "□" + asked(f"the sign {sign} instead of □")
            elif kind in ("drawing", "pict", "object", "AlternateContent"):
                behind += self._drawn(node, part)
            elif kind in ("cr", "ptab"):
                part.tag = f"{runs.W}br" if kind == "cr" else f"{runs.W}tab"
            elif kind == "ruby":
                part.tag, part.text = f"{runs.W}t", drawn.ruby(part)
                part[:] = []
        return behind

    def _drawn(self, node: etree.Element, part: etree.Element) -> list[etree.Element]:
        """What a drawing says, as blocks; only its pictures stay where they were."""
        if name(part) == "AlternateContent":
            chosen = next((kind for kind in part if name(kind) == "Choice" and len(kind)), None)
            chosen = chosen if chosen is not None else next(iter(part), etree.Element("none"))
            at = list(node).index(part)
            node[at : at + 1] = list(chosen)
            return [block for inner in list(chosen) for block in self._drawn(node, inner)]
        behind: list[etree.Element] = []
        for box in drawn.boxes(part):
            around, self.around = self.around, [*self.around, box]
            self._blocks(box)
            self.around = around
            behind += list(box)
            self._say(
                "Stood in a box, and follow the paragraph that held it", " ".join(runs.words_of(inner) for inner in box)
            )
        for asks, rows in drawn.texts(part, self.part):
            behind.append(runs.paragraph(ours(f"{placeholder(asks)} ") if asks else "", *rows))
        if program := drawn.embedded(part):
            asks = placeholder(f"a picture or table for what {program.split('.')[0]} had put here")
            behind.append(runs.paragraph(ours(asks)))
        if drawn.is_cropped(part):
            self.remarks.append(CROPPED)
        if not drawn.has_picture(part):
            node.remove(part)
        return behind

    def _is_hidden(self, node: etree.Element, within: etree.Element) -> bool:
        return self.looks.hidden(node, within, self.around) or any(
            at(around, "trPr/hidden") or get(around, runs.COVERED) for around in self.around
        )

    def _say(self, what: str, words: str) -> None:
        self.remarks.say(what, words, self.under)


def _is_contents(control: etree.Element) -> bool:
    return "Table of Contents" in [get(kind, "val") for kind in every(control, "docPartGallery")][:1]
