"""Enrich: standing notices. A text that names certain treatments says near its top how they stand (R40).

Takes the setting NOTICES: for each, the words that call for it (a regular expression), what it says, and a link.
Adds `notices` to each article and page: those whose words stand in its title, summary or text.
"""

import re

from markupsafe import Markup
from pelican import signals


def called_for(text: str, notices: list[dict]) -> list[dict]:
    """The notices whose words stand in `text`, whatever the case of their letters."""
    return [notice for notice in notices if re.search(notice["words"], text, re.IGNORECASE)]


def _attach(generators: list) -> None:
    any_one = generators[0]  # all generators share one context
    for content in any_one.context["generated_content"].values():
        text = Markup(f"{content.title} {content.summary} {content._content}").striptags()
        content.notices = called_for(text, any_one.settings["NOTICES"])


def register() -> None:
    """Look for the words once every text is read."""
    signals.all_generators_finalized.connect(_attach)
