"""What tells who a patient was. Single mistakes stand in `mistakes/patient-recognized`."""

import pytest


def test_a_full_name_behind_a_title_is_found(said):
    (sentence,) = said("Write to Mrs. Anna Lopez about it.")
    assert sentence.startswith('R109 error: "Mrs. Anna Lopez" tells who somebody is.')


def test_somebody_by_a_first_name_and_an_age_is_found(said):
    (sentence,) = said("One of them, Maria G., 54, hoped so, too.")
    assert sentence.startswith('R109 error: "Maria G., 54" tells who somebody is.')


MISCOUNTED = {
    "Call 1-941-555-019.": '"1-941-555-019" has 9 digits after the 1, 1 too few: a telephone number of the US has 10.',
    "Call (941) 555-23456.": '"(941) 555-23456" has 11 digits, 1 too many: a telephone number of the US has 10.',
    "Call (941) 555-01.": '"(941) 555-01" has 8 digits, 2 too few: a telephone number of the US has 10.',
    "Call 555-01.": '"555-01" cannot be called. Look the number up',
    "Call us at 555-01.": '"555-01" cannot be called. Look the number up',
}


@pytest.mark.parametrize(("text", "sentence"), MISCOUNTED.items(), ids=MISCOUNTED)
def test_a_telephone_number_with_a_digit_too_few_or_too_many_is_found(said, text, sentence):
    assert any(f"R109 error: {sentence}" in one for one in said(text))


NOBODY = (
    "Vitamin D, 54 units.",
    "Of type B, 54 came.",
    "Ask Ms. Jane Doe at the desk.",
    "Mr. Curie is a name.",
    "Call [555-555-0100 24/7](tel:+15555550100), or 988.",
    "Call [1-555-555-0100](tel:+15555550100), or text HOME to 741741.",
    "Call us at 555 Main Street.",
)


@pytest.mark.parametrize("text", NOBODY)
def test_one_of_ours_and_what_is_no_patient_is_let_pass(said, text):
    assert said(text) == []
