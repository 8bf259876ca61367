"""A study or other source of `content/data/references.yaml`."""

from typing import Annotated, Literal

from citeproc import types as csl_types
from pydantic import BaseModel, ConfigDict, Field, model_validator

from editorial.model.field import Id, Strict, Text, field
from editorial.model.trial import Trial, disagreement

# The kinds of publication that the formatter knows (CSL 1.0.2, appendix III).
CSL_TYPES = tuple(sorted(kind for name, kind in vars(csl_types).items() if name.isupper()))


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
    type: Literal[CSL_TYPES] = field(  # type: ignore[valid-type]
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
