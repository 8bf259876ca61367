"""Words that promise what no study can keep (R38; see `promise_words`), where nothing denies or doubts them."""

from collections.abc import Iterator
from functools import lru_cache

from editorial.findings import Finding
from editorial.markup.document import Readable
from editorial.markup.pieces import Sentence
from editorial.model.site import Site
from editorial.rules.denial import asked, stance
from editorial.rules.likeness import reads_soundly
from editorial.rules.phrases import Phrase, expression, refused
from editorial.rules.promise_words import PROMISES
from editorial.rules.rule import Rule
from editorial.rules.treatments import Named, named

PROMISED = Rule(
    "R38",
    "Words that no study can keep are not used",
    "Regulators read clinic pages, and what a page says is what the clinic claims.",
    "Say what was found, in how many people. Denying it is fine: this has not been proven.",
    "FDA warning letters; FTC Health Products Compliance Guidance 2022",
    fails="Rest is a proven treatment.",
    passes="This has not been proven.",
)
# Cards that tell of danger: there haste is right.
OF_DANGER = frozenset({"emergency", "urgent", "non-urgent"})
OUR_PARTS = expression(r"\b(?:backs?|spines?|discs?|disks?|cartilage|joints?|knees?|hips?|shoulders?|pain)\b")
OUR_FIELD = expression(
    rf"""{OUR_PARTS.pattern} | \b(?:we|our|ours|us|it|they|this|these|you|your|me|my|shots?|injections?|cells|wear)\b
      | ^\W*(?:do|don['’]t|get|say|enjoy|let|end|stop|try|book|call|feel|start|choose|discover|imagine|forget|experience|reverse|come|go)\b"""
)
WE = expression(r"\b(?:we|our|ours|us|you|your)\b")
# So few words are a heading, a cell or a caption, which leaves out what it is about.
FEW_WORDS = 4
HASTE = frozenset({"hurries the reader", "frightens the reader into it"})


@PROMISED.words
def promises(readable: Readable, site: Site) -> Iterator[Finding]:
    """Yield each word that no study can keep."""
    known = named(site)
    for block in readable.blocks if readable.english else ():
        for sentence in block.sentences:
            if asked(sentence.text):
                continue
            for start, message in promised(sentence, known, block.card_kind in OF_DANGER):
                yield PROMISED.finding(readable.path, readable.place(block, sentence.start + start), message)


@lru_cache(maxsize=1024)  # R35 asks, too
def promised(sentence: Sentence, known: Named, of_danger: bool = False) -> tuple[tuple[int, str], ...]:
    """Where a sentence promises what no study can keep, and what to say of each place."""
    return tuple(_promised(sentence, known, of_danger))


def _promised(sentence: Sentence, known: Named, of_danger: bool) -> Iterator[tuple[int, str]]:
    for phrase in PROMISES.possible(sentence.text):
        if of_danger and phrase.why in HASTE:
            continue
        for match, message in refused(phrase, sentence.text):
            how = stance(sentence.text, *match.span())
            if how not in ("asserts", "softens") or (how == "softens" and phrase.soft):
                continue
            if reads_soundly(sentence.text) or _stands_in_quotes(sentence.text, *match.span()):
                continue
            if phrase.of == "anything" or known.ours(sentence.text) or _may_be_ours(sentence, phrase, known):
                yield match.start(), message
                break  # one is enough to mend the sentence


def _stands_in_quotes(text: str, start: int, end: int) -> bool:
    return text[:start].endswith(('"', "“")) and text[end:].startswith(('"', "”"))


def _may_be_ours(sentence: Sentence, phrase: Phrase, known: Named) -> bool:
    """Whether a sentence that names none of our treatments may be about one all the same."""
    if phrase.of == "ours":
        return not known.others(sentence.text) or bool(WE.search(sentence.text))
    if sentence.cites:
        return bool(OUR_PARTS.search(sentence.text))
    return len(sentence.text.split()) <= FEW_WORDS or bool(OUR_FIELD.search(sentence.text))
