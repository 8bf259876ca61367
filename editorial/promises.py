"""Words that promise what no study can keep (R38), and how a sentence may still use them: to deny, to doubt, to ask.

The list is that of FDA warning letters and of the FTC's Health Products Compliance Guidance (2022).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editorial.prose import Block, Sentence


@dataclass(frozen=True)
class Rule:
    """Words that are refused (R38): why, how to mend it, a sentence that fails and one that passes.

    A sentence that denies, doubts or asks is let pass, and so is one in which `unless` is found.
    """

    words: re.Pattern
    why: str
    mend: str
    fails: str
    passes: str
    unless: re.Pattern | None = None


def words(pattern: str) -> re.Pattern:
    """A pattern laid out for reading, blind to capitals."""
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


REFUSED = (
    Rule(
        words(r"\b(?:cure[sd]?|curing)\b"),
        "promises that the trouble is gone for good",
        "Say what changed, in how many people and for how long",
        fails="PRP cures back pain.",
        passes="There is no cure for a worn disc.",
    ),
    Rule(
        words(
            r"""\b(?:repair|regenerat|rebuild|rebuilt|regrow|regrew|restor|renew|re-?grow)(?:e|s|es|ed|ing)?\s+
                (?:[\w-]+\s+){0,3}?(?:tissues?|discs?|cartilage|joints?)\b
              | \b(?:tissues?|discs?|cartilage|joints?)\s+(?:is|are|gets?|was|were)\s+(?:\w+\s+)?
                (?:repaired|regenerated|rebuilt|regrown|restored|renewed)\b"""
        ),
        "says that tissue grows back",
        'Say what was seen and in whom, such as "in the lab, disc cells grew faster"',
        fails="PRP regenerates worn discs.",
        passes="In the lab, PRP repairs disc tissue.",
        unless=words(
            r"""\b(?:may|might|could|hop(?:e|es|ed|ing)|theory|said\s+to|thought\s+to|tr(?:y|ies)|aims?|claims?
                 |lab|laboratory|animals?|rats?|mice|rabbits?|dish(?:es)?|body|surgeons?|surgery|operation)\b"""
        ),
    ),
    Rule(
        words(
            r"\bsafe(?:ly)?,?\s+(?:and|&|yet|but)\s+(?:\w+ly\s+)?effective(?:ly)?\b|\beffective\s+(?:and|&|yet|but)\s+safe\b"
        ),
        "is a verdict on a whole treatment",
        "Give the benefit and the harms apart, each with its numbers",
        fails="These injections are safe and effective.",
        passes="Nobody has shown them to be safe and effective.",
    ),
    Rule(
        # An infection may well be proven, by a test.
        words(
            r"""(?:\bclinically[\s-]|\bscientifically[\s-]|(?<![\w-]))proven\b
                (?!(?:\s+or\s+\w+)?\s+(?:\w+\s+)?(?:infections?|fractures?|cancers?|disease)\b)"""
        ),
        "promises more than any study can",
        "Say what was found, in how many people",
        fails="PRP is a proven treatment.",
        passes="This has not been proven.",
    ),
    Rule(
        words(
            r"""\bFDA[\s‑–-]+approved\b | \bapproved\s+by\s+the\s+(?:US\s+|U\.S\.\s+)?(?:FDA|Food\s+and\s+Drug)
              | \bFDA\s+(?:has\s+)?approved\b | \b(?:has|have|had|with|won|got|received)\s+FDA\s+approval\b"""
        ),
        "is rarely true of a product for the use at hand",
        'Name the product and the use that were approved, or write "not approved for"',
        fails="Our stem cells are FDA-approved.",
        passes="No donor product is FDA-approved for back pain.",
        unless=words(r"\bnot\s+(?:approved\s+)?for\b"),
    ),
    Rule(
        words(
            r"""\b(?:avoid(?:s|ed|ing)?|skip(?:s|ped|ping)?|escap(?:e|es|ed|ing)
                   |spar(?:e|es|ed|ing)\s+(?:you|them|him|her|people|patients|many)(?:\s+from)?)\s+
                (?:(?:the|need|for|having|all|any|major|back|spine|spinal|an?)\s+)*(?:surgery|surgeries|operations?)\b"""
        ),
        "promises what only a comparison could show",
        "Say how many had surgery in each group, or that nobody knows",
        fails="PRP helps people avoid surgery.",
        passes="Many people hope to avoid surgery.",
        unless=words(r"\b(?:hop(?:e|es|ed|ing)|wish(?:es)?|(?<!if\ you\ )want)\b"),
    ),
    Rule(
        words(r"\bmirac(?:les?|ulous(?:ly)?)\b"),
        "is a word of advertisements",
        "Say what was found, in how many people",
        fails="Patients call it a miracle.",
        passes="It is not a miracle.",
    ),
    Rule(
        words(r"\bguarante(?:e|es|ed|eing)\b"),
        "promises what nobody can know",
        "Say how many got better, and how many did not",
        fails="Relief is guaranteed.",
        passes="Nobody can guarantee relief.",
    ),
)

# How a sentence denies or doubts what follows in the same clause, and phrases that only look like it.
LOOKS_LIKE_NO = words(
    r"""\b(?:not\s+(?:only|just|merely|simply)|no\s+(?:doubt|wonder|question|longer)|without\s+(?:a\s+)?(?:doubt|question)
         |nothing\s+(?:short\s+of|less\s+than|but)|a\s+few)\b"""
)
DENIES = words(
    r"""\b(?:not|never|cannot|nor|neither|nothing|none|nobody|no\s+one|hardly|few|far\s+from|rather\s+than|too\s+early
           |whether|until|unless|bewares?|wary|careful|skeptical|doubts?|doubtful|distrust|myth|hype
           |(?:ask|asks|know|see|check|tell|say|find\s+out)\s+(?:\w+\s+)?if)\b
      | n['’]t\b
      | \bno\b[^,]*\b(?:is|are|was|were|has|have|had|can|could|will|would|did|does|do|shows?|showed)\b
      | \b(?:no|without|lacks?|lacking)\s+(?:[\w-]+\s+){0,2}$"""
)
# How a sentence takes back what came before.
DENIED_AFTER = words(
    r"""^[^.;]*?\b(?:is|are|was|were|remains?|would\s+be|has|have)\s+(?:\w+\s+){0,2}?
        (?:too\s+(?:strong|much|early)|unknown|unclear|uncertain|unproven|lacking|missing|false|wrong|a\s+myth|hype
          |not\s+(?:yet\s+)?(?:been\s+)?(?:found|known|shown|possible|available))\b"""
)
# Where a clause ends; a comma ends one, too, unless it parts the members of a list.
BREAK = words(
    r"""[;:] | \s[–—-]{1,3}\s | \b(?:but|because|while|though|although|whereas|however)\b
      | ,\s+(?=(?:it|they|we|he|she|you|this|these|so|just|simply)\b)
      | \band\s+(?=(?:is|are|was|were|has|have|will|can|may|it|they|we|you)\b)"""
)
INSERTED = words(r",[^,;:]*,(?=\s+(?:is|are|was|were|has|have|had|can|will|would|does|do|did)\b)")
QUESTION = words(r"^(?:can|could|is|are|was|were|does|do|did|will|would|should|has|have|may|might)\b.*\?")
QUOTED = re.compile(r"""["“](?P<words>[^"“”]{1,60})["”]""")


