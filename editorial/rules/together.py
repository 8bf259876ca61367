"""Figures that stand together do not contradict one another (R105, see `doses`); of doses, see `taken`; in tables, `totals`.

No mean lies outside its range, no part is more than its group, a count in brackets is the share before it, shares of one
whole are no more than that, and the summary has the figures of the text. English only.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from editorial.markup.document import Document
from editorial.markup.readable import Readable
from editorial.model.site import Site
from editorial.rules.amounts import DIGIT, MONTHS, NUMBER, PEOPLE, UNIT, Amount, amounts, days_of, value
from editorial.rules.doses import POSSIBLE
from editorial.rules.phrases import expression
from editorial.rules.rule import Faults, Findings

# A sentence without any of these, and without a digit, holds no two figures.
COUNTED = ("Of ", "Out of ", "Among ", " every ")
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
# A number that a reader needs the unit of: "hold for 30, then let go".
NO_UNIT = expression(
    r"""\b(?:(?:lift|carry|push|pull)(?:ing)?\s+(?:anything\s+)?(?:no|not|(?:heavier|over|above)|more)?\s*(?:more\s+)?(?:than\s+)?(?P<load>[1-9]\d?)
          (?=\s*(?:[.;,]|$)|\s+(?:until|for|in|during|while|at\s+first|after|before)\b)
      | (?:hold|rest|wait|walk|sit|stand|lie|drive)(?:(?:\s+(?!for\b)[a-z]+){0,3}\s+for\s+(?:at\s+least\s+)?|\s+at\s+least\s+)(?P<time>[1-9]\d?)
          (?=\s*(?:[.;,]|$)|\s+(?:and\s+then|then)\b(?!\s+(?:for\s+)?\d)|\s+(?:once|twice|after|before|each|every|at\s+a\s+time|a\s+day)\b))"""
)

# What happened in a year, and what is said of one to come.
_YEAR = r"(?:20[2-9]|2[12]\d)\d"  # 2206 is 2026 with two digits swapped
TO_COME = re.compile(rf"\b{_YEAR}\b")
_ENDS = r"(?=[.,;:)]|$|\s+(?:and|but|that|it|they|we|found|showed|said|says?|advises?|suggests?|recommends?)\b)"
HAPPENED = expression(
    # was approved in early 2031, began in 2031
    rf"\b(?:(?:was|were|had\s+been|has\s+been)\s+(?!to\b)[a-z]+(?:\s+[a-z]+){{0,4}}|(?:began|started|ended|said|found|met|came|ran|looked|showed|reported|appeared)(?:\s+[a-z]+){{0,5}})\s+in\s+(?:(?:early|late|{'|'.join(MONTHS)})\s+)?(?P<year>{_YEAR}){_ENDS}"
    # a review of 2031
    rf"| \b(?:reviews?|study|studies|trials?|guidelines?|papers?|reports?|survey)\s+(?:of|from)\s+(?P<of>{_YEAR}){_ENDS}"
    # In 2031, a trial showed
    rf"| ^in\s+(?:(?:early|late|{'|'.join(MONTHS)})\s+)?(?P<in>{_YEAR}),?\s+[^.;]*?\b(?:was|were|had|did|found|said|began|started|ended|showed|approved|published)\b"
)
AHEAD = expression(r"\b(?:will|would|could|might|may|until|by|due|planned|expected|expects?|predict\w*|forecast\w*|project\w*|estimated?|if|model\w*|room|set\s+to)\b")  # fmt: skip

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
    """Yield the figures that another figure in their sentence contradicts."""
    return POSSIBLE.in_sentences(readable, _contradictions)


def _contradictions(text: str) -> Faults:
    """Yield where in a sentence a figure is contradicted, and what to say of it."""
    if not (DIGIT.search(text) or any(word in text for word in COUNTED)):
        return
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
    for match in NO_UNIT.finditer(text):
        name = match.lastgroup or ""
        yield match.start(name), f'"{match[name]}" has no unit. Write it behind the number'


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
    """Yield the share that is called the rest but is larger than the rest."""
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
