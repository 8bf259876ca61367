"""Marks that mean nothing here, or are never closed, are said; signs that only look like one are let pass."""

import pytest

STRAY = {
    "bold-never-closed": ("It is **so.", "**"),
    "bold-closed-only": ("It is so** now.", "**"),
    "bold-with-a-space-in-it": ("It is ** so** now.", "**"),
    "bold-of-bars": ("It is __so now.", "__"),
    "struck-out": ("It is ~~not~~ so.", "~~not~~"),
    "highlighted": ("It is ==so== now.", "==so=="),
    "link-with-a-space": ("See [the rules] (https://example.org/x).", "[the rules] (https://example.org/x)"),
    "link-never-closed": ("See [about us]({filename}../pages/about.md", "[about us]({filename}../pages/about.md"),
    "note-below": ("Rest helps.[^1]", "[^1]"),
    "box-to-tick": ("- [ ] rest", "[ ]"),
    "code-never-closed": ("```\nRest", "```"),
    "attributes-elsewhere": ("Rest {: .note } helps.", "{: .note }"),
    "bold-with-spaces": ("It is ** very ** so.", "**"),
    "bold-of-bars-with-spaces": ("It is __ very __ so.", "__"),
    "highlighted-with-spaces": ("It is == very so == now.", "== very so =="),
    "underlined": ("It is ++so++ now.", "++so++"),
    "added": ("It is {++so++} now.", "{++so++}"),
    "note-in-the-line": ("Rest helps.^[Probably]", "^[Probably]"),
    "remark-of-another-program": ("Rest. %%ask him%%", "%%ask him%%"),
    "remark-never-closed": ("Rest. <!-- ask him", "<!–"),
    "remark-never-opened": ("Rest. ask him -->", "–>"),
    "code-of-a-server": ("Rest. <?php echo 1; ?>", "<?php echo 1; ?>"),
    "section-of-xml": ("Rest. <![CDATA[x]]>", "<![CDATA[x]]>"),
    "backtick-as-apostrophe": ("The doctor`s lamp.", "`"),
    "tab": ('=== "Heat"', "=== “"),
    "wide-signs": ("Rest ＊well＊.", "＊"),
    "letters-as-numbers": ("a. Rest\nb. Walk", "a."),
    "letters-for-points": ("o Rest", "o"),
    "lowered": ("Drink H~two~O.", "~two~"),
    "raised": ("It has 10^6 cells.", "^"),
    "formula": ("Take $x^2$ of it.", "$x^2$"),
    "formula-of-its-own": ("$$x$$", "$$"),
    "little-picture": ("We care :heart: a lot.", ":heart:"),
    "change-tracked": ("Drink [deleted: tea] now.", "[deleted: tea]"),
    "change-talked-over": ("Ann Lee [3:14 PM]: fine by me.", "Ann Lee [3:14 PM]:"),
    "address-with-a-slip": ("Ask desk@example.con now.", "@example.con"),
    "thumb": ("Well done :+1: you.", ":+1:"),
    "template": ("See {{< youtube abc >}} here.", "{{< youtube abc >}}"),
    "template-as-an-import-types-it": (r"See \{\{&lt; youtube abc >}} here.", "{{< youtube abc >}}"),
    "template-behind-a-backslash": (r"See \{% include x %} here.", "{% include x %}"),
    "template-of-jinja": ("See {% include x %} here.", "{% include x %}"),
    "wiki": ("See [[About us]] here.", "[[About us]]"),
    "link-to-nothing": ("See [about us][about] here.", "[about us][about]"),
    "link-of-itself": ("See [about us][] here.", "[about us][]"),
    "alert": ("> [!WARNING]\n> Rest.", "[!WARNING]"),
    "point-without-space": ("-Rest", "-"),
    "no-such-entity": ("It is &notreal; so.", "&notreal;"),
    "entity-without-end": ("It is&nbsp so.", "&nbsp"),
    "backslash-at-the-end": ("It is so\\", "\\"),
    "abbreviation": ("*[PRP]: Platelet-rich plasma", "*[PRP]:"),
    "contents": ("[TOC]", "[TOC]"),
    "note-of-one-word": ("Rest helps.[^1]\n\n[^1]: Probably", "[^1]"),
    "no-character": ("Rest&#0; helps.", "\ufffd"),
    "footnote-of-a-price": ("It costs $300* a day. Rest.", "*"),
    "footnote-at-the-end": ("It may hurt*.\n\n* In adults", "*"),
    "points-in-a-line": ("We say: rest • walk • sit.", "•"),
    "points-of-stars-in-a-line": ("- Rest * Walk * Sit", "*"),
    "hidden-words": ("It is ||so||.", "||so||"),
    "in-a-card": ('!!! note "Good to know"\n    It is **so.', "**"),
    "in-a-cell": ("Table: One.\n\n| A | B |\n|---|---|\n| **a | b |", "**"),
}


