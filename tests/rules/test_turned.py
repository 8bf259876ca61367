"""What a change has turned round (R34): of a text that readers have, and of no other."""

import re
from pathlib import Path

import pytest

from editorial.check import check
from editorial.markup.documents import Documents
from editorial.model.store import Store
from tests.conftest import change, findings, site_of
from tests.ship.conftest import WRITER, git

TEXT = """---
title: Rest
slug: rest
date: 2026-01-05
category: Back pain
authors: [jane-doe]
summary: Most backs settle.
key_points: [Rest for a day., Keep moving., Ask for help.]
---

!!! emergency "Call 911 or go to an emergency room if:"
    - you cannot pass urine
    - your leg gets weak

Injections do not mend a worn disc.[@doe2024] Cells doesn't mean cure.

Rest hurts more people than it helps. Pain on the left side is not rare, and MRI is dear.

In one trial, pain eased in 21 of 44 people.[@doe2024] Two trials set rest against MRI for three years.

It is uncommon that pain stays after a week. No wonder, rest costs no money. About 7 in 10 people walk.

After rest it hurt 16 people, and after MRI it hurt 17 people.

| Group | People |
|---|---|
| Rest | 44 |
| Walk | 13 |

Call 911 or go to an emergency room for:

- a fever with back pain
- a numb foot

If a wound bleeds, call the clinic at once or go to an emergency room.
"""


@pytest.fixture
def article(sound) -> Path:
    """The article above, as it was published."""
    file = sound / "articles/rest.md"
    file.write_text(TEXT, encoding="utf-8")
    git(sound.parent, "init", "--quiet", "--initial-branch=main")
    git(sound.parent, "add", "--all")
    git(sound.parent, "commit", "--quiet", "--message=Publish", **WRITER)
    return file


def said(article: Path) -> list[str]:
    """What R34 says of the article, each with its line."""
    found = [one for one in findings(article.parent.parent) if one.rule == "R34"]
    assert {one.level for one in found} <= {"warning"}
    return [f"{one.place.line}: {one.sentence}" for one in found]


TURNED = {
    "a not is lost": ("do not mend", "do mend", '15: said "Injections do not mend a worn" when'),
    "a not came": ("Rest hurts", "Rest never hurts", 'says "Rest never hurts more people" now'),
    "a contraction": ("doesn't mean", "does mean", 'said "Cells doesn’t mean cure"'),
    "another number": ("21 of 44", "12 of 44", '19: said "pain eased in 21 of 44 people" when'),
    "another number in a cell": ("| 44 |", "| 45 |", '27: said "44" when this was published, and says "45" now'),
    "a number in words": ("for a day", "for a month", '8: said "Rest for a day" when'),
    "the other side": ("left side", "right side", 'says "Pain on the right side is not" now'),
    "more and fewer": ("hurts more", "hurts fewer", "17: said"),
    "a word that denies itself": ("It is uncommon", "It is common", 'says "It is common that pain stays" now'),
    "two opposites": ("hurts more people than it helps. Pain on the left", "hurts fewer people than it helps. Pain on the left", "17: said"),
    "two denials for none": ("rest costs no money", "rest costs money", 'says "No wonder, rest costs money" now'),
    "another time": ("three years", "three weeks", '19: said "MRI for three years" when'),
    "another dose of the same share": ("7 in 10", "7 in 100", '21: said "About 7 in 10 people walk" when'),
    "two numbers for each other": ("16 people, and after MRI it hurt 17", "17 people, and after MRI it hurt 16", "23: said"),
    "another treatment": ("MRI is dear", "prolotherapy is dear", '17: said "not rare, and MRI is dear" when'),
    "a sign is gone": ("    - your leg gets weak\n", "", '11: "your leg gets weak" stood in the card "emergency" when'),
    "a sign is new": ("gets weak\n", "gets weak\n    - you feel hot all over\n", '11: "you feel hot all over" stands in the card "emergency" now, and did not when'),
    "a sign in no card is gone": ("- a numb foot\n", "", '32: "a numb foot" stood below "Call 911 or go to an emergency room for:" when'),
    "a sign in no card is new": ("- a numb foot\n", "- a numb foot\n- a mild cold\n", '32: "a mild cold" stands below "Call 911 or go to an emergency room for:" now, and did not when'),
    "help is less urgent": ("at once or go to an emergency room.", "within a week.", '"If a wound bleeds, call the clinic within a week." is less urgent'),
    "help is less urgent and little else": ("If a wound bleeds, call the clinic at once or go to an emergency room.", "Call the clinic in two days for a wound.", "is less urgent"),
    "a card of less weight": ("emergency", "urgent", 'stood in the card "emergency" when this was published, and stands in "urgent" now'),
    "another study": ("people.[@doe2024]", "people.[@fda2021]", "cited [@doe2024] when this was published, and cites [@fda2021] now"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), TURNED.values(), ids=TURNED)
