"""Words that call a page reviewed by a clinician, where no sign-off is on record (R30).

The page itself names its reviewer once there is a record (see `review`). To deny it, to ask, or to say what will be is
fine. The rule knows English.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from editorial.findings import Finding, Place
from editorial.markup.sentences import Block, blocks, header_texts
from editorial.model.source import Source
from editorial.rules.promises import BREAK, DENIES, QUESTION, words

# Words that say of a page that a clinician has read it.
SAYS_REVIEWED = words(
    r"""\b(?:medically|clinically)[\s‑-]+reviewed\b | \b(?:doctor|physician|clinician|expert)[‑-]reviewed\b
      | (?:^\W*|\b(?:pages?|articles?|texts?|contents?|blogs?|guides?)\b[^.;:]*\b)(?:reviewed|checked|approved|verified)\s+by\s+
        (?:Dr\b | (?:an?|our|the|two|several)\s+(?:[\w-]+\s+){0,3}?
           (?:doctors?|physicians?|clinicians?|surgeons?|specialists?|nurses?|experts?|(?:medical|review)\s+\w+)\b)"""
)
NOT_YET = words(r"\b(?:once|until|when|whenever|if|before|after|should|must|will|would|can|could|may|to\s+be)\b")


def findings(text: Source, values: dict, places: dict) -> Iterator[Finding]:
    """Yield the words that call a page reviewed by a clinician although no review is on record (R30)."""
    if isinstance(values.get("review"), dict) or not str(values.get("lang") or "en").startswith("en"):
        return
    for place, said in header_texts(values):
        for _, found in _claims(Block("text", None, 0, said)):
            yield _said(found, text.path, places[place])
    for block in blocks(text):
        for start, found in _claims(block):
            yield _said(found, text.path, text.place_of(start + found.start()))


def _claims(block: Block) -> Iterator[tuple[int, re.Match]]:
    """Yield each place where a block claims a review, after the start of its sentence: not denied, asked or hoped for."""
    for sentence in block.sentences:
        found = SAYS_REVIEWED.search(sentence.text)
        if found and not QUESTION.search(sentence.text):
            clause = BREAK.split(sentence.text[: found.end()])[-1]
            if not (DENIES.search(clause) or NOT_YET.search(clause)):
                yield sentence.start, found


def _said(found: re.Match, path: Path, place: Place) -> Finding:
    shown = " ".join(found[0].split())
    sentence = (
        f'"{shown}" claims a review that is not on record. Take it out; the page itself says who reviewed it and when'
    )
    return Finding(path, place, "", sentence, "R30")
