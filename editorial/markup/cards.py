"""Cards: an admonition becomes a section with a heading of its own.

    !!! emergency "Call 911 or go to an emergency room if:"
        - you cannot feel when your bladder is full

The kinds, and what each must hold, stand in `editorial.cards.KINDS`.
"""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

# What a screen reader hears before the heading, where others see a colour.
SPOKEN = {"emergency": "Emergency: ", "urgent": "Urgent: ", "non-urgent": "Not urgent: "}
# The heading of a card without one, where the name of its kind is no word.
UNNAMED = {"Dont": "Do not"}
# Kinds that are a section of the page; the others stand inside one.
SECTIONS = ("emergency", "questions", "invitation")


class Cards(Treeprocessor):
    """Turns `div.admonition` into `section.card`, headed by h2 (a section of its own) or h3.

    `md.card_headings` then holds the ids of those headings; of them, only `questions` belongs in a contents list.
    """

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        inside, self.md.card_headings = False, set()
        for number, element in enumerate(root):
            inside = inside or element.tag == "h2"
            if element.tag != "div" or not element.get("class", "").startswith("admonition "):
                continue
            kind = element.get("class").split()[1]
            element.tag = "section"
            element.set("class", f"card {kind}")
            title = element[0]
            title.text = UNNAMED.get(title.text, title.text)
            title.tag = "h3" if inside and kind not in SECTIONS else "h2"
            title.attrib.clear()
            id = f"card-{number}"
            if kind == "questions" and "questions" not in self.md.card_headings:
                id = "questions"
            title.set("id", id)
            self.md.card_headings.add(id)
            element.set("aria-labelledby", title.get("id"))
            if kind in SPOKEN:
                spoken = etree.Element("span", {"class": "spoken"})
                spoken.text, spoken.tail = SPOKEN[kind], title.text
                title.text = None
                title.insert(0, spoken)
            if kind == "risk":
                for points in element[1:]:
                    _pairs(points)


def _pairs(points: etree.Element) -> None:
    """Make of a list of "Benefit: 2 in 10 people" a list of names and counts, so that an eye can go down the counts."""
    lines = [point[0] if len(point) and point[0].tag == "p" else point for point in points]
    if points.tag != "ul" or not all(":" in (line.text or "") for line in lines):
        return
    points.tag = "dl"
    for number, (point, line) in enumerate(zip(list(points), lines, strict=True)):
        name, _, rest = line.text.partition(":")
        point.tag, line.text = "dd", rest.lstrip()
        points.insert(2 * number, etree.Element("dt"))
        points[2 * number].text = name


def parted(html: str) -> tuple[str, str]:
    """Part the emergency card that opens a text from the text itself, so that a template can place the two.

    Returns both as HTML; the card is empty where the text opens with something else.
    """
    card, end, text = html.partition("</section>")
    if not end or not re.match(r'<section [^>]*class="card emergency"', card):
        return "", html
    return card + end, text.lstrip()


class CardsExtension(Extension):
    """Needs the extension `admonition` beside it."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run after inline marks are read (20), before the contents list is made (5)."""
        md.treeprocessors.register(Cards(md), "cards", 15)


def makeExtension(**options) -> CardsExtension:
    """The entry that Markdown looks for."""
    return CardsExtension(**options)
