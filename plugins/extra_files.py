"""Shared by the plugins that write extra pages and files; no plugin itself."""

from pathlib import Path
from typing import Any, Self

from markupsafe import Markup
from pelican import signals
from pelican.generators import Generator

from editorial.markup.plain import plain


class PageGenerator(Generator):
    """Writes pages once all texts are read; makes nothing that another generator reads."""

    @classmethod
    def itself(cls, _: object) -> type[Self]:
        """What the signal `get_generators` asks for, so that it runs after Pelican's own."""
        return cls

    def write(self, writer: Any, address: str, template: str, **values: Any) -> None:
        """Have a page written at an address of the site, by a template that is filled with `values`, too."""
        writer.write_file(address, self.get_template(template), self.context, self.settings["RELATIVE_URLS"], **values)


def words_of(html: str) -> str:
    """The words of HTML as a reader takes them in, for what shows no HTML."""
    return plain(Markup(html).striptags())


def add(file: Path, data: bytes, context: dict[str, Any]) -> None:
    """Write a file of the site, and send Pelican's signal that it was written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    signals.content_written.send(str(file), context=context)
