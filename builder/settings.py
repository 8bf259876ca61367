"""Before all: a setting that nobody reads is a slip of the pen, so it is refused with the nearest known name.

Pelican accepts any name in silence. A place whose notices are not given is refused, too (R42). Takes the settings as read; adds nothing.
"""

import re
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pelican.settings import DEFAULT_CONFIG

from editorial.findings import Finding, Place, did_you_mean

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
# Names that this project reads; pelicanconf.py gives each its value and its reason.
OURS = frozenset(
    {
        "CONTACT",
        "EDUCATION_NOTE",
        "FRONT_PAGE_ARTICLES",
        "JURISDICTION",
        "NOTICES",
        "PREVIEW",
        "PUBLIC_URL",
        "SECURITY_EXPIRES",
        "REVIEW_GRACE_DAYS",
        "STATE_NOTICES",
        "WELCOME",
        "WITHHOLD",
    }
)
# What each notice has: the words that call for it, what it says, and where that can be read.
NOTICE = ("words", "says", "link", "link_says")

# The kind of value of each of ours, and of Pelican's that take several.
KIND_OF = {
    "CONTACT": dict,
    "EDUCATION_NOTE": str,
    "FRONT_PAGE_ARTICLES": int,
    "NOTICES": (list, tuple),
    "PUBLIC_URL": str,
    "STATE_NOTICES": dict,
    "WELCOME": str,
    "WITHHOLD": bool,
}
MANY = frozenset({"DEFAULT_PAGINATION", "LOCALE", "PELICAN_CLASS"})
WORDS = {
    str: 'text in quotes, like "this"',
    int: "a whole number, like 12",
    float: "a number, like 0.5",
    bool: "True or False",
    list: 'a list, like ["one", "two"]',
    dict: 'a table, like {"name": "value"}',
}


def known(settings: dict) -> frozenset[str]:
    """Every name that something reads, given the DIRECT_TEMPLATES of `settings`."""
    pages = settings.get("DIRECT_TEMPLATES", ())
    own = {f"{page.upper()}_{end}" for page in pages for end in ("SAVE_AS", "URL")}
    return OURS | OPTIONAL | own | frozenset(DEFAULT_CONFIG)


def unknown(settings: dict, root: Path) -> list[Finding]:
    """Findings for the names in `settings` that nothing reads, placed in the settings files under `root`."""
    names = known(settings)
    return sorted(
        Finding(*_place(name, root), name, f"is not a setting that anything reads; {did_you_mean(name, names)}")
        for name in settings
        if name.isupper() and name not in names
    )


def unsaid(settings: dict, root: Path) -> list[Finding]:
    """Findings for the place that JURISDICTION names, if STATE_NOTICES does not say what its law has a page say."""
    place, notices = settings.get("JURISDICTION"), settings.get("STATE_NOTICES") or {}
    if place is None:
        return []
    if not re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", str(place)):
        sentence = f'expected the code of a place, like "US-FL", or None, found "{place}"'
        return [Finding(*_place("JURISDICTION", root), "JURISDICTION", sentence)]
    if place not in notices:
        sentence = (
            f'STATE_NOTICES says nothing for "{place}". Add the notice\'s words as the law gives them, '
            "or an empty list if its law asks for none"
        )
        return [Finding(*_place("JURISDICTION", root), "JURISDICTION", sentence)]
    missing = [name for notice in notices[place] for name in NOTICE if not notice.get(name)]
    sentence = f'a notice of "{place}" lacks {" and ".join(sorted(set(missing)))}. NOTICES has one to copy'
    return [Finding(*_place("STATE_NOTICES", root), "STATE_NOTICES", sentence)] if missing else []


def mistaken(settings: dict, root: Path) -> list[Finding]:
    """Findings for values in `settings` of another kind than is read, and for notices that are not whole."""
    found = []
    for name in sorted(name for name in settings if name.isupper()):
        kind, value = KIND_OF.get(name) or _usual(name), settings[name]
        if (kind and not isinstance(value, kind)) or (kind is int and isinstance(value, bool)):
            expected = WORDS[kind if isinstance(kind, type) else kind[0]]
            found.append(Finding(*_place(name, root), name, f"expected {expected}, found {value!r}"[:200]))
    if not found and not _is_zone(settings["TIMEZONE"]):
        sentence = f'expected a time zone like "America/New_York", found "{settings["TIMEZONE"]}"'
        found.append(Finding(*_place("TIMEZONE", root), "TIMEZONE", sentence))
    if found:
        return found
    states = [notice for notices in settings["STATE_NOTICES"].values() for notice in notices or ()]
    for name, notices in (("NOTICES", settings["NOTICES"]), ("STATE_NOTICES", states)):
        for notice in notices:
            wrong = _notice_wrong(notice)
            if wrong:
                found.append(Finding(*_place(name, root), name, f"a notice {wrong}"))
    return found


def _is_zone(name: str) -> bool:
    try:
        return bool(ZoneInfo(name))
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return False


def _usual(name: str):
    """The kind that Pelican's own value of a setting has; None where it takes more than one."""
    value = DEFAULT_CONFIG.get(name)
    if value is None or name in MANY or "FEED" in name or name.endswith(("_SAVE_AS", "_URL")):
        return None
    return (list, tuple) if isinstance(value, list | tuple) else type(value)


def _notice_wrong(notice) -> str:
    """What is wrong with one notice, as the end of a sentence; empty when nothing is."""
    if not isinstance(notice, dict):
        return f"is {notice!r}. Give it the four entries that pelicanconf.py shows"
    missing = [name for name in NOTICE if not isinstance(notice.get(name), str) or not notice[name].strip()]
    if missing:
        return f"lacks {' and '.join(missing)}, or holds no text there. pelicanconf.py has one to copy"
    try:
        re.compile(notice["words"])
    except re.error as error:
        return f'has `words` that are no regular expression: {error} in "{notice["words"]}"'
    return ""


def _place(name: str, root: Path) -> tuple[Path, Place]:
    """The settings file and line that sets `name`."""
    for file in ("pelicanconf.py", "publishconf.py"):
        if (root / file).is_file():
            for line, row in enumerate((root / file).read_text(encoding="utf-8").splitlines(), 1):
                if re.match(rf"{re.escape(name)}\s*[:=]", row):
                    return Path(file), Place(line)
    return Path("pelicanconf.py"), Place(1)
