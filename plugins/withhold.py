"""Check: what is not published yet, or not meant for readers, is not written at all.

Works where the setting WITHHOLD is on (publishconf.py). Pelican writes drafts under `drafts/`, hidden pages
at their own address, and counts a post to come as a draft. Takes these away before anything is made of them;
a link to one of them then finds nothing, which stops the build.
"""

from pelican import signals


def _withhold(generator, *lists: str) -> None:
    if not generator.settings["WITHHOLD"]:
        return
    for name in lists:
        for content in getattr(generator, name):
            del generator.context["generated_content"][content.get_relative_source_path()]
        setattr(generator, name, [])


def _articles(generator) -> None:
    _withhold(generator, "drafts", "drafts_translations", "hidden_articles", "hidden_translations")


def _pages(generator) -> None:
    _withhold(generator, "draft_pages", "draft_translations", "hidden_pages", "hidden_translations")


def register() -> None:
    """Act before tags and topics are made of the articles, and once the pages are read."""
    signals.article_generator_pretaxonomy.connect(_articles)
    signals.page_generator_finalized.connect(_pages)
