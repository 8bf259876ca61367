"""`make new`: begin a draft: a header with every field explained, and the sections that a text of its kind must have.

What must be written stands as a placeholder (see `editorial.rules.placeholders`). Nothing that is there already is
overwritten.
"""

import os
import re
import sys
import textwrap
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from pelican.settings import DEFAULT_CONFIG

from editorial.commands import disk
from editorial.commands.command import Call, CommandError, keep_clock
from editorial.commands.kinds import ANSWERS, KINDS, OFFERED, WIDTH, TextKind, begun
from editorial.findings import ContentError
from editorial.model.article import Article
from editorial.model.field import example, expected
from editorial.model.page import Page
from editorial.model.site import Site
from editorial.model.slug import slug_of
from editorial.model.visibility import will_be_published
from editorial.model.yamlfile import lines_of
from editorial.rules.placeholders import placeholder

HELP = "begin a draft"
ARTICLES, PAGES = "articles", "pages"


def longest(name: str) -> int:
    """How many letters a field of a header may have."""
    limits = Article.model_fields[name].metadata
    return next(int(limit.max_length) for limit in limits if hasattr(limit, "max_length"))


LONGEST_TITLE, LONGEST_SLUG = longest("title"), longest("slug")
# Control characters, halves of characters, and what Unicode calls no character.
STRANGE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def arguments(parser: ArgumentParser) -> None:
    """What can be chosen."""
    parser.add_argument("--kind", default="", metavar="KIND", help=f"what it is: {', '.join(KINDS)}")
    parser.add_argument("--title", default="", metavar="WORDS", help="its title")


def run(call: Call) -> int:
    """Write the draft, and say what comes next."""
    kind, title = call.chosen.kind or _asked("What shall it be?", KINDS), call.chosen.title
    if kind in KINDS:  # else `new` says what it can be
        title = title or _asked("Its title?", {})
    print(what_next(call, new(call.site, title, kind), "a draft that only you see"))
    return 0


def _asked(question: str, choices: dict[str, TextKind]) -> str:
    """What whoever sits at a terminal answers, by one of the `choices` or its number; nothing elsewhere."""
    if not sys.stdin.isatty():
        return ""
    rows = [f"  {number} {name:<10} {kind.label}" for number, (name, kind) in enumerate(choices.items(), 1)]
    print(question, *rows, sep="\n")
    try:
        answer = input("> ").strip()
    except EOFError:
        return ""
    return dict(zip(map(str, range(1, 10)), choices, strict=False)).get(answer, answer)


def what_next(call: Call, path: Path, what: str) -> str:
    """What was written, and what comes next."""
    draft = call.site.settings.DRAFT_SAVE_AS if path.parent.name == ARTICLES else DEFAULT_CONFIG["DRAFT_PAGE_SAVE_AS"]
    preview = draft.format(slug=path.stem, lang=call.site.settings.DEFAULT_LANG)
    port = os.environ.get("PORT") or 8000  # as the Makefile hands it on
    return (
        f"Wrote {path.relative_to(call.root)}, {what}.\n"
        f"Next: while `make devserver` or `make write` runs, http://127.0.0.1:{port}/{preview} shows it as you write.\n"
        "Write what the words FILL IN ask for (`make check` names each), then set `status: published`."
    )


def new(site: Site, title: str, kind: str) -> Path:
    """Write a draft of this kind, one of KINDS, with this title into the content folder.

    Returns the new file. Raises CommandError when the kind or title is none, or its place is taken.
    """
    if kind not in KINDS:
        found = f'"{kind}" is no kind of text' if kind else "Say what it shall be"
        rows = [f'  make new KIND={name} TITLE="{one.example}"   # {one.label}' for name, one in KINDS.items()]
        raise CommandError("\n".join([f"{found}. Nothing was written. It can be:", *rows]))
    title = shaped(title)
    if not title:
        raise CommandError(f'A title is missing. Say it like this: make new KIND={kind} TITLE="{KINDS[kind].example}"')
    slug = file_name_of(title)
    if not slug:
        raise CommandError(f'"{title}" has no letter or digit for the address of a page. Nothing was written')
    values, body = begun(kind, title, site)
    record = KINDS[kind].record
    text = header(site, title, slug, {"conflict": None} | values, record) + body
    file = free(site, slug, ARTICLES if issubclass(record, Article) else PAGES)
    for other in site.texts:
        if other.header.text("title").casefold() == title.casefold() and will_be_published(other):
            raise CommandError(
                f"{other.path.as_posix()} has this title. Change that one, or choose another. Nothing was written"
            )
    disk.write(file, text, new=True)
    return file


def shaped(title: str) -> str:
    """A title as it was typed, on one line; CommandError when it is too long or cannot be shown."""
    title = re.sub(r"[\t\n\r\u2028\u2029]+", " ", title).strip()
    if STRANGE.search(title):
        raise CommandError("The title holds a character that cannot be shown. Retype it. Nothing was written")
    if len(title) > LONGEST_TITLE:
        raise CommandError(f'"{title}" has {len(title)} characters. Keep to {LONGEST_TITLE}. Nothing was written')
    return title


def file_name_of(text: str) -> str:
    """The words of a text as the name of a page in its address, cut between two words; empty where there are none."""
    slug = slug_of(text.replace("/", " "))
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in slug).split()
    return (
        textwrap.shorten(" ".join(words), LONGEST_SLUG, placeholder="").replace(" ", "-")
        or "".join(words)[:LONGEST_SLUG]
    )


def free(site: Site, slug: str, folder: str = ARTICLES) -> Path:
    """The file that a draft with this slug would be; CommandError when the file or the slug is taken."""
    inside = Path(folder, f"{slug}.md")
    file = site.content / inside
    taken = [text.path for text in site.texts if text.is_article == (folder == ARTICLES) and text.slug == slug]
    for path in [site.content.name / inside] * file.exists() + taken:
        raise CommandError(f"{path.as_posix()} is there already. Choose another title. Nothing was written")
    return file


def header(site: Site, title: str, slug: str, given: dict[str, Any], record: type[Page] = Article) -> str:
    """The header of a draft, up to its closing line: every field with what it means, placeholders where a writer must write.

    Values that are `given`, by the name of their field, stand in it; one that is None is left out. Else the author is the first of people.yaml, the topic
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
        "conflict": OFFERED,
        **ANSWERS,
    } | given
    values = {name: value for name, value in values.items() if value is not None}
    lines: list[str] = []
    for name, info in record.model_fields.items():
        meaning = f"{info.description} Expected: {expected(info)}."
        lines += textwrap.wrap(meaning, WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
        rows = lines_of({name: values.get(name, example(info))})
        lines += rows if name in values else [f"# {row}" for row in rows]
    return "\n".join(["---", *lines, "---", ""])
