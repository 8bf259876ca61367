"""What a clause says of its subject: a treatment, a part of the body, an ache, a harm, what comes of it, or you.

The default asks for proof: such a subject may do what is listed, what treatments, bodies and visitors do in any case,
and whatever else it does is a claim ("your disc plumps up"). Where it *is* something, a gain and a harm may only be
what is listed ("infection is rare" claims something), anything else all but what praises it ("PRP is as safe as milk").
What a clause denies, hedges or reports, `denial` tells. The lists stand in `editorial/dictionary/claims/`. English
only.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from editorial.model.compiled import compiled
from editorial.rules.phrases import Pattern
from editorial.rules.vocabulary import among, begins, part, words

# What a treatment's name is replaced with, at its length, so that it is one word.
MASK = "_"
SUBJECT = Pattern(part("subject"), re.VERBOSE)
BE = words("be")
# What a subject of each kind may do, or have done to it, with no word of what comes of it.
_ANY = words("may anything")
_HARMS, _BODY = words("does harm"), words("may a body")
_TREATMENT = words("may a treatment") | _HARMS
OF = {
    "it": _ANY | _TREATMENT | _BODY | words("may an ache") | words("may it"),
    "treatment": (_ANY | _TREATMENT | {"make"}) - {"know"},
    "part": (_ANY | _BODY) - words("may no body"),
    "cells": (_ANY | _BODY | _TREATMENT | words("may cells")) - words("may no cells"),
    "symptom": _ANY | words("may an ache"),
    "gain": words("may a result"),
    "harm": words("may a harm"),
    "we": _ANY | _TREATMENT | words("may we"),
    "you": _ANY | words("may you"),
    "aid": _ANY | _TREATMENT | words("may a thing") | words("may an aid"),
}
# What "they" may do besides, since they are mostly people.
THEIRS = OF["you"] | OF["we"] | words("may they")
VERBS = frozenset().union(*OF.values())
# What some verbs are let pass with, most of them also with nothing; with anything else they claim something.
_BARE = r"|\s*[.,;:!?)\"”]*\s*$"
_NOT_BARE = words("not bare")
AFTER = {
    verb: compiled(rf"\s*+{part(f'after {verb}')}(?:(?!\w)|(?<=\s))" + ("" if verb in _NOT_BARE else _BARE))
    for verb in words("watched") | _NOT_BARE
}
HELPING, NEXT = frozenset(("can", "could", "will", "would")), compiled(r"\s+(\w+)")
# Where what was lost is back: said of a part of the body, whatever its verb; and what is ill again.
BACK, HURTS = compiled(rf"\s+{part('back')}"), words("hurts")
_IRREGULAR = dict(pair.split(":") for pair in words("irregular"))


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


def _then(name: str) -> re.Pattern[str]:
    """What a section says of what stands behind a verb."""
    return compiled(rf"\s*{part(name)}")


# What a subject may not be, or what alone it may be.
MORE, NOT_THIS, ONLY_THIS, SMALL, EQUALS = map(_then, ("more", "not this", "only this", "small", "equals"))
ITSELF, BY_CHANCE = among("itself"), among("by chance")
# What is no verb by its form, and what may be that of one thing.
BEHIND_NOUN = compiled(
    rf"(?:\s+{part('behind the subject')}\s+(?:are|can|is|may|means?)|\s+(?:may|might|must|should))\b"
)
_ANYHOW = {("part", "carry"), ("part", "make"), ("part", "send"), ("you", "work")}
GERUND, VERB_OF_ONE = compiled(rf"\w*[aeiou]\w*ing|{MASK}+"), begins("verb of one")
RELATIVE = compiled(r"\b(?:that|which|who)\b")
SITTING, ABOUT, TOPIC, TURNS = map(among, ("sitting", "about", "topic", "turns"))
THESE = compiled(r"\W*(?:it|this|these)\b")
RESISTS, COMES_BACK, PARTICIPLE, CLOSED = map(begins, ("resists", "comes back", "participle", "closed"))
NOT = compiled(r"\b(?:not|never|cannot)\b|n['’]t\b")
# What stands behind a verb that has no object, or only one of its own; and what tells how something is done.
ALONE = _then("alone")
PLACED, NOTHING = (compiled(rf"\s+{part(name)}") for name in ("placed", "nothing"))
# What stands for a verb where it comes later, behind words like "before bed"; and what it does for whom, or how well.
LATER = compiled(rf"(?:\s+{part('curled')}){{1,5}}?\s+(?P<verb>{part('finite')})\b")
GAINS, TOUCHES = compiled(rf"\s+{part('gains')}"), words("may touch a body") | _HARMS
FOR_WHOM, DOES_GOOD, UNNEEDED = begins("for whom"), begins("does good"), _then("unneeded")
FINITE = compiled(r"\s+(\w+s|differ|vary|begin|start|include|come|are|were|was|can|will|may|has|have|do|go|\w+ed)\b")


class Said(NamedTuple):
    """What a clause says: of what kind of subject, and where its verb begins."""

    of: str
    start: int


def more_than_usual(clause: str) -> Said | None:
    """Where a clause in small letters, its treatments now MASK, says more of its subject than it may; else None."""
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
    if kind in ("it", "treatment") and (
        (match["aux"] in ("has", "had", "have") and FOR_WHOM.match(verb))
        or DOES_GOOD.match(clause, match.start("aux") if match["aux"] else start)
    ):
        return Said(kind, start)
    if CLOSED.fullmatch(verb) and kind == "treatment" and not match["aux"] and (later := LATER.match(behind)):
        verb, start, behind = later["verb"], match.end() + later.start("verb"), behind[later.end() :]
        if verb in HELPING and (next_one := NEXT.match(behind)):
            verb, start, behind = next_one[1], start + len(verb) + next_one.start(1), behind[next_one.end() :]
    if (CLOSED.fullmatch(verb) and verb not in BE) or verb in ("a", "an", "the") or _is_noun(verb, match, kind):
        return None
    if not match["aux"] and BEHIND_NOUN.match(behind):  # "night sweats with back pain can be"
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
    if kind == "gain" and BY_CHANCE.search(behind):
        return None
    if kind == "it" and clause.lstrip(" ,;:").startswith("they") and not THEIRS.isdisjoint(bases(verb)):
        return None
    sold = kind in ("treatment", "aid") or (kind == "it" and not THESE.match(clause))
    if sold and GAINS.match(behind) and TOUCHES.isdisjoint(bases(verb)):
        return Said(kind, start)
    for base in bases(verb):
        if base in OF[kind]:
            after = AFTER.get(base)
            if (kind, base) in _ANYHOW or (SITTING.search(clause, 0, start) and base == "last"):
                return None
            return Said(kind, start) if after and after.pattern and not after.match(behind) else None
    alone = kind != "part" or match["aux"] == "will" or ALONE.match(behind)
    return Said(kind, start) if alone else None


def _is_noun(word: str, match: re.Match[str], kind: str) -> bool:
    """Whether what stands where a verb should agrees with no subject: "nerve injury", "trouble holding urine"."""
    if match["aux"] or match["be"] or word in BE:
        return False
    one = kind in ("part", "symptom", "gain", "harm") and not match[kind].endswith(("s", "feet", "menisci"))
    return bool(GERUND.fullmatch(word) or (one and not VERB_OF_ONE.fullmatch(word)))


def _is_too_much(kind: str, what: str, will: str | None) -> bool:
    if kind == "gain":
        return not ONLY_THIS.match(what)
    if kind == "harm":
        return bool(SMALL.match(what))
    if kind in ("aid", "treatment") and UNNEEDED.match(what):
        return True
    if kind in ("you", "we"):
        return bool(will and NOT_THIS.match(what))
    return bool(
        MORE.match(what)
        or (kind not in ("aid", "it", "treatment") and NOT_THIS.match(what) and not ITSELF.search(what))
    )
