"""Cards that are sound, in all their forms. Each single mistake stands in `mistakes/` (`card-`, `care-`, `do-`, `risk-`)."""

import re

import pytest

from editorial.markup.cards import LOOKS, SECTIONS, SPOKEN
from editorial.rules.cards import CARE, KINDS, heading_of
from tests.conftest import MADE_UP, ROOT, findings, site_of

INSIDE = {
    "trials": "[@doe2024]",
    "dont": "- do not lie down all day",
    "questions": "1. Why?\n    2. When?\n    3. Where?\n    4. Who pays?",
    "risk": "- Benefit: 21 in 44 people had less pain.[@doe2024]\n    - Harm: 2 in 44 felt stiff.[@doe2024]",
}


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"evidence"}))
def test_a_card_with_the_heading_that_we_suggest_is_sound(said, kind):
    heading = heading_of(kind, site_of(ROOT / "content", **MADE_UP))
    assert "{" not in heading
    assert said(f'!!! {kind} "{heading}"\n    {INSIDE.get(kind, "- keep moving")}') == []


@pytest.mark.parametrize(
    "kind", sorted(kind for kind, needs in KINDS.items() if not needs.headed and kind != "evidence")
)
def test_a_card_whose_kind_says_enough_needs_no_heading(said, kind):
    assert said(f"!!! {kind}\n    {INSIDE.get(kind, '- keep moving')}") == []


SOUND_TEXTS = {
    "two-of-a-kind": '!!! note "One"\n    A.\n\n!!! note "Two"\n    B.',
    "two-with-one-heading": '!!! note "Good to know"\n    A.\n\n!!! note "Good to know"\n    B.',
    "questions-for-two": "\n\n".join(
        f'!!! questions "Questions to ask your {who}"\n    1. Who?\n    2. What?\n    3. How?\n    4. {who}?'
        for who in ("doctor", "insurer")
    ),
    "two-warnings": '!!! warning "One"\n    A.\n\n!!! warning "Two"\n    B.',
    "the-three-levels": "\n\n".join(f'!!! {kind} "{CARE[kind].like.format(number=911)}"\n    - one' for kind in CARE),
    "a-heading-after": '!!! urgent "See a doctor if:"\n    - one\n\n## Rest\n\nText.',
    "a-smaller-heading-after": '## Signs\n\n!!! urgent "See a doctor if:"\n    - one\n\n### Rest\n\nText.',
    "words-around-the-list": '!!! urgent "See a doctor if:"\n    Today:\n\n    - one\n\n    Do not wait.',
    "numbered": '!!! emergency "Call 911 if:"\n    1. one\n    2. two',
    "text-after-the-card-that-opens-an-article": '!!! emergency "Call 911 if:"\n    - one\n\nText.',
    "numbers-of-no-emergency": "For a ride, call 211 or 311. If you dial 918 by mistake, hang up. Text 988 now.",
    "quotes-in-a-heading": '!!! note "The "best" way"\n    Text.',
    "code-alone": '!!! note "A command"\n    `make`',
    "do-not-in-bold": "!!! dont\n    - **Do not** lift.\n    - DO NOT run.\n    * do  not jump",
    "a-point-below-a-point": "!!! dont\n    - do not lift\n        - boxes\n        - children",
    "a-point-over-two-lines": "!!! dont\n    - do not lift\n      a box\n    - do not\n      run",
    "headings-that-say-more": '!!! do "Do, in the first week"\n    - rest\n\n!!! dont "Do not, at first"\n    - do not run',
    "the-heading-of-the-nhs": '!!! dont "Don\'t"\n    - do not run',
    "do-in-a-point": "!!! do\n    - say what you do not want",
    "two-harms": '!!! risk "Rest"\n    - Benefit: 21 in 44.[@doe2024]\n    - Harm: 2 in 44.[@doe2024]\n'
    "    - Harms: 0 in 44.[@doe2024]",
    "thousands-and-other-words": '!!! risk "Rest"\n    - benefit: 21 of 2,000 in 3 months.[@fda2021]\n'
    "    - harm: 2 out of every 2000, of 2024.[@fda2021]\n\n    The trial had 2 arms.",
    "a-strength": '!!! risk "Rest"\n    - Benefit: 21 in 44 after 1% lidocaine.[@doe2024]\n    - Harm: 2 in 44.[@doe2024]',
}


