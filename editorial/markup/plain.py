"""The words of a text as a reader takes them in, whatever signs they were typed with."""

import re
import unicodedata
from collections.abc import Iterator

from editorial.markup.html import BELOW

# Signs that no reader sees, besides those of the category "format" of Unicode.
INVISIBLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0" + BELOW + "]")
# Spaces so narrow that the letters beside them are read as one word.
NARROW = re.compile(r"(?<=[^\W\d_])[\u2006\u2008\u200a](?=[^\W\d_])")
SPACE = re.compile(r"\s+")
UNUSUAL = re.compile(r"[^\x00-\x7f]")
# Letters with accents or strokes, each of one sign, and the letter of a keyboard that each is read as; an i without its dot.
ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
BARE = {0x0131: "i"} | {
    code: letter[2] if letter[1] == "CAPITAL" else letter[2].lower()
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00))
    if (letter := re.match("LATIN (CAPITAL|SMALL) LETTER ([A-Z]) WITH ", unicodedata.name(chr(code), "")))
}
# Letters in circles and squares, and the letter of a keyboard that each shows.
FRAMED = {
    code: letter[2] if letter[1] == "CAPITAL" else letter[2].lower()
    for code in (*range(0x24B6, 0x24EA), *range(0x1F130, 0x1F18A))
    if (letter := re.search(" LATIN (CAPITAL|SMALL) LETTER ([A-Z])$", unicodedata.name(chr(code), "")))
}
# Hyphens that look like the one on the keyboard; the second is one at which no line ends.
HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011"), "-")
# What stands for a letter (1 for i or l), and what may part the letters of a word: m1racle, C-U-R-E, cu/re; single ones, a
# space, too, which are none with the "a" in front of them. What has fewer letters is no word: U.S., e.g.
ALIKE = [str.maketrans("0134578@$!", f"o{one}eastbasi") for one in "il"]
ALIKE_SIGN, PARTS = r"[\d@$!]", r"[-‐-―/\\~|_.,;·•∙⋅…*+=:()[\]]"
DISGUISED = re.compile(
    rf"""(?<![\w@$])(?:(?![aAI][ ])[^\W_](?:[ ]{PARTS}*[ ]?(?:[^\W_]|{ALIKE_SIGN})){{2,}}(?!\w)
      |(?=[\w@$])(?=[^\W\d_]*+(?:[\d@$]|(?:!|{PARTS})+[\w@$]))(?:[\w@$!]|{PARTS})*[\w@$])""",
    re.VERBOSE,
)
A_WORD = 4
# The signs of a number, and those that by themselves look as these do inside `sup` and `sub`.
NUMBER, SIGNS = re.compile(r"[0-9+\-−]+"), "0123456789+-−"
RAISED = {"sup": str.maketrans(SIGNS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻"), "sub": str.maketrans(SIGNS, "₀₁₂₃₄₅₆₇₈₉₊₋₋")}


def plain(text: str) -> str:
    """The text with single spaces, without signs that no reader sees, each letter and hyphen in its usual form.

    >>> plain("pro\\u00adven  \\u00a0and \\uff45\\uff41\\uff53\\uff59")
    'proven and easy'
    """
    text = SPACE.sub(" ", text if text.isascii() else NARROW.sub("", text))
    if text.isascii():
        return text
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(HYPHENS)
    return SPACE.sub(" ", UNUSUAL.sub(lambda sign: _usual(sign[0]), text))


def _usual(sign: str) -> str:
    """A sign as it is usually typed: a form of letters ("ﬁ", "ｅ") as these letters; nothing for what is unseen."""
    kind = unicodedata.category(sign)
    if kind == "Cf":
        return ""
    usual = unicodedata.normalize("NFKC", sign) if kind in ("Ll", "Lu", "Lt", "Lm", "Nl") else sign
    return FRAMED.get(ord(sign)) or (usual if usual.isalpha() else sign)


def unaccented(text: str) -> str:
    """The text as it is without accents, each letter at its place: no word hides behind one.

    >>> unaccented("It cúres, says Mäkelä.")
    'It cures, says Makela.'
    """
    return text.translate(BARE) if ACCENTED.search(text) else text


def undisguised(text: str) -> Iterator[tuple[str, list[int]]]:
    """Yield the text with each word whose letters are parted by signs, or stood for by some, as a reader takes it in, and the
    place in `text` of each letter; nothing where no word is.

    >>> [shown for shown, _ in undisguised("A m1r-a-c-l-e, c u r 3 and T-shirt.")]
    ['A miracle, cure and Tshirt.', 'A mlracle, cure and Tshirt.']
    """
    words = [word.span() for word in DISGUISED.finditer(text) if sum(map(str.isalpha, word[0])) > 1]
    for alike in ALIKE[: 1 + ("1" in text)] if words else ():
        read, done, shown, places = text.translate(alike), 0, list[str](), list[int]()
        for begin, end in words:
            letters = [at for at in range(begin, end) if read[at].isalpha()]
            if len(letters) >= A_WORD:
                shown += [text[done:begin], *(read[at] for at in letters)]
                places += [*range(done, begin), *letters]
                done = end
        shown.append(text[done:])
        places += range(done, len(text))
        yield "".join(shown), places


def raised(text: str, tag: str) -> str:
    """A number inside the tag `sup` or `sub` in signs that stand so by themselves; empty for other words and other tags.

    >>> raised("2", "sup"), raised("2", "sub"), raised("th", "sup")
    ('²', '₂', '')
    """
    return text.translate(RAISED[tag]) if tag in RAISED and NUMBER.fullmatch(text) else ""
