"""What a draft still lacks: the words FILL IN stand where a writer must write (R101).

`make new` and `make import` leave such placeholders. In a draft one is only said, so that the draft can be built and
looked at; it stops the build of a page for readers.
"""

import re
from collections.abc import Iterator

from editorial.findings import Finding, shortened
from editorial.markup.document import Document
from editorial.model.site import Site
from editorial.rules.rule import Rule

PLACEHOLDER = re.compile(r"\bFILL\s+IN\b[^\"“”()\[\]]*")

FILLED_IN = Rule(
    "R101",
    "Nothing is left to fill in on a page for readers",
    "A reader who meets words meant for the writer trusts the rest no longer.",
    "Write what the words FILL IN ask for, take them out, or keep the page back with `status: draft`.",
    "This house",
    fails="FILL IN what the trial found",
    passes="Please fill in the form.",
    waivable=False,
)


def placeholder(what: str) -> str:
    """The words that ask a writer for `what`."""
    return f"FILL IN {what}"


@FILLED_IN.text
def placeholders(document: Document, site: Site) -> Iterator[Finding]:
    """Yield each placeholder of a text: in its header, whatever the field, and in its body, but for code."""

    def asked(words: str) -> str:
        return f'"{shortened(words)}" is not written yet. Write it, or keep `status: draft`'

    header = document.text.header
    for steps, value in header.texts():
        if match := PLACEHOLDER.search(value):
            name = ".".join(str(step + 1 if isinstance(step, int) else step) for step in steps)
            yield FILLED_IN.finding(document.path, header.at(*steps), asked(match[0]), name)
    for block in document.body:
        for match in PLACEHOLDER.finditer(block.text) if block.kind != "code" else ():
            if not any(span.kind == "code" and span.start <= match.start() < span.end for span in block.spans):
                yield FILLED_IN.finding(document.path, document.place(block, match.start()), asked(match[0]), "text")
