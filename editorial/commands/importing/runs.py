"""Small changes to a Word file's XML: paragraphs and runs made, opened, given a look (ECMA-376, part 1, 17.3)."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from editorial.commands.importing.xmlfile import PREFIXES, at, get, name, value

W = f"{{{PREFIXES['w']}}}"
# What only wraps others.
WRAPS = frozenset({"smartTag", "customXml", "dir", "bdo", "AlternateContent", "Choice", "ins", "moveTo"})
# Columns that a row may leave out, and the mark of a cell whose words another one covered.
MOST_CELLS, COVERED = 63, "covered"


def paragraph(*rows: str) -> etree.Element:
    """A paragraph with a line for each row of text, the first one right behind what is ours."""
    made = etree.Element(f"{W}p")
    for number, row in enumerate(rows):
        made.extend([run(row)] if number < 2 else [run(kind="br"), run(row)])
    return made


def run(text: str = "", kind: str = "t", **marks: str) -> etree.Element:
    """A run with a text, or with another `kind` of element, which may have marks."""
    made = etree.Element(f"{W}r")
    part = etree.SubElement(made, f"{W}{kind}", {f"{W}{mark}": value for mark, value in marks.items()})
    part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    part.text = text
    return made


def fill_row(row: etree.Element) -> None:
    """Give a row a cell wherever it has none on the page: before its first one, and where another covers words of its own."""
    before = value(row, "trPr/gridBefore")
    for _ in range(min(int(before), MOST_CELLS) if before.isdigit() else 0):
        cell = etree.Element(f"{W}tc")
        etree.SubElement(cell, f"{W}p")
        row.insert(next(place for place, part in enumerate([*row, cell]) if name(part) == "tc"), cell)
    for cell in (cell for cell in at(row, "tc") if words_of(cell).strip()):
        for looks in at(cell, "tcPr"):
            for merged in at(looks, "vMerge"):
                if get(merged, "val") != "restart":
                    looks.remove(merged)
                    cell.set(COVERED, "1")


def flat(node: etree.Element) -> Iterator[etree.Element]:
    """Yield the parts of a paragraph, out of what only wraps them; a field in its short form as the runs of its long one."""
    for part in list(node):
        if name(part) == "fldSimple":
            yield run(kind="fldChar", fldCharType="begin")
            yield run(get(part, "instr"), "instrText")
            yield run(kind="fldChar", fldCharType="separate")
            yield from flat(part)
            yield run(kind="fldChar", fldCharType="end")
        elif name(part) in WRAPS:
            yield from flat(part)
        elif name(part) == "sdt" and (content := part.find("./{*}sdtContent")) is not None:
            yield from flat(content)
            part.remove(content)
            yield part  # what it asks for
        elif name(part) != "Fallback":
            yield part


def look(node: etree.Element, mark: str, value: str, *attributes: str) -> None:
    """Give a run a look of its own."""
    looks = node.find("./{*}rPr")
    if looks is None:
        looks = etree.Element(f"{W}rPr")
        node.insert(0, looks)
    for old in at(looks, mark):
        looks.remove(old)
    etree.SubElement(looks, f"{W}{mark}", {f"{W}{attribute}": value for attribute in attributes or ("val",)})


def words_of(node: etree.Element) -> str:
    """The words of a part of the file, in one line."""
    if name(node) in ("del", "moveFrom", "Fallback", "rPr", "pPr"):
        return ""
    words = "".join(map(words_of, node))
    match name(node):
        case "t":
            return (node.text or "") + words
        case "tab" | "br" | "cr":
            return " " + words
        case "p":
            return words + " "
    return words


def is_drop_cap(node: etree.Element) -> bool:
    """Whether a paragraph is a large letter that begins the next one."""
    return value(node, "pPr/framePr", "dropCap") in ("drop", "margin")
