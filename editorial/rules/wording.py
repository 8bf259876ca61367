"""How sure a sentence sounds: which words hedge a claim, which verbs they govern, and which claim an effect.

A hedge counts for the verb that it governs: "may" for the bare verb behind it, "we do not know if" for the question
that it opens, "probably" for the verbs behind it. A verb that stands before the hedge, or joins in later with an ending
of its own ("may ease pain and brings people back"), is on its own. The hedges themselves stand in
`content/data/certainty.yaml`: those of GRADE (Santesso 2020, GRADE guidelines 26, J Clin Epidemiol 119:126-135, table
2), and ours; what looks like one, or leaves no doubt, in `editorial/dictionary/claims/wording.txt`. English only.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from editorial.model.compiled import compiled
from editorial.rules.denial import OPENING, is_said, stance
from editorial.rules.phrases import Pattern, ending
from editorial.rules.vocabulary import part, whole, words

# What a treatment is said to do, as bare verbs, and verbs that say it with what follows ("takes pain away").
_EFFECTS, _LIGHT = sorted(words("said to do")), sorted(words("said with what follows"))


def _lower(pattern: str) -> Pattern:
    """A pattern laid out for reading, for words in small letters: it finds them several times as fast."""
    return Pattern(pattern, re.VERBOSE)


# What a treatment does, without an object: "eases", "prevents".
ACTS = _lower(rf"\b(?:{'|'.join(ending(verb, 's') for verb in _EFFECTS)})\b(?!\s+of\b)")
_S = "|".join(ending(verb, "s") for verb in (*_EFFECTS, *_LIGHT))
# A verb of an effect with an ending of its own, where no word before it makes a noun of it.
FINITE = _lower(
    rf"""\b(?:{_S}|results\s+in|does\s+not)\b(?!\s+of\b)
      | \b(?:they|cells|injections|shots)\s+(?:\w+ly\s+)?(?:{"|".join(_EFFECTS)})\b"""
)
NOUN = _lower(r"\b(?:the|its|other|many|any|no)\s+$")
MODAL = _lower(r"\b(?:may|might|could)(?:\s+(?:very\s+)?well)?\b")
# What looks like a hedge and is none: it governs no claim, takes one for granted, or is the month.
NO_HEDGE = _lower(whole("no hedge"))
MONTH = compiled(r"(?<=\w[\s-])May\b")
# What leaves no doubt, at whatever level (none of it is among GRADE's words).
CERTAIN = _lower(rf"{whole('certain')} | \b(?:truly|really|actually)(?=\s+(?:{_S})\b)")
DENIED = _lower(r"\b(?:not|not\s+be|\w+n['’]t|(?:neither|none)(?:\s+\w+){0,7}\s+(?:is|are|was|were))\s+$")
# What stands between a hedge and its verb ("may, as some say, ease").
INSERTED = _lower(r"\b(may|might|could),[^,]*,")
# What stands between its subject and a hedge ("a low dose, begun early, probably helps").
BETWEEN = _lower(
    r""",\s(?:begun|given|taken|\w+ed|after|at|before|for|if|in|like|on|such\s+as|when|with|without)\b[^,;:]*,
        (?=\s(?:probably|likely)\b)"""
)
# Where a claim ends and another begins. The last line joins a further verb to the same subject.
CLAUSE = _lower(
    r"""\s*[;:]\s* | \s[–—-]{1,3}\s
      | ,\s+(?=yet\s)
      | ,?\s+(?=(?:but|because|while|though|although|whereas|however|since
            |so(?!\s+(?:far|much|many|well|often|that)\b))\s)
      | ,\s+(?:and\s+|or\s+|then\s+)*(?=(?:it|they|we|he|she|you|this|these|nobody)\b)
      | \s+and\s+(?=(?:it|they|we|you|nobody|how)\s)"""
)
JOINED = _lower(
    rf"""(?:,\s*(?:and\s+|or\s+|then\s+)?|\s+(?:and|or|then)\s+)(?:then\s+)?
         (?=(?:\w+ly\s+|also\s+|always\s+|never\s+|even\s+|soon\s+)?
              (?:{_S}|is|are|was|were|has|have|will|can|does|did)\b
           |(?:always|never|also|soon|\w+ly)\s+\w{{3,}}(?<!s)s\b)"""
)
SUBORDINATE = _lower(r"^(?:because|while|though|although|whereas|since|if|whether|when|unless|where|as|how)\b")
CONDITION = _lower(r"\b(?:if|whether|when|unless|how\s+(?:well|much|often|many|long|far|large|big))\b")
RELATIVE = _lower(r"\b(?:who|whose|which|that|where|when|if|whether|what|how|as|because)\b")
# Talk of the evidence, or of what has happened: no claim of an effect.
NEUTRAL = _lower(whole("neutral"))
UNCERTAIN = _lower(r"\bevidence\s+(?:\w+\s+){0,4}?(?:is|remains)\s+very\s+uncertain\b")
OF_STUDY = _lower(r"\b(?:in|of)\s+(?:\w+\s+){1,4}(?:trials?|stud(?:y|ies)|reviews?)\b")
# A denial may stand behind its verb ("eased pain no more than salt water").
BEHIND = _lower(r"\bno\s+(?:better|more|worse|gain|difference)\b")


@lru_cache
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the phrases in small letters; of a verb such as "helps", also "help"."""
    forms = (re.escape(p[:-1]) + "s?" if p.endswith("s") and " " not in p else re.escape(p) for p in phrases)
    return compiled(rf"\b(?:{'|'.join(forms) or '(?!)'})\b(?!\s+\d)")


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
    plain = BETWEEN.sub("", NO_HEDGE.sub("_", INSERTED.sub(r"\1", MONTH.sub("_", text).lower())))
    hedged = carried = False
    for clause, joined in clauses(plain):
        follows = joined and carried
        finite = (word for word in FINITE.finditer(clause) if not NOUN.search(clause[: word.start()]))
        for word in (*strong.finditer(clause), *finite):
            if not (follows or _governed(word, clause, hedge)):
                return word[0]
        governing = hedge.search(clause)
        short = not joined and len(clause.split()) <= OPENING
        if not (governing or follows or short or SUBORDINATE.match(clause) or NEUTRAL.search(clause)):
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
            within = (
                match.start() <= word.start() <= word.end() <= match.end() or word.start() < match.start() < word.end()
            )
            if within or BEHIND.match(match[0]):  # "they probably ease" is one word of FINITE
                return True
        elif not (MODAL.fullmatch(match[0]) and FINITE.fullmatch(word[0])) or RELATIVE.search(between):
            return True
    return False


