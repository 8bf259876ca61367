"""Records that a clinician has read an article: the `review:` block in its header, with a signature over the text.

Only that block is written. Every other character of the file stays: the order of the fields, remarks, line ends.
"""

import re
from datetime import date
from pathlib import Path

import yaml

from editorial.check import check
from editorial.findings import ContentError, Finding, did_you_mean
from editorial.model import calendar as clock
from editorial.model import data, source, yamlfile
from editorial.model.record import Review
from editorial.model.source import Source
from editorial.rules import review

LINE = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")


class SignoffError(Exception):
    """Why nothing was recorded, as a sentence."""


def sign(root: Path, file: Path, by: str, role: str = "", next_due: str = "") -> Review:
    """Record in the article `file` of the content folder `root` that `by` has read it today.

    `by` is an id of people.yaml; `role` is needed where people.yaml has none for them; `next_due` (ISO 8601) is one
    year on when it is empty. Returns what was recorded. Raises SignoffError when there is nothing to sign or `by`
    may not sign it, ContentError when the article or a file that it stands on must be mended first.
    """
    path = file.resolve()
    if path.suffix != ".md" or not path.is_file() or not path.is_relative_to((root / "articles").resolve()):
        raise SignoffError(f'"{file}" is no article. Name a file in content/articles/, as FILE=content/articles/....md')
    name = Path(root.name) / path.relative_to(root.resolve())
    found = _findings(root, name)
    if found:
        raise ContentError(*found)
    data_of = {kind: data.load(root, kind) for kind in ("people", "references")}
    text = source.read(path, name)
    values = yamlfile.parse(text.header, name, first_line=2)[0]
    made = _record(by, role, next_due, values, data_of["people"])
    made.signed = review.signature(text, values, made, data_of["references"], root)
    before = path.read_bytes()
    path.write_bytes(_written(before.decode("utf-8"), made).encode("utf-8"))
    if not _holds(path, text, values, made):
        path.write_bytes(before)
        raise SignoffError(
            f"{name.as_posix()}: the review block is written in an unusual way. Take it out and sign again"
        )
    return made


def _findings(root: Path, name: Path) -> list[Finding]:
    """What must be mended before anybody signs: the errors of the article, but for those of an old review."""
    found = [finding for finding in check(root) if finding.path == name and finding.level == "error"]
    return [finding for finding in found if not finding.what.startswith("review")]


def _record(by: str, role: str, next_due: str, values: dict, people: dict) -> Review:
    """The record of a review of today, without its signature."""
    if not by:
        raise SignoffError("say who has read it: BY=jane-doe, an id from content/data/people.yaml")
    if by not in people:
        raise SignoffError(f'"{by}" is not in content/data/people.yaml; {did_you_mean(by, people)}')
    person, today = people[by], clock.today()
    if by in values["authors"]:
        raise SignoffError(f"{person.name} wrote this article, and nobody reviews their own. Ask somebody else")
    if person.kind == "organization":
        raise SignoffError(f"{person.name} is an organization. Name the person who has read it")
    if not (role or person.role):
        raise SignoffError(f'what {person.name} does is not known. Add ROLE="Physician", or a `role:` in people.yaml')
    try:
        day = date.fromisoformat(next_due) if next_due else _in_a_year(today)
    except ValueError:
        raise SignoffError(f'NEXT: expected a day like {_in_a_year(today)}, found "{next_due}"') from None
    if day <= today:
        raise SignoffError(f"NEXT: expected a day after {today}, found {day}")
    other = role if role != person.role else ""
    return Review(reviewed_by=by, role=other or None, reviewed_on=str(today), next_due=str(day))


def _in_a_year(day: date) -> date:
    """The same day of the next year; February 28 for a leap day."""
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _written(text: str, made: Review) -> str:
    """The file `text` with the record in its header: in the place of an old one, else as the last field."""
    rows = LINE.split(text)
    end = re.search(r"[\r\n]*$", rows[0])[0]
    close = next(number for number, row in enumerate(rows[1:], 1) if row.rstrip() == source.FENCE)
    header = "\n".join(row.rstrip("\r\n") for row in rows[1:close])
    fields = made.model_dump(exclude_none=True)
    old = [pair for pair in yaml.compose(header, Loader=yamlfile.Loader).value if pair[0].value == "review"]
    if not old:
        return "".join([*rows[:close], f"review:{end}", *_rows(fields, "  ", end), *rows[close:]])
    [(key, block)] = old
    first = 1 + key.start_mark.line
    if not isinstance(block, yaml.MappingNode) or block.flow_style:  # on one line, or without fields
        return "".join([*rows[:first], f"review:{end}", *_rows(fields, "  ", end), *rows[1 + _after(block) :]])
    indent, kept, place = " " * block.start_mark.column, rows[: first + 1], first + 1
    for name, value in block.value:
        kept += rows[place : 1 + name.start_mark.line]  # remarks above the field
        if name.value in fields:
            kept += _rows({name.value: fields.pop(name.value)}, indent, end)
        place = 1 + _after(value)
    return "".join([*kept, *_rows(fields, indent, end), *rows[place:]])


def _after(node: yaml.Node) -> int:
    """The row after a value, counted from 0 in the header."""
    return node.end_mark.line + (node.end_mark.column > 0)


def _rows(fields: dict, indent: str, end: str) -> list[str]:
    return [
        f"{indent}{name}: {yamlfile.scalar(value) if name == 'role' else value}{end}" for name, value in fields.items()
    ]


def _holds(path: Path, text: Source, values: dict, made: Review) -> bool:
    """Whether the file now says what it said, and the review that was made."""
    try:
        again = source.read(path, text.path)
        said, places = yamlfile.parse(again.header, text.path, first_line=2)
    except ContentError:
        return False
    same = again.body == text.body and said | {"review": None} == values | {"review": None}
    return same and review.record(said, places, text.path) == made
