"""A waiver lets one page break one rule until its day. Each mistake in a waiver stands in `mistakes/waiver-...`."""

import pytest

from tests.conftest import findings

WAIVER = "[{rule: R9, reason: The journal gives no count., by: jane-doe, until: 2026-06-30}]"
TEXT = "It eases pain in 48% of them. Pain eased in 21 of 44 people."


@pytest.fixture
def rules(said, clock):
    """A function that says which rules speak of a text with the waiver, on a day."""

    def rules(day: str, text: str = TEXT) -> list[str]:
        clock(day)
        return [sentence.split()[0] for sentence in said(text, waivers=WAIVER)]

    return rules


@pytest.mark.parametrize("day", ["2026-01-05", "2026-06-30"], ids=["before", "on-its-last-day"])
def test_a_waiver_silences_its_rule_and_no_other(rules, day):
    assert rules(day) == ["R35"]


def test_after_its_last_day_the_rule_speaks_again_and_the_waiver_is_a_mistake(rules):
    assert rules("2026-07-01") == ["R86", "R9", "R35"]


def test_a_waiver_that_nothing_needs_is_to_be_taken_out(rules):
    assert rules("2026-01-05", "Pain eased in 21 of 44 people.") == ["R86", "R35"]


def test_a_waiver_for_some_words_leaves_the_others_under_the_rule(said, clock):
    clock("2026-01-05")
    waiver = "[{rule: R9, reason: The journal gives no count., words: 48%, by: jane-doe, until: 2026-06-30}]"
    (sentence,) = (
        s
        for s in said(
            "It eases pain in 48% of them.[@doe2024] It eases pain in 52% of others.[@doe2024]", waivers=waiver
        )
        if s.startswith("R9 ")
    )
    assert sentence.startswith('R9 error: "52%"')
    assert said("Rest a little.", waivers=waiver)[0].startswith(
        "R86 error: waivers: nothing on this page breaks R9 with these words any more. Take this waiver out, or quote all that the message quotes, and what stands around it; where it quotes nothing, three words or more of the sentence"
    )


LONG = " ".join(["Bring a friend of yours and"] * 6) + " a pen."


@pytest.mark.parametrize(
    ("rule", "words", "silent"),
    [
        ("R35", "or", False),
        ("R35", "cells ease", False),
        ("R35", "cite the study after the full stop", False),
        ("R35", "say how sure it is", False),
        ("R35", "ase your pai", False),
        ("R35", "cells ease your pain", True),
        ("R35", "Donor cells ease your pain and make you well.", True),
        ("R9", "4", False),
        ("R9", "48%", True),
        ("R9", "Pain eased in 48% of them", True),
        ("R9", "more than 48% of them", False),
        ("R3", "none may have more than 30", False),
        ("R3", "bring a friend of yours", True),
        ("R3", "48% of them", False),
    ],
)
def test_the_words_of_a_waiver_are_of_the_page_and_long_enough_to_name_a_place(said, clock, rule, words, silent):
    clock("2026-01-05")
    waiver = f"[{{rule: {rule}, reason: It is so., words: '{words}', by: jane-doe, until: 2026-06-30}}]"
    text = f"Donor cells ease your pain and make you well. Pain eased in 48% of them.[@doe2024]\n\n{LONG}"
    found = [sentence.split()[0] for sentence in said(text, title="Do donor cells help?", waivers=waiver)]
    assert {"R3", "R9", "R35"} - {*found} <= {rule}
    assert (rule not in found, "R86" not in found) == (silent, silent)


@pytest.mark.parametrize(("until", "wrong"), [("2028-01-05", False), ("2028-01-07", True), ("2099-06-30", True)])
def test_a_waiver_holds_for_two_years_at_most(said, clock, until, wrong):
    clock("2026-01-05")
    found = said(TEXT, waivers=WAIVER.replace("2026-06-30", until))
    sentence = "waivers: this waiver of R9 lasts too long. Let it end within two years, on 2028-01-06 at the latest"
    assert (f"R86 error: {sentence}" in found) == wrong == any(one.startswith("R9 ") for one in found)


def test_a_waiver_is_for_its_own_page(rules, tmp_path):
    page = "---\ntitle: Rest\nslug: other\nsummary: It helps.\n---\n\nIt eases pain in 48% of them.\n"
    (tmp_path / "content/pages/other.md").write_text(page, encoding="utf-8")
    assert rules("2026-01-05") == ["R35"]
    assert [(found.rule, found.path.stem) for found in findings(tmp_path / "content")] == [
        ("R35", "text"),
        ("R9", "other"),
    ]
