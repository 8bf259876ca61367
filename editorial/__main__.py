"""The writers' desk: say what to mend, write the editors' schemas, add a study."""

import argparse
import json
import sys
from pathlib import Path

from editorial import diff, reference, report
from editorial.check import KINDS, check
from editorial.findings import ContentError, did_you_mean
from editorial.rules import RULES, explained

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = Path(__file__).parent / "schema"
FORMATS = {"text": None, "github": report.github, "json": report.as_json, "sarif": report.sarif}


def schema_of(kind: str) -> str:
    """The JSON Schema of "articles" or "pages", as the text of its file."""
    schema = KINDS[kind].model_json_schema()
    return json.dumps(schema | {"$schema": "https://json-schema.org/draft/2020-12/schema"}, indent=2) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Run the command. Exit 0: nothing to mend, 1: findings, 2: misuse."""
    parser = argparse.ArgumentParser(prog="python -m editorial", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="say what to mend in content/")
    checking.add_argument("files", nargs="*", type=Path, metavar="FILE", help="only these files; else all")
    checking.add_argument("--format", choices=FORMATS, default="text", help="for people, GitHub, or editors")
    checking.add_argument(
        "--explain", metavar="R38", help="print a rule: why, how to mend it, an example of both kinds"
    )
    commands.add_parser("schema", help="write the JSON Schemas that editors read")
    study = commands.add_parser("reference", help="add a study to references.yaml").add_mutually_exclusive_group(
        required=True
    )
    study.add_argument("--pmid", metavar="39393844", help="by its PubMed number")
    study.add_argument("--doi", metavar="10.1136/...", help="by its DOI")
    differing = commands.add_parser("diff", help="show what reads differently since the last sign-off")
    differing.add_argument("--base", metavar="REVISION", default="origin/HEAD", help="the commit that work began from")
    chosen = parser.parse_args(arguments)
    return {"check": _check, "diff": _diff, "schema": _schema, "reference": _reference}[chosen.command](chosen)


def _check(chosen) -> int:
    if chosen.explain:
        return _explain(chosen.explain)
    content = ROOT / "content"
    for file in chosen.files:
        if not file.is_file() or not file.resolve().is_relative_to(content):
            print(f"{file} is no file in content/. Check the path", file=sys.stderr)
            return 2
    findings = check(content, chosen.files)
    errors = sum(finding.level == "error" for finding in findings)
    if chosen.format == "text":
        report.text(findings, ROOT)
        print(_summary(errors, len(findings) - errors))
    elif told := FORMATS[chosen.format](findings):
        print(told)
    return 1 if errors else 0


def _summary(errors: int, warnings: int) -> str:
    """The last line: how much there is to mend, and to look at again."""
    again = f"{warnings} to look at again." if warnings else ""
    return " ".join(filter(None, (f"{errors} to mend." if errors else "Nothing to mend.", again)))


def _explain(id: str) -> int:
    if id not in RULES:
        print(f'"{id}" is no rule; {did_you_mean(id, RULES)}', file=sys.stderr)
        return 2
    print(explained(RULES[id]))
    return 0


def _diff(chosen) -> int:
    folder = ROOT / "output-diff"
    try:
        print(diff.write(list(diff.changes(ROOT, chosen.base)), folder))
    except (diff.DiffError, ContentError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"The same stands in {folder.name}/index.html.", file=sys.stderr)
    return 0


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
