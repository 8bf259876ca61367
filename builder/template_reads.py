"""What a template reads of its context, as ways that lead there: `("article", "title")`, `("articles", 0, "date")`.

Each thing is noted while a template is filled (`noting`), and can be read once more in another build (`follow`).
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, Undefined
from jinja2.runtime import Context, missing
from pelican.contents import Content

# The way to a thing: a name of the context, then names of what it has, and places in lists.
Way = tuple[str | int, ...]
# The way to a thing, and which parts of it are read; the empty way leads to the context itself.
Branch = tuple[Way, tuple[str | int, ...]]
# The value at the end of a way that no longer leads anywhere.
GONE = Undefined()
# What Pelican's writer itself gives to each page.
EACH = frozenset({"output_file", "SITEURL", "localsiteurl"})


class Notes:
    """What a template reads of the context `root`; `lost` is whether it read a text to which no way is known."""

    def __init__(self, root: dict[str, Any]):
        self.root = root
        self.ways: dict[Way, None] = {}
        self.lost = False
        self._to: dict[int, Way] = {}

    def name(self, key: str, value: Any) -> None:
        """Note that a name was read. A variable that the template set itself is not noted: it is made of what was read."""
        if value is missing or (key in self.root and self.root[key] is value):
            self.ways[(key,)] = None
            self._lead((key,), value)

    def part(self, thing: Any, name: Any, value: Any) -> None:
        """Note that a part of a thing was read."""
        if way := self._to.get(id(thing)):
            self.ways[(*way, name)] = None
            self._lead((*way, name), value)
        elif isinstance(thing, Content):
            self.lost = True

    def _lead(self, way: Way, value: Any) -> None:
        """Remember the way to a text, whose parts are noted one by one; other values are compared as a whole."""
        if isinstance(value, Content):
            self._to.setdefault(id(value), way)
        elif isinstance(value, list | tuple):
            for number, item in enumerate(value):
                if isinstance(item, Content | list | tuple):
                    self._lead((*way, number), item)


class _NotingContext(Context):
    def resolve_or_missing(self, key: str) -> Any:
        value = super().resolve_or_missing(key)
        if notes := getattr(self.environment, "notes", None):
            notes.name(key, value)
        return value


@contextmanager
def noting(environment: Environment, context: dict[str, Any]) -> Iterator[Notes]:
    """Note, while it is entered, what the templates of an environment read of a context."""
    if environment.context_class is not _NotingContext:
        environment.context_class = _NotingContext
        for name in ("getattr", "getitem"):
            setattr(environment, name, _noted(environment, getattr(environment, name)))
    notes = environment.notes = Notes(context)  # type: ignore[attr-defined]
    try:
        yield notes
    finally:
        environment.notes = None  # type: ignore[attr-defined]


def _noted(environment: Environment, read: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def noted(thing: Any, name: Any) -> Any:
        value = read(thing, name)
        if notes := environment.notes:  # type: ignore[attr-defined]
            notes.part(thing, name, value)
        return value

    return noted


def follow(way: Way, environment: Environment, context: dict[str, Any]) -> Any:
    """What stands at the end of a way now."""
    thing = context.get(str(way[0]), GONE)
    for step in way[1:]:
        if isinstance(thing, Undefined):
            break
        if isinstance(step, int):
            thing = thing[step] if step < len(thing) else GONE
        elif isinstance(thing, Content):
            thing = getattr(thing, step, GONE)
        else:
            thing = environment.getattr(thing, step)
    return thing


@lru_cache(64)
def branches(written: str, own: tuple[str, ...]) -> tuple[tuple[Branch, ...], tuple[Branch, ...]]:
    """The kept ways: those that begin with what all pages have, and those that begin with a page's `own` values."""
    found: dict[Way, list[str | int]] = {}
    for *way, part in json.loads(written):
        found.setdefault(tuple(way), []).append(part)
    mine = EACH.union(own)
    names = found.pop((), [])
    common: list[Branch] = [((), tuple(name for name in names if name not in mine))]
    its_own: list[Branch] = [((), tuple(name for name in names if name in mine))]
    for way, parts in found.items():
        (its_own if way[0] in mine else common).append((way, _same(tuple(parts))))
    return tuple(common), tuple(its_own)


@cache
def _same(parts: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """One tuple for all that are equal."""
    return parts
