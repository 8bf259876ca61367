"""What an article or a page says of itself: the front matter, typed.

Each field carries three texts: what it means (`description`), an example, and the words that finish the
sentence "expected ..." when it is wrong. Errors, the JSON Schema for editors and CONTRIBUTING.md's table
are all made from these.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from editorial.findings import Finding, did_you_mean


def field(description: str, example, expected: str, default=..., **limits):
    """A pydantic field that knows how to explain itself."""
    extra = {"expected": expected}
    return Field(default, description=description, examples=[example], json_schema_extra=extra, **limits)


def _moment(text: str) -> str:
    """Keep a date or a date with time as it was typed, once it is known to be one (ISO 8601)."""
    datetime.fromisoformat(text)
    return text


Moment = Annotated[str, AfterValidator(_moment)]
Text = Annotated[str, Field(min_length=1)]


class Strict(BaseModel):
    """A record that refuses fields it does not know, so that a slip of the pen is seen."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Review(Strict):
    """A clinician's review. Leave the whole block out until there has been one."""

    reviewed_by: Text = field(
        "Who reviewed it: an id from content/data/people.yaml.", "jane-doe", "an id from content/data/people.yaml"
    )
    reviewed_on: date = field("The day of the review.", "2026-11-23", "a date like 2026-11-23")
    next_due: date = field("The day by which it must be reviewed again.", "2027-11-23", "a date like 2027-11-23")


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
        "The page's name in its address. Never change it once published.",
        "how-we-write",
        "small letters, digits and single hyphens, like back-pain-basics",
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


class Article(Page):
    """The front matter of an article in `content/articles/`."""

    date: Moment = field(
        "The day of publication. A day to come keeps the article off the public site until then.",
        "2026-11-23",
        "a date like 2026-11-23",
    )
    category: Text = field("The one topic it belongs to.", "Back pain", "the name of one topic")
    tags: list[Text] = field(
        "Other words that a reader may look for.", ["PRP", "Stem cells"], "a list of words", default=[]
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
        "The clinician's review. Leave it out until there has been one.",
        {"reviewed_by": "jane-doe", "reviewed_on": "2026-11-23", "next_due": "2027-11-23"},
        "reviewed_by, reviewed_on and next_due, or no `review:` at all",
        default=None,
    )
    cover: Text | None = field(
        "A picture for links shared elsewhere: a PNG or JPEG in content/figures/.",
        "figures/lumbar-spine.png",
        "the path of a picture, like figures/lumbar-spine.png",
        default=None,
        pattern=r"^figures/[\w./-]+\.(png|jpe?g)$",
    )

    @model_validator(mode="after")
    def _in_order(self):
        """A change cannot come before the publication; both dates sort as text up to the day."""
        if self.modified and self.modified[:10] < self.date[:10]:
            raise ValueError(f"modified: expected {self.date[:10]} or later, found {self.modified[:10]}")
        return self


def validate(
    model: type[Strict], values: dict, lines: dict, path, at: tuple = ()
) -> tuple[Strict | None, list[Finding]]:
    """Make a record of `values`, or say all that is wrong with them.

    `lines` gives the line of each place (see `yamlfile.parse`), `at` the place of `values` in the file.
    Returns the record, or None, and the findings.
    """
    values = (
        {name: value for name, value in values.items() if value is not None} if isinstance(values, dict) else values
    )
    try:
        return model.model_validate(values), []
    except ValidationError as error:
        return None, [_finding(model, problem, lines, path, at) for problem in error.errors()]


def _finding(model, problem: dict, lines: dict, path, at: tuple) -> Finding:
    """One pydantic error as a finding."""
    place = tuple(step for step in problem["loc"] if isinstance(step, int) or not step.startswith("function-"))
    line = next(lines[(*at, *place[:n])] for n in range(len(place), -1, -1) if (*at, *place[:n]) in lines)
    name = ".".join(str(step + 1) if isinstance(step, int) else step for step in place)
    kind, value = problem["type"], problem["input"]
    if kind == "value_error" and not place:  # from a check over several fields, already a sentence
        name, sentence = str(problem["ctx"]["error"]).split(": ", 1)
        return Finding(path, lines.get((*at, name), line), name, sentence + ".")
    owner, info = _describe(model, place)
    if kind == "extra_forbidden":
        return Finding(path, line, name, f"is not a field; {did_you_mean(str(place[-1]), owner.model_fields)}")
    if kind == "missing":
        example = info.examples[0] if info.examples else "..."
        shown = example if isinstance(example, str) else "\n".join(f"  - {item}" for item in example)
        hint = (
            f"`{place[-1]}: {shown}`"
            if isinstance(example, str)
            else f"`{place[-1]}:` with lines such as `- {_first(example)}`"
        )
        return Finding(path, line, name, f"is missing. Add {hint}.")
    found = (
        "nothing"
        if value is None
        else "a list"
        if isinstance(value, list)
        else "a group of fields"
        if isinstance(value, dict)
        else f'"{value}"'
    )
    if isinstance(value, str) and "_too_long" in kind:
        found += f" ({len(value)} characters)"
    if isinstance(value, list) and ("_too_short" in kind or "_too_long" in kind):
        found = f"{len(value)}"
    hint = ""
    if kind == "literal_error":
        options = problem["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        near = did_you_mean(str(value), options)
        hint = f"; {near}" if near.startswith("did") else ""
    return Finding(
        path,
        line,
        name,
        f"expected {(info.json_schema_extra or {}).get('expected', info.description)}, found {found}{hint}",
    )


def _first(example):
    return next(iter(example))


def _describe(model, place: tuple):
    """The model and the field that a place such as ("review", "next_due") or ("tags", 0) leads to."""
    owner, info = model, None
    for step in place:
        if isinstance(step, int):
            continue
        info = owner.model_fields.get(step)
        if info is None:
            break
        inner = [kind for kind in getattr(info.annotation, "__args__", (info.annotation,)) if isinstance(kind, type)]
        if step != place[-1] and inner and issubclass(inner[0], BaseModel):
            owner = inner[0]
    return owner, info
