"""The writers' desk: say what to mend, write the editors' schemas, add a study."""

import argparse
import json
import sys
from pathlib import Path

from editorial import reference
from editorial.check import KINDS, check
from editorial.findings import ContentError

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = Path(__file__).parent / "schema"


def schema_of(kind: str) -> str:
    """The JSON Schema of "articles" or "pages", as the text of its file."""
    schema = KINDS[kind].model_json_schema()
    return json.dumps(schema | {"$schema": "https://json-schema.org/draft/2020-12/schema"}, indent=2) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Run the command. Exit 0: nothing to mend, 1: findings, 2: misuse."""
    parser = argparse.ArgumentParser(prog="python -m editorial", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="say what to mend in content/")
    commands.add_parser("schema", help="write the JSON Schemas that editors read")
    study = commands.add_parser("reference", help="add a study to references.yaml").add_mutually_exclusive_group(
        required=True
    )
    study.add_argument("--pmid", metavar="39393844", help="by its PubMed number")
    study.add_argument("--doi", metavar="10.1136/...", help="by its DOI")
    chosen = parser.parse_args(arguments)
    return {"check": _check, "schema": _schema, "reference": _reference}[chosen.command](chosen)


def _check(_) -> int:
    findings = check(ROOT / "content")
    print(*findings, sep="\n", end="\n" if findings else "", file=sys.stderr)
    errors = sum(finding.level == "error" for finding in findings)
    print(f"{errors} to mend." if errors else "Nothing to mend.")
    return 1 if errors else 0


def _schema(_) -> int:
    SCHEMAS.mkdir(exist_ok=True)
    for kind in KINDS:
        (SCHEMAS / f"{kind}.json").write_text(schema_of(kind), encoding="utf-8")
    return 0


def _reference(chosen) -> int:
    kind, number = ("PMID", chosen.pmid) if chosen.pmid else ("DOI", chosen.doi)
    try:
        key = reference.add(ROOT / "content", kind, number)
    except (reference.StudyError, ContentError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Added {key} to content/data/references.yaml. Cite it as [@{key}].")
    print("Read the study and fill in its design and finding there; until then the site is not built.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
