"""How a text is built: key points (R1), headings (R5), emphasis (R15)."""

import re

from editorial.findings import shortened
from editorial.markup.document import Document
from editorial.markup.pieces import Block
from editorial.markup.readable import Readable
from editorial.model.site import Site
from editorial.rules.reading import words_of
from editorial.rules.rule import Findings, Rule

MOST_WORDS_OF_POINTS = 80
MOST_WORDS_BETWEEN_HEADINGS = 250
# Bold marks the one thing not to miss; below a handful of words a share means nothing.
MOST_BOLD, BOLD_SHARE = 4, 0.02
# A line of its own, all in bold, that ends as no sentence does, or asks: what office programs have for a heading.
LIKE_A_HEADING = re.compile(r".*[^.!,;:]", re.DOTALL)
LONGEST_HEADING = 12
# How a heading is numbered by hand; a week or day may be left out on purpose.
COUNTED = re.compile(r"(?:((?:step|part|tip|rule|myth|reason|mistake) ))?(\d{1,2})[.:)](?= )", re.IGNORECASE)
# Three words in capitals, one behind the other, two of which are too long for an abbreviation.
CAPITALS = re.compile(r"(?<![\w-])(?=[A-Z])(?=(?:[^a-z]*?\b[A-Z]{4,}\b){2})[A-Z]+(?:[ ,'’-]+[A-Z]+){2,}(?![\w-])")
# A heading with a capital in nearly each word, as journals print it; what readers are called tells it from the name of a body.
TITLE_CASE = re.compile(
    r"\w+(?=.* (?:I|It|You|Your|We|Our|My|Do|Does|Is|Are|Can|Will|What|When|How|Why)\b)"
    r"(?:,? (?:[A-Z][\w’'-]*|an?|the|of|and|or|to|in|for|on|by|with|at))+[?.!:]?$"
)
BY_NUMBER = re.compile(r"(?:\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+[.)]?) (?=[A-Z])")
ENDS_IN = re.compile(r".*[^\W\d_]{2}[.:;,]$")
FEW_HEADINGS = 3
# The Latin name of a living thing is slanted by custom: Staphylococcus aureus, E. coli, Curcuma longa.
SPECIES = re.compile(r"[A-Z](?:[a-z]+|\.) [a-z]*(?:a|[ao]ns|ae|acnes|ax|cile|ens|genes|i|is|ix|oides|um|us)")
# A line of dashes right below words: to others a heading, here a line between two parts.
RULED = re.compile(r"^(?P<row>(?![^\w\n]*$)[^\n|<>`]*+)\n {0,3}-{3,}+[ \t]*$", re.MULTILINE)
# A paragraph whose first line is in bold, and ends as no sentence does: on the page the next one runs on behind it.
BOLD_LINE = re.compile(
    r"\n\n(?P<row>(?P<bold>\*\*|__)[^*_\n]{1,60}[^*_\n.!,;:](?P=bold))(?:(?: *|<br ?/?>|\\)\n|<br ?/?>)(?=[A-Z“])"
)

KEY_POINTS = Rule(
    "R1",
    "Key points are short",
    "Some readers read nothing else, and nobody keeps more than a handful of thoughts.",
    "Keep what a reader must take home, in 80 words or fewer together.",
    "CDC Clear Communication Index 1, 2 and 10; PEMAT-P",
    fails="key_points: [We say this one at such great length that it fills the whole of the box., Then we say it again in new words and hope that it is of some use., In the end few of us would still know what it said at the start., But there is more to read here and it takes a few more words to do so., At the end there is one last thing that we would like you to know and keep.]",
    passes="key_points: [Keep moving., Rest for a short time., Ask for help early.]",
    of="header",
)
HEADINGS = Rule(
    "R5",
    "Headings come in order, and never more than 250 words apart",
    "Headings are how readers with a screen reader, or with little time, find their way.",
    "Begin a section with ##, a part of it with ###, and put a heading where the text runs on.",
    "NHS service manual, formatting; CDC Clear Communication Index 9; WCAG 2.2, 1.3.1",
    fails="## Rest\n\n#### How long\n\nA day is enough.",
    passes="## Rest\n\n### How long\n\nA day is enough.",
)
EMPHASIS = Rule(
    "R15",
    "Bold is rare; nothing is slanted or underlined",
    "Slanted words and capitals are hard to read, underlined words look like links, and where much is bold, nothing stands out.",
    "Write it plainly. Latin names of living things may stay slanted.",
    "NHS service manual, formatting; UKAAF",
    fails="Rest is *not* a treatment.",
    passes="Rest is **not** a treatment for *Staphylococcus aureus*.",
)


