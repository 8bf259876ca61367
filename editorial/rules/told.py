"""One person's story, and what a clinician has seen, told as if they proved something (R35).

The default asks for proof, as in `subjects`: who is told of may come and go, ask, fear and be harmed, as visitors are
in any case; whatever else one did is a story of what came of it. What "I have seen", or is so "in my hands", stands on
nothing but memory, unless all it tells is how we work. Words: `editorial/dictionary/claims/experience.txt`. English only.
"""

import re

from editorial.model.compiled import compiled
from editorial.rules.subjects import BE, CLOSED, bases
from editorial.rules.vocabulary import among, found, words

ONE, NOT_ONE = found("one told of"), found("no story")
OURS = re.compile(r"\b(?:my|our|he|she)\b", re.IGNORECASE)
# What one can no longer do is lost, and no story of a gain.
LOST = compiled(r"\b(?:can|could) no longer\b")
WORD = compiled(r"[\w’'-]+|[.;?!]")
# What somebody may have done without a proof; and forms of the past that do not end in -ed.
MAY, PAST, NEVER_PAST = words("may in a story"), words("past"), words("no past")
# What stands in front of a participle, or of an adjective; what one could do, and what one does no more.
BEFORE_NO_DEED, HELPERS, NO_MORE, WELL_AGAIN = map(
    words, ("before no deed", "helpers of a story", "no more", "well again")
)
COULD = frozenset(("could", "couldn’t", "did"))
SEEN, EXPERIENCE, OF_WORK = map(found, ("seen by us", "experience", "how we work"))
OUTCOME = among("what came of it")


def told(text: str) -> re.Match[str] | None:
    """The words of a sentence that begin such a story, or tell of such experience; None where it has none."""
    return _story(text) or _experience(text)


def _story(text: str) -> re.Match[str] | None:
    for match in ONE.finditer(text):
        behind = LOST.sub("", text[match.end() :].lower())
        if not behind.startswith(("’", "'")) and not NOT_ONE.search(text) and _did(behind, bool(OURS.search(match[0]))):
            return match
    return None


def _did(behind: str, ours: bool) -> bool:
    """Whether what stands behind somebody tells what they did, or do no more, besides what visitors do in any case."""
    last, could = "", False
    for found_word in WORD.finditer(behind):
        word = found_word[0]
        if word in ".;?!":
            return False
        if last in BE and word in WELL_AGAIN:
            return True
        unusual = MAY.isdisjoint(bases(word))
        if last in NO_MORE and not CLOSED.fullmatch(word) and not word.endswith("ed") and word not in BE and unusual:
            return ours or word.endswith("s")
        if (could and word not in HELPERS and not CLOSED.fullmatch(word)) or _is_past(word, last):
            if unusual:
                return True
            could = False
        could, last = could or word in COULD, word
    return False


def _is_past(word: str, last: str) -> bool:
    """Whether a word behind another one is a verb of the past, and neither an adjective nor passive."""
    if word.endswith("ing"):
        return last in BE and word not in NEVER_PAST
    past = word in PAST or (word.endswith("ed") and len(word) > 4 and word not in NEVER_PAST)
    return past and last not in BEFORE_NO_DEED


def _experience(text: str) -> re.Match[str] | None:
    match = SEEN.search(text)
    if not match and (match := EXPERIENCE.search(text)):
        rest = text[: match.start()] + text[match.end() :]
        if OF_WORK.search(rest) or not OUTCOME.search(text.lower()):
            return None
    return match
