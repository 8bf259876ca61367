"""The A to Z page: the words of the glossary under their letters."""

from editorial.model.term import Term
from plugins.lists import by_letter


def letters(*words: str) -> list[tuple[str, list[str]]]:
    terms = [Term(term=word, meaning="A meaning.") for word in words]
    return [(letter, [term.term for term in below]) for letter, below in by_letter(terms)]


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
