"""Render: a page at each address that is gone, which says why; so nobody who kept the address takes it for a mistake.

Takes what `content/data/addresses.yaml` says is gone on purpose, with its reason and day. An address that was public and
whose text has a day to come says when it is to come back, and no more of it. No list and no sitemap names these pages,
and where a page stands, it stays.
"""

from collections.abc import Iterator
from datetime import date

from pelican import signals
from pelican.utils import strftime
from pydantic import TypeAdapter, ValidationError

from editorial.model.address import addresses_of
from editorial.model.field import Address
from editorial.model.site import Site
from editorial.model.visibility import Visibility
from plugins.reader import Day
from plugins.writing import PageGenerator

PAGE = TypeAdapter(Address)


class GoneGenerator(PageGenerator):
    """Writes the page of each address that is gone."""

    def generate_output(self, writer) -> None:
        """Write once all else is written."""
        site = self.settings["DOCUMENTS"].site
        for address, says in [*_withdrawn(site), *_postponed(site)]:
            if _is_page(address) and not writer.holds(address):
                days = {name: self._day(says.get(name)) for name in ("on", "back")}
                self.write(writer, address, "gone", **{"reason": ""} | says | days)

    def _day(self, day: str | None) -> Day | None:
        return Day(day, strftime(date.fromisoformat(day), self.settings["DEFAULT_DATE_FORMAT"])) if day else None


def _withdrawn(site: Site) -> Iterator[tuple[str, dict[str, str | None]]]:
    for entry in site.gone.values():
        yield entry.address, {"heading": "This page was withdrawn", "reason": entry.reason, "on": entry.on}


def _postponed(site: Site) -> Iterator[tuple[str, dict[str, str | None]]]:
    """Yield what was public and is to come again, with the first day on which it does."""
    to_come = [text for text in site.texts if site.visibility(text) is Visibility.TO_COME and text.record]
    days: dict[str, str] = {}
    for text in sorted(to_come, key=lambda text: text.day, reverse=True):
        days |= dict.fromkeys(addresses_of(text, site.settings), text.day)
    for address in days.keys() & {*site.addresses[0].live}:
        yield address, {"heading": "This page is not here for now", "back": days[address]}


def _is_page(address: str) -> bool:
    try:
        return bool(PAGE.validate_python(address))
    except ValidationError:
        return False


def register() -> None:
    """Run after Pelican's own generators, and after `aliases`."""
    signals.get_generators.connect(GoneGenerator.itself)
