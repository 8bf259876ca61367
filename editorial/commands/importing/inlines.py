"""A line of pandoc's tree as our Markdown: words, marks, links, pictures, and the places of notes.

Raised and lowered characters are written `<sup>6</sup>` and `<sub>2</sub>`, quotes straight.
"""

import re
from collections.abc import Callable

from editorial.commands.importing.lines import ADDRESS, OURS, code, escaped, ours
from editorial.commands.importing.tree import SPACES, inside, plain
from editorial.commands.new import WIDTH
from editorial.rules.placeholders import placeholder

MARKS = {"Emph": "*", "Strong": "**"}
TAGS = {"Superscript": "sup", "Subscript": "sub"}
DOI = re.compile(r"\b10\.\d{4,9}/[^\s()<>\[\]]*[^\s()<>\[\].,;]")


class Lines:
    """Writes the lines of one document. `notes` then holds the notes that they name, in order.

    `picture` takes a picture's target and gives its address, or None when there is no file. In a table, the
    sign between cells is told apart.
    """

    def __init__(self, picture: Callable[[str], str | None]):
        self.picture = picture
        self.notes: list[list[dict]] = []
        self.in_table = False

    def write(self, parts: list[dict], marked: bool = False) -> str:
        """A line; inside a mark (`marked`) and right after one, the next mark is left out, so that none runs together."""
        said, above = "", ""
        for part in _joined(parts):
            text = self._inline(part, marked or above in MARKS)
            above = part["t"]
            if text.startswith("[") and said.endswith("!"):  # a link, not a picture
                said = said[:-1] + r"\!"
            said += text
        return said

    def _inline(self, part: dict, marked: bool) -> str:
        kind, content = part["t"], part.get("c")
        if kind == "Ours":
            return ours(content)
        if kind == "Str":
            return escaped(content).replace("|", r"\|") if self.in_table else escaped(content)
        if kind in SPACES:
            return "<br>\n" if kind == "LineBreak" else " "
        if kind == "Code":
            return code(content[1])
        if kind == "Note":
            self.notes.append(content)
            doi = DOI.search(" ".join(plain(block["c"]) for block in content if block["t"] in ("Para", "Plain")))
            says = f"make reference DOI={doi[0]}, and cite it here" if doi else "the reference"
            return " " + ours(f"({placeholder(f'{says}: note {len(self.notes)}')})")
        if kind == "Image":
            return self.image(part)
        if kind in MARKS:
            text = self.write(content, marked=True)
            before, text, after = re.match(r"(\s*)(.*?)(\s*)$", text, re.DOTALL).groups()
            mark = "" if marked or not text else MARKS[kind]
            return f"{before}{mark}{text}{mark}{after}"
        text = self.write(inside(part), marked)
        if kind in TAGS and text.strip():
            return f"<{TAGS[kind]}>{text}</{TAGS[kind]}>"
        if kind == "Strikeout":
            return f"{text} " + ours(f"({placeholder('nothing, but say if these words stay: they were struck out')})")
        if kind == "Quoted":
            return f'"{text}"' if content[0]["t"] == "DoubleQuote" else f"'{text}'"
        return self._link(text, content[2][0]) if kind == "Link" else text

    def _link(self, text: str, target: str) -> str:
        """A link that leads out of this site; one that led to a place in the old document is only its words."""
        if not re.match(r"(?:https?://|mailto:|tel:)", target) or not text.strip() or OURS[0] in text:
            return text
        if ADDRESS.fullmatch(target) and text == escaped(target) and not re.search(r"[<>&*\\`\[\]]", target):
            return f"<{target}>"
        safe = re.sub(r"[\s()<>\"'`\\\[\]{}]", lambda found: f"%{ord(found[0]):02X}", target)
        return f"[{text}]({safe})"

    def image(self, part: dict, caption: str = "") -> str:
        """A picture, or where its file cannot be had or shown, a gap that names it."""
        _, words, (target, _) = part["c"]
        alt = " ".join(re.sub(r"[\[\]]", "", plain(words)).split())
        address = self.picture(target)
        if not address:
            shown = escaped(target) if len(target) < WIDTH else "that stood here"
            asks = placeholder(f"the picture {shown}, saved as PNG in content/figures/")
            says = ours(f"({': '.join(filter(None, (asks, escaped(alt))))}) ")
            return says + caption.replace("&quot;", '"')
        says = escaped(alt) if alt and escaped(alt) != caption else ours(placeholder("what the picture shows"))
        return f"![{says}]({address}" + (f' "{caption}")' if caption else ")")


def _joined(parts: list[dict]) -> list[dict]:
    """The parts, two pieces of code side by side made one."""
    joined: list[dict] = []
    for part in parts:
        if part["t"] == "Code" and joined and joined[-1]["t"] == "Code":
            joined[-1] = {"t": "Code", "c": [part["c"][0], joined[-1]["c"][1] + part["c"][1]]}
        else:
            joined.append(part)
    return joined
