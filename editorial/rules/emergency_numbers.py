"""Whoever is told to call, calls the emergency number of this country (R12, see `cards`)."""

import re

from editorial.markup.readable import Readable
from editorial.model.site import Site
from editorial.rules.cards import CARDS
from editorial.rules.phrases import expression
from editorial.rules.rule import Findings

# Where else a reader may be, whom the same sentence tells to call.
ABROAD = re.compile(
    r"\b(?:abroad|overseas|outside\s+(?:of\s+)?(?:the\s+)?(?:US|U\.S\.|United\s+States)|(?:in|across)\s+(?:the\s+)?(?:UK|U\.K\.|EU|United\s+Kingdom"
    r"|other\s+countries|Australia|Britain|Canada|England|Europe|France|Germany|India|Ireland|Mexico|Scotland|Spain|Wales))"
    r"(?!\w)(?:[^.!?]|\.(?=\w))*$",
    re.IGNORECASE,
)
# Emergency numbers, of this country and of others, and any three digits that may be meant for one.
CALL = expression(
    r"\b(?:call|dial|phone|ring|text)\s+(?:(?P<number>000|11[0-9]|911|995|999)(?![\w-]|[.,]\d|\s+(?:people|patients|\d))"
    r"|(?P<typed>(?![2-9]11)\d{3})(?=[.;,!?)”](?!\d)|$|\s+(?:at\s+(?:once|any)|right\s|now|if|and\s+(?!\d)|or\s+(?!more|fewer|less|\d)|when|day|first|immediately)\b))"
)
NUMBERS = {"911": "the emergency number", "988": "the crisis line"}  # of the US
OURS = "the emergency number here is {0}. Write {0}"
# In a heading that sends a reader for help, whatever its language.
THREE_DIGITS = re.compile(
    r"(?<![\w.,+-])(?<!\d )(?:(?P<number>000|11[0-9]|995|999)|(?P<typed>\d{3}))(?![\w-]|[.,]\d| \d)"
)


@CARDS.words
def emergency_numbers(readable: Readable, site: Site) -> Findings:
    """Yield the emergency numbers of other countries, and slips of ours, where a reader is told to call them."""
    number = site.settings.EMERGENCY_NUMBER
    for block in readable.blocks:
        sends = not readable.english and block.kind == "card heading" and block.card_kind == "emergency"
        for match in THREE_DIGITS.finditer(block.text) if sends and number not in block.text else ():
            if match["number"] or number in _meant(match["typed"]):
                sentence = f'says "{match[0]}"; {OURS.format(number)}'
                yield CARDS.finding_in(readable, block, match.start(), sentence)
        for match in CALL.finditer(block.text) if block.kind != "code" else ():
            if (typed := match["typed"]) and number in NUMBERS and typed not in NUMBERS:
                meant = _meant(typed)
                sentence = f'"{match[0]}" calls nobody. Write {" or ".join(f"{one}, {NUMBERS[one]}" for one in meant)}'
                if meant:
                    yield CARDS.finding_in(readable, block, match.start("typed"), sentence)
            elif match["number"] and match["number"] != number and not ABROAD.search(block.text[: match.start()]):
                sentence = f'says "{" ".join(match[0].split())}"; {OURS.format(number)}'
                yield CARDS.finding_in(readable, block, match.start("number"), sentence)


def _meant(typed: str) -> list[str]:
    """The numbers of `NUMBERS` that three digits are a slip for: changed places, or one of them another."""
    return [one for one in NUMBERS if sorted(typed) == sorted(one) or sum(map(str.__ne__, typed, one)) == 1]