def test_what_is_turned_round_is_said_with_both_ways_and_what_to_do(article, old, new, told):
    assert said(article) == []
    change(article, old, new)
    (sentence,) = said(article)
    assert told in sentence
    assert sentence.endswith(". Put it back, or say so to readers under `changes` if it is meant")


SOUND = {
    "a word": ("worn disc", "torn disc"),
    "a word of its kind": ("hurts more people", "harms more people"),
    "not in other words": ("do not mend", "don't mend"),
    "a denial of the contrary": ("is not rare", "is common"),
    "a number in digits": ("one trial", "1 trial"),
    "a word of the same meaning": ("It is uncommon", "It is rare"),
    "what only looks like a denial": ("No wonder, rest", "So, rest"),
    "a denial in other words": ("costs no money", "is free"),
    "half a denial": ("costs no money", "hardly costs money"),
    "a preposition for another": ("set rest against MRI", "compared rest with MRI"),
    "a time in another unit": ("three years", "36 months"),
    "hours for days": ("after a week", "after 168 hours"),
    "a share in another number": ("7 in 10", "70 in 100"),
    "words that stand elsewhere": ("It is uncommon that pain stays after a week.", "After a week it is uncommon that pain stays."),
    "rows in another order": ("| Rest | 44 |\n| Walk | 13 |", "| Walk | 13 |\n| Rest | 44 |"),
    "a sentence more": ("is dear.", "is dear. It is not paid for."),
    "a sentence less": (" Cells doesn't mean cure.", ""),
    "written anew": ("Rest hurts more people than it helps.", "Lying down for days does not help most people."),
    "help that is as urgent": ("at once or go to an emergency room.", "or 911 right away."),
    "help that is more urgent": ("call the clinic at once or go to", "do not wait a week: go to"),
    "a sign in other words": ("a numb foot", "a foot that is numb"),
    "told to readers": ("category:", "modified: 2026-02-01\nchanges: [{on: 2026-02-01, what: We put it right.}]\ncategory:"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), SOUND.values(), ids=SOUND)
def test_what_says_the_same_is_not_asked_about(article, old, new):
    change(article, old, new)
    if "changes" in new:
        change(article, "do not mend", "do mend")
    assert said(article) == []


def test_certainty_that_changes_with_neither_claim_nor_studies_is_said(article):
    note = '\n!!! evidence "low"\n    Rest may ease pain no more than movement.[@doe2024]\n'
    article.write_text(TEXT.replace("years.\n", f"years.\n{note}"))
    git(article.parent, "commit", "--quiet", "--all", "--message=Judge", **WRITER)
    change(article, '"low"', '"moderate"')
    assert 'was of certainty "low" when this was published, and is of "moderate" now' in said(article)[0]


