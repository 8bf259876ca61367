"""Links inside feeds lead to the site."""

import re
from types import SimpleNamespace

import pytest

from editorial.findings import ContentError
from plugins import feeds
from tests.plugins.signals import connected

URL = "https://example.org/articles/rest.html"


def context(*addresses: str) -> dict[str, object]:
    """What a feed is made with: an article at each address."""
    site = "https://example.org"
    articles = [SimpleNamespace(url=url.removeprefix(f"{site}/"), aliases=[], translations=[]) for url in addresses]
    return {"PUBLIC_URL": site, "DEFAULT_LANG": "en", "articles": articles}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="#r1">1</a>', f'<a href="{URL}#r1">1</a>'),
        ('<a id="x" class="back" href="#x" title="a">1</a>', f'<a id="x" class="back" href="{URL}#x" title="a">1</a>'),
        ('<a\nhref="#a">1</a> <a href="#b">2</a>', f'<a\nhref="{URL}#a">1</a> <a href="{URL}#b">2</a>'),
        ('<a href="/about.html#who">a</a>', '<a href="/about.html#who">a</a>'),
        ('<svg><use href="#shape"></use></svg>', '<svg><use href="#shape"></use></svg>'),
        ('<p>Write href="#x".</p>', '<p>Write href="#x".</p>'),
        ('<abbr title="a">b</abbr> href="#x"', '<abbr title="a">b</abbr> href="#x"'),
    ],
    ids=["link", "among-attributes", "two", "elsewhere", "drawing", "text", "other-element"],
)
def test_only_a_link_to_the_same_page_names_the_page(html, expected):
    assert feeds.absolute(html, URL) == expected


def test_each_item_of_a_feed_gets_its_own_address(monkeypatch):
    [generated] = connected(monkeypatch, feeds, "feed_generated")
    items = [
        {"link": f"{URL}?1", "content": '<a href="#a">a</a>', "description": ""},
        {"link": f"{URL}?2", "content": None, "description": '<a href="#b">b</a>'},
    ]
    generated.send(context(f"{URL}?1", f"{URL}?2"), feed=SimpleNamespace(feed={}, items=items))
    assert items[0]["content"] == f'<a href="{URL}?1#a">a</a>'
    assert items[1]["description"] == f'<a href="{URL}?2#b">b</a>'
    assert items[1]["content"] is None


def test_what_no_page_may_hold_is_in_no_feed_either(monkeypatch):
    [generated] = connected(monkeypatch, feeds, "feed_generated")
    items = [{"link": URL, "content": "<p>Words<img src=x onerror=y>", "description": ""}]
    with pytest.raises(ContentError, match=re.escape(f"the text of {URL} holds <img src=x onerror=y")):
        generated.send(context(URL), feed=SimpleNamespace(feed={}, items=items))
