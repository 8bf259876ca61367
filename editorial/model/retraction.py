"""What Retraction Watch says of the studies that we cite, as `content/data/retractions.yaml` keeps it.

The rows of its list that bear on our references, so that a check needs no network and says the same everywhere.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Literal
from urllib.parse import unquote

from editorial.model.field import Day, NonEmpty, Strict, field
from editorial.model.reference import Reference

# A DOI wherever it stands, and what stands between two.
DOI = re.compile(r"10\.\d{4,9}/\S+")
NEXT_DOI = re.compile(r"(?<![;,|\s])[;,|\s]+(?=(?:https?:|www\.|dx\.|doi)|10\.)", re.IGNORECASE)
# A spreadsheet writes 12 as 12.0.
PUBMED = re.compile(r"\b0*([1-9]\d*)(?:\.0)?\b")
# The hyphens of Word and of typeset pages, and what is not seen.
HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
# What clings to the end of a DOI, and what belongs to it where it closes something.
CLINGS, PAIRS = ".,;:\"'’”»*_|", {")": "(", "]": "[", "}": "{", ">": "<"}
# Fewer words name many papers: "Back pain", "Reply to the letter".
LEAST_WORDS = 4


class Notice(Strict):
    """One row of Retraction Watch's list: what happened to a study."""

    record: NonEmpty = field("The number of its row (Record ID).", "12345", "the number of a row")
    nature: Literal["Retraction", "Expression of concern", "Correction", "Reinstatement"] = field(
        "What happened, in the list's words.",
        "Retraction",
        "Retraction, Expression of concern, Correction or Reinstatement",
    )
    date: Day | None = field("The day of the notice.", "2026-11-23", "a date like 2026-11-23", default=None)
    reasons: list[NonEmpty] = field("Why, in the list's words.", ["Error in Data"], "a list of reasons", default=[])
    notice: NonEmpty | None = field("The DOI of the notice.", "10.1000/182", "a DOI like 10.1000/182", default=None)
    DOI: NonEmpty | None = field("The study's DOI.", "10.1000/182", "a DOI like 10.1000/182", default=None)
    PMID: NonEmpty | None = field("The study's PubMed number.", "39393844", "a number like 39393844", default=None)
    title: NonEmpty | None = field("The study's title, where it is known by that.", "Rest", "a title", default=None)
    year: int | None = field("The study's year, where it is known by that.", "2024", "a year like 2024", default=None)


class Snapshot(Strict):
    """What was found in the list, and how fresh it was. A list that was never read has no `read_on`."""

    read_on: Day | None = field("The day we read the list.", "2026-11-23", "a date like 2026-11-23", default=None)
    rows: int = field("How many rows it had.", "70000", "a whole number", default=0, ge=0)
    newest: Day | None = field("The day of its newest notice.", "2026-11-20", "a date like 2026-11-20", default=None)
    notices: list[Notice] = field(
        "Its rows about our references.", [{"record": "1", "nature": "Retraction"}], "a list of notices", default=[]
    )
    unmatched: list[NonEmpty] = field(
        "The references that have neither DOI nor PMID and that no row names by title and year.",
        ["fda2021"],
        "a list of keys",
        default=[],
    )


def identifiers(doi: str | None, pmid: str | None) -> set[str]:
    """What a study is known by, in a form to compare: its DOI without address or capitals, its PubMed number.

    DOIs are case-blind (ISO 26324). Where the list knows none it says "unavailable", 0 or nothing at all; it is typed by
    hand, and missing a retraction is worse than what clings to a number.

    >>> sorted(identifiers("https://doi.org/10.5555/ABC", "0012"))
    ['10.5555/abc', '12']
    >>> identifiers("Unavailable", "0")
    set()
    """
    typed = NEXT_DOI.split((doi or "").translate(HYPHENS | UNSEEN).strip())
    dois = {bare_doi(found[0].lower()) for one in typed if (found := DOI.search(unquote(one)))}
    return dois | {*PUBMED.findall(pmid or "")}


def bare_doi(doi: str) -> str:
    """A DOI without the signs that cling to its end, as those of a bracket or a sentence around it."""
    while doi and (doi[-1] in CLINGS or (doi[-1] in PAIRS and doi.count(doi[-1]) > doi.count(PAIRS[doi[-1]]))):
        doi = doi[:-1]
    return doi


def titled(title: str | None, year: int | None) -> set[str]:
    """The title of a study with its year, in a form to compare: no signs, accents, capitals or tags.

    Nothing for a title of fewer than four words, which may be that of another paper, and without a year.

    >>> titled("Rest, sleep and <i>pain</i>: a Trial.", 2024)
    {'restsleepandpainatrial 2024'}
    """
    listed = bare_words(re.sub(r"<[^>]*>", "", title or ""))
    return {f"{''.join(listed)} {year}"} if year and len(listed) >= LEAST_WORDS else set()


def bare_words(text: str) -> list[str]:
    """The words of a text in a form to compare: no signs, accents or capitals.

    >>> bare_words("Ångström's α-trial")
    ['angstrom', 's', 'trial']
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain.lower())


def known_as(study: Reference) -> set[str]:
    """What a row of the list about `study` may call it: its DOI and PubMed number; where it has neither, its title with
    its year or one beside that, as a paper stands online before it is printed."""
    known = identifiers(study.DOI, study.PMID)
    if known or not study.issued:
        return known
    year = study.issued.parts[0][0]
    return set().union(*(titled(study.title, near) for near in (year - 1, year, year + 1)))


def called(notice: Notice) -> set[str]:
    """What a notice calls its study, to compare with `known_as`."""
    return identifiers(notice.DOI, notice.PMID) | titled(notice.title, notice.year)


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


def standing_on(snapshot: Snapshot, references: Mapping[str, Reference]) -> dict[str, list[Notice]]:
    """The notices that stand against each of `references`, by its key; studies without one are left out."""
    rows = [(called(row), row) for row in snapshot.notices]
    by_key: dict[str, list[Notice]] = {}
    for key, reference in references.items() if rows else ():
        known = known_as(reference)
        if notices := standing([row for about, row in rows if known & about]):
            by_key[key] = notices
    return by_key
