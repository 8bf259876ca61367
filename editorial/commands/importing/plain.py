"""Plain text as pandoc's tree: paragraphs, headings and lists found by how the lines stand.

Text that was pasted from a web page has lost its marks: a heading is a short line before a long paragraph, a list is a
row of lines with bullets or rising numbers, and a blank line in the middle of a sentence is none.
"""

import re
from itertools import islice

from editorial.commands.importing.tree import LONGEST_HEADING, NO_ATTRIBUTES, Node

# Text is taken as wrapped by hand where no line is longer.
LONGEST_LINE = 100
BULLET = re.compile(r"^\s*[-*+•·▪◦‣●○–][ \t]+(?=\S)")
NUMBER = re.compile(r"^\s*(\d+)[.)][ \t]+(?=\S)")
HASHES = re.compile(r"^\s*(#{1,6})[ \t]+(?=\S)")
# A sign that has lost its point.
ALONE = re.compile(r"^[ \t]*[-*+•·▪◦‣●○–][ \t]*$", re.MULTILINE)
ENDED = re.compile(r"""[.!?:;…]["'”’)\]]*$""")


def source_text(text: str) -> str:
    """The words of the text as they stand, without the marks of its points and headings."""
    rows = ALONE.sub("", text).split("\n")
    return "\n".join(BULLET.sub("", row) if BULLET.match(row) else HASHES.sub("", row) for row in rows)


def tree(text: str) -> list[Node]:
    """The blocks of the text, as pandoc has them."""
    lines = _whole([_lines(part) for part in re.split(r"\n[ \t]*\n", ALONE.sub("", text))])
    blocks: list[Node] = []
    row = 0
    while row < len(lines):
        line, points = lines[row], _points(lines, row)
        hashes = HASHES.match(line)
        if points:
            items = [[{"t": "Plain", "c": inlines(point)}] for point in points]
            numbered = NUMBER.match(line)
            list_of = {"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], items]}
            blocks.append(list_of if numbered else {"t": "BulletList", "c": items})
        elif hashes:
            blocks.append({"t": "Header", "c": [len(hashes[1]), NO_ATTRIBUTES, inlines(line[hashes.end() :])]})
        elif row and _is_heading(lines, row):
            blocks.append({"t": "Header", "c": [2, NO_ATTRIBUTES, inlines(line)]})
        else:
            blocks.append({"t": "Para", "c": inlines(line)})
        row += len(points) or 1
    return blocks


def inlines(text: str) -> list[Node]:
    """Words and spaces."""
    words = [{"t": "Str", "c": word} for word in text.split()]
    return [part for word in words for part in (word, {"t": "Space"})][:-1]


def _lines(part: str) -> list[str]:
    """The paragraphs of a part without blank lines: its lines, those that were wrapped by hand put together."""
    rows = [row.strip() for row in part.split("\n") if row.strip()]
    widest = max(map(len, rows), default=0)
    lines: list[str] = []
    for number, row in enumerate(rows):
        above = rows[number - 1] if number else ""
        full = widest <= LONGEST_LINE and len(above) + 1 + len(row.split()[0]) > 0.9 * widest  # by hand is never exact
        if above and full and not _begins(row) and not HASHES.match(above):
            lines[-1] += f" {row}"
        else:
            lines.append(row)
    return lines


def _whole(parts: list[list[str]]) -> list[str]:
    """The lines of all parts, a sentence that a blank line broke in two made whole again."""
    lines: list[str] = []
    for part in filter(None, parts):
        if lines and part[0][0].islower() and not ENDED.search(lines[-1]) and not _begins(part[0]):
            lines[-1] += f" {part.pop(0)}"
        lines += part
    return lines


def _begins(line: str) -> bool:
    """Whether the line begins a point or a heading by its mark."""
    return any(mark.match(line) for mark in (BULLET, NUMBER, HASHES))


def _points(lines: list[str], row: int) -> list[str]:
    """The points of the list that begins in this row; none where there is no list."""
    mark, points = BULLET if BULLET.match(lines[row]) else NUMBER, list[str]()
    for line in islice(lines, row, None):
        found = mark.match(line)
        if not found or (mark is NUMBER and int(found[1]) != len(points) + 1):
            break
        points.append(line[found.end() :])
    return points if mark is BULLET or len(points) > 1 else []


def _is_heading(lines: list[str], row: int) -> bool:
    """Whether a line without a mark is a heading: short, not ended, before a longer paragraph or a list."""
    line, following = lines[row], lines[row + 1] if row + 1 < len(lines) else ""
    short = len(line) <= LONGEST_HEADING and not re.search(r"[.,:;]$", line) and line[0].isupper()
    return short and not _begins(line) and (len(following) > LONGEST_HEADING or bool(_begins(following)))
