"""Tables have a caption and headers (R20); pictures say what they show, in few words (R21).

An empty alternative text is right for a picture that says nothing, so it is let pass.
"""

import re
from collections.abc import Iterator

from editorial.findings import Finding
from editorial.markup.sentences import Block
from editorial.model.source import Source

MOST_CHARACTERS, MOST_SENTENCES = 125, 2
# The line below the headers of a table: |---|:--:|
RULE_LINE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
PICTURE = re.compile(
    r"""!\[(?P<alt>[^\]]*)\]\([^)\s"']*(?:\s+(?P<quote>["'])(?P<caption>.*?)(?P=quote))?\s*\)""", re.DOTALL
)
CAPTION = "Table: "


def in_body(text: Source) -> Iterator[Finding]:
    """Yield what is wrong with the tables and the pictures in the body of a file."""
    yield from _tables(text)
    for found in PICTURE.finditer(text.prose()):
        alt, caption = (" ".join((found[name] or "").split()) for name in ("alt", "caption"))
        for sentence in _picture_wrong(alt, caption, text.english):
            yield Finding(text.path, text.place_of(found.start()), "picture", sentence, "R21")


def _picture_wrong(alt: str, caption: str, english: bool) -> Iterator[str]:
    """Yield what is wrong with the words of a picture, as sentences."""
    if len(alt) > MOST_CHARACTERS:
        yield (
            f"its words in brackets have {len(alt)} characters; {MOST_CHARACTERS} at most, since they are read aloud "
            "in one go. Put the rest in the caption or the text"
        )
    if alt and alt.casefold().strip(" .") == caption.casefold().strip(" ."):
        yield "its caption repeats the words in brackets. Say in one what it shows, in the other what to take from it"
    count = len(Block("text", None, 0, caption).sentences)
    if count > MOST_SENTENCES:
        yield f"its caption has {count} sentences; {MOST_SENTENCES} at most. Put the rest in the text"


def _tables(text: Source) -> Iterator[Finding]:
    rows, place, table = text.prose().split("\n"), 0, None
    starts = []
    for row in rows:
        starts.append(place)
        place += len(row) + 1

    def finding(number: int, sentence: str) -> Finding:
        lead = len(rows[number]) - len(rows[number].lstrip())
        return Finding(text.path, text.place_of(starts[number] + lead), "table", sentence, "R20")

    number = 0
    while number < len(rows):
        begin = number
        while number < len(rows) and "|" in rows[number]:
            number += 1
        table = rows[begin:number]
        number += number == begin
        ruled = len(table) > 1 and RULE_LINE.fullmatch(table[1]) and "|" in table[1]
        if ruled:
            cells = [cell.strip() for cell in table[0].strip().strip("|").split("|")]
            if not any(cells) or not all(cells[1:]):
                yield finding(begin, "a column has no header. Name each column in the first row")
            if not _captioned(rows, begin):
                yield finding(begin, 'has no caption. Put a line such as "Table: What to ask about cost." above it')
        elif len(table) > 1 and all(row.lstrip().startswith("|") for row in table):
            yield finding(begin, "has no headers. Name each column in the first row, and write |---|---| below it")


def _captioned(rows: list[str], begin: int) -> bool:
    """Whether the paragraph above the row `begin`, with an empty line between, is a caption."""
    above = begin - 1
    if above < 1 or rows[above].strip():
        return False
    while above >= 0 and not rows[above].strip():
        above -= 1
    while above > 0 and rows[above - 1].strip() and not rows[above - 1].startswith("!!!"):
        above -= 1
    return above >= 0 and rows[above].lstrip().startswith(CAPTION)
