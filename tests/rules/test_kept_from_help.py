"""No reader is kept from help: what says not to call, or calms those in danger, is said; what sends them for help is not."""

import pytest

from tests.conftest import MADE_UP, findings

KEPT = [
    "Do not call 911.",
    "There is no need to call 911.",
    "You need not call 911, even if your chest hurts.",
    "Call us in an emergency, before 911.",
    "Call our nurse before you dial 911.",
    "Phone the clinic first and 911 later.",
    "Come to us first, not to the hospital.",
    "Come here instead of the hospital.",
    "Stay home and do not call an ambulance.",
    "Skip the emergency room and wait for our call.",
    "You do not need a doctor for a numb groin.",
    "There is no reason to see a doctor about a fever.",
    "Do not listen to your surgeon.",
    "Do not tell your doctor about the shot.",
    "Ignore a fever after the shot.",
    "Wait a week before you see anyone about sudden weakness in a leg.",
    "If you feel numb between the legs, sleep on it and see us on Monday.",
    "Fever after the shot is a good sign.",
    "Chills mean that the cells take hold.",
    "A numb groin is normal after the shot.",
    "Weakness in both legs can wait until your next visit.",
    "Chest pain after the shot goes away by itself.",
    "Shortness of breath is part of healing.",
    "Numbness of the groin is an emergency. It passes by itself in days.",
    '!!! dont "Do not"\n    - do not let a surgeon near your back',
    '!!! emergency "Call our clinic, not 911, if:"\n    - you cannot walk',
    '!!! emergency "Do not call 911 or go to an emergency room if:"\n    - you cannot walk',
    '!!! emergency "Call 911 if:"\n    - you cannot walk\n\n    Most of these signs pass by themselves in days.',
]
SENT = """\
Do not call us, call 911. Call 911, not us, if your chest hurts. Call 911 before you call us.

Do not call our office in an emergency; call 911. Do not wait for a call back before you call 911.

If you cannot reach 911, go to an emergency room. Do not drive yourself to the hospital. Do not go to the hospital alone.

Call the clinic, not the hospital, to change your appointment. You do not need a doctor for a sore muscle.

Do not put off a visit to the emergency room if you cannot pass urine. Do not let a doctor rush you.

Fever is a sign of infection, and is not normal after a shot. Do not ignore a fever, and do not wait two days with a fever.

It is a myth that a numb groin is normal. Is a fever normal? Call if a fever does not go away by itself.

A mild fever is normal on the first day. Leg pain often passes by itself, but numbness between the legs is an emergency.

Wait until the fever is gone before you come. This is not an emergency. It passes by itself in days.

Most people do not need to go to the hospital for back pain. Some clinics say that a fever is a good sign.
"""


@pytest.mark.parametrize("text", KEPT)
def test_what_keeps_a_reader_from_help_is_said(said, text):
    assert sum(one.startswith("R113 error: ") for one in said(text)) == 1


def test_what_sends_a_reader_for_help_is_let_pass(said):
    assert [one for one in said(SENT) if one.startswith("R113")] == []


@pytest.mark.parametrize(
    ("term", "meaning"),
    [
        ("Squeezed nerves", "A rare emergency of the nerves. It passes by itself in days."),
        ("Cauda equina syndrome", "It passes by itself in days."),
    ],
)
def test_a_meaning_that_calms_in_an_emergency_is_said(sound, term, meaning):
    file = sound / "data/glossary.yaml"
    file.write_text(f"{file.read_text()}\n  - term: {term}\n    meaning: {meaning}\n")
    assert [finding.rule for finding in findings(sound, **MADE_UP)].count("R113") == 1
