"""A study or other source of `content/data/references.yaml`."""

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, get_args

from citeproc import types as csl_types
from pydantic import AfterValidator, BeforeValidator, Field, create_model, model_validator

from editorial.findings import shortened
from editorial.model.field import Id, Strict, Text, field
from editorial.model.trial import Trial, disagreement

# The kinds of publication that the formatter knows (CSL 1.0.2, appendix III).
CSL_TYPES = tuple(sorted(kind for name, kind in vars(csl_types).items() if name.isupper()))
# What Crossref, DataCite, newer versions of CSL and people call them.
OTHER_TYPES = {
    "journal-article": "article-journal", "journal": "article-journal", "paper": "article-journal",
    "posted-content": "article", "preprint": "article", "magazine-article": "article-magazine",
    "newspaper-article": "article-newspaper", "book-chapter": "chapter", "monograph": "book", "edited-book": "book",
    "proceedings-article": "paper-conference", "dissertation": "thesis", "standard": "report", "guideline": "report",
    "dataset": "webpage", "software": "webpage", "website": "webpage", "web page": "webpage",
}  # fmt: skip
# How publishers mark a study that was taken back, and what they print about one.
TAKEN_BACK = re.compile(
    r"\W*(?:(?:RETRACTED|WITHDRAWN|REMOVED)\b[^:\]]{0,20}|(?i:retracted|withdrawn)(?i: (?:article|chapter|paper|publication))?)[:\]]|.*[(\[](?i:retracted|withdrawn|retraction)[)\]]\W*$"
)
NOTICE = re.compile(
    r"(?i)\W*(?:(?:author|publisher)(?:['’]?s)? )?(?:(?:correction|erratum|corrigendum|addendum)(?: to| for)?:|corrigendum to\b|retraction(?: note| notice| statement)?(?: to| of)?:|retraction not(?:e|ice) |notice of retraction\b|(?:editorial )?expression of concern(?: to| on| for)?:)"
)


# The other variables of CSL 1.0.2 (github.com/citation-style-language/schema, csl-data.json): names, days, words.
NAMES = (
    "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator", "director",
    "editor", "editorial-director", "executive-producer", "illustrator", "interviewer", "organizer", "original-author",
    "performer", "producer", "recipient", "reviewed-author", "translator",
)  # fmt: skip
DAYS = (
    "accessed", "available-date", "container", "event-date", "original-date", "submitted",
)  # fmt: skip
WORDS = (
    "abstract", "annote", "archive", "archive-place", "archive_collection", "archive_location", "authority",
    "call-number", "chapter-number", "citation-label", "citation-number", "collection-number", "collection-title",
    "container-title", "container-title-short", "dimensions", "division", "edition", "event", "event-place",
    "first-reference-note-number", "genre", "ISAN", "ISBN", "ISCI", "ISMN", "ISRC", "ISSN", "issue", "ISWC",
    "journalAbbreviation", "jurisdiction", "keyword", "language", "locator", "medium", "note", "number",
    "number-of-pages", "number-of-volumes", "original-publisher", "original-publisher-place", "original-title",
    "page-first", "part", "part-title", "PMCID", "printing", "publisher", "publisher-place", "references",
    "reviewed-title", "scale", "section", "shortTitle", "source", "status", "supplement", "title-short",
    "translated-title", "translated-title-short", "version", "volume", "year-suffix",
)  # fmt: skip
# So many capitals in a row may be initials, or the name of a body.
MOST_CAPITALS = 5
# No source of ours was printed before; a year below it has lost a digit.
FIRST_YEAR = 1450

# What a source can be behind a claim. An observational study follows or compares groups: a cohort, a registry, a survey.
# A case series has no group to compare with. Laboratory work is in dishes or animals. A web page may be a regulator's.
Kind = Literal[
    "systematic review", "guideline", "randomized trial", "observational study", "case series", "case report",
    "expert opinion", "laboratory", "web page",
]  # fmt: skip


