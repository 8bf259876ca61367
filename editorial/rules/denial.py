"""Where a sentence denies, doubts, asks or only mentions what other words of it say."""

import re

from editorial.rules.phrases import expression

# How a sentence denies or doubts what follows in the same clause, and phrases that only look like it.
LOOKS_LIKE_NO = expression(
    r"""\b(?:not\s+(?:only|just|merely|simply)|no\s+(?:doubt|wonder|question|longer)|without\s+(?:a\s+)?(?:doubt|question)
         |nothing\s+(?:short\s+of|less\s+than|but)|a\s+few)\b"""
)
DENIES = expression(
    r"""\b(?:not|never|cannot|nor|neither|nothing|none|nobody|no\s+one|hardly|few|far\s+from|rather\s+than|too\s+early
           |whether|until|unless|bewares?|wary|careful|skeptical|doubts?|doubtful|distrust|myth|hype
           |(?:ask|asks|know|see|check|tell|say|find\s+out)\s+(?:\w+\s+)?if)\b
      | n['’]t\b
      | \bno\b[^,]*\b(?:is|are|was|were|has|have|had|can|could|will|would|did|does|do|shows?|showed)\b
      | \b(?:no|without|lacks?|lacking)\s+(?:(?!and\b)[\w-]+\s+){0,2}$"""
)
# How a sentence takes back what came before.
DENIED_AFTER = expression(
    r"""^[^.;]*?\b(?:is|are|was|were|remains?|would\s+be|has|have)\s+(?:\w+\s+){0,2}?
        (?:too\s+(?:strong|much|early)|unknown|unclear|uncertain|unproven|lacking|missing|false|wrong|a\s+myth|hype
          |not\s+(?:yet\s+)?(?:been\s+)?(?:found|known|shown|possible|available))\b"""
)
# Where a clause ends; a comma ends one, too, unless it parts the members of a list.
BREAK = expression(
    r"""[;:] | \s[–—-]{1,3}\s | \b(?:but|because|while|though|although|whereas|however)\b
      | ,\s+(?=(?:it|they|we|he|she|you|this|these|so|just|simply)\b)
      | \band\s+(?=(?:is|are|was|were|has|have|will|can|may|it|they|we|you)\b)"""
)
INSERTED = expression(r",[^,;:]*,(?=\s+(?:is|are|was|were|has|have|had|can|will|would|does|do|did)\b)")
QUESTION = expression(r"^(?:can|could|is|are|was|were|does|do|did|will|would|should|has|have|may|might)\b.*\?")
QUOTED = re.compile(r"""["“](?P<words>[^"“”]{1,60})["”]""")


def denied(text: str, match: re.Match[str]) -> bool:
    """Whether the clause around the words denies or doubts them."""
    before = INSERTED.sub(
        lambda part: " " * len(part[0]), LOOKS_LIKE_NO.sub(lambda part: "_" * len(part[0]), text[: match.start()])
    )
    begin = max((part.end() for part in BREAK.finditer(before)), default=0)
    listed = re.match(r"\s*(?:,|or\b|nor\b)", text[match.end() :])
    comma = before.rfind(",", begin)
    if comma >= 0 and not listed and not re.search(r"\bn?or\b", before[comma:]):
        begin = comma
    return bool(DENIES.search(before[begin:]) or DENIED_AFTER.search(text[match.end() :]))


def mentioned(text: str, match: re.Match[str]) -> bool:
    """Whether the words stand in quotes as words, and are not a part of what somebody says."""
    return any(
        quote.start() < match.start()
        and match.end() < quote.end()
        and 2 * len(match[0].split()) >= len(quote["words"].split())
        for quote in QUOTED.finditer(text)
    )
