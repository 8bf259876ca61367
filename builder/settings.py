"""Before all: a setting that nothing reads is misspelled, so it is refused with the nearest known name.

Pelican accepts any name and any value in silence. Our own settings are a model of their own (`editorial.model.settings`);
here names are looked at, and what only Pelican reads is held against the kind of its own value.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pelican.settings import DEFAULT_CONFIG

from editorial.findings import ContentError, Finding, did_you_mean
from editorial.model import settings_file
from editorial.model.settings import Settings
from editorial.model.settings_file import place_of

# Names that Pelican 4.12 reads although it has no default for them (docs.getpelican.com, "Settings").
OF = ("FEED", "FEED_ALL", "CATEGORY_FEED", "AUTHOR_FEED", "TAG_FEED", "TRANSLATION_FEED")
FEEDS = {f"{of}_{kind}{end}" for of in OF for kind in ("ATOM", "RSS") for end in ("", "_URL")}
OPTIONAL = FEEDS | {
    "AUTHOR",
    "DEBUG",
    "DEFAULT_DATE",
    "FEED_DOMAIN",
    "SITESUBTITLE",
    "SUMMARY_MAX_PARAGRAPHS",
    "TIMEZONE",
}
# Those that take values of several kinds.
MANY = frozenset({"DEFAULT_PAGINATION", "LOCALE", "PELICAN_CLASS"})
WORDS = {
    str: 'text in quotes, like "this"',
    int: "a whole number, like 12",
    float: "a number, like 0.5",
    bool: "True or False",
    list: 'a list, like ["one", "two"]',
    dict: 'a table, like {"name": "value"}',
}


def read(values: Mapping[str, Any], project: Path) -> Settings:
    """Our settings among `values`, as Pelican has read them from the folder `project`.

    Raises ContentError with all that is wrong: names that nothing reads first, since a missing setting often is one.
    """
    if wrong := [*_unknown(values)] or [*_of_another_kind(values), *_apart(values)]:
        raise ContentError(*sorted(Finding(*place_of(name, project), name, says) for name, says in wrong))
    return settings_file.read(values, project)


def _unknown(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each name that nothing reads, with a sentence."""
    pages = values.get("DIRECT_TEMPLATES") or ()
    own = {f"{page.upper()}_{end}" for page in pages for end in ("SAVE_AS", "URL")}
    known = OPTIONAL | own | DEFAULT_CONFIG.keys() | {name for name in Settings.model_fields if name.isupper()}
    for name in values:
        if name.isupper() and name not in known:
            yield name, f"is not a setting that anything reads; {did_you_mean(name, known)}"


def _of_another_kind(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each of Pelican's settings whose value is of another kind than its own, or opens pages to any HTML."""
    for name in values.keys() & DEFAULT_CONFIG.keys() - Settings.model_fields.keys():
        usual, value = DEFAULT_CONFIG[name], values[name]
        if usual is None or name in MANY or "FEED" in name or name.endswith(("_SAVE_AS", "_URL")):
            continue
        kind = list if isinstance(usual, tuple) else type(usual)
        fits = isinstance(value, list | tuple if kind is list else kind) and isinstance(value, bool) <= (kind is bool)
        if name == "JINJA_ENVIRONMENT" and fits and not value.get("autoescape"):
            yield name, 'lets a text write HTML into any page. Add `"autoescape": True`'
        if not fits:
            expected = WORDS.get(kind, f"a {kind.__name__}")
            yield name, f"expected {expected}, found {value!r}"[:200]


def _apart(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each address that leads to another file than the one that is written."""
    for name, file in values.items():
        of, _, end = name.rpartition("_SAVE_AS")
        url = values.get(f"{of}_URL")
        # At which addresses GitHub Pages shows it: its name, that without .html, and a folder by its index.
        shown = {f"{file}".removesuffix(less) for less in ("", ".html", "index.html")}
        if of and not end and file and url is not None and url not in shown:
            yield f"{of}_URL", f"leads to {url!r}, but {name} writes the page to {file!r}. Give both the same value"
