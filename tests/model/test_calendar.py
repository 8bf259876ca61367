"""What day it is: the day of the practice, by the machine's clock or by the one that a build is given."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from editorial.model import calendar

ZONE = "America/New_York"


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("America/New_York", "2026-12-02T04:59:59+00:00", date(2026, 12, 1)),
        ("America/New_York", "2026-12-02T05:00:00+00:00", date(2026, 12, 2)),
        ("Asia/Tokyo", "2026-12-01T15:00:00+00:00", date(2026, 12, 2)),
        ("UTC", "2028-02-29T12:00:00+00:00", date(2028, 2, 29)),
    ],
    ids=["last-second", "midnight", "east", "leap-day"],
)
def test_the_day_is_that_of_the_practice(clock, zone, moment, day):
    clock(moment)
    assert calendar.today(zone) == day


@pytest.mark.parametrize("given", [None, ""], ids=["unset", "empty"])
def test_without_another_clock_the_machine_says_the_day(monkeypatch, given):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if given is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    before = datetime.now(UTC)
    day = calendar.today(ZONE)
    assert before.astimezone(ZoneInfo(ZONE)).date() <= day <= datetime.now(ZoneInfo(ZONE)).date()


@pytest.mark.parametrize("given", ["yesterday", "2026-12-01", "9" * 30], ids=["word", "day", "too-large"])
def test_a_clock_that_is_none_ends_the_run_with_a_sentence(monkeypatch, given):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    with pytest.raises(SystemExit) as caught:
        calendar.today(ZONE)
    assert str(caught.value) == f'SOURCE_DATE_EPOCH: expected seconds since 1970, found "{given}"'
