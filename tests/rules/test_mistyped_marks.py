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
    sentence = f'R78 error: card: "{shown}" does not begin a card. Begin the line with !!! {kind}, and indent what stands in it by four spaces'
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


BY_HAND = {
    "a-number": ("It hurts.[3]", "[3]", "the key of the study, like [@pers2024],"),
    "numbers-with-a-space": ("It hurts [ 3, 4 ].", "[ 3, 4 ]", "the key of the study, like [@pers2024],"),
    "a-range": ("Pain[3–5] fades.", "[3–5]", "the key of the study, like [@pers2024],"),
    "raised": ("It hurts.<sup>3</sup> Rest.", "³", "the key of the study, like [@pers2024],"),
    "raised-behind-a-word": ("It hurts<sup>12</sup> a lot.", "¹²", "the key of the study, like [@pers2024],"),
    "several-raised": ("It hurts.<sup>3,4</sup>", "3,4", "the key of the study, like [@pers2024],"),
    "as-one-character": ("It hurts.² Rest.", "²", "the key of the study, like [@pers2024],"),
    "author-and-year": ("It hurts (Doe, 2024).", "(Doe, 2024)", "[@doe2024]"),
    "authors-and-year": ("It hurts (Doe et al., 2024).", "(Doe et al., 2024)", "[@doe2024]"),
    "several": (
        "It hurts (Smith & Jones 2001; Doe 2024).",
        "(Smith & Jones 2001; Doe 2024)",
        "the key of the study, like [@pers2024],",
    ),
    "author-and-year-in-square-brackets": ("It hurts [Doe 2024].", "[Doe 2024]", "[@doe2024]"),
    "a-number-in-words": ("It hurts (ref. 3).", "(ref. 3)", "the key of the study, like [@pers2024],"),
    "in-the-text": ("Smith et al. saw it.", "Smith et al.", "the key of the study, like [@pers2024],"),
}


@pytest.mark.parametrize(("text", "shown", "meant"), BY_HAND.values(), ids=BY_HAND)
def test_a_citation_that_was_typed_by_hand_is_said_with_the_right_form(said, text, shown, meant):
    sentence = f'R78 error: citation: "{shown}" leads to no study. Write {meant} after the full stop, and take this out'
    assert sentence in said(text)


NO_CITATIONS = {
    "a-citation": "Nobody was helped.[@doe2024] Nor was I.[@doe2024, p. 4; @fda2021]",
    "brackets": "It hurts [the disc] and (n=2024) so [sic] (May 2024) (COVID-19) [11a].",
    "numbers": "Some 10<sup>6</sup> cells in 3 cm<sup>3</sup>, and (March 2024) no more than 5 kg/m<sup>2</sup>.",
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


@pytest.mark.parametrize(("tags", "told"), [("['Rest, Walk']", 1), ("[Rest; walk]", 1), ("['Pain, chronic']", 0)])
def test_two_tags_in_one_are_said(said, tags, told):
    assert sum("holds 2 names in one" in one for one in said("Rest.", tags=tags)) == told


def test_marks_in_the_names_of_topics_and_tags_are_said(said):
    lines = said("Text.", category="'*Back* pain'", tags="['**Rest**', R&D]")
    assert [line.partition(" is shown")[0] for line in lines] == [
        'R78 error: category: "*Back*"',
        'R78 error: tags: "**Rest**"',
    ]
