"""Evidence: notes have one of GRADE's four levels, a claim and its studies (R36), and no claim is stronger than these (R37).

Levels: Balshem 2011, GRADE guidelines 3, J Clin Epidemiol 64:401-406. Key points are claims like those of notes: one that
says what a treatment does sums up a note. In a language other than English only the shape of notes and what their studies
can carry is checked.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from editorial.findings import did_you_mean, shortened
from editorial.markup.document import Document
from editorial.markup.pieces import Block, Note, Sentence
from editorial.model.certainty import Certainty, Level
from editorial.model.site import Site
from editorial.model.study import Kind
from editorial.model.trial import Trial
from editorial.rules.claims import PROSE
from editorial.rules.completeness import treatment_of
from editorial.rules.contrary import contrary
from editorial.rules.denial import NOT_KNOWN, is_open_question, stance
from editorial.rules.likeness import likeness
from editorial.rules.phrases import expression
from editorial.rules.recorded import DENIED, STOP, names_in
from editorial.rules.rule import Findings, Rule
from editorial.rules.vocabulary import found
from editorial.rules.wording import (
    ACTS,
    NEUTRAL,
    NO_EFFECT,
    UNCERTAIN,
    absolute,
    asserted_effect,
    clauses,
    effect,
    no_doubt,
    told_harm,
    too_strong,
)

# A claim is one or two sentences.
LONGEST_CLAIM = 2
# The highest certainty that each kind of study can support: randomized trials begin high, observational studies low, a
# series or a report of cases very low (Cochrane Handbook 5.1, table 12.2.a), and what has tried nothing in people carries
# no more than that we do not know. A review or a guideline carries what its own studies do, which nobody can see here.
CEILING: dict[Kind, Level] = {
    "systematic review": "high",
    "guideline": "high",
    "randomized trial": "high",
    "observational study": "low",
}
# A verdict has so few words and reads like a claim by so much: "It is safe", "PRP works". It tells of nothing that was seen.
A_VERDICT, SURE = 4, 0.3
OUTCOME = found("outcome")
TOLD_OF = expression(
    r"\d | \b(?:than|as|may|might|could|not|no\s+(?:more|better|worse|one)|un\w+|was|were|did|had|got|some|(?<!^)\w+ed)\b"
)
# The start of a word that is long enough to show what a sentence is about.
TELLING = re.compile(r"\b[a-z]{4}(?=[a-z])")
# Words for the treatment that a trial was of.
IT = expression(r"^\W*(?:it|they|these|this)\b | \b(?:injections?|shots?|the\s+(?:treatment|therapy|needle))\b")

# How many are better off, and what tells in the name of an outcome that it is one of these.
HOW_MANY = expression(r"(?<!\bno\s)\b(?P<many>more|fewer)\s+(?:people|patients|adults|of\s+(?:them|those))\b[^.;]*")
BETTER = expression(r"\b(?:back(?=\s+(?:at|to)\b)|return\w*|better|relief|recover\w*|improve\w*|healed)\b")

NOTES = Rule(
    "R36",
    "An evidence note has a level of certainty, a claim and its studies, and a key point on a treatment sums up a note",
    "A note that lacks one of them looks like evidence but is not; a point without one does not say how sure it is.",
    'Write !!! evidence "low" right after the paragraph, and below it a claim of one or two sentences, with its studies. '
    'Give it a name, like !!! evidence "low" #discs, and a key point that sums it up a line `note: discs`.',
    "GRADE (Balshem 2011); Cochrane plain language summaries",
    fails='Rest was tried.\n\n!!! evidence "lo"\n    Rest may ease pain no more than movement.[@doe2024]',
    passes='Rest was tried.\n\n!!! evidence "low"\n    Rest may ease pain no more than movement.[@doe2024]',
    waivable=False,
)
WORDING = Rule(
    "R37",
    "The claim of a note is no stronger than its level allows, and that is no higher than its studies can carry",
    "The verb is what a reader takes home: weak evidence in strong words misleads.",
    "Use the words that content/data/certainty.yaml permits at that level, for each verb of the claim, say what its trials "
    "found, or show studies that earn a higher level.",
    "GRADE guidelines 26 (Santesso 2020) and 3 (Balshem 2011); Cochrane Handbook 5.1, table 12.2.a",
    fails='Rest was tried.\n\n!!! evidence "low"\n    Rest eases pain.[@doe2024]',
    passes='Rest was tried.\n\n!!! evidence "low"\n    Rest may ease pain no more than movement.[@doe2024]',
    waivable=False,
)


def claim_of(note: Note, document: Document) -> list[Sentence]:
    """The sentences of a note's claim."""
    return [sentence for block in document.within(note.card) for sentence in block.sentences]


