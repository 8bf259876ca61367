"""The words of the A to Z page."""

from editorial import data
from plugins.glossary import by_letter
from tests.conftest import ROOT


def letters(*words: str) -> list[tuple[str, list[str]]]:
    terms = [data.Term(term=word, meaning="A meaning.") for word in words]
    return [(letter, [entry["term"] for entry in entries]) for letter, entries in by_letter(terms)]


def test_words_stand_under_their_letters_in_order():
    assert letters("Nerve", "disc", "DNA", "Allogeneic") == [
        ("A", ["Allogeneic"]),
        ("D", ["disc", "DNA"]),
        ("N", ["Nerve"]),
    ]


def test_each_letter_stands_once_whatever_the_case():
    assert [letter for letter, _ in letters("nerve", "Nerve root", "NSAID", "needle")] == ["N"]


def test_no_words_no_letters():
    assert by_letter([]) == []


def test_a_word_keeps_its_meaning_and_other_forms():
    term = data.Term(term="Platelet-rich plasma", meaning="A <part> of blood.", also=["PRP"])
    assert by_letter([term])[0][1] == [
        {
            "term": "Platelet-rich plasma",
            "meaning": "A <part> of blood.",
            "also": ["PRP"],
            "anchor": "platelet-rich-plasma",
        }
    ]


def test_every_real_word_has_an_anchor_of_its_own():
    words = by_letter(data.load(ROOT / "content", "glossary").values())
    anchors = [entry["anchor"] for _, entries in words for entry in entries]
    assert [anchor for anchor in anchors if len(anchor.split()) != 1] == []
    assert len(anchors) == len(set(anchors))
