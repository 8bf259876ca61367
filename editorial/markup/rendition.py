"""What a page shows of its text: all that the build takes of a Document, but for the HTML of its body."""

import re
from dataclasses import dataclass

from editorial.markup.document import Document
from editorial.markup.pieces import Section
from editorial.markup.question import question
from editorial.markup.typography import kept_together, typeset
from editorial.model.article import Article
from editorial.model.settings import StandingNotice
from editorial.model.site import Site

# A mark that names a file of ours, as Pelican finds it.
TO_A_FILE = re.compile(r"""<[^>]+=\s*(?P<quote>["'])\{(?:filename|static|attach)\}.*?(?P=quote)""")


@dataclass(frozen=True)
class Rendition:
    """What a page shows of its text.

    `sections` are those of the list of contents, `terms` the words of the glossary that are marked, `cited` the keys
    that it cites, `judged` maps those that evidence notes cite to the levels of the notes, `levels` the names of notes to
    theirs. `words` is how many a reader reads. `typeset` maps what the header says as plain text to HTML.
    `notices` are the places in the setting `notices`, from 0 on, of those that its words call for. `files` are the marks of
    its HTML that name a file of ours. `cover_says` is the alternative text of its cover, where it shows that picture itself.
    """

    sections: list[Section]
    terms: list[str]
    cited: list[str]
    judged: dict[str, list[str]]
    levels: dict[str, str]
    words: int
    typeset: dict[str, str]
    notices: list[int]
    files: str
    cover_says: str


@question
def rendition(document: Document, site: Site) -> Rendition:
    """What a page shows of its text."""
    says = " ".join(block.text for block in document.blocks)
    return Rendition(
        sections=document.contents,
        terms=[term.term for term in document.terms],
        cited=document.cited,
        judged=document.judged,
        levels={note.name: note.level for note in reversed(document.notes)},
        words=document.words,
        typeset=_typeset(document),
        notices=called_for(says, site.settings.notices),
        files="".join(f"{mark[0]}></a>" for mark in TO_A_FILE.finditer(document.html)),
        cover_says=_said_of_cover(document, site),
    )


def called_for(words: str, notices: list[StandingNotice]) -> list[int]:
    """The places in the list, from 0 on, of the notices whose words stand in `words`, whatever the case of their letters."""
    return [n for n, notice in enumerate(notices) if re.search(notice.words, words, re.IGNORECASE)]


def _said_of_cover(document: Document, site: Site) -> str:
    text, named = document.text, document.text.header.text("cover")
    pictures = document.pictures if named else ()
    return next((one.alt for one in pictures if site.target(one.file, text) == site.target(f"/{named}", text)), "")


def body(document: Document) -> str:
    """The body of a text as HTML, the last two words of each heading kept together."""
    return kept_together(document.html)


def _typeset(document: Document) -> dict[str, str]:
    record = document.text.record
    words = [record.summary] if record else []
    if isinstance(record, Article):
        words += [point.point for point in record.key_points] + [change.what for change in record.changes]
    return {text: typeset(text) for text in words} | ({record.title: title(record.title)} if record else {})


def title(text: str) -> str:
    """The title of a page as HTML."""
    return kept_together(typeset(text))
