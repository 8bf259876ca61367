"""Typography: what `smarty` does not know of quotes, heights and bare addresses; and plain text with the same care.

Feet and inches get primes (5′10″), a quote that follows a mark such as `**bold**` closes, and no dash or
quote changes in an address that is typed as it is.
"""

from html import escape
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from editorial.markup.facts import Element

if TYPE_CHECKING:
    from editorial.markup.parser import Parser

CLOSING = {'"': "”", "'": "’"}


class Height(InlineProcessor):
    """5'10" as 5′10″."""

    def handleMatch(self, m, data):
        """Return the text and the span that it replaces."""
        return f"{m[1]}′{m[2]}″", m.start(0), m.end(0)


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


class Typesetter:
    """Plain text as HTML: escaped, with curly quotes and real dashes. Markdown's marks stay as typed."""

    def __init__(self) -> None:
        self.markdown = Markdown(extensions=["markdown.extensions.smarty"])
        _extend(self.markdown)
        for part in (self.markdown.preprocessors, self.markdown.inlinePatterns, self.markdown.parser.blockprocessors):
            for name in [item.name for item in part._priority]:
                if name not in ("normalize_whitespace", "paragraph", "height"):
                    part.deregister(name)

    def typeset(self, text: str) -> str:
        """The text as HTML."""
        html = self.markdown.reset().convert(" ".join(text.split()))
        return html.removeprefix("<p>").removesuffix("</p>")


def _extend(md: Markdown) -> None:
    md.inlinePatterns.register(Height(r"(?<!\w)(\d)'(\d{1,2})\"(?!\w)", md), "height", 175)
    md.inlinePatterns.register(Address(r"https?://[^\s<>\"'*\x02\x03]+", md), "address", 78)
    md.treeprocessors.register(ClosingQuotes(md), "closing-quotes", 7)


def extend(md: "Parser") -> None:
    """Addresses after Markdown's own links (120 and below) and entities (80), heights anywhere, quotes before smarty."""
    _extend(md)
