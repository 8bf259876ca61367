"""What a page says of itself."""

import pytest

from editorial.model.page import Page
from tests.model.records import refused


@pytest.mark.parametrize("slug", ["a", "back-pain-2", "mri"])
def test_slugs_that_are_right(slug):
    assert refused(Page, slug=slug) == []


@pytest.mark.parametrize("slug", ["Back", "back pain", "back--pain", "-back", "back-", "back_pain", "rücken", "a/b"])
def test_slugs_that_are_not(slug):
    (sentence,) = refused(Page, slug=slug)
    assert "slug: expected small letters, digits and single hyphens" in sentence


@pytest.mark.parametrize("lang", ["english", "EN", "en_US", "e"])
def test_what_is_no_language(lang):
    assert "lang: expected a language code like en or es" in refused(Page, lang=lang)[0]


@pytest.mark.parametrize("alias", ["/old.html", "old", "../old.html", "a b.html", "https://example.org/old.html"])
def test_where_no_page_can_have_stood(alias):
    assert "aliases.1: expected up to 20 addresses like articles/old-name.html" in refused(Page, aliases=[alias])[0]
