"""Pandoc's tree as the Markdown of this project (pelicanconf.MARKDOWN), which no writer of pandoc's knows.

Headings begin with `##`. A note's place in the text and each table without a caption become placeholders (see
`editorial.rules.placeholders`); the notes themselves stand in a list at the end. What is added in this way is set apart
(see `lines`), so that the loss check can leave it out.
"""

import re
import textwrap
from collections.abc import Callable, Iterator
from itertools import count, product, repeat
from typing import Any

from editorial.commands.importing.inlines import Lines
from editorial.commands.importing.lines import BREAK, indented, ours, paragraph
from editorial.commands.importing.tree import LIST, SPACES, Node, blocks_of, every, lines_of, one_line, plain, rows_of
from editorial.findings import shortened
from editorial.rules.placeholders import placeholder

# What Markdown understands right behind the mark of a point; anything else has to be a line there.
BEGIN = frozenset({"Para", "Plain", "Header", "Table", "Figure"})
# Signs of Markdown in one paragraph that are no text, and would take minutes to be told apart.
MOST_SIGNS = 2_000
LETTERED = frozenset({"LowerAlpha", "UpperAlpha", "LowerRoman", "UpperRoman"})
# Columns that a cell can cover (HTML Standard, 4.9.11).
MOST_COLUMNS = 1000
# What takes in another of its kind that follows, and code.
GROWING = LIST | {"BlockQuote", "CodeBlock"}


