"""A picture's profile of colors (ICC.1:2022, 7) without the words in it: whose screen or camera it was made for."""

import struct

# Types of the parts of a profile of colors (ICC.1:2022, 10) that hold numbers only, and of those that hold words.
NUMBERS = frozenset([b"curv", b"para", b"XYZ ", b"sf32", b"mft1", b"mft2", b"mAB ", b"mBA ", b"cicp", b"sig "])
WORDS = frozenset([b"desc", b"text", b"mluc"])


def without_words(profile: bytes) -> bytes:
    """The profile in as many bytes, of which nothing but numbers is left."""
    count = int.from_bytes(profile[128:132])
    clean = bytearray(len(profile))
    if count > (len(profile) - 132) // 12:  # it is none, and browsers pass it by
        return bytes(clean)
    for start, end in ((0, 4), (8, 48), (56, 80), (128, 132 + 12 * count)):  # without makers, models and checksum
        clean[start:end] = profile[start:end]
    for number in range(count):
        start, size = struct.unpack_from(">II", profile, 132 + 12 * number + 4)
        part = profile[start : start + size]
        if part[:4] in NUMBERS:
            clean[start : start + len(part)] = part
        elif part[:4] in WORDS:  # the types that a profile must have, with nothing in them
            clean[start : start + 4] = part[:4]
            if part[:4] == b"mluc" and size >= 16:
                clean[start + 15] = 12  # the length of a row in its list of no rows
    return bytes(clean)
