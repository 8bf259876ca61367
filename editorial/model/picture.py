"""What is wrong with a picture's file. A drawing (SVG) becomes a part of the page, so it must be whole and run nothing."""

import re
import xml.etree.ElementTree as etree
from pathlib import Path

from editorial.findings import ContentError
from editorial.model.files import PICTURES
from editorial.model.source import read_text

# What runs, loads or reads something: a script, a handler, other HTML, an address that is no place in the drawing.
ACTS = re.compile(
    r"""<(?:\w+:)?(?:script|foreignObject|iframe|!ENTITY)\b|\son\w+\s*=|\b(?:href|src)\s*=\s*["']\s*[^#"'][^"']*|@import|url\(\s*["']?[^#"')\s]""",
    re.IGNORECASE,
)


def wrong(file: Path) -> str:
    """What is wrong with the picture `file`, as the end of a sentence; empty when nothing is."""
    if file.suffix.lower() not in PICTURES:
        return f"is no picture: {', '.join(sorted(PICTURES))}. Use one of these"
    if file.suffix.lower() != ".svg":
        return ""
    try:
        drawing = read_text(file, file).lstrip()
    except ContentError as error:
        return f"cannot be read in line {error.findings[0].place.line}. Save it again with the encoding UTF-8"
    if not drawing.startswith("<svg "):
        return "does not begin with <svg. Take out what stands before it"
    acts = ACTS.search(drawing)
    if acts:
        return f'holds "{" ".join(acts[0].split())}", which runs or loads something. Take it out'
    try:
        etree.fromstring(drawing)
    except etree.ParseError as error:
        return f"is broken in line {error.position[0]}. Save it again from the program that drew it"
    for part in ("title", "desc"):
        if f"<{part}>" not in drawing:
            return f"has no <{part}>. Add one, for readers who cannot see the drawing"
    return ""