@pytest.mark.parametrize("text", SOUND_TEXTS.values(), ids=SOUND_TEXTS)
def test_what_is_no_mistake_is_let_pass(said, text):
    assert said(text) == []


def test_on_a_page_the_first_card_is_not_set_apart_from_the_text(sound):
    text = '!!! emergency "Call 911 if:"\n    - one\n\nText.'
    (sound / "pages/rest.md").write_text(f"---\ntitle: Rest\nslug: rest\nsummary: It helps.\n---\n\n{text}\n")
    (finding,) = findings(sound, **MADE_UP)
    assert (finding.place, "Begin it with a heading" in finding.sentence) == ((10, 1), True)


def test_the_number_to_call_is_that_of_the_settings():
    spain = site_of(ROOT / "content", EMERGENCY_NUMBER="112")
    assert heading_of("emergency", spain) == "Call 112 or go to an emergency room if:"


def test_all_that_is_wrong_with_a_card_is_said(said):
    sentences = said(
        "!!! risk\n    - Benefit: 30% had less pain.\n    - Harm: 2 in 44, or 2 in 2,000.[@doe2024; @fda2021]\n"
    )
    for part in ("no heading", "no count", "no reference", "not a count", "44 and in 2,000"):
        assert sum(part in sentence for sentence in sentences) == 1, part
    assert len(sentences) == 5


HEADINGS = {
    '!!! emergency "Call our clinic if:"': "names nobody who helps in an emergency",
    '!!! emergency "In an emergency, see us if:"': "names nobody who helps in an emergency",
    '!!! emergency "Call 911 tomorrow if:"': '"tomorrow" belongs on a card of another kind. Write !!! urgent',
    '!!! urgent "See us next month if:"': '"month" belongs on a card of another kind. Write !!! non-urgent',
    '!!! urgent "Call an ambulance if:"': '"ambulance" belongs on a card of another kind. Write !!! emergency',
}


@pytest.mark.parametrize(("heading", "part"), HEADINGS.items())
def test_a_card_is_as_urgent_as_its_heading_and_leads_to_help(said, heading, part):
    (sentence,) = said(f"{heading}\n    - one")
    assert sentence.startswith("R12 error: ")
    assert part in sentence


@pytest.mark.parametrize("count", ["100 in 100 times", "0 in 100 times", "1,000 of 1,000 people", "83 in 100 times"])
def test_a_chance_of_all_or_none_or_of_no_source_is_said(said, count):
    shown, whole = count.rsplit(" ", 1)[0], count.split()[2]
    card = f'!!! risk "Rest"\n    - Benefit: {count}.[@doe2024]\n    - Harm: 5 in {whole} felt stiff.[@doe2024]'
    assert any(f'"{shown}"' in sentence for sentence in said(card))


@pytest.mark.parametrize("kind", ["questions", "invitation"])
def test_a_card_that_was_pasted_from_another_article_is_said(said, kind):
    (sentence,) = [
        one
        for one in said(f'!!! {kind} "Come"\n    Talk.\n\nText.\n\n!!! {kind} "come"\n    Ask.')
        if "one above" in one
    ]
    assert sentence.startswith(f"R12 error: {kind}: has the heading of one above. Join the two")


def test_in_another_language_only_the_shape_is_checked(said):
    assert said('!!! dont "No"\n    - no levante peso', lang="es") == []
    risk = '!!! risk "Reposo"\n    - Ventaja: 21 in 44.[@doe2024]\n    - Daño: 2 in {}.[@doe2024]'
    assert said(risk.format(44), lang="es") == []
    assert len(said(risk.format(45), lang="es")) == 1


def test_each_level_of_care_is_spoken():
    """A screen reader hears it where others see a color."""
    assert list(SPOKEN) == list(CARE)


def test_every_card_that_is_treated_apart_may_be_written():
    assert set(SECTIONS) <= KINDS.keys()


def test_the_style_guide_shows_a_card_of_each_kind():
    page = (ROOT / "content/pages/styleguide.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^!!! ([\w-]+)", page, re.MULTILINE)) == KINDS.keys()


def test_every_card_has_a_look():
    """But for questions and an invitation, which look like a card and no more, and trials, which become a figure."""
    assert KINDS.keys() - {"evidence", "trials"} == LOOKS
    css = (ROOT / "theme/static/css/components/cards.css").read_text(encoding="utf-8")
    plain = {"evidence", "invitation", "questions", "trials"}
    assert [kind for kind in KINDS.keys() - plain if not re.search(rf"\.{kind}\b", css)] == []
