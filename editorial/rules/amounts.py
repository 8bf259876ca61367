"""Numbers as a reader meets them, in digits or in words: how many people, studies or events, and what share of how many.

Read are "21 of 44", "2 events in 136 people", "9 in 10", "48%", "85/100", "two thirds", "half of the 89", "114 people",
"16 after PRP", "Of 26 people, 21 had ...", and lists that say their whole once: "14 and 11 in 100", "38 in 100 on PRP and
16 on placebo". A time, a dose or another measure is no amount. English only.
"""

import re
from calendar import month_name
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from editorial.rules.phrases import Expression, expression

_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
VALUES = {word: number for number, word in enumerate(_ONES, 1)}
VALUES |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
SIZES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_ONES[:9])}))?|{'|'.join(reversed(_ONES))})"
_HUNDREDS = rf"(?:(?:a|{_SMALL})\s+hundred(?:\s+(?:and\s+)?{_SMALL})?|{_SMALL})"
_WORDS = rf"(?:(?:a|{_HUNDREDS})\s+thousand(?:,?\s+(?:and\s+)?{_HUNDREDS})?|{_HUNDREDS})"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:\s+(?:thousand|million|billion)\b)?"
NUMBER = rf"(?<![\w.,/:$€£+])(?:{_DIGITS}|{_WORDS})(?![\w/]|:\d)(?!\.\d)(?!,\d)"

PEOPLE = (
    r"(?:people|persons?|patients?|adults?|men|women|participants?|volunteers?|children|subjects|teens|veterans|workers"
    r"|athletes|runners|smokers|users|Americans|visitors|clients|those)"
)
STUDIES = r"(?:studies|trials?|reviews?|reports|papers)"
EVENTS = (
    r"(?:events?|infections?|complications?|harms|deaths?|operations?|procedures|cases|falls|relapses|fractures|clots)"
)
PERCENT_SIGN = r"(?:%|percent\b|per\s+cent\b|pct\b)"
# What is measured and not counted: behind a number, none of a group.
UNIT = (
    r"(?:months?|weeks?|days?|hours?|minutes?|seconds?|years?|decades?|times?|o['’]clock|mg|mcg|g|grams?|kg|lbs?|pounds?"
    r"|oz|ounces?|ml|mL|cc|cm|mm|m|inch(?:es)?|feet|foot|ft|miles?|km|degrees?|°|points?|steps?|levels?|sessions?"
    r"|visits?|doses?|pills?|tablets?|shots?|injections?|sets|reps|classes|parts?|phases?|groups?|arms?|sites?|states"
    r"|countries|hospitals?|clinics?|kinds|types|ways|places|reasons|things|symptoms?|signs?|criteria|features|factors|boxes|answers|bones|items|questions|am|pm|a\.m|p\.m)"
)
# Denominators that draw a picture of a share; any other is the size of a group.
PICTURES = {2, 3, 4, 5, 6, 8, 10, 20, 25, 50, 100, 1000, 10000, 100000}
FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
MONTHS = month_name[1:]
# How many days a time is.
DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "month": 30.4375, "year": 365.25}

