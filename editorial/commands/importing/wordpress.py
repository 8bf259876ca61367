"""What WordPress exports (WXR): each post and page, as the HTML and the fields that it had.

Comments and people are not read: they were not written for this site. What the elements are called stands in WordPress's
own wp-admin/includes/export.php.
"""

import json
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from typing import Any
from urllib.parse import unquote

from editorial.commands.importing import xmlfile
from editorial.commands.importing.xmlfile import get, name
from editorial.rules.placeholders import placeholder

# What begins a block, so that no paragraph is made around it.
BLOCK = re.compile(
    r"</?(?:p|div|ul|ol|li|dl|table|h[1-6]|blockquote|pre|figure|section|hr|iframe|form)\b", re.IGNORECASE
)
NOTE = re.compile(r"<!--.*?-->", re.DOTALL)
# The words of a caption stand behind its picture, or, before WordPress 3.4, in the sign itself.
CAPTION = re.compile(
    r"\[(?P<sign>(?:wp_)?caption)\b(?:[^\]]*?\bcaption=\"(?P<told>[^\"]*)\")?[^\]]*\]"
    r"(?P<picture>(?:<a\b[^>]*>)?\s*<img\b[^>]*>\s*(?:</a>)?)(?P<words>.*?)\[/(?P=sign)\]",
    re.DOTALL,
)
# Signs of a program in the text, such as [gallery ids="1,2"]: what has a value, an end or a line of its own.
SHORTCODES = re.compile(
    r"(?:(?s:\[(?:[a-z][\w-]*\s[^\[\]=]*=[^\[\]]*|/[a-z][\w-]*|[a-z]+_\w+|(?P<name>[a-z][\w-]*)(?=\].*\[/(?P=name)\])|gallery|embed|playlist|audio|video)\](?!\()"
    r"|(?<![^>\n])\[[a-z][\w-]*\](?![^<\n])) *)+"
)
# A block that WordPress fills in when the page is read.
FILLED = re.compile(r"<!-- wp:(?P<name>[\w/-]+)[^>]*/-->")
# What stands as it was typed, empty lines too.
KEPT = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL | re.IGNORECASE)
# Control characters, which WordPress copies into its export, though XML may not hold them.
CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
SHOWED = placeholder("what this showed, or take it out:")
# Words in a row, as only people write them into a field of their own.
WORDS = re.compile(r"(?![\[{])[^\n]*?(?:[^\W\d_]+[,;]? ){2}[^\W\d_]+")


@dataclass
class Post:
    """A post, a page or another text: its title, its fields as a header has them, its text as HTML."""

    kind: str
    title: str
    fields: dict[str, Any]
    html: str
    kept: str  # how it was kept from readers there; empty where it was not

    @property
    def name(self) -> str:
        """What it can be chosen by: its title, or, where it has none, its name in its address."""
        return self.title or str(self.fields.get("slug", ""))


@dataclass
class Export:
    """The posts, pages and other texts of a file, and the addresses of what was attached."""

    posts: list[Post]
    attached: list[str]


def read(content: bytes) -> Export:
    """What an export holds. ParseError where it is no XML, declares a document type, or is no export."""
    channel = xmlfile.tree(content.translate(None, CONTROLS)).find("channel")
    if channel is None:
        raise etree.ParseError("holds no channel")
    export = Export([], [])
    for item in channel.iterfind("item"):
        kind = _child(item, "post_type")
        if kind == "attachment":
            export.attached.append(_child(item, "attachment_url") or _child(item, "guid"))
        elif _child(item, "status") not in ("trash", "auto-draft", "inherit") and (
            kind in ("post", "page") or _child(item, "encoded", "content")  # a menu, say, has no text
        ):
            export.posts.append(_post(item, kind))
    return export


def _post(item: etree.Element, kind: str) -> Post:
    public = _child(item, "status") == "publish"
    named = [(get(node, "domain"), unescape(node.text or "").strip()) for node in item.iterfind("category")]
    said = _child(item, "encoded", "excerpt") or "".join(_meta(item, "_yoast_wpseo_metadesc"))
    slug, link = unquote(_child(item, "post_name")), _child(item, "link") if public else ""
    fields: dict[str, Any] = {
        "title": " ".join(unescape(re.sub(r"<[^>]+>", "", _child(item, "title"))).split()),
        "date": _child(item, "post_date").removeprefix("0000-00-00 00:00:00"),
        "slug": slug,
        "link": link,
        "aliases": [
            old for was in _meta(item, "_wp_old_slug") if (old := link.replace(f"/{slug}/", f"/{was}/")) != link
        ],
        "description": unescape(re.sub(r"<[^>]+>", " ", said)),
        "category": [words for domain, words in named if domain == "category" and words != "Uncategorized"],
        "tags": [words for domain, words in named if domain == "post_tag"],
    }
    for domain, words in named:
        if domain not in ("category", "post_tag", "post_format"):
            fields.setdefault(f"list {domain}", []).append(words)
    for key, words in _fields(item):
        if not key.startswith("_") and WORDS.match(words):  # the others are notes of programs
            fields.setdefault(f"field {key}", []).append(words)
    text = _child(item, "encoded", "content")
    html = CAPTION.sub(
        r"<figure>\g<picture><figcaption>\g<told>\g<words></figcaption></figure>", text.replace("\r\n", "\n")
    )
    html = SHORTCODES.sub(lambda signs: f"({SHOWED} {signs[0].strip()}) ", html)
    html = FILLED.sub(lambda block: _filled(block["name"], item), html)
    html = NOTE.sub("", html) if "<!-- wp:" in text else _paragraphs(NOTE.sub("", html))
    kept = "private" * (_child(item, "status") == "private") or "under a password" * bool(_child(item, "post_password"))
    return Post(kind, fields["title"], {k: v for k, v in fields.items() if v}, html, kept)


def _filled(block: str, item: etree.Element) -> str:
    """What stands for a block that is empty in the text: the notes, which the post holds apart from it, or a question."""
    try:
        notes = json.loads("".join(_meta(item, "footnotes"))) if block == "footnotes" else ()
        points = "".join(f'<li id="{escape(note["id"])}">{note["content"]}</li>' for note in notes)
    except (ValueError, TypeError, KeyError):
        points = ""
    return f"<ol>{points}</ol>" if points else f"<p>({SHOWED} the block {block} of WordPress)</p>"


def _paragraphs(text: str) -> str:
    """The text with a paragraph for what stands between two empty lines, as WordPress shows it (wpautop)."""
    whole = (re.split(r"\n\s*\n", part) if number % 2 == 0 else [part] for number, part in enumerate(KEPT.split(text)))
    parts = (part.strip() for some in whole for part in some)
    return "\n\n".join(
        part if BLOCK.match(part) else f"<p>{re.sub(r'(?:<br */?>)?' + chr(10), '<br>', part)}</p>"
        for part in parts
        if part
    )


def _child(item: etree.Element, wanted: str, space: str = "") -> str:
    """The words of the first element of this name, in a namespace that ends in `space`; empty where there is none."""
    for node in item:
        if name(node) == wanted and node.tag.rpartition("}")[0].rstrip("/").endswith(space):
            return (node.text or "").strip()
    return ""


def _fields(item: etree.Element) -> Iterator[tuple[str, str]]:
    """Yield what a post holds apart from its text: the name of each field, and what it says."""
    for node in item:
        if name(node) == "postmeta":
            yield _child(node, "meta_key"), _child(node, "meta_value")


def _meta(item: etree.Element, key: str) -> list[str]:
    return [said for named, said in _fields(item) if named == key]