@NOTES.text
def notes(document: Document, site: Site) -> Findings:
    """Yield what is wrong with the shape of the notes."""
    for note in document.notes if site.certainty.whole else ():
        wrong = [*_wrong(note, document, site.certainty.records)]
        if note.name and document.note(note.name) is not note:
            wrong.append(f"#{note.name} is the name of a note above. Give each a name of its own")
        for sentence in wrong:
            yield NOTES.finding(document.path, document.place_of(note.card.spot), sentence, "evidence")


def _wrong(note: Note, document: Document, levels: dict[str, Certainty]) -> Iterator[str]:
    head, blocks = note.card.head, document.within(note.card)
    if '"' in (head.title or "") or ('"' in head.typed and not head.fits):
        yield 'expected nothing but a name behind the certainty, like !!! evidence "low" #discs'
    elif head.title is None or not head.fits:
        yield f'expected a certainty in straight quotes: !!! evidence "{_lowest(head.typed, levels) or "low"}"'
    elif head.title not in levels:
        lowest = _lowest(head.title, levels)
        yield f'"{head.title}" is not a certainty; {did_you_mean(lowest or head.title, levels)}'
    if note.card.nested:
        yield "stands inside something else. Begin it at the left edge, after the paragraph that it judges"
    elif note.above not in ("paragraph", "point", "note", "meaning"):
        yield "follows no paragraph. Put it right after the paragraph that it judges; a risk card with its numbers goes below it"
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


def _lowest(typed: str, levels: dict[str, Certainty]) -> str:
    """The lowest of the levels that somebody has typed in another way; empty where there is none."""
    words = re.sub(r"[\W_]+", " ", typed.lower())
    return next((level for level in reversed(levels) if re.search(rf"\b{level}\b", words)), "")


@WORDING.text
def wording(document: Document, site: Site) -> Findings:
    """Yield the claims that are worded more strongly than their level allows, and the notes whose level is higher than
    their studies can support.
    """
    levels = site.certainty.records
    for note in document.notes if site.certainty.whole else ():
        if note.level not in levels:
            continue
        if site.references.whole and (sentence := _too_sure(note, document, site)):
            yield WORDING.finding(document.path, document.place_of(note.card.spot), sentence, "evidence")
        for claim in claim_of(note, document) if document.english and note.one_paragraph else ():
            if message := _too_strong(claim.text, note.level, levels):
                yield WORDING.finding_in(document, document.within(note.card)[0], claim.start, message)
                break


def _too_strong(sentence: str, level: str, levels: dict[str, Certainty], point: bool = False) -> str:
    """Why the wording is above its level, as a sentence; empty when it is not. A `point` may also tell of the evidence, or
    say that it does not show what its words say.
    """
    order = list(levels)
    at = order.index(level)
    own = order[max(0, at - 1) if UNCERTAIN.search(sentence.lower()) else at :]
    permitted = [phrase for name in own for phrase in levels[name].permits]
    strong = [phrase for name in order if name not in own for phrase in levels[name].permits]
    word = too_strong(sentence, permitted, strong)
    if word is None or (point and _doubts(sentence, word)):
        return ""
    write = " or ".join(f'"{phrase}"' for phrase in levels[level].permits[:3])
    what = f'"{word}" is stronger' if word else "the claim is worded more strongly"
    return f"{what} than {level} certainty allows. Write {write}"


def _doubts(sentence: str, word: str) -> bool:
    """Whether a sentence says that the evidence does not show what its `word` says; where that is empty, that it tells of
    the evidence.
    """
    if not word:
        return bool(NEUTRAL.search(sentence.lower()) or NOT_KNOWN.search(sentence))
    at = sentence.lower().find(word)
    return bool(NOT_KNOWN.search(sentence[:at])) and stance(sentence, at, at + len(word)) == "denies"


