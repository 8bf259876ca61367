"""How sure a sentence sounds: which words hedge a claim, which verbs they govern, and which claim an effect.

A hedge counts for the verb that it governs: "may" for the bare verb behind it, "we do not know if" for the question that it
opens, "probably" for the verbs behind it. A verb that stands before the hedge, or joins in later with an ending of its own
("may ease pain and brings people back"), is on its own. The hedges themselves stand in `content/data/certainty.yaml`:
those of GRADE (Santesso 2020, GRADE guidelines 26, J Clin Epidemiol 119:126-135, table 2), and ours. English only.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from editorial.rules.denial import stance
from editorial.rules.phrases import Pattern, ending

# What a treatment is said to do, as bare verbs, and verbs that say it with what follows ("takes pain away").
_EFFECTS = (
    "banish", "boost", "calm", "cause", "cure", "decrease", "ease", "end", "fix", "halt", "heal", "help", "improve",
    "increase", "lessen", "lower", "mend", "prevent", "protect", "raise", "rebuild", "reduce", "regain", "regenerate", "regrow",
    "relieve", "renew", "repair", "resolve", "restore", "reverse", "slow", "soothe", "spare", "speed", "stop", "strengthen",
    "treat", "work",
)  # fmt: skip
_LIGHT = (
    "beat", "bring", "cut", "deliver", "free", "get", "give", "grow", "halve", "keep", "let", "lift", "make", "put", "save", "send",
    "shrink", "take", "turn", "wipe",
)  # fmt: skip


def _lower(pattern: str) -> Pattern:
    """A pattern laid out for reading, for words in small letters: it finds them several times as fast."""
    return Pattern(pattern, re.VERBOSE)


_S = "|".join(ending(verb, "s") for verb in (*_EFFECTS, *_LIGHT))
# A verb of an effect with an ending of its own, where no word before it makes a noun of it.
FINITE = _lower(
    rf"\b(?:{_S}|results\s+in|does\s+not)\b(?!\s+of\b) | \b(?:they|cells|injections|shots)\s+(?:\w+ly\s+)?(?:{'|'.join(_EFFECTS)})\b"
)
NOUN = _lower(r"\b(?:the|its|other|many|any|no)\s+$")
MODAL = _lower(r"\b(?:may|might|could)\b")
# What looks like a hedge and is none: it governs no claim, takes one for granted, or is the month.
NO_HEDGE = _lower(
    r"""\b(?:who|whom|which|that|what|whatever|whoever|however|as|if|though|although)\s+(?:(?:you|one|we|they|people|it)\s+)?(?:may|might|could|probably|likely)\b
      | \bhowever\s+(?:\w+\s+){1,3}(?:may|might|could)\b | \b(?:may|might|could)\s+not\s+(?:have\s+been|be|do|feel)\s+(?:more|better|\w+er)\b | \bunknown\s+to\b
      | \b(?:may|might|could)\s+(?:they|it|we|you|there|anything|anyone|anybody)\b
      | \b(?:you|we|most|many|people)\s+(?:will\s+|would\s+)?(?:probably|likely)\s+(?:agree|believe|expect|find|hear|know|say|see|think|wonder)\b
      | \b(?:you|one|we|some|many|people|anybody|anyone)\s+(?:may|might|could)\s+(?:\w+ly\s+)?(?:ask|believe|call|doubt|expect|find|hear|hope|imagine|know|look|read|say|search|see|think|try|wait|wonder)\b
      | \b(?:probably|likely)\s+(?:the|a|an|our|your|because|due)\b | \bunknown\s+(?:number|amount)\b | \bknow\s+who\s+would\s+not\b
      | \b(?:may|might|could)\s+(?:\w+\s+)?(?:be\s+|feel\s+)(?:\w+ly\s+)?(?:amazed|astonished|astounded|delighted|glad|happy|pleased|sure|certain|shocked|stunned|surprised|thrilled|impressed)\b
      | \b(?:may|might|could)\s+(?:rest\s+assured|trust|count\s+on|rely\s+on|come\s+as\s+(?:no|a)\s+surprise|as\s+well)\b
      | \b(?:nothing|nobody|none|no\s+(?:other\s+)?\w+)\s+(?:may|might|could|can)\b
      | \b(?:do\s+not|does\s+not|did\s+not|don['’]t|nobody|no\s+one)\s+(?:yet\s+|really\s+|fully\s+)*knows?\s+(?:exactly\s+|just\s+)?(?:why|of\b|any(?:thing|one|body)?\b|a\b|how\s+(?!well\b|much\b|often\b|many\b|long\b|far\b|common\b|likely\b|large\b|big\b))
      | \b(?:unknown|unclear|uncertain|not\s+(?:fully\s+)?known)\s+(?:exactly\s+)?(?:why|how\s+(?!well\b|much\b|often\b|many\b|long\b|far\b|common\b|likely\b|large\b|big\b)|reasons?)
      | \breasons?\s+(?:\w+\s+){0,3}(?:unknown|unclear|uncertain|not\s+known)\b
      | \blittle\s+to\s+no\s+\w+ | \b(?:more|less|as|most|least|times)\s+likely\b"""
)
MONTH = re.compile(r"(?<=\w[\s-])May\b")
# What leaves no doubt, at whatever level (none of it is among GRADE's words).
CERTAIN = _lower(
    rf"""\b(?:absolutely|certainly|clearly(?!\s+(?:defined|explained|labeled|marked|printed|said|shown|stated|told|worded|written)\b)|definitely|doubtless|invariably|plainly|indisputably|obviously|surely|undeniably|undoubtedly|unquestionably|assuredly
         |(?:truly|really|actually)(?=\s+(?:{_S})\b)|it\s+is\s+(?:now\s+)?(?:certain|clear|obvious|plain|evident)\s+that|no\s+denying
         |always|every\s+time|make\s+no\s+mistake|needless\s+to\s+say|rest\s+assured|without\s+fail|goes\s+without\s+saying|as\s+we\s+all\s+know|in\s+every\s+case|never\s+(?:once\s+)?fail(?:s|ed)?|sure\s+to|certain\s+to|bound\s+to|as\s+(?:every|all|any)\s+\w+\s+(?:agrees?|knows?)
         |(?:the\s+)?(?:surest|only\s+sure)|without\s+(?:a\s+|any\s+)?(?:doubt|question)|(?:no|beyond|little)\s+(?:a\s+|all\s+|any\s+)?(?:doubt|question)|no\s+one\s+(?:doubts|questions))\b
      | \bthe\s+(?:very\s+)?(?:best|safest|fastest|most\s+\w+|only)\s+(?:real\s+|true\s+)?(?:way|path|road|route|cure|treatment|therapy|answer|choice|option|hope|bet|fix|thing|relief|remedy)\b
      | \b(?:nothing|nobody|none|no\s+(?:other\s+)?(?:\w+\s+)?(?:treatment|therapy|pill|drug|shot|injection|method|care|operation|medicine))\s+(?:\w+\s+){{0,3}}?(?:better|more|beats?|matches|like|compares?
         |(?!(?:whe|ei|nei|o|ano|toge)ther\b|(?:what|who|when|wher|how|n)?ever\b|(?:und|aft|ov|p|ent|rememb|answ|numb|ord|consid|discov|off|suff|refer|trigg)er\b)\w+er)\b(?=.*\b(?:than|like|to)\b|\s)"""
)
DENIED = _lower(r"\b(?:not|not\s+be|\w+n['’]t)\s+$")
# What stands between a hedge and its verb ("may, as some say, ease").
INSERTED = _lower(r"\b(may|might|could),[^,]*,")
# Where a claim ends and another begins. The last line joins a further verb to the same subject.
CLAUSE = _lower(
    r"""\s*[;:]\s* | \s[–—-]{1,3}\s
      | ,\s+(?=yet\s) | ,?\s+(?=(?:but|because|while|though|although|whereas|however|since|so(?!\s+(?:far|much|many|well|often|that)\b))\s)
      | ,\s+(?:and\s+|or\s+|then\s+)*(?=(?:it|they|we|he|she|you|this|these|nobody)\b) | \s+and\s+(?=(?:it|they|we|you|nobody|how)\s)"""
)
JOINED = _lower(
    rf"(?:,\s*(?:and\s+|or\s+|then\s+)?|\s+(?:and|or|then)\s+)(?:then\s+)?(?=(?:\w+ly\s+|also\s+|always\s+|never\s+|even\s+|soon\s+)?(?:{_S}|is|are|was|were|has|have|will|can|does|did)\b|(?:always|never|also|soon|\w+ly)\s+\w{{3,}}(?<!s)s\b)"
)
SUBORDINATE = _lower(r"^(?:because|while|though|although|whereas|since|if|whether|when|unless|where|as|how)\b")
CONDITION = _lower(r"\b(?:if|whether|when|unless|how\s+(?:well|much|often|many|long|far|large|big))\b")
RELATIVE = _lower(r"\b(?:who|whose|which|that|where|when|if|whether|what|how|as|because)\b")
# Talk of the evidence, or of what has happened: no claim of an effect.
NEUTRAL = _lower(
    r"""\b(?:trials?|stud(?:y|ies)|evidence|research|results?|findings|data|reviews?|reports?|authors)\b(?:\s*$|.*
        \b(?:agree|agrees|differ|differs|disagree|disagrees|conflict|vary|varies|is|are|was|were|has|have|had|found|tested|compared|give|gave|point)\b)
      | ^(?:but|yet|and)\s+(?:not|only)\b
      | \b(?:have|has)\s+(?:happened|occurred|been\s+(?:seen|reported|described|tested|studied)) | \b(?:were|was)\s+(?:seen|reported|described|tested|studied)\b"""
)
UNCERTAIN = _lower(r"\bevidence\s+(?:\w+\s+){0,4}?(?:is|remains)\s+very\s+uncertain\b")
# A denial may stand behind its verb ("eased pain no more than salt water").
BEHIND = _lower(r"\bno\s+(?:better|more|worse|gain|difference)\b")


@lru_cache
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the phrases in small letters; of a verb such as "helps", also "help"."""
    forms = (re.escape(p[:-1]) + "s?" if p.endswith("s") and " " not in p else re.escape(p) for p in phrases)
    return re.compile(rf"\b(?:{'|'.join(forms) or '(?!)'})\b(?!\s+\d)")


def clauses(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the clauses of a sentence, as far as words tell, and whether each joins a verb to the subject before it.

    >>> list(clauses("It may help, but it hurts and takes time."))
    [('It may help', False), ('but it hurts', False), ('takes time.', True)]
    """
    cuts = [(*cut.span(), False) for cut in CLAUSE.finditer(text)] + [
        (*cut.span(), True) for cut in JOINED.finditer(text)
    ]
    begin, joined = 0, False
    for stop, end, joins in sorted(cuts):
        if stop > begin:
            yield text[begin:stop], joined
            begin, joined = end, joins
    yield text[begin:], joined


def no_doubt(text: str) -> re.Match[str] | None:
    """Where a sentence leaves no doubt; a step for the reader ("Always ask") may."""
    for match in CERTAIN.finditer(text.lower()) if CERTAIN.possible(text) else ():
        before = text[: match.start()].lower()
        if not DENIED.search(before) and (match[0] != "always" or before.strip()):
            return match
    return None


def too_strong(text: str, permitted: Iterable[str], above: Iterable[str]) -> str | None:
    """The words of a sentence that are stronger than `permitted` hedges allow, "" for a clause without a hedge.

    `above` are the words of surer levels. None where nothing is too strong.
    """
    if certain := no_doubt(text):
        return certain[0]
    above = tuple(above)
    if not above:
        return None
    hedge, strong = any_of(tuple(map(str.lower, permitted))), any_of(tuple(map(str.lower, above)))
    plain = NO_HEDGE.sub("_", INSERTED.sub(r"\1", MONTH.sub("_", text).lower()))
    hedged = carried = False
    for clause, joined in clauses(plain):
        follows = joined and carried
        finite = (word for word in FINITE.finditer(clause) if not NOUN.search(clause[: word.start()]))
        for word in (*strong.finditer(clause), *finite):
            if not (follows or _governed(word, clause, hedge)):
                return word[0]
        governing = hedge.search(clause)
        if not (governing or follows or SUBORDINATE.match(clause) or NEUTRAL.search(clause)):
            return ""
        hedged = hedged or governing is not None
        carried = not MODAL.fullmatch(governing[0]) if governing else follows
    return None if hedged else ""


def _governed(word: re.Match[str], clause: str, hedge: re.Pattern[str]) -> bool:
    """Whether a hedge of the clause, or a question or condition in it, governs the word."""
    before = clause[: word.start()]
    if CONDITION.search(before):
        return True
    for match in hedge.finditer(clause):
        between = clause[match.end() : word.start()] if match.end() <= word.start() else None
        if between is None:
            if match.start() <= word.start() < match.end() or BEHIND.match(match[0]):
                return True
        elif not (MODAL.fullmatch(match[0]) and FINITE.fullmatch(word[0])) or RELATIVE.search(between):
            return True
    return False


# What a treatment is said to ease, mend or change in a person.
_OUTCOME = (
    r"(?:pains?|aches?|backs?|discs?|disks?|spines?|joints?|nerves?|legs?|swelling|inflammation|stiffness|sciatica|movement"
    r"|mobility|function|sleep|disability|healing|recovery|strength|cartilage|surgery|operations?|people|patients|you|your)"
)
_DONE = "|".join(ending(verb, "ed") for verb in _EFFECTS)
_BARE = "|".join((*_EFFECTS, "make", "take", "give", "keep", "grow"))
_AUXILIARY = r"(?:may|might|could|can|will|would|not|n['’]t|to|probably|likely|helps?|does|do|did)"
_TO = (
    rf"\s+(?:(?!(?:in|from|by|after|at|with|for|than|of|on|into|over|when|if|about|to)\b)[\w-]+\s+){{0,4}}?{_OUTCOME}\b"
)
# That something has an effect on a person, or is better than something else.
EFFECT = _lower(
    rf"""\b(?P<finite>{_S}|{_DONE}|took|gave|kept|brought|grew){_TO}
      | \b{_AUXILIARY}\s+(?:\w+ly\s+|also\s+|even\s+|never\s+fail\s+to\s+)?(?P<bare>{_BARE}){_TO}
      | \b(?:they|people|patients|prp|\w+s)\s+(?P<plural>{_BARE}){_TO}
      | \b(?:people|patients|you|backs|discs)\s+(?:\w+ly\s+)?(?P<person>get|gets|got|feel|felt)\s+(?:better|well|stronger|younger)\b
      | \b(?:they|cells|injections|shots|treatments)\s+(?P<act>work|help|heal)\b(?!\s+(?:by|with|mainly)\b)
      | \b(?:be|live)\s+(?P<free>(?:free\s+of|without)\s+pain)\b
      | \b(?P<beats>beats?|outperforms?|outdoes|surpasses)\s+(?:an?\s+|the\s+)?(?:dummy|drugs?|exercise|pills?|placebo|saline|salt\s+water|sham|steroids?|surgery)\b
      | \b(?<!\bthat\s)(?P<alone>works|worked|heals|healed|helped|helps)\b(?!\s+(?:with|by|at|in\s+a)\b)
      | \b(?:is|are|was|were|does|do|did|works?|worked|be|has\s+been)\s+(?:much\s+|far\s+|even\s+|a\s+little\s+|no\s+|\w+ly\s+){{0,2}}(?P<better>better|superior|more\s+effective)\b
      | \b(?P<noun>real|clear|lasting|large|big|more|less|no)\s+(?:gains?|benefits?|pain|relief|improvement)\b"""
)
HEDGED = _lower(r"\b(?:may|might|could|probably|likely|suggests?)\b")
NO_EFFECT = _lower(
    r"""\b(?:no\s+(?:better|more|gain|gains|difference|sure\s+gain|effect|benefit)|little\s+to\s+no|(?:not|n['’]t)\s+(?:\w+ly\s+)?(?:ease|help|reduce|relieve|improve|work|heal|better|mend|change|beat)
         |as\s+(?:much|little|many|often|well)\s+as|alike|the\s+same|chance)\b"""
)


def effect(text: str) -> re.Match[str] | None:
    """Where a sentence says that something has an effect, be it hedged or denied; None where it does not."""
    return EFFECT.search(text.lower()) if EFFECT.possible(text) else None


def asserted_effect(text: str, counted: bool = False) -> re.Match[str] | None:
    """Where a sentence says so, plainly or with a hedge of GRADE's, and nothing denies it.

    Where a sentence may be `counted`, it is no claim that people had less pain or got better: those of any group may have.
    """
    for match in EFFECT.finditer(text.lower()) if not NO_EFFECT.search(text.lower()) else ():
        if counted and match.lastgroup in ("noun", "person"):
            continue
        said = stance(text, match.start(match.lastgroup or 0), match.end())
        if said in ("asserts", "softens") or (said == "hedges" and HEDGED.search(text.lower())):
            return match
    return None
