"""The proof that a draft holds every word of its source: both are read apart, and their words compared in order.

A word is what stands between two spaces, with its signs: "0.5", "<5", "10^{6}" with a raised 6. Quotes may be curly or
straight.
"""

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher

from editorial.commands.importing.lines import STRAIGHT
from editorial.commands.importing.marks import END, LOWERED, RAISED, SIGN, marked, shown
from editorial.markup.document import Block, Document

NOT_SEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
# What our typography makes of signs that are typed, and back.
TYPED = {"—": "---", "–": "--", "…": "...", "′": "'", "″": '"'}


def of_document(document: Document, numbered: bool) -> str:
    """The words of a draft as a reader sees them; when `numbered`, with the numbers of lists (see `of_numbers`)."""
    lines = []
    for block in document.body:
        if block.kind in ("alternative text", "tooltip"):
            continue
        number = f"{block.typed} " if numbered and block.typed[:1].isdigit() else ""
        lines.append(number + _with_signs(block))
    text = "\n".join(lines)
    return of_numbers(text) if numbered else text


def _with_signs(block: Block) -> str:
    """The words of a block, what is raised and lowered between signs."""
    text, end = "", 0
    for span in sorted((span for span in block.spans if span.kind in SIGN), key=lambda span: span.start):
        inside = unicodedata.normalize("NFKC", block.text[span.start : span.end])
        text += block.text[end : span.start] + marked(inside, SIGN[span.kind])
        end = span.end
    return text + block.text[end:]


def of_numbers(text: str) -> str:
    """The text, its numbers of lists in one form, since our lists are numbered by a point whatever stood there."""
    return re.sub(r"(?<!\S)(\d+)\)(?!\S)", r"\1.", text)


def words(text: str) -> list[str]:
    """The words of a text, in order."""
    text = NOT_SEEN.sub("", unicodedata.normalize("NFC", text).translate(STRAIGHT))
    for sign, typed in TYPED.items():
        text = text.replace(sign, typed)
    text = re.sub(rf"([{RAISED}{LOWERED}])(\s+)", r"\2\1", text)
    text = re.sub(rf"(\s+){END}", rf"{END}\1", text)
    text = re.sub(rf"[{RAISED}{LOWERED}]{END}", "", text)
    for sign in (RAISED, LOWERED):  # two raised runs side by side are one
        side_by_side, count = re.compile(rf"{sign}([^{RAISED}{LOWERED}{END}]*){END}(\s*){sign}"), 1
        while count:
            text, count = side_by_side.subn(rf"{sign}\1\2", text)
    return text.split()


def compare(source: str, draft: str) -> tuple[list[str], list[str]]:
    """Which words of the source the draft does not hold, and which stand elsewhere in it; both as short phrases."""
    before, after = words(source), words(draft)
    lost, moved = [], []
    if before == after:
        return lost, moved
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    new = Counter()
    for _, start, end, first, last in steps:
        if "".join(before[start:end]) != "".join(after[first:last]):  # else only a space came or went
            new.update(after[first:last])
    for kind, start, end, first, last in steps:
        gone = before[start:end]
        if kind == "equal" or not gone or "".join(gone) == "".join(after[first:last]):
            continue
        missing = Counter(gone) - new
        new -= Counter(gone)
        (lost if missing else moved).append(shown(" ".join(gone)))
    return lost, moved
