"""Who can see a text today: the one answer, for the check, the build, the addresses and the preview."""

from datetime import date
from enum import Enum

from editorial.model.text import Text


class Visibility(Enum):
    """What keeps a text off the public site, or that nothing does."""

    PUBLIC = "public"
    DRAFT = "draft"
    HIDDEN = "hidden"
    TO_COME = "to come"
    OVERDUE = "overdue"
    WITHDRAWN = "withdrawn"


def visibility(text: Text, today: date, grace: int, gone: bool = False) -> Visibility:
    """Who can see `text` on the day `today`, when a page stays for `grace` days after its review was due (R33).

    One that is kept back, and whose address is said to be `gone` on purpose, was withdrawn.
    """
    if not will_be_published(text):
        return Visibility.WITHDRAWN if gone else Visibility(text.status)
    if text.day > today.isoformat():
        return Visibility.TO_COME
    if text.is_article and text.review and today > text.review.last_day(grace):
        return Visibility.OVERDUE
    return Visibility.PUBLIC


def will_be_published(text: Text) -> bool:
    """Whether it is meant for readers, today or later: only then does a fault in it stop a build."""
    return text.status not in ("draft", "hidden")
