"""Two units of one size agree, and a fever is one that a body can have (R105, see `doses`). English only."""

import calendar
import re
from collections.abc import Iterator
from datetime import date

from editorial.findings import Finding
from editorial.markup.document import Readable
from editorial.model.site import Site
from editorial.rules.amounts import DIGIT
from editorial.rules.counts import MONTHS
from editorial.rules.doses import POSSIBLE, QUANTITY, quantity
from editorial.rules.phrases import expression

# Units of one size: in grams, centimeters, milliliters. A fluid ounce is one where its pair is a volume.
UNITS = {
    "mass": {"mcg": 1e-6, "mg": 1e-3, "g|grams?": 1, "kg|kilos?|kilograms?": 1e3, "oz|ounces?": 28.35, "lbs?|pounds?": 453.6,
             "stone": 6350.0},
    "length": {"mm|millimet(?:er|re)s?": 0.1, "cm|centimet(?:er|re)s?": 1, "m|met(?:er|re)s?": 100,
               "km|kilomet(?:er|re)s?": 1e5, "in|inch(?:es)?": 2.54, "ft|foot|feet": 30.48, "yards?|yd": 91.44,
               "miles?|mi": 160934},
    "volume": {"ml|millilit(?:er|re)s?|cc": 1, "l|lit(?:er|re)s?": 1e3, "teaspoons?|tsp": 4.93, "tablespoons?|tbsp": 14.8,
               "fl\\.?\\s*oz|fluid\\s+ounces?|oz|ounces?": 29.57},
}  # fmt: skip
_UNIT = "|".join(sorted((unit for kind in UNITS.values() for unit in kind), key=len, reverse=True))
_SECOND = rf"(?P<low2>{QUANTITY})(?:\s*(?:to|-|–)\s*(?P<high2>{QUANTITY}))?"
_FIRST = rf"(?P<low>{QUANTITY})(?:\s*(?:to|-|–|and)\s*(?P<high>{QUANTITY}))?"
_JOIN = r"\s*(?:[(\[]|/|=|,\s+or\b|\bor\s+about\b)\s*(?:(?:about|around|roughly|or|approximately|nearly|almost|just|over|under|equal\s+to)\s+|~\s*)*"
_END = r"(?=\s*(?:[)\],;/]|\.(?:\s|$)|$)|\s+(?:or|and|tall|long|wide|high|a|per|each|of)\b)"
PAIRED = expression(
    rf"""(?<![\w.,/])(?:(?P<big>{QUANTITY})[\s-]?(?P<bigunit>ft|foot|feet|['’′]|lbs?|pounds?|stone)\s*,?\s*(?:and\s+)?)?
         {_FIRST}[\s-]?(?P<unit>{_UNIT})\b\.?(?:\s+(?:weights?|bags?|dumbbells?|loads?|box|child|baby|person|needle|tube|cut|scar|walk|step|heel|lift))?
         {_JOIN}{_SECOND}[\s-]?(?P<unit2>{_UNIT})\b{_END}"""
)
_DEGREES = r"\s?(?:[°º˚]|degrees?)?\s?(?P<{}>(?-i:F|C|Fahrenheit|Celsius|celsius|fahrenheit))\b"
HEAT = expression(
    rf"""(?<![\w.,/]){_FIRST}{_DEGREES.format("unit")}{_JOIN}
         {_SECOND}{_DEGREES.format("unit2")}"""
)
FEVER = expression(
    rf"""\b(?:fevers?|(?:body|your|child['’]s|baby['’]s)\s+temperature)\b(?:\s+[\w-]+){{0,5}}?\s+(?P<low>\d+(?:\.\d+)?)
         {_DEGREES.format("unit")}"""
)
# How a number is written that nobody misreads (ISMP, List of Error-Prone Abbreviations; Joint Commission, "Do Not Use" list):
# with a zero before the point, none behind it, a point and not a comma; and no micro as u.
_DOSE = r"(?:mg|mcg|µg|μg|g|kg|m[lL]|cc|units?|IU|mmol|mEq|percent|%)"
MISREAD = (
    (re.compile(rf"(?<![\w.,])\.(?P<is>\d+)(?=[ \u00a0-]?{_DOSE}\b)"), "0.{0}"),
    (re.compile(rf"(?<![\w.,])(?P<is>\d+)\.0+(?=[ \u00a0-]?{_DOSE[:-3]})\b(?!/))"), "{0}"),
    (re.compile(rf"(?<![\w.,])(?P<is>\d+),(?P<rest>\d{{1,2}})(?=[ \u00a0-]?{_DOSE}(?![\w]))"), "{0}.{1}"),
    (re.compile(r"(?<![\w.,])(?P<is>\d+)\.(?P<rest>\d{3})(?=\s(?:people|patients|adults|children|women|men|participants|cases)\b)"), "{0},{1}"),
    (re.compile(r"(?<![\w.,])(?P<is>\d[\d.,]*)\s?ug\b"), "{0} mcg"),
)  # fmt: skip
BACKWARD = re.compile(
    r"(?<![\w.,/$-])(?P<low>\d+(?:\.\d+)?)\s?(?:[-–]|to|(?P<and>and))\s?(?P<high>\d+(?:\.\d+)?)(?=\s(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|mg|mcg|m[lL]|cm|mm|people|times)\b)"
)
# Of a group, no more than all; a page or a step may be the last but one of a former book.
OF_ALL = re.compile(
    r"(?<![\w.,/$%-])(?P<some>\d{1,3}(?:,\d{3})+|\d+) (?:out )?of (?:the |all |these |those )?(?P<all>\d{1,3}(?:,\d{3})+|\d+)(?![\d%]|[.,:]\d)"
)
NO_GROUP = re.compile(
    rf"(?:\b(?:{'|'.join(MONTHS)}|page|pages|part|step|steps|sheet|day|week|box|figure|chapter|volume)\s)$",
    re.IGNORECASE,
)
_MONTHS = "|".join(MONTHS)
_DATE = rf"(?P<month>{_MONTHS})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
# A day without its year ends where no noun follows: "In February 30 people came" names none.
DAY = re.compile(
    rf"(?:\b(?P<name>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),?\s+)?\b{_DATE}"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b|(?=[.,;:)?!]?(?:\s|$))(?!,?\s+(?!(?:to|at|and|or|is|was|through|until|from|the|for|by|we|in|it|if|as)\b)[a-z]))"
    rf"|\b(?P<before>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<of>{_MONTHS})\b"
)
DAYS_BACK = re.compile(rf"\b{_DATE}\s?(?:to|through|until|[-–])\s?(?P=month)\s+(?P<end>\d{{1,2}})\b(?!,?\s\d)")
# An hour of the day, and a minute: as on a clock, or behind a word that only a time follows.
CLOCK = re.compile(
    r"(?<![\w:.,/$-])(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?\s?(?P<half>[ap]\.m\.|[ap]m\b(?!\sI\b))"
    r"|\b(?:at|until|till|by|before|after)\s(?P<whole>[012]\d|\d):(?P<past>\d\d)(?![\d:])"
)
MONEY = re.compile(r"(?:[€£][$€£]|\$[€£])\d[\d.,]*|[$€£]\d[\d.,]*(?:[%€£]|[OoIl]+\b)")
FALLS = re.compile(r"(?:from|dropped|fell|down|cut|went)\s(?:\w+\s)?$")


