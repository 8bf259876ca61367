"""What a Document holds: the blocks that a reader takes in, in reading order, and what Markdown did not understand."""

import pytest

from editorial.markup.document import Document

UNKNOWN = {
    "bold-never-closed": ("It is **so.", "It is **so."),
    "struck-out": ("~~No and ==yes==.", "~~No and ==yes==."),
    "link-with-a-space": ("[words] (https://example.org)", "[words] (https://example.org)"),
    "link-to-nothing": ("[words][none] and [more]", "[words][none] and [more]"),
    "note": ("Rest.[^1]", "Rest.[^1]"),
    "tag": ("A <b>bold</b> word", "A <b>bold</b> word"),
    "tag-that-never-ends": ("A <sup>high word", "A <sup>high word"),
    "address-that-runs": ("<javascript:alert(1)>", "<javascript:alert(1)>"),
    "comment-that-never-ends": ("One <!-- two", "One <!– two"),
    "entity": ("&nosuch; & more", "&nosuch; & more"),
    "fence": ("```\nopen", "``` open"),
    "contents": ("[TOC]", "[TOC]"),
    "braces": ("Text {: .note } more {static}", "Text {: .note } more {static}"),
    "escaped": (r"\*not slanted\* and \[no link\]", "*not slanted* and [no link]"),
    "citation": ("Rest.[@Doe 2024]", "Rest.[@Doe 2024]"),
}


@pytest.mark.parametrize(("text", "seen"), UNKNOWN.values(), ids=UNKNOWN)
def test_a_mark_that_markdown_does_not_understand_is_seen_as_what_it_is(parsed, text, seen):
    (block,) = parsed(text).body
    assert block.text == seen


def shape(document: Document) -> list[tuple[str, str, str]]:
    return [(block.kind, block.card_kind, block.text) for block in document.body]


def test_blocks_stand_in_reading_order_each_with_its_kind_and_card(parsed):
    document = parsed(
        '## One\n\nTwo *three*.[@doe2024]\n\n- four\n    - five\n\nTable: Six.\n\n| seven |\n|---|\n| eight |\n\n'
        '!!! note "Nine"\n    Ten.\n\n![eleven](tiny.svg "Twelve.")\n\nA claim.\n\n'
        '!!! evidence "low"\n    It may.[@doe2024]\n\nWord\n:   Meaning.\n\n    code'
    )  # fmt: skip
    assert shape(document) == [
        ("heading", "", "One"),
        ("paragraph", "", "Two three."),
        ("point", "", "four"),
        ("point", "", "five"),
        ("caption", "", "Six."),
        ("cell", "", "seven"),
        ("cell", "", "eight"),
        ("card heading", "note", "Nine"),
        ("paragraph", "note", "Ten."),
        ("alternative text", "", "eleven"),
        ("caption", "", "Twelve."),
        ("paragraph", "", "A claim."),
        ("note", "evidence", "It may."),
        ("term", "", "Word"),
        ("meaning", "", "Meaning."),
        ("meaning", "", "code"),
    ]
    assert [(block.level, block.typed) for block in document.body[2:4]] == [(1, "-"), (2, "-")]
    assert [table.headers for table in document.tables] == [("seven",)]
    assert [(picture.source, picture.alt, picture.caption) for picture in document.pictures] == [
        ("tiny.svg", "eleven", "Twelve.")
    ]
    assert [(note.card.head.title, note.above, note.one_paragraph) for note in document.notes] == [
        ("low", "paragraph", True)
    ]
    assert document.cited_keys() == {"doe2024"}


@pytest.mark.parametrize(
    "line",
    ["A claim.[@doe2024, p. 4] It may.", "A claim.[@doe2024, Table 2]", 'A [claim](https://example.org/ "What it was").',
     "A ![claim](tiny.png).", "- A claim.[@doe2024, pp. 4-5]"],
)  # fmt: skip
def test_what_stands_beside_a_line_does_not_part_it_from_what_is_below(parsed, said, line):
    document = parsed(f'{line}\n\n!!! evidence "low"\n    It may.[@doe2024, p. 1]\n\n!!! evidence "low"\n    It may.')
    assert [note.above for note in document.notes] == ["point" if line[0] == "-" else "paragraph", "note"]
    assert said("In one survey, people with a sore back rest at home in[@doe2024, p. 4]\n\n- a chair\n- a bed") == []


def test_what_the_program_adds_is_nobodys_word(parsed):
    """Numbers of citations, levels, what only a listener hears, names of cards that a writer has left out."""
    text = '!!! emergency\n    - one\n\n!!! dont\n    - do not\n\nA claim.[@doe2024]\n\n!!! evidence "low"\n    It may.'
    assert [block.text for block in parsed(text).body] == ["one", "do not", "A claim.", "It may."]


def test_raised_and_lowered_numbers_are_other_numbers(parsed):
    assert parsed("10<sup>6</sup>, H<sub>2</sub>O, x<sup>th</sup>").body[0].text == "10⁶, H₂O, xth"


def test_a_section_ends_where_the_next_of_its_level_begins(parsed):
    document = parsed("## One\n\na\n\n### Two\n\nb\n\n## Three\n\nc")
    one, two, three = document.headings()
    texts = [[block.text for block in document.section(heading)] for heading in (one, two, three)]
    assert texts == [["a", "Two", "b"], ["b"], ["c"]]
    assert [(section.id, section.title) for section in document.contents] == [("one", "One"), ("three", "Three")]


def test_an_empty_heading_has_a_place(parsed):
    document = parsed("One\n\n##\n\nTwo", header="---\n---\n")
    (heading,) = document.headings()
    assert (heading.text, document.place(heading)) == ("", (5, 1))


def test_an_empty_text_has_no_blocks(parsed):
    document = parsed("\n \n<!-- nothing -->\n")
    assert (document.html.strip(), list(document.body)) == ("", [])
