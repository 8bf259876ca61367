"""Figures that stand together in one sentence do not contradict one another (R105, see `doses`); in tables, `totals`.

No mean lies outside its range, no part is more than its group, a count in brackets is the share before it, shares of one
whole are no more than that, hours end after they begin, a dose and how often it is taken stay within the limit beside
them. English only.
"""

import re
from calendar import day_name
from collections.abc import Iterator
from itertools import pairwise

from editorial.markup.document import Document, Readable
from editorial.model.site import Site
from editorial.rules.amounts import DIGIT, MONTHS, NUMBER, PEOPLE, UNIT, Amount, amounts, days_of, value
from editorial.rules.doses import DAILY, DOSE, LIMITS, MASS, POSSIBLE, QUANTITY, TIMES, quantity, times
from editorial.rules.phrases import expression
from editorial.rules.rule import Faults, Findings

# A sentence without any of these, and without a digit, holds no two figures.
COUNTED = ("Of ", "Out of ", "Among ", " every ", "nce ", "wice ", " times ")
_PLAIN = r"\d+(?:\.\d+)?"
_SIZE = r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|points?|pounds?|kg|cm|mm)"
# A range and its mean, each with its unit or none.
RANGE = expression(
    rf"""(?<![\w.,/$-])(?P<low>{_PLAIN})\s?(?:to|-|–|and)\s?(?P<high>{_PLAIN})
         (?:[\s-](?P<unit>{_SIZE})\b|(?=\W*$|[,;:).]|\s*\(|\s+(?:and|with|but)\b))"""
)
MEAN = expression(
    rf"""\b(?:average|mean|median|typical|usual)(?:\s+(?P<noun>ages?|length|time|wait|stay|number|score|weight|value))?
           (?:\s+(?:was|is|of|were|being|at|age))*[\s:]+(?:about\s+)?(?P<mean>{_PLAIN})(?:[\s-](?P<unit>{_SIZE})\b)?(?!\w|[.,]\d)
      | (?<![\w.,/$–-])(?P<before>{_PLAIN})(?:[\s-](?P<size>{_SIZE})\b)?\s+(?:on\s+average|in\s+the\s+median)\b"""
)
# A result and the range that it lies in: "63 in 100, with a range of 49 to 77", "1.4 (95% CI 1.1 to 1.8)".
_SURE = r"9[059]\s?%\s+(?:confidence|CI)\b"  # how sure a range is; no result
RANGED = expression(
    rf"""(?<![\w.,/$€£–-])(?<!\bto\s)(?<!\band\s)(?!{_SURE})(?P<mean>{_PLAIN})(?:\s?%|\s+(?:in|of)\s+100)?(?:\s+{_SIZE})?\s*(?:[,;(\[]|\s)\s*(?:with\s+an?\s+|and\s+an?\s+)?(?:95\s?%\s+)?
         (?:range|confidence\s+interval|CI)(?:\s+of|\s+from|\s+was|[,:])?\s+(?P<low>{_PLAIN})\s?%?\s?(?:to|-|–)\s?(?P<high>{_PLAIN})(?![\w.]*\d)"""
)
# The range of something else than the mean, or how a mean changed.
OTHER = expression(r"\b(?:fell|rose|dropped|grew|from\s+an?\s+(?:average|mean|median)|next|later|apart|than)\b")
_DID = r"(?:[a-z]+ed|came|had|took|got|did|were|said|went|kept|gave|chose|left|saw|felt|sent|wrote|told|are|have|work|live|say|want|need|use)"
# A group, and how many of it: "Of the 40 people, 44 came"; behind it, "We asked 40 people, and 44 of them came".
MEMBERS = expression(
    rf"""^\W*(?:of|out\s+of|among|in\s+a\s+group\s+of)\s+(?:(?:the|these|those|our|all)\s+)*(?P<whole>{NUMBER})\s+(?:[a-z-]+\s+)?
         (?:{PEOPLE}|(?!{UNIT}\b)[a-z]+s)\b[^.;:,\d]{{0,40}},\s*(?:about\s+|only\s+|some\s+|in\s+all\s+)*
         (?P<part>{NUMBER})\s+(?:of\s+them\s+)?(?:also\s+|still\s+|later\s+)?{_DID}\b"""
)
THEM = expression(r"\bof\s+(?:them|these|those|whom|which)\b")
OF_THEM = expression(
    rf"""(?<!\bor\s)(?P<whole>{NUMBER})\s+(?:[a-z-]+\s+)?(?:{PEOPLE}|(?!{UNIT}\b)[a-z]+s)(?:\s+in\s+the\s+[a-z]+)?[,;]\s+(?:and\s+|but\s+)?(?:about\s+|only\s+)?
         (?:of\s+(?:them|these|those|whom|which),?\s+(?P<part>{NUMBER})\s+{_DID}\b|(?P<some>{NUMBER})\s+of\s+(?:them|these|those|whom|which)\b)"""
)
# A share, and the count that is to be the same.
PERCENT_OF = expression(rf"^(?:\s+{PEOPLE})?\s*[,(]\s*(?:or\s+)?(?:about\s+)?$")
COUNT_OF = expression(
    rf"""^(?:\s+of\s+(?:(?:the|these|those|our|all)\s+)*(?P<whole>{NUMBER}))?\s+[a-z-]+(?:\s+[a-z-]+)?
         (?:\s+\(\s*|,\s+(?:that\s+is,?|or)\s+|,\s+(?={NUMBER}\s+in\s+all\b))(?P<count>{NUMBER})(?:\s+[a-z-]+|\s+in\s+all)?\s*(?=[),])"""
)
# A share that is all the rest.
REST = expression(r"\bthe\s+(?:other|remaining)\s$")
# From when to when somebody is there; nights go past midnight.
_CLOCK = r"(?P<{0}>\d{{1,2}})(?::(?P<{0}past>\d\d))?\s?(?P<{0}half>[ap])\.?m\b\.?"
HOURS = expression(
    rf"{_CLOCK.format('begin')}\s?(?:to|until|till|through|(?P<and>and)|-|–|,?\s?and\s+(?:closes?|ends?)\s+at)\s?{_CLOCK.format('end')}"
)
LONG, MORNING = 19 * 60, 4 * 60  # nobody is there for so long, unless past midnight
THERE = expression(r"\b(?:open|hours|office|desk|clinic)\b")
MOVED = expression(r"\b(?:moved?|changed?|brought|shift(?:ed)?|next)\b")
NIGHT = expression(r"\b(?:nights?|overnight|sle(?:ep|pt)|emergency|24|after\s+hours|closed|except)\b")
# How often, said twice: "twice a day, every 4 hours".
EVERY = expression(r"\bevery\s+(?P<hours>\d{1,2}|two|three|four|six|eight|twelve)\s+hours\b")
# When something is done, each time named: "twice a day, in the morning, at noon and at night".
_DAY = r"(?:mornings?|noon|afternoons?|evenings?|nights?|bedtime|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?)"
NAMED_TIMES = expression(
    rf"""\b(?P<times>once|twice|(?:two|three|four|five)\s+times)\s+(?:a|per|each|every)\s+(?:day|week),?\s+
         (?P<named>(?:(?:on|in|at)\s+)?(?:the\s+)?{_DAY}(?:(?:,\s+(?:and\s+)?|\s+and\s+)(?:(?:on|in|at)\s+)?(?:the\s+)?{_DAY})+)(?=\s*(?:[.;)]|$|with\b))"""
)
DAY = expression(_DAY)
PIECES = expression(rf"(?<![\w.,/])(?P<low>{QUANTITY})\s+(?P<unit>tablet|pill|capsule|caplet|spray|puff|drop)s?\b")
OTHERS = expression(r"\b(?:people|adults|children|older|those|who|if|at\s+once)\b")
# How much at one time, and behind it, how much in a day.
AT_ONCE = expression(r"[^.;,\d]{0,20}?\b(?:at\s+(?:a\s+time|once|bedtime)|each\s+time|in\s+one\s+dose)\b")
DAILY_TIMES = expression(rf"\b(?:{TIMES}|(?P<adverb>once|twice|(?:three|four|five|six)\s+times)\s+daily)\b")
BESIDE = re.compile(r"\s*[,(–-]?\s*(?:or\s+|that\s+is,?\s+|which\s+is\s+)?")
# How much it is, and in how many pieces: "400 mg (two 200 mg tablets)", "two tablets of 200 mg (400 mg)".
_MG, _FORMS = rf"(?P<all@>{QUANTITY})\s?mg", "(?:tablet|pill|capsule|caplet)s?"
_OF = rf"(?P<count@>{QUANTITY})\s+(?:{_FORMS}\s+of\s+(?P<of@>\d+)\s?mg|(?P<each@>\d+)[\s-]?mg\s+{_FORMS})"
IN_PIECES = expression(
    rf"(?<![\w.,]){_MG}\s*\(\s*{_OF}\s*\)".replace("@", "")
    + rf"|\b{_OF}\s*\(\s*{_MG}(?:\s+in\s+all)?\s*\)".replace("@", "_")
)
# A tablet each time, how far apart, and how many in a day.
APART_AND_MOST = expression(
    rf"\b(?:an?|one)\s+(?:tablet|pill|capsule|caplet)\s+every\s+(?P<hours>{QUANTITY})(?:\s*(?:to|or|-|–)\s*{QUANTITY})?\s+hours\b[^.;]{{0,25}}?\b(?:at\s+most|no\s+more\s+than|up\s+to)\s+(?P<most>{QUANTITY})(?:\s+(?:tablets|pills|capsules|caplets))?\s+(?:a|per|each|in\s+a|in\s+one)\s+day\b"
)
# A number that a reader needs the unit of: "hold for 30, then let go".
NO_UNIT = expression(
    r"""\b(?:(?:lift|carry|push|pull)(?:ing)?\s+(?:anything\s+)?(?:no|not|(?:heavier|over|above)|more)?\s*(?:more\s+)?(?:than\s+)?(?P<load>[1-9]\d?)
          (?=\s*(?:[.;,]|$)|\s+(?:until|for|in|during|while|at\s+first|after|before)\b)
      | (?:hold|rest|wait|walk|sit|stand|lie|drive)(?:(?:\s+(?!for\b)[a-z]+){0,3}\s+for\s+(?:at\s+least\s+)?|\s+at\s+least\s+)(?P<time>[1-9]\d?)
          (?=\s*(?:[.;,]|$)|\s+(?:and\s+then|then)\b(?!\s+(?:for\s+)?\d)|\s+(?:once|twice|after|before|each|every|at\s+a\s+time|a\s+day)\b))"""
)

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

