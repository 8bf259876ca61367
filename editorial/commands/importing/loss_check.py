"""The proof that a draft holds every word of its source: both are read apart, and their words compared in order.

A word is what stands between two spaces, with its signs: "0.5", "<5", "10^{6}" with a raised 6. Quotes may be curly or
straight. What the draft does not hold as it was is put near where it stood, and asked about: so nothing is lost, and nothing is
refused, where a program on the way knows less than the one that wrote the file.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from editorial.commands.importing import lines
from editorial.commands.importing.lines import END, LOWERED, PRIVATE, RAISED, SIGN, STRAIGHT, SYMBOL, marked, shown
from editorial.markup.document import Document
from editorial.markup.lists import BULLETS
from editorial.markup.pieces import Block
from editorial.markup.plain import plain
from editorial.rules.placeholders import placeholder

# What our typography makes of signs that are typed, and back; a raised minus has one form.
TYPED = {"—": "---", "–": "--", "…": "...", "′": "'", "″": '"', "−": "-"}
# A sign of a point, or a number, that was typed into a paragraph.
TYPED_POINT = re.compile(rf"[-*o{BULLETS}]|--|\d{{1,3}}[.)]")
ASKS = f"{placeholder('a place for these words: they stood here, and the text above lacks or changes them:')} "
# A row of a list.
POINT = re.compile(r" {4}|- |\d+\. |: {3}")


def texts_of(document: Document, numbered: bool) -> Iterator[tuple[Block, str]]:
    """Yield the blocks of a draft with their words as a reader sees them; when `numbered`, with the numbers of lists (see
    `of_numbers`).
    """
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


def put(body: str, lost: list[Lost], document: Document, head: str, numbered: bool, title: str) -> str:
    """The body with what is lost, each phrase behind the block in which it stood.

    The `document` is what the body becomes below `head`, without what is ours; its words follow those of the `title`.
    """
    rows = body.split("\n")
    above = head.count("\n") + 1
    count, ends = len(words(title)), []
    for block, text in texts_of(document, numbered):
        count += len(words(text))
        ends.append((count, lines.line_with_ours(body, max(document.place(block).line - above, 0))))
    for phrase in reversed(lost):
        line = next((line for end, line in ends if end >= phrase.before), len(rows) - 1)
        at = next((at for at in range(line, len(rows)) if _is_end(rows, at)), len(rows))
        rows[at:at] = ["", lines.ours(lines.paragraph(ASKS + lines.escaped(phrase.phrase)))]
    return "\n".join(rows)


def _is_end(rows: list[str], at: int) -> bool:
    """Whether a block ends before this row: it is empty, and neither a list nor code goes on behind it."""
    above, below = rows[at - 1] if at else "", next((row for row in rows[at:] if row), "")
    return not rows[at] and not below.startswith("    ") and not (POINT.match(above) and POINT.match(below))
