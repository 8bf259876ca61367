"""AVIF without what it tells besides the picture: whatever is not the picture is overwritten where it stands.

A file is boxes in boxes (ISO/IEC 14496-12, 23008-12), and a table says at which byte each item begins, so nothing is
moved: what is not on a list becomes an empty box of the same length.
"""

import struct
from collections.abc import Iterator

from editorial.model.color_profile import without_words

# The boxes of a still picture, and of its properties.
META = frozenset([b"hdlr", b"pitm", b"iloc", b"iinf", b"iref", b"iprp", b"grpl"])
PROPERTIES = frozenset(
    [b"ispe", b"pixi", b"colr", b"av1C", b"auxC", b"irot", b"imir", b"pasp", b"clap", b"clli", b"mdcv", b"cclv", b"amve", b"reve", b"ndwt", b"a1op", b"a1lx", b"lsel"]
)  # fmt: skip
# The kinds of item that are the picture, or a part of it. EXIF and XMP are items, too.
PAINTED = frozenset([b"av01", b"grid", b"iovl", b"iden", b"tmap"])
# Where the data of items stand.
STORES = frozenset([b"mdat", b"idat"])
NOTHING = b"free"

Box = tuple[bytes, int, int]  # its name, where its content begins, where it ends


def stripped(data: bytes) -> bytes:
    """The picture as it is published. Raises ValueError, LookupError or struct.error where it is no still picture."""
    boxes = list(_boxes(data, 0, len(data)))
    made = bytearray(data[: boxes[-1][2]])
    meta = next((box for box in boxes if box[0] == b"meta"), None)
    if meta is None or any(name == b"moov" for name, _, _ in boxes):
        raise ValueError("no still picture")
    inner = list(_boxes(data, meta[1] + 4, meta[2]))
    parts = {name: (start, end) for name, start, end in inner}
    stores = [(start, end) for name, start, end in [*boxes, *inner] if name in STORES]
    for box in boxes:
        if box[0] not in (b"ftyp", b"meta"):
            _empty(made, box)
    for box in inner:
        if box[0] not in META:
            _empty(made, box)
    start, end = parts[b"hdlr"]
    made[start + 24 : end] = bytes(end - start - 24)  # its name
    for name, start, end in _boxes(data, *parts[b"iprp"]):
        for box in _boxes(data, start, end) if name == b"ipco" else ():
            if box[0] not in PROPERTIES:
                _empty(made, box)
            elif box[0] == b"colr" and data[box[1] : box[1] + 4] in (b"prof", b"rICC"):
                made[box[1] + 4 : box[2]] = without_words(data[box[1] + 4 : box[2]])
    painted = set(_items(data, made, *parts[b"iinf"]))
    for item, start, size in _extents(data, parts):
        if item in painted:
            if not any(first <= start and start + size <= last for first, last in stores):
                raise ValueError("an item stands nowhere")
            made[start : start + size] = data[start : start + size]
    return bytes(made)


def _boxes(data: bytes, at: int, end: int) -> Iterator[Box]:
    """Yield the boxes between two places; what is none, as at the end of a file, ends them."""
    while at + 8 <= end:
        size, name = struct.unpack_from(">I4s", data, at)
        start = at + 8
        if size == 1:
            size, start = struct.unpack_from(">Q", data, start)[0], at + 16
        last = at + size if size else end
        if not start <= last <= end:
            return
        yield name, start, last
        at = last


def _empty(made: bytearray, box: Box) -> None:
    """Overwrite what a box holds, and its name, so that nobody looks for it; a store of data is filled again."""
    name, start, end = box
    made[start:end] = bytes(end - start)
    if name not in STORES:
        at = start - 4 if made[start - 4 : start] == name else start - 12
        made[at : at + 4] = NOTHING


def _items(data: bytes, made: bytearray, start: int, end: int) -> Iterator[int]:
    """Yield the numbers of the items that are the picture; the others become items of no kind. No name is left."""
    first = start + (6 if data[start] == 0 else 8)
    for _, at, last in _boxes(data, first, end):
        wide = data[at] >= 3
        number = int.from_bytes(data[at + 4 : at + (8 if wide else 6)])
        kind = at + (10 if wide else 8)
        made[kind + 4 : last] = bytes(last - kind - 4)
        if data[kind : kind + 4] in PAINTED:
            yield number
        else:
            made[kind : kind + 4] = NOTHING


def _extents(data: bytes, parts: dict[bytes, tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield where the data of the items stand: the number of the item, the place in the file, the length (iloc)."""
    at = parts[b"iloc"][0]

    def read(size: int) -> int:
        nonlocal at
        at += size
        return int.from_bytes(data[at - size : at])

    version, sizes = read(4) >> 24, read(2)
    of_offset, of_length, of_base, of_index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    for _ in range(read(4 if version == 2 else 2)):
        item = read(4 if version == 2 else 2)
        method = read(2) & 15 if version else 0
        read(2)
        base = read(of_base)
        if method > 1:
            raise ValueError("an item inside an item")
        for _ in range(read(2)):
            read(of_index if version else 0)
            start, size = base + read(of_offset), read(of_length)
            yield item, start + (parts[b"idat"][0] if method else 0), size
