"""Sentences that sell by their shape, whatever they name: orders and what comes of them, fragments, slogans, headings,
comparisons, ease for all, what to expect, causes told as facts, what others fail at, and boasts.

By kind, each with the words that carry it: who is told to leave a brace behind is sold something, who is told to bring
one is not. The phrases stand in `editorial/dictionary/claims/`, in `selling.txt` and `boasts.txt`. English only.
"""

import re

from editorial.rules.phrases import AnyOf, Expression, expression
from editorial.rules.vocabulary import found, part, whole, words


def _opens(name: str) -> Expression:
    """Finds the phrases of a section where a sentence begins."""
    return expression(rf"\W*{part(name)}")


COMMANDS, ORDERS, FRAGMENTS, SLOGAN, RESULTS = map(_opens, ("command", "order", "fragment", "slogan", "results"))
HEADS, SELLING_BIT = expression(part("heads")), found("selling bit")
AND = re.compile(r" (?:and|then) (?:you|your|the|it)\b")
BETTER_THAN, SAFE_FOR_ALL, TO_COME, SWORN_BY = map(found, ("better than", "safe for all", "to come", "sworn by"))
CAUSES, OTHERS_FAIL, NO_HARM = map(found, ("causes", "others fail", "no harm"))
PRAISED = expression("|".join(map(whole, ("evidence mounts", "popular", "good record"))))
ENOUGH = expression("|".join(map(whole, ("does more", "little is enough", "nothing else will"))))
WELL = expression("|".join(map(whole, ("left better", "stays well", "done without"))))
# By kind, none of more than thirty, which are sought one by one (`stems.MOST_WAYS`); first those which a "may" makes sound.
FACTS = (CAUSES, OTHERS_FAIL, NO_HARM, ENOUGH, WELL)
SHAPES = AnyOf((BETTER_THAN, SAFE_FOR_ALL, TO_COME, SWORN_BY, PRAISED, *FACTS), lambda shape: shape)
# How a sentence begins that is neither; and how, besides, one that gives no order.
_TELLS, _STATES = words("tells"), words("states")


def begins_to_sell(text: str, heading: bool = False) -> re.Match[str] | None:
    """The order, or the praise, with which a sentence or a heading begins."""
    if heading and (match := HEADS.match(text)):
        return match
    first = text.split(" ", 1)[0].lower()
    if first in _TELLS:
        return None
    noun = first in _STATES or (first.endswith("s") and not first.endswith("ss"))
    if match := FRAGMENTS.match(text):
        return match
    if "," in text and (match := SLOGAN.match(text)) and SELLING_BIT.search(text):
        return match
    result = RESULTS.match(text) if AND.search(text) else None
    if result and not (result["order"] and noun):
        return result
    return None if noun else ORDERS.match(text) or COMMANDS.match(text)
