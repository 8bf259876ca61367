"""Whether a sentence says what its words say, or denies, doubts, hopes, asks, reports or only names it.

As in ConText (Harkema 2009, J Biomed Inform 42:839-851) and NegEx before it (Chapman 2001, J Biomed Inform 34:301-310):
a trigger governs words in one direction, from where it stands to the end of its scope. Its scope ends with its clause,
where a second verb begins, and at a verb that takes what follows for granted ("not many know that ..."). What only looks
like a trigger ("no doubt", "do not wait") is struck out first. A word elsewhere in the sentence excuses nothing.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from editorial.rules.phrases import expression

# What looks like a denial or a doubt and is none, or is two, which make a claim.
LOOKS_LIKE_NO = expression(
    r"""\b(?:why\s+not|who\s+(?:has|does|would|could|can)\s*(?:not|n['’]t)|not\s+(?:only|just|merely|simply|surprising(?:ly)?|to\s+be\s+missed)|no\s+(?:doubt|wonder|question|longer|secret|surprise|match\s+for|other\s+way|better\s+(?:way|time|choice|option))
         |without\s+(?:a\s+|any\s+)?(?:doubt|question|exception|delay)|nothing\s+(?:short\s+of|less\s+than|but)|no\s+less\s+than|a\s+few|few\s+if\s+any\s+side
         |in\s+no\s+time|no\s+sooner|not\s+to\s+mention|can(?:not|['’]t)\s+(?:go\s+wrong|wait|help\s+but|be\s+beaten|be\s+matched)
         |(?:wo|is|was|will)(?:n['’]t|\s+not)\s+(?:be\s+|take\s+|very\s+|too\s+)*(?:long|hard|difficult|far)
         |(?:never|not|n['’]t)\s+(?:\w+\s+)?been\s+(?:easier|safer|simpler|better|closer|so\s+\w+)
         |(?:do\s+not|don['’]t|does\s+not|doesn['’]t|never|no\s+need\s+to|not|need\s+not)\s+(?:have\s+to\s+|need\s+to\s+|let\s+(?:anyone|anybody|others|them|them\s+)?(?:\s+tell\s+you(?:\s+that)?)?|be\s+)?
            (?:wait|hesitate|delay|miss(?:\s+out)?|worry|forget|settle|suffer|fear|put\s+(?:it\s+)?off|give\s+up|overlook|underestimate|surprised|fooled|afraid|let|live\s+with)
         |(?:may|might|could)\s+(?:well\s+)?(?:be\s+)?(?:the\s+)?(?:just|exactly)\s+(?:what|the)
         |if\s+you(?:['’]re|\s+are)?\s+(?:\w+\s+)?(?:want|wish|would\s+like|like|need|hope|long|look(?:ing)?|ready|tired|serious)(?:\s+(?:to|of|for|about))?
         |(?:in|since|until|by|from|of|every|last|this|next|early|late|mid)[\s-]+May|May\s+\d+)\b
      | \b(?:would\s+be\s+)?(?:untrue|false|wrong|a\s+myth|no\s+reason\s+to\s+(?:think|believe|fear)|cannot\s+think\s+of|can['’]t\s+think\s+of|not\s+true)\b[^.;:]*?(?:\bnot\b|n['’]t\b|\bcannot\b)
      | \b(?:nobody|no\s+one|never|not\s+one|none|no\s+\w+)\b[^.,;:]*?\bwithout\b | \b(?:hardly\s+any(?:one)?|nobody|no\s+one|few|never|none|rarely)\s+(?:\w+\s+){0,3}?(?:fail(?:s|ed)?|struggle[sd]?)\s+to\b
      | \bwithout\b(?:\s+\w+){1,3}?,?\s+you\s+(?:will\s+|can)?not\b | \b(?:can(?:not|['’]t)|never|won['’]t|will\s+not)\s+(?:find|get|ask\s+for|do)\s+(?:an?\s+)?(?:better|safer|stronger|faster|surer)\b
      | \bnot\s+that\b[^;:]*(?=[;:]) | \b(?:do\s+not|don['’]t|never)\s+think\s+(?:that\s+)?you\s+are\s+too\b | \bthe\s+way\s+\w+\s+do(?:es)?\b
      | \b(?:no|not|n['’]t|never|nobody|none|cannot|few|hardly|hard|difficult|impossible|who|nor|without|stopp?(?:ed|ing)?)\b(?:\s+(?:one|of|us|them|doctors?|people|experts?|would|can|could|will|has|have|to|ever|seriously|now|who|a|any|i|we|you|they|is|it|expert|room|sane|longer|be|tried|really|\w+ly)\b){0,4}
        \s+(?:doubt(?:ed|s|ing)?|den(?:y|ied|ies|ying|iable)|disput(?:e[sd]?|ing)|question(?:s|ed|ing)?|disagree[sd]?|overstat(?:e|ed)|argue[sd]?|refut(?:e[sd]?)|ignore[sd]?|contest(?:s|ed)?|contradict(?:s|ed)?)\b(?:\s+whether)?"""
)
# How a sentence denies or doubts what follows.
DENIES = expression(
    r"""\b(?:not|never|cannot|nor|neither|nobody|no\s+one|nothing|none|hardly|scarcely|fail(?:s|ed|ing)?\s+to|unable\s+to|yet\s+to|too\s+(?:early|soon)|far\s+from
           |(?:wrong|false|untrue|misleading|dishonest|unfair|illegal|mistake|myth|premature)\s+(?:to|that|about)|(?:the\s+)?(?:myth|hype|rumors?|idea|notion|belief)\s+(?:is\s+)?(?:that|of|about|around)
           |(?:avoid(?:s|ed)?|refus(?:e[sd]?|ing)|reject(?:s|ed)?|stay\s+away|steer\s+clear|shun|distrust|beware|wary|careful|skeptical|doubts?|doubted|doubtful|warn(?:s|ed|ing)?|watch\s+out|caution(?:s|ed)?|suspicious|critical|cautious)
             \s+(?:of|about|against|from|that|whether|if|with|when|words?|phrases?|terms?|claims?|promis\w+|anyone|anybody|any|clinics?|ads?|people|those|sellers?|them|the|a)\b
           |unproven|unlikely\s+to|without\s+(?:any(?:one|body)?|an?)\s+(?:\w+\s+)?(?:shown|showing|proof|trial|test\w*|know\w*|prov\w+)|(?:instead\s+of|rather\s+than)\b(?!.*\b(?:we|it|they|you|our|this)\b)|whether|unclear|uncertain|unknown
           |(?:ask|asks|know|see|check|tell|say|find\s+out|sure)\s+(?:\w+\s+)?if)\b
      | n['’]t\b
      | \b(?:no|without|lacks?|lacking|few|little)\s+(?:(?!and\b|but\b|with\b|for\b|just\b|only\b|plus\b)[\w’'-]+\s+){0,2}$
      | \b(?:no|few|little)\b[^,]*\b(?:is|are|was|were|has|have|had|can|could|will|would|did|does|do|show(?:s|ed|n)?|found|prove[sd]?|proven|suggest(?:s|ed)?|that|which|who)\b"""
)
# How a sentence says that what follows is possible, hoped for or still asked; or that others say so.
HEDGES = expression(
    r"""\b(?:in\s+theory|theor(?:y|ies|etically)|suggest(?:s|ed|ing)?|hop(?:e[sd]?|ing)(?:\s+(?:that|to|for))?|aim(?:s|ed|ing)?\s+(?:to|at)
           |tr(?:y|ies|ied|ying)\s+to|(?:ways?|hard|harder|easier|difficult|how|attempts?|efforts?)\s+to|wants?\s+to|wish(?:es)?\s+to|meant\s+to|intended\s+to|thought\s+to|believed\s+to|supposed\s+to|said\s+to|reported\s+to|in\s+order\s+to|to\s+be\s+called|(?:is|are|be)\s+called|before\s+we\s+can\s+say
           |(?:is|are|was|were|being|be|been)\s+(?:still\s+)?(?:being\s+)?(?:studied|tested|researched|investigated|explored|asked|looked\s+at)
           |(?:test|tests|tested|testing|study|studies|studied|studying|ask|asked|asks|asking|see|learn|find\s+out|question)\s+(?:\w+\s+){0,3}?(?:whether|if|how|what)
           |must|should|would|ought\s+to|if|(?:feel|look|sound)s?\s+like|compar(?:e[sd]?|ing)|in\s+(?:the\s+lab|a\s+lab|lab\s+\w+|a\s+dish|dishes|mice|rats|animals|rabbits|goats|test\s+tubes?)|aside\s+from|in\s+case|so-called)\b"""
)
SOFTENS = expression(
    r"\b(?:may|might|could|perhaps|possibly|probably|likely|maybe|potentially|seem(?:s|ed)?|appear(?:s|ed)?\s+to)\b"
)
REPORTS = expression(
    r"""\b(?:(?:ads?|adverts?|advertisements?|advertis(?:e|es|ed|ing|ers?)|clinics?|sellers?|compan(?:y|ies)|makers?|marketers?|marketing|web\s*sites?|websites?|headlines?|posts?|videos?|influencers?|brochures?|some|others|many|those|anyone|anybody|whoever|somebody|someone)
             \s+(?:\w+\s+){0,3}?(?:say|says|said|claim|claims|claimed|claiming|promise|promises|promised|promising|tell|tells|told|call|calls|called|advertise[sd]?|tout(?:s|ed)?|write|speak|speaks|talk|talks|boast|boasts|sell|sells|offer|offers|believe|think|hope)
          |you\s+(?:may|might|will|can)\s+(?:have\s+)?(?:heard?|read|seen?|be\s+told)|(?:a|any|the|such|of|every)\s+(?:claims?|promises?)\s+(?:of|that|to)|claims?\s+(?:of|that)|claim(?:s|ed|ing)?\s+to|(?:sold|marketed|advertised|touted|promoted|hailed|billed)\s+as|(?:speaks?|spoke|talks?|talked|boasts?|boasted)\s+of|it\s+(?:is|was|has\s+been)\s+(?:often\s+|sometimes\s+)?(?:said|claimed)|the\s+words?|words?\s+(?:such\s+as|like))\b"""
)
# Verbs that take what they introduce for granted, so that nothing in front of them denies it.
FACTIVE = expression(
    r"""\b(?<!we\ do\ not\ )(?<!we\ don['’]t\ )(?<!nobody\ )(?<!no\ one\ )(?:know|knows|knew|realiz(?:e[sd]?|ing)|aware|forget|regret|understand|see|imagine|believe|explain|guess|learn|amazed|surprised|delighted|glad|happy|pleased|astonished|shocked|thrilled|stunned|impressed|grateful)\s+(?:yet\s+)?(?:(?:that|how|why|when|at|by)\b|(?=\w+\s+(?:cures|heals|works)\b))
      | \b(?:know|knows|understand|explain|sure|clear|certain)\s+(?:exactly\s+|just\s+|yet\s+|fully\s+)*(?:why|how\s+(?!long|often|many|much))
      | \b(?:so|as)\s+(?:were|was|did|are)\s+(?:we|i|they)\s+until\b | \buntil\b | \bunless\b"""
)
# How a sentence takes back what came before.
DENIED_AFTER = expression(
    r"""^(?:(?:(?!\b(?:what|that|which|who|where|when)\b)[^.;])*?\b(?:is|are|was|were|remains?|would\s+be|has|have)\s+(?:\w+\s+){0,2}?
        (?:too\s+(?:strong|much|early|soon)|unknown|unclear|uncertain|unproven|lacking|missing|false|wrong|untrue|a\s+myth|hype|misleading|a\s+slogan|not\s+a\s+fact|a\s+reason\s+to\s+(?:walk|leave|doubt|worry)|nice|a\s+warning|a\s+red\s+flag|illegal|a\s+bad\s+sign|not\s+(?:enough|true|the\s+same)|doubtful
          |not\s+(?:yet\s+)?(?:been\s+)?(?:found|known|shown|possible|available|proven|tested|studied|supported|backed))\b
        | [^.;]*?\b(?:(?:do|does|did)(?:\s+not|n['’]t)\s+(?:make|mean|prove|show|tell|say)|mislead(?:s|ing)?|prove[sd]?\s+(?:little|nothing)|needs?\s+proof|lacks?\s+(?:proof|evidence)|cannot\s+be\s+true)\b
        | [^.;]*,\s+(?:some|many|others|ads|sellers|clinics|makers|they)\s+(?:say|claim|think|believe)\W*$ | \s+in\s+(?:an?|the)\s+(?:lab|laboratory|dish)\b | \s+(?:no|none|nothing|neither|not\s+one)\b | \s+if\s+(?:at\s+all|ever)\b)"""
)
# Whose aim it is that a sentence begins with: "To avoid surgery, some people try exercise."
AIM_OF_OTHERS = expression(r"^[^,]*,\s+(?:some|many|most|people|patients|doctors|surgeons|he|she|they)\b")
# Where a clause ends; a comma ends one, too, unless it parts the members of a list.
BREAK = expression(
    r"""[;:] | \s[–—-]{1,3}\s | \b(?:but|because|since|while|though|although|whereas|however|so\s+that)\b
      | ,\s+yet\b | ,\s+(?=(?:it|they|we|he|she|you|this|these|our|your|so|just|simply|and)\b)
      | \band\s+(?=(?:\w+ly\s+|always\s+|never\s+|also\s+|then\s+|even\s+)?(?:is|are|was|were|has|have|will|can|may|it|they|we|you|this|that\s+(?:is|it)|our|your|(?-i:[A-Z]{2,})\s)\b)"""
)
# Words at the start of a sentence that govern it beyond the comma behind them.
OPENS = expression(
    r"""^\s*(?:so\s+far|as\s+far\s+as|in\s+theory|in\s+the\s+lab|in\s+(?:mice|rats|animals|rabbits|dishes)|nor\b|neither\b|no\b[^,]*\bfound|whether\b[^,]*\bor\s+not|to\s+our\s+knowledge)[^,:;]*,"""
)
INSERTED = expression(r",[^,;:]*,(?=\s+(?:is|are|was|were|has|have|had|can|will|would|does|do|did|be|\w+s|\w+ed)\b)")
ASKS = expression(
    r"^\W*(?:(?:and|so|but|or|then|now)\s+)?(?:can|could|is|are|was|were|does|do|did|will|would|should|has|have|had|may|might|what|how|why|who|whom|when|where|which|whose|whether|if|for\s+how|to\s+what|in\s+what|at\s+what|is\s*n['’]t)\b.*\?\W*$"
    r"|[:—–]\s*(?:can|could|is|are|was|were|does|do|did|will|would|should|has|have|what|how|why|who|when|where|which|whether)\b[^:]*\?\W*$"
)
QUESTION = expression(r"^(?:can|could|is|are|was|were|does|do|did|will|would|should|has|have|may|might)\b.*\?")
# A question that takes its answer for granted.
LEADING = expression(
    r"^(?:how\s+(?:soon|quickly|fast|well)\b|why\s+(?!is\b|are\b|was\b|were\b|do\b|does\b|did\b|might|may\b|can\b|could|should|has\b|have\b|it\b|this\b|that\b|not\s+sure|am\b|i\b|my\b|to\b|ask)\w+|what\s+else\b|(?:want|need|looking\s+for)\b|who\s+has\s*(?:not|n['’]t)\b|did\s+you\s+know\b|who\s+(?:would|does)n['’]t\b|when\s+will\b|isn['’]t\s+it\b|tired\s+of\b|ready\s+to\b)"
)
ANSWER = expression(
    r"^(?:yes|you\s+bet|not\s+at\s+all|it\s+(?:is|does|can|will|has)|they\s+(?:are|do|can|will|have)|we\s+(?:do|think\s+so|believe\s+so)|of\s+course|absolutely|indeed|you\s+(?:can|will|do)|sure(?:ly)?)\b(?!\s+\w*\s*(?:not|n['’]t|unclear|unknown|too))"
)
NO_ANSWER = expression(
    r"^(?:practically\s+|almost\s+|virtually\s+|next\s+to\s+)?(?:no(?!\s+one)|none|never|not\s+at\s+all|zero|nothing|there\s+(?:is|are)(?:n['’]t|\s+not)\s+any)\b[^?]{0,20}$"
)
QUOTED = re.compile(r"""["“](?P<words>[^"“”]{1,60})["”]""")
# Praise in the form of a denial: nothing helps like this.
UNEQUALED = expression(
    r"\b(?:nothing|no|none|nobody|few|never|no\s+other|cannot|not\s+one|hardly\s+any)\b.*?\b(?P<than>like|as|than|equals?|matches|rivals|compares?\s+(?:to|with)|beats?|comes?\s+close\s+to)\s+(?:well\s+as\s+|good\s+as\s+|much\s+as\s+)?(?P<other>[\w-]+(?:\s+[\w-]+)?)"
)
THAT = expression(r"\b(?:that|if|whether)\s+(?P<it>(?:it|they|this|these)\b)?")
NOT = expression(r"\bnot\b|n['’]t\b")
OURS = expression(r"^(?:our|ours|this|these|it|they|we|your\s+own|us)\b")
# A second verb beside the one that a helper governs: "may ease pain and brings people back".
MODAL = expression(r"\b(?:may|might|could|can(?:not)?|not|n['’]t|to)\s*(?!.*\b(?:that|if|whether|suggests?)\b)")
SECOND_VERB = expression(r"\b(?:and|then)\s+(?:\w+ly\s+|always\s+|never\s+|also\s+|even\s+)*$")
# The members of a list in front of its last: "to prevent, treat, and ultimately cure".
LISTED = expression(r"(?:\b\w+,\s+)+(?:\w+\s+)?(?:and|or),?\s+(?:,?\s*\w+ly,?\s+|even\s+)*$")
# What is said behind quoted words that are not true.
UNTRUE = expression(r"^\W*(?:is|are|was|were)\s+(?:a\s+slogan|not\s+(?:a\s+fact|true)|untrue|false|hype|an?\s+ad)\b")
# What is said of words that are only named.
SAID_AS_WORD = expression(
    r"\b(?:words?|terms?|phrases?|claims?|call(?:s|ed|ing)?|say(?:s|ing)?|said|law|means?|mean|label(?:s|ed)?|promis\w+|avoid|too\s+(?:strong|often)|never\s+use|distrust|wary|is\s+not|ads?|misleading|beware|no\s+one|nobody)\b"
)


def stance(text: str, start: int, end: int, is_treatment: Callable[[str], object] = lambda words: False) -> str:
    """How a sentence takes its words from `start` to `end`: "asserts", "softens" ("may"), "denies", "hedges" or "reports" them.

    `is_treatment` says whether words name a treatment: a denial that compares everything with one is praise of it.
    """
    if _unequaled(text, start, is_treatment):
        return "asserts"
    before, after = _before(text, start, end), BREAK.split(text[end:])[0]
    if SECOND_VERB.search(before) and text[start:end].split()[0].endswith("s") and MODAL.search(before):
        return "asserts"
    if DENIES.search(before) or DENIED_AFTER.search(after):
        return "denies"
    if HEDGES.search(before) or (before.strip().lower() == "to" and AIM_OF_OTHERS.search(after)):
        return "hedges"
    if REPORTS.search(before):
        return "reports"
    return "softens" if SOFTENS.search(before) else "asserts"


def _before(text: str, start: int, end: int) -> str:
    """What stands in front of the words, as far as it can govern them; what only looks like a trigger is blanked."""
    before = LOOKS_LIKE_NO.sub(lambda part: "_" * len(part[0]), LISTED.sub("", text[:start]))
    before = INSERTED.sub(lambda part: " " * len(part[0]), before + text[start:end])[: len(before)]
    opening = OPENS.match(before)
    begin = max((part.end() for part in BREAK.finditer(before)), default=0)
    listed = re.match(r"\s*(?:,|or\b|nor\b)", text[end:])
    comma = before.rfind(",", begin)
    if comma >= 0 and not listed and not re.search(r"\bn?or\b", before[comma:]):
        begin = comma + 1
    taken = max((part.end() for part in FACTIVE.finditer(before)), default=0)
    governing = before[max(begin, taken) :]
    return before[: opening.end()] + governing if opening and taken <= opening.end() else governing


def _unequaled(text: str, start: int, is_treatment: Callable[[str], object]) -> bool:
    match = UNEQUALED.search(text)
    if not match or match.start() >= start or match.start("than") < start:
        return False
    that = max(THAT.finditer(text, match.start(), start), key=re.Match.end, default=None)
    said = text[that.end() : start] if that else ""
    if that and not NOT.search(said) and (that["it"] or is_treatment(said)):
        return False  # what is denied is said of a treatment: no trial found that this one is better than that
    return bool(OURS.match(match["other"]) or is_treatment(match["other"]))


@lru_cache(maxsize=512)  # of a sentence, six rules ask
def asked(sentence: str, following: str = "") -> bool:
    """Whether a sentence is a question that its writer leaves open; `following` is the sentence behind it."""
    if not ASKS.search(sentence) or LEADING.search(sentence):
        return False
    return not ANSWER.search(following)


def mentioned(text: str, match: re.Match[str]) -> bool:
    """Whether the words stand in quotes as words, and are not a part of what somebody says."""
    return any(
        quote.start() < match.start()
        and match.end() < quote.end()
        and (
            UNTRUE.search(text[quote.end() :])
            or (
                2 * len(match[0].split()) >= len(quote["words"].split())
                and SAID_AS_WORD.search(text[: quote.start()] + text[quote.end() :])
            )
        )
        for quote in QUOTED.finditer(text)
    )
