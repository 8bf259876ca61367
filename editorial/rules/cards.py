"""Cards: each is of a known kind, and holds what readers of that kind rely on.

Care cards come in the three levels of the NHS (service-manual.nhs.uk, "Help users decide when and where to get
care"): a heading, a list, a heading after them, one of a level on a page (R12). Lists of what to do and what not to
do speak in words, not in colors or ticks, and warnings are few (R14, "Do and Don't lists", "Warning callout"). A
chance of benefit has the chance of harm beside it, counted in the same number (R10, CDC Clear Communication Index
15 to 20). Rules of words know English; in another language only the shape is checked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editorial.findings import Finding, did_you_mean
from editorial.markup.citation import CITATION
from editorial.model.source import Source
from editorial.rules.claims import PERCENT, STRENGTH


@dataclass(frozen=True)
class Kind:
    """What a card of one kind needs.

    `like` is a heading to copy; `headed`: a writer must write one, since the kind's own name would say too little.
    `listed`: it holds a list. `most`: how many may stand on a page, where that is limited.
    """

    like: str
    headed: bool = False
    listed: bool = False
    most: int = 0
    rule: str = "R12"


CARE = {
    "emergency": Kind("Call 911 or go to an emergency room if:", headed=True, listed=True, most=1),
    "urgent": Kind("See a doctor today or tomorrow if:", headed=True, listed=True, most=1),
    "non-urgent": Kind("Make an appointment with a doctor if:", headed=True, listed=True, most=1),
}
KINDS = CARE | {
    "warning": Kind("Important", most=2, rule="R14"),
    "do": Kind("Do", listed=True, rule="R14"),
    "dont": Kind("Do not", listed=True, rule="R14"),
    "risk": Kind("One year after the injection", headed=True, listed=True, rule="R10"),
    "note": Kind("Good to know"),
    "questions": Kind("Questions to ask your doctor"),
    "invitation": Kind("Come and talk it over", headed=True),
    "trials": Kind("What the trials found", headed=True, rule="R71"),  # its keys are read by `trials`
    "evidence": Kind("low"),  # the rest is said by `claims`
}
TOO_MANY = {
    1: "more than one of this level stands on the page. Join them, so that no sign is missed",
    2: "more than two of them stand on the page. Keep the two that matter most",
}
CARD = re.compile(r"^(?P<indent>[ \t]*)!!!(?: ?(?P<kind>[\w-]+))?(?P<head>[^\n]*)", re.MULTILINE)
HEAD = re.compile(r'(?: +"(?P<title>.*)")? *')
INSIDE = re.compile(r"(?:\n(?:(?: {4}|\t)[^\n]*|[ \t]*(?=\n|\Z)))*")
# A point of a card's own list, up to the next one or an empty line.
BULLET = r"(?: {4}|\t) {0,3}(?:[-*+]|\d+[.)])[ \t]+"
POINT = re.compile(rf"^{BULLET}(?P<words>[^\n]*(?:\n(?!{BULLET})[^\n]*\S[^\n]*)*)", re.MULTILINE)
EMPHASIS = r"[*_]*"
DO_NOT = re.compile(rf"{EMPHASIS}do\s+not\b", re.IGNORECASE)
FORBIDS = re.compile(rf"{EMPHASIS}(?:do\s+not|don['’]t|never)\b", re.IGNORECASE)
CHANCE = re.compile(r"(?P<of>benefit|harm)s?:", re.IGNORECASE)
NUMBER = r"\d+(?:,\d{3})*"
COUNT = re.compile(rf"(?<![\d.,])(?P<part>{NUMBER})\s+(?:in|of|out\s+of)\s+(?:every\s+)?(?P<whole>{NUMBER})\b")


def in_body(text: Source) -> Iterator[Finding]:
    """Yield what is wrong with the cards in the body of a file."""
    seen = dict.fromkeys(KINDS, 0)
    for card in CARD.finditer(text.prose()):
        name, start = card["kind"], card.start() + len(card["indent"])
        kind = KINDS.get(name)
        if kind is None:
            said = f'"{name}" is not a kind of card' if name else "has no kind after !!!"
            sentence = f"{said}; {did_you_mean(name or '', KINDS)}"
            yield Finding(text.path, text.place_of(start), "card", sentence, "R12")
        elif name != "evidence":
            seen[name] += 1
            for at, sentence in _wrong(card, text, kind, seen[name]):
                yield Finding(text.path, text.place_of(at), name, sentence, kind.rule)


def _wrong(card: re.Match, text: Source, kind: Kind, count: int) -> Iterator[tuple[int, str]]:
    """Yield place and sentence of each thing that is wrong with a card; it is the page's `count`th of its kind."""
    name, start, head = card["kind"], card.start() + len(card["indent"]), HEAD.fullmatch(card["head"])
    inside = INSIDE.match(text.prose(), card.end())
    points = [*POINT.finditer(text.prose(), inside.start(), inside.end())]
    if card["indent"]:
        yield start, "stands inside something else. Begin it at the left edge"
        return
    if not head:
        yield start, f'expected a heading in quotes after the kind, like !!! {name} "{kind.like}"'
    elif head["title"] == "" or (head["title"] is None and kind.headed):
        yield start, f'has no heading. Write one in quotes, like !!! {name} "{kind.like}"'
    if count == kind.most + 1 and kind.most:
        yield start, TOO_MANY[kind.most]
    if not text.body[inside.start() : inside.end()].strip():
        yield start, "holds nothing. Write its text below, indented by four spaces"
        return
    if kind.listed and not points:
        yield start, 'holds no list. Begin each point on a line of its own with "- ", indented by four spaces'
        return
    if name in CARE:
        yield from _no_heading_after(name, text, start, inside.end())
    if name == "risk":
        yield from _chances(text, start, inside, points)
    if name in ("do", "dont") and text.english:
        yield from _wording(name, start, head["title"] if head else "", points)


