"""Check: only the pictures that a page really shows are published.

Pelican collects every file that any text links to, drafts and hidden pages included, and knows nothing of
covers. Takes the pages that are left after `withhold`; sets which files of `content/figures/` are copied.
Drawings (SVG) stand in the pages themselves and are not copied.
"""

from pelican import signals


def _collect(generator) -> None:
    links = generator.context["static_links"]
    links.clear()
    for content in filter(None, generator.context["generated_content"].values()):
        links |= content.get_static_links()
        if getattr(content, "cover", None):
            links.add(content.cover)


def register() -> None:
    """Act once the articles, then once the pages are read; each time after `withhold`."""
    signals.article_generator_pretaxonomy.connect(_collect)
    signals.page_generator_finalized.connect(_collect)
