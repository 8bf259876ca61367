"""A word of the glossary is marked once on a page; its mark, the list below the text and the glossary say the same."""

import pytest

from tests.site.reading import articles, pages


@pytest.fixture
def marked(tree) -> dict:
    """The pages that mark a word."""
    return {name: page for name, page in pages(tree).items() if page.css_first("a.term")}


def test_every_article_in_english_has_words(published):
    assert all(page.css("a.term") for page in articles(published).values())


def test_each_mark_opens_an_entry_and_each_entry_has_one_mark(marked):
    for page in marked.values():
        opened = [mark.attributes["href"] for mark in page.css("a.term")]
        assert sorted(opened) == sorted(f"#{entry.id}" for entry in page.css(".words dt"))


def meaning_of(term):
    """The <dd> after a <dt>."""
    while term.tag != "dd":
        term = term.next
    return term


def test_an_entry_says_what_the_glossary_says(tree, marked):
    said = {term.text().strip(): meaning_of(term).text().strip() for term in pages(tree)["glossary.html"].css("dt")}
    for page in marked.values():
        for entry in page.css(".words dt"):
            assert meaning_of(entry).text().strip() == said[entry.text().strip()]


def test_no_mark_stands_where_none_belongs(marked):
    for page in marked.values():
        assert page.css(":is(h1, h2, h3, a, sup, code, caption, figcaption, svg, th) a.term") == []


def test_the_contents_lead_to_the_words(tree):
    for page in articles(tree).values():
        if page.css_first(".contents"):
            assert bool(page.css_first('.contents a[href="#words"]')) == bool(page.css_first("#words"))


def test_a_page_in_another_language_is_not_marked(translated):
    spanish = [page for name, page in articles(translated).items() if name.startswith("es/")]
    assert spanish
    assert all(not page.css("a.term, .words") for page in spanish)
