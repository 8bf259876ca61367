"""How findings are told: as text for people, and in the forms that editors and services read."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import quote

from rich.console import Console
from rich.text import Text

from editorial.findings import ContentError, Finding
from editorial.model.source import read_text
from editorial.rules.registry import ROWS, RULES

LEVELS = {"error": "red", "warning": "yellow"}
# A line that is longer is shown from a little before its place.
WIDEST, BEFORE = 96, 40


def text(findings: Sequence[Finding], root: Path) -> None:
    """Print each finding on a line; on a terminal with the line that it means below, and the place marked.

    Paths of findings are counted from the folder `root`. Color is rich's: on a terminal, unless NO_COLOR is set.
    """
    console = Console(highlight=False, soft_wrap=True)
    for finding in findings:
        line = Text(str(finding))
        line.highlight_words([f"{finding.rule} {finding.level}"], LEVELS[finding.level])
        console.print(line)
        if console.is_terminal and (row := _row(finding, root)):
            shown, column = row
            console.print(Text(f"    {shown}\n    {' ' * column}^", style="dim"))


def _row(finding: Finding, root: Path) -> tuple[str, int] | None:
    """The line that a finding means, cut to what can be taken in, and the column of its place there, from 0."""
    try:
        row = read_text(root / finding.path, finding.path).split("\n")[finding.place.line - 1]
    except (ContentError, IndexError):
        return None
    column = min(finding.place.column - 1, len(row))
    begin = max(0, column - BEFORE) if len(row) > WIDEST else 0
    return row[begin : begin + WIDEST].replace("\t", " "), column - begin


def github(findings: Iterable[Finding]) -> str:
    """Annotations of a GitHub workflow, one a line (docs.github.com, "Workflow commands")."""
    return "\n".join(
        f"::{finding.level} file={_escaped(finding.path.as_posix(), ',:')},line={finding.place.line},"
        f"col={finding.place.column},title={_escaped(f'{finding.rule}: {RULES[finding.rule].title}', ',:')}"
        f"::{_escaped(finding.message)}"
        for finding in findings
    )


def _escaped(text: str, also: str = "") -> str:
    """Text as a workflow command takes it: %, line ends and the characters in `also` as %XX."""
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{also}" else sign for sign in text)


def as_json(findings: Iterable[Finding]) -> str:
    """A list of objects with path, line, column, rule, level and message."""
    rows = [
        {
            "path": finding.path.as_posix(),
            "line": finding.place.line,
            "column": finding.place.column,
            "rule": finding.rule,
            "level": finding.level,
            "message": finding.message,
        }
        for finding in findings
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)


def sarif(findings: Iterable[Finding]) -> str:
    """A log in the Static Analysis Results Interchange Format (OASIS, SARIF 2.1.0)."""
    rules = [
        {
            "id": rule.id,
            "shortDescription": {"text": rule.title},
            "fullDescription": {"text": rule.why},
            "help": {"text": rule.mend},
            "defaultConfiguration": {"level": rule.level},
        }
        for rule in ROWS
    ]
    results = [
        {
            "ruleId": finding.rule,
            "level": finding.level,
            "message": {"text": finding.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(finding.path.as_posix()), "uriBaseId": "%SRCROOT%"},
                        "region": {"startLine": finding.place.line, "startColumn": finding.place.column},
                    }
                }
            ],
        }
        for finding in findings
    ]
    log = {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": {"name": "editorial", "rules": rules}}, "results": results}],
    }
    return json.dumps(log, indent=2, ensure_ascii=False)
