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

# How deep values may stand inside one another, and how many there may be: ten thousand sources, read within seconds.
DEEPEST, MOST = 12, 500_000
# A point of a list in the middle of a value.
GLUED = re.compile(r" *[-*•–—] ")
# A remark of one writer to another, as in the text below: it reaches no reader.
REMARK = re.compile(r"\s*<!--.*?-->", re.DOTALL)
GLUED_TO = "this point is read as a part of the line above. Give both the same spaces in front"
# What YAML drops behind a value.
BEHIND = re.compile(r"\s*(#.*)")
Step = str | int
Steps = tuple[Step, ...]


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
        for steps in self.places:
            value: Any = self.values
            for step in steps:
                value = value[step]
            if isinstance(value, str):
                yield steps, value


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
    what = "header" if path.suffix == ".md" else "file"
    rows = text.split("\n")

    wrong: list[Finding] = []
    places: dict[Steps, Place] = {}

    def note(row: int, sentence: str) -> None:
        column = len(rows[row]) - len(rows[row].lstrip()) + 1
        wrong.append(Finding(path, Place(first_line + row, column), what, sentence))

    def fail(row: int, sentence: str) -> NoReturn:
        wrong.clear()  # what else there is to say may come of this
        note(row, sentence)
        raise ContentError(*wrong)

    def watched() -> Iterator[yaml.Event]:
        """Yield what stands in the text; fail where YAML does more than a reader sees: it repeats, goes deep or on and on."""
        depth = begun = 0
        for number, event in enumerate(yaml.parse(text, Loader=Loader)):
            row = event.start_mark.line
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            begun += isinstance(event, yaml.DocumentStartEvent)
            if number > MOST:
                fail(row, f"more than {MOST:,} values stand up to here. Take out what nobody uses")
            if depth > DEEPEST:
                fail(row, "is nested too deeply. Keep to the fields that docs/header.md lists")
            if begun > 1:
                fail(row, "only what stands above is read. Take out the line --- or ... that ends it")
            if isinstance(event, yaml.AliasEvent):
                fail(row, in_quotes(rows, row))
            if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                yield event

    def inside(end: type[yaml.Event]) -> Iterator[yaml.Event]:
        """Yield what begins each value, up to the end of what holds them; whoever takes it reads that value to its end."""
        for event in events:
            if isinstance(event, end):
                return
            yield event

    def skip(event: yaml.Event) -> None:
        depth = int(isinstance(event, yaml.CollectionStartEvent))
        while depth:
            event = next(events)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)

    def judge(event: yaml.ScalarEvent, what: str) -> None:
        """Note characters that the file does not hold as such, since they are written as an escape: "\\x0b"."""
        for signs, cannot in ((CONTROL, "shown"), (UNSEEN, "seen")):
            if signs.search(event.value):
                note(event.start_mark.line, f"a character here cannot be {cannot}. Retype the {what}")

    def scalar_of(event: yaml.ScalarEvent) -> str | None:
        row, column, end = event.start_mark.line, event.start_mark.column, event.end_mark
        if rows[row][column : column + 1] in ("&", "!"):  # YAML would drop the first word
            note(row, in_quotes(rows, row))
        behind = BEHIND.match(rows[end.line], end.column) if not event.style else None
        dropped = behind[1] if behind else ""
        if dropped.startswith(("# ", "#\t")):
            note(end.line, f'"{dropped}" is dropped as a remark. Put it on a line of its own, or in quotes')
        elif dropped.startswith("#") and not event.value:
            note(end.line, f'"{dropped}" is dropped as a remark. Take the sign # away')
        elif dropped.startswith("#"):
            note(end.line, f'"{dropped}" is dropped as a remark. {quotes(rows, end.line)}')
        for below in range(row + 1, end.line + 1) if not event.style else ():
            if GLUED.match(rows[below]) or (POINT.match(rows[row]) and POINT.match(rows[below])):
                typed = next((number for number in (row, below) if POINT.match(rows[number])), None)
                note(*(below, GLUED_TO) if typed is None else no_point(rows, typed))
                break
        judge(event, "value")
        value = REMARK.sub("", event.value)
        return value if value.strip() else None

    def build(event: yaml.Event, steps: Steps) -> Any:
        mark = event.start_mark
        places.setdefault(steps, Place(first_line + mark.line, mark.column + 1))
        if isinstance(event, yaml.ScalarEvent):
            return scalar_of(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return [build(item, (*steps, number)) for number, item in enumerate(inside(yaml.SequenceEndEvent))]
        values: dict[str, Any] = {}
        for key in inside(yaml.MappingEndEvent):
            row = key.start_mark.line
            if not isinstance(key, yaml.ScalarEvent):
                skip(key)
                skip(next(events))
                template = (
                    "{{" in rows[row] and f'"{rows[row].strip()}" is left over from a template. Write what is meant'
                )
                note(row, template or "expected `name: value`, found brackets before the colon. Put the name in quotes")
                continue
            judge(key, "name")
            name = key.value
            if name in values:
                skip(next(events))
                first = places[(*steps, name)].line
                note(row, f"`{name}` appears twice (first on line {first}). Keep one of them")
                continue
            places[(*steps, name)] = Place(first_line + row, key.start_mark.column + 1)
            values[name] = build(next(events), (*steps, name))
        return values

    events = watched()
    try:
        if 2 * text.count("\n") + text.count(",") > MOST:  # to count takes less than to build
            deque(watched(), maxlen=0)
        root = next(events, None)
        values = build(root, ()) if isinstance(root, yaml.MappingStartEvent) else None
        deque(events, maxlen=0)  # what cannot be read further below is told first
    except yaml.MarkedYAMLError as error:
        fail(*explained(error, rows))
    if values is None:
        fail(root.start_mark.line if root else 0, f"expected {expected}, found none")
    if wrong:
        raise ContentError(*wrong)
    return Yaml(path, values, places)
