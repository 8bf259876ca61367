"""Enrich: the words of `content/data/glossary.yaml`, for the A to Z page.

Adds `glossary` to what templates see: a list of `(letter, terms)`, in the order of the alphabet.
"""

from itertools import groupby
from pathlib import Path

from pelican import signals

from editorial.model import data


def by_letter(terms) -> list[tuple[str, list[dict]]]:
    """Sort terms (`editorial.data.Term`) into letters; each with the anchor that leads to it."""
    entries = [
        {
            "term": term.term,
            "meaning": term.meaning,
            "also": term.also,
            "anchor": term.anchor,
        }
        for term in sorted(terms, key=lambda term: term.term.casefold())
    ]
    return [(letter, list(group)) for letter, group in groupby(entries, key=lambda entry: entry["term"][0].upper())]


def _attach(generator) -> None:
    generator.context["glossary"] = by_letter(data.load(Path(generator.path), "glossary").values())


def register() -> None:
    """Load the words at the start of each run."""
    signals.article_generator_init.connect(_attach)
