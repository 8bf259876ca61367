"""What stands in the drawings of a Word file: boxes with text, charts, diagrams (SmartArt), letters drawn (WordArt).

ECMA-376, part 1: 20.1 DrawingML, 21.2 charts, 21.4 diagrams; part 4, 19.1 VML.
"""

import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator

from editorial.commands.importing.runs import words_of
from editorial.commands.importing.xmlfile import at, every, get, name

CHART = "a table of the numbers of this chart, or its picture; it says:"
DIAGRAM = "a list of what this diagram says, or its picture:"


def boxes(node: etree.Element) -> list[etree.Element]:
    """The outermost boxes with text in a drawing."""
    found = []
    for child in node:
        if name(child) == "txbxContent":
            found.append(child)
        elif name(child) != "Fallback":
            found += boxes(child)
    return found


def texts(node: etree.Element, part: Callable[[str], etree.Element | None]) -> Iterator[tuple[str, list[str]]]:
    """Yield what a drawing says outside its boxes: what to ask of its writer, and the lines.

    `part` gives the tree of the part that a relation names.
    """
    for child in every(node, "chart", "relIds", "textpath"):
        if name(child) == "textpath":
            yield from [("", [said])] if (said := get(child, "string")).strip() else []
        elif name(child) == "chart" and (tree := part(get(child, "id"))) is not None:
            yield CHART, chart(tree)
        elif name(child) == "relIds" and (tree := part(get(child, "dm"))) is not None:
            yield DIAGRAM, [text for point in every(tree, "pt") if (text := _line(point))]


def chart(root: etree.Element) -> list[str]:
    """The titles of a chart, and a line for each of its rows of numbers."""
    lines = [_line(title) for title in every(root, "title")]
    for series in every(root, "ser"):
        called = [_points(node) for node in at(series, "tx")]
        ranks = [_points(node) for node in series if name(node) in ("cat", "xVal")]
        values = [_points(node) for node in series if name(node) in ("val", "yVal", "bubbleSize")]
        rows = dict.fromkeys(key for points in [*ranks, *values] for key in points)
        each = ", ".join(" ".join(points[key] for points in [*ranks, *values] if key in points) for key in rows)
        name_of = " ".join(word for points in called for word in points.values())
        lines.append(f"{name_of}: {each}" if name_of else each)
    return [line for line in lines if line.strip()]


def ruby(node: etree.Element) -> str:
    """Words with those that stood above them, in brackets."""
    above, below = ("".join(map(words_of, at(node, kind))) for kind in ("rt", "rubyBase"))
    return f"{below} ({above})"


def embedded(node: etree.Element) -> str:
    """The program of an embedded object, such as "Excel.Sheet.12"; empty where there is none."""
    return next((get(part, "ProgID") or "another program" for part in every(node, "OLEObject")), "")


def has_picture(node: etree.Element) -> bool:
    """Whether a drawing holds a picture."""
    return any(True for _ in every(node, "blip", "imagedata"))


def is_cropped(node: etree.Element) -> bool:
    """Whether only a part of a picture was seen."""
    return any(get(edges, side) not in ("", "0") for edges in every(node, "srcRect") for side in "ltrb")


def _line(node: etree.Element) -> str:
    return " ".join(words_of(node).split())


def _points(node: etree.Element) -> dict[str, str]:
    """The points of a row by their number: text, or a number without the digits that no one typed."""
    points = {get(point, "idx"): "".join(point.itertext()).strip() for point in every(node, "pt")}
    direct = {"": "".join(part.text or "" for part in every(node, "v", "t"))}
    return {key: _short(value) for key, value in (points or direct).items() if value}


def _short(value: str) -> str:
    try:
        return f"{float(value):.12g}" if len(value) > 12 else value
    except ValueError:
        return value
