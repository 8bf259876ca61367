"""Words of the glossary in texts: unused ones, and abbreviations. Single mistakes stand in `mistakes/abbreviation-...`."""

import pytest

from tests.conftest import HEADER, findings

TERMS = """terms:
  - term: Mesenchymal stem cell (MSC)
    also: [MSCs]
    meaning: A cell.
  - term: PRP (platelet-rich plasma)
    also: [PRP, platelet-rich plasma]
    meaning: A part of blood.
  - term: MRI
    meaning: A scan.
  - term: FDA approval
    meaning: A decision.
  - term: Joint
    also: [ball joint]
    meaning: Where two bones meet.
"""
LINES = HEADER.count("\n")


@pytest.fixture
def found(sound):
    """A function that says what one rule finds in a text: the line of its body, and the word in quotes or the term."""
    (sound / "data/glossary.yaml").write_text(TERMS, encoding="utf-8")

    def found(rule: str, body: str) -> list[tuple[int, str]]:
        (sound / "articles/rest.md").write_text(HEADER + body + "\n", encoding="utf-8")
        hits = [finding for finding in findings(sound) if finding.rule == rule]
        if rule == "R6":
            return [(hit.place.line, hit.what) for hit in hits]
        return [(hit.place.line - LINES, hit.sentence.split('"')[1]) for hit in hits]

    return found


SPELLED_OUT = {
    "words-then-letters": "Platelet-rich plasma (PRP) is blood. PRP helps.",
    "over-two-lines": "Platelet-rich plasma\n(PRP) is blood.",
    "or": "Stem cells (mesenchymal stem cells, or MSCs) live here. An MSC is small.",
    "only-or": "A scan with magnets (or MRI) shows it.",
    "stands-for": "MRI stands for magnetic resonance imaging. An MRI is loud.",
    "for-short": "It is benign paroxysmal positional vertigo, or BPPV for short. BPPV is no stroke.",
    "called": "Magnetic resonance imaging, called MRI for short, is loud.",
    "with-more-in-the-bracket": "A scan with magnets (MRI; loud) shows it.",
    "letters-then-words": "PRP (platelet-rich plasma) is blood.",
    "title-of-a-section": "## PRP\n\nPlatelet-rich plasma (PRP) is blood.",
    "title-of-a-card": '!!! note "About MRI"\n    A scan (MRI) is loud.',
    "caption-of-a-table": "Table: MRI and cost.\n\n| A |\n|---|\n| b |\n\nA scan (MRI) is loud.",
    "code": "Write `PRP`.\n\n    PRP",
    "address": "See https://example.org/MRI and [the rules](https://example.org/PRP).",
    "file": "See [the rules]({filename}MRI.md).",
    "citation": "It is so.[@doe2024, MRI 4]",
    "part-of-a-word": "An MRIs4, a non-PRP kit.",
    "one-that-everyone-knows": "The FDA looked at an ECG.",
}


@pytest.mark.parametrize("body", SPELLED_OUT.values(), ids=SPELLED_OUT)
def test_abbreviations_that_are_spelled_out(found, body):
    assert found("R7", body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One.\n\nPRP helps.", [(3, "PRP")]),
        ("MSCs and PRP help.", [(1, "MSC"), (1, "PRP")]),
        ("See it (an MRI) first.", [(1, "MRI")]),
        ("By MRI/PRP.", [(1, "MRI"), (1, "PRP")]),
        ("PRP helps. Platelet-rich plasma (PRP) is blood.", [(1, "PRP")]),
        ("P*R*P helps.", [(1, "PRP")]),
        ("| A |\n|---|\n| PRP |", [(3, "PRP")]),
    ],
    ids=["alone", "two", "in-brackets-without-words", "slash", "too-late", "in-pieces", "in-a-cell"],
)
def test_abbreviations_that_are_not(found, body, expected):
    assert found("R7", body) == expected


USED = "MSCs, PRP, MRI, FDA approval."


@pytest.mark.parametrize(
    "text",
    [
        "A joint.",
        "THE JOINT",
        "the Joint Trial",
        "A ball\njoint.",
        "[joint](about.md)",
        "![A joint](a.png)",
        "## Joint",
    ],
)
def test_a_word_is_used_wherever_readers_meet_it(found, text):
    assert found("R6", f"{USED}\n\n{text}") == []


@pytest.mark.parametrize(
    "text", ["", "A jointure.", "joint-shaped", "https://example.org/joint.html", "<!-- joint -->"]
)
def test_a_word_that_readers_meet_nowhere(found, text):
    assert found("R6", f"{USED}\n\n{text}") == [(TERMS[: TERMS.index("term: Joint")].count("\n") + 1, "Joint")]
