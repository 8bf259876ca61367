"""What a change has reversed: a published sentence that now differs by a "not", a number, an opposite or its study (R34).

No rule can see in a text alone that it lost a "not". Beside what was published it shows: most of the sentence is as it was,
and it says the contrary. If the change is intended, the writer tells readers so under `changes`; then nothing is said here.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from pydantic import TypeAdapter

from editorial.findings import ContentError, Finding, Place, counted, only_in, shortened
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.markup.pieces import Block, Note
from editorial.model.asked import digest
from editorial.model.datafile import CERTAINTY, KINDS, DataFile, Kind
from editorial.model.history import before
from editorial.model.site import Site
from editorial.model.text import Text, read
from editorial.model.textfile import decoded
from editorial.model.visibility import Visibility, will_be_published
from editorial.model.yamlfile import parse, texts_in
from editorial.model.yamlplaces import dotted
from editorial.rules import permalinks
from editorial.rules.changes import CHANGES
from editorial.rules.completeness import DENIES
from editorial.rules.contrary import Names, contrary, words_and_numbers
from editorial.rules.phrases import expression
from editorial.rules.rule import Findings

# Of sentences that differ, one was made of the other where they share most of their words.
SHARED = 0.6
# What tells a reader to get help; a sign that is gone is missed by who has it.
HELP = ("emergency", "urgent")
# How soon a reader is told to get help, the soonest first; a list of signs may stand below the first two.
SOON = (
    expression(r"\b(?:911|emergency\s+(?:room|department|care|services)|ambulance)\b"),
    expression(r"\b(?:at\s+once|(?:right|straight)\s+away|right\s+now|immediately|without\s+delay|today|tonight|the\s+same\s+day|within\s+(?:\w+\s+){0,2}hours?)\b"),
    expression(r"\b(?:(?:with)?in\s+(?:a|the\s+next|one|two|three|\d)(?:\s+few)?\s+days?|tomorrow|soon)\b"),
    expression(r"\b(?:(?:with)?in\s+(?:a|the\s+next|one|two|three|\d|some)(?:\s+few)?\s+(?:weeks?|months?)|(?:this|next)\s+(?:week|month|visit)|appointment|wait)\b"),
)  # fmt: skip
GET_HELP = expression(r"\b(?:call|dial|go|get|see|seek|tell|come|visit|phone|contact|make)\b")
# Of two sentences on getting help, one was made of the other where they share so many of their words.
SHARED_HELP = 0.3
# Names of treatments and no word of the glossary: which is the same as which, is not known.
ANOTHER = "another treatment"
FOUND = TypeAdapter(list[Finding])
# The kind of fact under which what was said of a text is kept.
TURNED = "turned"


@dataclass(frozen=True)
class Said:
    """A sentence as readers meet it: where it stands, in what card, the studies behind it, and what tells to get help for the
    signs that it is one of.
    """

    text: str
    card: str
    cites: tuple[str, ...]
    block: Block
    start: int
    signs: str = ""

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each of its words stands in it."""
        return Counter(words_and_numbers(self.text))


@CHANGES.site
def turned_round(documents: Documents) -> Findings:
    """Yield, as warnings, what readers would learn otherwise than they did from the same file when it was published."""
    site, changed = documents.site, list(before(documents.site.content))
    if not changed:
        return
    texts, names = {text.file: text for text in documents.texts if will_be_published(text)}, _names(site)
    facts, kept, asked = documents.store.facts(TURNED), dict[str, str](), digest(documents.common, names, site.today)
    for file, data in changed if texts else ():
        if text := texts.get(file):
            old = read(file, site.content, site.settings.DEFAULT_LANG, data)
            entry = documents.entries.get(text.path)
            stamp = digest(asked, data, entry.stamp) if entry and entry.stamp else ""
            known = facts.get(stamp)
            found = FOUND.validate_json(known) if known else list(_in_text(documents, text, old, names))
            kept |= {stamp: FOUND.dump_json(found).decode()} if stamp else {}
            yield from found
            yield from _lost(site, text, old)
            yield from _on_record(site, text, old)
        for kind, listed in zip(KINDS, site.data_files, strict=True):
            if file == site.content / "data" / listed.path.name:
                yield from _in_data(listed, kind, data, names)
    if not documents.only:
        documents.store.keep_facts(TURNED, kept)


