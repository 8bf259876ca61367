"""What a text says that a treatment does, how safe it is, or how many it helps, stands on something (R35).

By default, proof is required. A sentence that reads like a claim (`likeness`) must cite a reference, whatever its words,
unless it says that it is only possible; so must one that counts whom a treatment helps. Questions and sound sentences need
no reference. In a text that is not about a treatment, only plain claims count, and a sentence that names no treatment needs
no reference if no heading names one. The words stand in `editorial/dictionary/claims/effects.txt`.
English only.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from editorial.findings import shortened
from editorial.markup.document import Document
from editorial.markup.pieces import RUNNING, Block, Kind, Sentence
from editorial.markup.readable import Readable
from editorial.model.settings_file import FILES
from editorial.model.site import Site
from editorial.rules.claims import CITED, CITES_NOTHING, IN_THE_LAB, NOT_IN_PEOPLE, SHOWS, STUDIES
from editorial.rules.completeness import treatment_of
from editorial.rules.denial import BREAK, UNSURE, our_words, rejected_from, stance, stated_from
from editorial.rules.doses import ONLY_LIMITS
from editorial.rules.evidence import says_effect
from editorial.rules.likeness import likeness
from editorial.rules.phrases import Expression
from editorial.rules.pictures import FILE
from editorial.rules.promises import OF_DANGER, promised
from editorial.rules.rule import Faults, Findings
from editorial.rules.stopped import stops
from editorial.rules.treatments import Named, named
from editorial.rules.vocabulary import found

# How many are helped.
MANY, SHARES = map(found, ("counted people", "share of people"))
# That nothing bad comes of it, or that it fails nobody.
REASSURES = found("reassures")
MORE = found("compared with nothing")
# Where a reference can stand.
CITING: frozenset[Kind] = RUNNING | {"caption", "cell"}
# Where a question says what comes below; where a name may stand alone.
HEADINGS: frozenset[Kind] = frozenset({"title", "heading"})
NAMING: frozenset[Kind] = HEADINGS | {"cell"}
TOLD = RUNNING | HEADINGS | {"caption"}
# How a sentence without a full stop begins, as no noun with its adjectives does: "Nerve roots", "Two kinds of pain".
SENTENCE = re.compile(r"(?:your|our|the|it|this|these|you|we|each|every|they)\s+(?:\S+\s+){3}", re.IGNORECASE)
# Scores above which text counts as a claim: a sentence; a question; words that are no sentence; a sentence in a text about
# no treatment, or one that cites only a study without people.
CLAIM, QUESTION, NO_SENTENCE, PLAINLY = 0.0, 0.25, 0.5, 0.7
READS = "reads like a claim about a treatment"
ASKS_COUNT = "cites no reference. Add one after the full stop, like [@pers2024]"
ASKS = "cites no reference. Cite the study after the full stop, like [@pers2024], say how sure it is (may, we do not know), or take it out; if it claims nothing, waive R35 for it"
ASKS_ELSEWHERE = "where no reference can stand. Say it in the text, with its study; here say how sure it is (may, we do not know), or take it out; if it claims nothing, waive R35 for it"
ASKS_IN_A_POINT = f"{ASKS_ELSEWHERE}. Or write it as `point:`, and below it `note:` with the name of the evidence note that it sums up"
# What a sentence says beside itself: "PRP (which may be costly) eases pain", "PRP, which may be costly, eases pain".
ASIDE = re.compile(r"\s*\([^()]*\)|,\s(?:which|who)\s[^,]*,(?=\s)")
# Up to the first number of words, a clause claims nothing; up to the second, a sentence is an answer or part of a slogan.
FEW, SHORT = 2, 3
Found = tuple[int, int]


@CITED.text
def said_of_treatments(document: Document, site: Site) -> Findings:
    """Yield each sentence that says what a treatment does, how safe it is, or whom it helps, and cites nothing, or only
    studies without people; and the comparisons, cited or not, that do not say what is compared.
    """
    known = named(site)
    said: tuple[Block | None, int] = (None, 0)
    for block, sentence, about in _unasked(document, site):
        if block is said[0] and sentence.end <= said[1]:  # it was said together with the one before it
            continue
        for start, message in (*_on_nothing(sentence, block, about, known), *_with_nothing(sentence, about)):
            said = block, sentence.end
            yield CITED.finding_in(document, block, sentence.start + start, message)
        if _rests_on_the_lab(sentence, known, site):
            shown = shortened(sentence.text.rstrip("."))
            message = (
                f'no study in people stands behind "{shown}". Cite one, say that it was in the lab, or how sure it is'
            )
            yield STUDIES.finding_in(document, block, sentence.start, message)


@CITED.words
def said_in_data(readable: Readable, site: Site) -> Findings:
    """Yield the same of the words of settings, people and glossary, and of labels, where no reference can stand."""
    data = (site.people.path, site.glossary.path, site.certainty.path, Path(FILES[0]))
    labels = type(readable) is Readable and readable.path.suffix == ".md"  # not the text itself
    if not readable.english or not (labels or readable.path in data):
        return
    known = named(site)
    for block in readable.blocks:
        for sentence in block.sentences:
            said = likeness(sentence.text) > PLAINLY and len(sentence.text.split()) >= SHORT
            if said and not (_unsure(sentence.text) or known.only_names(sentence.text) or promised(sentence, known)):
                message = f'"{shortened(sentence.text.rstrip("."))}" {READS}, {ASKS_ELSEWHERE.partition("; if it")[0]}'
                yield CITED.finding_in(readable, block, sentence.start, message)


def _on_nothing(sentence: Sentence, block: Block, about: bool | None, known: Named) -> Faults:
    said = None if sentence.cites else claim(sentence.text, known, about, block.kind)
    if not said or promised(sentence, known, block.card_kind in OF_DANGER):  # R38 says these, R39 or R105 those
        return
    if SHOWS.search(sentence.text) or stops(sentence.text) or ONLY_LIMITS.fullmatch(sentence.text):
        return
    counted = MANY.match(sentence.text, said[0]) or SHARES.match(sentence.text, said[0])
    shown = " ".join((sentence.text[slice(*said)] if counted else sentence.text).split())
    what = "is a result" if counted else READS
    says = f"{what} and {ASKS_COUNT}" if counted else f"{what}, and {ASKS}"
    behind = next((other for other in block.sentences if other.start > sentence.start), None)
    if behind and behind.cites:  # one citation at the end of a paragraph, as in papers
        own = says.replace("[@pers2024]", f"[@{behind.cites[0]}]")
        says = f"{own}. The citation of the next sentence stands for that one alone"
    if block.kind not in CITING:
        says = f"{what}, {ASKS_IN_A_POINT if block.kind == 'key point' else ASKS_ELSEWHERE}"
    yield said[0], f'"{shortened(shown.rstrip("."))}" {says}'


def _with_nothing(sentence: Sentence, about: bool | None) -> Faults:
    match = MORE.search(sentence.text) if sentence.cites and about is not None else None
    if match and stance(sentence.text, *match.span()) == "asserts":
        message = f'"{match[0]}" compares with nothing. Say what it was compared with, like "than salt water"'
        yield match.start(), message


def _rests_on_the_lab(sentence: Sentence, known: Named, site: Site) -> bool:
    """Whether a sentence claims something about people and cites only studies without people."""
    records = site.references.records
    kinds = {records[key].custom.kind for key in sentence.cites if key in records}
    if not kinds or not NOT_IN_PEOPLE.issuperset(kinds) or IN_THE_LAB.search(sentence.text):
        return False
    plain = likeness(sentence.text) > PLAINLY and not (SHOWS.search(sentence.text) or _unsure(sentence.text))
    return plain and bool(known.places(sentence.text, any_word=False))


def _unasked(document: Document, site: Site) -> Iterator[tuple[Block, Sentence, bool | None]]:
    """Each sentence, or, of a question that does not sell, what it takes for granted; its block; and whether that is about
    a treatment.
    """
    if not document.english or not site.glossary.whole:
        return
    for lead, block, about in _led(_about(document, site)):
        if block.kind == "conflict" or block.card_kind in CITES_NOTHING or _of_a_note(block):
            continue
        if block.kind == "alternative text" and FILE.fullmatch(block.text):
            continue
        for sentence, following in zip_longest(block.sentences, block.sentences[1:]):
            if following and _short(following):  # "Any risk? None." is one claim, "Less pain. More life." one slogan
                if sentence.text.endswith("?"):
                    sentence = replace(sentence, text=f"{sentence.text} {following.text}")
                elif sentence.text.endswith(".") and _short(sentence):
                    sentence = replace(sentence, text=f"{sentence.text[:-1]}, {following.text}")
            if lead and _short(sentence) and len(block.sentences) == 1:
                sentence = replace(sentence, text=f"{lead} {sentence.text}")
            if sentence.text.startswith("|"):  # a table that is none yet
                continue
            at = stated_from(sentence.text)
            if at and (block.kind in HEADINGS or likeness(sentence.text) <= QUESTION):
                if at == len(sentence.text):
                    continue
                sentence = replace(sentence, start=sentence.start + at, text=f"{sentence.text[at:].rstrip('?')}.")
            yield block, sentence, about


def _led(blocks: Iterable[tuple[Block, bool | None]]) -> Iterator[tuple[str, Block, bool | None]]:
    """Each block, before it the words that a few words in it belong to: the question that they answer, or what their list
    begins with; empty for none.
    """
    before = ""
    for block, about in blocks:
        led = block.running and (before.endswith("?") or (before.endswith(":") and block.kind == "point"))
        yield before.rstrip(":") if led else "", block, about
        if block.kind != "point":
            before = block.text


def _of_a_note(block: Block) -> bool:
    """Whether a block is a key point that sums up a note, or is to (R36)."""
    return block.kind == "key point" and (bool(block.sums_up) or any(map(says_effect, block.sentences)))


def _about(document: Document, site: Site) -> Iterator[tuple[Block, bool | None]]:
    """Each block, and whether it is about a treatment; None where the text is about none at all.

    All of an article is, if its title names one, or it must have the sections of an article on a treatment.
    Otherwise, only what stands below a heading that names one, and each paragraph that does: with "A gentle exercise"
    above one section, what all others say of a joint is not said of that exercise.
    """
    known, article = named(site), document.text.is_article
    headed = [block for block in document.blocks if article and block.kind in HEADINGS and known.places(block.text)]
    whole = article and (any(block.kind == "title" for block in headed) or bool(treatment_of(document, site)))
    below = {block.number for heading in headed for block in (heading, *document.section(heading))}
    for block in our_words(document.blocks):
        told = whole or block.number in below
        yield block, (told or _names_one(block, known)) if whole or headed else None


def _names_one(block: Block, known: Named) -> bool:
    """Whether a block names a treatment and may claim something about it; searching for names is slow, so it comes last."""
    may = (not one.cites and ("?" in one.text or likeness(one.text) > CLAIM) for one in block.sentences)
    return any(may) and bool(known.places(block.text))


def _short(sentence: Sentence) -> bool:
    return len(sentence.text.split()) <= SHORT and not sentence.cites


def claim(text: str, known: Named, about: bool | None, kind: Kind) -> Found | None:
    """Where a sentence says what a treatment does, how safe it is, or how many it helps; None if it needs no reference.

    `about` says whether what stands around it is about a treatment, so that any sentence may be on one; None, that
    nothing in the text is.
    """
    for pattern in (MANY, SHARES, REASSURES):
        if (about is not None or pattern is MANY) and (match := _asserted(pattern, text)):
            return match
    if about is None and not known.places(text, any_word=False):
        return None
    if (untrue := rejected_from(text)) and likeness(text[untrue:]) > CLAIM:
        return None
    bar = _bar(text, kind) if about else PLAINLY
    plain = any(likeness(one) > bar and not _unsure(one) for one in (text, ASIDE.sub("", text)))
    return (0, len(text)) if plain and not (kind in NAMING and known.only_names(text)) else None


def _unsure(text: str) -> bool:
    """Whether a sentence says, as the remedy asks, that it may be so, or is not known; what one clause says excuses no other."""
    sure = (clause for clause in BREAK.split(text) if not UNSURE.search(clause) and len(clause.split()) > FEW)
    return bool(UNSURE.search(text)) and not any(likeness(clause) > CLAIM for clause in sure)


def _bar(text: str, kind: Kind) -> float:
    """The score above which a text counts as a claim, in a text about a treatment."""
    ends = text.rstrip('"”’) ')
    begins_a_list = ends.endswith(":") and len(text.split()) <= SHORT
    is_sentence = (kind in TOLD and not begins_a_list and ends.endswith((".", "!", "?", ":"))) or SENTENCE.match(text)
    return CLAIM if is_sentence and kind != "key point" else NO_SENTENCE  # short, and no reference can stand there


def _asserted(pattern: Expression, text: str) -> Found | None:
    """The place of words that are asserted, not denied, hedged, asked or reported."""
    for match in pattern.finditer(text):
        if stance(text, *match.span()) == "asserts":
            return match.span()
    return None
