"""Render: where a page is shared, its language must have a place, as Open Graph wants it (https://ogp.me/#optional).

Lends templates `locale_of`, a function of a language code. All else that is said there (`includes/social.html`) the page
itself knows.
"""

import locale
import re
from typing import Any

from pelican import signals


def locale_of(lang: str) -> str:
    """The language and its usual country, as Python's own table has them; "" where it has none: a script is no country.

    >>> locale_of("en"), locale_of("pt-BR"), locale_of("tlh"), locale_of("ar"), locale_of("zh-Hans"), locale_of("es-419")
    ('en_US', 'pt_BR', '', '', '', '')
    """
    found = locale.normalize(lang.replace("-", "_")).partition(".")[0]
    return found if re.fullmatch("[a-z]+_[A-Z]{2}", found) and not found.endswith("_AA") else ""  # AA is nowhere


def _attach(generator: Any) -> None:
    generator.context["locale_of"] = locale_of


def register() -> None:
    """Lend templates the function at the start of each run."""
    signals.article_generator_init.connect(_attach)
