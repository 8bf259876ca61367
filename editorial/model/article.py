"""What an article of `content/articles/` says of itself: its header, typed."""

from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from editorial.model.field import Day, Id, Moment, Name, NonEmpty, Strict, field
from editorial.model.page import Page
from editorial.model.review import Review


def _each_once(names: list[str]) -> list[str]:
    """Keep the names in which none appears twice."""
    for number, name in enumerate(names, 1):
        if name in names[: number - 1]:
            raise ValueError(f"{number}: {name} appears twice. Keep one of the two")
    return names


class Change(Strict):
    """A change that readers are told of."""

    on: Day = field("The day of the change.", "2026-12-01", "a date like 2026-12-01")
    what: NonEmpty = field(
        "What changed, in one sentence for readers.",
        "We added a trial of 98 people.",
        "one sentence of 1 to 200 characters",
        max_length=200,
    )
    correction: bool = field("Whether it mends a mistake of ours.", True, "true, or no such line", default=False)


class KeyPoint(Strict):
    """A point of "In short": its words, and the name of the evidence note that it sums up."""

    point: NonEmpty = field("What a reader should take home.", "PRP may help a little.", "one short sentence")
    note: Id | None = field(
        'The name of the evidence note that it sums up: "discs" for `!!! evidence "low" #discs`.',
        "discs",
        "the name of an evidence note, like discs, without the sign #",
        default=None,
    )

    @model_validator(mode="before")
    @classmethod
    def _words_alone(cls, value: Any) -> Any:
        """A point that sums up no note is typed as its words alone."""
        if isinstance(value, str):
            return {"point": value}
        if isinstance(value, dict) and "point" not in value:
            line = ", ".join(f"{name}: {words}" for name, words in value.items())
            raise ValueError(f': a colon splits this line in two. Put it in quotes: - "{line}"')
        return value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Both ways to type it, for editors."""
        return {"anyOf": [{"type": "string", "minLength": 1}, handler(core)]}


class Article(Page):
    """The header of an article in `content/articles/`."""

    OTHER_NAMES: ClassVar = Page.OTHER_NAMES | {
        "date": ("published", "pubdate"),
        "category": ("topic", "section"),
        "tags": ("keywords",),
        "authors": ("byline",),
        "key_points": ("takeaways",),
        "conflict": ("disclosure",),
        "review": ("reviewed", "reviewer", "fact_checked_by", "medically_reviewed", "medically_reviewed_by"),
        "cover": ("image", "featured_image"),
    }

    date: Moment = field(
        "The day of publication. A day to come keeps the article off the public site until then.",
        "2026-11-23",
        "a date like 2026-11-23",
        title="Published on",
    )
    category: Name = field(
        "The one topic it belongs to, written the same way in every article.",
        "Back pain",
        "the name of one topic",
        title="Topic",
    )
    tags: list[Name] = field(
        "Other words that a reader may look for, each written the same way everywhere.",
        ["PRP", "Stem cells"],
        "a list of words",
        default=[],
    )
    authors: Annotated[list[NonEmpty], AfterValidator(_each_once)] = field(
        "Who wrote it: ids from content/data/people.yaml.",
        ["jane-doe"],
        "a list of ids from content/data/people.yaml",
        min_length=1,
    )
    key_points: list[KeyPoint] = field(
        'The box "In short": three to five short points (R1). One that says what a treatment does is written as `point:` '
        "and `note:`, the name of the evidence note that it sums up (R36).",
        ["PRP is made from your own blood.", "It is not approved for back pain.", "Waiting is a choice."],
        "a list of three to five points",
        min_length=3,
        max_length=5,
    )
    conflict: NonEmpty | None = field(
        "What a reader should know about our interest in the subject; an article about a treatment needs it (R43).",
        "We offer this treatment.",
        "one sentence",
        default=None,
        title="Our interest",
    )
    review: Review | None = field(
        "The clinician's review, written by `make signoff`. Leave it out until there has been one.",
        {"reviewed_by": "jane-doe", "reviewed_on": "2026-11-23", "next_due": "2027-11-23"},
        "the block that `make signoff` writes, or no `review:` at all",
        default=None,
    )
    changes: list[Change] = field(
        "What changed since the publication, a sentence for each day (R34).",
        [{"on": "2026-12-01", "what": "We added a trial of 98 people."}],
        "a list of changes, each with `on:` and `what:`",
        default=[],
    )
    handout: bool = field(
        "Whether readers get the article as a PDF to print, in normal and large print (R24).",
        True,
        "true, or no such line",
        default=False,
    )
    cover: NonEmpty | None = field(
        "A picture for links shared elsewhere: a PNG or JPEG in content/figures/.",
        "figures/lumbar-spine.png",
        "a PNG or JPEG in content/figures/, like figures/lumbar-spine.png",
        default=None,
        pattern=r"^figures/(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.(png|jpe?g)$",
        title="Picture where it is shared",
    )
