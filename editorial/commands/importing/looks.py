"""What a Word file tells by looks: whether words are seen at all, struck out, raised, marked, in a font of signs; and the signs
that Word puts before points and headings, as far as our lists do not have them.

A look stands at the words themselves, in their style, in the style that this one is based on, or in that of their
paragraph (ECMA-376, part 1, 17.7.2; numbers, 17.9); the first of these that says anything counts.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from string import ascii_lowercase, ascii_uppercase

from editorial.commands.importing.xmlfile import at, every, get, name, value

OFF = frozenset({"0", "false", "off", "none"})
# As light as paper, where each of red, green and blue has this much; as small as dust, in half points.
LIGHT, SMALLEST = 0xF2, 4
NO_FILL = frozenset({"", "auto", "nil", "none"})
# The first signs of a kind, and how pandoc and we number a point.
ROMAN = "i ii iii iv v vi vii viii ix x"
FIRST = {
    "lowerLetter": [*ascii_lowercase],
    "upperLetter": [*ascii_uppercase],
    "lowerRoman": ROMAN.split(),
    "upperRoman": ROMAN.upper().split(),
}
OURS = re.compile(r"%\d[.)]")


class Looks:
    """The looks of one file, as its part `styles` has them."""

    def __init__(self, styles: etree.Element):
        self.styles = {get(style, "styleId"): style for style in at(styles, "style")}

    def hidden(self, run: etree.Element, paragraph: etree.Element, around: list[etree.Element]) -> bool:
        """Whether nobody sees the words of a run: hidden, too small, or light on light, as far as one can tell.

        The cells, tables and boxes `around` them may each have a ground of its own.
        """
        if self.has(run, paragraph, "vanish"):
            return True
        size = self.value(run, paragraph, "sz")
        if size.isdigit() and int(size) <= SMALLEST:
            return True
        if not _light(self.value(run, paragraph, "color")):
            return False
        below = next((get(look, "fill") for part in self._of(paragraph, "p") for look in at(part, "pPr/shd")), "")
        grounds = [self.value(run, paragraph, "shd", "fill"), below]
        return not any(map(_dark, grounds)) and not any(map(self._has_ground, around))

    def raised(self, run: etree.Element, paragraph: etree.Element) -> str:
        """Whether words stand raised ("superscript") or lowered ("subscript"); empty where they do not."""
        if (place := self.value(run, paragraph, "vertAlign")) in ("superscript", "subscript"):
            return place
        height = self.value(run, paragraph, "position")
        if not height.lstrip("-").isdigit() or not int(height):
            return ""
        return "subscript" if height[0] == "-" else "superscript"

    def marked(self, run: etree.Element, paragraph: etree.Element) -> bool:
        """Whether words were marked as with a pen."""
        pen, ground = self.value(run, paragraph, "highlight"), value(run, "rPr/shd", "fill")
        on_color = _colored(ground) and not _light(self.value(run, paragraph, "color"))
        return pen not in ("", "none", "white") or on_color

    def heading(self, paragraph: etree.Element) -> bool:
        """Whether a paragraph is a heading."""
        return any(_called(style).startswith(("heading", "title")) for style in self._based(_style(paragraph, "p")))

    def contents(self, paragraph: etree.Element) -> bool:
        """Whether a paragraph is a line of a table of contents that Word made."""
        own = self.styles.get(_style(paragraph, "p"))
        return own is not None and _called(own).startswith("toc ")

    def numbering(self, paragraph: etree.Element) -> tuple[str, str]:
        """The list and the level of a paragraph; two empty texts where it is no point."""
        for numbers in (found for part in self._of(paragraph, "p") for found in at(part, "pPr/numPr")):
            return value(numbers, "numId").removeprefix("0"), value(numbers, "ilvl") or "0"
        return "", ""

    def value(self, run: etree.Element, paragraph: etree.Element, mark: str, attribute: str = "val") -> str:
        """What the first look of this name says; empty where none does."""
        return next((get(look, attribute) for look in self._looks(run, paragraph, mark)), "")

    def has(self, run: etree.Element, paragraph: etree.Element, mark: str) -> bool:
        """Whether the first look of this name is not off."""
        return next((get(look, "val") not in OFF for look in self._looks(run, paragraph, mark)), False)

    def _looks(self, run: etree.Element, paragraph: etree.Element, mark: str) -> Iterator[etree.Element]:
        for part in (*self._of(run, "r"), *self._based(_style(paragraph, "p"))):
            yield from at(part, f"rPr/{mark}")

    def _of(self, node: etree.Element, kind: str) -> Iterator[etree.Element]:
        """Yield a run ("r") or paragraph ("p"), then its styles."""
        yield node
        yield from self._based(_style(node, kind))

    def _based(self, id: str) -> Iterator[etree.Element]:
        """Yield a style and those that it is based on."""
        seen = set()
        while id in self.styles and id not in seen:
            seen.add(id)
            yield self.styles[id]
            id = value(self.styles[id], "basedOn")

    def _has_ground(self, around: etree.Element) -> bool:
        """Whether a cell, a table or a box has a ground of its own, on which light words are seen."""
        if name(around) == "tbl":
            styles = self._based(value(around, "tblPr/tblStyle"))
            return any(_dark(get(look, "fill")) for style in styles for look in every(style, "shd"))
        if name(around) == "tc":
            return _dark(value(around, "tcPr/shd", "fill"))
        return name(around) == "txbxContent"  # a box mostly has one, and it may stand in many places


class Numbers:
    """The numberings of one file, as its part `numbering` has them."""

    def __init__(self, root: etree.Element):
        kinds = {get(node, "abstractNumId"): node for node in at(root, "abstractNum")}
        self.levels: dict[tuple[str, str], etree.Element] = {}
        for num in at(root, "num"):
            kind = kinds.get(value(num, "abstractNumId"))
            for level in [*(kind if kind is not None else ()), *at(num, "lvlOverride/lvl")]:
                self.levels[get(num, "numId"), get(level, "ilvl")] = level

    def sign(self, list_: str, level: str, heading: bool) -> str:
        """The first sign that Word puts there; empty where it is a bullet, or a number or letter that pandoc tells, too."""
        text, kind, _ = self._said(list_, level)
        if kind in ("bullet", "none") or (OURS.fullmatch(text) and not heading):
            return ""
        return re.sub(r"%(\d)", lambda place: self._first(list_, str(int(place[1]) - 1)), text)

    def _first(self, list_: str, level: str) -> str:
        _, kind, start = self._said(list_, level)
        at = int(start) - 1 if start.isdigit() else 0
        return FIRST[kind][at] if at in range(len(FIRST.get(kind, ""))) else start

    def _said(self, list_: str, level: str) -> tuple[str, str, str]:
        """What is written before a point, how its numbers are, and the first of them."""
        node = self.levels.get((list_, level), etree.Element("none"))
        return value(node, "lvlText"), value(node, "numFmt") or "decimal", value(node, "start") or "1"


def _called(style: etree.Element) -> str:
    return value(style, "name").casefold()


def _style(node: etree.Element, kind: str) -> str:
    return value(node, f"{kind}Pr/{kind}Style")


def _rgb(color: str) -> list[int]:
    try:
        return list(bytes.fromhex(color)) if len(color) == 6 else []
    except ValueError:
        return []


def _light(color: str) -> bool:
    return bool(rgb := _rgb(color)) and min(rgb) >= LIGHT


def _dark(fill: str) -> bool:
    return fill not in NO_FILL and not _light(fill)


def _colored(fill: str) -> bool:
    """Whether a ground is as a pen leaves it: neither white nor gray."""
    return bool(rgb := _rgb(fill)) and max(rgb) - min(rgb) > 0x40
