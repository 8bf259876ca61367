"""A title such as `A "q" & <t>` reads the same everywhere: nothing is lost, nothing is escaped twice."""

import json
import xml.etree.ElementTree as etree

import feedparser
import markdown
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import ADDRESS
from tests.site.conftest import AWKWARD
from tests.site.reading import attributes, content, files, pages, plain, texts

SITENAME = 'S & "Q"'
ARTICLE = "articles/awkward.html"


def test_the_title_survives_at_the_top_of_its_page(awkward):
    page = pages(awkward)[ARTICLE]
    assert plain(page.css_first("h1").text()) == f"A {AWKWARD}"
    assert plain(page.css_first("title").text()) == f"A {AWKWARD} – {SITENAME}"
    assert plain(content(page, "[property='og:title']")) == f"A {AWKWARD}"


def test_title_and_names_survive_for_programs(awkward):
    """In Markdown, where a sign may be a mark, and in JSON."""
    copy = LexborHTMLParser(markdown.markdown(files(awkward)["articles/awkward.md"].decode()))
    assert plain(copy.css_first("h1").text()) == f"A {AWKWARD}"
    assert {f"By N {AWKWARD}", f"K {AWKWARD}", f"P {AWKWARD}"} <= {plain(point.text()) for point in copy.css("li")}
    titles = [plain(item["title"]) for item in json.loads(files(awkward)["feeds/all.json"])["items"]]
    assert f"A {AWKWARD}" in titles
    assert files(awkward)["llms.txt"].decode().startswith('# S & "Q"\n')


def test_the_summary_survives(awkward):
    page = pages(awkward)[ARTICLE]
    assert plain(page.css_first(".answer").text()) == f"S {AWKWARD}"
    assert plain(content(page, "[name=description]")) == f"S {AWKWARD}"
    assert plain(content(page, "[property='og:description']")) == f"S {AWKWARD}"


def test_key_points_conflict_author_topic_and_tag_survive(awkward):
    page = pages(awkward)[ARTICLE]
    assert [plain(point.text()) for point in page.css(".in-short li")] == [f"P {AWKWARD}", "Two.", "Three."]
    assert f"K {AWKWARD}" in plain(page.css_first(".byline").text())
    links = [plain(link.text()) for link in page.css("a")]
    assert {f"N {AWKWARD}", f"C {AWKWARD}", f"T {AWKWARD}"} <= set(links)


@pytest.mark.parametrize("folder", ["topics", "tags", "authors"])
def test_the_title_survives_in_listings(awkward, folder):
    listing = next(
        page for name, page in pages(awkward).items() if name.startswith(f"{folder}/") and "awkward" in page.html
    )
    assert f"A {AWKWARD}" in [plain(link.text()) for link in listing.css(".articles a")]


@pytest.mark.parametrize("name", ["index.html", "articles.html"])
def test_the_title_survives_on_the_front_page_and_in_the_archive(awkward, name):
    assert f"A {AWKWARD}" in [plain(link.text()) for link in pages(awkward)[name].css(".articles a")]


@pytest.mark.parametrize(("name", "letter"), [("topics.html", "C"), ("tags.html", "T"), ("authors.html", "N")])
def test_names_survive_in_the_lists_of_all(awkward, name, letter):
    assert f"{letter} {AWKWARD}" in [plain(link.text()) for link in pages(awkward)[name].css(".names a")]


def test_the_name_of_the_site_survives(awkward):
    for page in pages(awkward).values():
        assert page.css_first("header .name").text().strip().startswith(SITENAME)
        assert page.css_first("title").text().endswith(SITENAME)
        assert content(page, "[property='og:site_name']") in (SITENAME, None)


def test_nothing_is_escaped_twice_and_no_tag_stands_in_an_attribute(awkward):
    marks = ("&amp;", "&lt;", "&gt;", "&quot;", "&#", "&nbsp;", "<span", "<p", "</")
    wrong = []
    for name, page in pages(awkward).items():
        words = [(attribute, value) for _, attribute, value in attributes(page)] + [
            ("text", text) for text in texts(page)
        ]
        wrong += [f"{name}: {where}: {word}" for where, word in words if any(mark in word for mark in marks)]
    assert wrong == []


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_names_survive_in_feeds(awkward, kind):
    data = (awkward / f"feeds/all.{kind}.xml").read_bytes()
    feed = feedparser.parse(data, sanitize_html=False)
    assert not feed.bozo
    assert feed.feed.title == SITENAME
    # Read as XML, too: feedparser repairs what is escaped twice.
    titles = [plain(element.text) for element in etree.fromstring(data).iter() if element.tag.endswith("title")]
    assert f"A {AWKWARD}" in titles
    entry = next(entry for entry in feed.entries if entry.link == f"{ADDRESS}/{ARTICLE}")
    assert plain(entry.author) == f"N {AWKWARD}"
    assert {f"C {AWKWARD}", f"T {AWKWARD}"} <= {plain(tag.term) for tag in entry.tags}


def test_the_sitemap_is_well_formed(awkward):
    assert ARTICLE in etree.tostring(etree.parse(awkward / "sitemap.xml").getroot(), encoding="unicode")
