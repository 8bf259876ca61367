"""A body taken apart into blocks, and a block into sentences, each with its place.

Marks that are not words (emphasis, addresses of links, HTML, numbers of a list) become spaces, so that every
character keeps its place and a finding names the right line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editorial.citation import CITATION, parts
from editorial.source import Source, blank

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

    `kind` is "text", "heading", "row" or "picture"; `card` names the card around it, if there is one.
    """

    kind: str
    card: str | None
    start: int
    text: str

    def sentences(self) -> Iterator[Sentence]:
        """Yield its sentences in order."""
        begin = 0
        for end in [*END.finditer(self.text), None]:
            stop = end.end() if end else len(self.text)
            rest = self.text[stop:].lstrip(" ")
            if end and (rest[:1].islower() or (rest and SHORT.search(self.text[begin : end.start() + 1]))):
                continue
            if self.text[begin:stop].strip():
                yield sentence(self.text[begin:stop], self.start + begin)
            begin = stop


def sentence(text: str, start: int = 0) -> Sentence:
    """A sentence of its text: citations become spaces and keys."""
    keys = tuple(key for found in CITATION.finditer(text) for key, _ in parts(found[1]) or ())
    words = CITATION.sub(lambda found: " " * len(found[0]), text)
    lead = len(words) - len(words.lstrip())
    return Sentence(words.strip(), start + lead, keys)


def blocks(source: Source) -> Iterator[Block]:
    """Yield the blocks of a body in order; code and the first lines of cards, but for their titles, left out."""
    text = MARKS.sub(blank, source.prose())
    card, rows, place = None, [], 0

    def block() -> Iterator[Block]:
        if rows:
            start, kind = rows[0][0], rows[0][1]
            words = text[start : rows[-1][2]].replace("\n", " ")
            picture = source.body[start - 2 : start] == "!["
            yield Block("picture" if picture else kind, card, start, words)
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
            first = start + (item or heading).end() if item or heading else start
            rows.append((first, "heading" if heading else "row" if row else "text", stop))
            if heading or row:
                yield from block()
    yield from block()
