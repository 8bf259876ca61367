"""The words of a web page as a reader sees them, read without pandoc.

Raised and lowered characters stand between signs (see `marks`), by whatever means the page raises them.
"""

import re
from html.parser import HTMLParser

from editorial.commands.importing.marks import END, SIGN

SKIPPED = frozenset({"script", "style", "template", "title", "svg"})
# What stands inside a line; all else begins and ends one.
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr",
})  # fmt: skip
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
STYLE = re.compile(r"vertical-align:\s*(super|sub)\b")


class _Reader(HTMLParser):
    def __init__(self, draft: bool, numbered: bool):
        super().__init__()
        self.said: list[str] = []
        self.draft, self.numbered = draft, numbered
        self.skipped = 0
        self.open: list[tuple[str, str]] = []
        self.lists: list[int | None] = []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag in SKIPPED:
            self.skipped += 1
        if tag not in INLINE:
            self.said.append("\n")
        if tag in ("ol", "ul"):
            self.lists.append(0 if tag == "ol" else None)
        if tag == "li" and self.lists and self.lists[-1] is not None:
            self.lists[-1] += 1
            if self.numbered:
                self.said.append(f"{self.lists[-1]}. ")
        if tag == "q":
            self.said.append('"')
        if tag == "img" and self.draft:  # the title of a picture becomes its caption
            self.said.append(f"\n{text(given.get('title') or '')}\n")
        style = STYLE.search(given.get("style") or "")
        sign = SIGN.get(style[1] if style else tag, "")
        self.said.append(sign)
        if tag not in VOID:
            self.open.append((tag, END if sign else ""))

    def handle_endtag(self, tag):
        if tag in SKIPPED:
            self.skipped = max(0, self.skipped - 1)
        if tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        if tag == "q":
            self.said.append('"')
        if any(tag == name for name, _ in self.open):
            while self.open:
                name, end = self.open.pop()
                self.said.append(end)
                if name == tag:
                    break
        if tag not in INLINE:
            self.said.append("\n")

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag in SKIPPED:
            self.handle_endtag(tag)

    def handle_data(self, data):
        if not self.skipped:
            self.said.append(data)


def text(html: str, draft: bool = False, numbered: bool = False) -> str:
    """The visible text of HTML.

    With `draft`, the title of a picture is text, too, since our pages show it; with `numbered`, the points of a
    numbered list begin with their numbers.
    """
    reader = _Reader(draft, numbered)
    reader.feed(html)
    reader.close()
    return "".join(reader.said)
