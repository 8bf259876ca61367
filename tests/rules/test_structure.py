"""Headings, emphasis. Each single mistake stands in `mistakes/heading-...`, `emphasis-...`."""

import pytest

FILL = "\n\n".join(["Rest for a day. Then walk. Then work."] * 30)  # 240 words

LET_PASS = {
    "levels-in-order": "## One\n\nText.\n\n### Two\n\nText.\n\n#### Three\n\nText.\n\n## Four\n\nText.",
    "a-number-is-no-heading": "We are \\#1 in nothing.\n\nRest is #1.",
    "signs-in-code": "```\n# A remark\nRest\n----\n```",
    "a-line-between-paragraphs": "Text.\n\n---\n\nText.",
    "a-table-is-no-underline": "Table: What to ask.\n\n| Ask | Why |\n|-----|-----|\n| This | That |",
    "240-words": FILL,
    "words-in-two-sections": f"{FILL}\n\n## More\n\n{FILL}",
    "a-card-has-a-heading": f'{FILL}\n\n!!! note "Good to know"\n    Rest for a day.\n\n{FILL[:388]}',
    "a-star-is-no-emphasis": "Rest 2 * 3 * 4 hours.\n\n* a point\n* another",
    "bars-inside-a-name": "The file `a_b_c` and the word snake_case_name stay.",
    "an-address-with-bars": "See [the rules](https://example.org/_one_/*two*).",
    "a-latin-name": "The germ is *Staphylococcus aureus*, or *S. aureus*.",
    "a-little-bold": "Rest for **one day only**, then walk.",
    "a-sentence-in-bold": f"{FILL}\n\n**Rest for a day.**",
    "bold-that-leads-to-a-list": f"{FILL}\n\n**Do so if:**\n\n- You rest.\n- You walk.",
    "a-line-that-begins-in-bold": f"{FILL}\n\n**Rest a day**\nis what we say.",
    "one-heading-in-two-sections": "## One\n\n### Cost\n\nText.\n\n## Two\n\n### Cost\n\nText.",
    "abbreviations": "The FDA, CDC and ECG say so, and FDA, DNA and HIV are short.",
    "bold-within-a-share": f"{FILL}\n\nRest for **one day** or **two** days.",
}


@pytest.mark.parametrize("text", LET_PASS.values(), ids=LET_PASS)
def test_what_is_in_order_is_let_pass(said, text):
    assert said(text) == []


REFUSED = {
    "after-a-card": ("!!! note \"A\"\n    Text.\n\n### Two\n\nText.", "R5 error: heading: ### comes after the title"),
    "empty": ("##  \n\nText.", "R5 error: heading: is empty"),
    "first-level-by-a-line": ("Rest\n====\n\nText.", "R5 error: heading: a line of signs"),
    "too-far-in-a-list": (FILL + "\n\n- " + "rest " * 20, "R5 error: heading: more than 250 words"),
    "slanted-over-two-lines": ("It is *not\nso*.", 'R15 error: emphasis: "not so" is slanted'),
    "slanted-and-bold": ("It is ***not*** so.", 'R15 error: emphasis: "not" is slanted'),
    "slanted-in-html": ("It is <em>not</em> so.", 'R15 error: emphasis: "not" is slanted'),
    "in-bold": ("**What to do next**\n\nText.", 'R5 error: heading: "What to do next" in bold is not a heading'),
    "in-a-card": ("!!! note \"A\"\n    Text.\n\n    ## Two\n\n    Text.", "R5 error: heading: stands inside a card"),
    "in-bold-with-a-colon": ("**What to do:**\n\nText.", 'R5 error: heading: "What to do:" in bold is not a heading'),
    "in-bold-above-its-text": ("Rest.\n\n**What to do**\nText.", "R5 error: heading: the line in bold is not a heading, and runs into the next"),
    "in-bold-with-a-break": ("Rest.\n\n**What to do**<br>Text.", "R5 error: heading: the line in bold is not a heading, and runs into the next"),
    "in-bold-that-asks": ("__Does it help?__\n\nText.", 'R5 error: heading: "Does it help?" in bold is not a heading'),
    "twice": ("## Cost\n\nText.\n\n## More\n\nText.\n\n## Cost\n\nText.", 'R5 error: heading: "Cost" is the heading on line'),
    "in-capitals": ("Rest and DO NOT EVER LIFT it.", 'R15 error: paragraph: "DO NOT EVER LIFT" is in capitals'),
    "bold-with-bars": ("__Rest for one day only and then walk.__", "R15 error: emphasis: 8 of 8 words are bold"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REFUSED.values(), ids=REFUSED)
def test_what_is_out_of_order_is_said(said, text, expected):
    assert any(sentence.startswith(expected) for sentence in said(text))


def test_each_stretch_without_a_heading_is_said_once(said):
    assert len(said(f"{FILL}\n\n{FILL}\n\n## More\n\n{FILL}\n\n{FILL}")) == 2


@pytest.mark.parametrize(
    ("second", "third", "wrong"), [("2.", "3.", ""), ("2.", "4.", '"4."'), ("2.", "2.", '"2."'), ("More", "1.", "")]
)
def test_headings_numbered_by_hand_count_on(said, second, third, wrong):
    text = "".join(f"\n\n## {number} On {word}\n\nText." for number, word in (("1.", "a"), (second, "b"), (third, "c")))
    found = [one for one in said(f"Rest.{text}") if "follows number" in one]
    assert [one.split(": ")[2].split(" ")[0] for one in found] == ([wrong] if wrong else [])


def test_a_heading_that_repeats_the_title_is_said(said):
    assert any("heading: repeats the title" in one for one in said("Rest.\n\n## Rest now!\n\nText.", title="Rest now"))
