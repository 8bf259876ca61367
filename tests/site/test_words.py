"""A word of the glossary is marked once on a page; its mark, the list below the text and the glossary say the same."""

import pytest

from tests.site.reading import articles, pages


@pytest.fixture
def marked(tree) -> dict:
    """The pages that mark a word."""
    return {name: page for name, page in pages(tree).items() if page.css_first("button.term")}


def test_every_article_in_english_has_words(published):
    assert all(page.css("button.term") for page in articles(published).values())


def test_each_mark_opens_an_entry_and_each_entry_has_one_mark(marked):
    for page in marked.values():
        opened = [button.attributes["popovertarget"] for button in page.css("button.term")]
        assert sorted(opened) == sorted(entry.id for entry in page.css(".words [popover]"))
        assert all(button.attributes["type"] == "button" for button in page.css("button.term"))


def test_an_entry_says_what_the_glossary_says(tree, marked):
    glossary = pages(tree)["glossary.html"]
    for page in marked.values():
        for entry in page.css(".words [popover]"):
            link = entry.css_first("a")
            term = glossary.css_first("#" + link.attributes["href"].partition("glossary.html#")[2])
            meaning = term.next
            while meaning.tag != "dd":
                meaning = meaning.next
            assert entry.css_first("dt").text().strip() == term.text().strip()
            assert entry.css_first("dd").text().replace(link.text(), "").strip() == meaning.text().strip()
            assert entry.id == "word-" + term.id


def test_no_mark_stands_where_none_belongs(marked):
    for page in marked.values():
        assert page.css(":is(h1, h2, h3, a, sup, code, caption, figcaption, svg, th) button.term") == []


def test_the_contents_lead_to_the_words(tree):
    for page in articles(tree).values():
        if page.css_first(".contents"):
            assert bool(page.css_first('.contents a[href="#words"]')) == bool(page.css_first("#words"))


def test_a_page_in_another_language_is_not_marked(translated):
    spanish = [page for name, page in articles(translated).items() if name.startswith("es/")]
    assert spanish
    assert all(not page.css("button.term, .words") for page in spanish)
