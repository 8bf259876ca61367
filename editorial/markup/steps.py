"""A step of ours in Python-Markdown's row, made of one function: of the lines of a text, of its tree, or of a match in a line."""

import re
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from editorial.markup.facts import Element

Md = TypeVar("Md", bound=Markdown)


class OfLines(Preprocessor):
    """`change` takes the lines of a text and returns them as they are to be read."""

    def __init__(self, change: Callable[[list[str]], list[str]]):
        super().__init__()
        self.run = change


class OfTree(Treeprocessor):
    """`change` changes the tree in place."""

    def __init__(self, md: Md, change: Callable[[Md, Element], None]):
        super().__init__(md)
        self.run = partial(change, md)


class OfMatch(InlineProcessor):
    """`made` takes a match inside a line and returns what stands in its place; None leaves it as it was typed."""

    def __init__(self, pattern: str, made: Callable[[re.Match[str]], str | Element | None], md: Markdown):
        super().__init__(pattern, md)
        self.made = made

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str | Element | None, int | None, int | None]:
        """Return what was made and the span that it replaces, as Python-Markdown asks for them."""
        made = self.made(m)
        return (None, None, None) if made is None else (made, m.start(0), m.end(0))
