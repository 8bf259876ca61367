"""No patient is named by title, birthday or record, and telephone numbers are whole and can be tapped (R109). English only."""

import re
from collections.abc import Iterator

from editorial.markup.document import Document
from editorial.markup.readable import Readable
from editorial.model.site import Site
from editorial.rules.phrases import Pattern, without_code
from editorial.rules.rule import Findings, Rule

# What names one patient (45 CFR 164.514(b)(2), the identifiers of a person): the day of birth, the number of a record or of
# social security, a first and a family name behind a title, but for those of our own people.
OF_A_PATIENT = Pattern(
    # a day of birth
    r"\b(?:DOB|D\.O\.B\.|(?i:date\s+of\s+birth))\b\s*:?\s*\d[\d/.-]+"
    r"| \b(?i:born)\s+(?:on\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
    # the number of a record, a case, a policy
    r"| \b(?:MRN|(?i:(?:medical\s+record|chart|patient|case|insurance|policy|member)\s+(?:no\.?|number|id)))\s*:?\s*\#?\s*(?:is\s+)?[A-Z]{0,3}\d{4,}"
    # a Social Security number
    r"| (?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])"
    # a title with two names or more: Mrs. Jane Doe, but not what is named after one, such as a test
    r"| \b(?:Mr|Mrs|Ms|Miss)\b\.?\s+(?P<name>(?:[A-Z][\w’'-]*\.?\s+){1,2}[A-Z][\w’'-]*)(?!['’]s?\s+(?:Law|Rule|Test|Sign))"
    # initials and an age: patient J. D., 54; Jane D., 54
    r"| \b(?i:patient)\s+(?:[A-Z]\.\s?){1,2}(?=[\s,(])(?:,\s\d\d)?"
    r"| \b[A-Z][a-z’'-]+\s[A-Z]\.,\s\d\d(?=[,;.)])"
    # a title and a last name, with what a chart says of a patient: Mrs. Doe presented with
    r"| \b(?:Mr|Mrs|Ms|Miss)\b\.?\s+(?P<last>[A-Z][\w’'-]+)\s+(?:presents\s+with|presented\s+(?:with|to)|complain(?:s|ed)\s+of|den(?:ies|ied)|tolerated|underwent|was\s+(?:seen|referred|examined|evaluated|diagnosed)|reports\s+(?:that|no|some|pain)|will\s+(?:follow\s+up|(?:start|continue)\s+(?:with|on)))\b"
    # the same, seen by a colleague: I saw Mrs. Doe
    r"| \b(?i:saw|seeing|referring|examined)\s+(?:Mr|Mrs|Ms|Miss)\b\.?\s+(?P<seen>[A-Z][\w’'-]+)",
    re.VERBOSE,
)
CALLED = Pattern(
    # behind a word that tells to call; hours that follow, as in "24/7" or "8 a.m.", are no part of the number
    r"(?:\b(?:[Cc]all|[Pp]hone|[Tt]el|[Tt]elephone|[Ff]ax|[Tt]ext|[Dd]ial)\b[^.?!\d(+]{0,25})(?P<number>(?:\+?\d|\(\d)(?:[\d().-]| (?!\d\d?(?:/7| hours| ?[ap]\.m\.))){5,}\d(?!\d|-[A-Z]{2}))"
    # by its form alone: an area code in brackets
    r"|(?<![\w(])(?P<alone>\(\d{2,4}\)\s?\d{2,5}[- .]\d{2,5})(?!\d)"
)
# A number whose last digits are spelled with the letters on the keys.
SPELLED = Pattern(r"(?<![\w-])1-8\d\d-(?=[\dA-Z-]*[A-Z]{2})[\dA-Z-]{4,}\b")
# Numbers of four digits work only inside a building.
SHORT = Pattern(
    r"\b(?:[Cc]all|[Dd]ial|[Pp]hone)\s+(?:(?:us\s+)?(?:at|on)\s+(?=\d{3}-))?[“\"]?(?P<number>\d{4}|\d{3}-\d\d|\d\d(?=[.,;!]|\s(?:now|at\sonce|right|if)\b|$))(?!\d|[.,-]\d|\s\d|\s(?:times|people|patients|of))"
)
POISON_CENTER = "1-800-222-1222"  # of the whole US (poison.org)
POISON = re.compile(
    r"\b[Pp]oison\s(?:[Hh]elp|[Cc]ontrol|[Cc]enters?)\b[^.?!\d(+]{0,40}(?P<number>[+(]?[18][\d() .-]{7,}\d)"
)
WORD = re.compile(r"[\w’-]+")
# Of the US and Canada, behind the 1 that may stand in front; elsewhere numbers begin with a plus. 988 and the like are short.
DIGITS = 10

