"""The words and phrases by which claims are told, `editorial/dictionary/claims/`, as regular expressions.

Each file there is made of sections, which its first lines explain. What they come to is kept beside Python's byte code,
since it takes a third of a second to work out.
"""

import marshal
import re
import sys
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from editorial.model.asked import digest
from editorial.model.compiled import compiled
from editorial.model.shelf import put
from editorial.rules import notation
from editorial.rules.notation import Piece, Reader, Way, regex_of
from editorial.rules.phrases import Expression, expression

FOLDER = Path(__file__).parent.parent / "dictionary" / "claims"
KEPT = Path(__file__).parent / "__pycache__" / f"claims.{sys.implementation.cache_tag}"
HEADING = re.compile(r"(WORDS|PHRASES) (.+)")
COMMENT = re.compile(r"#( |$)")
COMMA = re.compile(r",\s+(?![^(<\[]*[)>\]])")


class Line(NamedTuple):
    """A phrase, or a word and its endings, and where it stands."""

    text: str
    file: Path
    number: int


class Section(NamedTuple):
    """The lines of a section: words, of which one is sought, or phrases, which are sought one by one."""

    kind: str
    lines: list[Line]


def part(name: str) -> str:
    """The regular expression of a section, as a part of another one: it may begin and end within a word."""
    return _kept()[name][0]


def whole(name: str) -> str:
    """The regular expression of a section whose phrases begin and end where words do."""
    return _kept()[name][1]


def words(name: str) -> frozenset[str]:
    """The words of a section that has nothing but words."""
    return frozenset(part(name).split("|"))


def found(name: str) -> Expression:
    """Finds the phrases of a section, blind to capitals."""
    return expression(whole(name))


def begins(name: str) -> re.Pattern[str]:
    """Matches the phrases of a section, in small letters, wherever it is told to begin."""
    return compiled(part(name))


def among(name: str) -> re.Pattern[str]:
    """Finds the phrases of a section in small letters."""
    return compiled(whole(name))


@cache
def _kept() -> dict[str, tuple[str, str]]:
    """Each section as a part, and whole; from what is kept, unless something was changed since."""
    files = sorted(FOLDER.glob("*.txt"))
    code = [Path(file) for file in (__file__, notation.__file__)]
    stamp = digest(*(file.read_bytes() for file in (*files, *code)))
    try:
        kept_as, kept = marshal.loads(KEPT.read_bytes())
    except (OSError, EOFError, ValueError, TypeError):
        kept_as, kept = "", {}
    if kept_as != stamp:
        kept = Expressions(read(files)).all()
        if not sys.dont_write_bytecode:
            put(KEPT, marshal.dumps((stamp, kept)))
    return kept


def read(files: list[Path]) -> dict[str, Section]:
    """The sections of some files, by name. Raises ValueError for a line of none, or a name twice."""
    sections: dict[str, Section] = {}
    for file in files:
        section = None
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            if heading := HEADING.fullmatch(line):
                kind, name = heading.groups()
                if name in sections:
                    raise ValueError(f'{file.name}:{number}: a section "{name}" stands already')
                section = sections[name] = Section(kind, [])
            elif line.strip() and not COMMENT.match(line):
                if section is None:
                    raise ValueError(f'{file.name}:{number}: expected "WORDS name" or "PHRASES name"')
                _add(section, Line(line, file, number))
    return sections


def _add(section: Section, line: Line) -> None:
    """Add a line to a section; one that is indented goes on with what stands above it."""
    text, lines = line.text.strip(), section.lines
    if line.text.startswith(" ") and lines:
        last = lines.pop()
        apart = "" if last.text.endswith(("|", "(", "[")) else " "
        text, line = last.text + apart + text, last
    found = COMMA.split(text.rstrip(",")) if section.kind == "WORDS" else [text]
    lines += (line._replace(text=one) for one in found)


class Expressions:
    """The regular expressions of some sections, which may name each other."""

    def __init__(self, sections: dict[str, Section]):
        self.sections = sections
        self.ways = lru_cache(maxsize=None)(self._ways)

    def all(self) -> dict[str, tuple[str, str]]:
        """Each section as a part, and whole."""
        return {name: (regex_of(self.ways(name)), self._whole(name)) for name in self.sections}

    def _whole(self, name: str) -> str:
        if self.sections[name].kind == "WORDS":
            return regex_of(self.ways(name), begins=True, ends=True)
        return "|".join(regex_of(self._read(line), begins=True, ends=True) for line in self.sections[name].lines)

    def _ways(self, name: str) -> list[Way]:
        return [way for line in self.sections[name].lines for way in self._read(line)]

    def _read(self, line: Line) -> list[Way]:
        try:
            return Reader(line.text, self._named).ways()
        except (ValueError, IndexError) as error:
            raise ValueError(f"{line.file.name}:{line.number}: {error}") from None

    def _named(self, name: str) -> Piece:
        if name not in self.sections:
            raise ValueError(f'no section is called "{name}"')
        return Piece("group", "(?:%s)", self.ways(name))
