"""The numbered list of what a page cites, in AMA style (11th edition)."""

from html import unescape

import pytest

from editorial.model.reference import Reference
from plugins.references import claims, listed, study
from plugins.references.ama import Ama, SourceLink
from plugins.references.ama import links as links_to
from tests.conftest import ROOT, site_of

LIBRARY = site_of(ROOT / "content").references.records
DOE = {"family": "Doe", "given": "Jane Q."}
ROE = {"family": "Roe", "given": "Jo"}
JOURNAL = {"type": "article-journal", "container-title": "The Journal", "issued": {"date-parts": [[2024]]}}


def reference(**fields) -> Reference:
    """A reference with the given CSL fields on top of the needed ones."""
    values = {
        "id": "doe2024",
        "type": "report",
        "title": "A trial of rest",
        "URL": "https://www.example.org/rest",
    }
    values |= {"custom": {"kind": "randomized trial", "design": "Randomized trial", "finding": "No better."}}
    return Reference.model_validate(values | fields)


@pytest.fixture(scope="module")
def ama() -> Ama:
    return Ama()


AMA = {
    "journal": (
        JOURNAL | {"author": [DOE, ROE], "volume": "12", "issue": "3", "page": "753-767"},
        "Doe JQ, Roe J. A trial of rest. <i>The Journal</i>. 2024;12(3):753-767.",
    ),
    "initials-as-pubmed-writes-them": (
        JOURNAL | {"author": [{"family": "Doe", "given": "JQA"}], "volume": "12", "page": "7"},
        "Doe JQA. A trial of rest. <i>The Journal</i>. 2024;12:7.",
    ),
    "journal-with-full-stops": (
        JOURNAL | {"author": [DOE], "container-title": "J. Rest.", "volume": "12", "page": "7"},
        "Doe JQ. A trial of rest. <i>J Rest</i>. 2024;12:7.",
    ),
    "periods-of-us": (
        {"type": "webpage", "author": [DOE], "container-title": "U.S. Food News", "issued": {"date-parts": [[2021, 6, 3]]}},
        "Doe JQ. A trial of rest. U.S. Food News. June 3, 2021.",
    ),
    "journal-without-author": (
        JOURNAL | {"volume": "12", "page": "7"},
        "A trial of rest. <i>The Journal</i>. 2024;12:7.",
    ),
    "journal-ahead-of-print": (
        JOURNAL | {"author": [DOE]},
        "Doe JQ. A trial of rest. <i>The Journal</i>. Published online 2024.",
    ),
    "particle-and-suffix": (
        JOURNAL | {"author": [{"family": "Heide", "non-dropping-particle": "van der", "given": "T.", "suffix": "Jr."}]},
        "van der Heide T Jr. A trial of rest. <i>The Journal</i>. Published online 2024.",
    ),
    "editors-for-authors": (
        {"type": "book", "editor": [DOE, ROE], "publisher": "The Press", "issued": {"date-parts": [[2024]]}},
        "Doe JQ, Roe J, eds. <i>A Trial of Rest</i>. The Press; 2024.",
    ),
    "webpage-with-the-day-it-was-read": (
        {"type": "webpage", "author": [{"literal": "FDA"}], "accessed": {"date-parts": [[2025, 3, 2]]}},
        "FDA. A trial of rest. Accessed March 2, 2025.",
    ),
    "report": (
        {"type": "report", "author": [{"literal": "The Agency"}], "publisher": "The Press", "issued": {"date-parts": [[2024]]}},
        "The Agency. <i>A Trial of Rest</i>. The Press; 2024.",
    ),
    "report-without-author": (
        {"type": "report", "publisher": "The Press", "issued": {"date-parts": [[2024]]}},
        "<i>A Trial of Rest</i>. The Press; 2024.",
    ),
    "webpage": (
        {"type": "webpage", "author": [{"literal": "FDA"}], "container-title": "FDA", "issued": {"date-parts": [[2021, 6, 3]]}},
        "FDA. A trial of rest. FDA. June 3, 2021.",
    ),
    "webpage-without-author-and-day": (
        {"type": "webpage", "container-title": "The Clinic"},
        "A trial of rest. The Clinic.",
    ),
    "three-named-and-others": (
        JOURNAL | {"author": [DOE, ROE, {"literal": "others"}]},
        "Doe JQ, Roe J, et al. A trial of rest. <i>The Journal</i>. Published online 2024.",
    ),
    "six-authors-all-named": (
        JOURNAL | {"author": [DOE] * 6},
        "Doe JQ, Doe JQ, Doe JQ, Doe JQ, Doe JQ, Doe JQ. A trial of rest. <i>The Journal</i>. Published online 2024.",
    ),
    "seven-authors-three-named": (
        JOURNAL | {"author": [DOE] * 7},
        "Doe JQ, Doe JQ, Doe JQ, et al. A trial of rest. <i>The Journal</i>. Published online 2024.",
    ),
    "question": (
        JOURNAL | {"title": "Does rest help?"},
        "Does rest help? <i>The Journal</i>. Published online 2024.",
    ),
    "question-then-more": (
        JOURNAL | {"title": "Does rest help? A trial", "author": [DOE]},
        "Doe JQ. Does rest help? A trial. <i>The Journal</i>. Published online 2024.",
    ),
    "title-with-its-own-full-stop": (
        JOURNAL | {"title": "A trial of rest. Part 2."},
        "A trial of rest. Part 2. <i>The Journal</i>. Published online 2024.",
    ),
    "quotes": (
        JOURNAL | {"title": '"Rest": a women\'s trial', "author": [{"family": "O'Doe", "given": "Jane"}]},
        "O’Doe J. “Rest”: a women’s trial. <i>The Journal</i>. Published online 2024.",
    ),
    "marks-of-html": (
        JOURNAL | {"title": "<script>alert(1)</script> & p < 0.05", "container-title": "Rest & Pain", "author": [DOE]},
        "Doe JQ. &lt;script&gt;alert(1)&lt;/script&gt; &amp; p &lt; 0.05. <i>Rest &amp; Pain</i>. Published online 2024.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "text"), AMA.values(), ids=AMA)
def test_text_in_ama_style(fields, text):
    assert Ama().text(reference(**fields)) == text


@pytest.mark.parametrize("id", LIBRARY)
def test_every_real_reference_reads_well(ama, id):
    text = ama.text(LIBRARY[id])
    for slip in ("..", "?.", "!.", "None", "  ", ". .", ",,", "&lt;i", "others"):
        assert slip not in text
    title = unescape(ama.typeset(LIBRARY[id].title)).rstrip(".?!")
    assert unescape(text).lower().count(title.lower()) == 1
    assert '"' not in text
    assert text.endswith((".", "?", "!"))


@pytest.mark.parametrize(
    ("fields", "links"),
    [
        ({"DOI": "10.1000/182"}, [("DOI", "https://doi.org/10.1000/182")]),
        ({"DOI": "10.1000/(a)#b<1"}, [("DOI", "https://doi.org/10.1000/(a)%23b%3C1")]),
        ({"PMID": "123"}, [("PubMed", "https://pubmed.ncbi.nlm.nih.gov/123/")]),
        ({}, [("example.org", "https://www.example.org/rest")]),
        ({"URL": "https://www.fda.gov/"}, [("fda.gov", "https://www.fda.gov/")]),
        (
            {"DOI": "10.1000/182", "PMID": "123"},
            [
                ("DOI", "https://doi.org/10.1000/182"),
                ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/123/"),
            ],
        ),
    ],
    ids=["doi", "doi-with-signs-of-addresses", "pubmed", "own-address", "own-home-page", "doi-and-pubmed"],
)
def test_links_say_where_they_lead(fields, links):
    assert links_to(reference(**fields)) == [SourceLink(url, name) for name, url in links]


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (98, "Randomized trial, 98 people"),
        (1, "Randomized trial, 1 person"),
        (2372, "Randomized trial, 2,372 people"),
        (None, "Randomized trial"),
    ],
    ids=["people", "one-person", "thousands", "not-stated"],
)
def test_study_in_plain_words(people, words):
    custom = {"kind": "randomized trial", "design": "Randomized trial", "finding": "No better.", "people": people}
    assert study(reference(custom=custom)) == words