_BETWEEN = r"(?:(?!(?:of|in|out|and|or|to|than|from|but|with|at|for|by|if|when|the|an?|that|is|are)\b)[a-z-]+\s+)"
_DETERMINER = r"(?:(?:every|each|the|these|those|all|our|his|her|their|its|some|about)\s+)"
_DID = (
    r"(?:were|was|had|has|have|felt|improved|got|did|do|said|will|could|can|also|still|needed|reported|went|recover(?:ed)?"
    r"|get|feel|need|improve)"
)
_ADJECTIVE = rf"(?:(?!{_DID}\b|{UNIT}\b){_BETWEEN})"
_FOLLOWED = rf"(?=(?:\s+|-(?=person|patient)){_ADJECTIVE}{{0,3}}(?P<of>{PEOPLE}|{STUDIES}|{EVENTS})\b)"
PAIR = expression(
    rf"""(?P<part>{NUMBER})\s+(?P<noun>{_BETWEEN}{{0,5}})(?P<by>of|in|out\s+of)\s+(?:{_DETERMINER}){{0,2}}
         (?P<whole>{NUMBER})(?!\s?(?:{PERCENT_SIGN}|(?!(?:times|injections|shots)\b){UNIT}\b))"""
)
SLASH = expression(r"(?<![\w.,/])(?P<part>\d{1,4})\s?/\s?(?P<whole>\d{2,4})(?![\w/])")
PERCENT = expression(rf"(?<![\d.,])(?P<part>\d+(?:\.\d+)?)\s?{PERCENT_SIGN}")
FRACTION = expression(
    rf"""(?<![\w/-])(?:(?P<half>half)|(?P<top>an?|one|two|three|four|five|six|seven|eight|nine)[-\s]+
           (?P<size>third|quarter|fourth|fifth|sixth|eighth|tenth)s?)
         (?:\s+of\s+(?:{_DETERMINER}){{0,2}}(?:(?P<group>{NUMBER})|(?=[a-z])) | (?=\s+(?:{_DETERMINER}){{0,2}}{PEOPLE}\b)
           | (?=\s+{_DID}\b))"""
)
# The numbers of a list before the one that says its whole ("23, 77 and 14 in 100"), and what makes them no list.
LIST_BEFORE = expression(
    rf"""(?P<list>(?:{NUMBER},\s+)+{NUMBER},?\s+(?:and|or) | {NUMBER}\s+(?:and|or|to|versus|vs\.?|against))
         \s+(?:(?:only|just|about)\s+)?$"""
)
NO_LIST = expression(
    r"\b(?:trials?|studies|days?|weeks?|months?|years?|grades?|types?|levels?|phases?|stages?|ages?|aged)\s$"
)
# The numbers behind it: "38 in 100 on PRP, 33 on a steroid and 16 on placebo", "52 in 100 (32 with placebo)".
LIST_GOES_ON = expression(
    r"""(?P<sets>\((?:and\s+)?|\b(?:versus|vs\.?|against|than|from|compared\s+(?:with|to)))\s*(?:(?:only|just|about|in)\s+)*$
      | (?<!\d)(?:,\s+(?:(?:and|but)\s+)?|\s(?:and|but)\s+)(?:(?:only|just|about|in)\s+)*$"""
)
LISTED_BEHIND = expression(
    rf"(?P<part>(?=\d){NUMBER})(?=\s+(?:on|with|without|after|given|in|among|for|who|at)\b|(?P<ends>\s*(?:[.,;)]|$)))"
)
# Wholes that are said once for a list; of others, each group may have its own.
OF_LISTS = {10, 100, 1000, 10000, 100000}
# Who ticked "two of the three" is told by answers and signs, and nobody is counted.
OF_THINGS = expression(
    r"\b(?:yes|no|answer(?:ed)?|meet|met|ticked|scored|had|have|has|with|showed|any)\s+(?:to\s+)?(?:(?:at\s+least|any|only)\s+)?$"
)
# Halves of no group: of a day, a pill, a way.
NO_GROUP = expression(
    r"""^(?:your\b|(?:[\w-]+\s+){0,2}?(?:inch|mile|doses?|pills?|tablets?|days?|nights?|time|way|hours?|years?|li[fv]es?
           |plates?|body|brain|cups?|water|sleep|study|trial|costs?|price|bill|months?|weeks?|sessions?|glass|weight|height
           |lemon|it|calories|food)\b)"""
)
# How a group is named of which members follow: "Of 26 people, 21".
GROUP = expression(
    rf"(?P<whole>{NUMBER})(?!\s?(?:{PERCENT_SIGN}|{UNIT}\b|or\s))(?P<people>\s+{_BETWEEN}{{0,3}}{PEOPLE}\b)?"
)
OF_GROUP = expression(rf"(?:^|[,;:.(–—]\s*|\band\s+)(?:(?P<by>of)|out\s+of|among|in)\s+(?:{_DETERMINER}){{0,2}}$")
MEMBER = expression(rf"(?P<part>{NUMBER})(?![-\s]*(?:{PERCENT_SIGN}|{UNIT}\b|to\b|MRI|year))")
NO_MEMBER = expression(r"\b(?:at|in|by|for|over|to|of|with)\s$")
COUNT = expression(rf"(?P<part>{NUMBER}){_FOLLOWED}")
# The first of two: "46 and 60 people", "10 to 20 patients".
LISTED = expression(
    rf"(?P<part>{NUMBER})(?=,?\s+(?:and|or|to)\s+{NUMBER}\s+{_ADJECTIVE}{{0,2}}(?P<of>{PEOPLE}|{STUDIES}|{EVENTS})\b)"
)
# "a trial of 46", "16 after PRP", "17 had".
TRIAL = expression(rf"(?P<part>{NUMBER})(?=\s*(?:[.,;:)]|$|who\b|found\b|and\s+(?!{NUMBER})))")
OF_TRIAL = expression(r"\b(?:trial|study|series)\s+(?:of|in|with)\s+$")
BARE = expression(
    rf"""(?P<part>{NUMBER})(?=\s+(?:after|given)\s+(?!the\s+(?:first|last|age)))
       | (?P<did>(?<![\w.,/:$€£+–-])(?!(?:19|20)\d\d\b)\d[\d,]*)(?=\s+{_DID}\b)"""
)
# "The 2 operations" were named before, and nobody counts them.
NAMED_BEFORE = expression(r"\b(?:the|these|those|both|next|first|last)\s$")
NO_COUNT = expression(r"\b(?:day|week|month|year|in|at|grade|type|level|age|aged|than|over|under|of)\s$")
BOUND = expression(
    r"""(?:(?P<about>about|around|some|roughly|nearly|almost|close\s+to|approximately|an\s+estimated|~)
         | (?P<more>more\s+than|over|at\s+least|above)
         | (?P<less>(?:fewer|less)\s+than|under|up\s+to|at\s+most|no\s+more\s+than|below))\s*(?:the\s+|a\s+)?$"""
)
YEAR = re.compile(r"(?:19|20)\d\d")
# A year, and then who did what: "In 1934 two men wrote", "since 2020 most people". "In 2000 people" is a count.
IN_A_YEAR = expression(rf"\b(?:in|since|until|by|before|after)\s(?P<year>(?:1[5-9]|20)\d\d)\s(?=[a-z])(?!{PEOPLE}\b)")
# What is out of ten and no share: how bad a pain is, say.
SCORE = expression(r"\b(?:scales?|scores?|scored|points|rat(?:e|es|ed|ing))\b")
DIGIT, WORD = re.compile(r"\d"), re.compile("[a-z]+")
NUMBER_WORDS = frozenset({*VALUES, *SIZES, *FRACTIONS, *(f"{word}s" for word in FRACTIONS)})
# What stands behind a number, or between its two.
BEFORE_PEOPLE = expression(rf"\s+{_BETWEEN}{{0,3}}{PEOPLE}\b")
BEFORE_SOMEBODY = expression(rf"\s+{_BETWEEN}{{0,3}}(?:{PEOPLE}|{EVENTS}|given|who)\b")
BEFORE_STUDIES = expression(rf"\s*(?:\w+\s+){{0,2}}?{STUDIES}\b")
BEFORE_UNIT = expression(rf"\s?{UNIT}\b")
STUDY, EVENT = expression(rf"\b{STUDIES}\b"), expression(rf"\b{EVENTS}\b")
OF_NOUN = expression(rf"\b{PEOPLE}$|^times$")
NO_NOUN = expression(rf"\b(?:{STUDIES}|(?!times){UNIT})\b")
TOKEN = re.compile(r"\d+|[A-Za-z]+")
ANY_NUMBER = expression(NUMBER)
ONE_SHARE = expression(rf"an?[-\s]+(?:{'|'.join((*FRACTIONS, *SIZES))})\b")


