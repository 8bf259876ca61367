"""YAML in which every value is text, and every value knows its line.

YAML guesses types: `2024-02-30` raises, `012` becomes 10, `no` becomes false. Here nothing is guessed;
the records in `record.py` and `data.py` say what each value must be, and complain in a sentence.
"""

from pathlib import Path

import yaml

from editorial.findings import ContentError, Finding

# libyaml's parser is ten times faster; wheels of PyYAML have carried it for years.
Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def parse(text: str, path: Path, first_line: int = 1) -> tuple[dict, dict[tuple, int]]:
    """Read a YAML mapping.

    Takes the text, the file it stands in and the line on which it starts there. Returns the values
    (dict, list, str, or None for nothing) and a line number for each place, keyed by its path, such as
    `("tags", 0)`. Raises ContentError when the text is not YAML, or not a list of `name: value`.
    """

    def fail(mark, sentence):
        line = first_line + (mark.line if mark else 0)
        raise ContentError(Finding(path, line, "front matter" if path.suffix == ".md" else "YAML", sentence))

    try:
        root = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        fail(error.problem_mark, _explain(error, text))
    except yaml.YAMLError as error:  # a character that YAML does not allow
        fail(None, f"cannot be read ({str(error).splitlines()[0]}). Retype the line that holds it")
    if root is None or not isinstance(root, yaml.MappingNode):
        fail(root and root.start_mark, "expected lines such as `title: Your title`, found none")

    lines: dict[tuple, int] = {}

    def build(node, place: tuple):
        lines.setdefault(place, first_line + node.start_mark.line)
        if len(place) > 12:  # also ends a value that contains itself
            fail(node.start_mark, "is nested too deeply. Keep to the fields that CONTRIBUTING.md lists")
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.value.strip() else None
        if isinstance(node, yaml.SequenceNode):
            return [build(item, (*place, number)) for number, item in enumerate(node.value)]
        values = {}
        for key, value in node.value:
            name = str(key.value)
            if name in values:
                first = lines[(*place, name)]
                fail(key.start_mark, f"`{name}` stands here again (first on line {first}). Keep one of them")
            lines[(*place, name)] = first_line + key.start_mark.line
            values[name] = build(value, (*place, name))
        return values

    return build(root, ()), lines


def _explain(error: yaml.MarkedYAMLError, text: str) -> str:
    """Turn the YAML parser's words into a writer's."""
    rows = text.splitlines()
    number = error.problem_mark.line if error.problem_mark else 0
    row = rows[min(number, len(rows) - 1)].strip() if rows else ""
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        return f'a second colon confuses YAML in "{row}". Put the value in quotes: name: "value"'
    if "could not find expected ':'" in problem:
        return f'expected `name: value`, found "{row}". Add the colon, or the quote that is missing above'
    if "tab" in problem or "\\t" in problem:
        return "a tab stands where YAML wants spaces. Replace it with two spaces"
    if "end of stream" in problem or "end of stream" in (error.context or ""):
        return "a quote or bracket is opened and never closed. Close it"
    return f'YAML cannot read "{row}" ({problem}). Putting the value in double quotes often mends it'
