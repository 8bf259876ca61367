"""Render: what a browser may do on a page, said at its top (Content Security Policy, Level 3: https://www.w3.org/TR/CSP3/).

Adds `csp` to what templates see: a function of the style sheet and the scripts that the page holds, if it has them.
A browser then uses these, known by their hash, and pictures of our own host; it runs, loads, paints and sends
nothing else, whoever has put it there. GitHub Pages sends no headers of ours, so that the page says it itself.
What stands above it is not covered, hence right after the charset.
"""

from base64 import b64encode
from hashlib import sha256
from typing import Any

from markupsafe import Markup
from pelican import signals

# Of our own host there are pictures, the icon among them, and what a check such as Lighthouse reads from within the page,
# robots.txt. The last two are not part of `default-src`.
ALWAYS = {
    "default-src": "'none'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}


def csp(style: str = "", *scripts: str, below: str = "", form: bool = False, search: bool = False) -> Markup:
    """The policy of a page that holds `style`, `below` (a second one) and `scripts` as they stand there, byte for byte; an
    empty one is none.

    With a `form`, such as that of the search, a reader may send it to our own host. The page of the `search` itself may
    also run the program that searches, which stands in files of ours: scripts and WebAssembly.
    Data for machines (JSON-LD) needs no leave, since no browser runs it (HTML Standard, "data block").
    """
    runs = [*map(_hash, filter(None, scripts)), *(["'self'", "'wasm-unsafe-eval'"] if search else [])]
    more = {
        "style-src": " ".join(map(_hash, filter(None, (style, below)))),
        "script-src": " ".join(runs),
        "form-action": "'self'" if form or search else "",
    }
    allowed = ALWAYS | {name: value for name, value in more.items() if value}
    return Markup(";".join(f"{name} {value}" for name, value in allowed.items()))


def _hash(text: str) -> str:
    """https://www.w3.org/TR/CSP3/#match-element-to-source-list"""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _attach(generator: Any) -> None:
    generator.context["csp"] = csp


def register() -> None:
    """Lend templates the function at the start of each run."""
    signals.article_generator_init.connect(_attach)