# What happened in a year, and what is said of one to come.
TO_COME = re.compile(r"\b20[2-9]\d\b")
_ENDS = r"(?=[.,;:)]|$|\s+(?:and|but|that|it|they|we|found|showed|said)\b)"
HAPPENED = expression(
    rf"""\b(?:(?:was|were|had\s+been|has\s+been)\s+(?!to\b)[a-z]+(?:\s+[a-z]+){{0,4}}|(?:began|started|ended|said|found|met|came|ran|looked|showed|reported|appeared)(?:\s+[a-z]+){{0,5}})\s+in\s+(?:(?:early|late|{"|".join(MONTHS)})\s+)?(?P<year>20[2-9]\d){_ENDS}
      | \b(?:reviews?|study|studies|trials?|guidelines?|papers?|reports?|survey)\s+(?:of|from)\s+(?P<of>20[2-9]\d){_ENDS}
      | ^in\s+(?:(?:early|late|{"|".join(MONTHS)})\s+)?(?P<in>20[2-9]\d),?\s+[^.;]*?\b(?:was|were|had|did|found|said|began|started|ended|showed|approved|published)\b"""
)
AHEAD = expression(r"\b(?:will|would|could|might|may|until|by|due|planned|expected|expects?|predict\w*|forecast\w*|project\w*|estimated?|if|model\w*|room|set\s+to)\b")  # fmt: skip

