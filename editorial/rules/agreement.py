"""Forms of words that do not go together: "can stays", "this trials was", "two trial of" (R84). English only.

A shape finds where such words may stand, and the dictionary says what they are: it knows "the trial's", so "trial" is a
noun, and "staying", so "stay" is a verb. Where both could be, nothing is said.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from editorial.markup.readable import Readable
from editorial.model.compiled import compiled
from editorial.model.site import Site
from editorial.rules.amounts import VALUES
from editorial.rules.phrases import without_code
from editorial.rules.rule import Findings
from editorial.rules.speller import Dictionary, speller_of
from editorial.rules.spelling import SPELLING, prose_with_words


def _any(words: str) -> str:
    return f"(?:{words.replace(' ', '|')})"


_HELPERS = "can could will would should must may might"
_SHORT = "can't can’t won't won’t doesn't doesn’t don't don’t didn't didn’t"
_OFTEN = "also still always often never only"
_HELPS = rf"(?:{_any(_HELPERS)}|cannot|(?:does|do|did|{_any(_HELPERS)}) not|{_any(_SHORT)})(?: {_any(_OFTEN)})?"
_WHO = "nobody everybody everyone somebody someone anybody anyone"
_YOU = "you we they"
_HAS = "has was is does needs wants feels takes gets"
_GONE = "been began came gave got grew had has kept knew left made took went"
_COUNT = "two three four five six seven eight nine ten several many"
_MORE = "less more better worse older younger safer higher lower larger smaller bigger longer shorter faster slower stronger weaker easier harder sooner cheaper greater"
_UNITS = "minute hour day week month year"
_NUMBERS = " ".join(word for word, number in VALUES.items() if number > 1 and " " not in word)
_DIGITS = " ".join(map(str, range(2, 100)))
# Where a number in front is none of the unit: "week 2 day 3"; and what a unit is a part of: "two day trips".
LABEL = compiled(
    r"\b(?:day|grade|group|level|month|number|page|part|phase|room|stage|step|type|visit|week|year|of (?:the )?\w+) $"
)
_DAY_OF = r"(?! (?:bags?|camps?|cases?|care|clinics?|hands?|hospitals?|nurses?|one|pass(?:es)?|rooms?|shifts?|spas?|surger(?:y|ies)|trips?|two|units?|after|before|from|when|until|with)\b)"
# Words that look like verbs without their endings, and are their past, or no verb.
_NO_PLAIN = f"{_HELPERS} need dare back best better bet bore bound bred broadcast clear cost down drove even fell felt first fit forecast found further ground just knit last lay like long near ought quiet quit quite right rode rose saw second spoke still third until well wet while wound"
# What goes on behind a noun and tells that no other belongs to it.
_ON = r"(?= (?:of|in|at|on|for|from|with|who|which|is|are|was|were|did|had|has|have)\b)"
_BEGINS = r"(?<=[.?!,;\n] )"
_NO_NOUN = rf"(?!(?:{'|'.join(VALUES)}|aspirin|billion|children|dozen|few|hundred|left|men|million|oral|people|percent|that|there|thousand|what|women|i|it|he|she|they|we|you)\b)"
# In a question, and behind these words, a verb comes before those who do it: "how can scans mislead?" Behind a number that
# counts what came before, such as "phase two", no noun is told either.
TURNED = compiled(
    r"(?:[.?!,;:\n]|\b(?:an?|and|as|but|far|how|if|little|much|neither|nor|not|only|or|so|than|that|the|then|what|when|where|which|who|whose|why|[a-z]*ever|[a-z]+ly)) $"
)
AHEAD = compiled(
    r"(?:[.?!,;(\n]|\b(?:about|after|and|are|at|but|by|for|from|had|have|in|least|of|on|over|than|the|these|those|to|were|with)) $"
)


def _stems(word: str) -> Iterator[str]:
    """Yield what may have become a word by -s or -ed.

    >>> list(_stems("studies"))
    ['studie', 'studi', 'study']
    """
    yield word[:-1]
    yield word[:-2]
    if word[-3:-1] == "ie":
        yield f"{word[:-3]}y"
    if word.endswith("ed") and word[-3:-2] == word[-4:-3]:
        yield word[:-3]


def _verb(word: str, known: Dictionary) -> bool:
    return known.has(f"{word.removesuffix('e')}ing") or known.has(f"{word}{word[-1:]}ing")


def _noun(word: str, known: Dictionary) -> bool:
    return known.has(word) and known.has(f"{word}'s")


def _inflected(word: str, known: Dictionary) -> bool:
    """Whether a word is a form of a verb in -s or -ed, and none that could stand behind "can"."""
    return not _verb(word, known) and any(len(stem) > 2 and known.has(stem) and _verb(stem, known) for stem in _stems(word))  # fmt: skip


def _one(word: str, known: Dictionary) -> bool:
    """Whether a word is a noun, of which there is one, and nothing else."""
    return not _verb(word, known) and _noun(word, known) and known.has(f"{word}s")


def _many(word: str, known: Dictionary) -> bool:
    """Whether a word is a noun, of which there are several, and nothing else."""
    found = [stem for stem in _stems(word) if known.has(stem)]
    return not any(_verb(stem, known) for stem in found) and any(_noun(stem, known) for stem in found)


def _some(word: str, known: Dictionary) -> bool:
    """Whether a word may be a noun of which there are several."""
    return any(_noun(stem, known) for stem in _stems(word))


def _thing(word: str, known: Dictionary) -> bool:
    """Whether a word is a noun, and nothing else."""
    return _one(word, known) or _many(word, known)


def _plain(word: str, known: Dictionary) -> bool:
    """Whether a word is a verb without its ending, of a kind that takes -s and -ed."""
    return not known.has(f"{word}e") and all(
        any(known.has(form) for form in forms)
        for forms in ((f"{word}s", f"{word}es"), (f"{word}ed", f"{word}d"), (f"{word.removesuffix('e')}ing",))
    )


def _ever(word: str, known: Dictionary) -> bool:
    return True


Test = Callable[[str, Dictionary], bool]


class AgreementShape(NamedTuple):
    """Words that may not go together: how they stand in small letters, the first of them, how the next may end (empty: in any
    way), what may not, or must, stand before them, and what the dictionary must say of the `word`.
    """

    pattern: re.Pattern[str]
    leads: tuple[str, ...]
    ends: tuple[str, ...]
    before: re.Pattern[str] | None
    test: Test


def _shape(pattern: str, leads: str, ends: str, test: Test, before: re.Pattern[str] | None = None) -> AgreementShape:
    return AgreementShape(compiled(pattern), tuple(leads.split()), tuple(ends.split()) or ("",), before, test)


# How words of which there are several end, and not "this", "was", "plus" and "less".
_LAST = "bcdeghklmnprtwy"
_ENDS = " ".join(f"{letter}s" for letter in _LAST)
_SEVERAL = rf"(?P<word>[a-z]{{2,}}[{_LAST}]s)\b"
_SINGLE = rf"{_NO_NOUN}(?P<word>[a-z]{{3,}}(?<!s))\b"
_FIRST = f"{_HELPERS} cannot not {_SHORT} {_OFTEN}"
SHAPES = (
    _shape(rf"(?<!living )\b{_HELPS} (?P<word>[a-z]{{3,}}(?:(?<!s)s|ed))\b", _FIRST, f"{_ENDS} ed", _inflected, TURNED),
    _shape(rf"(?:(?<= it )|(?<= you )|(?<= we )|(?<= they )|(?<= he )|(?<= she )){_HELPS} (?P<word>{_any(_GONE)})\b", _FIRST, _GONE, _ever),
    _shape(rf"{_BEGINS}(?:and |but |often |so )*(?:no one|{_any(_WHO)}) (?:yet |really |ever |also )?(?P<word>have|are|were|(?:do|know|say|want|think|pay|take|get|need)(?= (?:not|if|what|how|why|the|a|us|you|it)\b))\b", f"one {_WHO}", "have are were do know say want think pay take get need yet really ever also", _ever),
    _shape(rf"\b(?:if|when|while|until|unless|because|once|whether) {_any(_YOU)} (?P<word>{_any(_HAS)})\b(?<!you was)", _YOU, _HAS, _ever),
    _shape(rf"\b(?:if|when|while|before|after|until|unless|because|once) {_any(_YOU)} (?P<word>[a-z]*[aeiouy][a-z]*ing)\b", _YOU, "ing", _ever),
    _shape(rf"{_BEGINS}this {_SEVERAL}(?= (?:did|do|were|are|have|had|can|may|might|will|would|should|could|must|cannot)\b)", "this", _ENDS, _some),
    _shape(rf"\bthis (?!(?:always|does|its|perhaps|sometimes)\b){_SEVERAL}(?! ?['’-])", "this", _ENDS, _many),
    _shape(rf"\bthese {_SINGLE}{_ON}", "these", "", _one),
    _shape(rf"\b{_any(_COUNT)} {_SINGLE}{_ON}", _COUNT, "", _one, AHEAD),
    _shape(rf"\b{_any(_MORE)} then (?P<word>[a-z]{{3,}})(?=[.,;:?!)]|$| (?:at|by|for|in|of|on|or|to|when|with)\b)", _MORE, "then", _thing),
    _shape(rf"(?<![\w.,/$-])(?:(?P<digits>\d\d?)|{_any(_NUMBERS)}) (?P<word>{_any(_UNITS)})\b(?!['’-]){_DAY_OF}(?(digits) (?!ago|later)[a-z]{{4,}})", f"{_NUMBERS} {_DIGITS}", _UNITS, _ever, LABEL),
    _shape(rf"(?<![\w-])(?:each|every) (?!(?:biceps|means|series|species)\b){_SEVERAL}(?! ?['’-])", "each every", _ENDS, _many),
    _shape(rf"{_BEGINS}(?:he|she|it) (?!{_any(_NO_PLAIN)}\b)(?P<word>[a-z]{{4,}}(?<!s))\b(?!-)", "he she it", "", _plain),
    _shape(rf"(?<=[.?!\n] )(?:(?:the|our|your|these|those|most|many|some|all) )?(?!(?:biceps|means|news|quadriceps|series|species|tens|thermos|triceps|[a-z]+ics)\b)(?P<word>[a-z]{{2,}}[{_LAST}]s) (?:is|was|has)\b", "is was has", "", _many),
    _shape(rf"(?<![\w-])(?:an?|each|every|another|one(?= \w+ of\b)) (?!(?:biceps|crossroads|means|quadriceps|series|species|thermos|triceps)\b){_SEVERAL}{_ON}", "a an each every another one", _ENDS, _many),
)  # fmt: skip
LED = {lead: [shape for shape in SHAPES if lead in shape.leads] for one in SHAPES for lead in one.leads}


def _met(words: list[str], known: Dictionary) -> Iterator[AgreementShape]:
    """Yield the shapes that a text meets, of which it is told where they may be and with a little of what stands around."""
    for at in [at for at, first in enumerate(words[:-1]) if first in LED]:  # few of a text
        second = words[at + 1].rstrip(".,;:?!)”")
        for shape in LED[words[at]]:
            if second.endswith(shape.ends) and any(_matches(shape, " ".join(words[max(0, at - 4) : at + 4]), known)):
                yield shape


def _matches(shape: AgreementShape, text: str, known: Dictionary) -> Iterator[re.Match[str]]:
    for match in shape.pattern.finditer(text):
        there = not shape.before or bool(shape.before.search(text, 0, match.start())) == (shape.before is AHEAD)
        if there and shape.test(match["word"], known):
            yield match


@SPELLING.words
def forms(readable: Readable, site: Site) -> Findings:
    """Yield the words that do not go together, since one of them has the ending of another form."""
    blocks, whole = prose_with_words(readable)
    known = speller_of(site).dictionary
    met = dict.fromkeys(_met(whole.lower().split(" "), known))
    for block in blocks if met else ():
        text = f" \n {without_code(block)}"
        for match in (match for shape in met for match in _matches(shape, text.lower(), known)):
            words = text[match.start() : match.end()].strip()
            sentence = f'"{words}" does not go together. Look at the endings, and correct one of the words'
            yield SPELLING.finding_in(readable, block, match.start() - 3, sentence)
