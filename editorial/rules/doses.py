"""Doses and units can be true (R105): no dose is far from its medicine's label, and two units of one size agree.

What is looked for are slips that can harm: g for mg, "every hour", 10 lb (45 kg), a fever of 101°C. English only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction

from editorial.markup.pieces import Block, Sentence
from editorial.markup.readable import Readable
from editorial.model.site import Site
from editorial.rules.amounts import value
from editorial.rules.phrases import expression
from editorial.rules.rule import Faults, Findings, Rule

POSSIBLE = Rule(
    "R105",
    "Doses of common pain medicines are near the label, units agree, and no reader stops a medicine on our word",
    "A reader may do what it says here. One wrong unit makes a dose a thousand times too large.",
    "Look the number and its unit up on the label; convert the other again. Say to ask whoever prescribed a medicine.",
    "FDA, Drug Facts labels and prescribing information; NIST Special Publication 811, appendix B",
    fails="Take 500 g of acetaminophen.",
    passes="Take 500 mg of acetaminophen.",
)


@dataclass(frozen=True)
class Medicine:
    """A medicine: its names, the most in a day without and with a prescription, the least at once, and a usual tablet (mg)."""

    names: str
    most: int
    prescribed: int
    least: int
    tablet: float
    hours: int = 4


# The first four as on their Drug Facts labels (FDA: acetaminophen 4,000 mg, ibuprofen 1,200, naproxen sodium 660, aspirin
# 4,000 in 24 hours); what is prescribed, and the others, as in the prescribing information at DailyMed. The least is that
# of the smallest form for infants or the heart; `tablet` is the smallest that adults usually take for pain; `hours` are the
# fewest between two doses.
MEDICINES = (
    Medicine("acetaminophen|paracetamol|Tylenol", 4000, 4000, 40, 325),
    Medicine("ibuprofen|Advil|Motrin|Nurofen", 1200, 3200, 40, 200),
    Medicine("naproxen(?:\\s+sodium)?|Aleve|Naprosyn", 660, 1500, 100, 220, 6),
    Medicine("aspirin", 4000, 4000, 20, 325),
    Medicine("gabapentin|Neurontin", 3600, 3600, 100, 300),
    Medicine("pregabalin|Lyrica", 600, 600, 20, 50),
    Medicine("meloxicam|Mobic", 15, 15, 5, 7.5),
    Medicine("tramadol|Ultram", 400, 400, 20, 50),
    Medicine("cyclobenzaprine|Flexeril", 30, 30, 5, 5),
    Medicine("duloxetine|Cymbalta", 120, 120, 20, 20),
)
QUANTITY = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:\s?[½¼¾])?|\d+/\d+|[½¼¾]|one|two|three|four|five|six|seven|eight|nine|ten|twelve"
    r"|twenty|thirty|forty|fifty|(?:half\s+)?an?)"
)
MASS = {"mcg": 0.001, "microgram": 0.001, "µg": 0.001, "μg": 0.001, "mg": 1, "milligram": 1, "g": 1000, "gram": 1000}
_RANGE = rf"(?P<low>{QUANTITY})(?:\s*(?:to|-|–|or)\s*(?P<high>{QUANTITY}))?"
DOSE = expression(
    rf"""(?<![\w.,/]){_RANGE}[\s-]?(?P<unit>mcg|micrograms?|[µμ]g|mg|milligrams?|g|grams?)\b
         (?!\s*(?:/|per\b|for\s+each)\s*(?:kg|kilo|pound|lb|mL|ml|5|100))"""
)
# Behind a dose: what it is of, where that is said.
OF_WHAT = expression(
    r"^\s+(?:(?:tablets?|pills?|capsules?|caplets?|doses?)\s+)?(?P<of>of\s+)?(?:(?:the|an?|plain|regular|oral|low-dose)\s+)?(?P<what>[\w-]+)"
)
# Between a medicine with its dose and the next dose, the name of another medicine: "aspirin 81 mg, or rivaroxaban ".
ANOTHERS = expression(r"\d\s?(?:mg|mcg|g)\b[^.]*(?:[,;]|\b(?:or|and|of))\s+(?!(?:most|least)\b)[a-z]{4,}\s+$")
NO_SUBSTANCE = expression(
    r"""(?:a|an|day|each|every|per|once|twice|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+|hourly|nightly|at|in|to|for|by|and|or|is|are|was|can|may|if|when|with|without|tablets?|pills?
       |capsules?|caplets?|doses?|daily|within|as|should|will|total|more|less|before|after|then|but|on|up|during|until|at|than)"""
)
DAILY = expression(
    r"^(?:(?!\b(?:times|once|twice)\b)[^.;]){0,25}?\b(?:(?:a|per|each|every)\s+day|daily|in\s+(?:a|one)\s+day|(?:in|per|every|over)\s+(?:any\s+)?24\s+hours)\b"
)
TIMES = rf"(?P<least>{QUANTITY}|once|twice)(?:\s*(?:to|or|-|–)\s*(?P<most>{QUANTITY}))?(?:\s+times)?\s+(?:a|per|each|every)\s+day"
OFTEN = expression(
    rf"""\b(?:(?P<hourly>hourly|every\s+hour|each\s+hour|(?:once|twice)\s+an\s+hour|every\s+(?:few|{QUANTITY})\s+minutes)
       |every\s+(?P<from>{QUANTITY})(?:\s*(?:to|or|-|–)\s*(?P<to>{QUANTITY}))?\s+hours|{TIMES})\b"""
)
BETWEEN = expression(r"[.;]|\b(?:and|while|but|then|wait|walk|move|get|stretch|check)\b")
# A sentence that warns names large doses, unless it sets a limit.
WARNS = expression(
    r"""\b(?:overdos\w*|too\s+much|poison\w*|damag\w*|harm\w*|toxic\w*|danger\w*|fatal|deadly|kill\w*|unsafe|die[ds]?|deaths?
          |do\s+not|don['’]t|never|studied|mice|rats|gel|cream|patch(?:es)?|bottles?|tubes?|packs?)\b"""
)
LIMITS = expression(
    r"(?:\bno\b|\bnot\b|n['’]t\b|\bnever\b)[^.;]{0,20}\b(?:more\s+than|exceed|over|above)\b|\bup\s+to\b|\bat\s+most\b|\bmaximum\b|\blimit\b|\b(?:stay|keep|remain)\s+(?:\w+\s+)?(?:below|under|within)\b"
)
PRESCRIBED = expression(
    r"\b(?:prescri\w+|doctors?|clinicians?|supervis\w+|hospital|physicians?|health\s+care\s+providers?)\b"
)

# How many at once or in a day: not in a week, and no strength, as in "200 mg tablets".
TABLETS = expression(
    rf"""(?<![\d.,])(?P<count>{QUANTITY})(?!\s*m?c?g\b)\s+(?:[\w-]+\s+){{0,3}}?(?:tablets|pills|caplets|capsules)\b
         (?!(?:\s+of\s+\w+)?\s+(?:an?|per|each|every|for|over|in)\s+(?:[\w-]+\s+){{0,2}}?(?:days|weeks?|months?)\b)"""
)
MOST_TABLETS = 12  # of a pain reliever without a name
# How much and how often, without a unit: "take 500 with food", "one tablet every 8 as needed".
BARE_DOSE = expression(
    r"\btake\s+(?P<take>[2-9]\d|[1-9]\d{2,3}|\d,\d{3})(?=\s+(?:with\s+(?:a\s+)?(?:full\s+)?(?:food|glass|water|meals?|milk)|at\s+(?:night|bedtime)|(?:once|twice|three\s+times)\s+a|every\s+\w+\s+hours|daily|by\s+mouth)\b)"
)
BARE_HOURS = expression(
    r"\b(?:tablets?|pills?|capsules?|doses?|take|mg)\b(?:\s+[\w,-]+){0,8}?\s+(?P<every>every\s+\d{1,2})(?=\s*(?:[.;,]|$)|\s+(?:as\s+needed|if|for\s+pain|with\s+(?:food|water|meals))\b)"
)
GLYPHS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}


