"""Small changes to a Word file's XML: paragraphs and runs made, opened, given a look (ECMA-376, part 1, 17.3)."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from editorial.commands.importing import fields
from editorial.commands.importing.xmlfile import get, name

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What only wraps others.
WRAPS = frozenset({"smartTag", "customXml", "dir", "bdo", "AlternateContent", "Choice", "ins", "moveTo"})
# Columns that a row may leave out, and the mark of a cell whose words another one covered.
MOST_CELLS, COVERED = 63, "covered"


def paragraph(*rows: str) -> etree.Element:
    """A paragraph with a line for each row of text, the first one right behind what is ours."""
    made = etree.Element(f"{W}p")
    for number, row in enumerate(rows):
        if number > 1:
            etree.SubElement(etree.SubElement(made, f"{W}r"), f"{W}br")
        made.append(run(row))
    return made


def run(text: str) -> etree.Element:
    """A run with a text."""
    made = etree.Element(f"{W}r")
    etree.SubElement(made, f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}).text = text
    return made


def fill_row(row: etree.Element) -> None:
    """Give a row a cell wherever it has none on the page: before its first one, and where another covers words of its own."""
    before = next((get(node, "val") for node in row.findall("./{*}trPr/{*}gridBefore")), "")
    for _ in range(min(int(before), MOST_CELLS) if before.isdigit() else 0):
        cell = etree.Element(f"{W}tc")
        etree.SubElement(cell, f"{W}p")
        row.insert(next(at for at, part in enumerate([*row, cell]) if name(part) == "tc"), cell)
    for cell in (part for part in row if name(part) == "tc" and words_of(part).strip()):
        for looks in cell.findall("./{*}tcPr"):
            for merged in looks.findall("./{*}vMerge"):
                if get(merged, "val") != "restart":
                    looks.remove(merged)
                    cell.set(COVERED, "1")


def flat(node: etree.Element) -> Iterator[etree.Element]:
    """Yield the parts of a paragraph, out of what only wraps them."""
    for part in list(node):
        if name(part) == "fldSimple":
            yield from fields.opened(part, flat(part))
        elif name(part) in WRAPS:
            yield from flat(part)
        elif name(part) == "Fallback":
            continue
        elif name(part) == "sdt" and (content := part.find("./{*}sdtContent")) is not None:
            yield from flat(content)
            part.remove(content)
            yield part  # what it asks for
        else:
            yield part


def look(node: etree.Element, mark: str, value: str, *attributes: str) -> None:
    """Give a run a look of its own."""
    looks = node.find("./{*}rPr")
    if looks is None:
        looks = etree.Element(f"{W}rPr")
        node.insert(0, looks)
    for old in looks.findall(f"./{{*}}{mark}"):
        looks.remove(old)
    etree.SubElement(looks, f"{W}{mark}", {f"{W}{attribute}": value for attribute in attributes or ("val",)})


def words_of(node: etree.Element) -> str:
    """The words of a part of the file, in one line."""
    if name(node) in ("del", "moveFrom", "Fallback", "rPr", "pPr"):
        return ""
    text = (node.text or "") if name(node) == "t" else " " if name(node) in ("tab", "br", "cr") else ""
    return text + "".join(map(words_of, node)) + (" " if name(node) == "p" else "")


def is_drop_cap(node: etree.Element) -> bool:
    frame = node.find("./{*}pPr/{*}framePr")
    return frame is not None and get(frame, "dropCap") in ("drop", "margin")


def gallery(node: etree.Element) -> str:
    return next((get(kind, "val") for kind in node.iter() if name(kind) == "docPartGallery"), "")


def named(sign: etree.Element) -> str:
    return f"number {get(sign, 'char')} of the font {get(sign, 'font') or 'of the text'}"
