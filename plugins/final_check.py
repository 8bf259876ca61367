"""Finish: a page that is written holds nothing that runs, loads or leads away but what is ours, whoever put it there.

Texts are clean when they are parsed (`editorial.markup.allowed`). Here each finished page is read once more, as a browser
reads it, so that no template, plugin or shortening of HTML can bring in again what was kept out. Takes the page as it
was written, the preview's, too; stops the build at the first mark that is not expected.
"""

from collections.abc import Collection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican import signals
from selectolax.lexbor import LexborHTMLParser, LexborNode

from editorial.findings import ContentError, Finding, Place
from editorial.markup.allowed import DRAWING, SHOWS, TEXT, may_have, runs

# What the theme puts around a text: elements, and the attributes that they may have besides those of a text.
AROUND = frozenset(
    ["address", "article", "aside", "body", "button", "details", "footer", "form", "head", "header", "html", "input", "label", "link", "main", "meta", "nav", "picture", "script", "search", "source", "style", "summary"]
)  # fmt: skip
ATTRIBUTES = frozenset(
    ["action", "autocomplete", "autofocus", "charset", "content", "decoding", "for", "hidden", "href", "hreflang", "http-equiv", "loading", "media", "name", "open", "popover", "popovertarget", "popovertargetaction", "property", "rel", "sizes", "srcset", "type"]
)  # fmt: skip
RELATIONS = frozenset({"alternate", "apple-touch-icon", "canonical", "icon"})
DATA = "application/ld+json"
# What the parser calls a comment.
COMMENT = "-comment"


def unexpected(html: str, ours: Collection[str], siteurl: str) -> str:
    """The first mark of a page that is not expected there, such as `<img onerror>`; empty when all are.

    `ours` are the styles and scripts that were joined for pages; `siteurl` is the address of the site, within which alone
    a page may lead on by itself.
    """
    root = LexborHTMLParser(html).root
    for node in root.traverse() if root else ():
        tag, attributes = node.tag, node.attributes
        if tag not in TEXT and tag not in DRAWING and tag not in AROUND and tag not in SHOWS:
            return "<!-- -->" if tag == COMMENT else f"<{tag}>"
        for name, value in attributes.items():
            known = value in SHOWS[tag].get(name, ()) if tag in SHOWS else may_have(tag, name) or name in ATTRIBUTES
            leads = name in ("href", "src", "srcset") and runs(value or "")
            if not known or leads or (name == "action" and _elsewhere(value or "", siteurl)):
                return f"<{tag} {name}>"
        if tag in ("script", "style") and attributes.get("type") != DATA and node.text() not in ours:
            return f"<{tag}>"
        if (tag == "link" and attributes.get("rel") not in RELATIONS) or (tag == "meta" and _leads_away(node, siteurl)):
            return f"<{tag}>"
    return ""


def _leads_away(meta: LexborNode, siteurl: str) -> bool:
    """Whether a <meta> does something that only a server should say, or sends the reader to another site."""
    what = (meta.attributes.get("http-equiv") or "").lower()
    if what != "refresh":
        return what not in ("", "content-security-policy")
    return _elsewhere((meta.attributes.get("content") or "").partition("url=")[2], siteurl)


def _elsewhere(address: str, siteurl: str) -> bool:
    """Whether an address leads to another site."""
    to, own = urlsplit(address), urlsplit(siteurl)
    return (to.scheme, to.netloc) not in (("", ""), (own.scheme, own.netloc))


def _judge(path: str, context: dict[str, Any]) -> None:
    if not path.endswith(".html"):
        return
    ours = {text for parts in ("stylesheet", "below", "script") for text in context[parts].joined.values()}
    if mark := unexpected(Path(path).read_text(encoding="utf-8"), ours, context["SITEURL"]):
        text = context.get("article") or context.get("page")
        source = text.source.path if text else Path(context["output_file"])  # what is built lies aside
        sentence = f"{mark} stands on the finished page and is not expected there. A template or a plugin has put it there: mend that, not the text"
        raise ContentError(Finding(source, Place(1), "page", sentence))


def register() -> None:
    """Act on each file once it is written and minified."""
    signals.content_written.connect(_judge)
