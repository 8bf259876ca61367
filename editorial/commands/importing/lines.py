"""Text as lines of our Markdown: nothing in it is taken for a mark, no line is too long, and what is ours is told apart."""

import re
import textwrap

from editorial.commands.new import WIDTH

# Two characters that no text has (Unicode, "Noncharacters"), around what is not the document's own.
OURS = ("\ufdd0", "\ufdd1")
ADDED = re.compile(f"{OURS[0]}.*?{OURS[1]}", re.DOTALL)
STRAIGHT = str.maketrans("“”„‟‘’‚‛", "\"\"\"\"''''")
ADDRESS = re.compile(r"https?://\S+")
# What would mean something at the beginning of a line; a backslash before it tells Markdown otherwise, but for : = ~.
BEGINS = re.compile(r"(?:#|>|[-+](?=[\s-])|!!!|\||=|\d+(?=\.\s)|:(?=\s)|~~~)")


def ours(text: str) -> str:
    """A text of our own in the midst of the document's."""
    return f"{OURS[0]}{text}{OURS[1]}"


def without_ours(body: str) -> str:
    """The body with nothing but what is the document's."""
    return ADDED.sub("", body)


def finished(body: str) -> str:
    """The body without the signs around what is ours, and without spaces at the end of a line."""
    return re.sub(r" +$", "", body.translate({ord(sign): None for sign in OURS}), flags=re.MULTILINE)


def escaped(text: str) -> str:
    """A word so that Markdown takes nothing in it for a mark; quotes straight."""
    text = text.translate(STRAIGHT).translate({ord(sign): None for sign in OURS})
    said, end = "", 0
    for address in [*ADDRESS.finditer(text), None]:
        words = text[end : address.start() if address else len(text)]
        said += re.sub(r"([\\`*_\[\]{])", r"\\\1", words)
        if address:
            said += re.sub(r"([\\`*\[\]{])", r"\\\1", address[0])
            end = address.end()
    said = re.sub(r"&(?=#?\w+;)", "&amp;", said)
    return said.replace("<", "&lt;")


def code(text: str) -> str:
    """Text as code in a line, between as many backticks as it takes."""
    fence = "`" * (1 + longest_run(text))
    space = " " if "`" in text else ""
    return f"{fence}{space}{' '.join(text.split())}{space}{fence}" if text.strip() else ""


def longest_run(text: str) -> int:
    """How many backticks stand side by side in a text at most."""
    return max((len(run) for run in re.findall("`+", text)), default=0)


def paragraph(text: str) -> str:
    """A paragraph of lines that are not too long, none of which begins as a list, a heading or a card would."""
    return "\n".join(wrap(line) for line in text.strip().split("\n") if line.strip())


def begun(text: str) -> str:
    """The text, its first signs told to be no more than that where they would begin something."""
    found = BEGINS.match(text)
    if not found:
        return text
    sign = found[0]
    if sign[0] in ":~=":
        return f"&#{ord(sign[0])};{text[1:]}"
    return f"{sign}\\{text[found.end() :]}" if sign[0].isdigit() else f"\\{text}"


def wrap(text: str) -> str:
    """The text on lines of which none is too long, and none begins as a mark would."""
    rows: list[str] = []
    text = begun(" ".join(part for part in re.split(r"[ \t\n]+", text) if part))
    for row in textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False):
        if rows and (BEGINS.match(row) or row.startswith(("*", "`"))):
            rows[-1] += f" {row}"
        else:
            rows.append(row)
    return "\n".join(rows)
