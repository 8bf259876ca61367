"""The last step: the tree becomes HTML, every character that was typed as itself.

Python-Markdown leaves entities and marks of its own in the tree until HTML is written. Here they are resolved first, so
that what reads the tree (the words of the glossary, the Document) meets the characters that a reader meets.
"""

import re
from collections.abc import Container
from html import escape, unescape
from html.entities import html5

from markdown.util import ETX, HTML_PLACEHOLDER_RE, STX

from editorial.markup.facts import Element, Facts
from editorial.markup.parser import Parser
from editorial.markup.steps import OfTree

VOID = frozenset({"br", "hr", "img", "wbr"})
CHARACTER = re.compile(f"{STX}(amp|\\d+){ETX}")
ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
# Parts the emergency card that opens a text from the rest, in the tree (a noncharacter of Unicode, which no file of ours
# holds) and in HTML; nobody can type it, since comments are taken out of texts.
BELOW, BELOW_IN_HTML = "\ufdd7", "<!--below-->"
QUOTE = '"'


def decoded(text: str) -> str:
    """The text with its entities as the characters that they stand for; what is no entity stays as it is typed."""
    return ENTITY.sub(lambda match: character_of(match[0]), text) if "&" in text else text


def character_of(entity: str) -> str:
    """The characters of an entity such as `&nbsp;`: itself where none has this whole name, U+FFFD where none its number."""
    return unescape(entity) or "\ufffd" if entity[1] == "#" else html5.get(entity[1:], entity)


def resolve(md: Parser, root: Element) -> None:
    """Put real characters into the tree."""
    md.root = root

    def from_stash(match: re.Match[str]) -> str:
        """A quote or dash that was set aside; a drawing or a block of code stays aside until HTML is written."""
        stored = md.htmlStash.rawHtmlBlocks[int(match[1])]
        return match[0] if not isinstance(stored, str) or stored.startswith("<") else unescape(stored)

    def resolved(text: str) -> str:
        return unescaped(HTML_PLACEHOLDER_RE.sub(from_stash, text)) if STX in text else text

    for element in root.iter():
        if element.text:
            element.text = unescape(element.text) if element.tag == "code" else resolved(element.text)
        if element.tail:
            element.tail = resolved(element.tail)
        for name, value in element.attrib.items():
            element.set(name, resolved(decoded(value or "")))


def unescaped(text: str) -> str:
    """The text with the characters that Python-Markdown has set aside since a backslash stood before them."""
    return CHARACTER.sub(lambda match: "&" if match[1] == "amp" else chr(int(match[1])), text)


def serialize(element: Element) -> str:
    """The element as HTML, its attributes in the order of the alphabet."""
    parts: list[str] = []
    _write(element, parts)
    return "".join(parts).replace(BELOW, BELOW_IN_HTML)


def _write(element: Element, parts: list[str]) -> None:
    parts.append(f"<{element.tag}")
    for name, value in sorted(element.items()):
        parts.append(f' {name}="{escape(value or "", quote=False).replace(QUOTE, "&quot;")}"')
    parts.append(">")
    if element.text:
        parts.append(escape(element.text, quote=False))
    for child in element:
        _write(child, parts)
        if child.tail:
            parts.append(escape(child.tail, quote=False))
    if element.tag not in VOID:
        parts.append(f"</{element.tag}>")


def words_of(element: Element, citations: Container[Element]) -> str:
    """The text of an element, without the numbers of its `citations`."""
    inside = "".join(words_of(child, citations) + (child.tail or "") for child in element)
    return "" if element in citations else (element.text or "") + inside


def word_count(element: Element, facts: Facts) -> int:
    """How many words a reader reads in an element, those of the program too, but none in a drawing or a citation."""
    if element.tag == "svg" or element in facts.citations:
        return 0
    own = "" if HTML_PLACEHOLDER_RE.search(element.text or "") else element.text or ""
    return len(own.split()) + sum(word_count(child, facts) + len((child.tail or "").split()) for child in element)


def extend(md: Parser) -> None:
    """Resolve characters once quotes and dashes are set (6) and headings have their ids (5)."""
    md.treeprocessors.register(OfTree(md, resolve), "characters", 4.5)
    md.treeprocessors.deregister("unescape")
    md.serializer = serialize
    for name in ("amp_substitute", "unescape"):
        if name in md.postprocessors:
            md.postprocessors.deregister(name)
