"""Faults against the evidence, planted one to a page: each must be named by its rule on its line, and nothing else said.

The pages stand in `mistakes/`, with the whole sentence beside each; here stands what must be caught, as one list.
"""

import pytest

from tests.rules.test_mistakes import findings

FAULTS = {
    "a result without a reference": ("result-without-reference", "R35", "21 of 44"),
    "a verb too strong for low certainty": ("evidence-low-says-eases", "R37", "eases"),
    "a verb too strong for moderate certainty": ("evidence-moderate-says-reduces", "R37", "reduces"),
    "a hedge on one half of a claim only": ("evidence-low-hedges-only-one-half", "R37", "reduces"),
    "a claim without its studies": ("evidence-without-reference", "R36", "!!! evidence"),
    "a certainty that is none": ("evidence-certainty-misspelt", "R36", "!!! evidence"),
    "a dead key": ("citation-unknown-near", "R35", "[@doe2042]"),
    "a study without an identifier": ("reference-without-link", "R78", "id: "),
    "a study that is cited nowhere": ("reference-that-no-page-cites", "R35", "id: "),
    "one key for two studies": ("reference-twice", "R78", "id: doe2024"),
    "a retracted study": ("reference-retracted", "R52", "@doe2024"),
    "a sign-off of another text": ("review-of-a-word-since-changed", "R31", "signed:"),
    "a review that nobody signed": ("review-not-signed", "R30", "review:"),
    "a review by the author": ("review-by-its-author", "R29", "reviewed_by:"),
    "a claim of review in the text": ("reviewed-said-in-the-text", "R30", "checked by a doctor"),
    "proven": ("words-proven", "R38", "proven"),
    "cure": ("words-cure", "R38", "cure"),
    "safe and effective": ("words-safe-and-effective-in-a-caption", "R38", "safe and effective"),
    "FDA-approved": ("words-fda-approved", "R38", "FDA-approved"),
    "avoid surgery": ("words-avoid-surgery-in-a-card", "R38", "avoid back surgery"),
    "regrown tissue": ("words-regenerates", "R38", "regenerates"),
    "guaranteed": ("words-guaranteed-after-a-denial", "R38", "guaranteed"),
    "miracle": ("words-miracle-not-only", "R38", "miracle"),
    "a lone percentage": ("percentage-alone", "R9", "%"),
    "studies show, and none is named": ("studies-show-without-reference", "R39", "tudies show"),
    "research proves, and a web page is named": ("research-proves-with-a-page", "R39", "esearch"),
    "a benefit without its harm": ("risk-without-harm", "R10", "!!! risk"),
    "two denominators for one choice": ("risk-counted-in-two-sizes", "R10", "in"),
    "an offer without a word on our interest": ("offer-without-our-interest", "R43", ""),
    "a voice that praises": ("testimonial", "R44", ""),
    "an abbreviation nobody has explained": ("abbreviation-not-spelled-out", "R7", "PRP"),
    "one word, two entries": ("term-that-is-a-form-of-another", "R78", ""),
}


@pytest.mark.parametrize(("page", "rule", "words"), FAULTS.values(), ids=FAULTS)
def test_a_planted_fault_is_named_on_its_line(tmp_path, page, rule, words):
    found = findings(page, tmp_path)
    assert {finding.rule for finding in found} == {rule}
    first = found[0]
    lines = (tmp_path / first.path).read_text(encoding="utf-8").splitlines()
    assert words in lines[first.place.line - 1]
