"""The words of a web page as a reader sees them, read without pandoc.

Raised and lowered characters stand between signs (see `marks`), by whatever means the page raises them. Where a page
names its main part, the rest (menus, what stands at its foot) is no part of the text.
"""

import re
from html.parser import HTMLParser

from editorial.commands.importing.marks import END, SIGN

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
FILLED_IN = re.compile(r"<(select|textarea)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
STYLE = re.compile(r"vertical-align:\s*(super|sub)\b")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.main: list[str] = []
        self.rest: list[str] = []
        self.skipped = 0
        # Each open tag, what ends its text, and whether it is the main part of the page.
        self.open: list[tuple[str, str, bool]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag in SKIPPED:
            self.skipped += 1
        style = STYLE.search(given.get("style") or "")
        begin = SIGN.get(style[1] if style else tag, "")
        end = END if begin else ""
        if tag == "q":  # quotes within quotes are single
            begin = end = "'" if sum(name == "q" for name, _, _ in self.open) % 2 else '"'
        if tag not in VOID:
            self.open.append((tag, end, tag == "main" or given.get("role") == "main"))
        self._add(begin if tag in INLINE else f"\n{begin}")
        if len(self.open) > DEEPEST[LISTS]:
            for tags, deepest in DEEPEST.items():
                if sum(name in tags for name, _, _ in self.open) > deepest:
                    raise RecursionError

    def handle_endtag(self, tag: str) -> None:
        if tag in SKIPPED:
            self.skipped = max(0, self.skipped - 1)
        if any(tag == name for name, _, _ in self.open):
            name = ""
            while name != tag:
                self._add(self.open[-1][1])
                name = self.open.pop()[0]
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
        (self.main if any(main for _, _, main in self.open) else self.rest).append(text)


def read(html: str) -> tuple[str, str]:
    """The visible text of a page, and what stands beside its main part; that is empty where it names none.

    Raises RecursionError where more stands inside one another than any page for people needs.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    main, rest = "".join(reader.main), "".join(reader.rest)
    return (main, rest) if reader.main else (rest, "")
