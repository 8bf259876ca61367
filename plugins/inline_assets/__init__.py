"""Render: the styles and scripts that stand in a page, so that one request paints it, and only what it uses of them.

Adds to what templates see:

- `stylesheet(html)`: what `theme/static/css/` and its `components/` say of the page `html`, joined in the order that
  `layers.css` declares;
- `below("references", "print")`: the sheets of `below/` that are named, for what stands below a text and for paper, which
  nobody waits for: a page holds them where its text ends (`includes/below.html`);
- `script("theme")`: files of `theme/static/js/`, each a block of its own.

All are minified.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import minify_html
from markupsafe import Markup
from pelican import signals

from plugins.inline_assets.needed import ASKED, names, needed, with_tokens

SHEETS = ("layers.css", "tokens.css", "base.css", "layout.css", "components/*.css", "states.css")
# To the end of its line; minify_html leaves those that begin one.
REMARK = re.compile(r"(^|\s)// .*$", re.MULTILINE)
# What a page holds: elements, classes and ids, by what selectors write before them. Each begins as no word does, which
# makes it quick to find.
MARKS = {"": re.compile(r"<([a-z][a-z0-9]*)"), ".": re.compile(r' class="([^"]*)"'), "#": re.compile(r' id="([^"]*)"')}
# What a script may add: a name that stands in quotes, and nothing beside it.
ADDED = re.compile(r"""["'`]([a-z][\w-]*)["'`]""")


@dataclass
class Parts:
    """Files of one kind by name, in their order. Equal ones join equally, which tells whether a page is still right."""

    element: str
    files: dict[str, str]
    # What was joined in this run, by what was asked for.
    joined: dict[frozenset[str], Markup] = field(default_factory=dict, compare=False, repr=False)

    def __call__(self, *names: str) -> Markup:
        """The files called `names`, an empty one being none, as one minified text.

        Raises ValueError for a name that no file has.
        """
        asked = frozenset(filter(None, names))
        if asked not in self.joined:
            if unknown := asked - self.files.keys():
                raise ValueError(f"There is no {self.element} called {min(unknown)}: name a file of theme/static/")
            files = (text for name, text in self.files.items() if name in asked)
            self.joined[asked] = Markup(_minified(self.element, files))
        return self.joined[asked]


@dataclass
class Sheets:
    """Style sheets by name, in their order, of which a page gets what fits it. Equal ones join equally."""

    files: dict[str, str]
    # What was joined in this run, by what pages have and ask for.
    joined: dict[frozenset[str], Markup] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def whole(self) -> str:
        """All of them as one minified text."""
        return _minified("style", self.files.values())

    @cached_property
    def named(self) -> set[str]:
        """What their rules are for."""
        return names(self.whole)

    def __call__(self, html: str, scripts: str) -> Markup:
        """The rules and tokens that a page needs whose body holds `html`, and what its `scripts` may add."""
        there = {"html", "body"}
        for sign, mark in MARKS.items():
            held = {*mark.findall(html)} | {*ADDED.findall(scripts)}
            there.update(sign + word for found in held for word in found.split())
        there &= self.named
        asked = {*ASKED.findall(html)}
        kind = frozenset(there | asked)
        if kind not in self.joined:
            self.joined[kind] = Markup(with_tokens(needed(self.whole, there), asked))
        return self.joined[kind]


def stylesheet(folder: Path) -> Sheets:
    """The sheets of `folder` for what a reader meets first."""
    return Sheets(_read(file for pattern in SHEETS for file in sorted(folder.glob(pattern))))


def below(folder: Path) -> Parts:
    """The sheets of `folder` for what stands below a text, and for paper."""
    return Parts("style", _read(sorted(folder.glob("below/*.css"))))


def script(folder: Path) -> Parts:
    """The scripts of `folder`."""
    files = _read(sorted(folder.glob("*.js")))
    return Parts("script", {name: REMARK.sub("", text) for name, text in files.items()})


def _minified(element: str, texts: Iterable[str]) -> str:
    text = "\n".join(texts)
    html = minify_html.minify(f"<{element}>{text}</{element}>", minify_css=True, minify_js=True)
    return html[html.index(">") + 1 : html.rindex("</")]


def _read(files: Iterable[Path]) -> dict[str, str]:
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


def _attach(generator: Any) -> None:
    static = Path(generator.theme, "static")
    generator.context["stylesheet"] = stylesheet(static / "css")
    generator.context["below"] = below(static / "css")
    generator.context["script"] = script(static / "js")


def register() -> None:
    """Read the sheets at the start of each run."""
    signals.article_generator_init.connect(_attach)
