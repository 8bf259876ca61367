"""The words and phrases by which claims are told, `editorial/dictionary/claims/`, as regular expressions.

Each file there is made of sections, which its first lines explain. What they come to is kept beside Python's byte code.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from editorial.model.asked import digest
from editorial.model.compiled import worked_out
from editorial.rules import notation, phrase_regex
from editorial.rules.notation import PhraseReader
from editorial.rules.phrase_regex import Piece, Way, regex_of
from editorial.rules.phrases import Expression, expression

FOLDER = Path(__file__).parent.parent / "dictionary" / "claims"
HEADING = re.compile(r"(WORDS|PHRASES) (.+)")
COMMENT = re.compile(r"#( |$)")
COMMA = re.compile(r",\s+(?![^(<\[]*[)>\]])")


class Line(NamedTuple):
    """A phrase, or a word and its endings, and where it stands."""

    text: str
    file: Path
    number: int


class PhraseSection(NamedTuple):
    """The lines of a section: words, of which one is sought, or phrases, which are sought one by one."""

    kind: str
    lines: list[Line]


def part(name: str) -> str:
    """The regular expression of a section, as a part of another one: it may begin and end within a word."""
    return f"(?:{_worked_out(name, 'part')})"


def whole(name: str) -> str:
    """The regular expression of a section whose phrases begin and end where words do."""
    return _worked_out(name, "whole")


def words(name: str) -> frozenset[str]:
    """The words of a section that has nothing but words."""
    return frozenset(_worked_out(name, "part").split("|"))


def found(name: str) -> Expression:
    """Finds the phrases of a section, blind to capitals."""
    return expression(whole(name))


def _worked_out(name: str, how: str) -> str:
    return worked_out(f"{_stamp()} {how} {name}", lambda: getattr(_expressions(), how)(name))


@cache
def _stamp() -> str:
    """What the expressions are made from: the files, and the code that reads them."""
    code = [Path(file) for file in (__file__, notation.__file__, phrase_regex.__file__)]
    return digest(*(file.read_bytes() for file in (*sorted(FOLDER.glob("*.txt")), *code)))


@cache
def _expressions() -> "Expressions":
    return Expressions(read(sorted(FOLDER.glob("*.txt"))))


def read(files: list[Path]) -> dict[str, PhraseSection]:
    """The sections of some files, by name. Raises ValueError for a line of none, or a name twice."""
    sections: dict[str, PhraseSection] = {}
    for file in files:
        section = None
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            if heading := HEADING.fullmatch(line):
                kind, name = heading.groups()
                if name in sections:
                    raise ValueError(f'{file.name}:{number}: a section "{name}" stands already')
                section = sections[name] = PhraseSection(kind, [])
            elif line.strip() and not COMMENT.match(line):
                if section is None:
                    raise ValueError(f'{file.name}:{number}: expected "WORDS name" or "PHRASES name"')
                _add(section, Line(line, file, number))
    return sections


def _add(section: PhraseSection, line: Line) -> None:
    """Add a line to a section; one that is indented goes on with what stands above it."""
    text, lines = line.text.strip(), section.lines
    if line.text.startswith(" ") and lines:
        last = lines.pop()
        apart = "" if last.text.endswith(("|", "(", "[")) else " "
        text, line = last.text + apart + text, last
    found = COMMA.split(text.rstrip(",")) if section.kind == "WORDS" else [text]
    lines += (line._replace(text=one) for one in found)


class Expressions:
    """The regular expressions of some sections, which may name each other. Raises ValueError for one that is none."""

    def __init__(self, sections: dict[str, PhraseSection]):
        self.sections = sections
        self._read, self._named = cache(self._read_line), cache(self._piece)

    def part(self, name: str) -> str:
        """A section, wherever its phrases begin and end."""
        return regex_of(self._ways(name))

    def whole(self, name: str) -> str:
        """A section whose phrases begin and end where words do."""
        kind, lines = self.sections[name]
        if kind == "WORDS":
            return regex_of(self._ways(name), begins=True, ends=True)
        return "|".join(regex_of(self._read(line), begins=True, ends=True) for line in lines)

    def _ways(self, name: str) -> list[Way]:
        return [way for line in self.sections[name].lines for way in self._read(line)]

    def _read_line(self, line: Line) -> list[Way]:
        try:
            return PhraseReader(line.text, self._named).ways()
        except (ValueError, IndexError) as error:
            raise ValueError(f"{line.file.name}:{line.number}: {error}") from None

    def _piece(self, name: str) -> Piece:
        if name not in self.sections:
            raise ValueError(f'no section is called "{name}"')
        return Piece("group", "(?:%s)", self._ways(name))
