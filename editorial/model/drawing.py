"""Drawings (SVG): what one may hold, wherever it is shown, and how it leaves the house.

Opened by itself, a drawing is a page: what stands in it would run with the rights of the site. So this is one list of what
only paints and says; all else is refused, whatever it is called. What drawing programs note for themselves, comments
included, is harmless and nobody's business: it is taken away.
"""

import re
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from editorial.findings import shortened

SVG = "http://www.w3.org/2000/svg"
ELEMENTS = frozenset(
    ["svg", "g", "path", "circle", "ellipse", "line", "polygon", "polyline", "rect", "text", "tspan", "title", "desc"]
)
# Elements that hold words.
SAYS = frozenset(["text", "title", "desc"])
# What any element of a page may be told, a drawing's, too.
NAMED = frozenset(["id", "class", "dir", "lang", "role", "tabindex", "width", "height"])
INK = frozenset(
    ["d", "cx", "cy", "dx", "dy", "fill", "fill-opacity", "fill-rule", "font-size", "font-style", "font-weight", "opacity", "points", "preserveAspectRatio", "r", "rx", "ry", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width", "text-anchor", "transform", "viewBox", "x", "x1", "x2", "xmlns", "y", "y1", "y2"]
)  # fmt: skip
# What may stand before a bracket in the value of an attribute. Others, such as url, would load something.
CALLS = frozenset(
    ["", "matrix", "translate", "scale", "rotate", "skewX", "skewY", "var", "calc", "rgb", "rgba", "hsl", "hsla"]
)
CALL = re.compile(r"([\w-]*)\s*\(")
# Where drawing programs keep what only they read: elements and attributes of these namespaces paint nothing.
EDITORS = re.compile(
    r"http://www\.inkscape\.org/|http://sodipodi\.sourceforge\.net/|http://ns\.adobe\.com/|https?://www\.figma\.com/"
    r"|http://www\.bohemiancoding\.com/sketch/|http://www\.serif\.com/|https?://boxy-svg\.com|http://purl\.org/dc/"
    r"|http://www\.w3\.org/1999/02/22-rdf-syntax-ns#|http://creativecommons\.org/ns#"
)
# What any program may write besides, and no browser heeds: the version of SVG, and how spaces between elements count.
IDLE = frozenset(["version", "baseProfile", "http://www.w3.org/XML/1998/namespace space"])
# The ground of a drawing: where it begins, how wide and how high it is (SVG 2, 8.6). Neither is 0.
SIZE = re.compile(r"\d+(?:\.\d+)?(?=$|px)")
GROUND = re.compile(r"(?:[^\s,]+[\s,]+){2}(?=[^\s,]*[1-9])[\d.]+[\s,]+(?=[^\s,]*[1-9])[\d.]+")
# What programs write in front of a drawing, and no page needs. A DOCTYPE that defines something is none of it.
PRELUDE = re.compile(r"(?:<\?xml\s[^>]*\?>|<!--(?:(?!--).)*-->|<!DOCTYPE\s[^\[\]>]*>|\s+)*", re.DOTALL)
# A drawing that is written otherwise than ours: no space behind its name, values in single quotes.
OTHERWISE = re.compile(r"^<svg\s(?<! )|=\s*'")
# Elements one inside another. Drawings by hand have some ten.
DEEPEST = 50


class DrawingRefused(ValueError):
    """Why a drawing cannot be shown, as the end of a sentence."""


def cleaned(svg: str) -> str:
    """The drawing as it is published: as it stands, where nothing in it is for its program only.

    Raises Refused where it holds what is not on the list, or is broken.
    """
    begins = PRELUDE.match(svg)[0]  # type: ignore[index]  # it may match nothing at all
    svg = svg.removeprefix(begins)
    if not re.match(r"<svg\s", svg):
        raise DrawingRefused("does not begin with <svg. Take out what stands before it")
    reader = _Reader()
    try:
        reader.parser.Parse("\n" * begins.count("\n") + svg, True)  # so that lines keep their numbers
    except expat.ExpatError as error:
        raise DrawingRefused(f"is broken in line {error.lineno}. Save it again from the program that drew it") from None
    return "".join(reader.parts) if reader.changed or OTHERWISE.search(svg) else svg


def unsized(svg: str) -> str:
    """What is wrong with a clean drawing that does not say how large its ground is, as the end of a sentence; else empty.

    A phone would cut it off, or show none.
    """
    ground = re.search(r"""\bviewBox\s*=\s*["']\s*([^"']*?)\s*["']""", svg[: svg.index(">")])
    if ground and GROUND.fullmatch(ground[1]):
        return ""
    return 'does not say how large it is, so a phone cuts it off. Write <svg viewBox="0 0 WIDTH HEIGHT"'


def words(svg: str) -> list[tuple[str, int]]:
    """What a reader meets in a drawing: each label, title and description, with its line. Nothing of a broken one."""
    parser, found, inside = expat.ParserCreate(namespace_separator=" "), [], []  # type: ignore[var-annotated]
    says = {f"{SVG} {name}" for name in SAYS}  # under whatever prefix

    def start(tag: str, told: dict[str, str]) -> None:
        if tag in says:
            inside.append(([], parser.CurrentLineNumber))
        elif inside and not told.keys().isdisjoint(("x", "y", "dy")):  # else it goes on in the same word
            inside[-1][0].append(" ")

    def end(tag: str) -> None:
        if tag in says:
            parts, line = inside.pop()
            if text := "".join(parts).strip():
                found.append((text, line))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = lambda text: inside[-1][0].append(text) if inside else None
    try:
        parser.Parse(svg, True)
    except expat.ExpatError:
        return []  # said where the drawing is judged
    return found


class _Reader:
    """Reads one drawing as a browser does, judges each part of it, and keeps what is to be published."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.changed = False
        self.depth = 0
        self.left_out = 0  # how deep inside what is taken away
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.ordered_attributes = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.StartNamespaceDeclHandler = self._namespace
        self.parser.CommentHandler = self.parser.StartCdataSectionHandler = self._change
        self.parser.ProcessingInstructionHandler = lambda target, data: self._refuse(f"<?{target}")
        self.parser.StartDoctypeDeclHandler = lambda *_: self._refuse("<!DOCTYPE")

    def _start(self, tag: str, attributes: list[str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise DrawingRefused("has too many parts inside one another. Ungroup them in the program that drew it")
        space, _, name = tag.rpartition(" ")
        if self.left_out or EDITORS.match(space) or (space, name) == (SVG, "metadata"):
            self.left_out += 1
            self.changed = True
            return
        if space == "" and self.depth == 1:
            raise DrawingRefused(f'has no xmlns. Begin it with <svg xmlns="{SVG}"')
        if space != SVG or name not in ELEMENTS:
            self._refuse(f"<{name}>")
        pairs = zip(attributes[::2], attributes[1::2], strict=True)
        kept = [(key, value) for key, value in pairs if self._kept(name, key, value)]
        if self.depth == 1:
            kept = [("xmlns", SVG), *kept, *self._ground(dict(kept))]
        self.parts.append(f"<{name}{''.join(f' {key}={quoteattr(value)}' for key, value in kept)}>")

    def _ground(self, told: dict[str, str]) -> list[tuple[str, str]]:
        """The ground of a drawing that only says how wide and how high it is shown: without one, a phone cuts it off."""
        wide, high = (SIZE.match(told.get(name, "")) for name in ("width", "height"))
        if "viewBox" in told or not wide or not high:
            return []
        self.changed = True
        return [("viewBox", f"0 0 {wide[0]} {high[0]}")]

    def _kept(self, element: str, attribute: str, value: str) -> bool:
        """Whether an attribute is published; what does more than paint or say is refused."""
        space, _, name = attribute.rpartition(" ")
        # What only a screen reader or a keyboard meets: a drawing has its title and description for that, which rules read.
        # A class is a name for styles, which a drawing has none of: those of the page could hide it.
        aid = name in ("class", "focusable", "role", "tabindex") or name.startswith("aria-")
        aid = aid and not space and (self.depth, value) != (1, "img")
        # Nothing can name a shape, and two drawings of one program have the same ids.
        unasked = attribute == "id" and element not in SAYS
        if EDITORS.match(space) or attribute in IDLE or aid or unasked:
            self.changed = True
            return False
        if space or (name not in INK and name not in NAMED):
            self._refuse(f"{name}=")
        if name in INK and ("\\" in value or not CALLS.issuperset(CALL.findall(value))):
            self._refuse(f'{name}="{shortened(value)}"')
        return True

    def _end(self, tag: str) -> None:
        self.depth -= 1
        if self.left_out:
            self.left_out -= 1
        else:
            self.parts.append(f"</{tag.rpartition(' ')[2]}>")

    def _words(self, text: str) -> None:
        if not self.left_out:
            self.parts.append(escape(text))

    def _namespace(self, prefix: str | None, _: str) -> None:
        self.changed = self.changed or prefix is not None

    def _change(self, *_: str) -> None:
        self.changed = True

    def _refuse(self, what: str) -> None:
        if not self.left_out:
            line = self.parser.CurrentLineNumber
            raise DrawingRefused(f"holds {what} in line {line}; a drawing may hold shapes and words only. Take it out")
