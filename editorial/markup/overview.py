"""A text at a glance: the sections that its list of contents names, and how many words it has."""

from collections.abc import Container, Iterator
from html import escape

from markdown.util import HTML_PLACEHOLDER_RE

from editorial.markup.cards import QUESTIONS
from editorial.markup.facts import Element, Facts
from editorial.markup.html import serialize
from editorial.markup.pieces import Section


def sections(root: Element, facts: Facts) -> Iterator[Section]:
    """Yield the sections of a tree: every h2 of the text, and of cards the questions."""
    for element in root.iter("h2"):
        id = element.get("id", "")
        if element not in facts.card_titles or id == QUESTIONS:
            yield Section(id, _inner(element, facts.citations))


def words(element: Element, facts: Facts) -> int:
    """How many words a reader reads in an element, those of the program too, but none in a drawing or a citation."""
    if element.tag == "svg" or element in facts.citations:
        return 0
    own = "" if HTML_PLACEHOLDER_RE.search(element.text or "") else element.text or ""
    return len(own.split()) + sum(words(child, facts) + len((child.tail or "").split()) for child in element)


def _inner(element: Element, citations: Container[Element]) -> str:
    """What stands inside a heading as HTML, for a link to it: no link of its own, no citation."""
    html = escape(element.text or "", quote=False)
    for child in element:
        if child.tag == "a":
            html += _inner(child, citations)
        elif child not in citations:
            html += serialize(child)
        html += escape(child.tail or "", quote=False)
    return html
