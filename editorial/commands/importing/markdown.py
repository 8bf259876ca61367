"""Pandoc's tree as the Markdown of this project (pelicanconf.MARKDOWN), which no writer of pandoc's knows.

Headings begin with `##`. A note's place in the text and each table without a caption become gaps (see
`editorial.rules.placeholders`); the notes themselves stand in a list at the end. What is added in this way is told apart (see
`lines`), so that the proof can leave it out.
"""

import re
from collections.abc import Callable

from editorial.commands.importing.inlines import Lines
from editorial.commands.importing.lines import begun, code, longest_run, ours, paragraph, wrap
from editorial.commands.importing.tree import LIST, SPACES, blocks_of, holds, points_of, rows_of
from editorial.rules.placeholders import placeholder


class Writer:
    """Writes one document. `picture` takes a picture's target and gives its address, or None when there is no file.

    `remarks` then holds what the writer of the page should look at.
    """

    def __init__(self, picture: Callable[[str], str | None]):
        self.lines = Lines(picture)
        self.remarks: list[str] = []
        self.tables = 0

    def body(self, blocks: list[dict]) -> str:
        """The blocks as Markdown, the notes at the end."""
        used = sorted({block["c"][0] for block in blocks if block["t"] == "Header"})
        self.levels = {level: "#" * min(number, 6) for number, level in enumerate(used, 2)}
        rows = self._blocks(blocks)
        if self.lines.notes:
            asks = placeholder(
                "a reference for each note that is a study, by make reference, and cite it where the text asks"
            )
            rows += [ours("## Notes"), ours(wrap(asks + "; then take this section out"))]
            rows.append("\n".join(self._items(self.lines.notes, numbered=True)))
            many = f"{len(self.lines.notes)} notes stand" if len(self.lines.notes) > 1 else "1 note stands"
            self.remarks.append(f"{many} at its end. Make references of them, and cite them where the text asks for it")
        return "\n\n".join(row for row in rows if row) + "\n"

    def _blocks(self, blocks: list[dict]) -> list[str]:
        rows, before = [], None
        for block in blocks_of(blocks):
            if before == block["t"] in LIST:  # else Markdown makes one list of two
                rows.append("<!-- another list -->")
            rows += self._block(block)
            before = block["t"]
        return rows

    def _block(self, block: dict) -> list[str]:
        kind, content = block["t"], block.get("c")
        if kind in ("Para", "Plain"):
            return [
                paragraph(part) for part in re.split(r"(?:\s*<br>\n){2,}", self.lines.write(content)) if part.strip()
            ]
        if kind == "Header":
            text = " ".join(self.lines.write(content[2]).replace("<br>\n", " ").split())
            text = re.sub(r"#(?=#*$)", r"\#", text)  # a heading may end in signs that mean nothing
            return [f"{self.levels.get(content[0], '##')} {text}"]
        if kind in LIST:
            return ["\n".join(self._items(points_of(block), numbered=kind == "OrderedList"))]
        if kind == "DefinitionList":
            return [self._definitions(content)]
        if kind == "BlockQuote":
            rows = "\n\n".join(self._blocks(content)).split("\n")
            return ["\n".join(f"> {row}".rstrip() for row in rows)]
        if kind == "CodeBlock":
            fence = "`" * max(3, 1 + longest_run(content[1]))
            return [f"{fence}\n{content[1]}\n{fence}"]
        if kind == "LineBlock":
            return ["<br>\n".join(paragraph(self.lines.write(line)) for line in content)]
        if kind == "Table":
            return self._table(content)
        if kind == "Figure":
            return self._figure(content)
        return []

    def _items(self, items: list[list[dict]], numbered: bool = False) -> list[str]:
        """The rows of a list; a point of several paragraphs is set apart from its neighbors."""
        rows, number = [], 0
        for item in items:
            parts = blocks_of(item)
            while parts and parts[0]["t"] in LIST:  # a point without words of its own
                parts = blocks_of([part for point in points_of(parts[0]) for part in point] + parts[1:])
            if not parts:
                continue
            number += 1
            point = []
            for part in parts:
                if part["t"] in LIST:
                    point += [f"    {row}".rstrip() for row in self._block(part)[0].split("\n")]
                    continue
                text = self.lines.write(part["c"]) if part["t"] in ("Para", "Plain") else self._in_line([part])
                lines = paragraph(" ".join(text.split("\n"))).split("\n")
                if point:
                    point += ["", *(f"    {line}" for line in lines)]
                else:
                    mark = f"{number}. " if numbered else "- "
                    point = [mark + lines[0], *(f"    {line}" for line in lines[1:])]
            rows += ([""] if rows and ("" in point or "" in rows) else []) + point
        return rows

    def _definitions(self, entries: list) -> str:
        rows = []
        for term, meanings in entries:
            rows.append(paragraph(self.lines.write(term).replace("<br>\n", " ")).replace("\n", " "))
            for meaning in meanings:
                rows.append(":   " + begun(self._in_line(meaning)))
            rows.append("")
        return "\n".join(rows).rstrip("\n")

    def _figure(self, content: list) -> list[str]:
        """A picture with its caption, or whatever stands there, with the caption below it."""
        caption, inner = blocks_of(content[1][1]), blocks_of(content[2])
        if len(inner) == 1 and inner[0]["t"] in ("Plain", "Para"):
            parts = [part for part in inner[0]["c"] if part["t"] not in SPACES]
            if len(parts) == 1 and parts[0]["t"] == "Image" and not holds(caption, "Note"):
                return [self.lines.image(parts[0], self._in_line(caption).replace('"', "&quot;"))]
        return self._blocks(inner) + self._blocks(caption)

    def _table(self, content: list) -> list[str]:
        """A table with one row of headers and a caption; words of merged cells stand in the first of them."""
        caption, columns, rows = content[1][1], content[2], rows_of(content)
        cells = [cell for _, row in rows for cell in row]
        if len(cells) == 1:
            return self._blocks(caption) + self._blocks(cells[0][4])
        if not cells:
            return self._blocks(caption)
        self.tables += 1
        self.lines.in_table = True
        grid = [[self._in_line(cell) for cell in row] for row in _grid(rows, len(columns))]
        self.lines.in_table = False
        sides = ["---:" if align["t"] == "AlignRight" else "---" for align, _ in columns]
        lines = [f"| {' | '.join(row)} |" for row in grid]
        lines.insert(1, f"|{'|'.join(sides)}|")
        about = self._in_line(caption) or ours(placeholder("what this table shows"))
        says = [ours("Table: ") + about]
        if any(span != 1 for cell in cells for span in cell[2:4]):
            asks = "nothing, but look if each word stands in its column: this table had merged cells"
            says.insert(0, ours(placeholder(asks)))
            self.remarks.append(f"Table {self.tables} had merged cells. Look if each word stands in its column")
        return [*says, "\n".join(lines)]

    def _in_line(self, blocks: list[dict]) -> str:
        """Blocks on one line, for a place that has room for no more."""
        said = []
        for block in blocks_of(blocks):
            kind, content = block["t"], block.get("c")
            if kind in ("Para", "Plain", "Header"):
                said.append(self.lines.write(content[2] if kind == "Header" else content))
            elif kind in LIST:
                said += [self._in_line(item) for item in points_of(block)]
            elif kind == "BlockQuote":
                said.append(self._in_line(content))
            elif kind == "CodeBlock":
                said += [code(line) for line in content[1].split("\n") if line.strip()]
            elif kind == "LineBlock":
                said += [self.lines.write(line) for line in content]
            elif kind == "DefinitionList":
                said += [
                    self.lines.write(term) + "<br>" + "<br>".join(map(self._in_line, texts)) for term, texts in content
                ]
            elif kind == "Figure":
                said += [self._in_line(content[2]), self._in_line(content[1][1])]
            elif kind == "Table":
                said.append(self._in_line(content[1][1]))
                said += [self._in_line(cell[4]) for _, row in rows_of(content) for cell in row]
        return "<br>".join(" ".join(text.replace("\n", " ").split()) for text in said if text.strip())


def _grid(rows: list, width: int) -> list[list[list[dict]]]:
    """The cells of a table in rows of equal length; what a merged cell covers is empty."""
    taken, grid = set(), []
    for down, (_, cells) in enumerate(rows):
        line, across = [[] for _ in range(width)], 0
        for _, _, high, wide, blocks in cells:
            while (down, across) in taken:
                across += 1
            if across >= len(line):
                line.append([])
            line[across] = blocks
            taken |= {(down + y, across + x) for y in range(high) for x in range(wide)}
            across += wide
        grid.append(line)
    return grid
