"""What a clause says of a subject that `subjects` does not list: a thing of any name, people by number, what gets better.

A thing that does something to a body, an ache or a life owes a proof, unless it is a person, an institution, what stands about in
a practice, or what does harm; or unless it does what things of a visit do in any case ("the tape pulls at your hair"). People by
number owe one for whatever they do but ask, choose, come and complain. English only.
"""

import re
from functools import lru_cache
from itertools import pairwise

from editorial.model.compiled import compiled
from editorial.rules.subjects import BACK, BE, CELLS, CLOSED, GAIN, HARM, MASK, OF, PART, PARTICIPLE, SYMPTOM, bases

LIFE = r"(?:hands?|arms?|toes?|heels?|face|cheeks|fog|life|lives|aging|years|toxins|pounds|fat|wrinkles|weight|energy|sleep|moods?|minds?|memory|focus|vigor|spark|power|metabolism|hormones|vessels|migraines?|system|damage|wear|tissue|root|source|hairlines?|spots?|canes?|walkers?|crutches|surgery|operations?|knife|pills|painkillers|arousal|orgasms?|sex|appetites?|livers?|kidneys?|lungs?|hearts?|arter(?:y|ies)|veins?|guts?|bowels?|bladders?|prostate|thyroid|pelvic\s+floor|gums|teeth|eyesight|vision|plaque|noise)"
TARGET = rf"(?:(?<!\bhold\s)(?:{PART}|{SYMPTOM}|{GAIN}|{LIFE}))"
# Who or what may do something to a body without being what is sold.
AGENT = compiled(
    rf"""{PART}|{SYMPTOM}|{CELLS}|{HARM}|{GAIN}|(?:doctors?|nurses?|surgeons?|therapists?|technicians?|radiologists?|pharmacists?|chiropractors?|specialists?|experts?|reviewers?|authors?|researchers?|scientists?|writers?|readers?|judges?|lawyers?|insur\w+|colleagues?|staff|team|practice
        |people|person|patients?|man|men|wom[ae]n|child\w*|family|friends?|partner|someone|somebody|nobody|anyone|everyone|everybody|many|most|both|one|others?|who|whoever|clinics?|compan(?:y|ies)|makers?|sellers?|ads?|fda|medicare|agency|law|state|hospitals?|government|news|guidelines?
        |trials?|stud(?:y|ies)|reviews?|articles?|pages?|forms?|labels?|leaflets?|letters?|questions?|words?|names?|terms?|tables?|figures?|drawings?|pictures?|photos?|reports?|numbers|bars|dots?|data|scores?|question\w*|glossary|list|sheet|story|stories|book\w*
        |scans?|mris?|x-rays?|scanners?|cameras?|machines?|screens?|probes?|needles?|syringes?|plunger|tips?|tubes?|wires?|batter(?:y|ies)|pads?|pillows?|blankets?|cuffs?|straps?|tapes?|bandages?|gowns?|gloves|chairs?|rooms?|beds?|mattress\w*|tests?|exams?|dyes?|numbing|gauze|prices?|fees?|bills?|visits?|appointments?|offices?|plan|draws?|biops\w+|anesthe\w+|sedat\w+
        |nicotine|smok\w+|tobacco|alcohol|sugars?|salt|stress|fear|worry|anger|gravity|age|aging|time|blood|fluid|pus|virus\w*|bacteria|germs?|infections?|tumors?|cancers?|diabetes|disease\w*|fractures?|injur(?:y|ies)|falls?|obesity|sitting|lifting|bending|heels?|caffeine|cold|weather|wear|scars?|swelling|genes?|habits?|loads?|drives?|work|jobs?|cough\w*|tears?|bulges?|spurs?|cysts?|clots?|roots?|groups?|canals?|spaces?|fibers?|endings?|walls?|linings?|layers?|deficienc\w+|lack|loss|menopause|pregnancy|poor|bad|too|less|no|little|not|few|some|hearts?|livers?|kidneys?|lungs?|bladder|stomach|gut|proteins?|calcium|insulin|oxygen|saliva|steroids?|opioids?|drugs?|pills|ibuprofen|surgery|surgeries|operations?|fusions?|screws?|cuts?|stitches|(?!water|paper|powder|butter|laser|timber|vinegar|ginger|pepper|fiber|copper|silver|filler|booster|cider)\w{{2,}}(?:ers?|ors?|ists?|ians?|parents?))""",
    re.VERBOSE,
)
# What things do to bodies in any case, or to their harm.
_MEANS = """ache affect age alter anger appear approach attach bear begin block bother break bruise burn call carry cause change clog close come compress connect contain cool cost count cover
    cross cushion damage depend describe differ divide drain dry end enter expect explain feel follow form freeze get give go harden harm hide hit hold hurt include inflame
    injure interfere irritate join know lead leave let lie limit line link look make mark mean measure meet narrow need numb outline pass pinch pinpoint place point press pull push put raise reach record
    require rest roll rub run scan scar say see seem send set shift show sit slide slow sound spread squeeze stab stand stay steal sting stop store strain stretch support surround swell
    take tax tear tense test thicken thin tighten tilt tingle tire touch trap turn twist upset use vary wait wake want warm weaken wear weigh worsen fall hang lift shake bend name list sell happen
    kept made sent ran led took gave held got went came drew"""
