"""Tables: a caption, headers with a scope, numbers at the right, and a box that scrolls on a narrow screen.

    Table: What to ask about cost.

    | Ask      | Why                |
    |----------|--------------------|
    | Who pays | Plans differ.      |

The paragraph that begins with "Table: " just above becomes the caption.
"""

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

MARK = "Table: "


class Tables(Treeprocessor):
    """Puts each table in a labelled box that can be scrolled by keyboard."""

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        for parent in list(root.iter()):
            for index, table in reversed(list(enumerate(parent))):
                if table.tag == "table":
                    self._wrap(parent, index, table)

    def _wrap(self, parent: etree.Element, index: int, table: etree.Element) -> None:
        for header in table.iter("th"):
            header.attrib.setdefault("scope", "col")
        for cell in table.iter():
            if "right" in cell.attrib.pop("style", ""):  # the page's policy forbids a style of one's own
                cell.set("class", "number")
        box = etree.Element("div", {"class": "table", "role": "region", "tabindex": "0", "aria-label": "Table"})
        above = parent[index - 1] if index else None
        if above is not None and above.tag == "p" and (above.text or "").startswith(MARK):
            above.tag, above.text = "caption", above.text.removeprefix(MARK)
            parent.remove(above)
            table.insert(0, above)
            box.set("aria-label", "Table: " + _words(above))
            index -= 1
        parent.remove(table)
        box.append(table)
        parent.insert(index, box)


def _words(element: etree.Element) -> str:
    """The text of an element, without the numbers of its citations."""
    inside = "".join(_words(child) + (child.tail or "") for child in element)
    return "" if element.get("class") == "cite" else (element.text or "") + inside


class TablesExtension(Extension):
    """Needs the extension `tables` beside it."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run after inline marks are read (20)."""
        md.treeprocessors.register(Tables(md), "table-boxes", 13)


def makeExtension(**options) -> TablesExtension:
    """The entry that Markdown looks for."""
    return TablesExtension(**options)
