"""A card of chances counts benefit and harm in the same number (R10, CDC Clear Communication Index 15 to 20)."""

import re
from collections.abc import Iterator

from editorial.markup.document import Document
from editorial.markup.pieces import Block
from editorial.model.site import Site
from editorial.rules.amounts import PERCENT
from editorial.rules.cards import CHANCES, is_whole, opening_of, points_of
from editorial.rules.numbers import STRENGTH
from editorial.rules.rule import Findings

CHANCE = re.compile(r"(?P<of>benefit|harm)s?:", re.IGNORECASE)
NUMBER = r"\d+(?:,\d{3})*"
COUNT = re.compile(rf"(?<![\d.,])(?P<part>{NUMBER})\s+(?:in|of|out\s+of)\s+(?:every\s+)?(?P<whole>{NUMBER})\b")


@CHANCES.text
def chances(document: Document, site: Site) -> Findings:
    """Yield what keeps a reader from comparing the chance of benefit with the chance of harm."""
    for card in document.cards:
        if card.kind != "risk" or not is_whole(card, document):
            continue
        points = points_of(card, document)
        named = {match["of"].lower() for point in points if (match := CHANCE.match(point.text))}
        for chance in ("benefit", "harm") if document.english else ():
            if chance not in named:
                sentence = f"names no {chance}. Add a line that begins with {chance.capitalize()}: and counts it"
                yield CHANCES.finding(document.path, document.place_of(card.spot), sentence, card.kind)
        for point in points:
            for sentence in _line_wrong(point, document.english):
                yield CHANCES.finding_in(document, point, 0, sentence, card.kind)
        first = ""
        for block in document.within(card):
            for count in COUNT.finditer(block.text):
                first = first or count["whole"]
                for sentence in _count_wrong(count, first):
                    yield CHANCES.finding_in(document, block, count.start(), sentence, card.kind)
            for match in PERCENT.finditer(block.text):
                if not STRENGTH.match(block.text[match.end() :]):
                    sentence = f'"{match[0]}" is not a count. Write how many of how many, like the others'
                    yield CHANCES.finding_in(document, block, match.start(), sentence, card.kind)


def _line_wrong(point: Block, english: bool) -> Iterator[str]:
    if english and not CHANCE.match(point.text):
        yield f'expected a line that begins with Benefit: or Harm:, found "{opening_of(point)}"'
    if not COUNT.search(point.text):
        yield "this line has no count. Write how many of how many, like 2 in 100"
    if not point.cites:
        yield "this line cites no reference. Add the study that counted, like [@pers2024]"


def _count_wrong(count: re.Match[str], first: str) -> Iterator[str]:
    part, whole, other = (int(number.replace(",", "")) for number in (count["part"], count["whole"], first))
    if part > whole:
        yield f'"{count[0]}" is more than there are. Correct the count'
    if whole != other:
        yield f"counts in {first} and in {count['whole']} cannot be compared at a glance. Give all in the same number, as the study does; if it does not, say them in the text"
