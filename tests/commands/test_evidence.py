"""New studies on what an evidence note says: what PubMed is asked, what is listed, and what is said when it cannot be had."""

import json
from argparse import Namespace
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest

from editorial.commands import evidence
from editorial.commands.command import Call, CommandError
from editorial.commands.reference.services import Hosts
from tests.conftest import site_of
from tests.serving import Handler, serving

ARTICLE = """---
title: {title}
slug: pillows
date: 2026-01-05
{modified}category: Neck pain
tags: [{tags}]
authors: [the-practice]
summary: Gentle movement helps.
key_points: [One., Two., Three.]
---

We slept.[@doe2024]

!!! evidence "very low"
    {note}[@doe2024]
"""
# Answers in the form that NCBI documents (NBK25499): all that we read of them, and some that we do not.
SEARCH = {
    "header": {"type": "esearch", "version": "0.3"},
    "esearchresult": {"count": "3", "retmax": "3", "retstart": "0"},
}
SUMMARY = {
    "uids": ["40000003", "40000002", "40000001"],
    "40000003": {
        "uid": "40000003",
        "pubdate": "2026 Mar-Apr",
        "source": "Sleep & Rest",
        "title": "Acupuncture or a <i>pillow</i> for sciatica: a trial.",
        "articleids": [
            {"idtype": "pubmed", "idtypen": 1, "value": "40000003"},
            {"idtype": "doi", "value": "10.5555/n.3"},
        ],
    },
    "40000002": {
        "uid": "40000002",
        "pubdate": "2027",
        "source": "Spine",
        "title": "Are pillows soft?",
        "articleids": [],
    },
    "40000001": {
        "uid": "40000001",
        "pubdate": "2026 Feb 3",
        "source": "Spine",
        "title": "Cited already.",
        "articleids": [{"idtype": "doi", "value": "10.5555/CITED"}],
    },
}


class PubMed(Handler):
    """Answers as ESearch and ESummary do, and keeps what they were asked."""

    asked: list[tuple[str, dict[str, str]]]
    search: dict | bytes

    def do_GET(self):
        address = urlparse(self.path)
        self.asked.append((address.path, {name: value for name, (value,) in parse_qs(address.query).items()}))
        told = {"header": {"type": "esummary"}, "result": SUMMARY} if "esummary" in self.path else self.search
        status, body = told if isinstance(told, tuple) else (200, json.dumps(told).encode())
        self.answer(status, body)


@pytest.fixture(scope="module")
def service():
    """PubMed, on this machine."""
    with serving(PubMed) as home:
        yield f"{home}/"


@pytest.fixture(autouse=True)
def pubmed():
    """What PubMed was asked; it finds three studies."""
    PubMed.asked = []
    PubMed.search = {**SEARCH, "esearchresult": {**SEARCH["esearchresult"], "idlist": SUMMARY["uids"]}}
    return PubMed


@pytest.fixture
def root(sound, clock) -> Path:
    """The sound content on May 1, 2026, with names of treatments and conditions, and a study with a DOI."""
    clock("2026-05-01")
    (sound / "data/treatments.yaml").write_text(
        "treatments: [acupuncture, mild surgery]\nself_care: [yoga]\nconditions: [sciatica, gout]\n"
    )
    return sound


def listed(
    root: Path, service: str, note: str, title: str = "Pillows", tags: str = "Sleep", modified: str = ""
) -> list[str]:
    text = ARTICLE.format(title=title, tags=tags, note=note, modified=f"modified: {modified}\n" if modified else "")
    (root / "articles/pillows.md").write_text(text)
    return evidence.listed(Call(root.parent, site_of(root), Namespace()), Hosts(entrez=service, pause=0))


def test_new_studies_stand_below_their_note_with_title_year_journal_and_number(root, service):
    assert listed(root, service, "We do not know if acupuncture eases sciatica.") == [
        "content/articles/pillows.md:14: We do not know if acupuncture eases sciatica.",
        "    2026 Acupuncture or a pillow for sciatica: a trial. Sleep & Rest. PMID 40000003",
        "    2027 Are pillows soft? Spine. PMID 40000002",
        "    2026 Cited already. Spine. PMID 40000001",
    ]
    told = Call(root.parent, site_of(root), Namespace())
    assert evidence.waiting(told) == ("2026-05-01", {Path("content/articles/pillows.md"): 3}), "for `make status`"


