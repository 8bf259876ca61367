"""A study or other source of `content/data/references.yaml`."""

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, get_args

from citeproc import types as csl_types
from pydantic import AfterValidator, BeforeValidator, Field, create_model, model_validator

from editorial.model import as_printed as printed
from editorial.model.as_printed import free_of
from editorial.model.field import Count, Id, Strict, Text, field
from editorial.model.trial import Trial, disagreement

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
    "container-title": Annotated[Text, free_of(printed.IN_NO_CONTAINER)],
    "publisher": Annotated[Text, free_of(printed.IN_NO_PUBLISHER)],
}
# What a reader needs besides to find a paper in the journal or newspaper that printed it, each with an example.
IN_PERIODICALS = {"container-title": "The Spine Journal", "issued": "{date-parts: [[2024]]}"}
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
# A share as a finding says it.
SHARE = re.compile(r"\b(\d+) (?:\w+ )?(?:of|in|out of) (?:the )?(\d+)\b")
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
    people: Count | None = field("How many people were studied.", "98", "a whole number", default=None, ge=1)
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
        design = self.design.rstrip(".")
        another = design.casefold() in CARRIES and design.casefold() != self.kind
        if self.kind in CARRIES and (another or re.fullmatch(PLAIN, design, re.IGNORECASE)):
            wrong = f'kind: says {self.kind}, and its design "{self.design}". Correct one of the two'
        if (self.limits or "").casefold() == self.finding.casefold():
            wrong = "limits: repeats the finding. Say what weakens it, or take the line out"
        if wrong := wrong or _turned(self):
            raise ValueError(wrong)
        return self


def _turned(study: Study) -> str:
    """Which count of a group has the digits of one in its finding, in another order, as "field: sentence"; empty for none."""
    told = f"{study.finding} {study.trial.words or '' if study.trial else ''}".replace(",", "")
    shares = set(SHARE.findall(told))
    arms = [
        (number, (str(arm.improved), str(arm.people)) if arm.in_100 is None else (str(arm.in_100), "100"))
        for number, outcome in enumerate(study.trial.outcomes if study.trial else (), 1)
        for arm in (outcome.treated, outcome.control)
    ]
    known = {own for _, own in arms}  # what is told of one group may hold the digits of another's
    for number, own in arms:
        for part, whole in sorted(shares - known) if own not in shares else ():
            if whole == own[1] and sorted(part) == sorted(own[0]):
                return f"trial.outcomes.{number}: says {own[0]} of {whole}, and the finding {part} of {whole}. Copy the number from the source"
    return ""


# As the guidelines of Crossref have it, and without what only stands in an address.
DOI_PATTERN = r"^10\.\d{4,9}/[!#$&-~]*[!#$&-+/-:<-~-]$"
NUMBER = free_of(printed.IN_NO_NUMBER)
# Addresses that hold one of these numbers.
LEADS_TO = {
    "DOI": r"https?://(?:dx\.)?doi\.org/(.+)",
    "PMID": r"https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pubmed)/(\d+)",
    "PMCID": r"https?://\S+/(PMC\d+)\b",
}
# The literal name that stands for authors whom nobody has listed, as bibliographies abbreviate them.
OTHERS = "others"
# What stands behind the first author's name, and before it, where a title is a whole citation.
CITED = re.compile(r":|,? (?:(?:[A-Z]\.? ?){1,3}(?:[,;&:]|\. )|et al\b|\(?(?:19|20)\d\d\b)")
BY = re.compile(r"(?:\bby|[-–—]) (?:\S+ ){0,2}$")


class Name(Strict):
    """An author as CSL has it: family and given name, or one literal name."""

    OTHER_NAMES: ClassVar = {"family": ("last", "surname"), "given": ("first",), "literal": ("name",)}
    family: Annotated[Text, free_of(printed.IN_NO_FAMILY)] | None = field(
        "The family name.", "Doe", "a name", default=None
    )
    given: Annotated[Text, free_of(printed.IN_NO_GIVEN), AfterValidator(printed.initials)] | None = field(
        "The given names.", "Jane M.", "a name", default=None
    )
    suffix: Annotated[Text, free_of(printed.IN_NO_SUFFIX)] | None = field(
        "What follows the name.", "Jr", "a few letters", default=None
    )
    literal: Annotated[Text, free_of(printed.IN_NO_LITERAL)] | None = field(
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
    def _in_order(self):
        """A span ends after it begins."""
        if self.parts[1:] and self.parts[1] <= self.parts[0]:
            raise ValueError("date-parts: ends before or as it begins. Put the first day first, or keep one of the two")
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
        **{name: (PRINTED.get(name, Text) | None, _variable(name, "2", "a few words")) for name in WORDS},
    )


