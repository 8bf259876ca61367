"""What must stand behind a claim. Each single mistake stands in `mistakes/` (`result-`, `studies-`, `citation-`)."""

import pytest


def test_an_animal_study_alone_shows_nothing_of_people(said):
    assert said("Studies show that rest helps.[@fda2021]")[0].startswith("R39 error: no study in people")
    assert said("Studies show that rest helps.[@fda2021; @doe2024]") == []
    assert said("Research has shown that the rim of a disc grows back.")[0].startswith("R39 error: ")


@pytest.mark.parametrize("card", ['emergency "Call 911 if:"', 'urgent "Call us if:"', 'non-urgent "Title"'])
def test_cards_need_no_references(said, card):
    assert said(f"!!! {card}\n    - Pain eased in 21 of 44 people.") == []
    assert said('!!! note "Title"\n    Pain eased in 21 of 44 people.')[0].startswith("R35 error: ")