@POSSIBLE.words
def written(readable: Readable, site: Site) -> Iterator[Finding]:
    """Yield the amounts that are misread as written, the ranges that run backward, and the days and hours that are none."""
    for block in readable.blocks if readable.english else ():
        if block.kind != "code" and DIGIT.search(block.text):
            for start, sentence in _written(block.text):
                yield POSSIBLE.finding(readable.path, readable.place(block, start), sentence)


def _written(text: str) -> Iterator[tuple[int, str]]:
    for shape, right in MISREAD:
        for match in shape.finditer(text):
            yield match.start(), f'"{match[0]}" is easily misread. Write {right.format(*match.groups())}'
    for match in BACKWARD.finditer(text):
        above, falls = text[: match.start()], float(match["low"]) > float(match["high"])
        if falls and not FALLS.search(above) and (not match["and"] or above.endswith("between ")):
            yield match.start(), f'"{match[0]}" runs backward. Write the smaller number first'
    for match in OF_ALL.finditer(text):
        some, whole = (int(match[name].replace(",", "")) for name in ("some", "all"))
        if some > whole and not NO_GROUP.search(text[: match.start()]):
            yield match.start(), f'"{match[0]}" is more than all. Correct one of the numbers'
    for match in DAY.finditer(text):
        if wrong := _no_day(match):
            yield match.start(), f'"{match[0]}" {wrong}'
    for match in DAYS_BACK.finditer(text):
        if int(match["day"]) > int(match["end"]):
            yield match.start(), f'"{match[0]}" runs backward. Write the earlier day first, or correct the month'
    for match in CLOCK.finditer(text):
        hour, minute = int(match["hour"] or match["whole"]), int(match["minute"] or match["past"] or 0)
        if minute > 59 or (not 1 <= hour <= 12 if match["half"] else hour > 24):
            yield match.start(), f'"{match[0]}" is no time of day. Correct it'
    for match in MONEY.finditer(text):
        yield match.start(), f'"{match[0]}" is no sum of money. Keep one sign, and type the number in digits'


