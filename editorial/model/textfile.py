"""A file of text: UTF-8, with Unix line ends, without characters that no text has, and not left half merged by git."""

import re
import stat
from pathlib import Path

from editorial.findings import ContentError, Finding, Place, place_in

# Characters that no text has: YAML refuses them or takes them for the end of a line, a browser shows nothing or a box, or
# letters in another order than they stand in (U+202D, U+202E).
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ufdd0-\ufdef\ufeff\ufffd-\uffff]")
# What git writes around two versions of a passage that it could not merge (git-merge, "How conflicts are presented").
CONFLICT = re.compile(r"^(?:<{7}|>{7}) \S", re.MULTILINE)


def read_text(path: Path, name: Path) -> str:
    """The text of the file at `path`, which messages call `name`, with Unix line ends.

    Raises ContentError when it cannot be opened, is not UTF-8, holds a character that no text has, or two versions of
    a passage that git could not merge.
    """
    return decoded(read_bytes(path, name), name)


def read_bytes(path: Path, name: Path) -> bytes:
    """The bytes of the file at `path`, which messages call `name`. Raises ContentError when it cannot be opened."""
    try:
        data = path.read_bytes() if stat.S_ISREG(path.lstat().st_mode) else None
    except OSError:
        data = None
    if data is None:  # `files` says why
        raise ContentError(Finding(name, Place(1), "file", "cannot be read. Put an ordinary file here"))
    return data


def decoded(data: bytes, name: Path) -> str:
    """The bytes of a file, which messages call `name`, as text. Raises ContentError as `read_text`."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        readable = data[: error.start].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        sentence = "a character here is not UTF-8. Save the file again with the encoding UTF-8"
        raise ContentError(Finding(name, place_in(readable, len(readable)), "file", sentence)) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if strange := CONTROL.search(text):
        place = place_in(text, strange.start())
        raise ContentError(Finding(name, place, "file", "a character here cannot be shown. Retype the line"))
    if conflict := CONFLICT.search(text):
        sentence = (
            "git could not merge two versions of this file and left both here. Keep one of them, "
            "and take out the lines <<<<<<<, ======= and >>>>>>>"
        )
        raise ContentError(Finding(name, place_in(text, conflict.start()), "file", sentence))
    return text
