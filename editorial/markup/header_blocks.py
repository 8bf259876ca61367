"""What the header of a text shows to readers, as blocks that stand before those of the text."""

from collections.abc import Iterator

from editorial.markup.pieces import Block, Kind
from editorial.markup.plain import plain
from editorial.model.text import Text


def header_blocks(text: Text) -> Iterator[Block]:
    """Yield the blocks of a header; what is no text is left out."""
    header, number = text.header, 0
    fields: list[tuple[Kind, tuple[str | int, ...], object]] = [
        ("title", ("title",), header.values.get("title")),
        ("summary", ("summary",), header.values.get("summary")),
        ("conflict", ("conflict",), header.values.get("conflict")),
    ]
    notes: dict[object, object] = {}
    for at, point in enumerate(header.items("key_points")):
        named = point if isinstance(point, dict) else {"point": point}
        fields.append(("key point", ("key_points", at), named.get("point")))
        notes["key_points", at] = named.get("note")
    for at, change in enumerate(header.items("changes")):
        fields.append(("change", ("changes", at, "what"), change.get("what") if isinstance(change, dict) else None))
    for kind, steps, value in fields:
        if isinstance(value, str):
            note = notes.get(steps)
            sums_up = note if isinstance(note, str) else ""
            yield Block(kind, plain(value).strip(), number=number, place=header.at(*steps), sums_up=sums_up)
            number += 1
