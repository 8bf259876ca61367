"""Hold what was typed against a record, and say in plain sentences all that is wrong with it.

Takes a record (a model from `editorial.record` or `editorial.data`), the values of a file and their places;
adds findings. Pydantic finds the mistakes; the words are made here from what each field says of itself.
"""

import json
import re
from typing import get_args

from pydantic import BaseModel, ValidationError

from editorial.findings import Finding, did_you_mean
from editorial.model.record import Strict

# A value is shown up to here, so that a sentence stays one.
LONGEST_SHOWN = 60


def validate(model: type[Strict], values, places: dict, path, at: tuple = ()) -> tuple[Strict | None, list[Finding]]:
    """Make a record of `values`, or say all that is wrong with them.

    `places` says where each value stands in the file `path` (see `yamlfile.parse`); `at` is the place of
    `values`. Returns the record, or None, and the findings.
    """
    if isinstance(values, dict):  # a field left empty is a field left out
        values = {name: value for name, value in values.items() if value is not None}
    try:
        return model.model_validate(values), []
    except ValidationError as error:
        return None, [_finding(model, problem, places, path, at) for problem in error.errors()]


def _finding(model, problem: dict, places: dict, path, at: tuple) -> Finding:
    """One of pydantic's errors as a finding."""
    place = problem["loc"]
    said = str(problem.get("ctx", {}).get("error", ""))
    if problem["type"] == "value_error" and ": " in said:  # from a check over several fields: "field: sentence"
        steps, said = said.split(": ", 1)
        place = (*place, *(int(step) - 1 if step.isdigit() else step for step in steps.split(".")))
    else:
        said = ""
    # A field that is missing stands nowhere: the nearest thing around it does.
    where = next(places[(*at, *place[:n])] for n in range(len(place), -1, -1) if (*at, *place[:n]) in places)
    name = ".".join(str(step + 1) if isinstance(step, int) else step for step in place) or "entry"
    if said:
        return Finding(path, where, name, said)
    owner, info = _describe(model, place)
    if problem["type"] == "extra_forbidden":
        sentence = f"is not a field; {did_you_mean(str(place[-1]), owner.model_fields)}"
    elif problem["type"] == "missing":
        example = info.examples[0]
        below = f"`{place[-1]}:` and below it {info.json_schema_extra['expected']}"
        sentence = f"is missing. Add {below if isinstance(example, dict) else f'a line such as `{place[-1]}: {_typed(example)}`'}"
    elif isinstance(problem["input"], dict) and isinstance(place[-1] if place else None, int):
        sentence = "a colon splits this line in two. Put the line in double quotes"
    else:
        expected = info.json_schema_extra["expected"] if info else "a group of fields"
        sentence = f"expected {expected}, found {_found(problem)}{_hint(problem, expected)}"
    return Finding(path, where, name, sentence)


def _describe(model, place: tuple):
    """The model, and the field of it, that a place such as ("review", "next_due") or ("tags", 0) leads to."""
    owner, info = model, None
    for step in place:
        if isinstance(step, str):
            inner = [kind for kind in _kinds(info) if issubclass(kind, BaseModel)] if info else []
            owner = inner[0] if inner else owner
            info = owner.model_fields.get(step) or info
    return owner, info


def _kinds(info) -> list[type]:
    """The types that a field takes, looking into lists and alternatives."""
    waiting, kinds = [info.annotation], []
    while waiting:
        kind = waiting.pop()
        waiting += get_args(kind)
        if isinstance(kind, type) and not get_args(kind):
            kinds.append(kind)
    return kinds


def _typed(example) -> str:
    """An example as one would type it in YAML, on one line."""
    return example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)


def shortened(text: str) -> str:
    """A text as a sentence can show it."""
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN].rstrip() + "…"


def _found(problem: dict) -> str:
    """What stood there, as a writer would name it."""
    value = problem["input"]
    if isinstance(value, str):
        return f'"{shortened(value)}"' + (f" ({len(value)} characters)" if "too_long" in problem["type"] else "")
    if isinstance(value, list):
        return str(len(value) or "none") if problem["type"] in ("too_short", "too_long") else "a list"
    return "a group of fields" if isinstance(value, dict) else "nothing"


def _hint(problem: dict, expected: str) -> str:
    """The end of the sentence, where more can be said."""
    value = problem["input"]
    if not isinstance(value, str):
        return ""
    if problem["type"] == "list_type" and "`" not in expected:
        return f"; write each on a line of its own, like `  - {value.split(',')[0].strip()}`"
    if "a date" in expected and re.fullmatch(r"(19|2\d)\d\d-\d\d-\d\d", value, re.ASCII):
        return "; there is no such day"
    if problem["type"] == "literal_error":
        near = did_you_mean(value, re.findall(r"'([^']+)'", problem["ctx"]["expected"]))
        return f"; {near}" if near.startswith("did") else ""
    return ""
