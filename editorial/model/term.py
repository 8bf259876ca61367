"""A word of the glossary, `content/data/glossary.yaml`."""

from typing import Annotated, ClassVar

from editorial.model.as_printed import free_of
from editorial.model.field import NonEmpty, Strict, field
from editorial.model.slug import anchor_of

ENDS = {r"[,;:]$|[a-z]{4}\.$": "ends in a sign that is not part of it. Take that out"}
SEVERAL = {r";|\s[-–—]\s": "holds more than one word. Part them with commas"}


class Term(Strict):
    """A word of the glossary."""

    OTHER_NAMES: ClassVar = {"term": ("word", "name"), "meaning": ("definition",), "also": ("forms", "synonyms")}
    term: Annotated[NonEmpty, free_of(ENDS)] = field("The word.", "Platelet", "a word")
    meaning: NonEmpty = field(
        "What it means.",
        "A tiny piece of cell.",
        "a plain meaning in 30 words or fewer",
        pattern=r"^\s*(\S+\s+){0,29}\S+\s*$",
    )
    also: list[Annotated[NonEmpty, free_of(ENDS | SEVERAL)]] = field(
        "Other forms, as inside a sentence.", ["platelets"], "a list of words", default=[]
    )
    everyday: Annotated[NonEmpty, free_of(ENDS | SEVERAL)] | None = field(
        "The name that people use, shown beside the word.", "slipped disc", "a word", default=None
    )
    treatment: bool = field(
        "Whether it names a treatment: an article about one also says its risks, its cost and the other choices.",
        "true",
        "true or false",
        default=False,
    )

    @property
    def forms(self) -> tuple[str, ...]:
        """The word and its other forms."""
        return (self.term, *self.also, *([self.everyday] if self.everyday else []))

    @property
    def shown(self) -> str:
        """The word above its meaning, with the name by which a reader may look for it."""
        return f"{self.term}, also called {self.everyday}" if self.everyday else self.term

    @property
    def anchor(self) -> str:
        """The id of its place on the glossary page."""
        return anchor_of(self.term)
