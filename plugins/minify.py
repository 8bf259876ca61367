"""Finish: HTML without what a browser does not need. The style sheet and script are minified already."""

import re
from pathlib import Path

import minify_html
from pelican import signals

# What a drawing has for where it stands alone: what it is at all, and the color of an ink, `stroke="var(--line,#857868)"`.
XMLNS = ' xmlns="http://www.w3.org/2000/svg"'
ALONE = re.compile(r"""(=["']?var\(--[\w-]+),#\w+(?=\))""")
# The end of a drawing's element that holds nothing, as Python-Markdown writes it.
EMPTY = re.compile(r"></(?:circle|use)>")
# A link to a reference or a word. A text has a hundred, of which gzip finds most again as one piece when what is their own
# stands last; minify_html sorts attributes by name.
NOTE = re.compile(r"<a( class=\w+)?( href=[^ >]+)( id=[^ >]+)?( role=doc-\w+)>")


def minified(html: str) -> str:
    """The same page in fewer bytes: still valid, without the end tags that HTML itself can tell.

    https://html.spec.whatwg.org/multipage/syntax.html#optional-tags
    """
    html = EMPTY.sub("/>", ALONE.sub(r"\1", html.replace(XMLNS, "")))
    return NOTE.sub(r"<a\1\4\2\3>", minify_html.minify(html, keep_html_and_head_opening_tags=True))


def _minify(path: str, context: dict) -> None:
    if path.endswith(".html"):
        file = Path(path)
        file.write_text(minified(file.read_text(encoding="utf-8")), encoding="utf-8")


def register() -> None:
    """Act on each file once it is written."""
    signals.content_written.connect(_minify)
