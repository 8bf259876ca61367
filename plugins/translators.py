"""Enrich: whoever wrote only translations has a page, too, and it lists those.

Each article leads to the pages of its authors; Pelican makes them of those in whose name a text stands that is no translation.
"""

from typing import Any

from pelican import signals


def _attach(generator: Any) -> None:
    listed = {author for article in generator.articles for author in article.authors}
    for article in generator.translations:
        for author in article.authors:
            if author not in listed:
                generator.authors[author].append(article)


def register() -> None:
    """Act once `unpublished` has left out what readers do not get, before Pelican sorts the rest by author."""
    signals.article_generator_pretaxonomy.connect(_attach)
