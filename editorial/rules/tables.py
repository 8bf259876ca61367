"""Tables have a caption and a header in each column (R20)."""

import re
from collections.abc import Iterator

from editorial.findings import Finding
from editorial.markup.document import Document
from editorial.model.site import Site
from editorial.rules.rule import Rule

# A paragraph that was meant to be a table: a reader sees its bars.
BARS = re.compile(r"\|[^|]+\|")

TABLES = Rule(
    "R20",
    "Tables have a caption and a header in each column",
    "Without them a table that is heard, or scrolled, is a heap of words.",
    'Put a line "Table: What it shows." above it, and name each column in the first row.',
    "NHS service manual, table; WCAG 2.2, 1.3.1",
    fails="| Ask | Why |\n|---|---|\n| What it costs | Plans differ |",
    passes="Table: What to ask.\n\n| Ask | Why |\n|---|---|\n| What it costs | Plans differ |",
)


@TABLES.text
def tables(document: Document, site: Site) -> Iterator[Finding]:
    """Yield what is wrong with the tables."""
    for table in document.tables:
        if not any(table.headers) or not all(table.headers[1:]):
            sentence = "a column has no header. Name each column in the first row"
            yield TABLES.finding(document.path, document.place_of(table.spot), sentence, "table")
        if not table.captioned:
            sentence = 'has no caption. Put a line such as "Table: What to ask about cost." above it'
            yield TABLES.finding(document.path, document.place_of(table.spot), sentence, "table")
    for block in document.body:
        if block.kind == "paragraph" and BARS.match(block.text):
            sentence = "has no headers. Name each column in the first row, and write |---|---| below it"
            yield TABLES.finding(document.path, document.place(block), sentence, "table")
