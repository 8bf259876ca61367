"""What is announced is what follows: three things are three (R110). English only."""

import re
from collections import Counter
from itertools import takewhile

from editorial.markup.document import Document
from editorial.markup.pieces import Block
from editorial.model.compiled import compiled
from editorial.model.site import Site
from editorial.rules.amounts import value
from editorial.rules.phrases import expression
from editorial.rules.rule import Findings, Rule

ANNOUNCED = Rule(
    "R110",
    "As many follow as are announced",
    "A reader who was promised three and finds four counts again, and asks what else is wrong.",
    "Correct the number, or what follows it.",
    "This house",
    fails="Bring two things:\n\n- a list of your medicines\n- your papers\n- a friend",
    passes="Bring three things:\n\n- a list of your medicines\n- your papers\n- a friend",
    level="warning",
)
# A number of things that can be listed. "At least two", "two or three" and "for the two things" announce no list of so many.
COUNTED = expression(
    r"""(?<![\w.,/$-])(?<!\b(?:or|to|of|in)\s)(?<!\bfor\s)(?<!\b(?:than|most|with|last)\s)(?<!\b(?:least|other|first)\s)(?<!\bof\sthe\s)(?<!\bof\sthese\s)(?<!\bfor\sthe\s)
        (?P<number>two|three|four|five|six|seven|eight|nine|ten|[2-9]|1[0-2])\s+(?:(?!(?:or|and|to|of|in|from)\b)[a-z-]+\s+){0,2}?(?:things|questions|ways|reasons
         |steps|tips|signs|points|kinds|types|sorts|rules|parts|choices|options|facts|examples|mistakes|myths|people|groups|stages|phases|symptoms|benefits|risks
         |exercises|foods|tests|answers|goals|ideas|causes)\b"""
)
AGAIN = expression(r"\b(?:repeat|redo|(?:go|come)\s+back\s+to|return\s+to)\s+steps?\s+(?:\d\s*(?:to|through|and|[-–])\s*)?(?P<step>\d{1,2})\b(?!\s+(?:of|in)\b|\s+on\s+(?:page|the\s+(?:sheet|back|next))\b)")  # fmt: skip
# What follows a colon in one sentence, where no clause hides a comma.
ITEM = re.compile(r",\s+(?:and\s+|or\s+)?")
CLAUSE = re.compile(
    r"(?:who|which|whose|whom|that|where|when|if|but|so|because|as|not|such|like|including|even|then|first|second|third|finally)\b"
)
# How the parts of what was announced begin, where the last may begin otherwise; where a sentence or a part of one ends.
ORDINAL = re.compile(r"[.?!:] (First|Second|Third|Fourth|Fifth)\b")
LAST = re.compile(r"[.?!:] (?:Last|Lastly|Finally|Then|And|Next|The (?:last|others?|rest|third|fourth|fifth))\b")
# What names a section or card of the page.
UNDER = expression(
    r"\b(?:signs?|steps?|questions?|numbers?|trials?|points?)\b(?:\s[a-z]+){0,2}\sunder\s“(?P<name>(?!Call\s\d)[A-Z0-9][^“”]{2,60})”|\b[Ss]ee\s(?:the\s(?:section|part|card)\s)?“(?P<see>[A-Z0-9][^“”]{2,60})”,?\s(?:above|below)"
)
# What comes third behind a first, and no second.
SKIPS = compiled(
    r"(?:^|[.?!:;] )First(?:ly)?,(?!.*\b(?:[Ss]econd|[Tt]hen|[Nn]ext|[Aa]nother)).*(?P<third>Third)(?:ly)?,|\(a\)(?!.*\(b\)).*(?P<c>\(c\))|\(1\)(?!.*\(2\)).*(?P<three>\(3\))"
)
# What a text is about, so that one about it names it; "hand", "head", "back" and the like stand in phrases, too.
BODY = expression(r"(?<!rule\sof\s)\b(knee|hip|shoulder|elbow|wrist|ankle|jaw|thumb|heel|carpal|plantar|rotator)s?\b(?!\s+(?:the|our|a)\b)")  # fmt: skip
A_TEXT = 1000  # characters; a shorter one is being begun
PART = re.compile(r"[.?!;:,]|\b(?:and|or)\b")
ASKS = re.compile(r"(?:who|whom|what|which|where|when|why|how|whether|if)\b")


@ANNOUNCED.text
def announced(document: Document, site: Site) -> Findings:
    """Yield the numbers of things that another number of points, or of parts of the sentence, follows."""
    for block in document.body if document.english else ():
        heading = block.kind in ("heading", "card heading")
        last = block.text if heading else ""
        if not heading and block.running and block.sentences:
            last = block.sentences[-1].text
        match = COUNTED.search(last) if heading or ":" in last else None
        if not match or (heading and match.start() > 4):
            continue
        behind = last[match.end() :].partition(": ")[2]
        follow = _points(document, block) if heading or last.endswith(":") else _parts(behind)
        if follow and follow != value(match["number"]):
            yield ANNOUNCED.finding_in(document, block, block.text.rindex(last) + match.start(), _says(match, follow))


