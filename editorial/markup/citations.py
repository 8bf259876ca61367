"""Citations: `[@pers2024]` or `[@pers2024; @schepers2022, p. 4]` becomes raised numbers that lead to the list.

Numbers follow the order of first use on the page and rise within a mark.
"""

import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING, NamedTuple

from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from editorial.markup.facts import Element

if TYPE_CHECKING:
    from editorial.markup.parser import Parser

CITATION = r"\[(@[^\]]*)\]"
PART = re.compile(r"\s*@(?P<key>[a-z][a-z0-9-]*)(?:,\s*(?P<locator>[^@]+?))?\s*")


class Part(NamedTuple):
    """A key, and the place in its source that is meant, such as "p. 4"."""

    key: str
    locator: str | None


def parts(inside: str) -> list[Part] | None:
    """The keys and places that the inside of a citation names; None when it is not written as one.

    >>> parts("@pers2024; @schepers2022, p. 4")
    [Part(key='pers2024', locator=None), Part(key='schepers2022', locator='p. 4')]
    """
    matches = [PART.fullmatch(part) for part in inside.split(";")]
    return [Part(part["key"], part["locator"]) for part in matches if part] if all(matches) else None


class Mark(InlineProcessor):
    """Finds `[@...]` and leaves an empty `sup`, known by what was typed."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:
        """Return the element and the span that it replaces."""
        element = etree.Element("sup")
        self.md.facts.citations[element] = m[1]
        return element, m.start(0), m.end(0)


class Number(Treeprocessor):
    """Numbers the marks in the order in which a reader meets them; one that is not written right stays as typed."""

    md: "Parser"

    def run(self, root: Element) -> None:
        """Change the tree in place and fill `md.cited`."""
        cited = self.md.cited
        for mark in [element for element in root.iter("sup") if element in self.md.facts.citations]:
            typed = self.md.facts.citations[mark]
            named = parts(typed)
            if named is None:
                mark.tag, mark.text = "span", f"[{typed}]"
                continue
            mark.set("class", "cite")
            uses = []
            for key, locator in named:
                ids = cited.setdefault(key, [])
                number = list(cited).index(key) + 1
                ids.append(f"cite-{number}-{len(ids) + 1}")
                uses.append((number, ids[-1], locator))
            self._write(mark, sorted(uses, key=lambda use: use[0]))

    def _write(self, mark: Element, uses: list[tuple[int, str, str | None]]) -> None:
        """Fill `mark` with links for `uses` (number, id, place): rising, a run of three or more as 1–3 (AMA 11)."""
        for at, (number, id, locator) in enumerate(uses):
            around = uses[at - 1 : at + 2] if at else []
            if [use[0] for use in around] == [number - 1, number, number + 1] and not any(use[2] for use in around):
                etree.SubElement(mark, "span", {"id": id})  # inside a run: where its way back leads
                continue
            if len(mark):
                mark[-1].tail = (mark[-1].tail or "") + ("–" if mark[-1].tag == "span" else ",")
            link = etree.SubElement(mark, "a", {"href": f"#ref-{number}", "id": id, "role": "doc-noteref"})
            link.set("aria-label", f"Reference {number}")
            link.text = str(number)
            if locator:
                link.tail = f"({locator.replace('. ', '')})"


def extend(md: "Parser") -> None:
    """Read after pictures (150), whose captions may cite; number after all marks inside a line (20)."""
    md.inlinePatterns.register(Mark(CITATION, md), "citation", 145)
    md.treeprocessors.register(Number(md), "citation-numbers", 16)
