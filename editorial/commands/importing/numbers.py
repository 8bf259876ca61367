"""The signs that Word puts before points and headings, as far as our lists do not have them (ECMA-376, part 1, 17.9)."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Sequence
from string import ascii_lowercase, ascii_uppercase

from editorial.commands.importing.xmlfile import get, name

# The first signs of a kind, and how pandoc and we number a point.
ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
FIRST: dict[str, Sequence[str]] = {"lowerLetter": ascii_lowercase, "upperLetter": ascii_uppercase, "lowerRoman": ROMAN}
FIRST["upperRoman"] = [number.upper() for number in ROMAN]
OURS = re.compile(r"%\d[.)]")


class Numbers:
    """The numberings of one file, as its part `numbering` has them."""

    def __init__(self, root: etree.Element):
        kinds = {get(node, "abstractNumId"): node for node in root if name(node) == "abstractNum"}
        self.levels: dict[tuple[str, str], etree.Element] = {}
        for num in (node for node in root if name(node) == "num"):
            kind = next((kinds.get(get(node, "val")) for node in num if name(node) == "abstractNumId"), None)
            for level in [*(kind if kind is not None else ()), *num.findall("./{*}lvlOverride/{*}lvl")]:
                self.levels[get(num, "numId"), get(level, "ilvl")] = level

    def sign(self, list_: str, level: str, heading: bool) -> str:
        """The first sign that Word puts there; empty where it is a bullet, or a number or letter that pandoc tells, too."""
        node = self.levels.get((list_, level))
        said = {name(part): get(part, "val") for part in node} if node is not None else {}
        text, kind = said.get("lvlText", ""), said.get("numFmt", "decimal")
        if kind in ("bullet", "none") or not text or (OURS.fullmatch(text) and not heading):
            return ""
        return re.sub(r"%(\d)", lambda place: self._first(list_, place[1]), text)

    def _first(self, list_: str, place: str) -> str:
        node = self.levels.get((list_, str(int(place) - 1)))
        said = {name(part): get(part, "val") for part in node} if node is not None else {}
        kind, start = said.get("numFmt", "decimal"), said.get("start", "1")
        at = int(start) - 1 if start.isdigit() else 0
        return FIRST[kind][at] if at in range(len(FIRST.get(kind, ""))) else start
