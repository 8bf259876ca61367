"""Standing notices: a text that names a treatment says how that treatment stands for what the text is about."""

import pytest

from editorial.markup.rendition import called_for
from tests.conftest import SETTINGS


@pytest.mark.parametrize(
    "text",
    [
        "PRP may help.",
        "What are MSCs?",
        "Stem cells",
        "A stem cell clinic",
        "platelet-rich plasma",
        "Exosomes are sold",
        "Cord blood is sold",
        "A cord-blood product",
        "From an umbilical cord",
        "Amniotic fluid",
    ],
)
def test_a_named_treatment_calls_for_its_notice(text):
    assert called_for(f"A page on a sore back.\n{text}", SETTINGS.NOTICES) == [0]
    assert called_for(f"{text}\nA page on the knee, to get you back to work.", SETTINGS.NOTICES) == [1]


@pytest.mark.parametrize(
    "text", ["Rest and movement", "The system cells use", "APRPX", "plasma", "The spinal cord", "Blood"]
)
def test_other_words_call_for_none(text):
    assert called_for(f"Back pain. {text}", SETTINGS.NOTICES) == []
    assert called_for(text, SETTINGS.NOTICES) == []
