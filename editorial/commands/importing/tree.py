"""Small questions to pandoc's tree (hackage.haskell.org/package/pandoc-types, Text.Pandoc.Definition)."""

# A line up to here can be a heading.
LONGEST_HEADING = 65
SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})
LIST = frozenset({"BulletList", "OrderedList"})
# What wraps other parts of a line, and where among its contents they stand.
WRAPS = {
    "Emph": None, "Strong": None, "Underline": None, "Strikeout": None, "Superscript": None, "Subscript": None,
    "SmallCaps": None, "Quoted": 1, "Cite": 1, "Link": 1, "Image": 1, "Span": 1,
}  # fmt: skip


def inside(part: dict) -> list[dict]:
    """The parts that a part of a line wraps."""
    where = WRAPS.get(part["t"], -1)
    return [] if where == -1 else part["c"] if where is None else part["c"][where]


def plain(parts: list[dict]) -> str:
    """The letters of a line, without marks, notes and pictures."""
    said = ""
    for part in parts:
        if part["t"] in SPACES:
            said += " "
        elif part["t"] == "Str":
            said += part["c"]
        elif part["t"] == "Code":
            said += part["c"][1]
        elif part["t"] != "Image":
            said += plain(inside(part))
    return said


def text_only(parts: list[dict]) -> bool:
    """Whether a line can be told as plain text: nothing in it is raised, lowered, a picture or a note."""
    special = {"Superscript", "Subscript", "Image", "Note", "Math", "Quoted"}
    return all(part["t"] not in special and text_only(inside(part)) for part in parts)


def blocks_of(blocks: list[dict]) -> list[dict]:
    """The blocks, those in boxes taken out of them, those without any content left out."""
    found = []
    for block in blocks:
        if block["t"] == "Div":
            found += blocks_of(block["c"][1])
        elif block["t"] in ("Para", "Plain", "Header"):
            parts = block["c"][2] if block["t"] == "Header" else block["c"]
            if any(part["t"] not in SPACES and (part["t"] != "Span" or inside(part)) for part in parts):
                found.append(block)
        else:
            found.append(block)
    return found


def points_of(block: dict) -> list[list[dict]]:
    """The points of a list, each a list of blocks."""
    return block["c"] if block["t"] == "BulletList" else block["c"][1]


def rows_of(table: list) -> list:
    """All rows of a table's content, those at its head and foot included; each is [attributes, cells]."""
    _, _, _, (_, head), bodies, (_, foot) = table
    return [*head, *(row for body in bodies for row in (*body[2], *body[3])), *foot]


def holds(blocks: list[dict], kind: str) -> bool:
    """Whether a part of this kind stands somewhere in the blocks."""
    return f"'t': '{kind}'" in repr(blocks)


def with_headings(blocks: list[dict]) -> list[dict]:
    """The blocks; where none is a heading, short paragraphs that are bold from end to end become headings."""
    if holds(blocks, "Header"):
        return blocks
    return [
        {"t": "Header", "c": [1, ["", [], []], block["c"][0]["c"]]} if _is_bold(block) else block for block in blocks
    ]


def _is_bold(block: dict) -> bool:
    if block["t"] not in ("Para", "Plain") or [part["t"] for part in block["c"]] != ["Strong"]:
        return False
    words = plain(block["c"])
    return len(words) <= LONGEST_HEADING and words[-1:] not in ".,:;"
