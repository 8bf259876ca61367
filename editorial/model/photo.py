"""Photos as they are published: upright, no larger than a page shows them, and in the kinds that take the fewest bytes.

A phone's photo has 5 MB and 12 million pixels, of which a page can show one in ten. Its place is taken by a smaller
one of the same kind, for old browsers and for those who share the page; beside it stand others in AVIF and WebP. What
is small already stays as it is. The same bytes always become the same.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image

from editorial.model import metadata
from editorial.model.color_profile import without_words
from editorial.model.picture import FORMATS, in_rgb

# Pixels of the longer side: three for each that a figure is wide (30 rem), as phones have them.
LONGEST_SIDE = 1440
# Bytes that a reader gets at most, where a lower quality can do it.
MOST_BYTES = 200_000
# Kinds that stand beside a picture of a kind, those that browsers should try first before the others.
BESIDE = {".jpg": (".avif", ".webp"), ".jpeg": (".avif", ".webp"), ".png": (".webp",), ".webp": (".avif",)}
# The qualities to try for each kind, from the best on; lines of a drawing stay sharp in a WebP that loses nothing.
QUALITIES = {".avif": (55, 45, 35), ".webp": (80, 65, 50), ".jpg": (82, 70, 55)}
# Colors of which each kind can hold as many; others, such as the 16 bits of some X-rays, are left as they are.
PLAIN = frozenset({"1", "L", "P", "LA", "PA", "RGB", "RGBA", "CMYK"})
# Those whose profile of colors holds for the red, green and blue that all kinds can have.
COLORED = frozenset({"P", "PA", "RGB", "RGBA"})


def beside(picture: Path) -> tuple[str, ...]:
    """The kinds in which a sound picture is published besides its own, in the order for browsers to try them."""
    with Image.open(picture) as opened:
        return BESIDE.get(picture.suffix.lower(), ()) if _still(opened) else ()


def shape(picture: Path) -> tuple[int, int]:
    """How wide and high a sound picture is on the published site, in pixels."""
    with Image.open(picture) as opened:
        width, height = opened.size
        if metadata.orientation(opened) >= 5:  # it lies on its side
            width, height = height, width
        if not _still(opened) or picture.suffix.lower() not in BESIDE:
            return width, height
        scale = min(1.0, LONGEST_SIDE / max(width, height))
        return max(1, round(width * scale)), max(1, round(height * scale))


def published(data: bytes, kind: str, wanted: str) -> bytes:
    """The sound picture `data` of the `kind` ".jpg", as a file of the kind `wanted`."""
    with Image.open(BytesIO(data)) as opened:
        small = max(opened.size) <= LONGEST_SIDE and len(data) <= MOST_BYTES
        if kind == wanted and (small or kind not in BESIDE or not _still(opened)):
            return metadata.stripped(data, kind)
        profile = without_words(opened.info.get("icc_profile", b"")) if opened.mode in COLORED else b""
        opened.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
        seen = metadata.upright(opened)
        if seen.mode not in ("L", "RGB", "RGBA"):
            seen = in_rgb(seen)
        return _saved(seen, kind, wanted, profile)


def _saved(picture: Image.Image, kind: str, wanted: str, profile: bytes) -> bytes:
    ways = [{"quality": quality} for quality in QUALITIES.get(wanted.replace("jpeg", "jpg"), (100,))]
    if (kind, wanted) == (".png", ".webp"):
        ways.insert(0, {"lossless": True})
    for way in ways:
        made = BytesIO()
        picture.save(made, FORMATS[wanted], icc_profile=profile, exif=b"", optimize=True, progressive=True, **way)
        if made.tell() <= MOST_BYTES:
            break
    return metadata.stripped(made.getvalue(), wanted)


def _still(picture: Image.Image) -> bool:
    """Whether a picture does not move, and has plain colors."""
    return (picture.format == "MPO" or getattr(picture, "n_frames", 1) == 1) and picture.mode in PLAIN
