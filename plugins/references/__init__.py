"""Enrich: what a page cites becomes its numbered list, in AMA style (11th edition).

Takes of each Document which keys it cites, and which of them evidence notes cite. Adds `references` to each article and
page: a list of entries in the order of their numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from markupsafe import Markup
from pelican import signals

from editorial.model.certainty import Level
from editorial.model.reference import Reference
from plugins.references.ama import Ama, SourceLink

SUREST_FIRST = get_args(Level)
# The kind under which texts in AMA style are kept.
FORMATTED = "ama"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the list: its number, its study and the claims that it stands behind, in plain words; made when a page
    shows them, its links, and as HTML its text, the study, what it found and what weakens it ("" where nothing is said).
    """

    number: int
    reference: Reference
    ama: Ama = field(compare=False)
    claims: str

    @property
    def links(self) -> list[SourceLink]:
        """Where it can be read."""
        return self.ama.links(self.reference)

    @property
    def text(self) -> Markup:
        """Its text in AMA style."""
        return Markup(self.ama.text(self.reference))

    @property
    def study(self) -> Markup:
        """The kind and size of the study."""
        return Markup(self.ama.typeset(study(self.reference)))

    @property
    def found(self) -> Markup:
        """What it found."""
        return Markup(self.ama.typeset(self.reference.custom.finding))

    @property
    def limits(self) -> Markup:
        """What weakens it."""
        return Markup(self.ama.typeset(self.reference.custom.limits or ""))


def listed(
    cited: Sequence[str], judged: Mapping[str, list[str]], library: Mapping[str, Reference], ama: Ama
) -> list[Entry]:
    """The list for one page; in a draft, a key that nobody knows has no entry."""
    return [
        Entry(number, library[key], ama, claims(judged.get(key, [])))
        for number, key in enumerate(cited, 1)
        if key in library
    ]


def study(reference: Reference) -> str:
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


def _attach(generators: list[Any]) -> None:
    any_one = generators[0]  # all generators share one context
    documents = any_one.settings["DOCUMENTS"]
    library = documents.site.references.records
    ama = any_one.settings["AMA"] = Ama(documents.store.facts(FORMATTED))
    for content in filter(None, any_one.context["generated_content"].values()):  # None: a text that could not be read
        content.references = listed(content.rendition.cited, content.rendition.judged, library, ama)


def _keep(pelican: Any) -> None:
    pelican.settings["DOCUMENTS"].store.keep_facts(FORMATTED, pelican.settings["AMA"].texts)


def register() -> None:
    """Attach the lists once every text is read, and keep in the end what was made for them."""
    signals.all_generators_finalized.connect(_attach)
    signals.finalized.connect(_keep)
