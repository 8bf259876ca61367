"""Telephone numbers that reach nobody. Single mistakes stand in `mistakes/patient-recognized`, `emergency-number-*`."""

import pytest

MISCOUNTED = {
    "Call 1-941-555-019.": '"1-941-555-019" has 9 digits after the 1, 1 too few: a telephone number of the US has 10.',
    "Call (941) 555-23456.": '"(941) 555-23456" has 11 digits, 1 too many: a telephone number of the US has 10.',
    "Call (941) 555-01.": '"(941) 555-01" has 8 digits, 2 too few: a telephone number of the US has 10.',
    "Call 555-01.": '"555-01" cannot be called. Look the number up',
    "Call [555-O10-0199](tel:+15550100199).": '"555-O10-0199" holds the letter O',
    "Call us at 555-01.": '"555-01" cannot be called. Look the number up',
}


@pytest.mark.parametrize(("text", "sentence"), MISCOUNTED.items(), ids=MISCOUNTED)
def test_a_telephone_number_with_a_digit_too_few_or_too_many_is_found(said, text, sentence):
    assert any(f"R112 error: {sentence}" in one for one in said(text))


SOUND = (
    "Call [555-555-0100 24/7](tel:+15555550100), or 988.",
    "Call [1-555-555-0100](tel:+15555550100), or text HOME to 741741.",
    "Call us at 555 Main Street.",
)


@pytest.mark.parametrize("text", SOUND)
def test_a_number_that_can_be_called_is_let_pass(said, text):
    assert said(text) == []
