"""The words of a web page as a reader sees them, read without pandoc.

Raised and lowered characters stand between signs (see `marks`), by whatever means the page raises them. Where a page
names its main part, the rest (menus, what stands at its foot) is no part of the text; else its menus, asides and foot
are none. The mark of a note is no word: our notes have numbers of their own.
"""

import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser

from editorial.commands.importing.marks import END, SIGN
from editorial.commands.importing.tree import NOTE

SKIPPED = frozenset({"script", "style", "svg", "template", "title"})
# What stands inside a line; all else begins and ends one.
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr",
})  # fmt: skip
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
# How many of these may be open at once: lists, and whatever else must be closed. Each list that is never closed doubles
# pandoc's time; no page for people goes as deep.
LISTS = ("ul", "ol", "dl")
DEEPEST = {LISTS: 10, ("div", "section", "table", "blockquote", "span", "font", "b", "i", "em", "strong"): 200}
# What a reader fills in; pandoc would run the words of its choices into the text beside it.
FILLED_IN = ("select", "textarea")
STYLE = re.compile(r"vertical-align:\s*(super|sub)\b")
UNSEEN = re.compile(
    r"\b(?:display:\s*none|visibility:\s*hidden|(?<!-)color:\s*(?:white\b|#fff\b|#ffffff\b)(?!.*background))", re.I
)
MAIN = re.compile(r"<main\b|\brole=[\"']?main\b", re.IGNORECASE)
BESIDE = ("nav", "aside", "footer")
# Signs that no text has, by their numbers: here they stand for something else (see `lines.OURS`).
STRANGE = re.compile(r"&#(?:x0*fd[de][0-9a-f]|0*649(?:7[6-9]|[89]\d)|0*6500[0-7]);?", re.IGNORECASE)
# The mark of a note, in three forms: a link in raised letters, a raised link, raised numbers behind the end of a sentence
# or several of them. A single raised number behind a letter may be cm2.
_SAYS = r"\[?(?:\d{1,3}(?:\s*[,–-]\s*\d{1,3})*|[a-z*†‡§]{1,2})\]?"
_HERE = r"""<a\b(?=[^>]*\bhref=["'][^"'>]*\#)[^>]*>"""
NOTED = re.compile(
    rf"""<sup\b[^>]*>\s*{_HERE}\s*(?P<a>{_SAYS})\s*</a>\s*</sup>
       | {_HERE}\s*<sup\b[^>]*>\s*(?P<b>{_SAYS})\s*</sup>\s*</a>
       | (?<=[.,;:!?"”’])<sup\b[^>]*>\s*(?P<c>\[?\d{{1,3}}(?:\s*[,–-]\s*\d{{1,3}})*\]?)\s*</sup>
       | <sup\b[^>]*>\s*(?P<d>\[\d[^<\]]*\]|\d{{1,3}}\s*,\s*\d{{1,3}}(?:\s*[,–-]\s*\d{{1,3}})*)\s*</sup>""",
    re.VERBOSE | re.IGNORECASE,
)
# The mark of a note, as the roles of DPUB-ARIA tell it.
KNOWN = re.compile(
    r"""(?:<sup\b[^>]*>\s*)?(?P<link><a\b[^>]*\brole=["']?doc-noteref\b[^>]*>)[^<]*(?:<sup>[^<]*</sup>)?\s*</a>(?:\s*</sup>)?"""
)
# What leads from a note back to its mark.
BACK = re.compile(r"<a\b[^>]*>\s*(?:[↩↑^]|&#8617;|&#x21a9;)(?:\ufe0e|&#xfe0e;)?\s*</a>", re.IGNORECASE)
# Where a page says that it stands.
PLACED = re.compile(
    r"""<link\b(?=[^>]*\brel=["']?canonical\b)[^>]*\bhref=["']?(?P<link>https?://[^"'\s>]+)
      | <base\b[^>]*\bhref=["']?(?P<base>https?://[^"'\s>]+)
      | <!--\ saved\ from\ url=\(\d+\)(?P<saved>https?://\S+)""",
    re.VERBOSE | re.IGNORECASE,
)
# What a page shows that is no text, and no picture.
SHOWS = frozenset({"iframe", "embed", "object", "video", "audio"})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.main: list[str] = []
        self.rest: list[str] = []
        self.skipped = 0
        self.shows: list[str] = []
        # Each open tag, what ends its text, and whether it is the main part of the page.
        self.open: list[tuple[str, str, bool]] = []
        self.count: Counter[str] = Counter()
        self.mains = 0
        self.unseen: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag in SKIPPED:
            self.skipped += 1
        if tag in SHOWS:
            self.shows.append(given.get("src") or given.get("data") or f"<{tag}>")
        style = STYLE.search(given.get("style") or "")
        begin = SIGN.get(style[1] if style else tag, "")
        end = END if begin else ""
        if tag == "q":  # quotes within quotes are single
            begin = end = "'" if self.count["q"] % 2 else '"'
        if tag not in VOID:
            main = tag == "main" or given.get("role") == "main"
            self.open.append((tag, end, main))
            self.count[tag] += 1
            self.mains += main
            if not self.hidden and ("hidden" in given or UNSEEN.search(given.get("style") or "")):
                self.hidden = len(self.open)
                self.unseen.append("")
        self._add(begin if tag in INLINE else f"\n{begin}")
        if len(self.open) > DEEPEST[LISTS]:
            for tags, deepest in DEEPEST.items():
                if sum(self.count[name] for name in tags) > deepest:
                    raise RecursionError

    def handle_endtag(self, tag: str) -> None:
        if tag in SKIPPED:
            self.skipped = max(0, self.skipped - 1)
        name = ""
        while self.count[tag] and name != tag:
            self._add(self.open[-1][1])
            name, _, main = self.open.pop()
            self.count[name] -= 1
            self.mains -= main
            self.hidden = 0 if len(self.open) < self.hidden else self.hidden
        if tag not in INLINE:
            self._add("\n")

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        if tag in SKIPPED:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self._add(data)

    def _add(self, text: str) -> None:
        (self.main if self.mains else self.rest).append(text)
        if self.hidden:
            self.unseen[-1] += text


