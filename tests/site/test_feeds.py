"""A feed reader shows every article in full, and each link in it leads to the site."""

import json
import xml.etree.ElementTree as etree
from datetime import datetime

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import ADDRESS
from tests.site.reading import LEADING, articles, attributes, content, files, pages, plain

FEEDS = ("feeds/all.atom.xml", "feeds/all.rss.xml")
JSON_FEED = "feeds/all.json"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(params=FEEDS, ids=["atom", "rss"])
def feed(request, published):
    """Each feed as a reader's program understands it, with its texts left as they are."""
    return feedparser.parse((published / request.param).read_bytes(), sanitize_html=False, resolve_relative_uris=False)


def full_text(entry) -> LexborHTMLParser:
    """The longest text that the entry carries, as HTML."""
    bodies = [part.value for part in entry.get("content", ())] + [entry.get("summary", "")]
    return LexborHTMLParser(max(bodies, key=len))


def test_a_feed_is_well_formed_and_names_the_site(feed, published):
    assert not feed.bozo
    assert feed.feed.title == content(pages(published)["index.html"], "[property='og:site_name']")
    assert feed.feed.link == ADDRESS + "/"


def test_a_feed_has_one_entry_an_article(feed, published):
    addresses = {f"{ADDRESS}/{name}" for name in articles(published)}
    assert {entry.link for entry in feed.entries} == addresses
    assert len(feed.entries) == len({entry.id for entry in feed.entries}) == len(addresses)


def test_an_entry_has_the_words_and_the_day_of_its_article(feed, published):
    for entry in feed.entries:
        page = articles(published)[entry.link.removeprefix(ADDRESS + "/")]
        assert plain(entry.title) == plain(page.css_first("h1").text())
        last_words = plain(page.css("main .text p")[-1].text())
        assert last_words in plain(full_text(entry).text())
        assert entry.published_parsed is not None
        assert entry.author


def test_every_link_in_a_feed_is_absolute(feed):
    for entry in feed.entries:
        relative = [url for _, name, url in attributes(full_text(entry)) if name in LEADING and "://" not in url]
        assert relative == []


def test_a_reference_mark_in_a_feed_leads_to_the_article(feed):
    for entry in feed.entries:
        marks = [a.attributes["href"] for a in full_text(entry).css(".cite a")]
        assert marks
        assert all(mark.startswith(f"{entry.link}#r") for mark in marks)


def test_nothing_in_a_feed_waits_to_be_pressed(feed):
    for entry in feed.entries:
        assert full_text(entry).css("button, .term, [popover]") == []


def test_a_note_in_a_feed_is_named_by_its_certainty_in_words_alone(feed):
    texts = [full_text(entry) for entry in feed.entries]
    named = [level.text() for text in texts for level in text.css(".evidence .certainty")]
    assert "Very low certainty:" in named
    assert [text.css("use") for text in texts if text.css("use")] == []


def test_what_a_drawing_shows_stands_in_words_beside_it(feed):
    """Many readers' programs take an SVG out with all that is in it."""
    texts = [full_text(entry) for entry in feed.entries]
    drawings = [drawing for text in texts for drawing in text.css("figure > svg")]
    words = [plain(drawing.css_first(part).text()) for drawing in drawings for part in ("title", "desc")]
    for drawing in drawings:
        drawing.decompose()
    left = plain(" ".join(text.body.text() for text in texts))
    assert words
    assert [said for said in words if said not in left] == []


def test_a_label_of_a_drawing_stands_at_one_place(feed):
    """SVG 2, 11.4, lets each letter have its own; programs that know one alone draw the letters over one another."""
    labels = [label for entry in feed.entries for label in full_text(entry).css("figure > svg :is(text, tspan)")]
    assert labels
    assert [label.html for label in labels if len((label.attributes.get("x") or "").split()) > 1] == []


def test_the_atom_feed_has_what_the_standard_requires(published):
    """RFC 4287, sections 4.1.1 and 4.1.2: id, title and updated for the feed and each entry, and an author."""
    root = etree.parse(published / "feeds/all.atom.xml").getroot()
    for element in (root, *root.iter(f"{ATOM}entry")):
        assert all(element.findtext(ATOM + name) for name in ("id", "title", "updated"))
    assert all(entry.findtext(f"{ATOM}author/{ATOM}name") for entry in root.iter(f"{ATOM}entry"))
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == f"{ADDRESS}/feeds/all.atom.xml"


def test_an_rss_reader_takes_no_tag_for_an_address(published):
    """RSS 2.0: a guid is an address unless it says that it is none."""
    items = etree.parse(published / "feeds/all.rss.xml").getroot().iter("item")
    guids = [item.find("guid") for item in items]
    assert guids
    assert {(guid.get("isPermaLink"), guid.text.partition(":")[0]) for guid in guids} == {("false", "tag")}


def test_the_json_feed_says_what_atom_says(published):
    """https://www.jsonfeed.org/version/1.1/: what it requires, and the same items, texts and days."""
    feed = json.loads(files(published)[JSON_FEED])
    atom = feedparser.parse(published / "feeds/all.atom.xml", sanitize_html=False, resolve_relative_uris=False)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["home_page_url"]) == (atom.feed.title, atom.feed.link)
    assert feed["feed_url"] == f"{ADDRESS}/{JSON_FEED}"
    assert [(item["id"], item["url"], item["content_html"]) for item in feed["items"]] == [
        (entry.id, entry.link, entry.content[0].value) for entry in atom.entries
    ]
    for item, entry in zip(feed["items"], atom.entries, strict=True):
        page = articles(published)[item["url"].removeprefix(ADDRESS + "/")]
        assert plain(item["summary"]) == plain(page.css_first(".answer").text())
        assert [author["name"] for author in item["authors"]] == [author.name for author in entry.authors]
        assert all(f"{author['url']}".startswith(f"{ADDRESS}/authors/") for author in item["authors"])
        assert datetime.fromisoformat(item["date_published"]).tzinfo
        assert item["language"] == page.css_first("html").attributes["lang"]


def test_lists_show_programs_where_the_feeds_are_and_one_page_shows_people(published):
    texts = {name for name, page in pages(published).items() if page.css(".text")} | {"404.html"}
    for name, page in pages(published).items():
        offered = [link.attributes["href"] for link in page.css("link[rel=alternate][title]")]
        assert offered == ([f"{ADDRESS}/{feed}" for feed in (*FEEDS, JSON_FEED)] if name not in texts else [])
        assert page.css_first(f"footer a[href='{ADDRESS}/feeds.html']")
    shown = [link.attributes["href"] for link in pages(published)["feeds.html"].css("main li a:not(nav a)")]
    assert shown == [f"{ADDRESS}/{feed}" for feed in (*FEEDS, JSON_FEED)]


def test_where_no_feed_is_made_the_page_says_so(site):
    assert "once the site is published" in pages(site)["feeds.html"].css_first("main").text()
