"""Cards: each is of a known kind, and holds what readers of that kind rely on.

Care cards come in the three levels of the NHS (service-manual.nhs.uk, "Help users decide when and where to get
care"): a heading, a list, a heading after them, one of a level on a page (R12). Lists of what to do and what not to
do speak in words, not in colors or ticks, and warnings are few (R14, "Do and Don't lists", "Warning callout"). A card
of chances counts benefit and harm in the same number (R10, CDC Clear Communication Index 15 to 20). Rules of words
know English; in another language only the shape is checked.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from editorial.findings import did_you_mean
from editorial.markup.document import Document
from editorial.markup.pieces import Block, Card
from editorial.model.site import Site
from editorial.rules.amounts import PERCENT, PICTURES
from editorial.rules.numbers import STRENGTH
from editorial.rules.phrases import expression
from editorial.rules.rule import Findings, Rule

CHANCE = re.compile(r"(?P<of>benefit|harm)s?:", re.IGNORECASE)
NUMBER = r"\d+(?:,\d{3})*"
COUNT = re.compile(rf"(?<![\d.,])(?P<part>{NUMBER})\s+(?:in|of|out\s+of)\s+(?:every\s+)?(?P<whole>{NUMBER})\b")
CARDS = Rule(
    "R12",
    "Cards are whole, and a symptom in the title has one on getting help",
    "A card of an unknown kind looks like plain text, and one without its signs helps no reader in trouble.",
    "Use a kind that docs/cards.md lists. One that says when to see a doctor has a heading, a list and a heading "
    "after it, and stands once on a page. Where the title names a symptom, add one.",
    "NHS service manual, care cards",
    fails='!!! urgent "See a doctor today or tomorrow if:"\n    You have a fever.',
    passes='!!! urgent "See a doctor today or tomorrow if:"\n    - you have a fever',
)
CHANCES = Rule(
    "R10",
    "A card of chances counts benefit and harm in the same number",
    "A benefit alone sells; two chances counted in different numbers mislead even those who read both.",
    "Give a line to each, Benefit: and Harm:, in counts like 2 in 100 of one size, each with its study.",
    "CDC Clear Communication Index 15 to 20",
    fails='!!! risk "Rest, after a year"\n    - Benefit: 21 in 44 people had less pain.[@doe2024]',
    passes='!!! risk "Rest, after a year"\n    - Benefit: 21 in 44 people had less pain.[@doe2024]\n'
    "    - Harm: 2 in 44 people felt stiff.[@doe2024]",
    waivable=False,
)
DO_NOT_LISTS = Rule(
    "R14",
    'Cards of what not to do say "do not", and warnings are few',
    "A reader who skims a list may miss its heading and color, and do what it warns against.",
    'Begin each point of a "dont" card with "do not"; keep to two warnings a page.',
    "NHS service manual, Do and Don't lists, warning callout",
    fails='!!! dont "Do not"\n    - lie down all day',
    passes='!!! dont "Do not"\n    - do not lie down all day',
)
TRIALS = Rule(
    "R71",
    "Charts stand beside the same numbers in words",
    "A chart without words is closed to those who cannot see it, and one without published numbers is a guess.",
    "Name trials whose entry in content/data/references.yaml has a `trial`; the table makes itself.",
    "NHS service manual, images; WCAG 2.2, 1.4.5",
    fails='!!! trials "What the trials found"\n    Rest was no better.',
    passes='!!! trials "What the trials found"\n    [@doe2024]',
    waivable=False,
)


@dataclass(frozen=True)
class CardKind:
    """What a card of one kind needs.

    `like` is a heading to copy, in which {number} is the one to call in an emergency; `headed`: a writer must write one, since the kind's own name would say too little.
    `listed`: it holds a list. `most`: how many may stand on a page, where that is limited.
    """

    like: str
    headed: bool = False
    listed: bool = False
    most: int = 0
    rule: Rule = CARDS


CARE = {
    "emergency": CardKind("Call {number} or go to an emergency room if:", headed=True, listed=True, most=1),
    "urgent": CardKind("See a doctor today or tomorrow if:", headed=True, listed=True, most=1),
    "non-urgent": CardKind("Make an appointment with a doctor if:", headed=True, listed=True, most=1),
}
KINDS = CARE | {
    "warning": CardKind("Important", most=2, rule=DO_NOT_LISTS),
    "do": CardKind("Do", listed=True, rule=DO_NOT_LISTS),
    "dont": CardKind("Do not", listed=True, rule=DO_NOT_LISTS),
    "risk": CardKind("One year after the injection", headed=True, listed=True, rule=CHANCES),
    "note": CardKind("Good to know"),
    "questions": CardKind("Questions to ask your doctor"),
    "invitation": CardKind("Come and talk it over", headed=True),
    "trials": CardKind("What the trials found", headed=True, rule=TRIALS),
    "evidence": CardKind("low"),  # the rest is said by `evidence`
}
# What the heading of a card may not say, since a card of another kind says that, in another color and to a listener in other
# words.
_LATER = r"(?<!last )\b(?:weeks?|months?|appointment|(?<!not )wait)\b"
OF_ANOTHER = {
    "non-urgent": (r"(?<!not )\b(?:today|tomorrow|now|at once|right away|immediately)\b", "urgent"),
    "urgent": (rf"\b(?P<emergency>emergency room|ambulance)\b|{_LATER}", "non-urgent"),
    "emergency": (rf"\b(?P<urgent>today|tomorrow)\b|{_LATER}", "non-urgent"),
}
# Who helps in an emergency, beside the number to call.
RESCUE = re.compile(r"\b(?:emergency (?:rooms?|departments?|services)|ambulance|hospital)\b", re.IGNORECASE)
EMERGENCY = re.compile(r"\bemergenc(?:y|ies)\b", re.IGNORECASE)
# Of these a page may have several, each with a heading of its own.
EACH_NAMED = ("risk", "questions", "invitation", "trials")
TOO_MANY = {
    1: "more than one of this level stands on the page. Join them, so that no sign is missed",
    2: "more than two of them stand on the page. Keep the two that matter most",
}
# What a person who can still do it needs no help for, unless the sentence goes on to name trouble.
WELL = expression(r"^(?:you|your\s+child|they|s?he)\s+can\s+(?:pass\s+(?:urine|water|gas)|urinate|pee|walk|stand|move|swallow|breathe|speak|wake|control|empty)\b(?!.*\b(?:only|but|without|not|no|less|hardly|barely|trouble|pain|though|until|one|few|because)\b)")  # fmt: skip
# What follows the lines of a card and does not stand in as they do: right below them, or by one space.
FALLS_OUT = re.compile(
    r"^ {0,3}!!!.*(?>(?:(?>(?:\n[ \t]*(?=\n))*)\n(?: {2}|\t)[ \t]*\S.*)+)(?:\n ?|(?>(?:\n[ \t]*(?=\n))+)\n )(?![ #]|!!!|<!--)(?P<row>\S.*)",
    re.MULTILINE,
)
# The end of a heading that its points go on from, and points that do, as in "if: you cannot walk".
LEADS_ON, GOES_ON = re.compile(r":\W*$|\b(?i:if|when|signs?|symptoms?|for)\b.*\w"), re.compile(r"(?:you|your)\s")
DO_NOT = re.compile(r"do\s+not\b", re.IGNORECASE)
DONT = re.compile(r"don['’]t\b", re.IGNORECASE)  # the NHS's own heading of such a list
FORBIDS = re.compile(r"(?:do\s+not|don['’]t|never)\b", re.IGNORECASE)


def heading_of(kind: str, site: Site) -> str:
    """A heading to copy for a card of this kind."""
    return KINDS[kind].like.format(number=site.settings.EMERGENCY_NUMBER)


@CARDS.text
def cards(document: Document, site: Site) -> Findings:
    """Yield what is wrong with the cards of a text: of R12 and, for kinds of their own, of R10, R14 and R71; and the signs of
    an emergency that say what all is well with, since a "not" was lost.
    """
    seen: Counter[str] = Counter()
    headings: Counter[tuple[str, str]] = Counter()
    for card in document.cards:
        kind = KINDS.get(card.kind)
        if kind is None:
            message = f'"{card.kind}" is not a kind of card' if card.kind else "has no kind after !!!"
            if card.head.typed.startswith("!"):
                message = "begins with more than three signs. Write !!! and a kind"
            sentence = f"{message}; {did_you_mean(card.kind, KINDS)}"
            yield CARDS.finding(document.path, document.place_of(card.spot), sentence, "card")
        elif card.kind != "evidence":
            title, (words, other) = card.head.title or "", OF_ANOTHER.get(card.kind, ("(?!)", ""))
            if document.english and (match := re.search(words, title, re.IGNORECASE)):
                sentence = f'"{match[0]}" belongs on a card of another kind. Write !!! {match.lastgroup or other}, or change the heading'
                yield CARDS.finding(document.path, document.place_of(card.spot), sentence, card.kind)
            if card.kind == "emergency" and document.english and title and not _names_rescue(card, document, site):
                sentence = f'the heading "{title}" names nobody who helps in an emergency. Write it like "{heading_of(card.kind, site)}"'
                yield CARDS.finding(document.path, document.place_of(card.spot), sentence, card.kind)
            seen[card.kind] += 1
            named = (card.kind, (card.head.title or kind.like).casefold())
            headings[named] += 1
            if headings[named] == 2 and card.kind in EACH_NAMED:
                sentence = "has the heading of one above. Join the two, or say in it what is different"
                yield CARDS.finding(document.path, document.place_of(card.spot), sentence, card.kind)
            for sentence in _wrong(card, kind, document, seen[card.kind], heading_of(card.kind, site)):
                yield kind.rule.finding(document.path, document.place_of(card.spot), sentence, card.kind)
        for point in points_of(card, document) if document.english and card.kind in ("emergency", "urgent") else ():
            if match := WELL.match(point.text):
                sentence = f'"{match[0]}" is a sign that all is well. Write cannot, or say what is wrong'
                yield CARDS.finding_in(document, point, 0, sentence, card.kind)


@CARDS.text
def falls_out(document: Document, site: Site) -> Findings:
    """Yield the lines that seem to go on with a card, and are none of it."""
    said = {finding.place.line for finding in text_after_care_cards(document, site)}
    for place in document.rows(FALLS_OUT):
        if place.line not in said:
            sentence = "this line is not in the card above. Indent it by four spaces, or begin it at the margin, below an empty line"
            yield CARDS.finding(document.path, place, sentence, "card")


def _names_rescue(card: Card, document: Document, site: Site) -> bool:
    """Whether the heading of a card names who helps in an emergency, or the emergency, and the card who helps."""
    title, inside = card.head.title or "", " ".join(block.text for block in document.within(card))
    texts = (title, inside) if EMERGENCY.search(title) else (title,)
    return any(site.settings.EMERGENCY_NUMBER in text or RESCUE.search(text) for text in texts)


def points_of(card: Card, document: Document) -> list[Block]:
    return [block for block in document.within(card) if block.kind == "point" and block.level == 1]


def _holds_something(card: Card, document: Document) -> bool:
    return bool(document.within(card)) or card.keys is not None


def _wrong(card: Card, kind: CardKind, document: Document, count: int, like: str) -> Iterator[str]:
    """Yield what is wrong with a card as a whole, in sentences; it is the page's `count`th of its kind."""
    if card.nested:
        yield "stands inside something else. Begin it at the left edge"
        return
    if not card.head.fits:
        quoted = re.findall(r'["“„]([^"“”„]+)["“”]', card.head.typed)
        rest = re.sub(r"^\s*[\w-]+\s*", "", card.head.typed).strip("\"'“”„‘’«» ")
        typed = quoted[0] if len(quoted) == 1 else rest
        yield f'expected its heading in straight quotes after the kind: !!! {card.kind} "{typed or like}"'
    elif kind.headed if card.head.title is None else not re.search(r"\w", card.head.title):
        yield f'has no heading. Write one in quotes, like !!! {card.kind} "{like}"'
    elif card.kind in CARE and document.english and not LEADS_ON.search(card.head.title or like):
        goes_on = any(GOES_ON.match(point.text) for point in points_of(card, document))
        yield from [f'the heading "{card.head.title}" does not lead to its list. End it with "if:"'] if goes_on else ()
    if count == kind.most + 1 and kind.most:
        yield TOO_MANY[kind.most]
    if not _holds_something(card, document):
        yield "holds nothing. Write its text below, indented by four spaces"
    elif kind.listed and not points_of(card, document):
        yield 'holds no list. Begin each point on a line of its own with "- ", indented by four spaces'


