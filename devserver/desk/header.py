"""Change fields of a header as a form does, and not one byte of anything else: remarks, order, quotes, line ends stay.

YAML says where a value begins and ends; only the characters or rows of a value that is another one now are written anew. What
comes out is read again: where it does not say what was meant, or anything else too, nothing is changed.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from textwrap import wrap
from typing import Any

import yaml

from devserver.desk.files import CONTENT
from devserver.desk.form import SHAPES, shown, typed
from devserver.desk.wrong import Wrong
from editorial.findings import Finding
from editorial.model import text as texts
from editorial.model.article import Article
from editorial.model.text import Text, laid_out
from editorial.model.yamlfile import Loader, lines_of, scalar

# How a text begins to which the empty rows below it belong.
KEEPS = re.compile(r"[|>]\d?\+")
MARK = "\ufeff"
# Letters of a line; a longer value of one of these kinds is written on several.
WIDTH = 98
FOLDED = ">-"
UNUSUAL = "{} is written in an unusual way here. Change it in the text, where it begins on line {}."
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


class Rows:
    """The rows of a file, and where the fields of its header stand in them."""

    def __init__(self, text: str):
        self.mark = MARK if text.startswith(MARK) else ""
        self.rows, self.close, self.end = laid_out(text.removeprefix(MARK))
        # A row of nothing but the fence stands above, so that rows are counted alike.
        header = "\n".join(["", *(row.rstrip("\r\n") for row in self.rows[1 : self.close])])
        root = yaml.compose(header, Loader=Loader)
        self.pairs = {key.value: (key, value) for key, value in root.value}
        self.flow = root.flow_style

    def with_field(self, name: str, value: Any) -> str:
        """The file with another value of a field, or without it."""
        if self.flow:
            raise Wrong(400, UNUSUAL.format("The header", 1))
        key, node = self.pairs.get(name, (None, None))
        if key and node and any("<!--" in row for row in self.rows[key.start_mark.line : self._after(node)]):
            line = key.start_mark.line + 1
            raise Wrong(400, f"{name} holds a remark between <!-- and -->. Change it in the text, on line {line}.")
        if name not in self.pairs:
            place = self._place(name)
            self.rows[place:place] = self._field(name, value)
        elif value is None:
            self._take_away(name)
        else:
            self._replace(name, value)
        return self.mark + "".join(self.rows)

    def _place(self, name: str) -> int:
        """The row for a field that was not there: below what explains it, as in a new draft, or in the usual order."""
        for number, row in enumerate(self.rows[1 : self.close], 1):
            if row.startswith(f"# {name}:"):
                return next(n for n in range(number + 1, self.close + 1) if not self.rows[n].startswith("#  "))
        order = list(Article.model_fields)
        above = [one for one in order[: order.index(name)] if one in self.pairs]
        return self._after(self.pairs[above[-1]][1]) if above else self.close

    def _after(self, node: yaml.Node) -> int:
        """The row after a value, without the empty rows and remarks that follow it."""
        last = node
        while isinstance(last, yaml.CollectionNode) and last.value and not last.flow_style:
            last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
        after = last.end_mark.line + (last.end_mark.column > 0)
        first = last.start_mark.line + 1
        if _is_block_text(last) and KEEPS.match(self.rows[first - 1][last.start_mark.column :]):
            return after  # the empty rows are a part of it
        while after > first and not self.rows[after - 1].strip():
            after -= 1
        return max(after, first)

    def _field(self, name: str, value: Any) -> list[str]:
        """A field as rows; a long text stands below its name, as people fold it."""
        if isinstance(value, str) and not _fits(name, value):
            folded = [f"  {row}" for row in wrap(value, WIDTH, break_long_words=False, break_on_hyphens=False)]
            return self._ended([f"{name}: {FOLDED}", *folded])
        return self._ended(lines_of({name: value}))

    def _ended(self, rows: list[str]) -> list[str]:
        return [f"{row}{self.end}" for row in rows]

    def _remarks(self, first: int, after: int) -> list[str]:
        """The rows among these that are a remark alone."""
        return [row for row in self.rows[first:after] if row.lstrip().startswith("#")]

    def _set_free(self, first: int, after: int, node: yaml.Node) -> list[str]:
        """The remarks of a value that goes; in front of them stands nothing that could make them a part of another text."""
        return [] if _is_block_text(node) else [row.lstrip() for row in self._remarks(first, after)]

    def _take_away(self, name: str) -> None:
        key, value = self.pairs[name]
        first, after = key.start_mark.line, self._after(value)
        self.rows[first:after] = self._set_free(first + 1, after, value)

    def _replace(self, name: str, value: Any) -> None:
        key, node = self.pairs[name]
        first, after = key.start_mark.line, self._after(node)
        start, end = node.start_mark, node.end_mark
        block_list = isinstance(node, yaml.SequenceNode) and not node.flow_style
        if block_list and isinstance(value, list) and value:
            self._replace_items(name, node, value)
            return
        if start.line == end.line == first and not block_list:
            row = self.rows[first]
            behind = row[end.column :]
            if new := _on_a_row(name, value, keeps_remark=behind.lstrip().startswith("#")):
                gap = "" if row[: start.column].endswith(" ") else " "  # behind a colon where nothing stood
                self.rows[first] = row[: start.column] + gap + new + behind
                return
        if not block_list and _hides_a_remark(node, self.rows):
            raise Wrong(400, UNUSUAL.format(name, first + 1))
        self.rows[first:after] = [*self._field(name, value), *self._set_free(first + 1, after, node)]

    def _replace_items(self, name: str, node: yaml.SequenceNode, value: list[Any]) -> None:
        """Write anew those items of a list that are others now."""
        begins = [self._dash(item) for item in node.value]
        ends = [*begins[1:], self._after(node)]
        indent = re.match(r" *", self.rows[begins[0]])[0]  # type: ignore[index]
        before = [repr(item) for item in shown(name, _plain(node))]
        new = [repr(item) for item in shown(name, value)]
        rows: list[str] = []
        for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, before, new, False).get_opcodes():
            if kind == "equal":
                rows += self.rows[begins[old_from] : ends[old_to - 1]]
                continue
            for item in value[new_from:new_to]:
                rows += self._ended([indent + row[2:] for row in lines_of({name: [item]})[1:]])
            for old in range(old_from, old_to):
                rows += self._kept_of(node.value[old], begins[old], ends[old])
        self.rows[begins[0] : ends[-1]] = rows

    def _kept_of(self, item: yaml.Node, first: int, after: int) -> Iterator[str]:
        """Yield the remarks in an item and below it."""
        own = self._after(item)
        yield from self._remarks(first + 1 if not _holds_block_text(item) else own, own)
        yield from self._remarks(max(own, first + 1), after)

    def _dash(self, item: yaml.Node) -> int:
        """The row with the hyphen of an item."""
        row = item.start_mark.line
        while not self.rows[row].lstrip().startswith("-"):
            row -= 1
        return row


def _on_a_row(name: str, value: Any, keeps_remark: bool) -> str:
    """A value as it stands on the row of its name; empty where it takes several. In front of a remark, text is quoted."""
    if isinstance(value, list):
        return f"[{', '.join(map(scalar, value))}]" if all(isinstance(one, str) for one in value) else ""
    if keeps_remark:
        return yaml.safe_dump(value, default_style="'", allow_unicode=True, width=10**6).strip()
    return lines_of({name: value})[0].partition(": ")[2] if _fits(name, value) else ""


def _fits(name: str, value: str) -> bool:
    """Whether a text stands on one row with its name."""
    return SHAPES[name].kind != "paragraph" or len(value) <= WIDTH - len(name)


def _plain(node: yaml.Node) -> Any:
    """What a node holds, as text, lists and groups."""
    return yaml.constructor.BaseConstructor().construct_document(node)


def _is_block_text(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


def _holds_block_text(node: yaml.Node) -> bool:
    if isinstance(node, yaml.MappingNode):
        return any(_holds_block_text(value) for _, value in node.value)
    return _is_block_text(node)


def _hides_a_remark(node: yaml.Node, rows: list[str]) -> bool:
    """Whether a remark stands behind a value, or inside one, where nothing but the value would be written anew."""
    first, last = node.start_mark.line, node.end_mark.line
    if isinstance(node, yaml.ScalarNode):
        behind = rows[first][node.start_mark.column :] if _is_block_text(node) else rows[last][node.end_mark.column :]
        return bool(re.search(r"\s#", behind))
    return any(re.search(r"\s#\s", row) for row in rows[first : last + 1])