def test_a_number_of_a_study_that_is_another_is_said(article):
    references = article.parent.parent / "data/references.yaml"
    change(references, "10.1000/182", "10.1000/128")
    sentence = (
        'said "10.1000/182" when this was published, and says "10.1000/128" now. Put it back, unless it was wrong'
    )
    assert [(one.what, one.sentence) for one in findings(article.parent.parent) if one.rule == "R34"] == [
        ("doe2024.DOI", sentence)
    ]


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("", '10: `conflict` said "We offer rest." when this was published, and is gone now'),
        ("conflict: We have no interest in this treatment.\n", '11: said "We offer rest." when'),
        ("conflict: We offer rest, and would gain by it.\n", ""),
    ],
)
def test_an_interest_that_is_denied_or_said_no_more(article, new, told):
    line = "conflict: We offer rest.\n"
    article.write_text(TEXT.replace("key_points:", f"{line}key_points:"))
    git(article.parent, "commit", "--quiet", "--all", "--message=Gain", **WRITER)
    change(article, line, new)
    assert bool(told) == bool(found := said(article))
    assert not told or told.partition(": ")[2] in found[0]


def test_a_meaning_that_is_turned_round_is_said(article):
    data = article.parent.parent / "data"
    change(data / "glossary.yaml", "A pad between", "A pad of your own between")
    git(article.parent, "commit", "--quiet", "--all", "--message=Own", **WRITER)
    change(data / "glossary.yaml", "of your own between", "of a donor between")
    change(data / "certainty.yaml", "A few small or mixed studies", "One study or more")
    found = sorted((str(one) for one in findings(article.parent.parent) if one.rule == "R34"), reverse=True)
    assert ["Disc.meaning" in found[0], "low.meaning" in found[1]] == [True, True], found


def test_a_meaning_that_lost_a_word_that_denies_is_said(article):
    glossary = article.parent.parent / "data/glossary.yaml"
    change(glossary, "A pad between", "No pad between")
    assert any("Disc.meaning: said" in line for line in map(str, findings(article.parent.parent)) if "R34" in line)


def test_of_a_list_of_which_one_is_new_the_others_are_not_asked_about(article):
    certainty = article.parent.parent / "data/certainty.yaml"
    assert "- lowers\n      - raises" in certainty.read_text()
    change(certainty, "permits:\n      - reduces", "permits:\n      - cuts\n      - reduces")
    assert said(article) == []


def test_an_article_that_was_renamed_is_held_against_what_it_was(article):
    other = article.rename(article.with_name("resting.md"))
    change(other, "do not mend", "do mend")
    git(article.parent, "add", "--all")
    assert re.match("15: said", said(other)[0])


def test_other_ends_of_lines_say_nothing_else(article):
    article.write_bytes(article.read_bytes().replace(b"\n", b"\r\n"))
    assert said(article) == []


@pytest.mark.parametrize("data", [b"\xff\xfe\x00 no text", b"---\ntitle: [\n---\n", b""])
def test_what_could_not_be_read_before_is_no_measure(article, data):
    article.write_bytes(data)
    git(article.parent, "commit", "--quiet", "--all", "--message=Break", **WRITER)
    article.write_text(TEXT, encoding="utf-8")
    assert said(article) == []


def test_a_text_that_git_could_not_merge_has_lost_no_sign(article):
    change(article, "After rest", "<<<<<<< HEAD\nAfter a rest")
    assert said(article) == []


def test_what_was_said_of_a_text_is_kept_while_neither_text_changes(article, monkeypatch):
    change(article, "do not mend", "do mend")
    content = article.parent.parent
    store = Store(content.parent)
    first = check(Documents(site_of(content), store=store))
    monkeypatch.setattr("editorial.rules.turned.contrary", lambda *_: "")
    again = check(Documents(site_of(content), store=store))
    assert first == again
    assert "R34" in {one.rule for one in again}
    change(article, "one trial", "1 trial")
    assert "R34" not in {one.rule for one in check(Documents(site_of(content), store=store))}


def test_a_draft_may_say_anything_anew(article):
    change(article, "category:", "status: draft\ncategory:")
    git(article.parent, "commit", "--quiet", "--all", "--message=Take back", **WRITER)
    change(article, "status: draft\n", "")
    change(article, "do not mend", "do mend")
    assert said(article) == []