@KEY_POINTS.text
def key_points(document: Document, site: Site) -> Findings:
    """Yield key points that are too many words together."""
    count = sum(len(words_of(block.text)) for block in document.blocks if block.kind == "key point")
    if count > MOST_WORDS_OF_POINTS:
        sentence = f"{count} words together; {MOST_WORDS_OF_POINTS} at most. Keep what a reader must take home"
        yield KEY_POINTS.finding(document.path, document.text.header.at("key_points"), sentence, "key_points")


@HEADINGS.text
def order_of_headings(document: Document, site: Site) -> Findings:
    """Yield headings that are out of order. The title of the page is the only heading of the first level."""
    above, title = 1, document.text.header.text("title").strip(" .:!?").casefold()
    for block in document.body:
        if block.kind != "heading":
            continue
        signs, level, message = block.typed.rstrip("x"), block.level, ""
        if block.within or block.card_kind:
            message = f"stands inside a {'card' if block.card_kind else 'list or a quotation'}, where nobody looks for it. Begin a line of its own with {'#' * max(level, 2)}, below that"
        elif block.typed == "#x" and block.text[:1] in ".)":
            message = f'"#{block.text[0]}" does not begin a point. Write 1. and a space'
        elif block.typed.endswith("x"):
            message = f"put a space after {signs}, or a backslash before it if it is not a heading"
        elif block.typed in ("=", "-"):
            message = "a line of signs makes a heading of the line above. Begin that line with ## instead"
        elif not re.search(r"\w", block.text):
            message = "is empty. Write what the section says, or take the signs out"
        elif block.text.strip(" .:!?").casefold() == title:
            message = "repeats the title. Say what the section says, or take it out"
        elif level == 1:
            message = "# is the title, which the header holds. Write ##"
        elif level > above + 1:
            message = f"{signs} comes after {'#' * above if above > 1 else 'the title'}. Write {'#' * (above + 1)}"
        if message:
            yield HEADINGS.finding_in(document, block, 0, message, "heading")
        above = max(level, 2) if level <= above + 1 else above
    for place in document.rows(RULED):
        if all(document.place(block).line != place.line for block in document.body if block.typed == "-"):
            message = "the dashes below this line do not make it a heading, since more words stand above it. Begin it with ##, or put an empty line above the dashes"
            yield HEADINGS.finding(document.path, place, message, "heading")


@HEADINGS.text
def sections(document: Document, site: Site) -> Findings:
    """Yield headings whose number is not the next one; those that another one of the same section has, too: in the list of
    contents nobody could tell them apart; and those below which nothing stands before the next one of their level or above.
    """
    path: list[str] = []
    seen: dict[tuple[str, ...], Block] = {}
    for block in document.body:
        if block.kind == "heading" and block.text:
            above, match = COUNTED.match("".join(path[block.level - 2 :][:1])), COUNTED.match(block.text)
            if (
                above
                and match
                and (match[1] or "").casefold() == (above[1] or "")
                and int(match[2]) not in (1, int(above[2]) + 1)
            ):
                sentence = f'"{match[0]}" follows number {above[2]}. Correct it, or write the section that is missing'
                yield HEADINGS.finding_in(document, block, 0, sentence, "heading")
            path = [*path[: block.level - 2], block.text.casefold()]
            first = seen.setdefault(tuple(path), block)
            if first is not block:
                sentence = f'"{block.text}" is the heading on line {document.place(first).line}, too. Join the two, or say what is different'
                yield HEADINGS.finding_in(document, block, 0, sentence, "heading")
            if not block.typed.endswith("x") and _nothing_below(block, document):
                sentence = (
                    f'nothing stands below "{shortened(block.text, 40)}". Write the section, or take its heading out'
                )
                yield HEADINGS.finding_in(document, block, 0, sentence, "heading")


def _nothing_below(heading: Block, document: Document) -> bool:
    below = document.blocks[heading.number + 1 : heading.number + 2]
    if below and (below[0].kind != "heading" or below[0].level > heading.level or below[0].text == heading.text):
        return False
    return not any(card.first == heading.number + 1 for card in document.cards)


