"""What a writer must mend where YAML cannot be read: the row to look at, and a sentence in place of the parser's words."""

import re
from typing import NamedTuple

import yaml

# libyaml's parser is ten times faster; wheels of PyYAML have carried it for years.
Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# What people type for "- " in front of a point of a list.
POINT = re.compile(r"\s*(?:- )?(?:[*·]\s+|[•–—]\s*|\d+[.)]\s+|-(?=[^\W\d]))(?P<words>\S.*)")
# A line that begins with the name of a field.
FIELD = re.compile(r" *(?:- )?[^\s:]+:(?: |$)")
# How a row of a list begins, by a name that may stand below.
BEGINS = {
    "reason": "address",
    "on": "address",
    "what": "on",
    "name": "id",
    "type": "id",
    "meaning": "term",
    "given": "family",
}
# What stands before the value of a line, and the value.
VALUE = re.compile(r"(?P<before>\s*(?:- +)?(?:(?:[a-z_-]+|[A-Z]{3,4}): +)?)(?P<value>.*)")
# Parts of a list, each in quotes or brackets of its own, or with a comma too many.
LISTED = re.compile(
    r"""(?:"[^"]*"|'[^']*')(?:\s*,\s*(?:"[^"]*"|'[^']*'))+|\[[^\[\]]*\](?:\s*,\s*\[[^\[\]]*\])+|\[[^\[\]]*,\s*,[^\[\]]*\]"""
)
Found = tuple[int, str] | None


class Fault(NamedTuple):
    """Where the parser stopped, and why: the row, counted from 0, and the column; the row where what it read was `opened`;
    the row `above` that says something.
    """

    rows: list[str]
    problem: str
    at: int
    column: int
    opened: int
    above: int | None

    @property
    def row(self) -> str:
        """The row where it stopped."""
        return self.rows[self.at]

    @property
    def indent(self) -> int:
        """How many spaces stand in front of it."""
        return len(self.row) - len(self.row.lstrip())


def explained(error: yaml.MarkedYAMLError, rows: list[str]) -> tuple[int, str]:
    """The row that a writer must look at, counted from 0, and the YAML parser's words as a writer's."""
    last, stopped, begun = len(rows) - 1, error.problem_mark, error.context_mark
    at = min(stopped.line, last) if stopped else 0
    above = next((number for number in range(at - 1, -1, -1) if _says_something(rows[number])), None)
    opened = min(begun.line, last) if begun else at
    fault = Fault(rows, error.problem or "", at, stopped.column if stopped else 0, opened, above)
    for look in (_strange_spaces, _code, _never_closed, _no_colon, _second_field, _quote_from_above, _misplaced):
        if found := look(fault):
            return found
    return at, in_quotes(rows, at)


def _strange_spaces(fault: Fault) -> Found:
    for number in sorted({fault.at, fault.opened, fault.at if fault.above is None else fault.above}):
        row = fault.rows[number]
        if not row[: -len(row.lstrip()) or None].isascii():
            return number, "the spaces in front are not plain ones, as office programs write them. Retype them"
    if "\t" in fault.row[: fault.indent]:
        spaces = _spaces(fault.rows, fault.at) or 2
        return fault.at, f"a tab stands where spaces belong. Replace it with {spaces} spaces"
    return None


def _code(fault: Fault) -> Found:
    if not any(word in fault.problem for word in ("escape", "hexdecimal", "Unicode")):
        return None
    sentence = "a backslash in double quotes begins a code, and there is none like this. Type the character itself"
    return fault.at, sentence


def _never_closed(fault: Fault) -> Found:
    if "',' or ']'" in fault.problem and fault.at == fault.opened and fault.row.count("[") == fault.row.count("]"):
        return fault.opened, "a comma is missing between two parts of this list. Type it"
    sentence = "a quote or bracket is opened and never closed. Close it"
    if "node content" in fault.problem and not any(map(_says_something, fault.rows[fault.at + 1 :])):
        if fault.row[fault.column :].strip(" [{"):
            return None
        return fault.at if fault.row.strip() else fault.above or 0, sentence
    return (fault.opened, sentence) if "end of stream" in fault.problem or "',' or" in fault.problem else None


