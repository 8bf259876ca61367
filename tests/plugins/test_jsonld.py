"""What a page says to machines: each part in the words of schema.org, and nothing that the page does not say."""

import json
from datetime import UTC, datetime

import pytest
from markupsafe import Markup

from plugins import jsonld
from tests.site.test_templates import (
    GLOSSARY,
    NO_CONTACT,
    PUBLIC,
    RAW,
    SETTINGS,
    article,
    author,
    page,
    reference,
    render,
    review,
)
from tests.site.vocabulary import mistakes

HOME = "https://example.org/"
DAY = datetime(2026, 1, 2, tzinfo=UTC)


def graph(name: str = "a.html", **context) -> dict:
    """The graph of one page; without `heading` and `trail` it is the front page."""
    settings = SETTINGS | PUBLIC | {"SITENAME": "S", "CONTACT": NO_CONTACT, "glossary": []}
    return jsonld.graph(settings | {"output_file": name} | context)


def node(found: dict, *kinds: str) -> dict:
    """The one node of a graph that is of one of these types."""
    [one] = [node for node in found["@graph"] if node["@type"] in kinds]
    return one


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ({}, {"@type": "MedicalOrganization"}),
        ({"phone": "+1 555 010 0100"}, {"@type": "MedicalOrganization", "telephone": "+1 555 010 0100"}),
        ({"email": "a@example.org"}, {"@type": "MedicalOrganization", "email": "a@example.org"}),
        ({"hours": "9 am to 5 pm"}, {"@type": "MedicalOrganization"}),
        ({"address": "1 Main Street"}, {"@type": "MedicalClinic", "address": "1 Main Street"}),
        (
            {"booking": "https://example.org/book"},
            {
                "@type": "MedicalOrganization",
                "contactPoint": {
                    "@type": "ContactPoint",
                    "contactType": "reservations",
                    "url": "https://example.org/book",
                },
            },
        ),
    ],
    ids=["nothing", "phone", "email", "hours", "address", "booking"],
)
def test_the_practice_says_only_what_the_settings_hold(contact, expected):
    always = {"@id": f"{HOME}#practice", "name": "S", "url": HOME}
    assert jsonld.practice(HOME, "S", NO_CONTACT | contact) == always | expected
    assert mistakes(graph(CONTACT=NO_CONTACT | contact)) == []


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Jane Doe", "person", {"@type": "Person", "name": "Jane Doe", "jobTitle": "R"}),
        (
            "Jane Doe, MD, PhD",
            "person",
            {"@type": "Person", "name": "Jane Doe", "honorificSuffix": "MD, PhD", "jobTitle": "R"},
        ),
        ("Doe, Roe and Sons", "organization", {"@type": "Organization", "name": "Doe, Roe and Sons"}),
    ],
    ids=["person", "person-with-degrees", "organization"],
)
def test_someone_has_a_name_and_a_person_a_job(name, kind, expected):
    assert jsonld.someone(name, kind, jobTitle="R") == expected


def test_someone_without_a_job_or_an_address_says_nothing_of_them():
    assert jsonld.someone("Jane", "person", jobTitle=None, url=None) == {"@type": "Person", "name": "Jane"}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("article-journal", "MedicalScholarlyArticle"),
        ("webpage", "WebPage"),
        ("legislation", "CreativeWork"),
    ],
)
def test_a_source_is_of_its_own_kind_and_named_by_its_first_link(kind, expected):
    links = ("https://doi.org/10.1000/182", "https://pubmed.ncbi.nlm.nih.gov/1/")
    found = jsonld.citations([reference(kind=kind, links=links)])
    assert found == [{"@type": expected, "@id": "https://doi.org/10.1000/182"}]


def test_a_board_can_have_reviewed_an_article():
    found = jsonld.medical(article(review=review("A board", None, "organization")))
    assert found["reviewedBy"] == {"@type": "Organization", "name": "A board"}


def test_a_topic_is_not_called_a_condition():
    assert jsonld.medical(article())["about"] == {"@type": "Thing", "name": RAW}


def test_an_article_says_only_what_it_has():
    found = jsonld.posting(article(), HOME, {"@id": "x"})
    assert not {"dateModified", "image", "citation", "correction"} & set(found)


def test_an_article_says_when_it_was_changed_and_what_picture_it_has():
    found = jsonld.posting(article(date=DAY, modified=DAY, cover="figures/spine.png"), HOME, {"@id": "x"})
    assert found["datePublished"] == found["dateModified"] == "2026-01-02T00:00:00+00:00"
    assert found["image"] == f"{HOME}figures/spine.png"


def test_an_article_names_its_authors_in_order_with_their_pages():
    found = jsonld.posting(article(authors=[author("Jo"), author("Al")]), HOME, {"@id": "x"})["author"]
    assert [(one["name"], one["url"]) for one in found] == [
        ("Jo", f"{HOME}authors/jo.html"),
        ("Al", f"{HOME}authors/al.html"),
    ]


def test_a_page_has_its_sources_and_its_last_change():
    made = graph(page=page(references=[reference()], modified=DAY), heading="A", trail=[])
    found = node(made, "WebPage")
    assert [len(found["citation"]), found["dateModified"]] == [1, "2026-01-02T00:00:00+00:00"]
    assert mistakes(made) == []


@pytest.mark.parametrize(("words", "sets"), [(GLOSSARY, 1), ([], 0)], ids=["words", "empty"])
def test_only_the_glossary_page_is_a_set_of_terms(words, sets):
    for name, count in (("glossary.html", sets), ("articles.html", 0)):
        found = graph(name, heading="Glossary", trail=[], glossary=words)
        assert [node["@type"] for node in found["@graph"]].count("DefinedTermSet") == count


@pytest.mark.parametrize(
    ("heading", "name"),
    [(Markup("A &ldquo;q&rdquo; &amp;&nbsp;<i>b</i>"), "A “q” & b"), (RAW, RAW)],
    ids=["html", "plain"],
)
def test_a_page_is_called_what_its_heading_reads(heading, name):
    found = node(graph(heading=heading, trail=[]), "WebPage")
    assert (found["name"], found["breadcrumb"]["itemListElement"][-1]["name"]) == (name, name)


@pytest.mark.parametrize(
    "title",
    [RAW, '</script><script>alert("x")</script>', "<!-- <script>", "\\", "\\u003c", "A\u2028B", "It's 5'10\"", "]]>"],
    ids=["quotes", "script", "comment", "backslash", "escape", "line-separator", "feet", "cdata"],
)
def test_any_title_survives_and_ends_nothing(title):
    tree = render("article.html", article=article(title=Markup.escape(title), authors=[author(title)]), **PUBLIC)
    [script] = tree.css('script[type="application/ld+json"]')
    found = json.loads(script.text())
    assert node(found, "BlogPosting")["headline"] == " ".join(title.split())
    assert node(found, "BlogPosting")["author"][0]["name"] == title
    assert len([script for script in tree.css("script") if script.text() != "1<2"]) == 1
