"""Enrich: what lists show besides articles: the words of the A to Z page, how sure one can be, the topics on the front page.

Adds to what templates see `glossary`, a list of `(letter, terms)` in the order of the alphabet; `certainties`, the surest
first; `busiest`, each topic and how many articles it has, the one with most first.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from pelican import signals

from editorial.model.term import Term


def by_letter(terms: Iterable[Term]) -> list[tuple[str, list[Term]]]:
    """Sort terms into letters."""
    ordered = sorted(terms, key=lambda term: term.term.casefold())
    return [(letter, list(group)) for letter, group in groupby(ordered, key=lambda term: term.term[0].upper())]


def _attach(generator: Any) -> None:
    site = generator.settings["DOCUMENTS"].site
    generator.context["glossary"] = by_letter(site.glossary.records.values())
    generator.context["certainties"] = [*site.certainty.records.values()]
    topics = [(topic, len(articles)) for topic, articles in generator.categories]
    generator.context["busiest"] = sorted(topics, key=lambda counted: (-counted[1], counted[0].name.casefold()))


def register() -> None:
    """Act once the articles are sorted into topics."""
    signals.article_generator_finalized.connect(_attach)