def _no_colon(fault: Fault) -> Found:
    if "could not find expected ':'" not in fault.problem:
        return None
    rows, opened = fault.rows, fault.opened
    typed = POINT if rows[opened].startswith(" ") else re.compile(r" *-[^\W\d]")
    point = next((number for number in range(opened, fault.at + 1) if typed.match(rows[number])), None)
    if point is not None:
        return no_point(rows, point)
    beside = re.match(r" +(?=[^\s:]+$)", rows[opened])
    if beside and any(row.startswith(f"{beside[0]}- ") for row in rows[max(0, opened - 1) : opened + 2]):
        return opened, f"a point begins with a hyphen and a space. Write `- {rows[opened].strip()}`"
    return opened, _no_field(rows[opened])


def _second_field(fault: Fault) -> Found:
    """A field where the line above has not ended, or is none."""
    rows, at, above, row = fault.rows, fault.at, fault.above, fault.row
    if "mapping values" not in fault.problem or FIELD.match(row[: fault.column]):
        return None
    if above is not None and not FIELD.match(rows[above]):
        if not rows[above].lstrip().startswith("- "):
            return above, _no_field(rows[above])
        if row.startswith(" "):
            return above, _no_name(rows, above, row)
    if not row.startswith(" "):
        return None
    if above is not None and re.match(r" *- ", rows[above]):
        return at, _out_of_line(rows, at)
    return at, (
        f'"{row.strip()}" does not line up with its neighbors. If it is a field, take away the spaces in front; '
        "if it is text, put the whole value in double quotes"
    )


def _quote_from_above(fault: Fault) -> Found:
    """A quote that closes one from above."""
    before = fault.row[: fault.column]
    quote = next((sign for sign in reversed(before) if sign in "\"'"), "")
    if "expected key" not in fault.problem or not quote or before.count(quote) % 2 == 0:
        return None
    begins = re.compile(rf"[^{quote}]*[:-] +{quote}[^{quote}]*")
    first = next((number for number in range(fault.at - 1, -1, -1) if begins.fullmatch(fault.rows[number])), fault.at)
    return first, "a quote is opened and never closed. Close it"


def _misplaced(fault: Fault) -> Found:
    """A line that is out of line, a point of other signs, or a second colon."""
    rows, at, problem = fault.rows, fault.at, fault.problem
    if fault.column == fault.indent and ("expected key" in problem or "indicator" in problem):
        return at, _out_of_line(rows, at)
    if POINT.match(fault.row):
        return no_point(rows, at)
    if "mapping values" in problem:
        return at, f"a second colon cannot be read. {quotes(rows, at)}"
    return None


def _says_something(row: str) -> bool:
    """Whether a row is neither empty nor a remark."""
    return bool(row.strip()) and not row.lstrip().startswith("#")


def _no_field(row: str) -> str:
    """What to do with a line that should begin with the name of a field, and a colon."""
    shown = row.strip()
    if named := re.fullmatch(r"(\w+):(?!//)\s*(\S.*)", shown):
        return f"no plain space stands behind the colon. Type it: `{named[1]}: {named[2]}`"
    wanted = f'expected `name: value`, found "{shown}"'
    if (named := re.fullmatch(r"([a-z_]+)(?:\s*=\s*|\s+)(\S.*[^.?!])", shown)) and row == shown:
        return f"{wanted}. Add the colon: `{named[1]}: {named[2]}`"
    return f"{wanted}. If it goes on from the line above, put two spaces in front of it; else add the colon"


def _no_name(rows: list[str], at: int, below: str) -> str:
    """What to do with the first line of an entry, which lost its colon or its name, by the field `below` it."""
    words = rows[at].lstrip().removeprefix("- ")
    first, *rest = re.split(r"\s*=\s*|\s+", words, maxsplit=1)
    name = "rule" if re.fullmatch(r"(rule )?R\d+", words) else BEGINS.get(below.split(":")[0].strip(), "point")
    if rest and (first == name or any(re.match(rf" *(?:- )?{re.escape(first)}:(?: |$)", row) for row in rows)):
        return f'put a colon after "{first}": `- {first}: {rest[0]}`'
    return f'"{below.strip()}" below needs a name here, too. Write it, like `- {name}: {words}`'


