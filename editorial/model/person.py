"""A person of `content/data/people.yaml`."""

import re
from typing import Annotated, ClassVar, Literal

from pydantic import model_validator

from editorial.model.as_printed import IN_NO_PERSON, IN_NO_ROLE, free_of
from editorial.model.field import Id, NonEmpty, Strict, field
from editorial.model.slug import slug_of

# What stands beside a name and is no part of it, where no comma parts it from the name.
TITLES = frozenset(
    ["dr", "doctor", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "md", "do", "phd", "dphil", "mbbs", "mbchb", "msc", "bsc", "mph", "mba", "rn", "msn", "bsn", "np", "fnp", "aprn", "dnp", "crna", "pa", "pt", "dpt", "ot", "dc", "dpm", "dds", "dmd", "pharmd", "psyd", "facp", "facs", "frcp", "frcs", "mrcp"]
)  # fmt: skip


class Person(Strict):
    """Someone who writes or reviews: a clinician, a writer, or the practice itself."""

    OTHER_NAMES: ClassVar = {"role": ("title",), "about": ("bio", "description"), "kind": ("type",)}
    id: Id = field("The name used in headers.", "jane-doe", "small letters, digits and hyphens, like jane-doe")
    name: Annotated[NonEmpty, free_of(IN_NO_PERSON)] = field("As readers see it.", "Jane Doe, MD", "a name")
    kind: Literal["person", "organization"] = field(
        "A person or an organization.", "person", "person or organization", default="person"
    )
    role: Annotated[NonEmpty, free_of(IN_NO_ROLE)] | None = field(
        "What they do, in a few words.", "Physician", "a few words", default=None
    )
    about: NonEmpty = field("One or two sentences for their own page.", "Writes about backs.", "one or two sentences")
    not_same_as: list[Id] = field(
        "The ids of people who have the same name and are somebody else.", ["jane-doe-2"], "a list of ids", default=[]
    )

    @model_validator(mode="after")
    def _no_practice_has_a_degree(self) -> "Person":
        """Whose name ends in a degree is a person; "Jane Doe, MD, PA" is a practice."""
        if self.kind == "organization" and re.search(r", (?:MD|DO|PhD|RN)$", self.name):
            raise ValueError(f'kind: says organization, and "{self.name}" ends in a degree. Write person')
        return self

    def is_same(self, other: "Person") -> bool:
        """Whether two entries are one person, as all of one name are until one of the entries tells them apart."""
        told_apart = other.id in self.not_same_as or self.id in other.not_same_as
        return self.id == other.id or (bare_name(self.name) == bare_name(other.name) and not told_apart)


def bare_name(name: str) -> list[str]:
    """The words of a name in one order, without titles, initials, accents and capitals.

    >>> bare_name("Dr. Jané A. DOE, MD")
    ['doe', 'jane']
    """
    words = slug_of(name.partition(",")[0]).split("-")
    return sorted(word for word in words if word not in TITLES and len(word) > 1) or sorted(words)
