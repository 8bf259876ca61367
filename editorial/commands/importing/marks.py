"""How raised and lowered characters are written in the words of a source, so that a lost one is a lost word.

Signs that no text has (Unicode, "Noncharacters") stand around them; `shown` writes them as `10^{6}` and `H_{2}O`.
"""

import re

from editorial.model.textfile import CONTROL, TAG

RAISED, LOWERED, END = "\ufdd2", "\ufdd3", "\ufdd4"
# A letter of a font of symbols, such as Wingdings: which one, only pandoc can tell.
SYMBOL = "\ufdd6"
# The fonts of which it can: each letter is a sign.
SYMBOL_FONTS = ("Symbol", "Webdings", "Wingdings")
# Letters that mean something in one font alone (Unicode, "Private Use Area").
PRIVATE = re.compile("[\ue000-\uf8ff]")
# What the two file formats and pandoc's tree call them.
SIGN = dict.fromkeys(("sup", "superscript", "super"), RAISED) | dict.fromkeys(("sub", "subscript", "lim"), LOWERED)
SHOWN = str.maketrans({RAISED: "^{", LOWERED: "_{", END: "}", SYMBOL: "□"})


def marked(text: str, sign: str) -> str:
    """The text between its sign and the end; as it is where there is no sign."""
    return f"{sign}{text}{END}" if sign and text else text


def shown(text: str) -> str:
    """The text with its signs as a message can show them."""
    return text.translate(SHOWN)


def readable(text: str) -> str:
    """The text without the characters that no file of ours may hold, as a phone puts around a number: what ends a line is a
    space, and what could not be read a box.
    """
    return TAG.sub("", CONTROL.sub("", re.sub("[\v\f\x85\u2028\u2029]", " ", text.replace("\ufffd", "□"))))
