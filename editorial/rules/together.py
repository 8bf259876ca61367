"""Figures that stand together in one sentence, or in one table, do not contradict one another (R105, see `doses`).

No mean lies outside its range, no part is more than its group, a count in brackets is the share before it, hours end
after they begin, a dose and how often it is taken stay within the limit beside them, and a total is a sum. English only.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from editorial.findings import Finding
from editorial.markup.document import Document, Readable
from editorial.markup.pieces import Table
from editorial.model.site import Site
from editorial.rules.amounts import NUMBER, PEOPLE, Amount, amounts, value
from editorial.rules.doses import DAILY, DOSE, MASS, POSSIBLE, TIMES, quantity
from editorial.rules.phrases import expression
from editorial.rules.tables import BAR, DASHES
from editorial.rules.units import UNITS

# No other sentence holds two figures.
COUNTED = re.compile(r"\d|^\W*(?:Of|Out of|Among)\s|\bevery\s")
_PLAIN = r"\d+(?:\.\d+)?"
_SIZE = r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|points?|pounds?|kg|cm|mm)"
# A range and its mean, each with its unit or none.
RANGE = expression(
    rf"""(?<![\w.,/$-])(?P<low>{_PLAIN})\s?(?:to|-|–|and)\s?(?P<high>{_PLAIN})
         (?:[\s-](?P<unit>{_SIZE})\b|(?=\W*$|[,;:).]|\s*\(|\s+(?:and|with|but)\b))"""
)
MEAN = expression(
    rf"""\b(?:average|mean|median|typical|usual)(?:\s+(?:ages?|length|time|wait|stay|number|score|weight|value))?
           (?:\s+(?:was|is|of|were|being|at|age))*[\s:]+(?:about\s+)?(?P<mean>{_PLAIN})(?:[\s-](?P<unit>{_SIZE})\b)?(?!\w|[.,]\d)
      | (?<![\w.,/$–-])(?P<before>{_PLAIN})(?:[\s-](?P<size>{_SIZE})\b)?\s+(?:on\s+average|in\s+the\s+median)\b"""
)
# The range of something else than the mean, or how a mean changed.
OTHER = expression(r"\b(?:fell|rose|dropped|grew|from\s+an?\s+(?:average|mean|median)|next|later|apart|than)\b")
# A group, and how many of it: "Of the 40 people, 44 came".
MEMBERS = expression(
    rf"""^\W*(?:of|out\s+of|among)\s+(?:(?:the|these|those|our|all)\s+)*(?P<whole>{NUMBER})\s+(?:[a-z-]+\s+)?
         (?:{PEOPLE}|nurses|doctors|members|readers)\b[^.;:,\d]{{0,40}},\s*(?:about\s+|only\s+|some\s+|in\s+all\s+)*
         (?P<part>{NUMBER})\s+(?:of\s+them\s+)?(?:also\s+|still\s+|later\s+)?(?:[a-z]+ed|came|had|took|got|did|were|said|went|kept|gave|chose|left|saw|felt|sent|wrote|told)\b"""
)
# A share, and the count that is to be the same.
PERCENT_OF = expression(rf"^(?:\s+{PEOPLE})?\s*[,(]\s*(?:or\s+)?(?:about\s+)?$")
COUNT_OF = expression(rf"^\s+(?:[a-z-]+\s+){{1,2}}\(\s*(?P<count>{NUMBER})(?:\s+[a-z-]+)?\s*\)")
# From when to when somebody is there; nights go past midnight.
_CLOCK = r"(?P<{0}>\d{{1,2}})(?::(?P<{0}past>\d\d))?\s?(?P<{0}half>[ap])\.?m\b\.?"
HOURS = expression(rf"{_CLOCK.format('begin')}\s?(?:to|until|till|through|and|-|–)\s?{_CLOCK.format('end')}")
THERE = expression(r"\b(?:open|hours|office|desk|clinic|visits?|appointments?|phones?|call|reach)\b")
NIGHT = expression(r"\b(?:nights?|overnight|sle(?:ep|pt)|emergency|24|after\s+hours|closed|except)\b")
# How often, said twice: "twice a day, every 4 hours".
EVERY = expression(r"\bevery\s+(?P<hours>\d{1,2}|two|three|four|six|eight|twelve)\s+hours\b")
DAILY_TIMES = expression(rf"\b(?:{TIMES}|(?P<adverb>once|twice|(?:three|four|five|six)\s+times)\s+daily)\b")
BESIDE = re.compile(r"\s*[,(–-]?\s*(?:or\s+|that\s+is,?\s+|which\s+is\s+)?")
# A number that a reader needs the unit of: "hold for 30, then let go".
NO_UNIT = expression(
    r"""\b(?:(?:lift|carry|push|pull)\s+(?:anything\s+)?(?:no|not|(?:heavier|over|above)|more)?\s*(?:more\s+)?(?:than\s+)?(?P<load>[1-9]\d?)
          (?=\s*(?:[.;,]|$)|\s+(?:until|for|in|during|while|at\s+first|after|before)\b)
      | (?:hold|rest|wait|walk|sit|stand|lie)(?:\s+(?!for\b)[a-z]+){0,3}\s+for\s+(?P<time>[1-9]\d?)
          (?=\s*(?:[.;,]|$)|\s+(?:and\s+then|then|once|twice|after|before|each|every|at\s+a\s+time|a\s+day)\b))"""
)
# A row that is the sum of those above it, a cell that is a number, and a unit in a header.
TOTAL = re.compile(r"\W*(?:grand )?(?:total|all|sum|altogether|together)\W*", re.IGNORECASE)
CELL = re.compile(r"(?P<money>\$?)(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?P<percent> ?%?)")
IN_UNIT = re.compile(r"\((?:in )?(?P<unit>[A-Za-z.%]+)\)\s*$")
OWN_UNIT = re.compile(r"\d[\d.,]*[\s-]?(?P<unit>[A-Za-z]+)\W*")
TIME: dict[str, float] = {"seconds?|secs?|s": 1, "minutes?|mins?|min": 60, "hours?|hrs?|h": 3600, "days?": 86400, "weeks?": 604800, "months?": 2629746}  # fmt: skip


@POSSIBLE.words
def together(readable: Readable, site: Site) -> Iterator[Finding]:
    """Yield the figures that another one of their sentence contradicts."""
    for block in readable.blocks if readable.english else ():
        for sentence in block.sentences if block.kind != "code" else ():
            for start, message in _contradictions(sentence.text) if COUNTED.search(sentence.text) else ():
                yield POSSIBLE.finding(readable.path, readable.place(block, sentence.start + start), message)


def _contradictions(text: str) -> Iterator[tuple[int, str]]:
    """Yield where in a sentence a figure is contradicted, and what to say of it."""
    yield from _mean(text)
    if (match := MEMBERS.match(text)) and value(match["part"]) > value(match["whole"]):
        yield match.start("part"), f'"{match["part"]}" is more than all {match["whole"]}. Correct one of the numbers'
    yield from _pairs(text)
    if THERE.search(text) and not NIGHT.search(text):
        for match in HOURS.finditer(text):
            if _minutes(match, "begin") > _minutes(match, "end"):
                yield match.start(), f'"{match[0]}" ends before it begins. Look at a.m. and p.m.'
    yield from _often(text)
    for match in NO_UNIT.finditer(text):
        name = match.lastgroup or ""
        yield match.start(name), f'"{match[name]}" names no unit. Write it behind the number'


def _mean(text: str) -> Iterator[tuple[int, str]]:
    """Yield a mean outside the one range of its sentence."""
    ranges, means = list(RANGE.finditer(text)), list(MEAN.finditer(text))
    if len(ranges) != 1 or len(means) != 1 or OTHER.search(text):
        return
    span, mean = ranges[0], means[0]
    name = "mean" if mean["mean"] else "before"
    unit = mean["unit"] or mean["size"]
    same = not (span["unit"] and unit) or span["unit"].rstrip("s") == unit.rstrip("s")
    apart = mean.start(name) < span.end() and span.start() < mean.end(name)
    if same and not apart and not float(span["low"]) <= float(mean[name]) <= float(span["high"]):
        yield mean.start(name), f'the mean "{mean[name]}" lies outside "{span[0]}". Correct one of the numbers'


def _pairs(text: str) -> Iterator[tuple[int, str]]:
    """Yield a percentage or a count that is not the share right before it."""
    found = amounts(text)
    for before, amount in pairwise(found):
        near = 0.0051 + 0.01 * bool(amount.bound) + (0.5 / before.whole if before.pictured else 0)
        if is_pair(text, before, amount) and abs(before.share - amount.share) > near:
            shown, pair = (" ".join(text[one.start : one.end].split()) for one in (amount, before))
            yield amount.start, f'"{shown}" is not {pair}, which is {before.share:.0%}. Correct one of the two'
    for amount in found:
        behind = COUNT_OF.match(text[amount.end :]) if amount.group and not amount.bound else None
        if behind and abs(amount.share * amount.group - value(behind["count"])) >= 1:
            shown = " ".join(text[amount.start : amount.end].split())
            yield (
                amount.end + behind.start("count"),
                f'"{behind["count"]}" is not "{shown}", which is {amount.share * amount.group:.0f}. Correct one of the two',
            )


def is_pair(text: str, pair: Amount, percent: Amount) -> bool:
    """Whether a percentage stands right behind a count of the same: 21 of 44 people (48%)."""
    return (
        percent.percent
        and pair.kind == "share"
        and not pair.percent
        and bool(PERCENT_OF.match(text[pair.end : percent.start]))
    )


def _minutes(match: re.Match[str], name: str) -> int:
    """The minutes since midnight of a time of day."""
    return int(match[name]) % 12 * 60 + int(match[f"{name}past"] or 0) + 720 * (match[f"{name}half"].lower() == "p")


def _often(text: str) -> Iterator[tuple[int, str]]:
    """Yield how often something is taken, where the hours or the daily limit beside it say otherwise."""
    for match in DAILY_TIMES.finditer(text):
        times = _times(match)
        for every in EVERY.finditer(text):
            first, second = sorted((match, every), key=lambda one: one.start())
            if BESIDE.fullmatch(text[first.end() : second.start()]) and not 12 <= times * value(every["hours"]) <= 24:
                shown = text[first.start() : second.end()]
                yield first.start(), f'"{shown}" is how often in two ways, which do not agree. Keep the right one'
        doses = list(DOSE.finditer(text))
        for dose, limit in pairwise(doses):
            most = quantity(limit["low"]) * MASS[limit["unit"].lower().removesuffix("s")]
            taken = quantity(dose["low"]) * MASS[dose["unit"].lower().removesuffix("s")] * times
            if dose.end() < match.start() < limit.start() and DAILY.match(text[limit.end() :]) and taken > most:
                shown = text[dose.start() : match.end()]
                message = f'"{shown}" comes to {taken:,.0f} mg a day, and the limit beside it is {most:,.0f}. Look at the label'
                yield dose.start(), message


def _times(match: re.Match[str]) -> float:
    """How many times a day; of "two to three", the fewer."""
    said = (match["adverb"] or match["least"]).lower().removesuffix(" times")
    return {"once": 1, "twice": 2}.get(said) or quantity(said)


@POSSIBLE.text
def in_tables(document: Document, site: Site) -> Iterator[Finding]:
    """Yield the rows of tables that stand there twice, the totals that are no sum, and the cells in another unit."""
    for table in document.tables if document.english else ():
        rows = [[cell.strip() for cell in BAR.split(row.typed.strip().strip("|"))] for row in table.rows]
        for number, sentence in (*_twice(rows), *_totals(rows), *_units(table, rows)):
            yield POSSIBLE.finding(document.path, document.place_of(table.rows[number].spot), sentence, "table")


def _twice(rows: list[list[str]]) -> Iterator[tuple[int, str]]:
    """Yield the rows that stand twice, wholly or, of two columns with numbers, under one name."""
    known: Counter[tuple[str, ...]] = Counter()
    for number, row in enumerate(rows):
        numbers = len(row) == 2 and CELL.fullmatch(row[1])
        told = (row[0].casefold(),) if numbers else tuple(cell.casefold() for cell in row)
        known[told] += 1
        if row[0] and known[told] == 2 and not DASHES.fullmatch(row[0]):
            yield number, f'the row "{row[0]}" stands here twice. Take one out, or name it otherwise'


def _totals(rows: list[list[str]]) -> Iterator[tuple[int, str]]:
    """Yield the last row where it is called a total and a column of numbers has another sum."""
    if len(rows) < 3 or not rows[-1][0] or not TOTAL.fullmatch(rows[-1][0]):
        return
    for column in range(1, min(map(len, rows))):
        cells = [CELL.fullmatch(row[column]) for row in rows]
        found = [float(cell["number"].replace(",", "")) for cell in cells if cell]
        if len(found) < len(rows):
            continue
        *parts, total = found
        rounded = 1 if all(cell["percent"].strip() for cell in cells if cell) else 0.051
        if total > max(parts) and abs(sum(parts) - total) > rounded:
            sentence = f'"{rows[-1][column]}" is no sum: the rows above come to {sum(parts):,g}. Correct it'
            yield len(rows) - 1, sentence


def _units(table: Table, rows: list[list[str]]) -> Iterator[tuple[int, str]]:
    """Yield the cells that name another unit of the same kind than the header of their column."""
    for column, header in enumerate(table.headers):
        named = IN_UNIT.search(header)
        kind, size = _kind(named["unit"]) if named else ("", 0.0)
        for number, row in enumerate(rows if named and kind else ()):
            own = OWN_UNIT.fullmatch(row[column]) if column < len(row) else None
            if own and named and _kind(own["unit"]) not in (("", 0.0), (kind, size)):
                sentence = f'"{row[column]}" stands under "{header}". Write it in {named["unit"]}, or change the header'
                yield number, sentence


def _kind(unit: str) -> tuple[str, float]:
    """What a unit measures, and how large it is among the units of that; nothing where it is none of ours."""
    for kind, sizes in {"time": TIME, **UNITS}.items():
        for names, size in sizes.items():
            if re.fullmatch(names, unit, re.IGNORECASE):
                return kind, size
    return "", 0.0
