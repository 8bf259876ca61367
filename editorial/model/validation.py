"""Hold what was typed against a record, and say in plain sentences all that is wrong with it.

Pydantic finds the mistakes; the words are made here from what each field says of itself (see `field`).
"""

import json
import re
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from editorial.findings import Finding, did_you_mean, shortened
from editorial.model.yamlfile import Steps, Yaml

Record = TypeVar("Record", bound=BaseModel)


def validate(model: type[Record], values: Any, yaml: Yaml, at: Steps = ()) -> tuple[Record | None, list[Finding]]:
    """Make a record of `values`, which stand in the file `yaml` at the place `at`, or say all that is wrong with them.

    Returns the record, or None, and the findings. Where the file is one of Python, they are said in its own way to write.
    """
    if isinstance(values, dict) and not _is_python(yaml):  # a field left empty is a field left out
        values = {name: value for name, value in values.items() if value is not None}
    try:
        return model.model_validate(values), []
    except ValidationError as error:
        return None, [_finding(model, problem, yaml, at) for problem in error.errors()]


def _is_python(yaml: Yaml) -> bool:
    return yaml.path.suffix == ".py"


def _finding(model: type[BaseModel], problem: ErrorDetails, yaml: Yaml, at: Steps) -> Finding:
    """One of pydantic's errors as a finding."""
    steps: Steps = problem["loc"]
    message = str(problem.get("ctx", {}).get("error", ""))
    if (
        problem["type"] == "value_error" and ": " in message
    ):  # from a check of ours: "field: sentence", or ": sentence" of the field itself
        path, message = message.split(": ", 1)
        steps = (*steps, *(int(step) - 1 if step.isdigit() else step for step in path.split(".") if step))
    else:
        message = ""
    where = yaml.at(*at, *steps)  # a field that is missing stands nowhere: the nearest thing around it does
    name = ".".join(str(step + 1) if isinstance(step, int) else step for step in steps) or "entry"
    if message:
        return Finding(yaml.path, where, name, message)
    owner, info = _describe(model, steps)
    if problem["type"] == "extra_forbidden":
        sentence = f"is not a field; {_right_name(str(steps[-1]), owner)}"
    elif problem["type"] == "missing" and info and _is_python(yaml):
        sentence = f"is missing. Add it: {_expected(info)}"
    elif problem["type"] == "missing" and info:
        below = f"`{steps[-1]}:` and below it {_expected(info)}"
        example = info.examples[0] if info.examples else ""
        line = f"a line such as `{steps[-1]}: {_typed(example)}`"
        sentence = f"is missing. Add {below if isinstance(example, dict) else line}"
    elif _is_python(yaml):
        sentence = f"expected {_expected(info) if info else 'another value'}, found {shortened(repr(problem['input']))}"
    elif isinstance(problem["input"], dict) and isinstance(steps[-1] if steps else None, int):
        sentence = "a colon splits this line in two. Put the line in double quotes"
    else:
        expected = _expected(info) if info else "a group of fields"
        sentence = f"expected {expected}, found {_found(problem)}{_hint(problem, expected)}"
    return Finding(yaml.path, where, name, sentence)


def _expected(info: FieldInfo) -> str:
    extra = info.json_schema_extra
    return str(extra["expected"]) if isinstance(extra, dict) else "another value"


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


def _right_name(name: str, model: type[BaseModel]) -> str:
    """The end of a sentence: what a field is called that a writer has called `name`."""
    fields = _fields(model)
    names = {field.casefold(): field for field in fields} | getattr(model, "OTHER_NAMES", {})
    known = names.get(name.casefold())
    return f'did you mean "{known}"?' if known else did_you_mean(name, fields)


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


def _typed(example: object) -> str:
    """An example as one would type it in YAML, on one line."""
    return example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)


def _found(problem: ErrorDetails) -> str:
    """What stood there, as a writer would name it."""
    value = problem["input"]
    if isinstance(value, str):
        return f'"{shortened(value)}"' + (f" ({len(value)} characters)" if "too_long" in problem["type"] else "")
    if isinstance(value, list):
        return str(len(value) or "none") if problem["type"] in ("too_short", "too_long") else "a list"
    if isinstance(value, dict):
        return "a group of fields"
    return "nothing" if value is None else repr(value)


def _hint(problem: ErrorDetails, expected: str) -> str:
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
