"""Words that promise what no study can keep, and those that only look like it.

Each word stands in `promises` with a sentence that fails and one that passes (`test_registry`), each single mistake
in `mistakes/words-...`.
"""

import shutil

import pytest

from tests.conftest import ROOT, findings

CLAIMS = ROOT / "tests/claims"


def test_sound_paragraphs_that_look_like_mistakes_are_let_pass(sound):
    shutil.copy(CLAIMS / "sound.md", sound / "articles")
    assert [str(finding) for finding in findings(sound)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Do not forget that plasma cures backs.",
        "Do not overlook that plasma is proven.",
        "Never miss how plasma is guaranteed.",
        "Did you know that plasma is proven?",
        "Do I need time off, given that plasma has no side effects?",
        "Which of the two shots that regenerate worn discs is right for me?",
    ],
)
def test_what_is_taken_for_granted_is_promised_whatever_stands_in_front(said, text):
    assert [sentence for sentence in said(text) if sentence.startswith("R38")], text


@pytest.mark.parametrize(
    "text",
    [
        "Is plasma one of the shots that regenerate worn discs?",
        "Someone who tells you that it has no side effects has not told you everything.",
        "Some leaflets label plasma free of any risk.",
        "You asked for something that rebuilds the disc, and we have nothing of the kind.",
        "Anyone who’d like to avoid surgery has good reasons.",
    ],
)
def test_what_is_asked_wished_or_told_by_others_is_not_promised(said, text):
    assert [sentence for sentence in said(text) if sentence.startswith("R38")] == []


def test_every_promise_of_an_advertisement_is_found(sound):
    shutil.copy(CLAIMS / "marketing.md", sound / "articles")
    rows = (CLAIMS / "marketing.md").read_text(encoding="utf-8").split("\n")
    below = rows.index("---", 1) + 1
    promises = {number for number, row in enumerate(rows, 1) if number > below and row.strip()}
    assert len(promises) >= 10
    rules = ("R9", "R35", "R38", "R39", "R44")
    assert promises - {finding.place.line for finding in findings(sound) if finding.rule in rules} == set()


PROMISES = [
    "No needles, no pain, just proven relief.",
    "Nothing short of a miracle.",
    "There is no doubt that it is a cure.",
    "You heal without surgery, guaranteed.",
    "Heal without surgery with a proven treatment.",
    "A few proven shots are enough.",
    "Do not wait, because this is FDA-approved.",
    "It is not surgery and it is safe and highly effective.",
    "**Proven** relief.",
    "A *miracle\ncure*.",
    '"It cured my back for good," says one patient.',
    "| Shot | Cures pain |\n|---|---|\n| A | B |",
    "> It cures pain.",
    "1. A cure",
    "If you want to avoid surgery, call us.",
    "Discs are rebuilt by stem cells.",
    "PRP is approved by the FDA.",
]


@pytest.mark.parametrize("text", PROMISES)
def test_a_promise_is_found_behind_what_looks_like_a_denial(said, text):
    assert any(sentence.startswith("R38 error: ") for sentence in said(text))


def test_a_promise_over_two_lines_is_named_at_its_first_word(sound, said):
    said("One.\n\nTwo is not\na drug, but is\nproven.")
    line = (sound / "articles/text.md").read_text().split("\n").index("proven.") + 1
    assert [finding.place for finding in findings(sound)] == [(line, 1)]
