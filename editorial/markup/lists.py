"""Lists as writers type them, in the one way in which Python-Markdown reads them.

It wants an empty line above a list, four spaces for each level and in a card, and only knows `-`, `*`, `+` and `1.`. Others
know more (https://spec.commonmark.org/0.31.2/#list-items), and text from an office program comes with `•`. So lines that can
mean nothing but points become points; where a line can be read in two ways, it stays as it is.
"""

import re

from markdown.extensions.def_list import DefListProcessor

from editorial.markup.facts import Element
from editorial.markup.parser import Parser
from editorial.markup.steps import OfLines

# How many spaces Python-Markdown wants for each level, and how many are enough to mean one.
LEVEL, ENOUGH = 4, 2
# Signs of points in office programs; the last three are letters of a font of signs.
BULLETS = "•◦▪‣●○■·∙⁃➢➤►▸❖◆◇◉♦✱\uf0a7\uf0b7\uf0d8"
POINT = re.compile(
    rf" *(?:(?P<sign>[-*+])(?= +\S| *$)|(?P<bullet>[{BULLETS}](?= *\S)|o(?= {{2,}}\S))|(?P<number>\d{{1,3}})[.)](?= +\S)) *"
)
# What begins a line that may be a point if the lines around it begin in the same way.
DASH = re.compile(r"^(?P<inset> *)(?:[\u2010\u2011–—−] +(?=[^\W\d])|(?:[–—]|--) +(?=\S)|[-*](?=[^\W\d_][^*]*$))")
RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *")
HEADING = re.compile(r" {0,3}#{1,6}\s")
QUOTE, QUOTED = re.compile(r" {0,3}> ?"), re.compile(r"( *)> ?")  # one, and a line of one in a point
# The sign for more than, at the start of a line or of a point, where others see a quotation.
MORE = re.compile(r" {0,3}(?P<sign>(?:[-*+]|\d{1,3}[.)]) +)?(?=>\s?(?P<than>=|\d))")
CARD = "!!!"
REMARK = re.compile(r"<!--.*-->\s*")
# A meaning right behind its colon, below the word that it is of.
MEANING = re.compile(r"^ {0,3}:(?=[^\W\d_][^:\s]*\s)")
# A sentence, which is no word to explain.
SENTENCE = re.compile(r"\S+ \S+ .*[.!](?:\[@[^\]]*\])?\s*", re.DOTALL)
# A year at the start of a paragraph, which begins no list.
YEAR = re.compile(r" *\d{4,}(?=\. )")


def as_read(lines: list[str]) -> list[str]:
    """The lines of a text, its lists written as Python-Markdown reads them."""
    lines = list(lines)
    read: list[str] = []
    items: list[int] = []  # how far the sign of each point around the line stands in
    above, number, began = "", 0, 0
    while number < len(lines):
        line = MEANING.sub(": ", lines[number]) if above.strip() else lines[number]
        if (more := MORE.match(line)) and (more["sign"] or more["than"] == "=" or _goes_on(above)):
            line = f"{more[0]}\\{line[more.end() :]}"
        opened = bool(items)
        if within := QUOTED.match(line):  # in the last point, or below the list
            _leave(items, len(within[1]))
        quotes = within if items else QUOTE.match(line)
        prefix = " " * LEVEL if above.startswith(CARD) else ""
        if quotes:
            prefix = ">"
        end = _end(lines, number, prefix[:ENOUGH]) if prefix else number
        if end > number:  # a quote or a card: what stands in it is read by itself
            insets = [len(one) - len(one.lstrip(" ")) for one in lines[number:end] if one.strip()]
            stands = " " * min([LEVEL, *filter(None, insets)])
            inner = [
                QUOTED.sub("", one, count=1) if prefix == ">" else one.removeprefix(stands) for one in lines[number:end]
            ]
            lead = " " * LEVEL * len(items) + "> " if prefix == ">" else prefix
            read += [""] if opened and above.strip() else []
            last = next((one for one in reversed(read) if one), "")
            if prefix == ">" and not above.strip() and last.lstrip(" ").startswith(">"):  # another one
                read += [f"{lead[:-2]}<!-- -->", ""]
            read += [lead + one if one.strip() else lead.rstrip() for one in as_read(inner)]  # two spaces end a line
            read += [""] if items and end < len(lines) and POINT.match(lines[end]) else []
            above, number, items = lines[end - 1], end, items if prefix == ">" else []
            continue
        if dashes := _dashes(lines, number, above, items):
            _leave(items, len(line) - len(line.lstrip(" ")))
            if opened and not items:  # those above are another list
                read += ["<!-- -->", ""]
            points = [DASH.sub(r"\g<inset>- ", one, count=1) for one in lines[number : number + dashes]]
            lines[number : number + dashes] = points
            continue
        written = _line(line, above, lines[number + 1 :], items, began)
        if not above.strip() or not written[0]:
            began = len(items) - bool(POINT.match(line))
        read += written
        above, number = line, number + 1
    return read


