"""What a text asks of the rest of the site while it is read and checked: it need not be read again until an answer changes.

Nobody lists what a text depends on. A stand-in for the Site is asked in its place, and notes each question. What every
text asks, such as the words of the glossary and the levels of certainty, is one hash for all of them (`SiteAnswers.common`).
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from pydantic import BaseModel

from editorial.model.files import Files, as_on_disk
from editorial.model.site import Site

if TYPE_CHECKING:
    from editorial.model.pdf import Pdf

# What is asked for, in two words: ("reference", "pers2024").
Ask = tuple[str, str]
Asks = dict[str, dict[str, str]]
# A question that may depend on anything: nothing is kept of a text that asks it.
ANYTHING: Ask = ("anything", "")
ALL = "*"


def digest(*parts: object) -> str:
    """A short hash of the parts."""
    hashed = blake2b(digest_size=16)
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        hashed.update(b"%d:" % len(data) + data)
    return hashed.hexdigest()


class SiteAnswers(dict[Ask, str]):
    """Hashes of what the Site would answer now, each looked up once; "" where it has no such thing."""

    def __init__(self, site: Site):
        super().__init__()
        self.site = site

    def __missing__(self, ask: Ask) -> str:
        answer = self[ask] = self._look(*ask)
        return answer

    def hold(self, asks: Asks) -> bool:
        """Whether the site would still give all these answers."""
        return all(self[kind, name] == before for kind, told in asks.items() for name, before in told.items())

    def hashes(self, asks: set[Ask]) -> Asks:
        """The questions with the hashes of their answers, by kind."""
        found: Asks = {}
        for kind, name in sorted(asks):
            found.setdefault(kind, {})[name] = self[kind, name]
        return found

    def common(self) -> str:
        """A hash of what every text may ask: treatments, levels of certainty, the words of glossary and house."""
        site = self.site
        terms = [term.model_dump_json(exclude={"meaning"}) for term in site.glossary.records.values()]
        whole = [file.whole for file in site.data_files]
        rest = (
            site.settings.DEFAULT_LANG,
            site.treatments.record.model_dump_json(),
            site.words.listed,
            site.content.name,
        )
        return digest(*terms, whole, *map(_hash_of, site.certainty.records.values()), *rest)

    def _look(self, kind: str, name: str) -> str:
        site = self.site
        match kind:
            case "reference" | "person":
                records: dict[str, Any] = (site.references if kind == "reference" else site.people).records
                if name == ALL:
                    return digest(*records, *map(_hash_of, records.values()))
                return _hash_of(records[name]) if name in records else ""
            case "file":
                path = self._path(name)
                return path.name if path in site.files.openable else ""
            case "picture":
                path = self._path(name)
                return digest(path.read_bytes()) if path in site.files.openable else ""
            case "day":
                return site.today.isoformat()
            case "setting":
                return digest(repr(getattr(site.settings, name, None)))
        return os.urandom(8).hex()  # anything: never the same

    def _path(self, name: str) -> Path:
        return as_on_disk(Path(os.path.normpath(self.site.content / name)))


def _hash_of(record: BaseModel) -> str:
    return digest(record.model_dump_json())


class Asked:
    """Stands in for a Site, answers as it does, and notes what was asked in the name of which file."""

    def __init__(self, site: Site):
        self._site = site
        self._by: dict[Path, set[Ask]] = {}
        self._asker = Path()
        # Already in `SiteAnswers.common`, so it need not be noted.
        self.content, self.glossary, self.certainty = site.content, site.glossary, site.certainty
        self.treatments, self.words = site.treatments, site.words
        self.settings = _Settings(site, self)
        references = _Records(site.references.records, self, "reference")
        self.references = replace(site.references, records=references)
        self.people = replace(site.people, records=_Records(site.people.records, self, "person"))

    @contextmanager
    def by(self, asker: Path) -> Iterator[None]:
        """Note, while it is entered, what is asked as asked by this file."""
        before, self._asker = self._asker, asker
        try:
            yield
        finally:
            self._asker = before

    def taken(self, asker: Path) -> set[Ask]:
        """The questions that a file has asked so far; clears them."""
        return self._by.pop(asker, set())

    def note(self, kind: str, name: str) -> None:
        """Note a question."""
        self._by.setdefault(self._asker, set()).add((kind, name))

    @cached_property
    def files(self) -> Files:
        """The files that may be opened."""
        return Files(_Openable(self._site.files.openable, self), self._site.files.findings)

    @property
    def today(self) -> Any:
        """The day."""
        self.note("day", "")
        return self._site.today

    def target(self, named: str, text: Any) -> Path:
        """As `Site.target`, which looks at names only."""
        return self._site.target(named, text)

    def wrong_with(self, picture: Path) -> str:
        """As `Site.wrong_with`; who asks may then open the picture."""
        self.note("picture", self.name(picture))
        return self._site.wrong_with(picture)

    def pdf(self, file: Path) -> "Pdf":
        """As `Site.pdf`."""
        self.note("picture", self.name(file))
        return self._site.pdf(file)

    def name(self, file: Path) -> str:
        """A file as it is seen from the content folder."""
        return os.path.relpath(file, self._site.content)

    def __getattr__(self, name: str) -> Any:
        self.note(*ANYTHING)
        return getattr(self._site, name)


class _Settings:
    """The settings, noting each one that is read."""

    def __init__(self, site: Site, asked: Asked):
        self._site, self._asked = site, asked

    def __getattr__(self, name: str) -> Any:
        self._asked.note("setting", name)
        return getattr(self._site.settings, name)


def asked(site: Site) -> tuple[Site, Asked]:
    """A stand-in for the Site: typed as a Site, and as itself."""
    stand_in = Asked(site)
    return cast(Site, stand_in), stand_in


def _of_all(method: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A method of a dict that asks for all that it holds."""

    def noted(self: "_Records") -> Any:
        self._asked.note(self._kind, ALL)
        return method(self)

    return noted


class _Records(dict[str, Any]):
    """The records of a data file, noting each one that is read; iterating over them notes all."""

    def __init__(self, records: Mapping[str, Any], asked: Asked, kind: str):
        super().__init__(records)
        self._asked, self._kind = asked, kind

    def __contains__(self, key: object) -> bool:
        self._asked.note(self._kind, str(key))
        return super().__contains__(key)

    def __getitem__(self, key: str) -> Any:
        self._asked.note(self._kind, key)
        return super().__getitem__(key)

    def get(self, key: str, other: Any = None) -> Any:
        self._asked.note(self._kind, str(key))
        return super().get(key, other)

    __iter__: Any = _of_all(dict.__iter__)
    __len__: Any = _of_all(dict.__len__)
    keys: Any = _of_all(dict.keys)
    values: Any = _of_all(dict.values)
    items: Any = _of_all(dict.items)


class _Openable(frozenset[Path]):
    """The files that may be opened, noting each one that is looked up."""

    def __new__(cls, files: frozenset[Path], asked: Asked) -> "_Openable":
        made = super().__new__(cls, files)
        made._asked = asked  # type: ignore[attr-defined]
        return made

    def __contains__(self, file: object) -> bool:
        asked: Asked = self._asked  # type: ignore[attr-defined]
        asked.note("file", asked.name(Path(str(file))))
        return super().__contains__(file)

    def __iter__(self) -> Iterator[Path]:
        self._asked.note(*ANYTHING)  # type: ignore[attr-defined]
        return super().__iter__()
