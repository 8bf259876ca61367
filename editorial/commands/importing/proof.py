"""The proof that a draft holds every word of its source: both are read apart, and their words compared in order.

A word is what stands between two spaces, with its signs: "0.5", "<5", "10^{6}" with a raised 6. Quotes may be curly or
straight.
"""

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher

from markdown import Markdown

from editorial.commands.importing import html
from editorial.commands.importing.lines import STRAIGHT
from editorial.commands.importing.marks import END, LOWERED, RAISED, shown

# What the project's own Markdown reads as marks and not as words.
EXTENSIONS = ("admonition", "attr_list", "def_list", "fenced_code", "sane_lists", "tables")
NOT_SEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")


def of_markdown(body: str, numbered: bool) -> str:
    """The text of a draft's body as a reader sees it; when `numbered`, with the numbers of lists (see `of_numbers`)."""
    text = html.text(Markdown(extensions=list(EXTENSIONS)).convert(body), draft=True, numbered=numbered)
    return of_numbers(text) if numbered else text


def of_numbers(text: str) -> str:
    """The text, its numbers of lists in one form, since our lists are numbered by a point whatever stood there."""
    return re.sub(r"(?<!\S)(\d+)\)(?!\S)", r"\1.", text)


def words(text: str) -> list[str]:
    """The words of a text, in order."""
    text = NOT_SEEN.sub("", unicodedata.normalize("NFC", text).translate(STRAIGHT))
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
