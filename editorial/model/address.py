"""Where each text stands on the site, made from the settings' own patterns, and every address that was ever public."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from editorial.model.field import Address, Day, NonEmpty, Strict, field
from editorial.model.settings import Settings
from editorial.model.slug import slug_of
from editorial.model.text import Text

FILE = Path("data", "addresses.yaml")
# Letters that a name may have in an address. The systems that keep the file take some 250.
LONGEST_NAME = 100
# What a page is for that lists the articles of one.
AUTHOR = "an author"


class Gone(Strict):
    """An address that was public and leads nowhere, on purpose."""

    address: NonEmpty = field("The address.", "articles/old-name.html", "an address like articles/old-name.html")
    reason: NonEmpty = field(
        "Why nothing takes its place, for readers: the address says it.", "The study was retracted.", "one sentence"
    )
    on: Day | None = field("Since when.", "2026-12-01", "a date like 2026-12-01", default=None)


class Moved(Strict):
    """An address that was public, and where it leads now: what has no header to say so, as the page of a tag."""

    address: Address = field("The address.", "tags/injection.html", "an address like tags/old-name.html")
    to: NonEmpty = field("Where it leads.", "tags/injections.html", "an address of this site, like tags/new-name.html")


class PublicAddresses(Strict):
    """Every address that was ever public: `content/data/addresses.yaml`."""

    live: list[NonEmpty] = field(
        "Those that lead somewhere.", ["articles/rest.html"], "a list of addresses like articles/rest.html", default=[]
    )
    gone: list[Gone] = field(
        "Those that lead nowhere, on purpose.",
        [{"address": "articles/old-name.html", "reason": "The study was retracted."}],
        "a list, each with address and reason",
        default=[],
    )
    moved: list[Moved] = field(
        "Those that lead to another address.",
        [{"address": "tags/injection.html", "to": "tags/injections.html"}],
        "a list, each with address and to",
        default=[],
    )


def address_of(text: Text, settings: Settings) -> str:
    """Where `text` stands once it is public, as Pelican makes it of the header; empty while it has no slug."""
    kind = "ARTICLE" if text.is_article else "PAGE"
    pattern = f"{kind}_SAVE_AS" if text.lang == settings.DEFAULT_LANG else f"{kind}_LANG_SAVE_AS"
    authors = [name for name in text.header.items("authors") if isinstance(name, str)]
    values = {
        "slug": text.slug,
        "lang": text.lang,
        "date": _date(text) or datetime.min,
        "category": slug_of(text.header.text("category"), settings.SLUG_REGEX_SUBSTITUTIONS),
        "author": authors[0] if authors else "",
    }
    return str(getattr(settings, pattern)).format(**values) if text.slug else ""


def year_page(text: Text, settings: Settings) -> str:
    """The page of the year of an article, which is there once there are many; empty while that is not known."""
    date = _date(text) if text.is_article else None
    return settings.YEAR_SAVE_AS.format(year=date.year) if date else ""


def lists_of(text: Text, settings: Settings) -> dict[str, str]:
    """The pages of the theme on which an article is listed: their addresses, and what each is for, in words."""
    if not text.is_article:
        return {}
    lists = {settings.AUTHOR_SAVE_AS.format(slug=id): AUTHOR for id in text.header.items("authors")}
    names = [(settings.TAG_SAVE_AS, "a tag", name) for name in text.header.items("tags")]
    names.append((settings.CATEGORY_SAVE_AS, "a topic", text.header.text("category")))
    for pattern, what, name in names:
        if slug := slug_of(str(name or ""), settings.SLUG_REGEX_SUBSTITUTIONS):
            lists[pattern.format(slug=slug)] = what
    if year := year_page(text, settings):
        lists[year] = "a year"
    return lists


def addresses_of(text: Text, settings: Settings) -> set[str]:
    """Every address that is there since `text` is: its own, where it stood before, and the lists that name it."""
    return {address_of(text, settings), *text.aliases, *lists_of(text, settings)} if text.slug else set()


def owners(texts: Iterable[Text], settings: Settings) -> dict[str, str]:
    """Every address that a page of the theme, a list or one of these `texts` has, and whose it is, in words."""
    taken = {address: "a page of the theme" for address in settings.theme_pages}
    texts = list(texts)
    for text in texts:
        lists = lists_of(text, settings)
        taken |= {address: f"a page that the theme makes for {what}" for address, what in lists.items()}
    return taken | {address_of(text, settings): text.path.as_posix() for text in texts if text.slug}


def public_addresses(texts: Iterable[Text], settings: Settings, by_year: bool) -> set[str]:
    """Every address of the site but 404.html while these `texts` are public, and all articles stand `by_year` or not."""
    texts = [text for text in texts if text.slug]
    addresses = {page for page in settings.theme_pages if page.endswith(".html")} - {"404.html"} | {*settings.FEEDS}
    for text in texts:
        addresses |= {address_of(text, settings), *text.aliases}
    own = {text.slug for text in texts if text.lang == settings.DEFAULT_LANG and text.is_article}
    for text in texts:  # lists name an article once, in the site's own language where they can; its authors have pages
        listed = text.lang == settings.DEFAULT_LANG or text.slug not in own
        addresses |= {page for page, what in lists_of(text, settings).items() if listed or what == AUTHOR}
    return addresses if by_year else addresses - {year_page(text, settings) for text in texts}


def _date(text: Text) -> datetime | None:
    try:
        return datetime.fromisoformat(text.header.text("date"))
    except ValueError:
        return None
