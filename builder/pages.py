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
from typing import Any

from jinja2 import Environment, Template, Undefined, meta
from jinja2.runtime import Context, missing
from markupsafe import Markup
from pelican import signals
from pelican.contents import Content
from pelican.urlwrappers import URLWrapper
from pelican.utils import get_relative_path, path_to_url, sanitised_join
from pelican.writers import Writer
from pydantic import BaseModel

from editorial.model.asked import digest
from editorial.model.store import KeptPage, Store
from editorial.progress import Stage

# The way to a thing: a name of the context, then names of what it has, and places in lists.
Way = tuple[str | int, ...]
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

    `code` is the sum of the code that makes them. `laid_out` counts those that were written, `linked` holds the files that
    were taken over.
    """

    def __init__(self, store: Store, last: Path, code: str):
        self.store, self.last, self.code = store, last, code
        self.kept = store.pages(str(last))
        self.linked: set[str] = set()
        self.laid_out = 0
        self.stage: Stage | None = None
        self._new: list[KeptPage] = []
        self._names: set[str] = set()
        self._known: dict[int, Any] = {}
        self._ends: dict[tuple[Way, int], Any] = {}
        self._alive: list[Any] = []
        self._templates: dict[str, str] = {}

    def end(self) -> None:
        """Show nothing more of how far it has come."""
        if self.stage:
            self.stage.end()

    def keep(self) -> None:
        """Keep what the site, which is now in its place, is made of."""
        self.store.keep_pages(str(self.last), self._new, self._names)

    def take_over(self, path: str, name: str, template: Template, context: dict[str, Any]) -> bool:
        """Take over the last site's file `name` as `path`, if it would come out the same."""
        self._names.add(name)
        kept = self.kept.get(name)
        if kept is None or kept.stamp != _stamp(self.last / name):
            return False
        made_by, sum, ways = kept.asks.split(" ", 2)
        if made_by != self._made_by(template) or sum != self._sum(_ways(ways), template.environment, context):
            return False
        try:
            os.link(self.last / name, path)
        except OSError:  # the disk knows no links
            return False
        self.linked.add(path)
        return True

    def lay_out(
        self, path: str, name: str, template: Template, context: dict[str, Any], write: Callable[[], None]
    ) -> None:
        """Have the file `name` written by `write` as `path`, and note what it is made of."""
        with _noting(template.environment, context) as notes:
            write()
        self.laid_out += 1
        ways = list(notes.ways)
        if not notes.lost and (sum := self._sum(ways, template.environment, context)) is not None:
            asks = f"{self._made_by(template)} {sum} {json.dumps(ways)}"
            self._new.append(KeptPage(name, _stamp(Path(path)), asks))

    def _made_by(self, template: Template) -> str:
        return digest(self.code, self._closure(template.environment, template.name or ""))

    def _closure(self, environment: Environment, name: str) -> str:
        """The sum of a template and all that it takes in."""
        if name not in self._templates:
            self._templates[name] = ""  # against circles
            source = environment.loader.get_source(environment, name)[0] if environment.loader else ""
            taken_in = sorted(filter(None, meta.find_referenced_templates(environment.parse(source))))
            self._templates[name] = digest(source, *(self._closure(environment, other) for other in taken_in))
        return self._templates[name]

    def _sum(self, ways: list[Way], environment: Environment, context: dict[str, Any]) -> str | None:
        """The sum of what stands at the end of these ways; None where nobody can tell."""
        try:
            return digest(repr([self._at(way, environment, context) for way in ways]))
        except Unknown:
            return None

    def _at(self, way: Way, environment: Environment, context: dict[str, Any]) -> Any:
        """What tells what stands at the end of a way; looked up once for all pages that begin it with the same thing."""
        first = context.get(str(way[0]))
        if first is None or isinstance(first, Content) or way[-1] in FROM_HERE:  # a page's own
            return self._value(_follow(way, environment, context))
        begin = (way, id(first))
        if begin not in self._ends:
            self._alive.append(first)
            self._ends[begin] = self._value(_follow(way, environment, context))
        return self._ends[begin]

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
                return value.model_dump_json()
            case list() | tuple():
                return [self._value(item) for item in value]
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


class PageWriter(Writer):
    """Pelican's writer, which asks `settings["PAGES"]` first whether a page need be written at all."""

    def write_file(
        self, name: Any, template: Any, context: Any, relative_urls: Any = False, *args: Any, **kwargs: Any
    ) -> None:
        """As Pelican's."""
        pages: Pages = self.settings["PAGES"]
        paging = {"paginated", "template_name", "override_output", "url"}
        if not name or self.settings["DEFAULT_PAGINATION"] or args or kwargs.get("override_output"):
            super().write_file(name, template, context, relative_urls, *args, **kwargs)
            return
        here = {key: value for key, value in kwargs.items() if key not in paging}
        seen = dict(context) | {"localsiteurl": context.get("localsiteurl"), "output_file": name}
        if relative_urls:
            seen["SITEURL"] = seen["localsiteurl"] = context["localsiteurl"] = path_to_url(get_relative_path(name))
        seen |= here
        pages.stage = pages.stage or Stage("Writing pages", sum(map(bool, context["generated_content"].values())))
        pages.stage.step()
        path = sanitised_join(self.output_path, name)
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        text = seen.get("article") or seen.get("page")
        if path in self._written_files and text and text.status != "published":
            return  # the check has said so: of two texts with one address, the one that is not public gives way
        if path in self._written_files or not pages.take_over(path, name, template, seen):
            pages.lay_out(path, name, template, seen, lambda: self._write(path, template, seen))
        self._written_files.add(path)

    def _write(self, path: str, template: Template, context: dict[str, Any]) -> None:
        output = template.render(context)
        with self._open_w(path, "utf-8") as file:
            file.write(output)
        signals.content_written.send(path, context=context)


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
        elif not isinstance(thing, Content):
            thing = environment.getattr(thing, step)
        elif step == "content":
            return _made_of(thing, context)
        elif (thing := getattr(thing, step, GONE)) is GONE:
            thing = environment.undefined()
    return thing


def _made_of(text: Any, context: dict[str, Any]) -> tuple[str, ...]:
    """What the HTML of a text is made of: its own stamp, where its links lead from here, and which of them lead nowhere."""
    marks = text._content
    gone = repr(sorted(context.get("unlinked", {}).items())) if "{filename}" in marks else ""
    return text.stamp, text._update_content(marks, text.get_siteurl()), gone


@cache
def _ways(written: str) -> list[Way]:
    """The ways as they were written down; most pages of a kind have the same."""
    return [tuple(way) for way in json.loads(written)]


@cache
def _compared(kind: type) -> list[str]:
    """The fields that tell one of a kind from another."""
    return [one.name for one in fields(kind) if one.compare]


def _stamp(file: Path) -> str:
    """What tells whether a file is the one that was written."""
    try:
        found = file.lstat()
    except OSError:
        return ""
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns}"
