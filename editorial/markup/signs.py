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

from markdown.inlinepatterns import SimpleTagInlineProcessor

from editorial.markup.lists import BULLETS
from editorial.markup.parser import Parser
from editorial.markup.plain import FRAMED
from editorial.markup.steps import OfLines, OfMatch

# Forms of Latin letters and digits, as a PDF, an equation or a network sets them: ligatures, slanted, wide, in circles or squares; and small capitals.
FORMS = {
    code: plain
    for first, last in ((0x210A, 0x2134), (0xFB00, 0xFB06), (0xFF10, 0xFF5A), (0x1D400, 0x1D7FF))
    for code in range(first, last + 1)
    if re.fullmatch("[a-zA-Z0-9]|f[filt]+|st", plain := unicodedata.normalize("NFKC", chr(code)))
} | {
    code: plain.lower()
    for code in (*range(0x0250, 0x02B0), *range(0x1D00, 0x1D23), 0xA730, 0xA731)
    if len(plain := unicodedata.name(chr(code)).removeprefix("LATIN LETTER SMALL CAPITAL ")) == 1
}
FORMS |= FRAMED | {0x0251: "a", 0x0261: "g"}  # of phonetics, which look like ours
# Units in one sign, ㎎ and ℃, which no rule on doses would know.
FORMS |= {
    code: plain
    for code in (0x2103, 0x2109, *range(0x3371, 0x33E0))
    if re.fullmatch("[°μ]?[a-zA-Z]+", plain := unicodedata.normalize("NFKC", chr(code)))
}
# A line of nothing that is seen, as programs write it to keep paragraphs apart.
NOTHING = re.compile(r"(?>(?:\s|&nbsp;|&#160;|<br ?/?>)*)")
# Signs of a PDF that are not seen, or stand for others: a soft hyphen where its line ended, an accent as an apostrophe.
# Spaces without width come from office programs, and part a word for a search.
UNSEEN, ACCENT = re.compile("[\u00ad\u180e\u200b\u2060]"), re.compile(r"(?<=\w)´(?=\w)")
# Every space but the plain one, as office programs, web pages and Alt with the space bar write them.
SPACES = {code: " " for code in range(0x3001) if unicodedata.category(chr(code)) == "Zs"}
# What stands in front of the words of a line and means something to Markdown; and a line of nothing else: an empty one, a
# rule, the one below the headers of a table.
BEGINS = re.compile(rf"\s*(?:(?:[-*+>–—{BULLETS}]|\d{{1,3}}[.)]|#{{1,6}}|!!!)\s+)*")
ONLY = re.compile(r"[\s|:*_-]*")


def begun_plainly(line: str) -> str:
    """A line with a plain space for any other around the marks that begin it: Markdown knows no other, and a reader sees none."""
    if line.isascii():
        return line
    end = (ONLY.fullmatch(line) or BEGINS.match(line)).end()  # type: ignore[union-attr]  # BEGINS may match nothing at all
    return line[:end].translate(SPACES) + line[end:]


def usual(line: str) -> str:
    """A line with letters for their forms, and without what is not seen."""
    if NOTHING.fullmatch(line):
        return ""
    return line if line.isascii() else ACCENT.sub("’", UNSEEN.sub("", line.translate(FORMS)))


def extend(md: Parser) -> None:
    """Spaces before empty lines are found (30), letters when code is set aside (25); signs after code (190), before slanted
    and bold (60).
    """
    md.ESCAPED_CHARS = list(string.punctuation)
    md.preprocessors.register(OfLines(lambda lines: list(map(begun_plainly, lines))), "spaces", 31)
    md.preprocessors.register(OfLines(lambda lines: list(map(usual, lines))), "letters", 21)
    md.inlinePatterns.register(OfMatch(r"\\\n", lambda _: etree.Element("br"), md), "line-end", 179)
    md.inlinePatterns.register(OfMatch(r"(?<=\d)\*(?=\d)", lambda _: "*", md), "times", 174)
    md.inlinePatterns.register(SimpleTagInlineProcessor(r"(~~)(?=\S)(.+?)(?<=\S)~~", "del"), "struck-out", 65)
