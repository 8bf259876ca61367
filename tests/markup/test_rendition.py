"""Standing notices: a text that names a treatment says how that treatment stands."""

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
    assert called_for(text, SETTINGS.NOTICES) == list(range(len(SETTINGS.NOTICES)))


@pytest.mark.parametrize(
    "text", ["Rest and movement", "The system cells use", "APRPX", "plasma", "The spinal cord", "Blood"]
)
def test_other_words_call_for_none(text):
    assert called_for(text, SETTINGS.NOTICES) == []