Counted = Literal["people", "studies", "events", "number", "share"]


@dataclass(frozen=True)
class Amount:
    """A count of people, studies or events ("number": of what, is not said), or a share, and where it stands in a text.

    `part` is the count; of a share it is a part of `whole`. `group` is how many people a fraction is of. `studies` tells
    a share of studies from one of people, `percent` one that was written as a percentage.
    """

    kind: Counted
    start: int
    end: int
    part: float
    whole: float = 0
    group: float = 0
    bound: Literal["", "about", "more", "less"] = ""
    studies: bool = False
    percent: bool = False

    @property
    def share(self) -> float:
        """The share, from 0 to 1."""
        return self.part / self.whole

    @property
    def pictured(self) -> bool:
        """Whether it stands for a share and not for so many of a group."""
        return self.percent or bool(self.group) or self.whole in PICTURES


def value(words: str) -> float:
    """A number in digits or in words.

    >>> value("2,372"), value("two thousand, three hundred and seventy two"), value("A hundred"), value("1.5 million")
    (2372.0, 2372.0, 100.0, 1500000.0)
    """
    total = part = 0.0
    for word in re.findall(r"[\d.,]*\d|[a-z]+", words.lower()):
        if word[0].isdigit():
            part += float(word.replace(",", ""))
        elif word in SIZES:
            part = (part or 1) * SIZES[word]
            if SIZES[word] > 100:
                total, part = total + part, 0
        else:
            part += VALUES.get(word, 0)
    return total + part


