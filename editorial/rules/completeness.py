"""What an article about a symptom or a treatment must hold, so that a reader can decide and act.

An article is about a symptom when its title names one; it is about a treatment when its title names one that
`content/data/treatments.yaml` knows as given, sold or done, or when a tag or heading names a word of the glossary that is
marked `treatment: true`. So nobody can forget to say so. Such an article says what
to do (R11), and: about a symptom, when to get help (R12); about a treatment, its risks, the other choices with doing
nothing among them, and the cost (R41), questions for the doctor (R13) and our own interest (R43). English only.
"""

import re
from functools import lru_cache

from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.markup.question import question
from editorial.model.site import Site
from editorial.model.text import Text
from editorial.model.visibility import will_be_published
from editorial.rules.cards import CARDS, heading_of
from editorial.rules.claims import PROSE
from editorial.rules.phrases import expression
from editorial.rules.placeholders import PLACEHOLDER
from editorial.rules.points import RUN_IN
from editorial.rules.rule import Findings, Rule
from editorial.rules.treatments import ANY, named

# A pain clinic is none.
SYMPTOM = expression(
    r"""\b(?:(?:back)?pains?(?!\s+(?:clinic|doctor|specialist|diar|scale))|painful|hurt(?:s|ing)?|(?:back|head|tooth|ear|stomach|belly)?aches?|aching|sciatica|numb(?:ness)?|weakness|tingling|fevers?|swelling
         |swollen|sore(?:ness)?|stiff(?:ness)?|dizz(?:y|iness)|bleeding|cramps?|spasms?|nausea|fatigue|herniated|slipped)\b"""
)
# Not what can be done with us: "What you can do in Spanish", "by phone", "on our site".
TO_DO = expression(
    r"\bwhat\s+(?:you|to)\s+(?:can\s+)?do\b(?!\s+(?:here|with\s+us|by\s+(?:phone|mail|email|text|video)|(?:on|at|in)\s+our)\b|\s+in\s+(?-i:[A-Z]))|\bwhat\s+you\s+could\s+do\b|\bhow\s+to\s+help\s+yourself\b"
)
BENEFIT = expression(r"\bbenefits?\b|\badvantages?\b|\bhow\s+(?:it|this|they)\s+(?:can\s+|could\s+|will\s+)?helps?\b")
PARTS = {
    "risks": expression(r"\b(?:risks?|harms?|side\s+effects?|go(?:es)?\s+wrong|problems|safety|safe)\b"),
    "other choices": expression(
        r"\b(?:choices?|alternatives?|options?|instead|what\s+else|other\s+(?:ways|treatments|care))\b"
    ),
    "cost": expression(r"\b(?:costs?|prices?|insurance|pays?|paying|fees?)\b"),
}
NOTHING = expression(
    r"\b(?:wait(?:ing|s)?|(?:do|does|doing|did)\s+nothing|(?:no|without|not\s+having)\s+(?:any\s+)?treatment|leav(?:e|ing)\s+it)\b"
)
OFFERS = expression(
    # we offer it; but not "we offer help"
    r"\b(?:we|our\s+(?:clinic|practice|doctors?|team))\s+(?:also\s+|now\s+)?(?:offers?|provides?|performs?|sells?)\s+"
    r"  (?!to\b|no\b|help\b|advice\b|answers?\b|information\b)"
    # it is one of our services
    r"| \b(?:is|are)\s+(?:one\s+of\s+|among\s+)?(?:our|the)\s+services\b"
    # given at our clinic, you can get it here
    r"| \b(?:available|offered|given|done)\s+(?:here\s+)?at\s+our\s+(?:clinic|practice)\b"
    r"| \byou\s+can\s+(?:get|have)\s+\w+\s+(?:here|with\s+us|at\s+our)\b"
)
# A line that denies our interest in a treatment: that we offer it, or that we gain.
DENIES = expression(
    r"""^\W*(?:none|nil|nothing)\b | \b(?:no|without(?:\s+any)?)\s+(?:[\w-]+\s+){0,3}?(?:interests?|conflicts?|stakes?|gains?|ties)\b
      | \b(?:not|never|n['’]t)\s+(?:[\w-]+\s+){0,2}?(?P<offer>offer|provide|perform|sell|do|give)\b
      | \b(?:not|never|n['’]t|nothing)\s+(?:[\w-]+\s+){0,2}?(?:gain|profit|earn|benefit|paid|disclose|declare)\b"""
)
THIS = expression(r"\s*(?:it|this|them|these|both)\b")
ALL = "our treatments"  # what a page says that we offer, without their names: "We offer regenerative treatments."
FEWEST_STEPS, FEWEST_QUESTIONS = 3, 4
# What a step that begins with a verb does not begin with.
NO_VERB = expression(
    r"""(?:you|your|it|its|this|that|these|those|the|an?|there|patients?|people|some|many|most|we|our|i|they|he|she|his
          |her|their|for|with|in|on|at|of|to|by|from|and|or|but|what|why|who|which|because|more|less|no|good|better)\b
      | (?!bring|sing|ring|swing|cling|string|spring|wring|fling|sling|sting)\w+ing\b"""
)
WHAT_TO_DO = Rule(
    "R11",
    "Symptom and treatment articles give steps, which begin with a verb",
    "Someone in pain wants to know what to do now.",
    'Add a section "What you can do" with three steps or more, such as "Keep moving".',
    "PEMAT-P 20 to 22; CDC Clear Communication Index 5 and 14",
    fails="## What you can do\n\n- You should rest.\n- Walk a little.\n- Ask for help.",
    passes="## What you can do\n\n- Rest for a day.\n- Walk a little.\n- Ask for help.",
)
QUESTIONS = Rule(
    "R13",
    "A treatment article has four questions for the doctor",
    "A list in the hand helps people ask what they came to ask.",
    'Add a card !!! questions "Questions to ask your doctor" with four or more.',
    "PEMAT-P, tangible tools",
    fails='!!! questions "Questions to ask"\n    1. What will it cost?',
    passes='!!! questions "Questions to ask"\n    1. What will it cost?\n    2. Does it help?\n    3. Can it harm?\n    4. Can I wait?',
)
BALANCE = Rule(
    "R41",
    "A treatment article tells risks, other choices and cost",
    "A choice with one side told is not a choice.",
    "Add a section on each, and say under the other choices what happens when one waits.",
    "DISCERN; CDC Clear Communication Index 19",
    fails="## Benefits\n\nRest may feel good.",
    passes="## Benefits\n\nRest may feel good.\n\n## Risks\n\nMuscles weaken.\n\n## Other choices\n\nYou can wait.\n\n## Cost\n\nRest costs nothing.",
)
INTEREST = Rule(
    "R43",
    "A treatment article states our interest",
    "A reader must know who gains.",
    "Add a line such as `conflict: We offer this treatment.`, or say that we do not.",
    "HONcode, principle 7; FTC Health Products Compliance Guidance 2022",
    fails="We offer these injections.",
    passes="Some clinics offer these injections.",
)