# When somebody is there, and what something costs that the sentence names itself.
HOURS_OR_PRICE = re.compile(r"(?!(?:It|They|That|This|One|Each|Both|Then)\b)\w.{9,}?(?:\d\s?[ap]\.?m\b|\$\d)")
FIGURE = re.compile(r"\$\d[\d.,]*(?<=\d)|\b\d[\d:]*(?=\s?(?:[ap]\.?m\b|to\b|-|–))")
# How long something takes.
TIME = expression(rf"(?P<number>{NUMBER})[\s-]+(?P<unit>day|week|month|year)s?\b(?!\s+(?:old|of\s+age)\b|-old\b)")


@POSSIBLE.text
def restated(document: Document, site: Site) -> Findings:
    """Yield the figures of the summary and the key points that the text has not, though it has others of their kind."""
    short = [block for block in document.blocks if block.kind in ("summary", "key point") and DIGIT.search(block.text)]
    told = [one for block in document.body for one in _figures(block.text)] if short and document.english else []
    below = "\n".join(block.text for block in document.body) if told else ""
    cells = "\n".join(block.text for block in document.body if block.kind == "cell") if told else ""
    for block in short if told else ():
        for start, shown, kind, size, off in _figures(block.text):
            same = [other for _, _, like, other, _ in told if like == kind]
            apart = [abs(other - size) for other in same + [1 - other for other in same if kind == "share"]]
            there = shown in below or not {*re.findall(r"\d+", cells)}.isdisjoint(re.findall(r"\d+", shown))
            if DIGIT.search(shown) and not there and min(apart, default=0) > off:
                sentence = f'"{shown}" stands nowhere in the text, which has other figures. Correct one of the two'
                yield POSSIBLE.finding_in(document, block, start, sentence, level="warning")


