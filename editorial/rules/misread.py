"""Amounts and dates as they are written can be read in one way and be true (R105, see `doses`). English only.

No dose is easily misread, no range runs backward, no part is more than its whole, and each day and hour is one.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date

from editorial.markup.readable import Readable
from editorial.model.compiled import compiled
from editorial.model.site import Site
from editorial.rules.amounts import DIGIT, EVENTS, MONTHS, PEOPLE, PERCENT_SIGN, STUDIES, value
from editorial.rules.doses import POSSIBLE
from editorial.rules.phrases import Pattern, expression
from editorial.rules.rule import Faults, Findings

_MONTHS = "|".join(MONTHS)
# How a number is written that nobody misreads (ISMP, List of Error-Prone Abbreviations; Joint Commission, "Do Not Use" list):
# with a zero before the point, none behind it, a point and not a comma; and no micro as u.
_DOSE = r"(?:mg|mcg|µg|μg|g|kg|m[lL]|cc|units?|IU|mmol|mEq|percent|%)"
MISREAD = (
    # no zero in front: .5 mg
    (compiled(rf"(?<![\w.,])\.(?P<is>\d+)(?=[ \u00a0-]?{_DOSE}\b)"), "0.{0}"),
    # a zero behind: 2.0 mg
    (compiled(rf"(?<![\w.,])(?P<is>\d+)\.0+(?=[ \u00a0-]?{_DOSE[:-3]})\b(?!/))"), "{0}"),
    # a comma for a point: 0,5 mg
    (compiled(rf"(?<![\w.,])(?P<is>\d+),(?P<rest>\d{{1,2}})(?=[ \u00a0-]?(?:{_DOSE}|[cm]m|inch(?:es)?|(?:hour|day|week|month|year)s)(?![\w]))"), "{0}.{1}"),
    # a point for a comma: 1.425 people
    (compiled(rf"(?<![\w.,])(?P<is>\d+)\.(?P<rest>\d{{3}})(?=\s(?:(?:out\s)?of\s\d[\d.,]*\s)?(?:{PEOPLE}|{STUDIES}|{EVENTS}|calories|injections|shots|steps|visits)\b|(?<=000)\s(?!units)[a-z]{{3,}}s\b)"), "{0},{1}"),
    # a space or an apostrophe for a comma: 1 000; 1'000
    (compiled(r"(?<!\d )(?<![\w.,$/])(?P<is>[1-9]\d{0,2})(?:[ \u00a0](?P<rest>000)|['’‘](?P<more>\d{3}))(?![\w,]|\.\d)"), "{0},{1}"),
    # as in India: 1,00,000
    (compiled(r"(?<![\w.,])(?P<is>[1-9]\d?),(?P<rest>\d\d),(?P<last>\d{3})(?![\w,])"), "{0}{1},{2}"),
    # units that are mistaken for others: 5 ug; 5 MG; 5 cc; 10 U
    (compiled(r"(?<![\w.,])(?P<is>\d[\d.,]*)\s?ug\b"), "{0} mcg"),
    (compiled(r"(?<![\w.,])(?P<is>\d[\d.,]*)[ \u00a0-]?(?:MG|Mg|mgm)\b"), "{0} mg"),
    (compiled(r"(?<![\w.,])(?P<is>\d[\d.,]*)[ \u00a0]?cc\b"), "{0} mL"),
    (compiled(r"(?<![\w.,])(?P<is>\d[\d.,]*)[ \u00a0]?U(?=[ ,;)]|\.?$|\. )(?! of\b)"), "{0} units"),
    # money: $1.500; $12.50.00
    (compiled(r"\$(?P<is>[1-9]\d{0,2})\.(?P<rest>\d{3})(?![\d.]| (?:[mb]illion|(?:a|per) (?:gallon|unit)))"), "${0},{1}"),
    (compiled(r"\$(?P<is>\d+\.\d\d)\.\d+"), "${0}"),
)  # fmt: skip
# What may be a thousand whose comma was typed as a point, or which lost a digit: 3.000 mg; 3,00 mg.
THOUSANDS = compiled(r"(?P<is>[1-9]\d{0,2})(?:\.(?=000$)|,(?=\d\d$))(?P<rest>\d+)")
# Letters that a reader of print, or a finger, took for digits, and the other way round; 5l is a volume, L5 a bone.
LOOK_ALIKE = compiled(
    r"(?<![\w$€£.,-])(?P<digits>\d[\d.,]*[Oo](?:[\dOo.,]*[\dOo])?|l\d[\d.,]*|[lI|],\d{3}|O[.,]\d+)(?!\w)|(?<![\w@.-])(?:[a-z]+[01][a-z]{2,}|[01][a-z]{4,})(?![\w@]|\.\w)"
)
# A comma that parts neither thousands nor decimals.
COMMA = compiled(
    r"(?<![\w.,/\[(–-])(?P<is>[1-9]\d{0,2}(?:,\d{3})*),(?P<rest>\d\d|(?!(?:19|20)\d\d\b)\d{4,})(?![\d,\])–-]|\.\d)"
)
BACKWARD = compiled(
    r"(?<![\w.,/$-])(?P<money>\$)?(?P<low>\d[\d,]*(?:\.\d+)?(?<!,))(?:\s(?P<unit>mg|mcg|m[lL]|cm|mm))?\s?(?:[-–]|to|(?P<and>and))\s?(?(money)\$)(?P<high>\d[\d,]*(?:\.\d+)?)"
    r"(?(money)(?![\w.,]*\d|\s[mb]illion)|(?=\s(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|mg|mcg|m[lL]|cm|mm|people|times)\b))"
)
# Of a group, no more than all; a page or a step may be the last but one of a former book.
OF_ALL = compiled(
    r"(?<![\w.,/$%-])(?P<some>\d{1,3}(?:,\d{3})+|\d+) (?:out )?of (?:the |all |these |those )?(?P<all>\d{1,3}(?:,\d{3})+|\d+)(?![\d%]|[.,:]\d)"
)
NO_GROUP = compiled(
    rf"(?:\b(?:{_MONTHS}|page|pages|part|step|steps|sheet|day|week|box|figure|chapter|volume)\s)$",
    re.IGNORECASE,
)
_DATE = rf"(?P<month>{_MONTHS})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
# A day without its year ends where no noun follows: "In February 30 people came" names none.
DAY = compiled(
    rf"(?:\b(?P<name>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),?\s+)?\b{_DATE}"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b|(?=[.,;:)?!]?(?:\s|$))(?!,?\s+(?!(?:to|at|and|or|is|was|through|until|from|the|for|by|we|in|it|if|as)\b)[a-z]))"
    rf"|\b(?P<before>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<of>{_MONTHS})\b"
)
# Where it is a month or two later in the year than its end, it is hardly of the year before, but for a whole year: July 1 to June 30.
DAYS_BACK = compiled(
    rf"\b{_DATE}\s?(?:to|through|until|[-–])\s?(?P<last>{_MONTHS})\s+(?P<end>\d{{1,2}})\b(?!,?\s(?!(?:19|20)\d\d\b)\d)"
)
YEARS_BACK = compiled(
    rf"(?<![\w.,/$-])(?P<between>between\s+)?(?:(?P<month>{_MONTHS})\s+(?:\d{{1,2}},\s+)?)?(?P<year>(?:19|20)\d\d)"
    rf"(?(between)\sand\s|(?:\s?[-–]\s?|,?\s(?:to|through|until)\s))"
    rf"(?:(?P<last>{_MONTHS})\s+(?:\d{{1,2}},\s+)?)?(?P<till>(?:19|20)\d\d)(?![\w,/-]|\.\d|\s(?:people|patients|adults|steps|calories|mg|IU))"
)
# What two groups of so many got, each of them another thing.
PARTS = compiled(
    r"\b(?:[Oo]f|[Oo]ut of|[Aa]mong) (?:(?:the|these|those|all) )?(?P<whole>\d{1,4}) [^.;:,\d]{3,60}, (?P<one>\d{1,4}) "
    r"(?P<got>got(?! (?:better|worse|well|up|back|relief|hurt|sick))|received|took|were given|were in) [^.;:,\d]{2,60},? and (?P<two>\d{1,4}) (?P=got)\b"
)
# How many there were, and how many in each group: "120 people, 60 in each group".
EACH = compiled(
    rf"(?<![\w.,$])(?P<all>\d{{1,3}}(?:,\d{{3}})+|\d{{2,}}) (?:[a-z]+ ){{0,2}}{PEOPLE},? (?:with )?(?P<each>\d[\d,]*) (?:people )?in (?:each|every|either|both)(?: of (?:the )?(?P<groups>two|three|four))?(?: of them)?(?: (?:group|arm|half)s?)?\b"
)
# An hour of the day, and a minute: as on a clock, or behind a word that only a time follows.
CLOCK = compiled(
    r"(?<![\w:.,/$-])(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?\s?(?P<half>[ap]\.m\.|[ap]m\b(?!\sI\b))"
    r"|(?:\b(?:at|until|till|by|before|after)\s|(?<=[ap]\.m\. to )|(?<=[ap]m to )|(?<=:\d\d to )|(?<=:\d\d[-–]))(?P<whole>\d\d?):(?P<past>\d\d)(?![\d:]|\s?[ap]\.?m\b)"
)
# Bones of the spine, and what would lie beyond the last; some people have a sixth below the ribs (L6).
_BONE, _NO_BONE, _JOINED = r"[CTLS]\d{1,2}", r"(?:C9|C1\d|T1[3-9]|L[7-9]|S[6-9])", r"\s?(?:[-–/]|to|and)\s?"
NO_LEVEL = compiled(
    rf"\b(?:{_BONE}{_JOINED}{_NO_BONE}|{_NO_BONE}{_JOINED}{_BONE})\b(?![\s-]+(?:fatty|carbon|chain|oils?)\b)"
    rf"|\b(?:discs?|nerves?|roots?|vertebrae?|bones?|fractures?|fusion|stenosis)\s(?:[a-z]+\s){{1,3}}{_NO_BONE}\b"
)
# How old somebody is, or for whom something is made.
AGES = compiled(r"\b[Aa]ge[sd]?\s(?:(?P<between>between)\s)?(?P<low>\d{1,3})\s?(?(between)and|(?:[-–]|to))\s?(?P<high>\d{1,3})\b(?!\s\w+\slater)")  # fmt: skip
# What cannot be, or is not how it is written; above each, an example.
IMPOSSIBLE = (
    # 8 days a week; 25 hours a day
    (expression(r"\b(?:[89]|[1-9]\d)\s+days\s+(?:a|per|each|every)\s+week\b|\b(?:2[5-9]|[3-9]\d)\s+hours\s+(?:a|per|each|every)\s+day\b"), "are more than there are. Correct the number"),
    # 114% of people
    (expression(rf"(?<![\w.,+-])(?:10[1-9]|1[1-9]\d|[2-9]\d\d)\s?{PERCENT_SIGN}\s+of\s+(?:the\s+|all\s+|our\s+)?{PEOPLE}\b"), "is more than all of them. Correct the number"),
    # 9 a.m. in the evening
    (expression(r"\b\d{1,2}(?::\d\d)?\s?(?:a\.?m\.?,?\s+(?:in\s+the\s+(?:afternoon|evening)|at\s+noon)|p\.?m\.?,?\s+in\s+the\s+morning)\b"), "is two times of day. Keep the right one"),
    # she is 130 years old, aged 130; a 130-year-old man
    (expression(r"\b(?:(?:s?he|who|patient|person|(?:wo)?man|child)\s+(?:is|was)\s+(?=\d+\s+years?\s+old)|(?:aged|ages)\s+(?:(?:from\s+|between\s+)?\d{1,2}\s?(?:to|-|–|and)\s?)?)(?:12[3-9]|1[3-9]\d|[2-9]\d\d)\b(?!\s+(?:days|hours|weeks|months|minutes|people|patients|[a-z]+s\b)(?<!years))"
         r"|\b(?:1[3-9]\d|[2-9]\d\d)-year-old\s+(?:(?:wo)?m[ae]n|person|people|patients?|adults?|child|mother|father|athlete)\b"), "cannot be the age of a person. Correct the number"),
    # they were 25 to 160 years old
    (expression(r"\b(?:they|who|people|patients|participants|adults|volunteers|(?:wo)?men|all|everybody|everyone)\s+(?:(?:is|are|was|were)\s+)?(?:from\s+|between\s+)?\d{1,2}\s?(?:to|-|–|and)\s?(?:12[3-9]|1[3-9]\d|[2-9]\d\d)\s+years\s+(?:old|of\s+age)\b"), "cannot be the age of a person. Correct the number"),
    # take -200 mg; do not take < 3,000 mg
    (expression(r"(?:\b(?:take|swallow|use|give|than)\s[-−–]\s?)\d[\d,.]*\s?(?:mg|mcg|g|m[lL]|tablets?|pills?|capsules?)\b"), "is less than nothing. Take the sign out"),
    (expression(r"\b(?:take|takes|taking|swallow|use|using|lift|carry|drink|eat|stay|keep)\s[<>≤≥]\s?\d[\d,.]*(?:\s[a-z]+)?"), "has a sign that is easily turned round. Write less than, more than, or at most"),
    # tablets of 5 mL; a 5 mL tablet
    (expression(r"\b(?:tablets?|pills?|capsules?|caplets?)\s+(?:of\s+\w+\s+)?(?:holds?|has|have|contains?|is|are|of)\s+(?:about\s+)?\d[\d.,]*\s?(?:m[lL]|cc)\b(?!\s+of)"
         r"|\d\s?m[lL]\s+(?:tablet|pill|capsule|caplet)s?\b"), "cannot be the size of a tablet. Write mg, as on its label"),
    # L7 nerve root
    (NO_LEVEL, "is not a level of the spine. Look at the letter and the number"),
    # 5% percent; $5 dollars; USD $5
    (expression(r"\d+\s?%\s?(?:%|percent\b)"
         r"|\$\d[\d,.]*(?:\s+(?:hundred|thousand|[mb]illion))?\s+dollars?\b|\bUSD\s?\$|\$\d[\d,.]*\s?USD\b"), "says its unit twice. Keep one"),
    # 12 12
    (compiled(r"(?<!\d )(?<![\w.,/$:-])(\d+(?:[.,]\d+)*) \1(?![\w/:-]|[ .,]\d)"), "is one number twice. Take one out"),
    # 12 500 people
    (compiled(r"[1-9](?<!\d \d)(?<![\w.,/$:–-]\d)(?:\d{1,2}|\d{0,2}(?:,\d{3})+) (?:\d{3}|\d{1,3}(?:,\d{3})+)(?= [a-z]{4})"), "is two numbers side by side. Keep one, or put words or a comma between them"),
    # 3th; 2st
    (expression(r"\b(?:\d*[02-9])?(?:1(?:nd|rd|th)|2(?:st|rd|th)|3(?:st|nd|th))\b|\b\d*(?:[04-9]|1[1-3])(?:st|nd|rd)\b"), "is not how it is said. Write it like 1st, 2nd, 3rd, 4th or 11th"),
    # 6 month, but not: grade 2 hour; each week 2 day
    (expression(r"(?<![\w.,/$-])(?<!(?:grade|group|level|month|phase|stage|visit)\s)(?<!(?:page|part|room|step|type|week|year)\s)(?<!day\s)(?<!of\sthe\s)"
         r"(?:[2-9]|[1-9]\d\d?)\s(?:minute|hour|day|week|month|year)(?:\.(?=\s|$)|(?=[,;:?!)]|\s(?:ago|later|after|before|and|or|of|in|at|for|to|from|with|when|if|until|on)\b))"), "is more than one. Add an s"),
    # 2 study; 6 trial of
    (expression(r"(?<![\w.,/$-])(?<!(?:phase|class|group|stage|level|grade|table)\s)"
         r"(?:[2-9]|[1-9]\d\d?)\s(?:study|trial|patient|participant|adult|person|woman|man|child)(?:\.(?=\s|$)|(?=\s(?:of|who|with|had|were|was|found|and|in)\b))"), "is more than one. Write the plural"),
    # 6-months
    (expression(r"(?<![\w.,/–-])\d+-(?:minutes|hours|days|weeks|months|years)(?![\w’'-])"), "has a hyphen and an s. Write 6 months, or, before another word, 6-month"),
    # May 202; May 3, 202; May 20261
    (compiled(rf"\b(?:{_MONTHS}) (?:19\d|20[1-9]|\d{{1,2}}, \d{{3}}|(?:\d{{1,2}}, )?(?:19|20)\d{{3}})(?=[.,;:)]|$| (?:it|we|they|the|an?)\b)(?!,?\d)"), "has no whole year. Check its digits"),
    # 500$
    (compiled(r"(?<![\w.,$])\d[\d.,]*\s?\$(?![\w$])"), "has its sign behind it. Write it in front, such as $500"),
    # €$40; $25%; $2O
    (compiled(r"(?:[€£][$€£]|\$[€£])\d[\d.,]*|[$€£]\d[\d.,]*(?:[%€£]|[OoIl]+\b)"), "is not a sum of money. Keep one sign, and type the number in digits"),
    # 28/11/2026; 28.11.2026; on 28. November 2026
    (compiled(r"(?<![\w.,/$-])(?:(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])/|(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.)(?:19|20)\d\d(?![\w/-]|\.\d)"
         r"|(?<=\b(?:on|by) )\d{1,2}\. (?:"+_MONTHS+r") (?:19|20)\d\d\b"), "is not how Americans write a date. Name the month, like November 28, 2026"),
    # to10
    (expression(r"(?<![\w-])(?:to|of|and|or|for|than|in|at|from|by)\d+(?:[.,]\d+)*(?!\w|-\d)"), "runs into a number. Type a space between the two"),
)  # fmt: skip
PRESSED = expression(
    rf"\bblood\s+pressure\b[^.;\d]{{0,40}}(?P<beat>\d{{2,3}})/(?P<rest>\d{{2,3}})(?![\d/]|\s+(?:of\s+the\s+)?{PEOPLE}\b)"
)
FALLS = compiled(r"(?:from|dropped|fell|down|cut|went|lower(?:ed|s)?|reduced?|reduces|taper(?:ed|s)?)\s(?:\w+\s){0,3}$")


@POSSIBLE.words
def misread(readable: Readable, site: Site) -> Findings:
    """Yield the amounts that are misread as written, the ranges that run backward, and the days and hours that are none."""
    for block in readable.prose():
        for start, sentence in _misread(block.text) if DIGIT.search(block.text) else ():
            yield POSSIBLE.finding_in(readable, block, start, sentence)


def _misread(text: str) -> Faults:
    """Where each such mistake stands in a text, and what to say of it."""
    said = set()
    for form, right in MISREAD:
        for match in form.finditer(text):
            said.add(match.start())
            write = right.format(*(part for part in match.groups() if part))
            if (thousand := THOUSANDS.fullmatch(match[0])) and right in ("{0}", "{0}.{1}"):
                write = f"{thousand['is']},{thousand['rest']:0<3} or {float(write):g}, whichever the source says"
            yield match.start(), f'"{match[0]}" is easily misread. Write {write}'
    for impossible, why in IMPOSSIBLE:
        yield from (
            (at, f'"{match[0]}" {why}') for match in impossible.finditer(text) if (at := match.start()) not in said
        )
    for shape, fault, why in FAULTS:
        for match in shape.finditer(text):
            if wrong := fault(match):
                yield match.start(), f'"{match[0]}" {why.format(wrong, **match.groupdict())}'


def _comma(match: re.Match[str]) -> str:
    """How to write what has a comma where none belongs; empty where `MISREAD` says that."""
    if any(shape.match(match.string, match.start()) for shape, _ in MISREAD):
        return ""
    number, rest = match["is"], match["rest"]
    return f"{int(number.replace(',', '') + rest):,} or {number}.{rest}"


def _backward(match: re.Match[str]) -> bool:
    above = match.string[: match.start()]
    low, high = (float(match[name].replace(",", "")) for name in ("low", "high"))
    other = match["unit"] and not match.string[match.end() :].startswith(f" {match['unit']}")
    return low > high and not other and not FALLS.search(above) and (not match["and"] or above.endswith("between "))


def _days_back(match: re.Match[str]) -> bool:
    months = [MONTHS.index(match[name]) for name in ("month", "last")]
    back = months[0] - months[1]
    return int(match["day"]) > int(match["end"]) if not back else 0 < back < 3 and match["day"] != "1"


def _of_all(match: re.Match[str]) -> bool:
    some, whole = (int(match[name].replace(",", "")) for name in ("some", "all"))
    return some > whole and not NO_GROUP.search(match.string[: match.start()])


def _in_each(match: re.Match[str]) -> bool:
    whole, each = (int(match[name].replace(",", "")) for name in ("all", "each"))
    groups = int(value(match["groups"])) if match["groups"] else max(2, round(whole / (each or 1)))
    return abs(groups * each - whole) > groups


def _years_back(match: re.Match[str]) -> bool:
    months = [MONTHS.index(match[name]) for name in ("month", "last") if match[name]]
    later = match["year"] == match["till"] and len(months) == 2 and months[0] > months[1]
    return match["year"] > match["till"] or later


def _no_time(match: re.Match[str]) -> bool:
    hour, minute = int(match["hour"] or match["whole"]), int(match["minute"] or match["past"] or 0)
    return minute > 59 or (not 1 <= hour <= 12 if match["half"] else hour > 24)


def _no_day(match: re.Match[str]) -> str:
    """What is wrong with a day that is written out; empty when nothing is. Without a year, any leap day is one."""
    month, number = MONTHS.index(match["month"] or match["of"]) + 1, int(match["day"] or match["before"])
    try:
        day = date(int(match["year"] or 2028), month, number)
    except ValueError:
        return "is not in the calendar. Correct the day"
    right = calendar.day_name[day.weekday()]
    return "" if not match["year"] or match["name"] in (None, right) else f"is a {right}. Correct the day or its name"


BACK = "runs backward. Write the smaller number first"
# What may be wrong, whether it is, and what to say then: {0} is what the second gives, {name} a part of what was found.
FAULTS: tuple[tuple[Pattern | re.Pattern[str], Callable[[re.Match[str]], object], str], ...] = (
    (LOOK_ALIKE, lambda match: "number in digits" if match["digits"] else "word in letters", "mixes letters and digits that look alike. Type the {0}"),
    (COMMA, _comma, "is easily misread. Write {0}"),
    (BACKWARD, _backward, BACK),
    (AGES, lambda match: int(match["low"]) > int(match["high"]), BACK),
    (PRESSED, lambda match: 39 < int(match["beat"]) < int(match["rest"]), "has {beat}/{rest} backward. Write the larger number first"),
    (OF_ALL, _of_all, "is more than there are. Correct one of the numbers"),
    (PARTS, lambda match: int(match["one"]) + int(match["two"]) > int(match["whole"]), "comes to more than {whole}. Correct one of the numbers"),
    (EACH, _in_each, "does not add up. Correct one of the numbers"),
    (DAY, _no_day, "{0}"),
    (DAYS_BACK, _days_back, "runs backward. Write the earlier day first, correct the month, or put the year behind both"),
    (YEARS_BACK, _years_back, "runs backward. Write the earlier date first, or correct the year"),
    (CLOCK, _no_time, "is not a time of day. Correct it"),
)  # fmt: skip
