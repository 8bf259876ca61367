"""Words of links and words for people. Each single mistake stands in `mistakes/link-...`, `people-...`, `word-...`."""

import pytest

from editorial.rules.language import REFUSED


@pytest.mark.parametrize("word", REFUSED, ids=lambda word: word.fails)
def test_each_word_is_refused_and_its_look_alike_let_pass(said, word):
    (sentence,) = said(word.fails)
    assert sentence.startswith('R85 error: "')
    assert sentence.endswith(word.write)
    assert said(word.passes) == []


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
def test_words_that_may_stand_twice(said, text):
    assert said(text) == []


LINKS = [
    "[How we write]({filename}../pages/about.md)",
    "[Read more about rest]({filename}../pages/about.md)",
    "[FDA MedWatch](https://www.fda.gov/medwatch)",
    "[The rules](https://example.org/rules) say so (see [who we are]({filename}../pages/about.md)).",
    "[The trial][1] says so.\n\n[1]: https://example.org/trial",
    "Write to rest@example.org. Version 2.0 is out, e.g. now.",
    "A list in [brackets] is no link, nor is [@doe2024].",
    "Here is more. Click on a word to see it.",
]


@pytest.mark.parametrize("text", LINKS)
def test_links_that_say_where_they_lead(said, text):
    assert said(text) == []


NOTHING = ["here", "Here", "this link", "**here**", "Learn more", "More…", "this page", "click\nhere", "read more »"]


@pytest.mark.parametrize("words", NOTHING)
def test_links_that_do_not(said, words):
    assert said(f"See [{words}](https://example.org/).")[0].startswith("R70 error: link: ")


@pytest.mark.parametrize("text", ["See www.example.org now.", "See <https://example.org>.", "(https://example.org)"])
def test_bare_addresses(said, text):
    assert "stands bare in the text" in said(text)[0]
