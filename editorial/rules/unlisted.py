"""What a clause says of what `subjects` does not list: a thing of any name, people by number, what gets better.

A thing that does something to a body, an ache or a life owes a proof, unless it is a person, an institution, what
stands about in a practice, or what does harm; or unless it does what things of a visit do in any case ("the tape pulls
at your hair"). People by number owe one for whatever they do but ask, choose, come and complain. Behind a
treatment ("after a nerve block ...") anything owes one for whatever it does besides. English only.
"""

import re
from functools import lru_cache
from itertools import pairwise

from editorial.model.compiled import compiled
from editorial.rules.subjects import BACK, BE, CLOSED, MASK, OF, PARTICIPLE, VERBS, bases
from editorial.rules.vocabulary import among, begins, part, words

# Who or what may do something to a body without being what is sold, and what a thing of any name may be said to help.
AGENT, TARGETS = begins("agent"), among("any target")
WORD = compiled(r"[\w’'-]+")
OPENING, DETERMINED = among("opening of any"), compiled(rf"{part('determined')}\s+")
# Verbs: what things do to bodies in any case; and those so strong that what they are done to need not be said.
MEANS, STRONG = words("may a thing") | words("does harm"), words("strong")
STOPS, HELPS, OBJECTS, PRONOUNS = map(words, ("stops", "helps", "object", "pronoun"))
BETWEEN = among("between")
BETTER, NOT_BETTER = among("better"), among("not better")
# People by number: what they may do, those of whom there are very many, and what is praise whoever does it.
COUNTED, MANY_DO, GOOD_END = begins("counted"), begins("many do"), begins("good end")
WELL_AGAIN = words("well again")
PEOPLE_DO = OF["you"] | OF["we"] | words("may many")
ALL_DO = words("may all") | words("may many")
# People of a kind, and what they do with a treatment in any case.
OF_A_KIND, KIND_DO, ITSELF_OR_IT = begins("people of a kind"), PEOPLE_DO | words("may a kind"), compiled(r"\bit\b")
_BE = ("are ", "is ", "was ", "were ")
LETS = among("lets")
# What stands in front of a subject and names a treatment; what may be done behind it; what no state behind it may be.
LED, GOOD_STATE, VERBLESS = begins("led by a treatment"), begins("good state"), begins("no verb")
MAY_FOLLOW = OF["aid"] | MEANS | PEOPLE_DO


def of_unlisted(clause: str) -> int | None:
    """Where the verb of such a claim stands in a clause in small letters, its treatments now MASK; else None."""
    let = LETS.search(clause) if "let" in clause else None
    if let and not CLOSED.fullmatch(let["verb"] or "") and OF["part"].isdisjoint(bases(let["verb"] or "")):
        return let.start()
    if not PRONOUNS.isdisjoint(clause.split(None, 1)[:1]):
        return None
    opening = OPENING.match(clause)
    begin = opening.end() if opening else 0
    found = (find(clause, begin) for find in (_of_many, _of_a_kind, _acts, _gets_better))
    return next((where for where in found if where is not None), None)


def _of_many(clause: str, begin: int) -> int | None:
    """Where the verb stands of what people by number do, if they owe a proof for it."""
    counted = COUNTED.match(clause, begin)
    many = MANY_DO.match(clause, begin) if counted else None
    if counted and many and not _people_may(many, ALL_DO if counted["strong"] else PEOPLE_DO):
        return many.start("verb")
    return None


def _of_a_kind(clause: str, _: int) -> int | None:
    """Where the verb stands of what people of a kind do with a treatment, if they owe a proof for it."""
    kind = OF_A_KIND.match(clause) if MASK in clause or ITSELF_OR_IT.search(clause) else None
    if not kind or CLOSED.fullmatch(kind["verb"]) or not KIND_DO.isdisjoint(bases(kind["verb"])):
        return None
    return kind.start("verb") if MASK in kind["behind"] or ITSELF_OR_IT.search(kind["behind"]) else None


def _gets_better(clause: str, begin: int) -> int | None:
    """Where a clause says that something of a few words gets better."""
    better = BETTER.search(clause, begin)
    if not better or not 0 < len(clause[begin : better.start()].split()) < 5:
        return None
    return None if NOT_BETTER.search(clause, begin, better.start()) else better.start()


def led_by_treatment(clause: str) -> int:
    """Where the subject stands behind an adverbial that names a treatment ("after a nerve block"); 0 without one."""
    led = LED.match(clause)
    return led.end() if led else 0


