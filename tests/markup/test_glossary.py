"""The words of the glossary in a text: which uses are marked, and how."""

import re
import time

import pytest

from editorial.markup.glossary import Finder, unmarked
from editorial.model.term import Term
from tests.markup.conftest import HEADER, Parser

TERMS = """
  - {term: Disc, also: [discs, intervertebral disc], meaning: A pad.}
  - {term: Herniated disc, everyday: slipped disc, meaning: A disc that bulges.}
  - {term: FDA approval, also: [approved by the FDA], meaning: A decision.}
  - {term: MRI, meaning: A scan.}
  - {term: PRP (platelet-rich plasma), also: [PRP, platelet-rich plasma], meaning: A part of blood.}
  - {term: Platelet, also: [platelets], meaning: A piece of a cell.}
  - {term: Scheuermann's disease, also: [Scheuermann's disease], meaning: A bent spine.}
  - {term: R&D, meaning: Finding out.}"""
MARK = re.compile(r'<a class="term"[^>]*>([^<]*)</a>')


@pytest.fixture(scope="module")
def marked(tmp_path_factory) -> Parser:
    """A function that says what Markdown becomes where there are words to explain."""
    return Parser(tmp_path_factory.mktemp("glossary") / "content", TERMS)


MARKED = {
    "word": ("A disc wears.", ["disc"]),
    "other-form": ("Two discs wear.", ["discs"]),
    "capital-at-the-start": ("Discs wear.", ["Discs"]),
    "capital-after-a-full-stop": ("It hurts. Discs wear.", ["Discs"]),
    "capital-after-a-citation": ("It hurts.[@doe2024] Discs wear.", ["Discs"]),
    "capital-after-a-quote": ('"Really?" Discs wear.', ["Discs"]),
    "capital-in-an-opening-quote": ('"Disc pain."', ["Disc"]),
    "capital-after-a-colon": ("Note: Discs wear.", ["Discs"]),
    "capital-in-a-strong-start": ("**Discs** wear.", ["Discs"]),
    "capital-in-the-next-item": ("- Worn\n- Discs", ["Discs"]),
    "longest-form": ("An intervertebral disc.", ["intervertebral disc"]),
    "longest-term": ("A herniated disc.", ["herniated disc"]),
    "longest-then-the-shorter": ("A herniated disc is a disc.", ["herniated disc", "disc"]),
    "no-part-of-a-word-already-marked": ("A herniated disc, another herniated disc.", ["herniated disc"]),
    "once-a-page": ("A disc.\n\nA disc, two discs.", ["disc"]),
    "not-counted-where-it-cannot-be-marked": ("## Discs\n\nA disc.", ["disc"]),
    "approval": ("It has FDA approval.", ["FDA approval"]),
    "possessive": ("The disc's core.", ["disc"]),
    "quoted": ('A "slipped disc" heals.', ["slipped disc"]),
    "in-brackets": ("A pad (disc) wears.", ["disc"]),
    "after-a-slash": ("Bone/disc pain.", ["disc"]),
    "two-at-a-slash": ("By MRI/PRP.", ["MRI", "PRP"]),
    "beside-a-dash": ("Pads---discs---wear.", ["discs"]),
    "over-two-lines": ("A slipped\ndisc.", ["slipped\ndisc"]),
    "with-a-space-that-holds": ("A slipped&nbsp;disc.", ["slipped\u00a0disc"]),
    "entity-inside": ("A di&#115;c.", ["disc"]),
    "hyphen-of-its-own": ("Some platelet-rich plasma.", ["platelet-rich plasma"]),
    "curly-apostrophe": ("It is Scheuermann's disease.", ["Scheuermann’s disease"]),
    "name-at-the-start": ("Scheuermann’s disease.", ["Scheuermann’s disease"]),
    "mark-of-html": ("Our R&D.", ["R&amp;D"]),
    "strong": ("A **disc**.", ["disc"]),
    "table-cell": ("| A |\n|---|\n| disc |", ["disc"]),
    "evidence-note": ('A claim.\n\n!!! evidence "low"\n    A disc may help.[@doe2024]', ["disc"]),
}
NOT_MARKED = {
    "part-of-a-word": "Discourse on discuss and predisc.",
    "capital-inside-a-sentence": "In the Disc Trial, or at Disc.",
    "small-letters-of-an-abbreviation": "An mri, a Prp, fda approval.",
    "all-capitals": "DISCS WEAR.",
    "hyphens": "disc-shaped, non-disc, MRI-guided, disc- or bone-like, disc\u2011shaped.",
    "address": "https://example.org/disc and https://disc.example.org/MRI",
    "mail": "disc@example.org and write@disc.org",
    "host": "example.disc.org",
    "file": "disc.html",
    "over-two-elements": "A slipped *bone* mri.",
    "heading": "## What is a disc?\n\n### An *MRI*",
    "link": "[a disc by *MRI*](https://example.org)",
    "citation": "It is so.[@doe2024, disc]",
    "code": "`disc`\n\n    MRI",
    "drawing": "![Disc](tiny.svg)",
    "caption": '![A line](tiny.svg "PRP")\n\nTable: The disc.\n\n| MRI |\n|---|\n| a |',
    "heading-of-a-card": '!!! note "About discs"\n    Text.',
    "defined-word": "disc\n:   A pad.",
    "tooltip": '<abbr title="disc">A</abbr>',
    "comment": "<!-- A disc > MRI -->",
    "no-entity": "&disc;",
}


@pytest.mark.parametrize(("text", "expected"), MARKED.values(), ids=MARKED)
def test_first_uses_are_marked_and_the_marks_can_be_taken_away_again(marked, parsed, text, expected):
    html = marked(text).html
    assert MARK.findall(html) == expected
    assert unmarked(html) == parsed(text).html


@pytest.mark.parametrize("text", NOT_MARKED.values(), ids=NOT_MARKED)
def test_what_is_not_running_text_or_no_whole_word_is_left_alone(marked, text):
    document = marked(text)
    assert (MARK.findall(document.html), document.terms) == ([], [])


def test_a_mark_names_its_entry(marked):
    """By the place that it has in the list."""
    document = marked("PRP in a disc")
    link = '<a class="term" href="#w{}" role="doc-glossref">{}</a>'
    assert document.html == f"<p>{link.format(2, 'PRP')} in a {link.format(1, 'disc')}</p>"
    assert [term.term for term in document.terms] == ["Disc", "PRP (platelet-rich plasma)"]


def test_the_words_of_a_page_stand_from_a_to_z(marked):
    terms = [term.term for term in marked("PRP, a slipped disc, discs.").terms]
    assert terms == ["Disc", "Herniated disc", "PRP (platelet-rich plasma)"]


def test_a_mark_is_no_link_of_the_writer(marked):
    """Whose links are checked, and are a part of what a reviewer signs."""
    document = marked("A disc.")
    assert (document.links, document.blocks[-1].spans) == ([], [])


def test_marking_one_page_changes_nothing_on_the_next(marked):
    assert marked("A disc.").html == marked("A disc.").html


def test_a_page_in_another_language_is_not_marked(marked):
    assert marked("A disc.", HEADER.replace("---\n", "---\nlang: es\n", 1)).terms == []


def test_a_large_glossary_costs_no_more_than_the_words_that_a_text_uses():
    terms = [Term(term=f"word{number}", meaning="A word.", also=[f"words{number}"]) for number in range(3_000)]
    begun = time.process_time()
    found = list(Finder(terms).find("Some words7 and word2999. " * 100))
    assert time.process_time() - begun < 1  # to make an expression of each takes three
    assert [form.term.term for form in found] == ["word7", "word2999"] * 100
