"""Chances are counted: never a lone percentage, nor one that is only told as more or less than another (R9). English only."""

import re

from editorial.markup.pieces import Block
from editorial.markup.readable import Readable
from editorial.model.site import Site
from editorial.rules.amounts import FRACTIONS, NUMBER, PEOPLE, PERCENT, PERCENT_SIGN, SLASH, amounts
from editorial.rules.denial import QUESTION, stance
from editorial.rules.phrases import expression
from editorial.rules.rule import Faults, Findings, Rule

COUNTED = Rule(
    "R9",
    "Chances are counted, never a lone percentage, nor a relative number alone",
    "Most people picture 3 in 4 more easily than 75%, and a percentage hides how few were counted. Half the risk may be "
    "half of much or of next to nothing.",
    'Write "3 in 4", or the people counted, like "21 of 44". Beside "half the risk", give the risk with and without.',
    "NHS service manual, numbers; CDC Clear Communication Index 15 to 17; FDA, Communicating Risks and Benefits, 2011, ch. 7",
    fails="Pain eased in 48% of them.[@doe2024]",
    passes="Pain eased in 21 of 44 people (48%).[@doe2024]",
)
COUNT_BESIDE = expression(
    rf"""\b{NUMBER}\s+(?:in|(?:out\s+)?of)\s+(?:(?:the|every)\s+)?{NUMBER}\b | (?<![\d/])\d+/\d+\s+\(
      | \b(?:of|among)\s+(?:(?:the|all|these|those)\s+)?\d[\d,]*\s+[^.;:,\d]{{3,60}},\s+(?:only\s+)?\d(?![\d,.]*\s?{PERCENT_SIGN})
      | \b(?:{"|".join(FRACTIONS)})s?\b[^.,;:()]{{0,40}}\((?:about\s+)?\d[\d.]*\s?{PERCENT_SIGN}"""
)
# What makes a percentage no chance, anywhere in its sentence: a test, a range of error, money, what explains differences.
NO_CHANCE = expression(
    r"""\b(?:A1c|oxygen|saturation|confidence|range|interval)\b | [$€£]
      | \b(?:cost|price|bill|fee|charge|insur\w+|insurance|Medicare|Medicaid|copay|pays?|paid|discount|tax)\b
      | \b(?:variance|heritab\w+)\b | \b(?:explain|account)\w*\s[^.;]{0,60}\b(?:variation|variability|differences?)\b
      | \b(?:variation|variability|differences?)\s[^.;]{0,60}\bexplained\s+by\b
      | \b(?:credible|uncertainty|compatibility|prediction|limits?\s+of\s+agreement)\b | \b\d\d\s?%\s?\(?(?:CI|CrI)\b"""
)
STRENGTH = expression(
    r"""^\s*(?:\w+\s+)?(?:saline|salt\s+water|dextrose|glucose|lidocaine|bupivacaine|ropivacaine|alcohol|solution
      |chlorhexidine|DEET|picaridin|icaridin|permethrin|bleach|hydrogen\s+peroxide|peroxide|povidone|iodine|menthol|capsaicin
      |hydrocortisone|diclofenac|benzoyl|salicylic|minoxidil|urea|cream|gel|ointment|patch(?:es)?|spray|lotion|strength
      |UVA?B?|humidity|cotton|juice|fat\b|whole[\s-]?(?:grain|wheat)|ethanol|isopropyl|rubbing|off\b|interest|APR|down\b)"""
)
# What is measured in hundredths and befalls nobody.
_MEASURED = (
    r"(?:kidneys?|lungs?|heart|liver|brain|muscles?|bones?|joints?|discs?|body|weight|strength|effort|functions?|capacity"
    r"|volume|calories|energy|intake|diet|meals?|fat|height|length|width|size|value|dos(?:e|es|age)|income|time|sleep|cells?"
    r"|blood|marrow|platelets|skin|surface|water|cartilage|fibers|mass|maximum|max|best|attention|cancers?|tumors?|strokes?"
    r"|amputations|gallstones|stones|flow|humidity|hematocrit|factor|ejection\s+fraction|fraction|rate|concentration"
    r"|activity|movement|motion|pressure|narrow(?:ed|ing)|block(?:ed|age)|what)"
)
MEASURED_BEHIND = expression(
    rf"""^\s*(?:(?:or|to|-|–)\s*(?:more|fewer|less|\d[\d.]*\s?{PERCENT_SIGN})\s+)?(?:return\s+)?
         (?:of|in)\s+(?:(?!(?:{PEOPLE}|individuals|population|cases|them)\b)[\w'’-]+\s+){{0,5}}?(?:{_MEASURED}|cases\s+of|crash)\b
      | ^\s*(?:{_MEASURED})\b"""
)
MEASURED_BEFORE = expression(
    rf"""\b(?:{_MEASURED.replace("|rate", "").replace("|what", "")}|los[es]|losing|loss|VIII|IX|batter(?:y|ies)|SPF)\b
         (?:\s+(?:count|levels?|rate|activity|reading|number|is|was|are|be|of|at|to|below|above|under|over|than|less|more|about
           |around|just|only|falls?|drops?|fell|dropped|should|has|or|least|between|from|may|can|your|their
           |doesn['’]t|below))*[\s(-]*(?:\d[\d.]*\s?(?:{PERCENT_SIGN})?\s*(?:to|-|–|or)\s*)?$"""
)

