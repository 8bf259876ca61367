"""The words of a text as a reader takes them in, whatever signs they were typed with."""

import re
import unicodedata

from editorial.markup.html import BELOW

# Signs that no reader sees, besides those of the category "format" of Unicode.
INVISIBLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0" + BELOW + "]")
SPACE = re.compile(r"\s+")
UNUSUAL = re.compile(r"[^\x00-\x7f]")
# Letters with accents, each of one sign, and the letter of a keyboard that each is read as.
ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
BARE = {
    code: bare
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00))
    if (bare := unicodedata.normalize("NFD", chr(code))[0]).isascii()
}
# Hyphens that look like the one on the keyboard; the second is one at which no line ends.
HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011"), "-")
# The signs of a number, and those that by themselves look as these do inside `sup` and `sub`.
NUMBER, SIGNS = re.compile(r"[0-9+\-−]+"), "0123456789+-−"
RAISED = {"sup": str.maketrans(SIGNS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻"), "sub": str.maketrans(SIGNS, "₀₁₂₃₄₅₆₇₈₉₊₋₋")}


def plain(text: str) -> str:
    """The text with single spaces, without signs that no reader sees, each letter and hyphen in its usual form.

    >>> plain("pro\\u00adven  \\u00a0and \\uff45\\uff41\\uff53\\uff59")
    'proven and easy'
    """
    text = SPACE.sub(" ", text)
    if text.isascii():
        return text
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(HYPHENS)
    return SPACE.sub(" ", UNUSUAL.sub(lambda sign: _usual(sign[0]), text))


def _usual(sign: str) -> str:
    """A sign as it is usually typed: a form of letters ("ﬁ", "ｅ") as these letters; nothing for what is unseen."""
    kind = unicodedata.category(sign)
    if kind == "Cf":
        return ""
    circled = "\u24b6" <= sign <= "\u24e9"
    usual = unicodedata.normalize("NFKC", sign) if kind in ("Ll", "Lu", "Lt", "Lm", "Nl") or circled else sign
    return usual if usual.isalpha() else sign


def unaccented(text: str) -> str:
    """The text as it is without accents, each letter at its place: no word hides behind one.

    >>> unaccented("It cúres, says Mäkelä.")
    'It cures, says Makela.'
    """
    return text.translate(BARE) if ACCENTED.search(text) else text


def raised(text: str, tag: str) -> str:
    """A number inside the tag `sup` or `sub` in signs that stand so by themselves; empty for other words and other tags.

    >>> raised("2", "sup"), raised("2", "sub"), raised("th", "sup")
    ('²', '₂', '')
    """
    return text.translate(RAISED[tag]) if tag in RAISED and NUMBER.fullmatch(text) else ""
