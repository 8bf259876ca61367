"""What an article about a symptom or a treatment must hold, so that a reader can decide and act.

An article is about a symptom when its title names one; it is about a treatment when its title, its tags or a heading
name a word of the glossary that is marked `treatment: true`. So nobody can forget to say so. Such an article says what
to do (R11), and: about a symptom, when to get help (R12); about a treatment, its risks, the other choices with doing
nothing among them, and the cost (R41), questions for the doctor (R13) and our own interest (R43). English only.
"""

import re
from collections.abc import Iterable, Iterator

from editorial.findings import Finding, Place
from editorial.markup.sentences import Block, blocks
from editorial.markup.words import Finder
from editorial.model.data import Term
from editorial.model.source import Source
from editorial.rules.structure import sections


def words(pattern: str) -> re.Pattern:
    """A pattern blind to capitals, laid out for reading."""
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


SYMPTOM = words(
    r"""\b(?:(?:back)?pains?|painful|hurt(?:s|ing)?|(?:back|head|tooth|ear|stomach|belly)?aches?|aching|sciatica|numb(?:ness)?|weakness|tingling|fevers?|swelling
         |swollen|sore(?:ness)?|stiff(?:ness)?|dizz(?:y|iness)|bleeding|cramps?|spasms?|nausea|fatigue|herniated|slipped)\b"""
)
TO_DO = words(r"\bwhat\s+(?:you|to)\s+(?:can\s+)?do\b|\bwhat\s+you\s+could\s+do\b|\bhow\s+to\s+help\s+yourself\b")
BENEFIT = words(r"\bbenefits?\b|\badvantages?\b|\bhow\s+(?:it|this|they)\s+(?:can\s+|could\s+|will\s+)?helps?\b")
PARTS = {
    "risks": words(r"\b(?:risks?|harms?|side\s+effects?|go(?:es)?\s+wrong|problems|safety|safe)\b"),
    "other choices": words(
        r"\b(?:choices?|alternatives?|options?|instead|what\s+else|other\s+(?:ways|treatments|care))\b"
    ),
    "cost": words(r"\b(?:costs?|prices?|insurance|pays?|paying|fees?)\b"),
}
NOTHING = words(
    r"\b(?:wait(?:ing|s)?|(?:do|does|doing|did)\s+nothing|(?:no|without|not\s+having)\s+(?:any\s+)?treatment|leav(?:e|ing)\s+it)\b"
)
OFFERS = words(
    r"""\b(?:we|our\s+(?:clinic|practice|doctors?|team))\s+(?:also\s+|now\s+)?(?:offers?|provides?|performs?|sells?)\s+
        (?!to\b|no\b|help\b|advice\b|answers?\b|information\b)"""
)
FEWEST_STEPS, FEWEST_QUESTIONS = 3, 4
# What a step that begins with a verb does not begin with.
NO_VERB = words(
    r"""(?:you|your|it|its|this|that|these|those|the|an?|there|patients?|people|some|many|most|we|our|i|they|he|she|his
          |her|their|for|with|in|on|at|of|to|by|from|and|or|but|what|why|who|which|because|more|less|no|good|better)\b
      | (?!bring|sing|ring|swing|cling|string|spring|wring|fling|sling|sting)\w+ing\b"""
)


def in_text(values: dict, places: dict, text: Source, terms: Iterable[Term]) -> Iterator[Finding]:
    """Yield what an article lacks. `terms` are the words of the glossary."""
    if not text.english:
        return
    found = list(sections(text))
    treatment = _treatment(values, found, terms)
    symptom = SYMPTOM.search(str(values.get("title") or ""))
    about = treatment or (symptom and f'a symptom ("{symptom[0]}")')

    def lacking(rule: str, sentence: str, place: Place | None = None) -> Finding:
        return Finding(text.path, place or places.get(("title",), Place(1)), "", sentence, rule)

    yield from _what_to_do(text, found, about, lacking)
    if symptom and not any(block.card in ("emergency", "urgent") for block in blocks(text)):
        sentence = (
            f'the title names a symptom, "{symptom[0]}", and no card says when to get help. '
            'Add one: !!! emergency "Call 911 or go to an emergency room if:" or !!! urgent'
        )
        yield lacking("R12", sentence)
    yield from _questions(text, found, treatment, lacking)
    benefit = next((heading for heading, _ in found if heading.card is None and BENEFIT.search(heading.text)), None)
    if treatment or benefit:
        yield from _balance(text, found, treatment, benefit, lacking)
    if not values.get("conflict"):
        offered = next(
            (at for block in blocks(text) if (at := OFFERS.search(block.text)) and block.kind == "text"), None
        )
        why = f"this article is about {treatment}" if treatment else "this article says that we offer something"
        if treatment or offered:
            sentence = f"{why}, and the header does not say whether we gain by it. Add a line such as `conflict: We offer this treatment.`"
            yield lacking("R43", sentence)


