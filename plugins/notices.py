"""Enrich: standing notices. A text that names certain treatments says near its top how they stand (R40), and what the
law of the practice's own place has it say (R42).

Takes the settings NOTICES, and STATE_NOTICES of the place that JURISDICTION names: for each notice, the words that call
for it (a regular expression), what it says, and a link. Adds `notices` to each article and page: those whose words stand
in its title, summary or text, the law's first.
"""

import re

from markupsafe import Markup
from pelican import signals


def in_force(settings: dict) -> list[dict]:
    """Every notice that holds where the practice is, the law's first."""
    return [*settings["STATE_NOTICES"].get(settings["JURISDICTION"], ()), *settings["NOTICES"]]


def called_for(text: str, notices: list[dict]) -> list[dict]:
    """The notices whose words stand in `text`, whatever the case of their letters."""
    return [notice for notice in notices if re.search(notice["words"], text, re.IGNORECASE)]


def _attach(generators: list) -> None:
    any_one = generators[0]  # all generators share one context
    notices = in_force(any_one.settings)
    for content in any_one.context["generated_content"].values():
        text = Markup(f"{content.title} {content.summary} {content._content}").striptags()
        content.notices = called_for(text, notices)


def register() -> None:
    """Look for the words once every text is read."""
    signals.all_generators_finalized.connect(_attach)
