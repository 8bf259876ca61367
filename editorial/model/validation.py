"""Hold what was typed against a record, and say in plain sentences all that is wrong with it.

Pydantic finds the mistakes; the words are made here from what each field says of itself (see `field`).
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, TypeVar, get_args
from urllib.parse import unquote

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from editorial.findings import Finding, did_you_mean, shortened
from editorial.model.field import example, expected, language_meant
from editorial.model.slug import slug_of
from editorial.model.yamlfile import Yaml
from editorial.model.yamlplaces import Steps, dotted

# What stands before a name, and behind it, and is no part of an id.
_WITHOUT_TITLES = re.compile(
    r"^\s*(?:By\s+)?(?:Dr|Prof)\b\.?|(?:^|\s*,\s*|\s+)(?:MD|DO|PhD|RN|NP|PA|DPT|M\.D\.)\s*$", re.IGNORECASE
)
# Other ways to type a day; what two of them read as two days, as 5/1/2026, is none (see `day_meant`).
DAYS = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%m/%d/%Y", "%d/%m/%Y", "%m.%d.%Y", "%d.%m.%Y")  # fmt: skip
# Signs that an office program makes of a hyphen.
DASH = re.compile("[\u2010-\u2014\u2212]")
Record = TypeVar("Record", bound=BaseModel)


def validate(model: type[Record], values: Any, yaml: Yaml, at: Steps = ()) -> tuple[Record | None, list[Finding]]:
    """Make a record of `values`, which stand in the file `yaml` at the place `at`, or say all that is wrong with them.

    Returns the record, or None, and the findings. Where the file is one of Python, they are said in its own way to write.
    """
    if isinstance(values, dict) and not _is_python(yaml):
        # A field left empty is a field left out, but for one that nobody knows, and for the status, which would publish.
        known = _fields(model).keys() - {"status"}
        values = {name: value for name, value in values.items() if value is not None or name not in known}
    try:
        return model.model_validate(values), []
    except ValidationError as error:
        return None, [_finding(model, problem, yaml, at) for problem in _one_a_slip(model, error.errors(), at)]


def _one_a_slip(model: type[BaseModel], problems: list[ErrorDetails], at: Steps) -> Iterator[ErrorDetails]:
    """Yield the errors but for those that follow from another: a field is missing since its name is misspelled, or all
    those of an item are, since it has none that is known.
    """
    extra = [problem["loc"] for problem in problems if problem["type"] == "extra_forbidden"]
    meant = {(*steps[:-1], _meant(str(steps[-1]), _owner(model, steps))) for steps in extra}
    missing = {problem["loc"][:-1]: problem for problem in problems if problem["type"] == "missing"}
    strange = {
        above
        for above, problem in missing.items()
        if isinstance((at + above or ("",))[-1], int) and all((*above, name) in extra for name in problem["input"])
    }
    for problem in problems:
        above = problem["loc"][:-1]
        if above in strange:
            if problem is missing[above]:
                yield {**problem, "type": "model_type", "loc": above}
        elif problem["type"] != "missing" or problem["loc"] not in meant:
            yield problem


def _is_python(yaml: Yaml) -> bool:
    return yaml.path.suffix == ".py"


def _finding(model: type[BaseModel], problem: ErrorDetails, yaml: Yaml, at: Steps) -> Finding:
    """One of pydantic's errors as a finding."""
    steps: Steps = problem["loc"]
    sentence, said = "", str(problem.get("ctx", {}).get("error", ""))
    if problem["type"] == "value_error" and ": " in said:  # of a check of ours: "field: sentence", or ": sentence"
        path, sentence = said.split(": ", 1)
        steps = (*steps, *(int(step) - 1 if step.isdigit() else step for step in path.split(".") if step))
    where = yaml.at(*at, *steps)  # a field that is missing stands nowhere: the nearest thing around it does
    name = dotted(steps) or "entry"
    return Finding(yaml.path, where, name, sentence or _sentence(model, problem, yaml, at))


