"""Words of one file that readers read, each with its place: what the rules of words ask."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from editorial.findings import Place
from editorial.markup.pieces import Block, Sentence

if TYPE_CHECKING:
    from editorial.markup.document import Document

WHOLE_WORD = re.compile(r"[\w-]+")


class Readable:
    """Blocks of words of one file, each with its place: a text, or what a data file shows to readers, such as the meanings of
    the glossary.
    """

    def __init__(self, path: Path, english: bool, blocks: Sequence[Block]):
        self.path, self.english, self.blocks = path, english, blocks

    def place(self, block: Block, offset: int = 0) -> Place:
        """Where the letter at `offset` of a block was typed, or the first one behind it."""
        return block.place or Place(1)

    def prose(self) -> Iterator[Block]:
        """Yield what is read for its words, in English: all but code."""
        yield from (block for block in self.blocks if self.english and block.kind != "code")

    def sentences(self) -> Iterator[tuple[Block, Sentence]]:
        """Yield the sentences of this prose, each with its block."""
        yield from ((block, sentence) for block in self.prose() for sentence in block.sentences)

    def headings(self) -> Iterator[Block]:
        """Yield the headings, those of cards too."""
        yield from (block for block in self.blocks if block.kind in ("heading", "card heading"))


class Joined(Readable):
    """The blocks of a text in which a line is broken by `<br>`, as one who reads on in the next line takes them in.

    So nothing hides in pro<br>ven, or, with the `hyphens` that stand at the end of a line taken out, in pro-<br>ven.
    `words` are those that were joined.
    """

    def __init__(self, document: "Document", hyphens: bool):
        self.document = document
        self.words: set[str] = set()
        self.origins: dict[Block, list[int]] = {}
        for block in document.blocks:
            if block.breaks:
                self._join(block, hyphens)
        super().__init__(document.path, document.english, list(self.origins))

    def _join(self, block: Block, hyphens: bool) -> None:
        cut = set(block.breaks)
        if hyphens:
            cut |= {at - 1 for at in cut if block.text[at - 1 : at] == "-"}
        origins = [at for at in range(len(block.text)) if at not in cut]
        joined = replace(block, text="".join(block.text[at] for at in origins), breaks=[])
        seams = {at for at, (one, other) in enumerate(pairwise(origins), 1) if other > one + 1}
        words = WHOLE_WORD.finditer(joined.text)
        self.words |= {word[0] for word in words if seams & {*range(word.start() + 1, word.end())}}
        self.origins[joined] = origins

    def place(self, block: Block, offset: int = 0) -> Place:
        """Where the letter at `offset` of a block was typed."""
        origin = self.document.blocks[block.number]
        return self.document.place(origin, self.origins[block][offset])
