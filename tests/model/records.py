"""Records made of the examples of their own fields."""

from pathlib import Path
from typing import Any

from pydantic import BaseModel

from editorial.model.reference import Reference
from editorial.model.study import Study
from editorial.model.validation import validate
from editorial.model.yamlfile import Yaml

HEADER = Path("content/articles/rest.md")


def example(model: type[BaseModel]) -> dict[str, Any]:
    """Each field of `model` with its own example; a reference's study has its fields' examples, too."""
    values = {name: field.examples[0] for name, field in model.model_fields.items() if field.examples}
    return values | ({"custom": example(Study)} if model is Reference else {})


def refused(model: type[BaseModel], **values: Any) -> list[str]:
    """What is said of a record that has these `values` in the place of its examples; none when it is right."""
    return [str(finding) for finding in validate(model, example(model) | values, Yaml(HEADER))[1]]
