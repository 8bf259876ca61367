"""The fields of a header as a form: what each is called, what it means, how it is filled in, and what may be chosen.

All of it comes from the records of `editorial.model` and from what the site holds; nothing is listed a second time.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from editorial.model.article import Article, KeyPoint
from editorial.model.field import example, expected
from editorial.model.picture import FORMATS
from editorial.model.reference import Reference
from editorial.model.site import Site
from editorial.model.text import MODELS, Text
from editorial.model.yamlfile import lines_of

# How a field is filled in: a line, a longer text, one of several, some of several, a day, yes or no, a line for each of
# several, the points of "In short", or not here. Where a line has choices, they are suggestions.
Kind = Literal["line", "paragraph", "choice", "choices", "date", "flag", "lines", "points", "other"]
SCHEMA, POINT = Article.model_json_schema(), f"#/$defs/{KeyPoint.__name__}"
# How the example of a day, or of a moment, begins.
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Letters. What may be longer than this takes more than a line.
LINE = 100
# The fields that hold what the site has, and nothing else.
LISTED = {"authors", "cover"}
# What else may be typed for true.
BOOL = TypeAdapter(bool)


@dataclass(frozen=True)
class Shape:
    """How a field is filled in, and how many letters it may have."""

    kind: Kind
    longest: int | None


def _shape(name: str, info: FieldInfo) -> Shape:
    about = _schema(name)
    longest = about.get("maxLength")
    match about:
        case {"items": {"$ref": point}} if point == POINT:
            return Shape("points", None)
        case {"$ref": _} | {"items": {"$ref": _}}:
            return Shape("other", None)
        case {"type": "array"}:
            return Shape("choices" if name in LISTED else "lines", None)
        case {"type": "boolean"}:
            return Shape("flag", None)
    if "enum" in about or name in LISTED:
        return Shape("choice", longest)
    if DAY.match(example(info)):
        return Shape("date", None)
    return Shape("line" if "pattern" in about or (longest or LINE + 1) <= LINE else "paragraph", longest)


def _schema(name: str) -> dict[str, Any]:
    """What a field may be in the words of JSON Schema, but for that it may be left out."""
    about = SCHEMA["properties"][name]
    return about.get("anyOf", [about])[0]


# Every field that a header may have; those of a page are among them.
SHAPES = {name: _shape(name, info) for name, info in Article.model_fields.items()}


def shown(name: str, raw: Any) -> Any:
    """The value of the field `name` as the form has it, from what stands in the header; None for nothing."""
    kind = SHAPES[name].kind
    if raw is None or kind == "other":
        return raw
    if kind == "flag":
        try:
            return BOOL.validate_python(raw)
        except ValidationError:
            return raw
    if kind in ("choices", "lines"):
        return raw if isinstance(raw, list) else [raw]
    if kind == "points":
        return [_point(one) for one in (raw if isinstance(raw, list) else [raw])]
    return raw.strip() if isinstance(raw, str) else raw


def _point(raw: Any) -> Any:
    """A key point, whichever of both ways it was typed in."""
    if isinstance(raw, str):
        return {"point": raw, "note": None}
    if isinstance(raw, dict) and raw.keys() <= {"point", "note"}:
        return {"point": raw.get("point"), "note": raw.get("note")}
    return raw


def typed(name: str, value: Any) -> Any:
    """What to type in the header for a `value` of the form. ValueError where it is none of that field."""
    kind = SHAPES[name].kind
    if value is None or (kind == "flag" and value is False):
        return None
    if kind == "flag" and value is True:
        return "true"
    if kind in ("line", "paragraph", "choice", "date") and isinstance(value, str):
        return " ".join(value.split())
    if kind in ("choices", "lines") and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return [one for one in (" ".join(one.split()) for one in value) if one]
    if kind == "points" and isinstance(value, list):
        return [typed for one in value if (typed := _typed_point(one))]
    raise ValueError(name)


def _typed_point(value: Any) -> Any:
    """A point as its words alone where it sums up no note; what the form does not show of it stays."""
    if not isinstance(value, dict) or not all(isinstance(one, str | None) for one in value.values()):
        return value
    words = {name: " ".join(one.split()) for name, one in value.items() if one and one.strip()}
    return words["point"] if words.keys() == {"point"} else words


def form(site: Site, texts: list[Text], kind: str) -> dict[str, Any]:
    """The form of one of the "articles" or "pages": its fields, the studies that it may cite, how sure one can be, who may review."""
    people = site.people.records.items()
    return {
        "fields": [_field(name, info, site, texts) for name, info in MODELS[kind].model_fields.items()],
        "references": [_reference(key, one) for key, one in site.references.records.items()],
        "certainty": [{"value": one.level, "label": one.words} for one in site.certainty.records.values()],
        "people": [{"value": id, "label": one.name} for id, one in people if one.kind != "organization"],
    }


def _field(name: str, info: FieldInfo, site: Site, texts: list[Text]) -> dict[str, Any]:
    shape = SHAPES[name]
    choices = [{"value": value, "label": label} for value, label in _choices(name, site, texts)]
    return {
        "name": name,
        "label": info.title or name.replace("_", " ").capitalize(),
        "help": f"{info.description} Expected: {expected(info)}.",
        "kind": shape.kind,
        "longest": shape.longest,
        "required": info.is_required(),
        "choices": choices or ([] if shape.kind in ("choice", "choices") else None),
        "example": _example(name, info) if shape.kind == "other" else None,
    }


def _example(name: str, info: FieldInfo) -> str | None:
    """How a list is typed in the header that only the text shows; no command writes that."""
    [example] = info.examples or [None]
    return "\n".join(lines_of({name: example})) if isinstance(example, list) else None


def _choices(name: str, site: Site, texts: list[Text]) -> Iterator[tuple[str, str]]:
    """Yield what may be chosen for a field, and how it is shown; of topics and tags, what most articles have comes first."""
    match name:
        case "category":
            named = Counter(text.header.text(name) for text in texts)
            yield from ((word, word) for word, _ in named.most_common() if word)
        case "tags":
            tags = Counter(tag for text in texts for tag in text.header.items(name) if isinstance(tag, str))
            yield from ((word, word) for word, _ in tags.most_common())
        case "authors":
            yield from ((id, person.name) for id, person in site.people.records.items())
        case "cover":
            named_so = {*FORMATS} - {".webp", ".avif"}
            pictures = (file for file in site.files.openable if file.suffix in named_so)
            shown = sorted(file.relative_to(site.content).as_posix() for file in pictures)
            yield from ((path, path) for path in shown if path.startswith("figures/"))
        case _:
            yield from ((value, value.capitalize()) for value in _schema(name).get("enum", ()))


def _reference(key: str, study: Reference) -> dict[str, str]:
    """A study as one looks for it: who, when, what; and where it stood, of which kind it is."""
    first = study.author[0] if study.author else None
    year = study.issued.parts[0][0] if study.issued else None
    who = " ".join(str(part) for part in (first and (first.family or first.literal), year) if part)
    where = getattr(study, "container_title", None)
    return {
        "key": key,
        "label": f"{who}. {study.title}" if who else study.title,
        "detail": ", ".join(part for part in (where, study.custom.design) if part),
    }
