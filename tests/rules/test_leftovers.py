"""What was meant for writers or the staff, and came along with a text."""

import pytest

from editorial.model.settings import Contact
from editorial.rules.leftovers import meant_for_writers
from tests.conftest import MADE_UP, ROOT, findings

# What nobody taught.
NOTES, FOR_READERS = (
    (ROOT / f"tests/claims/unseen_{name}.txt").read_text(encoding="utf-8").splitlines()
    for name in ("notes", "for_readers")
)


def test_most_notes_that_nobody_taught_are_found():
    missed = [text for text in NOTES if not meant_for_writers(text)]
    assert len(missed) < len(NOTES) / 3, missed


def test_few_words_to_readers_that_look_alike_are_taken_for_notes():
    found = [text for text in FOR_READERS if meant_for_writers(text)]
    assert len(found) < 0.01 * len(FOR_READERS), found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Can somebody check this number before we publish?", "Can somebody check this number before we publish?"),
        ("- Rest.\n- Please find a source for this number.", "Please find a source for this number"),
        ("Rest helps. Not sure this is still true, who wrote it?", "Not sure this is still true, who wrote it?"),
        ("[9:07] Lena: looks good.", "[9:07] Lena:"),
        ("Sent from my phone", "Sent from my phone"),
        ("Rest helps [which?] a little.", "[which?]"),
        ("Rest for a day or two (Dr. K: true?).", "(Dr. K: true?)"),
        ("Rest for a day or two (see comment 3).", "(see comment 3)"),
    ],
    ids=[
        "paragraph",
        "point",
        "one-sentence-of-two",
        "line-of-a-chat",
        "end-of-a-letter",
        "question-in-brackets",
        "question-of-a-reviewer",
        "number-of-a-comment",
    ],
)
def test_a_note_is_said_where_it_stands(said, text, shown):
    [line] = [line for line in said(text) if "R111" in line]
    assert line.startswith(f'R111 error: text: "{shown}" ')
    assert ", and is not for readers. Take it out" in line


def test_what_is_taken_for_a_note_and_is_none_can_be_said_to_readers(said):
    """A step for readers that reads like one for a colleague, and what the remedy makes of it."""
    [line] = said("Swap this one for the next today.")
    assert line.endswith('or keep it as <!-- a remark -->; if it is for readers, say "you" to them')
    assert said("You can swap this one for the next today.") == []


def test_what_lets_somebody_in_is_kept_nowhere(said):
    for secret in "Login for the stock photos: jane / hunter2", "Staff note: the password is rest2020":
        [line] = [line for line in said(secret) if "R111" in line]
        assert line.endswith("Take it out; where it lets anybody in, change it, since git keeps what was once sent")


def test_hours_are_no_note(sound):
    hours = Contact(hours="Monday and Wednesday, 8 am to noon; Sunday, closed")
    assert findings(sound, **MADE_UP, CONTACT=hours) == []


def test_the_head_of_a_column_that_counts_people_is_no_note(said):
    assert said("Table: Who liked it.\n\n| Kind | Liked it, out of 100 people |\n|---|--:|\n| Short | 44 |") == []


def test_a_reader_may_be_asked_to_share_and_told_what_a_chart_says(said):
    assert said('Share this list with a friend. The chart reads "Pt. denies pain".') == []


@pytest.mark.parametrize(
    "text",
    ["Call our desk at 1-800-555-0100.", "Phone our nurse on 555-010-0200.", "Text our nurse line at 555-010-0200.",
     "Our fax number is 555-010-0201.", "Please don't say sorry.", "Here are the questions I hear most.", "See page 12 of the booklet.", "See the table on page 3.", "He lives in St. Paul, 20 miles from here."],
)  # fmt: skip
def test_readers_are_told_where_to_call_and_where_to_look(text):
    assert not meant_for_writers(text)


def test_a_note_may_stand_in_code(said):
    assert said("`Can somebody check this number before we publish?`") == []