def no_point(rows: list[str], at: int) -> tuple[int, str]:
    """The row, and what to do where something else stands for the hyphen in front of a point."""
    point, more = POINT.match(rows[at]), at + 1 < len(rows) and POINT.match(rows[at + 1])
    below = ", and the points below in the same way" if more else ""
    return at, f"a point begins with a hyphen and a space. Write `- {point['words'] if point else '...'}`{below}"


def _out_of_line(rows: list[str], at: int) -> str:
    """What to do with a line that has other spaces in front than its neighbors."""
    shown = rows[at].strip()
    if named := re.match(r"([\w-]+):(?: |$)", shown):
        first = next((row for row in reversed(rows[:at]) if re.match(rf" *- {named[1]}:(?: |$)", row)), "")
        if first:
            return f'"{shown}" begins an entry, and a hyphen is missing. Write `{first[: first.index("-")]}- {shown}`'
    front = f"{spaces} spaces" if (spaces := _spaces(rows, at)) else "the same spaces"
    return f'"{shown}" does not line up with its neighbors. Give it {front} in front'


def _spaces(rows: list[str], at: int) -> int:
    """How many spaces belong in front of a line, so that all above and it can be read; 0 where nobody can tell.

    Tried are those of the lines above, the nearest to its own first.
    """
    shown, own = rows[at].strip(), len(rows[at].expandtabs(4)) - len(rows[at].expandtabs(4).lstrip())
    above = [row for row in rows[:at] if _says_something(row)]
    fronts = {len(row) - len(row.lstrip(" ")) for row in above[-40:]}
    fronts |= {
        front + 2
        for row in above[-40:]
        if (front := len(row) - len(row.lstrip(" "))) in fronts and row.lstrip().startswith("- ")
    }
    for front in sorted(fronts, key=lambda front: (abs(front - own), -front)):
        try:
            yaml.compose("\n".join([*rows[:at], " " * front + shown]), Loader=Loader)
        except yaml.YAMLError:
            continue
        if front != own:
            return front
    return 0


def in_quotes(rows: list[str], at: int) -> str:
    """What to do with a value whose signs YAML takes for its own."""
    return f"a sign in this value means something else here. {quotes(rows, at)}"


def quotes(rows: list[str], at: int) -> str:
    """Tell to put the value of a row in quotes, with the row as it should be."""
    below = rows[at + 1] if at + 1 < len(rows) else ""
    parts = VALUE.fullmatch(rows[at].rstrip())
    if not parts or (below.startswith(" ") and not re.match(r" *- ", below) and not FIELD.match(below)):
        return "Put the whole value in double quotes, down to the end of its last line"
    value = parts["value"]
    if LISTED.fullmatch(value):
        words = ", ".join(word for part in value.split(",") if (word := part.strip(" []\"'")))
        return f"Write all parts of a list in one pair of brackets: {parts['before'].lstrip()}[{words}]"
    if value[:1] == "*":  # in quotes, the stars would be shown
        return f"Write it in plain words: {parts['before'].lstrip()}{value.replace('*', '')}"
    if value[:1] == "'" and "' " not in value[1:].replace("''", ""):
        value = value[1:].removesuffix("'").replace("''", "'")
    elif value[:1] in ('"', "“"):
        inner = value[1:].rstrip('"”' if value[-1:] in ('"', "”") else "")
        first = re.search('["“”]', inner)
        value = inner if not first or inner[first.start() - 1 : first.start()] == " " else value
    escaped = value.replace("'", "''")
    quoted = f"'{escaped}'" if set('"\\') & set(value) else f'"{value}"'
    return f"Put the value in quotes: {parts['before'].lstrip()}{quoted}"
