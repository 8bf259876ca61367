"""A waiver lets one page break one rule until its day. Each mistake in a waiver stands in `mistakes/waiver-...`."""

from datetime import date
from pathlib import Path

import pytest

from editorial.findings import Finding, Place
from editorial.rules.waivers import applied

PAGE, OTHER = Path("content/articles/a.md"), Path("content/articles/b.md")
WAIVER = {"rule": "R9", "reason": "The journal gives no count.", "by": "jane-doe", "until": "2026-06-30"}
PLACES = {("waivers", 0): Place(9, 5)} | {
    ("waivers", 0, name): Place(9 + number, 5) for number, name in enumerate(WAIVER)
}
FOUND = [Finding(PAGE, Place(20, 1), "", "a lone percentage", rule) for rule in ("R9", "R35")]


def left(day: str, found=FOUND) -> list[tuple[str, int]]:
    """The rules that speak on `day`, with their lines."""
    kept = applied(found, {"waivers": [WAIVER]}, PLACES, PAGE, date.fromisoformat(day), {"jane-doe": None})
    return [(finding.rule, finding.place.line) for finding in kept]


@pytest.mark.parametrize("day", ["2026-01-05", "2026-06-30"], ids=["before", "on-its-last-day"])
def test_a_waiver_silences_its_rule_and_no_other(day):
    assert left(day) == [("R35", 20)]


def test_after_its_last_day_the_rule_speaks_again_and_the_waiver_is_a_mistake():
    assert left("2026-07-01") == [("R86", 12), ("R9", 20), ("R35", 20)]


def test_a_waiver_that_nothing_needs_is_to_be_taken_out():
    assert left("2026-01-05", FOUND[1:]) == [("R35", 20), ("R86", 9)]


def test_a_waiver_is_for_its_own_page():
    elsewhere = [Finding(OTHER, Place(1), "", "a lone percentage", "R9")]
    assert ("R9", 1) in left("2026-01-05", [*FOUND, *elsewhere])
