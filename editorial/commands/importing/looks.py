"""What a Word file tells by looks: whether words are seen at all, struck out, raised, marked, in a font of signs.

A look stands at the words themselves, in their style, in the style that this one is based on, or in that of their
paragraph (ECMA-376, part 1, 17.7.2); the first of these that says anything counts.
"""

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from editorial.commands.importing.marks import LOWERED, RAISED, SIGN
from editorial.commands.importing.xmlfile import get, name

OFF = frozenset({"0", "false", "off", "none"})
# As light as paper, where each of red, green and blue has this much; as small as dust, in half points.
LIGHT, SMALLEST = 0xF2, 4
NO_FILL = frozenset({"", "auto", "nil", "none"})


class Looks:
    """The looks of one file, as its part `styles` has them."""

    def __init__(self, styles: etree.Element):
        self.styles = {get(style, "styleId"): style for style in styles if name(style) == "style"}

    def hidden(self, run: etree.Element, paragraph: etree.Element | None, on: list[etree.Element]) -> bool:
        """Whether nobody sees the words of a run: hidden, too small, or light on light, as far as one can tell.

        `on` are the cells, tables and boxes around them, each of which may have a ground of its own.
        """
        if self._is(run, paragraph, "vanish"):
            return True
        size = self.value(run, paragraph, "sz")
        if size.isdigit() and int(size) <= SMALLEST:
            return True
        if not _light(self.value(run, paragraph, "color")):
            return False
        grounds = [self.value(run, paragraph, "shd", "fill"), self._own(paragraph, "pPr", "shd", "fill")]
        return not any(_dark(ground) for ground in grounds) and not any(map(self._has_ground, on))

    def struck(self, run: etree.Element, paragraph: etree.Element | None) -> bool:
        """Whether words are struck out by two lines."""
        return self._is(run, paragraph, "dstrike")

    def raised(self, run: etree.Element, paragraph: etree.Element | None) -> str:
        """The sign for words that are raised or lowered (see `marks`)."""
        if sign := SIGN.get(self.value(run, paragraph, "vertAlign"), ""):
            return sign
        place = self.value(run, paragraph, "position")
        return (LOWERED if place[0] == "-" else RAISED) if place.lstrip("-").isdigit() and int(place) else ""

    def marked(self, run: etree.Element, paragraph: etree.Element | None) -> bool:
        """Whether words were marked as with a pen."""
        pen = self.value(run, paragraph, "highlight")
        ground = next((get(node, "fill") for node in run.findall("./{*}rPr/{*}shd")), "")
        return pen not in ("", "none", "white") or (
            _colored(ground) and not _light(self.value(run, paragraph, "color"))
        )

    def font(self, run: etree.Element, paragraph: etree.Element | None) -> str:
        """The font of the words."""
        return self.value(run, paragraph, "rFonts", "ascii")

    def heading(self, paragraph: etree.Element) -> bool:
        """Whether a paragraph is a heading."""
        return any(self._name(style).startswith(("heading", "title")) for style in self._based(_style(paragraph, "p")))

    def contents(self, paragraph: etree.Element) -> bool:
        """Whether a paragraph is a line of a table of contents that Word made."""
        return self._name(self.styles.get(_style(paragraph, "p"))).startswith("toc ")

    def numbering(self, paragraph: etree.Element) -> tuple[str, str]:
        """The list and the level of a paragraph; two empty texts where it is no point."""
        where = [paragraph.find("./{*}pPr"), *(s.find("./{*}pPr") for s in self._based(_style(paragraph, "p")))]
        for numbers in (part.find("./{*}numPr") for part in where if part is not None):
            if numbers is not None:
                said = {name(node): get(node, "val") for node in numbers}
                return said.get("numId", "").removeprefix("0"), said.get("ilvl", "0")
        return "", ""

    def value(self, run: etree.Element, paragraph: etree.Element | None, mark: str, attribute: str = "val") -> str:
        """What the first look of this name says; empty where none does."""
        for node in self._looks(run, paragraph, mark):
            return get(node, attribute)
        return ""

    def _is(self, run: etree.Element, paragraph: etree.Element | None, mark: str) -> bool:
        return next((get(node, "val") not in OFF for node in self._looks(run, paragraph, mark)), False)

    def _looks(self, run: etree.Element, paragraph: etree.Element | None, mark: str) -> Iterator[etree.Element]:
        wanted = f"./{{*}}rPr/{{*}}{mark}"
        yield from run.findall(wanted)
        for style in self._based(_style(run, "r")):
            yield from style.findall(wanted)
        for style in self._based(_style(paragraph, "p")) if paragraph is not None else ():
            yield from style.findall(wanted)

    def _based(self, id: str) -> Iterator[etree.Element]:
        """Yield a style and those that it is based on."""
        seen = set()
        while id in self.styles and id not in seen:
            seen.add(id)
            yield self.styles[id]
            id = next((get(node, "val") for node in self.styles[id].findall("./{*}basedOn")), "")

    def _own(self, node: etree.Element | None, properties: str, mark: str, attribute: str) -> str:
        if node is None:
            return ""
        where = [node, *self._based(_style(node, "p"))]
        found = (look for part in where for look in part.findall(f"./{{*}}{properties}/{{*}}{mark}"))
        return next((get(look, attribute) for look in found), "")

    def _has_ground(self, around: etree.Element) -> bool:
        """Whether a cell, a table or a box has a ground of its own, on which light words are seen."""
        if name(around) == "tbl":
            styles = self._based(next((get(node, "val") for node in around.findall("./{*}tblPr/{*}tblStyle")), ""))
            return any(_dark(get(node, "fill")) for style in styles for node in style.iter() if name(node) == "shd")
        if name(around) == "tc":
            return any(_dark(get(node, "fill")) for node in around.findall("./{*}tcPr/{*}shd"))
        return name(around) == "txbxContent"  # a box mostly has one, and it may stand in many places

    def _name(self, style: etree.Element | None) -> str:
        named = style.find("./{*}name") if style is not None else None
        return get(named, "val").casefold() if named is not None else ""


def _style(node: etree.Element, kind: str) -> str:
    return next((get(mark, "val") for mark in node.findall(f"./{{*}}{kind}Pr/{{*}}{kind}Style")), "")


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
