"""Contrast between two colors as a browser computes them."""

import re
from functools import cache


def channels(color: str) -> tuple[float, float, float]:
    """Red, green and blue from 0 to 255 of a computed color: "rgb(34, 29, 24)". Refuses what is see-through."""
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
