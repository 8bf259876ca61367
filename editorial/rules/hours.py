"""Hours and prices of the practice say the same wherever they stand (R105, see `doses`). English only."""

import re
from calendar import day_name
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from editorial.markup.document import Document
from editorial.markup.readable import Readable
from editorial.model import settings_file
from editorial.model.site import Site
from editorial.rules.amounts import DIGIT
from editorial.rules.doses import POSSIBLE
from editorial.rules.phrases import expression
from editorial.rules.rule import Faults, Findings
from editorial.rules.speller import speller_of

# From when to when somebody is there; nights go past midnight.
_CLOCK = r"(?P<{0}>\d{{1,2}})(?::(?P<{0}past>\d\d))?\s?(?P<{0}half>[ap])\.?m\b\.?"
HOURS = expression(
    rf"{_CLOCK.format('begin')}\s?(?:to|until|till|through|(?P<and>and)|-|–|,?\s?and\s+(?:closes?|ends?)\s+at)\s?{_CLOCK.format('end')}"
)
LONG_DAY, MORNING = 19 * 60, 4 * 60  # nobody is there for so long, unless past midnight
THERE = expression(r"\b(?:open|hours|office|desk|clinic)\b")
MOVED = expression(r"\b(?:moved?|changed?|brought|shift(?:ed)?|next)\b")
NIGHT = expression(r"\b(?:nights?|overnight|sle(?:ep|pt)|emergency|24|after\s+hours|closed|except)\b")
# A sum of money behind all that it is of; what is taken off, added unsaid or paid again makes another.
AMOUNT = r"\$(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d\d)?(?![.,]?\d)"
SUM = expression(
    rf"{AMOUNT}(?=\s+(?:in\s+all|in\s+total|altogether|together|all\s+told)\b)|(?<=\ba\stotal\sof\s){AMOUNT}"
)
NO_SUM = expression(r"\b(?:tax(?:es)?|discounts?|off|insur\w+|co-?pays?|deductible|deposit|less|minus|saves?|back|refund\w*|about|up\s+to|from|each|per|every|times|twice|an?\s+(?:day|week|month|year|visit|session|hour)|for\s+(?:two|three|four|five|six|\d+))\b|\b(?:at|two|three|four|five|six|\d{1,3})\s\$|\$[\d,.]+\s?(?:to|or|-|–)\s?\$")  # fmt: skip
# When the practice is open, by words that name all of it; a part of it, and a season, has hours of its own.
OPEN = expression(r"\b(?:we\s+are|(?:our|the)\s+(?:office|clinic|practice)(?:\s+is|['’]s))\s+open\b|\b(?:our|opening|office)\s+hours\b")  # fmt: skip
A_PART = expression(
    r"""\b(?:except|holidays?|phones?|lab|pharmacy|desk|gym|pool|calls?|appointments?|further|(?:from|in|on|of|until)\s+(?!\w+day)(?-i:[A-Z])\w+|summer|winter|season
          |first|second|third|last|other|also|again|emergenc\w+|starting|used|were|was|will|moved?|changed?|closed|scans?|visits?|walk-?ins?|by|dr|for|with)\b"""
)
WEEK = list(day_name)
OPEN_ON = re.compile(rf"({'|'.join(WEEK)})s?(?:\s?(?:to|through|[-–])\s?({'|'.join(WEEK)}))?")
# What hours in the settings are made of: days, which may be shortened or stand in a row; what is closed; hours by a clock of
# 24; and what may stand between. With other words in it, such as "by phone", it has hours of several kinds.
SHORT = [day[:3] for day in WEEK]
_DAY = r"(?P<{}>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:r?s)?(?:[a-z]*day)?s?\b\.?"
DAYS = re.compile(rf"\b{_DAY.format('day')}(?:\s?(?:to|through|[-–])\s?{_DAY.format('last')})?")
OF_24 = re.compile(r"\b(\d\d?):(\d\d)\s?(?:to|[-–])\s?(\d\d?):(\d\d)\b(?!\s?[ap]\.?m)")
CLOSED, BETWEEN = re.compile(r"\bclosed\b[^,;.]*"), re.compile(r"(?:\W|\band\b)*")
# When somebody is there, and what something costs that the sentence names itself.
HOURS_OR_PRICE = re.compile(r"(?!(?:It|They|That|This|One|Each|Both|Then)\b)\w.{9,}?(?:\d\s?[ap]\.?m\b|\$\d)")
FIGURE = re.compile(r"\$\d[\d.,]*(?<=\d)|\b\d[\d:]*(?=\s?(?:[ap]\.?m\b|to\b|-|–))")


@POSSIBLE.text
def said_again(document: Document, site: Site) -> Findings:
    """Yield the hours and prices of a section that it says in the same words with other figures."""
    first: dict[str, str] = {}
    for block in document.body if document.english else ():
        if block.kind == "heading":
            first.clear()
        for sentence in block.sentences if block.kind == "paragraph" else ():
            if not HOURS_OR_PRICE.match(sentence.text):
                continue
            said = " ".join(sorted(re.findall(r"[\w#]+", FIGURE.sub("#", sentence.text).lower())))
            if (other := first.setdefault(said, sentence.text)) != sentence.text:
                shown = f'"{sentence.text}" contradicts "{other}" above. Keep the right one'
                yield POSSIBLE.finding_in(document, block, sentence.start, shown)


