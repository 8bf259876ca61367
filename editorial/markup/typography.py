"""Typography: what `smarty` does not know of quotes, heights and bare addresses; and plain text with the same care.

Feet and inches get primes (5′10″, 3″), letters and figures left out an apostrophe (’tis, ’26, rock ’n’ roll), quotes of
two signs (''so'', ``so'') become quotes, and one that follows a slash opens, one that follows a mark such as
`**bold**` closes. No dash or quote changes in an address that is typed as it is, and no line begins with a space.
"""

import re
from html import escape
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from typogrify.filters import typogrify

from editorial.markup import inline
from editorial.markup.facts import Element

if TYPE_CHECKING:
    from editorial.markup.parser import Parser

CLOSING = {'"': "”", "'": "’"}
OPENING = {'"': "“", "'": "‘"}
# The marks of this room inside a line that plain text knows, too.
OURS = ("ticks", "height", "prime", "two signs", "and", "left out", "opens")


PRIMES = {'"': "″", "”": "″", "''": "″", "'": "′", "’": "′"}
HEIGHT = r"""(?<!\w)(\d{1,2})['’]( ?)(\d{1,2}(?:\.\d)?)(?:["”]|'')(?!\w)"""
# Two backticks that open a quote and no code: two apostrophes close it, and no two backticks close code behind it.
TICKS = r"(?<![`\\])``(?=[^`\s][^`]*''(?:[^`]*$|[^`]*\s``[^`\s]))"
# A number of feet or inches, also of a board of 2'x4', unless it ends a quote.
PRIME = r"""(?:(?<![\w.,])(?<!\w-)|(?<=\x03x))(\d+(?:[.,/]\d+)?[½¼¾]?|[½¼¾])(''|["”'’])(?:(?=x\d)|(?![\w'"]))"""
TWO_SIGNS = r"(?:(?<![^\s(\[*_/–—-])''(?=[^\s'])|(?<=[^\s'])''(?![\w']))"
LEFT_OUT = r"(?<![\w'’\x03])['‘](?=(?i:(?P<sure>t(?:is|was|were|will)(?:n['’]t)?\b|\d\ds\b)|(?:em|cause|bout|round|till?|\d\d(?!['’]))\b))"
AND = r"(?<=\w[ -])['‘]([nN])['’](?=[ -]\w)"
OPENS = r"""(?:(?<=[/¿¡])["']|(?<=“)'|(?<=‘)")(?=\w)"""
CLOSED = re.compile(r"[^'‘’]*['’](?!\w)")
CLOSES = re.compile(r"[^'‘’]*(?:[^\W\d]|[.,!?])['’](?!\w)")
OPENS_SINGLE = re.compile(r"(?:^|[\s(\[/–—\"“-])['‘](?=\S)")


class Height(InlineProcessor):
    """5'10" as 5′10″."""

    def handleMatch(self, m, data):
        """Return the text and the span that it replaces."""
        return f"{m[1]}′{m[2]}{m[3]}″", m.start(0), m.end(0)


class Prime(InlineProcessor):
    """3" as 3″, unless a quote is open that the sign ends."""

    def handleMatch(self, m, data):
        """Return the text and the span that it replaces."""
        above = data[: m.start(0)]
        if m[2] in "'’":
            opened = [match.end() for match in OPENS_SINGLE.finditer(data, 0, m.start(0) + 1)]
            ends = bool(opened) and not CLOSED.match(above, opened[-1])
        else:
            ends = _double_open(above)
        return (None, None, None) if ends else (m[1] + PRIMES[m[2]], m.start(0), m.end(0))


class TwoSigns(InlineProcessor):
    """''so'' as “so”."""

    def handleMatch(self, m, data):
        """Return the quote and the span that it replaces."""
        begins = data[m.start(0) - 1 : m.start(0)].strip("([*_/–—- \t\n") == ""
        return "“" if begins else "”", m.start(0), m.end(0)


class LeftOut(InlineProcessor):
    """'tis as ’tis, unless the sign opens a quote that closes later."""

    def handleMatch(self, m, data):
        """Return the apostrophe and the span that it replaces."""
        if not m["sure"] and CLOSES.match(data, m.end(0)):
            return None, None, None
        return "’", m.start(0), m.end(0)


class Opening(InlineProcessor):
    """A quote behind a slash, a sign that begins a question, or a curly quote of the other kind."""

    def handleMatch(self, m, data):
        """Return the quote and the span that it replaces."""
        return OPENING[m[0]], m.start(0), m.end(0)


