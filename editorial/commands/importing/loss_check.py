"""The proof that a draft holds every word of its source: both are read apart, and their words compared in order.

A word is what stands between two spaces, with its signs: "0.5", "<5", "10^{6}" with a raised 6. Quotes may be curly or
straight.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from editorial.commands.importing.lines import STRAIGHT
from editorial.commands.importing.marks import END, LOWERED, PRIVATE, RAISED, SIGN, SYMBOL, marked, shown
from editorial.markup.document import Document
from editorial.markup.lists import BULLETS
from editorial.markup.pieces import Block
from editorial.markup.plain import plain

# What our typography makes of signs that are typed, and back; a raised minus has one form.
TYPED = {"—": "---", "–": "--", "…": "...", "′": "'", "″": '"', "−": "-"}

# A sign of a point, or a number, that was typed into a paragraph.
TYPED_POINT = re.compile(rf"[-*o{BULLETS}]|--|\d{{1,3}}[.)]")


def of_document(document: Document, numbered: bool) -> str:
    """The words of a draft as a reader sees them; when `numbered`, with the numbers of lists (see `of_numbers`)."""
    return "\n".join(text for _, text in texts_of(document, numbered))


def texts_of(document: Document, numbered: bool) -> Iterator[tuple[Block, str]]:
    """Yield the blocks of a draft with their words, as `of_document` has them."""
    for block in document.body:
        if block.kind not in ("alternative text", "tooltip"):
            number = f"{block.typed} " if numbered and block.typed[:1].isdigit() else ""
            text = number + _with_signs(block)
            yield block, of_numbers(text) if numbered else text


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
    text = PRIVATE.sub(SYMBOL, plain(text)).translate(STRAIGHT)
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


@dataclass
class Lost:
    """Words that a draft does not hold as they were: the phrase, and before which word of the draft they belong."""

    phrase: str
    before: int


def compare(source: str, draft: str) -> tuple[list[Lost], list[str]]:
    """Which words of the source the draft does not hold, and which stand elsewhere in it or have lost a space."""
    after = words(draft)
    before = _with_symbols(words(source), after)
    lost: list[Lost] = []
    moved: list[str] = []
    changes = [] if before == after else SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    pairs = [
        (before[start:end], after[first:last], last) for kind, start, end, first, last in changes if kind != "equal"
    ]
    pairs = [(gone, came, at) for gone, came, at in pairs if _unsigned(gone) != _unsigned(came)]
    new = Counter(word for gone, came, _ in pairs if "".join(gone) != "".join(came) for word in came)
    for gone, came, at in pairs:
        if "".join(gone) == "".join(came):  # only a space came or went
            missing, misplaced = False, len(gone) > len(came)
        else:
            missing, misplaced = bool(Counter(gone) - new), bool(gone)
            new -= Counter(gone)
        if missing:
            lost.append(Lost(shown(" ".join(gone)), at))
        elif misplaced:
            moved.append(shown(" ".join(gone)))
    return lost, moved


def _unsigned(words: list[str]) -> list[str]:
    """The words without the signs of points that somebody has typed: on the page, a list has signs of its own."""
    return [re.sub(r"^-(?=[^\W\d])", "", word) for word in words if not TYPED_POINT.fullmatch(word)]


def _with_symbols(source: list[str], draft: list[str]) -> list[str]:
    """The words of the source, its letters of fonts of symbols as the draft has them, in the same order."""
    known, start = [], 0
    for word in source:
        if SYMBOL in word:
            like = re.compile(re.escape(word).replace(SYMBOL, r"[^\x00-\x7f]"))
            at = next((at for at in range(start, len(draft)) if like.fullmatch(draft[at])), None)
            if at is not None:
                word, start = draft[at], at + 1
        known.append(word)
    return known
