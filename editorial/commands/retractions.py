"""`make retractions`: read Retraction Watch's list and keep the rows that bear on our references.

Crossref publishes the list as a CSV file in gitlab.com/crossref/retraction-watch-data, renewed each working day;
its README says what the columns hold. Lists inside a cell end each item with a semicolon, reasons begin with a plus,
days are written 7/30/2026 0:00, and rows without anything may stand at the end.
"""

import csv
import re
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import get_args

import yaml

from editorial.commands.command import Call, CommandError
from editorial.commands.disk import write
from editorial.findings import ContentError
from editorial.model.retraction import Notice, Snapshot, called, identifiers, known_as, titled
from editorial.model.site import RETRACTIONS, Site

HELP = "keep what Retraction Watch's list says of our references"
COLUMNS = (
    "Record ID", "Title", "RetractionDate", "RetractionDOI", "OriginalPaperDate", "OriginalPaperDOI",
    "OriginalPaperPubMedID", "RetractionNature", "Reason",
)  # fmt: skip
NATURES = {nature.casefold(): nature for nature in get_args(Notice.model_fields["nature"].annotation)}
AMERICAN_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\b")
# The list grows; one that has lost more than a tenth of its rows was cut short on its way here.
LEAST_LEFT = 0.9
HEAD = """\
# What Retraction Watch says of the studies in references.yaml. `make retractions` writes this file: do not edit it.
# `rows` and `newest` (the day of the newest notice) say how much was read, and how fresh it was. `unmatched` are the
# references that have neither DOI nor PMID and that no row names by title and year: only a person can look them up.
# From the Retraction Watch Database, The Center for Scientific Integrity, as Crossref publishes it.
"""


def arguments(parser: ArgumentParser) -> None:
    """What can be chosen."""
    parser.add_argument("file", metavar="retraction_watch.csv", type=Path, help="the list, as Crossref publishes it")


def run(call: Call) -> int:
    """Keep what the list says, and say what it was."""
    try:
        snapshot = update(call.site, call.chosen.file)
    except (CommandError, ContentError) as error:
        raise CommandError(f"{error}\ncontent/{RETRACTIONS.as_posix()} stays as it was.") from None
    print(f"Read {snapshot.rows} rows; the newest notice is of {snapshot.newest or 'no known day'}.")
    then = " `make check` says what to do." if snapshot.notices else ""
    print(f"Notices about our references: {len(snapshot.notices)}.{then}")
    if snapshot.unmatched:
        print(f"Neither DOI nor PMID, and not in the list by title and year: {', '.join(snapshot.unmatched)}.")
        print("Add the number where there is one; else look whether the source still stands.")
    return 0


def update(site: Site, file: Path) -> Snapshot:
    """Read the list in `file`, and write and return the snapshot of the site.

    Raises CommandError when the file is not the list or not whole, ContentError when the references are wrong as they
    are; then nothing is changed.
    """
    if not site.references.whole:
        raise ContentError(*site.references.findings)
    known = {key: known_as(study) for key, study in site.references.records.items()}
    last = site.retractions.record  # an empty one where the file was edited by hand: this mends it
    snapshot = read(file, set().union(*known.values()), site.today)
    if snapshot.rows < last.rows * LEAST_LEFT:
        raise CommandError(f"{file} has {snapshot.rows} rows, the last list had {last.rows}. Fetch it again")
    found = set().union(*map(called, snapshot.notices))
    snapshot.unmatched = [
        key
        for key, study in site.references.records.items()
        if not identifiers(study.DOI, study.PMID) and not known[key] & found
    ]
    text = yaml.safe_dump(snapshot.model_dump(exclude_none=True), sort_keys=False, allow_unicode=True, width=10**6)
    write(site.content / RETRACTIONS, HEAD + text)
    return snapshot


def read(file: Path, wanted: set[str], today: date) -> Snapshot:
    """The rows of the list in `file` that are about one of the `wanted` studies (see `known_as`), row by row in little
    memory.

    Foreign letters are spoiled in some rows of the list.
    """
    newest, rows, notices = "", 0, []
    try:
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            table = csv.DictReader(lines)
            table.fieldnames = [name.strip() for name in table.fieldnames or ()]
            if missing := [name for name in COLUMNS if name not in table.fieldnames]:
                lacks = f"it has no column {', '.join(missing)}"
                raise CommandError(f"{file} is not Retraction Watch's list: {lacks}. Fetch it again")
            for row in table:
                if not any(row.values()):
                    continue
                if None in row.values():  # fewer cells than columns
                    raise csv.Error
                rows, day = rows + 1, _day(row["RetractionDate"])
                if newest < day <= today.isoformat():  # some notices are dated ahead
                    newest = day
                named = wanted & titled(row["Title"], _year(row))
                if named or wanted & identifiers(row["OriginalPaperDOI"], row["OriginalPaperPubMedID"]):
                    notices.append(_notice(row, day, bool(named), f"{file}, line {table.line_num}"))
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}. Without FILE= the list is fetched") from None
    except csv.Error:
        raise CommandError(f"{file} breaks off on line {table.line_num}. Fetch it again") from None
    if not rows:
        raise CommandError(f"{file} has no rows. Fetch it again")
    notices.sort(key=lambda notice: (notice.date or "", notice.record))
    return Snapshot(read_on=today.isoformat(), rows=rows, newest=newest or None, notices=notices)


def _notice(row: dict[str, str], day: str, named: bool, place: str) -> Notice:
    """A row of the list as a record, with the title if it is `named` by that; CommandError when it tells of something that we would not know how to take."""
    nature = NATURES.get(row["RetractionNature"].strip().casefold())
    if nature is None:
        known = ", ".join(NATURES.values())
        raise CommandError(f'{place}: "{row["RetractionNature"]}" is not a notice that we know; it can be {known}')
    reasons = [reason.strip().removeprefix("+").strip() for reason in row["Reason"].split(";")]
    doi, pmid = row["OriginalPaperDOI"].strip(), row["OriginalPaperPubMedID"].strip()
    return Notice(
        record=row["Record ID"].strip() or "without a number",
        nature=nature,
        date=day or None,
        reasons=[reason for reason in reasons if reason],
        notice=min(identifiers(row["RetractionDOI"], None), default=None),
        DOI=doi if identifiers(doi, None) else None,
        PMID=pmid if identifiers(None, pmid) else None,
        title=" ".join(row["Title"].split()) if named else None,
        year=_year(row) if named else None,
    )


def _year(row: dict[str, str]) -> int | None:
    """The year in which the study of a row was published."""
    day = _day(row["OriginalPaperDate"])
    return int(day[:4]) if day else None


def _day(cell: str) -> str:
    """The day of a cell as year-month-day (ISO 8601); empty when it is none."""
    day = AMERICAN_DAY.match(cell.strip())
    try:
        return date(int(day[3]), int(day[1]), int(day[2])).isoformat() if day else ""
    except ValueError:
        return ""
