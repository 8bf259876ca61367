"""The words FILL IN: a warning in a draft, an error on a page for readers."""

import shutil

import pytest

from editorial.model.settings import Contact
from tests.conftest import MADE_UP, SOUND, findings


def test_a_draft_may_have_placeholders_and_they_are_said(said):
    (line,) = said("Rest helps. FILL IN how much", status="draft")
    assert line == ('R101 warning: text: "FILL IN how much" is not written yet. Write it, or keep `status: draft`')


def test_a_page_for_readers_may_have_none(said):
    (line,) = said("Rest helps (FILL IN how much) a little.")
    assert line == 'R101 error: text: "FILL IN how much" is not written yet. Write it, or keep `status: draft`'


def test_a_placeholder_in_the_header_is_named_by_its_field(said):
    lines = said("Rest.", summary="FILL IN one sentence", key_points="[One., FILL IN a point, Three.]", status="draft")
    assert [line.split(": ")[1] for line in lines] == ["summary", "key_points.2"]


@pytest.mark.parametrize(
    "text",
    [
        "FILL\nIN how much",
        "- FILL IN one\n    line",
        "Dear {first_name}, rest well.",
        "## FILL IN a heading",
        "## Subheading 2",
        "![FILL IN it](../figures/picture.png)",
        "F*ILL* &#73;N how much",
    ],
    ids=["over-two-lines", "in-a-list", "merge-field", "heading", "heading-of-a-template", "picture", "in-pieces"],
)
def test_a_placeholder_is_found_wherever_it_stands(said, text):
    assert "R101 warning" in [line.split(": ")[0] for line in said(text, status="draft")]


def test_two_placeholders_of_a_list_are_two(said):
    assert len(said("- FILL IN one\n- FILL IN two", status="draft")) == 2


NO_PLACEHOLDERS = {
    "small": "Please fill in the form.",
    "code": "`FILL IN`",
    "in": "REFILL INSIDE",
    "a-list": "Write a to-do list, or say what is left to do.",
    "chromosomes": "Girls with 47,XXX, the XXX syndrome, are tall.",
    "a-size": "It comes in XL and XXL.",
    "a-step": "Insert the needle here. Add the date here if you wish.",
    "in-a-quotation": "She said “the pain […] went” and “it [the disc] hurt”.",
    "brackets": "It [sic] was read [in part] by him [our emphasis].",
    "questions": "What now???",
    "words-of-a-link": "We are in Harbor ([map here](https://example.org/map)).",
    "where-it-was-made": "- Made in Germany\n- Created by Jane Doe",
    "a-note-to-readers": "Editor's note: This page was about ice before.\n\nAuthor's note: Two of us wrote this.",
    "a-hope": "We wrote: I hope this helps you to ask.",
    "a-draft-of-others": "Follow the guidance (draft)\n\n- Follow the guidance (final)",
    "of-course": "Of course, you can wait. Sure, a scan shows more.",
}


@pytest.mark.parametrize("text", NO_PLACEHOLDERS.values(), ids=NO_PLACEHOLDERS)
def test_what_is_no_placeholder(said, text):
    assert said(text) == []


LEFTOVERS = {
    "field-of-word": ("It helps (see Error! Reference source not found.).", "Error! Reference source not found."),
    "to-do": ("We rest. TODO: add the trial.", "TODO: add the trial"),
    "to-do-small": ("To-do: add the trial.", "To-do: add the trial"),
    "a-word": ("It takes TBD weeks.", "TBD weeks"),
    "crosses": ("XXX in 100 people.", "XXX"),
    "crosses-of-a-year": ("As of 20XX.", "20XX"),
    "crosses-of-a-day": ("Come on May XX, 2026.", "XX"),
    "to-come": ("A visit costs TK dollars.", "TK"),
    "latin": ("Lorem ipsum dolor.", "Lorem ipsum"),
    "brackets": ("Call [your phone number] now.", "[your phone number]"),
    "brackets-of-one-word": ("It costs [amount] now.", "[amount]"),
    "brackets-of-a-thing": ("We give [treatment] here.", "[treatment]"),
    "brackets-of-dots": ("It costs […] now.", "[…]"),
    "day-of-zeros": ("Come on 00/00/0000 now.", "00/00/0000"),
    "weeks-unknown": ("Rest for X weeks.", "X"),
    "to-be-cited": ("It helps (add reference).", "(add reference)"),
    "form-of-word": ("Click or tap here to enter text.", "Click or tap here to enter text."),
    "of-a-program": ("It took NaN days.", "NaN"),
    "questions": ("It costs ??? now.", "???"),
    "a-picture": ("Insert picture here", "Insert picture here"),
}


@pytest.mark.parametrize(("text", "shown"), LEFTOVERS.values(), ids=LEFTOVERS)
def test_what_a_writer_has_left_for_later_is_said(said, text, shown):
    assert f'R101 error: text: "{shown}" is not written yet. Write it, or keep `status: draft`' in said(text)
    assert all("warning" in line for line in said(text, status="draft"))


@pytest.mark.parametrize("title", ["New article", "My first post", "Hello world", "2026-01-05"])
def test_a_title_that_says_nothing_is_said(said, title):
    assert f'R101 error: title: "{title}" says nothing to a reader. Write the sentence, or take this field out' in said(
        "Rest.", title=title
    )


@pytest.mark.parametrize(
    ("tag", "says"), [("General", False), ("Articles", False), ("988", True), ("General health", True)]
)
def test_a_tag_says_something(said, tag, says):
    assert any("R101 error: tags: " in one for one in said("Rest.", tags=f"[{tag}]")) != says


@pytest.mark.parametrize(
    "title",
    [
        "About a day to come",
        "Years to come",
        "Five steps to follow",
        "A diet to follow",
        "Easy to follow",
        "When surgery is pending",
        "What to do",
    ],
)
def test_a_title_in_english_is_no_placeholder(said, title):
    assert said("Rest.", title=title) == []


@pytest.mark.parametrize(
    "title",
    [
        "Title to come",
        "Text to follow",
        "Figures to follow",
        "Key points to come",
        "Diagnosis to follow",
        "Title TBC",
        "The title goes here",
        "Text is pending",
    ],
)
def test_a_title_that_is_still_to_come_is_one(said, title):
    (sentence,) = said("Rest.", title=title)
    assert sentence.startswith(f'R101 error: title: "{title}" is not written yet.')


def test_an_example_of_the_settings_that_was_let_in_is_no_way_to_reach_anyone(tmp_path):
    content = shutil.copytree(SOUND, tmp_path / "content")
    contact = {"phone": "+1 555 010 0100", "email": "us@harbor.example", "hours": "Monday to Friday"}
    repository = "https://github.com/owner/repository"
    found = findings(content, CONTACT=Contact(**contact), REPOSITORY=repository, **MADE_UP)
    assert [(one.what, one.level) for one in found] == [("CONTACT.phone", "warning"), ("REPOSITORY", "warning")]
    assert found[0].sentence == "is the example, and nobody is reached by it. Write what is true, or None"


def test_what_is_left_to_write_twice_is_said_to_be_left_and_not_to_stand_twice(said):
    lines = said("Rest.", key_points="[One., FILL IN, FILL IN]", status="draft")
    assert [line.split()[0] for line in lines] == ["R101", "R101"]