@POSSIBLE.words
def years(readable: Readable, site: Site) -> Findings:
    """Yield the years to come in which something has happened."""
    for block, sentence in readable.sentences():
        told = TO_COME.search(sentence.text) and not AHEAD.search(sentence.text)
        for match in HAPPENED.finditer(sentence.text) if told else ():
            name = match.lastgroup or ""
            if int(match[name]) > site.today.year:
                shown = f'"{match[name]}" has not come yet, and is told of as past. Correct the year'
                yield POSSIBLE.finding_in(readable, block, sentence.start + match.start(name), shown)


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
                shown = f'"{sentence.text}" says otherwise than "{other}" above. Keep the right one'
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
                shown = f'"{sentence.text}" says otherwise than "{above[0][2]}" above. Keep the right one'
                yield POSSIBLE.finding_in(document, block, sentence.start, shown)


def _figures(text: str) -> Iterator[tuple[int, str, str, float, float]]:
    """Yield where each figure of a text begins, its words, its kind, how much it is, and how far off it may be said."""
    for match in TIME.finditer(text):
        days = days_of(match)
        yield match.start(), match[0], "time", days, 0.15 * days
    for one in amounts(text):
        share = one.kind == "share" and one.whole
        size = one.part / (one.whole if share else 1)
        if share or size > 20:  # fewer may be counted together that stand apart in the text
            yield one.start, text[one.start : one.end], one.kind, size, 0.08 if share else 0.15 * size * bool(one.bound)


@POSSIBLE.words
def together(readable: Readable, site: Site) -> Findings:
    """Yield the figures that another one of their sentence contradicts."""
    for block, sentence in readable.sentences():
        may_count = DIGIT.search(sentence.text) or any(word in sentence.text for word in COUNTED)
        for start, message in _contradictions(sentence.text) if may_count else ():
            yield POSSIBLE.finding_in(readable, block, sentence.start + start, message)


