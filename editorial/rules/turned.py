"""What a change has turned round: a sentence that readers had, but for a "not", a number, an opposite or its study (R34).

No rule can see in a text alone that it lost a "not". Beside what was published it shows: most of the sentence is as it was,
and it says the contrary. Who means that says so to readers, under `changes`; then nothing is said here.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

from editorial.findings import ContentError, Place, counted, shortened
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.markup.pieces import Block
from editorial.model.datafile import KINDS, DataFile, Kind
from editorial.model.history import before
from editorial.model.site import Site
from editorial.model.text import read
from editorial.model.textfile import decoded
from editorial.model.visibility import Visibility, will_be_published
from editorial.model.yamlfile import Steps, dotted, parse
from editorial.rules.amounts import VALUES
from editorial.rules.changes import CHANGES
from editorial.rules.rule import Findings

OPPOSITES = Path(__file__).parent.parent / "dictionary" / "opposites.txt"
# A number, a word, or the end of a word that denies.
WORD = re.compile(r"\d+(?:[.,]\d+)*|n['’]t\b|[^\W\d_]+?(?=n['’]t\b)|[^\W\d_]+(?:[-'’][^\W\d_]+)*", re.IGNORECASE)
DENY = {
    "not",
    "n't",
    "n’t",
    "no",
    "never",
    "none",
    "nor",
    "neither",
    "nobody",
    "nothing",
    "cannot",
    "without",
    "against",
}
# What is written anew is no sentence that was turned round: it may differ by so many words, and shares most of them.
MOST, SHARED = 3, 0.6
# Words around a difference that a message shows.
AROUND = 3
# What tells a reader to get help; a sign that is gone is missed by who has it.
HELP = ("emergency", "urgent")
# Words of the glossary and names of treatments, in small letters: of which word each is a form, or that it is another treatment.
ANOTHER = "another treatment"
Names = Mapping[str, str]
Whole = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True)
class Said:
    """A sentence as readers meet it: where it stands, in what card, and the studies behind it."""

    text: str
    card: str
    cites: tuple[str, ...]
    block: Block
    start: int

    @property
    def whole(self) -> Whole:
        """What of it a reader goes by."""
        return self.text, self.card, self.cites


@CHANGES.site
def turned_round(documents: Documents) -> Findings:
    """Yield, as warnings, what readers would learn otherwise than they did from the same file when it was published."""
    site, texts = documents.site, {text.file.resolve(): text for text in documents.texts if will_be_published(text)}
    names = _names(site)
    for file, data in before(site.content) if texts else ():
        if text := texts.get(file.resolve()):
            old = read(text.file, site.content, site.settings.DEFAULT_LANG, data)
            if old.record and site.visibility(old) is Visibility.PUBLIC:
                yield from _in_text(documents.having(old).of(old), documents.of(text), names)
        for kind, listed in zip(KINDS, site.data_files, strict=True):
            if file == site.content / "data" / listed.path.name:
                yield from _in_data(listed, kind, data, names)


def _names(site: Site) -> Names:
    listed = site.treatments[0]
    names = {form.lower(): ANOTHER for name in (*listed.treatments, *listed.self_care) for form in (name, f"{name}s")}
    return names | {form.lower(): key for key, term in site.glossary.records.items() for form in term.forms}


def _in_text(then: Document, now: Document, names: Names) -> Findings:
    """Yield nothing where the header tells readers of a new change, or where the text is not in English."""
    headers = then.text.header.values, now.text.header.values
    if not now.english or any(headers[0].get(name) != headers[1].get(name) for name in ("modified", "changes")):
        return
    for place, sentence in (*_sentences(then, now, names), *_cells(then, now, names), *_notes(then, now)):
        told = "say so to readers under `changes`" if now.text.is_article else "write today under `modified`"
        yield CHANGES.finding(now.path, place, f"{sentence}. Put it back, or {told} if it is meant", level="warning")


def _in_data(file: DataFile[Any], kind: Kind[Any], data: bytes, names: Names) -> Findings:
    """Yield what the entries of a data file say otherwise than those of the same name did. They have no list of changes."""
    try:
        old = parse(decoded(data, file.path), file.path).values.get(kind.listed)
    except ContentError:
        return
    then = {str(entry.get(kind.key)): dict(_values(entry)) for entry in old or () if isinstance(entry, dict)}
    for key, steps in file.steps.items():
        for at, value in _values(file.yaml.values[kind.listed][steps[1]]):
            was = then.get(key, {}).get(at, value)
            if was != value and (sentence := _turned(was, value, names)):
                remedy = f"{sentence}. Put it back, unless it was wrong"
                yield CHANGES.finding(file.path, file.at(key, *at), remedy, f"{key}.{dotted(at)}", level="warning")


def _values(entry: object, at: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """Yield each value of an entry as text, and the steps to it."""
    below = entry.items() if isinstance(entry, dict) else enumerate(entry) if isinstance(entry, list) else None
    if below is None:
        yield at, str(entry)
    for step, value in below or ():
        yield from _values(value, (*at, step))


def _sentences(then: Document, now: Document, names: Names) -> Iterator[tuple[Place, str]]:
    """Yield the sentences that say another thing than their likes did, and signs to get help for that are gone."""
    gone, come = _differing(list(_said(then)), list(_said(now)))
    told = set()
    for new in come:
        old = max(gone, key=lambda one: _likeness(one, new), default=None)
        if old is None or _likeness(old, new) < SHARED:
            continue
        gone.remove(old)
        sentence = _turned(old.text, new.text, names) if old.text != new.text else _set_elsewhere(old, new)
        cards = old.card, new.card
        if sentence and (old.text != new.text or cards not in told):  # a card of another kind is said once
            yield now.place(new.block, new.start), sentence
            told |= {cards} if old.card != new.card else set()
    for card in HELP:
        if signs := [one.text for one in gone if one.card == card and one.block.kind == "point"]:
            place = next((now.place_of(one.spot) for one in now.cards if one.kind == card), now.text.header.at("title"))
            more = f" and {counted(len(signs) - 1, 'other sign')}" if len(signs) > 1 else ""
            yield (
                place,
                f'"{shortened(signs[0])}"{more} stood in the card "{card}" when this was published, and stands there no more',
            )


def _cells(then: Document, now: Document, names: Names) -> Iterator[tuple[Place, str]]:
    """Yield the cells that differ, where the tables have as many as they had: a number alone is like no other."""
    old, new = ([block for block in one.blocks if block.kind == "cell"] for one in (then, now))
    for was, is_now in zip(old, new, strict=True) if len(old) == len(new) else ():
        if was.text != is_now.text and (sentence := _turned(was.text, is_now.text, names)):
            yield now.place(is_now), sentence


def _said(document: Document) -> Iterator[Said]:
    for block in document.blocks:
        if block.kind not in ("change", "tooltip", "code", "cell"):
            for sentence in block.sentences:
                yield Said(sentence.text, block.card_kind, sentence.cites, block, sentence.start)


def _differing(old: list[Said], new: list[Said]) -> tuple[list[Said], list[Said]]:
    """Those of each that the other has not."""
    return _without(old, Counter(one.whole for one in new)), _without(new, Counter(one.whole for one in old))


def _without(said: list[Said], had: Counter[Whole]) -> list[Said]:
    left = []
    for one in said:
        had[one.whole] -= 1
        left += [one] * (had[one.whole] < 0)
    return left


def _words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


def _likeness(old: Said, new: Said) -> float:
    """What share of their words two sentences have in common, from 0 to 1; 0 where they are not of one kind."""
    one, other = Counter(_words(old.text)), Counter(_words(new.text))
    if old.block.kind != new.block.kind:
        return 0
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def _set_elsewhere(old: Said, new: Said) -> str:
    """What of the same words in another card, or behind another mark, means another thing; empty where nothing does."""
    if old.card and new.card and old.card != new.card:
        return f'"{shortened(old.text)}" stood in the card "{old.card}" when this was published, and stands in "{new.card}" now'
    lost, won = set(old.cites) - set(new.cites), set(new.cites) - set(old.cites)
    if lost and won:
        then, now = ("; ".join(f"@{key}" for key in sorted(keys)) for keys in (lost, won))
        return f"the same sentence cited [{then}] when this was published, and cites [{now}] now"
    return ""


def _turned(old: str, new: str, names: Names) -> str:
    """What of a sentence says another thing; empty where it may be the same, or was written anew."""
    one, other = [*WORD.finditer(old)], [*WORD.finditer(new)]
    before, after = _words(old), _words(new)
    runs = [run for run in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if run[0] != "equal"]
    lost = [word for _, start, end, _, _ in runs for word in before[start:end]]
    won = [word for _, _, _, start, end in runs for word in after[start:end]]
    if not runs or max(len(lost), len(won)) > MOST:
        return ""
    other_thing = _another([" ".join(lost)], [" ".join(won)], names.get)
    if not (other_thing or _another(lost, won, _number) or _contrary(lost, won)):
        return ""
    first, last = runs[0], runs[-1]
    then, now = _around(old, one, first[1], last[2]), _around(new, other, first[3], last[4])
    return f'said "{then}" when this was published, and says "{now}" now'


def _contrary(lost: list[str], won: list[str]) -> bool:
    """Whether a sentence that lost some words and won others says the contrary: where it both denies and swaps, it does not."""
    swapped = {word for old in lost for new in won if _rows(old) & _rows(new) for word in (old, new)}
    denials = sum(word in DENY and word not in swapped for word in (*lost, *won))
    return (denials + bool(swapped)) % 2 == 1


def _another(lost: list[str], won: list[str], known: Callable[[str], object]) -> bool:
    """Whether what went and what came are both known, and are not the same."""
    before, after = ({known(word) for word in words} - {None} for words in (lost, won))
    return bool(before and after) and before != after


def _number(word: str) -> float | None:
    """The number that a word is; None for any other word."""
    if word[0].isdecimal():
        try:
            return float(word.replace(",", ""))
        except ValueError:
            return hash(word)
    return VALUES.get(word)


def _around(text: str, words: list[re.Match[str]], start: int, end: int) -> str:
    """The words from one up to another, and some around them, as they stand in a text."""
    begin = words[max(0, start - AROUND)].start() if words else 0
    stop = words[min(len(words), end + AROUND) - 1].end() if words else len(text)
    return text[begin:stop]


@cache
def _opposites() -> list[frozenset[str]]:
    rows = OPPOSITES.read_text("utf-8").splitlines()
    return [frozenset(row.split()) for row in rows if not row.startswith("#")]


def _rows(word: str) -> frozenset[int]:
    """The rows of opposites that a word stands on."""
    return frozenset(number for number, row in enumerate(_opposites()) if word in row)


def _notes(then: Document, now: Document) -> Iterator[tuple[Place, str]]:
    """Yield the evidence notes whose certainty is another, on the same claim and the same studies."""
    before = {_claim(then, note.card.first): note.level for note in then.notes}
    for note in now.notes:
        level = before.get(_claim(now, note.card.first), note.level)
        if level != note.level:
            sentence = (
                f'the same claim was of certainty "{level}" when this was published, and is of "{note.level}" now'
            )
            yield now.place_of(note.card.spot), sentence


def _claim(document: Document, first: int) -> tuple[str, tuple[str, ...]]:
    """What the first block of a note says, and its studies."""
    block = document.blocks[first] if first < len(document.blocks) else None
    return (block.text, tuple(sorted(key for _, key in block.cites))) if block else ("", ())
