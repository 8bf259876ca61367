"""No reader is kept from help (R113): nothing says not to call 911, or that a sign of danger needs nobody.

The words stand in `editorial/dictionary/claims/danger.txt`. English only.
"""

import re
from typing import Any

from editorial.markup.pieces import Block, Sentence
from editorial.markup.readable import Readable
from editorial.model.datafile import DataFile
from editorial.model.site import Site
from editorial.rules.denial import is_open_question, is_said, our_words
from editorial.rules.phrases import expression
from editorial.rules.rule import Faults, Findings, Rule
from editorial.rules.vocabulary import found

NO_HELP = Rule(
    "R113",
    "No reader is kept from help, or told that a sign of danger is harmless",
    "Whoever waits with an infection, a squeezed nerve or a heart attack because of a page may die of it.",
    "Say whom to call, and when; say what is harmless in words that fit nothing else.",
    "NHS service manual, care cards; FDA, Drug Facts labels, warnings",
    fails="Call us before you call 911.",
    passes="Call 911 before you call us.",
)
NO_CALL, NO_DOCTOR, LEFT_ALONE = map(found, ("no call for help", "no doctor", "sign left alone"))
SIGN, HARMLESS = map(found, ("sign of danger", "sign called harmless"))
EMERGENCY, ALL_HARMLESS = map(found, ("emergency", "all called harmless"))
# How an order to the reader begins: its sentence, a clause, or with "you".
ORDERS = re.compile(
    r"\W*(?:(?:please|simply|just|also|so|and|but|then|or)\s+)*|.*[,;:—–]\s+(?:(?:and|so|or|but|then|please|just)\s+)*"
    r"|(?:.*\s)?(?:you\s+(?:can|may|should|must|do|will)?|there\s+is|there['’]s)\s*",
    re.IGNORECASE | re.DOTALL,
)
# What goes on with an order, as in "Stay home and do not call", where the sentence is about nobody else.
GOES_ON = re.compile(r".*\s(?:and|or|but)\s+", re.IGNORECASE | re.DOTALL)
OTHERS = expression(
    r"\b(?:who|they|people|many|most|some|patients|he|she|if|when|whether|men|women|adults|others|ones?)\b"
)
# For what help is not needed, or how it is not to be sought, as in "Do not go to the hospital alone".
LIMITED = expression(r"^\W*(?:alone\b|(?:for|if|when|with|without|just|only|by|over|on|to)\s+(?=\w))")
KEPT = "keeps readers from help. Say when to call, or take it out"
CALMED = "calms readers who are in danger. Say what to do about it, or take it out"


@NO_HELP.words
def kept_from_help(readable: Readable, site: Site) -> Findings:
    """Yield what tells readers not to get help, and signs of danger that are said to need none."""
    for block in our_words(readable.blocks) if readable.english else ():
        for sentence in block.sentences if block.kind != "code" else ():
            for start, message in _wrong(sentence, block):
                yield NO_HELP.finding_in(readable, block, sentence.start + start, message)


@NO_HELP.data
def meanings(file: DataFile[Any]) -> Findings:
    """Yield what a meaning in the glossary says of an emergency that its word names: "It passes by itself"."""
    for key, steps in file.steps.items() if file.path.stem == "glossary" else ():
        meaning = str(file.yaml.values[str(steps[0])][steps[1]].get("meaning", ""))
        match = ALL_HARMLESS.search(meaning) if EMERGENCY.search(key) else None
        if match and is_said(meaning, match):
            yield NO_HELP.finding(file.path, file.at(key, "meaning"), f'"{match[0]}" {CALMED}', key)


def _wrong(sentence: Sentence, block: Block) -> Faults:
    text = sentence.text
    if is_open_question(text):
        return
    for match in (match for pattern in (NO_CALL, NO_DOCTOR, LEFT_ALONE) for match in pattern.finditer(text)):
        limited = LIMITED.search(text[match.end() :]) and not SIGN.search(text)
        if orders(text, match.start()) and not limited and is_said(text, match):
            yield match.start(), f'"{" ".join(match[0].split())}" {KEPT}'
            return
    above = block.text[: sentence.start]
    alarms = block.card_kind == "emergency" or any(is_said(above, match) for match in EMERGENCY.finditer(above))
    for match in (*HARMLESS.finditer(text), *(ALL_HARMLESS.finditer(text) if alarms else ())):
        if is_said(text, match):
            yield match.start(), f'"{" ".join(match[0].split())}" {CALMED}'
            return


def orders(text: str, start: int) -> bool:
    """Whether an order to the reader begins at a place of a sentence."""
    before = text[:start]
    return bool(ORDERS.fullmatch(before) or (GOES_ON.fullmatch(before) and not OTHERS.search(before)))