def _contradictions(text: str) -> Faults:
    """Yield where in a sentence a figure is contradicted, and what to say of it."""
    yield from _mean(text)
    yield from _ranged(text)
    if (match := MEMBERS.match(text)) and value(match["part"]) > value(match["whole"]):
        yield match.start("part"), f'"{match["part"]}" is more than all {match["whole"]}. Correct one of the numbers'
    for match in OF_THEM.finditer(text) if THEM.search(text) else ():
        part = match["part"] or match["some"]
        if value(part) > value(match["whole"]):
            yield match.start(), f'"{part}" is more than all {match["whole"]}. Correct one of the numbers'
    yield from _pairs(text)
    yield from _rest(text)
    for match in HOURS.finditer(text):
        begin, end = _minutes(match, "begin"), _minutes(match, "end")
        day = THERE.search(text) and not NIGHT.search(text) and begin - end < 600
        spoken = MOVED.search(text) or (match["and"] and not text[: match.start()].lower().endswith("between "))
        if begin > end and not spoken and (day or (end - begin + 1440 >= LONG and end >= MORNING)):
            yield match.start(), f'"{match[0]}" ends before it begins. Look at a.m. and p.m.'
    yield from _often(text)
    for match in IN_PIECES.finditer(text):
        side = "" if match["all"] else "_"
        mg = quantity(match[f"count{side}"]) * quantity(match[f"of{side}"] or match[f"each{side}"])
        if mg != quantity(match[f"all{side}"]):
            yield match.start(), f'"{match[0]}" is no sum: the pieces come to {mg:,.0f} mg. Look at the label'
    for match in APART_AND_MOST.finditer(text):
        most = 24 / quantity(match["hours"])
        if quantity(match["most"]) > most:
            yield match.start(), f'"{match[0]}" does not agree: so often comes to {most:.0f} a day. Look at the label'
    for match in SUM.finditer(text) if text.count("$") > 2 and not NO_SUM.search(text) else ():
        *parts, said = [float(one[1:].replace(",", "")) for one in re.findall(AMOUNT, text[: match.end()])]
        if len(parts) > 1 and abs(sum(parts) - said) > 0.005:  # cents are no whole numbers
            comes = f"{sum(parts):,.2f}".removesuffix(".00")
            yield match.start(), f'"{match[0]}" is no sum: the parts come to ${comes}. Correct it'
    for match in NO_UNIT.finditer(text):
        name = match.lastgroup or ""
        yield match.start(name), f'"{match[name]}" names no unit. Write it behind the number'


def _mean(text: str) -> Faults:
    """Yield a mean outside the one range of its sentence."""
    ranges, means = list(RANGE.finditer(text)), list(MEAN.finditer(text))
    if len(ranges) != 1 or len(means) != 1 or OTHER.search(text):
        return
    span, mean = ranges[0], means[0]
    name = "mean" if mean["mean"] else "before"
    unit = mean["unit"] or mean["size"]
    noun = (mean["noun"] or "age").lower()
    if not noun.startswith("age") and text.lower().count(noun) < 2 and "rang" not in text:
        return
    same = not (span["unit"] and unit) or span["unit"].rstrip("s") == unit.rstrip("s")
    apart = mean.start(name) < span.end() and span.start() < mean.end(name)
    if same and not apart and not float(span["low"]) <= float(mean[name]) <= float(span["high"]):
        yield mean.start(name), f'the mean "{mean[name]}" lies outside "{span[0]}". Correct one of the numbers'


def _ranged(text: str) -> Faults:
    """Yield a range that does not hold the result it is told of, or runs backward."""
    for match in RANGED.finditer(text):
        low, mean, high = (float(match[name]) for name in ("low", "mean", "high"))
        if low > high:
            yield (
                match.start("low"),
                f'"{match["low"]} to {match["high"]}" runs backward. Write the smaller number first',
            )
        elif not low <= mean <= high:
            sentence = f'"{match["mean"]}" lies outside its range, {match["low"]} to {match["high"]}. Correct one of the numbers'
            yield match.start("mean"), sentence


def _pairs(text: str) -> Faults:
    """Yield a percentage or a count that is not the share right before it."""
    found = amounts(text)
    for before, amount in pairwise(found):
        near = 0.0051 + 0.01 * bool(amount.bound) + (0.5 / before.whole if before.pictured else 0)
        if is_pair(text, before, amount) and abs(before.share - amount.share) > near:
            shown, pair = (" ".join(text[one.start : one.end].split()) for one in (amount, before))
            yield amount.start, f'"{shown}" is not {pair}, which is {before.share:.0%}. Correct one of the two'
    for amount in found:
        behind = COUNT_OF.match(text[amount.end :]) if (amount.group or amount.percent) and not amount.bound else None
        group = amount.group or (value(behind["whole"]) if behind and behind["whole"] else 0)
        if behind and group and abs(amount.share * group - value(behind["count"])) >= 1 + group / 100 * amount.percent:
            shown = " ".join(text[amount.start : amount.end + max(behind.end("whole"), 0)].split())
            message = (
                f'"{behind["count"]}" is not "{shown}", which is {amount.share * group:.0f}. Correct one of the two'
            )
            yield amount.end + behind.start("count"), message


