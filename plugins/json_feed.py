"""Finish: the feed once more as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), which programs read most easily.

Takes the Atom feed as it was written, so that names, texts and addresses are the same in all; adds what Atom has no place
for here: every author with a page, and the language.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import signals

from plugins.markdown_copy import public_articles

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Any, articles: Mapping[str, Any], context: Mapping[str, Any]) -> dict[str, Any]:
    """The feed that Pelican has made, as JSON Feed; `articles` are those of the site by their public addresses."""
    home = f"{context['PUBLIC_URL']}/"
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
    articles = {f"{context['PUBLIC_URL']}/{article.url}": article for article in public_articles(context)}
    file = Path(path.removesuffix(atom), address)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(json_feed(feed, articles, context), ensure_ascii=False), encoding="utf-8")
    signals.content_written.send(str(file), context=context)


def register() -> None:
    """Act once the Atom feed is written."""
    signals.feed_written.connect(_write)
