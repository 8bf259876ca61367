"""Says which cited studies were retracted, doubted or corrected since (R52, R54).

Takes the snapshot in `content/data/retractions.yaml`: the rows of Retraction Watch's list that bear on our
references, as `retraction_watch` keeps them. So a check needs no network and says the same everywhere.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

from editorial.findings import ContentError, Finding
from editorial.markup.citation import CITATION, parts
from editorial.model import yamlfile
from editorial.model.data import Reference
from editorial.model.record import Day, Strict, Text, field
from editorial.model.source import Source, read_text
from editorial.model.validation import validate

FILE = Path("data", "retractions.yaml")
DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)\s*", re.IGNORECASE)
# What a writer must do about a study that was not taken back.
ADVICE = {
    "Expression of concern": "an expression of concern about {} was published{}. Read it, and weigh what this page says",
    "Correction": "a correction to {} was published{}. Read it, and see that this page still says it right",
}


class Notice(Strict):
    """One row of Retraction Watch's list: what happened to a study."""

    record: Text = field("The number of its row (Record ID).", "12345", "the number of a row")
    nature: Literal["Retraction", "Expression of concern", "Correction", "Reinstatement"] = field(
        "What happened, in the list's words.",
        "Retraction",
        "Retraction, Expression of concern, Correction or Reinstatement",
    )
    date: Day | None = field("The day of the notice.", "2026-11-23", "a date like 2026-11-23", default=None)
    reasons: list[Text] = field("Why, in the list's words.", ["Error in Data"], "a list of reasons", default=[])
    notice: Text | None = field("The DOI of the notice.", "10.1000/182", "a DOI like 10.1000/182", default=None)
    DOI: Text | None = field("The study's DOI.", "10.1000/182", "a DOI like 10.1000/182", default=None)
    PMID: Text | None = field("The study's PubMed number.", "39393844", "a number like 39393844", default=None)


class Snapshot(Strict):
    """What was found in the list, and how fresh it was. A list that was never read has no `read_on`."""

    read_on: Day | None = field("The day we read the list.", "2026-11-23", "a date like 2026-11-23", default=None)
    rows: int = field("How many rows it had.", "70000", "a whole number", default=0, ge=0)
    newest: Day | None = field("The day of its newest notice.", "2026-11-20", "a date like 2026-11-20", default=None)
    notices: list[Notice] = field(
        "Its rows about our references.", [{"record": "1", "nature": "Retraction"}], "a list of notices", default=[]
    )


def load(root: Path) -> Snapshot:
    """The snapshot in the content folder `root`; an empty one where no list was ever read.

    Raises ContentError with every mistake of the file.
    """
    shown = Path(root.name) / FILE
    if not (root / FILE).is_file():
        return Snapshot()
    values, places = yamlfile.parse(read_text(root / FILE, shown), shown, expected="`read_on:` and `notices:`")
    snapshot, findings = validate(Snapshot, values, places, shown)
    if snapshot is None:
        raise ContentError(*findings)
    return snapshot


def identifiers(doi: str | None, pmid: str | None) -> set[str]:
    """What a study is known by, in a form to compare: its DOI without address or capitals, its PubMed number.

    DOIs are case-blind (ISO 26324). Where the list knows none it says "unavailable", 0 or nothing at all.

    >>> sorted(identifiers("https://doi.org/10.5555/ABC", "0012"))
    ['10.5555/abc', '12']
    >>> identifiers("Unavailable", "0")
    set()
    """
    doi = unquote(DOI_PREFIX.sub("", (doi or "").strip())).lower()
    pmid = (pmid or "").strip().lstrip("0")
    return ({doi} if doi.startswith("10.") else set()) | ({pmid} if pmid.isdigit() else set())


def standing(notices: list[Notice]) -> list[Notice]:
    """Those of a study's notices that still hold: its last retraction, else every concern and correction.

    A reinstatement takes back what was said up to its day, but no correction; what has no day is not taken back.
    A correction after a retraction does not take the retraction back: most often it corrects the notice.
    """
    notices = sorted(notices, key=lambda notice: notice.date or "")
    restored = max((notice.date or "" for notice in notices if notice.nature == "Reinstatement"), default="")
    held = [
        notice
        for notice in notices
        if notice.nature == "Correction"
        or (notice.nature != "Reinstatement" and not (notice.date and notice.date <= restored))
    ]
    return [notice for notice in held if notice.nature == "Retraction"][-1:] or held


def standing_on(root: Path, references: dict[str, Reference]) -> dict[str, list[Notice]]:
    """The notices that stand against each of `references`, by its key; studies without one are left out.

    Raises ContentError when the snapshot of the content folder `root` cannot be read.
    """
    rows = [(identifiers(row.DOI, row.PMID), row) for row in load(root).notices]
    found = {}
    for key, reference in references.items():
        known = identifiers(reference.DOI, reference.PMID)
        found[key] = standing([row for about, row in rows if known & about])
    return {key: notices for key, notices in found.items() if notices}


def in_body(text: Source, notices: dict[str, list[Notice]]) -> Iterator[Finding]:
    """Yield the citations of a text that a notice stands against: each of a retracted study, else the first."""
    seen = set()
    for found in CITATION.finditer(text.prose()) if notices else ():
        for key in [key for key, _ in parts(found[1]) or () if key in notices]:
            for notice in notices[key]:
                if notice.nature == "Retraction":
                    sentence = f"{key} was retracted{_when(notice)}. Take out what rests on it, or cite another study"
                    yield Finding(text.path, text.place_of(found.start()), "citation", sentence, "R52")
                elif key not in seen:
                    sentence = f"{ADVICE[notice.nature].format(key, _when(notice))}; it is {_where(notice)}"
                    yield Finding(text.path, text.place_of(found.start()), "citation", sentence, "R54")
            seen.add(key)


def in_library(root: Path, notices: dict[str, list[Notice]]) -> Iterator[Finding]:
    """Yield the entries of retracted studies in the references of the content folder `root`."""
    retracted = {key: last for key, (last, *_) in notices.items() if last.nature == "Retraction"}
    if not retracted:
        return
    path = Path(root.name, "data", "references.yaml")
    values, places = yamlfile.parse(read_text(root / "data" / path.name, path), path)
    for number, entry in enumerate(values["references"]):
        if notice := retracted.get(entry["id"]):
            sentence = f"was retracted{_when(notice)}. Take it out, here and wherever it is cited; the notice is "
            yield Finding(path, places[("references", number)], entry["id"], sentence + _where(notice), "R52")


def _when(notice: Notice) -> str:
    """The day and the reasons, as they follow the verb."""
    reasons = f" ({'; '.join(notice.reasons)})" if notice.reasons else ""
    return (f" on {notice.date}" if notice.date else "") + reasons


def _where(notice: Notice) -> str:
    """Where a person can read it."""
    known = identifiers(notice.notice, None)
    return f"https://doi.org/{notice.notice}" if known else f"record {notice.record} of retractiondatabase.org"
