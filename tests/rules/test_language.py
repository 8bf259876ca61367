"""Words for people, and words that appear twice. Each single mistake stands in `mistakes/people-...`, `word-...`."""

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
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_names_nobody_is_let_pass(said, text):
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He said that that was so.",
        "She had had enough.",
        "It is very, very rare.",
        "Rest. Rest again.",
        "What it is is unknown.",
        "It was a no-no.",
        "Table: One.\n\n| The | The |\n|---|---|\n| a | a |",
    ],
)
def test_words_that_may_appear_twice(said, text):
    assert said(text) == []
