"""The data files: people, glossary, references, certainty."""

from pathlib import Path

import pytest

from editorial.model import datafile
from editorial.model.words import Words
from tests.conftest import ROOT, site_of

KINDS = [datafile.PEOPLE, datafile.GLOSSARY, datafile.REFERENCES, datafile.CERTAINTY]
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
REAL = site_of(ROOT / "content")


@pytest.fixture
def loaded(tmp_path):
    """A function that loads a data file with the text that it is given."""
    (tmp_path / "content/data").mkdir(parents=True)

    def load(kind: datafile.Kind, text: str) -> datafile.DataFile:
        (tmp_path / f"content/data/{kind.name}.yaml").write_text(text, encoding="utf-8")
        return datafile.load(tmp_path / "content", kind)

    return load


@each_kind
def test_the_real_file_is_right_and_holds_something(kind):
    data = datafile.load(ROOT / "content", kind)
    assert data.findings == ()
    assert data.records


@each_kind
def test_a_missing_file_says_how_it_begins(kind, tmp_path):
    data = datafile.load(tmp_path / "content", kind)
    expected = f"content/data/{kind.name}.yaml:1:1: R78 error: file: is missing. Create it with a line `{kind.listed}:`"
    assert [str(finding) for finding in data.findings] == [expected]
    assert not data.whole


@each_kind
def test_an_empty_list_is_right(kind, loaded):
    data = loaded(kind, f"{kind.listed}:\n")
    assert (data.records, data.whole) == ({}, kind is not datafile.CERTAINTY)


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ("high moderate low", '"very low" is missing'),
        ("high low very-low", '"moderate" is missing'),
        ("", '"high" is missing'),
        ("high low moderate very-low", '"moderate" stands in another place'),
    ],
)
def test_the_levels_of_certainty_are_all_there_and_in_order(loaded, levels, said):
    entries = [f"  - level: {one}\n    meaning: Of {one}.\n    permits: [{one}]\n" for one in levels.split()]
    (finding,) = loaded(datafile.CERTAINTY, f"levels:\n{''.join(entries)}".replace("very-low", "very low")).findings
    mend = "Write all four in this order: high, moderate, low, very low"
    assert str(finding) == f"content/data/certainty.yaml:1:1: R78 error: levels: {said}. {mend}"


@each_kind
def test_what_is_no_list_is_refused(kind, loaded):
    for text in (f"{kind.listed}: word\n", "other: []\n"):
        (finding,) = loaded(kind, text).findings
        assert finding.message == f"file: expected one list under `{kind.listed}:`"


def test_records_keep_the_order_of_the_file_and_know_their_places(loaded):
    data = loaded(
        datafile.PEOPLE, "people:\n  - {id: zoe, name: Zoe, about: A.}\n  - id: al\n    name: Al\n    about: B.\n"
    )
    assert list(data.records) == ["zoe", "al"]
    assert (data.at("al"), data.at("al", "about")) == ((3, 5), (5, 5))


def test_the_mistakes_of_all_entries_are_said_and_the_sound_ones_kept(loaded):
    text = "people:\n  - id: zoe\n    about: A.\n  - id: al\n    name: Al\n  - {id: bo, name: Bo, about: C.}\n"
    data = loaded(datafile.PEOPLE, text)
    assert [(finding.place.line, finding.what) for finding in data.findings] == [(2, "name"), (4, "about")]
    assert (list(data.records), data.whole) == (["bo"], False)


def test_a_name_may_stand_under_also_again_to_keep_its_capital(loaded):
    data = loaded(
        datafile.GLOSSARY, "terms:\n  - term: Achilles tendon\n    also: [Achilles tendon]\n    meaning: A cord.\n"
    )
    assert (list(data.records), data.findings) == (["Achilles tendon"], ())


def test_the_references_are_in_the_order_of_the_alphabet():
    """As the head of references.yaml promises its writers."""
    assert list(REAL.references.records) == sorted(REAL.references.records)


def test_the_glossary_is_in_the_order_of_the_alphabet_and_short():
    """As the head of glossary.yaml promises its writers."""
    terms = REAL.glossary.records.values()
    words = [term.term.casefold() for term in terms]
    assert words == sorted(words)
    assert [term.term for term in terms if len(term.meaning.split()) > 30] == []


def test_each_word_of_the_glossary_has_an_address_of_its_own():
    anchors = [term.anchor for term in REAL.glossary.records.values()]
    assert all(anchors)
    assert len(anchors) == len(set(anchors))


def test_a_site_without_a_list_of_words_or_addresses_is_whole():
    site = site_of(ROOT / "tests/mistakes/sound")
    assert (site.addresses.record.live, site.addresses.findings, site.retractions.findings) == ([], (), ())
    assert site_of(Path("nowhere")).words == Words()


