"""Figures: an image alone in its paragraph becomes a figure with a caption; a drawing stands in the page.

    ![How repair starts](../figures/how-repair-starts.svg "Platelets gather first.")

An SVG is put in line, so that it takes the page's own inks, in light, dark and print, and costs no request.
The alternative text becomes its title, the title its caption; its own <desc> describes it. A picture whose file cannot
be had becomes its alternative text, and the rules say so (R21).
"""

import re
import xml.etree.ElementTree as etree
from html import escape
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

from editorial.markup.facts import Drawing, Element
from editorial.markup.html import decoded
from editorial.model.picture import DRAWING
from editorial.model.textfile import read_text

if TYPE_CHECKING:
    from editorial.markup.parser import Parser

STATIC = "{static}"


class Figures(Treeprocessor):
    """Turns `p > img` into `figure`."""

    md: "Parser"

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        self.drawn: list[str] = []
        for paragraph in root.iter("p"):
            if (
                len(paragraph) == 1
                and paragraph[0].tag == "img"
                and not (paragraph.text or paragraph[0].tail or "").strip()
            ):
                self._figure(paragraph, paragraph[0])
        for image in list(root.iter("img")):  # pictures beside the text: Pelican's own way to copy and link them
            source = image.get("src", "")
            self.md.facts.pictures[image] = source
            if "://" in source:
                continue
            named = source.removeprefix(STATIC)
            if self.md.site.target(named, self.md.text) not in self.md.site.files.openable:
                image.tag, image.text = "span", image.attrib.pop("alt", "")
                del image.attrib["src"]
            else:
                image.set("src", STATIC + named)

    def _figure(self, paragraph: Element, image: Element) -> None:
        caption = image.attrib.pop("title", None)
        paragraph.tag = "figure"
        source = image.get("src", "")
        if source.endswith(DRAWING) and "{" not in source and "://" not in source:
            svg = self._drawing(source, decoded(image.get("alt", "")))
            if svg:
                self.md.facts.drawings[paragraph] = Drawing(source, decoded(image.get("alt", "")))
                paragraph.remove(image)
                paragraph.text = self.md.htmlStash.store(svg)
        if caption:
            etree.SubElement(paragraph, "figcaption").text = caption
            self.md.treeprocessors["inline"].run(paragraph)  # a caption may cite and link

    def _drawing(self, source: str, title: str) -> str:
        """The SVG at `source` as it stands in the page: named, described, without white space between marks.

        Empty where there is no such file, or something is wrong with it.
        """
        path = self.md.site.target(source, self.md.text)
        if path not in self.md.site.files.openable or self.md.site.wrong_with(path):
            return ""
        svg = read_text(path, path).strip()
        self.drawn.append(path.stem)
        uses = self.drawn.count(path.stem)
        name = path.stem if uses == 1 else f"{path.stem}-{uses}"
        svg = re.sub(r">\s+<(?!/?t(?:ext|span))", "><", svg)  # between words of a label, space is text
        named = f'<title id="{name}-title">{escape(title)}</title>'
        svg = re.sub(r"<title>.*?</title>", lambda _: named, svg, flags=re.DOTALL)
        svg = svg.replace("<desc>", f'<desc id="{name}-desc">', 1)
        return svg.replace("<svg ", f'<svg aria-labelledby="{name}-title" aria-describedby="{name}-desc" ', 1)


def extend(md: "Parser") -> None:
    """Act after marks inside a line are read (20), before citations are numbered (16)."""
    md.treeprocessors.register(Figures(md), "figures", 18)