@POSSIBLE.text
def opening(document: Document, site: Site) -> Findings:
    """Yield the sentences that tell other hours of the practice than one above, of the same day."""
    told: dict[str, tuple[int, int, str]] = {}
    for block in document.body if document.english else ():
        for sentence in block.sentences if block.running and OPEN.search(block.text) else ():
            text = re.sub(r"\b[Ww]eekdays\b", "Monday to Friday", re.sub(r"\bnoon\b", "12 p.m.", sentence.text))
            hours = [*HOURS.finditer(text)] if OPEN.search(text) and not A_PART.search(text) else []
            now = [(_minutes(one, "begin"), _minutes(one, "end"), sentence.text) for one in hours]
            spans = [(WEEK.index(days[1]), WEEK.index(days[2] or days[1])) for days in OPEN_ON.finditer(text)]
            named = [day for first, last in spans for day in WEEK[first : last + 1]] if len(now) == 1 else []
            above = [one for day in named if (one := told.setdefault(day, now[0]))[:2] != now[0][:2]]
            if above:
                shown = f'"{sentence.text}" contradicts "{above[0][2]}" above. Keep the right one'
                yield POSSIBLE.finding_in(document, block, sentence.start, shown)


@POSSIBLE.words
def hours_and_sums(readable: Readable, site: Site) -> Findings:
    """Yield the hours that end before they begin, and the sums of money that their parts do not come to."""
    return POSSIBLE.in_sentences(readable, _wrong)


@POSSIBLE.words
def setting(readable: Readable, site: Site) -> Findings:
    """Yield what cannot be of the hours in the settings: a day that there is not, an end before its begin, one hour twice."""
    there = readable.english and readable.path == Path(settings_file.FILES[0])
    for block in readable.blocks if there else ():
        if block.kind == "tooltip":
            known = speller_of(site)
            said = {word[0] for word in known.unknown(block.text)}
            for word in re.findall(r"\b[A-Z][a-z]{3,}\b", block.text):
                near = get_close_matches(word, WEEK, n=1, cutoff=0.75)
                if near and not known.known(word) and word not in said:
                    yield POSSIBLE.finding_in(readable, block, 0, f'"{word}" is no day. Write {near[0]}')
            for sentence in _clashes(CLOSED.sub("", re.sub(r"\bnoon\b", "12 pm", block.text))):
                yield POSSIBLE.finding_in(readable, block, 0, sentence)


def _clashes(text: str) -> Iterator[str]:
    """Yield the hours of days that end before they begin, or are told once more; what a night is, `_wrong` decides."""
    if not BETWEEN.fullmatch(OF_24.sub("", HOURS.sub("", DAYS.sub("", text)))):
        return
    told: list[tuple[int, int, int]] = []
    days: list[int] = []
    ended = False
    for part in sorted((one for shape in (DAYS, HOURS, OF_24) for one in shape.finditer(text)), key=re.Match.start):
        if part.re is DAYS:
            first, last = (SHORT.index(part[name] or part["day"]) for name in ("day", "last"))
            days = [*(() if ended else days), *(day % 7 for day in range(first, last + 1 + 7 * (last < first)))]
        else:
            begin, end = _span(part)
            of_12 = part.re is not OF_24
            said = of_12 and begin > end and end - begin + 1440 >= LONG_DAY and end >= MORNING
            if 0 <= begin - end < 600 and not said and (of_12 or begin >= 720):
                yield f'"{part[0]}" ends before it begins. Look at a.m. and p.m.; noon is 12 pm'
            for at, day in enumerate(days):
                if day in days[:at] or any(day == one and begin < to and since < end for one, since, to in told):
                    yield f'"{text.strip()}" tells hours of {WEEK[day]} twice. Keep the right ones'
                    return
            told += [(day, begin, end) for day in days]
        ended = part.re is not DAYS


def _span(part: re.Match[str]) -> tuple[int, int]:
    """From when to when, in minutes since midnight."""
    if part.re is OF_24:
        hour, minute, to, past = map(int, part.groups())
        return 60 * hour + minute, 60 * to + past
    return _minutes(part, "begin"), _minutes(part, "end")


def _wrong(text: str) -> Faults:
    if not DIGIT.search(text):
        return
    for match in HOURS.finditer(text):
        begin, end = _minutes(match, "begin"), _minutes(match, "end")
        day = THERE.search(text) and not NIGHT.search(text) and begin - end < 600
        spoken = MOVED.search(text) or (match["and"] and not text[: match.start()].lower().endswith("between "))
        if begin > end and not spoken and (day or (end - begin + 1440 >= LONG_DAY and end >= MORNING)):
            yield match.start(), f'"{match[0]}" ends before it begins. Look at a.m. and p.m.'
    for match in SUM.finditer(text) if text.count("$") > 2 and not NO_SUM.search(text) else ():
        *parts, said = [float(one[1:].replace(",", "")) for one in re.findall(AMOUNT, text[: match.end()])]
        if len(parts) > 1 and abs(sum(parts) - said) > 0.005:  # cents are no whole numbers
            comes = f"{sum(parts):,.2f}".removesuffix(".00")
            yield match.start(), f'"{match[0]}" does not add up: the parts come to ${comes}. Correct it'


def _minutes(match: re.Match[str], name: str) -> int:
    """The minutes since midnight of a time of day."""
    return int(match[name]) % 12 * 60 + int(match[f"{name}past"] or 0) + 720 * (match[f"{name}half"].lower() == "p")
