"""How findings are told: as text for people, and as annotations of a GitHub workflow.

On a terminal sits somebody who can mend one thing at a time: what stops the build comes first, of that what this
writer has changed last, the same fault once with its count, and no more than a screen of it. Elsewhere, as in CI, all is
told in the order of the files, a line each.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.text import Text

from editorial.findings import ContentError, Finding
from editorial.model import history
from editorial.model.textfile import read_text
from editorial.rules.registry import RULES

LEVELS = {"error": "red", "warning": "yellow"}
# A line that is longer is shown from a little before its place.
WIDEST, BEFORE = 96, 40
# Of one step GitHub shows so many of each level (github.com/actions/toolkit, docs/problem-matchers.md, "Limitations").
SHOWN = 10
# Rows of a screen that are left for what follows the findings, and places that are named where one fault stands besides.
BELOW, PLACES = 4, 6


def text(findings: Sequence[Finding], root: Path, whole: bool = False, file: TextIO | None = None) -> None:
    """Print each finding on a line of `file` (standard output if left out).

    On a terminal with the line that it means below, and the place marked, and no more than a screen, unless the `whole`
    is asked for. Paths of findings are counted from the folder `root`. Color is rich's: on a terminal, unless NO_COLOR
    is set.
    """
    console = Console(file=file or sys.stdout, highlight=False, soft_wrap=True)
    if not console.is_terminal:
        for finding in findings:
            console.print(_line(finding))
        return
    left, faults = console.height - BELOW, _faults(findings, root)
    for number, (finding, *others) in enumerate(faults):
        lines = [_line(finding).append(_and_more(finding, others, whole))]
        if row := _row(finding, root):
            shown, column = row
            lines += [Text(f"    {line}", style="dim") for line in (shown, f"{' ' * column}^")]
        left -= sum(-(-len(line) // console.width) for line in lines)
        if left < 0 and number and not whole:
            hidden = sum(map(len, faults[number:]))
            console.print(f"… and {hidden} more. All of them: make check ALL=1")
            return
        for line in lines:
            console.print(line)


def _line(finding: Finding) -> Text:
    line = Text(str(finding))
    line.highlight_words([f"{finding.rule} {finding.level}"], LEVELS[finding.level])
    return line


def _faults(findings: Sequence[Finding], root: Path) -> list[list[Finding]]:
    """The findings in the order in which to mend them, those that say the same together."""
    root = root.resolve()
    touched = history.in_work(root / findings[0].path.parts[0]) if findings else {}
    same: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=lambda one: (one.level, -touched.get(root / one.path, 0))):
        same[finding.rule, finding.level, finding.message].append(finding)
    return list(same.values())


def _and_more(finding: Finding, others: Sequence[Finding], whole: bool) -> str:
    """Where the same fault stands besides: its lines in the same file, and a few of the other files unless the `whole`
    is asked for.
    """
    if not others:
        return ""
    own = list(dict.fromkeys(str(other.place.line) for other in others if other.path == finding.path))
    places = [f"line{'s' * (len(own) > 1)} {', '.join(own)}"] if own else []
    places += [f"{other.path.as_posix()}:{other.place.line}" for other in others if other.path != finding.path]
    more = ", …" if len(places) > PLACES and not whole else ""
    return f" (and {len(others)} more like it: {', '.join(places[: None if whole else PLACES])}{more})"


def _row(finding: Finding, root: Path) -> tuple[str, int] | None:
    """The line that a finding means, cut to what can be taken in, and the column of its place there, from 0."""
    try:
        row = read_text(root / finding.path, finding.path).split("\n")[finding.place.line - 1]
    except (ContentError, IndexError):
        return None
    column = min(finding.place.column - 1, len(row))
    begin = max(0, column - BEFORE) if len(row) > WIDEST else 0
    return row[begin : begin + WIDEST].replace("\t", " "), column - begin


def github(findings: Iterable[Finding], touched: Collection[str]) -> str:
    """Annotations of a GitHub workflow, one a line (docs.github.com, "Workflow commands"), first those of the files that
    were `touched`, by their paths. What GitHub would not show beside its line is told below, as text.
    """
    rows, left, shown = [], [], Counter[str]()
    for finding in sorted(findings, key=lambda one: one.path.as_posix() not in touched):
        shown[finding.level] += 1
        if shown[finding.level] > SHOWN:
            left.append(str(finding))
        else:
            rows.append(_annotation(finding))
    if left:
        rows.append(
            f"::notice::GitHub shows {SHOWN} errors and {SHOWN} warnings of a step; {len(left)} more stand in its log."
        )
    return "\n".join(rows + left)


def _annotation(finding: Finding) -> str:
    title = f"{finding.rule}: {RULES[finding.rule].title}"
    return (
        f"::{finding.level} file={_escaped(finding.path.as_posix(), ',:')},line={finding.place.line},"
        f"col={finding.place.column},title={_escaped(title, ',:')}::{_escaped(finding.message)}"
    )


def _escaped(text: str, also: str = "") -> str:
    """Text as a workflow command takes it: %, line ends and the characters in `also` as %XX."""
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{also}" else sign for sign in text)