# How a design says its kind in the words of a writer; the first that fits.
SAID: dict[Kind, str] = {
    "laboratory": r"\b(?:lab|laboratory|animals?|mice|rats?|dish|in vitro)\b",
    "systematic review": r"systematic review|meta-analysis|pooled",
    "guideline": r"guideline",
    "randomized trial": r"randomi[sz]ed",
    "case series": r"case series|series of cases",
    "case report": r"case report",
    "observational study": r"observational|registry|cohort|case-control|survey",
    "web page": r"\bpage\b|website|press release",
    "expert opinion": r"expert|opinion|editorial|narrative review",
}


# The kinds that carry up to high certainty, and what none of them is, as a whole design in the words of a writer.
CARRIES = ("systematic review", "guideline", "randomized trial")
PLAIN = r"(?:[\w-]+ )?(?:case (?:series|reports?)|cohort(?: study)?|registry|survey|(?:expert|narrative) review|(?:expert )?opinion|editorial|press release|lab(?:oratory)? (?:study|and animal review)|(?:animal|observational) study)"


class Study(Strict):
    """What a reader should know of a source: what it is and what it found."""

    kind: Kind = field(
        "What the source is, which caps how sure a claim may be (R37). May be left out where `design` says it.",
        "randomized trial",
        f"{', '.join(get_args(Kind)[:-1])} or {get_args(Kind)[-1]}",
    )
    design: Text = field("The kind of source, in plain words.", "Randomized trial", "the kind of source in plain words")
    people: int | None = field("How many people were studied.", "98", "a whole number", default=None, ge=1)
    finding: Text = field("What it found, in a sentence.", "PRP was no better.", "a sentence")
    limits: Text | None = field("What weakens it, in a sentence.", "Small.", "a sentence", default=None)
    trial: Trial | None = field(
        "What a trial compared with what, and found.",
        {"where": "Disc", "treatment": "PRP", "control": "a sham", "result": "no gain", "words": "Neither did better."},
        "where, treatment, control, result and outcomes or words",
        default=None,
    )

    @model_validator(mode="before")
    @classmethod
    def _kind_of_its_design(cls, values: Any) -> Any:
        """Where no kind stands, that which the design says."""
        if isinstance(values, dict) and "kind" not in values and isinstance(values.get("design"), str):
            said = (kind for kind, words in SAID.items() if re.search(words, values["design"], re.IGNORECASE))
            if kind := next(said, None):
                return values | {"kind": kind}
        return values

    @model_validator(mode="after")
    def _adds_up(self):
        """The groups of a trial hold the people who joined it, and no kind carries more than its design."""
        wrong = disagreement(self.trial, self.people) if self.trial else ""
        if self.kind in CARRIES and re.fullmatch(PLAIN, self.design.rstrip("."), re.IGNORECASE):
            wrong = f'kind: says {self.kind}, and its design "{self.design}". Correct one of the two'
        if wrong:
            raise ValueError(wrong)
        return self


def _not_in_capitals(words: str) -> str:
    """Keep a title or name that is not all in capitals, as databases give some; shorter ones may be initials."""
    if words.isupper() and sum(map(str.isalpha, words)) > MOST_CAPITALS:
        raise ValueError(
            f': "{shortened(words, 40)}" is in capitals, which are hard to read. Write it in small letters'
        )
    return words


def _a_study(title: str) -> str:
    """Keep a title that does not itself say that the study was taken back, or that this is a notice about another."""
    if TAKEN_BACK.match(title):
        raise ValueError(": says that the study was retracted or withdrawn. Take it out, and cite another one")
    if NOTICE.match(title):
        raise ValueError(": is that of a notice about another paper. Read it, and cite that paper, if it still holds")
    return title


