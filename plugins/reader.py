"""Read: the Document of a file becomes what Pelican knows of an article or page: its HTML and its metadata.

Takes the place of Pelican's Markdown reader. Nothing is parsed here; the build has done so to check it. Adds to each
article and page, besides Pelican's own fields: its `source` (Text) and `rendition`; `visibility` (see `editorial.model.visibility`); of the header
`key_points` (ShownPoint), `conflict`, `review` (ShownReview), `overdue`, `changes` (ShownChange, newest first), `cover`; of the text
`contents` (its sections), `minutes` to read, `words` (the glossary's terms that it marks, A to Z), `notices` (what it must say of
treatments that it names, R40, R42; see `editorial.model.settings.StandingNotice`).
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, Self

from markupsafe import Markup
from pelican import signals
from pelican.readers import BaseReader
from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import strftime

from editorial.findings import ContentError, Finding, Place
from editorial.markup.document import header_blocks
from editorial.markup.documents import Documents
from editorial.markup.rendition import Rendition, rendition, title
from editorial.markup.typography import typeset
from editorial.model.article import Article, Change, KeyPoint
from editorial.model.certainty import Certainty
from editorial.model.page import Page
from editorial.model.review import Review
from editorial.model.slug import slug_of
from editorial.model.text import MODELS, Text

# Adults read about 238 words of non-fiction a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047);
# a page about one's own pain deserves a little more time.
WORDS_PER_MINUTE = 200
# The topic of a draft that has none yet.
DRAFTS = "Drafts"


@dataclass(frozen=True, slots=True)
class Day:
    """A day for machines (ISO 8601) and in words."""

    iso: str
    words: str

    @classmethod
    def of(cls, iso: str, settings: dict[str, Any]) -> Self:
        """That of a date, in the words that the site has for one."""
        return cls(iso, strftime(date.fromisoformat(iso), settings["DEFAULT_DATE_FORMAT"]))


@dataclass(frozen=True, slots=True)
class ShownReview:
    """A review as a page shows it: the reviewer's name, role and kind, the day, and the day of the next one."""

    by: str
    role: str | None
    kind: str
    on: Day
    next: Day


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """A key point as a page shows it: its words as HTML, and how sure the note is that it sums up, if it names one."""

    words: Markup
    certainty: Certainty | None


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change as a page shows it, its words as HTML."""

    on: Day
    what: Markup
    correction: bool


class DocumentReader(BaseReader):
    """Hands Pelican the Documents of `settings["DOCUMENTS"]`."""

    file_extensions = ("md",)

    def __init__(self, settings: dict[str, Any]):
        super().__init__(settings)
        self.documents: Documents = settings["DOCUMENTS"]
        # One topic, tag or author for all that they stand on: to find the name in an address takes time.
        self.topic = cache(partial(Category, settings=settings))
        self.tag = cache(partial(Tag, settings=settings))
        self.author = cache(self._author)
        self._has_address = cache(self._is_named)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The marks of a file's HTML that name files of ours, and its metadata; the whole HTML is read when it is laid out."""
        site = self.documents.site
        text = site.by_file.get(Path(source_path))
        if text is None:
            path = Path(source_path).relative_to(site.content.parent)
            raise ContentError(Finding(path, Place(1), "file", "came while the site was built. Build again"))
        shown = self.documents.told_last(rendition, text)
        record = text.record or _stand_in(text, site.today)
        metadata = {name: value for name, value in record if value is not None}
        metadata |= {
            "lang": text.lang,
            "source": text,
            "rendition": replace(shown, typeset={}),
            "visibility": site.visibility(text),
            "title": self.typeset(record.title, shown) if text.record else title(record.title),
            "summary": self.typeset(record.summary, shown),
            "contents": shown.sections,
            "minutes": max(1, round(shown.words / WORDS_PER_MINUTE)),
            "words": [site.glossary.records[term] for term in shown.terms],
            "notices": [site.settings.notices[number] for number in shown.notices],
            "stamp": self.documents.stamp(text),
            "_get_content": lambda: self.documents.html(text),
        }
        if isinstance(record, Article):
            metadata |= self._of_article(record, shown)
            if record.modified and record.modified[:10] < record.date[:10]:  # it was public before its day was put off
                del metadata["modified"]
        for name in ("date", "modified", "status"):
            if name in metadata:
                metadata[name] = self.process_metadata(name, metadata[name])
        return shown.files, metadata

    def typeset(self, text: str, shown: Rendition) -> str:
        """Plain text as HTML."""
        html = shown.typeset[text] if text in shown.typeset else typeset(text)
        return text if html == text else html  # one string, not two

    def _of_article(self, record: Article, shown: Rendition) -> dict[str, Any]:
        changes = sorted(
            (self._change(change, shown) for change in record.changes), key=lambda change: change.on.iso, reverse=True
        )
        review, today = self._review(record.review) if record.review else None, self.documents.site.today
        return {
            "authors": [self.author(id) for id in record.authors] or [Author(self.settings["SITENAME"], self.settings)],
            "category": self.topic(record.category if self._has_address(record.category) else DRAFTS),
            "tags": [self.tag(tag) for tag in record.tags if self._has_address(tag)],
            "key_points": [self._point(point, shown) for point in record.key_points],
            "conflict": record.conflict,
            "review": review,
            "overdue": record.review is not None and review is not None and record.review.is_due(today),
            "changes": changes,
        }

    def _is_named(self, name: str) -> bool:
        """Whether a topic or tag can have a page; one that cannot stands in drafts only."""
        return bool(slug_of(name, self.settings["SLUG_REGEX_SUBSTITUTIONS"]))

    def _author(self, id: str) -> Author:
        person = self.documents.site.people.records.get(id)
        author = Author(person.name if person else id, self.settings)
        author.slug = id
        author.about, author.role, author.kind = (
            (person.about, person.role, person.kind) if person else ("", None, "person")
        )
        return author

    def _review(self, review: Review) -> ShownReview | None:
        person = self.documents.site.people.records.get(review.reviewed_by)
        if person is None:  # in a draft
            return None
        return ShownReview(
            person.name,
            review.role or person.role,
            person.kind,
            Day.of(review.reviewed_on, self.settings),
            Day.of(review.next_due, self.settings),
        )

    def _point(self, point: KeyPoint, shown: Rendition) -> ShownPoint:
        level = self.documents.site.certainty.records.get(shown.levels.get(point.note, "")) if point.note else None
        return ShownPoint(Markup(self.typeset(point.point, shown)), level)

    def _change(self, change: Change, shown: Rendition) -> ShownChange:
        return ShownChange(
            Day.of(change.on, self.settings), Markup(self.typeset(change.what, shown)), change.correction
        )