MEANS = frozenset(_MEANS.split())
OPENING = compiled(
    r"^\W*(?:(?:and|but|so|yet|then|also|still|even|today|\w+ly)\b,?\s+)*(?:(?:once|after|before|within|in|with|by|from|for|at|on|during|without|like|unlike|under|over|when|as|if|where|since)\b[^,;:]{0,70},\s+)?"
)
WORDS = compiled(r"[\w’'-]+")
TARGETS = compiled(rf"\b{TARGET}(?!\w)")
# What such a verb is done to need not be said; where no verb follows that counts; what may stand between "and" and one; and what behind one.
_STRONG = """rebuild rebuilt regrow restore regenerate revive rejuvenate heal cure mend soothe nourish replenish revitalize detoxify renew
    cleanse unblock reverse"""
_STOPS = "if when while because so that which who than what how where not no"
STRONG, STOPS = frozenset(_STRONG.split()), frozenset(_STOPS.split())
HELPS = frozenset(["can", "will", "and", "also", "then", "it", "them", "out", "up", "down", "off"])
_OBJECTS = "the a an your our its their his her every both those what out up away down"
OBJECTS = frozenset(_OBJECTS.split())
PRONOUNS = frozenset(["you", "we", "it", "they", "he", "she", "i", "there", "this", "these", "what", "who", "how"])
BETWEEN = compiled(
    r"\b(?:if|when|while|because|so|that|which|who|and|but|than|without|in|at|on|during|after|before|by)\b"
)
DETERMINED = compiled(r"(?:the|an?|our|your|this|these|those|every|each|only|regular|daily|just)\s+")
GOOD_END = compiled(
    r".*?\b(?:again|back\s+(?:to|into|in|on|where)\b.*|behind|for\s+good|twice\s+as\b.*|at\s+last|free|(?:relief|better)\b.*|(?:in|within|by)\s+(?:the\s+)?(?:\w+\s+)?(?:minutes|hours|days|weeks?|months?|summer|spring)(?:\s+\w+)?)\W*$"
)
_WHO = r"(?:people|men|women|folks|adults|patients|clients|customers|visitors|couples|grandparents|athletes|teams|guests|retirees|families|everyone|\w{2,}(?:ers|ors|ists|ians))"
# What gets better by itself, as nothing does that was ill: said of a body, an illness or a life.
BETTER = compiled(
    r"\b(?:returns|fills?\s+in|lets?\s+go|(?:open|light|wake|firm|perk|limber|loosen|clear)s?\s+up|(?:drop|slide|fall|come|melt|stay|cool)s?\s+off|(?:melt|slip|drift|float)s?\s+away|bounces?\s+back|(?:back|quiet|calm)s?\s+down|thaws?|(?:comes?|feels?|gets?|grows?|becomes?|go(?:es)?)\s+(?:easy|easily|lighter|natural|second\s+nature|young\w*|strong\w*|possible|fun|quiet)|blooms?|flourish(?:es)?|soars?|rebounds?|reawakens?)(?=\W*$|,|\s+(?:and|again|within|in|by|after|under|with(?:out)?|once|like|at|for|as?|twice)\b)"
)
NOT_BETTER = compiled(
    rf"\b(?:{SYMPTOM}|{HARM}|feeling|sensation|bulge|nerve|bandage|tape|scab|stitches|drug|when|if|doctors?|nurses?|tingling|hair|gown|file|result|page|window|door|lamp|list|menu|box|site|wound|you|we|they|it|people|many|some)\b"
)
_MANY = rf"(?:(?:(?:tens\s+of\s+)?thousands|hundreds|dozens|scores|millions|most|plenty|lots|many|half|the\s+majority)\s+of\s+(?:the\s+|our\s+|his\s+|these\s+|those\s+)?(?:[\w-]+\s+)?(?:{_WHO}|\w+(?<!trial)(?<!clinic)(?<!product)(?<!kit)(?<!brand)(?<!compan)(?<!ie)(?<!year)(?<!dollar)s|papers|them)|(?:tens\s+of\s+)?thousands|hundreds|(?:nearly|almost|practically|virtually)\s+(?:everyone|everybody|all(?:\s+(?:of\s+)?(?:our|the|my)\s+(?:\w+\s+)?{_WHO})?|every\s+\w+|anyone)|everyone|everybody|(?:countless|more\s+and\s+more|so\s+many|most)\s+(?:\w+\s+)?{_WHO})"
MANY_DO = compiled(
    rf"(?P<who>{_MANY})(?:\s+(?:who|that|in|with|from|at|on)\s+[^,;]{{1,60}}?)??\s+(?:(?:now|soon|simply|just|only|even|\w+ly)\s+)*(?P<aux>(?:will|can|have|has|had|are|is|do|would)\s+)?(?:(?:now|soon|since|\w+ly)\s+)*(?P<verb>[a-z]+)(?P<behind>.*)"
)
_PEOPLE = """live say call argue disagree complain worry suffer hurt fear sell offer advertise pay cost own search google sue drop fail quit miss struggle hesitate happen last
    include measure compare test publish count enroll small look contradict follow die were women older younger from mild written"""