SUFFIX = re.compile(r",?\s+(Jr|Sr|II|III|IV|2nd|3rd)\.?$")
# What no part of a name holds, and how it is written instead.
IN_NO_NAME = {
    SUFFIX.pattern: "holds a suffix. Write it apart: `suffix: Jr`",
    r"[\d*†‡§¶#@]": "holds a sign that is no part of a name. Take it out",
    r"(?i)^(?:dr|prof|professor|mrs?|ms)\b\.?\s|[,\s](?:MD|PhD|DO|MPH|MSc|DPT|RN)$|\b(?:M\.D|Ph\.D)\b": "holds a title. Take it out",
}
IN_NO_FAMILY = {
    r"\bet al\b|;|,": "is no family name. Give each author a line, a body `literal:`, and those left out `literal: others`",
    r"^(?:[A-Z]\.[ -]?)+$|\s(?:[A-Z]{1,3}|(?:[A-Z]\.[ -]?)+)$": "holds initials. They stand under `given`",
}
IN_NO_GIVEN = {
    r",": "holds a comma. Write what follows it apart, or leave it out",
    r"^[A-Z]{4,}$": "is in capitals. Write initials as J. P. A. B., and a name in small letters",
}


def _free_of(slips: dict[str, str]) -> AfterValidator:
    """Keep a part of a name that holds nothing which comes out wrong in a list of references."""

    def check(name: str) -> str:
        for slip, remedy in slips.items():
            if re.search(slip, name):
                raise ValueError(f': "{shortened(name, 40)}" {remedy}')
        return name

    return AfterValidator(check)


def _initials(given: str) -> str:
    """Given names as the formatter reads them: JA, as PubMed writes initials, would come out as J."""
    return " ".join(f"{letter}." for letter in given) if re.fullmatch("[A-Z]{2,3}", given) else given


def joined(name: dict[str, Any]) -> dict[str, Any]:
    """A name in CSL's fields with its particles before the family name, where they are printed."""
    particles = [name.get(kind) for kind in ("dropping-particle", "non-dropping-particle")]
    others = {part: words for part, words in name.items() if not part.endswith("-particle")}
    family = " ".join(str(part) for part in (*particles, name.get("family")) if part)
    return others | ({"family": family} if family else {})


# The literal name that stands for authors whom nobody has listed, as bibliographies abbreviate them.
OTHERS = "others"


class Name(Strict):
    """An author as CSL has it: family and given name, or one literal name."""

    OTHER_NAMES: ClassVar = {"last": "family", "surname": "family", "first": "given", "name": "literal"}
    family: Annotated[Text, AfterValidator(_not_in_capitals), _free_of(IN_NO_NAME | IN_NO_FAMILY)] | None = field(
        "The family name.", "Doe", "a name", default=None
    )
    given: Annotated[Text, _free_of(IN_NO_NAME | IN_NO_GIVEN), AfterValidator(_initials)] | None = field(
        "The given names.", "Jane M.", "a name", default=None
    )
    suffix: Text | None = field("What follows the name.", "Jr", "a few letters", default=None)
    literal: Text | None = field("The name of a body, whole.", "World Health Organization", "a name", default=None)

    @model_validator(mode="before")
    @classmethod
    def _with_particles(cls, values: Any) -> Any:
        return joined(values) if isinstance(values, dict) else values

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


def _bare(number: str) -> str:
    """Keep a volume, an issue or pages without the word that the list puts before them."""
    bare = re.sub(r"(?i)^(?:vol(?:ume)?|no|nr|number|iss(?:ue)?|pp?|pages?)\b[.:]?\s*|^\((.*)\)$", r"\1", number)
    if bare != number or re.match(r"n/?a\b", number, re.IGNORECASE):
        remedy = f"Write {bare}" if bare not in ("", number) else "Take the line out"
        raise ValueError(f': expected the number alone, found "{shortened(number, 40)}". {remedy}')
    return number


def _in_order(pages: str) -> str:
    """Pages with one hyphen that do not run backward; the second number may be cut short, as in 1023-31 or S12-9."""
    typed, pages = pages, re.sub(r"\s*[-\u2010-\u2015\u2212]+\s*", "-", pages)
    if match := re.fullmatch(r"([A-Za-z]*)(\d+)([A-Za-z]?)-\1(\d+)\3", pages) or re.fullmatch(
        r"([A-Za-z]+)(\d+)()-(\d+)", pages
    ):
        first, last = match[2], match[4]
        last = first[: -len(last)] + last if len(last) < len(first) else last
        if int(last) < int(first):
            raise ValueError(f': "{typed}" runs backward. Copy the first and the last page from the source')
    return pages