def follows(main: str) -> int | None:
    """Where the verb of a clause behind such an adverbial stands, if it owes a proof for it, whatever its subject is.

    There only what things and people do in any case, and what harms, is let pass; of states, only good ones owe one.
    """
    if good := VERBLESS.match(main):
        return good.start()
    met = [*WORD.finditer(main)][:14]
    if len(met) < 2 or met[0][0] in PRONOUNS or (not bases(met[0][0])[0].endswith("s") and met[0][0] in OF["you"]):
        return None
    subject = ""
    for before, found, behind in zip(met[:-1], met[1:], [*met[2:], None], strict=True):
        word, head, after = found[0], before[0], behind[0] if behind else ""
        if word in BE:
            return found.start() if GOOD_STATE.match(main, found.end() + 1) else None
        if CLOSED.fullmatch(word) or word in HELPS or after in BE or _kind(head) == "closed":
            subject = subject or ("" if CLOSED.fullmatch(head) else head)  # "the calcium in the tendon"
            continue
        if not MAY_FOLLOW.isdisjoint(bases(word)) or AGENT.fullmatch(subject or head):
            return None
        if (
            word.isalpha()
            and word.endswith("s")
            and not word.endswith("ss")
            and not head.endswith("s")
            and VERBS.isdisjoint(bases(after))  # "the shoulder blades slide"
        ):
            return found.start()
    return None


def _people_may(many: re.Match[str], do: frozenset[str]) -> bool:
    verb = many["verb"]
    is_done = many["aux"] in _BE and PARTICIPLE.match(verb) and not do.isdisjoint({*bases(verb)} - {"help"})
    if many["aux"] in _BE and verb in WELL_AGAIN and not many["behind"].startswith((" of", " to", " with")):
        return False
    if GOOD_END.match(many["behind"]) and not is_done:  # "seen again within a week"
        return False
    if (CLOSED.fullmatch(verb) and verb != "back") or (many["aux"] in _BE and not verb.endswith("ing")):
        return True
    if many["aux"] in ("have ", "has ", "had ") and not (PARTICIPLE.match(verb) or verb.endswith("en")):
        return True
    if many["behind"].startswith(" part ") or "differ" in many["behind"] or "own pace" in many["behind"]:
        return True
    return not do.isdisjoint(bases(verb))


@lru_cache(maxsize=2**12)
def _kind(word: str) -> str:
    """What a word is here: an "agent", as treatments are not, a "closed" word, what a thing "does" anyway; or none."""
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
    met = [*WORD.finditer(clause, begin)][:20]
    if not any(_may_be_helped(found[0]) for found in met):
        return None
    for at, (found, behind) in enumerate(pairwise(met)):
        word, kind = found[0], _kind(found[0])
        after = "" if "," in clause[found.end() : behind.start()] else behind[0]
        last = met[at - 1][0] if at else ""
        if kind == "closed":
            if not at or word in STOPS or (not closed and (word in BE or _kind(head) == "agent")):
                return None
            helped, closed = word in HELPS or (helped and word.endswith("ly")), True
        elif not at or not _is_verb(word, after, last, head, helped, closed):
            head, helped = head if closed else word, helped and word.endswith("ly")
        elif _kind(head) == "agent":
            return None
        elif (acts := _acts_on_a_body(clause, found, after)) is not None:
            return found.start() if acts else None
        else:
            closed, helped = True, False
    return None


def _acts_on_a_body(clause: str, verb: re.Match[str], after: str) -> bool | None:
    """Whether a verb does something to a body, an ache or a life; None where a later one may."""
    if not STRONG.isdisjoint(bases(verb[0])):
        return True
    anyway, target = _kind(verb[0]) != "", TARGETS.search(clause, verb.end())
    if anyway and target and BACK.match(clause, verb.end()):
        return True
    if anyway or not target or BETWEEN.search(clause, verb.end(), target.start()):
        return None
    if len(clause[verb.end() : target.start()].split()) >= 6:
        return None
    is_noun = verb[0].endswith("s") and not after.endswith("ed")  # "testosterone levels fall"
    return not (is_noun and _kind(after) == "does")


def _is_verb(word: str, after: str, last: str, head: str, helped: bool, closed: bool) -> bool:
    many = (head.endswith("s") and not head.endswith("ss")) or MASK in head
    if (CLOSED.fullmatch(last) and last not in HELPS) or not word.isalpha() or after == "of" or after in BE:
        return False
    if word.endswith(("times", "ways")):  # sometimes, always
        return False
    if word.endswith("s") and not word.endswith("ss"):
        return (not many or MASK in head) and (
            after in OBJECTS or TARGETS.fullmatch(after) is not None if closed else not last.endswith("s")
        )
    return after in OBJECTS and (many or helped) and not word.endswith("ly")
