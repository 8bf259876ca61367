"""What a picture tells besides itself (where and when it was taken, by whom, with what) is taken away, losslessly.

A file of pixels is a row of parts, each with its name; only those that a browser needs to paint are kept, so that no
list of what may be told is needed. What stands behind the end is cut off. A profile of colors stays, without its words.
Only a picture that was stored lying on its side, or whose parts cannot be told apart, is painted anew.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Literal

from PIL import ExifTags, Image
from PIL.Image import Transpose as Turn

from editorial.model import avif
from editorial.model.color_profile import without_words

# JPEG (ITU-T T.81, table B.1): frames, tables, restarts, scans. APP0, APP2 and APP14 are looked at each.
JPEG = frozenset([*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD])
SCAN, JFIF, ICC, ADOBE = 0xDA, 0xE0, 0xE2, 0xEE
# The next marker behind the data of a scan, in which FF 00 is a byte and FF D0 to FF D7 are restarts.
MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
# PNG (third edition, 5.6) and WebP (RFC 9649).
PNG = frozenset(
    [b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT"]
)  # fmt: skip
PNG_BEGINS, PNG_ENDS = b"\x89PNG\r\n\x1a\n", b"\0\0\0\0IEND\xaeB`\x82"
WEBP = frozenset([b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"])
WEBP_EXIF_AND_XMP = 0x08 | 0x04
LARGEST_PROFILE = 4_000_000
# Kinds whose way up browsers take from EXIF; AVIF says it in a way of its own, which stays.
TURNED = frozenset({".jpg", ".jpeg", ".png", ".webp"})
# How a picture is turned, by its orientation in EXIF.
TURNS = {
    2: Turn.FLIP_LEFT_RIGHT,
    3: Turn.ROTATE_180,
    4: Turn.FLIP_TOP_BOTTOM,
    5: Turn.TRANSPOSE,
    6: Turn.ROTATE_270,
    7: Turn.TRANSVERSE,
    8: Turn.ROTATE_90,
}
QUALITY = 95
# What is raised where the parts of a file cannot be told apart.
UNKNOWN = (ValueError, LookupError, StopIteration, struct.error, zlib.error)


def stripped(data: bytes, kind: str) -> bytes:
    """A picture of pixels that can be decoded, of the `kind` ".jpg", as it is published: the same, where it tells nothing.

    The same bytes always become the same bytes.
    """
    strip = {".png": _png, ".webp": _webp, ".avif": avif.stripped, ".ico": _ico}.get(kind, jpeg)
    try:
        return strip(_upright(data) if kind in TURNED else data)
    except UNKNOWN:  # as browsers do, Pillow shows much that breaks the rules
        with Image.open(BytesIO(data)) as picture:
            return strip(_painted(picture, picture))


def _upright(data: bytes) -> bytes:
    """The picture as a browser turns it; as it is, where it stands upright already."""
    with Image.open(BytesIO(data)) as picture:
        turned = upright(picture)
        return data if turned is picture else _painted(picture, turned)


def upright(picture: Image.Image) -> Image.Image:
    """The picture as its EXIF says that it is to be turned; itself, where it stands upright already."""
    turn = TURNS.get(orientation(picture))
    return picture if turn is None else picture.transpose(turn)


def orientation(picture: Image.Image) -> int:
    """Which side of a picture is up, as its EXIF says it; 0 where it does not. Whatever else stands there may be broken."""
    tiff = picture.info.get("exif", b"").removeprefix(b"Exif\0\0")
    order: Literal["little", "big"] = "little" if tiff[:2] == b"II" else "big"
    at = int.from_bytes(tiff[4:8], order)
    for row in range(int.from_bytes(tiff[at : at + 2], order)):
        field = tiff[at + 2 + 12 * row : at + 14 + 12 * row]
        if int.from_bytes(field[:2], order) == ExifTags.Base.Orientation:
            return int.from_bytes(field[8:10], order)
    return 0


def _painted(source: Image.Image, picture: Image.Image) -> bytes:
    """The picture as a file of the kind of its `source`, as close to it as that kind can."""
    made, kind = BytesIO(), "JPEG" if source.format == "MPO" else source.format
    options = {"qtables": getattr(source, "quantization", None)} if kind == "JPEG" else {"quality": QUALITY}
    picture.save(made, kind, icc_profile=source.info.get("icc_profile"), exif=b"", **options)
    return made.getvalue()


def jpeg(data: bytes) -> bytes:
    """A JPEG without what it tells besides, as it lies. Raises one of UNKNOWN where its parts cannot be told apart."""
    parts, profile, at = [data[:2]], bytearray(), 2
    places: list[int] = []  # of the profile, which may fill many parts
    while data[at + 1] != 0xD9:
        code, end = data[at + 1], at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if code == 0xFF:  # may fill the space before a marker
            at += 1
            continue
        if data[at] != 0xFF or end < at + 4 or end > len(data):
            raise ValueError("no marker")
        if code == SCAN:
            end = next(match.start() for match in MARKER.finditer(data, end))
        part, at = data[at:end], end
        if code in JPEG:
            parts.append(part)
        elif code == JFIF and part[4:9] == b"JFIF\0":
            parts.append(b"\xff\xe0\0\x10" + part[4:16] + b"\0\0")  # without its thumbnail
        elif code == ADOBE and part[4:9] == b"Adobe":
            parts.append(b"\xff\xee\0\x0e" + part[4:16])
        elif code == ICC and part[4:16] == b"ICC_PROFILE\0":
            places.append(len(parts))
            parts.append(part)
            profile += part[18:]
    if places:
        words = BytesIO(without_words(bytes(profile)))
        for place in places:
            parts[place] = parts[place][:18] + words.read(len(parts[place]) - 18)
    return b"".join([*parts, b"\xff\xd9"])


def _png(data: bytes) -> bytes:
    if not data.startswith(PNG_BEGINS):
        raise ValueError("no PNG")
    parts, at, name = [PNG_BEGINS], len(PNG_BEGINS), b""
    while name != b"IEND":
        size, name = struct.unpack_from(">I4s", data, at)
        part, at = data[at : at + 12 + size], at + 12 + size
        if at > len(data):
            raise ValueError("cut off")
        if name in PNG:
            parts.append(part)
        elif name == b"iCCP":
            parts.append(_png_profile(part))
    return b"".join([*parts, PNG_ENDS])


def _png_profile(part: bytes) -> bytes:
    name, _, packed = part[8:-4].partition(b"\0")
    unpacking = zlib.decompressobj()
    profile = unpacking.decompress(packed[1:], LARGEST_PROFILE)
    clean = without_words(profile)
    if name == b"icc" and clean == profile and not unpacking.unused_data:
        return part
    body = b"iCCPicc\0\0" + zlib.compress(clean, 9)
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def _webp(data: bytes) -> bytes:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise ValueError("no WebP")
    body = b"WEBP" + b"".join(_webp_parts(data[12 : 8 + int.from_bytes(data[4:8], "little")]))
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _webp_parts(data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        part, at = data[at + 8 : at + 8 + size], at + 8 + size + size % 2
        if len(part) < size:
            raise ValueError("cut off")
        if name == b"VP8X":
            part = bytes([part[0] & ~WEBP_EXIF_AND_XMP]) + part[1:]
        elif name == b"ANMF":
            part = part[:16] + b"".join(_webp_parts(part[16:]))
        elif name == b"ICCP":
            part = without_words(part)
        if name in WEBP:
            yield struct.pack("<4sI", name, len(part)) + part + b"\0" * (len(part) % 2)


def _ico(data: bytes) -> bytes:
    """An icon: a list of pictures, those of 256 pixels as PNG."""
    _, _, count = struct.unpack_from("<HHH", data)
    rows, pictures, at = [data[:6]], [], 6 + 16 * count
    for number in range(count):
        row, size, start = struct.unpack_from("<8sII", data, 6 + 16 * number)
        part = data[start : start + size]
        part = _png(part) if part.startswith(PNG_BEGINS) else part
        rows.append(struct.pack("<8sII", row, len(part), at))
        pictures.append(part)
        at += len(part)
    return b"".join(rows + pictures)
