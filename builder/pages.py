"""Lay out only the pages that would come out otherwise; the others are taken over from the last good site.

Nobody lists what a page is made of: what its template reads is noted (`template_reads`). The next build reads along the same ways:
where it meets the same values, under the same templates and code, it would write the same bytes, so it links the file
that is there.
"""

import json
import os
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple

from jinja2 import Environment, Template, Undefined, meta
from markupsafe import Markup
from pelican.contents import Content
from pelican.urlwrappers import URLWrapper
from pydantic import BaseModel

from builder.template_reads import GONE, Branch, branches, follow, noting
from editorial.model.asked import digest
from editorial.model.store import KeptPage, Store

NOTHING = ("nothing",)
# Values that are compared as they are; text only if it is short.
PLAIN, WORDS = frozenset({int, float, bool, type(None)}), frozenset({str, Markup})
# What a text has links in, which lead elsewhere from each page.
FROM_HERE = frozenset({"content", "summary"})
# Types of values that many pages share.
SHARED = (BaseModel, URLWrapper, list, dict)
# The store's name for what templates include.
TAKEN_IN = "templates taken in"
# The most values to remember, so that pages in a row need not compute them again.
MANY = 20_000
# From how many letters on a text is compared by its hash.
LONG = 400
# What Pelican keeps in a topic, tag or author besides what our reader has put there.
PELICANS = frozenset({"settings", "name", "slug", "_name", "_slug", "_slug_from_name"})


class Unknown(Exception):
    """A value that cannot be compared with what it was before."""