ONE = "references:\n  - id: doe2024\n    type: book\n    title: A\n    DOI: 10.1000/182\n    custom: {kind: web page, design: A, finding: B}\n"


@pytest.mark.parametrize("pages", ["5", "212-230", "1023-31", "1023–1031", "e12-e19", "S1-S9", "7-7", "1-4, 9"])
def test_pages_that_go_forward_are_let_pass(loaded, pages):
    library = loaded(datafile.REFERENCES, f"{ONE}    page: {pages}\n")
    assert library.findings == ()
    assert library.records["doe2024"].page == {"7-7": "7"}.get(pages, pages.replace("–", "-"))


@pytest.mark.parametrize("pages", ["230-212", "1041-29", "9 – 8", "S120-S118", "e9-8"])
def test_pages_that_run_backward_are_refused(loaded, pages):
    (finding,) = loaded(datafile.REFERENCES, f"{ONE}    page: {pages}\n").findings
    assert finding.message == f'page: "{pages}" runs backward. Copy the first and the last page from the source'


SLIPS = {
    "author: [{family: Cobb Jr, given: F.}]": '"Cobb Jr" holds a suffix. Write it apart',
    "author: [{family: Cobb, given: 'F., Jr.'}]": '"F., Jr." holds a suffix. Write it apart',
    "author: [{family: Roe JA}]": '"Roe JA" holds initials. They stand under `given`',
    "author: [{family: J. Q., given: Roe}]": '"J. Q." holds initials. They stand under `given`',
    "author: [{family: Roe, given: 'Jo, PhD'}]": '"Jo, PhD" holds a title. Take it out',
    "author: [{family: Roe, given: Dr. Jo}]": '"Dr. Jo" holds a title. Take it out',
    "author: [{family: Roe1, given: Jo}]": '"Roe1" holds a sign that is not part of a name. Take it out',
    "author: [{family: Roe, given: JQAB}]": '"JQAB" is in capitals. Write initials as J. P. A. B.',
    "author: [{given: Sukarno}]": "expected `family` and `given` of a person, or `literal` alone",
    "author: [{}]": "expected `family` and `given` of a person, or `literal` alone",
    "author: [{family: Jo Roe}]": "expected `family` and `given` of a person, or `literal` alone",
    "author: [{family: roe, given: Jo}]": '"roe" is in small letters. Write it with its capitals',
    "author: [{family: J. Roe, given: Al}]": '"J. Roe" holds initials. They stand under `given`',
    "author: [{literal: rest group}]": '"rest group" is in small letters',
    "title: rest of the back": '"rest of the back" is in small letters',
    "title: Rest of the back. 2024": "holds more than the title",
    "title: 'Rest of the back. doi:10.1000/182'": "holds more than the title",
    "title: Rest of the back Rest of the back": "holds more than the title",
    "title: Doe 2024 - Rest of the back\n    author: [{family: Doe, given: Jane}]": "holds its author or journal, too. Copy the title alone",
    "title: Rest of the back by Jane Doe\n    author: [{family: Doe, given: Jane}]": "holds its author or journal, too. Copy the title alone",
    "container-title: journal of rest": '"journal of rest" is in small letters',
    "container-title: Rest, Journal of": "is turned round, as in a catalog",
    "URL: https://doi.org/10.1000/999": "leads to another DOI than the one that stands here",
    "author: [{family: Roe, literal: WHO}]": "expected `family` and `given` of a person, or `literal` alone",
    "volume: Vol. 12": '"Vol. 12" holds more than the number',
    "issue: (3)": '"(3)" holds more than the number',
    "page: pp. 12-15": '"pp. 12-15" holds more than the number',
    "page: n/a-n/a": '"n/a-n/a" is not a number. Take the line out',
    "author: [{family: Roe, given: Jo, suffix: 'MD, PhD'}]": '"MD, PhD" is not a suffix such as Jr or III',
    "PMID: '0'": "expected a number like 39393844",
    "PMID: 'PMID: 39393844.'": 'found "PMID: 39393844."; write 39393844',
    "PMCID: pmc123": 'found "pmc123"; write PMC123',
    "volume: 12(3)": '"12(3)" holds more than the number',
    "volume: Publish Ahead of Print": "says that there was none yet. Look it up, or take the line out",
    "page: 101:1-9": '"101:1-9" holds more than the number',
    "page: 10 pages": '"10 pages" holds more than the number',
    "DOI: 10.1000/182;10.1000/183": "holds two DOIs. Keep that of the source",
    "DOI: 10.1000/182.full.pdf": "holds more than a DOI. Take the end of it away",
    "container-title: Pain | LWW": '"Pain | LWW" is not only the name of a journal',
    "container-title: J Pain, vol. 3": "holds the volume or year",
    "container-title: Pain;": "ends in a sign that parts it from what follows",
    "publisher: s.n.": '"s.n." is not a name. Take the line out',
    "author: [{family: Roe & Poe, given: J.}]": '"Roe & Poe" holds two people. Give each a line',
    "author: [{family: Roe, given: Jo (US)}]": '"Jo (US)" holds a sign that is not part of a name',
    "author: [{literal: 'Roe, Jo'}]": '"Roe, Jo" holds a person. Write {family: Doe, given: J.}',
    "author: [{literal: for the REST Investigators}]": "begins with words that lead to the name. Take them out",
}


