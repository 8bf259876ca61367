"""Standing notices: a text that names a treatment says how that treatment stands."""

import pytest

import pelicanconf
from builder.settings import unsaid
from plugins.notices import called_for, in_force
from tests.conftest import ROOT

# The code of no place (ISO 3166 leaves XA to XZ to users), and words of no law.
PLACE = "XX-01"
LAW = {
    "words": r"\bstem cells?\b",
    "says": "Words of a law.",
    "link": "https://example.org/law",
    "link_says": "The law",
}


@pytest.mark.parametrize(
    "text",
    [
        "PRP may help.",
        "What are MSCs?",
        "Stem cells",
        "A stem cell clinic",
        "platelet-rich plasma",
        "Exosomes are sold",
    ],
)
def test_a_named_treatment_calls_for_its_notice(text):
    assert called_for(text, pelicanconf.NOTICES) == pelicanconf.NOTICES


@pytest.mark.parametrize("text", ["Rest and movement", "The system cells use", "APRPX", "plasma"])
def test_other_words_call_for_none(text):
    assert called_for(text, pelicanconf.NOTICES) == []


def test_the_notice_of_the_place_comes_before_the_others():
    settings = {"JURISDICTION": PLACE, "STATE_NOTICES": {PLACE: [LAW], "XX-02": [{}]}, "NOTICES": pelicanconf.NOTICES}
    assert in_force(settings) == [LAW, *pelicanconf.NOTICES]
    assert in_force(settings | {"JURISDICTION": None}) == pelicanconf.NOTICES


@pytest.mark.parametrize(
    ("place", "notices", "sentence"),
    [
        ("US-FL", {}, 'JURISDICTION: STATE_NOTICES says nothing for "US-FL". Add the notice\'s words as the law gives'),
        (PLACE, {"XX-02": [LAW]}, 'JURISDICTION: STATE_NOTICES says nothing for "XX-01". Add'),
        ("Florida", {}, 'JURISDICTION: expected the code of a place, like "US-FL", or None, found "Florida"'),
        ("us-fl", {}, 'JURISDICTION: expected the code of a place, like "US-FL", or None, found "us-fl"'),
        (
            PLACE,
            {PLACE: [LAW | {"says": ""}]},
            'STATE_NOTICES: a notice of "XX-01" lacks says. NOTICES has one to copy',
        ),
        (PLACE, {PLACE: [{"says": "A."}]}, 'STATE_NOTICES: a notice of "XX-01" lacks link and link_says and words. '),
    ],
)
def test_a_place_without_its_words_is_refused_where_it_is_set(place, notices, sentence):
    [finding] = unsaid({"JURISDICTION": place, "STATE_NOTICES": notices}, ROOT)
    assert finding.message.startswith(sentence)
    row = (ROOT / finding.path).read_text(encoding="utf-8").splitlines()[finding.place.line - 1]
    assert row.startswith(f"{finding.what} = ")


@pytest.mark.parametrize("notices", [[], [LAW]], ids=["asks-for-none", "asks-for-one"])
def test_a_place_with_its_words_is_let_pass(notices):
    assert unsaid({"JURISDICTION": PLACE, "STATE_NOTICES": {PLACE: notices}}, ROOT) == []


def test_our_own_settings_name_no_place_without_its_words():
    own = {"JURISDICTION": pelicanconf.JURISDICTION, "STATE_NOTICES": pelicanconf.STATE_NOTICES}
    assert unsaid(own, ROOT) == []