def promises(sentence: Sentence, block: Block) -> Iterator[tuple[int, str, str]]:
    """Yield place, rule and message for each word that no study can keep (R38)."""
    text = sentence.text
    if QUESTION.search(text) or block.card == "questions":
        return
    for rule in REFUSED:
        for found in rule.words.finditer(text):
            if not (_denied(text, found) or _mentioned(text, found) or (rule.unless and rule.unless.search(text))):
                shown = " ".join(found[0].split())
                yield found.start(), "R38", f'"{shown}" {rule.why}. {rule.mend}'


def _denied(text: str, found: re.Match) -> bool:
    """Whether the clause around the words denies or doubts them."""
    before = INSERTED.sub(
        lambda part: " " * len(part[0]), LOOKS_LIKE_NO.sub(lambda part: "_" * len(part[0]), text[: found.start()])
    )
    begin = max((part.end() for part in BREAK.finditer(before)), default=0)
    listed = re.match(r"\s*(?:,|or\b|nor\b)", text[found.end() :])
    comma = before.rfind(",", begin)
    if comma >= 0 and not listed and not re.search(r"\bn?or\b", before[comma:]):
        begin = comma
    return bool(DENIES.search(before[begin:]) or DENIED_AFTER.search(text[found.end() :]))


def _mentioned(text: str, found: re.Match) -> bool:
    """Whether the words stand in quotes as words, and are not a part of what somebody says."""
    return any(
        quote.start() < found.start()
        and found.end() < quote.end()
        and 2 * len(found[0].split()) >= len(quote["words"].split())
        for quote in QUOTED.finditer(text)
    )