def _stand_in(text: Text, today: date) -> Page:
    """A record for a draft whose own is wrong, so that it can be looked at: what is right of it, and little else."""
    header = text.header
    fields: dict[str, Any] = {
        "title": header.text("title") or text.path.stem,
        "slug": slug_of(text.slug or text.path.stem) or "draft",
        "summary": header.text("summary"),
        "status": text.status,
    }
    if text.is_article:
        fields |= {
            "date": today.isoformat(),
            "category": header.text("category") or DRAFTS,
            "authors": [author for author in header.items("authors") if isinstance(author, str)],
            "key_points": [KeyPoint(point=block.text) for block in header_blocks(text) if block.kind == "key point"],
        }
    return MODELS[text.path.parts[1]].model_construct(**fields)


def _settle(generators: list[Any]) -> None:
    """Keep the address of each text, which Pelican makes anew whenever it is asked for, and nothing twice.

    And forget the articles by their dates: no template of ours asks for them, and to list those of a tag or an author,
    Pelican compares each article with all others.
    """
    generators[0].dates = []
    for content in filter(None, generators[0].context["generated_content"].values()):
        content.override_url, content.override_save_as = content.url, content.save_as
        content.metadata = {"summary": content.metadata["summary"]}  # the others are its attributes, too


def _use(readers: Any) -> None:
    readers.reader_classes["md"] = DocumentReader


def register() -> None:
    """Read `.md` files with DocumentReader."""
    signals.readers_init.connect(_use)
    signals.all_generators_finalized.connect(_settle)
