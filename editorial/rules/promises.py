"""Words that promise what no study can keep (R38), where nothing denies or doubts them.

The words themselves stand in `editorial/dictionary/claims/promises.txt`. They are from FDA warning and untitled letters to
clinics, the FTC's Health Products Compliance Guidance (2022) and its cases on stem cells (FTC v. Lam 2018, FTC v. Peyroux
2021), and the FDA's advice on health fraud ("6 Tip-offs to Rip-offs", 2013).
"""

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from editorial.markup.pieces import Sentence
from editorial.markup.plain import undisguised
from editorial.markup.readable import Readable
from editorial.model.site import Site
from editorial.rules.denial import our_words, stance, stated_from
from editorial.rules.likeness import reads_soundly
from editorial.rules.phrases import Phrase, expression, phrases, refused
from editorial.rules.rule import Faults, Findings, Rule
from editorial.rules.treatments import Named, named
from editorial.rules.vocabulary import found

PROMISED = Rule(
    "R38",
    "Words that no study can keep are not used",
    "Regulators read clinic pages, and what a page says is what the clinic claims.",
    "Say what was found, in how many people. You may deny it: this has not been proven.",
    "FDA warning letters; FTC Health Products Compliance Guidance 2022",
    fails="Rest is a proven treatment.",
    passes="This has not been proven.",
)
PROMISES = phrases(
    Phrase(found("cured"), "promises that the trouble is gone for good",
        "Say what changed, in how many people and for how long", fails="PRP cures back pain.",
        passes="There is no cure for a worn disc.", of="field"),
    Phrase(found("grows back"), "says that tissue grows back",
        'Say what was seen and in whom, such as "in the lab, disc cells grew faster"',
        fails="PRP regenerates worn discs.", passes="In the lab, PRP repairs disc tissue.",
        soft=True, of="field"),
    Phrase(found("made whole"), "says that what is worn is made whole",
        'Say what was seen and in whom, such as "in the lab, disc cells grew faster"',
        fails="PRP reverses arthritis.", passes="Your body heals torn tissue by itself.",
        soft=True, of="field"),
    Phrase(found("as good as new"), "promises to make old things new",
        "Say what changed, in how many people and for how long", fails="Your back will be as good as new.",
        passes="Nobody feels as good as new after an operation.", of="ours"),
    Phrase(found("safe and effective"), "is a verdict on a whole treatment",
        "Give the benefit and the harms apart, each with its numbers",
        fails="These injections are safe and effective.",
        passes="Nobody has shown them to be safe and effective.", of="ours"),
    Phrase(found("proven"), "promises more than any study can", "Say what was found, in how many people",
        fails="PRP is a proven treatment.", passes="This has not been proven.", of="ours"),
    Phrase(found("approved"), "is rarely true of a product for the use at hand",
        'Name the product and the use that were approved, or write "not approved for"',
        fails="Our stem cells are FDA-approved.", passes="No donor product is FDA-approved for back pain.", soft=True, of="ours"),
    Phrase(found("cleared"), "is said of devices, and never of what is injected",
        "Name the device and the use that were cleared", fails="The FDA has cleared steroid shots.",
        passes="The FDA has not cleared steroid shots.", soft=True, sure=True),
    Phrase(found("no surgery"), "promises what only a comparison could show",
        "Say how many had surgery in each group, or that nobody knows", fails="PRP helps people avoid surgery.",
        passes="Many people hope to avoid surgery.", soft=True, of="ours"),
    Phrase(found("miracle"), "is a word of advertisements", "Say what was found, in how many people",
        fails="Patients call it a miracle.", passes="It is not a miracle."),
    Phrase(found("guaranteed"), "promises what nobody can know", "Say how many got better, and how many did not",
        fails="Relief is guaranteed.", passes="Nobody can guarantee relief."),
    Phrase(found("without risk"), "is true of no treatment",
        "Say which harms were looked for, in how many people, and how many had them",
        fails="The shot has no side effects.",
        passes="No treatment is risk-free, and most people heal without complications.",
        soft=True, of="field"),
    Phrase(found("natural"), "takes natural for safe",
        "Say which harms were looked for, in how many people, and how many had them",
        fails="It is all natural, like your own blood.", passes="What is natural can harm, too."),
    Phrase(found("pain free"), "promises an end that no trial has shown",
        "Say how much it changed, in how many people and for how long", fails="One visit ends your pain.",
        passes="The numbing drug may bring instant relief, which fades.", soft=True, of="ours"),
    Phrase(found("revolutionary"), "is a word of advertisements", "Say what is new about it, and what was found",
        fails="This is a revolutionary treatment.",
        passes="Breakthrough pain is pain that comes through a steady dose."),
    Phrase(found("for everyone"), "is true of no treatment",
        "Say in how many people it helped, and in how many it did not", fails="It works for everyone.",
        passes="Nothing works for everyone.", of="ours"),
    Phrase(found("best of a place"), "is a word of advertisements", "Say what it is, and what was found",
        fails="We are the best clinic in Florida.", passes="No clinic is the best clinic in Florida.", sure=True),
    Phrase(found("haste"), "hurries the reader", "Take it out: nobody should choose a treatment in haste",
        fails="Places are few, so book now.", passes="Call now if your legs go numb."),
    Phrase(found("price"), "lures with a price",
        "Say the full price under the cost, and nothing about haste or savings",
        fails="Only $499 until Friday.", passes="A visit costs $499, and insurance may not pay it."),
    Phrase(found("who pays"), "promises what others pay, which they settle for each patient",
        "Say to ask before the visit", fails="Medicare covers it.",
        passes="Ask whether Medicare covers it.", soft=True, of="ours", sure=True),
    Phrase(found("fear"), "frightens the reader into it",
        "Say what waiting does, in how many people, with its study",
        fails="The longer you wait, the worse it gets.",
        passes="Waiting is safe for most new back pain.[@doe2024]"),
)  # fmt: skip
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
def promises(readable: Readable, site: Site) -> Findings:
    """Yield each word that no study can keep."""
    known = named(site)
    for block in our_words(readable.blocks) if readable.english else ():
        for sentence in block.sentences:
            for start, message in promised(sentence, known, block.card_kind in OF_DANGER):
                if start >= stated_from(sentence.text):
                    yield PROMISED.finding_in(readable, block, sentence.start + start, message)


