"""The pieces of a text that a Document holds: what a reader meets in it, one by one, and how each was typed."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from editorial.findings import Place
from editorial.markup import sentences
from editorial.markup.citations import Part
from editorial.markup.facts import CardHead
from editorial.markup.figures import STATIC
from editorial.markup.plain import unaccented

Kind = Literal[
    "title", "summary", "key point", "conflict", "change",
    "heading", "card heading", "paragraph", "point", "note", "term", "meaning",
    "caption", "cell", "alternative text", "tooltip", "code",
]  # fmt: skip
# Running text, in which a reader meets sentences.
RUNNING: frozenset[Kind] = frozenset({"paragraph", "point", "note", "term", "meaning"})


@dataclass(frozen=True)
class Sentence:
    """A sentence of a block: its words, where it begins there, and the keys that are cited in it or right behind it."""

    text: str
    start: int
    cites: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        """Where it ends in its block."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Span:
    """A part of a block that is more than plain words: "em", "strong", "u", "del", "code", "a", "sup",
    "sub", or "lang" with its `value`."""

    kind: str
    start: int
    end: int
    value: str = ""


@dataclass(eq=False)
class Card:
    """A card: its first line as typed, whether it stands inside something else, and its blocks, from one up to another.

    A heading that its writer left out is no block. `keys` is the citation that a card of trials begins with.
    """

    head: CardHead
    nested: bool
    spot: "Spot"
    first: int = 0
    end: int = 0
    keys: "Citation | None" = None

    @property
    def kind(self) -> str:
        """The kind as it was typed."""
        return self.head.kind


@dataclass(eq=False)
class Block:
    """A piece of text that a reader takes in at once; `text` holds its words with single spaces, without citations.

    `number` is its place among the blocks, `card` the card around it, `level` that of a heading (1 to 6) or of a point (1
    for one that stands below no other), `typed` the signs that made it one, or that stand before a point ("-", "2.") or
    before code ("    ").
    `cites` are keys with their places in the text, `spans` what is more than plain words, `breaks` the places of spaces
    that were typed as `<br>`. `place` is known for what stands in no Markdown, `spot` for what has no words. `sums_up` names
    the evidence note that a key point sums up. `within` are the quotations, points, rows and cells around it, from outside in.
    `beside` is true of words that stand in the line of the block above and are read apart from it, such as a page cited.
    """

    kind: Kind
    text: str = ""
    card: Card | None = None
    number: int = -1
    level: int = 0
    typed: str = ""
    cites: list[tuple[int, str]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    place: Place | None = None
    spot: "Spot | None" = None
    sums_up: str = ""
    within: tuple[str, ...] = ()
    beside: bool = False

    @property
    def card_kind(self) -> str:
        """The kind of the card around it; empty outside any."""
        return self.card.kind if self.card else ""

    @property
    def running(self) -> bool:
        """Whether it is running text."""
        return self.kind in RUNNING

    def inside(self, at: int, *kinds: str) -> bool:
        """Whether a place of its text lies in a span of one of these kinds."""
        return any(span.start <= at < span.end for span in self.spans if span.kind in kinds)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences in order, by whose words rules judge them: without accents."""
        found, above, text = [], -1, unaccented(self.text)
        for begin, end in sentences.spans(self.text):
            keys = tuple(key for at, key in self.cites if above < at <= end)
            found.append(Sentence(text[begin:end], begin, keys))
            above = end
        return tuple(found)


@dataclass(frozen=True)
class Spot:
    """A place in the Markdown: behind a part of the stream, up to its letter `end`, the next place where `typed` stands."""

    part: int
    end: int
    typed: str = ""


@dataclass(frozen=True)
class Citation:
    """A mark `[@...]`: what was typed, the keys it names (None when it is not written as one), the block it is in, and
    whether a link is around it.
    """

    typed: str
    parts: tuple[Part, ...] | None
    block: Block
    offset: int
    spot: Spot
    linked: bool


@dataclass(frozen=True)
class Link:
    """A link: its words, or what its pictures show, its address as typed, and whether another link is around it."""

    words: str
    address: str
    block: Block
    spot: Spot
    linked: bool


@dataclass(frozen=True)
class Picture:
    """A picture: its address as typed, its alternative text and caption, and whether it is drawn into the page.

    `inside` is "link", or the kind of the block, where it stands beside words; empty where it stands by itself.
    """

    source: str
    alt: str
    caption: str
    drawn: bool
    spot: Spot
    inside: Kind | Literal["link", ""] = ""

    @property
    def file(self) -> str:
        """The file that the address names, where it names one of ours."""
        return self.source.removeprefix(STATIC)


@dataclass(frozen=True)
class Row:
    """A row of a table below its headers: how it was typed (empty where none was), its cells, and whether one has words."""

    typed: str
    cells: int
    filled: bool
    spot: Spot


@dataclass(frozen=True)
class Table:
    """A table: the words of its header cells, its rows, and whether it has a caption."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    captioned: bool
    spot: Spot


@dataclass(frozen=True)
class Attribute:
    """An attribute that no page may hold, on an element of a text."""

    tag: str
    name: str
    value: str
    spot: Spot


@dataclass(frozen=True)
class Tag:
    """A tag that no text may hold, as it was typed."""

    typed: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Section:
    """A section as the list of contents names it: its id, and its heading as HTML."""

    id: str
    title: str


@dataclass(frozen=True)
class Note:
    """An evidence note: its card, the kind of block right above it, and whether it holds one paragraph and no more."""

    card: Card
    above: Kind | None
    one_paragraph: bool

    @property
    def level(self) -> str:
        """The certainty as it was typed; empty when none was."""
        return self.card.head.title or ""

    @property
    def name(self) -> str:
        """The name by which a key point sums it up; empty when it has none."""
        return self.card.head.name