class Pages:
    """The pages of one build, which may take over files of the folder `last`.

    `code` is the hash of the code that makes them. `laid_out` holds the files that were written, `linked` those that were
    taken over.
    """

    def __init__(self, store: Store, last: Path, code: str):
        self.store, self.last, self.code = store, last, code
        self._known_names, self._named = store.facts(TAKEN_IN), dict[str, str]()
        self.kept = store.pages(str(last))
        self.linked: set[str] = set()
        self.laid_out: set[str] = set()
        self._new: list[KeptPage] = []
        self._names: set[str] = set()
        self._known: dict[int, Any] = {}
        self._common: dict[tuple[Any, ...], str] = {}
        self._parts: dict[tuple[int, int, str], str] = {}
        self._bodies: dict[tuple[int, str], Any] = {}
        self._alive: list[Any] = []
        self._templates: dict[str, str] = {}

    def keep(self) -> None:
        """Keep what the site, which is now in its place, is made of."""
        self.store.keep_pages(str(self.last), self._new, self._names)
        self.store.keep_facts(TAKEN_IN, self._named)

    def take_over(self, page: "PageToWrite", context: dict[str, Any]) -> bool:
        """Link the last site's file of a page, if the page would come out the same."""
        name, template = page.name, page.template
        self._names.add(name)
        kept = self.kept.get(name)
        last = f"{self.last}{os.sep}{name}"
        if kept is None or kept.stamp != _stamp(last):
            return False
        if kept.made_by != self._made_by(template):
            return False
        if kept.hash != self._hash(kept.ways, page, context):
            return False
        try:
            os.link(last, page.path)
        except OSError:  # the disk knows no links
            return False
        self.linked.add(page.path)
        return True

    def lay_out(self, page: "PageToWrite", context: dict[str, Any], write: Callable[[], None]) -> KeptPage | None:
        """Write a page with `write`, and return what to keep of it. Changes nothing here: it may run in another process."""
        environment = page.template.environment
        with noting(environment, context) as notes:
            write()
        ways = json.dumps(list(notes.ways))
        if notes.lost or (hashed := self._hash(ways, page, context)) is None:
            return None
        return KeptPage(page.name, _stamp(page.path), self._made_by(page.template), hashed, ways)

    def note(self, page: "PageToWrite", made: "Made") -> None:
        """Note a page that was written."""
        self.laid_out.add(page.path)
        if made.kept:
            self._new.append(made.kept._replace(ways=intern(made.kept.ways)))

    def _made_by(self, template: Template) -> str:
        return digest(self.code, self._closure(template.environment, template.name or ""))

    def _closure(self, environment: Environment, name: str) -> str:
        """A hash of a template and all that it takes in."""
        if name not in self._templates:
            self._templates[name] = ""  # against circles
            source = environment.loader.get_source(environment, name)[0] if environment.loader else ""
            self._templates[name] = digest(
                source, *(self._closure(environment, other) for other in self._taken_in(environment, source))
            )
        return self._templates[name]

    def _taken_in(self, environment: Environment, source: str) -> list[str]:
        """The templates that a template extends, includes or imports; to read it for them takes longer than to look up."""
        hashed = digest(self.code, source)
        named = self._known_names.get(hashed)
        if named is None:
            named = json.dumps(sorted(filter(None, meta.find_referenced_templates(environment.parse(source)))))
        self._named[hashed] = named
        names: list[str] = json.loads(named)
        return names

    def _hash(self, ways: str, page: "PageToWrite", context: dict[str, Any]) -> str | None:
        """A hash of what stands at the end of the kept ways; None if nobody can tell.

        What all pages find in their context is looked up once for those with the same ways.
        """
        environment, names = page.template.environment, (*page.own,)
        common, own = branches(ways, names)
        begin = (common, id(page.context), context["localsiteurl"])
        try:
            if len(self._alive) > MANY:
                for held in (self._known, self._parts, self._bodies, self._alive):
                    held.clear()
            if begin not in self._common:
                self._common[begin] = digest(repr(self._told(common, environment, context)))
            return digest(self._common[begin], repr(self._told(own, environment, context)))
        except Unknown:
            return None

    def _told(self, branches: tuple[Branch, ...], environment: Environment, context: dict[str, Any]) -> list[Any]:
        """What identifies everything at the end of the ways; parts of a text are looked up once for all pages."""
        told: list[Any] = []
        for way, parts in branches:
            thing = follow(way, environment, context) if way else None
            if not isinstance(thing, Content):
                told += [self._value(follow((*way, part), environment, context)) for part in parts]
                continue
            begin = (id(thing), id(parts), "" if FROM_HERE.isdisjoint(parts) else thing.get_siteurl())
            if begin not in self._parts:
                self._alive.append(thing)
                values = [self._value(self._part(thing, part, context)) for part in parts]
                self._parts[begin] = digest(repr(values))
            told.append(self._parts[begin])
        return told

    def _part(self, text: Content, name: Any, context: dict[str, Any]) -> Any:
        """A part of a text as it is now; its HTML is identified by what it was made from."""
        if name != "content":
            return getattr(text, name, GONE)
        begin = (id(text), text.get_siteurl())
        if begin not in self._bodies:
            self._bodies[begin] = _made_of(text, context)
        return self._bodies[begin]

    def _value(self, value: Any) -> Any:
        """What identifies a value: equal for equal values."""
        kind = type(value)
        if kind in PLAIN or (kind in WORDS and len(value) < LONG):
            return value
        if not isinstance(value, SHARED):
            return self._inside(value)
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
                return value.relative_source_path
            case URLWrapper():
                said = sorted((name, self._value(part)) for name, part in vars(value).items() if name not in PELICANS)
                return [type(value).__name__, value.name, value.slug, said]
            case BaseModel():
                return digest(value.model_dump_json())
            case list() | tuple():
                items = [self._value(item) for item in value]
                told = repr(items)
                return digest(told) if len(told) > LONG else items
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


class PageToWrite(NamedTuple):
    """A page to be written: the name of its file, and the values for its template; `own` are those of this page alone."""

    name: str
    path: str
    template: Template
    context: dict[str, Any]
    relative: bool
    own: dict[str, Any]


class Made(NamedTuple):
    """The result of writing a page: what to keep of it, and the references formatted for it."""

    kept: KeptPage | None
    references: dict[str, str]


def _made_of(text: Any, context: dict[str, Any]) -> tuple[str, ...]:
    """What the HTML of a text is made of: its own stamp, where its links lead from here, and which of them lead nowhere."""
    marks = text._content
    gone = repr(sorted(context.get("unlinked", {}).items())) if "{filename}" in marks else ""
    return text.stamp, text._update_content(marks, text.get_siteurl()), gone


@cache
def _compared(kind: type) -> list[str]:
    """The fields by which a dataclass compares."""
    return [one.name for one in fields(kind) if one.compare]


def _stamp(file: str) -> str:
    """What shows whether a file is still the one that was written."""
    try:
        found = os.lstat(file)
    except OSError:
        return ""
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns}"