def _names(site: Site) -> Names:
    listed = site.treatments.record
    names = {form.lower(): ANOTHER for name in (*listed.treatments, *listed.self_care) for form in (name, f"{name}s")}
    return names | {form.lower(): key for key, term in site.glossary.records.items() for form in term.forms}


def _in_text(documents: Documents, text: Text, old: Text, names: Names) -> Findings:
    """Yield nothing where nobody had the text as it was (`old`), where its header tells readers of a new change, or where it
    is not in English, or cannot be read.
    """
    site = documents.site
    headers = old.header.values, text.header.values
    told = any(headers[0].get(name) != headers[1].get(name) for name in ("modified", "changes"))
    told |= not text.is_article and text.header.text("modified") == site.today.isoformat()
    if told or not (old.record and text.header.values and text.english and site.visibility(old) is Visibility.PUBLIC):
        return
    then, now = documents.having(old).of(old), documents.of(text)
    for place, sentence in (
        *_sentences(then, now, names),
        *_cells(then, now, names),
        *_notes(then, now),
        *_interest(then, now),
    ):
        remedy = "say so to readers under `changes`" if now.text.is_article else "write today under `modified`"
        yield CHANGES.finding(now.path, place, f"{sentence}. Put it back, or {remedy} if it is meant", level="warning")


def _lost(site: Site, text: Text, old: Text) -> Findings:
    """Yield what readers do not find again of a text as it was (`old`): its handout, whose address can lead nowhere else,
    and its address, where another text has taken that: nothing there is gone.
    """
    if not old.record or site.visibility(old) is not Visibility.PUBLIC:
        return
    if getattr(old.record, "handout", False) and text.record and not getattr(text.record, "handout", False):
        sentence = "its handout was public, and whoever kept the address of the PDF finds nothing there now. Put `handout: true` back, unless nobody should read it any more"
        yield permalinks.PERMALINKS.finding(text.path, Place(1), sentence, "handout", "warning")
    was = site.address(old)
    for other in site.texts if was != site.address(text) else ():
        if will_be_published(other) and was == site.address(other):
            sentence = f"{was} led here, and now leads to {other.path.as_posix()}, so that whoever kept it reads another text. Put the slug back, and choose another there"
            yield permalinks.PERMALINKS.finding(text.path, text.header.at("slug"), sentence, "slug", "warning")


def _on_record(site: Site, text: Text, old: Text) -> Findings:
    """Yield what readers were told of a public article itself (`old`), and are told otherwise or no more: its day, its
    authors, its corrections. What is put off is public no more, and a new line under `changes` may tell of other authors.
    """
    was, now = old.article, text.article
    if not (was and now) or {site.visibility(old), site.visibility(text)} != {Visibility.PUBLIC}:
        return
    day, is_now, says = was.date[:10], now.date[:10], "when this was published, and"
    if day != is_now:
        sentence = f"was {day} {says} is {is_now} now. Put it back; a day of change stands under `modified`"
        yield CHANGES.finding(text.path, text.header.at("date"), sentence, "date", "warning")
    if was.authors != now.authors and was.changes == now.changes:
        sentence = f"said {', '.join(was.authors)} {says} says {', '.join(now.authors)} now. Put it back, or say so to readers under `changes` if it is meant"
        yield CHANGES.finding(text.path, text.header.at("authors"), sentence, "authors", "warning")
    corrected, still = ([one for one in article.changes if one.correction] for article in (was, now))
    for gone in only_in(corrected, still, lambda one: one.on):
        sentence = f'the correction of {gone.on}, "{shortened(gone.what)}", was public, and is gone now. Put it back: whoever acted on the mistake must find it'
        yield CHANGES.finding(text.path, text.header.at("changes"), sentence, "changes", "warning")


