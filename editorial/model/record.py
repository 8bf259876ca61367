"""What an article or a page says of itself: the front matter, typed.

Each field carries three texts: what it means (`description`), an example, and the words that finish the
sentence "expected ..." when it is wrong. Errors, the JSON Schema for editors and CONTRIBUTING.md's table
are all made from these.
"""

import re
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator


def field(description: str, example, expected: str, default=..., **limits):
    """A pydantic field that knows how to explain itself."""
    extra = {"expected": expected}
    return Field(default, description=description, examples=[example], json_schema_extra=extra, **limits)


def _day(text: str) -> str:
    """Keep a date as it was typed, once it is a real day written as year-month-day (ISO 8601), after 1900."""
    if not re.fullmatch(r"(19|2\d)\d\d-\d\d-\d\d", text, re.ASCII):
        raise ValueError("not a day")
    date.fromisoformat(text)
    return text


def _moment(text: str) -> str:
    """Keep a date, or a date with a time (ISO 8601; without a zone, it is the site's), as it was typed."""
    _day(text[:10])
    if not re.fullmatch(r"([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?", text[10:], re.ASCII):
        raise ValueError("not a time")
    datetime.fromisoformat(text)
    return text


Day = Annotated[str, AfterValidator(_day)]
Moment = Annotated[str, AfterValidator(_moment)]
Text = Annotated[str, Field(min_length=1)]
Name = Annotated[str, Field(pattern=r"\w")]
# A file of the site, in folders or not, as a link from the front page names it.
Address = Annotated[str, Field(pattern=r"^([A-Za-z0-9_][A-Za-z0-9_-]*/)*[A-Za-z0-9_][A-Za-z0-9_.-]*\.html$")]


class Strict(BaseModel):
    """A record that refuses fields it does not know, so that a slip of the pen is seen."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Review(Strict):
    """A clinician's review, as `make signoff` writes it. Leave the whole block out until there has been one."""

    reviewed_by: Text = field(
        "Who reviewed it: an id from content/data/people.yaml.", "jane-doe", "an id from content/data/people.yaml"
    )
    role: Text | None = field(
        "The reviewer's role at the time, where people.yaml says another.", "Physician", "a few words", default=None
    )
    reviewed_on: Day = field("The day of the review.", "2026-11-23", "a date like 2026-11-23")
    next_due: Day = field("The day by which it must be reviewed again.", "2027-11-23", "a date like 2027-11-23")
    signed: Text | None = field(
        "The signature over the text that was read; only `make signoff` can write it.",
        "5f2c9d07a1be4836c0d1e2f3a4b5c6d7",
        "what `make signoff` writes",
        default=None,
    )

    @model_validator(mode="after")
    def _in_order(self):
        """The next review comes after this one."""
        if self.next_due <= self.reviewed_on:
            raise ValueError(f"next_due: expected a day after {self.reviewed_on}, found {self.next_due}")
        return self


class Waiver(Strict):
    """A rule that this page may break for a time (R86)."""

    rule: Text = field("The rule's number.", "R9", "the number of a rule, like R9")
    reason: Text = field("Why this page may break it, in one sentence.", "The journal gives no count.", "one sentence")
    by: Text = field(
        "Who answers for it: an id from content/data/people.yaml.", "jane-doe", "an id from content/data/people.yaml"
    )
    until: Day = field("The last day on which it holds.", "2026-12-31", "a date like 2026-12-31")


class Change(Strict):
    """A change that readers are told of."""

    on: Day = field("The day of the change.", "2026-12-01", "a date like 2026-12-01")
    what: Text = field(
        "What changed, in one sentence for readers.",
        "We added a trial of 98 people.",
        "one sentence of 1 to 200 characters",
        max_length=200,
    )
    correction: bool = field("Whether it mends a mistake of ours.", True, "true, or no such line", default=False)


class Page(Strict):
    """The front matter of a page in `content/pages/`."""

    title: str = field(
        "The heading of the page, as plain text.",
        "How we write",
        "a title of 1 to 65 characters",
        min_length=1,
        max_length=65,
    )
    slug: str = field(
        "The page's name in its address. Once published, keep it, or keep the old address in `aliases`.",
        "how-we-write",
        "small letters, digits and single hyphens, 80 at most, like back-pain-basics",
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=80,
    )
    summary: str = field(
        "One sentence that answers the title; stands under it and in search results.",
        "How our articles are written, checked and corrected.",
        "one sentence of 1 to 200 characters",
        min_length=1,
        max_length=200,
    )
    status: Literal["published", "draft", "hidden"] = field(
        "published: for everyone. draft or hidden: for you, never on the public site.",
        "draft",
        "published, draft or hidden",
        default="published",
    )
    modified: Moment | None = field(
        "The day of the last change that a reader would notice.", "2026-11-23", "a date like 2026-11-23", default=None
    )
    lang: str = field(
        "The language of the page, as a two-letter code.",
        "en",
        "a language code like en or es",
        default="en",
        pattern=r"^[a-z]{2}(-[A-Z]{2})?$",
    )
    aliases: list[Address] = field(
        "Addresses where this page stood before; each leads here.",
        ["articles/old-name.html"],
        "addresses like articles/old-name.html, which end in .html and do not begin with a slash",
        default=[],
    )
    waivers: list[Waiver] = field(
        "Rules that this page may break for a time (R86).",
        [{"rule": "R9", "reason": "The journal gives no count.", "by": "jane-doe", "until": "2026-12-31"}],
        "a list of waivers, each with rule, reason, by and until",
        default=[],
    )


class Article(Page):
    """The front matter of an article in `content/articles/`."""

    date: Moment = field(
        "The day of publication. A day to come keeps the article off the public site until then.",
        "2026-11-23",
        "a date like 2026-11-23",
    )
    category: Name = field(
        "The one topic it belongs to, written the same way in every article.", "Back pain", "the name of one topic"
    )
    tags: list[Name] = field(
        "Other words that a reader may look for, each written the same way everywhere.",
        ["PRP", "Stem cells"],
        "a list of words",
        default=[],
    )
    authors: list[Text] = field(
        "Who wrote it: ids from content/data/people.yaml.",
        ["elevate-medical"],
        "a list of ids from content/data/people.yaml",
        min_length=1,
    )
    key_points: list[Text] = field(
        'The box "In short": three to five short points (R1).',
        ["PRP is made from your own blood.", "It may help some people.", "It is not approved for back pain."],
        "a list of three to five points",
        min_length=3,
        max_length=5,
    )
    conflict: Text | None = field(
        "What a reader should know about our interest in the subject (R43).",
        "Elevate Medical offers this treatment.",
        "one sentence",
        default=None,
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
    cover: Text | None = field(
        "A picture for links shared elsewhere: a PNG or JPEG in content/figures/.",
        "figures/lumbar-spine.png",
        "a PNG or JPEG in content/figures/, like figures/lumbar-spine.png",
        default=None,
        pattern=r"^figures/[\w./-]+\.(png|jpe?g)$",
    )

    @model_validator(mode="after")
    def _in_order(self):
        """A change cannot come before the publication; both dates sort as text up to the day."""
        if self.modified and self.modified[:10] < self.date[:10]:
            raise ValueError(f"modified: expected {self.date[:10]} or later, found {self.modified[:10]}")
        return self


# The folders of `content/` that hold texts, and what each text there says of itself.
KINDS = {"articles": Article, "pages": Page}
