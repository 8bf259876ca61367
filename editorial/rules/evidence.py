"""Evidence notes: one of GRADE's four levels, a claim, its studies (R36), and no wording above the level (R37).

Levels: Balshem 2011, GRADE guidelines 3, J Clin Epidemiol 64:401-406. In a language other than English only the shape of
a note is checked.
"""

import re
from collections.abc import Iterator, Sequence

from editorial.findings import Finding, did_you_mean
from editorial.markup.document import Document, Note, Sentence
from editorial.model.certainty import Certainty
from editorial.model.site import Site
from editorial.rules.denial import BREAK
from editorial.rules.rule import Rule

# A claim is one or two sentences.
LONGEST_CLAIM = 2

NOTES = Rule(
    "R36",
    "An evidence note has a level of certainty, a claim and its studies",
    "A note that lacks one of them looks like evidence and is none.",
    'Write !!! evidence "low" right after the paragraph, and below it a claim of one or two sentences, with its studies.',
    "GRADE (Balshem 2011); Cochrane plain language summaries",
    fails='Rest was tried.\n\n!!! evidence "lo"\n    Rest may ease pain.[@doe2024]',
    passes='Rest was tried.\n\n!!! evidence "low"\n    Rest may ease pain.[@doe2024]',
    waivable=False,
)
WORDING = Rule(
    "R37",
    "A claim is no stronger than its certainty allows",
    "The verb is what a reader takes home: weak evidence in strong words misleads.",
    "Use the words that content/data/certainty.yaml permits at that level, or show studies that earn a higher one.",
    "Cochrane; GRADE guidelines 3 (Balshem 2011)",
    fails='Rest was tried.\n\n!!! evidence "low"\n    Rest eases pain.[@doe2024]',
    passes='Rest was tried.\n\n!!! evidence "low"\n    Rest may ease pain.[@doe2024]',
    waivable=False,
)


def claim_of(note: Note, document: Document) -> list[Sentence]:
    """The sentences of a note's claim."""
    return [sentence for block in document.within(note.card) for sentence in block.sentences]


@NOTES.text
def notes(document: Document, site: Site) -> Iterator[Finding]:
    """Yield what is wrong with the shape of the notes."""
    for note in document.notes if site.certainty.whole else ():
        for sentence in _wrong(note, document, site.certainty.records):
            yield NOTES.finding(document.path, document.place_of(note.card.spot), sentence, "evidence")


def _wrong(note: Note, document: Document, levels: dict[str, Certainty]) -> Iterator[str]:
    head, blocks = note.card.head, document.within(note.card)
    if head.title is None or not head.fits:
        yield 'expected a certainty in quotes, like !!! evidence "low"'
    elif head.title not in levels:
        yield f'"{head.title}" is not a certainty; {did_you_mean(head.title, levels)}'
    if note.card.nested:
        yield "stands inside something else. Begin it at the left edge, after the paragraph that it judges"
    elif note.above not in ("paragraph", "point", "note", "meaning"):
        yield "follows no paragraph. Put it right after the paragraph that it judges"
    if not blocks:
        yield "holds no claim. Write it below, indented by four spaces"
        return
    if not note.one_paragraph:
        yield "holds more than a paragraph. Keep to the claim, in one or two sentences"
        return
    count = len(claim_of(note, document))
    if count > LONGEST_CLAIM:
        yield f"holds {count} sentences. Keep to the claim, in one or two"
    if not any(block.cites for block in blocks):
        yield "cites no reference. Add the studies behind the claim, like [@pers2024]"


@WORDING.text
def wording(document: Document, site: Site) -> Iterator[Finding]:
    """Yield the claims that are worded more strongly than their level allows."""
    levels = site.certainty.records
    for note in document.notes if document.english and site.certainty.whole else ():
        level, claim = note.card.head.title or "", claim_of(note, document)
        if level in levels and claim and note.one_paragraph and (sentence := _too_strong(claim, level, levels)):
            block = document.within(note.card)[0]
            yield WORDING.finding(document.path, document.place(block, claim[0].start), sentence)


def _too_strong(claim: Sequence[Sentence], level: str, levels: dict[str, Certainty]) -> str:
    """Why the wording is above its level, as a sentence; empty when it is not."""
    order = list(levels)
    above, own = order[: order.index(level)], order[order.index(level) :]
    if not above:
        return ""
    permitted, strong = (
        _any_of([phrase for name in names for phrase in levels[name].permits]) for names in (own, above)
    )
    write = " or ".join(f'"{phrase}"' for phrase in levels[level].permits[:3])
    for sentence in claim:
        for clause in BREAK.split(sentence.text):
            word = strong.search(clause)
            if word and not permitted.search(clause):
                return f'"{word[0]}" is stronger than {level} certainty allows. Write {write}'
        if not permitted.search(sentence.text):
            return f"the claim is worded more strongly than {level} certainty allows. Write {write}"
    return ""


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    """Finds any of the phrases; of a verb such as "helps", also "help". The month of May is no "may"."""
    forms = (re.escape(p[:-1]) + "s?" if p.endswith("s") and " " not in p else re.escape(p) for p in phrases)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b(?!\s+\d)", re.IGNORECASE)
