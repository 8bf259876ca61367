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

# What a treatment's name is replaced with, at its length, so that it is one word; and "it", where it stands for a part
# of the body.
MASK, BODY = "_", "ǂ"
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
_ANYHOW = {("part", "carry"), ("part", "give"), ("part", "make"), ("part", "send"), ("you", "work")}
GERUND, VERB_OF_ONE = compiled(rf"\w*[aeiou]\w*ing|{MASK}+"), begins("verb of one")
RELATIVE = compiled(r"\b(?:that|which|who)\b")
SITTING, ABOUT, TOPIC, TURNS = map(among, ("sitting", "about", "topic", "turns"))
THESE = compiled(r"\W*(?:it|this|these)\b")
RESISTS, COMES_BACK, PARTICIPLE, CLOSED = map(begins, ("resists", "comes back", "participle", "closed"))
NOT = compiled(r"\b(?:not|never|cannot)\b|n['’]t\b")
# What stands behind a verb that has no object, or only one of its own; and what tells how something is done.
ALONE = _then("alone")
PLACED, NOTHING = (compiled(rf"\s+{part(name)}") for name in ("placed", "nothing"))
AT_A_CUT = _then("at a cut")
# What stands for a verb where it comes later, behind words like "before bed"; and what it does for whom, or how well.
LATER = compiled(rf"(?:\s+{part('curled')}){{1,5}}?\s+(?P<verb>{part('finite')})\b")
GAINS, TOUCHES = compiled(rf"\s+{part('gains')}"), words("may touch a body") | _HARMS
FOR_WHOM, DOES_GOOD, UNNEEDED = begins("for whom"), begins("does good"), _then("unneeded")
FINITE = compiled(r"\s+(\w+s|differ|vary|begin|start|include|come|are|were|was|can|will|may|has|have|do|go|\w+ed)\b")


class Said(NamedTuple):
    """What a clause says: of what kind of subject, and where its verb begins."""

    of: str
    start: int


class Clause(NamedTuple):
    """A clause in small letters: what `SUBJECT` found, of what kind it is, its verb, and what stands behind that."""

    text: str
    found: re.Match[str]
    of: str
    verb: str
    start: int
    behind: str

    @property
    def aux(self) -> str | None:
        """The helping verb in front of its verb."""
        return self.found["aux"]

    @property
    def between(self) -> tuple[int, int]:
        """From the end of its subject to its verb."""
        return self.found.end(self.of), self.start

    @property
    def bases(self) -> tuple[str, ...]:
        """What its verb may be a form of."""
        return bases(self.verb)


def more_than_usual(clause: str) -> Said | None:
    """Where a clause in small letters, its treatments now MASK, says more of its subject than it may; else None."""
    if (said := _read(clause)) is None:
        return None
    if not _does_good(said):
        said = _with_later_verb(said)
        if _is_no_verb(said) or _has_another_subject(said):
            return None
        if said.of == "it" and THESE.match(clause) and not ABOUT.search(clause):
            more = said.verb in BE and EQUALS.match(said.behind) is not None
        elif said.verb in BE:
            more = _is_too_much(said)
        else:
            more = _does_too_much(said)
        if not more:
            return None
    return Said("harm" if _resists(said) else said.of, said.start)


def subject_of(clause: str) -> str:
    """Of what kind the subject of such a clause is; empty where it is none of ours."""
    said = _read(clause)
    return said.of if said else ""


def does_like_a_treatment(clause: str) -> bool:
    """Whether the subject of such a clause is what is injected, which does more than close a wound."""
    said = _read(clause)
    return said is not None and said.of == "cells" and not _is_let_pass(said)


def does_as_usual(clause: str) -> bool:
    """Whether the subject of such a clause is of a body, an ache or a harm, and does what it does in any case."""
    said = _read(clause)
    if said is None or said.of not in ("part", "symptom", "harm", "cells"):
        return False
    if said.of == "cells":
        return _is_let_pass(said)
    return said.start == said.found.start("verb") and not OF[said.of].isdisjoint(said.bases)


@lru_cache(maxsize=64)  # the same clause is asked about in turn
def _read(clause: str) -> Clause | None:
    """The subject of a clause and its verb; None where it begins with no subject of ours."""
    found = SUBJECT.match(clause)
    if not found or any(not VERBS.isdisjoint(bases(word)) for word in (found["words"] or "").split()[1:]):
        return None  # such a subject stands further in front: "two trials set PRP against rest"
    of = next(kind for kind in OF if found[kind])
    verb, start, behind = found["verb"], found.start("verb"), clause[found.end() :]
    if found["be"]:
        verb, behind = "is", clause[start - 1 :]
    elif (
        not found["aux"]
        and (later := FINITE.match(behind))
        and (later[1] in BE or OF[of].intersection(bases(later[1])))
    ):
        if of == "it":  # "this page is": another subject
            return None
        verb, start, behind = later[1], found.end() + later.start(1), behind[later.end() :]
    if verb == "have" and (done := PARTICIPLE.match(behind.lstrip().split(" ")[0])):
        verb, behind = done[0], behind.lstrip()[done.end() :]
    return Clause(clause, found, of, verb, start, behind)


