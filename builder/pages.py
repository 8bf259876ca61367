"""Lay out only the pages that would come out otherwise; the others are taken over from the last good site.

Nobody lists what a page is made of. While a template is filled, each thing that it reads is noted by its way from the
context, such as `article`, `articles`, `url`. The next build reads along the same ways: where it meets the same
values, under the same templates and code, it would write the same bytes, so it links the file that is there.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple

from jinja2 import Environment, Template, Undefined, meta
from jinja2.runtime import Context, missing
from markupsafe import Markup
from pelican.contents import Content
from pelican.urlwrappers import URLWrapper
from pydantic import BaseModel

from editorial.model.asked import digest
from editorial.model.store import KeptPage, Store

# The way to a thing: a name of the context, then names of what it has, and places in lists.
Way = tuple[str | int, ...]
# Ways by the name that they begin with, and whether what stands at their ends is the same for all pages that begin there.
Plan = tuple[tuple[str, tuple[Way, ...], bool], ...]
NOTHING = ("nothing",)
GONE = object()
# Values that tell themselves; words do as long as they are few.
PLAIN, WORDS = frozenset({int, float, bool, type(None)}), frozenset({str, Markup})
# What a text has links in, which lead elsewhere from each page.
FROM_HERE = ("content", "summary")
# From how many letters on a text is told by its sum.
LONG = 400
# What Pelican keeps in a topic, tag or author besides what our reader has put there.
PELICANS = frozenset({"settings", "name", "slug", "_name", "_slug", "_slug_from_name"})


class Unknown(Exception):
    """A value of which nobody can say whether it is the same as before."""


class Pages:
    """The pages of one build, which may take over files of the folder `last`.

    `code` is the sum of the code that makes them. `laid_out` holds the files that were written, `linked` those that were
    taken over.
    """

    def __init__(self, store: Store, last: Path, code: str):
        self.store, self.last, self.code = store, last, code
        self.kept = store.pages(str(last))
        self.linked: set[str] = set()
        self.laid_out: set[str] = set()
        self._new: list[KeptPage] = []
        self._names: set[str] = set()
        self._known: dict[int, Any] = {}
        self._ends: dict[tuple[int, int], str] = {}
        self._parts: dict[int, dict[Any, Any]] = {}
        self._alive: list[Any] = []
        self._templates: dict[str, str] = {}
        self._makers: dict[str, str] = {}

    def keep(self) -> None:
        """Keep what the site, which is now in its place, is made of."""
        self.store.keep_pages(str(self.last), self._new, self._names)

    def take_over(self, page: "Page", context: dict[str, Any]) -> bool:
        """Take over the last site's file of a page, if it would come out the same."""
        name, template = page.name, page.template
        self._names.add(name)
        kept = self.kept.get(name)
        last = f"{self.last}{os.sep}{name}"
        if kept is None or kept.stamp != _stamp(last):
            return False
        if kept.made_by != self._made_by(template):
            return False
        if kept.sum != self._sum(_plan(kept.ways), template.environment, context):
            return False
        try:
            os.link(last, page.path)
        except OSError:  # the disk knows no links
            return False
        self.linked.add(page.path)
        return True

    def lay_out(self, page: "Page", context: dict[str, Any], write: Callable[[], None]) -> KeptPage | None:
        """Have a page written by `write`, and give what is to be kept of it. Notes nothing: another process may do it."""
        environment = page.template.environment
        with _noting(environment, context) as notes:
            write()
        ways = json.dumps(list(notes.ways))
        if notes.lost or (sum := self._sum(_plan(ways), environment, context)) is None:
            return None
        return KeptPage(page.name, _stamp(page.path), self._made_by(page.template), sum, ways)

    def note(self, page: "Page", made: "Made") -> None:
        """Note a page that was written."""
        self.laid_out.add(page.path)
        if made.kept:
            self._new.append(made.kept._replace(ways=intern(made.kept.ways)))

    def _made_by(self, template: Template) -> str:
        name = template.name or ""
        if name not in self._makers:
            self._makers[name] = digest(self.code, self._closure(template.environment, name))
        return self._makers[name]

    def _closure(self, environment: Environment, name: str) -> str:
        """The sum of a template and all that it takes in."""
        if name not in self._templates:
            self._templates[name] = ""  # against circles
            source = environment.loader.get_source(environment, name)[0] if environment.loader else ""
            taken_in = sorted(filter(None, meta.find_referenced_templates(environment.parse(source))))
            self._templates[name] = digest(source, *(self._closure(environment, other) for other in taken_in))
        return self._templates[name]

    def _sum(self, plan: Plan, environment: Environment, context: dict[str, Any]) -> str | None:
        """The sum of what stands at the end of the ways of a plan; None where nobody can tell."""
        told: list[Any] = []
        try:
            for name, ways, shared in plan:
                first = context.get(name)
                if not shared or first is None or type(first) in WORDS or isinstance(first, Content):  # a page's own
                    told += [self._at(way, environment, context) for way in ways]
                    continue
                begin = (id(ways), id(first))  # looked up once for all pages that begin with the same thing
                if begin not in self._ends:
                    self._alive.append(first)
                    values = [self._value(_follow(way, environment, context)) for way in ways]
                    self._ends[begin] = digest(repr(values))
                told.append(self._ends[begin])
            return digest(repr(told))
        except Unknown:
            return None

    def _at(self, way: Way, environment: Environment, context: dict[str, Any]) -> Any:
        """What tells what stands at the end of a way; of a part of a text, looked up once for all pages that show it."""
        thing = context.get(str(way[0]))
        if len(way) > 2:
            thing = _follow(way[:-1], environment, context)
        if len(way) == 1 or not isinstance(thing, Content):
            return self._value(_follow(way, environment, context))
        parts = self._parts.setdefault(id(thing), {})
        part = (way[-1], thing.get_siteurl()) if way[-1] in FROM_HERE else way[-1]
        if part not in parts:
            self._alive.append(thing)
            parts[part] = self._value(_part(thing, way[-1], environment, context))
        return parts[part]

    def _value(self, value: Any) -> Any:
        """What tells a value from another one."""
        kind = type(value)
        if kind in PLAIN or (kind in WORDS and len(value) < LONG):
            return value
        if (known := self._known.get(id(value))) is not None:
            return known
        self._alive.append(value)  # so that nothing else takes its id
        told = self._known[id(value)] = self._inside(value)
        return told

    def _inside(self, value: Any) -> Any:
        match value:
            case str():
                return digest(value)
            case Undefined():
                return NOTHING
            case date():
                return value.isoformat()
            case Content():
                return value.get_relative_source_path()
            case URLWrapper():
                said = sorted((name, self._value(part)) for name, part in vars(value).items() if name not in PELICANS)
                return [type(value).__name__, value.name, value.slug, said]
            case BaseModel():
                return digest(value.model_dump_json())
            case list() | tuple():
                return _short([self._value(item) for item in value])
            case dict():
                return [[key, self._value(item)] for key, item in value.items()]
            case set() | frozenset():
                return sorted(repr(self._value(item)) for item in value)
        if is_dataclass(value):
            kind: Any = type(value)
            return [kind.__name__, *(self._value(getattr(value, name)) for name in _compared(kind))]
        if callable(value):
            return getattr(value, "__qualname__", type(value).__name__)
        raise Unknown


