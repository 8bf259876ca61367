"""Small questions to pandoc's tree (hackage.haskell.org/package/pandoc-types, Text.Pandoc.Definition)."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from editorial.markup.headings import anchor

# A part of the tree: its kind `t`, and what it holds `c`, whose shape depends on the kind; some kinds hold nothing.
Node = dict[str, Any]

# A line up to here can be a heading.
LONGEST_HEADING = 65
NO_ATTRIBUTES = ["", [], []]
# The attribute of the mark of a note that pandoc knows nothing of: what it says.
NOTE = "note"
# Where a link can lead from here.
OUTWARD = re.compile(r"https?://|mailto:|sms:|tel:", re.IGNORECASE)
SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})
LIST = frozenset({"BulletList", "OrderedList"})
# What wraps other parts of a line, and where among its contents they stand.
WRAPS = {
    "Emph": None, "Strong": None, "Underline": None, "Strikeout": None, "Superscript": None, "Subscript": None,
    "SmallCaps": None, "Quoted": 1, "Cite": 1, "Link": 1, "Image": 1, "Span": 1,
}  # fmt: skip


@dataclass
class Tree:
    """A document: what pandoc knows about it (its title, its author), and its blocks."""

    meta: dict[str, Node]
    blocks: list[Node]


def inside(part: Node) -> list[Node]:
    """The parts that a part of a line wraps."""
    if part["t"] not in WRAPS:
        return []
    where = WRAPS[part["t"]]
    return part["c"] if where is None else part["c"][where]


def plain(parts: list[Node]) -> str:
    """The letters of a line, without marks, notes and pictures."""
    text = ""
    for part in parts:
        if part["t"] in SPACES:
            text += " "
        elif part["t"] == "Str":
            text += part["c"]
        elif part["t"] == "Code":
            text += part["c"][1]
        elif part["t"] != "Image":
            text += plain(inside(part))
    return text


def note_of(part: Node) -> str:
    """What the mark of a note says; empty where a part is none."""
    return dict(part["c"][0][2]).get(NOTE, "") if part["t"] == "Span" else ""


def text_only(parts: list[Node]) -> bool:
    """Whether a line can be written as plain text: nothing in it is raised, lowered, a picture or a note."""
    special = {"Superscript", "Subscript", "Image", "Note", "Math", "Quoted"}
    return all(part["t"] not in special and not note_of(part) and text_only(inside(part)) for part in parts)


def blocks_of(blocks: list[Node]) -> list[Node]:
    """The blocks, those in boxes or a table of one cell taken out of them, those without any content left out."""
    kept: list[Node] = []
    for block in blocks:
        if block["t"] == "Div":
            kept += blocks_of(block["c"][1])
        elif block["t"] == "Table" and len(cells := [cell for row in rows_of(block["c"]) for cell in row]) < 2:
            kept += blocks_of(block["c"][1][1] + [inner for cell in cells for inner in cell[4]])
        elif block["t"] in ("Para", "Plain", "Header"):
            parts = block["c"][2] if block["t"] == "Header" else block["c"]
            if any(
                part["t"] not in SPACES and (part["t"] != "Span" or inside(part) or note_of(part)) for part in parts
            ):
                kept.append(block)
        else:
            kept.append(block)
    return kept


def rows_of(table: list[Any]) -> list[list[list[Any]]]:
    """The cells of all rows of a table's content, those at its head and foot included.

    A cell is [attributes, alignment, rows that it covers, columns that it covers, blocks].
    """
    _, _, _, (_, head), bodies, (_, foot) = table
    rows = [*head, *(row for body in bodies for row in (*body[2], *body[3])), *foot]
    return [cells for _, cells in rows]


def lines_of(node: Any) -> Iterator[list[Node]]:
    """Yield the lines of all blocks in a part of the tree, for a place that has room for no more."""
    if isinstance(node, list):
        for part in node:
            yield from lines_of(part)
    elif isinstance(node, dict):
        content: Any = node.get("c")
        match node["t"]:
            case "Para" | "Plain":
                yield content
            case "Header":
                yield content[2]
            case "CodeBlock":
                yield from ([{"t": "Code", "c": [NO_ATTRIBUTES, row]}] for row in content[1].split("\n") if row.strip())
            case "DefinitionList":
                for term, meanings in content:
                    yield term
                    yield from lines_of(meanings)
            case _:
                yield from lines_of(content)


def one_line(blocks: list[Node]) -> list[Node]:
    """The lines of all blocks as one, with breaks between them."""
    return [part for line in lines_of(blocks) for part in ({"t": "LineBreak"}, *line)][1:]


def with_headings(blocks: list[Node]) -> list[Node]:
    """The blocks; where none is a heading, short paragraphs that are bold from end to end become headings."""
    if any(every("Header", blocks)):
        return blocks
    return [
        {"t": "Header", "c": [1, NO_ATTRIBUTES, block["c"][0]["c"]]} if _is_bold(block) else block for block in blocks
    ]


def every(kind: str, node: Any) -> Iterator[Node]:
    """Yield the parts of a kind that stand anywhere in a part of the tree, in order."""
    if isinstance(node, dict) and node.get("t") == kind:
        yield node
    if isinstance(node, dict):
        node = list(node.values())
    for child in node if isinstance(node, list) else ():
        yield from every(kind, child)


def settle(blocks: list[Node], base: str) -> list[str]:
    """Let every link of some blocks lead from `base`, or to the heading that it led to, which has an id of ours; return those
    that lead nowhere from here.
    """
    lost, heads = [], (head["c"][1:] for head in every("Header", blocks))
    places = {its[0]: anchor(plain(words), "-") for its, words in heads if its[0]}
    for link in every("Link", blocks):
        target = link["c"][2][0]
        if target[:1] == "#":
            link["c"][2][0] = f"#{places.get(target[1:], '')}"
        else:
            with suppress(ValueError):  # of an address that nobody can read
                link["c"][2][0] = target = urljoin(base, target)
            if not OUTWARD.match(target):
                lost.append(target)
    return lost


def _is_bold(block: Node) -> bool:
    if block["t"] not in ("Para", "Plain") or [part["t"] for part in block["c"]] != ["Strong"]:
        return False
    words = plain(block["c"])
    return len(words) <= LONGEST_HEADING and words[-1:] not in ".,:;"
