"""A text on paper: its HTML as a tree of plain values, which a template for paper walks through.

No word of a text ever becomes code of the template: it is handed over as JSON. Left out is what only a screen can do
(marks that open a meaning, ways back), and what is drawn for paper anew (the mark of certainty, the dots of a trial).
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode

from editorial.markup.figures import shown
from editorial.markup.headings import LEVELS
from editorial.markup.html import BELOW_IN_HTML
from editorial.markup.links import ours
from editorial.model import color
from editorial.model.site import Site
from editorial.model.text import Text

# A piece of text, or an element: its name ("is"), what it holds ("in"), and what else a sheet shows of it.
Node = str | dict[str, Any]

WORDS, SPACE = "-text", re.compile(r"[ \t\r\n]+")
# Elements that add nothing but what they hold.
TRANSPARENT = frozenset({"tbody", "abbr", "time", "small"})
# Beside them, white space is no word.
BLOCKS = frozenset(
    ["blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "hr", "li", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "thead", "tr", "ul", *LEVELS]
)  # fmt: skip
# A color of the site in a drawing, and the least size of the words in it.
INK, SIZE = re.compile(r"var\(--([\w-]+)(?:,\s*([^()]*))?\)"), re.compile(r'font-size="([\d.]+)')
BOX = re.compile(r'viewBox="[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)')


def inks(tokens: str) -> dict[str, str]:
    """The colors of the style sheet `tokens` by their names, each as it is in the light."""
    return {name: look.light for name, look in color.tokens(tokens).items()}


def tree(html: str, text: Text, site: Site, inks: Mapping[str, str]) -> list[Node]:
    """The HTML of a text as nodes. Links lead to whole addresses where the site's own is known; drawings have their
    colors from `inks`, and other pictures are drawings that hold a picture.
    """
    body = LexborHTMLParser(html.replace(BELOW_IN_HTML, "")).body
    return _Tree(text, site, inks).inside(body) if body else []


class _Tree:
    def __init__(self, text: Text, site: Site, inks: Mapping[str, str]):
        self.text, self.site, self.inks = text, site, inks

    def inside(self, parent: LexborNode, whole: bool = False) -> list[Node]:
        """What an element holds; `whole` keeps each space, as in code."""
        nodes: list[Node] = []
        for child in parent.iter(include_text=True):
            if child.tag == WORDS:
                words = child.text(deep=False)
                nodes.append(words if whole else _single(words, child))
            elif child.tag in TRANSPARENT:
                nodes += self.inside(child, whole)
            elif node := self._element(child, whole or child.tag == "pre"):
                nodes.append(node)
        return [node for node in nodes if node]

    def _element(self, element: LexborNode, whole: bool) -> Node | None:
        tag, attributes = element.tag or "", element.attributes
        kinds = (attributes.get("class") or "").split()
        if tag == "svg":
            return self._svg(element, kinds)
        if tag == "img":
            return self._picture(attributes.get("src") or "", attributes.get("alt") or "")
        if tag != "thead" and "spoken" in kinds:
            return None
        node: dict[str, Any] = {"is": tag, "in": self.inside(element, whole)}
        if kinds:
            node["kinds"] = kinds
        if tag == "a" and (address := self._address(attributes.get("href") or "")):
            node["to"] = address
        if start := attributes.get("start"):
            node["start"] = int(start)
        return node

    def _address(self, href: str) -> str:
        """Where a link leads: a whole address, or `#` and a place in the text; empty where that cannot be said."""
        named = ours(href)
        if not named:
            return href
        file = self.site.target(named.file, self.text)
        other = self.site.by_file.get(file)
        path = self.site.address(other) if other else file.relative_to(self.site.content).as_posix()
        base = self.site.settings.PUBLIC_URL
        return f"{base}/{path}{named.rest}" if base else ""

    def _svg(self, element: LexborNode, kinds: list[str]) -> Node:
        if "bars" in kinds:
            return {"is": "bars", "level": next((kind.replace("-", " ") for kind in kinds if kind != "bars"), "")}
        if "dots" in kinds:
            places = [circle.attributes.get("cx") or "0" for circle in element.css("circle")]
            return {"is": "dots", "at": [float(place.rstrip("%")) for place in places]}
        if element.attributes.get("aria-hidden"):
            return ""
        named = [part.text().strip() for name in ("title", "desc") if (part := element.css_first(name))]
        svg = INK.sub(lambda ink: self.inks.get(ink[1], ink[2]), element.html or "").replace("&nbsp;", "\xa0")
        sizes, box = [float(size) for size in SIZE.findall(svg)], BOX.search(svg)
        return _drawing(
            svg, ". ".join(filter(None, named)), float(box[1]) if box else 0, min(sizes, default=0) if box else 0
        )

    def _picture(self, src: str, alt: str) -> Node:
        """A picture as a drawing that holds it; its alternative text where it cannot be had."""
        file = shown(src, self.text, self.site)
        if not file:
            return alt
        kind, data, width, height = _decoded(file)
        inside = (
            f'<image width="{width}" height="{height}" href="data:image/{kind};base64,{b64encode(data).decode()}"/>'
        )
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{inside}</svg>'
        return _drawing(svg, alt, width, 0)


def _single(words: str, at: LexborNode) -> str:
    """The words with single spaces, and none beside a block."""
    words = SPACE.sub(" ", words)
    for beside, cut in ((at.prev, str.lstrip), (at.next, str.rstrip)):
        if (around := beside or at.parent) and around.tag in BLOCKS:
            words = cut(words, " ")
    return words


def _drawing(svg: str, alt: str, wide: float, least: float) -> Node:
    """A drawing, what it shows, how wide it is, and how high the least of its words are (0: it has none)."""
    return {"is": "drawing", "svg": svg, "alt": alt, "wide": wide, "least": least}


def _decoded(file: Path) -> tuple[str, bytes, int, int]:
    """A picture as a drawing can hold it: its kind, bytes, width and height."""
    with Image.open(file) as picture:
        if picture.format in ("PNG", "JPEG"):
            return picture.format.lower(), file.read_bytes(), picture.width, picture.height
        data = BytesIO()
        picture.convert("RGBA").save(data, "PNG")
        return "png", data.getvalue(), picture.width, picture.height
