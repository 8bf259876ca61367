"""Words for people. Each single mistake stands in `mistakes/people-...`."""

import pytest

LOOK_ALIKES = [
    "The blind spot of a study is its size.",
    "Sleep suffers when pain is bad.",
    "A deaf patient may want a sign for pain.",
    "Fat and marrow hold such cells.",
    "Invalid forms are sent back.",
    "The joints are stiff, and the spine is normal.",
    "Your weight and your age play a part.",
    "Older people heal, too.",
    "The complaint was heard. She complained about the cost.",
    "Victims of the storm were helped.",
    "Colored lights help some people sleep.",
    "She learned geriatrics, and reads the papers of the American Geriatrics Society.",
]


def test_a_field_of_medicine_may_be_named_but_no_people(said):
    assert any("R85" in one for one in said("Most geriatrics walk too little."))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_names_nobody_is_let_pass(said, text):
    assert said(text) == []
