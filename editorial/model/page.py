"""What a page of `content/pages/` says of itself: its header, typed."""

from typing import ClassVar, Literal

from editorial.model.field import Address, Day, Language, Moment, NonEmpty, Strict, field


class Waiver(Strict):
    """A rule that this page may break for a time (R86)."""

    rule: NonEmpty = field("The rule's number.", "R9", "the number of a rule, like R9")
    reason: NonEmpty = field(
        "Why this page may break it, in one sentence.", "The journal gives no count.", "one sentence"
    )
    words: NonEmpty | None = field(
        "The words of the page that it is for, as the message quotes them: all of these, or three or more; left out, it is for the whole page.",
        "PRP eases pain",
        "words of the page",
        default=None,
    )
    by: NonEmpty = field(
        "Who answers for it: an id from content/data/people.yaml.", "jane-doe", "an id from content/data/people.yaml"
    )
    until: Day = field(
        "The last day on which it holds, two years from now at most.", "2026-12-31", "a date like 2026-12-31"
    )


class Page(Strict):
    """The header of a page in `content/pages/`."""

    # What other programs call these fields.
    OTHER_NAMES: ClassVar = {
        "title": ("headline",),
        "slug": ("url", "permalink"),
        "summary": ("description", "excerpt", "abstract"),
        "status": ("draft",),
        "modified": ("updated", "lastmod", "last_updated", "last_modified_at"),
        "lang": ("language", "locale"),
        "aliases": ("redirect_from",),
    }
    # Fields of other programs that are true or not, and the status that each of the two means.
    STATES: ClassVar = {
        "draft": ("draft", "published"),
        **dict.fromkeys(("hidden", "private"), ("hidden", "published")),
        **dict.fromkeys(("publish", "published"), ("published", "draft")),
    }

    title: str = field(
        "The heading of the page, as plain text.",
        "How we write",
        "a title of 1 to 65 characters",
        min_length=1,
        max_length=65,
    )
    slug: str = field(
        "The page's name in its address. Once published, keep it, or keep the old address in `aliases`.",
        "how-we-write",
        "small letters, digits and single hyphens, 80 at most, like back-pain-basics",
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=80,
        title="Name in its address",
    )
    summary: str = field(
        "One sentence that answers the title; stands under it and in search results.",
        "How our articles are written, checked and corrected.",
        "one sentence of 1 to 200 characters",
        min_length=1,
        max_length=200,
    )
    status: Literal["published", "draft", "hidden"] = field(
        "published: for everyone. draft or hidden: for you, never on the public site.",
        "draft",
        "published, draft or hidden",
        default="published",
    )
    modified: Moment | None = field(
        "The day of the last change that a reader would notice.",
        "2026-11-23",
        "a date like 2026-11-23",
        default=None,
        title="Last changed on",
    )
    lang: Language | None = field(
        "The language of the page, as a two-letter code; the site's own if left out. A translation has the slug of its original, and the two lead to each other. What we say around it keeps the site's language; the rules on words know English only.",
        "en",
        "a language code like en or es",
        default=None,
        title="Language",
    )
    aliases: list[Address] = field(
        "Addresses where this page stood before, the oldest first; each leads here.",
        ["articles/old-name.html"],
        "up to 20 addresses like articles/old-name.html, which end in .html and do not begin with a slash",
        default=[],
        max_length=20,
        title="Old addresses",
    )
    waivers: list[Waiver] = field(
        "Rules that this page may break for a time (R86).",
        [{"rule": "R9", "reason": "The journal gives no count.", "by": "jane-doe", "until": "2026-12-31"}],
        "a list of waivers, each with rule, reason, by and until",
        default=[],
    )
