"""The Documents of a site: each text is parsed once, when it is first asked for."""

import re
from collections.abc import Collection, Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from editorial.findings import ContentError, Finding, Place
from editorial.markup import (
    allowed,
    cards,
    citations,
    evidence,
    figures,
    glossary,
    headings,
    html,
    inline,
    limit,
    links,
    lists,
    raw_html,
    signs,
    tables,
    trials,
    typography,
)
from editorial.markup.blocks import BlockReader
from editorial.markup.document import Document
from editorial.markup.parser import Parser
from editorial.markup.pieces import Block, Kind
from editorial.markup.plain import plain
from editorial.markup.question import Answer, Question
from editorial.markup.readable import Readable
from editorial.markup.rendition import body
from editorial.model import drawing, settings_file
from editorial.model.asked import asked, digest
from editorial.model.datafile import DataFile
from editorial.model.picture import DRAWING
from editorial.model.site import Site
from editorial.model.store import Store
from editorial.model.text import Text
from editorial.model.textfile import read_text

# As a card of this kind is written, which holds no other.
INVITATION = re.compile(r'\n?<section[^>]* class="card invitation".*?</section>', re.DOTALL)
# What our Markdown knows besides Python-Markdown's; `inline` last, since it must have all patterns.
ADDITIONS = (
    raw_html, lists, signs, headings, citations, cards, evidence, figures, links, tables, trials, typography, html, allowed, glossary, inline,
)  # fmt: skip
# Endings of files in extra/ that are plain text, and are published as they are.
PLAIN = ("", ".json", ".txt", ".webmanifest")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a text whose Document need not be made: its findings, its answers by the names of the questions
    (JSON), and the stamp of its HTML in the store; empty where nothing is kept of it.
    """

    findings: list[Finding]
    answers: dict[str, str]
    stamp: str


class Documents:
    """Parses the texts of `site`; where there are paths in `only`, only those are gone through.

    `entries` are what is known of texts by their paths, from the `store`, and `common` is the hash of what all may ask (see
    `editorial.kept`).
    """

    def __init__(self, site: Site, only: Collection[Path] = (), store: Store | None = None):
        self.site = site
        self.only = frozenset(file.resolve() for file in only)
        self.store = store or Store(None)
        self.as_asked, self.asked = asked(site)
        self.made: dict[Path, Document] = {}
        self.entries: dict[Path, Entry] = {}
        self.common = ""

    @cached_property
    def parser(self) -> Parser:
        """What parses all of them."""
        return Parser(self.as_asked, ADDITIONS)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text, or those that were chosen, articles first."""
        return tuple(text for text in self.site.texts if not self.only or text.file.resolve() in self.only)

    def __iter__(self) -> Iterator[Document]:
        """Yield the Document of each of the `texts`, parsed even where its answers are known."""
        return map(self.of, self.texts)

    def of(self, text: Text) -> Document:
        """The Document of a text. Never raises: its `findings` say why one could not be parsed."""
        document = self.made.get(text.path)
        if document is None or document.text is not text:
            with self.asked.by(text.path):
                document = self.made[text.path] = self._parsed(text)
        return document

    def having(self, text: Text) -> "Documents":
        """These Documents with `text` in the place of the one that its file holds, and that alone gone through."""
        _ = self.parser  # one for all
        other = copy(self)
        other.site, other.only = self.site.having(text), frozenset([text.file.resolve()])
        other.as_asked, other.asked = asked(other.site)
        other.made = {**self.made}
        other.entries = {path: entry for path, entry in self.entries.items() if path != text.path}
        vars(other).pop("texts", None)
        return other

    def told(self, question: Question[Answer], text: Text) -> Answer:
        """The answer to a question of a text, kept or new."""
        entry = self.entries.get(text.path)
        if entry and question.name in entry.answers:
            return question.read(entry.answers[question.name])
        return question.ask(self.of(text), self.as_asked)

    def told_last(self, question: Question[Answer], text: Text) -> Answer:
        """The answer to the last question of a run, after which none is held in memory any longer."""
        answer = self.told(question, text)
        if entry := self.entries.get(text.path):
            entry.answers.clear()
        return answer

    def stamp(self, text: Text) -> str:
        """What tells the HTML of a text from any other."""
        stamp = self.entries[text.path].stamp if text.path in self.entries else ""
        return stamp or digest(self.html(text))

    def html(self, text: Text) -> str:
        """The body of a text as HTML, kept or new; while nothing is known of how to come, without what invites to come."""
        try:
            html = self.store.html(self.entries[text.path].stamp)
        except LookupError:
            html = body(self.of(text))
        return html if self.site.settings.CONTACT.known else INVITATION.sub("", html)

    def _parsed(self, text: Text) -> Document:
        try:
            with limit.within(text):
                document = BlockReader(self.parser, self.parser.parse(text)).read()
        except ContentError as error:
            return Document(text, findings=error.findings)
        document.unclean = allowed.refused(document.html)
        return document

    @cached_property
    def plain_files(self) -> list[tuple[Path, str]]:
        """The name and text of each file of extra/ that is plain text, and is published as it is."""
        files = (file for file in self.site.in_folder("extra") if file.suffix in PLAIN)
        return [(self.site.named(file), file.read_text(encoding="utf-8", errors="replace")) for file in files]

    @cached_property
    def data(self) -> list[Readable]:
        """What readers meet of the data files (the meanings of the glossary, what is said of people and of studies, why
        a page was withdrawn), of the settings, the names in both, the words that stand in drawings, and
        the lines of extra/.
        """
        site = self.site
        english = site.settings.DEFAULT_LANG.partition("-")[0] == "en"
        addresses, typed, _ = site.addresses
        reasons = [(one.reason, typed.at("gone", number, "reason")) for number, one in enumerate(addresses.gone)]
        *said, hours = settings_file.said(site.settings, site.content.parent)
        shown: list[tuple[Path, Kind, Iterable[tuple[str, Place]]]] = [
            (Path(settings_file.FILES[0]), "paragraph", said),
            (Path(settings_file.FILES[0]), "tooltip", [hours]),
            (site.certainty.path, "meaning", _each(site.certainty, "meaning")),
            (site.people.path, "note", _each(site.people, "role")),
            (site.references.path, "note", _designs(site)),
            (site.glossary.path, "meaning", _each(site.glossary, "meaning")),
            (site.people.path, "paragraph", _each(site.people, "about")),
            (typed.path, "paragraph", reasons),
            (site.references.path, "note", _studies(site)),
            *((path, "note", words) for path, words in _drawn(site)),
            # Names, and what no page was made of: judged like code, for what they promise, and not spelled.
            (Path(settings_file.FILES[0]), "code", [settings_file.name(site.settings, site.content.parent)]),
            (site.people.path, "code", _each(site.people, "name")),
            (site.certainty.path, "code", _permitted(site)),
            *((path, "code", _lines(text)) for path, text in self.plain_files),
        ]
        return [Readable(path, english, _blocks(kind, words)) for path, kind, words in shown]