@lru_cache(maxsize=1)  # of an article, two in turn ask
def treatment_of(document: Document, site: Site) -> str:
    """The treatment that an article is about, as its title, its tags or a heading name it; empty for none."""
    header, known = document.text.header, named(site)
    labels = [tag for tag in header.items("tags") if isinstance(tag, str)]
    labels += [block.text for block in document.body if block.kind == "heading"]
    return known.sold(header.text("title")) or next(filter(None, map(known.ours, labels)), "")


def symptom_of(document: Document) -> str:
    """The symptom that the title of an article names; empty for none."""
    match = SYMPTOM.search(document.text.header.text("title"))
    return match[0] if match else ""


@WHAT_TO_DO.text
def lacks(document: Document, site: Site) -> Findings:
    """Yield what an article lacks for what it is about."""
    if document.text.is_article and document.english and site.glossary.whole:
        treatment, symptom = treatment_of(document, site), symptom_of(document)
        yield from _what_to_do(document, treatment or (symptom and f'a symptom ("{symptom}")'))
        yield from _when_to_get_help(document, symptom, site)
        yield from _questions(document, treatment, site)
        yield from _balance(document, treatment)
        yield from _interest(document, treatment)


def _what_to_do(document: Document, about: str) -> Findings:
    """Yield what is wrong with the section that tells the reader what to do."""
    heading = next((block for block in document.headings() if TO_DO.search(block.text)), None)
    if heading is None:
        if about:
            sentence = f'this article is about {about} and has no section "What you can do". Add one, with a list of {FEWEST_STEPS} steps or more'
            yield WHAT_TO_DO.finding(document.path, document.text.header.at("title"), sentence)
        return
    below = document.section(heading)
    points = [block for block in below if block.kind == "point" and block.level == 1]
    steps = [block for block in points if block.card_kind in ("", "note", "do", "dont")]
    count = len(steps) + sum(len(RUN_IN.findall(step.text)) for step in steps)  # what another sign hides is said there
    if count < FEWEST_STEPS:
        sentence = f'"{heading.text}" lists {count or "no"} step{"s" * (count != 1)}. List {FEWEST_STEPS} or more, each a line with a dash'
        yield WHAT_TO_DO.finding_in(document, heading, 0, sentence)
    for step in steps:
        if NO_VERB.match(step.text.lstrip(' "“')):
            first = " ".join(step.text.split()[:2])
            sentence = f'this step begins with "{first}". Begin with what to do, like "Keep moving"'
            yield WHAT_TO_DO.finding_in(document, step, 0, sentence)


def _when_to_get_help(document: Document, symptom: str, site: Site) -> Findings:
    if symptom and not any(card.kind in ("emergency", "urgent") for card in document.cards):
        sentence = f'the title names a symptom, "{symptom}", and no card says when to get help. Add one: !!! emergency "{heading_of("emergency", site)}" or !!! urgent'
        yield CARDS.finding(document.path, document.text.header.at("title"), sentence)


