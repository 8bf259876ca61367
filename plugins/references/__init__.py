"""Enrich: what a page cites becomes its numbered list, in AMA style (11th edition).

Takes `cited` (keys and the ids of their marks) from the reader and `content/data/references.yaml`.
Adds `references` to each article and page: a list in the order of the numbers.
"""

from pathlib import Path
from string import ascii_lowercase

from markupsafe import Markup
from pelican import signals

from editorial import data
from plugins.references.ama import Ama


def listed(cited: dict[str, list[str]], library: dict, ama: Ama) -> list[dict]:
    """The list for one page: number, key, type (CSL), text (HTML), study in plain words, links, marks that lead back."""
    return [
        {
            "number": number,
            "key": key,
            "type": library[key].type,
            "text": Markup(ama.text(library[key])),
            "links": ama.links(library[key]),
            "study": study(library[key]),
            "uses": [{"id": id, "letter": letter(use)} for use, id in enumerate(marks)],
        }
        for number, (key, marks) in enumerate(cited.items(), 1)
    ]


def letter(number: int) -> str:
    """The name of the mark `number`, counted from 0: a to z, then aa, ab and so on."""
    before, here = divmod(number, 26)
    return (letter(before - 1) if before else "") + ascii_lowercase[here]


def study(reference) -> str:
    """The kind and size of a study in plain words: "Randomized trial, 98 people"."""
    people = reference.custom.people
    size = f", {people:,} {'person' if people == 1 else 'people'}" if people else ""
    return reference.custom.design + size


def _attach(generators: list) -> None:
    any_one = generators[0]  # all generators share one context
    library, ama = data.load(Path(any_one.path), "references"), Ama()
    for content in any_one.context["generated_content"].values():
        content.references = listed(content.cited, library, ama)


def register() -> None:
    """Attach the lists once every text is read."""
    signals.all_generators_finalized.connect(_attach)