@HEADINGS.text
def unlike_the_others(document: Document, site: Site) -> Findings:
    """Yield the one heading that, unlike all others, has capitals in every word, a number as in a journal, or a mark at its
    end.
    """
    headings = [block for block in document.body if block.kind == "heading"]
    for shape, what in (
        (TITLE_CASE, "has capitals in the middle"),
        (BY_NUMBER, "has a number in front"),
        (ENDS_IN, "ends in a mark"),
    ):
        odd = [block for block in headings if shape.match(block.text)]
        if len(odd) == 1 and len(headings) > FEW_HEADINGS:
            sentence = f'"{shortened(odd[0].text, 40)}" {what}, and no other heading has. Write it like the others'
            yield HEADINGS.finding_in(document, odd[0], 0, sentence, "heading", "warning")


@HEADINGS.text
def headings_in_bold(document: Document, site: Site) -> Findings:
    """Yield the paragraphs that look like a heading and are none: neither a list of contents nor a screen reader finds them."""
    for block in document.body:
        bold = [span for span in block.spans if span.kind == "strong"]
        if block.kind == "heading" and [(0, len(block.text))] == [(span.start, span.end) for span in bold]:
            sentence = f'"{shortened(block.text, 40)}" stands out without stars. Take them out'
            yield HEADINGS.finding_in(document, block, 0, sentence, "heading", "warning")
        words, plain = block.text.strip(), not (block.card_kind or block.within or block.cites)
        if block.kind != "paragraph" or not plain or len(bold) != 1 or len(words_of(words)) > LONGEST_HEADING:
            continue
        below = document.blocks[block.number + 1 :]
        leads = words.endswith(":") and below and below[0].kind == "paragraph"  # no list
        whole = block.text[bold[0].start : bold[0].end].strip() == words
        if whole and LIKE_A_HEADING.fullmatch(words.rstrip(":") if leads else words):
            sentence = (
                f'"{shortened(block.text, 40)}" in bold is not a heading. Write ## in front, and take the stars out'
            )
            yield HEADINGS.finding_in(document, block, 0, sentence, "heading")
    for place in document.rows(BOLD_LINE):
        sentence = "the line in bold is not a heading, and runs into the next. Write ## in front, take the stars out, and leave a line empty below"
        yield HEADINGS.finding(document.path, place, sentence, "heading")


@HEADINGS.text
def distances(document: Document, site: Site) -> Findings:
    """Yield the places where too many words have passed since the last heading."""
    count, reported = 0, False
    for block in document.body:
        if block.kind in ("heading", "card heading"):
            count, reported = 0, False
            continue
        count += len(words_of(block.text)) if block.kind not in ("code", "tooltip") else 0
        if count > MOST_WORDS_BETWEEN_HEADINGS and not reported:
            reported = True
            sentence = f"more than {MOST_WORDS_BETWEEN_HEADINGS} words since the last heading. Put a heading here or earlier, so that a reader finds the way"
            yield HEADINGS.finding_in(document, block, 0, sentence, "heading")


@EMPHASIS.text
def emphasis(document: Document, site: Site) -> Findings:
    """Yield words that are slanted or underlined, and bold where it is too much."""
    bold = []
    for block in document.body:
        for span in block.spans:
            words = block.text[span.start : span.end].strip()
            if span.kind == "strong":
                bold.append((block, span, len(words_of(words))))
            elif span.kind in ("em", "u") and words and not SPECIES.fullmatch(words):
                how = "underlined" if span.kind == "u" else "slanted"
                sentence = f'"{shortened(words, 40)}" is {how}, which is hard to read. Write it plainly'
                yield EMPHASIS.finding_in(document, block, span.start, sentence, "emphasis")
    count = sum(size for _, _, size in bold)
    words_in_all = sum(len(words_of(block.text)) for block in document.body)
    if count > max(MOST_BOLD, BOLD_SHARE * words_in_all):
        sentence = f"{count} of {words_in_all} words are bold; 2 in 100 may be. Keep bold for the one thing that everybody must see"
        yield EMPHASIS.finding_in(document, bold[0][0], bold[0][1].start, sentence, "emphasis")


@EMPHASIS.words
def capitals(readable: Readable, site: Site) -> Findings:
    """Yield words in capitals, which lose their shape, and which a screen reader may spell out."""
    for block in readable.blocks:
        for match in CAPITALS.finditer(block.text) if block.kind != "code" else ():
            sentence = f'"{shortened(match[0], 40)}" is in capitals, which are hard to read. Write it in small letters'
            yield EMPHASIS.finding_in(readable, block, match.start(), sentence, block.kind)
