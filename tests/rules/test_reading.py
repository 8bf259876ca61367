"""How hard a text is to read. Each single mistake stands in `mistakes/reading-...`, `sentence-...`, `paragraph-...`."""

import time

import pytest

from editorial.markup.pieces import Block
from editorial.rules.reading import measure, words_of

TEN = "We rest for a day and then walk a bit."  # ten words, each of one syllable
FOUR = " ".join(TEN.replace("day", length) for length in ("day", "week", "month", "year"))
LONG = "If your back has had enough of a long day at the desk, then lie down for a while and rest."  # 21 words
HARD = "Immunological interventions necessitate comprehensive evaluation."


def test_the_grade_is_that_of_the_formula():
    """0.39 x 10 + 11.8 x 1 - 15.59 = 0.11"""
    assert measure([Block("paragraph", TEN)]).grade == pytest.approx(0.11)


def test_words_are_counted_as_readers_see_them():
    assert list(words_of('A "platelet-rich" gel -- 5 mg, and/or 1–3 shots (PRP)—it’s new.')) == [
        "A",
        '"platelet-rich"',
        "gel",
        "5",
        "mg,",
        "and",
        "or",
        "1",
        "3",
        "shots",
        "(PRP)",
        "it’s",
        "new.",
    ]


LET_PASS = {
    "thirty-words": f"{LONG} {TEN}".replace("rest. We rest", "so we rest").replace("for a while ", ""),
    "three-sentences": FOUR.rpartition(" We")[0],
    "an-aside-in-brackets": "We rest. (Sit. Really. Your back is sore. So is mine.) We go home.",
    "an-abbreviation-ends-no-sentence": "We see Dr. Doe. We see Dr. Roe. Then we go home at 5 p.m. or so.",
    "one-long-sentence-in-a-short-text": LONG,
    "hard-words-in-few": HARD,
    "a-long-table": "Table: What to ask.\n\n| Ask | Why |\n|---|---|\n| " + "a word " * 40 + "| It may differ. |",
    "code": f"```\n{LONG} {LONG.replace('.', ' and')} {LONG}\n```",
    "citations-are-no-words": f"{LONG[:-1]} it is so fine, and then we go home.[@doe2024; @fda2021]",
    "a-label-in-bold-is-no-sentence": f"1. **Stand up.** {FOUR.rpartition(' We')[0]}\n2. **Sit:** {FOUR.rpartition(' We')[0]}",
    "points-of-a-list-are-apart": "\n".join(
        f"- {TEN[:-1]}, {day}." for day in ("one", "two", "three", "four", "five", "six")
    ),
}


@pytest.mark.parametrize("text", LET_PASS.values(), ids=LET_PASS)
def test_what_can_be_read_is_let_pass(said, text):
    assert said(text) == []


def test_a_bold_word_or_a_bold_paragraph_is_no_label(said):
    three = FOUR.rpartition(" We")[0]
    for text in (f"**Please** keep still. {three}", f"**We do not rest for a day.** {three}", f"**{FOUR}**"):
        assert next(line for line in said(text) if "R4" in line).startswith(
            "R4 error: sentence 4 of 4 in this paragraph"
        )


def test_one_sentence_in_ten_may_be_long(said):
    lengths = ("day", "week", "month", "year", "night", "while", "time", "spell", "bit")
    others = "\n\n".join(f"{TEN} {TEN.replace('a day', f'one {length}')}" for length in lengths)
    found = said(f"{others}\n\n{LONG}\n\n{LONG.replace('desk', 'wheel')}")
    assert [finding for finding in found if finding.startswith("R3 ")] == []
    more = said(f"{others}\n\n" + "\n\n".join([LONG, LONG.replace("desk", "wheel"), LONG.replace("desk", "stove")]))
    assert next(finding for finding in more if "R3 " in finding).startswith(
        "R3 error: 3 of 21 sentences have more than 20 words"
    )


def test_the_hardest_sentences_are_named_with_their_lines(said):
    sentence = said("\n\n".join([f"{HARD} {TEN}"] * 9))[0]
    assert sentence.startswith("R2 error: the text reads at grade ")
    assert sentence.count('("Immunological interventions') == 3


def test_another_language_is_not_measured(said):
    assert said(" ".join([HARD] * 30), lang="es") == []


def test_in_a_draft_it_is_only_said(said):
    assert [sentence.split(": ")[0] for sentence in said(FOUR, status="draft")] == ["R4 warning"]


def test_a_long_row_of_signs_holds_no_word_and_takes_no_time():
    begun = time.process_time()
    assert words_of("(" * 100_000 + " rest.") == ("rest.",)
    assert time.process_time() - begun < 1  # where each sign begins anew, it takes a minute
