"""Cards: a block that begins with `!!!` becomes a section with a heading of its own.

    !!! emergency "Call 911 or go to an emergency room if:"
        - you cannot feel when your bladder is full

Every line that begins with `!!!` is read as a card, be it right or wrong; what each kind must hold stands in
`editorial.rules.cards`.
"""

import re
import xml.etree.ElementTree as etree

from markdown.extensions.admonition import AdmonitionProcessor

from editorial.markup.facts import CardHead, Element
from editorial.markup.html import BELOW, BELOW_IN_HTML, words_of
from editorial.markup.parser import Parser
from editorial.markup.steps import OfTree

# What a screen reader hears before the heading, where others see a color.
SPOKEN = {"emergency": "Emergency: ", "urgent": "Urgent: ", "non-urgent": "Not urgent: "}
# Kinds that are a section of the page; the others stand inside one.
SECTIONS = ("emergency", "questions", "invitation")
# Kinds whose first card has its kind as its id, so that links can lead there. Of cards, the list of contents names the
# questions alone.
LED_TO = ("emergency", QUESTIONS := "questions")
# The kinds with a look of their own; any other looks like a note.
LOOKS = frozenset(
    {"do", "dont", "emergency", "invitation", "non-urgent", "note", "questions", "risk", "urgent", "warning"}
)
KIND = re.compile(r" ?([\w-]+)?(.*)")
REST = re.compile(r'(?: +"(?P<title>.*)")? *')
# An evidence note may have a name behind its level.
NAMED = re.compile(r'(?P<rest>.*") +#(?P<name>[a-z][a-z0-9-]*) *')


class CardBlock(AdmonitionProcessor):
    """Reads a block that begins with `!!!`, whatever follows it, and notes its first line."""

    RE = re.compile(r"(?:^|\n) {0,3}!!!([^\n]*)(?:\n|$)")

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        """The number of the card as its class, which `know` takes away again, and its title."""
        kind, typed = KIND.fullmatch(match[1].rstrip()).groups("")  # type: ignore[union-attr]  # it may match nothing at all
        named = NAMED.fullmatch(typed) if kind == "evidence" else None
        rest = REST.fullmatch(named["rest"] if named else typed)
        name = named["name"] if named else ""
        head = CardHead(match[1], kind, rest["title"] if rest else None, fits=bool(rest), name=name)
        self.parser.md.facts.heads.append(head)
        title = head.title or {"dont": "Do not"}.get(kind, kind.capitalize()) or "Note"
        return str(len(self.parser.md.facts.heads) - 1), title

    def parse_content(self, parent: Element, block: str) -> tuple[Element | None, str, str]:
        """Where the block goes on: in a point, first set the words of that point above all that it holds. Python-Markdown
        would set them behind it.
        """
        within, block, rest = super().parse_content(parent, block)
        if within is not None and within.text and len(within):
            within.insert(0, etree.Element("p"))
            within[0].text, within.text = within.text, None
        return within, block, rest


def know(md: Parser, root: Element) -> None:
    """Know each card by its first line, before anything else can give an element such a class: fill `facts.cards`."""
    facts = md.facts
    for element in root.iter("div"):
        word, _, number = element.get("class", "").partition(" ")
        if word == "admonition":
            facts.cards[element] = facts.heads[int(number)]
            element.attrib.clear()
            element[0].attrib.clear()
            if not facts.cards[element].title:
                facts.made.add(element[0])
                element[0].attrib |= md.ours


def write(md: Parser, root: Element) -> None:
    """Turn each card that is no evidence note and no figure of trials into `section.card`, headed by h2 or h3."""
    inside = False
    for number, element in enumerate(root):
        inside = inside or element.tag == "h2"
        for card in [card for card in element.iter("div") if card in md.facts.cards]:
            _write_one(md, card, number if card is element else None, inside)
    if len(root) and root[0] in md.facts.cards and root[0].get("class") == "card emergency":
        root[0].tail = BELOW


def _write_one(md: Parser, card: Element, number: int | None, inside: bool) -> None:
    """Write one card; `number` is its place among the blocks of the text, None where it stands inside one."""
    facts, kind = md.facts, md.facts.cards[card].kind
    title = card[0]
    card.tag, title.tag = "section", "h3" if inside and kind not in SECTIONS else "h2"
    card.set("class", f"card {kind if kind in LOOKS else 'note'}")
    if number is not None:
        taken = {heading.get("id") for heading in facts.card_titles}
        id = kind if kind in LED_TO and kind not in taken else f"card-{number}"
        title.set("id", id)
        card.set("aria-labelledby", id)
    else:
        card.set("aria-label", words_of(title, facts.citations))
    facts.card_titles.add(title)
    if kind in SPOKEN:
        spoken = etree.Element("span", {"class": "spoken"} | md.ours)
        spoken.text, spoken.tail, title.text = SPOKEN[kind], title.text, None
        title.insert(0, spoken)
        facts.made.add(spoken)
    if kind == "risk":
        facts.pairs |= {points for points in card[1:] if _pair(points)}


def _pair(points: Element) -> bool:
    """Make of a list of "Benefit: 2 in 10 people" a list of names and counts, so that an eye can go down the counts."""
    lines = [point[0] if len(point) and point[0].tag == "p" else point for point in points]
    if points.tag != "ul" or not all(":" in (line.text or "") for line in lines):
        return False
    points.tag = "dl"
    for number, (point, line) in enumerate(zip(list(points), lines, strict=True)):
        name, _, rest = (line.text or "").partition(":")
        point.tag, line.text = "dd", rest.lstrip()
        points.insert(2 * number, etree.Element("dt"))
        points[2 * number].text = name
    return True


def opening_card_and_text(html: str) -> tuple[str, str]:
    """Part the emergency card that opens a text from the text itself, so that a template can place the two.

    Returns both as HTML; the card is empty where the text opens with something else.
    """
    card, found, text = html.partition(BELOW_IN_HTML)
    return (card, text.lstrip()) if found else ("", html)


def extend(md: Parser) -> None:
    """Know the cards before marks inside a line are read (20); write them before the contents list is made (5)."""
    md.parser.blockprocessors.register(CardBlock(md.parser), "card", 105)
    md.treeprocessors.register(OfTree(md, know), "card-heads", 21)
    md.treeprocessors.register(OfTree(md, write), "cards", 15)
