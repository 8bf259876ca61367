"""A page is called reviewed only where a sign-off is on record (R30). What voids one: `tests/commands/test_signoff.py`."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Medically reviewed.",
        "This article was medically reviewed by Dr. Doe.",
        "Reviewed by a doctor.",
        "Every page is checked by an independent physician.",
        "All our articles have been approved by our medical board.",
        "A doctor-reviewed guide.",
        "Reviewed by Jane Doe, MD, on May 4, 2026.",
        "Medical reviewer: Jane A. Doe",
    ],
)
def test_words_that_need_a_record(said, text):
    assert [line[:10] for line in said(text)] == ["R30 error:"]


def test_words_that_need_none(said):
    words = [
        "This page is not yet reviewed by a clinician.",
        "It has not been medically reviewed.",
        "No article here is medically reviewed.",
        "Once this page has been reviewed by a doctor, it says so.",
        "Has this page been reviewed by a doctor?",
        "The doctor reviewed your scan.",
        "Have your scan reviewed by a specialist.",
        "Your blood is checked by a nurse.",
        "Reviewed by NICE in 2020, the advice stands.",
        "The trial was reviewed by a board.",
    ]
    assert said("\n\n".join(words)) == []
