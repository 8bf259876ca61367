"""The data files of `content/data/`: people, glossary, references, certainty; typed, and refused when wrong."""

import re
from pathlib import Path
from typing import Annotated, Literal

from citeproc import types as csl_types
from markdown.extensions.toc import slugify
from pydantic import BaseModel, ConfigDict, Field, model_validator

from editorial.findings import ContentError, Finding, Place
from editorial.model import yamlfile
from editorial.model.record import Strict, Text, field
from editorial.model.source import read_text
from editorial.model.trial import Trial, disagreement
from editorial.model.validation import validate

# The kinds of publication that the formatter knows (CSL 1.0.2, appendix III).
CSL_TYPES = tuple(sorted(kind for name, kind in vars(csl_types).items() if name.isupper()))

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]


class Person(Strict):
    """Someone who writes or reviews: a clinician, a writer, or the practice itself."""

    id: Id = field("The name used in front matter.", "jane-doe", "small letters, digits and hyphens, like jane-doe")
    name: Text = field("As readers see it.", "Jane Doe, MD", "a name")
    kind: Literal["person", "organization"] = field(
        "A person or an organization.", "person", "person or organization", default="person"
    )
    role: Text | None = field("What they do, in a few words.", "Physician", "a few words", default=None)
    about: Text = field("One or two sentences for their own page.", "Writes about backs.", "one or two sentences")


class Term(Strict):
    """A word of the glossary."""

    term: Text = field("The word.", "Platelet", "a word")
    meaning: Text = field("What it means, in 30 words or fewer.", "A tiny piece of cell.", "a plain meaning")
    also: list[Text] = field("Other forms, as inside a sentence.", ["platelets"], "a list of words", default=[])
    treatment: bool = field(
        "Whether it names a treatment: an article about one also says its risks, its cost and the other choices.",
        "true",
        "true or false",
        default=False,
    )

    @property
    def forms(self) -> tuple[str, ...]:
        """The word and its other forms."""
        return (self.term, *self.also)

    @property
    def anchor(self) -> str:
        """The id of its place on the glossary page."""
        return slugify(self.term, "-")


class Certainty(Strict):
    """How sure we are of a claim, and the words that this allows (R36, R37).

    The four levels are GRADE's: Balshem 2011, GRADE guidelines 3, J Clin Epidemiol 64:401-406, table 2.
    """

    level: Literal["high", "moderate", "low", "very low"] = field(
        "The level, in GRADE's words.", "low", "high, moderate, low or very low"
    )
    mark: Text = field("Its sign: four steps, full or empty.", "●●○○", "four signs ● or ○", pattern=r"^●{1,4}○{0,3}$")
    meaning: Text = field("What a reader should understand.", "A few small or mixed studies.", "a plain meaning")
    permits: list[Text] = field(
        "The words that a claim may be put in.", ["may", "might"], "a list of words", min_length=1
    )


class Study(Strict):
    """What a reader should know of a source: what it is and what it found."""

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

    @model_validator(mode="after")
    def _adds_up(self):
        """The groups of a trial hold the people who joined it."""
        wrong = disagreement(self.trial, self.people) if self.trial else ""
        if wrong:
            raise ValueError(wrong)
        return self


class Name(Strict):
    """An author as CSL has it: family and given name, or one literal name."""

    family: Text | None = field("The family name.", "Doe", "a name", default=None)
    given: Text | None = field("The given names.", "Jane M.", "a name", default=None)
    suffix: Text | None = field("What follows the name.", "Jr", "a few letters", default=None)
    literal: Text | None = field("The name of a body, whole.", "World Health Organization", "a name", default=None)


class Issued(Strict):
    """A date as CSL has it: [[year]], [[year, month]] or [[year, month, day]]."""

    parts: list[Annotated[list[int], Field(min_length=1)]] = field(
        "Year, month and day.", "[[2024]]", "date-parts: [[2024]]", alias="date-parts", min_length=1
    )


