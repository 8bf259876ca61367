"""`make reading`: show how hard each section is to read."""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from editorial.commands.command import Call
from editorial.findings import ContentError
from editorial.markup.document import Block, Document
from editorial.rules.reading import LONG, MOST_SENTENCES, measure, running

HELP = "show how hard each section is to read"


class Row(NamedTuple):
    """The figures of a part of a text: its heading, its grade, how many sentences, how many of these are long, the words
    of the longest, how many paragraphs have too many sentences."""

    name: str
    grade: float
    sentences: int
    long: int
    longest: int
    thick: int


def arguments(parser: ArgumentParser) -> None:
    """What can be chosen."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="only these files; else all")


def run(call: Call) -> int:
    """Print a table for each text."""
    for document in call.chosen_texts():
        if not document.text.readable:
            raise ContentError(*document.text.findings)
        print(f"{document.path}\n  grade  sentences  over {LONG}  longest  paragraphs over {MOST_SENTENCES}")
        for row in report(document):
            print(f"  {row.grade:5.1f}  {row.sentences:9}  {row.long:7}  {row.longest:7}  {row.thick:17}  {row.name}")
    return 0


def report(document: Document) -> list[Row]:
    """The figures of the key points, of each section in order (parts below `###` count with it), last of the body."""
    points = [block for block in document.blocks if block.kind == "key point"] if document.english else []
    rows = [_row("Key points", points)] if points else []
    rows += [_row(name, part) for name, part in _sections(document) if part]
    return [*rows, _row("The whole text", running(document.body))]


def _sections(document: Document) -> Iterator[tuple[str, list[Block]]]:
    name: str = "(before the first heading)"
    part: list[Block] = []
    for block in document.body:
        if block.kind == "heading" and block.level == 2:
            yield name, part
            name, part = block.text, []
        elif block.running:
            part.append(block)
    yield name, part


def _row(name: str, part: Sequence[Block]) -> Row:
    counted = measure(part)
    return Row(
        name,
        counted.grade,
        len(counted.words),
        sum(count > LONG for count in counted.words),
        max(counted.words, default=0),
        sum(len(block.sentences) > MOST_SENTENCES for block in part),
    )
