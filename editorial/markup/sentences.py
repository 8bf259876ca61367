"""A body taken apart into blocks, and a block into sentences, each with its place.

Marks that are not words (emphasis, addresses of links, HTML, numbers of a list) become spaces, so that every
character keeps its place and a finding names the right line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from editorial.markup.citation import CITATION, parts
from editorial.model.source import Source, blank

CARD = re.compile(r'^!!! ?(?P<kind>[\w-]+)(?: +"(?P<title>[^"]*)")?')
HEADING = re.compile(r"#{1,6} ")
ITEM = re.compile(r"(?:[-*+]|\d+[.)]|:)[ \t]+")
MARKS = re.compile(
    r"""!\[                          # an image: its words stay
      | \]\([^)"]*"?                 # the address of a link or an image, up to its title
      | \]\[[^\]]*\]
      | </?[a-zA-Z][^>]*> | <!--.*?-->
      | https?://[^\s<>)]+
      | \{[:.#][^}]*\}               # attributes
      | \\(?=[\[\]*_"])
      | (?<!\w)[*_]+(?=\S) | (?<=\S)[*_]+(?!\w) | ^[ \t]*>""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
# A sentence ends at . ! or ?, with the quotes, brackets and citations that follow.
END = re.compile(r"""[.!?…]+["”’'»)\]]*(?:\s*\[@[^\]]*\])*(?=\s|$)""")
SHORT = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|St|Jr|Sr|vs|approx|e\.g|i\.e|al|p|pp|No|U\.S)|\b[A-Z])\.$")


def card_of(kind: str) -> re.Pattern:
    """Finds a card of one kind: its `indent`, its `head` (the rest of the first line), its `text`."""
    inside = r"(?P<text>(?:\n(?:(?: {4}|\t)[^\n]*|[ \t]*(?=\n|\Z)))*)"
    return re.compile(rf"^(?P<indent>[ \t]*)!!! ?{kind}\b(?P<head>[^\n]*){inside}", re.MULTILINE)


@dataclass(frozen=True)
class Sentence:
    """A sentence without its citations; `start` is its place in the body, `cites` the keys behind it."""

    text: str
    start: int
    cites: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """A paragraph, a point of a list, a heading, a row of a table or a picture with its caption.

    `kind` is "text", "heading", "row" or "picture"; `card` names the card around it, if there is one. `mark` is what
    stands before a heading or a point of a list ("##", "-", "2."), empty before anything else.
    """

    kind: str
    card: str | None
    start: int
    text: str
    mark: str = ""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences in order."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        begin = 0
        for end in [*END.finditer(self.text), None]:
            stop = end.end() if end else len(self.text)
            rest = self.text[stop:].lstrip(" ")
            if end and (rest[:1].islower() or (rest and SHORT.search(self.text[begin : end.start() + 1]))):
                continue
            if self.text[begin:stop].strip():
                yield sentence(self.text[begin:stop], self.start + begin)
            begin = stop


def header_texts(values: dict) -> Iterator[tuple[tuple, str]]:
    """Yield the place and the text of each field of a header that readers read; what is no text is left out."""
    points = values.get("key_points")
    fields = [((name,), values.get(name)) for name in ("title", "summary", "conflict")]
    fields += [
        (("key_points", number), point) for number, point in enumerate(points if isinstance(points, list) else ())
    ]
    yield from ((place, value) for place, value in fields if isinstance(value, str))


def sentence(text: str, start: int = 0) -> Sentence:
    """A sentence of its text: citations become spaces and keys."""
    keys = tuple(key for found in CITATION.finditer(text) for key, _ in parts(found[1]) or ())
    words = CITATION.sub(lambda found: " " * len(found[0]), text)
    lead = len(words) - len(words.lstrip())
    return Sentence(words.strip(), start + lead, keys)


@lru_cache(maxsize=1)  # several rules read one text in turn
def blocks(source: Source) -> tuple[Block, ...]:
    """The blocks of a body in order; code and the first lines of cards, but for their titles, left out."""
    return tuple(_blocks(source))


def _blocks(source: Source) -> Iterator[Block]:
    text = MARKS.sub(blank, source.prose())
    card, rows, place = None, [], 0

    def block() -> Iterator[Block]:
        if rows:
            start, kind, _, mark = rows[0]
            words = text[start : rows[-1][2]].replace("\n", " ")
            picture = source.body[start - 2 : start] == "!["
            yield Block("picture" if picture else kind, card, start, words, mark)
            rows.clear()

    for line in text.split("\n"):
        start, stop, words = place, place + len(line), line.strip()
        place = stop + 1
        start += len(line) - len(line.lstrip())
        opened = CARD.match(line)
        if opened or not words:
            yield from block()
        if opened:
            card = opened["kind"]
            if opened["title"]:
                yield Block("heading", card, start + opened.start("title"), opened["title"])
        elif words:
            if card and not rows and not line.startswith(("    ", "\t")):
                card = None
            item, heading, row = ITEM.match(words), HEADING.match(words), words.startswith("|")
            if item or heading or row:
                yield from block()
            marked = item or heading
            first = start + marked.end() if marked else start
            mark = marked[0].strip() if marked else ""
            rows.append((first, "heading" if heading else "row" if row else "text", stop, mark))
            if heading or row:
                yield from block()
    yield from block()