def test_the_list_follows_the_numbers(ama):
    library = {"doe2024": reference(), "roe2020": reference(id="roe2020", title="Another")}
    entries = listed(["roe2020", "not-there", "doe2024"], {}, library, ama)
    assert [(entry.number, entry.reference.id) for entry in entries] == [(1, "roe2020"), (3, "doe2024")]
    assert (entries[1].study, entries[1].claims) == ("Randomized trial", "")


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ([], ""),
        (["low"], "Behind a claim of low certainty"),
        (["very low", "very low"], "Behind claims of very low certainty"),
        (["very low", "moderate"], "Behind claims of moderate and very low certainty"),
        (["very low", "low", "high", "low"], "Behind claims of high, low and very low certainty"),
        (["low", "very low", "high", "moderate"], "Behind claims of high, moderate, low and very low certainty"),
    ],
    ids=["none", "one", "two-alike", "two", "three", "all"],
)
def test_the_certainty_of_claims_in_plain_words(levels, words):
    assert claims(levels) == words


def test_a_study_stands_behind_the_claims_of_the_notes_that_cite_it(ama):
    library = {"doe2024": reference(), "roe2020": reference(id="roe2020")}
    entries = listed(["roe2020", "doe2024"], {"doe2024": ["low"]}, library, ama)
    assert [entry.claims for entry in entries] == ["", "Behind a claim of low certainty"]


def test_an_entry_says_what_was_found_and_what_weakens_it(ama):
    study = {"kind": "case report", "design": "Case report", "finding": "One person's sleep."}
    library = {
        "doe2024": reference(custom=study | {"limits": "The clinic sells beds."}),
        "roe2020": reference(id="roe2020", custom=study),
    }
    entries = listed(["doe2024", "roe2020"], {}, library, ama)
    assert [(entry.found.unescape(), entry.limits.unescape()) for entry in entries] == [
        ("One person’s sleep.", "The clinic sells beds."),
        ("One person’s sleep.", ""),
    ]


def test_a_text_cites_nothing():
    assert listed([], {}, {}, Ama()) == []
