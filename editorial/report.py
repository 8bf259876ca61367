"""How findings are told: as text for people, and as annotations of a GitHub workflow."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from editorial.findings import ContentError, Finding
from editorial.model.textfile import read_text
from editorial.rules.registry import RULES

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
