"""The words that the house adds to the dictionary, as `content/data/words.txt` lists them: one a line, remarks behind a #."""

import re
from pathlib import Path
from typing import NamedTuple

from editorial.findings import ContentError, Finding, Place
from editorial.model.textfile import read_text

FILE = Path("data", "words.txt")
WORD = re.compile(r"['’.]?(?=.*[^\W\d_])\w[^,#\"“”\[\]*]*")


class Words(NamedTuple):
    """The words of the list, and what is wrong with its file; on which line each word stands."""

    listed: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    lines: tuple[int, ...] = ()


def read(content: Path) -> Words:
    """Read the list of the content folder `content`, which may have none. Never raises."""
    shown = Path(content.name) / FILE
    if not (content / FILE).is_file():
        return Words()
    try:
        rows = read_text(content / FILE, shown).split("\n")
    except ContentError as error:
        return Words(findings=error.findings)
    words = {number: row.strip() for number, row in enumerate(rows, 1) if row.strip() and not row.startswith("#")}
    first = {word: number for number, word in reversed(words.items())}
    several, alone = "Put each on a line of its own", "Write it without signs, or take the line out"
    findings = []
    for number, word in words.items():
        if not WORD.fullmatch(word):
            sentence = f'expected a word, found "{word}". {several if "," in word else alone}'
            findings.append(Finding(shown, Place(number), "file", sentence))
        if first[word] != number:
            sentence = f'"{word}" stands on line {first[word]}, too. Take one out'
            findings.append(Finding(shown, Place(number), "file", sentence))
    return Words(tuple(words.values()), tuple(findings), tuple(words))
