"""Finish: inside a feed, a link to a place on the same page must name the page, and a word is only a word.

A feed reader shows the text far from the site, where `#ref-3` leads nowhere and no meaning can open. Takes the
feed before it is written; changes its texts, and stops the build where one holds what no page may hold.
"""

import re
from pathlib import Path
from typing import Any

from pelican import signals

from editorial.findings import ContentError, Finding, Place
from editorial.markup.allowed import refused
from editorial.markup.evidence import in_words
from editorial.markup.glossary import unmarked
from editorial.markup.html import BELOW_IN_HTML
from plugins.markdown_copy import public_articles

FRAGMENT = re.compile(r'(<a\b[^>]*?\bhref=")(#)')


def absolute(html: str, url: str) -> str:
    """The HTML with `href="#x"` made `href="URL#x"`."""
    return FRAGMENT.sub(lambda link: f"{link[1]}{url}#", html)


def _mend(context: dict[str, Any], feed: Any) -> None:
    articles = {f"{context['PUBLIC_URL']}/{article.url}": article for article in public_articles(context)}
    for item in feed.items:
        for first in articles[item["link"]].aliases[:1]:  # what somebody has read is not new because it has moved
            item["unique_id"] = item["unique_id"].removesuffix(articles[item["link"]].url) + first
        item["unique_id_is_permalink"] = False  # it is a tag (RFC 4151); RSS takes any other for an address
        for part in ("content", "description"):
            if item.get(part):
                item[part] = absolute(in_words(unmarked(item[part])), item["link"]).replace(BELOW_IN_HTML, "")
                if mark := refused(item[part]):
                    sentence = f"the text of {item['link']} holds {mark}, which no page may hold. A plugin has put it there: mend that, not the text"
                    raise ContentError(Finding(Path("feeds"), Place(1), "feed", sentence))


def register() -> None:
    """Act on each feed before it is written."""
    signals.feed_generated.connect(_mend)