@pytest.mark.parametrize(("text", "mark"), STRAY.values(), ids=STRAY)
def test_a_mark_that_readers_would_see_is_said(said, text, mark):
    assert any(sentence.startswith(f'R78 error: mark: "{mark}" ') for sentence in said(text))


def test_a_sign_of_a_formula_is_typed_and_not_taken_out(said):
    for sign in r"\times", r"\geq", r"\le", r"\pm", r"\mu":
        (mend,) = [one for one in said(f"Take 2 {sign} 200 mg.") if f'"{sign}"' in one]
        assert mend.endswith("Type what it stands for, such as × for \\times, and take out what is left of it")
    assert "Take it out" in " ".join(said(r"Rest.\n Walk."))


LET_PASS = {
    "marks-that-work": "It is **so**, see [the rules](https://example.org/rules \"All of them\").\n\n1. Rest\n2. Walk",
    "code": "Write `**so`, `[^1]` or `~~not~~`.\n\n```\n[TOC]\n```",
    "on-purpose": r"It is \*\*so, \[^1] or \[the rules] (https://example.org/x).",
    "sums": "It took 2 ** 3 days, so a == b and 4 * 5.",
    "brackets": "A list [of three] (or more) is here (see below).",
    "names": "The file `a_b`, and snake_case__name, stay.",
    "a-number-in-brackets": "We ask (1) where and 2) when.",
    "an-exclamation": "Rest!! Now.",
    "money": "It costs $5 to $10, or US$20 and A$30, $5-$10 a day, $1/day or $2.",
    "hours-and-shares": "It is open 9:30:00 to 10:00, mixed 1:2:3, ~5 to ~10 days.",
    "ampersands": "R&D; AT&T, Q&A and B&B; salt & pepper.",
    "steps-from-three": "3. Rest\n4. Walk",
    "number-that-ends-a-sentence": "1. Answer question 2. Then sit.",
    "number-that-ends-a-sentence-on-the-next-line": "Children grow fast until about\n12. Then they slow down.",
    "pair-over-two-lines": "Look at pre-\nversus post-scans.",
    "less-than-zero": "-5 degrees is cold.",
    "attribution": "> Rest.\n\n– A saying",
    "a-sign-between": "It is rest · walk, 2 • 3, and a * b.",
    "results": "| Test | Result |\n|---|---|\n| Blood | +ve |\n| Scan | -ve |",
}  # fmt: skip


@pytest.mark.parametrize("text", LET_PASS.values(), ids=LET_PASS)
def test_what_is_right_is_let_pass(said, text):
    assert [sentence for sentence in said(text) if "mark:" in sentence or "list:" in sentence] == []


IN_A_HEADER = {
    "bold": ("Rest **well**.", "**well**"),
    "slanted": ("Rest *well* _now_.", "*well*"),
    "half-a-word": ("Rest w*e*ll.", "w*e*"),
    "link": ("Rest as [we say](about.html).", "[we say]("),
    "citation": ("Rest helps.[@doe2024]", "[@doe2024]"),
    "code": ("Rest is `good`.", "`good`"),
    "entity": ("R&amp;D, or re&#115;t.", "&amp;"),
    "tag": ("Rest <b>well</b>.", "<b>"),
    "struck-out": ("Rest ~~well~~.", "~~"),
    "raised": ("Rest 10^6 times.", "^"),
    "half-a-remark": ("Rest well. <!-- ask him", "<!--"),
}


@pytest.mark.parametrize(("words", "mark"), IN_A_HEADER.values(), ids=IN_A_HEADER)
def test_a_mark_where_only_plain_words_can_stand_is_said(said, words, mark):
    quoted = "'" + words + "'"
    assert f'R78 error: summary: "{mark}" is shown as it is typed' in " ".join(said("Text.", summary=quoted))
    assert f'R78 error: key point: "{mark}" is' in " ".join(said("Text.", key_points=f"[{quoted}, Two., Three.]"))