@lru_cache(maxsize=1024)  # R35 asks, too
def promised(sentence: Sentence, known: Named, of_danger: bool = False) -> tuple[tuple[int, str], ...]:
    """Where a sentence promises what no study can keep, and what to say of each place."""
    said = tuple(_promised(sentence, known, of_danger))
    return said or tuple(_in_disguise(sentence, known, of_danger))


def _in_disguise(sentence: Sentence, known: Named, of_danger: bool) -> Faults:
    """Yield the same of words that signs part or stand in: C-U-R-E, m1racle."""
    for text, places in undisguised(sentence.text):
        plain = {phrase for phrase in PROMISES.possible(sentence.text) if phrase.words.search(sentence.text)}
        for start, message in _promised(replace(sentence, text=text), known, of_danger, plain):
            yield places[start], message


def _promised(sentence: Sentence, known: Named, of_danger: bool, but: Collection[Phrase] = ()) -> Faults:
    for phrase in PROMISES.possible(sentence.text):
        if phrase in but or (of_danger and phrase.why in HASTE):
            continue
        for match, message in refused(phrase, sentence.text):
            how = stance(sentence.text, *match.span())
            if how not in ("asserts", "softens") or (how == "softens" and phrase.soft):
                continue
            before, behind = sentence.text[: match.start()], sentence.text[match.end() :]
            quoted = before.endswith(('"', "“")) and behind.startswith(('"', "”"))
            if quoted or (not phrase.sure and reads_soundly(sentence.text)):
                continue
            if phrase.of == "anything" or known.ours(sentence.text) or _may_be_ours(sentence, phrase, known):
                yield match.start(), message
                break  # one is enough to mend the sentence


def _may_be_ours(sentence: Sentence, phrase: Phrase, known: Named) -> bool:
    """Whether a sentence that names none of our treatments may be about one all the same."""
    if phrase.of == "ours":
        return not known.others(sentence.text) or bool(WE.search(sentence.text))
    if sentence.cites and known.elsewhere(sentence.text):
        return bool(OUR_PARTS.search(sentence.text))
    return len(sentence.text.split()) <= FEW_WORDS or bool(OUR_FIELD.search(sentence.text))