def _treatment(values: dict, found: list, terms: Iterable[Term]) -> str:
    """The treatment that the title, the tags or a heading name; empty for none."""
    tags = values.get("tags")
    names = [values.get("title"), *(tags if isinstance(tags, list) else ())]
    names += [heading.text for heading, _ in found if heading.card is None]
    finder = Finder(term for term in terms if term.treatment)
    return next((hit[0] for name in names if isinstance(name, str) for hit, _ in finder.find(name)), "")


def _what_to_do(text: Source, found: list, about: str, lacking) -> Iterator[Finding]:
    """Yield what is wrong with the section that tells the reader what to do (R11)."""
    section = next(((heading, below) for heading, below in found if TO_DO.search(heading.text)), None)
    if section is None:
        if about:
            sentence = (
                f'this article is about {about} and has no section "What you can do". '
                f"Add one, with a list of {FEWEST_STEPS} steps or more"
            )
            yield lacking("R11", sentence)
        return
    heading, below = section
    steps = [
        block for block in below if block.kind == "text" and block.mark and block.card in (None, "note", "do", "dont")
    ]
    if len(steps) < FEWEST_STEPS:
        sentence = f'"{heading.text.strip()}" lists {len(steps) or "no"} steps. List {FEWEST_STEPS} or more, each a line with a dash'
        yield lacking("R11", sentence, text.place_of(heading.start))
    for step in steps:
        if NO_VERB.match(step.text.lstrip(' "“')):
            first = " ".join(step.text.split()[:2])
            sentence = f'this step begins with "{first}". Begin with what to do, like "Keep moving"'
            yield lacking("R11", sentence, text.place_of(step.start))


def _questions(text: Source, found: list, treatment: str, lacking) -> Iterator[Finding]:
    """Yield what is wrong with the questions to take along (R13)."""
    cards = [(heading, below) for heading, below in found if heading.card == "questions" and not heading.mark]
    if not cards and treatment:
        sentence = (
            f"this article is about {treatment} and has no questions for the doctor. "
            f'Add a card !!! questions "Questions to ask your doctor" with {FEWEST_QUESTIONS} or more'
        )
        yield lacking("R13", sentence)
    for heading, below in cards:
        count = sum(bool(block.mark) for block in below)
        if count < FEWEST_QUESTIONS:
            sentence = f"this card lists {count or 'no'} question{'s' * (count != 1)}. List {FEWEST_QUESTIONS} or more"
            yield lacking("R13", sentence, text.place_of(heading.start))


def _balance(text: Source, found: list, treatment: str, benefit: Block | None, lacking) -> Iterator[Finding]:
    """Yield the sections that must stand beside a benefit and do not (R41)."""
    held = {
        name: [(heading, below) for heading, below in found if heading.card is None and shape.search(heading.text)]
        for name, shape in PARTS.items()
    }
    missing = [name for name, there in held.items() if not there]
    if missing:
        listed = " and ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
        what = f"this article is about {treatment}" if treatment else "this text names benefits"
        sentence = f"{what} and has no section on {listed}. Add a heading for each, and say what is known"
        yield lacking("R41", sentence, None if treatment else text.place_of(benefit.start))
    choices = held["other choices"]
    if choices and not any(NOTHING.search(block.text) for heading, below in choices for block in (heading, *below)):
        sentence = "the other choices leave out waiting, or doing nothing. Say what happens then"
        yield lacking("R41", sentence, text.place_of(choices[0][0].start))
