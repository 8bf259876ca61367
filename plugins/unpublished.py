"""Check: what is not published yet, or not meant for readers, is not written at all.

Works where the setting ONLY_PUBLISHED is on (publishconf.py). Pelican writes drafts under `drafts/` and hidden pages at
their own address. Counts a post to come as a draft, and one whose review is long overdue (R33); then takes drafts and
hidden pages away before anything is made of them. A link to one of them stops the build, but not if the target disappeared
on its own: a link to an overdue page, or to one that is to come, becomes plain words,
and one to a page that was withdrawn says so behind them. A site without a single article stops the build, too: it would
wipe the one that is there, unless an article was withdrawn or postponed.
"""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pelican import signals

from editorial.findings import ContentError, Finding, Place
from editorial.model.visibility import Visibility

# What a link becomes besides its words, by what its page is.
NOTES = {Visibility.OVERDUE: "", Visibility.TO_COME: "", Visibility.WITHDRAWN: " (withdrawn)"}
# Where Pelican's generator has the articles that are not for readers.
ARTICLES = ("drafts", "drafts_translations", "hidden_articles", "hidden_translations")
LINK = re.compile(
    r"""<a\b[^>]*?\bhref=(["'])\{filename\}(?P<target>[^"'#?]*)[^"']*\1[^>]*>(?P<words>.*?)</a>""", re.DOTALL
)


def unlinked(html: str, path: str, gone: Mapping[str, str]) -> str:
    """The HTML of the file `path`, in which links to the files `gone` are their own words and a note; paths count from
    content/.
    """

    def plain(link: re.Match[str]) -> str:
        target = unquote(link["target"])
        whole = posixpath.join("" if target.startswith("/") else posixpath.dirname(path), target.lstrip("/"))
        file = posixpath.normpath(whole)
        return link["words"] + gone[file] if file in gone else link[0]

    return LINK.sub(plain, html)


def held_back(generator: Any) -> Iterator[Any]:
    """Yield the articles that are not for readers, where they are laid out all the same."""
    for name in ARTICLES:
        yield from getattr(generator, name)


def _hold_back(generator: Any, metadata: dict[str, Any]) -> None:
    if generator.settings["ONLY_PUBLISHED"] and metadata["visibility"] is not Visibility.PUBLIC:
        metadata["status"] = "draft"


def _take_away(generator: Any, *lists: str) -> None:
    if not generator.settings["ONLY_PUBLISHED"]:
        return
    for name in lists:
        for content in getattr(generator, name):
            path = content.get_relative_source_path()
            del generator.context["generated_content"][path]
            if content.visibility in NOTES:
                generator.context["unlinked"][path] = NOTES[content.visibility]
        setattr(generator, name, [])


def _articles(generator: Any) -> None:
    generator.context["unlinked"] = {}
    _take_away(generator, *ARTICLES)
    site = generator.settings["DOCUMENTS"].site
    known = site.gone.keys() | {*site.addresses.record.live}
    on_purpose = any(
        site.visibility(text) in (Visibility.WITHDRAWN, Visibility.TO_COME) and site.address(text) in known
        for text in site.texts
        if text.is_article
    )
    if generator.settings["ONLY_PUBLISHED"] and not generator.articles and not on_purpose:
        sentence = "holds no article to publish. Finish one, or look whether the folder is the right one"
        raise ContentError(Finding(Path(Path(generator.path).name, "articles"), Place(1), "folder", sentence))


def _lists(generator: Any) -> None:
    """Give the writer a page, without an article, of each topic, tag and author that only what is not published has: it links
    there, and no list names them. Where nothing but the published is left, there are none.
    """
    topics, authors = dict(generator.categories), dict(generator.authors)
    for article in held_back(generator):
        topics.setdefault(article.category, [])
        for lists, named in ((generator.tags, article.tags), (authors, article.authors)):
            for one in named:
                lists.setdefault(one, [])
    generator.categories, generator.authors = [*topics.items()], [*authors.items()]


def _pages(generator: Any) -> None:
    _take_away(generator, "draft_pages", "draft_translations", "hidden_pages", "hidden_translations")


def _unlink(generators: list[Any]) -> None:
    context = generators[0].context  # all generators share it
    for content in context["generated_content"].values() if context["unlinked"] else ():
        content._content = unlinked(content._content, content.get_relative_source_path(), context["unlinked"])
        content._get_content = partial(_without, content, content._get_content, context["unlinked"])


def _without(content: Any, html: Callable[[], str], gone: Mapping[str, str]) -> str:
    """The HTML of a page, without its links to what is `gone`."""
    return unlinked(html(), content.get_relative_source_path(), gone)


def register() -> None:
    """Act on what each article says of itself, before tags and topics are made of them, and once pages are read."""
    signals.article_generator_context.connect(_hold_back)
    signals.article_generator_pretaxonomy.connect(_articles)
    signals.article_generator_finalized.connect(_lists)
    signals.page_generator_finalized.connect(_pages)
    signals.all_generators_finalized.connect(_unlink)
