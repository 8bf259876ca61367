"""Figures in one table do not contradict one another (R105, see `doses`); in sentences, `together`.

No row stands twice, a total is a sum, the shares of one whole are no more than that, and no cell names another unit than
its header. English only.
"""

import re
from collections import Counter

from editorial.markup.document import Document
from editorial.markup.pieces import Table
from editorial.model.site import Site
from editorial.rules.amounts import value
from editorial.rules.doses import POSSIBLE
from editorial.rules.rule import Faults, Findings
from editorial.rules.tables import BAR, DASHES
from editorial.rules.units import UNITS

# A row that is the sum of those above it, a cell that is a number, and a unit in a header.
TOTAL = re.compile(r"\W*(?:(?:grand )?(?:total|all|sum|altogether|together)|total (?P<of>\w+))\W*", re.IGNORECASE)
# A row that counts some of the row above once more; what lists the most of many, and what a reader may have several of.
PARTLY = re.compile(r"\W*(?:of (?:them|these|those|which|whom)|including|incl|with|thereof)\b", re.IGNORECASE)
SOME = re.compile(
    r"\b(?:several|more than one|any|most|main|top|busiest|largest|selected|examples?|some)\b", re.IGNORECASE
)
MEAN = re.compile(r"\b(?:mean|average|median|rate|per|age|score)\b", re.IGNORECASE)
# Shares of one whole: each who answers says one thing, and a rest is what the others leave.
SHARES = re.compile(r"(?:share|percent(?:age)?|proportion|%)(?: of (?:the |all )?\w+)?|\w+ \(%\)", re.IGNORECASE)
THE_REST = re.compile(r"\W*(?:the )?(?:rest|remainder)\b", re.IGNORECASE)
CELL = re.compile(r"(?P<money>\$?)(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?P<percent> ?%?)")
# A cell that asks, is to be filled in, or has a mark behind its number.
ODD = re.compile(r"[?xX]|\d[\d,]*(?:\.\d+)?[.,;:?!]+")
# Of how many people a column counts.
IN_SO_MANY = re.compile(
    r"(?:.*(?:[,;(] ?| (?=out )))?(?:in|of|out of) (?P<all>10|100|1,?000)(?: people)?\)?", re.IGNORECASE
)
IN_UNIT = re.compile(r"(?:\((?:in )?|\bin )°?(?P<unit>[A-Za-z.%]+)\)?\s*$")
WORD = re.compile(r"[^\W\d_]+")
OWN_UNIT = re.compile(r"-?\d[\d.,]*[\s-]?°?(?P<unit>[A-Za-z]+)\W*")
HEAT = {"F|Fahrenheit": 1.0, "C|Celsius": 1.8}
TIME: dict[str, float] = {"seconds?|secs?|s": 1, "minutes?|mins?|min": 60, "hours?|hrs?|h": 3600, "days?": 86400, "weeks?": 604800, "months?": 2629746}  # fmt: skip


@POSSIBLE.text
def in_tables(document: Document, site: Site) -> Findings:
    """Yield the rows of tables that stand there twice, the sums and shares that are none, and the cells in another unit."""
    for table in document.tables if document.english else ():
        rows = [[cell.strip(" *_") for cell in BAR.split(row.typed.strip().strip("|"))] for row in table.rows]
        for check in (_twice, _swapped, _totals, _shares, _of_so_many, _units, _odd):
            for number, sentence in check(table, rows):
                yield POSSIBLE.finding(document.path, document.place_of(table.rows[number].spot), sentence, "table")


def _twice(table: Table, rows: list[list[str]]) -> Faults:
    """Yield the rows that stand twice, wholly or, of two columns with numbers, under one name; a plan may do a thing again."""
    known: Counter[tuple[str, ...]] = Counter()
    planned = any(_kind(word)[0] == "time" for word in WORD.findall(" ".join(table.headers)) if word[1:])
    for number, row in enumerate(rows):
        numbers = len(row) == 2 and CELL.fullmatch(row[1])
        told = (row[0].casefold(),) if numbers else tuple(cell.casefold() for cell in row)
        known[told] += 1
        own = [unit["unit"] for cell in row if (unit := OWN_UNIT.fullmatch(cell))]
        again = (planned and numbers) or any(_kind(unit)[0] == "time" for unit in own)
        if row[0] and known[told] == 2 and not again and not DASHES.fullmatch(row[0]) and not CELL.fullmatch(row[0]):
            yield number, f'the row "{row[0]}" stands here twice. Take one out, or name it otherwise'


def _swapped(table: Table, rows: list[list[str]]) -> Faults:
    """Yield the one row whose number stands under the words of the others, and its words under their numbers."""
    if len(rows) < 4 or any(len(row) != len(table.headers) for row in rows):
        return
    for column in range(1, len(table.headers)):
        kinds = [(bool(CELL.fullmatch(row[0])), bool(CELL.fullmatch(row[column]))) for row in rows]
        odd = [number for number, kind in enumerate(kinds) if kind != (False, True)]
        if len(odd) == 1 and kinds[odd[0]] == (True, False) and rows[odd[0]][column]:
            yield odd[0], "the cells of this row have changed places. Put each under its header"


