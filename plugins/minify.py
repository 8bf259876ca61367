"""Finish: HTML without what a browser does not need. The style sheet and script are minified already."""

import re
from pathlib import Path

import minify_html
from pelican import signals

# What a drawing has for where it stands alone: the color of an ink, `stroke="var(--line,#857868)"`, and what it is at all.
ALONE = re.compile(r"""(=["']?var\(--[\w-]+),#\w+(?=\))| xmlns="http://www\.w3\.org/2000/svg\"""")


def minified(html: str) -> str:
    """The same page in fewer bytes: still valid, without the end tags that HTML itself can tell.

    https://html.spec.whatwg.org/multipage/syntax.html#optional-tags
    """
    return minify_html.minify(ALONE.sub(r"\1", html), keep_html_and_head_opening_tags=True)


def _minify(path: str, context: dict) -> None:
    if path.endswith(".html"):
        file = Path(path)
        file.write_text(minified(file.read_text(encoding="utf-8")), encoding="utf-8")


def register() -> None:
    """Act on each file once it is written."""
    signals.content_written.connect(_minify)