PEOPLE_DO = OF["you"] | OF["we"] | frozenset(_PEOPLE.split())
# What so many people do that it is no praise: "thousands", "nearly everyone", "more and more people".
_ALL = """ask wonder feel call come have be need want know think say believe hope worry write written wear choose wait try tried search google sell offer work look get age complain sign fear die suffer live
    experience go bring own pay differ happen like use been had search"""
ALL_DO = frozenset(f"{_ALL} {_PEOPLE}".split())
# How a count of people begins; the first of these words are so strong that the few verbs above alone pass.
COUNTED = compiled(
    r"(?:(?P<strong>(?:tens|thousands|hundreds|dozens|scores|millions|nearly|almost|practically|virtually|every(?:one|body)|countless|more|so|plenty|lots))|most|many|half|the\s+majority)\s"
)


# What is let happen to a body: "lets the disc heal".
LETS = compiled(
    rf"\b(?:lets?|letting)\s+(?:(?:the|your)\s+(?:\w+\s+)?(?:{PART}|{SYMPTOM}|{CELLS})\s+(?P<verb>\w+)|you\s+(?:enjoy|walk|sleep|run|live|forget|skip|avoid)\b)"
)


def of_unlisted(clause: str) -> int | None:
    """Where the verb of such a claim stands in a clause in small letters, its treatments replaced with MASK; else None."""
    let = LETS.search(clause) if "let" in clause else None
    if let and OF["part"].isdisjoint(bases(let["verb"] or "")):
        return let.start()
    if not PRONOUNS.isdisjoint(clause.split(None, 1)[:1]):
        return None
    opening = OPENING.match(clause)
    begin = opening.end() if opening else 0
    counted = COUNTED.match(clause, begin)
    if (
        counted
        and (many := MANY_DO.match(clause, begin))
        and not _people_may(many, ALL_DO if counted["strong"] else PEOPLE_DO)
    ):
        return many.start("verb")
    if (verb := _acts(clause, begin)) is not None:
        return verb
    better = BETTER.search(clause, begin)
    if (
        better
        and 0 < len(clause[begin : better.start()].split()) < 5
        and not NOT_BETTER.search(clause, begin, better.start())
    ):
        return better.start()
    return None


