"""Render: the style sheet and the script that stand in every page, so that one request paints it.

Adds `stylesheet` and `script` to what templates see: the files of `theme/static/css/`, joined in the order
that `layers.css` declares, and those of `theme/static/js/`, each a block of its own; both minified.
"""

from pathlib import Path
from typing import Any

import minify_html
from markupsafe import Markup
from pelican import signals

SHEETS = ("layers.css", "tokens.css", "base.css", "layout.css", "components/*.css", "print.css")


def stylesheet(folder: Path) -> str:
    """The sheets of `folder` as one, minified."""
    files = [file for pattern in SHEETS for file in sorted(folder.glob(pattern))]
    css = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return _inside(minify_html.minify(f"<style>{css}</style>", minify_css=True))


def script(folder: Path) -> str:
    """The scripts of `folder` as one, minified."""
    js = "\n".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.js")))
    return _inside(minify_html.minify(f"<script>{js}</script>", minify_js=True))


def _inside(element: str) -> str:
    return element[element.index(">") + 1 : element.rindex("</")]


def _attach(generator: Any) -> None:
    static = Path(generator.theme, "static")
    generator.context["stylesheet"] = Markup(stylesheet(static / "css"))
    generator.context["script"] = Markup(script(static / "js"))


def register() -> None:
    """Read the sheets at the start of each run."""
    signals.article_generator_init.connect(_attach)