class Reference(Csl):
    """A published source, in CSL's own field names (docs.citationstyles.org, appendix IV), and its study."""

    # What others call these fields.
    OTHER_NAMES: ClassVar = {
        "container-title": ("journal", "magazine", "newspaper", "book", "booktitle"),
        "issued": ("year", "date", "date-parts", "published"),
        "URL": ("address", "link", "website"),
        **{f"custom: {name}": (name,) for name in ("design", "finding", "limits", "people")},
        "issue": ("no",),
        "PMID": ("pubmed",),
    }
    id: Id = field("The key that cites it: [@id].", "pers2024", "small letters, digits and hyphens, like pers2024")
    type: Annotated[Literal[CSL_TYPES], BeforeValidator(_known_type)] = field(  # type: ignore[valid-type]
        "The kind of publication, in CSL's words.", "article-journal", "a CSL type like article-journal"
    )
    title: Annotated[Text, free_of(printed.IN_NO_TITLE)] = field(
        "Its title, as published.", "A trial of rest", "the published title"
    )
    author: list[Name] = field("Its authors.", [{"family": "Doe", "given": "J."}], "a list of names", default=[])
    issued: Issued | None = field(
        "When it was published.", {"date-parts": [[2024]]}, "{date-parts: [[2024]]}", default=None
    )
    volume: Annotated[Text, NUMBER] | None = _variable("volume", "12", "a number")
    issue: Annotated[Text, NUMBER] | None = _variable("issue", "2", "a number")
    page: Annotated[Text, NUMBER, AfterValidator(printed.in_order)] | None = field(
        "Its pages.", "212-230", "pages like 212-230", default=None
    )
    DOI: Annotated[Text, free_of(printed.IN_NO_DOI)] | None = field(
        "Its DOI, without https.", "10.1000/182", "a DOI like 10.1000/182", default=None, pattern=DOI_PATTERN
    )
    PMID: Text | None = field(
        "Its PubMed number.", "39393844", "a number like 39393844", default=None, pattern=r"^[1-9]\d{0,7}$"
    )
    PMCID: Text | None = field(
        "Its number in PubMed Central.",
        "PMC6394242",
        "a number like PMC6394242",
        default=None,
        pattern=r"^PMC[1-9]\d*$",
    )
    URL: Text | None = field(
        "Its address.",
        "https://www.fda.gov/",
        "an address that starts with http",
        default=None,
        pattern=r"^https?://\S+$",
    )
    custom: Study = field("What the source is and found.", {"design": "..."}, "kind, design and finding")

    @model_validator(mode="after")
    def _to_be_found(self):
        """A paper is found by where and when it was printed."""
        for name, example in IN_PERIODICALS.items() if self.type.startswith("article-") else ():
            if not getattr(self, name):
                raise ValueError(f"{name}: is missing. Add a line such as `{name}: {example}`")
        key = re.fullmatch(r"[a-z-]+((?:19|20)\d\d)[a-z]?", self.id) if self.type == "article-journal" else None
        year = self.issued.parts[0][0] if self.issued else 0
        # On paper, some come out a year later.
        if key and year and abs(year - int(key[1])) > 1 and key[1] not in self.title:
            raise ValueError(f"issued: says {year}, and the key says {key[1]}. Copy the year from the publisher")
        return self

    @model_validator(mode="after")
    def _each_at_its_place(self):
        """A title is a title alone, and the address leads to the DOI that stands beside it."""
        container, first = getattr(self, "container-title") or "", self.author[0].family if self.author else None
        before, name, behind = self.title.partition(first or self.title)
        leads = CITED.match(behind) and not re.search(r"\w\w", before)
        ends = container and re.search(rf"[.|–—-] {re.escape(container)}$", self.title.rstrip("."))
        if ends or (name and first and (leads or (not re.search(r"\w", behind) and BY.search(before)))):
            raise ValueError("title: holds its author or journal, too. Copy the title alone from the source")
        if self.title.casefold() in (container.casefold(), self.custom.finding.rstrip(".").casefold()):
            raise ValueError("title: stands as the journal or the finding, too. Write there what each of them is")
        for name, address in LEADS_TO.items():
            linked = re.match(address, self.URL or "", re.IGNORECASE)
            if linked and (own := getattr(self, name)) and linked[1].lower() != own.lower():
                sentence = f"URL: leads to another {name} than the one that stands here. Keep the right one of the two"
                raise ValueError(sentence)
        return self