def _no_day(match: re.Match[str]) -> str:
    """What is wrong with a day that is written out; empty when nothing is. Without a year, any leap day is one."""
    month, number = MONTHS.index(match["month"] or match["of"]) + 1, int(match["day"] or match["before"])
    try:
        day = date(int(match["year"] or 2028), month, number)
    except ValueError:
        return "is no day. Look at the calendar"
    right = calendar.day_name[day.weekday()]
    return "" if not match["year"] or match["name"] in (None, right) else f"is a {right}. Correct the day or its name"


@POSSIBLE.words
def units(readable: Readable, site: Site) -> Iterator[Finding]:
    """Yield the pairs of units that do not agree, and the fevers that nobody has."""
    for block in readable.blocks if readable.english else ():
        if block.kind == "code" or not DIGIT.search(block.text):
            continue
        for start, message in (*_pairs(block.text), *_heat(block.text)):
            yield POSSIBLE.finding(readable.path, readable.place(block, start), message)


def _pairs(text: str) -> Iterator[tuple[int, str]]:
    for match in PAIRED.finditer(text):
        for sizes in UNITS.values():
            first, second = _size(match["unit"], sizes), _size(match["unit2"], sizes)
            if not (first and second) or first == second:
                continue
            extra = quantity(match["big"]) * (_size(match["bigunit"], sizes) or 30.48) if match["big"] else 0
            found = [extra + quantity(match[name]) * first for name in ("low", "high") if match[name]]
            told = [quantity(match[name]) * second for name in ("low2", "high2") if match[name]]
            if not _agree(found, told, match, second):
                right, shown = " to ".join(f"{size / second:.3g}" for size in found), _whole(text, match)
                yield match.start(), f'"{shown}" does not agree: it is {right} {match["unit2"]}. Correct one of the two'
            break


def _whole(text: str, match: re.Match[str]) -> str:
    """The words of a pair with the bracket that closes it."""
    return " ".join(text[match.start() : match.end() + (text[match.end() : match.end() + 1] in (")", "]"))].split())


def _size(unit: str, sizes: dict[str, float]) -> float | None:
    return next((size for names, size in sizes.items() if re.fullmatch(names, unit, re.IGNORECASE)), None)


def _agree(found: list[float], told: list[float], match: re.Match[str], second: float) -> bool:
    """Whether sizes agree within a tenth, or as far as the second is rounded."""
    if len(found) == len(told):
        shown = (match["low2"], match["high2"])
        return all(
            abs(one - other) <= 0.1 * max(one, other) or round(one / second, _digits(number)) == quantity(number)
            for one, other, number in zip(found, told, shown, strict=False)
        )
    return 0.9 * min(found) <= max(told) and min(told) <= 1.1 * max(found)


def _digits(number: str) -> int:
    return len(number.partition(".")[2])


def _heat(text: str) -> Iterator[tuple[int, str]]:
    for match in HEAT.finditer(text):
        first, second = match["unit"][0].upper(), match["unit2"][0].upper()
        found, told = quantity(match["low"]), quantity(match["low2"])
        if first == second:
            continue
        as_degree = (found - 32) / 1.8 if first == "F" else found * 1.8 + 32
        as_change = found / 1.8 if first == "F" else found * 1.8
        if min(abs(as_degree - told), abs(as_change - told)) > (1.5 if second == "C" else 2.7):
            right = f"{as_degree:.0f}°{second}"
            yield match.start(), f'"{_whole(text, match)}" does not agree: it is {right}. Correct one of the two'
    for match in FEVER.finditer(text):
        low, high = (86, 113) if match["unit"][0].upper() == "F" else (30, 45)
        if not low <= float(match["low"]) <= high:
            shown = " ".join(match[0].split())
            yield match.start(), f'"{shown}" is no temperature of a living body. Look at the number and at °F or °C'