def test_work_counts_from_where_it_left_the_default_branch(article, tmp_path):
    project = article.parent.parent.parent
    git(project, "clone", "--quiet", ".", str(tmp_path / "clone"))
    article = tmp_path / "clone" / article.relative_to(project)
    change(article, "do not mend", "do mend")
    git(article.parent, "commit", "--quiet", "--all", "--message=Slip", **WRITER)
    assert re.match("15: said", said(article)[0])


def test_without_git_nothing_is_asked(sound):
    (sound / "articles/rest.md").write_text(TEXT, encoding="utf-8")
    assert said(sound / "articles/rest.md") == []


@pytest.mark.parametrize(("modified", "faults"), [("today", 0), ("2026-02-01", 1)])
def test_a_page_that_names_today_tells_of_each_change_of_the_day(article, modified, faults):
    content = article.parent.parent
    page, day = content / "pages/about.md", modified.replace("today", f"{site_of(content).today}")
    change(page, "\n---\n\n", f"\nmodified: {day}\n---\n\nCall 911 at once. ")
    git(content.parent, "commit", "--all", "--quiet", "--message=Publish", **WRITER)
    change(page, "Call 911", "Call 112")
    assert len(said(article)) == faults


def test_an_address_that_leads_to_another_text_now_is_said_where_it_led_before(sound, article):
    other = article.with_name("walk.md")
    other.write_text(TEXT.replace("title: Rest", "title: Walk"), encoding="utf-8")
    change(article, "slug: rest", "slug: rest-well")
    sentence = (
        "content/articles/rest.md:3:1: R103 warning: slug: articles/rest.html led here, and now leads to "
        "content/articles/walk.md, so that whoever kept it reads another text. Put the slug back, and choose another there"
    )
    assert sentence in [str(finding) for finding in findings(sound)]
    change(other, "slug: rest", "status: draft\nslug: rest")
    assert sentence not in [str(finding) for finding in findings(sound)]
    change(other, "status: draft\nslug: rest", "slug: walk")
    assert sentence not in [str(finding) for finding in findings(sound)]


def test_a_handout_that_goes_is_said_since_its_address_can_lead_nowhere(sound, article):
    change(article, "slug: rest", "slug: rest\nhandout: true")
    git(sound.parent, "commit", "--quiet", "--all", "--message=A handout", **WRITER)
    sentence = (
        "content/articles/rest.md:1:1: R103 warning: handout: its handout was public, and whoever kept the address of the PDF "
        "finds nothing there now. Put `handout: true` back, unless nobody should read it any more"
    )
    assert sentence not in [str(finding) for finding in findings(sound)]
    change(article, "handout: true\n", "handout: false\n")
    assert sentence in [str(finding) for finding in findings(sound)]
    change(article, "handout: false\n", "")
    assert sentence in [str(finding) for finding in findings(sound)]


CORRECTED = "modified: 2026-02-01\nchanges: [{on: 2026-02-01, what: We mended a dose., correction: true}]\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("date: 2026-01-05", "date: 2025-01-02", "was 2026-01-05 when this was published, and is 2025-01-02 now"),
        ("date: 2026-01-05", "date: 2999-01-02", None),
        ("[jane-doe]", "[the-practice]", "said jane-doe when this was published, and says the-practice now"),
        (CORRECTED, "", 'the correction of 2026-02-01, "We mended a dose.", was public, and is gone now'),
        (", correction: true", "", 'the correction of 2026-02-01, "We mended a dose.", was public, and is gone now'),
        ("mended a dose", "mended the dose of rest", None),
    ],
    ids=["date", "put-off", "authors", "correction", "no-correction-now", "in-other-words"],
)
def test_what_readers_were_told_of_the_article_itself_is_not_changed_unsaid(article, old, new, told):
    change(article, "category:", f"{CORRECTED}category:")
    git(article.parent, "commit", "--quiet", "--all", "--message=Correct", **WRITER)
    change(article, old, new)
    found = [
        one
        for one in findings(article.parent.parent)
        if (one.rule == "R34" and "published, and" in one.sentence) or "was public" in one.sentence
    ]
    assert [told in one.sentence for one in found] == ([True] if told else [])
    assert {one.level for one in found} <= {"warning"}
