"""`make reading`: show how hard each section is to read."""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path

from editorial.commands.command import Call, Misuse
from editorial.findings import ContentError
from editorial.markup.document import Document
from editorial.markup.pieces import Block
from editorial.rules.reading import LONG_SENTENCE, MOST_SENTENCES, measure, running, words_of

HELP = "show how hard each section is to read"
WHOLE = "The whole text"


def arguments(parser: ArgumentParser) -> None:
    """What can be chosen."""
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="only these files; else all")


def run(call: Call) -> int:
    """Print a table for each text."""
    if other := next((file for file in call.chosen.files if file.is_file() and file.suffix != ".md"), None):
        raise Misuse(f"{other} is no text. Name one, as FILE=content/articles/....md")
    for document in call.chosen_texts():
        if not document.text.readable:
            raise ContentError(*document.text.findings)
        print(f"{document.path}\n  grade  sentences  over {LONG_SENTENCE}  longest  paragraphs over {MOST_SENTENCES}")
        for name, part in parts(document):
            counted = measure(part)
            long, longest = sum(count > LONG_SENTENCE for count in counted.words), max(counted.words, default=0)
            thick = sum(len(block.sentences) > MOST_SENTENCES for block in part)
            where = f" ({_lines(document, part)})" if long and name != WHOLE else ""
            print(f"  {counted.grade:5.1f}  {len(counted.words):9}  {long:7}  {longest:7}  {thick:17}  {name}{where}")
    return 0


def _lines(document: Document, part: Sequence[Block]) -> str:
    """The lines of the long sentences of a part."""
    long = [(block, one) for block in part for one in block.sentences if len(words_of(one.text)) > LONG_SENTENCE]
    return "long: line " + ", ".join(str(document.place(block, one.start).line) for block, one in long)


def parts(document: Document) -> Iterator[tuple[str, Sequence[Block]]]:
    """Yield the key points, each section in order (parts below `###` count with it), last the body, by name."""
    points = [block for block in document.blocks if block.kind == "key point"] if document.english else []
    named: list[tuple[str, list[Block]]] = [("Key points", points), ("(before the first heading)", [])]
    for block in document.body:
        if block.kind == "heading" and block.level == 2:
            named.append((block.text, []))
        elif block.running:
            named[-1][1].append(block)
    yield from ((name, part) for name, part in named if part)
    yield WHOLE, running(document.body)
