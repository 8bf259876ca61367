"""What `make check FILE=` would say of a text that is not saved, within a tenth of a second.

The site stays in memory. A text that somebody saves is put in its place there; when anything else in `content/` changes,
the site is read anew, but for what earlier runs have kept. Nothing is written, not even what was found out.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import Any

from devserver.desk import files
from editorial import kept
from editorial.check import check, of_text, of_unsaved
from editorial.findings import Finding
from editorial.markup.documents import Documents
from editorial.model import calendar, text
from editorial.model.site import Site
from editorial.model.store import Store
from editorial.model.text import Text

Stamps = dict[Path, tuple[int, int, int]]


class ReadOnlyStore(Store):
    """What earlier runs have found out."""

    def keep_texts(self, rows: Iterable[Any], names: Iterable[str]) -> None:
        """Keep nothing."""

    def keep_facts(self, kind: str, facts: dict[str, str]) -> None:
        """Keep nothing."""


class Checking:
    """Checks texts of the project in the folder `root`."""

    def __init__(self, root: Path):
        self.root, self.content = root, root / files.CONTENT
        self._documents: Documents | None = None
        self._stamps: Stamps = {}

    def findings(self, file: Path, data: bytes) -> list[Finding]:
        """What would be found in the text `file`, if it held these bytes."""
        documents = self._current(file)
        if file not in documents.site.by_file:  # not a text that the site reads
            path = Path(self.content.name) / file.relative_to(self.content)
            return [finding for finding in check(Documents(documents.site, [file])) if finding.path == path]
        return of_unsaved(documents, _read(file, documents.site, data))

    def _current(self, file: Path) -> Documents:
        """The site as it is on the disk, with what is kept of it; nobody need have read any text but `file`."""
        stamps, documents = _stamps(self.content), self._documents
        changed = [path for path in stamps.keys() | self._stamps if stamps.get(path) != self._stamps.get(path)]
        if (
            documents
            and documents.site.today == calendar.today(documents.site.settings.TIMEZONE)
            and all(path in stamps and path in documents.site.by_file for path in changed)
        ):
            for path in changed:
                documents = documents.having(_read(path, documents.site))
        else:
            documents = Documents(files.site(self.root), [file], ReadOnlyStore(self.root))
            kept.fill(documents, of_text)
        self._documents, self._stamps = documents, stamps
        return documents


def _read(file: Path, site: Site, data: bytes | None = None) -> Text:
    return text.read(file, site.content, site.settings.DEFAULT_LANG, data)


def _stamps(content: Path) -> Stamps:
    """What tells each file of a folder from what it was."""
    found = {}
    for path in content.rglob("*"):
        with suppress(OSError):  # taken away while we look
            stat = path.lstat()
            if S_ISREG(stat.st_mode) and not path.name.startswith("."):
                found[path] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
    return found
