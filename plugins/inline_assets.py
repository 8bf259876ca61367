"""Render: the styles and scripts that stand in a page, so that one request paints it, and only those that its kind uses.

Adds `stylesheet` and `script` to what templates see: `stylesheet("cards", "tables")` is what every page has of
`theme/static/css/`, and these components, joined in the order that `layers.css` declares; `script("theme")` the same of
`theme/static/js/`, where each file is a block of its own. Both are minified.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import minify_html
from markupsafe import Markup
from pelican import signals

# What every page has stands in the folder itself, but for the print sheet; a component is asked for by name.
SHEETS = ("layers.css", "tokens.css", "base.css", "layout.css", "components/*.css", "print.css")
EVERYWHERE = frozenset({"layers", "tokens", "base", "layout", "site", "skip"})
# To the end of its line; minify_html leaves those that begin one.
REMARK = re.compile(r"(^|\s)// .*$", re.MULTILINE)

# A token: its name, and its value to the end. Drawings in a page ask for theirs by themselves.
TOKEN = re.compile(r"(--[\w-]+):[^;{}]*;?")
WITH_DRAWINGS = frozenset({"figures", "trials"})


@dataclass
class Parts:
    """Files of one kind by name, in their order. Equal ones join equally, which tells whether a page is still right."""

    element: str
    files: dict[str, str]
    everywhere: frozenset[str] = frozenset()
    # What was joined in this run, by the names that were asked for.
    joined: dict[frozenset[str], Markup] = field(default_factory=dict, compare=False, repr=False)

    def __call__(self, *names: str) -> Markup:
        """What every page has and the files called `names`, an empty one being none, as one minified text.

        Raises ValueError for a name that no file has.
        """
        asked = frozenset(filter(None, names)).union(self.everywhere)
        if asked not in self.joined:
            if unknown := asked - self.files.keys():
                raise ValueError(f"There is no {self.element} called {min(unknown)}: name a file of theme/static/")
            text = self._minified("\n".join(text for name, text in self.files.items() if name in asked))
            self.joined[asked] = Markup(_needed(text) if asked.isdisjoint(WITH_DRAWINGS) else text)
        return self.joined[asked]

    def _minified(self, text: str) -> str:
        element = minify_html.minify(f"<{self.element}>{text}</{self.element}>", minify_css=True, minify_js=True)
        return element[element.index(">") + 1 : element.rindex("</")]


def stylesheet(folder: Path) -> Parts:
    """The sheets of `folder`, of which each page has some."""
    return Parts("style", _read(file for pattern in SHEETS for file in sorted(folder.glob(pattern))), EVERYWHERE)


def script(folder: Path) -> Parts:
    """The scripts of `folder`."""
    files = _read(sorted(folder.glob("*.js")))
    return Parts("script", {name: REMARK.sub("", text) for name, text in files.items()})


def _needed(css: str) -> str:
    """A sheet without the tokens that nothing in it asks for."""
    less = TOKEN.sub(lambda token: token[0] if f"var({token[1]}" in css else "", css)
    return css if less == css else _needed(less)


def _read(files: Iterable[Path]) -> dict[str, str]:
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


def _attach(generator: Any) -> None:
    static = Path(generator.theme, "static")
    generator.context["stylesheet"] = stylesheet(static / "css")
    generator.context["script"] = script(static / "js")


def register() -> None:
    """Read the sheets at the start of each run."""
    signals.article_generator_init.connect(_attach)
