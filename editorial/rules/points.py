"""Points and steps of a list that Markdown does not take for some, or that hold nothing (R78)."""

import re

from editorial.markup.document import Document
from editorial.markup.pieces import Block
from editorial.model.compiled import compiled
from editorial.model.site import Site
from editorial.rules.form import FORM
from editorial.rules.marks import FALLEN
from editorial.rules.rule import Findings

NUMBERED = compiled(r"\d+\.")
# The second step of those that stand in one line; "question 2." ends a sentence.
SECOND = compiled(r"(?<=[,;.] )(?:and )?2[.)] \w|(?<=\w )2[.)] \w.* 3[.)] \w")
STEP = compiled(r"(\d{1,3})[.)]")
# What may be the sign of a point in the middle of a block.
RUN_IN = compiled(r" ([-*+•]|o(?= [A-Z])|(?:[–—]|\d{1,2}(?:\.\d{1,2})+[.)]?)(?= [A-Z])|\d{1,2}[.)]) (?=[^\W\d_])")
# The sign of a first point that Markdown does not know, by itself or with a letter or number that counts on in the second.
FIRST = compiled(
    r"((?:\([1aiAI]\)|[AI][.)]|1(?:[:）°]| ?[-–])|[⑴①❶]|[^\w\s\"'“”‘’()\[\]{}$€£#%@&<>*_`~\\|…+→⇒➔★☆☐✓✗※–—\U0001f000-\U0001faff-]) )[^\W_]"
)
COUNTS_ON = str.maketrans({"1": "2", "a": "b", "A": "B", "i": "ii", "I": "II", "⑴": "⑵", "①": "②", "❶": "❷"})
# What goes before a number that begins a line in the midst of a sentence: "at about 12. Then".
MIDST = compiled(r"[^\W\d_]$")
# What a line ends with that goes on in the next, as between the names of A. Doe and B. Roe.
GOES_ON = compiled(r"(?:,|\b(?:and|or|with|by|of|to|from|for|in|than|the|&)) $")
# A point in a cell, where only the lines of a table begin something; +ve is the result of a test.
IN_A_CELL = compiled(r"(?![-+]ve\b)([-*+•]|1[.)]) ?(?=[^\W\d_])")
# A point behind a line that was broken by hand.
BROKEN = compiled(r"\s*(?:[-*+•]|1[.)]) (?=[^\W\d_])")


@FORM.text
def numbered(document: Document, site: Site) -> Findings:
    """Yield the lists of one step whose number is not 1, most often a sentence that begins with a number; and the steps
    that leave a number out, say one twice or count down: the page counts on from the first.
    """
    points = {block.typed for block in document.body}
    lasts: dict[tuple[str, ...], int] = {}
    above: tuple[str, ...] = ()
    last, leaps = 0, document.numbers_leap()
    for block in document.body:
        number = int(block.typed[:-1]) if block.kind == "point" and NUMBERED.fullmatch(block.typed) else 0
        typed = STEP.fullmatch(document.before(block)) if number and leaps else None
        sentence = ""
        if number > 1 and not points & {f"{number - 1}.", f"{number + 1}."}:
            sentence = f'"{block.typed}" at the start of a line begins a list. Number its steps from 1, or, for a sentence, write {number}\\. there'
        elif typed and number > 1 and int(typed[1]) > max(last + 1, number):
            sentence = (
                f"step {typed[1]} follows step {last}. Write the step that is missing, or number this one {last + 1}"
            )
        elif typed and number != int(typed[1]) and 1 < int(typed[1]) <= (here := lasts.get(block.within[:-1], 0)):
            sentence = f"step {typed[1]} follows step {here}, and the page counts on. Number this one {here + 1}"
        elif number > 1 and block.within[:-1] == above and above[-1:] == (f"ol {number - 1}",):
            sentence = (
                f"step {number} is indented, so it becomes part of step {number - 1}. Delete the spaces in front of it"
            )
        elif number == 1 and "2." not in points and SECOND.search(block.text):
            sentence = "its steps stand in one line. Begin each on a line of its own; in a sentence, write (1), (2)"
        last = lasts[block.within[:-1]] = int(typed[1]) if typed else number
        above = block.within
        if sentence:
            yield FORM.finding_in(document, block, 0, sentence, "list")


