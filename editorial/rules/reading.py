"""How hard a text is to read: its grade (R2), the length of its sentences (R3) and of its paragraphs (R4).

The grade is that of Flesch and Kincaid (Kincaid 1975, Derivation of new readability formulas for Navy enlisted
personnel, Research Branch Report 8-75): 0.39 x words a sentence + 11.8 x syllables a word - 15.59. It is a budget that
finds text to look at again, never proof that a text is clear. Counted is running text: paragraphs, points of lists and
cards; no headings, tables, captions, code, citations or addresses. English only.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from editorial.findings import Finding
from editorial.markup.sentences import Block, Sentence, blocks, header_texts
from editorial.model import yamlfile
from editorial.model.source import Source
from editorial.rules.syllables import syllables

HARDEST, HARDEST_POINTS = 8, 6
# A sentence of more words than LONG is long: one in ten may be. None may have more than LONGEST.
LONG, LONGEST, LONG_SHARE = 20, 30, 0.1
MOST_SENTENCES = 3
# The formula was made on passages of about a hundred words; on a few words it says nothing.
FEWEST_WORDS, FEWEST_WORDS_OF_POINTS = 100, 12
# What parts two words, besides space: a dash or a slash, not a hyphen. A word has a letter or a digit in it.
PARTS = re.compile(r"--+|[—–/]")
WORD = re.compile(r"[^\s\w]*(?:_*[^\W_])\S*")
CAPTION = re.compile(r"Table: ")


@dataclass(frozen=True)
class Measure:
    """What is counted in some sentences."""

    sentences: tuple[Sentence, ...]

    @cached_property
    def words(self) -> list[int]:
        """How many words each sentence has."""
        return [len(words_of(part.text)) for part in self.sentences]

    @cached_property
    def grade(self) -> float:
        """The Flesch-Kincaid grade: the years of school that a reader needs; 0 for no text."""
        words = [word for part in self.sentences for word in words_of(part.text)]
        if not words:
            return 0.0
        return 0.39 * len(words) / len(self.sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def words_of(text: str) -> list[str]:
    """The words of a text without marks; words joined by a hyphen are one."""
    return WORD.findall(PARTS.sub(" ", text))


def paragraphs(found: Iterable[Block]) -> list[Block]:
    """The blocks that are running text."""
    return [block for block in found if block.kind == "text" and not CAPTION.match(block.text)]


def measure(found: Iterable[Block]) -> Measure:
    """The measure of some paragraphs."""
    return Measure(tuple(part for block in found for part in block.sentences if words_of(part.text)))


def in_body(text: Source) -> Iterator[Finding]:
    """Yield what makes the body of a file hard to read (R2, R3, R4)."""
    if not text.english:
        return
    running = paragraphs(blocks(text))
    whole = measure(running)

    def finding(start: int, rule: str, message: str) -> Finding:
        return Finding(text.path, text.place_of(start), "", message, rule)

    if sum(whole.words) >= FEWEST_WORDS and whole.grade > HARDEST:
        hardest = sorted(whole.sentences, key=lambda part: -Measure((part,)).grade)[:3]
        where = ", ".join(
            f'line {text.place_of(part.start).line} ("{opening(part)}")'
            for part in sorted(hardest, key=lambda part: part.start)
        )
        yield finding(
            0,
            "R2",
            f"the text reads at grade {whole.grade:.1f}; the aim is {HARDEST} or less. "
            f"Look again at the hardest sentences: {where}",
        )
    long = [(count, part) for count, part in zip(whole.words, whole.sentences, strict=True) if count > LONG]
    for count, part in long:
        if count > LONGEST:
            yield finding(
                part.start, "R3", f"this sentence has {count} words; none may have more than {LONGEST}. Make two of it"
            )
    if len(long) > max(1, LONG_SHARE * len(whole.sentences)):
        longest = sorted(long, key=lambda entry: -entry[0])[:3]
        where = ", ".join(
            f"line {text.place_of(part.start).line} ({count})"
            for count, part in sorted(longest, key=lambda entry: entry[1].start)
        )
        yield finding(
            longest[0][1].start,
            "R3",
            f"{len(long)} of {len(whole.sentences)} sentences have more than {LONG} words; one in ten may. "
            f"Shorten some, the longest first: {where}",
        )
    for block in running:
        count = len(block.sentences)
        if count > MOST_SENTENCES:
            yield finding(
                block.sentences[MOST_SENTENCES].start,
                "R4",
                f"sentence {MOST_SENTENCES + 1} of {count} in this paragraph; {MOST_SENTENCES} are enough. "
                "Begin a new paragraph here",
            )


def in_header(values: dict, places: dict, text: Source) -> Iterator[Finding]:
    """Yield what makes the key points, the summary and the interest of a header hard to read (R2, R3)."""
    if not text.english:
        return
    points = values.get("key_points")
    points = [point for point in points if isinstance(point, str)] if isinstance(points, list) else []
    whole = measure(Block("text", None, 0, point) for point in points)
    if sum(whole.words) >= FEWEST_WORDS_OF_POINTS and whole.grade > HARDEST_POINTS:
        hardest = max(whole.sentences, key=lambda part: Measure((part,)).grade)
        sentence = (
            f"they read at grade {whole.grade:.1f}; the aim is {HARDEST_POINTS} or less. "
            f'Look again at the hardest: "{opening(hardest)}"'
        )
        yield Finding(text.path, places[("key_points",)], "key_points", sentence, "R2")
    for place, value in header_texts(values):
        for count in measure([Block("text", None, 0, value)]).words:
            if count > LONGEST:
                message = f"a sentence has {count} words; none may have more than {LONGEST}. Make two of it"
                yield Finding(text.path, places[place], place[0], message, "R3")


def opening(part: Sentence) -> str:
    """The first words of a sentence, enough to find it."""
    words = part.text.split()
    return " ".join(words[:6]) + ("…" if len(words) > 6 else "")


def report(text: Source) -> list[tuple[str, float, int, int, int, int]]:
    """The figures of the key points, of each section in order, and last of the whole body.

    A row is: its heading (headings below `##` count with their section), its grade, how many sentences, how many of
    these are long, the words of the longest, how many paragraphs have too many sentences.
    """
    found = blocks(text)
    starts = [match.start() for match in re.finditer(r"^## ", text.prose(), re.MULTILINE)]
    names = {block.start: block.text.strip() for block in found if block.kind == "heading"}
    points = text.english and yamlfile.parse(text.header, text.path, first_line=2)[0].get("key_points")
    points = [Block("text", None, 0, point) for point in points or () if isinstance(point, str)]
    rows = [_row("Key points", points)] if points else []
    for begin, end in zip([0, *starts], [*starts, len(text.body)], strict=True):
        part = paragraphs(block for block in found if begin <= block.start < end)
        if part:
            rows.append(_row(names.get(begin + 3, "(before the first heading)"), part))
    return [*rows, _row("The whole text", paragraphs(found))]


def _row(name: str, part: list[Block]) -> tuple:
    counted = measure(part)
    return (
        name,
        counted.grade,
        len(counted.words),
        sum(count > LONG for count in counted.words),
        max(counted.words, default=0),
        sum(len(block.sentences) > MOST_SENTENCES for block in part),
    )
