"""A study or other source of `content/data/references.yaml`."""

import re
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, model_validator

from editorial.model import as_printed as printed
from editorial.model.as_printed import free_of
from editorial.model.csl import CSL_TYPES, Csl, Issued, Name, known_type, variable
from editorial.model.field import Id, NonEmpty, field
from editorial.model.study import Study, called_otherwise

# What a reader needs besides to find a paper in the journal or newspaper that printed it, each with an example.
IN_PERIODICALS = {"container-title": "The Spine Journal", "issued": "{date-parts: [[2024]]}"}
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
    type: Annotated[Literal[CSL_TYPES], BeforeValidator(known_type)] = field(  # type: ignore[valid-type]
        "The kind of publication, in CSL's words.", "article-journal", "a CSL type like article-journal"
    )
    title: Annotated[NonEmpty, free_of(printed.IN_NO_TITLE)] = field(
        "Its title, as published.", "A trial of rest", "the published title"
    )
    author: list[Name] = field("Its authors.", [{"family": "Doe", "given": "J."}], "a list of names", default=[])
    issued: Issued | None = field(
        "When it was published.", {"date-parts": [[2024]]}, "{date-parts: [[2024]]}", default=None
    )
    volume: Annotated[NonEmpty, NUMBER] | None = variable("volume", "12", "a number")
    issue: Annotated[NonEmpty, NUMBER] | None = variable("issue", "2", "a number")
    page: Annotated[NonEmpty, NUMBER, AfterValidator(printed.in_order)] | None = field(
        "Its pages.", "212-230", "pages like 212-230", default=None
    )
    DOI: Annotated[NonEmpty, free_of(printed.IN_NO_DOI)] | None = field(
        "Its DOI, without https.", "10.1000/182", "a DOI like 10.1000/182", default=None, pattern=DOI_PATTERN
    )
    PMID: NonEmpty | None = field(
        "Its PubMed number.", "39393844", "a number like 39393844", default=None, pattern=r"^[1-9]\d{0,7}$"
    )
    PMCID: NonEmpty | None = field(
        "Its number in PubMed Central.",
        "PMC6394242",
        "a number like PMC6394242",
        default=None,
        pattern=r"^PMC[1-9]\d*$",
    )
    URL: NonEmpty | None = field(
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
        if design := called_otherwise(self.custom.kind, self.title):
            sentence = f'custom.kind: says {self.custom.kind}, and the title "{design}". Look the study up, and write its own kind'
            raise ValueError(sentence)
        for name, address in LEADS_TO.items():
            linked = re.match(address, self.URL or "", re.IGNORECASE)
            if linked and (own := getattr(self, name)) and linked[1].lower() != own.lower():
                sentence = f"URL: leads to another {name} than the one that stands here. Keep the right one of the two"
                raise ValueError(sentence)
        return self