def _does_good(said: Clause) -> bool:
    """Whether it does wonders, or has the reader where they want to be."""
    if said.of not in ("it", "treatment"):
        return False
    has_them = said.aux in ("has", "had", "have") and FOR_WHOM.match(said.verb)
    return bool(has_them or DOES_GOOD.match(said.text, said.found.start("aux") if said.aux else said.start))


def _with_later_verb(said: Clause) -> Clause:
    """The clause with its verb where that comes later: "a massage before bed eases"."""
    if not (CLOSED.fullmatch(said.verb) and said.of == "treatment" and not said.aux):
        return said
    if not (later := LATER.match(said.behind)):
        return said
    verb, start, behind = later["verb"], said.found.end() + later.start("verb"), said.behind[later.end() :]
    if verb in HELPING and (found := NEXT.match(behind)):
        verb, start, behind = found[1], start + len(verb) + found.start(1), behind[found.end() :]
    return said._replace(verb=verb, start=start, behind=behind)


def _is_no_verb(said: Clause) -> bool:
    """Whether what stands where a verb should is none: "nerve injury", "night sweats with back pain can be"."""
    if said.verb in ("a", "an", "the") or (CLOSED.fullmatch(said.verb) and said.verb not in BE):
        return True
    return _is_noun(said) or bool(not said.aux and BEHIND_NOUN.match(said.behind))


def _has_another_subject(said: Clause) -> bool:
    """Whether the verb belongs to something else, or is none: "this page", "these pages", "the pain that you feel"."""
    if said.aux:
        return False
    if said.found["it"] == "this" and not said.verb.endswith(("s", "d")):
        return True
    if said.found["it"] == "these" and said.verb.endswith("s"):
        return True
    return not said.verb.endswith("s") and RELATIVE.search(said.text, *said.between) is not None


def _resists(said: Clause) -> bool:
    """Whether a part of the body is said not to give way."""
    return bool(said.of == "part" and RESISTS.match(said.verb) and NOT.search(said.text, *said.between))


def _does_too_much(said: Clause) -> bool:
    """Whether a verb other than "be" says more of its subject than such a subject does in any case."""
    if _gets_well(said):
        return True
    if _is_let_pass(said):
        return False
    sold = said.of in ("treatment", "aid") or (said.of == "it" and not THESE.match(said.text))
    if sold and GAINS.match(said.behind) and TOUCHES.isdisjoint(said.bases):
        return True
    for base in said.bases:
        if base in OF[said.of]:
            after = AFTER.get(base)
            anyway = (said.of, base) in _ANYHOW or (base == "last" and SITTING.search(said.text, 0, said.start))
            return bool(not anyway and after and after.pattern and not after.match(said.behind))
    return bool(said.of != "part" or said.aux == "will" or ALONE.match(said.behind))


def _gets_well(said: Clause) -> bool:
    """Whether an ache is no longer there, what was lost is back, or we turn something round, whatever the verb."""
    if said.of in ("symptom", "harm"):
        return "no longer" in said.text[slice(*said.between)]
    if said.of == "part":
        return _resists(said) or bool(BACK.match(said.behind) and HURTS.isdisjoint(said.bases))
    if said.of == "gain":
        return bool(said.found["gain"] != "results" and COMES_BACK.match(said.text, said.start))
    return bool(said.of == "we" and TURNS.search(said.behind))


def _is_let_pass(said: Clause) -> bool:
    """Whether what is done touches no body, or is owed to nobody, whatever the verb."""
    if said.aux in ("has", "have", "had") and not PARTICIPLE.match(said.verb):
        return True
    if NOTHING.match(said.behind):
        return True
    match said.of:
        case "we":
            return bool(not TOPIC.search(said.behind) or PLACED.match(said.behind))
        case "it":
            they = said.text.lstrip(" ,;:").startswith("they")
            return bool(PLACED.match(said.behind) or (they and not THEIRS.isdisjoint(said.bases)))
        case "treatment":
            return PLACED.match(said.behind) is not None
        case "cells":
            return AT_A_CUT.match(said.behind) is not None
        case "part" | "symptom":
            return ITSELF.search(said.behind) is not None
        case "gain":
            return BY_CHANCE.search(said.behind) is not None
    return False


def _is_noun(said: Clause) -> bool:
    """Whether the word that stands where a verb should agrees with no subject: "trouble holding urine"."""
    if said.aux or said.found["be"] or said.verb in BE:
        return False
    subject = said.found[said.of]
    one = said.of in ("part", "symptom", "gain", "harm") and not subject.endswith(("s", "feet", "menisci"))
    return bool(GERUND.fullmatch(said.verb) or (one and not VERB_OF_ONE.fullmatch(said.verb)))


def _is_too_much(said: Clause) -> bool:
    """Whether "be" says more of its subject than such a subject is in any case."""
    kind, what = said.of, said.behind
    if kind == "gain":
        return not ONLY_THIS.match(what)
    if kind == "harm":
        return SMALL.match(what) is not None
    if kind in ("you", "we"):
        return bool(said.aux and NOT_THIS.match(what))
    if MORE.match(what) or (kind in ("aid", "treatment") and UNNEEDED.match(what)):
        return True
    return bool(kind not in ("aid", "it", "treatment") and NOT_THIS.match(what) and not ITSELF.search(what))
