"""The title of a document, taken out of pandoc's tree: said by the file, its first heading, or its first line."""

import re
from dataclasses import dataclass

from editorial.commands.importing.tree import NO_ATTRIBUTES, Node, Tree, blocks_of, plain, text_only
from editorial.commands.new import LONGEST_TITLE, STRANGE
from editorial.rules.placeholders import placeholder

# A title that was glued to the text behind it: the end of a word or question, and right behind it a capital word.
GLUED = re.compile(r"(?:(?<=[a-z]{3})|(?<=[?!]))(?=(?:[A-Z][a-z]+|[AI])[ ,’'])")


@dataclass
class Titled:
    """A title, the blocks that are left, and whether the title's words stood in the text."""

    title: str
    blocks: list[Node]
    stood_in_text: bool
    remarks: list[str]
    # What the address of the page is made of.
    name: str


def take(tree: Tree, given: str, web_page: bool, front: str) -> Titled:
    """Find the title of a tree and take it out of the text.

    What the `front` of a text says is its title, whatever stands in the text. A title that was `given` by the writer wins;
    the document's own then stays in the text, with a placeholder that asks what to do with it. So does one that is too long,
    or holds what a title cannot (raised characters, pictures, notes).
    """
    blocks = blocks_of(tree.blocks)
    if front and not (blocks and blocks[0]["t"] == "Header" and plain(blocks[0]["c"][2]).split() == front.split()):
        return Titled(given or front, blocks, False, [], given or front)
    if not web_page:
        blocks = _front(tree.meta) + blocks
    number = _heading(blocks, web_page)
    remarks: list[str] = []
    own: list[Node] = []
    if number is not None:
        own = blocks[number]["c"][2] if blocks[number]["t"] == "Header" else blocks[number]["c"]
    elif web_page and tree.meta.get("title"):
        words = " ".join(plain(tree.meta["title"]["c"]).split())
        if _fits(words):
            return Titled(given or words, blocks, False, remarks, given or words)
    elif parted := _parted(blocks):
        own, rest = parted
        blocks = [{"t": "Para", "c": own}, {"t": "Para", "c": rest}, *blocks[1:]]
        number = 0
        remarks.append(f'The title was glued to the text. It was parted behind "{plain(own)}"; look if that is right')
    words = " ".join(plain(own).split())
    if number is not None and _fits(words) and text_only(own) and given in ("", words):
        del blocks[number]
        return Titled(words, blocks, True, remarks, words)
    if number is not None:
        asks = "keep or take out the document's own title:" if given else "make a title of these words, in the header:"
        blocks[number] = {"t": "Para", "c": [{"t": "Ours", "c": f"{placeholder(asks)} "}, *own]}
    if not given:
        remarks.append("No line of it could be the title. Write one in the header")
    return Titled(
        given or placeholder(f"a title of {LONGEST_TITLE} characters or fewer"), blocks, False, remarks, given or words
    )


def _fits(words: str) -> bool:
    return 0 < len(words) <= LONGEST_TITLE and not STRANGE.search(words)


def _front(meta: dict[str, Node]) -> list[Node]:
    """What pandoc took from the head of a Word file by its styles, as blocks again: the title as the first heading."""
    blocks = []
    for name in ("title", "subtitle", "author", "date", "abstract"):
        if not (value := meta.get(name)):
            continue
        for part in value["c"] if value["t"] == "MetaList" else [value]:
            if part["t"] == "MetaBlocks":
                blocks += blocks_of(part["c"])
            elif part["t"] == "MetaInlines":
                first = name == "title" and not blocks
                blocks.append(
                    {"t": "Header", "c": [0, NO_ATTRIBUTES, part["c"]]} if first else {"t": "Para", "c": part["c"]}
                )
    return blocks


def _heading(blocks: list[Node], web_page: bool) -> int | None:
    """The number of the block that is the title: the first when it is a heading or a short line, else the only `#`.

    On a web page, much may stand before the title: its first heading of the highest level is the title.
    """
    levels = {
        number: block["c"][0]
        for number, block in enumerate(blocks)
        if block["t"] == "Header" and plain(block["c"][2]).strip()  # else it is a picture
    }
    highest = [number for number, level in levels.items() if level == min(levels.values())]
    if web_page and highest:
        return highest[0]
    if 0 in levels:
        return 0
    if blocks and blocks[0]["t"] in ("Para", "Plain"):
        words = plain(blocks[0]["c"]).strip()
        if 0 < len(words) <= LONGEST_TITLE and words[-1] not in ".,:;":
            return 0
    return highest[0] if len(highest) == 1 and levels[highest[0]] == 1 else None


def _parted(blocks: list[Node]) -> tuple[list[Node], list[Node]] | None:
    """The first paragraph in two where a title was glued to it; None where it was not, or one cannot tell where."""
    if not blocks or blocks[0]["t"] not in ("Para", "Plain"):
        return None
    parts = blocks[0]["c"]
    places = [place.start() for place in GLUED.finditer(plain(parts)) if place.start() <= LONGEST_TITLE]
    if len(places) != 1 or " " not in plain(parts)[: places[0]]:
        return None
    length = 0
    for number, part in enumerate(parts):
        inside = places[0] - length
        if inside == 0:
            return parts[:number], parts[number:]
        length += len(plain([part]))
        if length > places[0]:
            if part["t"] != "Str":
                return None
            left, right = part["c"][:inside], part["c"][inside:]
            return [*parts[:number], {"t": "Str", "c": left}], [{"t": "Str", "c": right}, *parts[number + 1 :]]
    return None
