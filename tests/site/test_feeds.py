"""A feed reader shows every article in full, and each link in it leads to the site."""

import xml.etree.ElementTree as etree

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import ADDRESS
from tests.site.reading import LEADING, articles, attributes, href, pages, plain

FEEDS = ("feeds/all.atom.xml", "feeds/all.rss.xml")
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
    assert feed.feed.title == pages(published)["index.html"].css_first("title").text()
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
        marks = [a.attributes["href"] for a in full_text(entry).css("a") if "#ref-" in a.attributes["href"]]
        assert marks
        assert all(mark.startswith(f"{entry.link}#ref-") for mark in marks)


def test_nothing_in_a_feed_waits_to_be_pressed(feed):
    for entry in feed.entries:
        assert full_text(entry).css("button, [popovertarget], [popover], .whole") == []


def test_the_atom_feed_has_what_the_standard_requires(published):
    """RFC 4287, sections 4.1.1 and 4.1.2: id, title and updated for the feed and each entry, and an author."""
    root = etree.parse(published / "feeds/all.atom.xml").getroot()
    for element in (root, *root.iter(f"{ATOM}entry")):
        assert all(element.findtext(ATOM + name) for name in ("id", "title", "updated"))
    assert all(entry.findtext(f"{ATOM}author/{ATOM}name") for entry in root.iter(f"{ATOM}entry"))
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == f"{ADDRESS}/feeds/all.atom.xml"


def test_every_page_shows_where_the_feeds_are(published):
    for page in pages(published).values():
        offered = {link.attributes["href"] for link in page.css("link[rel=alternate][type]")}
        assert offered == {f"{ADDRESS}/{feed}" for feed in FEEDS}
        assert href(page, "alternate")