def _sentence(model: type[BaseModel], problem: ErrorDetails, yaml: Yaml, at: Steps) -> str:
    """What was expected, and what was found instead."""
    steps: Steps = problem["loc"]
    info, typed = _describe(model, steps)[1], problem["input"]
    if problem["type"] == "extra_forbidden":
        return f"is not a field; {_right_name(str(steps[-1]), typed, _owner(model, steps))}"
    if problem["type"] == "missing" and info:
        return f"is missing. Add {_to_add(info, str(steps[-1]), yaml)}"
    if _is_python(yaml):
        return f"expected {expected(info) if info else 'another value'}, found {shortened(repr(typed))}"
    if problem["type"] == "model_type" and isinstance((at + steps or ("",))[-1], int):
        like = _pairs(_like(model, steps), "`", " and below it ")
        found = f'"{shortened(_pairs(typed))}"' if isinstance(typed, dict) else _found(problem)
        return f"expected {like}{'' if steps else ', as in the other entries'}, found {found}"
    if isinstance(typed, dict) and isinstance(steps[-1] if steps else None, int):
        if None in typed.values():
            return f"a colon stands at the end. Take it out: - {next(iter(typed))}"
        if info and "ids" in expected(info) and len(typed) == 1:
            return f"expected an id and no more: - {next(iter(typed.values()))}"
        return f'a colon splits this line in two. Put it in quotes: - "{_pairs(typed)}"'
    wanted = expected(info) if info else "a group of fields"
    return f"expected {wanted}, found {_found(problem)}{_hint(problem, wanted, info)}"


def _to_add(info: FieldInfo, name: str, yaml: Yaml) -> str:
    """A field that is missing, as it should be typed."""
    if _is_python(yaml):
        return f"it: {expected(info)}"
    if isinstance(example(info), dict):
        return f"`{name}:` and below it {expected(info)}"
    return f"a line such as `{name}: {_typed(example(info))}`"


def _describe(model: type[BaseModel], steps: Steps) -> tuple[type[BaseModel], FieldInfo | None]:
    """The model, and the field of it, that steps such as ("review", "next_due") or ("tags", 0) lead to."""
    owner, info = model, None
    for step in steps:
        if isinstance(step, str):
            inner: list[Any] = [kind for kind in _kinds(info) if issubclass(kind, BaseModel)] if info else []
            owner = inner[0] if inner else owner
            info = _fields(owner).get(step) or info
    return owner, info


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model under the names that a writer types."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _owner(model: type[BaseModel], steps: Steps) -> type[BaseModel]:
    """The model whose field the last of the steps names."""
    return _describe(model, (*steps[:-1], ""))[0]


def _meant(name: str, model: type[BaseModel]) -> str:
    """What a field is called that a writer has called `name`; empty where nobody can tell."""
    fields = _fields(model)
    names = {field.casefold(): field for field in fields}
    names |= {other: field for field, others in getattr(model, "OTHER_NAMES", {}).items() for other in others}
    return names.get(name.casefold()) or next(iter(get_close_matches(name, fields, n=1, cutoff=0.65)), "")


def _right_name(name: str, value: object, model: type[BaseModel]) -> str:
    """The end of a sentence: what a field is called that a writer has called `name`, and how to type `value` there."""
    known = _meant(name, model)
    info = _fields(model).get(known)
    if known == "review":
        return "a review is recorded by `make signoff`. Take this line out"
    states = getattr(model, "STATES", {}).get(name.casefold())
    if states and str(value).casefold() in ("true", "yes", "on", "false", "no", "off"):
        return f"write `status: {states[str(value).casefold() in ('false', 'no', 'off')]}`"
    if info and isinstance(value, str) and isinstance(example(info), list | dict):
        listed = isinstance(example(info), list) and str in _kinds(info)
        own = _ids(value, info)
        where = ", if that is the id in content/data/people.yaml" if "ids" in expected(info) else ""
        return f'did you mean "{known}"? Write `{known}: {f"[{own}]" if listed else _typed(example(info))}`{where}'
    return f'did you mean "{known}"?' if known else f"{did_you_mean('', _fields(model))}, or take the line out"


def _ids(value: str, info: FieldInfo) -> str:
    """What was typed for names of a list, or the ids that stand for these names in content/data/people.yaml."""
    if "ids" not in expected(info):
        return value
    names = [bare for name in re.split(r",|;|&| and ", value) if (bare := slug_of(_WITHOUT_TITLES.sub("", name)))]
    return ", ".join(names) or value


def _like(model: type[BaseModel], steps: Steps) -> dict[str, object]:
    """The first fields of an entry, those that it needs, with their examples."""
    fields = _fields(_owner(model, (*steps, "")))
    needed = [name for name, info in fields.items() if info.is_required()] or list(fields)
    return {name: example(fields[name]) for name in needed[:2]}