def _too_sure(note: Note, document: Document, site: Site) -> str:
    """Why a note's level is higher than its studies can support, as a sentence; empty if it is not."""
    order, records = list(site.certainty.records), site.references.records
    cited = [key for block in document.within(note.card) for _, key in block.cites]
    kinds = {key: records[key].custom.kind for key in cited if key in records}
    highest = min((CEILING.get(kind, "very low") for kind in kinds.values()), key=order.index, default=note.level)
    if order.index(note.level) >= order.index(highest):
        return ""
    named = ", ".join(f"{key}: {kind}" for key, kind in kinds.items())
    return f'"{note.level}" is more than these sources can carry ({named}): {highest} at most. Lower it, or cite a randomized trial or a systematic review'


@WORDING.text
def results(document: Document, site: Site) -> Findings:
    """Yield the sentences that contradict the result of the trials they cite, if they cite nothing else."""
    for block in document.body if document.english and site.references.whole else ():
        for sentence in block.sentences if block.kind in PROSE else ():
            if not is_open_question(sentence.text) and (message := _against(sentence, site)):
                yield WORDING.finding_in(document, block, sentence.start, message)


def _against(sentence: Sentence, site: Site) -> str:
    """How a sentence contradicts its trials; empty if it does not."""
    cited = [site.references.records[key] for key in sentence.cites if key in site.references.records]
    trials = [reference.custom.trial for reference in cited if reference.custom.trial]
    if not trials or len(trials) < len(cited) or UNCERTAIN.search(sentence.text.lower()):
        return ""
    results = {trial.result for trial in trials}
    match = None
    if results <= {"no gain", "favors control"}:
        match = asserted_effect(sentence.text, counted=True) or _how_many(sentence.text, "more", trials)
    elif results == {"favors treatment"}:
        match = NO_EFFECT.search(sentence.text.lower()) or _how_many(sentence.text, "fewer", trials)
    if match is None or not all(
        _is_of(trial, sentence.text[: match.start(match.lastgroup or 0)], site) for trial in trials
    ):
        return ""
    named, found = (" and ".join(names) for names in ([reference.id for reference in cited], sorted(results)))
    return f'"{match[0]}" contradicts {named} (result: {found}). Say what was found'


def _how_many(text: str, many: str, trials: Sequence[Trial]) -> re.Match[str] | None:
    """Where a sentence says that more, or fewer, got what is an outcome of each trial and good to have; None if nowhere."""
    match = HOW_MANY.search(text)
    if not match or match["many"].lower() != many or DENIED.search(text) or not BETTER.search(match[0]):
        return None
    said = names_in(match[0])
    good = [[names_in(one.what) - STOP for one in trial.outcomes if BETTER.search(one.what)] for trial in trials]
    told = all(any({*filter(str.isalpha, words)} <= said for words in of_one) for of_one in good)
    return match if told else None


def _is_of(trial: Trial, words: str, site: Site) -> bool:
    """Whether words name the treatment of a trial, or a term of the glossary for it, or stand for it."""
    name = re.compile(rf"\b(?:{'|'.join(map(re.escape, trial.treatment.split()))})\b", re.IGNORECASE)
    terms = [term for term in site.glossary.records.values() if term.treatment and any(map(name.search, term.forms))]
    return bool(name.search(words) or IT.search(words) or any(form in words for term in terms for form in term.forms))


@WORDING.text
def certainties(document: Document, site: Site) -> Findings:
    """Yield the claims outside notes that leave no doubt: none of GRADE's wordings does that."""
    for block, sentence in document.sentences():
        if block.card_kind in ("evidence", "questions") or is_open_question(sentence.text):
            continue
        match = no_doubt(sentence.text) if effect(sentence.text) else None
        if match := match or (absolute(sentence.text) if sentence.cites else None):  # of what cites nothing, R35 speaks
            message = f'"{match[0]}" leaves no doubt, which no study allows. Take it out, or say how sure it is'
            yield WORDING.finding_in(document, block, sentence.start + match.start(), message)
        elif sentence.cites and _verdict(sentence.text) and treatment_of(document, site):
            shown = shortened(sentence.text.rstrip(".!"))
            message = f'"{shown}" is a verdict, which no study gives. Say what was found, in how many people'
            yield WORDING.finding_in(document, block, sentence.start, message)