_MORE = (
    r"(?:more|less|fewer|higher|lower|greater|smaller|better|worse|faster|slower|longer|shorter|larger|stronger|rarer"
    r"|increased?|decreased?|reduced|reduction|drop|rise|fall|gain|jump|decline|improvement|relief)"
)
_CHANCE = (
    r"(?:risks?|chances?|odds|likelihood|probability|rates?|need|numbers?|hazard|relapses?|recurrences?|deaths?|mortality"
    r"|operations?|surgery|surgeries|injur(?:y|ies)|infections?|falls|flare-?ups?|flares|relief|recovery|success|pain"
    r"|complications?|side\s+effects|disability|fractures|cancer|strokes?|attacks?|use)"
)
_PART = (
    rf"(?:half|(?:an?|one|two|three)[-\s](?:{'|'.join(size for size in FRACTIONS if size != 'half')})s?"
    rf"|(?:\d[\d.]*\s?(?:{PERCENT_SIGN})?\s*(?:to|-|–)\s*)?\d[\d.]*\s?{PERCENT_SIGN})"
)
_LITTLE = r"(?:(?:almost|nearly|about|around|over|more\s+than|up\s+to|as\s+much\s+as|at\s+least|some|roughly|only)\s+)*"
_ARTICLE = r"(?:(?:the|your|their|his|her|our|my|a|an|any|one['’]s|people['’]s)\s+(?:[\w-]+\s+)?)?"
RELATIVE = expression(
    rf"""\b(?:halv(?:e|es|ed|ing)|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing))\s+{_ARTICLE}{_CHANCE}\b
      | \b{_CHANCE}\s+(?:is|are|was|were|has|have|had|can|may)?\s*(?:been\s+|be\s+)?(?:halved|doubled|tripled|quadrupled)\b
      | \b(?:twice|{NUMBER}\s+times|{_PART})\s+as\s+(?:likely|common|often|frequent|apt|prone|many|high|effective)\b
      | \b(?:twice|{NUMBER}\s+times|half)\s+(?:the|your|their)\s+(?:[\w-]+\s+)?(?:{_CHANCE})\b
      | \b{NUMBER}\s+times\s+(?:more|less)\s+(?:likely|common|often|frequent|apt|prone|effective)\b
      | \b{NUMBER}\s+times\s+(?:higher|lower|greater)\b
      | \b(?:(?:two|three|four|five|six|eight|ten)|\d+)[-\s]?fold\s+(?:{_MORE}|{_CHANCE}|in\b)
      | \b(?:(?:two|three|four|five|six|eight|ten)|\d+)-?fold\b(?=\s*[.,;]|$)
      | \b(?:cuts?|cutting|lower(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|drop(?:s|ped)?|f[ae]lls?|r[io]ses?|rais(?:e|es|ed)|slash(?:es|ed)?
           |increas(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|boost(?:s|ed)?|improv(?:e|es|ed)|sh?r[aiu]nks?|gr[eo]ws?|climb(?:s|ed)?
           |eas(?:e|es|ed)|went\s+(?:down|up)|(?:down|up))\s+(?:(?!(?:from|in)\b)[\w-]+\s+){{0,6}}?by\s+{_LITTLE}
           (?P<by>{_PART})(?!\s+of\s+(?:people|patients|those|them)\b)
      | \b(?P<part>{_PART})\s+(?:(?:relative|absolute|risk)\s+)?{_MORE}\b
      | \b(?:odds|hazards?|risk|rate)\s+ratios?\b | \brelative\s+risks?\b"""
)
# What is relative and no chance: how a dose or a distance grows, a level in the blood, a change over the years; how
# often something befalls one sex, which no reader chooses; and how much less of a thing the reader is told to do.
NO_RISK = expression(
    rf"""\b(?:doses?|distance|repetitions|reps|serving|portion|recipe|calories|step\s+count|pace|levels?|normal|concentrations?
        |costs?|prices?|bills?|fees?)\b
      | \b(?:last|past)\s+(?:[\w-]+\s+)?(?:years|decades|century)\b | \bsince\s+(?:the\s+)?(?:19|20)\d\d
      | \b(?:than|as|in|affects?)\s+(?:are\s+)?(?:men|women|males|females|boys|girls)\b | \bcountries\b
      | ^(?:(?:if|when|on)\b[^,]+,\s+)?(?:do|walk|lift|sit|stand|carry|eat|drink|take|cut|reduce|lower|raise|increase)\s
        (?!(?:(?!\b(?:if|when)\b).)*\b{_CHANCE}\b)"""
)
# What is weighed or measured of a body: before or behind what is relative, or inside it, and no risk beside it.
_BODY = (
    r"(?:weight|BMI|body\s+mass(?:\s+index)?|waist|(?:body|belly)\s+fat|(?:(?:systolic|diastolic|blood)\s+)+pressure|heart\s+rate|pulse"
    r"|cholesterol|LDL|HDL|triglycerides|(?:blood\s+)?(?:sugar|glucose)|A1c|urate|uric\s+acid|salt|sodium)"
)
OF_BODY = expression(rf"\b{_BODY}\b")
BEFORE_BODY = expression(rf"^\s+(?:body\s+)?{_BODY}\b(?!\s+{_CHANCE}\b)")
BEHIND_BODY = expression(
    rf"(?<!lose\s)(?<!lost\s)(?<!losing\s)(?<!gained\s)(?<!gaining\s)\b{_BODY}\s+(?:(?:had|has|have|was|were|is|can|may|both|levels?)\s+)*$"
)
CHANCE = expression(rf"\b{_CHANCE}\b")

