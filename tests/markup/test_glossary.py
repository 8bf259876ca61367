"""The words of the A to Z page, and their marks in a text."""

import re

import pytest

from editorial.markup.glossary import Marker, plain
from editorial.model import data
from plugins.glossary import by_letter
from tests.conftest import ROOT


def letters(*words: str) -> list[tuple[str, list[str]]]:
    terms = [data.Term(term=word, meaning="A meaning.") for word in words]
    return [(letter, [entry["term"] for entry in entries]) for letter, entries in by_letter(terms)]


def test_words_stand_under_their_letters_in_order():
    assert letters("Nerve", "disc", "DNA", "Allogeneic") == [
        ("A", ["Allogeneic"]),
        ("D", ["disc", "DNA"]),
        ("N", ["Nerve"]),
    ]


def test_each_letter_stands_once_whatever_the_case():
    assert [letter for letter, _ in letters("nerve", "Nerve root", "NSAID", "needle")] == ["N"]


def test_no_words_no_letters():
    assert by_letter([]) == []


def test_a_word_keeps_its_meaning_and_other_forms():
    term = data.Term(term="Platelet-rich plasma", meaning="A <part> of blood.", also=["PRP"])
    assert by_letter([term])[0][1] == [
        {
            "term": "Platelet-rich plasma",
            "meaning": "A <part> of blood.",
            "also": ["PRP"],
            "anchor": "platelet-rich-plasma",
        }
    ]


def test_every_real_word_has_an_anchor_of_its_own():
    words = by_letter(data.load(ROOT / "content", "glossary").values())
    anchors = [entry["anchor"] for _, entries in words for entry in entries]
    assert [anchor for anchor in anchors if len(anchor.split()) != 1] == []
    assert len(anchors) == len(set(anchors))


TERMS = [
    data.Term(term="Disc", also=["discs", "intervertebral disc"], meaning="A pad."),
    data.Term(term="Herniated disc", also=["slipped disc"], meaning="A disc that bulges."),
    data.Term(term="FDA approval", also=["approved by the FDA"], meaning="A decision."),
    data.Term(term="MRI", meaning="A scan."),
    data.Term(term="PRP (platelet-rich plasma)", also=["PRP", "platelet-rich plasma"], meaning="A part of blood."),
    data.Term(term="Platelet", also=["platelets"], meaning="A piece of a cell."),
    data.Term(term="Scheuermann's disease", also=["Scheuermann's disease"], meaning="A bent spine."),
    data.Term(term="R&D", meaning="Finding out."),
]
MARKER = Marker(TERMS)
MARK = re.compile(r"<button[^>]*>([^<]*)</button>")


def marks(html: str) -> list[str]:
    return MARK.findall(MARKER.mark(html)[0])


