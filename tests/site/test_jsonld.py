"""What the published pages say to machines is what they show to people, in the words of schema.org."""

import copy
import gzip
import json
import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from editorial.commands import signoff
from tests.conftest import ADDRESS, SETTINGS, built, documents
from tests.site.conftest import AWKWARD, add_person, quoted, write_article
from tests.site.reading import articles, content, href, pages, plain
from tests.site.vocabulary import mistakes

SCRIPT = "script[type='application/ld+json']"


# What the practice is: a clinic as soon as its settings say where it stands.
OURS = ("MedicalOrganization", "MedicalClinic")


def graph(page) -> dict:
    """The one graph of a page."""
    [script] = page.css(SCRIPT)
    return json.loads(script.text())


def node(page, *kinds: str) -> dict:
    """The one node that is of one of these types."""
    [one] = [node for node in graph(page)["@graph"] if node["@type"] in kinds]
    return one


def shown(page, selector: str) -> str:
    """What a reader sees there, with one kind of space."""
    return " ".join(page.css_first(selector).text().split())


def full_name(someone: dict) -> str:
    return ", ".join(filter(None, (someone["name"], someone.get("honorificSuffix"))))


@pytest.fixture(params=["published", "awkward", "translated"])
def public(request):
    """Each of the public sites in turn."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def article(published) -> dict:
    """The graph of the first article."""
    return graph(next(iter(articles(published).values())))


def test_every_page_but_the_missing_one_has_one_graph(public):
    assert {name for name, page in pages(public).items() if not page.css(SCRIPT)} == {"404.html"}


def test_the_site_in_work_has_none(site):
    assert [name for name, page in pages(site).items() if page.css(SCRIPT)] == []


def test_every_graph_keeps_to_the_vocabulary(public):
    wrong = {name: mistakes(graph(page)) for name, page in pages(public).items() if page.css(SCRIPT)}
    assert {name: said for name, said in wrong.items() if said} == {}


def test_each_page_has_the_parts_of_its_kind(published):
    for name, page in pages(published).items():
        if page.css(SCRIPT):
            kinds = {node["@type"] for node in graph(page)["@graph"]} - set(OURS)
            expected = {"index.html": {"WebSite", "Blog"}, "glossary.html": {"WebPage", "DefinedTermSet"}}
            usual = {"MedicalWebPage", "BlogPosting"} if name in articles(published) else {"WebPage"}
            assert kinds == expected.get(name, usual), name


def test_every_page_is_named_by_its_own_address(public):
    for name, page in pages(public).items():
        if page.css(SCRIPT):
            one = node(page, "WebSite" if name == "index.html" else "MedicalWebPage", "WebPage")
            assert one["url"] == href(page, "canonical")
            assert one["inLanguage"] == page.css_first("html").attributes["lang"]


def test_names_are_the_headings_of_the_page(public):
    for name, page in pages(public).items():
        if page.css(SCRIPT) and name != "index.html":
            one = node(page, "MedicalWebPage", "WebPage")
            assert one["name"] == shown(page, "h1"), name


def test_the_way_up_is_the_one_that_the_page_shows(public):
    for name, page in pages(public).items():
        if page.css(SCRIPT) and name != "index.html":
            items = node(page, "MedicalWebPage", "WebPage")["breadcrumb"]["itemListElement"]
            assert [item["position"] for item in items] == list(range(1, len(items) + 1))
            said = [(item["item"]["@id"], item["name"]) for item in items]
            links = [
                (a.attributes["href"].removesuffix("index.html"), a.text().strip()) for a in page.css(".breadcrumb a")
            ]
            assert said == [*links, (href(page, "canonical"), shown(page, "h1"))], name


def test_an_article_has_the_title_the_days_and_the_authors_that_it_shows(public):
    for page in articles(public).values():
        post = node(page, "BlogPosting")
        assert post["headline"] == shown(page, "h1")
        assert post["mainEntityOfPage"] == {"@id": href(page, "canonical")}
        days = [post["datePublished"], *filter(None, [post.get("dateModified")])]
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", day) for day in days)
        assert [day[:10] for day in days] == [time.attributes["datetime"] for time in page.css(".byline time")]
        links = [(a.attributes["href"], a.text()) for a in page.css(".byline a")]
        assert [(someone["url"], full_name(someone)) for someone in post["author"]] == links
        assert post.get("image") == content(page, "[property='og:image']")


@pytest.fixture(scope="module")
def full(copied, tmp_path_factory) -> Path:
    """The public output of a practice that says where it is, with articles changed, reviewed, and awkwardly named."""
    project = copied(tmp_path_factory.mktemp("full") / "project")
    settings = project / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8")
    for name, value in (("phone", "+1 555 010 0100"), ("address", "1 Main Street"), ("email", "a@example.org")):
        text = re.sub(rf'"{name}": (?:None|"[^"]*")', f'"{name}": "{value}"', text)
    settings.write_text(text, encoding="utf-8")
    changes = "{on: 2024-06-01, what: We added a study.}, {on: 2024-06-07, what: A number was wrong., correction: true}"
    write_article(project, "changed", status=f"published\nmodified: 2024-06-07\nchanges: [{changes}]")
    add_person(project, "jane-doe", quoted("Jane Doe, MD"), role="Physician")
    write_article(project, "reviewed")
    signoff.sign(documents(project / "content"), project / "content/articles/reviewed.md", "jane-doe")
    return built(project, "publishconf.py", SITEURL=ADDRESS)


def test_a_changed_article_says_so_to_both(full):
    page = pages(full)["articles/changed.html"]
    post = node(page, "BlogPosting")
    assert post["dateModified"] == datetime(2024, 6, 7, tzinfo=ZoneInfo(SETTINGS.TIMEZONE)).isoformat()
    assert post["correction"] == ["June 7, 2024: A number was wrong."]
    assert [plain(change.text()) for change in page.css(".dates li")] == [
        "June 7, 2024: Correction. A number was wrong.",
        "June 1, 2024: We added a study.",
    ]
    assert "Updated June 7, 2024" in shown(page, ".byline")


def test_the_sources_are_those_of_the_visible_list(published):
    for page in articles(published).values():
        sources = node(page, "BlogPosting")["citation"]
        first = [entry.css_first("a").attributes["href"] for entry in page.css(".references li")]
        assert [source["@id"] for source in sources] == first
        links = [link.attributes["href"] for link in page.css(".references li a")]
        seen = {link.removeprefix("https://doi.org/") for link in links if link.startswith("https://doi.org/")}
        dois = {source["@id"].removeprefix("https://doi.org/") for source in sources if "//doi.org/" in source["@id"]}
        assert dois == seen != set()


def test_the_practice_is_the_one_at_the_top_of_the_page(public):
    for page in pages(public).values():
        if page.css(SCRIPT):
            practice = node(page, *OURS)
            assert practice["name"] == shown(page, "header .name").removesuffix(" home page")
            assert {"@id": practice["@id"]} in [part.get("publisher") for part in graph(page)["@graph"]]


def test_the_front_page_says_what_it_is(published):
    page = pages(published)["index.html"]
    for kind in ("WebSite", "Blog"):
        assert node(page, kind)["name"] == content(page, "[property='og:site_name']")
        assert node(page, kind)["description"] == shown(page, "h1")


def test_the_words_of_the_glossary_are_those_of_the_page(published):
    page = pages(published)["glossary.html"]
    said = [(word["name"], plain(word["description"])) for word in node(page, "DefinedTermSet")["hasDefinedTerm"]]
    meanings = [plain(meaning.text()) for meaning in page.css("dd")]
    words = [term.text().partition(", also called ")[0] for term in page.css("dt")]
    assert said == list(zip(words, meanings, strict=True))


def test_awkward_names_survive(awkward):
    page = pages(awkward)["articles/awkward.html"]
    post, about = node(page, "BlogPosting"), node(page, "MedicalWebPage")["about"]
    assert plain(post["headline"]) == f"A {AWKWARD}"
    assert (post["author"][0]["name"], about["name"]) == (f"N {AWKWARD}", f"C {AWKWARD}")


def test_nothing_is_reviewed_without_a_review(public):
    for page in pages(public).values():
        for script in page.css(SCRIPT):
            assert not re.search(r'"(lastReviewed|reviewedBy)"', script.text())


def test_a_review_is_told_as_the_page_tells_it(full):
    page = pages(full)["articles/reviewed.html"]
    one = node(page, "MedicalWebPage")
    assert one["lastReviewed"] == page.css(".byline time")[-1].attributes["datetime"]
    by = f"{full_name(one['reviewedBy'])}, {one['reviewedBy']['jobTitle']}"
    day = page.css(".byline time")[-1].text()
    assert f"Reviewed by {by} on {day}" in shown(page, ".byline")
    assert not {"lastReviewed", "reviewedBy"} & set(node(page, "BlogPosting"))


def test_the_practice_says_what_the_page_shows_of_it(full):
    for name, page in pages(full).items():
        if page.css(SCRIPT):
            practice = node(page, "MedicalClinic")
            assert {"telephone", "address", "email"} <= set(practice)
            assert all(practice[field] in shown(page, "footer address") for field in ("telephone", "address", "email"))
            assert mistakes(graph(page)) == [], name


def test_it_weighs_little_on_the_wire(published, record_property):
    """Some 400 bytes, and 14 a source: its type and address, of which those of a long list stand too far apart for gzip."""
    contact = sum(len(said or "") for said in SETTINGS.CONTACT.model_dump().values())
    for name, page in articles(published).items():
        html = (published / name).read_bytes()
        without = re.sub(rb"<script type=\"?application/ld\+json.*?</script>", b"", html)
        added = len(gzip.compress(html, 9)) - len(gzip.compress(without, 9))
        record_property(name, added)
        assert 0 < added <= 400 + contact + 14 * len(page.css(".references li"))


def planted(change):
    """A change of a graph, made of a change of its nodes by type."""
    return lambda graph: change({node["@type"]: node for node in graph["@graph"]})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (planted(lambda of: of["BlogPosting"].update(heading="x")), "BlogPosting.heading: is not a property"),
        (planted(lambda of: of["MedicalWebPage"].update(aspect="x")), "MedicalWebPage.aspect: is not a property"),
        (planted(lambda of: of["BlogPosting"].update({"@type": "BlogPots"})), "BlogPots: is not a type"),
        (planted(lambda of: of["BlogPosting"].update(lastReviewed="2026-01-01")), "BlogPosting.lastReviewed: belongs to"),
        (planted(lambda of: of["BlogPosting"].update(reviewedBy={"@type": "Person"})), "BlogPosting.reviewedBy: belongs"),
        (planted(lambda of: of["BlogPosting"].update(author="Jane")), "BlogPosting.author: takes Organization, Person"),
        (planted(lambda of: of["BlogPosting"].update(author=[{"@type": "WebPage"}])), "BlogPosting.author: takes"),
        (planted(lambda of: of["BlogPosting"].update(datePublished="May 5")), "BlogPosting.datePublished: takes"),
        (planted(lambda of: of["BlogPosting"].update(datePublished="2026-01-01T00:00:00")), "datePublished: takes"),
        (planted(lambda of: of["MedicalWebPage"].update(url="articles/a.html")), "MedicalWebPage.url: takes URL"),
        (planted(lambda of: of["MedicalWebPage"].update(name=7)), "MedicalWebPage.name: takes Text"),
        (planted(lambda of: of["MedicalWebPage"].update(name="")), "MedicalWebPage.name: is empty"),
        (planted(lambda of: of["BlogPosting"].update(publisher={"@id": "https://x/#y"})), "nothing has this id"),
        (
            planted(lambda of: of["BlogPosting"].update(publisher={"@id": of["MedicalWebPage"]["@id"]})),
            "BlogPosting.publisher: takes",
        ),
        (planted(lambda of: of["MedicalWebPage"].update(about={"name": "x"})), "['name']: has no type"),
        (
            planted(lambda of: of["MedicalWebPage"]["breadcrumb"]["itemListElement"][0].update(position=True)),
            "ListItem.position: takes",
        ),
        (lambda graph: graph.update({"@context": "http://example.org"}), "@context: is not schema.org"),
    ],
    ids=[
        "unknown-property", "replaced-property", "unknown-type", "review-on-the-post", "reviewer-on-the-post",
        "text-for-a-person", "page-for-a-person", "words-for-a-day", "day-without-zone", "relative-address",
        "number-for-text", "empty", "dangling-id", "id-of-the-wrong-type", "no-type", "truth-for-a-number", "context",
    ],
)  # fmt: skip
def test_the_check_sees_a_planted_mistake(article, change, said):
    wrong = copy.deepcopy(article)
    change(wrong)
    assert said in "\n".join(mistakes(wrong))
