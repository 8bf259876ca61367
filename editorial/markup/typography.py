"""Typography: what `smarty` does not know of quotes, heights and bare addresses.

Feet and inches get primes (5′10″), a quote that follows a mark such as `**bold**` closes, and no dash or
quote changes in an address that is typed as it is.
"""

import xml.etree.ElementTree as etree
from html import escape

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

CLOSING = {'"': "”", "'": "’"}


class Height(InlineProcessor):
    """5'10" as 5′10″."""

    def handleMatch(self, match, data):
        """Return the text and the span that it replaces."""
        return f"{match[1]}′{match[2]}″", match.start(0), match.end(0)


class Address(InlineProcessor):
    """A bare https://... as typed: kept out of smarty's sight until the page is written."""

    def handleMatch(self, match, data):
        """Return a mark for the text and the span that it replaces."""
        return self.md.htmlStash.store(escape(match[0])), match.start(0), match.end(0)


class ClosingQuotes(Treeprocessor):
    """A quote right after a mark, with no letter behind it, closes; smarty would open it."""

    def run(self, root: etree.Element) -> None:
        """Change the tree in place, before smarty (6) sees it."""
        for element in root.iter():
            tail = element.tail or ""
            if tail[:1] in CLOSING and not tail[1:2].isalnum() and not isinstance(tail, AtomicString):
                element.tail = CLOSING[tail[0]] + tail[1:]


class TypographyExtension(Extension):
    """Needs the extension `smarty` beside it."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Addresses after Markdown's own links (120 and below), heights anywhere, quotes before smarty."""
        md.inlinePatterns.register(Height(r"(?<!\w)(\d)'(\d{1,2})\"(?!\w)", md), "height", 175)
        md.inlinePatterns.register(Address(r"https?://[^\s<>\"'*\x02\x03]+", md), "address", 80)
        md.treeprocessors.register(ClosingQuotes(md), "closing-quotes", 7)


def makeExtension(**options) -> TypographyExtension:
    """The entry that Markdown looks for."""
    return TypographyExtension(**options)