def _without_tail(doi: str) -> str:
    """Keep a DOI without what stood behind it in the address of a page, or in a sentence."""
    bare = re.sub(r"(?i)/(?:full|abstract|e?pdf|html?)$", "", doi)
    bare = bare[:-1] if bare.endswith(")") and bare.count(")") > bare.count("(") else bare
    if bare != doi:
        raise ValueError(f': expected a DOI like 10.1000/182, found "{doi}"; write {bare}')
    return doi


def _known_type(kind: object) -> object:
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
    def _first_and_last(self):
        """A time from one day to another does not run backward."""
        if self.parts[-1] < self.parts[0]:
            raise ValueError("date-parts: the second date lies before the first. Copy both from the source")
        return self


def _variable(name: str, example: object, expected: str) -> Any:
    """A field that may be left out, of the name that CSL gives it."""
    return field(f"The {name} of the source.", example, expected, default=None, alias=name)


if TYPE_CHECKING:
    Csl = Strict
else:
    Csl = create_model(
        "Csl",
        __base__=Strict,
        **{name: (list[Name] | None, _variable(name, [{"family": "Doe"}], "a list of names")) for name in NAMES},
        **{name: (Issued | None, _variable(name, {"date-parts": [[2024]]}, "{date-parts: [[2024]]}")) for name in DAYS},
        **{name: (Text | None, _variable(name, "2", "a few words")) for name in WORDS},
    )


class Reference(Csl):
    """A published source, in CSL's own field names (docs.citationstyles.org, appendix IV), and its study."""

    # What others call these fields.
    OTHER_NAMES: ClassVar = {
        "journal": "container-title",
        "magazine": "container-title",
        "newspaper": "container-title",
        "book": "container-title",
        "booktitle": "container-title",
        "year": "issued",
        "date": "issued",
        "date-parts": "issued",
        "published": "issued",
        "no": "issue",
        "address": "URL",
        "link": "URL",
        "website": "URL",
        "pubmed": "PMID",
        "design": "custom: design",
        "finding": "custom: finding",
        "limits": "custom: limits",
        "people": "custom: people",
    }
    id: Id = field("The key that cites it: [@id].", "pers2024", "small letters, digits and hyphens, like pers2024")
    type: Annotated[Literal[CSL_TYPES], BeforeValidator(_known_type)] = field(  # type: ignore[valid-type]
        "The kind of publication, in CSL's words.", "article-journal", "a CSL type like article-journal"
    )
    title: Annotated[Text, AfterValidator(_not_in_capitals), AfterValidator(_a_study)] = field(
        "Its title, as published.", "A trial of ...", "the published title"
    )
    author: list[Name] = field("Its authors.", [{"family": "Doe", "given": "J."}], "a list of names", default=[])
    issued: Issued | None = field(
        "When it was published.", {"date-parts": [[2024]]}, "{date-parts: [[2024]]}", default=None
    )
    volume: Annotated[Text, AfterValidator(_bare)] | None = _variable("volume", "12", "a number")
    issue: Annotated[Text, AfterValidator(_bare)] | None = _variable("issue", "2", "a number")
    page: Annotated[Text, AfterValidator(_bare), AfterValidator(_in_order)] | None = field(
        "Its pages.", "212-230", "pages like 212-230", default=None
    )
    DOI: Annotated[Text, AfterValidator(_without_tail)] | None = field(
        "Its DOI, without https.",
        "10.1000/182",
        "a DOI like 10.1000/182",
        default=None,
        # As the guidelines of Crossref have it, and without what only stands in an address.
        pattern=r"^10\.\d{4,9}/[!#$&-~]*[!#$&-+/-:<-~-]$",
    )
    PMID: Text | None = field(
        "Its PubMed number.", "39393844", "a number like 39393844", default=None, pattern=r"^[1-9]\d{0,8}$"
    )
    URL: Text | None = field(
        "Its address.",
        "https://www.fda.gov/",
        "an address that starts with http",
        default=None,
        pattern=r"^https?://\S+$",
    )
    custom: Study = field("What the source is and found.", {"design": "..."}, "kind, design and finding")