_DONE = "|".join(ending(verb, "ed") for verb in _EFFECTS)
_BARE = "|".join((*_EFFECTS, "make", "take", "give", "keep", "grow"))
_AUXILIARY = r"(?:may|might|could|can|will|would|not|n['’]t|to|probably|likely|helps?|does|do|did)"
# What an effect is on: "eases stiff mornings and pain".
_TO = rf"""\s+(?:(?!(?:in|from|by|after|at|with|for|than|of|on|into|over|when|if|about|to)\b)[\w-]+\s+){{0,4}}?
    {part("outcome")}\b"""
# Words that say that something has an effect on a person, or is better than something else.
EFFECT = _lower(
    rf"""\b(?P<finite>{_S}|{_DONE}|took|gave|kept|brought|grew){_TO}
      | \b{_AUXILIARY}\s+(?:\w+ly\s+|also\s+|even\s+|(?:very\s+)?well\s+|never\s+fail\s+to\s+)?(?P<bare>{_BARE}){_TO}
      | \b(?:they|people|patients|prp|\w+s)\s+(?P<plural>{_BARE}){_TO}
      | \b(?:people|patients|you|backs|discs)\s+(?:\w+ly\s+)?
            (?P<person>get|gets|got|feel|felt)\s+(?:better|well|stronger|younger)\b
      | \b(?:they|cells|injections|shots|treatments)\s+(?P<act>work|help|heal)\b(?!\s+(?:by|with|mainly)\b)
      | \b(?:be|live)\s+(?P<free>(?:free\s+of|without)\s+pain)\b
      | \b(?P<beats>beats?|outperforms?|outdoes|surpasses)\s+(?:an?\s+|the\s+)?
            (?:dummy|drugs?|exercise|pills?|placebo|saline|salt\s+water|sham|steroids?|surgery)\b
      | \b(?<!\bthat\s)(?P<alone>works|worked|heals|healed|helped|helps)\b(?!\s+(?:with|by|at|in\s+a)\b)
      | \b(?:is|are|was|were|does|do|did|works?|worked|be|has\s+been)\s+
            (?:much\s+|far\s+|even\s+|a\s+little\s+|no\s+|\w+ly\s+){{0,2}}(?P<better>better|superior|more\s+effective)\b
      | \b(?P<noun>(?:real|clear|lasting|large|big|more|less|no)\s+(?:gains?|benefits?|(?:pain\s+)?relief|improvement)
            |(?:more|less|no)\s+pain)\b"""
)
HEDGED = _lower(r"\b(?:may|might|could|probably|likely|suggests?)\b")
NO_EFFECT, HARM, ABSOLUTE = (_lower(whole(name)) for name in ("no effect", "harm is told", "absolute"))


def effect(text: str) -> re.Match[str] | None:
    """Where a sentence says that something has an effect, even if hedged or denied; None if it does not."""
    return EFFECT.search(text.lower()) if EFFECT.possible(text) else None


def asserted_effect(text: str, counted: bool = False) -> re.Match[str] | None:
    """Where a sentence says so, plainly or with a hedge of GRADE's, and nothing denies it.

    Where a sentence may be `counted`, it is no claim that people had less pain or got better: any group may have.
    """
    for match in EFFECT.finditer(text.lower()) if not NO_EFFECT.search(text.lower()) else ():
        if counted and match.lastgroup in ("noun", "person"):
            continue
        said = stance(text, match.start(match.lastgroup or 0), match.end())
        if said in ("asserts", "softens") or (said == "hedges" and HEDGED.search(text.lower())):
            return match
    return None


def told_harm(text: str) -> bool:
    """Whether a sentence says how often harm happens, and nothing denies or doubts it."""
    found = HARM.finditer(text.lower()) if HARM.possible(text) else ()
    return any(is_said(text, match) for match in found)


def absolute(text: str) -> re.Match[str] | None:
    """Where a sentence says that all of them get well, or that none is harmed, and tells of no study that saw so."""
    for match in ABSOLUTE.finditer(text.lower()) if ABSOLUTE.possible(text) else ():
        told = NEUTRAL.search(text.lower()) or OF_STUDY.search(text.lower())
        if not told and is_said(text, match):
            return match
    return None
