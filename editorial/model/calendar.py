"""What day it is, wherever a day is compared with today.

It is the day in the site's own time zone, wherever the machine stands. SOURCE_DATE_EPOCH, in seconds since 1970, takes
the place of the machine's clock, so that a build can be repeated on another day
(reproducible-builds.org/specs/source-date-epoch).
"""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def clock() -> str:
    """What told the day, for whoever is to set it: this machine, or a variable that takes its place."""
    return "SOURCE_DATE_EPOCH" if os.environ.get("SOURCE_DATE_EPOCH") else "this machine"


def today(zone: str) -> date:
    """The day on which the site is checked and built, in the time zone `zone` ("America/New_York")."""
    return _now().astimezone(ZoneInfo(zone)).date()


def ahead(moment: str, zone: str) -> bool:
    """Whether a moment (ISO 8601) is still to come; its hour is one of the time zone `zone`, unless it names another."""
    return _when(moment, zone) > _now()


def day_of(moment: str, zone: str) -> str:
    """The day (ISO 8601) that it is in the time zone `zone` at a moment, which may name another zone."""
    return _when(moment, zone).astimezone(ZoneInfo(zone)).date().isoformat()


def _when(moment: str, zone: str) -> datetime:
    when = datetime.fromisoformat(moment)
    return when if when.tzinfo else when.replace(tzinfo=ZoneInfo(zone))


def _now() -> datetime:
    """This moment.

    Ends the run with a sentence when SOURCE_DATE_EPOCH is no number, as its specification asks.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        raise SystemExit(f'SOURCE_DATE_EPOCH: expected seconds since 1970, found "{epoch}"') from None
