"""The signs that Word puts before points and headings, as far as our lists do not have them (ECMA-376, part 1, 17.9)."""

import re
import xml.etree.ElementTree as etree
from string import ascii_lowercase, ascii_uppercase

from editorial.commands.importing.xmlfile import at, get, value

# The first signs of a kind, and how pandoc and we number a point.
ROMAN = "i ii iii iv v vi vii viii ix x"
FIRST = {
    "lowerLetter": [*ascii_lowercase],
    "upperLetter": [*ascii_uppercase],
    "lowerRoman": ROMAN.split(),
    "upperRoman": ROMAN.upper().split(),
}
OURS = re.compile(r"%\d[.)]")


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
