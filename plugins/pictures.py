"""Check: only the pictures that a page really shows are published, and what `content/extra/` holds.

Pelican collects every file that any text links to, drafts and hidden pages included, wherever it lies, and knows
nothing of covers. Takes the pages that are left after `withhold`; sets which files of `content/figures/` and
`content/extra/` are copied. Drawings (SVG) stand in the pages themselves and are not copied.
"""

from pathlib import Path

from pelican import signals

from editorial.findings import ContentError, Finding, Place
from editorial.model.files import published

FOLDERS = ("figures", "extra")


def _collect(generator) -> None:
    links = generator.context["static_links"]
    links.clear()
    links.update(published(Path(generator.path)))
    for content in filter(None, generator.context["generated_content"].values()):
        shown = content.get_static_links() | {getattr(content, "cover", None)} - {None}
        for link in sorted(shown):
            if Path(link).parts[0] not in FOLDERS:  # a way of linking that the checks do not see
                source = Path(Path(generator.path).name, content.get_relative_source_path())
                sentence = f"{link} is not published. Put the file into content/figures/ and show it from there"
                raise ContentError(Finding(source, Place(1), "link", sentence, "R70"))
        links.update(shown)


def register() -> None:
    """Act once the articles, then once the pages are read; each time after `withhold`."""
    signals.article_generator_pretaxonomy.connect(_collect)
    signals.page_generator_finalized.connect(_collect)