# How papers write that a gap is no chance.
STATISTICS = expression(r"(?<!\w)p\s?[<>=≤]\s?0?\.\d+")


@COUNTED.words
def statistics(readable: Readable, site: Site) -> Findings:
    """Yield the signs of a test of statistics, which few readers know."""
    for block in readable.prose():
        for match in STATISTICS.finditer(block.text):
            sentence = (
                f'"{match[0]}" is statistics, which few readers know. Say in plain words what it means, or take it out'
            )
            yield COUNTED.finding_in(readable, block, match.start(), sentence, level="warning")


@COUNTED.words
def lone_numbers(readable: Readable, site: Site) -> Findings:
    """Yield the percentages without a count, and what is only told as more or less than something else."""
    for block in readable.blocks if readable.english else ():
        if block.kind == "cell" or block.card_kind in ("questions", "risk"):
            continue
        for sentence in block.sentences:
            for start, message in (
                *_percentages(sentence.text, block.kind == "note"),
                *_relative(sentence.text, block),
            ):
                yield COUNTED.finding_in(readable, block, sentence.start + start, message)


def _percentages(text: str, recorded: bool) -> Faults:
    """Yield the percentages without a count; what a source found is `recorded` as published, which texts are held against."""
    shares = [*PERCENT.finditer(text), *SLASH.finditer(text)]
    for match in shares:
        if COUNT_BESIDE.search(text):
            break
        of = match.groupdict().get("whole")
        part = float(match["part"])
        if match.start() in relative_numbers(text) or not is_chance(text, *match.span()):
            continue
        if stance(text, *match.span()) == "reports":  # nobody can count what others say
            continue
        if part > 100:  # of what it is "of", `misread` says so, or it may be more
            if not of and not text.startswith(" of ", match.end()):
                yield match.start(), f'"{match[0]}" is more than all of them. Correct the number'
        elif not of or of == "100":
            alone = len(shares) == 1 and not recorded  # side by side, all in one size
            count = as_count(part) if alone else f"{match['part']} in 100"
            yield (
                match.start(),
                f'"{match[0]}" alone is hard to picture. Write {count}, or the people counted, like "21 of 44"',
            )


