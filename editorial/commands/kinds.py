"""The kinds of texts that `make new` begins, and the sections that each owes its reader.

What the check asks of an article depends on its title (`editorial.rules.completeness`): one that names a symptom or a
treatment owes what such an article owes, whatever it was begun as.
"""

import textwrap
from typing import Any, NamedTuple

from editorial.model.article import Article
from editorial.model.page import Page
from editorial.model.site import Site
from editorial.rules.cards import heading_of
from editorial.rules.completeness import SYMPTOM
from editorial.rules.placeholders import placeholder
from editorial.rules.treatments import named

WIDTH = 100


class TextKind(NamedTuple):
    """A kind of text: what it is called, a title, what its header holds, the values that it begins with, its sections."""

    label: str
    example: str
    record: type[Page]
    values: dict[str, Any]
    sections: frozenset[str]


def _points(*points: str) -> list[str]:
    return [placeholder(point) for point in points]


OFFERED = placeholder("one sentence where we offer this treatment; else take this line out")
GAIN = placeholder("whether we gain by it, as in We offer this treatment, or We do not offer this treatment")
SYMPTOM_OWES = frozenset({"help", "answer", "now"})  # R12, R11
TREATMENT_OWES = frozenset({"answer", "stands", "risks", "choices", "cost", "questions", "now"})  # R40, R41, R13, R11
ANSWERS = {"key_points": _points("the answer", "what speaks for it and what against", "what the reader can do")}
NEWS = {
    "key_points": _points("what is new", "from which day on, and for whom", "what the reader can do, or whom to ask"),
    "category": "Practice news",
}
KINDS = {
    "treatment": TextKind(
        "an article about a treatment",
        "Can acupuncture ease back pain?",
        Article,
        ANSWERS | {"conflict": GAIN},
        TREATMENT_OWES,
    ),
    "symptom": TextKind(
        "an article about a symptom", "Why does my back hurt in the morning?", Article, ANSWERS, SYMPTOM_OWES
    ),
    "news": TextKind("news of the practice", "We are open on Saturdays", Article, NEWS, frozenset({"part"})),
    "page": TextKind("a page without a date", "How we look after your data", Page, {}, frozenset({"part"})),
}


def _section(heading: str, what: str) -> str:
    return f"## {heading}\n\n{placeholder(what)}"


# In the order of a page. A symptom's card comes first (R12), what to do last.
SECTIONS = {
    "help": f"""
        !!! emergency "EMERGENCY"
            - {placeholder("a sign that cannot wait, in the reader's own words")}
            - {placeholder("another such sign")}
        """,
    "lead": placeholder("what the reader came for, in two sentences"),
    "answer": _section(
        placeholder("a question that readers ask"),
        "the answer, with the study behind each result, and an evidence note on each benefit or harm",
    ),
    "part": _section(placeholder("what this part is about"), "what holds, in plain words"),
    "stands": _section(
        "Where this treatment stands",
        "what the US Food and Drug Administration says of it, for which use and as of which month",
    ),
    "risks": _section("Risks", "what can go wrong, how often, and whom to call"),
    "choices": _section("Other choices", "what happens to people who do nothing, and what else may help"),
    "cost": _section("Cost and insurance", "what to ask about the whole price, and what insurers pay"),
    "questions": f"""
        !!! questions "Questions to ask your doctor"
            1. {placeholder("a question about the cause of the trouble")}
            2. {placeholder("a question about what would be done")}
            3. {placeholder("a question about what could go wrong")}
            4. {placeholder("a question about waiting, or about something else")}
        """,
    "now": f"""
        ## What you can do now

        - {placeholder("a step that begins with a verb, like Write, Ask or Keep")}
        - {placeholder("a second step")}
        - {placeholder("a third step")}
        """,
}


def begun(kind: str, title: str, site: Site) -> tuple[dict[str, Any], str]:
    """What the header of a draft of this kind and title begins with, and its body."""
    _, _, record, values, owed = KINDS[kind]
    if issubclass(record, Article) and SYMPTOM.search(title):
        owed |= SYMPTOM_OWES
    if issubclass(record, Article) and named(site).sold(title):
        owed |= TREATMENT_OWES
        values = {"conflict": GAIN} | values
    parts = (textwrap.dedent(text).strip("\n") for name, text in SECTIONS.items() if name in {"lead", *owed})
    body = "\n\n".join(parts).replace("EMERGENCY", heading_of("emergency", site))
    rows = (row if len(row) <= WIDTH else textwrap.fill(row, WIDTH) for row in body.split("\n"))
    return values, "\n".join(["", *rows, ""])
