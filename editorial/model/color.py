"""How far two colors stand apart, and which colors of the theme meet each other: letters on a ground."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

# WCAG 2.2, 1.4.6: what letters need.
LEAST_CONTRAST = 7.0
# Letters, and the grounds that style sheets set them on. The heads of cards are the same pairs the other way round.
PAIRS = [
    (letters, ground) for letters in ("ink", "soft", "teal") for ground in ("paper", "tint", "teal-tint", "amber-tint")
]
PAIRS += [("amber", "paper"), ("red", "paper")]
TOKEN = re.compile(r"(--(?P<name>[\w-]+): var\(--L, )(?P<light>#\w{3,6})(\) var\(--D, )(?P<dark>#\w{3,6})(\);)")


class Look(NamedTuple):
    """A color in the light and in the dark."""

    light: str
    dark: str


class Faint(NamedTuple):
    """A pair of the theme that does not stand apart far enough: in the "light" or the "dark", and how far."""

    letters: str
    ground: str
    scheme: str
    ratio: float


def channels(color: str) -> tuple[float, ...]:
    """Red, green and blue from 0 to 255 of "#221d18", "#fff" or a browser's "rgb(34, 29, 24)".

    Raises ValueError for what is see-through, or no such color.
    """
    if re.fullmatch(r"#([0-9a-fA-F]{3}){1,2}", color):
        digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
        return tuple(int(digits[at : at + 2], 16) for at in (0, 2, 4))
    numbers = [float(number) for number in re.findall(r"[\d.]+", color)]
    if not color.startswith("rgb") or (len(numbers) == 4 and numbers[3] < 1):
        raise ValueError(f"{color} is not an opaque rgb() color")
    return tuple(numbers[:3])


@cache
def luminance(color: str) -> float:
    """Relative luminance from 0 to 1 (WCAG 2.2, "relative luminance")."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in channels(color))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, two: str) -> float:
    """Contrast ratio from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


def mixed(color: str, ground: str, share: float) -> str:
    """A `share` of a color, from 0 to 1, on a ground, as "#rrggbb"."""
    both = zip(channels(color), channels(ground), strict=True)
    return "#" + "".join(f"{round(share * part + (1 - share) * other):02x}" for part, other in both)


def tokens(sheet: str) -> dict[str, Look]:
    """The colors of the style sheet `sheet` (tokens.css) by their names: the first of a name is the usual one."""
    return {found["name"]: Look(found["light"], found["dark"]) for found in reversed([*TOKEN.finditer(sheet)])}


def with_tokens(sheet: str, looks: dict[str, Look]) -> str:
    """The style sheet with some of its usual colors exchanged."""
    waiting = dict(looks)

    def exchanged(found: re.Match[str]) -> str:
        look = waiting.pop(found["name"], None)
        return f"{found[1]}{look.light}{found[4]}{look.dark}{found[6]}" if look else found[0]

    return TOKEN.sub(exchanged, sheet)


def faint(looks: dict[str, Look]) -> Iterator[Faint]:
    """Yield each pair of the theme whose letters do not stand apart from their ground by `LEAST_CONTRAST` to 1."""
    for letters, ground in PAIRS:
        for scheme in Look._fields:
            found = ratio(getattr(looks[letters], scheme), getattr(looks[ground], scheme))
            if found < LEAST_CONTRAST:
                yield Faint(letters, ground, scheme, found)