def _questions(document: Document, treatment: str, site: Site) -> Findings:
    """Yield what is wrong with the questions to take along."""
    cards = [card for card in document.cards if card.kind == "questions"]
    if not cards and treatment:
        sentence = f'this article is about {treatment} and has no questions for the doctor. Add a card !!! questions "{heading_of("questions", site)}" with {FEWEST_QUESTIONS} or more'
        yield QUESTIONS.finding(document.path, document.text.header.at("title"), sentence)
    for card in cards:
        count = sum(block.kind == "point" and block.level == 1 for block in document.within(card))
        if count < FEWEST_QUESTIONS:
            sentence = f"this card lists {count or 'no'} question{'s' * (count != 1)}. List {FEWEST_QUESTIONS} or more"
            yield QUESTIONS.finding(document.path, document.place_of(card.spot), sentence)


def _balance(document: Document, treatment: str) -> Findings:
    """Yield the sections that must stand beside a benefit and do not."""
    headings = [block for block in document.body if block.kind == "heading"]
    benefit = next((block for block in headings if BENEFIT.search(block.text)), None)
    if not treatment and benefit is None:
        return
    held = {name: [block for block in headings if shape.search(block.text)] for name, shape in PARTS.items()}
    missing = [name for name, there in held.items() if not there]
    if missing:
        listed = " and ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
        what = f"this article is about {treatment}" if treatment else "this text names benefits"
        sentence = f"{what} and has no section on {listed}. Add a heading for each, and say what is known"
        place = document.place(benefit) if benefit and not treatment else document.text.header.at("title")
        yield BALANCE.finding(document.path, place, sentence)
    choices = held["other choices"]
    told = [block for heading in choices for block in (heading, *document.section(heading))]
    if choices and not any(NOTHING.search(block.text) for block in told):
        sentence = "the other choices leave out waiting, or doing nothing. Say what happens then"
        yield BALANCE.finding_in(document, choices[0], 0, sentence)


def _interest(document: Document, treatment: str) -> Findings:
    """Yield an article that does not say whether we gain by what it is about."""
    if document.text.header.values.get("conflict"):
        return
    offered = any(OFFERS.search(block.text) for block in document.body if block.kind in PROSE)
    if treatment or offered:
        why = f"this article is about {treatment}" if treatment else "this article says that we offer something"
        sentence = f"{why}, and the header does not say whether we gain by it. Add a line such as `conflict: We offer this treatment.`"
        yield INTEREST.finding(document.path, document.text.header.at("title"), sentence)


@question
def interests(document: Document, site: Site) -> tuple[str, list[str]]:
    """The treatment that an article is about, and those that a text says the practice offers, by one name each."""
    if not document.english or not site.glossary.whole:
        return "", []
    practice = site.settings.SITENAME
    says = [block.text.replace(practice, "we") for block in document.blocks if block.kind in PROSE | {"conflict"}]
    offers = [(text, match) for text in says for match in OFFERS.finditer(text)]
    if not offers and not _denial(document.text):
        return "", []
    names = {form.lower(): key for key, term in site.glossary.records.items() for form in term.forms}
    known = named(site)

    def one_name(typed: str) -> str:
        return names.get(typed.lower(), typed.lower().removesuffix("s"))

    treatment = treatment_of(document, site) if document.text.is_article else ""
    about = one_name(treatment) if treatment else ""
    offered: list[str] = []
    for text, match in offers:
        rest = re.split(r"[.?!;]", text[match.end() :], maxsplit=1)[0]
        found = [one_name(rest[start:end]) for start, end in known.places(rest, any_word=False)]
        generic = about or ALL if ANY.search(rest) or THIS.match(rest) else ""
        offered += found or filter(None, [generic])
    return about, offered


def _denial(text: Text) -> re.Match[str] | None:
    """Where the line on our interest denies one; nowhere while it still says what to write there."""
    said = text.header.text("conflict")
    return None if PLACEHOLDER.search(said) else DENIES.search(said)


@INTEREST.site
def denied(documents: Documents) -> Findings:
    """Yield the articles that deny an interest in a treatment which they, or another text, say that we offer.

    That we do not offer one of our treatments may well be so, where a page names none.
    """
    texts = [text for text in documents.site.texts if will_be_published(text) and text.english]
    offered = {name: text for text in texts for name in documents.told(interests, text)[1]} if texts else {}
    for text in documents.texts if offered else ():
        no = _denial(text) if text.english else None
        about, own = documents.told(interests, text) if no else ("", [])
        known = documents.site.glossary.records.get(about)
        ours = offered.get(ALL) if no and not no["offer"] and known and known.treatment else None
        if no and (there := text if {about, ALL} & {*own} else offered.get(about) or ours):
            where = "the text" if there is text else there.path.as_posix()
            sentence = (
                f'"{no[0].strip()}" denies what {where} says: that we offer {about or "it"}. Correct one of the two'
            )
            yield INTEREST.finding(text.path, text.header.at("conflict"), sentence, "conflict")