def _people_may(many: re.Match[str], do: frozenset[str]) -> bool:
    verb = many["verb"]
    if GOOD_END.match(many["behind"]):
        return False
    if (CLOSED.fullmatch(verb) and verb != "back") or (many["aux"] in ("are ", "is ") and not verb.endswith("ing")):
        return True
    if many["aux"] in ("have ", "has ", "had ") and not (PARTICIPLE.match(verb) or verb.endswith("en")):
        return True
    if many["behind"].startswith(" part ") or "differ" in many["behind"] or "own pace" in many["behind"]:
        return True
    return not do.isdisjoint(bases(verb))


@lru_cache(maxsize=2**12)
def _kind(word: str) -> str:
    """What a word is here: an "agent", as treatments are not, a "closed" word, what a thing "does" in any case; or nothing of that."""
    if AGENT.fullmatch(word):
        return "agent"
    return "closed" if CLOSED.fullmatch(word) else "" if MEANS.isdisjoint(bases(word)) else "does"


@lru_cache(maxsize=2**12)
def _may_be_helped(word: str) -> bool:
    return bool(TARGETS.fullmatch(word)) or not STRONG.isdisjoint(bases(word))


def _acts(clause: str, begin: int) -> int | None:
    """Where the verb stands with which an unlisted thing does something to a body, an ache or a life.

    A word is taken for a verb where it agrees with what stands in front of it, or a determiner follows; what does it is
    the last word in front of the first closed one: "tissue massage with warm oil".
    """
    if first := DETERMINED.match(clause, begin):
        begin = first.end()
    head, closed, helped = "", False, False
    words = [*WORDS.finditer(clause, begin)][:20]
    if not any(_may_be_helped(found[0]) for found in words):
        return None
    for at, (found, behind) in enumerate(pairwise(words)):
        word, after, kind = found[0], behind[0], _kind(found[0])
        last = words[at - 1][0] if at else ""
        if kind == "closed":
            if not at or (word in BE and not closed) or word in STOPS:
                return None
            if not closed and _kind(head) == "agent":
                return None
            helped, closed = word in HELPS or (helped and word.endswith("ly")), True
            continue
        if not at or not _is_verb(word, after, last, head, helped, closed):
            head, helped = head if closed else word, helped and word.endswith("ly")
            continue
        if _kind(head) == "agent":
            return None
        closed, helped = True, False
        target = TARGETS.search(clause, found.end())
        if not STRONG.isdisjoint(bases(word)):
            return found.start()
        if kind and target and BACK.match(clause, found.end()):
            return found.start()
        if kind or not target or BETWEEN.search(clause, found.end(), target.start()):
            continue
        if len(clause[found.end() : target.start()].split()) < 6:
            noun = word.endswith("s") and not after.endswith("ed")  # "testosterone levels fall"
            return None if noun and _kind(after) == "does" else found.start()
    return None


def _is_verb(word: str, after: str, last: str, head: str, helped: bool, closed: bool) -> bool:
    many = (head.endswith("s") and not head.endswith("ss")) or MASK in head
    if (CLOSED.fullmatch(last) and last not in HELPS) or not word.isalpha():
        return False
    if word.endswith("s") and not word.endswith("ss"):
        return (not many or MASK in head) and (
            after in OBJECTS or TARGETS.fullmatch(after) is not None if closed else not last.endswith("s")
        )
    return after in OBJECTS and (many or helped) and not word.endswith("ly")
