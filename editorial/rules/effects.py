"""What a text says that a treatment does, how safe it is, or how many it helps, stands on something (R35).

The default asks for proof. On a page about a treatment, a sentence cites a reference where it reads like a claim
(`likeness`), whatever its words are, or says by its words what a treatment does, is worth, or spares; unless a hedge or
a denial governs them (`denial`). Questions, steps for the reader and what is sound owe nothing. Words without a full stop
are held to it where they begin as a sentence does; on other pages, only words of effect, worth and number count. The
words stand in `editorial/dictionary/claims/effects.txt`. English only.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, zip_longest

from editorial.findings import Finding, shortened
from editorial.markup.document import Document
from editorial.markup.pieces import RUNNING, Block, Kind, Sentence
from editorial.model.site import Site
from editorial.rules.claims import CITED, CITES_NOTHING, IN_THE_LAB, NOT_IN_PEOPLE, SHOWS, STUDIES
from editorial.rules.denial import (
    BREAK,
    DENIES,
    HEDGES,
    NO_ANSWER,
    QUOTED,
    SOFTENS,
    UNTRUE,
    asked,
    stance,
)
from editorial.rules.likeness import likeness
from editorial.rules.phrases import AnyOf, Expression, expression, forms
from editorial.rules.promises import OF_DANGER, promised
from editorial.rules.treatments import Named, named
from editorial.rules.vocabulary import found, part, whole, words

# What a treatment does, but for harm and for what is no effect, and what it is worth.
EFFECTS = forms(" ".join(words("effect")))
DOES = expression(rf"\b(?:{EFFECTS})\b|{whole('does')}")
NO_GAIN = found("no gain")
WORTH = found("worth")
OURS = expression(r"\b(?:our|ours|us|it|this|here)\b")
# Harm: to deny it of a treatment is a claim, too.
HARM, NONE = found("harm to deny"), found("none of it")
NO = re.compile(r"\b(?:no|not|never|nothing|nobody|none|without|free|cannot)\b|n['’]t\b", re.IGNORECASE)
STEP = found("step")
# How many, and what the reader is promised.
MANY, SHARES, YOURS = map(found, ("counted people", "share of people", "yours"))
COUNTED = AnyOf((MANY, SHARES, YOURS), lambda pattern: pattern)
DOES_IT = re.compile(
    r"^\W*(?:(?:but|yes|yet)\W+)?(?:it|they|this|these|prp)\s+(?:\w+ly\s+)?"
    r"(?:(?:will|does|do|did)|(?:just|simply|really)\s+works?)\W*$",
    re.IGNORECASE,
)
SELLS, MORE, IN_PEOPLE = map(found, ("sells", "compared with nothing", "in people"))
NEEDS_SURGERY = expression(r"\bneed\s+(?:\w+\s+)?(?:surgery|an\s+operation)\b|\btoo\s+good\s+to\s+be\s+true\b")
# What only says what another page is about, or is asked, and names no treatment as what does it.
ELSEWHERE = expression(
    rf"""\b(?:wrote|written|read)\s+(?:more\s+)?(?:about|in|on)\s+[\"“]?what(?:\s+else)?\s+
            (?:(?:really|also|can|may|might)\s+)?(?:{EFFECTS}|works)\b[^.,;:!?]*
      | \b(?:section|page|article|chapter|part|drawing)\s+(?:explains?|describes?|shows?)
            \s+how\s+(?:[\w-]+\s+){{1,5}}?works?\b
      | {part("asked as subject")}"""
)
# Key points and the conflict line have rules of their own; where no reference can stand, what was found may be told.
JUDGED_APART: frozenset[Kind] = frozenset({"key point", "conflict"})
CITING: frozenset[Kind] = RUNNING | {"caption", "cell"}
TOLD: frozenset[Kind] = RUNNING | {"title", "heading", "caption"}
# How a sentence without a full stop begins, as no noun with its adjectives does: "Nerve roots", "Two kinds of pain".
SENTENCE = re.compile(r"(?:your|our|the|it|this|these|you|we|each|every|they)\s+(?:\S+\s+){3}", re.IGNORECASE)
FOUND = found("found in studies")
# From where on a sentence, and from where on words that are none, are taken for a claim whatever they are; and up to
# where a sentence is so sound that words of effect make none of it. `tests/rules/test_likeness.py` says how many are.
CLAIM, PLAIN, SOUND = 0.1, 0.7, -0.7
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
        if not SHOWS.search(sentence.text) and (
            said := by_its_words(sentence.text, named(site), bool(IN_PEOPLE.search(sentence.text)), block.kind)
        ):
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
            asks = HARM.search(sentence.text) or NEEDS_SURGERY.search(sentence.text)
            if asks and sentence.text.endswith("?") and NO_ANSWER.search(answer.text) and not answer.cites:
                place = document.place(block, answer.start)
                yield CITED.finding(document.path, place, f'"{answer.text}" says what a treatment does, and {ASKS}')


@lru_cache(maxsize=1)  # three rules ask for those of one text in turn
def _unasked(document: Document, site: Site) -> tuple[tuple[Block, Sentence, bool], ...]:
    """Each sentence that leaves no question open, its block, and whether its page is about a treatment."""
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
            answer = following.text if following else ""
            if sentence.text.endswith(".") and following and _short(sentence) and _short(following):
                # "Less pain. More life." is one slogan
                sentence = replace(sentence, text=f"{sentence.text[:-1]}, {answer}")
            sells = sentence.text.endswith("?") and SELLS.match(sentence.text)
            if sells or not asked(sentence.text, answer):
                yield block, sentence, about


def _short(sentence: Sentence) -> bool:
    return len(sentence.text.split()) < 4 and not sentence.cites


def claim(text: str, known: Named, about: bool, kind: Kind) -> Found | None:
    """Where a sentence claims something of a treatment, or, on a page `about` one, reads as if it did; else None."""
    found = by_its_words(text, known, about, kind)
    return (0, len(text)) if found is None and about and _reads_like_one(_own(text), known, kind) else found


def _own(text: str) -> str:
    """A sentence, where what others say wrongly, or another page tells, is blank."""
    text = QUOTED.sub(lambda quote: "_" * len(quote[0]) if UNTRUE.search(text[quote.end() :]) else quote[0], text)
    return ELSEWHERE.sub(lambda part: "_" * len(part[0]), text)


def by_its_words(text: str, known: Named, about: bool, kind: Kind) -> Found | None:
    """Where a sentence says what a treatment does, how safe it is, or how many it helps; None where it owes nothing.

    `about` says whether its page is about a treatment, so that "it" and "we" may stand for one.
    """
    if kind not in CITING and FOUND.search(text):
        return None
    text = _own(text)
    for pattern in COUNTED.possible(text):
        if (about or pattern is MANY) and (match := _asserted(pattern, text, known)):
            return match
    if about and text.endswith("?") and (sells := SELLS.match(text)):
        return sells.span()
    treatments, begin = known.places(text, any_word=about), 0
    if (not (treatments or about)) or (about and likeness(text) < SOUND):
        return None
    for end in [*(match.start() for match in BREAK.finditer(text)), len(text)]:
        if not STEP.match(text[begin:end]) and (match := _in_clause(text, begin, end, treatments, known, about, kind)):
            return match
        begin = end
    return None


def _reads_like_one(text: str, known: Named, kind: Kind) -> bool:
    """Whether a sentence, with a full stop or without, or what looks like none but plainly, reads like a claim.

    "May" and its like excuse it, since the remedy is to say so; and so does an effect that is denied.
    """
    if SOFTENS.search(text) or (kind not in CITING and FOUND.search(text)):
        return False
    is_sentence = (kind in TOLD and text.rstrip('"”’) ').endswith((".", "!", ":"))) or SENTENCE.match(text)
    if likeness(text) <= (CLAIM if is_sentence else PLAIN):
        return False
    return not any(stance(text, *match.span(), known.places) == "denies" for match in DOES.finditer(text))


def _in_clause(
    text: str, begin: int, end: int, treatments: Sequence[Found], known: Named, about: bool, kind: Kind
) -> Found | None:
    """Where a clause of a sentence that names `treatments`, or is on a page about one, says what one does."""
    inside = [place for place in treatments if begin <= place[0] < end]
    if not about:
        return _of_treatment(text, begin, end, inside, known) if inside else None
    if not inside and OURS.search(text, begin, end) and (match := _denies_harm(text, begin, end)):
        return match
    stands_for_one = kind == "cell" or any(stop == begin for _, stop in treatments) or DOES_IT.match(text[begin:end])
    return _of_treatment(text, begin, end, inside, known) if inside or stands_for_one else None


def _of_treatment(text: str, begin: int, end: int, inside: Sequence[Found], known: Named) -> Found | None:
    """The words of effect, worth or safety in a clause that names the treatments `inside` it, or stands for one."""
    if DOES_IT.match(text[begin:end]):
        return begin, end
    for pattern in (DOES, WORTH):
        if match := _asserted(pattern, text, known, begin, end, inside):
            return match
    return _denies_harm(text, begin, end)


def _denies_harm(text: str, begin: int, end: int) -> Found | None:
    """Where a clause says that there is no harm."""
    for harm in HARM.finditer(text, begin, end):
        before = text[begin : harm.start()]
        none = NONE.search(before)
        above = before[: none.start()] if none else before
        if not none or len(NO.findall(none[0])) > 1:  # "no pill is free of risk"
            continue
        if not any(shape.search(above) for shape in (DENIES, HEDGES, SOFTENS)):
            return harm.span()
    return None


def _asserted(
    pattern: Expression,
    text: str,
    known: Named,
    begin: int = 0,
    end: int | None = None,
    not_in: Sequence[Found] = (),
) -> Found | None:
    """Where words between two places are asserted, outside the names `not_in`."""
    for match in pattern.finditer(text, begin, len(text) if end is None else end):
        if any(start <= match.start() < stop for start, stop in not_in) or NO_GAIN.match(text, match.start()):
            continue
        if stance(text, match.start(), match.end(), known.places) == "asserts":
            return match.span()
    return None
