"""Pictures: which kinds the site shows, what is wrong with a file, and what an import makes of another kind.

A drawing (SVG) becomes a part of the page, so it must be whole and run nothing. Any other picture is decoded whole,
since a browser shows what is cut off, or is called by another kind, as a hole.
"""

import re
import xml.etree.ElementTree as etree
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageSequence, UnidentifiedImageError

from editorial.findings import ContentError
from editorial.model.textfile import read_text

DRAWING = ".svg"
# The kinds of picture that the site shows, and what Pillow calls each.
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP", ".avif": "AVIF"}
KINDS = frozenset({DRAWING, *FORMATS})
# Kinds that browsers or programs of the office show, and that an import turns into PNG.
CONVERTED = frozenset({".bmp", ".gif", ".ico", ".tif", ".tiff"})
# Pixels. A phone's photo has 12 to 50 million; a picture of more fills the memory when it is decoded.
MOST_PIXELS = 100_000_000
# What runs, loads or reads something: a script, a handler, other HTML, an address that is no place in the drawing.
ACTS = re.compile(
    r"""<(?:\w+:)?(?:script|foreignObject|iframe|!ENTITY)\b|\son\w+\s*=|\b(?:href|src)\s*=\s*["']\s*[^#"'][^"']*|@import|url\(\s*["']?[^#"')\s]""",
    re.IGNORECASE,
)


def wrong(file: Path) -> str:
    """What is wrong with the picture `file`, as the end of a sentence; empty when nothing is."""
    kind = file.suffix.lower()
    if kind == DRAWING:
        return _drawing_wrong(file)
    if kind not in FORMATS:
        return f"is no picture: {', '.join(sorted(KINDS))}. Use one of these"
    try:
        with Image.open(file) as picture:
            if picture.format != FORMATS[kind]:
                return f"is called {kind} and holds a {picture.format}. Save it anew as the kind that its name says"
            if picture.width * picture.height > MOST_PIXELS:
                return f"has {picture.width} × {picture.height} pixels. Make it smaller"
            picture.load()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return "cannot be decoded, so browsers would show a hole. Save it again from the program that made it"
    return ""


def as_png(data: bytes) -> bytes | None:
    """The picture `data` of one of the kinds CONVERTED as PNG, its first frame if it moves; None when it is none."""
    try:
        with Image.open(BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            frame = next(iter(ImageSequence.Iterator(picture))).copy()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return None
    made = BytesIO()
    frame.convert("RGBA" if "transparency" in frame.info or frame.mode in ("LA", "PA", "RGBA") else "RGB").save(
        made, "PNG", optimize=True
    )
    return made.getvalue()


def _drawing_wrong(file: Path) -> str:
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
