"""One thing that a writer must mend: its sentence, its place in the list, its hint."""

from pathlib import Path

import pytest

from editorial.findings import ContentError, Finding, Place, did_you_mean


def test_a_finding_reads_as_a_place_that_editors_can_open():
    finding = Finding(Path("content", "articles", "rest.md"), Place(7, 3), "date", "expected a date")
    assert str(finding) == "content/articles/rest.md:7:3: R78 error: date: expected a date"


def test_a_finding_whose_sentence_says_what_it_is_about_names_its_rule_only():
    finding = Finding(Path("a.md"), Place(1, 9), "", '"proven" promises more than any study can', "R38")
    assert str(finding) == 'a.md:1:9: R38 error: "proven" promises more than any study can'


def test_findings_stand_in_the_order_of_file_and_line():
    places = [("b.md", 1), ("a.md", 10), ("a.md", 9)]
    findings = sorted(Finding(Path(name), Place(line), "date", "") for name, line in places)
    assert [(finding.path.name, finding.place.line) for finding in findings] == [("a.md", 9), ("a.md", 10), ("b.md", 1)]


def test_an_error_carries_every_sentence():
    error = ContentError(Finding(Path("a.md"), Place(1), "date", "one"), Finding(Path("a.md"), Place(2), "slug", "two"))
    assert str(error) == "a.md:1:1: R78 error: date: one\na.md:2:1: R78 error: slug: two"


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("titel", ["title", "date"], 'did you mean "title"?'),
        ("xyz", ["title", "date"], "it can be date, title"),
        ("xyz", [f"name-{number}" for number in range(13)], "check the spelling"),
        ("xyz", [], "check the spelling"),
        ("Title", ["title"], 'did you mean "title"?'),
    ],
    ids=["near", "few", "many", "none", "capital"],
)
def test_hint(word, known, hint):
    assert did_you_mean(word, known) == hint


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Our patients love the classes.", "R44"),
        ("It eases pain without fail.", "R37"),
        ("Mrs. Jane Smith, 54, presented with back pain.", "R109"),
    ],
)
def test_words_that_several_rules_refuse_are_told_once_by_the_gravest(said, text, rule):
    assert [one.split()[0] for one in said(text) if one.startswith(("R37", "R38", "R44", "R109"))] == [rule]


def test_a_story_about_a_treatment_is_told_as_a_story_alone_and_each_unknown_study_of_a_mark(said):
    for text, rules in (
        ("My mother plays tennis again after PRP.", ["R44"]),
        ("It eased.[@no2020; @not2021]", ["R35", "R35"]),
    ):
        lines = said(text, title="Can a shot of PRP ease back pain?")
        assert [one.split()[0] for one in lines if one.startswith(("R35 ", "R44 "))] == rules, lines


def test_the_name_of_a_file_claims_nothing(said):
    lines = said(
        '![prp_injection_final.png](../figures/drawing.svg "A needle.")', title="Can a shot of PRP ease back pain?"
    )
    assert [one.split()[0] for one in lines if one.startswith(("R21 ", "R35 "))] == ["R21"], lines
