"""Marks inside a line, read cheaply: a pattern is tried only at a text that holds the signs without which it cannot match.

Python-Markdown tries some fifty patterns at each piece of text, and most pieces hold a comma and a full stop. Which
signs a pattern needs is made from the pattern itself, so that the two cannot part.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

from markdown import Markdown, treeprocessors
from markdown.util import INLINE_PLACEHOLDER, INLINE_PLACEHOLDER_RE, AtomicString, Registry

from editorial.markup.facts import Element

if TYPE_CHECKING:
    from markdown.inlinepatterns import Pattern

REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


@cache
def needed(pattern: re.Pattern[str]) -> list[frozenset[str]]:
    """Sets of signs: a text in which `pattern` matches holds at least one of each. None of them is a letter or a digit.

    Made from the expression as Python's own parser reads it; what this does not know promises nothing.

    >>> [sorted(signs) for signs in needed(re.compile(r"(?<=[a-z])[-–](?:~~)+\\.?"))]
    [['-', '–'], ['~']]
    """
    return list(dict.fromkeys(_needed(_parser.parse(pattern.pattern, pattern.flags))))


def _needed(parsed: Any) -> Iterator[frozenset[str]]:
    for kind, value in parsed:
        if kind is op.LITERAL or (kind is op.IN and all(one is op.LITERAL for one, _ in value)):
            signs = frozenset(map(chr, [value] if kind is op.LITERAL else [code for _, code in value]))
            if not any(sign.isalnum() or sign.lower() != sign.upper() for sign in signs):
                yield signs
        elif kind in REPEATS and value[0]:
            yield from _needed(value[2])
        elif kind in (op.SUBPATTERN, op.ASSERT):
            yield from _needed(value[-1])
        elif kind is op.ATOMIC_GROUP:
            yield from _needed(value)
        elif kind is op.BRANCH:
            yield from (frozenset().union(*one) for one in product(*map(_needed, value[1])))


class InlineProcessor(treeprocessors.InlineProcessor):
    """Python-Markdown's own, which tries fewer `patterns`. It has the same name, so that its private steps are the same."""

    def __init__(self, md: Markdown, patterns: "Registry[Pattern]"):
        super().__init__(md)
        self.inlinePatterns = patterns
        # A pattern may meet what stands in the place of a mark that another has read: those signs tell nothing.
        self.needs = [
            [signs for signs in needed(pattern.getCompiledRegExp()) if signs.isdisjoint(INLINE_PLACEHOLDER)]
            for pattern in patterns
        ]
        self.signs = frozenset().union(*(signs for needs in self.needs for signs in needs))
        self.known: dict[frozenset[str], list[tuple[int, Pattern]]] = {}

    def worth(self, text: str) -> "list[tuple[int, Pattern]]":
        """The patterns that may match in a text, or in what becomes of it, each with its number."""
        signs = self.signs.intersection(text)
        if signs not in self.known:
            self.known[signs] = [
                (number, pattern)
                for number, (pattern, needs) in enumerate(zip(self.inlinePatterns, self.needs, strict=True))
                if not any(signs.isdisjoint(one) for one in needs)
            ]
        return self.known[signs]

    def read(self, text: str, first: int = 0) -> str:
        """The text with placeholders for what the patterns from number `first` on have read."""
        if not isinstance(text, AtomicString):
            for number, pattern in self.worth(text):
                matched, start = number >= first, 0
                while matched:
                    text, matched, start = self.__applyPattern(pattern, text, number, start)
        return text

    __handleInline = read


class TextProcessor(InlineProcessor):
    """For patterns that only put text in the place of text, such as smarty's: no tree is taken apart for them."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Change the tree in place."""
        self.stashed_nodes: dict[str, str] = {}
        for element in tree.iter():
            element.text, element.tail = self._text(element.text), self._text(element.tail)
        return tree

    def _text(self, text: str | None) -> str | None:
        if not text or (read := self.read(text)) is text:
            return text
        return INLINE_PLACEHOLDER_RE.sub(lambda found: self.stashed_nodes.get(found[1], found[0]), read)


def extend(md: Markdown) -> None:
    """Take the places of Python-Markdown's own and of smarty's, when all patterns are known."""
    for kind, name, place in ((InlineProcessor, "inline", 20), (TextProcessor, "smarty", 6)):
        md.treeprocessors.register(kind(md, md.treeprocessors[name].inlinePatterns), name, place)
