"""Results worked out from files are kept in `.cache/` until the files change, so that nothing is computed twice.

One file of SQLite, which many commands may use at once, and which a run that is killed leaves as it was. What it holds
are hashes and JSON: whoever could write it could hide a finding from one machine, but run nothing there, and what is
published is built without it. A store that is damaged, that others may write or have committed, or that another version
has written is left aside, with a sentence.
"""

import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple

from editorial.model.asked import digest
from editorial.model.history import holds

FOLDER = Path(".cache")
NAME = "store.db"
# Rows of one text that are kept: as it is, and as it was before a slip or on another branch.
VERSIONS = 2
# Seconds that one run waits for another to have written.
PATIENCE = 10
# What code is written in; a dictionary is code, too.
CODE = {".py", ".dic", ".aff", ".csl", ".json", ".txt"}
TABLES = """
    CREATE TABLE IF NOT EXISTS texts (
        name TEXT, common TEXT, hash TEXT, asks TEXT, head TEXT, answers TEXT, seal TEXT, stamp TEXT PRIMARY KEY, html TEXT,
        seal_of_html TEXT, used INTEGER);
    CREATE TABLE IF NOT EXISTS facts (kind TEXT, hash TEXT, value TEXT, seal TEXT, PRIMARY KEY (kind, hash));
    CREATE TABLE IF NOT EXISTS pages (
        folder TEXT, name TEXT, stamp TEXT, made_by TEXT, hash TEXT, ways TEXT, seal TEXT, PRIMARY KEY (folder, name));
"""
# The number of this layout: a store of another one would be read wrongly.
LAYOUT = int(digest(TABLES)[:7], 16)
TOO_OLD = """
    DELETE FROM texts WHERE name = ? AND rowid NOT IN
        (SELECT rowid FROM texts WHERE name = ? ORDER BY used DESC, rowid DESC LIMIT ?)
"""


class Kept(NamedTuple):
    """What is kept of a text: the hash of its file, what it asked (see `asked`), its head and its answers, as JSON.

    `common` is the hash of what every text may have asked.
    """

    name: str
    common: str
    hash: str
    asks: str
    head: str
    answers: str

    @property
    def stamp(self) -> str:
        """What tells its HTML from any other."""
        return digest(*self[:4])


class KeptPage(NamedTuple):
    """What is kept of a page that was written: the mark of its file, the hash of the code and templates that made it,
    the hash of what they read, and the ways to that, as JSON (see `builder.template_reads`).
    """

    name: str
    stamp: str
    made_by: str
    hash: str
    ways: str


def code_of(*rooms: Path) -> str:
    """A hash of the code in these folders, of Python and of all that is installed: another version may find other things."""
    return digest(_installed(), *map(_code_of, rooms))


@cache
def _code_of(room: Path) -> str:
    files = sorted(file for file in room.rglob("*") if file.suffix in CODE)
    return digest(*(part for file in files for part in (file.name, file.read_bytes())))


@cache
def _installed() -> str:
    paths = [Path(path) for path in sys.path if Path(path).is_dir()]
    return digest(
        sys.version, *sorted(one.name for path in paths for one in path.iterdir() if one.suffix == ".dist-info")
    )


