"""The variables of CSL, in which a source is described (docs.citationstyles.org, appendix IV)."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from citeproc import types as csl_types
from pydantic import AfterValidator, Field, create_model, model_validator

from editorial.model import as_printed as printed
from editorial.model.as_printed import free_of
from editorial.model.field import NonEmpty, Strict, field

# The kinds of publication that the formatter knows (CSL 1.0.2, appendix III).
CSL_TYPES = tuple(sorted(kind for name, kind in vars(csl_types).items() if name.isupper()))
# What Crossref, DataCite, newer versions of CSL and people call them.
OTHER_TYPES = {
    "journal-article": "article-journal", "posted-content": "article", "preprint": "article", "monograph": "book",
    "book-chapter": "chapter", "proceedings-article": "paper-conference", "dissertation": "thesis",
    "standard": "report", "guideline": "report", "dataset": "webpage", "software": "webpage", "website": "webpage", "misc": "webpage",
}  # fmt: skip
# The other variables of CSL 1.0.2 (github.com/citation-style-language/schema, csl-data.json): names, days, words.
NAMES = (
    "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator", "director",
    "editor", "editorial-director", "executive-producer", "illustrator", "interviewer", "organizer", "original-author",
    "performer", "producer", "recipient", "reviewed-author", "translator",
)  # fmt: skip
DAYS = ("accessed", "available-date", "container", "event-date", "original-date", "submitted")
WORDS = (
    "abstract", "annote", "archive", "archive-place", "archive_collection", "archive_location", "authority",
    "call-number", "chapter-number", "citation-label", "citation-number", "collection-number", "collection-title",
    "container-title", "container-title-short", "dimensions", "division", "edition", "event", "event-place",
    "first-reference-note-number", "genre", "ISAN", "ISBN", "ISCI", "ISMN", "ISRC", "ISSN", "issue", "ISWC",
    "journalAbbreviation", "jurisdiction", "keyword", "language", "locator", "medium", "note", "number",
    "number-of-pages", "number-of-volumes", "original-publisher", "original-publisher-place", "original-title",
    "page-first", "part", "part-title", "printing", "publisher", "publisher-place", "references",
    "reviewed-title", "scale", "section", "shortTitle", "source", "status", "supplement", "title-short",
    "translated-title", "translated-title-short", "version", "volume", "year-suffix",
)  # fmt: skip
PRINTED: dict[str, Any] = {
    "container-title": Annotated[NonEmpty, free_of(printed.IN_NO_CONTAINER)],
    "publisher": Annotated[NonEmpty, free_of(printed.IN_NO_PUBLISHER)],
}
# No source of ours was printed before; a year below it has lost a digit.
FIRST_YEAR = 1450


class Name(Strict):
    """An author as CSL has it: family and given name, or one literal name."""

    OTHER_NAMES: ClassVar = {"family": ("last", "surname"), "given": ("first",), "literal": ("name",)}
    family: Annotated[NonEmpty, free_of(printed.IN_NO_FAMILY)] | None = field(
        "The family name.", "Doe", "a name", default=None
    )
    given: Annotated[NonEmpty, free_of(printed.IN_NO_GIVEN), AfterValidator(printed.initials)] | None = field(
        "The given names.", "Jane M.", "a name", default=None
    )
    suffix: Annotated[NonEmpty, free_of(printed.IN_NO_SUFFIX)] | None = field(
        "What follows the name.", "Jr", "a few letters", default=None
    )
    literal: Annotated[NonEmpty, free_of(printed.IN_NO_LITERAL)] | None = field(
        "The name of a body, whole.", "World Health Organization", "a name", default=None
    )

    @model_validator(mode="before")
    @classmethod
    def _with_particles(cls, values: Any) -> Any:
        return printed.joined(values) if isinstance(values, dict) else values

    @model_validator(mode="after")
    def _one_or_the_other(self):
        """A person has a family name, a body a literal one."""
        whole = self.family and " " in self.family and not self.given and self.family[0].isupper()
        if whole or bool(self.family) == bool(self.literal) or (self.literal and self.given):
            raise ValueError(
                ": expected `family` and `given` of a person, or `literal` alone, the whole name of a body"
            )
        return self


def _real_day(parts: list[int]) -> list[int]:
    """Keep year, month and day, as far as they are given, once there is such a day."""
    year, month, day = (*parts, 1, 1)[:3]
    if not FIRST_YEAR <= year <= date.max.year:
        raise ValueError(f": expected a year like 2024, found {year}")
    if not 1 <= month <= 12:
        raise ValueError(f": expected a month from 1 to 12, found {month}")
    try:
        date(year, month, day)
    except ValueError:
        raise ValueError(f": {year}-{month:02} has no day {day}") from None
    return parts


def known_type(kind: object) -> object:
    """The kind of publication, once it is not called as others call it."""
    if other := OTHER_TYPES.get(str(kind).casefold()):
        raise ValueError(f': expected a CSL type like article-journal, found "{kind}"; write {other}')
    return kind


class Issued(Strict):
    """A date as CSL has it: [[year]], [[year, month]] or [[year, month, day]]."""

    parts: list[Annotated[list[int], Field(min_length=1, max_length=3), AfterValidator(_real_day)]] = field(
        "Year, month and day.", "[[2024]]", "`[[2024]]`", alias="date-parts", min_length=1, max_length=2
    )

    @model_validator(mode="after")
    def _in_order(self):
        """A span ends after it begins."""
        if self.parts[1:] and self.parts[1] <= self.parts[0]:
            raise ValueError("date-parts: ends before or as it begins. Put the first day first, or keep one of the two")
        return self


def variable(name: str, example: object, expected: str) -> Any:
    """A field that may be left out, of the name that CSL gives it, with an example and what is expected of it in words."""
    return field(f"The {name} of the source.", example, expected, default=None, alias=name)


if TYPE_CHECKING:
    Csl = Strict
else:
    Csl = create_model(
        "Csl",
        __base__=Strict,
        **{name: (list[Name] | None, variable(name, [{"family": "Doe"}], "a list of names")) for name in NAMES},
        **{name: (Issued | None, variable(name, {"date-parts": [[2024]]}, "{date-parts: [[2024]]}")) for name in DAYS},
        **{name: (PRINTED.get(name, NonEmpty) | None, variable(name, "2", "a few words")) for name in WORDS},
    )