@pytest.mark.parametrize("number", ["DOI: 10.5555/cited", "PMID: '40000001'"])
def test_what_the_article_cites_is_left_out(root, service, number):
    file = root / "data/references.yaml"
    above, entry = file.read_text().split("  - id: doe2024\n")
    kept = [row for row in entry.split("\n") if not row.strip().startswith(("DOI:", "PMID:"))]
    file.write_text(f"{above}  - id: doe2024\n    {number}\n" + "\n".join(kept))
    lines = listed(root, service, "We do not know if acupuncture eases sciatica.")
    assert [line.rsplit(" ", 1)[1] for line in lines[1:]] == ["40000003", "40000002"]


def test_pubmed_is_asked_for_the_treatment_and_the_condition_since_the_last_look(root, service, pubmed):
    listed(root, service, "Acupuncture may ease sciatica and gout.", modified="2026-02-03")
    (search, asks), (summary, told) = pubmed.asked
    assert (search, summary) == ("/esearch.fcgi", "/esummary.fcgi")
    assert asks == {
        "db": "pubmed",
        "retmode": "json",
        "term": '("acupuncture*"[tiab]) AND ("sciatica*"[tiab] OR "gout"[tiab]) AND (Therapy/Narrow[filter] OR systematic[sb])',
        "retmax": "20",
        "datetype": "edat",
        "mindate": "2026/02/03",
        "maxdate": "2026/05/01",
    }
    assert told == {"db": "pubmed", "retmode": "json", "id": "40000003,40000002,40000001"}


@pytest.mark.parametrize(
    ("note", "fields", "terms"),
    [
        ("Yoga may ease pain.", {}, ['"yoga"', '"neck pain*"']),
        ("It may ease gout.", {"tags": "Mild surgery"}, ['"mild surgery*"', '"gout"']),
        ("It may help.", {"title": "Acupuncture for sciatica"}, ['"acupuncture*"', '"sciatica*"']),
    ],
    ids=["condition-by-category", "treatment-by-tag", "both-by-title"],
)
def test_what_a_note_leaves_unsaid_is_taken_from_its_article(root, service, pubmed, note, fields, terms):
    listed(root, service, note, **fields)
    asked = pubmed.asked[0][1]["term"]
    assert asked.startswith(f"({terms[0]}[tiab]) AND ({terms[1]}[tiab]) AND ")


def test_a_note_without_a_known_treatment_is_named(root, service, pubmed):
    assert listed(root, service, "It may help.") == [
        "content/articles/pillows.md:14: It may help. [It names no treatment or condition that we know: nothing was asked.]"
    ]
    assert pubmed.asked == []


def test_nothing_new_is_no_list_and_asks_for_no_summary(root, service, pubmed):
    pubmed.search["esearchresult"]["idlist"] = []
    assert listed(root, service, "Yoga may ease sciatica.") == []
    assert len(pubmed.asked) == 1


def test_more_than_are_listed_are_counted(root, service, pubmed):
    pubmed.search["esearchresult"]["count"] = "57"
    assert listed(root, service, "Yoga may ease sciatica.")[0].endswith("[57 found, these are of the newest 20.]")
    pubmed.search["esearchresult"]["count"] = None  # as it may not say
    assert listed(root, service, "Yoga may ease sciatica.")[0].endswith("Yoga may ease sciatica.")


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (
            (429, b'{"error":"API rate limit exceeded","count":"4"}'),
            "answered 429 for what was searched for. Nothing was",
        ),
        ({"header": {}, "esearchresult": {"ERROR": "Search Backend failed"}}, "(Search Backend failed). Try again"),
        ((200, b"<html>Busy</html>"), "PubMed did not take the search (no reason given)"),
    ],
    ids=["too-often", "refused", "no-json"],
)
def test_what_pubmed_refuses_is_a_sentence(root, service, pubmed, told, sentence):
    pubmed.search = told
    with pytest.raises(CommandError) as caught:
        listed(root, service, "Yoga may ease sciatica.")
    assert sentence in str(caught.value)


def test_without_a_connection_it_says_so(root):
    with pytest.raises(CommandError) as caught:
        listed(root, "http://127.0.0.1:9/", "Yoga may ease sciatica.")
    assert "cannot be reached" in str(caught.value)
    assert caught.value.code == 1