class Written(InlineProcessor):
    """Puts what is `written` in the place of what is typed; `{0}` and so on are its groups."""

    def __init__(self, pattern: str, written: str, md: Markdown):
        super().__init__(pattern, md)
        self.written = written

    def handleMatch(self, m, data):
        """Return the text and the span that it replaces."""
        return self.written.format(*m.groups()), m.start(0), m.end(0)


def _double_open(text: str) -> bool:
    """Whether a double quote is open where a text ends."""
    return text.count('"') % 2 == 1 or text.rfind("“") > text.rfind("”")


class Address(InlineProcessor):
    """A bare https://... as typed: kept out of smarty's sight until the page is written."""

    def handleMatch(self, m, data):
        """Return a mark for the text and the span that it replaces."""
        return self.md.htmlStash.store(escape(m[0])), m.start(0), m.end(0)


class ClosingQuotes(Treeprocessor):
    """A quote right after a mark, with no letter behind it, closes; smarty would open it."""

    def run(self, root: Element) -> None:
        """Change the tree in place, before smarty (6) sees it."""
        for element in root.iter():
            tail = element.tail or ""
            if tail[:1] in CLOSING and not tail[1:2].isalnum() and not isinstance(tail, AtomicString):
                element.tail = CLOSING[tail[0]] + tail[1:]


class LineStarts(Treeprocessor):
    """Takes away the space at the start of a line, which a browser shows where it cannot end the line there."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for element in root.iter("br"):
            element.tail = (element.tail or "").lstrip()


# Where the last two words stay apart: in paragraphs and points, to keep them together would tear the line above, and the
# browser knows better (`text-wrap` in base.css). These are regular expressions: a bare "p" would take in "pre".
APART = [r"p\b", r"li\b", r"dt\b", r"dd\b"]
# Two words of so many letters would not fit on one line of a phone with large letters set wide, and break inside a word.
FITS = 11


def kept_together(html: str) -> str:
    """The HTML with the last two words of each heading on one line, where they fit."""
    joined = typogrify(html, APART, smartypants=False, caps=False, initial_quotes=False, amp=False)
    return re.sub(r"(?<![^\s<>&;])([^\s<>&;]+)&nbsp;([^\s<>&;]+)", _if_it_fits, joined)


def _if_it_fits(pair: re.Match[str]) -> str:
    return pair[0] if len(pair[1] + pair[2]) < FITS else f"{pair[1]} {pair[2]}"


class Typesetter:
    """Plain text as HTML: escaped, with curly quotes and real dashes. Markdown's marks stay as typed."""

    def __init__(self) -> None:
        self.markdown = Markdown(extensions=["markdown.extensions.smarty"])
        _extend(self.markdown)
        for part in (self.markdown.preprocessors, self.markdown.inlinePatterns, self.markdown.parser.blockprocessors):
            for name in [item.name for item in part._priority]:
                if name not in ("normalize_whitespace", "paragraph", *OURS):
                    part.deregister(name)
        inline.extend(self.markdown)

    def typeset(self, text: str) -> str:
        """The text as HTML."""
        html = self.markdown.reset().convert(" ".join(text.split()))
        return html.removeprefix("<p>").removesuffix("</p>")


def _extend(md: Markdown) -> None:
    md.inlinePatterns.register(Written(TICKS, "“", md), "ticks", 195)
    md.inlinePatterns.register(Height(HEIGHT, md), "height", 175)
    md.inlinePatterns.register(Prime(PRIME, md), "prime", 77.9)
    md.inlinePatterns.register(TwoSigns(TWO_SIGNS, md), "two signs", 77.8)
    md.inlinePatterns.register(Written(AND, "’{0}’", md), "and", 77.7)
    md.inlinePatterns.register(LeftOut(LEFT_OUT, md), "left out", 77.95)
    md.inlinePatterns.register(Opening(OPENS, md), "opens", 77.5)
    md.inlinePatterns.register(Address(r"https?://[^\s<>\"'*\x02\x03]+", md), "address", 78)
    md.treeprocessors.register(ClosingQuotes(md), "closing-quotes", 7)
    md.treeprocessors.register(LineStarts(md), "line-starts", 7.5)


def extend(md: "Parser") -> None:
    """Addresses after Markdown's own links (120 and below) and entities (80), heights anywhere, quotes before smarty."""
    _extend(md)
