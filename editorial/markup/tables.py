"""Tables: a caption, headers with a scope, numbers at the right, and a box that scrolls on a narrow screen.

    Table: What to ask about cost.

    | Ask      | Why                |
    |----------|--------------------|
    | Who pays | Plans differ.      |

The paragraph that begins with "Table: " just above becomes the caption. A row has the cells that were typed, be they more
or fewer than the headers, so that no word of it is lost before the rules speak (R20).
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Sequence

from markdown.extensions.tables import TableProcessor

from editorial.markup.facts import Element
from editorial.markup.html import words_of
from editorial.markup.parser import Parser
from editorial.markup.steps import OfTree

MARK = "Table: "
CODE = re.compile(r"(?<![\\`])(`+)(?!`).+?(?<!`)\1(?!`)")


class Rows(TableProcessor):
    """Makes each cell that was typed, and notes how its row was."""

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        cells = self._split_row(row)
        super()._build_row(row, parent, [*align, *[None] * len(cells)][: len(cells)])
        for cell in parent[-1]:  # a bar is typed with a backslash in a cell, inside code, too
            cell.text = CODE.sub(lambda code: code[0].replace("\\|", "|"), cell.text or "")
        self.parser.md.facts.rows[parent[-1]] = row


def wrap(md: Parser, root: Element) -> None:
    """Put each table in a labelled box that can be scrolled by keyboard."""
    for parent in list(root.iter()):
        for index, table in reversed(list(enumerate(parent))):
            if table.tag == "table" and table not in md.facts.made:
                _wrap_one(md, parent, index, table)


def _wrap_one(md: Parser, parent: Element, index: int, table: Element) -> None:
    for header in table.iter("th"):
        header.attrib.setdefault("scope", "col")
    for cell in table.iter():
        if "right" in cell.attrib.pop("style", ""):  # the page's policy forbids a style of one's own
            cell.set("class", "number")
    box = parent[index] = etree.Element(
        "div", {"class": "table", "role": "region", "tabindex": "0", "aria-label": "Table"}
    )
    box.append(table)
    above = parent[index - 1] if index else None
    if above is not None and above.tag == "p" and (above.text or "").startswith(MARK):
        above.tag, above.text = "caption", (above.text or "").removeprefix(MARK)
        parent.remove(above)
        table.insert(0, above)
        name = words_of(above, md.facts.citations)
        box.set("aria-label", name if md.ours else f"Table: {name}")  # never in two languages


def extend(md: Parser) -> None:
    """Take the place of Python-Markdown's own rows; act after marks inside a line are read (20)."""
    md.parser.blockprocessors.register(Rows(md.parser, {"use_align_attribute": False}), "table", 75)
    md.treeprocessors.register(OfTree(md, wrap), "table-boxes", 13)