@dataclass
class Page:
    """A page with the marks of its notes set apart: its HTML, its words, what stands beside them, what it shows besides.

    `hidden` are words that nobody saw, `address` is where it stood, as far as it says so.
    """

    html: str
    words: str
    rest: str
    shows: list[str]
    hidden: list[str]
    address: str


def read(html: str, whole: bool) -> Page:
    """Read a page; where it is not `whole`, its menus, asides and foot are left out.

    Raises RecursionError where more stands inside one another than any page for people needs.
    """
    placed = PLACED.search(html)
    html, _ = _cut(STRANGE.sub("", html), FILLED_IN)
    if "doc-endnotes" in html:  # pandoc knows these
        html = KNOWN.sub(r"\g<link></a>", html)
    html = NOTED.sub(lambda found: _note(next(filter(None, found.groupdict().values()))), BACK.sub("", html))
    beside = ""
    if not whole and not MAIN.search(html):
        html, beside = _cut(html, BESIDE)
    reader, other = _Reader(), _Reader()
    for part, text in ((reader, html), (other, beside)):
        part.feed(text)
        part.close()
    main, rest = "".join(reader.main), "".join(reader.rest)
    words, rest = (main, rest) if reader.main else (rest, "".join(other.rest))
    hidden = list(filter(None, (" ".join(text.split()) for text in reader.unseen)))
    return Page(html, words, rest, reader.shows, hidden, next(filter(None, placed.groups()), "") if placed else "")


def _cut(html: str, tags: tuple[str, ...]) -> tuple[str, str]:
    """The page without the elements of these names that are closed, and what was cut out. Looks at each tag once."""
    kept, cut, end = [], [], 0
    begun: re.Match[str] | None = None
    found = list(re.finditer(rf"<(?P<end>/?)(?P<tag>{'|'.join(tags)})\b", html, re.IGNORECASE))
    last = {tag["tag"].lower(): tag.start() for tag in found if tag["end"]}
    for tag in found:
        name = tag["tag"].lower()
        if tag["end"] and begun and begun["tag"].lower() == name:
            kept.append(html[end : begun.start()])
            end = html.find(">", tag.end()) + 1 or len(html)
            cut.append(html[begun.start() : end])
            begun = None
        elif not tag["end"] and not begun and last.get(name, -1) > tag.start():
            begun = tag
    return " ".join([*kept, html[end:]]), " ".join(cut)


def _note(says: str) -> str:
    return f'<span data-{NOTE}="{says.strip("[]")}"></span>'
