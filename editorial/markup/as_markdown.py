"""The HTML of a text as plain Markdown, for programs that read Markdown better than a page.

What a reader sees is written with the few marks that any Markdown knows (CommonMark 0.31, tables as in GFM). A reference
mark becomes its numbers in brackets, [1,3]; an evidence note a quotation that begins with how sure its claim is; a card is
told by its heading; of a drawing its title and description stand there, of a word of the glossary the word.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from editorial.markup.headings import LEVELS
from editorial.markup.plain import raised

AROUND = {"strong": "**", "em": "*", "i": "*", "del": "~~"}
BLOCKS = frozenset(
    ["blockquote", "div", "dl", "figcaption", "figure", "hr", "ol", "p", "pre", "section", "table", "ul", *LEVELS]
)
# What in an address would end it (CommonMark 0.31, section 6.3) or begin HTML.
UNSAFE = re.compile(r"[\s<>()\"\\]")
# Signs that mean something anywhere in a line, and those that do where one begins, be it behind a line break.
SIGN, ENTITY = re.compile(r"([\\`*_\[\]~])"), re.compile(r"&(?=#?\w+;)")
LEAD = re.compile(r"^(?:(\d+)([.)](?=\s|$))|()([-+#](?=\s|$|#)|[>=]))", re.MULTILINE)


def as_markdown(html: str) -> str:
    """The Markdown of a piece of HTML, be it a whole text or a line of it; without a line break at its end."""
    body = LexborHTMLParser(html).body
    return "\n\n".join(_inside(body)) if body else ""


def _inside(parent: LexborNode) -> Iterator[str]:
    """Yield the blocks inside an element; words that stand between two of them are a paragraph."""
    line: list[LexborNode] = []
    for node in parent.iter(include_text=True):
        if node.tag not in BLOCKS:
            line.append(node)
            continue
        yield from _paragraph(line)
        line = []
        yield from _block(node)
    yield from _paragraph(line)


def _block(node: LexborNode) -> Iterator[str]:
    tag = node.tag
    if tag in LEVELS:
        yield from (
            f"{'#' * (LEVELS.index(tag) + 1)} {' '.join(line.split())}"
            for line in _paragraph(node.iter(include_text=True))
        )
    elif tag in ("ul", "ol"):
        yield "\n".join(_points(node))
    elif tag == "dl":
        yield "\n".join(_pairs(node))
    elif tag == "table":
        yield from _table(node)
    elif tag == "pre":
        text = node.text(deep=True).strip("\n")
        yield f"{_ticks(text, 3)}\n{text}\n{_ticks(text, 3)}"
    elif tag == "hr":
        yield "---"
    elif tag == "blockquote" or "evidence" in (node.attributes.get("class") or "").split():
        yield re.sub("^", "> ", "\n\n".join(_inside(node)), flags=re.MULTILINE).replace("> \n", ">\n")
    else:
        yield from _inside(node)


def _points(node: LexborNode) -> Iterator[str]:
    start = int(node.attributes.get("start") or 1)
    for number, point in enumerate(node.iter(), start):
        mark = f"{number}. " if node.tag == "ol" else "- "
        yield mark + _indented("\n\n".join(_inside(point)), " " * len(mark))


def _pairs(node: LexborNode) -> Iterator[str]:
    names: list[str] = []
    told = False
    for part in node.iter():
        if part.tag == "dt":
            names = [*([] if told else names), _line(part.iter(include_text=True))]
        else:
            yield f"- **{', '.join(names)}:** " + _indented("\n\n".join(_inside(part)), "  ")
        told = part.tag == "dd"


def _indented(lines: str, by: str) -> str:
    """All lines but the first set in, save empty ones."""
    return re.sub(r"\n(?!\n)", f"\n{by}", lines)


def _table(node: LexborNode) -> Iterator[str]:
    for caption in node.css("caption"):
        yield f"**{_line(caption.iter(include_text=True))}**"
    rows = []
    for row in node.css("tr"):
        cells = [" ".join(" ".join(_inside(cell)).split()).replace("|", "\\|") for cell in row.css("th,td")]
        rows.append(f"| {' | '.join(cells)} |")
        if len(rows) == 1:
            rows.append("|" + " --- |" * len(cells))
    yield "\n".join(rows)


def _paragraph(nodes: Iterator[LexborNode] | list[LexborNode]) -> Iterator[str]:
    """Yield a paragraph of some nodes, if there are words in it."""
    if line := _line(nodes):
        yield LEAD.sub(r"\1\3\\\2\4", line)


def _line(nodes: Iterator[LexborNode] | list[LexborNode]) -> str:
    text = re.sub(r"[ \t\n\u00a0]+", " ", "".join(map(_inline, nodes)))
    return re.sub(r" ?\r ?", "  \n", text).strip()


def _inline(node: LexborNode) -> str:
    """A node in a line; a line break is the sign `\\r` until the line is whole."""
    tag = node.tag
    if tag == "-text":
        return _escaped(node.text_content or "")
    if tag == "-comment" or node.attributes.get("aria-hidden"):  # its words, where it has some, stand beside it
        return ""
    if tag == "svg":
        return " ".join(["Drawing:", *filter(None, (_words_of(node, part) for part in ("title", "desc")))])
    if tag == "br":
        return "\r"
    if tag == "img":
        return f"![{_escaped(node.attributes.get('alt') or '')}]({_address(node.attributes.get('src') or '')})"
    if tag in ("code", "kbd", "samp"):
        text = node.text(deep=True)
        space = " " if "`" in text else ""
        return f"{_ticks(text)}{space}{text}{space}{_ticks(text)}"
    text = "".join(map(_inline, node.iter(include_text=True)))
    if node.attributes.get("class") == "certainty":
        return f"**{text.strip()}:**"
    if tag == "a" and (to := node.attributes.get("href")):
        if to.startswith("#"):  # what is near on a page is not so here
            return text
        return _address(to) if node.text(deep=True) == to else f"[{text}]({_address(to)})"
    if tag in ("sup", "sub"):
        return _raised(node, text)
    mark = AROUND.get(tag or "", "")
    return f"{mark}{text}{mark}" if text.strip() else text


def _ticks(code: str, least: int = 1) -> str:
    """What code stands between: more backticks than follow each other inside, else those would end it."""
    return "`" * max(least, 1 + max(map(len, re.findall("`+", code)), default=0))


def _raised(node: LexborNode, text: str) -> str:
    if node.attributes.get("class") == "cite":
        return "[" + re.sub(r",\s+", ",", text) + "]"
    return raised(text, node.tag or "") or f"<{node.tag}>{text}</{node.tag}>"


def _words_of(drawing: LexborNode, part: str) -> str:
    """The title or description of a drawing, as a sentence."""
    found = drawing.css_first(part)
    words = " ".join(found.text(deep=True).split()) if found else ""
    return _escaped(words if not words or words[-1] in ".?!" else f"{words}.")


def _escaped(words: str) -> str:
    """Words in which no sign means anything to Markdown, nor to HTML, which Markdown may hold."""
    return ENTITY.sub("&amp;", SIGN.sub(r"\\\1", words)).replace("<", "&lt;")


def _address(to: str) -> str:
    """An address without what would end it, or be HTML."""
    return UNSAFE.sub(lambda sign: quote(sign[0]), to)
