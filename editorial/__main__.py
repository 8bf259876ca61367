"""`python -m editorial check` says what to mend; `python -m editorial schema` writes the editors' schemas."""

import argparse
import json
import sys
from pathlib import Path

from editorial.check import KINDS, check

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = Path(__file__).parent / "schema"


def schema_of(kind: str) -> str:
    """The JSON Schema of "articles" or "pages", as the text of its file."""
    schema = KINDS[kind].model_json_schema()
    return json.dumps(schema | {"$schema": "https://json-schema.org/draft/2020-12/schema"}, indent=2) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Run the command. Exit 0: nothing to mend, 1: findings, 2: misuse."""
    parser = argparse.ArgumentParser(prog="python -m editorial", description=__doc__)
    parser.add_argument("command", choices=["check", "schema"])
    command = parser.parse_args(arguments).command
    if command == "schema":
        SCHEMAS.mkdir(exist_ok=True)
        for kind in KINDS:
            (SCHEMAS / f"{kind}.json").write_text(schema_of(kind), encoding="utf-8")
        return 0
    findings = check(ROOT / "content")
    print(*findings, sep="\n", end="\n" if findings else "", file=sys.stderr)
    print(f"{len(findings)} to mend." if findings else "Nothing to mend.")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
