"""YAML in which every value is text, and every value knows its line.

YAML guesses types: `2024-02-30` raises, `012` becomes 10, `no` becomes false. Here nothing is guessed; the records of
this room say what each value must be, and `validation` complains in a sentence.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from editorial.findings import ContentError, Finding, Place
from editorial.model.textfile import CONTROL, UNSEEN

# libyaml's parser is ten times faster; wheels of PyYAML have carried it for years.
Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# How deep values may stand inside one another, and how many there may be: ten thousand sources, read within seconds.
DEEPEST, MOST = 12, 500_000
# A point of a list in the middle of a value.
GLUED = re.compile(r" *[-*•] ")
# A remark of one writer to another, as in the text below: it reaches no reader.
REMARK = re.compile(r"\s*<!--.*?-->", re.DOTALL)
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

    def note(row: int, sentence: str) -> None:
        column = len(rows[row]) - len(rows[row].lstrip()) + 1
        wrong.append(Finding(path, Place(first_line + row, column), what, sentence))

    def fail(row: int, sentence: str) -> NoReturn:
        note(row, sentence)
        raise ContentError(*wrong)

    try:
        for row, sentence in _surprises(text):
            fail(row, sentence)
        root = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        fail(*_explain(error, rows))
    if root is None or not isinstance(root, yaml.MappingNode):
        fail(root.start_mark.line if root else 0, f"expected {expected}, found none")

    places: dict[Steps, Place] = {}

    def judge(node: yaml.ScalarNode, what: str) -> None:
        """Note characters that the file does not hold as such, since they are written as an escape: "\\x0b"."""
        for signs, cannot in ((CONTROL, "shown"), (UNSEEN, "seen")):
            if signs.search(node.value):
                note(node.start_mark.line, f"a character here cannot be {cannot}. Retype the {what}")

    def build(node: yaml.Node, steps: Steps) -> Any:
        row, column = node.start_mark.line, node.start_mark.column
        places.setdefault(steps, Place(first_line + row, column + 1))
        if isinstance(node, yaml.ScalarNode):
            if rows[row][column : column + 1] in ("&", "!"):  # YAML would drop the first word
                note(row, "a value that begins with & or ! means something else to YAML. Put it in double quotes")
            if not node.style and "#" in rows[node.end_mark.line][node.end_mark.column :]:
                note(row, "YAML drops what follows #. Put the value in double quotes, or the remark on its own line")
            for below in range(row + 1, node.end_mark.line + 1) if not node.style else ():
                if GLUED.match(rows[below]):
                    note(below, "YAML joins this point to the line above. Give both the same spaces in front")
            judge(node, "value")
            value = REMARK.sub("", node.value)
            return value if value.strip() else None
        if isinstance(node, yaml.SequenceNode):
            return [build(item, (*steps, number)) for number, item in enumerate(node.value)]
        values: dict[str, Any] = {}
        for key, value in node.value:
            row = key.start_mark.line
            if not isinstance(key, yaml.ScalarNode):
                note(row, "expected `name: value`, found brackets before the colon. Put the name in quotes")
                continue
            judge(key, "name")
            name = key.value
            if name in values:
                first = places[(*steps, name)].line
                note(row, f"`{name}` appears twice (first on line {first}). Keep one of them")
                continue
            places[(*steps, name)] = Place(first_line + row, key.start_mark.column + 1)
            values[name] = build(value, (*steps, name))
        return values

    values = build(root, ())
    if wrong:
        raise ContentError(*wrong)
    return Yaml(path, values, places)


def _surprises(text: str) -> Iterator[tuple[int, str]]:
    """Yield the row and the fault where YAML does more than a reader sees: it repeats a value, goes deep or on and on.

    Reads the parser's events, since to compose what is very deep would overflow, and what repeats itself, never end.
    """
    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader=Loader)):
        if number > MOST:
            yield event.start_mark.line, f"more than {MOST:,} values stand up to here. Take out what nobody uses"
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            yield event.start_mark.line, "is nested too deeply. Keep to the fields that docs/header.md lists"
        if isinstance(event, yaml.AliasEvent):
            yield (
                event.start_mark.line,
                "a value that begins with * means something else to YAML. Put it in double quotes",
            )


def _explain(error: yaml.MarkedYAMLError, rows: list[str]) -> tuple[int, str]:
    """The row that a writer must look at, counted from 0, and the YAML parser's words as a writer's."""
    problem = error.problem or ""
    last = len(rows) - 1
    at = min(error.problem_mark.line, last) if error.problem_mark else 0
    opened = min(error.context_mark.line, last) if error.context_mark else at
    row = rows[at]
    if "\t" in row[: len(row) - len(row.lstrip())]:
        return at, "a tab stands where YAML wants spaces. Replace it with two spaces"
    if "escape" in problem or "hexdecimal" in problem or "Unicode" in problem:
        return at, "a backslash in double quotes begins a code, and there is none like this. Type the character itself"
    if "end of stream" in problem or "',' or" in problem:
        return opened, "a quote or bracket is opened and never closed. Close it"
    if "could not find expected ':'" in problem:
        point = next((number for number in range(opened, at + 1) if re.match(r" *-[^\W\d]", rows[number])), None)
        if point is not None:
            return point, "a point begins with a hyphen and a space. Put a space behind the hyphen"
        shown = rows[opened].strip()
        return opened, f'expected `name: value`, found "{shown}". Add the colon, or the quote that is missing above'
    above = rows[at - 1].strip() if at else ""
    if "mapping values" in problem and above and ":" not in above and not above.startswith("-"):
        return at - 1, f'expected `name: value`, found "{above}". Add the colon'
    second = bool(error.problem_mark) and ": " in row[: error.problem_mark.column]
    if "mapping values" in problem and row.startswith(" ") and not second and not row.lstrip().startswith("-"):
        shown = row.strip()
        return at, (
            f'"{shown}" does not line up with its neighbors. If it is a field, take away the spaces in front; '
            "if it is text, put the whole value in double quotes"
        )
    if row.startswith(" ") and ("expected key" in problem or "block" in problem):
        return at, f'"{row.strip()}" does not line up with its neighbors. Give it the same spaces in front'
    if "mapping values" in problem:
        name, _, value = row.strip().removeprefix("- ").partition(": ")
        mended = f'"{name}: {value}"' if row.lstrip().startswith("- ") else f'{name}: "{value}"'
        return at, f'a second colon confuses YAML in "{row.strip()}". Put it in quotes: {mended}'
    return at, f'YAML cannot read "{row.strip()}". Putting the value in double quotes often mends it'
