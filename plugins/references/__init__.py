"""Enrich: what a page cites becomes its numbered list, in AMA style (11th edition).

Takes `cited` (keys and the ids of their marks) and `judged` (marks inside evidence notes) from the reader, and
`content/data/references.yaml`.
Adds `references` to each article and page: a list in the order of the numbers.
"""

from pathlib import Path
from string import ascii_lowercase
from typing import get_args

from markupsafe import Markup
from pelican import signals

from editorial.model import data
from plugins.references.ama import Ama

# GRADE's four levels, as `content/data/certainty.yaml` may name them.
SUREST_FIRST = get_args(data.Certainty.model_fields["level"].annotation)


def listed(cited: dict[str, list[str]], judged: dict[str, str], library: dict, ama: Ama) -> list[dict]:
    """The list for one page: number, key, type (CSL), text (HTML), links, marks that lead back, and in plain words the
    study and the claims that it stands behind."""
    return [
        {
            "number": number,
            "key": key,
            "type": library[key].type,
            "text": Markup(ama.text(library[key])),
            "links": ama.links(library[key]),
            "study": study(library[key]),
            "claims": claims([judged[id] for id in marks if id in judged]),
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


def claims(levels: list[str]) -> str:
    """How sure the claims are that a study stands behind, one level each, in plain words; "" for none (R90).

    >>> claims(["very low", "low"])
    'Behind claims of low and very low certainty'
    """
    if not levels:
        return ""
    *most, last = [level for level in SUREST_FIRST if level in levels]
    words = f"{', '.join(most)} and {last}" if most else last
    return f"Behind {'a claim' if len(levels) == 1 else 'claims'} of {words} certainty"


def _attach(generators: list) -> None:
    any_one = generators[0]  # all generators share one context
    library, ama = data.load(Path(any_one.path), "references"), Ama()
    for content in any_one.context["generated_content"].values():
        content.references = listed(content.cited, content.judged, library, ama)


def register() -> None:
    """Attach the lists once every text is read."""
    signals.all_generators_finalized.connect(_attach)