def _line(line: str, above: str, below: list[str], items: list[int], began: int) -> list[str]:
    """A line as it is read, with an empty line above it where a list begins, or goes on below what stands further in.

    `items` is kept up to date; `began` is the level of the line below the last empty one.
    """
    inset = len(line) - len(line.lstrip(" "))
    point = None if RULE.fullmatch(line) else POINT.match(line)
    if HEADING.match(line):
        items.clear()
        line = line.strip(" \t")  # behind the signs that close it, spaces would keep them on the page
    if point and point["sign"] and not line[point.end() :] and not items:  # nothing stands behind it
        point = None
    if not above.strip():
        line = YEAR.sub(r"\g<0>\\", line)
    if not line.strip() or (not point and (above.strip() or not items)):
        return [line]
    opened = bool(items)
    _leave(items, inset)
    level = LEVEL * len(items)
    if not point:
        return [line if inset >= level else " " * level + line.lstrip(" ")]
    words = YEAR.sub(r"\g<0>\\", line[point.end() :])
    if not items and (inset >= LEVEL or (above.strip() and not opened and not _begins(point, words, above, below))):
        return [line]
    glued = above.strip() and (len(items) < began if opened else not HEADING.match(above))
    items.append(inset)
    sign = point["sign"] or "-" if words else "*"  # - makes headings
    if point["number"]:
        sign = f"{point['number']}."
    written = f"{' ' * max(level, inset)}{sign} {words}"
    return ["", written] if glued else [written]


def _leave(items: list[int], inset: int) -> None:
    """Take out of `items` the points that hold no line which stands in so far."""
    while items and inset < items[-1] + ENOUGH:
        items.pop()


def _goes_on(above: str) -> bool:
    """Whether the sentence of the line above goes on in this one: it is no quotation, and announces none."""
    return bool(above.strip()) and not QUOTE.match(above) and not _announces(above)


def _announces(above: str) -> bool:
    """Whether a line ends in a colon, be it in bold."""
    return above.rstrip(" *_").endswith(":")


def _begins(point: re.Match[str], words: str, above: str, below: list[str]) -> bool:
    """Whether a point of these words right below a line of a paragraph begins a list: it may be the rest of a sentence, too,
    as in `vitamin D` and below it `+ calcium each day.`
    """
    if point["number"] and point["number"] != "1":
        return False
    rest = below[: next((at for at, line in enumerate(below) if not line.strip()), len(below))]
    alone = not rest and (not words[:1].islower() or above.rstrip()[-1:] in ".?!")
    return bool(_announces(above) or alone or any(POINT.match(line) for line in rest))


def _dashes(lines: list[str], start: int, above: str, items: list[int]) -> int:
    """How many lines from `start` on are points that begin with a dash, and what stands in below these: where a list can
    begin, there are two or more, and no words go on below them; else 0.
    """
    if not (dash := DASH.match(lines[start])) or DASH.match(above):
        return 0
    within = bool(items) and len(dash["inset"]) >= items[-1] + ENOUGH
    announced = _announces(above) or HEADING.match(above)
    begins = not above.strip() or (within and POINT.match(above)) or (announced and (within or not items))
    if not begins or (len(dash["inset"]) >= LEVEL and not within):
        return 0
    more = " " * (len(dash["inset"]) + ENOUGH)
    ours = [not line.strip() or line.startswith(more) or bool(DASH.match(line)) for line in [*lines[start:], "."]]
    end = start + ours.index(False)
    if end < len(lines) and not (lines[end].startswith((CARD, "#")) or POINT.match(lines[end])):
        while end > start and lines[end - 1].strip():  # these words go on below a dash
            end -= 1
    return end - start if sum(bool(DASH.match(line)) for line in lines[start:end]) > 1 else 0


def _end(lines: list[str], start: int, prefix: str) -> int:
    """Where the lines end that begin with `prefix`, or are empty or a remark between two that do."""
    end = start
    for at in range(start, len(lines)):
        if QUOTED.match(lines[at]) if prefix == ">" else lines[at].startswith(prefix):
            end = at + 1
        elif prefix == ">" or (lines[at].strip() and not REMARK.fullmatch(lines[at])):
            break
    return end


class Meaning(DefListProcessor):
    """Reads a meaning below the word that it is of. Below anything else Python-Markdown would make a meaning of nothing, or a
    word of a whole paragraph.
    """

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Take the meaning; below no word, leave the block as it is."""
        above = self.lastChild(parent)
        word = above is not None and above.tag in ("dl", "p") and not SENTENCE.fullmatch(above.text or "")
        if self.RE.match(blocks[0]) and (
            above is None or not word or above.attrib
        ):  # the heading of a card is a p as yet
            return False
        return super().run(parent, blocks)


def extend(md: Parser) -> None:
    """Act when blocks of code in fences are set aside (25); read meanings in the place of Python-Markdown (25)."""
    md.parser.blockprocessors.register(Meaning(md.parser), "deflist", 25)
    md.preprocessors.register(OfLines(as_read), "lists", 20)
