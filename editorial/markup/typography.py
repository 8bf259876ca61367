"""Typography: what `smarty` does not know of quotes, heights and bare addresses; and plain text with the same care.

Feet and inches get primes (5′10″, 3″), letters and figures left out an apostrophe (’tis, ’26, rock ’n’ roll), quotes of
two signs (''so'', ``so'') become quotes, and one that follows a slash opens, one that follows a mark such as
`**bold**` closes. No dash or quote changes in an address that is typed as it is, and no line begins with a space.
"""

import re
from collections.abc import Callable
from functools import cache
from html import escape

from markdown import Markdown
from markdown.util import AtomicString
from typogrify.filters import typogrify

from editorial.markup import inline
from editorial.markup.facts import Element
from editorial.markup.steps import OfMatch, OfTree

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
# 'n' between two words, as in rock 'n' roll.
AND = r"(?<=\w[ -])['‘]([nN])['’](?=[ -]\w)"
# A quote behind a slash, a sign that begins a question, or a curly quote of the other kind.
OPENS = r"""(?:(?<=[/¿¡])["']|(?<=“)'|(?<=‘)")(?=\w)"""
# A bare address stays as it is typed: it is kept out of smarty's sight until the page is written.
ADDRESS = r"https?://[^\s<>\"'*\x02\x03]+"
CLOSED = re.compile(r"[^'‘’]*['’](?!\w)")
CLOSES = re.compile(r"[^'‘’]*(?:[^\W\d]|[.,!?])['’](?!\w)")
OPENS_SINGLE = re.compile(r"(?:^|[\s(\[/–—\"“-])['‘](?=\S)")


def _prime(found: re.Match[str]) -> str | None:
    """3" as 3″, unless a quote is open that the sign ends."""
    above = found.string[: found.start()]
    if found[2] in "'’":
        opened = [match.end() for match in OPENS_SINGLE.finditer(found.string, 0, found.start() + 1)]
        ends = bool(opened) and not CLOSED.match(above, opened[-1])
    else:
        ends = above.count('"') % 2 == 1 or above.rfind("“") > above.rfind("”")
    return None if ends else found[1] + PRIMES[found[2]]


def _two_signs(found: re.Match[str]) -> str:
    """''so'' as “so”."""
    before = found.string[found.start() - 1 : found.start()]
    return "”" if before.strip("([*_/–—- \t\n") else "“"


def _left_out(found: re.Match[str]) -> str | None:
    """'tis as ’tis, unless the sign opens a quote that closes later."""
    return None if not found["sure"] and CLOSES.match(found.string, found.end()) else "’"


def close_quotes(_: Markdown, root: Element) -> None:
    """Close a quote right after a mark that has no letter behind it; smarty would open it."""
    for element in root.iter():
        tail = element.tail or ""
        if tail[:1] in CLOSING and not tail[1:2].isalnum() and not isinstance(tail, AtomicString):
            element.tail = CLOSING[tail[0]] + tail[1:]


def begin_lines(_: Markdown, root: Element) -> None:
    """Take away the space at the start of a line, which a browser shows where it cannot end the line there."""
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


def typeset(text: str) -> str:
    """Plain text as HTML: escaped, with curly quotes and real dashes. Markdown's marks stay as typed."""
    html = _typesetter().reset().convert(" ".join(text.split()))
    return html.removeprefix("<p>").removesuffix("</p>")


@cache  # one for each process, as `Parser`: of the threads of the devserver and the desk, none but one sets text
def _typesetter() -> Markdown:
    md = Markdown(extensions=["markdown.extensions.smarty"])
    extend(md)
    for part in (md.preprocessors, md.inlinePatterns, md.parser.blockprocessors):
        for name in [item.name for item in part._priority]:
            if name not in ("normalize_whitespace", "paragraph", *OURS):
                part.deregister(name)
    inline.extend(md)
    return md


def extend(md: Markdown) -> None:
    """Addresses after Markdown's own links (120 and below) and entities (80), heights anywhere, quotes before smarty (6)."""

    def put(pattern: str, made: Callable[[re.Match[str]], str | None], name: str, place: float) -> None:
        md.inlinePatterns.register(OfMatch(pattern, made, md), name, place)

    put(TICKS, lambda _: "“", "ticks", 195)
    put(HEIGHT, lambda found: f"{found[1]}′{found[2]}{found[3]}″", "height", 175)
    put(ADDRESS, lambda found: md.htmlStash.store(escape(found[0])), "address", 78)
    put(LEFT_OUT, _left_out, "left out", 77.95)
    put(PRIME, _prime, "prime", 77.9)
    put(TWO_SIGNS, _two_signs, "two signs", 77.8)
    put(AND, lambda found: f"’{found[1]}’", "and", 77.7)
    put(OPENS, lambda found: OPENING[found[0]], "opens", 77.5)
    md.treeprocessors.register(OfTree(md, begin_lines), "line-starts", 7.5)
    md.treeprocessors.register(OfTree(md, close_quotes), "closing-quotes", 7)