@POSSIBLE.words
def doses(readable: Readable, site: Site) -> Findings:
    """Yield the doses of well-known medicines that no label allows, or that are a thousandth of any, and wrong names of these."""
    for block in readable.prose():
        for start, message in (*_in_sentences(block), *_misnamed(block.text)):
            yield POSSIBLE.finding_in(readable, block, start, message)


def with_medicine(block: Block) -> Iterator[tuple[Sentence, str]]:
    """Yield each sentence and what to read before it: the medicine that the one before is about, where it names none itself,
    as in "Ibuprofen is one. Take 400 mg."; else nothing.
    """
    last = ""
    for sentence in block.sentences:
        names = {name[0].lower(): name[0] for name in MEDICINE.finditer(sentence.text)}
        yield sentence, f"{last}, " if last and not names else ""
        last = next(iter(names.values())) if len(names) == 1 else "" if names else last


def _in_sentences(block: Block) -> Faults:
    for sentence, lead in with_medicine(block):
        for start, message in faults_of(lead.lower() + sentence.text):
            yield sentence.start + start - len(lead), message
        for match in BOTH.finditer(sentence.text):
            above, (one, other) = sentence.text[: match.start()], match.group("one", "other")
            behind = re.sub(r"\bif\b[^,.;]*", "", sentence.text[match.end() :])  # "if one is not enough"
            meant = match["failed"] is not None or match["asked"] is not None
            spared = (NOT_BOTH.search(above) and not meant) or ONE.search(behind)
            if spared or one.lower() == other.lower():
                continue
            if _one_medicine(one, other):
                message = f'"{one}" and "{other}" are one medicine, and stand here as two. Correct one'
                yield sentence.start + match.start(), message
            elif (
                (match["able"] or TAKE.match(above))
                and not (meant or PRESCRIBED.search(sentence.text))
                and all(map(NSAIDS.fullmatch, (one, other)))
            ):
                message = f'"{one}" and "{other}" are both NSAIDs, of which nobody takes two. Take one out'
                yield sentence.start + match.start(), message


