"""What `likeness` learns from, and what it makes of it."""

import pytest

from editorial.rules.likeness import FOLDER, KINDS, features, in_order, learned, taught
from tests.conftest import NIGHT, ROOT

NAMES = ("claims", "honest", "notes")
TAUGHT = {name: taught(name) for name in NAMES}


def letters(sentence: str) -> str:
    return "".join(filter(str.isalnum, sentence.lower()))


def test_each_sentence_is_taught_once_and_in_order():
    for name in NAMES:
        assert (FOLDER / f"{name}.txt").read_text(encoding="utf-8") == in_order(name), "run `make docs`"
    once = [letters(one) for name in NAMES for one in TAUGHT[name]]
    assert len(once) == len(set(once))


def test_no_sentence_that_it_is_tried_on_was_taught():
    known = {letters(one) for name in NAMES for one in TAUGHT[name]}
    for name in (*NAMES, "for_readers"):
        unseen = (ROOT / f"tests/claims/unseen_{name}.txt").read_text(encoding="utf-8").splitlines()
        assert len(unseen) > 250
        assert known.isdisjoint(map(letters, unseen))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_was_taught_is_told_apart(kind):
    others = [one for name in kind.others for one in TAUGHT[name]]
    assert sum(kind.likeness(one) > 0 for one in TAUGHT[kind.name]) > 0.95 * len(TAUGHT[kind.name])
    assert sum(kind.likeness(one) < 0 for one in others) > 0.97 * len(others)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_was_learned_is_up_to_date(kind):
    assert kind.up_to_date, "run `make docs`"
    assert not NIGHT or kind.file.read_text(encoding="utf-8") == kind.learned()


def test_a_word_counts_without_its_ending_and_a_number_as_any_other():
    assert features("Walking helped 8 people.") == features("walk helping 9,000 people")


def test_a_sentence_that_is_added_teaches():
    claims = ["It heals.", "It heals you.", "It healed her.", "It heals us."]
    sound = ["It may heal.", "It may heal you.", "It may.", "It may heal us."]
    before = learned(claims, sound)
    after = learned(claims, [*sound, "You may ask.", "They may ask.", "All may ask.", "We may ask."])
    assert "ask" not in before
    assert after["ask"] < 0 < after["it"]
