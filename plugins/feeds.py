"""Finish: inside a feed, a link to a place on the same page must name the page, a word is only a word, and a drawing is told
in words, too; and the feed once more as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), which programs read most easily.

A feed reader shows the text far from the site, where `#r3` leads nowhere, no meaning can open, and drawings are mostly taken
out. Takes the feed before it is written; says its languages, changes its texts, and stops the build where one holds what no
page may hold. Takes the Atom feed as it was written, so that names, texts and addresses are the same in all; adds what Atom
has no place for here: every author with a page.
"""

import json
import re
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import signals

from editorial.findings import ContentError, Finding, Place
from editorial.markup.allowed import refused
from editorial.markup.evidence import in_words
from editorial.markup.figures import in_words_too
from editorial.markup.glossary import unmarked
from editorial.markup.html import BELOW_IN_HTML
from plugins.extra_files import add
from plugins.markdown_copy import public_articles

FRAGMENT = re.compile(r'(<a\b[^>]*?\bhref=")(#)')
VERSION = "https://jsonfeed.org/version/1.1"


def absolute(html: str, url: str) -> str:
    """The HTML with `href="#x"` made `href="URL#x"`."""
    return FRAGMENT.sub(lambda link: f"{link[1]}{url}#", html)


def _by_address(context: dict[str, Any]) -> dict[str, Any]:
    """The articles of the site by their public addresses, as the items of a feed name them."""
    return {f"{context['PUBLIC_URL']}/{article.url}": article for article in public_articles(context)}


def _mend(context: dict[str, Any], feed: Any) -> None:
    articles = _by_address(context)
    feed.feed["language"] = context["DEFAULT_LANG"]
    feed.item_attributes = lambda item: {"xml:lang": articles[item["link"]].lang}  # the hook of feedgenerator for it
    for item in feed.items:
        for first in articles[item["link"]].aliases[:1]:  # what somebody has read is not new because it has moved
            item["unique_id"] = item["unique_id"].removesuffix(articles[item["link"]].url) + first
        item["unique_id_is_permalink"] = False  # it is a tag (RFC 4151); RSS takes any other for an address
        for part in ("content", "description"):
            if item.get(part):
                item[part] = absolute(in_words_too(in_words(unmarked(item[part]))), item["link"]).replace(
                    BELOW_IN_HTML, ""
                )
                if mark := refused(item[part]):
                    sentence = f"the text of {item['link']} holds {mark}, which no page may hold. A plugin has put it there: mend that, not the text"
                    raise ContentError(Finding(Path("feeds"), Place(1), "feed", sentence))


def json_feed(feed: Any, context: dict[str, Any]) -> dict[str, Any]:
    """The feed that Pelican has made, as JSON Feed."""
    articles, home = _by_address(context), f"{context['PUBLIC_URL']}/"
    about = {"version": VERSION, "title": feed.feed["title"], "description": context["SITESUBTITLE"]}
    about |= {"home_page_url": home, "feed_url": home + context["FEEDS"][2], "language": context["DEFAULT_LANG"]}
    items = []
    for item in feed.items:
        article = articles[item["link"]]
        days = {"date_published": item["pubdate"], "date_modified": item["updateddate"]}
        items.append(
            {
                "id": item["unique_id"],
                "url": item["link"],
                "title": item["title"],
                "summary": Markup(item["description"] or "").striptags(),
                "content_html": item["content"],
                "authors": [{"name": author.name, "url": home + author.url} for author in article.authors],
                "tags": [str(tag) for tag in item["categories"]],
                "language": article.lang,
            }
            | {name: day.isoformat() for name, day in days.items() if day}
        )
    return about | {"items": items}


def _write(path: str, context: dict[str, Any], feed: Any) -> None:
    atom, _, address = context["FEEDS"]
    if not path.endswith(atom):
        return
    data = json.dumps(json_feed(feed, context), ensure_ascii=False).encode()
    add(Path(path.removesuffix(atom), address), data, context)


def register() -> None:
    """Act on each feed before it is written, and once the Atom feed is."""
    signals.feed_generated.connect(_mend)
    signals.feed_written.connect(_write)