@pytest.mark.parametrize("typed", SLIPS)
def test_what_would_come_out_wrong_in_a_list_of_references_is_refused(loaded, typed):
    name = f"    {typed.partition(':')[0]}:"
    one = "".join(row for row in ONE.splitlines(keepends=True) if not row.startswith(name))
    (finding,) = loaded(datafile.REFERENCES, f"{one}    {typed}\n").findings
    assert SLIPS[typed] in finding.message


@pytest.mark.parametrize(
    "name",
    [
        "{family: van der Heide, given: T.}",
        "{literal: eHealth group}",
        "{family: St. John, given: Jean-Pierre}",
        "{family: Md Yusof, given: A.}",
        "{family: Do, given: JM}",
        "{family: Sukarno}",
        "{family: Roe, given: Jo, suffix: III}",
        "{literal: 'Agency for Rest, Sleep, and Health'}",
        "{literal: 'Doe, Inc'}",
        "{literal: others}",
    ],
)
def test_names_of_many_kinds_are_let_pass(loaded, name):
    assert loaded(datafile.REFERENCES, f"{ONE}    author: [{name}]\n").findings == ()


@pytest.mark.parametrize(("title", "wrong"), [("A", True), ("Rest in 2024", False)])
def test_the_year_of_a_paper_is_that_of_its_key_or_the_title_says_another(loaded, title, wrong):
    paper = ONE.replace("type: book", "type: article-journal").replace("title: A", f"title: {title}")
    found = loaded(
        datafile.REFERENCES, f"{paper}    container-title: Pain\n    issued: {{date-parts: [[2026]]}}\n"
    ).findings
    assert ["says 2026, and the key says 2024" in finding.message for finding in found] == [True] * wrong


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("RETRACTED: Rest of the back", "was retracted or withdrawn. Take it out"),
        ("Withdrawn article: Rest of the back", "was retracted or withdrawn. Take it out"),
        ("'[Retracted] Rest of the back'", "was retracted or withdrawn. Take it out"),
        ("Rest of the back (retracted)", "was retracted or withdrawn. Take it out"),
        ("'Correction to: Rest of the back'", "is a notice about another paper"),
        ("Corrigendum to rest of the back", "is a notice about another paper"),
        ("'Expression of concern: Rest of the back'", "is a notice about another paper"),
        ("Just a moment...", "is the title of a page that did not open"),
        ("rest_of_the_back.pdf", "is the name of a file"),
        ("'Rest \\textit{in vitro}'", "holds a command of TeX"),
        ("Rest of the back [Internet]", "holds what a catalog adds"),
        ("A copay of $5-$10 (and rest)", ""),
        ("Retraction of the shoulder blade in sitting", ""),
        ("'Withdrawn patients: a trial of rest'", ""),
        ("Correction of scoliosis by rest", ""),
        ("404 backs at rest, and P(A | B)", ""),
        ("Something to hope for", ""),
    ],
)
def test_a_title_that_says_that_it_shows_nothing_is_refused(loaded, title, why):
    title = title if title.startswith("'") else f"'{title}'"
    found = [
        finding.message for finding in loaded(datafile.REFERENCES, ONE.replace("title: A", f"title: {title}")).findings
    ]
    assert bool(found) == bool(why)
    assert all(why in message for message in found)


@pytest.mark.parametrize(
    ("doi", "remedy"),
    [
        ("10.1000/a%2Fb", "write 10.1000/a/b"),
        ("10.1000/a–b", "write 10.1000/a-b"),
        ("10.1000/a/full", "Take the end of it away"),
        ("10.1000/a)", "Take the end of it away"),
    ],
)
def test_a_doi_from_an_address_or_a_typeset_page_is_refused(loaded, doi, remedy):
    (finding,) = loaded(datafile.REFERENCES, ONE.replace("10.1000/182", f"'{doi}'")).findings
    assert finding.message.endswith(remedy)


def test_a_type_by_another_name_is_refused_with_ours(loaded):
    (finding,) = loaded(datafile.REFERENCES, ONE.replace("book", "preprint")).findings
    assert finding.message.endswith('found "preprint"; write article')


