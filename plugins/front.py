"""Enrich: what the front page shows besides articles.

Adds `certainties` to what templates see: how sure one can be, the surest first; and `busiest`: each topic and how many
articles it has, the one with most first.
"""

from typing import Any

from pelican import signals


def _attach(generator: Any) -> None:
    generator.context["certainties"] = [*generator.settings["DOCUMENTS"].site.certainty.records.values()]
    topics = [(topic, len(articles)) for topic, articles in generator.categories]
    generator.context["busiest"] = sorted(topics, key=lambda counted: (-counted[1], counted[0].name.casefold()))


def register() -> None:
    """Count once the articles are sorted into topics."""
    signals.article_generator_finalized.connect(_attach)
