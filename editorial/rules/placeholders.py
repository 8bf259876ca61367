"""What a draft still lacks: the words FILL IN stand where a writer must write.

`make new` and `make import` leave such gaps (R101). In a draft a gap is only said, so that the draft can be built and
looked at; it stops the build of a page for readers.
"""

import re
from collections.abc import Iterator

from editorial.findings import Finding
from editorial.model.source import Source
from editorial.model.validation import shortened

GAP = re.compile(r"\bFILL\s+IN\b(?:[^\n\"()\[\]]|\n(?!\s*(?:\n|[-*#|!]|\d+\.)))*")


def gap(what: str) -> str:
    """The words that ask a writer for `what`."""
    return f"FILL IN {what}"


def in_text(values: dict, places: dict, text: Source) -> Iterator[Finding]:
    """Yield each gap of a file; `values` and `places` are its header as `yamlfile.parse` returns it."""

    def finding(place, what: str, words: str) -> Finding:
        sentence = f'"{shortened(" ".join(words.split()))}" is not written yet. Write it, or keep `status: draft`'
        return Finding(text.path, place, what, sentence, "R101")

    for place in places:
        value = values
        for step in place:
            value = value[step]
        if isinstance(value, str) and (lacking := GAP.search(value)):
            yield finding(places[place], ".".join(str(s + 1 if isinstance(s, int) else s) for s in place), lacking[0])
    for lacking in GAP.finditer(text.prose()):
        yield finding(text.place_of(lacking.start()), "text", lacking[0])
