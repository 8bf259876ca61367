"""`make new`: begin a draft: a header with every field explained, and the sections that a page must have.

What must be written stands as a placeholder (see `editorial.rules.placeholders`). Nothing that is there already is
overwritten.
"""

import re
import textwrap
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from editorial.commands import writing
from editorial.commands.command import Call, CommandError, keep_clock
from editorial.findings import ContentError
from editorial.model.article import Article
from editorial.model.site import Site
from editorial.model.slug import slug_of as pelican_slug
from editorial.model.yamlfile import lines_of
from editorial.rules.cards import heading_of
from editorial.rules.placeholders import placeholder

HELP = "begin a draft in content/articles/"
SCHEMA = "# yaml-language-server: $schema=../../editorial/schema/articles.json"


def longest(name: str) -> int:
    """How many letters a field of a header may have."""
    limits = Article.model_fields[name].metadata
    return next(int(limit.max_length) for limit in limits if hasattr(limit, "max_length"))


LONGEST_TITLE, LONGEST_SLUG = longest("title"), longest("slug")
WIDTH = 100
# Control characters, halves of characters, and what Unicode calls no character.
STRANGE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
KEY_POINTS = ("the answer", "what speaks for it and what against", "what the reader can do")
# The sections that a page on a treatment owes its reader: R11, R12, R13, R40 and R41.
SECTIONS = f"""
!!! emergency "EMERGENCY"
    - {placeholder("a sign that cannot wait, in the reader's own words")}
    - {placeholder("another such sign, or take this card out if the page is about no symptom")}

{placeholder("what the reader came to ask, and the answer in two sentences")}

## {placeholder("a question that readers ask")}

{placeholder("the answer, with the study behind each result, and an evidence note on each benefit or harm")}

## Where this treatment stands

{placeholder("what the US Food and Drug Administration says of it, for which use and as of which month")}

## Risks

{placeholder("what can go wrong, how often, and whom to call")}

## Other choices

{placeholder("what happens to people who do nothing, and what else may help")}

## Cost and insurance

{placeholder("what to ask about the whole price, and what insurers pay")}

!!! questions "Questions to ask your doctor"
    1. {placeholder("a question about the cause of the trouble")}
    2. {placeholder("a question about what would be done")}
    3. {placeholder("a question about what could go wrong")}
    4. {placeholder("a question about waiting, or about something else")}

## What you can do now

- {placeholder("a step that begins with a verb, like Write, Ask or Keep")}
- {placeholder("a second step")}
- {placeholder("a third step")}
"""


def arguments(parser: ArgumentParser) -> None:
    """What can be chosen."""
    parser.add_argument("--title", default="", metavar="WORDS", help="its title")


def run(call: Call) -> int:
    """Write the draft, and say what comes next."""
    print(what_next(call, new(call.site, call.chosen.title), "a draft that only you see"))
    return 0


def what_next(call: Call, path: Path, what: str) -> str:
    """What was written, and what comes next."""
    slug = path.stem
    preview = call.site.settings.DRAFT_SAVE_AS.format(slug=slug, lang=call.site.settings.DEFAULT_LANG)
    return (
        f"Wrote {path.relative_to(call.root)}, {what}.\n"
        f"Next: `make devserver` shows it at http://127.0.0.1:8000/{preview} as you write.\n"
        "Write what the words FILL IN ask for (`make check` names each), then set `status: published`."
    )


def new(site: Site, title: str) -> Path:
    """Write a draft with this title into the content folder.

    Returns the new file. Raises CommandError when the title is no title, or its place is taken.
    """
    title = shaped(title)
    if not title:
        raise CommandError('A title is missing. Say it like this: make new TITLE="Can exercise ease back pain?"')
    slug = slug_of(title)
    if not slug:
        raise CommandError(f'"{title}" has no letter or digit for the address of a page. Nothing was written')
    sections = SECTIONS.replace("EMERGENCY", heading_of("emergency", site))
    return write(site, slug, header(site, title, slug, {}) + _wrapped(sections))


def shaped(title: str) -> str:
    """A title as it was typed, on one line; CommandError when it is too long or cannot be shown."""
    title = re.sub(r"[\t\n\r\u2028\u2029]+", " ", title).strip()
    if STRANGE.search(title):
        raise CommandError("The title holds a character that cannot be shown. Retype it. Nothing was written")
    if len(title) > LONGEST_TITLE:
        raise CommandError(f'"{title}" has {len(title)} characters. Keep to {LONGEST_TITLE}. Nothing was written')
    return title


def slug_of(text: str) -> str:
    """The words of a text as the name of a page in its address, cut between two words; empty where there are none."""
    slug = pelican_slug(text)
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in slug).split()
    return (
        textwrap.shorten(" ".join(words), LONGEST_SLUG, placeholder="").replace(" ", "-")
        or "".join(words)[:LONGEST_SLUG]
    )


def free(site: Site, slug: str) -> Path:
    """The file that a draft with this slug would be; CommandError when the file or the slug is taken."""
    file = site.content / "articles" / f"{slug}.md"
    taken = [text.file for text in site.texts if text.is_article and text.slug == slug]
    for path in [file] * file.exists() + taken:
        shown = (Path(site.content.name) / path.relative_to(site.content)).as_posix()
        raise CommandError(f"{shown} is there already. Choose another title. Nothing was written")
    return file


def write(site: Site, slug: str, text: str) -> Path:
    """Write a draft's text where its slug wants it, and return the file; CommandError when that is taken, or cannot be."""
    file = free(site, slug)
    writing.write(file, text, new=True)
    return file


def header(site: Site, title: str, slug: str, given: dict[str, Any]) -> str:
    """The header of a draft, up to its closing line: every field with what it means, placeholders where a writer must write.

    Values that are `given`, by the name of their field, stand in it. Else the author is the first of people.yaml, the topic
    the one that most articles have. Raises CommandError when there is nobody or the clock is wrong, ContentError when
    people.yaml is broken.
    """
    keep_clock(site)
    if not site.people.whole:
        raise ContentError(*site.people.findings)
    if not site.people.records:
        raise CommandError("content/data/people.yaml names nobody. Add who writes. Nothing was written")
    topics = Counter(sorted(topic for text in site.texts if (topic := text.header.text("category"))))
    values = {
        "title": title,
        "slug": slug,
        "summary": placeholder("one sentence that answers the title"),
        "status": "draft",
        "date": site.today.isoformat(),
        "category": topics.most_common(1)[0][0] if topics else placeholder("the one topic it belongs to"),
        "authors": [next(iter(site.people.records))],
        "key_points": [placeholder(point) for point in KEY_POINTS],
        "conflict": placeholder("one sentence where we offer this treatment; else take this line out"),
    } | given
    lines = [SCHEMA]
    for name, info in Article.model_fields.items():
        extra, examples = info.json_schema_extra, info.examples or [""]
        expected = extra["expected"] if isinstance(extra, dict) else ""
        meaning = f"{info.description} Expected: {expected}."
        lines += textwrap.wrap(meaning, WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
        rows = lines_of({name: values.get(name, examples[0])})
        lines += rows if name in values else [f"# {row}" for row in rows]
    return "\n".join(["---", *lines, "---", ""])


def _wrapped(text: str) -> str:
    """The text with each long paragraph on several lines."""
    rows = (row if len(row) <= WIDTH else textwrap.fill(row, WIDTH) for row in text.split("\n"))
    return "\n".join(rows)
