"""A Markdown file, taken apart into its header and its body."""

from dataclasses import dataclass
from pathlib import Path

from editorial.findings import ContentError, Finding

FENCE = "---"


@dataclass(frozen=True)
class Source:
    """One file: the YAML text between the two `---` lines, the Markdown after them.

    Line numbers count from 1 in the file: the header starts on line 2, the body on `body_line`.
    """

    path: Path
    header: str
    body: str
    body_line: int

    def prose_lines(self):
        """Yield `(line number, text)` for each line of the body outside fenced code."""
        fenced = False
        for number, row in enumerate(self.body.split("\n"), self.body_line):
            if row.lstrip().startswith(("```", "~~~")):
                fenced = not fenced
            elif not fenced:
                yield number, row


def read(path: Path, name: Path) -> Source:
    """Read and split the file at `path`, which messages call `name`.

    Raises ContentError when it is not UTF-8 text, or when its header has no beginning or no end.
    """

    def fail(line, sentence):
        raise ContentError(Finding(name, line, "front matter", sentence))

    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fail(line, "a character here is not UTF-8. Save the file again with the encoding UTF-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows = text.split("\n")
    if rows[0].rstrip() != FENCE:
        fail(
            1,
            "expected `---` as the very first line, with the title and date below it. `CONTRIBUTING.md` has one to copy",
        )
    for number, row in enumerate(rows[1:], 2):
        if row.rstrip() == FENCE:
            return Source(name, "\n".join(rows[1 : number - 1]), "\n".join(rows[number:]), number + 1)
    fail(1, "the `---` that opens the header is never closed. Add a line `---` after the last field")
