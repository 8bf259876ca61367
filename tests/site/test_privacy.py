"""Nobody learns that a reader was here, and nothing unfinished is shown."""

import re

from tests.site.reading import attributes, content, pages, texts

UNFINISHED = re.compile(r"\bTODO\b|\bFIXME\b|\bTBD\b|\{\{|\{%|\[@|(?i:lorem ipsum)|^\s*(None|null|undefined|nan)\s*$")
FETCHED = ("iframe", "frame", "object", "embed", "video", "audio", "source", "portal")


def test_no_page_fetches_from_elsewhere(tree):
    fetched = []
    for name, page in pages(tree).items():
        fetched += [f"{name}: {element.html}" for element in page.css(", ".join(FETCHED))]
        for element, attribute, value in attributes(page):
            if attribute in ("src", "srcset", "poster", "background") and "//" in value:
                fetched.append(f"{name}: {element.tag} {value}")
    assert fetched == []


def test_styles_and_scripts_stand_in_the_page(tree):
    for page in pages(tree).values():
        assert page.css("script[src], link[rel=stylesheet], link[rel=preload], link[rel=modulepreload]") == []
        assert page.css("link[rel=preconnect], link[rel=dns-prefetch], link[rel=prefetch]") == []
        styles = "".join(style.text() for style in page.css("style"))
        assert "@import" not in styles
        assert "url(" not in styles


def test_no_page_asks_a_reader_for_anything_but_what_to_search_for(tree):
    for name, page in pages(tree).items():
        asked = [field.attributes.get("name") for field in page.css("form[role=search] input")]
        assert asked in ([], ["q"]), name
        assert len(page.css("form, input, textarea, select")) == 2 * len(asked), name
        assert page.css("form[method]") == [], "what is sent is an address"


def test_no_script_hides_in_an_attribute(tree):
    handlers = [
        f"{name}: {attribute}"
        for name, page in pages(tree).items()
        for _, attribute, value in attributes(page)
        if attribute.startswith("on") or value.strip().lower().startswith("javascript:")
    ]
    assert handlers == []


def test_other_sites_are_not_told_where_a_reader_came_from(tree):
    for page in pages(tree).values():
        assert content(page, "[name=referrer]") == "no-referrer"
        assert content(page, "[name=format-detection]") == "telephone=no"


def test_links_open_where_the_reader_is(tree):
    for page in pages(tree).values():
        assert page.css("a[target], a[ping]") == []


def test_nothing_unfinished_is_shown(tree):
    shown = []
    for name, page in pages(tree).items():
        values = [value for _, _, value in attributes(page)]
        shown += [f"{name}: {words.strip()[:80]}" for words in (*texts(page), *values) if UNFINISHED.search(words)]
    assert shown == []