def test_one_paper_under_two_numbers_is_one(loaded):
    entry = ONE.split("\n", 1)[1].replace("title: A", "title: A trial of rest") + (
        "    author: [{family: Roe, given: Jo}]\n    issued: {date-parts: [[2024]]}\n"
    )
    again = entry.replace("doe2024", "doe2025").replace("/182", "/183")
    (finding,) = loaded(datafile.REFERENCES, f"references:\n{entry}{again}").findings
    assert finding.message.startswith("doe2025.title: is the same as that of doe2024")
    assert loaded(datafile.REFERENCES, f"references:\n{entry}{again.replace('Roe', 'Poe')}").findings == ()


def test_one_wrong_entry_hides_no_other(loaded):
    wrong = "  - id: {}\n    type: book\n    titel: A\n    DOI: 10.1000/182\n    custom: {{kind: web page, design: A, finding: B}}\n"
    found = loaded(datafile.REFERENCES, ONE + wrong.format("roe2020") + wrong.format("poe2021") + "notes: A\n").findings
    assert [(f.place.line, f.what) for f in found] == [
        (17, "notes"),
        (9, "titel"),
        (14, "titel"),
    ]


def test_what_belongs_to_one_entry_stands_in_no_other(loaded):
    other = ONE.replace("references:\n", "").replace("doe2024", "roe2020")
    found = loaded(
        datafile.REFERENCES, ONE + other.replace("10.1000/182", "10.1000/182A") + other.replace("roe", "poe")
    ).findings
    assert [(f.place.line, f.message) for f in found] == [
        (15, "poe2020.DOI: is the same as that of doe2024. Copy its own, or keep one of the two entries")
    ]
    terms = "terms:\n  - {term: Disc, meaning: A pad.}\n  - {term: Facet joint, meaning: a pad.}\n"
    (finding,) = loaded(datafile.GLOSSARY, terms).findings
    assert finding.message.startswith("Facet joint.meaning: is the same as that of Disc")
    short = "Of 40 people 12 slept more than before and 9 of 41 did so who had no tea."
    for words, same in ((short, 0), (f"{short[:-1]} in the evening for the first week or two.", 1)):
        one, two = (entry.replace("finding: B", f"finding: {words}") for entry in (ONE, other))
        found = loaded(datafile.REFERENCES, one + two.replace("10.1000/182", "10.1000/182A")).findings
        assert [f.message.split(".")[1] for f in found] == ["custom"] * same


@pytest.mark.parametrize(
    ("kind", "design", "agree"),
    [
        ("randomized trial", "Case series", False),
        ("guideline", "Expert review", False),
        ("systematic review", "Clinical guideline", False),
        ("systematic review", "Review of guidelines", True),
        ("guideline", "Guideline", True),
        ("randomized trial", "Small randomized trial", True),
        ("systematic review", "Retrospective cohort study", False),
        ("randomized trial", "Trial within a registry", True),
        ("systematic review", "Review of case series", True),
        ("guideline", "Framework of an expert panel", True),
        ("case series", "Outbreak report", True),
    ],
)
def test_a_kind_says_no_more_than_its_design(loaded, kind, design, agree):
    found = loaded(datafile.REFERENCES, ONE.replace("web page, design: A", f"{kind}, design: {design}")).findings
    assert [f.message for f in found] == (
        [] if agree else [f'custom.kind: says {kind}, and its design "{design}". Correct one of the two']
    )


@pytest.mark.parametrize(
    ("kind", "title", "said"),
    [
        ("randomized trial", "Staying at work with low back pain: a cohort study", "cohort study"),
        ("randomized trial", "Yoga for pain: A retrospective, single-center case series", "case series"),
        ("randomized trial", "Walking: a systematic review and meta-analysis", "systematic review"),
        ("randomized trial", "PRP slows disc aging in rabbits", "in rabbits"),
        ("systematic review", "Case report of a spinal infection", "case report"),
        ("guideline", "Rest and back pain. A cross-sectional survey", "cross-sectional survey"),
        ("randomized trial", "Rest: a prospective randomized cohort study", ""),
        ("randomized trial", "Rest: a trial within a cohort study", ""),
        ("systematic review", "Rest: a review of cohort studies and case series", ""),
        ("systematic review", "Rest: a systematic review of observational studies and a meta-analysis", ""),
        ("guideline", "Rest: a systematic review and clinical guideline", ""),
        ("observational study", "Rest: a cohort study", ""),
        ("case series", "Rest: a case report", ""),
    ],
)
def test_a_kind_that_carries_says_what_its_title_says(loaded, kind, title, said):
    entry = ONE.replace("web page, design: A", f"{kind}, design: A study").replace("title: A", f"title: '{title}'")
    assert title in entry
    found = loaded(datafile.REFERENCES, entry).findings
    wrong = f'custom.kind: says {kind}, and the title "{said}". Look the study up, and write its own kind'
    assert [f.message for f in found] == ([wrong] if said else [])