def _rest(text: str) -> Faults:
    """Yield the share that is called the rest, where it is more than that."""
    found = [amount for amount in amounts(text) if amount.kind == "share"]
    for number, amount in enumerate(found):
        above = [one.share for one in found[:number]]
        sums = [sum(above[at:end]) + amount.share for at in range(number) for end in range(at + 1, number + 1)]
        if REST.search(text[: amount.start]) and sums and max(sums) > 1.02 and all(abs(one - 1) > 0.02 for one in sums):
            shown = " ".join(text[amount.start : amount.end].split())
            yield amount.start, f'"{shown}" is more than the rest of the whole. Correct one of the numbers'


def is_pair(text: str, pair: Amount, percent: Amount) -> bool:
    """Whether a percentage stands right behind a count of the same: 21 of 44 people (48%)."""
    if re.match(_SURE, text[percent.start : percent.start + 20]):
        return False
    may = percent.percent and pair.kind == "share" and not pair.percent
    return may and bool(PERCENT_OF.match(text[pair.end : percent.start]))


def _minutes(match: re.Match[str], name: str) -> int:
    """The minutes since midnight of a time of day."""
    return int(match[name]) % 12 * 60 + int(match[f"{name}past"] or 0) + 720 * (match[f"{name}half"].lower() == "p")


def _often(text: str) -> Faults:
    """Yield how often something is taken, where the hours or the daily limit beside it say otherwise."""
    doses = sorted((*DOSE.finditer(text), *PIECES.finditer(text)), key=lambda one: one.start())
    for match in DAILY_TIMES.finditer(text):
        often = times(match["adverb"] or match["least"])  # of "two to three", the fewer
        for every in EVERY.finditer(text):
            first, second = sorted((match, every), key=lambda one: one.start())
            agree = (12 if often > 1 else 24) <= often * value(every["hours"]) <= 24
            if BESIDE.fullmatch(text[first.end() : second.start()]) and not agree:
                shown = text[first.start() : second.end()]
                yield first.start(), f'"{shown}" is how often in two ways, which do not agree. Keep the right one'
        for dose, limit in pairwise(doses):
            (taken, unit), (most, other) = _size(dose), _size(limit)
            between, behind = text[match.end() : limit.start()], DAILY.match(text[limit.end() :])
            limited = LIMITS.search(between) and not OTHERS.search(text[match.end() :])
            daily = limited and (behind or re.search(r"\bdaily\b", between))
            if dose.end() < match.start() < limit.start() and daily and unit == other and taken * often > most:
                shown = text[dose.start() : match.end()]
                message = f'"{shown}" comes to {taken * often:,.0f} {unit} a day, and the limit beside it is {most:,.0f}. Look at the label'
                yield dose.start(), message
    for dose, limit in pairwise(doses):
        once = AT_ONCE.match(text, dose.end())
        between = text[once.end() : limit.start()] if once and once.end() <= limit.start() else ""
        for_all = LIMITS.search(between) and not OTHERS.search(between) and DAILY.match(text[limit.end() :])
        (taken, unit), (most, other) = _size(dose), _size(limit)
        if for_all and unit == other and taken > most:
            message = f'"{dose[0]}" at once is more than the limit of a day beside it, "{limit[0]}". Look at the label'
            yield dose.start(), message
    for match in NAMED_TIMES.finditer(text):
        if sum(1 for _ in DAY.finditer(match["named"])) != times(match["times"]):
            yield match.start(), f'"{match[0]}" names another number of times than it says. Correct one of the two'


def _size(dose: re.Match[str]) -> tuple[float, str]:
    """How much a dose is, and in what: all weights in mg."""
    unit = dose["unit"].lower()
    mass = MASS.get(unit.removesuffix("s"))
    return quantity(dose["low"]) * (mass or 1), "mg" if mass else f"{unit}s"
