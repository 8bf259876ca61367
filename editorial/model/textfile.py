"""A file of text: UTF-8, with Unix line ends, without characters that no text has, and not left half merged by git."""

import os
import re
import stat
from contextlib import suppress
from pathlib import Path

from editorial.findings import ContentError, Finding, Place, place_in

# Characters that no text has: YAML refuses them or takes them for the end of a line, XML forbids them, a browser shows
# nothing or a box, or letters in another order than they stand in (Unicode, UAX 9, "Explicit Directional Formatting").
CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffd-\uffff"
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17))
    + "]"
)
# Letters that no reader sees, and that a program takes for words (Unicode, 23.9).
TAG = re.compile("[\U000e0000-\U000e007f]")
# Characters that nobody sees and that no header or list needs: spaces without width, marks of direction, tags. In a text
# the rules read through them.
UNSEEN = re.compile(r"[\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\U000e0001-\U000e007f]")
# Bytes. What a list of ten thousand entries needs, and what can still be read while one waits.
LARGEST = 5_000_000
# What git writes around two versions of a passage that it could not merge, and between them (git-merge, "How conflicts are
# presented"). One who mends a card by hand may have indented it.
CONFLICT = re.compile(r"^[ \t]*(?:<{7}|\|{7}|>{7})(?= |$)|^={7}$", re.MULTILINE)


def read_text(path: Path, name: Path) -> str:
    """The text of the file at `path`, which messages call `name`, with Unix line ends.

    Raises ContentError when it cannot be opened, is larger than LARGEST, is kept elsewhere by Git LFS, is not UTF-8, holds a
    character that no text has, or two versions of a passage that git could not merge.
    """
    if path.is_file() and (size := path.stat().st_size) > LARGEST:
        sentence = f"is too large ({size / 1e6:.1f} MB; {LARGEST / 1e6:g} MB is the most). Take out what nobody uses"
        raise ContentError(Finding(name, Place(1), "file", sentence))
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
    if pointer := kept_elsewhere(data):
        raise ContentError(Finding(name, Place(1), "file", pointer))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        readable = data[: error.start].decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        sentence = "a character here is not UTF-8. Save the file again with the encoding UTF-8"
        raise ContentError(Finding(name, place_in(readable, len(readable)), "file", sentence)) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if conflict := unmerged(text, name):
        raise ContentError(conflict)
    if strange := CONTROL.search(text) or TAG.search(text):
        place = place_in(text, strange.start())
        raise ContentError(Finding(name, place, "file", "a character here cannot be shown. Retype the line"))
    return text


def kept_elsewhere(data: bytes) -> str:
    """What to do where `data` is what Git LFS leaves in place of a file; empty for any other (git-lfs, docs/spec.md)."""
    pointer = data.startswith(b"version https://git-lfs.github.com/spec/")
    return (
        "is kept elsewhere by Git LFS. Fetch it: git lfs pull; GitHub does with `lfs: true` below actions/checkout"
        * pointer
    )


def _makes_heading(text: str, mark: re.Match[str]) -> bool:
    """Whether a line of =, as it parts two versions, makes a heading instead: of the one line above it, which ends as no sentence."""
    before, above = ["", "", *text[: mark.start()].split("\n")][-3:-1]
    return mark[0][0] == "=" and not before.strip(" -") and not re.search(r"\S[.!?:;,\])]$", above)


def unmerged(text: str, name: Path) -> Finding | None:
    """Where the text of a file, which messages call `name`, still holds two versions of a passage that git did not merge."""
    marks = [place_in(text, mark.start()) for mark in CONFLICT.finditer(text) if not _makes_heading(text, mark)]
    if not marks:
        return None
    first, last = marks[0].line, marks[-1].line
    lines = f"lines {first} to {last} hold" if last > first else f"line {first} holds"
    sentence = (
        f"two versions of this file were not merged: {lines} git's marks <<<<<<<, ======= or >>>>>>>. "
        "Keep one version, and take the marks out"
    )
    return Finding(name, marks[0], "file", sentence)


def put(file: Path, data: bytes) -> None:
    """Put what can be made again into a file, whole or, where that cannot be, not at all."""
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(file)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
