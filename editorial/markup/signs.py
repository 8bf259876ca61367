"""Signs inside a line that mean to writers, and to most programs, what Python-Markdown does not know.

A backslash at the end of a line ends it (https://spec.commonmark.org/0.31.2/#hard-line-breaks), one before any sign of
punctuation shows that sign; `2*3*4` is a sum, not slanted; `~~words~~` are struck out, which a draft may be; a
form of letters becomes these letters, so that a search finds "ﬁrst", and a listener hears "𝗯𝗼𝗹𝗱"; a line of nothing that
is seen is empty; and where a mark begins a line, a space that looks like one is one.
"""

import re
import string
import unicodedata
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor
from markdown.preprocessors import Preprocessor

from editorial.markup.lists import BULLETS

if TYPE_CHECKING:
    from editorial.markup.parser import Parser

# Forms of Latin letters and digits, as a PDF, an equation or a network sets them: ligatures, slanted, wide, in circles; and small capitals.
FORMS = {
    code: plain
    for first, last in ((0x210A, 0x2134), (0x24B6, 0x24E9), (0xFB00, 0xFB06), (0xFF10, 0xFF5A), (0x1D400, 0x1D7FF))
    for code in range(first, last + 1)
    if re.fullmatch("[a-zA-Z0-9]|f[filt]+|st", plain := unicodedata.normalize("NFKC", chr(code)))
} | {
    code: plain.lower()
    for code in (*range(0x0250, 0x02B0), *range(0x1D00, 0x1D23), 0xA730, 0xA731)
    if len(plain := unicodedata.name(chr(code)).removeprefix("LATIN LETTER SMALL CAPITAL ")) == 1
}
# A line of nothing that is seen, as programs write it to keep paragraphs apart.
NOTHING = re.compile(r"(?:\s|&nbsp;|&#160;|<br ?/?>)*+")


# Signs of a PDF that are not seen, or stand for others: a soft hyphen where its line ended, an accent as an apostrophe.
# Spaces without width come from office programs, and part a word for a search.
UNSEEN, ACCENT = re.compile("[\u00ad\u180e\u200b\u2060]"), re.compile(r"(?<=\w)´(?=\w)")


# Every space but the plain one, as office programs, web pages and Alt with the space bar write them.
SPACES = {code: " " for code in range(0x3001) if unicodedata.category(chr(code)) == "Zs"}
# What stands in front of the words of a line and means something to Markdown; and a line of nothing else: an empty one, a
# rule, the one below the headers of a table.
BEGINS = re.compile(rf"\s*(?:(?:[-*+>–—{BULLETS}]|\d{{1,3}}[.)]|#{{1,6}}|!!!)\s+)*")
ONLY = re.compile(r"[\s|:*_-]*")


class Spaces(Preprocessor):
    """Puts a plain space in the place of any other where Markdown would not know it, and a reader sees no difference."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with plain spaces around the marks that begin them."""
        return [line if line.isascii() else _begun_plainly(line) for line in lines]


def _begun_plainly(line: str) -> str:
    end = (ONLY.fullmatch(line) or BEGINS.match(line)).end()  # type: ignore[union-attr]  # BEGINS may match nothing at all
    return line[:end].translate(SPACES) + line[end:]


class Letters(Preprocessor):
    """Puts letters in the place of their forms, and leaves out what is not seen."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with their usual letters."""
        return ["" if NOTHING.fullmatch(line) else line if line.isascii() else _usual(line) for line in lines]


def _usual(line: str) -> str:
    return ACCENT.sub("’", UNSEEN.sub("", line.translate(FORMS)))


class LineEnd(InlineProcessor):
    """Ends a line at a backslash."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:
        """Return the end of the line and the span that it replaces."""
        return etree.Element("br"), m.start(0), m.end(0)


class Times(InlineProcessor):
    """Keeps the sign between two numbers."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:
        """Return the sign and the span that it replaces."""
        return "*", m.start(0), m.end(0)


def extend(md: "Parser") -> None:
    """Spaces before empty lines are found (30), letters when code is set aside (25); signs after code (190), before slanted
    and bold (60).
    """
    md.ESCAPED_CHARS = list(string.punctuation)
    md.preprocessors.register(Spaces(md), "spaces", 31)
    md.preprocessors.register(Letters(md), "letters", 21)
    md.inlinePatterns.register(LineEnd(r"\\\n", md), "line-end", 179)
    md.inlinePatterns.register(Times(r"(?<=\d)\*(?=\d)", md), "times", 174)
    md.inlinePatterns.register(SimpleTagInlineProcessor(r"(~~)(?=\S)(.+?)(?<=\S)~~", "del"), "struck-out", 65)
