"""The settings that this project reads, as `pelicanconf.py` gives them: each typed, and refused when wrong (`settings_file` reads them).

Pelican takes any value in silence. What only Pelican reads is checked by `builder.settings`.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from editorial.model.field import Day, NonEmpty, Strict, field

# What the address of a text or a list may be made of.
OF_A_TEXT = {"slug": "", "lang": "", "category": "", "author": "", "date": datetime.min}


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        raise ValueError("not a time zone") from None
    return name


def _expression(words: str) -> str:
    try:
        re.compile(words)
    except re.error as error:
        raise ValueError(f": is no regular expression ({error})") from None
    if re.search(words, "a b"):
        raise ValueError(": fits any page, since a | too many leaves nothing between two. Take it out")
    return words


def _pattern(*needed: str, of: Mapping[str, object] = OF_A_TEXT) -> AfterValidator:
    """A check of a pattern of addresses, which may name what is in `of`, and must name what is `needed`, else two pages
    would want one address.
    """

    def check(pattern: str) -> str:
        try:
            pattern.format(**of)
        except (LookupError, ValueError, AttributeError):
            raise ValueError("not a pattern") from None
        if not all(f"{{{name}}}" in pattern for name in needed):
            raise ValueError("not for one text alone")
        return pattern

    return AfterValidator(check)


# Behind the town and two letters of a state, what is no ZIP code but begins like one.
US_ZIP = re.compile(r", [A-Z]{2} (?!\d{5}(?:-\d{4})?$)(\d[\w-]*)$")
TimeZone = Annotated[str, AfterValidator(_zone)]
# A place, as ISO 3166-2 names it.
Code = Annotated[str, Field(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$")]
SaveAs = Annotated[NonEmpty, _pattern("slug")]
TranslatedSaveAs = Annotated[NonEmpty, _pattern("slug", "lang")]
YearSaveAs = Annotated[NonEmpty, _pattern("year", of={"year": 1})]


class StandingNotice(Strict):
    """What a page must say near its top as soon as it names certain treatments (R40, R42)."""

    words: Annotated[NonEmpty, AfterValidator(_expression)] = field(
        "The words that call for it.", r"\bPRP\b", "a regular expression"
    )
    says: NonEmpty = field("What it says.", "The FDA has approved none.", "one or two sentences")
    link: NonEmpty = field(
        "Where that can be read.",
        "https://www.fda.gov/medwatch",
        "an address that begins with https://",
        pattern=r"^https?://\S+$",
    )
    link_says: NonEmpty = field("The words of the link.", "Report harm to FDA MedWatch", "a few words")


class Contact(Strict):
    """How to reach the practice. Only what is filled in is shown."""

    phone: NonEmpty | None = field(
        "The telephone number.",
        "+1 555 010 0100",
        'one telephone number in quotes, like "+1 555 010 0100", or None',
        default=None,
        pattern=r"^\+?[\d(][\d ().-]{5,}\d(?:\s*(?:ext\.?|x)\s*\d+)?$",
    )
    email: NonEmpty | None = field(
        "The e-mail address.",
        "hello@example.org",
        'one address in quotes, like "hello@example.org", or None',
        default=None,
        pattern=r"^[^\s@:]+@[^\s@]+\.[^\s@.]+$",
    )
    address: NonEmpty | None = field(
        "Where the practice is.", "1 Main Street, Town, FL 30000", "text in quotes, or None", default=None
    )
    hours: NonEmpty | None = field("When it is open.", "Monday to Friday", "text in quotes, or None", default=None)
    booking: NonEmpty | None = field(
        "Where to book.",
        "https://example.org/book",
        'an address in quotes that begins with https://, like "https://example.org/book", or None',
        default=None,
        pattern=r"^https?://\S+$",
    )

    @property
    def known(self) -> bool:
        """Whether it says any way to come."""
        return bool(self.phone or self.email or self.address or self.booking)


class Settings(BaseModel):
    """What the rooms of this project are handed; each field is named as in `pelicanconf.py`."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    SITENAME: NonEmpty = field("The practice.", "Harbor Clinic", "text in quotes")
    SIGN: str | None = field(
        "The line that it signs with.",
        "M2 20h7v-6h7",
        "the path of a drawing 30 wide and 22 high, or None",
        default=None,
        pattern=r"^[MmLlHhVvCcSsQqTtAaZz0-9 ,.-]+$",
    )
    SITESUBTITLE: NonEmpty = field("What the site promises.", "Plain answers about pain", "text in quotes")
    WELCOME: NonEmpty = field("The welcome on the front page.", "Plain answers.", "text in quotes")
    EDUCATION_NOTE: NonEmpty = field(
        "Stands near the top of each article.", "This page is for learning.", "text in quotes"
    )
    NOTICES: list[StandingNotice] = field("What pages must say.", [], "a list of notices like those in pelicanconf.py")
    JURISDICTION: Code | None = field(
        "Whose law binds the practice.", "US-FL", 'the code of a place, like "US-FL", or None', default=None
    )
    STATE_NOTICES: dict[str, list[StandingNotice]] = field(
        "What the law of a place has pages say.", {}, 'a table, like {"US-FL": [...]}'
    )
    CONTACT: Contact = field("How to reach the practice.", {}, "the five entries that pelicanconf.py shows")
    REPOSITORY: str | None = field(
        "Where mistakes are reported.",
        "https://github.com/owner/repository",
        "an address that begins with https://, or None",
        default=None,
        pattern=r"^https://[^\s?#]+[^\s?#/]$",
    )
    EMERGENCY_NUMBER: NonEmpty = field(
        "Whom to call in an emergency.", "911", 'a telephone number in quotes, like "911"'
    )
    REVIEW_GRACE_DAYS: int = field("Days after a missed review.", 90, "a whole number of days, like 90", ge=0)
    SECURITY_EXPIRES: Day | None = field(
        "Until when.", "2027-11-23", 'a day in quotes, like "2027-11-23", or None', default=None
    )
    TIMEZONE: TimeZone = field("Where the practice is.", "America/New_York", 'a time zone, like "America/New_York"')
    DEFAULT_LANG: str = field("Its language.", "en", 'a language code, like "en"', pattern=r"^[a-z]{2}(-[A-Z]{2})?$")
    FRONT_PAGE_ARTICLES: int = field("Articles on the front page.", 12, "a whole number from 1 on, like 12", ge=1)
    ARTICLES_ON_A_PAGE: int = field("Articles in any other list.", 500, "a whole number from 1 on, like 500", ge=1)
    FEED_MAX_ITEMS: int = field("Articles in a feed.", 20, "a whole number from 1 on, like 20", default=20, ge=1)
    FEEDS: list[NonEmpty] = field(
        "Where the feeds stand.", ["feeds/all.atom.xml"], "a list of three addresses", min_length=3, max_length=3
    )
    PUBLIC_URL: str = field("The public address.", "https://example.org", "text in quotes, empty while you work")
    PREVIEW: str = field("Of which pull request.", "pr-12", 'text like "pr-12", or ""', pattern=r"^(pr-[1-9][0-9]*)?$")
    PAPER: bool = field("Whether cards and handouts are made.", True, "True or False")
    SEARCH: bool = field("Whether the search has an index.", True, "True or False")
    HANDOUT: str = field("The one article to make a handout of.", "content/articles/rest.md", "a file, or empty")
    ONLY_PUBLISHED: bool = field("Whether drafts are left out.", True, "True or False")
    SLUG_REGEX_SUBSTITUTIONS: list[Any] = field("How names become addresses.", [], "a list of pairs")
    ARTICLE_SAVE_AS: SaveAs = field("Where articles stand.", "articles/{slug}.html", "text like articles/{slug}.html")
    ARTICLE_LANG_SAVE_AS: TranslatedSaveAs = field(
        "And translations.", "{lang}/{slug}.html", "text like {lang}/{slug}.html"
    )
    DRAFT_SAVE_AS: SaveAs = field("Where drafts stand.", "drafts/{slug}.html", "text like drafts/{slug}.html")
    PAGE_SAVE_AS: SaveAs = field("Where pages stand.", "{slug}.html", "text like {slug}.html")
    PAGE_LANG_SAVE_AS: TranslatedSaveAs = field(
        "And translations.", "{lang}/{slug}.html", "text like {lang}/{slug}.html"
    )
    CATEGORY_SAVE_AS: SaveAs = field("Where topics stand.", "topics/{slug}.html", "text like topics/{slug}.html")
    TAG_SAVE_AS: SaveAs = field("Where tags stand.", "tags/{slug}.html", "text like tags/{slug}.html")
    AUTHOR_SAVE_AS: SaveAs = field("Where authors stand.", "authors/{slug}.html", "text like authors/{slug}.html")
    YEAR_SAVE_AS: YearSaveAs = field("Where years stand.", "years/{year}.html", "text like years/{year}.html")
    # The pages of the theme itself, made of DIRECT_TEMPLATES and of each template's own _SAVE_AS.
    theme_pages: Annotated[tuple[str, ...], Field(exclude=True)] = ()

    @property
    def early(self) -> tuple[str, str]:
        """The folders of the site where changes and drafts are shown before they are published."""
        return "preview", self.DRAFT_SAVE_AS.partition("/")[0]

    @model_validator(mode="after")
    def _notices_of_the_place(self) -> "Settings":
        """The law of a place is heeded, or nothing is said of the place (R42)."""
        if self.JURISDICTION and self.JURISDICTION not in self.STATE_NOTICES:
            raise ValueError(
                f'JURISDICTION: STATE_NOTICES says nothing for "{self.JURISDICTION}". Add the notice\'s words as the '
                "law gives them, or an empty list if its law asks for none"
            )
        return self

    @model_validator(mode="after")
    def _reached_in_the_us(self) -> "Settings":
        """Where 911 is called, a telephone number has 7 or 10 digits, or 11 with its country, and a ZIP code 5 or 9."""
        phone, address = self.CONTACT.phone or "", self.CONTACT.address or ""
        digits = re.sub(r"\D", "", re.split("[ex]", phone)[0])
        if self.EMERGENCY_NUMBER != "911" or (phone.startswith("+") and digits[0] != "1"):
            return self
        if phone and len(digits) not in ((11,) if digits[0] == "1" else (7, 10)):  # no code of an area begins with 1
            raise ValueError(
                f"CONTACT.phone: expected a number of 10 digits, found {len(digits.removeprefix('1'))}. Look it up"
            )
        if code := US_ZIP.search(address):
            raise ValueError(f'CONTACT.address: expected a ZIP code of 5 digits, found "{code[1]}". Look it up')
        return self

    @property
    def notices(self) -> list[StandingNotice]:
        """Every notice that holds where the practice is, the law's first."""
        return [*self.STATE_NOTICES.get(self.JURISDICTION or "", ()), *self.NOTICES]