@FORM.text
def empty_points(document: Document, site: Site) -> Findings:
    """Yield the points of lists, and the quotations, that hold nothing: a listener is told of one more than there are."""
    fallen = {place.line for place in document.rows(FALLEN)} if document.empty_points else ()
    for spot in document.empty_points:
        what, place = "quotation" if spot.typed == ">" else "point", document.place_of(spot)
        if place.line not in fallen:
            yield FORM.finding(document.path, place, "is empty. Write it, or take its sign out", what)
    for block in document.body:
        number = int(block.typed[:-1]) + 1 if block.kind == "point" and block.typed[:-1].isdecimal() else 0
        if number and re.search(
            rf"[.?!] {number}[.)]$", block.text
        ):  # without words, it is the last line of the point above
            sentence = f"{number}. below it is empty. Write it, or take it out"
            yield FORM.finding_in(document, block, 0, sentence, "point")


@FORM.text
def more_than(document: Document, site: Site) -> Findings:
    """Yield the quotations that begin with a number, most often more than so many: the page would lose the sign for it."""
    quoted = 0  # how many quotations stand around the block above
    for block in document.body:
        around = block.within.count("blockquote")
        if around > quoted and block.kind == "paragraph" and block.text[:1].isdigit():
            number = block.text.split()[0]
            sentence = f'">" at the start of a line begins a quotation. For more than {number}, write \\> {number}; in a quotation, write the number in words'
            yield FORM.finding_in(document, block, 0, sentence, "quotation")
        quoted = around


@FORM.text
def no_points(document: Document, site: Site) -> Findings:
    """Yield the points that are read as a part of the line above, since they begin with another sign, with letters, or with
    numbers between signs, and those in a cell: all show their signs in a row.
    """
    for block in document.body:
        said = block.text.startswith("!!")  # of what was to be a card
        for match in RUN_IN.finditer(block.text) if block.running and not said else ():
            typed = document.before(block, match.end()).replace(")", ".")
            if typed == match[1].replace(")", ".") and not _ends_a_sentence(block, match):
                sentence = f'"{match[1]}" does not begin a point of a list, since the line above is not one or begins with another sign. Begin all points with the same sign, with an empty line above the first; if this is not a list, join it to the line above'
                yield FORM.finding_in(document, block, match.end(), sentence, "list")
        first = found[1] if block.running and (found := FIRST.match(block.text)) else ""
        at = block.text.find(f" {first.translate(COUNTS_ON)}") + 1 if first else 0
        point = IN_A_CELL.match(block.text) if block.kind == "cell" else None
        if at and not document.before(block, at) and not GOES_ON.search(block.text[:at]):
            sentence = f'"{first.strip()}" does not begin a point. Write - and a space, or 1. and a space'
        elif block.kind != "cell" and any(BROKEN.match(block.text, at) for at in block.breaks):
            sentence = "a line that was broken does not begin a point. Take the <br> out, and begin each point on a line of its own"
        elif point and (point[1][0] != "1" or block.breaks or re.search(r" 2[.)] ", block.text)):
            sentence = f'"{point[1]}" makes no list in a table. Put the list below the table, or each point into a row of its own'
        elif block.kind == "paragraph" and re.fullmatch(r"[.=|>+-]{1,3}|\d{1,2}[.)]", block.text):
            sentence = f'"{block.text}" stands by itself and says nothing. Take it out'
        else:
            continue
        yield FORM.finding_in(document, block, 0, sentence, "list")


def _ends_a_sentence(block: Block, match: re.Match[str]) -> bool:
    """Whether a number at the start of a line ends a sentence of the paragraph, and counts nothing on or to the next."""
    number = int(match[1][:-1]) if STEP.fullmatch(match[1]) else 1
    alone = number > 1 and not re.search(rf"(?<!\d)(?:{number - 1}|{number + 1})[.)] ", block.text)
    return alone and block.kind == "paragraph" and bool(MIDST.search(block.text, 0, match.start()))
