"""What a clause says of its subject, as far as that is a treatment, a part of the body, an ache, a harm, what comes of it, or you.

The default asks for proof: such a subject may do what is listed here, what treatments, bodies and visitors do in any case,
and whatever else it does is a claim ("your disc plumps up"). Where it *is* something, a gain and a harm may be only what is
listed ("infection is rare" claims something), anything else all but what praises it ("PRP is as safe as milk"). What a clause
denies, hedges or reports, `denial` tells. English only.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from editorial.model.compiled import compiled
from editorial.rules.phrases import Pattern

# What a treatment's name is replaced with, at its length, so that it is one word.
MASK = "_"
PART = r"""(?:body|bodies|spines?|discs?|disks?|backs?|joints?|knees?|hips?|shoulders?|necks?|legs?|feet|fingers|ankles?|elbows?|wrists?|cartilage|nerves?|muscles?|tendons?|ligaments?|menisc(?:us|i)|tissues?|bones?|cuffs?|skin|hair|hairline|follicles?|scalp|brain|blood(?!\s+(?:flow|vessels|supply|tests?|draws?|pressure|thinners?|sugar|work|samples?|clots?))|immune\s+system|circulation|blood\s+(?:flow|vessels)|metabolism|cracks?|tears?|bulges?|wrinkles|scars?|spurs?|jaws?|fascia|pelvis|collagen|immune\s+cells|glutes|strands|rings?)"""
CELLS = r"(?:cells?|platelets?|plasma|growth\s+factors?)"
SYMPTOM = r"(?:pains?|\w{0,8}aches?|sciatica|stiffness|swelling|inflammation|arthritis|spasms?|numbness|tingling|knots?|scores|limp|degeneration|symptoms?|mornings?|nights?|agony|fatigue|discomfort|flashes|fog|sprains?|strains?|soreness|tenderness|weakness|dizziness|tiredness|tightness|tension|throbbing|migraines?|cramps?|cravings|insomnia|[a-z]{3,12}(?:itis|algia|opathy|osis))"
GAIN = r"(?:relief|recovery|recoveries|healing|repair|success|improvements?|gains?|benefits?|strength|mobility|comfort|confidence|freedom|outcomes?|range\s+of\s+motion|energy(?!\s+(?:drinks?|bars?))|endurance|libido|desire|intimacy|vitality|posture|track\s+record|satisfaction|erections?|stamina|youth|flexibility|results|differences?|(?<!blood\s)changes?(?!\s+of))"
HARM = r"(?:side[\s-]effects?|complications?|infections?|risks?|reactions?|harms?|dangers?|bleeding|downtime|drawbacks?|downsides?|regrets?|relapses?|failures?|setbacks?|problems?|trouble|nerve\s+damage|(?:the\s+)?worst\s+(?:that|of\s+it|thing)(?:\s+\w+){0,5}?(?=\s+(?:is|was)\b))"
_CLOSED = (
    r"(?:is|are|was|were|be|been|has|have|had|will|can|may|might|could|should|must|would|do|does|did|of|in|on|at|for|from|with|by|to|into|and|or|but"
    r"|that|which|who|whom|whose|when|where|while|if|than|as|it|they|we|you|i|he|she|there|here|what|how|why|not|never|so|because|no|nobody|nothing|after|before|until|unless|whether|between|about)"
)
_THE = r"(?:the|an?|your|our|my|his|her|their|its|this|that|these|those|each|every|any|some|most|many|all|both|one|even|much|more)"
_DETERMINER = rf"(?:{_THE}\s+)"
_VERBS = r"(?:com(?:e|es|ing)|goes|go|gets?|got|gives?|takes?|puts?|keeps?|makes?|lies?|sits?|feels?|looks?|hurts?|needs?|helps?|means?|asks?|shows?|us(?:e|es|ing)|sends?|hits?|holds?|lets?|see|sees|saw)"
_WORD = rf"(?:(?!{_CLOSED}\b|{_DETERMINER}|{_VERBS}\b)[\w’'-]+\s+)"
_ADVERB = r"(?:\w+ly|also|then|soon|often|even|just|now|still|already|afterwards|there|all|once|first|usually|no\s+longer|always|never|rarely|seldom|again|later|alone|on\s+(?:its|their)\s+own|each|both|together|here|simply|itself|themselves)"
_BEHIND = rf"(?:\s+(?:of|in|at|from|around|near|behind|between|inside|under|after|with|for|to|down|up|along|across|over|beside|without|during|before|since|like)\s+(?:\w+\s+){{0,3}}?(?:{PART}|{SYMPTOM}|{CELLS}|{MASK}+|years|days|weeks|months|people|patients|surgery|growth\s+factors?|marrow|blood|donors?|scans?)\b|\s+(?:that|which|who)(?:\s+(?!(?:is|are|was|were|can|should|may|will|must|needs?)\b)[\w’'-]+){{1,8}}?(?=\s+(?:is|are|was|were|can|should|may|will|must|needs?)\b)|\s+(?:that|which)\s+(?:(?:is|are|was|were|has|have|had|once|still|can|will)\s+){{0,2}}(?:not\s+)?\w+(?:\s+(?:you|it|them|on|to))?(?:\s+for\s+\w+)?|\s+(?:you|we|they)\s+\w+(?:\s+(?:at|in|after|by|with|from)\s+(?:the\s+)?\w+(?:\s+\w+)?)?)"
# A noun behind a noun: "a nerve root can", "a hip brace is".
_COMPOUND = r"(?:\s+(?!and\b|or\b|that\b|which\b|who\b)[a-z]\w+(?=\s+(?:is|are|was|were|can|cannot|will|may|might|could|has|have|had|does|do)\b))?"
_OPENERS = rf"""(?:(?:and|but|so|yet|then|also|still|even|today|thus|indeed|only|just|here|yes|in\s+(?:short|fact)|best\s+of\s+all|because|since|although|though|while|\w+ly)\b,?\s+)*
    (?:(?:once|after|before|within|in|with|by|from|for|at|on|during|without|like|unlike|where|since|given|under|over|when|as|if|thanks\s+to|\w+ed\s+\w+(?:\s+\w+)?(?=,))\b[^,;:]{{0,70}},\s+|(?:with|after|within|by)\s+(?:\w+\s+){{1,4}}?(?=your\s)|(?:within|in|after|by)\s+(?:(?:a|an|one|two|three|four|six|\d+|a\s+few|the\s+first)\s+)?(?:minutes|hours?|days?|weeks?|months?|years?|spring|summer|fall|winter|it|that|this|{MASK}+)\s+)?
    (?:(?:and|so|then|also)\s+)?"""
_OUR = r"(?:treatments?|therap(?:y|ies)|approach(?:es)?|methods?|protocols?|programs?|recipe|formula|technique|injections?|shots?|cells|kits?|care|products?|work|results?|record|numbers|patients?|clients?|visitors|customers|guests)"
SUBJECT = Pattern(
    rf"""^[\s"“”’‘'(;:,—–-]*{_OPENERS}
    (?:(?P<it>(?:it|this|these|they)(?!\s+{MASK})|(?:one|a\s+single|a\s+few|just\s+\w+|two|three)\s+(?:visits?|shots?|sessions?|doses?|drips?|vials?|drops?|pulses?|rounds?)(?:\s+(?:a|per|each|every)\s+(?:day|week|month|year))?|the\s+(?:whole\s+)?(?:thing|procedure|process|method|technique)|our\s+(?:\w+\s+){{0,2}}?{_OUR}(?:\s+of\s+(?:\w+\s+){{0,2}}?(?:{PART}|{CELLS}|{MASK}+|\w+s)\b)?|(?:the|a|each|every)\s+(?:session|dose|course|drip|vial|protocol|serum)s?(?:\s+of\s+(?:\w+\s+){{0,2}}?(?:{MASK}+|\w+s\b|three|six))?)
      | (?P<you>you)
      | (?P<we>we|our\s+(?:doctors?|nurses?|team|staff|clinic|practice|surgeons?|clinicians?))
      | {_DETERMINER}{{0,2}}(?P<words>{_WORD}{{0,3}}?)(?:(?P<treatment>(?:{MASK}+[\s-]+)*{MASK}+|braces?|belts?|corsets?|splints?|microneedling|pellets?|drips?|gels?|creams?|peptides?|hormones?)
                       |(?P<harm>{HARM})|(?P<gain>{GAIN})|(?P<symptom>{SYMPTOM})|(?P<cells>{CELLS})|(?P<part>{PART}))(?![\w’'-])(?!\s+(?:{PART}|{CELLS}|{SYMPTOM}|{GAIN}|{HARM}|specialists?|doctors?|surgeons?|clinics?)\b){_COMPOUND}{_BEHIND}{{0,2}}
    )(?P<be>['’](?:s|re)\b)?(?:,?\s+{_ADVERB},?)*(?:\s+|(?<=['’]s\s)|(?<=['’]re\s)|(?P<will>['’]ll\s+))
    (?:(?P<aux>cannot|\w+n['’]t|will|can|could|may|might|must|should|would|do|does|did|has|have|had|is\s+going\s+to|are\s+going\s+to|are\s+able\s+to|need\s+not)(?:\s+(?:{_ADVERB}|not))*\s+)?(?P<verb>[\w’'-]+)""",
    re.VERBOSE,
)
BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "am", "isn’t", "aren’t", "wasn’t"])
# What anything may do, or have done to it, with no word of what comes of it.
_ANY = """count appear ask become begin belong call cause change come concern consist contain continue cost cover depend describe differ exist fail
    fall feel follow get give go happen have hurt include involve know lack last lie list look mean measure need number occur pass pay
    raise reach refer remain require rest say seem set show sit sound stand start stay take tell tend test turn use vary wait want weigh work
    had has came went gone fell felt got gave kept knew lost meant said sat stood took told began paid cost hurt thought was"""
_TREATMENT = """approve arrive bill bleed bruise burn carry cause clot collect combine compare cool count decide discuss dissolve draw drip dry lose
    expire explain float flow guide harm hold implant infect inject keep raise insert irritate itch join leak lean melt mix numb offer order place plan
    prefer press prickle publish receive report review rise run sell separate settle sink speak spin spoil sting stop store study swell thin travel
    try undergo upset leave vary visit wear weaken worsen drew held ran sold spun stung sank underwent shrink contain"""
_BODY = """absorb ache act age attach bear bend bleed build break bruise bulge burn carry clot connect control cool crack cushion degenerate dislike
    divide dry end extend fire flatten form gather hang release harden hear hold itch join keep lead leave lose like link live make meet move press produce
    push react rely rub run seem send shake share shift shrink signal sink slide slip spread squeeze stick stiffen stretch store stop store
    support surround sweat swell tear tense throb tie tilt lean click lock buckle pop tingle twitch jerk cramp flush peel tighten tire touch transmit travel twist weaken slump sag wear widen narrow wrap grow held kept
    ran sent wore worn bent broke tore made ties let"""
_ACHE = """ache affect arise arrive peak begin build burn come disturb drain flare frighten go grow interfere keep limit linger make move nag press pull
    radiate return run shoot spread stab start stay sting stop strike throb tire travel trouble wear woke wake kept made ran shot struck
    differ hide mask drive drag spoil rob steal force follow let bother signal warn fluctuate wax wane interrupt"""
_GAINS = "shift worsen suffer decline drop sink fall rise change fluctuate peak matter limit reflect show agree appear apply come conflict contradict disagree mean point suggest surface tend remain require vary begin depend differ disappear end fade fail follow need shrink start stop vanish vary wane wear wore come take took came"
HARMS = """arise affect begin call cause come damage destroy develop differ follow grow happen include increase kill stop lead leave make mean occur
    outweigh reach require rise show spread start threaten worsen harm send led left made need take go get"""
_YOU = """accept add agree aim allow answer apply arrange arrive attend avoid bathe bend borrow breathe bring buy cancel care carry change
    check choose climb close come compare complain consider contact continue cough count cry decide discuss do doubt drink drive drop eat
    email enter expect explain face fall fill find finish follow forget gain? get give hear help hold hope imagine join keep kneel know
    laugh learn leave let lie lose lift lift? like listen live look lower? make meet mention miss move name notice open order owe own park pick
    plan point postpone pour practice prefer press print pull push put read receive recognize record refuse remember repeat reply report
    rest return? ring roll say see send share shower sign sit skip sleep smell smoke speak spend squeeze stand stay step stop suspect sweat
    swallow switch talk taste thank? think touch trust try turn understand undress visit wait walk wash watch wear wish wonder work worry
    write brought bought chose drank drove ate found heard held kept knew left met read saw sent spoke spent wore wrote swim should
    might can cannot may must will would could both all need"""
_WE = """answer phone admit advise check collect edit employ examine explain hope inform look mark monitor offer plan print prefer publish quote rate read recommend refuse
    report respond review schedule search sell speak store suggest summarize thank treat update warn wrote chose counted"""
OF: dict[str, frozenset[str]] = {
    "it": frozenset(
        f"{_ANY} {_TREATMENT} {_ACHE} {_BODY} help beep click fit frighten scare open turn replace".split()
    ),
    "treatment": frozenset(f"{_ANY} {_TREATMENT} make".split()),
    "part": frozenset(f"{_ANY} {_BODY}".split()) - {"know", "ask", "pay", "wait"},
    "cells": frozenset(f"{_ANY} {_BODY} {_TREATMENT} die divide multiply survive clear eat help vary".split())
    - {"build", "know", "ask", "pay", "wait"},
    "symptom": frozenset(f"{_ANY} {_ACHE}".split()),
    "gain": frozenset(_GAINS.split()),
    "harm": frozenset(HARMS.split()),
    "we": frozenset(f"{_ANY} {_TREATMENT} {_WE}".split()),
    "you": frozenset(f"{_ANY} {_YOU}".replace("?", "").split()),
}
# What "they" may do besides, since they are mostly people.
_THEIRS = "work live teach sign sponsor train test weigh develop compare disagree dislike"
THEIRS = OF["you"] | OF["we"] | frozenset(_THEIRS.split())
VERBS = frozenset().union(*OF.values())
# What some verbs are let pass with; with anything else behind them they claim something.
_AFTER = {
    "come": r"from|in|as|with|before|after|first|next|out|at|on|later|and|to\s+(?:see|us|the|an?|our|your|mind|have|know|stand)|back(?!\s+to\s+life)|between|under|into|by|here|alone|early|late|when|if|for|again",
    "go": r"in|into|straight|through|by|on(?!\s+to)|along|under|down|up|to\s+(?:the|an?|your|sleep|bed|work|one|another|each|see|our)|unreported|unnoticed|wrong|with|for|home|over|across|numb|weak|from|past|out|alone|and|around|back\s+(?:to\s+work|home)|first|bad|against|beyond|without",
    "give": r"no|rise|half|one|each|the\s+(?:rest|other)|mixed|us|off|some|our|your|blood|it|out|birth|consent|way",
    "get": r"an?(?!\s+(?:holiday|rest|break|second\s+(?:chance|life|wind|youth|spring)|new|boost|lift|chance|fresh))|rid|another|the|worse|\w*er\s+(?:with\s+age|as)|older|stiff\w*|tired|weaker|tight\w*|sore|numb|into|to|no|their|its|some|one|up|dressed|on|off|our|your|help|less|little|in|through|in|irritated|pressed|pinched|trapped|infected|hurt|hot|cold|cooler|flatter|thinner|lower|nothing|this|that|more\s+(?:than|stiff|sore)|ready|lost|home|what|bad|results|used|stuck",
    "turn": r"to|red|pale|blue|out|off\s+(?:your|the)|the|your|left|right|around|on|over|in|brown|sour|cloudy|up",
    "stand": r"for|in|on|over|at|up(?!\s+to)|between|beside|next|still|behind\s+(?:you|the)|alone|near|above|with|by|out",
    "work": r"with|together|in|by|as|like|through|on|at|from|for|under|out(?!\s+for)|less|mainly|hard|against|best\s+with|while|if|differently|even|alongside",
    "carry": r"an?|risks?|its|out|on\s+(?:with|as)|some|the\s+risk|germs|signals|messages|blood|oxygen|water|weight|your\s+weight|food|most|more",
    "wake": r"you|people|them|many|us|at|in|up(?=\s+(?:stiff|sore|at|in|with|from|after))|with|stiff|sore",
    "become": r"an?|the|stiff|sore|weak\w*|part|narrow\w*|thin\w*|dry|flat\w*|inflamed|irritated|infected|red|swollen|worse|more|less|clear|known|hard\w*|old\w*|tired|loose|tight|numb|tender|smaller|wider|cloudy|common|rare|routine|part|law|used|ill|brittle|chronic|lasting|longer|larger",
    "hold": r"an?|the|your|about|up\s+in|water|them|it|on\s+to|up\s+to|\d+|still|most|of|bones|more|less|little|too|us",
    "keep": r"(?:you|people|them|many|us)\s+(?:awake|waiting|up|from\s+(?!hurt|surg|pain))|an?|the|your|in|it|on|coming|still|going|returning|most|some|records|notes|moving|working|waiting|asking|to|hurting|changing|getting|up|about|more|losing|back|away|track|taking|doing|one",
    "last": r"as\s+long\s+as|(?:about\s+|only\s+|for\s+|some\s+|a\s+few\s+|less\s+|under\s+|between\s+|up\s+to\s+|at\s+most\s+|\d+\s+|\w+\s+to\s+|\w+\s+(?:or\s+\w+\s+)?)*(?:minutes?|hours?|half\s+an\s+hour|an\s+hour|seconds?)|less|not|too|as\s+long\s+as\s+the|until|from|differ\w*|only",
    "stay": r"in|at|on|with|away|the|a|inside|there|still|open|sore|numb|stiff|tender|red|swollen|private|closed|for|as|long\w*|after|awake|near|within|under|overnight|home|until|out|too|low|high|tight|where|one|two|alert|dressed|bad|after|here|unclear|unknown|seated|flat",
    "make": r"an?|up|use|you\s+(?:feel\s+)?(?:sleepy|drowsy|dizzy|tired|sick|ill|worse|bleed|faint|anxious|sore|weak)|(?:it|you|people|them|sleep|work|pain|life|walking|sitting|standing|bending|breathing|scans?|trials?|results?|moving|movement|many|your)\s+(?:\w+\s+){0,3}?(?:hard\w*|wors\w+|difficult|sick|feel\s+(?:worse|ill|faint)|ache|hurt|tired|afraid|anxious|miserable|stiff\w*|slow\w*|weak\w*)|sure|notes|room|hormones|proteins|no|more|blood|two|us|about|one|changes|the\s+(?:decision|call|visit|choice|muscles?\s+\w+)|fewer|little|many",
    "help": r"(?:us|doctors|nurses|the\s+(?:doctor|nurse|team))\b|to\s+(?!(?:\w+\s+)?(?:cure|heal|end|fix))|yourself|blood|you\s+(?:stand|sit|bend|move|turn|lift|walk|balance|decide|choose|prepare|plan|find|ask|understand)",
    "change": r"your|the(?!\s+way)|an?|from|with|over|in|color|every|as|into|little|when|by|after|doctors?|it|shape|positions?|sides?|our|hands|clothes|how\s+(?:often|you|we)|to|only|much|too|this|that",
    "put": r"on|your|the|it|an?|down|ice|weight|pressure|in|them|both|one|off\s+(?:the\s+)?(?:visit|decision|care)|up|out|together|pillows?",
    "walk": r"to|with|around|out(?!\s+(?:tall|straight))|up|about|an?|the|down|by|home|in\s+(?:the|a)|for|on|after|more|too|slowly|alone|if|as|while|every|each|only|when|past|at|less|a\s+little",
    "pass": r"through|from|out|on|urine|along|under|over|between|behind|the\s+(?:nerve|hole|canal)|by|close|near|down|into",
    "grow": r"(?:more\s+)?(?:worse|old|older|tired|weak\w*|thin\w*|stiff\w*|less|slowly|in|out|on|into|hair|from|toward|bony|along|only|with\s+age|until|hard\w*|cold\w*|instead)",
    "feel": r"(?!better|great|young|new|younger|stronger|well\b|alive|like\s+(?:new|you|yourself|twenty|a\s+new)|human|good\s+as|free|lighter|whole|fitter|amazing|wonderful)",
    "leave": r"the|an?|it|your|us|by|through|at|from|on|after|behind|if|scars?|for|before|early|with\s+(?:us|an?\s+(?:list|sheet|bandage|copy|plan|leaflet|card|date))|out|some|people|you\s+(?:weak|sore|tired|worse|with)|room|when|home|lasting|many|one|us|them",
    "stop": r"(?!(?:hurt|ach|throb|slip|swell|burn|nagg|click|lock|bother|fall|giv)\w*ing)",
    "sleep": r"(?!through|like|well\b|soundly|better|again|deep)",
    "run": r"from|down|in|through|along|for|an?|the|late|out\s+of|between|to|on|over|into|under|a\s+risk|at|by|up|across|behind|beside|tests?|warm|next|past|around",
    "start": r"(?!(?:produc|grow|heal|mend|work|mov|repair|rebuild|feel(?!ing\s+(?:ill|sick|worse|faint|dizzy|numb))|improv|walk)ing)",
    "tell": r"(?:us|you|doctors|the|them|nothing|little|about|whether|which|how|people|more)",
}
_BARE = r"|\s*[.,;:!?)\"”]*\s*$"
_NOT_BARE = ("become", "feel", "help", "hold", "keep", "last", "stay", "work")
AFTER = {
    verb: compiled(rf"\s*+(?:{words})(?:(?!\w)|(?<=\s))" + ("" if verb in _NOT_BARE else _BARE) if words else "")
    for verb, words in _AFTER.items()
}
# Where what was lost is back: said of a part of the body, whatever its verb.
BACK = compiled(
    r"\s+(?:[\w’-]+\s+){0,6}?(?:(?<!come\s)(?<!comes\s)(?<!the\s)(?<!your\s)back(?:\s+where\b.*|\s+to\s+(?:life|normal).*|\s+in(?:to)?\s+(?:line|place|shape|position).*)?|again)\W*$"
)
_HURTS = "hurt ache swell tear bleed bulge tighten break stiffen weaken sit lie send press act"
HURTS = frozenset(_HURTS.split())
_PAIRS = """came:come went:go gone:go goes:go took:take taken:take gave:give given:give got:get gotten:get stood:stand
    carried:carry knew:know known:know held:hold kept:keep made:make sent:send grew:grow grown:grow led:lead felt:feel
    left:leave ran:run wore:wear worn:wear began:begin begun:begin said:say told:tell meant:mean lost:lose fell:fall
    sat:sit saw:see seen:see does:do did:do done:do has:have had:have lying:lie tying:tie dying:die found:find
    heard:hear written:write wrote:write"""
_IRREGULAR = dict(pair.split(":") for pair in _PAIRS.split())


@lru_cache(maxsize=2048)
def bases(word: str) -> tuple[str, ...]:
    """What a form of a verb may be a form of.

    >>> bases("carries"), bases("spun"), bases("stopping")[-1], bases("eased")
    (('carries', 'carrie', 'carri', 'carry'), ('spun',), 'stop', ('eased', 'eas', 'ease'))
    """
    if word in _IRREGULAR:
        return (_IRREGULAR[word],)
    found = [word]
    for end in ("s", "es", "ed", "ing"):
        if word.endswith(end) and len(word) > len(end) + 1:
            stem = word.removesuffix(end)
            found.append(stem)
            if end in ("ed", "ing"):
                found.append(stem + "e")
            if stem.endswith("i"):
                found.append(stem[:-1] + "y")
            if stem[-1:] == stem[-2:-1] and end != "s":
                found.append(stem[:-1])
    return tuple(dict.fromkeys(found))


_SIZE = r"(?:thin|thick|long|big|large|small|wide|tall|heav|old|common|often|soon|far|sharp|loud|cold|warm|hot|much|many|high|low|hard|slow|flat|narrow|new|young(?!er)|deep|painful)"
_BETTER = rf"(?:more\s+(?!than\b|common|often|costly|expensive|serious|painful|likely|of\b|and\b|about\b)\w+|(?!{_SIZE}|(?:oth|und|aft|ov|nev|ev|wheth|eith|neith|eag|prop|wat|pap|bigg|thinn|wid|cheap|dear|lat|earli|rath|numb|lay|cent|fib|should|upp|inn|out|form|anoth|cov|off|d|butt|finger|laser|master)er\b)\w{{3,}}er\b(?<!worser)|as\s+(?!{_SIZE})\w+\s+(?:as|a\b)|(?:twice|half|three\s+times)\s+as|so\s+\w+\s+(?:that|you|we)\b|like\s+(?!a\s+(?:small|bag|tube|kind)\b)\w+\s+(?:and|new|never)|the\s+(?:one\b|only|\w{{3,}}est(?!\s+part)|most\s+(?!common|familiar|usual|frequent|often|recent|likely|honest)\w+)\b)"
MORE = compiled(rf"\s*(?:(?:much|far|even|still|so|a\s+lot|a\s+little|now|about|just|almost|\w+ly)\s+)*{_BETTER}")
# What a subject may not be, or what alone it may be.
GONE = r"gone|history|over(?!\s+\d)\b|behind\s+(?:you|us|them)|an?\s+(?:\w+\s+)?(?:memory|thing\s+of)|past\b|no\s+longer|re(?:absorb|align|attach|balanc|charg|cover|fill|gain|generat|juvenat|liev|new|pair|set|solv|stor|viv|vers)\w*ed|no\s+match|out\s+of\s+(?:luck|your)|finished|ended|free\b(?!\s+to)|whole|straight\b|healed|repaired|mended|restored|rebuilt|saved|back\s+(?:to|in|on|where)|(?:\w+\s+)?again\b|under\s+control|halved|cured|ready\s+for|yours|relieved|eased|soothed|strengthened|renewed|at\s+(?:peace|ease)|nothing(?=\W*$|\s+(?:but|to|compared))|good\s+as|rid\s+of|amazed|delighted|done\s+with|pain-free|forgotten|silent|quiet"
NOT_THIS = compiled(rf"\s*(?:(?:now|soon|all|already|finally|fully|simply|\w+ly)\s+)*(?:{GONE})")
ONLY_THIS = compiled(
    r"\s*(?:(?:\w+ly|often|still|also|very|quite|rather|too|only|so|at\s+(?:best|most))\s+)*(?:not|never|no\s+(?:sign|proof|reason|sure)|un\w+|mixed|small\w*|poor\w*|slow\w*|brief|short\w*|different|due|available|hard|made|meant|less|partial|rare\w*|possible|the\s+same|tested|checked|rated|noted|recorded|tracked|measured(?!\s+in\s+\w+,\s+not)|reported|counted|published|sent|seldom|followed|asked|one\s+of|part|what|about|shown|in\s+(?:the|this)|based|compared|to\s+be|being|stored|listed|given|lost|limited|gone|over|modest|weak\w*|incomplete|wor(?:se|th\s+asking)|an?\s+(?:word|long|slow|question|hope|guess|average|range)|likely|as\s+(?:slow|likely|common)|common|personal|scored|judged|defined|often(?!\s+\w)|where|when|why|how|up\s+to|from|behind|below|above|at|of|on|with|important|usual|expected)(?!\w)"
)
# What makes little of a harm.
SMALL = compiled(
    r"\s*(?:(?:\w+ly|so|very|quite|too|as|about|now|all\s+but|almost)\s+)*(?:rare\w*|uncommon|seldom|unlikely|low\b|small\w*|tiny|few\b|mild\w*|minor|slight\w*|minimal|negligible|next\s+to|nothing|none\b|nil\b|zero|limited|remote|unheard|an?\s+(?:thing|bruise|rarity|myth)|brief|short|temporary|gone|not\s+(?:for|an?|to|something|our|your|seen|heard|common|\w*thing)|no\b|hardly|barely|trivial|harmless|manageable|history|past|over\b|for\b|yesterday|avoided|under\s+control|kept|ruled|out\s+of\s+the\s+question|off\s+the\s+table)"
)
ITSELF = compiled(r"\b(?:by\s+(?:it|them)sel(?:f|ves)|on\s+(?:its|their)\s+own|(?:with|over)\s+time|with\s+age|over\s+the\s+years|as\s+(?:we|you|people)\s+(?:age|grow)|slow(?:ly|er)|poorly|badly|worse|weak(?:er)?|less|for\s+many\s+reasons|without\s+(?:treatment|any)|in\s+most\s+people|while\s+you\s+sleep)\b")  # fmt: skip
EQUALS = compiled(
    rf"\s*(?:(?:about|just|every\s+bit|almost|\w+ly)\s+)*(?:as\s+(?!{_SIZE}|simple)\w+\s+as|the\s+(?:one|closest|nearest|next\s+best)\b|you\b)"
)
RELATIVE = compiled(r"\b(?:that|which|who)\b")
SITTING = compiled(r"\b(?:program|session|course|visit|class)(?:s|es)?\b")
THESE = compiled(r"\W*(?:it|this|these)\b")
# What a treatment is said to do something about: without it, "it" may be anything.
ABOUT = compiled(
    rf"\b(?:{PART}|{SYMPTOM}|{GAIN}|surgery|surgeons?|operations?|knife|pills?|injur(?:y|ies)|you|your|people|patients?|everyone|most|tests?|age|aging|wear|medicine|doubt\w*|skeptics|critics|place|science|{MASK}+|life|lives|walk\w*|best|better|answer|cause)\b"
)
RESISTS = compiled(r"(?:react|reject|fight|attack|object|refuse|resist|rebel|mind|protest)")
NOT = compiled(r"\b(?:not|never|cannot)\b|n['’]t\b")
COMES_BACK = compiled(
    r"(?:comes?|came|returns?|returned)(?:\s+back|\s*[.,!]|\s+(?:in|with|first|fast|quickly|sooner|week|day|within))"
)
# What stands behind a verb that has no object, or only one of its own: most facts of bodies have another ("joints make fluid").
ALONE = compiled(
    r"\s*(?:\W*$|[.,!;]|(?:up|down|again|back|out|off|away|here|freely|easily|smoothly|quickly|fast|first|faster|sooner|better|itself|themselves|together|apart|at\s+last|shut|clean|thick\w*|full\w*|by|in|within|after|once|over|under|with|when|like|once|through|and|for|its|their|twice\s+as|the\s+(?:cells|crack|tear|gap|hole|damage|wear)|it\s+(?:up|in|all)|what|how|___+|to\s+(?!the|a|your))\b|_+)"
)
TOPIC = compiled(rf"(?<!\bno\s)(?<!about\s)\b(?:{PART}|{SYMPTOM}|{GAIN}|surgery|operations?|causes?)\b")
TURNS = compiled(
    r"\b(?:you\s+into\b|(?:people|patients|you|them)\s+(?:\w+\s+)?(?:walk|run|dance|heal|recover|improve))\b"
)
# Where something is put, which says how it is done: "sends sound through the skin".
PLACED = compiled(
    rf"\s+(?:[\w’-]+\s+){{0,6}}?(?:through|into|onto|under|across|beside|between|in|on|at|near|over)\s+(?:the|an?|your)\s+(?:{PART}|veins?|arms?|tubes?|spaces?|layers?|table|bag|screen|machine|syringe|spot|area|canal|canals|opening)\b"
)
NOTHING = compiled(r"\s+(?:(?:almost|very|next\s+to)\s+)?(?:no(?!\s+(?:pain|harm|risks?|side|trace|scars?|more|less|downtime|need|surgery|limits?|trouble))|nothing(?!\s+but)|little|neither|none|few|not)\b")  # fmt: skip
FINITE = compiled(r"\s+(\w+s|differ|vary|begin|start|include|come|are|were|was|can|will|may|has|have|do|go|\w+ed)\b")
CLOSED = compiled(
    rf"{_CLOSED}|{_THE}|nothing|little|less|few|down|up|off|out|over|back|on|instead|rather|such|too|enough|either|per|against|through|towards?|onto|during|since|despite|except|via|twice|only|minutes?|hours?|days?|weeks?|months?|years?|times?|like|under|around|among|beside|next|near|well|most|across|along|without|within|again|afterwards?|too|alike|alone|instead"
)
PARTICIPLE = compiled(r"\w+ed$|(?:gone|come|stood|won|given|made|taken|brought|put|got|become|grown|found|shown|proven|kept|let|set|left|seen|done|fallen|beaten|saved|held|built|sent|met|lost)$")  # fmt: skip


class Said(NamedTuple):
    """What a clause says: of what kind of subject, and where its verb begins."""

    of: str
    start: int


def more_than_usual(clause: str) -> Said | None:
    """Where a clause in small letters, its treatments replaced with MASK, says more of its subject than it may; else None."""
    match = SUBJECT.match(clause)
    if not match:
        return None
    if any(not VERBS.isdisjoint(bases(word)) for word in (match["words"] or "").split()[1:]):
        return None  # the subject stands further in front: "two trials set PRP against rest"
    kind = next(kind for kind in OF if match[kind])
    verb, start, behind = match["verb"], match.start("verb"), clause[match.end() :]
    if match["be"]:
        verb, behind = "is", clause[start - 1 :]
    elif (
        not match["aux"]
        and (later := FINITE.match(behind))
        and (later[1] in BE or OF[kind].intersection(bases(later[1])))
    ):
        if kind == "it":  # "this page is": another subject
            return None
        verb, start, behind = later[1], match.end() + later.start(1), behind[later.end() :]
    if verb == "have" and (done := PARTICIPLE.match(behind.lstrip().split(" ")[0])):
        verb, behind = done[0], behind.lstrip()[done.end() :]
    if (CLOSED.fullmatch(verb) and verb not in BE) or verb in ("a", "an", "the"):
        return None
    if match["it"] == "this" and not (match["aux"] or verb.endswith(("s", "d"))):  # "this page": another subject
        return None
    if not verb.endswith("s") and not match["aux"] and RELATIVE.search(clause, match.end(kind), start):
        return None
    if kind == "it" and THESE.match(clause) and not ABOUT.search(clause):
        return Said(kind, start) if verb in BE and EQUALS.match(behind) else None
    if verb in BE:
        return Said(kind, start) if _is_too_much(kind, behind, match["aux"]) else None
    if kind in ("symptom", "harm") and "no longer" in clause[match.end(kind) : start]:
        return Said(kind, start)
    if match["aux"] in ("has", "have", "had") and not PARTICIPLE.match(verb):
        return None
    if kind == "part" and RESISTS.match(verb) and NOT.search(clause, match.end(kind), start):
        return Said("harm", start)
    if kind == "gain" and match[kind] != "results" and COMES_BACK.match(clause, start):
        return Said(kind, start)
    if kind == "part" and BACK.match(behind) and HURTS.isdisjoint(bases(verb)):
        return Said(kind, start)
    if kind == "we" and TURNS.search(behind):
        return Said(kind, start)
    if kind == "we" and not TOPIC.search(behind):
        return None
    if kind in ("it", "treatment", "we") and PLACED.match(behind):
        return None
    if NOTHING.match(behind) or (ITSELF.search(behind) and kind in ("part", "symptom")):
        return None
    if kind == "it" and clause.lstrip(" ,;:").startswith("they") and not THEIRS.isdisjoint(bases(verb)):
        return None
    for base in bases(verb):
        if base in OF[kind]:
            after = AFTER.get(base)
            if (kind == "part" and base in ("carry", "make", "send")) or (
                SITTING.search(clause, 0, start) and base == "last"
            ):
                return None
            return Said(kind, start) if after and after.pattern and not after.match(behind) else None
    alone = kind != "part" or match["aux"] == "will" or ALONE.match(behind)
    return Said(kind, start) if alone else None


def _is_too_much(kind: str, what: str, will: str | None) -> bool:
    if kind == "gain":
        return not ONLY_THIS.match(what)
    if kind == "harm":
        return bool(SMALL.match(what))
    if kind in ("you", "we"):
        return bool(will and NOT_THIS.match(what))
    return bool(
        MORE.match(what) or (kind not in ("it", "treatment") and NOT_THIS.match(what) and not ITSELF.search(what))
    )
