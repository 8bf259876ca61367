"""What the extensions of one text know and no attribute of its HTML could say: a writer may type any attribute."""

import xml.etree.ElementTree as etree
from collections import defaultdict
from dataclasses import dataclass, field

Element = etree.Element


@dataclass(frozen=True)
class CardHead:
    """The first line of a card as it was typed: what follows `!!!`, its kind, and its title in quotes.

    `title` is None where none was typed; `fits` says whether nothing else stands in the line; `name` is that of an evidence
    note, which a key point may sum up (`!!! evidence "low" #discs`), empty for none.
    """

    typed: str
    kind: str
    title: str | None
    fits: bool
    name: str = ""


@dataclass
class Facts:
    """Elements by what is known of them.

    `made` are words of the program, not of the writer; `cards` the blocks that begin with `!!!`, by what was typed;
    `headings` the signs that made a heading of a line ("##"; "=" for a line of signs below it; "##x" for one without a
    space); `card_titles` the headings of cards; `pairs` the lists that a card of chances has made of its points; `rows`
    those of tables, by what was typed; `notes` the evidence notes; `citations` the marks, by what was typed; `trials_named` the captions of trials, by
    the keys that were typed; `drawings` the drawings that stand in the page, by their
    place in it; `pictures` and `links` all others, by the address that was typed; `refused` attributes that no page may
    hold; `tags` what looks like a tag and is none that a text may hold, as it was typed.
    """

    heads: list[CardHead] = field(default_factory=list)
    made: set[Element] = field(default_factory=set)
    cards: dict[Element, CardHead] = field(default_factory=dict)
    headings: dict[Element, str] = field(default_factory=dict)
    card_titles: set[Element] = field(default_factory=set)
    pairs: set[Element] = field(default_factory=set)
    rows: dict[Element, str] = field(default_factory=dict)
    notes: dict[Element, CardHead] = field(default_factory=dict)
    citations: dict[Element, str] = field(default_factory=dict)
    trials_named: dict[Element, str] = field(default_factory=dict)
    drawings: dict[Element, "Drawing"] = field(default_factory=dict)
    pictures: dict[Element, str] = field(default_factory=dict)
    links: dict[Element, str] = field(default_factory=dict)
    refused: defaultdict[Element, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    tags: dict[Element, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Drawing:
    """A drawing that stands in the page: the source that was typed, and its alternative text."""

    source: str
    alt: str
