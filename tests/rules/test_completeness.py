"""What an article must hold. Each single mistake stands in `mistakes/` (`steps-`, `symptom-`, `treatment-`, ...)."""

import pytest

from editorial.rules.completeness import SYMPTOM
from tests.conftest import SETTINGS, findings

TERMS = """
  - term: Shockwave therapy
    also: [shockwaves]
    meaning: Sound.
    treatment: true
"""
HEADER = {"title": "Rest", "slug": "a", "date": "2026-01-05", "category": "Back pain", "authors": "[jane-doe]",
          "summary": "It helps.", "key_points": "[One., Two., Three.]"}  # fmt: skip
RULES = ("R11", "R12", "R13", "R41", "R43")
URGENT = '!!! urgent "See a doctor today or tomorrow if:"\n    - you have a fever\n\n'
STEPS = "## What you can do\n\n- Keep moving.\n- Do not lift.\n- If it gets worse, call us.\n\n"
QUESTIONS = '!!! questions "Questions to ask"\n    1. Why?\n    2. When?\n    3. Who pays?\n    4. Can I wait?\n\n'
BALANCE = "## What could go wrong\n\nIt may hurt.\n\n## What else could help\n\nYou can do nothing.\n\n## What you would pay\n\nAsk.\n\n"
WHOLE = STEPS + QUESTIONS + BALANCE


@pytest.fixture
def broken(sound):
    """A function that says which of these rules an article breaks, in order, each with its sentence."""
    with (sound / "data/glossary.yaml").open("a", encoding="utf-8") as glossary:
        glossary.write(TERMS)

    def broken(text: str, **fields: str) -> list[tuple[str, str]]:
        header = "".join(f"{name}: {value}\n" for name, value in (HEADER | fields).items())
        (sound / "articles/a.md").write_text(f"---\n{header}---\n\n{text}\n", encoding="utf-8")
        return sorted((finding.rule, finding.sentence) for finding in findings(sound) if finding.rule in RULES)

    return broken


def rules(broken: list[tuple[str, str]]) -> list[str]:
    return [rule for rule, _ in broken]


NAMED = {
    "in-the-title": ({"title": "Shockwave therapy for backs"}, ""),
    "in-a-tag": ({"title": "Sound", "tags": "[Rest, Shockwaves]"}, ""),
    "in-a-heading": ({"title": "Sound"}, "## Do shockwaves help?\n\nWe do not know.\n\n"),
}


@pytest.mark.parametrize(("header", "text"), NAMED.values(), ids=NAMED)
def test_a_treatment_is_known_by_its_name(broken, header, text):
    assert rules(broken(text, **header)) == ["R11", "R13", "R41", "R43"]
    assert broken(text + WHOLE, **header, conflict="We do not offer it.") == []


OFFERED = {
    "in the text": ("We offer shockwaves for backs.", "", "None", "the text"),
    "in the text, without its name": ("We offer this treatment.", "", "No conflict of interest.", "the text"),
    "on a page": ("", f"{SETTINGS.SITENAME} offers shockwave therapy and rest.", "We do not offer it.", "content/pages/us.md"),
    "on a page, without its name": ("", "We offer all kinds of treatments.", "We have no interest in it.", "content/pages/us.md"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "page", "conflict", "where"), OFFERED.values(), ids=OFFERED)
def test_an_interest_that_is_stated_is_not_denied(broken, sound, text, page, conflict, where):
    (sound / "pages/us.md").write_text(f"---\ntitle: Us\nslug: us\nsummary: Us.\n---\n\n{page}\n")
    ((rule, sentence),) = broken(WHOLE + text, title="Shockwaves for backs", conflict=conflict)
    assert rule == "R43"
    assert sentence.endswith(f"denies what {where} says: that we offer Shockwave therapy. Correct one of the two")


@pytest.mark.parametrize(
    ("text", "page", "conflict"),
    [
        ("We offer this treatment.", "", "We offer this treatment, and gain by it."),
        ("", "", "We have no interest in this treatment."),
        ("We offer classes. Some clinics offer shockwaves.", "We offer rest.", "We do not offer it."),
        ("", "We offer all kinds of treatments.", "We do not offer this one."),
        ("We do not offer shockwaves.", "We offer help.", "None"),
    ],
)
def test_an_interest_may_be_denied_where_there_is_none(broken, sound, text, page, conflict):
    (sound / "pages/us.md").write_text(f"---\ntitle: Us\nslug: us\nsummary: Us.\n---\n\n{page}\n")
    assert broken(f"{WHOLE}{text}", title="Shockwaves for backs", conflict=conflict) == []


def test_a_treatment_that_is_only_mentioned_asks_for_nothing(broken):
    assert broken("Some try shockwaves, too.") == []


@pytest.mark.parametrize("part", [STEPS, QUESTIONS, BALANCE], ids=["R11", "R13", "R41"])
def test_each_part_is_missed(broken, part, request):
    header = {"title": "Shockwave therapy", "conflict": "We do not offer it."}
    assert rules(broken(WHOLE.replace(part, ""), **header)) == [request.node.callspec.id]


def test_a_part_of_the_balance_is_named(broken):
    text = WHOLE.replace("## What you would pay", "## More")
    ((_, sentence),) = broken(text, title="Shockwave therapy", conflict="None.")
    assert "no section on cost." in sentence


@pytest.mark.parametrize(
    "title", ["Low back pain", "Does sciatica go away?", "A sore neck", "When your leg is numb", "Headaches"]
)
def test_a_symptom_in_the_title_asks_for_a_card(broken, title):
    assert rules(broken(STEPS, title=title)) == ["R12"]
    assert broken(URGENT + STEPS, title=title) == []


@pytest.mark.parametrize(
    "heading",
    ["What you can do in Spanish", "What you can do here", "What you can do on our site", "What you can do by phone"],
)
def test_a_heading_of_what_can_be_done_with_us_owes_no_steps(said, heading):
    assert said(f"## {heading}\n\nYou can ask about a bill.") == []


@pytest.mark.parametrize("heading", ["What you can do now", "What to do on bad days", "What you can do by yourself"])
def test_a_heading_of_what_to_do_owes_steps(said, heading):
    assert said(f"## {heading}\n\nRest.")[0].startswith(f'R11 error: "{heading}" lists no steps')


def test_points_below_a_step_are_no_steps_and_those_below_a_question_no_questions(broken):
    assert broken("## What you can do\n\n- Bring:\n    - your scans\n- Rest.\n- Walk.") == []
    questions = QUESTIONS.replace("    3. Who pays?\n    4. Can I wait?\n", "        1. Where?\n        2. Who?\n")
    ((_, sentence),) = broken(questions)
    assert sentence.startswith("this card lists 2 questions")


@pytest.mark.parametrize(
    "title",
    ["How your spine works", "What a teacher reaches for", "A trip to Spain", "Paints and colors", "In a pain clinic"],
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
