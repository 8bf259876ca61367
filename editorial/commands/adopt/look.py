"""The color of a practice: held to 7 to 1 against all that it meets in the theme, and lent to the dark."""

import colorsys
from pathlib import Path

from editorial.model.color import LEAST, Look, channels, faint, mixed, tokens

SHEET = Path("theme/static/css/tokens.css")
# How much of the color its tint holds: as much of these as leaves letters on it readable.
SHARES = (0.15, 0.12, 0.09, 0.06, 0.03)
# Toward which lightness a color is changed until it stands out: black in the light, white in the dark.
ENDS = {"light": 0, "dark": 1}


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
        f"{color} stands apart from the page only {worst.ratio:.1f} to 1 in the {scheme}, where {LEAST:.0f} to 1 can be read by "
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


def for_the_dark(color: str, theme: dict[str, Look]) -> str:
    """What the color of the light becomes in the dark."""
    return nearest(color, "dark", theme)
