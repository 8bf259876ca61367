"""Headings: each gets an anchor made of its words, except words that the page around the text has taken; and the list of contents."""

import re
from collections.abc import Container, Iterator
from copy import deepcopy
from html import escape, unescape

from markdown.blockprocessors import HashHeaderProcessor, SetextHeaderProcessor
from markdown.extensions.toc import render_inner_html, strip_tags, unique

from editorial.markup.cards import QUESTIONS
from editorial.markup.facts import Element, Facts
from editorial.markup.html import serialize
from editorial.markup.parser import Parser
from editorial.markup.pieces import Section
from editorial.markup.steps import OfTree
from editorial.model.slug import anchor_of

# Ids that templates give, and those of which it has many: `r3` is a reference of the list, `w3` a word on the page.
TAKEN = frozenset(
    {"bars", "dates", "in-short", "lookup", "lookup-name", "main", "references", "related", "theme", "words"}
)
NUMBERED = re.compile(r"[rw]\d+")
CITES = ".//sup[@class='cite']"
LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


def anchor(title: str, separator: str) -> str:
    """The id of a heading, for the extension `toc`, which also keeps two headings of one text apart."""
    id = anchor_of(title)
    return f"section{separator}{id}" if id in TAKEN or NUMBERED.fullmatch(id) or not id else id


class Hashes(HashHeaderProcessor):
    """Notes the signs that made the heading, and whether a space stands behind them."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Read the heading."""
        match = self.RE.search(blocks[0])
        super().run(parent, blocks)
        glued = match["header"][:1] not in ("", " ", "\t")
        self.parser.md.facts.headings[parent[-1]] = match["level"] + "x" * glued


class Underlined(SetextHeaderProcessor):
    """Notes the sign that underlines the heading."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Read the heading."""
        sign = blocks[0].split("\n")[1][0]
        super().run(parent, blocks)
        self.parser.md.facts.headings[parent[-1]] = sign


def name_citing(md: Parser, root: Element) -> None:
    """Give an id to each heading that cites and has none, without the numbers of citations: they are others when the text is."""
    cited = [
        heading
        for heading in root.iter()
        if heading.tag in LEVELS and "id" not in heading.attrib and heading.find(CITES) is not None
    ]
    taken = {element.get("id", "") for element in root.iter()} if cited else set()
    for heading in cited:
        bare = deepcopy(heading)
        for mark in bare.findall(CITES):
            mark[:], mark.text = [], ""
        words = unescape(strip_tags(render_inner_html(bare, md)))
        heading.set("id", unique(anchor(words, "-"), taken))


def sections(root: Element, facts: Facts) -> Iterator[Section]:
    """Yield the sections of a tree: every h2 of the text, and of cards the questions."""
    for element in root.iter("h2"):
        id = element.get("id", "")
        if element not in facts.card_titles or id == QUESTIONS:
            yield Section(id, _inner(element, facts.citations))


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


def extend(md: Parser) -> None:
    """Take the places of Python-Markdown's own; give ids when citations are numbered, and before `toc` (5)."""
    md.treeprocessors["toc"].slugify = anchor
    md.treeprocessors.register(OfTree(md, name_citing), "cited headings", 5.5)
    md.parser.blockprocessors.register(Hashes(md.parser), "hashheader", 70)
    md.parser.blockprocessors.register(Underlined(md.parser), "setextheader", 60)
