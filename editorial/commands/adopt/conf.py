"""pelicanconf.py with other values: every other line, and each reason beside a setting, stays as it was."""

import ast
import json
import re
from collections.abc import Mapping
from typing import Any

WIDTH = 120


def changed(source: str, values: Mapping[str, Any]) -> str:
    """The source with other `values` of settings, by their names; those of CONTACT entry by entry."""
    rows = source.split("\n")
    for node in reversed(ast.parse(source).body):
        name = ast.unparse(node.targets[0]) if isinstance(node, ast.Assign) else ""
        if name in values:
            at = slice(node.lineno - 1, node.end_lineno)
            rows[at] = _entries(rows[at], values[name]) if name == "CONTACT" else _lines(name, values[name])
    return "\n".join(rows)


def _entries(rows: list[str], values: Mapping[str, Any]) -> list[str]:
    """The rows of a table with other values; the example behind one stays where nothing is filled in."""
    made = []
    for row in rows:
        found = re.match(r'    "(\w+)": (?:None|"(?:[^"\\]|\\.)*"),(.*)', row)
        if found and found[1] in values:
            value = values[found[1]]
            row = f'    "{found[1]}": {_typed(value)},{found[2] if value is None else ""}'
        made.append(row)
    return made


def _lines(name: str, value: Any) -> list[str]:
    """A setting as lines of Python, laid out as the formatter does."""
    if isinstance(value, dict) and any(value.values()):
        rows = [f"{name} = {{"]
        for code, notices in value.items():
            rows.append(f"    {_typed(code)}: [")
            for notice in notices:
                rows += ["        {", *(f"            {_typed(key)}: {_typed(text)}," for key, text in notice.items())]
                rows.append("        },")
            rows.append("    ],")
        return [*rows, "}"]
    line = f"{name} = {_typed(value)}"
    if isinstance(value, str) and len(line) > WIDTH >= len(_typed(value)) + 4:
        return [f"{name} = (", f"    {_typed(value)}", ")"]
    return [line]


def _typed(value: Any) -> str:
    """A value as Python, with double quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_typed(key)}: {_typed(part)}" for key, part in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
