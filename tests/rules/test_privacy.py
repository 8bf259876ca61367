"""What tells who a patient was. Single mistakes stand in `mistakes/patient-recognized`."""

import pytest


def test_a_full_name_behind_a_title_is_found(said):
    (sentence,) = said("Write to Mrs. Anna Lopez about it.")
    assert sentence.startswith('R109 error: "Mrs. Anna Lopez" tells who somebody is.')
    assert sentence.endswith(". If it is one of your own people, add the name to content/data/people.yaml")


def test_somebody_by_a_first_name_and_an_age_is_found(said):
    (sentence,) = said("One of them, Maria G., 54, hoped so, too.")
    assert sentence.startswith('R109 error: "Maria G., 54" tells who somebody is.')


NOBODY = (
    "Vitamin D, 54 units.",
    "Of type B, 54 came.",
    "Ask Ms. Jane Doe at the desk.",
    "Mr. Curie is a name.",
    "Many write of Mr. Curie. The rest do not.",
)


@pytest.mark.parametrize("text", NOBODY)
def test_one_of_ours_and_what_is_no_patient_is_let_pass(said, text):
    assert said(text) == []
