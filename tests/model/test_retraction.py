"""What the snapshot says of the studies we cite: which notices still hold, and which study each one means.

What a writer then reads stands in `mistakes/reference-retracted` and its neighbors.
"""

import pytest

from editorial.model.retraction import Notice, Snapshot, identifiers, standing, titled
from tests.conftest import ROOT, site_of

DAYS = {"early": "2026-01-01", "late": "2026-06-01", "none": None}


def notices(history: str) -> list[Notice]:
    """`"early Retraction, late Correction"` as records, given in the wrong order."""
    said = [word.split(" ", 1) for word in history.split(", ")]
    return [Notice(record="1", nature=nature, date=DAYS[day]) for day, nature in reversed(said)]


@pytest.mark.parametrize(
    ("history", "left"),
    [
        ("early Retraction", "early Retraction"),
        ("early Retraction, late Correction", "early Retraction"),
        ("early Expression of concern, late Retraction", "late Retraction"),
        ("early Retraction, late Retraction", "late Retraction"),
        ("early Retraction, late Reinstatement", ""),
        ("early Retraction, early Reinstatement", ""),
        ("early Reinstatement, late Retraction", "late Retraction"),
        ("early Expression of concern, late Reinstatement", ""),
        ("early Reinstatement, late Expression of concern", "late Expression of concern"),
        ("early Correction, late Reinstatement", "early Correction"),
        ("early Correction, late Expression of concern", "early Correction, late Expression of concern"),
        ("none Retraction, late Reinstatement", "none Retraction"),
        ("early Retraction, none Reinstatement", "early Retraction"),
    ],
)
def test_notices_that_still_hold(history, left):
    expected = sorted(notices(left), key=lambda notice: notice.date or "") if left else []
    assert standing(notices(history)) == expected


SPELLINGS = [
    "10.5555/Rest.1",
    " 10.5555/rest.1 ",
    "https://doi.org/10.5555/REST.1",
    "http://dx.doi.org/10.5555/rest.1",
    "doi:10.5555/rest.1",
    "DOI: 10.5555/rest%2E1",
]


@pytest.mark.parametrize("written", SPELLINGS)
def test_one_doi_in_all_its_spellings(written):
    assert identifiers(written, None) == {"10.5555/rest.1"}


@pytest.mark.parametrize("nothing", ["", "0", "00", " ", "unavailable", "Unavailable", "n/a", None])
def test_what_is_no_number_is_no_study(nothing):
    """Else every study without a PubMed number would be the same study."""
    assert identifiers(nothing, nothing) == set()


@pytest.mark.parametrize(
    ("title", "year"), [("Back pain", 2024), ("Reply to Doe", 2024), ("Rest, sleep and pain", None)]
)
def test_a_short_title_or_one_without_a_year_names_no_study(title, year):
    """Else a web page called "Back pain" would be every paper of that name."""
    assert titled(title, year) == set()


def test_the_committed_snapshot_can_be_read():
    snapshot = site_of(ROOT / "content").retractions.record
    assert (snapshot.read_on is None) == (snapshot.rows == 0), "a list that was never read has no rows"


def test_no_snapshot_means_that_no_list_was_read(tmp_path):
    assert site_of(tmp_path).retractions.record == Snapshot()


def test_a_row_may_name_several_studies_and_a_doi_hold_a_semicolon():
    assert identifiers("10.5555/a; 10.5555/CO;2", None) == {"10.5555/a", "10.5555/co;2"}