def _in_data(file: DataFile[Any], kind: Kind[Any], data: bytes, names: Names) -> Findings:
    """Yield what the entries of a data file say otherwise than those of the same name did. They have no list of changes."""
    try:
        old = parse(decoded(data, file.path), file.path).values.get(kind.listed)
    except ContentError:
        return
    listed = old if isinstance(old, list) else ()
    then = {str(entry.get(kind.key)): dict(texts_in(entry)) for entry in listed if isinstance(entry, dict)}
    for key, steps in file.steps.items():
        values = dict(texts_in(file.yaml.values[kind.listed][steps[1]]))
        for at, value in values.items():
            was = then.get(key, {}).get(at, value)
            moved = isinstance(at[-1], int) and was in values.values()  # one of a list, of which another is gone or new
            if (
                was != value
                and not moved
                and (sentence := contrary(was, value, names) or _redefined(kind, at, was, value))
            ):
                remedy = f"{sentence}. Put it back, unless it was wrong"
                yield CHANGES.finding(file.path, file.at(key, *at), remedy, f"{key}.{dotted(at)}", level="warning")


def _sentences(then: Document, now: Document, names: Names) -> Iterator[tuple[Place, str]]:
    """Yield the sentences that say another thing than their likes did, and signs to get help for that are gone."""
    were, are = list(_said(then)), list(_said(now))
    gone, come = only_in(were, are, _goes_by), only_in(are, were, _goes_by)
    told, matched = set(), list[Said]()
    for new in come:
        old = max(gone, key=lambda one: _likeness(one, new), default=None)
        later = _later(old.text, new.text) if old and _likeness(old, new) >= SHARED_HELP else ""
        if old is None or (_likeness(old, new) < SHARED and not later):
            continue
        gone.remove(old)
        matched.append(new)
        sentence = contrary(old.text, new.text, names) or later if old.text != new.text else _set_elsewhere(old, new)
        cards = old.card, new.card
        if sentence and (old.text != new.text or cards not in told):  # a card of another kind is said once
            yield now.place(new.block, new.start), sentence
            told |= {cards} if old.card != new.card else set()
    for where in dict.fromkeys(one.signs for one in (*gone, *come) if one.signs):
        at = next((one.block for one in are if one.signs == where), None)
        place = now.text.header.at("title") if at is None else now.place_of(at.card.spot) if at.card else now.place(at)
        lost = [one.text for one in gone if one.signs == where]
        won = [one.text for one in come if one.signs == where and one not in matched]
        if signs := lost or won:
            more = f" and {counted(len(signs) - 1, 'other sign')}" if len(signs) > 1 else ""
            stood = "stood", "when this was published, and stands there no more"
            first, last = stood if lost else ("stands", "now, and did not when this was published")
            yield place, f'"{shortened(signs[0])}"{more} {first} {where} {last}'


def _later(old: str, new: str) -> str:
    """What tells that help is to be got later than it was; empty where it is not, or nobody can tell."""
    then, now = (next((number for number, soon in enumerate(SOON) if soon.search(text)), None) for text in (old, new))
    if then is None or now is None or now <= then or not (GET_HELP.search(old) and GET_HELP.search(new)):
        return ""
    return f'"{shortened(old)}" stood here when this was published, and "{shortened(new)}" is less urgent'


def _interest(then: Document, now: Document) -> Iterator[tuple[Place, str]]:
    """Yield an interest that readers were told of, and that is denied now, or said no more."""
    was, is_now = (document.text.header.text("conflict") for document in (then, now))
    if was and not is_now:
        yield (
            now.text.header.at("title"),
            f'`conflict` said "{shortened(was)}" when this was published, and is gone now',
        )
    elif was and bool(DENIES.search(was)) != bool(DENIES.search(is_now)):
        sentence = f'said "{shortened(was)}" when this was published, and says "{shortened(is_now)}" now'
        yield now.text.header.at("conflict"), sentence


