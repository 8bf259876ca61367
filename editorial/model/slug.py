"""A name as it stands in an address."""

from collections.abc import Sequence
from functools import lru_cache

from markdown.extensions.toc import slugify as heading_slug
from markdown.extensions.toc import slugify_unicode
from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

Substitutions = Sequence[tuple[str, str]]


def slug_of(name: str, substitutions: Substitutions = DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"]) -> str:
    """The name of a topic, a tag or a title as Pelican writes it in an address; empty when no letter is left of it."""
    return _slug_of(name, tuple(substitutions))


@lru_cache(maxsize=20_000)  # few names, which every text asks for
def _slug_of(name: str, substitutions: tuple[tuple[str, str], ...]) -> str:
    return slugify(name, regex_subs=substitutions)


def anchor_of(words: str) -> str:
    """The words of a heading or of the glossary as the id of their place on a page; empty when no letter is left.

    Words without a Latin letter keep their own, so that a link to the place leads there when one more stands above it.
    """
    return heading_slug(words, "-") or slugify_unicode(words, "-")
