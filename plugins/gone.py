"""Render: a page at each address that is gone, which says why; so nobody who kept the address takes it for a mistake.

Takes what `content/data/addresses.yaml` says is gone on purpose, with its reason and day. An address that was public and
whose text has a day to come says when it is to come back, and no more of it. No list and no sitemap names these pages,
and where a page stands, it stays.
"""

from pelican import signals
from pydantic import TypeAdapter, ValidationError

from editorial.model.address import addresses_of
from editorial.model.field import Address
from editorial.model.site import Site
from editorial.model.visibility import Visibility
from plugins.extra_files import PageGenerator
from plugins.reader import Day

PAGE = TypeAdapter(Address)


class GoneGenerator(PageGenerator):
    """Writes the page of each address that is gone."""

    def generate_output(self, writer) -> None:
        """Write once all else is written."""
        site = self.settings["DOCUMENTS"].site
        for entry in site.gone.values():
            on = Day.of(entry.on, self.settings) if entry.on else None
            self._say(writer, entry.address, "This page was withdrawn", reason=entry.reason, on=on)
        for address, day in _postponed(site).items():
            self._say(writer, address, "This page is not here for now", back=Day.of(day, self.settings))

    def _say(self, writer, address: str, heading: str, **more: str | Day | None) -> None:
        if _is_page(address) and not writer.holds(address):
            self.write(writer, address, "gone", heading=heading, **{"reason": "", "on": None, "back": None} | more)


def _postponed(site: Site) -> dict[str, str]:
    """What was public and is to come again, with the first day on which it does."""
    to_come = [text for text in site.texts if site.visibility(text) is Visibility.TO_COME and text.record]
    days: dict[str, str] = {}
    for text in sorted(to_come, key=lambda text: text.day, reverse=True):
        days |= dict.fromkeys(addresses_of(text, site.settings), text.day)
    return {address: days[address] for address in days.keys() & {*site.addresses.record.live}}


def _is_page(address: str) -> bool:
    try:
        return bool(PAGE.validate_python(address))
    except ValidationError:
        return False


def register() -> None:
    """Run after Pelican's own generators, and after `aliases`."""
    signals.get_generators.connect(GoneGenerator.itself)