def days_of(time: re.Match[str]) -> float:
    """How many days a time is, of which a pattern has found the `number` and the `unit`."""
    return value(time["number"]) * DAYS[time["unit"].lower()]


@lru_cache(maxsize=4096)
def amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a text in order; none lies in another."""
    found: list[Amount] = []
    starts = _starts(text)
    for amount in (*_shares(text, starts), *_groups(text, starts), *_counts(text, starts)) if starts else ():
        if all(amount.end <= other.start or other.end <= amount.start for other in found):
            found.append(amount)
    return tuple(sorted(found, key=lambda amount: amount.start))


def _starts(text: str) -> list[int]:
    """Where a number may begin: the other expressions are tried there and nowhere else, since most words are none."""
    starts: list[int] = []
    if not DIGIT.search(text) and NUMBER_WORDS.isdisjoint(WORD.findall(text.lower())):
        return starts
    end, years = 0, {match.start("year") for match in IN_A_YEAR.finditer(text)}
    for match in TOKEN.finditer(text):
        start, word = match.start(), match[0].lower()
        counts = (word[0].isdigit() and start not in years) or word in VALUES or word == "half"
        if start < end or not (counts or ONE_SHARE.match(text, start)):
            continue
        starts.append(start)
        if not word[0].isdigit() and (number := ANY_NUMBER.match(text, start)):
            end = number.end()
    return starts


def _at(pattern: Expression, text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    return (match for start in starts if (match := pattern.match(text, start)))


def _amount(kind: Counted, text: str, place: tuple[int, int], part: float, whole: float = 0, **more: Any) -> Amount:
    """What a text says at a place, with the words before it that make it no more than a bound."""
    match = BOUND.search(text[max(0, place[0] - 30) : place[0]])
    return Amount(kind, *place, part, whole, bound=match.lastgroup or "" if match else "", **more)  # type: ignore[arg-type]


def _shares(text: str, starts: Sequence[int]) -> Iterator[Amount]:
    pairs = [(match, amount) for match in _at(PAIR, text, starts) if (amount := _pair(text, match))]
    yield from (amount for _, amount in pairs)
    for match in _at(SLASH, text, starts):
        part, whole = float(match["part"]), float(match["whole"])
        if part <= whole and (whole == 100 or BEFORE_PEOPLE.match(text, match.end())):
            yield _amount("share", text, match.span(), part, whole)
    for match in _at(PERCENT, text, starts):
        yield _amount("share", text, match.span(), float(match["part"]), 100, percent=True)
    for match in _at(FRACTION, text, starts):
        top = 1 if match["half"] else VALUES.get(match["top"].lower(), 1)
        group = value(match["group"]) if match["group"] else 0
        behind = text[match.end() :]
        size = FRACTIONS["half" if match["half"] else match["size"].lower()]
        if not (group < 3 or BEFORE_UNIT.match(behind) if group else NO_GROUP.match(behind.lstrip())):
            studies = bool(BEFORE_STUDIES.match(behind))
            yield _amount("share", text, match.span(), top, size, group=group, studies=studies)
    for number, (match, amount) in enumerate(pairs):
        if match["by"].lower() != "of" and amount.whole in OF_LISTS:
            end = pairs[number + 1][1].start if number + 1 < len(pairs) else len(text)
            yield from _listed(text, starts, amount, end)


def _listed(text: str, starts: Sequence[int], said: Amount, end: int) -> Iterator[Amount]:
    """Yield the other numbers of a list of which one says the whole, those behind it up to the end of the sentence."""
    begin = max(0, said.start - 60)
    before = LIST_BEFORE.search(text[begin : said.start])
    found = list(ANY_NUMBER.finditer(text, begin + before.start(), said.start)) if before else []
    if before and NO_LIST.search(text[: begin + before.start()][-10:]):
        found = []
    stop = re.search(r"[.;](?=\s|$)", text[said.end : end])
    end = said.end + stop.start() if stop else end
    for match in _at(LISTED_BEHIND, text, (start for start in starts if said.end < start < end)):
        goes_on = LIST_GOES_ON.search(text[said.end : match.start()][-30:])
        if goes_on and (goes_on["sets"] or match["ends"] is None):
            found.append(match)
    for match in found:
        if (part := value(match[0])) <= said.whole:
            yield _amount("share", text, match.span(), part, said.whole, studies=said.studies)


def _pair(text: str, match: re.Match[str]) -> Amount | None:
    """The share that a match of PAIR is, if it is one."""
    part, whole, noun, behind = value(match["part"]), value(match["whole"]), match["noun"].strip(), text[match.end() :]
    of_people = BEFORE_SOMEBODY.match(behind)
    by = match["by"].lower()
    if part > whole or whole < 2 or noun in ("more", "fewer", "less"):
        return None
    if part % 1 and (noun or by == "of" or whole not in OF_LISTS):  # "2.8 in 100" is as papers have it
        return None
    if by == "in" and YEAR.fullmatch(match["whole"]) and not of_people:
        return None
    if noun in NUMBER_WORDS:  # two thirds of 90
        return None
    if noun:
        own = OF_NOUN.search(noun)
        many = len(noun.split()) > 3 and not EVENT.search(noun)
        if many or NO_NOUN.search(noun) or not (of_people or own):
            return None
    elif by == "out of" and whole in (10, 100) and SCORE.search(text) and not of_people:
        return None
    if by != "in" and whole <= 10 and OF_THINGS.search(text[: match.start()][-30:]) and not of_people:
        return None
    one_of = part == 1 and by == "of" and not re.search(r"\b(?:every|each)\b", match[0], re.IGNORECASE)
    if one_of and not BEFORE_PEOPLE.match(behind):
        return None
    return _amount("share", text, match.span(), part, whole, studies=bool(BEFORE_STUDIES.match(behind)))


def _groups(text: str, starts: Sequence[int]) -> Iterator[Amount]:
    """Yield what follows "Of 26 people": the members of such a group, up to the next one."""
    groups = []
    for match in _at(GROUP, text, starts):
        ahead = ("," if match.start() < 40 else "x") + text[max(0, match.start() - 40) : match.start()]
        by = OF_GROUP.search(ahead)
        if by and (by["by"] or match["people"]):
            groups.append(match)
    ends = [*(match.start() for match in groups[1:]), len(text)]
    for group, end in zip(groups, ends, strict=False):
        whole = value(group["whole"])
        stop = re.search(r"[.;](?=\s|$)", text[group.end() : end])
        if whole < 3 or (YEAR.fullmatch(group["whole"]) and not group["people"]):
            continue
        studies = bool(BEFORE_STUDIES.match(text, group.end("whole")))
        if whole not in (100, 1000):  # "In 100 people, 74": a picture
            kind: Counted = "people" if group["people"] else "studies" if studies else "number"
            yield _amount(kind, text, group.span("whole"), whole)
        end = group.end() + stop.start() if stop else end
        for match in _at(MEMBER, text, (start for start in starts if group.end() <= start < end)):
            part, above, behind = value(match["part"]), text[: match.start()], text[match.end() :]
            if match["part"].lower() == "one" or part >= whole or part % 1 or NO_MEMBER.search(above[-8:]):
                continue
            if re.match(r"\s+of\s+(?:them|these|those)\b", behind):  # of the last who were named, it may be
                yield _amount("number", text, match.span("part"), part)
            elif not BEFORE_STUDIES.match(behind):
                yield _amount("share", text, match.span(), part, whole, studies=studies)


def _counts(text: str, starts: Sequence[int]) -> Iterator[Amount]:
    for match in (*_at(COUNT, text, starts), *_at(LISTED, text, starts)):
        yield from _count(text, match, _kind(match["of"]))
    for match in _at(TRIAL, text, starts):
        if OF_TRIAL.search(text[max(0, match.start() - 20) : match.start()]):
            yield from _count(text, match, "people")
    for match in _at(BARE, text, starts):
        if not NO_COUNT.search(text[max(0, match.start() - 10) : match.start()]):
            yield from _count(text, match, "number")


def _count(text: str, match: re.Match[str], kind: Counted) -> Iterator[Amount]:
    place = match.span(match.lastgroup if match.lastgroup == "did" else "part")
    if kind != "events" or not NAMED_BEFORE.search(text[max(0, place[0] - 8) : place[0]]):
        yield _amount(kind, text, place, value(text[slice(*place)]))


def _kind(noun: str) -> Counted:
    if STUDY.fullmatch(noun):
        return "studies"
    return "events" if EVENT.fullmatch(noun) else "people"