def _pairs(values: dict[str, Any], mark: str = "", between: str = ", ") -> str:
    """Fields as they are typed, each between two marks."""
    return between.join(f"{mark}{name}: {_typed(value)}{mark}" for name, value in values.items())


def _kinds(info: FieldInfo) -> list[type]:
    """The types that a field takes, looking into lists and alternatives."""
    waiting: list[Any] = [info.annotation]
    kinds = []
    while waiting:
        kind = waiting.pop()
        waiting += get_args(kind)
        if isinstance(kind, type) and not get_args(kind):
            kinds.append(kind)
    return kinds


def _typed(value: object) -> str:
    """A value as one would type it in YAML, on one line."""
    if isinstance(value, dict):
        return f"{{{_pairs(value)}}}"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _found(problem: ErrorDetails) -> str:
    """What stood there, as a writer would name it."""
    value = problem["input"]
    if isinstance(value, str):
        return f'"{shortened(value)}"' + (f" ({len(value)} characters)" if "too_long" in problem["type"] else "")
    if isinstance(value, list):
        if value and all(str(one).isdecimal() for one in value):  # a day: its parts, not how many
            return f"[{', '.join(map(str, value))}]"
        return str(len(value) or "none") if problem["type"] in ("too_short", "too_long") else "a list"
    if isinstance(value, dict):
        return "a group of fields"
    return "nothing" if value is None else repr(value)


def day_meant(typed: str) -> date | None:
    """The day that was typed in another way; None where nobody can tell, as of 5/1/2026."""
    days = set()
    for shape in DAYS:
        with suppress(ValueError):
            days.add(datetime.strptime(typed, shape).date())
    return next(iter(days)) if len(days) == 1 else None


def _hint(problem: ErrorDetails, wanted: str, info: FieldInfo | None) -> str:
    """The end of the sentence, where more can be said."""
    value = problem["input"]
    if isinstance(value, list) and "[[" in wanted and value and not any(isinstance(one, list) for one in value):
        return f"; write [[{', '.join(map(str, value))}]]"
    if not isinstance(value, str):
        return ""
    if problem["type"] == "list_type" and "`" not in wanted and info:
        listed = example(info)
        first = listed[0] if isinstance(listed, list) else listed
        own = _ids(re.split(r"\n|[,;|]|\s+(?:[*•–—]|\d+[.)])\s", value)[0].strip("[]/ *•–—·-"), info)
        return f"; write each on a line of its own, like `  - {_typed(first) if isinstance(first, dict) else own}`"
    if value[:1] in ("“", "”", "‘", "’"):
        return f"; take the curly quotes away: {value.strip('“”‘’')}"
    plain = DASH.sub("-", unicodedata.normalize("NFKC", value))
    if not value.isascii() and re.fullmatch(r"[\w-]+", plain, re.ASCII):  # as a date or an address is
        return f"; some of its signs only look right. Retype it: {plain}"
    if "a date" in wanted and re.fullmatch(r"(19|2\d)\d\d-\d\d-\d\d", value, re.ASCII):
        return "; there is no such day"
    if "a date" in wanted and (day := day_meant(value)) and 1900 <= day.year < 3000:
        return f"; write {day}"
    if "a language code" in wanted and (code := language_meant(value)):
        return f"; write {code}"
    if "a DOI" in wanted and (doi := re.search(r"10\.\d{4,9}/[!#$&-~]*[A-Za-z0-9]", unquote(plain))):
        return f"; write {doi[0]}"
    central = "PMC" in wanted
    number = re.fullmatch(r"\D*0*([1-9]\d*)(?:\.\d+)?\W*", plain) if "a number like" in wanted else None
    if number and (central or "PMC" not in plain):  # a number of PubMed Central is none of PubMed
        return f"; write {'PMC' if central else ''}{number[1]}"
    if problem["type"] == "literal_error":
        seen = "".join(sign for sign in value if sign.isprintable()).strip()
        if seen != value and re.search(f"'{re.escape(seen)}'", problem["ctx"]["expected"]):
            return f"; a character that nobody sees stands beside it. Retype the line: {seen}"
        near = did_you_mean(value, re.findall(r"'([^']+)'", problem["ctx"]["expected"]))
        return f"; {near}" if near.startswith("did") else ""
    return ""
