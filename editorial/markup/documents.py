"""The Documents of a site: each text is parsed once, when it is first asked for."""

from collections.abc import Collection, Iterator
from pathlib import Path

from editorial.findings import ContentError
from editorial.markup import allowed, limit
from editorial.markup.blocks import Reader, header_blocks
from editorial.markup.document import Block, DataWords, Document, Readable
from editorial.markup.parser import Parser
from editorial.markup.plain import plain
from editorial.model.site import Site
from editorial.model.text import Text


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

    def data(self) -> list[Readable]:
        """What readers meet of the data files: the meanings of the glossary, and what is said of people."""
        english = self.site.settings.DEFAULT_LANG.partition("-")[0] == "en"
        glossary, people = self.site.glossary, self.site.people
        meanings = [
            Block("meaning", plain(term.meaning), number=number, place=glossary.at(key, "meaning"))
            for number, (key, term) in enumerate(glossary.records.items())
        ]
        abouts = [
            Block("paragraph", plain(person.about), number=number, place=people.at(key, "about"))
            for number, (key, person) in enumerate(people.records.items())
        ]
        return [DataWords(glossary.path, english, meanings), DataWords(people.path, english, abouts)]
