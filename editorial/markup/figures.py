"""Figures: an image alone in its line becomes a figure with a caption; a drawing stands in the page.

    ![How repair starts](../figures/how-repair-starts.svg "Platelets gather first.")

An SVG is put in line, so that it takes the page's own inks, in light, dark and print, and costs no request.
The alternative text becomes its title, the title its caption; its own <desc> describes it. A picture whose file cannot
be had or shown becomes its alternative text, and the rules say so (R21).
"""

import re
import xml.etree.ElementTree as etree
from html import escape
from pathlib import Path

from markdown.extensions.attr_list import get_attrs_and_remainder

from editorial.markup.facts import Drawing, Element
from editorial.markup.html import decoded
from editorial.markup.parser import Parser
from editorial.markup.steps import OfTree
from editorial.model import drawing, photo
from editorial.model.picture import DRAWING, FORMATS
from editorial.model.site import Site
from editorial.model.text import Text
from editorial.model.textfile import read_text

STATIC = "{static}"
# What holds words without a paragraph around them.
TIGHT = frozenset({"li", "dd"})
BLOCKS = frozenset({"blockquote", "div", "dl", "figure", "ol", "p", "pre", "section", "table", "ul"})
BRACES = re.compile(r"\{:?[^{}\n]*\}")
# A drawing in its figure, up to the caption.
DRAWN = re.compile(r"<figure\b[^>]*><svg\b.*?</svg>(?=\s*<(?:figcaption|/figure)\b)", re.DOTALL)
# A line of text: words, and marks inside it.
Line = list[str | Element]


def in_words_too(html: str) -> str:
    """The HTML with what a drawing shows below it, in words, for where no drawing may be shown."""

    def told(drawn: re.Match[str]) -> str:
        said = [words[1] for part in ("title", "desc") if (words := re.search(rf"<{part}\b[^>]*>([^<]+)", drawn[0]))]
        return f"{drawn[0]}<p>Drawing: {'. '.join(said)}</p>"

    return DRAWN.sub(told, html)


def place(md: Parser, root: Element) -> None:
    """Make a `figure` of each `img` that has no words beside it in its line; words above and below stay paragraphs."""
    for parent in list(root.iter()):
        if parent.tag in TIGHT:
            _of_point(md, parent)
        for child in [child for child in parent if child.tag == "p" and child.find("img") is not None]:
            at = list(parent).index(child)
            parent[at : at + 1] = _parted(md, child)
    for image in list(root.iter("img")):  # pictures beside the text: Pelican's own way to copy and link them
        source = md.facts.pictures[image] = image.get("src", "")
        if "://" in source:
            continue
        if file := shown(source, md.text, md.site):
            image.set("src", STATIC + source.removeprefix(STATIC))
            if file.suffix.lower() in FORMATS:  # so that nothing moves when it comes
                width, height = photo.shape(file)
                image.attrib |= {"width": str(width), "height": str(height)}
        else:
            image.tag, image.text = "span", image.attrib.pop("alt", "")
            del image.attrib["src"]


def shown(source: str, text: Text, site: Site) -> Path | None:
    """The picture of ours that a text names so; None where it cannot be had or shown."""
    file = site.target(source.removeprefix(STATIC), text)
    return file if file in site.files.openable and not site.wrong_with(file) else None


def _parted(md: Parser, paragraph: Element) -> list[Element]:
    """A paragraph, parted where a line holds nothing but pictures; the first part is the paragraph itself."""
    lines = _lines(paragraph)
    if not any(map(_pictures, lines)):
        return [paragraph]
    parts: list[Element] = []
    tail, words = paragraph.tail, None
    paragraph[:], paragraph.text, paragraph.tail = [], None, None
    for line in lines:
        if pictures := _pictures(line):
            words = None
            for picture in pictures:
                parts.append(etree.Element("figure") if parts else paragraph)
                _fill(md, parts[-1], picture)
            continue
        if words is None:
            words = etree.Element("p") if parts else paragraph
            parts.append(words)
        else:
            _append(words, ["\n"])
        _append(words, line)
    parts[-1].tail = tail
    return parts


