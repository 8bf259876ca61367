"""A text as readers meet it: what one parse of its Markdown has become, and where each word of that was typed.

Rules, the build, the preview, an import's proof and a sign-off ask the Document; nobody parses a second time. It depends
only on the file, the data that the file names, and the settings; not on other texts or the day.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, islice
from pathlib import Path

from editorial.findings import Finding, Place, place_in
from editorial.markup import places
from editorial.markup.pieces import (
    Attribute,
    Block,
    Card,
    Citation,
    Kind,
    Link,
    Note,
    Picture,
    Section,
    Spot,
    Table,
    Tag,
)
from editorial.markup.plain import plain
from editorial.markup.readable import Joined, Readable
from editorial.model.markdown import Key
from editorial.model.term import Term
from editorial.model.text import Text
from editorial.model.yamlplaces import Steps

# What is typed for signs that the page shows instead.
TYPED = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "."}
# The number that a line begins with, behind its indent.
NUMBERED = re.compile(r"^([\s>]*)(\d{1,3})[.)]", re.MULTILINE)


@dataclass(eq=False)
class Document(Readable):
    """One text as readers meet it.

    `blocks` are what its header shows, then its body in reading order from `body_start` on; `stream` names the parts of
    blocks in the order of the Markdown (block, start, end), which differs where a picture stands inside a paragraph.
    `cited` are the keys that it cites, in the order of the page, `judged` maps those that evidence notes cite to their
    levels, `terms` are the words of the glossary that it marks, `words` how many a reader reads, `anchors` the ids of its body,
    to which a link can lead. `codes` are its blocks of code with every space that is seen, `empty_points` the points of
    lists that hold nothing. `unclean` is a mark that no page may hold, found in the finished HTML; `findings` says why a text
    could not be parsed at all.
    """

    text: Text
    html: str = ""
    blocks: list[Block] = field(init=False)
    body_start: int = field(init=False)
    stream: list[tuple[Block, int, int]] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    empty_points: list[Spot] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    contents: list[Section] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)
    judged: dict[str, list[str]] = field(default_factory=dict)
    words: int = 0
    anchors: frozenset[str] = frozenset()
    unclean: str = ""
    findings: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        self.blocks = list(header_blocks(self.text))
        self.body_start = len(self.blocks)

    @property
    def path(self) -> Path:  # type: ignore[override]
        """The file, as messages name it."""
        return self.text.path

    @property
    def english(self) -> bool:  # type: ignore[override]
        """Whether rules of words, which know English, can read it."""
        return self.text.english

    @property
    def body(self) -> Sequence[Block]:
        """The blocks of the body."""
        return self.blocks[self.body_start :]

    def place(self, block: Block, offset: int = 0) -> Place:
        """Where what stands at `offset` of a block was typed."""
        if block.spot:
            return self.place_of(block.spot)
        return block.place or self._place(self._offset(block, offset))

    def before(self, block: Block, offset: int = 0) -> str:
        """What was typed in its line before what stands at an offset of a block, such as "4." before the words of a point."""
        if block.place or block.spot:
            return ""
        at = self._offset(block, offset)
        return self._source[self._source.rfind("\n", 0, at) + 1 : at].strip()

    def rows(self, shape: re.Pattern[str]) -> Iterator[Place]:
        """Yield where lines begin that were typed in a certain way, in no code and no remark; `shape` names the "row" that tells."""
        for match in shape.finditer(self._source):
            remark = self._source.rfind("<!--", 0, match.start()) > self._source.rfind("-->", 0, match.start())
            if not remark and not any(match["row"] in code for code in self.codes):
                yield self._place(match.start("row"))

    def numbers_leap(self) -> bool:
        """Whether of the numbers that lines begin with, one may be left out or stand twice: only then it pays to ask what was typed `before`."""
        last: dict[str, int] = {}
        for indent, typed in NUMBERED.findall(self._source):
            if int(typed) > last.get(indent, 0) + 1 or 1 < int(typed) == last.get(indent):
                return True
            last[indent] = int(typed)
        return False

    def place_of(self, spot: Spot, typed: str = "") -> Place:
        """Where a citation, link, picture or card was typed, or what of it is named by `typed`."""
        typed = typed or spot.typed
        above = self._letters(spot.part, spot.end) - 1
        start = self._places[above] + 1 if above >= 0 else 0
        found = self._source.find(typed, start) if typed else -1
        return self._place(found if found >= 0 else self._typed_at(above + 1))

    def joined(self) -> "list[Joined]":
        """The other ways to read the lines that `<br>` breaks; none where it breaks no line."""
        broken = any(block.breaks for block in self.blocks)
        return [Joined(self, hyphens) for hyphens in (False, True)] if broken else []

    def escaped(self, block: Block, offset: int) -> bool:
        """Whether the sign at an offset of a block was typed with a backslash, so that it is shown on purpose."""
        letter = self._letter(block, offset)
        above = self._places[letter - 1] + 1 if letter else 0
        return f"\\{block.text[offset]}" in self._source[above : self._typed_at(letter)]

    def section(self, heading: Block) -> list[Block]:
        """The blocks below a heading, down to the next one of its level or above; below that of a card, those of the card."""
        if heading.kind == "card heading" and heading.card:
            return self.blocks[heading.number + 1 : heading.card.end]
        below = []
        for block in self.blocks[heading.number + 1 :]:
            if block.kind == "heading" and block.level <= heading.level:
                break
            below.append(block)
        return below

    def below(self, block: Block) -> Iterator[Block]:
        """Yield the blocks that follow a block, without what stands beside a line."""
        return (one for one in islice(self.blocks, block.number + 1, None) if not one.beside)

    def within(self, card: Card) -> list[Block]:
        """The blocks of a card, without its heading."""
        return [block for block in self.blocks[card.first : card.end] if block.kind != "card heading"]

    def note(self, name: str) -> Note | None:
        """The evidence note of that name."""
        return next((note for note in self.notes if note.name == name), None)

    def cited_keys(self) -> set[str]:
        """Every key that the text cites."""
        return {part.key for citation in self.citations for part in citation.parts or ()}

    @cached_property
    def _source(self) -> str:
        return self.text.body.typed(Key)

    @cached_property
    def _parts(self) -> list[str]:
        """The letters of each part of the stream."""
        return [places.letters_of(block.text[start:end]) for block, start, end in self.stream]

    @cached_property
    def _counts(self) -> list[int]:
        """How many letters stand above each part of the stream."""
        return [0, *accumulate(map(len, self._parts))]

    @cached_property
    def _places(self) -> Sequence[int]:
        """Where each letter of the body was typed, in the order of the stream."""
        return places.follow("".join(self._parts), self._source)

    def _letters(self, part: int, end: int) -> int:
        """How many letters of the stream stand above the place `end` of one of its parts."""
        if part < 0:
            return 0
        block, start, _ = self.stream[part]
        return self._counts[part] + len(places.letters_of(block.text[start:end]))

    def _offset(self, block: Block, offset: int) -> int:
        """The place in the Markdown of what stands at an offset of a block; of a sign that was typed in another way, that
        of the letter behind it, or of the end of its block.
        """
        letter, sign = self._letter(block, offset), block.text[offset : offset + 1].strip()
        behind = self._typed_at(letter)
        if not sign or places.letters_of(sign):
            return behind
        inside = bool(places.letters_of(block.text[:offset]))
        above = self._places[letter - 1] + 1 if letter else 0
        find = self._source.find if inside else self._source.rfind
        end = behind if letter < len(self._places) else len(self._source)
        found = max(find(typed, above, end) for typed in (sign, TYPED.get(sign, sign)))
        if found < 0 and inside and not places.letters_of(block.text[offset:]):
            return above
        return behind if found < 0 else found

    def _letter(self, block: Block, offset: int) -> int:
        """The number of the letter at or behind an offset of a block."""
        number = max(number for number, part in enumerate(self.stream) if part[0] is block and part[1] <= offset)
        return self._letters(number, min(offset, self.stream[number][2]))

    def _typed_at(self, letter: int) -> int:
        """The place in the Markdown of a letter of the stream; behind the last one, where none follows."""
        if letter < len(self._places):
            return self._places[letter]
        return self._places[-1] + 1 if len(self._places) else 0

    def _place(self, offset: int) -> Place:
        return place_in(self._source, offset, self.text.body.first_line)


def header_blocks(text: Text) -> Iterator[Block]:
    """Yield the blocks of what a header shows to readers, which stand before those of the body; what is no text is left out."""
    header = text.header
    whole: tuple[Kind, ...] = ("title", "summary", "conflict")
    fields: list[tuple[Kind, Steps, object, object]] = [
        (name, (name,), header.values.get(name), None) for name in whole
    ]
    for at, point in enumerate(header.items("key_points")):
        named = point if isinstance(point, dict) else {"point": point}
        fields.append(("key point", ("key_points", at), named.get("point"), named.get("note")))
    for at, change in enumerate(header.items("changes")):
        what = change.get("what") if isinstance(change, dict) else None
        fields.append(("change", ("changes", at, "what"), what, None))
    shown = [(kind, header.at(*steps), words, note) for kind, steps, words, note in fields if isinstance(words, str)]
    for number, (kind, place, words, note) in enumerate(shown):
        sums_up = note if isinstance(note, str) else ""
        yield Block(kind, plain(words).strip(), number=number, place=place, sums_up=sums_up)
