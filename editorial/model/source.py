"""A Markdown file, taken apart into its header and its body."""

import os
import re
import stat
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from editorial.findings import ContentError, Finding, Place, place_in

FENCE = "---"
# Characters that no text has: YAML refuses them or takes them for the end of a line, a browser shows nothing or a box.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffd-\uffff]")
# A block of code, and code in a line: as many marks at the end as at the beginning.
CODE_BLOCK = re.compile(r"^([ \t]*)(`{3,}|~{3,})[^\n]*\n.*?^[ \t]*\2[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n\s*\n).)*?(?<!`)\1(?!`)", re.DOTALL)


@dataclass(frozen=True)
class Source:
    """One file: the YAML text between the two `---` lines, the Markdown after them.

    Line numbers count from 1 in the file: the header starts on line 2, the body on `body_line`.
    """

    path: Path
    header: str
    body: str
    body_line: int

    def prose(self) -> str:
        """The body with spaces in the place of code, so that every character keeps its place."""
        return self._prose

    @cached_property
    def _prose(self) -> str:
        return CODE_SPAN.sub(blank, CODE_BLOCK.sub(blank, self.body))

    @cached_property
    def english(self) -> bool:
        """Whether the header names no other language: rules of words know English."""
        lang = re.search(r"^lang: *[\"']?(\w+)", self.header, re.MULTILINE)
        return not lang or lang[1] == "en"

    def place_of(self, offset: int) -> Place:
        """Where in the file the character `offset` of the body stands."""
        return place_in(self.body, offset, self.body_line)


def blank(found: re.Match) -> str:
    """Spaces in the place of what was found, line ends kept: for `re.sub` where every character keeps its place."""
    return re.sub(r"[^\n]", " ", found[0])


def read_text(path: Path, name: Path) -> str:
    """The text of the file at `path`, which messages call `name`, with Unix line ends.

    Raises ContentError when it cannot be opened, is not UTF-8, or holds a character that no text has.
    """
    try:
        data = path.read_bytes() if stat.S_ISREG(path.lstat().st_mode) else None
    except OSError:
        data = None
    if data is None:  # `files` says why
        raise ContentError(Finding(name, Place(1), "file", "cannot be read. Put an ordinary file here"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        sound = data[: error.start].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        sentence = "a character here is not UTF-8. Save the file again with the encoding UTF-8"
        raise ContentError(Finding(name, place_in(sound, len(sound)), "file", sentence)) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    strange = CONTROL.search(text)
    if strange:
        place = place_in(text, strange.start())
        raise ContentError(Finding(name, place, "file", "a character here cannot be shown. Retype the line"))
    return text


def read(path: Path, name: Path) -> Source:
    """Read and split the file at `path`, which messages call `name`.

    Raises ContentError when it is not text (see `read_text`), or its header has no beginning or no end.
    """
    rows = read_text(path, name).split("\n")
    if rows[0].rstrip() != FENCE:
        sentence = (
            "expected `---` as the very first line, with the title and date below it. `CONTRIBUTING.md` has one to copy"
        )
        raise ContentError(Finding(name, Place(1), "front matter", sentence))
    for number, row in enumerate(rows[1:], 2):
        if row.rstrip() == FENCE:
            return Source(name, "\n".join(rows[1 : number - 1]), "\n".join(rows[number:]), number + 1)
    sentence = "the `---` that opens the header is never closed. Add a line `---` after the last field"
    raise ContentError(Finding(name, Place(1), "front matter", sentence))


def target(named: str, path: Path, root: Path) -> Path:
    """The file that a link or figure in the file `path` names; a leading slash means the content folder `root`.

    No link of the file system is followed, so the file lies in `root` exactly if its path says so.
    """
    return Path(os.path.normpath((root if named.startswith("/") else path.parent) / named.lstrip("/")))
