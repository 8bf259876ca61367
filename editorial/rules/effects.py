"""What a text says that a treatment does, how safe it is, or how many it helps, stands on something (R35).

The default asks for proof. A sentence that reads like a claim (`likeness`) cites a reference, whatever its words are, and
so does one that names a treatment beside words of praise, unless a hedge or a denial governs them (`denial`), and one
that counts whom a treatment helps. Questions and what is sound owe nothing. On a page that is not about a treatment, a
sentence that names none owes nothing either, and reads like a claim only where it plainly does; nor do words without a
full stop on any. The words stand in `editorial/dictionary/claims/effects.txt`. English only.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, zip_longest

from editorial.findings import Finding, shortened
from editorial.markup.document import Document
from editorial.markup.pieces import RUNNING, Block, Kind, Sentence
from editorial.model.site import Site
from editorial.rules.claims import CITED, CITES_NOTHING, IN_THE_LAB, NOT_IN_PEOPLE, SHOWS, STUDIES
from editorial.rules.denial import NO_ANSWER, SOFTENS, asked, stance
from editorial.rules.likeness import likeness
from editorial.rules.phrases import AnyOf, Expression
from editorial.rules.promises import OF_DANGER, promised
from editorial.rules.treatments import Named, named
from editorial.rules.vocabulary import found

# What a treatment does for the better, and what praises it.
DOES, PRAISE = found("effect"), found("praise")
# How many are helped.
MANY, SHARES = map(found, ("counted people", "share of people"))
COUNTED = AnyOf((MANY, SHARES), lambda pattern: pattern)
MORE = found("compared with nothing")
# What is asked where a mere no for an answer claims something.
HARM_OR_NEED = found("harm or need")
# Key points and the conflict line have rules of their own; and where a reference can stand.
JUDGED_APART: frozenset[Kind] = frozenset({"key point", "conflict"})
CITING: frozenset[Kind] = RUNNING | {"caption", "cell"}
# Where a question says what comes below.
HEADINGS: frozenset[Kind] = frozenset({"title", "heading"})
TOLD = RUNNING | HEADINGS | {"caption"}
# How a sentence without a full stop begins, as no noun with its adjectives does: "Nerve roots", "Two kinds of pain".
SENTENCE = re.compile(r"(?:your|our|the|it|this|these|you|we|each|every|they)\s+(?:\S+\s+){3}", re.IGNORECASE)
# From where on a sentence is taken for a claim whatever its words are; a question; words that are no sentence; and what
# denies an effect ("nothing heals like PRP"), or stands on a page about no treatment; and from where on praise makes one.
CLAIM, QUESTION, NO_SENTENCE, PLAINLY, PRAISED = 0.0, 0.25, 0.5, 0.8, -0.35
ASKS_COUNT = "cites no reference. Add one after the full stop, like [@pers2024]"
ASKS = (
    "cites no reference. Cite the study after the full stop, like [@pers2024], "
    "say how sure it is (may, we do not know), or take it out"
)
ASKS_ELSEWHERE = (
    "where no reference can stand. Say it in the text, with its study; "
    "here say how sure it is (may, we do not know), or take it out"
)
Found = tuple[int, int]


@CITED.text
def said_of_treatments(document: Document, site: Site) -> Iterator[Finding]:
    """Yield each sentence that says what a treatment does, how safe it is, or whom it helps, and stands on nothing."""
    known = named(site)
    for block, sentence, about in _unasked(document, site):
        said = None if sentence.cites else claim(sentence.text, known, about, block.kind)
        if said and not (promised(sentence, known, block.card_kind in OF_DANGER) or SHOWS.search(sentence.text)):
            # R38 or R39 says the last two
            place = document.place(block, sentence.start + said[0])
            counted = MANY.match(sentence.text, said[0]) or SHARES.match(sentence.text, said[0])
            shown = " ".join((sentence.text[slice(*said)] if counted else sentence.text).split())
            whole_of_it = said == (0, len(sentence.text))
            does = "reads like a claim about a treatment" if whole_of_it else "says what a treatment does"
            says = f"is a result and {ASKS_COUNT}" if counted else f"{does}, and {ASKS}"
            behind = next((other for other in block.sentences if other.start > sentence.start), None)
            if behind and behind.cites:  # one citation at the end of a paragraph, as in papers
                own = says.replace("[@pers2024]", f"[@{behind.cites[0]}]")
                says = f"{own}. That of the next sentence stands for that one alone"
            if block.kind not in CITING:
                says = f"{'is a result' if counted else does}, {ASKS_ELSEWHERE}"
            yield CITED.finding(document.path, place, f'"{shortened(shown.rstrip("."))}" {says}')


@CITED.text
def more_than_what(document: Document, site: Site) -> Iterator[Finding]:
    """Yield the comparisons, cited or not, that do not say with what."""
    for block, sentence, about in _unasked(document, site):
        match = MORE.search(sentence.text)
        if match and sentence.cites and about and stance(sentence.text, *match.span()) == "asserts":
            message = f'"{match[0]}" compares with nothing. Say what it was compared with, like "than salt water"'
            yield CITED.finding(document.path, document.place(block, sentence.start + match.start()), message)


@STUDIES.text
def rests_on_the_lab(document: Document, site: Site) -> Iterator[Finding]:
    """Yield what is said of a treatment in people, where all that is cited studied no people."""
    records = site.references.records
    for block, sentence, _ in _unasked(document, site):
        kinds = {records[key].custom.kind for key in sentence.cites if key in records}
        if not kinds or not NOT_IN_PEOPLE.issuperset(kinds) or IN_THE_LAB.search(sentence.text):
            continue
        if not named(site).places(sentence.text, any_word=False):
            continue
        if not SHOWS.search(sentence.text) and (said := claim(sentence.text, named(site), False, block.kind)):
            shown = shortened(sentence.text.rstrip("."))
            message = (
                f'no study in people stands behind "{shown}". Cite one, say that it was in the lab, or how sure it is'
            )
            yield STUDIES.finding(document.path, document.place(block, sentence.start + said[0]), message)


@CITED.text
def answered_with_no(document: Document, site: Site) -> Iterator[Finding]:
    """Yield the questions on harm, or on the need for surgery, that a text answers with a mere no."""
    for block in document.body if document.english else ():
        if block.kind not in RUNNING or block.card_kind in CITES_NOTHING:
            continue
        for sentence, answer in pairwise(block.sentences):
            asks = sentence.text.endswith("?") and HARM_OR_NEED.search(sentence.text)
            if asks and NO_ANSWER.search(answer.text) and not answer.cites:
                place = document.place(block, answer.start)
                yield CITED.finding(document.path, place, f'"{answer.text}" says what a treatment does, and {ASKS}')


@lru_cache(maxsize=1)  # three rules ask for those of one text in turn
def _unasked(document: Document, site: Site) -> tuple[tuple[Block, Sentence, bool], ...]:
    """Each sentence that leaves no question open, or sells with it, its block, and whether its page is about a treatment."""
    return tuple(_unasked_of(document, site))


def _unasked_of(document: Document, site: Site) -> Iterator[tuple[Block, Sentence, bool]]:
    if not document.english or not site.references.whole or not site.glossary.whole:
        return
    titles = (block.text for block in document.blocks if block.kind in ("title", "heading"))
    about = document.text.is_article and any(map(named(site).places, titles))
    for block in document.blocks:
        if block.kind in JUDGED_APART or block.card_kind in CITES_NOTHING:
            continue
        for sentence, following in zip_longest(block.sentences, block.sentences[1:]):
            if sentence.text.endswith(".") and following and _short(sentence) and _short(following):
                # "Less pain. More life." is one slogan
                sentence = replace(sentence, text=f"{sentence.text[:-1]}, {following.text}")
            if not asked(sentence.text) or (block.kind not in HEADINGS and likeness(sentence.text) > QUESTION):
                yield block, sentence, about


def _short(sentence: Sentence) -> bool:
    return len(sentence.text.split()) < 4 and not sentence.cites


def claim(text: str, known: Named, about: bool, kind: Kind) -> Found | None:
    """Where a sentence says what a treatment does, how safe it is, or how many it helps; None where it owes nothing.

    `about` says whether its page is about a treatment, so that any sentence may be on one.
    """
    for pattern in COUNTED.possible(text):
        if (about or pattern is MANY) and (match := _asserted(pattern, text)):
            return match
    names = known.places(text, any_word=about)
    if not (names or about):
        return None
    reads = likeness(text)
    for pattern in (DOES, PRAISE) if names and reads > PRAISED else ():
        if match := _asserted(pattern, text):
            return match
    if reads <= (_bar(text, kind) if about else PLAINLY) or SOFTENS.search(text):  # the remedy is to say "may"
        return None
    denied = any(stance(text, *match.span()) == "denies" for match in DOES.finditer(text))
    return None if denied and reads <= PLAINLY else (0, len(text))


def _bar(text: str, kind: Kind) -> float:
    """How like a claim a text must read to be taken for one, on a page about a treatment."""
    is_sentence = (kind in TOLD and text.rstrip('"”’) ').endswith((".", "!", "?", ":"))) or SENTENCE.match(text)
    return CLAIM if is_sentence else NO_SENTENCE


def _asserted(pattern: Expression, text: str) -> Found | None:
    """Where words are asserted, and not denied, hedged, asked or reported."""
    for match in pattern.finditer(text):
        if stance(text, *match.span()) == "asserts":
            return match.span()
    return None
