"""Text as lines of our Markdown: none is too long, nothing in them is taken for a mark, and what is ours is set apart."""

import re
import textwrap

from editorial.commands.new import WIDTH
from editorial.model.textfile import CONTROL, TAG
from editorial.rules.placeholders import placeholder

# Two characters that no text has (Unicode, "Noncharacters"), around what is not the document's own.
OURS = ("\ufdd0", "\ufdd1")
ADDED = re.compile(f"{OURS[0]}.*?{OURS[1]}", re.DOTALL)
# What stands where that was, so that no word of the document's begins a line only there.
NOTHING = "\u200b"
# A space at which no line ends.
KEPT = "\ufdd5"
STRAIGHT = str.maketrans("“”„‟‘’‚‛", "\"\"\"\"''''")
ADDRESS = re.compile(r"(https?://\S+)")
BREAK = "<br>\n"
# What would mean something at the beginning of a line.
BEGINS = re.compile(r"(?:#|>|!!!|~~~|--|(?:[-+:]|=+|\d+\.|Table:)(?!\S))")
# More such characters, around what was raised and lowered in a source, so that a lost one is a lost word; `shown` writes
# them as `10^{6}` and `H_{2}O`.
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


def ours(text: str) -> str:
    """A text of our own in the midst of the document's."""
    return f"{OURS[0]}{text}{OURS[1]}"


def asked(what: str) -> str:
    """What the writer is asked for, in brackets behind the words that it is about."""
    return ours(f" ({placeholder(what)})")


def without_ours(body: str, instead: str = NOTHING) -> str:
    """The body with nothing but what is the document's."""
    return ADDED.sub(instead, body)


def line_with_ours(body: str, line: int) -> int:
    """The line of the body that is this `line` of it `without_ours`, both from 0."""
    without = more = end = 0
    for added in ADDED.finditer(body):
        without += body.count("\n", end, added.start())
        if without >= line:
            break
        more, end = more + added[0].count("\n"), added.end()
    return line + more


def finished(body: str) -> str:
    """The body without the signs around what is ours, and without spaces at the end of a line."""
    return re.sub(r" +$", "", body.translate(dict.fromkeys(map(ord, OURS))), flags=re.MULTILINE)


def escaped(text: str) -> str:
    """A word so that Markdown takes nothing in it for a mark; quotes straight."""
    parts = ADDRESS.split(text.translate(STRAIGHT))
    for number, part in enumerate(parts):  # every second one is an address
        signs = rf"[\\`*{'' if number % 2 else '_'}\[\]{{|]|~(?=~)|(?<=~)~"
        parts[number] = re.sub(signs, r"\\\g<0>", part)
    return re.sub(r"&(?=#?\w+;)", "&amp;", "".join(parts)).replace("<", "&lt;")


def code(text: str) -> str:
    """Text as code in a line, between as many backticks as it takes."""
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    space = " " if "`" in text else ""
    return f"{fence}{space}{' '.join(text.split())}{space}{fence}" if text.strip() else ""


def paragraph(text: str) -> str:
    """A paragraph of lines that are not too long, none of which begins as a list, a heading or a card would."""
    rows = (" ".join(re.split(r"[ \t\n]+", row.strip(" \n"))) for row in text.split(BREAK))
    kept = (re.sub(f" (?={BEGINS.pattern})", KEPT, begun(row)) for row in rows)
    wrapped = (textwrap.fill(row, WIDTH, break_long_words=False, break_on_hyphens=False) for row in kept)
    return BREAK.join(wrapped).replace(KEPT, " ")


def begun(text: str) -> str:
    """The text, its first word told to be no more than that; for : = ~ a backslash would not tell Markdown."""
    word = BEGINS.match(text)
    if not word:
        return text
    at = word.end() - 1 if text[0].isalnum() else 0
    sign = f"&#{ord(text[at])};" if text[at] in ":=~" else f"\\{text[at]}"
    return text[:at] + sign + text[at + 1 :]


def indented(text: str, mark: str) -> str:
    """The text as the content of what its `mark` begins, such as "- ": its further lines by four spaces."""
    return mark + textwrap.indent(text, "    ").removeprefix("    ")


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
