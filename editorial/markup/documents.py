"""The Documents of a site: each text is parsed once, when it is first asked for."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from pathlib import Path

from editorial.findings import ContentError, Place
from editorial.markup import allowed, limit
from editorial.markup.blocks import Reader, header_blocks
from editorial.markup.document import Block, DataWords, Document, Kind, Readable
from editorial.markup.parser import Parser
from editorial.markup.plain import plain
from editorial.model import drawing
from editorial.model.picture import DRAWING
from editorial.model.site import Site
from editorial.model.text import Text
from editorial.model.textfile import read_text


class Documents:
    """Parses the texts of `site`; where there are paths in `only`, only those are gone through."""

    def __init__(self, site: Site, only: Collection[Path] = ()):
        self.site = site
        self.only = frozenset(file.resolve() for file in only)
        self.parser = Parser(site)
        self.made: dict[Text, Document] = {}

    def __iter__(self) -> Iterator[Document]:
        """Yield the Document of every text, or of those that were chosen, articles first."""
        return (self.of(text) for text in self.site.texts if not self.only or text.file.resolve() in self.only)

    def of(self, text: Text) -> Document:
        """The Document of a text. Never raises: its `findings` say why one could not be parsed."""
        if text not in self.made:
            self.made[text] = self._parsed(text)
        return self.made[text]

    def _parsed(self, text: Text) -> Document:
        try:
            with limit.within(text):
                document = Reader(self.parser, self.parser.parse(text)).read()
        except ContentError as error:
            blocks = list(header_blocks(text))
            return Document(text, blocks=blocks, body_start=len(blocks), findings=error.findings)
        document.unclean = allowed.refused(document.html)
        return document

    @cached_property
    def data(self) -> list[Readable]:
        """What readers meet of the data files (the meanings of the glossary, what is said of people and of studies, why
        a page was withdrawn) and the words that stand in drawings.
        """
        site = self.site
        english = site.settings.DEFAULT_LANG.partition("-")[0] == "en"
        return [
            DataWords(site.glossary.path, english, _blocks("meaning", _meanings(site))),
            DataWords(site.people.path, english, _blocks("paragraph", _abouts(site))),
            DataWords(site.addresses[1].path, english, _blocks("paragraph", _reasons(site))),
            DataWords(site.references.path, english, _blocks("note", _studies(site))),
            *(DataWords(path, english, _blocks("note", words)) for path, words in _drawn(site)),
        ]


def labels(document: Document) -> Readable:
    """The words under which a text is filed, which readers meet on it and on the pages of lists: category and tags."""
    header = document.text.header
    named = [(header.text("category"), header.at("category"))]
    named += [(tag, header.at("tags", at)) for at, tag in enumerate(header.items("tags")) if isinstance(tag, str)]
    return DataWords(document.path, document.english, _blocks("tooltip", (pair for pair in named if pair[0])))


def _blocks(kind: Kind, words: Iterable[tuple[str, Place]]) -> list[Block]:
    return [Block(kind, plain(text), number=number, place=place) for number, (text, place) in enumerate(words)]


def _meanings(site: Site) -> Iterator[tuple[str, Place]]:
    for key, term in site.glossary.records.items():
        yield term.meaning, site.glossary.at(key, "meaning")


def _abouts(site: Site) -> Iterator[tuple[str, Place]]:
    for key, person in site.people.records.items():
        yield person.about, site.people.at(key, "about")


def _reasons(site: Site) -> Iterator[tuple[str, Place]]:
    for number, entry in enumerate(site.addresses[0].gone):
        yield entry.reason, site.addresses[1].at("gone", number, "reason")


def _studies(site: Site) -> Iterator[tuple[str, Place]]:
    """Yield what is said of each study: what it found, what weakens it, and what its trial found besides."""
    for key, reference in site.references.records.items():
        study = reference.custom
        yield study.finding, site.references.at(key, "custom", "finding")
        if study.limits:
            yield study.limits, site.references.at(key, "custom", "limits")
        if study.trial and study.trial.words:
            yield study.trial.words, site.references.at(key, "custom", "trial", "words")


def _drawn(site: Site) -> Iterator[tuple[Path, list[tuple[str, Place]]]]:
    """Yield each drawing that can be shown, with the words in it."""
    for file in sorted(site.files.openable):
        if file.suffix == DRAWING and not site.wrong_with(file):
            shown = Path(site.content.name) / file.relative_to(site.content)
            yield shown, [(text, Place(line)) for text, line in drawing.words(read_text(file, shown))]
