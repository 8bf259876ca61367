"""How much is taken, how often, and the limit of a day beside it agree (R105, see `doses`). English only."""

import re
from itertools import pairwise

from editorial.markup.readable import Readable
from editorial.model.site import Site
from editorial.rules.amounts import DIGIT, value
from editorial.rules.doses import DAILY, DOSE, LIMITS, MASS, POSSIBLE, QUANTITY, TIMES, quantity, times
from editorial.rules.phrases import expression
from editorial.rules.rule import Faults, Findings

# A sentence without any of these, and without a digit, does not say how often.
OFTEN = (" every ", "nce ", "wice ", " times ")
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


@POSSIBLE.words
def taken(readable: Readable, site: Site) -> Findings:
    """Yield what a sentence says of how something is taken, where the rest of it says otherwise."""
    return POSSIBLE.in_sentences(readable, _disagreeing)


def _disagreeing(text: str) -> Faults:
    if not (DIGIT.search(text) or any(word in text for word in OFTEN)):
        return
    yield from _often(text)
    for match in IN_PIECES.finditer(text):
        side = "" if match["all"] else "_"
        mg = quantity(match[f"count{side}"]) * quantity(match[f"of{side}"] or match[f"each{side}"])
        if mg != quantity(match[f"all{side}"]):
            yield match.start(), f'"{match[0]}" does not add up: the pieces come to {mg:,.0f} mg. Look at the label'
    for match in APART_AND_MOST.finditer(text):
        most = 24 / quantity(match["hours"])
        if quantity(match["most"]) > most:
            yield match.start(), f'"{match[0]}" does not agree: so often comes to {most:.0f} a day. Look at the label'


def _often(text: str) -> Faults:
    """Yield how often something is taken, where the hours or the daily limit beside it say otherwise."""
    doses = sorted((*DOSE.finditer(text), *PIECES.finditer(text)), key=lambda one: one.start())
    for match in DAILY_TIMES.finditer(text):
        often = times(match["adverb"] or match["least"])  # of "two to three", the fewer
        for every in EVERY.finditer(text):
            first, second = sorted((match, every), key=lambda one: one.start())
            least = 24 if often == 1 else 16 if often == 2 else 12  # of three and more, by day alone it may be
            agree = least <= often * value(every["hours"]) <= 24
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
