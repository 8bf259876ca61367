"""Before all: a setting that nobody reads is a slip of the pen, so it is refused with the nearest known name.

Pelican accepts any name in silence. Takes the settings as read; adds nothing.
"""

import re
from pathlib import Path

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
    ["CONTACT", "EDUCATION_NOTE", "FRONT_PAGE_ARTICLES", "KEEP_GOING", "NOTICES", "PUBLIC_URL", "WELCOME", "WITHHOLD"]
)


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


def _place(name: str, root: Path) -> tuple[Path, Place]:
    """The settings file and line that sets `name`."""
    for file in ("pelicanconf.py", "publishconf.py"):
        if (root / file).is_file():
            for line, row in enumerate((root / file).read_text(encoding="utf-8").splitlines(), 1):
                if re.match(rf"{re.escape(name)}\s*[:=]", row):
                    return Path(file), Place(line)
    return Path("pelicanconf.py"), Place(1)
