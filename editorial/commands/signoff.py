"""`make signoff`: record that a clinician has read an article, in the `review:` block of its header, signed.

Only that block is written. Every other character of the file stays: the order of the fields, remarks, line ends.
"""

from argparse import ArgumentParser
from datetime import date, timedelta
from pathlib import Path

import yaml
from pydantic import ValidationError

from editorial.check import check
from editorial.commands.command import Call, CommandError, keep_clock
from editorial.commands.disk import write
from editorial.findings import ContentError, Finding
from editorial.markup.documents import Documents
from editorial.model import text as texts
from editorial.model.files import as_on_disk, near
from editorial.model.review import Review
from editorial.model.site import Site
from editorial.model.text import Text
from editorial.model.yamlfile import Loader, scalar
from editorial.rules.placeholders import unwritten
from editorial.rules.review import author_who_is, unknown, wrote
from editorial.rules.signature import signature

HELP = "record that a clinician has read an article"


def arguments(parser: ArgumentParser) -> None:
    """What can be chosen."""
    parser.add_argument("file", metavar="content/articles/....md", help="the article")
    parser.add_argument("--by", required=True, metavar="jane-doe", help="an id from content/data/people.yaml")
    parser.add_argument("--role", default="", metavar="Physician", help="where people.yaml says another or none")
    parser.add_argument("--next", default="", metavar="2027-11-23", help="the next review; a year on if left out")


def run(call: Call) -> int:
    """Record it, and say what was recorded."""
    chosen = call.chosen
    try:
        made = sign(call.documents, Path(chosen.file), chosen.by, chosen.role, chosen.next)
    except (CommandError, ContentError) as error:
        raise CommandError(f"{error}\nNothing was recorded.") from None
    person = call.site.people.records[made.reviewed_by]
    print(f"{chosen.file}: reviewed by {person.name}, {made.role or person.role} on {made.reviewed_on}.")
    print(
        f"The next review is due by {made.next_due}. Any change of the text voids this one; commit the file as it is."
    )
    return 0


def sign(documents: Documents, file: Path, by: str, role: str = "", next_due: str = "") -> Review:
    """Record in the article `file` that `by` has read it today.

    `by` is an id of people.yaml; `role` is needed where people.yaml has none for them; `next_due` (ISO 8601) is one
    year on when it is empty. Returns what was recorded. Raises CommandError when there is nothing to sign or `by`
    may not sign it, ContentError when the article or a file that it stands on must be mended first.
    """
    site, path = documents.site, as_on_disk(file).resolve()
    keep_clock(site)
    text = next((text for text in site.texts if text.file.resolve() == path and text.is_article), None)
    if text is None:
        raise CommandError(f'"{file}" is not an article. {near(file, site.content)}')
    if wrong := _findings(documents, text):
        raise ContentError(*wrong)
    made = _record(text, by, role, next_due, site)
    made.signed = signature(documents.of(text), made, site)
    signed = _written(path.read_bytes().decode("utf-8"), made).encode("utf-8")
    if not _holds(signed, text, made, site):
        raise CommandError(
            f"{text.path.as_posix()}: the review block is written in an unusual way. Take it out and sign again"
        )
    write(path, signed)
    return made


def _findings(documents: Documents, text: Text) -> list[Finding]:
    """What must be mended before anybody signs: the errors of the article, but for those of an old review."""
    findings = [*documents.site.people.findings, *documents.site.references.findings]
    findings += [finding for finding in check(documents) if finding.path == text.path and finding.level == "error"]
    return [finding for finding in findings if not finding.what.startswith("review")]


def _record(text: Text, by: str, role: str, next_due: str, site: Site) -> Review:
    """The record of a review of today, without its signature."""
    people = site.people.records
    if not by:
        raise CommandError("say who has read it: BY=jane-doe, an id from content/data/people.yaml")
    if (id := "-".join(by.lower().split())) in people:  # called by name
        by = id
    if by not in people:
        others = [id for id, one in people.items() if one.kind == "person" and not author_who_is(one, text, site)]
        raise CommandError(unknown(by, others))
    person, today, role = people[by], site.today, " ".join(role.split())
    if author := author_who_is(person, text, site):
        raise CommandError(f"{wrote(person, author)}, and nobody reviews their own. Ask somebody else")
    if person.kind == "organization":
        raise CommandError(f"{person.name} is an organization. Name the person who has read it")
    if not (role or person.role) or unwritten(role):
        raise CommandError(f'what {person.name} does is not known. Add ROLE="Physician", or a `role:` in people.yaml')
    try:
        day = date.fromisoformat(next_due) if next_due else _in_a_year(today)
    except ValueError:
        raise CommandError(f'NEXT: expected a day like {_in_a_year(today)}, found "{next_due}"') from None
    if not today < day <= today + timedelta(days=5 * 366):
        raise CommandError(f"NEXT: expected a day after {today}, in five years at most, found {day}")
    other = role if role != person.role else ""
    try:
        return Review(reviewed_by=by, role=other or None, reviewed_on=str(today), next_due=str(day))
    except ValidationError as error:  # the days are sound
        raise CommandError(f"ROLE{error.errors()[0]['ctx']['error']}") from None


def _in_a_year(day: date) -> date:
    """The same day of the next year; February 28 for a leap day."""
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _written(text: str, made: Review) -> str:
    """The file `text` with the record in its header: in the place of an old one, else as the last field."""
    rows, close, end = texts.laid_out(text)
    header = "\n".join(row.rstrip("\r\n") for row in rows[1:close])
    fields = made.model_dump(exclude_none=True)
    pairs = yaml.compose(header, Loader=Loader).value
    key, block = next((pair for pair in pairs if pair[0].value == "review"), (None, None))
    first, after = (1 + key.start_mark.line, 1 + _after(block)) if key and block else (close, close)
    if not isinstance(block, yaml.MappingNode) or block.flow_style:  # none, on one line, or without fields
        return "".join([*rows[:first], f"review:{end}", *_rows(fields, "  ", end), *rows[after:]])
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


def _rows(fields: dict[str, str], indent: str, end: str) -> list[str]:
    return [f"{indent}{name}: {scalar(value) if name == 'role' else value}{end}" for name, value in fields.items()]


def _holds(signed: bytes, text: Text, made: Review, site: Site) -> bool:
    """Whether the `signed` file says what `text` said, and the review that was made."""
    again = texts.read(text.file, site.content, text.site_lang, signed)
    before, now = (one.header.values | {"review": None} for one in (text, again))
    return again.body == text.body and before == now and again.review == made