def _misnamed(text: str) -> Faults:
    for shape, ones in OF_KIND:
        for match in shape.finditer(text):
            if not ones.fullmatch(match["one"]):
                message = f'"{match[0]}" names another kind of medicine. Look it up, and correct one of the two'
                yield match.start(), message
    for match in BRANDED.finditer(text):
        one, other = match.group("one", "other")
        if not _one_medicine(one, other):
            yield match.start("other"), f'"{other}" is not {one}, but another medicine. Correct one of the two'


# Those whose names alone are compared.
NAMED_ONLY = "celecoxib|Celebrex citalopram|Celexa sertraline|Zoloft apixaban|Eliquis rivaroxaban|Xarelto dabigatran|Pradaxa warfarin|Coumadin|Jantoven clopidogrel|Plavix lorazepam|Ativan diazepam|Valium alprazolam|Xanax zolpidem|Ambien tizanidine|Zanaflex methocarbamol|Robaxin"
_DOSED = "|".join(medicine.names for medicine in MEDICINES)
_NAMES = f"{_DOSED}|{NAMED_ONLY.replace(' ', '|')}"
# One name of a medicine with another in brackets.
BRANDED = expression(rf"\b(?P<one>{_NAMES})\s+\((?:(?:such|sold)\s+as\s+|like\s+)?(?P<other>{_NAMES})(?=[),;])")
# Two names of what may be one medicine, as if they were two.
BOTH = expression(
    rf"""\b(?P<one>{_NAMES})(?:\s+(?:together\s+with|along\s+with|in\s+addition\s+to|on\s+top\s+of|plus|with
           |and(?=\s+(?:{_NAMES})\s+(?:together|at\s+the\s+same\s+time|at\s+once)\b)
           |(?P<able>(?:can|may)\s+(?:safely\s+)?be\s+(?:used|taken|given)(?:\s+(?:together|along))?\s+with)
           |is\s+(?!as\b)[a-z]+er\s+than|(?P<failed>does(?:\s+not|n['’]t)\s+(?:help|work)(?:\s+enough)?,\s+(?:try|take|use|add|switch\s+to)))
           |(?:\s+[\w-]+){{0,4}},?\s+and\s+(?:then\s+)?add|(?P<asked>,?(?:\s+or)?(?=\s+(?:{_NAMES}),?\s+(?:or\s+both|whichever)\b)))
         \s+(?:your\s+|some\s+)?(?P<other>{_NAMES})\b"""
)
# Kinds of medicine, those of the names that are of one, and a name that is said to be.
_LIKE = r"(?:,?\s+\(?(?:such\s+as|including|e\.g\.,?)|\s+\(?like)"
OF_KIND = [(expression(rf"\b(?:{kind}){_LIKE}\s+(?P<one>{_NAMES})\b"), expression(f"(?:{ones})")) for kind, ones in (
    (r"blood\s+thinners?|anticoagulants?", "apixaban|Eliquis|rivaroxaban|Xarelto|dabigatran|Pradaxa|warfarin|Coumadin|Jantoven|clopidogrel|Plavix|aspirin"),
    (r"NSAIDs?|anti-inflammator(?:y|ies)(?:\s+(?:drug|medicine|pill|pain\s+reliever)s?)?", "ibuprofen|Advil|Motrin|Nurofen|naproxen|Aleve|Naprosyn|aspirin|meloxicam|Mobic|celecoxib|Celebrex"),
    (r"opioids?", "tramadol|Ultram"),
    (r"muscle\s+relaxants?", "cyclobenzaprine|Flexeril|methocarbamol|Robaxin|tizanidine|Zanaflex|diazepam|Valium"),
)]  # fmt: skip
# Two medicines of this kind harm together (their Drug Facts labels), and a reader may be told to take both.
NSAIDS, TAKE = OF_KIND[1][1], expression(
    r"^\W*(?:(?:as|at|for|if|in|on|until|when)\s[^,.;]*,\s+)?(?:please\s+|you\s+(?:can|may|should)\s+)?(?:take|swallow|use)\b"
)  # fmt: skip
# Who asks or warns names both, and may, too, who says what is one.
NOT_BOTH = expression(r"\b(?:not|never|no|avoid|without|instead|if|whether|when|why)\b[^,.;]*$|n['’]t\b[^,.;]*$")
ONE = expression(
    r"\b(?:same(?!\s+time)|both\s+are|why|danger\w*|overdos\w*|too\s+much|harm\w*|twice|is\s+not|doubles?)\b|isn['’]t\b|\?"
)
MEDICINE = expression(rf"\b(?:{_DOSED}|pain\s+relievers?|painkillers?)\b")
# How much, without its unit: "400 of ibuprofen", "ibuprofen 400 twice a day".
NO_UNIT = expression(
    rf"""(?<![\w.,/$-])(?P<of>[1-9]\d{{1,3}}|\d,\d{{3}})\s+of\s+(?:{_DOSED})\b
      | \b(?:{_DOSED}),?\s+(?:at\s+)?(?P<at>[1-9]\d{{1,3}}|\d,\d{{3}})(?=\s+(?:once|twice|three\s+times|every\s+\w+\s+hours
          |a\s+day|daily|with\s+(?:food|water|meals)|at\s+(?:night|bedtime))\b)
      | (?<![\w.,/$-])(?P<next>[1-9]\d{{2}}|\d,\d{{3}})\s+(?:{_DOSED})(?=\s+(?:an?|per|each|every|in\s+(?:a|one|any))\s+(?:day|24\b|\w+\s+hours))"""
)
NAMED = [(medicine, expression(rf"(?:{medicine.names})")) for medicine in MEDICINES]
ONLY = [expression(rf"(?:{names})") for names in NAMED_ONLY.split()]