def is_whole(card: Card, document: Document) -> bool:
    """Whether a card has all parts that its kind needs, so that its words can be judged."""
    return not card.nested and bool(points_of(card, document))


@CARDS.text
def text_after_care_cards(document: Document, site: Site) -> Findings:
    """Yield the place where text goes on below a care card, so that a screen reader takes it for a part of the card.

    The emergency card that opens an article is set apart from its text by the template; only points below it seem to be
    its own.
    """
    for card in document.cards:
        opens = card.kind == "emergency" and document.text.is_article and card.first == document.body_start
        follows = document.blocks[card.end : card.end + 1]
        if card.kind in CARE and is_whole(card, document):
            for block in follows:
                if block.kind != "heading" and block.card is None and (block.kind == "point" or not opens):
                    sentence = "what follows sounds like a part of this card. Begin it with a heading, like ## What else helps, or indent it by four spaces"
                    yield CARDS.finding_in(document, block, 0, sentence, card.kind)


@DO_NOT_LISTS.text
def wording_of_lists(document: Document, site: Site) -> Findings:
    """Yield what a list of what to do, or not to do, leaves to color alone."""
    for card in document.cards if document.english else ():
        if card.kind not in ("do", "dont") or not is_whole(card, document):
            continue
        own, title = KINDS[card.kind].like, card.head.title or ""
        fits = re.match(rf"{own}\b", title, re.IGNORECASE) and not (card.kind == "do" and FORBIDS.match(title))
        if title and not fits and not (card.kind == "dont" and DONT.match(title)):
            sentence = f'expected a heading that begins with "{own}", found "{title}"'
            yield DO_NOT_LISTS.finding(document.path, document.place_of(card.spot), sentence, card.kind)
        for point in points_of(card, document):
            sentence = ""
            if card.kind == "dont" and not DO_NOT.match(point.text):
                sentence = f'expected a point that begins with "do not", found "{opening_of(point)}"'
            if card.kind == "do" and FORBIDS.match(point.text):
                sentence = f'"{opening_of(point)}" is a thing not to do. Move it to a card !!! dont "Do not"'
            if sentence:
                yield DO_NOT_LISTS.finding_in(document, point, 0, sentence, card.kind)


