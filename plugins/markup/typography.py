"""Typography: what `smarty` does not know of quotes, heights and bare addresses.

Feet and inches get primes (5′10″), a quote that follows a mark such as `**bold**` closes, and an address
typed as it is becomes a link, so that no dash or quote in it is changed.
"""

import re
import xml.etree.ElementTree as etree

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
    """A bare https://... as a link to itself, without the full stop that ends the sentence."""

    def handleMatch(self, match, data):
        """Return the link and the span that it replaces."""
        url = re.sub(r"[.,;:!?)\]]+$", "", match[0])
        link = etree.Element("a", {"href": url})
        link.text = AtomicString(url)
        return link, match.start(0), match.start(0) + len(url)


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
        md.inlinePatterns.register(Address(r"https?://[^\s<>\"]+", md), "address", 80)
        md.treeprocessors.register(ClosingQuotes(md), "closing-quotes", 7)


def makeExtension(**options) -> TypographyExtension:
    """The entry that Markdown looks for."""
    return TypographyExtension(**options)