def _totals(table: Table, rows: list[list[str]]) -> Faults:
    """Yield the last row, or each cell of the last column, that is called a total but is not the sum."""
    words = {word.casefold() for header in table.headers for word in WORD.findall(header)}
    last = TOTAL.fullmatch(rows[-1][0]) if rows and rows[-1][0] else None
    if any(SOME.search(cell) for cell in (*table.headers, *(row[0] for row in rows))) or len(rows) < 2:
        return
    parted = any(PARTLY.match(row[0]) for row in rows)
    if last and len(rows) > 2 and not parted and (last["of"] or "").casefold() in {"", *words}:
        for column in range(1, min(map(len, rows))):
            sentence = _no_sum([row[column] for row in rows], "rows above")
            if sentence and not MEAN.search(table.headers[column]):
                yield len(rows) - 1, sentence
    if len(table.headers) > 3 and TOTAL.fullmatch(table.headers[-1]):
        wrong = {number: _no_sum(row[1:], "cells before it") for number, row in enumerate(rows)}
        if list(wrong.values()).count("") * 2 >= len(rows):  # else the column holds no sums
            yield from ((number, sentence) for number, sentence in wrong.items() if sentence)


def _no_sum(typed: list[str], where: str) -> str:
    """What is wrong with the last of these cells as the sum of the others; nothing where one is no number, or the largest."""
    cells = [CELL.fullmatch(cell) for cell in typed]
    *parts, total = [value(cell["number"]) for cell in cells if cell] or [0.0]
    rounded = len(parts) / 2 if all(cell and cell["percent"].strip() for cell in cells) else 0.051
    if len(parts) + 1 < len(cells) or not parts or total <= max(parts) or abs(sum(parts) - total) <= rounded:
        return ""
    return f'"{typed[-1]}" does not add up: the {where} come to {sum(parts):,g}. Correct it'


def _shares(table: Table, rows: list[list[str]]) -> Faults:
    """Yield the last row where the shares above and in it, of which each is another part of one whole, are more than that."""
    names = {row[0].casefold() for row in rows if not TOTAL.fullmatch(row[0])}
    parts = {"yes", "no"} <= names or any(f"not {name}" in names or THE_REST.match(name) for name in names)
    for column, header in enumerate(table.headers if parts else ()):
        cells = [CELL.fullmatch(row[column]) for row in rows if column < len(row) and row[0].casefold() in names]
        found = [
            value(cell["number"]) for cell in cells if cell and (cell["percent"].strip() or SHARES.fullmatch(header))
        ]
        if column and len(found) == len(cells) and 101 + len(found) / 2 < sum(found) < 190:
            yield len(rows) - 1, f'the shares under "{header}" come to {sum(found):g}%. Correct one of them'


def _of_so_many(table: Table, rows: list[list[str]]) -> Faults:
    """Yield the cells that count more than all, or in percent, below a header that says of how many."""
    for column, header in enumerate(table.headers):
        whole = IN_SO_MANY.fullmatch(header)
        if not whole or MEAN.search(header):
            continue
        for number, row in enumerate(rows):
            cell = CELL.fullmatch(row[column]) if column < len(row) else None
            if cell and cell["percent"].strip():
                yield number, f'"{row[column]}" stands under "{header}". Write it without the percent sign'
            elif cell and value(cell["number"]) > value(whole["all"]):
                yield number, f'"{row[column]}" stands under "{header}", and is more than that. Correct the number'


def _units(table: Table, rows: list[list[str]]) -> Faults:
    """Yield the cells that name another unit of the same kind than the header of their column."""
    for column, header in enumerate(table.headers):
        named = IN_UNIT.search(header)
        kind, size = _kind(named["unit"]) if named else ("", 0.0)
        for number, row in enumerate(rows if named and kind else ()):
            own = OWN_UNIT.fullmatch(row[column]) if column < len(row) else None
            if own and named and _kind(own["unit"]) not in (("", 0.0), (kind, size)):
                sentence = f'"{row[column]}" stands under "{header}". Write it in {named["unit"]}, or change the header'
                yield number, sentence


def _odd(table: Table, rows: list[list[str]]) -> Faults:
    """Yield the cells that are a sign, or a number with a mark behind it, where all others of their column are numbers."""
    for column in range(len(table.headers)):
        cells = [row[column] if column < len(row) else "" for row in rows]
        odd = [number for number, cell in enumerate(cells) if ODD.fullmatch(cell)]
        if odd and len(odd) * 2 < len(cells) and all(CELL.fullmatch(cell) for cell in cells if not ODD.fullmatch(cell)):
            for number in odd:
                yield number, f'"{cells[number]}" stands among numbers. Write the number alone, or what is known of it'


def _kind(unit: str) -> tuple[str, float]:
    """What a unit measures, and how large it is among the units of that; nothing where it is none of ours."""
    for kind, sizes in {"time": TIME, "heat": HEAT, **UNITS}.items():
        for names, size in sizes.items():
            if re.fullmatch(names, unit, re.IGNORECASE):
                return kind, size
    return "", 0.0