def test_a_picture_among_letters_is_said_in_plain_words_too(said):
    assert any(
        'title: "☕" is a picture that a screen reader reads out' in one for one in said("Text.", title="Rest ☕ well")
    )


TYPED_FOR_OTHERS = {
    "word-parted": ("This treat-\nment is rest.", "word: ends the line in a hyphen"),
    "chart": ("```mermaid\ngraph TD\n```", "code: readers see this block as it is typed"),
    "block-with-braces": ("```{note}\nRest.\n```", 'code: "{note} Rest." is not shown as code'),
    "id-on-a-block": ("```{#main .card}\nRest.\n```", 'code: "{#main .card} Rest." is not shown as code'),
    "steps-in-one-line": ("1) rest, 2) walk and 3) sit.", "list: its steps stand in one line"),
    "points-behind-breaks": ("We say:<br>- Rest<br>- Walk", "list: a line that was broken does not begin a point"),
    "empty-quotation": (">\n\nRest.", "quotation: is empty"),
    "remark-of-a-template": ("Rest.\n\n{# ask him #}", 'mark: "{# ask him #}" is not a remark here'),
    "studies-by-hand": ("Rest.\n\n## References\n\n1. Doe J. A trial.", "list: the page itself lists its studies"),
    "steps-in-bold": ("**1.** Rest a bit.\n\n**2.** Walk a bit.", 'list: "1." does not begin a point'),
    "steps-as-paragraphs": ("Step 1: Rest.\n\nStep 2: Walk.", 'list: "Step 1:" does not begin a point'),
    "step-twice": ("1. Rest.\n2. Walk.\n2. Sit.", "list: step 2 follows step 2"),
    "steps-counted-down": ("3. Rest.\n2. Walk.\n1. Sit.", "list: step 2 follows step 3"),
    "sign-alone": ("Rest.\n\n=\n\nWalk.", 'list: "=" stands by itself'),
    "nothing-in-brackets": ("Rest ( ) now.", 'mark: "( )" holds nothing'),
    "nothing-in-quotes": ('Rest "" now.', 'mark: "“”" holds nothing'),
    "list-in-a-cell": ("Table: A.\n\n| A | B |\n|---|---|\n| 1. Rest 2. Walk | b |", 'list: "1." makes no list in a table'),
}  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), TYPED_FOR_OTHERS.values(), ids=TYPED_FOR_OTHERS)
def test_what_is_typed_for_another_program_is_said(said, text, sentence):
    assert any(f"R78 error: {sentence}" in one for one in said(text))


def test_a_hyphen_that_stands_for_a_word_may_end_a_line_and_any_code_may_be_shown(said):
    text = "It is short-\nand long-term, or low- or\nhigh-dose.\n\n```python\nwell-\nknown\n```"
    assert [one for one in said(text) if "word:" in one or "code:" in one] == []


def test_plain_words_with_signs_are_let_pass(said):
    words = "'Rest for R&D; AT&T, 5 * 4 days, if a < b, snake_case_name, 5*4*3 [so] (more) & \"aches\"'"
    assert [sentence for sentence in said("Text.", summary=words) if "R84" not in sentence] == []


def test_a_paragraph_that_became_code_is_said_and_code_in_a_fence_is_not(said):
    [sentence] = [sentence for sentence in said("Rest.\n\n    Walk a little more.") if "code:" in sentence]
    assert "stands in by four spaces is shown as code" in sentence
    assert [sentence for sentence in said("```\nWalk\n```") if "code:" in sentence] == []


def test_a_number_that_makes_a_list_of_a_sentence_is_said(said):
    [sentence] = [sentence for sentence in said("Rest.\n\n12. That was the day.") if "list:" in sentence]
    assert sentence.endswith(r"or, for a sentence, write 12\. there")


@pytest.mark.parametrize(
    ("title", "stops"),
    [("Rest and walking.", True), ("Rest!!!", True), ("Rest in the U.S.", False), ("Rest vs.", False)],
)
def test_a_full_stop_behind_a_title_is_said(said, title, stops):
    assert any("title: ends in" in one for one in said("Text.", title=title)) == stops


def test_steps_below_a_step_and_numbers_that_are_all_alike_are_let_pass(said):
    cells = "\n\nTable: A.\n\n| A | B |\n|---|---|\n| = | 1. |"
    text = "1. Rest.\n    1. Now.\n    2. Then.\n2. Walk.\n\nThen:\n\n1. Sit.\n1. Stand."
    assert [one for one in said(text + cells) if "list:" in one] == []