class Store:
    """The store of the project in the folder `root`; without a project, one of this run alone, which goes with it."""

    def __init__(self, root: Path | None):
        self._file = (root or Path()) / FOLDER / NAME
        self._database = self._opened(self._file) if root else _of_this_run()

    def texts(self, common: str) -> list[Kept]:
        """What is kept of texts under what all of them may ask, what was used last first."""
        columns = "name, common, hash, asks, head, answers, seal"
        return [
            Kept(*row) for row in self._read(f"SELECT {columns} FROM texts WHERE common = ? ORDER BY used DESC", common)
        ]

    def html(self, stamp: str) -> str:
        """The HTML with this stamp, which stands apart, since few ask for it. IndexError, a LookupError: it is lost."""
        [html] = self._read("SELECT html, seal_of_html FROM texts WHERE stamp = ?", stamp)[0]
        return html

    def keep_texts(self, rows: Iterable[tuple[Kept, str]], names: Iterable[str]) -> None:
        """Keep texts with their HTML, and nothing of any that is not among the `names`."""
        with self._change() as write:
            number = write("SELECT coalesce(max(used), 0) + 1 FROM texts").fetchone()[0]
            for kept, html in rows:
                values = (*_sealed(*kept), kept.stamp, *_sealed(html), number)
                write("INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
                write(TOO_OLD, (kept.name, kept.name, VERSIONS))
            for name in {name for (name,) in write("SELECT DISTINCT name FROM texts")}.difference(names):
                write("DELETE FROM texts WHERE name = ?", (name,))

    def facts(self, kind: str) -> dict[str, str]:
        """Other results of one kind, by the hash of what they were made from."""
        rows = self._read("SELECT kind, hash, value, seal FROM facts WHERE kind = ?", kind)
        return {hashed: value for _, hashed, value in rows}

    def keep_facts(self, kind: str, facts: dict[str, str]) -> None:
        """Keep these facts of a kind, and no others."""
        before = self.facts(kind)
        if facts == before:
            return
        with self._change() as write:
            for hashed, value in facts.items() - before.items():
                write("INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?)", _sealed(kind, hashed, value))
            for hashed in before.keys() - facts.keys():
                write("DELETE FROM facts WHERE kind = ? AND hash = ?", (kind, hashed))

    def pages(self, folder: str) -> dict[str, KeptPage]:
        """What is kept of the pages in one output folder, by their names."""
        rows = self._read("SELECT folder, name, stamp, made_by, hash, ways, seal FROM pages WHERE folder = ?", folder)
        return {
            name: KeptPage(name, stamp, intern(made_by), hashed, intern(ways))  # the same for all pages of a kind
            for _, name, stamp, made_by, hashed, ways in rows
        }

    def keep_pages(self, folder: str, pages: Iterable[KeptPage], names: Iterable[str]) -> None:
        """Keep pages, and nothing of any that is not among the `names`."""
        with self._change() as write:
            for page in pages:
                write("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?)", _sealed(folder, *page))
            there = {name for (name,) in write("SELECT name FROM pages WHERE folder = ?", (folder,))}
            for name in there.difference(names):
                write("DELETE FROM pages WHERE folder = ? AND name = ?", (folder, name))

    def _opened(self, file: Path) -> sqlite3.Connection:
        """The store in a file; one of this run alone, and a sentence, where that cannot be trusted or had."""
        folder = file.parent
        for _ in range(2):
            try:
                folder.mkdir(mode=0o700, exist_ok=True)
                if committed(folder):
                    _say(
                        f"{FOLDER}/ stands in git, so somebody else may have written it, and it is left aside. Take it out: git rm -rf {FOLDER}"
                    )
                    return _of_this_run()
                if others := [path for path in (folder, file) if path.exists() and others_may_write(path)]:
                    _say(
                        f"{FOLDER}/{others[0].name if others[0] == file else ''} may have been written by somebody else, so it is left aside. Take {FOLDER}/ away"
                    )
                    return _of_this_run()
                with _private():
                    database = sqlite3.connect(file, timeout=PATIENCE)
                    (layout,) = database.execute("PRAGMA user_version").fetchone()
                    if layout != LAYOUT and database.execute("SELECT 1 FROM sqlite_master").fetchall():
                        database.close()
                        self._take_away("is of another version")
                        continue
                    # Not to wait for the disk: what a loss of power takes or garbles is found out and made anew.
                    database.executescript(f"PRAGMA synchronous = OFF; PRAGMA user_version = {LAYOUT};{TABLES}")
                return database
            except sqlite3.OperationalError as error:  # no room, no right to write, another run that does not end
                _say(f"{FOLDER}/{NAME} cannot be used ({error}), so all is read anew")
                return _of_this_run()
            except sqlite3.DatabaseError:
                self._take_away("is damaged")
            except OSError as error:
                _say(f"{FOLDER}/ cannot be used ({error.strerror}), so all is read anew")
                return _of_this_run()
        return _of_this_run()

    def _read(self, query: str, value: str) -> list[Any]:
        """The rows that are as they were written, which the seal in the last column tells; without that."""
        try:
            rows = self._database.execute(query, [value]).fetchall()
        except sqlite3.Error as error:
            self._leave(error)
            return []
        return [row[:-1] for row in rows if row == _sealed(*row[:-1])]

    @contextmanager
    def _change(self) -> Iterator[Any]:
        """Change the store in one step, or say why it could not be changed."""
        try:
            with self._database:
                yield self._database.execute
        except sqlite3.Error as error:
            self._leave(error)

    def _leave(self, error: sqlite3.Error) -> None:
        """Go on without the store; delete a damaged one, since no later run could read it either."""
        if type(error) is sqlite3.DatabaseError or not hasattr(error, "sqlite_errorcode"):  # the latter: no UTF-8
            self._take_away("is damaged")
        else:
            _say(f"{FOLDER}/{NAME} cannot be used ({error}), so the next run reads all anew")
        with suppress(sqlite3.Error):
            self._database.close()
        self._database = _of_this_run()

    def _take_away(self, why: str) -> None:
        _say(f"{FOLDER}/{NAME} {why}, so all is read anew")
        with suppress(OSError):
            self._file.unlink()


def _sealed(*values: str) -> tuple[str, ...]:
    """The values of a row with their hash, which shows whether they are what was written."""
    return (*values, digest(*values))


def _of_this_run() -> sqlite3.Connection:
    """An empty store that the system takes away with this run."""
    database = sqlite3.connect("")
    database.executescript(TABLES)
    return database


@cache
def committed(folder: Path) -> bool:
    """Whether git has files of a folder that it should not know: whoever sent them may have made them up."""
    return holds(folder)


def others_may_write(path: Path) -> bool:
    """Whether somebody else may have written a file or folder."""
    found = path.lstat()
    return path.is_symlink() or found.st_uid != os.geteuid() or bool(found.st_mode & 0o022)


@contextmanager
def _private() -> Iterator[None]:
    """Make files, while it is entered, that nobody else may read or write."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def _say(sentence: str) -> None:
    print(f"{sentence}.", file=sys.stderr)
