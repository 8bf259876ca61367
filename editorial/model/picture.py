"""Pictures: which kinds the site shows, what is wrong with a file, and what an import makes of another kind.

A drawing (SVG) becomes a part of the page, so it must be whole and run nothing. Any other picture is decoded whole,
since a browser shows what is cut off, or is called by another kind, as a hole. None is published with what it tells
besides (see `metadata`).
"""

import re
import tempfile
import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageSequence

from editorial.findings import ContentError
from editorial.model import drawing, metadata
from editorial.model.textfile import kept_elsewhere, read_text

DRAWING = ".svg"
# The kinds of picture that the site shows, and what Pillow calls each.
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP", ".avif": "AVIF"}
KINDS = frozenset({DRAWING, *FORMATS})
# Kinds that browsers or programs of the office show, and that an import turns into PNG.
CONVERTED = frozenset({".bmp", ".gif", ".ico", ".tif", ".tiff"})
# A kind that is the icon of a site, and nothing else.
ICON = ".ico"
# The icon on the screen of a phone, by its name, and its pixels: a smaller one is blurred (Apple's guidelines, app icons).
HOME, LEAST_HOME, BEST_HOME = "apple-touch-icon", 120, 180
# The kinds of picture that a published tree may hold.
PUBLISHED = KINDS | {ICON}
# Pixels. A phone's photo has 12 to 50 million; a picture of more fills the memory when it is decoded.
MOST_PIXELS = 100_000_000
# Pillow looks before it decodes anything, at a picture inside an icon, too: it warns of too many pixels, and raises at twice
# as many. Here both are one.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
TOO_LARGE = (Image.DecompressionBombError, Image.DecompressionBombWarning)
warnings.simplefilter("error", Image.DecompressionBombWarning)
# What Pillow has to say of a picture beside its pixels is for programmers.
warnings.filterwarnings("ignore", category=UserWarning, module="PIL")


def wrong(file: Path, icon: bool = False) -> str:
    """What is wrong with the picture `file`, as the end of a sentence; empty when nothing is.

    An `icon` of the site is shown by browsers beside its name: it may be an ICO, and need not say what it shows.
    """
    kind = file.suffix.lower()
    formats = FORMATS | {ICON: "ICO"} if icon else FORMATS
    if kind == DRAWING:
        return _drawing_wrong(file, icon)
    if kind == ".pdf":
        return "is a PDF, and no picture. Link to it: [its title]({static}../files/" + file.name + ")"
    if kind not in formats:
        return f"is not a picture: {', '.join(sorted(KINDS))}. Use one of these"
    try:
        with Image.open(file) as picture:
            held = "JPEG" if picture.format == "MPO" else picture.format  # a phone's, with a second picture behind it
            if held != formats[kind]:
                return f"is called {kind} and holds a {held}. Save it again as the kind that its name says"
            if held != "JPEG" and getattr(picture, "n_frames", 1) > 1:
                return "moves, and a page gives readers no way to stop it. Save one of its pictures alone"
            wide, high = picture.size
            if icon and file.stem == HOME and (wide != high or wide < LEAST_HOME):
                return f"is {wide} wide and {high} high; a phone shows it as a square. Make both {BEST_HOME}"
            picture.load()
    except TOO_LARGE:
        return f"has more than {MOST_PIXELS // 1_000_000} million pixels. Make it smaller"
    except Exception:  # Pillow's readers raise nearly anything where a file is broken
        broken = "cannot be decoded, so browsers would show a hole. Save it again from the program that made it"
        return kept_elsewhere(file.read_bytes()) or broken
    return ""


def wrong_data(name: str, data: bytes) -> str:
    """What is wrong with a picture that is to be a file of this name; the rest as `wrong`."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(data)
        return wrong(file)


def as_png(data: bytes) -> bytes | None:
    """The picture `data` of one of the kinds CONVERTED as PNG, its first frame if it moves; None when it is none."""
    try:
        with Image.open(BytesIO(data)) as picture:
            frame = next(iter(ImageSequence.Iterator(picture))).copy()
    except Exception:  # as above
        return None
    made = BytesIO()
    in_rgb(frame).save(made, "PNG", optimize=True)
    return made.getvalue()


def in_rgb(picture: Image.Image) -> Image.Image:
    """A picture in red, green and blue, see-through where it was."""
    see_through = "transparency" in picture.info or picture.mode in ("LA", "PA", "RGBA")
    return picture.convert("RGBA" if see_through else "RGB")


def cleaned(data: bytes, kind: str) -> bytes:
    """A picture of the `kind` ".png" with which nothing is wrong, as it is published: without what it tells besides.

    As it is, where it tells nothing. The same bytes always become the same. Raises drawing.Refused for a drawing that may
    not be shown.
    """
    if kind != DRAWING:
        return metadata.stripped(data, kind)
    try:
        svg = data.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise drawing.DrawingRefused("cannot be read. Save it again with the encoding UTF-8") from None
    clean = drawing.cleaned(svg)
    return data if clean == svg else clean.encode()


def _drawing_wrong(file: Path, icon: bool) -> str:
    try:
        svg = drawing.cleaned(read_text(file, file).strip())
    except ContentError as error:
        fault = error.findings[0]
        of_the_file = fault.sentence.startswith(("is ", "cannot "))
        return fault.sentence if of_the_file else f"cannot be read in line {fault.place.line}: {fault.sentence}"
    except drawing.DrawingRefused as error:
        return str(error)
    if icon:
        return ""
    if sentence := drawing.unsized(svg):
        return sentence
    for part in ("title", "desc"):
        if not re.search(rf"<{part}(?:\s[^>]*)?>\s*[^<\s]", svg):
            return f"has no <{part}>. Add one, for readers who cannot see the drawing"
    return ""
