"""HTML in a text: a few harmless tags become part of the tree; all else that looks like a tag is shown as it was typed.

So nothing that a writer types ever reaches a page as HTML, whatever the rules say of it (`editorial.rules.raw_html`).
Comments (`<!-- -->`) are for writers and leave nothing behind; one by itself keeps what stands above it apart from what
stands below.
"""

import re
import xml.etree.ElementTree as etree
from html import unescape
from typing import TYPE_CHECKING

from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from editorial.markup.allowed import TYPED
from editorial.markup.facts import Element
from editorial.markup.html import ENTITY, VOID

if TYPE_CHECKING:
    from editorial.markup.parser import Parser

ATTRIBUTES = r"""(?:\s+[\w:-]+(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]+))?)*"""
TAG = rf"<(?P<name>{'|'.join(sorted(TYPED))})(?P<attributes>{ATTRIBUTES})\s*/?>"
ATTRIBUTE = re.compile(
    r"""(?P<name>[\w:-]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+)))?"""
)
COMMENT = r"<!--.*?-->"
OPENS = re.compile(r" {0,3}<!--")
# The mark that a comment by itself leaves in the tree until marks inside a line are read.
APART = "comment"


class CommentBlock(BlockProcessor):
    """Takes away a comment that begins a line and runs up to its end, over empty lines, too."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether the block begins with a comment."""
        return bool(OPENS.match(block))

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Take the blocks of the comment; where it is never closed, leave them as they are."""
        end = next((number for number, block in enumerate(blocks) if "-->" in block), None)
        if end is None:
            return False
        rest = blocks[end].partition("-->")[2].lstrip("\n ")
        del blocks[: end + 1]
        if rest:
            blocks.insert(0, rest)
        etree.SubElement(parent, APART)
        return None


class Comment(InlineProcessor):
    """Takes away a comment inside a line."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:
        """Return nothing, and the span that it replaces."""
        return "", m.start(0), m.end(0)


class Tag(InlineProcessor):
    """Makes an element of a harmless tag and of what stands up to its end; a tag without an end stays as it is typed."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:
        """Return the element and the span that it replaces."""
        name = m["name"].lower()
        element, end = etree.Element(name), m.end(0)
        if name not in VOID:
            depth, close = 1, None
            for close in re.finditer(rf"<(/?){name}\b[^<>]*>", data[end:], re.IGNORECASE):
                depth += -1 if close[1] else 1
                if not depth:
                    break
            if close is None or depth:
                return None, None, None
            element.text = data[end : end + close.start()]
            end += close.end()
        for found in ATTRIBUTE.finditer(m["attributes"]):
            element.set(found["name"].lower(), found["double"] or found["single"] or found["bare"] or "")
        return element, m.start(0), end


class Entity(InlineProcessor):
    """Makes the character of an entity such as `&nbsp;`, which no later mark takes for one of its own."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str | None, int | None, int | None]:
        """Return the character and the span that it replaces; nothing where there is no such entity."""
        characters = unescape(m[0])
        if characters == m[0]:
            return None, None, None
        return "".join(f"{STX}{ord(character)}{ETX}" for character in characters), m.start(0), m.end(0)


class Apart(Treeprocessor):
    """Takes away what comments have left in the tree."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for parent in root.iter():
            for child in [child for child in parent if child.tag == APART]:
                parent.remove(child)


def extend(md: "Parser") -> None:
    """Take the place of Python-Markdown's own reading of HTML and entities."""
    md.preprocessors.deregister("html_block")
    md.inlinePatterns.deregister("html")
    md.inlinePatterns.deregister("entity")
    md.parser.blockprocessors.register(CommentBlock(md.parser), "comment", 98)
    md.inlinePatterns.register(Comment(COMMENT, md), "comment", 95)
    md.inlinePatterns.register(Tag(f"(?i:{TAG})", md), "tag", 90)
    md.inlinePatterns.register(Entity(ENTITY.pattern, md), "entity", 80)
    md.treeprocessors.register(Apart(md), "comments", 19)
