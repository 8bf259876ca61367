"""An article in two languages: each version says its language, names the other, and can be found."""

import feedparser
import pytest

from plugins.sharing import locale_of
from tests.conftest import ADDRESS
from tests.site.reading import href, pages

ENGLISH, SPANISH = "articles/two-tongues.html", "es/articles/two-tongues.html"


@pytest.mark.parametrize(("name", "lang"), [(ENGLISH, "en"), (SPANISH, "es")])
def test_each_version_says_its_language_and_address(translated, name, lang):
    page = pages(translated)[name]
    assert page.css_first("html").attributes["lang"] == lang
    assert href(page, "canonical") == f"{ADDRESS}/{name}"


def test_a_script_or_a_continent_is_no_country_where_a_page_is_shared():
    assert [locale_of(lang) for lang in ("es", "pt-BR", "zh-Hans", "es-419")] == ["es_ES", "pt_BR", "", ""]


@pytest.mark.parametrize("name", [ENGLISH, SPANISH])
def test_each_version_names_all_versions(translated, name):
    named = {
        link.attributes["hreflang"]: link.attributes["href"] for link in pages(translated)[name].css("link[hreflang]")
    }
    assert named == {"en": f"{ADDRESS}/{ENGLISH}", "es": f"{ADDRESS}/{SPANISH}"}


@pytest.mark.parametrize(("name", "other", "lang"), [(ENGLISH, SPANISH, "es"), (SPANISH, ENGLISH, "en")])
def test_each_version_leads_to_the_other_by_its_title(translated, name, other, lang):
    read = pages(translated)
    (link,) = read[name].css("main header a[hreflang]")
    assert (link.attributes["href"], link.attributes["hreflang"]) == (f"{ADDRESS}/{other}", lang)
    assert (link.attributes["lang"], link.text()) == (lang, read[other].css_first("h1").text())


def test_the_sitemap_has_both(translated):
    sitemap = (translated / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{ADDRESS}/{ENGLISH}</loc>" in sitemap
    assert f"<loc>{ADDRESS}/{SPANISH}</loc>" in sitemap


@pytest.mark.parametrize("name", ["feeds/all.atom.xml", "feeds/all.rss.xml"])
def test_a_feed_says_in_which_language_each_entry_is(translated, name):
    """RFC 4287, 2; RSS has a place of its own for the language of all, and xml:lang stands anywhere (XML 1.0, 2.12)."""
    feed = feedparser.parse((translated / name).read_bytes())
    said = {entry.link.removeprefix(f"{ADDRESS}/"): entry.title_detail.language for entry in feed.entries}
    read = pages(translated)
    assert (feed.bozo, feed.feed.language, said[SPANISH], said[ENGLISH]) == (False, "en", "es", "en")
    assert said == {page: read[page].css_first("html").attributes["lang"] for page in said}


@pytest.mark.parametrize("lang", ["fr", "pt-BR"])
def test_what_is_in_other_languages_alone_is_named_once_and_has_a_card(translated, lang):
    page = f"{lang}/articles/lombalgie"
    for name, word in (("sitemap.xml", "loc"), ("feeds/all.rss.xml", "link")):
        assert (translated / name).read_text(encoding="utf-8").count(f"<{word}>{ADDRESS}/{page}.html<") == 1
    assert (translated / f"{page}.png").is_file()


def test_who_wrote_only_a_translation_has_a_page_with_it(translated):
    listed = pages(translated)["authors/translator.html"].css(".articles a")
    assert [link.attributes["href"] for link in listed] == [f"{ADDRESS}/es/articles/lumbago.html"]
