"""Two units of one size agree, and a heat or a length is one that a body can have or bear (R105, see `doses`). English only."""

import re

from editorial.markup.readable import Readable
from editorial.model.site import Site
from editorial.rules.amounts import DIGIT
from editorial.rules.doses import POSSIBLE, QUANTITY, quantity
from editorial.rules.phrases import expression
from editorial.rules.rule import Faults, Findings

FOOT = 30.48  # in centimeters
# Units of one size: in grams, centimeters, milliliters. A fluid ounce is one where its pair is a volume.
UNITS: dict[str, dict[str, float]] = {
    "mass": {"mcg": 1e-6, "mg": 1e-3, "g|grams?": 1, "kg|kilos?|kilograms?": 1e3, "oz|ounces?": 28.35, "lbs?|pounds?": 453.6,
             "stone": 6350.0},
    "length": {"mm|millimet(?:er|re)s?": 0.1, "cm|centimet(?:er|re)s?": 1, "m|met(?:er|re)s?": 100,
               "km|kilomet(?:er|re)s?": 1e5, "in|inch(?:es)?": 2.54, "ft|foot|feet": FOOT, "yards?|yd": 91.44,
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
# In °F: what a body can have at all, from the coldest to the hottest that people have lived through, with some room; and a
# fever that a reader is to look out for: one of less is none, and one of more is told of in deaths.
BODIES, FEVERS = (86.0, 113.0), (99.0, 108.0)
A_FEVER = expression(r"fevers?\s+(?:is\s+)?(?:of|over|above|higher\s+than|at|reaches)\s+(?:at\s+least\s+|about\s+)?\d")
DEADLY = expression(
    r"\b(?:deadly|deaths?|die[ds]?|fatal|kill\w*|brain|damag\w*|harm\w*|survi\w*|stroke|no|not|only|low)\b"
)

# How far two degrees of one heat are apart where each is rounded: 1.5°C, or as much in °F.
ROUNDED = {"C": 1.5, "F": 2.7}
# What lies on the skin, which burns within seconds at 140°F (Consumer Product Safety Commission, tap water scalds).
BURNS_ABOVE = {"F": 140, "C": 60}
ON_SKIN = expression(
    rf"""\b(?:heat(?:ing)?\s+(?:pad|pack|wrap|patch|blanket)s?|(?:hot|warm)\s+(?:pack|wrap|bath|shower|compress|water\s+bottle|towel)(?:e?s)?)\b
         [^.;]{{0,60}}?(?<![\w.,/])(?P<low>\d+(?:\.\d+)?){_DEGREES.format("unit")}"""
)

# What goes into a body, or is a part of it, is not as long as a room.
TOO_LONG = expression(
    r"""\b(?:needles?|incisions?|cuts?|scars?|stitch(?:es)?|screws?|tablets?|pills?|catheters?|dis[ck]s?|vertebrae?|nerve\s+roots?|bruises?|tears?)
        \s+(?:is|are|was|were|may\s+be|can\s+be|of)\s+(?:about|around|some|up\s+to|only|just)?\s*
        (?P<long>(?:[2-9]|\d{2,})(?:\.\d+)?[\s-]?(?:m|met(?:er|re)s?|km|kilomet(?:er|re)s?|feet|ft|yards?|miles?)\b)"""
)


@POSSIBLE.words
def units(readable: Readable, site: Site) -> Findings:
    """Yield the pairs of units that do not agree, and the heat and the length that no body has or bears."""
    for block in readable.prose():
        for faults in (_pairs, _degrees, _too_long, _burns, _no_fever) if DIGIT.search(block.text) else ():
            for start, message in faults(block.text):
                yield POSSIBLE.finding_in(readable, block, start, message)


def _pairs(text: str) -> Faults:
    for match in PAIRED.finditer(text):
        for sizes in UNITS.values():
            first, second = _size(match["unit"], sizes), _size(match["unit2"], sizes)
            if not (first and second) or first == second:
                continue
            extra = quantity(match["big"]) * (_size(match["bigunit"], sizes) or FOOT) if match["big"] else 0
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
            abs(one - other) <= 0.1 * max(one, other)
            or round(one / second, len(number.partition(".")[2])) == quantity(number)
            for one, other, number in zip(found, told, shown, strict=False)
        )
    return 0.9 * min(found) <= max(told) and min(told) <= 1.1 * max(found)


def _degrees(text: str) -> Faults:
    for match in HEAT.finditer(text):
        first, second = match["unit"][0].upper(), match["unit2"][0].upper()
        found, told = quantity(match["low"]), quantity(match["low2"])
        if first == second:
            continue
        as_degree = _celsius(found) if first == "F" else found * 1.8 + 32
        as_change = found / 1.8 if first == "F" else found * 1.8
        if min(abs(as_degree - told), abs(as_change - told)) > ROUNDED[second]:
            right = f"{as_degree:.0f}°{second}"
            yield match.start(), f'"{_whole(text, match)}" does not agree: it is {right}. Correct one of the two'


def _too_long(text: str) -> Faults:
    for match in TOO_LONG.finditer(text):
        shown = " ".join(match["long"].split())
        yield match.start("long"), f'"{shown}" is too long for what goes into a body. Look at the unit'


def _burns(text: str) -> Faults:
    for match in ON_SKIN.finditer(text):
        if float(match["low"]) > BURNS_ABOVE[match["unit"][0].upper()]:
            shown = " ".join(text[match.start("low") : match.end()].split())
            yield match.start("low"), f'"{shown}" burns the skin. Look at the number and at °F or °C'


def _no_fever(text: str) -> Faults:
    for match in FEVER.finditer(text):
        limit = A_FEVER.match(match[0]) and not DEADLY.search(text)
        low, high = FEVERS if limit else BODIES
        if match["unit"][0].upper() == "C":
            low, high = _celsius(low), _celsius(high)
        if not low <= float(match["low"]) <= high:
            shown = " ".join(match[0].split())
            none = "fever" if limit and float(match["low"]) < low else "temperature that a reader can have"
            yield match.start(), f'"{shown}" is no {none}. Look at the number and at °F or °C'


def _celsius(fahrenheit: float) -> float:
    return (fahrenheit - 32) / 1.8
