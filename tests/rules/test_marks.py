"""Marks that mean nothing here, or are never closed, are said; signs that only look like one are let pass."""

import pytest

STRAY = {
    "bold-never-closed": ("It is **so.", "**"),
    "bold-closed-only": ("It is so** now.", "**"),
    "bold-with-a-space-in-it": ("It is ** so** now.", "**"),
    "bold-of-bars": ("It is __so now.", "__"),
    "struck-out": ("It is ~~not~~ so.", "~~"),
    "highlighted": ("It is ==so== now.", "=="),
    "link-with-a-space": ("See [the rules] (https://example.org/x).", "[the rules] (https://example.org/x)"),
    "link-never-closed": ("See [about us]({filename}../pages/about.md", "[about us]({filename}../pages/about.md"),
    "note-below": ("Rest helps.[^1]", "[^1]"),
    "box-to-tick": ("- [ ] rest", "[ ]"),
    "code-never-closed": ("```\nRest", "```"),
    "card-with-two-signs": ('!! note "Good to know"\n    Text.', "!! note “"),
    "attributes-elsewhere": ("Rest {: .note } helps.", "{: .note }"),
    "list-with-brackets": ("1) Rest\n2) Walk", "1)"),
    "abbreviation": ("*[PRP]: Platelet-rich plasma", "*[PRP]:"),
    "contents": ("[TOC]", "[TOC]"),
    "note-of-one-word": ("Rest helps.[^1]\n\n[^1]: Probably", "[^1]"),
    "no-character": ("Rest&#0; helps.", "\ufffd"),
    "in-a-card": ('!!! note "Good to know"\n    It is **so.', "**"),
    "in-a-cell": ("Table: One.\n\n| A | B |\n|---|---|\n| **a | b |", "**"),
}


@pytest.mark.parametrize(("text", "mark"), STRAY.values(), ids=STRAY)
def test_a_mark_that_readers_would_see_is_said(said, text, mark):
    assert any(sentence.startswith(f'R78 error: mark: "{mark}" ') for sentence in said(text))


LET_PASS = {
    "marks-that-work": "It is **so**, see [the rules](https://example.org/rules \"All of them\").\n\n1. Rest\n2. Walk",
    "code": "Write `**so`, `[^1]` or `~~not~~`.\n\n    [TOC]",
    "on-purpose": r"It is \*\*so, \[^1] or \[the rules] (https://example.org/x).",
    "sums": "It took 2 ** 3 days, so a == b and 4 * 5.",
    "brackets": "A list [of three] (or more) is here (see below).",
    "names": "The file `a_b`, and snake_case__name, stay.",
    "a-number-in-brackets": "We ask (1) where and 2) when.",
    "an-exclamation": "Rest!! Now.",
}  # fmt: skip


@pytest.mark.parametrize("text", LET_PASS.values(), ids=LET_PASS)
def test_what_is_right_is_let_pass(said, text):
    assert [sentence for sentence in said(text) if "mark:" in sentence] == []


IN_A_HEADER = {
    "bold": ("Rest **well**.", "**well**"),
    "slanted": ("Rest *well* _now_.", "*well*"),
    "half-a-word": ("Rest w*e*ll.", "w*e*"),
    "link": ("Rest as [we say](about.html).", "[we say]("),
    "citation": ("Rest helps.[@doe2024]", "[@doe2024]"),
    "code": ("Rest is `good`.", "`good`"),
    "entity": ("R&amp;D, or re&#115;t.", "&amp;"),
    "tag": ("Rest <b>well</b>.", "<b>"),
}


@pytest.mark.parametrize(("words", "mark"), IN_A_HEADER.values(), ids=IN_A_HEADER)
def test_a_mark_where_only_plain_words_can_stand_is_said(said, words, mark):
    quoted = "'" + words + "'"
    assert f'R78 error: summary: "{mark}" is shown as it is typed' in " ".join(said("Text.", summary=quoted))
    assert f'R78 error: key point: "{mark}" is' in " ".join(said("Text.", key_points=f"[{quoted}, Two., Three.]"))


def test_plain_words_with_signs_are_let_pass(said):
    words = "'R&D; AT&T: 5 * 4, a < b, snake_case_name, 5*4*3 [so] (more) & \"quotes\"'"
    assert [sentence for sentence in said("Text.", summary=words) if "R84" not in sentence] == []
