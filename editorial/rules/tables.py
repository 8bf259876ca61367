"""Tables have a caption, a header in each column, and full rows (R20)."""

import re
from collections.abc import Sequence

from editorial.markup.document import Document
from editorial.markup.pieces import Block, Row
from editorial.model.site import Site
from editorial.rules.phrases import Pattern
from editorial.rules.rule import Findings, Rule

# A paragraph that was meant to be a table: a reader sees its bars, or the line that should stand below its headers.
BARS = re.compile(r"\|+[^|]+\|")
RULER = Pattern(r"(?<!\S)[|+]? ?:?[-–—=]+:?(?: ?[|+] ?:?[-–—=]+:?)+ ?[|+]?(?!\S)")
# What is said of the table below a caption, where that is to become one.
BARRED = re.compile(rf"{BARS.pattern}|\+-|\+[–—]")
# A line above a table that was meant to be its caption, and a table made of the signs that draw boxes.
NEARLY_A_CAPTION = re.compile(r"tab(?:le|el|la|leau|elle)\b(?:\s*\d+[a-z]?)?\s*(?:[.:–—-]|$)", re.IGNORECASE)
DRAWN = re.compile("[\u2502-\u254b\u2551-\u256c]")
DASHES = re.compile(r"[|\s]*:?--+:?[|\s:-]*")
BAR = re.compile(r"(?<!\\)\|")
BETWEEN = re.compile(r"(?<=\S )\|(?= \S)")
# Two rows of cells without bars, parted by tabs, spaces or dots; neither is a point of a list, nor two sentences with many
# spaces between.
_ROW = r"(?!\w{1,3}[.)]|o\s)(?>[\w$\"“][^\n|]*?(?:\S\t+|[^\s.?!] {3,}|\w (?:\.{4,}|…{2,}) ?)\S)"
COLUMNS = re.compile(rf"^(?P<row>{_ROW}[^\n|]*+)\n{_ROW}", re.MULTILINE)

TABLES = Rule(
    "R20",
    "Tables have a caption, a header in each column, and full rows",
    "Without them a table that is heard, or scrolled, is a heap of words; a cell without a header is lost.",
    'Put a line "Table: What it shows." above it, name each column in the first row, and give each row a cell for each.',
    "NHS service manual, table; WCAG 2.2, 1.3.1",
    fails="| Ask | Why |\n|---|---|\n| What it costs | Plans differ |",
    passes="Table: What to ask.\n\n| Ask | Why |\n|---|---|\n| What it costs | Plans differ |",
)


@TABLES.text
def tables(document: Document, site: Site) -> Findings:
    """Yield what is wrong with the tables."""
    for table in document.tables:
        if not any(table.headers) or not all(table.headers[1:]):
            sentence = "a column has no header. Name each column in the first row"
            yield TABLES.finding(document.path, document.place_of(table.spot), sentence, "table")
        if twins := {header for header in table.headers if header and table.headers.count(header) > 1}:
            sentence = f'two columns are headed "{min(twins)}". Say in each what only it holds'
            yield TABLES.finding(document.path, document.place_of(table.spot), sentence, "table")
        if not table.captioned:
            sentence = 'has no caption. Put a line such as "Table: What to ask about cost." above it'
            yield TABLES.finding(document.path, document.place_of(table.spot), sentence, "table")
        for row in table.rows:
            cells = tuple(cell.strip(" *_") for cell in BAR.split(row.typed.strip().strip("|")))
            again = "this row holds the headers once more. Take it out" if cells == table.headers else ""
            if sentence := _row_wrong(row, len(table.headers)) or again:
                yield TABLES.finding(document.path, document.place_of(row.spot), sentence, "table")


def _row_wrong(row: Row, headers: int) -> str:
    """What is wrong with a row of a table with so many headers; empty when nothing is."""
    if not row.typed:
        return "has headers and no row. Add one, or take the table out"
    if not row.filled:
        return "this row is empty. Take it out"
    if DASHES.fullmatch(row.typed):
        return "a line of dashes stands below the headers alone. Take this one out"
    if not BAR.search(row.typed):
        return "the line right below it became a row of it. Put an empty line between them, or, if it is a row, bars between its cells"
    if row.cells != headers:
        cells = "1 cell" if row.cells == 1 else f"{row.cells} cells"
        return f"this row has {cells} and needs {headers}, one for each header. Leave a cell empty where there is nothing to say; to show a bar inside a cell, type \\|"
    return ""


@TABLES.text
def unmade(document: Document, site: Site) -> Findings:
    """Yield what was meant to be a table, or a row of one, and became a paragraph."""
    if place := next(document.rows(COLUMNS), None):
        sentence = "these rows run together on the page. Write their cells between bars, | One | Two |, and |---|---| below the first row"
        yield TABLES.finding(document.path, place, sentence, "table")
    for block in document.body:
        at = block.number - document.body_start
        if sentence := _unmade(document, block, document.body[:at], document.body[at + 1 : at + 2]):
            bar = document.place(block, max(block.text.find("|"), 0))
            if not place or place.line - bar.line not in (1, 2):  # else said of the rows
                yield TABLES.finding(document.path, bar, sentence, "table")


def _unmade(document: Document, block: Block, above: Sequence[Block], below: Sequence[Block]) -> str:
    if block.running and RULER.search(block.text):
        return "is not a table yet. Put an empty line above its headers, and right below them a line like |---|---|, with one part for each header"
    below_one = above and above[-1].kind == "cell"
    captions = block.kind == "paragraph" and block.text.startswith("Table: ") and not below_one  # else said above
    if captions and not any(BARRED.search(one.text) for one in below):
        return "no table stands below this caption. Write its cells between bars, | One | Two |, and |---|---| below the first row"
    if block.kind == "paragraph" and NEARLY_A_CAPTION.match(block.text) and below and below[0].kind == "cell":
        return 'this line is not a caption yet. Begin it with "Table: ", and say there what the table shows'
    if block.running and DRAWN.search(block.text):
        return "is drawn with lines, which a screen reader reads out one by one. Write | One | Two |, and |---|---| below the first row"
    bars = [match.start() for match in BETWEEN.finditer(block.text)][1:9] if block.kind == "paragraph" else []
    if block.kind != "paragraph" or not (
        BARS.match(block.text) or any("|" not in document.before(block, at) for at in bars)
    ):
        return ""
    if below_one:
        return "this row stands apart from its table. Take out the empty line above it"
    return "has no headers. Name each column in the first row, and write |---|---| below it"
