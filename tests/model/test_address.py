"""Where texts stand, made from the settings' own patterns."""

from pathlib import Path

import pytest

from editorial.model import text as texts
from editorial.model.address import address_of, lists_of, public_addresses
from editorial.model.text import Text
from tests.conftest import SETTINGS

CONTENT = Path("content")
HEADER = "slug: rest\ndate: 2026-01-05 09:30\ncategory: Back pain\ntags: [Rest, R&D]\nauthors: [jane-doe]"


def settings(**changed):
    return SETTINGS.model_copy(update=changed)


def text_of(more: str = "", folder: str = "articles", site_lang: str = "en", header: str = HEADER) -> Text:
    data = f"---\n{header}\n{more}\n---\n".encode()
    return texts.read(CONTENT / folder / "a.md", CONTENT, site_lang, data)


@pytest.mark.parametrize(
    ("text", "changed", "expected"),
    [
        (text_of(), {}, "articles/rest.html"),
        (text_of(folder="pages"), {}, "rest.html"),
        (text_of("lang: es"), {}, "es/articles/rest.html"),
        (text_of("lang: es", "pages"), {}, "es/rest.html"),
        (text_of(), {"ARTICLE_SAVE_AS": "blog/{slug}.html"}, "blog/rest.html"),
        (text_of(), {"ARTICLE_SAVE_AS": "{date:%Y/%m}/{category}/{author}/{slug}.html"}, "2026/01/back-pain/jane-doe/rest.html"),
        (text_of(site_lang="es"), {"DEFAULT_LANG": "es"}, "articles/rest.html"),
        (text_of("lang: en", site_lang="es"), {"DEFAULT_LANG": "es"}, "en/articles/rest.html"),
        (text_of(header="title: A"), {}, ""),
        (text_of(header="slug: rest\ndate: soon\nauthors: 5"), {"ARTICLE_SAVE_AS": "{date:%d}-{author}-{slug}.html"}, "01--rest.html"),
    ],
    ids=["article", "page", "translation", "page-in-another-language", "blog", "by-date", "site-in-spanish",
         "translation-of-a-site-in-spanish", "no-slug", "wrong-header"],
)  # fmt: skip
def test_where_a_text_stands(text, changed, expected):
    assert address_of(text, settings(**changed)) == expected


def test_an_article_is_listed_under_its_topic_its_tags_and_its_authors():
    assert lists_of(text_of(), settings()) == {
        "authors/jane-doe.html": "an author",
        "tags/rest.html": "a tag",
        "tags/rd.html": "a tag",
        "topics/back-pain.html": "a topic",
        "years/2026.html": "a year",
    }
    assert lists_of(text_of(folder="pages"), settings()) == {}
    assert "t/rest" in lists_of(text_of(), settings(TAG_SAVE_AS="t/{slug}"))


def test_what_is_public_while_some_texts_are():
    public = public_addresses([text_of("aliases: [old.html]"), text_of(folder="pages")], settings(), by_year=False)
    assert {"articles/rest.html", "rest.html", "old.html", "tags/rest.html", "index.html"} <= public
    assert set(SETTINGS.FEEDS) <= public
    assert "404.html" not in public


def test_years_have_pages_once_there_are_many_articles():
    assert "years/2026.html" not in public_addresses([text_of()], settings(), by_year=False)
    assert "years/2026.html" in public_addresses([text_of()], settings(), by_year=True)
    undated = text_of(header="slug: rest\ndate: soon")
    assert [address for address in public_addresses([undated], settings(), by_year=True) if "year" in address] == []


def test_a_translation_is_listed_only_where_it_stands_alone():
    spanish = text_of("lang: es")
    assert "topics/back-pain.html" in public_addresses([spanish], settings(), by_year=False)
    other = text_of(header=HEADER.replace("Back pain", "Spine") + "\nlang: es")
    assert "topics/spine.html" not in public_addresses([text_of(), other], settings(), by_year=False)
