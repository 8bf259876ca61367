"""Enrich: the words of `content/data/glossary.yaml`, for the A to Z page.

Adds `glossary` to what templates see: a list of `(letter, terms)`, in the order of the alphabet.
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
    generator.context["glossary"] = by_letter(generator.settings["DOCUMENTS"].site.glossary.records.values())


def register() -> None:
    """Load the words at the start of each run."""
    signals.article_generator_init.connect(_attach)
