"""HTML in a text: a few harmless tags become part of the tree; all else that looks like a tag is shown as code.

So nothing that a writer types ever reaches a page as HTML, whatever the rules say of it (`editorial.rules.raw_html`).
Comments (`<!-- -->`) are for writers and leave nothing behind; one by itself keeps what stands above it apart from what
stands below.
"""

import re
import xml.etree.ElementTree as etree
from functools import partial

from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX, AtomicString

from editorial.markup.allowed import TYPED, UNTYPED
from editorial.markup.facts import Element
from editorial.markup.html import ENTITY, VOID, character_of
from editorial.markup.parser import Parser
from editorial.markup.steps import OfMatch, OfTree

ATTRIBUTES = r"""(?:\s+[\w:-]+(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]+))?)*"""
HARMLESS = rf"<(?P<name>(?i:{'|'.join(sorted(TYPED))}))(?P<attributes>{ATTRIBUTES})\s*/?>"
# So many harmless tags may stand one inside the other: Python-Markdown looks for each pattern once in each text.
NESTED = 4
# Whatever would be a tag, and one that is never closed but has an attribute.
TAG = r"""</?[a-zA-Z][\w:-]*(?=[\s/>])(?:"[^"]*"|'[^']*'|[^<>"'])*>|<[a-zA-Z][\w:-]*(?:\s+[\w:-]+\s*=\s*(?:"[^"<>]*"?|'[^'<>]*'?|[^\s"'=<>`]+))+"""
ATTRIBUTE = re.compile(
    r"""(?P<name>[\w:-]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+)))?"""
)
# A comment ends before another begins: one that was never closed would take all up to the end of the next one with it.
COMMENT = r"<!--(?:(?!<!--).)*?-->"
OPENS = re.compile(r" {0,3}<!--")
# Spaces of no width and soft hyphens, which do nothing for a reader, and hide a word from a search.
NO_SPACES = ("\u00ad", "\u200b", "\ufeff")
# The mark that a comment by itself leaves in the tree until marks inside a line are read.
APART = "comment"


class CommentBlock(BlockProcessor):
    """Takes away a comment that begins a line and runs up to its end, over empty lines, too."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether the block begins with a comment."""
        return bool(OPENS.match(block))

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Take the blocks of the comment; where it is never closed, or another begins before, leave them as they are."""
        end = next((number for number, block in enumerate(blocks) if "-->" in block), None)
        if end is None or "<!--" in "\n".join(blocks[: end + 1]).partition("-->")[0].lstrip()[1:]:
            return False
        rest = blocks[end].partition("-->")[2].lstrip("\n ")
        del blocks[: end + 1]
        if rest:
            blocks.insert(0, rest)
        etree.SubElement(parent, APART)
        return None


class Harmless(InlineProcessor):
    """Makes an element of a harmless tag and of what stands up to its end."""

    md: Parser

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:
        """Return the element and the span that it replaces; nothing where the tag is never closed."""
        inside = _inside(m["name"], data, m.end(0))
        if inside is None:
            return None, None, None
        element, (element.text, end) = etree.Element(m["name"].lower()), inside
        for match in ATTRIBUTE.finditer(m["attributes"]):
            name, value = match["name"].lower(), match["double"] or match["single"] or match["bare"] or ""
            if UNTYPED.fullmatch(name):
                self.md.facts.refused[element].append((name, value))
            else:
                element.set(name, value)
        return element, m.start(0), end


def as_code(md: Parser, found: re.Match[str]) -> Element:
    """Any other tag as code, so that a reader sees it as it was typed, and no rule takes it for words."""
    element = etree.Element("code")
    element.text = AtomicString(found[0])
    md.facts.tags[element] = found[0]
    return element


def _inside(name: str, data: str, start: int) -> tuple[str, int] | None:
    """What stands between a tag that ends at `start` and its end, and where that ends; None when it is never closed."""
    if name.lower() in VOID:
        return "", start
    depth = 1
    for tag in re.finditer(rf"<(/?){name}\b[^<>]*>", data[start:], re.IGNORECASE):
        depth += -1 if tag[1] else 1
        if not depth:
            return data[start : start + tag.start()], start + tag.end()
    return None


def set_aside(found: re.Match[str]) -> str | None:
    """The character of an entity such as `&nbsp;`, which no later mark takes for one of its own; None for no entity."""
    characters = character_of(found[0])
    if characters in NO_SPACES:
        return ""
    if characters == found[0]:
        return None
    return "".join(f"{STX}{ord(character)}{ETX}" for character in characters)


def take_away(_: Parser, root: Element) -> None:
    """Take away what comments have left in the tree, and those in alternative texts and titles."""
    for parent in root.iter():
        for name, value in parent.items():
            if "<!--" in (value or ""):
                parent.set(name, re.sub(COMMENT, "", value, flags=re.DOTALL))
        for child in [child for child in parent if child.tag == APART]:
            parent.remove(child)


def extend(md: Parser) -> None:
    """Take the place of Python-Markdown's own reading of HTML and entities."""
    md.preprocessors.deregister("html_block")
    md.inlinePatterns.deregister("html")
    md.inlinePatterns.deregister("entity")
    md.parser.blockprocessors.register(CommentBlock(md.parser), "comment", 98)
    md.inlinePatterns.register(OfMatch(COMMENT, lambda _: "", md), "comment", 95)
    for level in range(NESTED):
        md.inlinePatterns.register(Harmless(HARMLESS, md), f"harmless {level}", 90 - level)
    md.inlinePatterns.register(OfMatch(TAG, partial(as_code, md), md), "refused", 85)
    md.inlinePatterns.register(OfMatch(ENTITY.pattern, set_aside, md), "entity", 80)
    md.treeprocessors.register(OfTree(md, take_away), "comments", 19)
