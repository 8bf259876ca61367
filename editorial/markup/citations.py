"""Citations: `[@pers2024]` or `[@pers2024; @schepers2022, p. 4]` becomes raised numbers that lead to the list.

Numbers follow the order of first use on the page and rise within a mark. `md.cited` then maps each key to the ids of its marks,
in that order, for whoever writes the list.
"""

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from editorial.markup.citation import CITATION, parts


class Mark(InlineProcessor):
    """Finds `[@...]` and leaves an empty `sup` that holds the keys."""

    def handleMatch(self, match, data):
        """Return the element and the span that it replaces."""
        element = etree.Element("sup", {"data-cite": match[1]})
        return element, match.start(0), match.end(0)


class Number(Treeprocessor):
    """Numbers the marks in the order in which a reader meets them."""

    def run(self, root: etree.Element) -> None:
        """Change the tree in place and fill `md.cited`."""
        cited = self.md.cited
        for mark in root.iter("sup"):
            text = mark.attrib.pop("data-cite", None)
            if text is None:
                continue
            mark.set("class", "cite")
            uses = []
            for key, locator in parts(text):
                ids = cited.setdefault(key, [])
                number = list(cited).index(key) + 1
                ids.append(f"cite-{number}-{len(ids) + 1}")
                uses.append((number, ids[-1], locator))
            self._write(mark, sorted(uses, key=lambda use: use[0]))

    def _write(self, mark: etree.Element, uses: list[tuple[int, str, str | None]]) -> None:
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


class CitationsExtension(Extension):
    """Keeps `md.cited` for the text just converted."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Read after pictures (150), whose captions may cite; number after all inline marks (20)."""
        self.md = md
        md.registerExtension(self)
        md.inlinePatterns.register(Mark(CITATION.pattern, md), "citation", 145)
        md.treeprocessors.register(Number(md), "citation-numbers", 16)
        self.reset()

    def reset(self) -> None:
        """Forget the last text."""
        self.md.cited = {}


def makeExtension(**options) -> CitationsExtension:
    """The entry that Markdown looks for."""
    return CitationsExtension(**options)
