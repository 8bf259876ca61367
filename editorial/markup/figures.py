"""Figures: an image alone in its paragraph becomes a figure with a caption; a drawing stands in the page.

    ![How repair starts](../figures/how-repair-starts.svg "Platelets gather first.")

An SVG is put in line, so that it takes the page's own inks, in light, dark and print, and costs no request.
The alternative text becomes its title, the title its caption; its own <desc> describes it.
"""

import re
import xml.etree.ElementTree as etree
from html import escape
from pathlib import Path

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from editorial.findings import ContentError, Finding, Place
from editorial.model.source import target


class Figures(Treeprocessor):
    """Turns `p > img` into `figure`."""

    def run(self, root: etree.Element) -> None:
        """Change the tree in place; drawings are read beside `md.source_path`."""
        self.drawn: list[str] = []
        for paragraph in root.iter("p"):
            if len(paragraph) != 1 or paragraph[0].tag != "img" or (paragraph.text or paragraph[0].tail or "").strip():
                continue
            image = paragraph[0]
            caption = image.attrib.pop("title", None)
            paragraph.tag = "figure"
            source = image.get("src")
            if source.endswith(".svg") and "{" not in source and "://" not in source:
                paragraph.remove(image)
                paragraph.text = self.md.htmlStash.store(self._drawing(source, image.get("alt")))
            if caption:
                etree.SubElement(paragraph, "figcaption").text = caption
                self.md.treeprocessors["inline"].run(paragraph)  # a caption may cite and link
        for image in root.iter("img"):  # pictures beside the text: Pelican's own way to copy and link them
            if "{" not in image.get("src") and "://" not in image.get("src"):
                image.set("src", "{static}" + image.get("src"))

    def _drawing(self, source: str, title: str) -> str:
        """The SVG at `source` as it stands in the page: named, described, without white space between marks."""
        root = getattr(self.md, "root", self.md.source_path.parent)
        path = target(source, self.md.source_path, root)
        if not path.is_relative_to(root) or not path.is_file() or path.is_symlink():
            sentence = f"{source} leads to no file in {root.name}/. Correct the path, counted from this file"
            name = Path(root.name) / self.md.source_path.relative_to(root)
            raise ContentError(Finding(name, Place(1), "figure", sentence, "R21"))
        self.drawn.append(path.stem)
        uses = self.drawn.count(path.stem)
        name = path.stem if uses == 1 else f"{path.stem}-{uses}"
        svg = path.read_text(encoding="utf-8").strip()
        svg = re.sub(r">\s+<(?!/?t(?:ext|span))", "><", svg)  # between words of a label, space is text
        named = f'<title id="{name}-title">{escape(title)}</title>'
        svg = re.sub(r"<title>.*?</title>", lambda _: named, svg, flags=re.DOTALL)
        svg = svg.replace("<desc>", f'<desc id="{name}-desc">', 1)
        return svg.replace("<svg ", f'<svg aria-labelledby="{name}-title" aria-describedby="{name}-desc" ', 1)


class FiguresExtension(Extension):
    """Needs `md.source_path`, the path of the file being read, and `md.root`, the content folder; else its own."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run after inline marks are read (20), before citations are numbered (16)."""
        md.treeprocessors.register(Figures(md), "figures", 18)


def makeExtension(**options) -> FiguresExtension:
    """The entry that Markdown looks for."""
    return FiguresExtension(**options)
