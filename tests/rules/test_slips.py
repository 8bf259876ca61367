"""What looks like a card or a citation is one, or is said; so are marks in names and data files."""

import pytest

CARDS = {
    "two-signs": ('!! note "Good to know"\n    Text.', "!! note", "note"),
    "two-signs-and-a-misspelled-kind": ("!! emergncy\n    - you cannot walk", "!! emergncy", "emergency"),
    "one-sign": ('! emergency "Call 911 if:"\n    - you cannot walk', "! emergency", "emergency"),
    "signs-apart": ('! ! ! note "Good to know"\n    Text.', "! ! ! note", "note"),
    "full-width": ("！！！ note\n    Text.", "！！！ note", "note"),
    "turned-over": ("¡¡¡ note\n    Text.", "¡¡¡ note", "note"),
    "as-pictures": ("❗️❗️❗️ urgent\n    Text.", "❗❗❗ urgent", "urgent"),
    "colons": ("::: urgent\nSee a doctor.\n:::", "::: urgent", "urgent"),
    "colons-with-braces": (":::: {.do}\n- rest\n::::", ":::: {.do}", "do"),
    "colons-of-another-kind": (":::danger\nStop.\n:::", ":::danger", "warning"),
    "folded": ('???+ warning "More"\n    Text.', "???+ warning", "warning"),
    "in-a-quote": ('> !! urgent "See a doctor if:"\n>     - fever', "!! urgent", "urgent"),
    "in-a-point": ("- !! note\n- rest", "!! note", "note"),
    "in-a-heading": ('## !!! emergency "Call 911 if:"', "!!! emergency", "emergency"),
    "in-bold": ('**!!! emergency "Call 911 if:"**', "!!! emergency", "emergency"),
    "in-a-cell": ("Table: One.\n\n| !!! note | B |\n|---|---|\n| a | b |", "!!! note", "note"),
    "behind-a-sentence": ('Rest helps. !!! emergency "Call 911 if:"\n- you cannot walk', "!!! emergency", "emergency"),
    "by-number": ("&#33;!! note\n    Text.", "!!! note", "note"),
}


@pytest.mark.parametrize(("text", "shown", "kind"), CARDS.values(), ids=CARDS)
def test_what_looks_like_a_card_is_said_with_the_right_form(said, text, shown, kind):
    sentence = f'R78 error: card: "{shown}" begins no card. Begin the line with !!! {kind}, and indent what stands in it by four spaces'
    assert sentence in said(text)


@pytest.mark.parametrize("inset", ["", " ", "   "])
def test_a_card_may_stand_in_by_less_than_code_does(said, inset):
    assert any("R14" in line for line in said(f'{inset}!!! dont "Do not"\n    - lift'))


def test_a_card_with_too_many_signs_says_so(said):
    (line,) = said('!!!! warning "Mind this"\n    Stop.')
    assert line.startswith("R12 error: card: begins with more than three signs. Write !!! and a kind;")


NO_CARDS = {
    "exclamations": "Stop! Rest. And rest!!",
    "spanish": "¡Hola! ¡No!",
    "code": "Write `!! note` or:\n\n```\n!!! note\n```",
    "on-purpose": r"\!! note",
    "a-comment": "Text.<!-- !! note -->",
    "questions": "What now??? Who knows?",
}


@pytest.mark.parametrize("text", NO_CARDS.values(), ids=NO_CARDS)
def test_what_is_no_card_is_let_pass(said, text):
    assert said(text) == []


CITATIONS = {
    "no-sign": ("[doe2024]", "[@doe2024]"),
    "a-capital": ("[Doe2024]", "[@doe2024]"),
    "misspelled": ("[doe2023]", "[@doe2024]"),
    "nobody-knows-it": ("[smith2020a]", "[@smith2020a]"),
    "round": ("(@doe2024)", "[@doe2024]"),
    "round-without-sign": ("(doe2024, p. 4)", "[@doe2024]"),
    "braces": ("{@doe2024}", "[@doe2024]"),
    "wide": ("【@doe2024】", "[@doe2024]"),
    "bare": ("@doe2024", "[@doe2024]"),
    "a-space": ("[ @doe2024]", "[@doe2024]"),
    "a-hyphen": ("[-@doe2024]", "[@doe2024]"),
    "several": ("[doe2024; fda2021]", "[@doe2024; @fda2021]"),
    "never-closed": ("[@doe2024", "[@doe2024]"),
    "closed-by-another": ("[@doe2024)", "[@doe2024]"),
}


@pytest.mark.parametrize(("typed", "right"), CITATIONS.values(), ids=CITATIONS)
def test_a_key_that_readers_would_see_is_said_with_the_right_form(said, typed, right):
    sentence = f'R78 error: citation: "{typed}" is not read as a citation. Write {right}'
    assert said(f"Nobody was helped.{typed}") == [sentence]
    assert sentence in said(f"- Nobody was helped. {typed}\n- Text.")


KEYS_IN_MARKS = {
    "brackets-twice": ("Nobody was helped.[[@doe2024]]", "a citation stands in brackets twice. Write [@doe2024]"),
    "an-address": ("Nobody [was helped](@doe2024).", "@doe2024 is not read as a citation. Write [@doe2024] after the full stop"),
    "a-link": ("See [doe2024](https://example.org).", '"doe2024" is not read as a citation. Write [@doe2024]'),
    "raised": ("Helped.<sup>doe2024</sup>", '"doe2024" is not read as a citation. Write [@doe2024]'),
    "another-program": (r"Nobody was helped.\cite{doe2024}", '"doe2024" is not read as a citation. Write [@doe2024]'),
}  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), KEYS_IN_MARKS.values(), ids=KEYS_IN_MARKS)
def test_a_key_inside_another_mark_is_said(said, text, sentence):
    assert f"R78 error: citation: {sentence}" in said(text)


NO_CITATIONS = {
    "a-citation": "Nobody was helped.[@doe2024] Nor was I.[@doe2024, p. 4; @fda2021]",
    "brackets": "It hurts [the disc] and (n=2024) so [sic] (Smith 2024) (COVID-19) [1].",
    "mail-and-addresses": "Write to [us](mailto:jane@doe2024.example), or [look](https://example.org/doe2024).",
    "a-name-elsewhere": "We follow @CDCgov.",
    "code": "Write `[doe2024]`.",
}


@pytest.mark.parametrize("text", NO_CITATIONS.values(), ids=NO_CITATIONS)
def test_what_is_no_citation_is_let_pass(said, text):
    assert said(text) == []


def test_a_key_cannot_stand_in_a_header(said):
    sentence = 'R78 error: citation: "(@doe2024)" looks like a citation, which cannot stand here. Take it out'
    assert sentence in said("Text.", summary="Rest helps (@doe2024).")


def test_marks_in_the_names_of_topics_and_tags_are_said(said):
    lines = said("Text.", category="'*Back* pain'", tags="['**Rest**', R&D]")
    assert [line.partition(" is shown")[0] for line in lines] == [
        'R78 error: category: "*Back*"',
        'R78 error: tags: "**Rest**"',
    ]
