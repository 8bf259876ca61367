"""One person's story and pictures of before and after are refused (R44).

A story of one patient stands for nobody else, yet persuades more than any trial; the FTC's Health Products Compliance
Guidance (2022) and FDA warning letters hold the page to every word of it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from editorial.findings import Finding
from editorial.markup.document import Document, Readable
from editorial.model.site import Site
from editorial.rules.phrases import Pattern, Phrase, expression, phrases, search
from editorial.rules.privacy import is_ours
from editorial.rules.rule import Rule
from editorial.rules.treatments import named

TESTIMONIALS = Rule(
    "R44",
    "No testimonials, and no pictures of before and after",
    "One story that we chose persuades more than any trial, and stands for nobody else.",
    "Say what happened to everybody in a study, with its reference.",
    "FTC Health Products Compliance Guidance 2022; FDA warning letters",
    fails='"I can run again," says one patient.',
    passes="Pain was measured before and after the injection.",
    waivable=False,
)
SAYS = r"(?:says?|said|tells?|told|recalls?|writes|wrote|reports?|reported|shares?|shared|explains?|raves?|admits?|swears?)"
ONE = r"""(?:(?:a|an|one|our|another|this|my|his|her|even\s+my)\s+(?:[\w-]+\s+){0,2}?
    (?:patient|client|customer|brother-in-law|father-in-law|sister-in-law|mother-in-law|receptionist|secretary|visitor|member|woman|man|lady|gentleman|runner|golfer|athlete|player|teacher|nurse|farmer|driver|builder|dancer|mother|father|mom|dad|grandmother|grandfather|grandma|grandpa|veteran|neighbor|friend|sister|brother|husband|wife|retiree|firefighter|carpenter|plumber|gardener|accountant|lawyer|engineer|coach))"""
_KIN = r"""(?:(?:\w+-in-law|mother|father|mom|dad|wife|husband|sister|brother|son|daughter|aunt|uncle|cousin|grand\w+|neighbor|boss|coach|friend|colleague\s+had|(?:family\s+)?(?:surgeon|doctor|orthopedist|physiotherapist|therapist|physician|chiropractor|specialist)\s+(?:could|was|had|did|never|said|says|told|still|shook|stared|\w+ed)))"""
NAME = r"(?-i:(?!Dr|Prof|The|This|That|It|We|You|They|He|She|In|As|Our|If|No|FDA|PRP|MSC)[A-Z][a-z]{2,})"
STORIES = phrases(
    Phrase(
        expression(
            rf"""["”’]\s*,?\s*{SAYS}\s+(?:us\s+)?(?:{ONE}|{NAME}\s+[A-Z]\.(?=\W|$)|{NAME},\s+(?:age\s+)?\d\d) | ["”’]\s*,?\s*{ONE}(?:\s+of\s+ours)?\s+(?:once\s+|recently\s+)?{SAYS}\b
              | \b{ONE}(?:\s+(?:of\s+ours|from\s+(?:\w+\s+)?\w+|in\s+(?:his|her)\s+\w+|we\s+\w+|who\s+\w+|named\s+\w+|aged?\s+\d+)){{0,2}}\s+(?:once\s+|recently\s+|now\s+)?{SAYS}\s*(?:us|me|everyone|friends|(?:that|how)\b(?=[^.?]*\b(?:he|she|his|her)\b)|[:,]?\s*["“])
              | {NAME},\s+(?:age[d]?\s+)?\d\d(?:,|\)|\s)[^.]{{0,40}}?(?:{SAYS}|\b(?:is|was|can|could|had|has|walks|runs|plays|sleeps|got|came|returned)\b) | ["”]\s*\W{{0,3}}\s*{NAME},\s+\d\d\b | ["”]\s*[—–-]\s*{NAME}\s+[A-Z]\.
              | \b(?:our|many|most|some|former|past|happy)\s+(?:\w+\s+)?(?:patients|clients|customers)\s+(?:of\s+ours\s+)?(?:(?:often|now|all|always|usually|regularly|frequently|do)\s+)?(?:say|tell|report|rave|love|swear|agree|describe|call|write|share|thank|smile|leave|walk|come\s+back|return|are\s+(?:back|delighted|thrilled|amazed|glad))\b"""
        ),
        "is one person's story",
        "Say what happened to everybody in a study, with its reference",
        fails='"I can run again," says one patient.',
        passes='"Do not lift," says one patient leaflet.',
        unless=expression(r"patient\s+(?:leaflets?|guides?|handouts?|groups?|organi[sz]ations?)"),
    ),
    Phrase(
        expression(
            rf"""(?:^|[.!?]\s+|\band\s+)\W*(?:my|(?<!or\s)(?:his|her))\s+(?:own\s+)?{_KIN}\b(?!\s+(?:or|should|may|might|and\s+i\b|can\s+ask)\b)(?![^.!?]*\?) | \bi\s+(?:would|['’]d|will|had|have)\s+(?:[\w’-]+\s+){{0,6}}?(?:myself|my\s+own|it\s+(?:done|again)|think\s+twice|looked\s+back)\b | \bi\s+had\s+my\s+\w+\s+(?:done|treated|fixed|injected)\b | \bif\s+it\s+were\s+my\b
              | (?:^|[.!?]\s+)(?:an?|one|our\s+(?:oldest|first|last))\s+(?:retired|former|local|elderly|young|busy|keen|oldest)?\s*(?:pilot|patient|teacher|nurse|farmer|runner|golfer|dancer|grandmother|grandfather|firefighter|carpenter|mechanic|plumber|roofer)s?\s+(?:from\s+\w+\s+)?(?:now|is|was|can|threw|went|came|ran|plays|walks|climbs|\w+ed)\b(?!\s+(?:asked|may|should))"""
        ),
        "tells of one person, whom we chose",
        "Say what happened to everybody in a study, with its reference",
        fails="My mother plays tennis again.",
        passes="Your mother can wait with you.",
    ),
    Phrase(
        expression(
            rf"""\b(?:one|two|three|many|some|most|several)\s+of\s+our\s+(?:\w+\s+)?(?:patients|clients|customers|runners|golfers|athletes|players|visitors|members|nurses|teachers|regulars|staff)\s+(?!may\b|might\b|could\b|can\b|ask|know|live|suffer|worry|struggle|fear|wonder|want|hope|have\s+(?:asked|questions|no\b)|never|do\s+not|don['’]t|did\s+not|didn['’]t|get\s+(?:no|worse)|feel\s+(?:no|worse)|are\s+(?:worried|afraid|older))\w+
              | \b{ONE}\b(?!\s+(?:may|might|can|could|should|who\s+may)\b)(?=[^.?]*\b(?:he|she|his|her|himself|herself|is\s+(?:\w+ing|back)|swears|has\s+not|hasn['’]t)\b)[^.?]*\b(?:was|were|had|has\s+not|hasn['’]t|came|got|told|danced|limped|went|could|walked|ran|swears|slept|finished|returned|again|back)\b | \b(?:my|our)\s+(?:own\s+)?(?:husband|wife|mother|father|sister|brother|son|daughter|receptionist|neighbor)\b[^.?]*\b(?:has|had|is|was|can|swears|walks|runs|got)\b
              | \baccording\s+to\s+{NAME}\b(?!\s+(?:and|et|or)\b) | \b(?:five|four|5|4\.\d)[\s-]+stars?\s+(?:from|by|on)\b | \bthank[\s-]you\s+(?:cards?|notes?|letters?)\b | \bis\s+what\s+we\s+(?:hear|are\s+told)\b
              | \b(?:a|one|two|\w+)\s+(?:days?|weeks?|months?|years?)\s+(?:after|later|following)\s+(?:his|her)\s+(?:\w+\s+)?(?:injections?|shots?|treatments?|visits?|procedures?|sessions?)\b | \bbefore\s+(?:PRP|her|his|the)\s*(?:\w+\s+)?(?:injections?|shots?|treatments?|visit)?,?\s+(?:he|she|{NAME})\s+(?:could|was|had)\b
              | \b(?:read|hear|see|watch|meet|learn|discover|ask)\s+(?:\w+\s+)?(?:how\s+|about\s+|from\s+)?{NAME}(?:,?\s+(?:got|went|found|beat|came|is|was|returned|walk|play|ran|and|who|from|about|what|overcame|avoided))\b | \bmeet\s+{NAME}\b | \b(?:watch|see|hear)\s+{NAME}\s+(?:tell|talk|share|explain|speak)s?\b | {NAME}\s+(?:could|was|had|came|got|hurt|used)\b[^.?]*\b(?:he|she)\b | \b(?:happy|satisfied|delighted)\s+(?:patients|clients|customers)\b | \b(?:see|hear|read)\s+what\s+{NAME}\s+(?:has|had|says|said|thinks)\b | \b{ONE}\b[^.?]{{0,60}}\b(?:came|walked|limped)\s+(?:in|out|here|to\s+us|home)\b[^.?]*\b(?:was|is|went|walked|left)\b
              | \bwhat\s+(?:our\s+)?(?:\w+\s+)?(?:patients|clients|customers|people|others)\s+(?:say|think|tell|are\s+saying)\s+(?:about|of)\s+(?:us|our|PRP)\b | \b(?:ask|hear\s+from|listen\s+to)\s+(?:any\s+of\s+)?our\s+(?:\w+\s+)?(?:patients|clients|customers)\b"""
        ),
        "tells of one person, whom we chose",
        "Say what happened to everybody in a study, with its reference",
        fails="Read how Tom got back to his garden.",
        passes="One of our doctors reads each text.",
        unless=expression(r"\b(?:if|when|once|whether|suppose|unless|(?:ask|see)\s+an?|example|helps?|every)\b"),
    ),
    Phrase(
        expression(
            r"""\b(?:before[\s-]+and[\s-]+after|before[\s-]*/[\s-]*after)\s+(?:photos?|photographs?|pictures?|images?|shots?|scans?|x-rays?|gallery|stories)\b
              | \b(?:photos?|photographs?|pictures?|images?|scans?|x-rays?)\s+(?:from\s+|taken\s+)?before[\s-]+and[\s-]+after\b"""
        ),
        "shows one person, chosen by us",
        "Show what a trial measured in everybody who took part",
        fails="See our before and after photos.",
        passes="Pain was measured before and after the injection.",
        unless=expression(
            r"\b(?:prove|show|tell|say)s?\s+(?:little|nothing)\b | \b(?:no|not|never|nor|mislead\w*|advertis\w+|picked|chosen)\b"
        ),
    ),
    Phrase(
        expression(
            r"""\b(?:changed|saved|transformed|gave\s+(?:me|him|her|us|\w+)\s+back|got|gave\s+\w+|gives\s+\w+)\s+(?:my|his|her|our|their)\s+(?:whole\s+)?li(?:fe|ves)(?:\s+back)?\b
              | \bgave\s+me\s+my\s+life\s+back\b | \b(?:my|our)\s+patients?\s+love\b
              | \b(?:patient|success|real)\s+(?:success\s+)?stories\b | \b(?:our|these|their|patient|video|read|see|watch|more|real|happy)\s+(?:\w+\s+)?testimonials?\b | ^\W*testimonials?\W*$
              | \b(?:five|5)[\s-]stars?\s+(?:reviews?|ratings?|rated)\b | \bhear\s+(?:it\s+)?from\s+(?:our\s+)?(?:happy\s+)?patients\b"""
        ),
        "is the word of one person, not of a study",
        "Say what happened to everybody in a study, with its reference",
        fails="This shot changed my life.",
        passes="We print no testimonials.",
        unless=expression(r"\b(?:no|not|never|without|nor|refuse[sd]?|beware|wary)\b"),
    ),
)
# The given names of Americans (see the file's first lines). Who is named by one, and did or felt something, is one person.
_FILE = Path(__file__).parent.parent / "dictionary" / "given_names.dic"
NAMES = frozenset(re.sub("#.*", "", _FILE.read_text(encoding="utf-8")).split())
NAMED_ONE = Pattern(
    r"""(?:(?<![\w.])(?:Mrs?|Ms|Miss|Mx)\.?\s+(?P<title>[A-Z][\w’-]+) | (?<![\w’'-])(?P<name>[A-Z][a-z]{1,11}))
        (?:\s+[A-Z][\w’-]*\.?)? (?:\s+(?:from|of|in|at|near)\s+(?:[A-Z][\w.]+[ ,]*){1,3})? (?:,?\s+\(?(?:aged?\s+)?\d\d\)?)?
        (?:,\s+(?:an?|our|the|who|his|her|\d)[^,.]{1,60},)? ,?
        \s+(?:(?:(?P<able>could|can|couldn’t|can’t)|had|has|was|is|wasn’t|hadn’t|isn’t|no\s+longer|never|now|again|once|first|finally|also|just|even|still|soon|already)\s+)*
        (?P<did>[a-z]+)""",
    re.VERBOSE,
)
# What people of research do, of whom a text may tell; and words that are no deed.
_RESEARCH = """described discovered published coined named invented showed found proposed developed founded reported
    studied measured wrote and or of in on et is are disease syndrome test sign score scale"""
RESEARCH = frozenset(_RESEARCH.split())
DEEDS = expression(
    r"(?:\w{2,}(?:ed|ing)|came|went|had|got|felt|said|says|told|ran|walked|woke|slept|hurt|was|were|could|can|has|is|back|pain-free|able|home|fine|well|free|better|put|took|gave|made|left|stood|sat|rode|swam|knew|thought|tries|loves|swears|walks|runs|plays|sleeps|swims|feels|lives|works)"
)
# Somebody of whom only "she" tells, and what was: no doctor, no one who may be any reader.
SHE = expression(
    r"\b(?:had\s+(?:he|she)|(?<!or\s)(?:he|she)\s+(?:(?:\w+ly|once|also|now|soon|no\s+longer|never|could|would\s+never)\s+)*(?:had|was|could|would\s+never|went|came|ran|got|took|gave|told|said|felt|made|put|left|swam|rode|slept|woke|threw|began|kept|can\s+now|now\s+\w+s|\w{2,}ed))\b"
)
ANYONE = expression(
    r"\b(?:(?<!\bher\s)(?<!\bhis\s)(?:doctors?|surgeons?)|nurses?|physicians?|therapists?|authors?|researchers?|scientists?|pharmacists?|professors?|judges?|child|baby|mother|partner|someone|somebody|anyone|anybody|everyone|person|people|patient|man|woman|trials?|stud(?:y|ies)|if|whether|he\s+or\s+she|she\s+or\s+he)\b | \bDr\b"
)
# What the file of such a picture is called.
NAMED = expression(r"\bbefore[-_]?(?:and[-_]?)?after")


@TESTIMONIALS.words
def stories(readable: Readable, site: Site) -> Iterator[Finding]:
    """Yield the stories of single patients; a paragraph is read whole, since a quote and its speaker are often two sentences."""
    for block in readable.blocks if readable.english else ():
        for match, message in search(STORIES, block.text, around=20):
            yield TESTIMONIALS.finding(readable.path, readable.place(block, match.start()), message)


@TESTIMONIALS.words
def people(readable: Readable, site: Site) -> Iterator[Finding]:
    """Yield who is told of by a name, unless the site itself names them: its writers, and the authors of its studies."""
    for block in readable.blocks if readable.english else ():
        for match in NAMED_ONE.finditer(block.text) if block.kind != "code" else ():
            told = match["title"] or match["name"]
            did = match["did"] not in RESEARCH and (match["able"] or DEEDS.fullmatch(match["did"]))
            one = did and (match["title"] or told in NAMES)
            if one and not is_ours(told, site):
                sentence = f'"{match[0]}" tells of one person, whom we chose. Say what happened to everybody in a study, with its reference'
                yield TESTIMONIALS.finding(readable.path, readable.place(block, match.start()), sentence)


@TESTIMONIALS.text
def untold(document: Document, site: Site) -> Iterator[Finding]:
    """Yield who is told of as "he" or "she" alone, on a page about a treatment."""
    titles = (block.text for block in document.blocks if block.kind == "title")
    about = (
        document.english and document.text.is_article and site.glossary.whole and any(map(named(site).places, titles))
    )
    for block in document.blocks if about else ():
        match = SHE.search(block.text)
        if match and not ANYONE.search(block.text):
            sentence = f'"{match[0]}" tells of one person, whom we chose. Say what happened to everybody in a study, with its reference'
            yield TESTIMONIALS.finding(document.path, document.place(block, match.start()), sentence)


@TESTIMONIALS.text
def pictures(document: Document, site: Site) -> Iterator[Finding]:
    """Yield the pictures of before and after, told by the names of their files."""
    for picture in document.pictures if document.english else ():
        if NAMED.search(picture.source):
            file = picture.source.rsplit("/", 1)[-1]
            sentence = f"{file} shows one person, chosen by us. Show what a trial measured in everybody"
            yield TESTIMONIALS.finding(document.path, document.place_of(picture.spot), sentence, "picture")
