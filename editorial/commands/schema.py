"""`make schema`: write the JSON Schemas of headers, which editors read."""

import json
from argparse import ArgumentParser
from pathlib import Path

from editorial.commands.command import Call
from editorial.model.text import MODELS

HELP = "write the JSON Schemas that editors read"
FOLDER = Path(__file__).parent.parent / "schema"


def arguments(parser: ArgumentParser) -> None:
    """Nothing can be chosen."""


def run(call: Call) -> int:
    """Write a file for each kind of text."""
    FOLDER.mkdir(exist_ok=True)
    for kind in MODELS:
        (FOLDER / f"{kind}.json").write_text(schema_of(kind), encoding="utf-8")
    return 0


def schema_of(kind: str) -> str:
    """The JSON Schema of "articles" or "pages", as the text of its file."""
    schema = MODELS[kind].model_json_schema()
    return json.dumps(schema | {"$schema": "https://json-schema.org/draft/2020-12/schema"}, indent=2) + "\n"