class MarkdownWriter:
    """Writes one document. `picture` takes a picture's target and gives its address, or None when there is no file.

    `remarks` then holds what the writer of the page should look at.
    """

    def __init__(self, picture: Callable[[str], str | None]):
        self.lines = Lines(picture)
        self.remarks: list[str] = []
        self.tables = 0

    def body(self, blocks: list[Node]) -> str:
        """The blocks as Markdown, the notes at the end."""
        used = sorted({block["c"][0] for block in blocks if block["t"] == "Header"})
        self.levels = {level: "#" * min(number, 6) for number, level in enumerate(used, 2)}
        rows = self._blocks(blocks, sections=True)
        if self.lines.notes:
            asks = "a reference for each note that is a study, by make reference, and cite it where the text asks"
            rows += [ours("## Notes"), ours(paragraph(placeholder(f"{asks}; then take this section out")))]
            rows.append(self._list(self.lines.notes, first=1))
            many = f"{len(self.lines.notes)} notes stand" if len(self.lines.notes) > 1 else "1 note stands"
            self.remarks.append(f"{many} at its end. Make references of them, and cite them where the text asks for it")
        return "\n\n".join(rows) + "\n"

    def _blocks(self, blocks: list[Node], sections: bool = False) -> list[str]:
        """Blocks, each as Markdown; a heading is one only where `sections` may begin."""
        rows: list[str] = []
        above = ""
        for block in blocks_of(blocks):
            kind, content = block["t"], block.get("c", [])
            if above in GROWING and kind in (above, "CodeBlock"):
                rows.append("<!-- it ends here -->")
            if kind == "Header" and sections and plain(content[2]).strip():
                rows.append(self._heading(content[0], content[2]))
            else:
                rows += filter(None, self._block(kind, content))
            above = kind
        return rows

    def _block(self, kind: str, content: Any) -> list[str]:
        match kind:
            case "Para" | "Plain":
                written = self.lines.write(content)
                if written.count("\\") > MOST_SIGNS:
                    self.remarks.append(f'A paragraph of many signs became code: "{shortened(plain(content))}"')
                    return [textwrap.indent(plain(content), "    ")]
                parts = re.split(rf"(?:\s*{BREAK})+\s*{BREAK}\s*", written)
                return [paragraph(re.sub(rf"(?:\s*{BREAK})+\s*$", "", part)) for part in parts]
            case "Header":
                return self._block("Para", content[2])
            case "BulletList":
                return [self._list(content)]
            case "OrderedList":
                if content[0][1]["t"] in LETTERED:
                    words = shortened(" ".join(map(plain, lines_of(content[1][:1]))))
                    self.remarks.append(f'A list was numbered in another way, and has 1, 2, 3 here, from: "{words}"')
                return [self._list(content[1], first=content[0][0])]
            case "DefinitionList":
                return ["\n\n".join(self._definition(*entry) for entry in content)]
            case "BlockQuote":
                return [textwrap.indent("\n\n".join(self._blocks(content)), "> ", lambda _: True)]
            case "CodeBlock":
                return [textwrap.indent(content[1].strip("\n"), "    ")]
            case "Table":
                return self._table(content)
            case "Figure":
                return self._figure(content[1][1], content[2])
        return []

    def _heading(self, level: int, parts: list[Node]) -> str:
        text = " ".join(self.lines.write(parts).replace(BREAK, " ").split())
        text = re.sub(r"#(?=#*$)", r"\#", text)  # a heading may end in signs that mean nothing
        return f"{self.levels.get(level, '##')} {text}"

    def _list(self, points: list[list[Node]], first: int | None = None) -> str:
        """A list, numbered from `first` on, with gaps where one of its points holds more than a line and lists below it."""
        items = [(point, rows) for point in _points(points) if (rows := self._point(point))]
        apart = any(len(rows) > 1 + sum(block["t"] in LIST for block in point[1:]) for point, rows in items)
        gap = "\n\n" if apart else "\n"
        marks = repeat("- ") if first is None else (f"{number}. " for number in count(first))
        return gap.join(indented(gap.join(rows), mark) for mark, (_, rows) in zip(marks, items, strict=False))

    def _point(self, blocks: list[Node]) -> list[str]:
        """Blocks that stand behind a mark, such as that of a point, where the first one has to be a line."""
        first, rest = blocks[:1], blocks[1:]
        if first and first[0]["t"] not in BEGIN:
            first = [{"t": "Para", "c": one_line(first)}]
        return self._blocks(first + rest)

    def _definition(self, term: list[Node], meanings: list[list[Node]]) -> str:
        rows = [paragraph(self.lines.write(term).replace(BREAK, " "))]
        rows += [indented("\n\n".join(self._point(blocks_of(meaning))), ":   ") for meaning in meanings]
        return "\n".join(rows)

    def _figure(self, caption: list[Node], content: list[Node]) -> list[str]:
        """A picture with its caption, or whatever stands there, with the caption below it."""
        parts = [part for part in one_line(content) if part["t"] not in SPACES]
        if len(parts) == 1 and parts[0]["t"] == "Image" and not any(every("Note", caption)):
            return [self.lines.image(parts[0], one_line(caption))]
        if [block["t"] for block in content] == ["Table"] and not content[0]["c"][1][1]:
            content[0]["c"][1][1], caption = caption, []
        return self._blocks(content + caption)

    def _table(self, content: list[Any]) -> list[str]:
        """A table with one row of headers and a caption; words of merged cells stand in the first of them."""
        caption, columns, rows = content[1][1], content[2], rows_of(content)
        if not rows:
            return self._blocks(caption)
        self.tables += 1
        grid = _grid(rows)
        lines = [f"| {' | '.join(map(self._cell, row))} |" for row in grid]
        sides = ["---:" if side["t"] == "AlignRight" else "---" for side, _ in columns][: len(grid[0])]
        lines.insert(1, f"|{'|'.join(sides + ['---'] * (len(grid[0]) - len(sides)))}|")
        says = ours("Table: ") + (self._cell(caption) or ours(placeholder("what this table shows")))
        table = [says, "\n".join(lines)]
        merged = any(span != 1 for row in rows for cell in row for span in cell[2:4])
        if merged or any(every("Table", rows)):
            had = "merged cells" if merged else "a table in a cell"
            asks = f"nothing, but look if each word stands in its column: this table had {had}"
            table.insert(0, ours(placeholder(asks)))
            self.remarks.append(f"Table {self.tables} had {had}. Look if each word stands in its column")
        return table

    def _cell(self, blocks: list[Node]) -> str:
        return self.lines.write(one_line(blocks)).replace(BREAK, "<br>")


def _points(points: list[list[Node]]) -> Iterator[list[Node]]:
    """Yield the points of a list; a list in a point without words of its own gives its points to the list around it."""
    for point in map(blocks_of, points):
        while point and point[0]["t"] in LIST:
            inner = point.pop(0)
            yield from _points(inner["c"] if inner["t"] == "BulletList" else inner["c"][1])
        if point:
            yield point


def _grid(rows: list[list[list[Any]]]) -> list[list[list[Node]]]:
    """The blocks of the cells in rows of equal length; what a merged cell covers is empty.

    Some files say more columns than they fill, and some fewer.
    """
    taken: dict[tuple[int, int], list[Node]] = {}
    width = 1
    for down, cells in enumerate(rows):
        for _, _, high, wide, blocks in cells:
            across = next(column for column in count() if (down, column) not in taken)
            covered = product(range(min(high, len(rows) - down)), range(min(wide, MOST_COLUMNS)))
            taken |= {(down + y, across + x): [] for y, x in covered}
            taken[down, across] = blocks
            width = max(width, across + 1 if blocks else 0)
    return [[taken.get((down, across), []) for across in range(width)] for down in range(len(rows))]
