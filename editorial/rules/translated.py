"""A translation says all that its original does, in its own words (R108, see `whole`)."""

import re
from zlib import crc32

from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.markup.question import question
from editorial.model.compiled import compiled
from editorial.model.site import Site
from editorial.rules.rule import Findings
from editorial.rules.whole import WHOLE

# Fewer words may be a name, which is the same in both.
A_SENTENCE = 3
# What is translated of a text, and what is more than names: a word before two that begin with small letters.
OWN_WORDS = (
    "key point",
    "conflict",
    "change",
    "heading",
    "card heading",
    "paragraph",
    "point",
    "note",
    "caption",
    "cell",
)
TELLS = compiled(r"\w[,:]? [a-z]{2,},? [a-z]{2,}")
# A dose, in whatever language: its number, as it is typed, and its unit, for short or in a word of Latin origin.
DOSE = compiled(
    r"(?<![\d.,])(?P<number>\d[\d.,]*(?:[ \u00a0\u202f]\d{3})*)[ \u00a0\u202f-]?(?:(?P<mg>mg(?![A-Za-z])|mil{1,2}igram)|(?P<mcg>(?:mcg|[µμ]g)(?![A-Za-z])|mi[ck]rogram)|(?P<g>g(?![A-Za-z])|gram))",
    re.IGNORECASE,
)
NUMBER = compiled(r"\d+(?:[.,]\d+)*")
DECIMAL = compiled(r",(?=\d{1,2}$)")


@question
def told_in_words(document: Document, site: Site) -> list[tuple[int, int, int]]:
    """What a text says in words that its translation cannot share: the block and the place there of each, and a checksum."""
    said = ((block, one) for block in document.blocks if block.kind in OWN_WORDS for one in block.sentences)
    return [
        (block.number, one.start, crc32(one.text.encode()))
        for block, one in said
        if TELLS.search(one.text) and block.card_kind != "trials" and not block.inside(one.start, "lang")
    ]


@question
def signs_told(document: Document, site: Site) -> int:
    """How many signs of an emergency a text tells."""
    return sum(block.kind == "point" and block.card_kind == "emergency" for block in document.body)


@question
def doses_told(document: Document, site: Site) -> list[tuple[int, int, str, str, str]]:
    """The doses of a text: the block and the place there of each, how it is typed, its number with a decimal point, and its unit."""
    return [
        (block.number, match.start(), match[0], DECIMAL.sub(".", match["number"]), match.lastgroup or "")
        for block in document.blocks
        if block.kind != "code"
        for match in DOSE.finditer(block.text)
    ]


@question
def numbers_told(document: Document, site: Site) -> list[str]:
    """The numbers of a text that no unit of a dose follows, as in "200 or 400 mg"."""
    return [
        number
        for block in document.blocks
        if block.kind != "code"
        for number in NUMBER.findall(DOSE.sub(" ", block.text))
    ]


@WHOLE.site
def untranslated(documents: Documents) -> Findings:
    """Yield the translations that have the title, the summary or a sentence of their original, word for word, or lack its
    `conflict` or a sign of an emergency, or tell a dose that it does not.
    """
    own = documents.site.settings.DEFAULT_LANG
    originals = {(text.is_article, text.slug): text for text in documents.site.texts if text.lang == own}
    for text in documents.site.texts:
        original = originals.get((text.is_article, text.slug))
        if not original or text.lang.partition("-")[0] == own.partition("-")[0]:
            continue
        says = f"stands in {original.path.as_posix()} word for word. Translate it"
        for field in ("title", "summary"):
            said = text.header.text(field)
            if said == original.header.text(field) and len(said.split()) >= A_SENTENCE:
                yield WHOLE.finding(text.path, text.header.at(field), says, field, "warning")
        if original.header.text("conflict") and not text.header.text("conflict"):
            missing = f"is missing, and {original.path.as_posix()} has one. Translate it"
            yield WHOLE.finding(text.path, text.header.at("conflict"), missing, "conflict", "warning")
        few, many = (documents.told(signs_told, one) for one in (text, original))
        if many and not few:
            sentence = f"is missing, and {original.path.as_posix()} has a card of this kind. Translate it"
            yield WHOLE.finding(text.path, text.header.at("title"), sentence, "emergency", "warning")
        elif few < many:
            document = documents.of(text)
            card = next(block for block in document.body if block.kind == "point" and block.card_kind == "emergency")
            fewer = (
                f"the card has {few} points, and that of {original.path.as_posix()} has {many}. Translate all of them"
            )
            yield WHOLE.finding_in(document, card, 0, fewer, "emergency", "warning")
        right = {(number, unit) for *_, number, unit in documents.told(doses_told, original)}
        plain = documents.told(numbers_told, original)
        for at, place, typed, *dose in documents.told(doses_told, text):
            if tuple(dose) not in right and dose[0] not in plain:
                document = documents.of(text)
                sentence = f'"{typed}" does not stand in {original.path.as_posix()}. Copy its number and its unit'
                yield WHOLE.finding_in(document, document.blocks[at], place, sentence, "dose")
        held = {words for _, _, words in documents.told(told_in_words, original)}
        same = [(number, start) for number, start, words in documents.told(told_in_words, text) if words in held]
        if same:
            document, (number, start) = documents.of(text), same[0]
            more = f"this and {len(same) - 1} more stand in {original.path.as_posix()} word for word. Translate them"
            block = document.blocks[number]
            yield WHOLE.finding_in(document, block, start, more if same[1:] else says, block.kind, "warning")