# A whole sentence that says how much at most, for all or for whom, and nothing else; R105 asks to say for whom.
ONLY_LIMITS = expression(
    rf"""(?:(?:if|when|while|with|for|after|at|as)\s(?:(?!that\b|which\b|who\b)[\w'’-]+,?\s){{0,6}}(?!that\b)[\w'’-]+,\s)?
         (?:(?:please\s)?(?:(?:do\snot|don['’]t|never)\s)?(?:take|use|exceed|swallow)|(?:stay|keep)\s(?:below|under|within)
           |the\s(?:most|limit|maximum|upper\slimit)(?:\syou\s(?:can|may|should)\stake)?\sis|(?:you\s)?(?:may|can|should)(?:\snot)?\stake)\s
         (?:(?:no|not)\smore\sthan\s|more\sthan\s|at\smost\s|up\sto\s|only\s)?(?:{QUANTITY})\s?m?c?g(?:\sof\s(?:{_DOSED}))?
         (?:\s(?:(?:a|per|each|every|in\sa|in\sone|in\sany)\sday|in\s(?:any\s)?24\shours|at\sonce|at\sa\stime))?[.]?"""
)
BY_NAME = {name.lower(): name for name in re.sub(r"\(.*?\)\?", "", _NAMES).split("|")}


def faults_of(text: str) -> Faults:
    """Yield where in a sentence a dose is wrong, and what to say of it."""
    if every := BARE_HOURS.search(text):
        yield every.start("every"), f'"{every["every"]}" has no unit. Write hours or days behind it'
    names = list(MEDICINE.finditer(text))
    for bare in (*BARE_DOSE.finditer(text), *(NO_UNIT.finditer(text) if names else ())):
        lost = bare.lastgroup or ""
        yield bare.start(lost), f'"{bare[lost]}" has no unit. Write mg or tablets behind it, as on the label'
    if not names or (WARNS.search(text) and not LIMITS.search(text)):
        return
    once: dict[str, float] = {}  # the most of each medicine that is to be taken at once
    for match in DOSE.finditer(text):
        medicine = medicine_at(text, match, names)
        if not medicine:
            continue
        if message := _wrong(text, match, medicine):
            yield match.start(), message
            return
        amount, at_once = amount_of(match, "low"), once.get(medicine.names, 0)
        if not DAILY.match(text[match.end() :]):
            once[medicine.names] = max(amount, at_once)
        elif amount < at_once:
            shown = " ".join(match[0].split())
            yield match.start(), f'"{shown}" in a day is less than the dose named before it. Correct one of the two'
            return
    for match in TABLETS.finditer(text):
        nearest = min(names, key=lambda name: max(name.start() - match.end(), match.start() - name.end()))
        medicine = medicine_of(nearest[0])
        if quantity(match["count"]) > (_most(text, medicine) // medicine.tablet if medicine else MOST_TABLETS):
            message = f'"{match[0]}" are more than the label allows in a day. Look the number up on the label'
            yield match.start(), message
            return
    for name in names:
        often = OFTEN.search(text, name.end())
        between = text[name.end() : often.start()] if often else ""
        medicine = medicine_of(name[0])
        near = len(between.split()) <= 6 and not BETWEEN.search(between)
        if often and near and _hours(often) < (medicine.hours if medicine else 4):
            message = f'"{often[0]}" is too often for {name[0]}. Look the hours between doses up on the label'
            yield often.start(), message
            return


def medicine_at(text: str, dose: re.Match[str], names: list[re.Match[str]]) -> Medicine | None:
    """The medicine that a dose is of, where it is one of ours: the one named right behind it, else the last one before."""
    behind = OF_WHAT.match(text[dose.end() :])
    named = ""
    if behind:
        start = dose.end() + behind.start("what")
        named = next((name[0] for name in names if name.start() <= start + 15 and name.start() >= dose.end()
                      and len(text[dose.end() : name.start()].split()) <= 3
                      and not re.search(r"[,.;]|\b(?:and|or)\b", text[dose.end() : name.start()])), "")  # fmt: skip
        if not named and (behind["of"] or not NO_SUBSTANCE.fullmatch(behind["what"])):
            return None
    before = [name for name in names if name.end() <= dose.start()]
    if before and ANOTHERS.search(text[before[-1].end() : dose.start()]):
        before = []
    if not named and before and len(text[before[-1].end() : dose.start()].split()) <= 12:
        named = before[-1][0]
    return medicine_of(named)


def medicine_of(name: str) -> Medicine | None:
    """The medicine that has this name, where it is one of ours."""
    return next((medicine for medicine, names in NAMED if names.fullmatch(name)), None)


def medicine_meant(word: str) -> str:
    """The medicine whose name a word is a slip for: it begins with the same letter, and has nearly all others; empty for none.

    >>> medicine_meant("acetominophen"), medicine_meant("gabapentinoids"), medicine_meant("prolotherapy")
    ('acetaminophen', '', '')
    """
    typed = word.lower()
    near = get_close_matches(typed, BY_NAME, n=1, cutoff=0.83)
    made_of_it = bool(near) and typed.startswith(near[0]) and (typed.endswith("s") or len(typed) - len(near[0]) > 2)
    return BY_NAME[near[0]] if near and near[0][0] == typed[0] and not made_of_it else ""


def _one_medicine(one: str, other: str) -> bool:
    """Whether two names are of one medicine."""
    return any(names.fullmatch(one) and names.fullmatch(other) for names in (*ONLY, *(names for _, names in NAMED)))


def _wrong(text: str, dose: re.Match[str], medicine: Medicine) -> str:
    """What is wrong with a dose, as a sentence; empty for nothing."""
    low, high = amount_of(dose, "low"), amount_of(dose, "high" if dose["high"] else "low")
    most = _most(text, medicine)
    shown, often = " ".join(dose[0].split()), OFTEN.search(text, dose.end())
    look = "Look the number and the unit up on the label"
    if high > most:
        return f'"{shown}" is more than the label allows in a day ({most:,} mg). {look}'
    if high < medicine.least:
        return f'"{shown}" is far less than any dose of it ({medicine.least} mg). {look}'
    if often and not BETWEEN.search(text, dose.end(), often.start()) and not DAILY.match(text[dose.end() :]):
        hours = _hours(often)
        if hours < medicine.hours:
            return f'"{" ".join(often[0].split())}" is too often. Look the hours between doses up on the label'
        if low * 24 / hours > most:
            return f'"{shown}" {often[0]} is {low * 24 / hours:,.0f} mg a day, and the label allows {most:,}. {look}'
    return ""


def _most(text: str, medicine: Medicine) -> int:
    """The most of a medicine in a day (mg), which is more where a text tells of a prescription."""
    return medicine.prescribed if PRESCRIBED.search(text) else medicine.most


def amount_of(dose: re.Match[str], name: str) -> float:
    """How much a dose is, in mg."""
    return quantity(dose[name]) * MASS[dose["unit"].lower().removesuffix("s")]


def _hours(often: re.Match[str]) -> float:
    """The hours between two doses; of "4 to 6", the fewer."""
    if often["hourly"]:
        return 1
    if often["from"]:
        return quantity(often["from"])
    return 24 / (times(often["most"] or often["least"]) or 1)


def times(said: str) -> float:
    """How many times are said.

    >>> times("once"), times("Twice"), times("three times"), times("4")
    (1, 2, 3.0, 4.0)
    """
    said = re.sub(r"\s+times$", "", said.lower())
    return {"once": 1, "twice": 2}.get(said) or quantity(said)


def quantity(number: str) -> float:
    """A number with fractions: 1½, 1/2."""
    if number.lower().split()[-1] in ("a", "an"):
        return 0.5 if number.lower().startswith("half") else 1
    glyph = float(sum(GLYPHS[sign] for sign in number if sign in GLYPHS))
    digits = re.sub(r"[½¼¾\s]", "", number)
    if "/" in digits:
        top, bottom = digits.split("/")
        return int(top) / (int(bottom) or 1)
    return glyph + (value(digits) if digits else 0)
