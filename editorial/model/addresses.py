"""Where each text stands on the site, and where it stood before (`aliases`).

What is told here from the headers alone is what Pelican makes of them by the settings in pelicanconf.py ("Addresses").
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

from editorial.findings import ContentError, Finding, Place
from editorial.model import source, yamlfile
from editorial.model.record import KINDS, Article, Page

# Pages of the theme, and the folders of those that it makes for each topic, tag and author.
THEME = frozenset({"404", "articles", "authors", "glossary", "index", "tags", "topics"})


class Header(NamedTuple):
    """The header of one file as `yamlfile.parse` returns it: any value may be wrong, unless it is `sound`."""

    path: Path
    kind: type[Page]
    values: dict
    places: dict[tuple, Place]
    sound: bool = True

    @property
    def address(self) -> str:
        """Where the text stands once it is public; empty while it has no name."""
        slug = self.values.get("slug")
        folder = ("" if self.lang == "en" else f"{self.lang}/") + ("articles/" if self.kind is Article else "")
        return f"{folder}{slug}.html" if slug else ""

    @property
    def lang(self) -> str:
        """Its language."""
        return str(self.values.get("lang") or "en")

    @property
    def aliases(self) -> list[str]:
        """Where it stood before."""
        return [alias for alias in self.listed("aliases") if isinstance(alias, str)]

    def listed(self, name: str) -> list:
        """The items of a field that should be a list; none when it is something else."""
        given = self.values.get(name)
        return given if isinstance(given, list) else []


def headers(root: Path) -> list[Header]:
    """The headers of all texts in the content folder `root`, but those that cannot be read."""
    found = []
    for kind, model in KINDS.items():
        for path in sorted((root / kind).rglob("*.md")):
            name = Path(root.name) / path.relative_to(root)
            with suppress(ContentError):
                found.append(Header(name, model, *yamlfile.parse(source.read(path, name).header, name, first_line=2)))
    return found


def taken(headers: Iterable[Header]) -> Iterator[Finding]:
    """Yield the aliases that cannot lead to their page, since something else stands at that address."""
    headers = list(headers)
    owners = {f"{name}.html": "a page of the theme" for name in THEME}
    for header in headers:
        owners |= {address: f"a page that the theme makes for {what}" for address, what in gathered(header).items()}
    owners |= {header.address: header.path.as_posix() for header in headers if header.address}
    leads: dict[str, Header] = {}
    for header in headers:
        for number, alias in enumerate(header.listed("aliases")):
            other = leads.setdefault(alias, header) if isinstance(alias, str) else None
            if other is None:
                continue  # said where the header is checked
            if alias == header.address:
                sentence = f'"{alias}" is where this page stands. Take it out'
            elif alias in owners:
                sentence = f'"{alias}" is taken by {owners[alias]}. Take it out'
            elif number != header.listed("aliases").index(alias):
                sentence = f'"{alias}" stands here a second time. Keep one of the two'
            elif other is not header:
                sentence = f'"{alias}" leads to {other.path.as_posix()} already. Keep it in one place'
            else:
                continue
            yield Finding(header.path, header.places[("aliases", number)], "aliases", sentence)


def gathered(header: Header) -> dict[str, str]:
    """The pages of the theme on which an article is listed: their addresses, and what each is for, in words."""
    if header.kind is not Article:
        return {}
    found = {f"authors/{id}.html": "an author" for id in header.listed("authors")}
    names = [("tags", "a tag", name) for name in header.listed("tags")]
    names.append(("topics", "a topic", header.values.get("category")))
    for folder, what, name in names:
        if slug := slugify(str(name or ""), DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"]):
            found[f"{folder}/{slug}.html"] = what
    return found