def _redefined(kind: Kind[Any], at: tuple[str | int, ...], was: str, value: str) -> str:
    """What a level of certainty means otherwise than it did: every note of that level says so."""
    if kind is not CERTAINTY or at != ("meaning",) or words_and_numbers(was) == words_and_numbers(value):
        return ""
    return f'said "{shortened(was)}" when this was published, and says "{shortened(value)}" now'


def _cells(then: Document, now: Document, names: Names) -> Iterator[tuple[Place, str]]:
    """Yield the cells that differ, where the tables have as many rows as they had: a number alone is like no other."""
    old, new = _rows(then), _rows(now)
    if len(old) != len(new):
        return
    if sorted(row[0].text for row in old) == sorted(row[0].text for row in new):  # in another order, it may be
        old, new = (sorted(rows, key=lambda row: row[0].text) for rows in (old, new))
    for one, other in zip(old, new, strict=True):
        for was, is_now in zip(one, other, strict=True) if len(one) == len(other) else ():
            if was.text != is_now.text and (sentence := contrary(was.text, is_now.text, names)):
                yield now.place(is_now), sentence


def _rows(document: Document) -> list[list[Block]]:
    """The cells of the tables, by their rows."""
    cells = (block for block in document.blocks if block.kind == "cell")
    return [list(row) for _, row in groupby(cells, key=lambda block: block.within[-2])]


def _said(document: Document) -> Iterator[Said]:
    lead = ""
    for block in document.blocks:
        lead = lead if block.kind == "point" else block.text if block.text.endswith(":") else ""
        signs = ""
        if block.kind == "point" and block.card_kind in HELP:
            signs = f'in the card "{block.card_kind}"'
        elif (
            block.kind == "point"
            and not block.card
            and GET_HELP.search(lead)
            and any(soon.search(lead) for soon in SOON[:2])
        ):
            signs = f'below "{shortened(lead)}"'
        if block.kind not in ("change", "tooltip", "code", "cell", "conflict"):
            for sentence in block.sentences:
                yield Said(sentence.text, block.card_kind, sentence.cites, block, sentence.start, signs)


def _goes_by(said: Said) -> object:
    """What of a sentence a reader goes by."""
    return said.text, said.card, said.cites


def _likeness(old: Said, new: Said) -> float:
    """What share of their words two sentences have in common, from 0 to 1; 0 where they are not of one kind."""
    if old.block.kind != new.block.kind:
        return 0
    return 2 * (old.counts & new.counts).total() / max(1, old.counts.total() + new.counts.total())


def _set_elsewhere(old: Said, new: Said) -> str:
    """What of the same words in another card, or behind another mark, means another thing; empty where nothing does."""
    if old.card and new.card and old.card != new.card:
        return f'"{shortened(old.text)}" stood in the card "{old.card}" when this was published, and stands in "{new.card}" now'
    lost, won = set(old.cites) - set(new.cites), set(new.cites) - set(old.cites)
    if lost and won:
        then, now = ("; ".join(f"@{key}" for key in sorted(keys)) for keys in (lost, won))
        return f"the same sentence cited [{then}] when this was published, and cites [{now}] now"
    return ""


def _notes(then: Document, now: Document) -> Iterator[tuple[Place, str]]:
    """Yield the evidence notes whose certainty is another, on the same claim and the same studies."""
    before = {_claim(then, note): note.level for note in then.notes}
    for note in now.notes:
        level = before.get(_claim(now, note), note.level)
        if level != note.level:
            sentence = (
                f'the same claim was of certainty "{level}" when this was published, and is of "{note.level}" now'
            )
            yield now.place_of(note.card.spot), sentence


def _claim(document: Document, note: Note) -> tuple[str, tuple[str, ...]]:
    """What the first block of a note says, and its studies."""
    blocks = document.within(note.card)
    return (blocks[0].text, tuple(sorted(key for _, key in blocks[0].cites))) if blocks else ("", ())