class Page(NamedTuple):
    """A page that is to be written: the name of its file, and what it is filled with, `own` being its alone."""

    name: str
    path: str
    template: Template
    context: dict[str, Any]
    relative: bool
    own: dict[str, Any]


class Made(NamedTuple):
    """What has come of a page that was written: what is to be kept of it, which references were formatted."""

    kept: KeptPage | None
    references: dict[str, str]


class _Notes:
    """What a template reads of the context `root`; `lost` is whether it read a text to which no way is known."""

    def __init__(self, root: dict[str, Any]):
        self.root = root
        self.ways: dict[Way, None] = {}
        self.lost = False
        self._to: dict[int, Way] = {}

    def name(self, key: str, value: Any) -> None:
        """Note that a name was read; what a template has named itself is made of what it has read."""
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
        """Remember the way to a text, whose parts are noted one by one; other values are told by all that is in them."""
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
def _noting(environment: Environment, context: dict[str, Any]) -> Iterator[_Notes]:
    """Note, while it is entered, what the templates of an environment read of a context."""
    if environment.context_class is not _NotingContext:
        environment.context_class = _NotingContext
        for name in ("getattr", "getitem"):
            setattr(environment, name, _noted(environment, getattr(environment, name)))
    notes = environment.notes = _Notes(context)  # type: ignore[attr-defined]
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


def _follow(way: Way, environment: Environment, context: dict[str, Any]) -> Any:
    """What stands at the end of a way now; the HTML of a text is told by what it was made of."""
    thing = context.get(str(way[0]), environment.undefined())
    for step in way[1:]:
        if isinstance(thing, Undefined):
            break
        if isinstance(step, int):
            thing = thing[step] if step < len(thing) else environment.undefined()
        elif isinstance(thing, Content):
            thing = _part(thing, step, environment, context)
        else:
            thing = environment.getattr(thing, step)
    return thing


def _part(text: Content, name: Any, environment: Environment, context: dict[str, Any]) -> Any:
    """A part of a text now."""
    if name == "content":
        return _made_of(text, context)
    part = getattr(text, name, GONE)
    return environment.undefined() if part is GONE else part


def _short(told: list[Any]) -> Any:
    """What tells a list, in few letters."""
    return digest(written) if len(written := repr(told)) > LONG else told


def _made_of(text: Any, context: dict[str, Any]) -> tuple[str, ...]:
    """What the HTML of a text is made of: its own stamp, where its links lead from here, and which of them lead nowhere."""
    marks = text._content
    gone = repr(sorted(context.get("unlinked", {}).items())) if "{filename}" in marks else ""
    return text.stamp, text._update_content(marks, text.get_siteurl()), gone


@cache
def _plan(written: str) -> Plan:
    """The ways as they were written down, those that begin alike together; most pages of a kind have the same."""
    ways: dict[str, list[Way]] = {}
    for way in map(tuple, json.loads(written)):
        ways.setdefault(str(way[0]), []).append(way)
    return tuple((name, tuple(own), not any(way[-1] in FROM_HERE for way in own)) for name, own in ways.items())


@cache
def _compared(kind: type) -> list[str]:
    """The fields that tell one of a kind from another."""
    return [one.name for one in fields(kind) if one.compare]


def _stamp(file: str) -> str:
    """What tells whether a file is the one that was written."""
    try:
        found = os.lstat(file)
    except OSError:
        return ""
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns}"
