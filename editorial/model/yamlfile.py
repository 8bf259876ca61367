"""YAML in which every value is text, and every value knows its line.

YAML guesses types: `2024-02-30` raises, `012` becomes 10, `no` becomes false. Here nothing is guessed; the records of
this room say what each value must be, and `validation` complains in a sentence.
"""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from editorial.findings import ContentError, Finding, Place
from editorial.model.textfile import CONTROL, UNSEEN
from editorial.model.yamlfaults import POINT, Loader, explained, in_quotes, no_point, quotes
from editorial.model.yamlplaces import Places, Step, Steps

# How deep values may stand inside one another, and how many there may be: ten thousand sources, read within seconds.
DEEPEST, MOST_VALUES = 12, 500_000
# A point of a list in the middle of a value.
GLUED = re.compile(r" *[-*•–—] ")
# A remark of one writer to another, as in the text below: it reaches no reader.
REMARK = re.compile(r"\s*<!--.*?-->", re.DOTALL)
GLUED_TO = "this point is read as a part of the line above. Give both the same spaces in front"
# What YAML drops behind a value.
BEHIND = re.compile(r"\s*(#.*)")


@dataclass(frozen=True)
class Yaml:
    """The fields of a header or a data file as they were typed: any value may be wrong, and each knows its place."""

    path: Path
    values: dict[str, Any] = field(default_factory=dict)
    places: Mapping[Steps, Place] = field(default_factory=dict)

    def at(self, *steps: Step) -> Place:
        """Where a value stands, such as `at("tags", 0)`; of one that is missing, the nearest thing around it."""
        return next((self.places[steps[:n]] for n in range(len(steps), -1, -1) if steps[:n] in self.places), Place(1))

    def text(self, name: str) -> str:
        """The text of a field; empty when it holds none."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def items(self, name: str) -> list[Any]:
        """The items of a field that should be a list; none when it is something else."""
        value = self.values.get(name)
        return value if isinstance(value, list) else []

    def texts(self) -> Iterator[tuple[Steps, str]]:
        """Yield every text that was typed, with its steps, in the order of the file."""
        yield from texts_in(self.values)


def texts_in(value: object, steps: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """Yield every text in a value, in the order it was typed, with the steps to it from `steps` on."""
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from texts_in(one, (*steps, name))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from texts_in(one, (*steps, number))


class _Writer(yaml.SafeDumper):
    """Writes dates and words such as "on" without quotes, as people type them, and lists with two spaces in front."""

    yaml_implicit_resolvers = {  # noqa: RUF012 (how PyYAML keeps them)
        first: [(tag, shape) for tag, shape in resolvers if not tag.endswith(("timestamp", "bool"))]
        for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def increase_indent(self, flow=False, indentless=False):
        return super().increase_indent(flow, indentless=False)


_Writer.add_representer(bool, lambda writer, value: writer.represent_str("true" if value else "false"))


def lines_of(values: dict[str, Any]) -> list[str]:
    """The values (dict, list, str) as lines of YAML that `parse` reads back, quoted only where they must be."""
    return yaml.dump(values, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=10**6).splitlines()


def scalar(value: object) -> str:
    """A value as YAML reads it back, on one line, quoted only where it must be."""
    text = " ".join(str(value).split())
    return yaml.safe_dump([text], default_flow_style=True, allow_unicode=True, width=10**6).strip()[1:-1]


def parse(text: str, path: Path, first_line: int = 1, expected: str = "lines such as `title: Your title`") -> Yaml:
    """Read a YAML mapping.

    Takes the text, the file it stands in and the line on which it starts there. Raises ContentError when the text is
    not YAML, or holds no fields where some were `expected`.
    """
    return _Reading(text, path, first_line).mapping(expected)


class _Reading:
    """One text while it is read: its rows, what is wrong in them, and the places of its values."""

    def __init__(self, text: str, path: Path, first_line: int):
        self.text, self.path, self.first_line = text, path, first_line
        self.rows = text.split("\n")
        self.wrong: list[Finding] = []
        self.places: dict[Steps, Place] = {}
        self.events = self._watched()

    def mapping(self, expected: str) -> Yaml:
        """All that stands in the text; see `parse`."""
        try:
            if 2 * self.text.count("\n") + self.text.count(",") > MOST_VALUES:  # to count takes less than to build
                deque(self._watched(), maxlen=0)
            root = next(self.events, None)
            values = self._value(root, ()) if isinstance(root, yaml.MappingStartEvent) else None
            deque(self.events, maxlen=0)  # what cannot be read further below is told first
        except yaml.MarkedYAMLError as error:
            self._fail(*explained(error, self.rows))
        if values is None:
            self._fail(root.start_mark.line if root else 0, f"expected {expected}, found none")
        if self.wrong:
            raise ContentError(*self.wrong)
        return Yaml(self.path, values, Places(self.places))

    def _note(self, row: int, sentence: str) -> None:
        line = self.rows[row]
        what = "header" if self.path.suffix == ".md" else "file"
        place = Place(self.first_line + row, len(line) - len(line.lstrip()) + 1)
        self.wrong.append(Finding(self.path, place, what, sentence))

    def _fail(self, row: int, sentence: str) -> NoReturn:
        self.wrong.clear()  # what else there is to say may come of this
        self._note(row, sentence)
        raise ContentError(*self.wrong)

    def _watched(self) -> Iterator[yaml.Event]:
        """Yield what stands in the text; fail where YAML does more than a reader sees: it repeats, goes deep or on and on."""
        depth = begun = 0
        for number, event in enumerate(yaml.parse(self.text, Loader=Loader)):
            row = event.start_mark.line
            depth += _deeper(event)
            begun += isinstance(event, yaml.DocumentStartEvent)
            if number > MOST_VALUES:
                self._fail(row, f"more than {MOST_VALUES:,} values stand up to here. Take out what nobody uses")
            if depth > DEEPEST:
                self._fail(row, "is nested too deeply. Keep to the fields that docs/header.md lists")
            if begun > 1:
                self._fail(row, "only what stands above is read. Take out the line --- or ... that ends it")
            if isinstance(event, yaml.AliasEvent):
                self._fail(row, in_quotes(self.rows, row))
            if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                yield event

    def _inside(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        """Yield what begins each value, up to the end of what holds them; whoever takes it reads that value to its end."""
        for event in self.events:
            if isinstance(event, end):
                return
            yield event

    def _skip(self, event: yaml.Event) -> None:
        depth = _deeper(event)
        while depth:
            depth += _deeper(next(self.events))

    def _value(self, event: yaml.Event, steps: Steps) -> Any:
        mark = event.start_mark
        self.places.setdefault(steps, Place(self.first_line + mark.line, mark.column + 1))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(steps)
        return [self._value(item, (*steps, number)) for number, item in enumerate(self._inside(yaml.SequenceEndEvent))]

    def _mapping(self, steps: Steps) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key in self._inside(yaml.MappingEndEvent):
            row = key.start_mark.line
            if not isinstance(key, yaml.ScalarEvent):
                self._skip(key)
                self._skip(next(self.events))
                self._note(row, _no_name(self.rows[row].strip()))
                continue
            self._judge(key, "name")
            name = key.value
            if name in values:
                self._skip(next(self.events))
                first = self.places[(*steps, name)].line
                self._note(row, f"`{name}` appears twice (first on line {first}). Keep one of them")
                continue
            self.places[(*steps, name)] = Place(self.first_line + row, key.start_mark.column + 1)
            values[name] = self._value(next(self.events), (*steps, name))
        return values

    def _scalar(self, event: yaml.ScalarEvent) -> str | None:
        row, column, end = event.start_mark.line, event.start_mark.column, event.end_mark
        if self.rows[row][column : column + 1] in ("&", "!"):  # YAML would drop the first word
            self._note(row, in_quotes(self.rows, row))
        if not event.style:
            self._dropped(end.line, end.column, event.value)
            self._glued(row, end.line)
        self._judge(event, "value")
        value = REMARK.sub("", event.value)
        return value if value.strip() else None

    def _dropped(self, row: int, column: int, value: str) -> None:
        """Note what YAML drops behind a value."""
        behind = BEHIND.match(self.rows[row], column)
        dropped = behind[1] if behind else ""
        if dropped.startswith(("# ", "#\t")):
            self._note(row, f'"{dropped}" is dropped as a remark. Put it on a line of its own, or in quotes')
        elif dropped:
            mend = quotes(self.rows, row) if value else "Take the sign # away"
            self._note(row, f'"{dropped}" is dropped as a remark. {mend}')

    def _glued(self, first: int, last: int) -> None:
        """Note the first of the points of a list that are read as a part of the value above them."""
        for row in range(first + 1, last + 1):
            if GLUED.match(self.rows[row]) or (POINT.match(self.rows[first]) and POINT.match(self.rows[row])):
                typed = next((number for number in (first, row) if POINT.match(self.rows[number])), None)
                self._note(*(row, GLUED_TO) if typed is None else no_point(self.rows, typed))
                break

    def _judge(self, event: yaml.ScalarEvent, what: str) -> None:
        """Note characters that the file does not hold as such, since they are written as an escape: "\\x0b"."""
        for signs, cannot in ((CONTROL, "shown"), (UNSEEN, "seen")):
            if signs.search(event.value):
                self._note(event.start_mark.line, f"a character here cannot be {cannot}. Retype the {what}")


def _deeper(event: yaml.Event) -> int:
    """By how much what follows an event stands deeper: 1, 0 or -1."""
    return isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)


def _no_name(line: str) -> str:
    """What to say of brackets where the name of a field should stand."""
    if "{{" in line:
        return f'"{line}" is left over from a template. Write what is meant'
    return "expected `name: value`, found brackets before the colon. Put the name in quotes"
