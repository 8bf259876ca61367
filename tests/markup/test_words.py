"""What is wrong with the words of the glossary in a text. Each single mistake stands in `mistakes/`; here is what is none."""

from pathlib import Path

import pytest
from editorial.markup.words import unexplained, unused
from editorial.model.source import Source

from editorial.model import data

TERMS = [
    data.Term(term="Mesenchymal stem cell (MSC)", also=["MSCs"], meaning="A cell."),
    data.Term(term="PRP (platelet-rich plasma)", also=["PRP", "platelet-rich plasma"], meaning="A part of blood."),
    data.Term(term="MRI", meaning="A scan."),
    data.Term(term="FDA approval", meaning="A decision."),
]


def said(body: str) -> list[tuple[int, str]]:
    text = Source(Path("content/articles/rest.md"), "", body, body_line=1)
    return [(finding.place.line, finding.sentence.split('"')[1]) for finding in unexplained(TERMS, text)]


SPELLED_OUT = {
    "words-then-letters": "Platelet-rich plasma (PRP) is blood. PRP helps.",
    "over-two-lines": "Platelet-rich plasma\n(PRP) is blood.",
    "or": "Stem cells (mesenchymal stem cells, or MSCs) live here. An MSC is small.",
    "only-or": "A scan with magnets (or MRI) shows it.",
    "with-more-in-the-bracket": "A scan with magnets (MRI; loud) shows it.",
    "letters-then-words": "PRP (platelet-rich plasma) is blood.",
    "title-of-a-section": "## PRP\n\nPlatelet-rich plasma (PRP) is blood.",
    "title-of-a-card": '!!! note "About MRI"\n    A scan (MRI) is loud.',
    "caption-of-a-table": "Table: MRI and cost.\n\nA scan (MRI) is loud.",
    "code": "Write `PRP`.",
    "address": "See https://example.org/MRI and [here](https://example.org/PRP).",
    "file": "See [here]({filename}MRI.md).",
    "citation": "It is so.[@doe2024, MRI 4]",
    "part-of-a-word": "The PRPX, an MRIs4, a non-PRP kit.",
    "no-abbreviation-of-the-glossary": "The FDA looked at an EMG.",
}


@pytest.mark.parametrize("body", SPELLED_OUT.values(), ids=SPELLED_OUT)
def test_abbreviations_that_are_spelled_out(body):
    assert said(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One.\n\nPRP helps.", [(3, "PRP")]),
        ("MSCs and PRP help.", [(1, "MSC"), (1, "PRP")]),
        ("See it (an MRI) first.", [(1, "MRI")]),
        ("By MRI/PRP.", [(1, "MRI"), (1, "PRP")]),
        ("PRP helps. Platelet-rich plasma (PRP) is blood.", [(1, "PRP")]),
    ],
    ids=["alone", "two", "in-brackets-without-words", "slash", "too-late"],
)
def test_abbreviations_that_are_not(body, expected):
    assert said(body) == expected


@pytest.fixture
def folder(tmp_path):
    """A content folder whose glossary has one word."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/glossary.yaml").write_text(
        "terms:\n  - meaning: A pad.\n    term: Disc\n    also: [slipped disc]\n"
    )
    return tmp_path


@pytest.mark.parametrize("text", ["A disc.", "THE DISC", "the Disc Trial", "A slipped\ndisc.", "[disc](about.md)"])
def test_a_word_is_used_wherever_readers_meet_it(folder, text):
    assert list(unused(data.load(folder, "glossary"), folder, ["Nothing.", text])) == []


@pytest.mark.parametrize("text", ["", "A discus.", "disc-shaped", "https://example.org/disc.html"])
def test_a_word_that_readers_meet_nowhere(folder, text):
    [finding] = unused(data.load(folder, "glossary"), folder, [text])
    assert (finding.place.line, finding.what) == (3, "Disc")