@ANNOUNCED.text
def told_short(document: Document, site: Site) -> Findings:
    """Yield the numbers of things that are not told to the end: a first and a second one of three, and a section of plain
    sentences that are fewer, with all their parts, than the heading says.
    """
    for block in document.body if document.english else ():
        match = COUNTED.search(block.text) if block.kind == "heading" or " First" in block.text else None
        if not match:
            continue
        below = list(takewhile(lambda one: one.kind != "heading", document.blocks[block.number + 1 :]))
        rest = " ".join([block.text[match.end() :], *(one.text for one in below)])
        told = {*ORDINAL.findall(rest)} if re.match(r"[^.?!:]*[.?!:] First\b", rest) and not LAST.search(rest) else ()
        follow = len(told) if "Second" in told else 0
        if block.kind == "heading":
            plain = all(one.kind == "paragraph" and not one.spans for one in below) and match.start() <= 4
            follow = len(PART.findall(rest)) if plain else 0
        if 0 < follow < value(match["number"]):
            yield ANNOUNCED.finding_in(document, block, match.start(), _says(match, follow))


@ANNOUNCED.text
def named_places(document: Document, site: Site) -> Findings:
    """Yield the sections and cards that a text names and does not have, as if they were gone or called otherwise by now."""
    headings = [one.text.casefold() for one in document.body if one.kind in ("heading", "card heading")]
    for block in document.body if document.english else ():
        for match in UNDER.finditer(block.text) if "“" in block.text else ():
            name = match["name"] or match["see"]
            if not any(name.casefold().rstrip(".,:?") in heading for heading in headings):
                sentence = f'no heading and no card says "{name}". Write what it is called now, or take this out'
                yield ANNOUNCED.finding_in(document, block, match.start(), sentence)


@ANNOUNCED.text
def skipped(document: Document, site: Site) -> Findings:
    """Yield a third that no second stands before."""
    for block in document.body if document.english else ():
        for match in SKIPS.finditer(block.text) if "Third" in block.text or "(" in block.text else ():
            third = match[match.lastindex or 0]
            sentence = f'"{third}" comes after the first, but there is no second. Write it, or correct the count'
            yield ANNOUNCED.finding_in(document, block, match.start(match.lastindex or 0), sentence)


@ANNOUNCED.text
def of_another(document: Document, site: Site) -> Findings:
    """Yield the parts of the body in the summary and the key points that the text names nowhere, as if they were of another."""
    told = " ".join(block.text for block in document.body).lower() if document.english else ""
    for block in document.blocks if len(told) > A_TEXT else ():
        for match in BODY.finditer(block.text) if block.kind in ("summary", "key point") else ():
            if match[1].lower() not in told:
                shown = f'"{match[0]}" stands nowhere in the text below. Is this of another article? Correct it'
                yield ANNOUNCED.finding_in(document, block, match.start(), shown)


def _says(match: re.Match[str], follow: int) -> str:
    verb = "follows" if follow == 1 else "follow"
    return f'"{match[0]}" are announced, and {follow} {verb}. Correct the number, or what follows'


@ANNOUNCED.text
def steps(document: Document, site: Site) -> Findings:
    """Yield the steps that are to be done again before they came: "Repeat step 5" as the second of three, or below them."""
    came: Counter[tuple[str, ...]] = Counter()
    for block in document.body if document.english else ():
        numbered = block.kind == "point" and block.typed != "-" and bool(block.within)
        came[block.within[:-1]] += numbered
        done = came[block.within[:-1]] if numbered else max(came.values())
        match = AGAIN.search(block.text) if numbered or block.kind == "paragraph" else None
        if match and (int(match["step"]) >= done if numbered else 0 < done < int(match["step"])):
            why = f"stands in step {done}, before that came" if numbered else "names a step that is not there"
            sentence = f'"{match[0]}" {why}. Correct the number'
            yield ANNOUNCED.finding_in(document, block, match.start(), sentence)


def _points(document: Document, block: Block) -> int:
    """How many points stand right below a block in one list; 0 where none does."""
    below = takewhile(lambda one: one.kind == "point" or one.within, document.below(block))
    points = [one for one in below if one.kind == "point"]
    return sum(one.level == points[0].level for one in points)


def _parts(listed: str) -> int:
    """How many parts a list in a sentence has; 0 where nobody can tell."""
    parts = ITEM.split(listed)
    last = re.search(r",\s+(?:and|or)\s", listed)
    plain = not any(re.search(r"\b(?:and|or)\b|[;:()]", part) for part in parts)
    asked = all(map(ASKS.match, parts))
    if len(parts) < 3 or not last or not plain or (not asked and any(map(CLAUSE.match, parts))):
        return 0
    return len(parts) if last.end() == len(listed) - len(parts[-1]) else 0
