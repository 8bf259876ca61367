"""Enrich: of a text in several languages, none of them the site's own, one is the original, the others are its translations;
and whoever wrote only translations has a page, too, which lists those.

Pelican takes each of them for an original with all others as its translations, so that lists, feeds and the site map would name
each twice. The first by its language is the original. Each article leads to the pages of its authors; Pelican makes them of
those in whose name a text stands that is no translation.
"""

from typing import Any

from pelican import signals


def _settle(originals: list[Any], translations: list[Any]) -> None:
    for text in list(originals):
        if not text.in_default_lang and any(other.lang < text.lang for other in text.translations):
            originals.remove(text)
            translations.append(text)


def _articles(generator: Any) -> None:
    _settle(generator.articles, generator.translations)
    listed = {author for article in generator.articles for author in article.authors}
    for article in generator.translations:
        for author in article.authors:
            if author not in listed:
                generator.authors[author].append(article)


def _pages(generator: Any) -> None:
    _settle(generator.pages, generator.translations)


def register() -> None:
    """Act once `unpublished` has left out what readers do not get, before Pelican sorts the rest by author and tag; and once
    the pages are read.
    """
    signals.article_generator_pretaxonomy.connect(_articles)
    signals.page_generator_finalized.connect(_pages)
