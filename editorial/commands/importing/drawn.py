"""What stands in the drawings of a Word file: boxes with text, charts, diagrams (SmartArt), letters drawn (WordArt).

ECMA-376, part 1: 20.1 DrawingML, 21.2 charts, 21.4 diagrams; part 4, 19.1 VML.
"""

import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator

from editorial.commands.importing.xmlfile import get, name

CHART = "a table of the numbers of this chart, or its picture; it says:"
DIAGRAM = "a list of what this diagram says, or its picture:"


def boxes(node: etree.Element) -> list[etree.Element]:
    """The outermost boxes with text in a drawing."""
    found = []
    for child in node:
        found += [child] if name(child) == "txbxContent" else [] if name(child) == "Fallback" else boxes(child)
    return found


def texts(node: etree.Element, part: Callable[[str], etree.Element | None]) -> Iterator[tuple[str, list[str]]]:
    """Yield what a drawing says outside its boxes: what to ask of its writer, and the lines.

    `part` gives the tree of the part that a relation names.
    """
    for child in node.iter():
        if name(child) == "chart" and (tree := part(get(child, "id"))) is not None:
            yield CHART, chart(tree)
        elif name(child) == "relIds" and (tree := part(get(child, "dm"))) is not None:
            yield DIAGRAM, diagram(tree)
        elif name(child) == "textpath" and get(child, "string").strip():
            yield "", [get(child, "string")]


def chart(root: etree.Element) -> list[str]:
    """The titles of a chart, and a line for each of its rows of numbers."""
    lines = [_said(title) for title in root.iter() if name(title) == "title"]
    for series in (node for node in root.iter() if name(node) == "ser"):
        called = [_points(node) for node in series if name(node) == "tx"]
        ranks = [_points(node) for node in series if name(node) in ("cat", "xVal")]
        values = [_points(node) for node in series if name(node) in ("val", "yVal", "bubbleSize")]
        rows = dict.fromkeys(key for points in [*ranks, *values] for key in points)
        each = ", ".join(" ".join(points[key] for points in [*ranks, *values] if key in points) for key in rows)
        name_of = " ".join(word for points in called for word in points.values())
        lines.append(f"{name_of}: {each}" if name_of else each)
    return [line for line in lines if line.strip()]


def diagram(root: etree.Element) -> list[str]:
    """The points of a diagram."""
    return [text for point in root.iter() if name(point) == "pt" and (text := _said(point))]


def ruby(node: etree.Element) -> str:
    """Words with those that stood above them, in brackets."""
    above, below = (
        "".join(text.text or "" for part in node.findall(f"./{{*}}{kind}") for text in part.iter() if name(text) == "t")
        for kind in ("rt", "rubyBase")
    )
    return f"{below} ({above})"


def embedded(node: etree.Element) -> str:
    """The program of an embedded object, such as "Excel.Sheet.12"; empty where there is none."""
    return next((get(part, "ProgID") or "another program" for part in node.iter() if name(part) == "OLEObject"), "")


def has_picture(node: etree.Element) -> bool:
    """Whether a drawing holds a picture."""
    return any(name(part) in ("blip", "imagedata") for part in node.iter())


def is_cropped(node: etree.Element) -> bool:
    """Whether only a part of a picture was seen."""
    edges = [part for part in node.iter() if name(part) == "srcRect"]
    return any(get(part, side) not in ("", "0") for part in edges for side in "ltrb")


def _said(node: etree.Element) -> str:
    return " ".join(
        "".join(
            part.text or "" if name(part) == "t" else " " if name(part) == "p" else "" for part in node.iter()
        ).split()
    )


def _points(node: etree.Element) -> dict[str, str]:
    """The points of a row by their number: text, or a number without the digits that no one typed."""
    points = {get(point, "idx"): "".join(point.itertext()).strip() for point in node.iter() if name(point) == "pt"}
    direct = {"": "".join(part.text or "" for part in node.iter() if name(part) in ("v", "t"))}
    return {key: _short(value) for key, value in (points or direct).items() if value}


def _short(value: str) -> str:
    try:
        return f"{float(value):.12g}" if len(value) > 12 else value
    except ValueError:
        return value
