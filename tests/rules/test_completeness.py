"""What an article must hold. Each single mistake stands in `mistakes/` (`steps-`, `symptom-`, `treatment-`, ...)."""

import pytest
from editorial.model.data import Term
from editorial.model.source import Source

from editorial.findings import Place
from editorial.rules.completeness import SYMPTOM, in_text
from tests.conftest import ROOT

TERMS = [Term(term="Shockwave therapy", also=["shockwaves"], meaning="Sound.", treatment="true")]
URGENT = '!!! urgent "See a doctor today or tomorrow if:"\n    - you have a fever\n\n'
STEPS = "## What you can do\n\n- Keep moving.\n- Do not lift.\n- If it gets worse, call us.\n\n"
QUESTIONS = '!!! questions "Questions to ask"\n    1. Why?\n    2. When?\n    3. Who pays?\n    4. Can I wait?\n\n'
BALANCE = "## What could go wrong\n\nIt may hurt.\n\n## What else could help\n\nYou can do nothing.\n\n## What you would pay\n\nAsk.\n\n"
WHOLE = STEPS + QUESTIONS + BALANCE


def rules(text: str, header: dict) -> list[str]:
    """The rules that an article breaks, in order."""
    source = Source(ROOT / "content/articles/a.md", "", text, 3)
    places = {(name,): Place(2) for name in header}
    return sorted(finding.rule for finding in in_text(header, places, source, TERMS))


NAMED = {
    "in-the-title": ({"title": "Shockwave therapy for backs"}, ""),
    "in-a-tag": ({"title": "Sound", "tags": ["Rest", "Shockwaves"]}, ""),
    "in-a-heading": ({"title": "Sound"}, "## Do shockwaves help?\n\nWe do not know.\n\n"),
}


@pytest.mark.parametrize(("header", "text"), NAMED.values(), ids=NAMED)
def test_a_treatment_is_known_by_its_name(header, text):
    assert rules(text, header) == ["R11", "R13", "R41", "R43"]
    assert rules(text + WHOLE, header | {"conflict": "We do not offer it."}) == []


def test_a_treatment_that_is_only_mentioned_asks_for_nothing():
    assert rules("Some try shockwaves, too.", {"title": "Rest"}) == []


@pytest.mark.parametrize("part", [STEPS, QUESTIONS, BALANCE], ids=["R11", "R13", "R41"])
def test_each_part_is_missed(part, request):
    header = {"title": "Shockwave therapy", "conflict": "We do not offer it."}
    assert rules(WHOLE.replace(part, ""), header) == [request.node.callspec.id]


def test_a_part_of_the_balance_is_named():
    source = Source(ROOT / "a.md", "", WHOLE.replace("## What you would pay", "## More"), 3)
    header = {"title": "Shockwave therapy", "conflict": "None."}
    (finding,) = in_text(header, {("title",): Place(2)}, source, TERMS)
    assert "no section on cost." in finding.sentence


@pytest.mark.parametrize(
    "title", ["Low back pain", "Does sciatica go away?", "A sore neck", "When your leg is numb", "Headaches"]
)
def test_a_symptom_in_the_title_asks_for_a_card(title):
    assert rules(STEPS, {"title": title}) == ["R12"]
    assert rules(URGENT + STEPS, {"title": title}) == []


@pytest.mark.parametrize(
    "title", ["How your spine works", "What a teacher reaches for", "A trip to Spain", "Paints and colors"]
)
def test_a_title_without_a_symptom_asks_for_nothing(title):
    assert not SYMPTOM.search(title)


STEP = [
    "Do not lift.",
    "Never lift.",
    "If it hurts, stop.",
    "**Bring** a friend.",
    "Gently stretch.",
    '"Walk" it off.',
    "Sing.",
]


@pytest.mark.parametrize("step", STEP)
def test_a_step_that_begins_with_a_verb(said, step):
    assert said(f"## What you can do\n\n- {step}\n- Rest.\n- Walk.") == []


@pytest.mark.parametrize(
    "step", ["You can rest.", "It helps to rest.", "The floor is fine.", "Resting helps.", "A walk."]
)
def test_a_step_that_begins_otherwise(said, step):
    assert said(f"## What you can do\n\n- {step}\n- Rest.\n- Walk.")[0].startswith("R11 error: this step begins with")


@pytest.mark.parametrize(
    "text", ["Many clinics offer rest.", "We offer no cure.", "We offer to help.", "They provide care."]
)
def test_what_is_no_offer_of_ours(said, text):
    assert said(text) == []