def _no_heading_after(name: str, text: Source, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the place where text goes on below a care card, so that a screen reader takes it for a part of the card.

    The emergency card that opens an article is set apart from its text by the template.
    """
    opens = name == "emergency" and text.path.parts[1:2] == ("articles",) and not text.body[:start].strip()
    rest = text.body[end:].lstrip()
    if rest and not opens and not rest.startswith(("#", "!!!")):
        sentence = "what follows sounds like a part of this card. Begin it with a heading, like ## What else helps"
        yield len(text.body) - len(rest), sentence


def _wording(name: str, start: int, title: str | None, points: list[re.Match]) -> Iterator[tuple[int, str]]:
    """Yield what a list of what to do, or not to do, leaves to color alone."""
    own = KINDS[name].like
    if title and (not re.match(rf"{own}\b", title, re.IGNORECASE) or (name == "do" and FORBIDS.match(title))):
        yield start, f'expected a heading that begins with "{own}", found "{title}"'
    for point in points:
        if name == "dont" and not DO_NOT.match(point["words"]):
            yield point.start("words"), f'expected a point that begins with "do not", found "{_begin(point)}"'
        if name == "do" and FORBIDS.match(point["words"]):
            yield point.start("words"), f'"{_begin(point)}" is a thing not to do. Move it to a card !!! dont "Do not"'


def _chances(text: Source, start: int, inside: re.Match, points: list[re.Match]) -> Iterator[tuple[int, str]]:
    """Yield what keeps a reader from comparing the chance of benefit with the chance of harm."""
    named = {found["of"].lower() for point in points if (found := CHANCE.match(point["words"]))}
    for chance in ("benefit", "harm") if text.english else ():
        if chance not in named:
            yield start, f"names no {chance}. Add a line that begins with {chance.capitalize()}: and counts it"
    for point in points:
        at, words = point.start("words"), point["words"]
        if text.english and not CHANCE.match(words):
            yield at, f'expected a line that begins with Benefit: or Harm:, found "{_begin(point)}"'
        if not COUNT.search(words):
            yield at, "this line has no count. Write how many of how many, like 2 in 100"
        if not CITATION.search(words):
            yield at, "this line cites no reference. Add the study that counted, like [@pers2024]"
    counts = [*COUNT.finditer(text.prose(), inside.start(), inside.end())]
    for count in counts:
        part, whole, first = (int(number.replace(",", "")) for number in (*count.groups(), counts[0]["whole"]))
        if part > whole:
            yield count.start(), f'"{count[0]}" is more than all. Correct the count'
        if whole != first:
            yield (
                count.start(),
                f"counts in {counts[0]['whole']} and in {count['whole']} cannot be compared at a glance. "
                "Give all in the same number, as the study does; if it does not, say them in the text",
            )
    for found in PERCENT.finditer(text.prose(), inside.start(), inside.end()):
        if not STRENGTH.match(text.prose()[found.end() :]):
            yield found.start(), f'"{found[0]}" is not a count. Write how many of how many, like the others'


def _begin(point: re.Match) -> str:
    """The first words of a point, to show where it goes wrong."""
    return " ".join(CITATION.sub("", point["words"]).split()[:3]).rstrip(".,;:")
