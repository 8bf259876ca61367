"""A line of pandoc's tree as our Markdown: words, marks, links, pictures, and the places of notes.

Raised and lowered characters are written `<sup>6</sup>` and `<sub>2</sub>`, quotes straight.
"""

import re
from collections.abc import Callable

from editorial.commands.importing.lines import BREAK, OURS, PRIVATE, asked, code, escaped, ours
from editorial.commands.importing.tree import OUTWARD, Node, inside, lines_of, note_of, plain
from editorial.commands.new import WIDTH
from editorial.rules.placeholders import placeholder

MARKS = {"Emph": "*", "Strong": "**"}
TAGS = {"Superscript": "sup", "Subscript": "sub"}
UNKNOWN = "□" + asked("the sign number {:X} of its font instead of □")
# The spaces and breaks at the beginning of a line, the line, those at its end.
PARTED = re.compile(rf"((?:\s|{BREAK})*)(.*?)((?:\s|{BREAK})*)\Z", re.DOTALL)
DOI = re.compile(r"\b10\.\d{4,9}/[^\s()<>\[\]]*[^\s()<>\[\].,;]")


class Lines:
    """Writes the lines of one document. `notes` then holds the notes that they name, in order.

    `picture` takes a picture's target and gives its address, or None when there is no file.
    """

    def __init__(self, picture: Callable[[str], str | None]):
        self.picture = picture
        self.notes: list[list[Node]] = []

    def write(self, parts: list[Node], marked: bool = False) -> str:
        """A line; inside a mark (`marked`) and right after one, the next is left out, so that none runs together."""
        line = ""
        for part in parts:
            sign = line[-1:] if line.endswith(("*", "`")) and line[-2:-1] != "\\" else ""
            if part["t"] == "Code" and sign == "`":
                part = {"t": "Str", "c": part["c"][1]}
            text = self._part(part, marked or sign == "*")
            if text.startswith("[") and line.endswith("!"):  # a link, not a picture
                line = line[:-1] + r"\!"
            if text.startswith(f"{OURS[0]} ") and line.endswith(" "):
                line = line[:-1]
            line += text
        return line

    def _part(self, part: Node, marked: bool) -> str:
        kind, content = part["t"], part.get("c", "")
        match kind:
            case "Str":
                return PRIVATE.sub(lambda sign: UNKNOWN.format(ord(sign[0])), escaped(content))
            case "Space" | "SoftBreak":
                return " "
            case "LineBreak":
                return BREAK
            case "Ours":
                return ours(content)
            case "Code":
                return code(content[1])
            case "Note":
                return self._note(content)
            case "Image":
                return self.image(part)
            case "Span" if says := note_of(part):
                return asked(f"the reference: note {escaped(says)}")
        text = self.write(inside(part), marked or kind in MARKS)
        if not text.strip():
            return text
        match kind:
            case "Emph" | "Strong" if not marked:
                return PARTED.sub(rf"\1{MARKS[kind]}\2{MARKS[kind]}\3", text, count=1)
            case "Superscript" | "Subscript":
                return f"<{TAGS[kind]}>{text}</{TAGS[kind]}>"
            case "Strikeout":
                return text + asked("nothing, but say if these words stay: they were struck out")
            case "Quoted":
                return f'"{text}"' if content[0]["t"] == "DoubleQuote" else f"'{text}'"
            case "Link":
                return _link(text, content[2][0])
        return text

    def _note(self, blocks: list[Node]) -> str:
        self.notes.append(blocks)
        doi = DOI.search(" ".join(map(plain, lines_of(blocks))))
        says = f"make reference DOI={doi[0]}, and cite it here" if doi else "the reference"
        return asked(f"{says}: note {len(self.notes)}")

    def image(self, part: Node, caption: list[Node] | None = None) -> str:
        """A picture, or where its file cannot be had or shown, a placeholder that names it; below it the caption."""
        _, words, (target, _) = part["c"]
        alt = " ".join(re.sub(r"[\[\]]", "", plain(words)).split())
        below = self.write(caption or []).replace(BREAK, "<br>")
        address = self.picture(target)
        if not address:
            packed = target.startswith("data:") or len(target) > WIDTH
            shown = "that stood here" if packed else escaped(target)
            asks = placeholder(f"the picture {shown}, saved as PNG in content/figures/")
            return ours(f"({': '.join(filter(None, (asks, escaped(alt))))}) ") + below
        repeated = alt == " ".join(plain(caption or []).split())
        says = escaped(alt) if alt and not repeated else ours(placeholder("what the picture shows"))
        title = f' "{below.replace(chr(34), "&quot;")}"' if below else ""
        return f"![{says}]({address}{title})"


def _link(text: str, target: str) -> str:
    """A link that leads out of this site, or to a heading; one to another place in the old document is only its words."""
    if not (OUTWARD.match(target) or re.match("#.", target)) or OURS[0] in text:
        return text
    if text == escaped(target) and re.fullmatch(r"https?://[^\s<>&*\\`\[\]|]+", target):
        return f"<{target}>"
    safe = re.sub(r"[\s()<>\"'`\\\[\]{}|]", lambda sign: f"%{ord(sign[0]):02X}", target)
    return f"[{text}]({safe})"