def _relative(text: str, block: Block) -> Faults:
    match = next((match for match in RELATIVE.finditer(text) if not _of_body(text, match)), None)
    if not match or QUESTION.search(text) or NO_RISK.search(text) or stance(text, *match.span()) == "reports":
        return
    relative = relative_numbers(block.text)
    chances = [one for one in amounts(block.text) if one.kind == "share" and one.start not in relative]
    if len(chances) < 2:
        shown = " ".join(match[0].split())
        message = f'"{shown}" says how much more or less, but not out of how many. Give both numbers from the source, such as 8 in 100 without it and 4 in 100 with it'
        yield match.start(), message


def _of_body(text: str, match: re.Match[str]) -> bool:
    """Whether a relative number is of a weight, a blood pressure or the like, and of no risk."""
    inside = OF_BODY.sub("", match[0])
    if CHANCE.search(inside):
        return False
    beside = BEHIND_BODY.search(text[: match.start()]) or BEFORE_BODY.match(text[match.end() :])
    return inside != match[0] or bool(beside)


def is_chance(text: str, start: int, end: int) -> bool:
    """Whether the percentage at a place of a sentence is the chance of something, and no strength, measure or price.

    >>> text = "Pain eased in 48% of them."
    >>> is_chance(text, 14, 17), is_chance("Use 50% DEET.", 4, 7), is_chance("Some 15% of kidney function", 5, 8)
    (True, False, False)
    """
    behind = text[end:]
    return not (
        NO_CHANCE.search(text)
        or STRENGTH.match(behind)
        or MEASURED_BEHIND.match(behind)
        or MEASURED_BEFORE.search(text[:start])
    )


def relative_numbers(text: str) -> set[int]:
    """The places of a sentence where a number only says how much more or less."""
    spans = [match.span(name) for match in RELATIVE.finditer(text) for name in ("by", "part") if match[name]]
    return {place for span in spans for place in range(*span)}


def as_count(percent: float) -> str:
    """A percentage as people say it.

    >>> as_count(50), as_count(74), as_count(0.5)
    ('1 in 2', 'about 3 in 4', '1 in 200')
    """
    if not 0 < percent < 100:
        return "all, none or a count"
    if percent < 1:
        return f"1 in {round(100 / percent)}"
    for size in (2, 3, 4, 5, 10, 20, 100):
        part = round(percent * size / 100)
        off = abs(100 * part / size - percent)
        if 0 < part < size and off <= 1.5:
            return f"{'about ' if off else ''}{part} in {size}"
    return f"about {round(percent) or 1} in 100"
