"""The color of a practice, held to 7 to 1 against all that it meets in the theme, and the signs that browsers and phones show
beside the name of a site: its initials on its color.
"""

import colorsys
import html
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from editorial.model.color import LEAST_CONTRAST, Look, channels, faint, mixed, tokens

SHEET = Path("theme/static/css/tokens.css")
# How much of the color its tint holds: as much of these as leaves letters on it readable.
SHARES = (0.15, 0.12, 0.09, 0.06, 0.03)
# Toward which lightness a color is changed until it stands out: black in the light, white in the dark.
ENDS = {"light": 0, "dark": 1}
# Words of a name that give it no initial.
SMALL = {"a", "an", "and", "at", "by", "for", "in", "of", "on", "the"}
SIDE = 180  # what a phone asks for


def looks(root: Path) -> dict[str, Look]:
    """The colors of the theme of the project `root`, by name."""
    return tokens((root / SHEET).read_text(encoding="utf-8"))


def dressed(color: str, scheme: str, theme: dict[str, Look]) -> dict[str, Look]:
    """The colors of the theme with another one and its tint, in the "light" or the "dark"."""
    for share in SHARES:
        tint = mixed(color, getattr(theme["paper"], scheme), share)
        made = theme | {
            "teal": theme["teal"]._replace(**{scheme: color}),
            "teal-tint": theme["teal-tint"]._replace(**{scheme: tint}),
        }
        if not [pair for pair in faint(made) if pair.scheme == scheme and pair.ground == "teal-tint"]:
            break
    return made


def wrong(color: str, scheme: str, theme: dict[str, Look]) -> str:
    """Why a color cannot be taken in the "light" or the "dark", as a sentence without its stop; empty where it can."""
    poor = [pair for pair in faint(dressed(color, scheme, theme)) if pair.scheme == scheme]
    if not poor:
        return ""
    worst = min(poor, key=lambda pair: pair.ratio)
    return (
        f"{color} stands apart from the page only {worst.ratio:.1f} to 1 in the {scheme}, where {LEAST_CONTRAST:.0f} to 1 can be read by "
        f"most. The nearest that does is {nearest(color, scheme, theme)}"
    )


def nearest(color: str, scheme: str, theme: dict[str, Look]) -> str:
    """The same hue, darker or lighter by as little as it takes to stand out."""
    hue, light, full = colorsys.rgb_to_hls(*(part / 255 for part in channels(color)))
    for step in range(101):
        lightness = light + (ENDS[scheme] - light) * step / 100
        near = "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, lightness, full))
        if not [pair for pair in faint(dressed(near, scheme, theme)) if pair.scheme == scheme]:
            break
    return near


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