def labels(document: Document) -> Readable:
    """The words under which a text is filed, which readers meet on it and on the pages of lists: category and tags."""
    header = document.text.header
    named = [(header.text("category"), header.at("category"))]
    named += [(tag, header.at("tags", at)) for at, tag in enumerate(header.items("tags")) if isinstance(tag, str)]
    return Readable(document.path, document.english, _blocks("tooltip", (pair for pair in named if pair[0])))


def _blocks(kind: Kind, words: Iterable[tuple[str, Place]]) -> list[Block]:
    return [Block(kind, plain(text), number=number, place=place) for number, (text, place) in enumerate(words)]


def _each(file: DataFile[Any], name: str) -> Iterator[tuple[str, Place]]:
    """Yield what the entries of a data file say under a name."""
    for key, record in file.records.items():
        if words := getattr(record, name):
            yield words, file.at(key, name)


def _permitted(site: Site) -> Iterator[tuple[str, Place]]:
    """Yield the words that each certainty permits."""
    for key, record in site.certainty.records.items():
        yield from ((words, site.certainty.at(key, "permits", number)) for number, words in enumerate(record.permits))


def _lines(text: str) -> Iterator[tuple[str, Place]]:
    """Yield the lines of plain text that hold words."""
    yield from ((line, Place(number)) for number, line in enumerate(text.splitlines(), 1) if line.strip())


def _studies(site: Site) -> Iterator[tuple[str, Place]]:
    """Yield what is said of each study: what it found, what weakens it, and what its trial found besides."""
    for key, reference in site.references.records.items():
        study = reference.custom
        yield study.finding, site.references.at(key, "custom", "finding")
        if study.limits:
            yield study.limits, site.references.at(key, "custom", "limits")
        if study.trial and study.trial.words:
            yield study.trial.words, site.references.at(key, "custom", "trial", "words")


def _designs(site: Site) -> Iterator[tuple[str, Place]]:
    """Yield of what kind each study is, which groups its trial compared, and what it counted: names, no sentences."""
    for key, reference in site.references.records.items():
        study, at = reference.custom, partial(site.references.at, key, "custom")
        yield study.design, at("design")
        if trial := study.trial:
            yield from ((getattr(trial, name), at("trial", name)) for name in ("where", "treatment", "control"))
            for number, outcome in enumerate(trial.outcomes):
                yield f"{outcome.what}. {outcome.gap}", at("trial", "outcomes", number, "what")


def _drawn(site: Site) -> Iterator[tuple[Path, list[tuple[str, Place]]]]:
    """Yield each drawing that can be shown, with the words in it."""
    for file in sorted(site.files.openable):
        if file.suffix == DRAWING and not site.wrong_with(file):
            shown = site.named(file)
            yield shown, [(text, Place(line)) for text, line in drawing.words(read_text(file, shown))]
