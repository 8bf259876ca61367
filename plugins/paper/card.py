"""The card of an article: the picture that others show where they link to it. No claim stands on it without its certainty."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from PIL import ImageColor

from plugins.extra_files import words_of
from plugins.paper.press import PICTURE, Job

WIDTH, HEIGHT = 1200, 630
# The colors of a card besides its ground, and in how many steps the edges of letters lead to each: 16 in all.
STEPS = {"ink": 9, "teal": 4, "line": 1, "hair": 1}


@dataclass(frozen=True)
class SocialCard:
    """A card: its address from the top of the site, its size in pixels, and what it shows in words."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Face:
    """What a card says: a title, a sentence, and how sure we are of that ("very low"; empty where it is no claim)."""

    title: str
    says: str
    level: str
    lang: str

    def alt(self, site: str) -> str:
        """All that the card says."""
        sure = f"{self.level} certainty.".capitalize() if self.level else ""
        title = self.title if self.title.endswith((".", "?", "!", "…")) else f"{self.title}."
        return " ".join(filter(None, (title, self.says, sure, f"{site}.")))

    def job(self, site: str, sign: str | None, inks: Mapping[str, str]) -> Job:
        """How the card of the `site` with this `sign` is made."""
        data = asdict(self) | {"site": site, "sign": sign, "inks": inks}
        return Job("card.typ", json.dumps(data, ensure_ascii=False), PICTURE, _palette(inks))


def face_of(article: Any) -> Face:
    """What the card of an article says: its first point that sums up an evidence note, else its answer."""
    title = words_of(article.title)
    for point in article.key_points:
        if point.certainty:
            return Face(title, words_of(point.words), point.certainty.level, article.lang)
    return Face(title, words_of(article.summary), "", article.lang)


def _palette(inks: Mapping[str, str]) -> tuple[int, ...]:
    ground = ImageColor.getrgb(inks["paper"])
    parts = list(ground)
    for name, steps in STEPS.items():
        for step in range(1, steps + 1):
            parts += [
                round(a + (b - a) * step / steps) for a, b in zip(ground, ImageColor.getrgb(inks[name]), strict=True)
            ]
    return tuple(parts)
