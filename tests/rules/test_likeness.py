"""What `likeness` learns from, and what it makes of it."""

from editorial.rules.likeness import FOLDER, WEIGHTS, features, in_order, learned, likeness, taught, written
from tests.conftest import ROOT

CLAIMS, HONEST = taught("claims"), taught("honest")


def letters(sentence: str) -> str:
    return "".join(filter(str.isalnum, sentence.lower()))


def test_each_sentence_is_taught_once_and_in_order():
    for name in ("claims", "honest"):
        assert (FOLDER / f"{name}.txt").read_text(encoding="utf-8") == in_order(name), "run `make docs`"
    assert not {letters(one) for one in CLAIMS} & {letters(one) for one in HONEST}


def test_no_sentence_that_it_is_tried_on_was_taught():
    known = {letters(one) for one in (*CLAIMS, *HONEST)}
    for name in ("claims", "honest"):
        unseen = (ROOT / f"tests/claims/unseen_{name}.txt").read_text(encoding="utf-8").splitlines()
        assert len(unseen) > 250
        assert known.isdisjoint(map(letters, unseen))


def test_what_was_taught_is_told_apart():
    assert sum(likeness(one) > 0 for one in CLAIMS) > 0.97 * len(CLAIMS)
    assert sum(likeness(one) < 0 for one in HONEST) > 0.97 * len(HONEST)


def test_what_was_learned_is_up_to_date():
    assert WEIGHTS.read_text(encoding="utf-8") == written(), "run `make docs`"


def test_a_word_counts_without_its_ending_and_a_number_as_any_other():
    assert features("Walking helped 8 people.") == features("walk helping 9,000 people")


def test_a_sentence_that_is_added_teaches():
    before = learned(["It heals.", "It heals you."], ["It may heal.", "It may heal you."])
    after = learned(
        ["It heals.", "It heals you."], ["It may heal.", "It may heal you.", "You may ask.", "They may ask."]
    )
    assert "ask" not in before
    assert after["ask"] < 0 < after["it"]