PRIVATE = Rule(
    "R109",
    "No patient is named by title, birthday or record, and telephone numbers are whole",
    "A name, a day of birth or a number of a record tells the world who was ill; a number with a digit lost helps nobody.",
    "Take out what names the person; look the telephone number up.",
    "HIPAA Privacy Rule, 45 CFR 164.514(b)(2)",
    fails="Date of birth: 4/5/1960.",
    passes="Some people came back in May.",
    waivable=False,
)


@PRIVATE.words
def recognized(readable: Readable, site: Site) -> Findings:
    """Yield what tells who a patient was, and telephone numbers that have lost or gained a digit."""
    for block in readable.prose():
        text = without_code(block)
        for match in OF_A_PATIENT.finditer(text):
            if (name := match["name"] or match["last"] or match["seen"]) and is_ours(name, site):
                continue
            sentence = f'"{match[0].strip()}" tells who somebody is. Take it out; say "a person", or what happened to everybody in a study'
            yield PRIVATE.finding_in(readable, block, match.start(), sentence)
        for match in SHORT.finditer(text):
            sentence = f'"{match["number"]}" cannot be called. Look the number up; for an emergency it is {site.settings.EMERGENCY_NUMBER}'
            yield PRIVATE.finding_in(readable, block, match.start("number"), sentence)
        for match in POISON.finditer(text) if "oison" in text else ():
            if re.sub(r"\D", "", match["number"])[-10:] != re.sub(r"\D", "", POISON_CENTER)[1:]:
                sentence = f'"{match["number"]}" is not the number of Poison Help. Write {POISON_CENTER}'
                yield PRIVATE.finding_in(readable, block, match.start("number"), sentence)
        for _, number, start, digits in _called(text):
            other = number.startswith("+") or (digits.startswith("1") and len(digits) <= 4)
            sentence = _miscounted(number, digits)
            if sentence and not other and not re.search(r"\b(?:19|20)\d\d\b", number):
                yield PRIVATE.finding_in(readable, block, start, sentence)


@PRIVATE.text
def tapped(document: Document, site: Site) -> Findings:
    """Yield the telephone numbers that are no link: our pages tell phones not to guess, so a tap does nothing."""
    for block in document.body if document.english else ():
        if block.kind in ("alternative text", "code", "tooltip"):
            continue
        words = without_code(block)
        for match in SPELLED.finditer(words):
            if not block.inside(match.start(), "a"):
                sentence = f'"{match[0]}" does nothing when it is tapped, and letters are hard to dial. Write its digits, and link them: [1-800-555-0100](tel:+18005550100)'
                yield PRIVATE.finding_in(document, block, match.start(), sentence)
        for said, number, start, digits in _called(words):
            whole = number.startswith("+") or not _miscounted(number, digits)
            if whole and not block.inside(start, "a") and not said.startswith("fax"):
                abroad = len(digits) != DIGITS or number[0] == "+"
                to = f"{'sms' if said.startswith('text') else 'tel'}:+{'' if abroad else '1'}{digits}"
                sentence = f'"{number}" does nothing when it is tapped. Link it: [{number}]({to})'
                yield PRIVATE.finding_in(document, block, start, sentence)


def _miscounted(number: str, digits: str) -> str:
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


def is_ours(name: str, site: Site) -> bool:
    """Whether all words of a name are in the name of someone in people.yaml, who is not a patient."""
    words = set(WORD.findall(name))
    return any(words <= set(WORD.findall(person.name)) for person in site.people.records.values())