def _verdict(text: str) -> bool:
    """Whether a few words claim something, and tell of nothing that was counted, compared, eased or seen."""
    small = text.lower()
    told = TOLD_OF.search(text) or NEUTRAL.search(small) or (effect(text) and OUTCOME.search(small))
    return len(text.split()) <= A_VERDICT and not told and likeness(text) > SURE


@NOTES.text
def points(document: Document, site: Site) -> Findings:
    """Yield the key points that should sum up a note but name none, or name a note that does not exist."""
    names = [
        note.name or note.card.head.typed.rpartition("#")[2] for note in document.notes if "#" in note.card.head.typed
    ]
    treatment = document.english and site.glossary.whole and treatment_of(document, site)
    for block in document.blocks:
        if block.kind != "key point":
            continue
        if document.text.article and block.sums_up and block.sums_up not in names:
            sentence = f'no evidence note is named "{block.sums_up}"; {did_you_mean(block.sums_up, names)}'
            yield NOTES.finding_in(document, block, 0, sentence, "key_points")
        elif document.english and (meant := _meant(block, document)):
            sentence = f'shares no word with the note "{block.sums_up}", but several with "{meant}". Name the note that it sums up'
            yield NOTES.finding_in(document, block, 0, sentence, "key_points")
        elif treatment and not block.sums_up and any(map(says_effect, block.sentences)):
            sentence = f'"{block.text}" says what a treatment does, and sums up no evidence note. Give the note a name, like !!! evidence "low" #discs, and write the point as `point:` with `note: discs` below it'
            yield NOTES.finding_in(document, block, 0, sentence, "key_points")


def _meant(point: Block, document: Document) -> str:
    """The note that a key point sums up by its words, where it shares none with the one that it names; empty otherwise."""
    said = {
        note.name: {word for one in claim_of(note, document) for word in TELLING.findall(one.text.lower())}
        & {*TELLING.findall(point.text.lower())}
        for note in document.notes
        if note.name
    }
    if not point.sums_up or said.get(point.sums_up, {""}):
        return ""
    return next((name for name, words in said.items() if len(words) > 2), "")


def says_effect(sentence: Sentence) -> bool:
    """Whether a sentence says in so many words what a treatment does, or how often it harms, and leaves no question open."""
    return not is_open_question(sentence.text) and bool([*_claims(sentence.text)] or no_doubt(sentence.text))


def _claims(text: str) -> Iterator[str]:
    """A sentence that claims an effect, and each clause of one that says how often harm happens, whatever others tell."""
    if asserted_effect(text):
        yield text
    yield from (clause for clause, _ in clauses(text) if told_harm(clause)) if told_harm(text) else ()


@WORDING.text
def worded_points(document: Document, site: Site) -> Findings:
    """Yield the key points that are worded more strongly than the note that they sum up allows, or contradict it."""
    levels = site.certainty.records
    for block in document.blocks if document.english and site.certainty.whole else ():
        note = document.note(block.sums_up) if block.sums_up else None
        if note is None or note.level not in levels or _meant(block, document):
            continue
        message = _of_point([sentence.text for sentence in block.sentences], note.level, levels)
        for claim in claim_of(note, document) if not message else ():
            if any(contrary(claim.text, sentence.text, {}) for sentence in block.sentences):
                message = f'contradicts the note that it sums up, which says "{shortened(claim.text)}". Correct one of the two'
        if message:
            yield WORDING.finding_in(document, block, 0, message, "key_points")


def _of_point(sentences: list[str], level: str, levels: dict[str, Certainty]) -> str:
    """Why a key point is worded above the level of its note, as a sentence; empty when it is not.

    It sums up the note, so one of its sentences is to fit the level; others may tell what it costs or how it is done, but
    not what it does.
    """
    faults = [_too_strong(text, level, levels, point=True) for text in sentences]
    if not all(faults):
        said = [one for one in sentences if ACTS.search(one.lower())] + [*chain.from_iterable(map(_claims, sentences))]
        faults = [_too_strong(text, level, levels, point=True) for text in said]
    return next(filter(None, faults), "")
