"""Telephone numbers are whole, can be called, and are links that can be tapped (R112). English only."""

import re
from collections.abc import Iterator

from editorial.markup.document import Document
from editorial.markup.readable import Readable
from editorial.model.site import Site
from editorial.rules.phrases import Pattern, without_code
from editorial.rules.rule import Faults, Findings, Rule

CALLED = Pattern(
    # behind a word that tells to call; hours that follow, as in "24/7" or "8 a.m.", are no part of the number
    r"(?:\b(?:[Cc]all|[Pp]hone|[Tt]el|[Tt]elephone|[Ff]ax|[Tt]ext|[Dd]ial)\b[^.?!\d(+]{0,25})(?P<number>(?:\+?\d|\(\d)(?:[\d().-]| (?!\d\d?(?:/7| hours| ?[ap]\.m\.))){5,}\d(?!\d|-[A-Z]{2}))"
    # by its form alone: an area code in brackets
    r"|(?<![\w(])(?P<alone>\(\d{2,4}\)\s?\d{2,5}[- .]\d{2,5})(?!\d)"
)
# A number whose last digits are spelled with the letters on the keys.
SPELLED = Pattern(r"(?<![\w-])1-8\d\d-(?=[\dA-Z-]*[A-Z]{2})[\dA-Z-]{4,}\b")
# A letter that looks like a digit: 555-O10-0199.
LETTERED = Pattern(r"(?<![\w-])\(?[\dOolI]{3}(?:\)\s?|[-. ])[\dOolI]{3}[-. ][\dOolI]{4}(?![\w-])")
# Numbers of four digits work only inside a building.
SHORT = Pattern(
    r"\b(?:[Cc]all|[Dd]ial|[Pp]hone)\s+(?:(?:us\s+)?(?:at|on)\s+(?=\d{3}-))?[“\"]?(?P<number>\d{4}|\d{3}-\d\d|\d\d(?=[.,;!]|\s(?:now|at\sonce|right|if)\b|$))(?!\d|[.,-]\d|\s\d|\s(?:times|people|patients|of))"
)
POISON_CENTER = "1-800-222-1222"  # of the whole US (poison.org)
POISON = re.compile(
    r"\b[Pp]oison\s(?:[Hh]elp|[Cc]ontrol|[Cc]enters?)\b[^.?!\d(+]{0,40}(?P<number>[+(]?[18][\d() .-]{7,}\d)"
)
# Of the US and Canada, behind the 1 that may stand in front; elsewhere numbers begin with a plus. 988 and the like are short.
DIGITS = 10

TELEPHONES = Rule(
    "R112",
    "Telephone numbers are whole and can be tapped",
    "A number with a digit lost helps nobody, and our pages tell phones not to guess what is one, so a tap would do nothing.",
    "Look the number up, and link it as the message says.",
    "North American Numbering Plan; RFC 3966, the tel URI",
    fails="Call 941-555-010.",
    passes="Call [941-555-0100](tel:+19415550100).",
)


@TELEPHONES.words
def misdialed(readable: Readable, site: Site) -> Findings:
    """Yield the telephone numbers that reach nobody, or somebody else."""
    for block in readable.prose():
        text = without_code(block)
        for start, sentence in (
            *_too_short(text, site.settings.EMERGENCY_NUMBER),
            *_no_poison_help(text),
            *_miscounted(text),
            *_lettered(text),
        ):
            yield TELEPHONES.finding_in(readable, block, start, sentence)


def _too_short(text: str, emergency_number: str) -> Faults:
    for match in SHORT.finditer(text):
        sentence = (
            f'"{match["number"]}" cannot be called. Look the number up; for an emergency it is {emergency_number}'
        )
        yield match.start("number"), sentence


def _no_poison_help(text: str) -> Faults:
    for match in POISON.finditer(text) if "oison" in text else ():
        if re.sub(r"\D", "", match["number"])[-DIGITS:] != re.sub(r"\D", "", POISON_CENTER)[1:]:
            yield match.start("number"), f'"{match["number"]}" is not the number of Poison Help. Write {POISON_CENTER}'


def _lettered(text: str) -> Faults:
    for match in LETTERED.finditer(text):
        letters = re.findall(r"[^\W\d]", match[0])
        if 0 < len(letters) < DIGITS / 2:
            yield match.start(), f'"{match[0]}" holds the letter {letters[0]}, which is no digit. Type its digits alone'


def _miscounted(text: str) -> Faults:
    for _, number, start, digits in _called(text):
        other = number.startswith("+") or (digits.startswith("1") and len(digits) <= 4)
        sentence = _wrong_count(number, digits)
        if sentence and not other and not re.search(r"\b(?:19|20)\d\d\b", number):
            yield start, sentence


@TELEPHONES.text
def tapped(document: Document, site: Site) -> Findings:
    """Yield the telephone numbers that are no link: our pages tell phones not to guess, so a tap does nothing."""
    for block in document.body if document.english else ():
        if block.kind in ("alternative text", "code", "tooltip"):
            continue
        words = without_code(block)
        for match in SPELLED.finditer(words):
            if not block.inside(match.start(), "a"):
                sentence = f'"{match[0]}" does nothing when it is tapped, and letters are hard to dial. Write its digits, and link them: [1-800-555-0100](tel:+18005550100)'
                yield TELEPHONES.finding_in(document, block, match.start(), sentence)
        for said, number, start, digits in _called(words):
            whole = number.startswith("+") or not _wrong_count(number, digits)
            if whole and not block.inside(start, "a") and not said.startswith("fax"):
                abroad = len(digits) != DIGITS or number[0] == "+"
                to = f"{'sms' if said.startswith('text') else 'tel'}:+{'' if abroad else '1'}{digits}"
                sentence = f'"{number}" does nothing when it is tapped. Link it: [{number}]({to})'
                yield TELEPHONES.finding_in(document, block, start, sentence)


def _wrong_count(number: str, digits: str) -> str:
    """What is wrong with the count of a number's digits; empty where it can be dialed."""
    left = DIGITS - len(digits.removeprefix("1"))  # the code of no area begins with 1
    if not left:
        return ""
    wrong = f"{left} too few" if left > 0 else f"{-left} too many"
    behind = " after the 1" if digits.startswith("1") else ""
    return (
        f'"{number}" has {DIGITS - left} digits{behind}, {wrong}: a telephone number of the US has {DIGITS}. Look it up'
    )


def _called(text: str) -> Iterator[tuple[str, str, int, str]]:
    """Yield the telephone numbers of a text: all that is said in small letters, the number, its place, and its digits."""
    for match in CALLED.finditer(text):
        name = match.lastgroup or ""
        yield match[0].lower(), match[name], match.start(name), re.sub(r"\D", "", match[name])
