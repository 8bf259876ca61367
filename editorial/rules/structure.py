"""How a text is built: key points (R1), headings (R5), emphasis (R15)."""

import re
from collections.abc import Iterator

from editorial.findings import Finding
from editorial.markup.citation import CITATION
from editorial.markup.sentences import Block, blocks
from editorial.model.source import Source, blank
from editorial.rules.reading import words_of

MOST_WORDS_OF_POINTS = 80
MOST_WORDS_BETWEEN_HEADINGS = 250
# Bold marks the one thing not to miss; below a handful of words a share means nothing.
MOST_BOLD, BOLD_SHARE = 4, 0.02
# A heading without a space after its signs, and one that is underlined: Markdown takes both.
GLUED = re.compile(r"^ {0,3}(#{1,6})(?=[^#\s])", re.MULTILINE)
EMPTY = re.compile(r"^ {0,3}#{1,6}[ \t]*$", re.MULTILINE)
UNDERLINED = re.compile(r"^(?![ \t]*(?:[-*+|>#!]|\d+[.)]))[ \t]*\S[^\n]*\n {0,3}(=+|-+)[ \t]*$", re.MULTILINE)
BOLD = re.compile(r"(?<![\\*\w])\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\w)|(?<![\\_\w])__(?=\S)(.+?)(?<=\S)__(?!\w)", re.DOTALL)
BOTH = re.compile(r"(?<![\\*])\*{3}(?=[^\s*])([^*]+?)(?<=\S)\*{3}(?!\*)")
SLANTED = re.compile(
    r"""(?<![\\*\w])\*(?=[^\s*])(?P<star>(?:(?!\n\s*\n)[^*])+?)(?<=\S)\*(?![*\w])
      | (?<![\\_\w])_(?=[^\s_])(?P<bar>(?:(?!\n\s*\n)[^_])+?)(?<=\S)_(?![_\w])
      | <(?P<tag>em|i|u|ins)\b[^>]*>(?P<inside>[^<]*)""",
    re.VERBOSE | re.IGNORECASE,
)
ADDRESS = re.compile(r"\]\([^)]*\)|https?://\S+|\{[:.#%][^}]*\}")
# The Latin name of a living thing is slanted by custom: Staphylococcus aureus, E. coli.
SPECIES = re.compile(r"[A-Z](?:[a-z]+|\.) [a-z]{3,}")


def in_body(text: Source) -> Iterator[Finding]:
    """Yield what is wrong with the headings and the emphasis in the body of a file."""
    yield from _headings(text)
    yield from _distances(text)
    yield from _emphasis(text)


def in_header(values: dict, places: dict, text: Source) -> Iterator[Finding]:
    """Yield key points that are too many words together (R1)."""
    points = values.get("key_points")
    count = sum(len(words_of(point)) for point in points if isinstance(point, str)) if isinstance(points, list) else 0
    if count > MOST_WORDS_OF_POINTS:
        sentence = f"{count} words together; {MOST_WORDS_OF_POINTS} at most. Keep what a reader must take home"
        yield Finding(text.path, places[("key_points",)], "key_points", sentence, "R1")


def _headings(text: Source) -> Iterator[Finding]:
    """Yield headings that are out of order (R5). The title of the page is the only heading of the first level."""

    def finding(start: int, sentence: str) -> Finding:
        return Finding(text.path, text.place_of(start), "heading", sentence, "R5")

    for found in GLUED.finditer(text.prose()):
        yield finding(found.start(1), f"put a space after {found[1]}, or a backslash before it if it is no heading")
    for found in UNDERLINED.finditer(text.prose()):
        yield finding(
            found.start(1), "a line of signs makes a heading of the line above. Begin that line with ## instead"
        )
    for found in EMPTY.finditer(text.prose()):
        yield finding(found.start(), "is empty. Write what the section says, or take the signs out")
    above = 1
    for block in blocks(text):
        if block.kind != "heading" or not block.mark:
            continue
        level, start = len(block.mark), block.start - len(block.mark) - 1
        if level == 1:
            yield finding(start, "# is the title, which the header holds. Write ##")
        elif level > above + 1:
            yield finding(
                start,
                f"{block.mark} comes after {'#' * above if above > 1 else 'the title'}. Write {'#' * (above + 1)}",
            )
        above = max(level, 2) if level <= above + 1 else above


def _distances(text: Source) -> Iterator[Finding]:
    """Yield the places where too many words have passed since the last heading (R5)."""
    count, said = 0, False
    for block in blocks(text):
        if block.kind == "heading":
            if block.card != "evidence":
                count, said = 0, False
            continue
        count += len(words_of(CITATION.sub("", block.text)))
        if count > MOST_WORDS_BETWEEN_HEADINGS and not said:
            said = True
            sentence = (
                f"more than {MOST_WORDS_BETWEEN_HEADINGS} words since the last heading. "
                "Put a heading here or earlier, so that a reader finds the way"
            )
            yield Finding(text.path, text.place_of(block.start), "heading", sentence, "R5")


def _emphasis(text: Source) -> Iterator[Finding]:
    """Yield words that are slanted or underlined, and bold where it is too much (R15)."""
    prose = ADDRESS.sub(blank, CITATION.sub(blank, text.prose()))

    def finding(start: int, sentence: str) -> Finding:
        return Finding(text.path, text.place_of(start), "emphasis", sentence, "R15")

    thin = BOLD.sub(lambda found: re.sub(r"\*\*|__", "  ", found[0]), BOTH.sub(r"  *\1*  ", prose))
    for found in SLANTED.finditer(thin):
        words = " ".join((found["star"] or found["bar"] or found["inside"] or "").split())
        if words and not SPECIES.fullmatch(words):
            how = "underlined" if (found["tag"] or "").lower() in ("u", "ins") else "slanted"
            shown = words if len(words) <= 40 else words[:40].rstrip() + "…"
            yield finding(found.start(), f'"{shown}" is {how}, which is hard to read. Write it plainly')
    bold = [(found.start(), len(words_of(found[1] or found[2]))) for found in BOLD.finditer(prose)]
    count, words = sum(size for _, size in bold), sum(len(words_of(block.text)) for block in blocks(text))
    if count > max(MOST_BOLD, BOLD_SHARE * words):
        sentence = (
            f"{count} of {words} words are bold; 2 in 100 may be. Keep it for the one thing that nobody must miss"
        )
        yield finding(bold[0][0], sentence)


def sections(text: Source) -> Iterator[tuple[Block, list[Block]]]:
    """Yield each heading of a body with the blocks below it, down to the next heading of its level or above.

    The title of a card counts as a heading with the blocks of its card.
    """
    found = blocks(text)
    for number, block in enumerate(found):
        if block.kind != "heading":
            continue
        below = []
        for other in found[number + 1 :]:
            if block.mark and other.kind == "heading" and other.mark and len(other.mark) <= len(block.mark):
                break
            if not block.mark and (other.card != block.card or other.kind == "heading"):
                break
            below.append(other)
        yield block, below
