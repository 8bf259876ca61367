"""Enrich: standing notices. A text that names certain treatments says near its top how they stand (R40), and what the
law of the practice's own place has it say (R42).

Takes the settings NOTICES, and STATE_NOTICES of the place that JURISDICTION names (see
`editorial.model.settings.StandingNotice`). Adds `notices` to each article and page: those whose words stand in its
header or text, the law's first.
"""

from typing import Any

from pelican import signals


def _attach(generators: list[Any]) -> None:
    any_one = generators[0]  # all generators share one context
    notices = any_one.settings["DOCUMENTS"].site.settings.notices
    for content in any_one.context["generated_content"].values():
        content.notices = [notices[number] for number in content.rendition.notices]


def register() -> None:
    """Look for the words once every text is read."""
    signals.all_generators_finalized.connect(_attach)
