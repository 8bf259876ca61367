"""The signs that browsers and phones show beside the name of a site: its initials on its color."""

import html
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

# Words of a name that give it no initial.
SMALL = {"a", "an", "and", "at", "by", "for", "in", "of", "on", "the"}
SIDE = 180  # what a phone asks for


def initials(name: str) -> str:
    """One or two capitals that stand for a name: "HC" for "Harbor Clinic"; empty where it has no letter."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    telling = [word for word in words if word.lower() not in SMALL] or words
    return "".join(word[0] for word in telling[:2]).upper()


def drawn(name: str, ground: str, letters: str) -> bytes:
    """The sign as a drawing, for favicon.svg."""
    size = 17 if len(initials(name)) > 1 else 22
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="{ground}"/>'
        f'<text x="16" y="16" dy="0.35em" text-anchor="middle" font-size="{size}" '
        f'font-weight="700" fill="{letters}">{html.escape(initials(name))}</text></svg>\n'
    ).encode()


def painted(name: str, ground: str, letters: str) -> bytes:
    """The sign as a picture, for apple-touch-icon.png. Pillow's own font knows Latin letters: others are left out."""
    picture = Image.new("RGB", (SIDE, SIDE), ground)
    if (short := initials(name)).isascii():
        font = ImageFont.load_default(SIDE * (0.5 if len(short) > 1 else 0.62))
        ImageDraw.Draw(picture).text((SIDE / 2, SIDE / 2), short, letters, font, anchor="mm", stroke_width=2)
    file = BytesIO()
    picture.quantize(16).save(file, "PNG", bits=4, optimize=True)
    return file.getvalue()