MARKED = {
    "word": ("A disc wears.", ["disc"]),
    "other-form": ("Two discs wear.", ["discs"]),
    "capital-at-the-start": ("Discs wear.", ["Discs"]),
    "capital-after-a-full-stop": ("It hurts. Discs wear.", ["Discs"]),
    "capital-after-a-citation": ('It hurts.<sup class="cite"><a href="#ref-1">1</a></sup> Discs wear.', ["Discs"]),
    "capital-after-a-quote": ("&ldquo;Really?&rdquo; Discs wear.", ["Discs"]),
    "capital-in-an-opening-quote": ("&ldquo;Disc pain.&rdquo;", ["Disc"]),
    "capital-after-a-colon": ("Note: Discs wear.", ["Discs"]),
    "capital-in-a-strong-start": ("<strong>Discs</strong> wear.", ["Discs"]),
    "capital-in-the-next-item": ("<li>Worn</li><li>Discs</li>", ["Discs"]),
    "longest-form": ("An intervertebral disc.", ["intervertebral disc"]),
    "longest-term": ("A herniated disc.", ["herniated disc"]),
    "longest-then-the-shorter": ("A herniated disc is a disc.", ["herniated disc", "disc"]),
    "no-part-of-a-word-already-marked": ("A herniated disc, another herniated disc.", ["herniated disc"]),
    "once-a-page": ("<p>A disc.</p><p>A disc, two discs.</p>", ["disc"]),
    "approval": ("It has FDA approval.", ["FDA approval"]),
    "possessive": ("The disc&rsquo;s core.", ["disc"]),
    "quoted": ("A &ldquo;slipped disc&rdquo; heals.", ["slipped disc"]),
    "in-brackets": ("A pad (disc) wears.", ["disc"]),
    "after-a-slash": ("Bone/disc pain.", ["disc"]),
    "two-at-a-slash": ("By MRI/PRP.", ["MRI", "PRP"]),
    "beside-a-dash": ("Pads&mdash;discs&mdash;wear.", ["discs"]),
    "over-two-lines": ("A slipped\ndisc.", ["slipped\ndisc"]),
    "with-a-space-that-holds": ("A slipped&nbsp;disc.", ["slipped&nbsp;disc"]),
    "hyphen-of-its-own": ("Some platelet-rich plasma.", ["platelet-rich plasma"]),
    "curly-apostrophe": ("It is Scheuermann&rsquo;s disease.", ["Scheuermann&rsquo;s disease"]),
    "name-at-the-start": ("Scheuermann's disease.", ["Scheuermann's disease"]),
    "mark-of-html": ("Our R&amp;D.", ["R&amp;D"]),
    "strong": ("A <strong>disc</strong>.", ["disc"]),
    "table-cell": ("<td>disc</td>", ["disc"]),
    "end-of-the-text": ("a disc", ["disc"]),
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
    "over-two-elements": "A slipped <em>bone</em> mri.",
    "heading": "<h2>What is a disc?</h2><h3>An <em>MRI</em></h3>",
    "link": '<a href="https://example.org">a disc by <em>MRI</em></a>',
    "citation": '<sup class="cite"><a href="#ref-1">1</a>(disc)</sup>',
    "code": "<code>disc</code><pre><code>MRI</code></pre>",
    "drawing": "<figure><svg><title>Disc</title><text>disc</text><a>MRI</a> PRP</svg></figure>",
    "caption": "<table><caption>The disc</caption><th>MRI</th></table><figcaption>PRP</figcaption>",
    "defined-word": "<dl><dt>disc</dt></dl>",
    "attribute": '<p title="A > disc">Text.</p>',
    "remark": "<!-- A disc > MRI -->",
    "script": "<script>disc > 1</script><style>disc{}</style>",
    "entity": "&disc;",
}


@pytest.mark.parametrize(("html", "expected"), MARKED.values(), ids=MARKED)
def test_first_uses_are_marked(html, expected):
    assert marks(html) == expected


@pytest.mark.parametrize("html", NOT_MARKED.values(), ids=NOT_MARKED)
def test_what_is_not_running_text_or_no_whole_word_is_left_alone(html):
    assert MARKER.mark(html) == (html, [])


def test_a_use_that_is_not_marked_leaves_the_next_one_to_be_the_first():
    assert MARKER.mark("<h2>Discs</h2><p>A disc.</p>")[0].startswith("<h2>Discs</h2><p>A <span")


def test_a_mark_names_its_entry():
    html, terms = MARKER.mark("Put PRP in")
    button = '<button type="button" class="term" popovertarget="word-prp-platelet-rich-plasma">PRP</button>'
    assert html == f"Put {button} in"
    assert [term.anchor for term in terms] == ["prp-platelet-rich-plasma"]


def test_the_words_of_a_page_stand_from_a_to_z():
    assert [term.term for term in MARKER.mark("PRP, a slipped disc, discs.")[1]] == [
        "Disc",
        "Herniated disc",
        "PRP (platelet-rich plasma)",
    ]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("a (disc) b", "(disc)"),
        ("a &ldquo;disc,&rdquo; b", "&ldquo;disc,&rdquo;"),
        ("a disc&rsquo;s b", "disc&rsquo;s"),
        ("a bone/disc b", "/disc"),
    ],
    ids=["brackets", "quotes", "possessive", "slash"],
)
def test_what_touches_a_mark_stays_on_its_line(text, whole):
    html = MARKER.mark(text)[0]
    assert f'<span class="whole">{whole}</span>' in MARK.sub(r"\1", html)


def test_marking_one_page_changes_nothing_on_the_next():
    assert MARKER.mark("A disc.") == MARKER.mark("A disc.")


@pytest.mark.parametrize("text", [case[0] for case in MARKED.values()], ids=MARKED)
def test_marks_can_be_taken_away_again(text):
    assert plain(MARKER.mark(text)[0]) == text


def test_a_glossary_without_words_marks_nothing():
    assert Marker([]).mark("A disc.") == ("A disc.", [])