class Reference(BaseModel):
    """A published source, in CSL's own field names (docs.citationstyles.org, appendix IV), and its study."""

    model_config = ConfigDict(extra="allow", str_strip_whitespace=True)
    id: Id = field("The key that cites it: [@id].", "pers2024", "small letters, digits and hyphens, like pers2024")
    type: Literal[CSL_TYPES] = field(
        "The kind of publication, in CSL's words.", "article-journal", "a CSL type like article-journal"
    )
    title: Text = field("Its title, as published.", "A trial of ...", "the published title")
    author: list[Name] = field("Its authors.", [{"family": "Doe", "given": "J."}], "a list of names", default=[])
    issued: Issued | None = field(
        "When it was published.", {"date-parts": [[2024]]}, "date-parts: [[2024]]", default=None
    )
    DOI: Text | None = field(
        "Its DOI, without https.", "10.1000/182", "a DOI like 10.1000/182", default=None, pattern=r"^10\.\d{4,9}/\S+$"
    )
    PMID: Text | None = field(
        "Its PubMed number.", "39393844", "a number like 39393844", default=None, pattern=r"^\d{1,9}$"
    )
    URL: Text | None = field(
        "Its address.",
        "https://www.fda.gov/",
        "an address that starts with http",
        default=None,
        pattern=r"^https?://\S+$",
    )
    custom: Study = field("What the source is and found.", {"design": "..."}, "design and finding")


FILES = {"people": Person, "glossary": Term, "references": Reference, "certainty": Certainty}
LISTS = {"people": "people", "glossary": "terms", "references": "references", "certainty": "levels"}
# The field that names a record, where it is not its id.
NAMES = {"glossary": "term", "certainty": "level"}


def load(root: Path, name: str) -> dict[str, BaseModel]:
    """Read one data file of the content folder `root`: "people", "glossary", "references" or
    "certainty".

    Returns the records by id (terms: by the word itself; certainty: by the level), in file order. Raises ContentError with every
    mistake of the file.
    """
    path = root / "data" / f"{name}.yaml"
    shown = Path(root.name, "data", path.name)
    if not path.is_file():
        raise ContentError(Finding(shown, Place(1), "file", f"is missing. Create it with a line `{LISTS[name]}:`"))
    values, places = yamlfile.parse(read_text(path, shown), shown, expected=f"one list under `{LISTS[name]}:`")
    entries, findings, records, numbers = values.get(LISTS[name]), [], {}, {}
    if set(values) != {LISTS[name]} or not isinstance(entries, list | None):
        findings.append(Finding(shown, Place(1), "file", f"expected one list under `{LISTS[name]}:`"))
        entries = []
    for number, entry in enumerate(entries or []):
        at = (LISTS[name], number)
        record, wrong = validate(FILES[name], entry, places, shown, at)
        findings += wrong
        if record is None:
            continue
        key = getattr(record, NAMES.get(name, "id"))
        if key in records:
            findings.append(Finding(shown, places[at], key, "stands here a second time. Keep one of the two"))
        if name == "references" and not (record.DOI or record.PMID or record.URL):
            findings.append(
                Finding(shown, places[at], key, "has no DOI, PMID or URL. Add one, so that a reader can find it")
            )
        records[key] = record
        numbers.setdefault(key, number)
    if name == "glossary":
        findings += _same_words(records, numbers, places, shown)
    if findings:
        raise ContentError(*findings)
    return records


def _same_words(terms: dict[str, Term], numbers: dict[str, int], places: dict, shown: Path) -> list[Finding]:
    """The forms that belong to two terms, or twice to one; spaces, hyphens and capitals make no difference."""
    taken, findings = {}, []
    for key, term in terms.items():
        at = (LISTS["glossary"], numbers[key])
        for number, form in enumerate(term.forms):
            word = re.sub(r"\W", "", form).casefold()
            if word in taken and not (number and form == key):  # a name may be repeated for its capital
                place = (*at, "also", number - 1) if number else (*at, "term")
                sentence = f'"{form}" is a form of "{taken[word]}" already. Keep it in one place'
                findings.append(Finding(shown, places[place], term.term, sentence))
            taken.setdefault(word, term.term)
    return findings