@TRIALS.text
def trials(document: Document, site: Site) -> Findings:
    """Yield what is wrong with the keys in the cards that show trials."""
    references = site.references
    for card in document.cards:
        if card.kind != "trials" or card.nested or not _holds_something(card, document):
            continue  # said by `cards`
        if card.keys is None:
            blocks = document.within(card)
            place = document.place(blocks[0]) if blocks else document.place_of(card.spot)
            sentence = "names no trial. Put their keys first, indented by four spaces, like [@pers2024; @schepers2022]"
            yield TRIALS.finding(document.path, place, sentence, "trials")
            continue
        for key, _ in card.keys.parts or ():
            place = document.place_of(card.keys.spot)
            if references.whole and key in references.records and not references.records[key].custom.trial:
                sentence = f"{key} has no `trial` in content/data/references.yaml. Add it there, or take the key out"
                yield TRIALS.finding(document.path, place, sentence, "trials")


def opening_of(point: Block) -> str:
    """The first words of a point, to show where it goes wrong."""
    return " ".join(point.text.split()[:3]).rstrip(".,;:")


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
    if whole in PICTURES and part in (0, whole):
        yield f'"{count[0]}" says that it {"always" if part else "never"} happens. Write how many people were counted, like 0 of 44'
    if whole != other:
        yield f"counts in {first} and in {count['whole']} cannot be compared at a glance. Give all in the same number, as the study does; if it does not, say them in the text"
