"""Change fields of a header as a form does, and not one byte of anything else: remarks, order, quotes, line ends stay.

What comes out is read again: where it does not say what was meant, or anything else too, nothing is changed.
"""

from pathlib import Path
from typing import Any

import yaml

from devserver.desk.files import CONTENT
from devserver.desk.form import SHAPES, shown, typed
from devserver.desk.rows import UNUSUAL, Rows
from devserver.desk.wrong import Wrong
from editorial.findings import Finding
from editorial.model import text as texts
from editorial.model.text import Text

HERE = Path(CONTENT, "articles", "text.md")


def values(text: str) -> dict[str, Any] | None:
    """What stands in the header of `text`, by field, as the form has it; None where the header cannot be read."""
    read = _read(text)
    return {name: shown(name, read.header.values.get(name)) for name in SHAPES} if read.readable else None


def changed(text: str, changes: dict[str, Any]) -> str:
    """The file `text` with these fields changed to values of the form; None takes a field away.

    Raises Wrong when a value is none of its field, or cannot be written so that it is read as it is meant.
    """
    before = _read(text)
    if not before.readable:
        raise Wrong(400, _why(before.findings))
    meant, made = {}, text
    for name, value in changes.items():
        if name not in SHAPES or SHAPES[name].kind == "other":
            raise Wrong(400, f"{name} cannot be changed here. Change it in the text.")
        present = before.header.values.get(name)
        if value == shown(name, present):
            continue
        try:
            meant[name] = typed(name, value)
        except ValueError:
            raise Wrong(400, f"{name} cannot hold this. Retype it.") from None
        if "<!--" in str(meant[name]):
            raise Wrong(400, f"{name} cannot hold a remark between <!-- and -->. Leave it out.")
        if shown(name, meant[name]) != shown(name, present):
            try:
                made = Rows(made).with_field(name, meant[name])
            except yaml.YAMLError:  # what the field before has become cannot be read
                raise Wrong(400, UNUSUAL.format(name, before.header.at(name).line)) from None
    after = _read(made)
    if not after.readable:
        raise Wrong(400, _why(after.findings))
    for name in before.header.values.keys() | after.header.values.keys() | meant.keys():
        old, new = before.header.values.get(name), after.header.values.get(name)
        if (shown(name, new) != shown(name, meant[name])) if name in meant else (_bare(new) != _bare(old)):
            raise Wrong(400, UNUSUAL.format(name, before.header.at(name).line))
    if after.body != before.body:
        raise Wrong(400, "The header is written in an unusual way. Change it in the text.")
    return made


def _read(text: str) -> Text:
    return texts.read(HERE, Path(CONTENT), "en", text.encode())


def _why(findings: tuple[Finding, ...]) -> str:
    first = findings[0] if findings else None
    where = f". Line {first.place.line}: {first.message}" if first else ""
    return f"The header cannot be read, so that no field can be changed. Mend it in the text first{where}."


def _bare(value: Any) -> Any:
    """A value without the spaces and line ends around its texts, which nobody reads."""
    if isinstance(value, dict):
        return {name: _bare(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_bare(one) for one in value]
    return value.strip() if isinstance(value, str) else value