def _of_point(md: Parser, point: Element) -> None:
    """Make figures inside a point that is no paragraph."""
    for picture in [picture for line in _lines(point) for picture in _pictures(line)]:
        figure = etree.Element("figure")
        figure.tail = (picture.tail or "").partition("\n")[2]
        point[list(point).index(picture)] = figure
        _fill(md, figure, picture)


def _fill(md: Parser, figure: Element, image: Element) -> None:
    """Make `figure` hold the image, or what it draws, and its caption."""
    figure.tag = "figure"
    image.tail = (image.tail or "").partition("\n")[0].strip()  # attributes in braces, which are read later
    figure.append(image)
    caption = image.attrib.pop("title", None)
    source, alt = image.get("src", ""), decoded(image.get("alt", ""))
    named = source.removeprefix(STATIC)
    drawn = named.endswith(DRAWING) and "{" not in named and "://" not in named
    if drawn and (file := shown(named, md.text, md.site)):
        md.facts.drawings[figure] = Drawing(source, alt)
        figure.remove(image)
        # Its `title` names it and its `desc` describes it (SVG-AAM 1.0): https://www.w3.org/TR/svg-aam-1.0/#mapping_additional_nd
        title = f"<title>{escape(alt)}</title>"
        svg = re.sub(r"<title>.*?</title>", lambda _: title, _tight(md, file), count=1, flags=re.DOTALL)
        figure.text = md.htmlStash.store(svg)
        for name, value in get_attrs_and_remainder(image.tail.strip("{: }"))[0]:
            if name == "id":
                figure.set(name, value)
            else:
                md.facts.refused[figure].append((name if name != "." else f".{value}", value))
    if caption:
        etree.SubElement(figure, "figcaption").text = caption
        md.treeprocessors["inline"].run(figure)  # a caption may cite and link


def _tight(md: Parser, file: Path) -> str:
    """A drawing without white space between its marks, but between words of a label, where it is text; each is read once."""
    if file not in md.drawings:
        svg = drawing.cleaned(read_text(file, file).strip())
        md.drawings[file] = re.sub(r">\s+<(?!/?t(?:ext|span))", "><", svg)
    return md.drawings[file]


def _lines(element: Element) -> list[Line]:
    """The lines of an element, up to the first block in it; a `br` stands at the end of its line."""
    lines: list[Line] = [[words] for words in (element.text or "").split("\n")]
    for child in element:
        if child.tag in BLOCKS:
            break
        lines[-1].append(child)
        behind = child.tail or ""
        if child.tag == "br":
            lines.append([])
            behind = behind.removeprefix("\n")
        first, *rest = behind.split("\n")
        lines[-1].append(first)
        lines += [[words] for words in rest]
    return lines


def _pictures(line: Line) -> list[Element]:
    """The pictures of a line that holds nothing else but spaces, and attributes in braces behind one; else none."""
    pictures: list[Element] = []
    for part in line:
        if isinstance(part, str):
            if part.strip() and not (pictures and BRACES.fullmatch(part.strip())):
                return []
        elif part.tag == "img":
            pictures.append(part)
        elif part.tag != "br":
            return []
    return pictures


def _append(element: Element, line: Line) -> None:
    """Put the parts of a line at the end of an element."""
    for part in line:
        if not isinstance(part, str):
            part.tail = None
            element.append(part)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + part
        else:
            element.text = (element.text or "") + part


def extend(md: Parser) -> None:
    """Act after marks inside a line are read (20), before citations are numbered (16).

    Pictures are read before links (160), which their captions may hold.
    """
    md.inlinePatterns.register(md.inlinePatterns["image_link"], "image_link", 165)
    md.treeprocessors.register(OfTree(md, place), "figures", 18)
