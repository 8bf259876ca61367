"""A new draft in `content/articles/`: a header with every field explained, and the sections that a page must have.

What must be written stands as a gap (see `gaps`). Nothing that is there already is overwritten.
"""

import re
import textwrap
from collections import Counter
from pathlib import Path

from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

from editorial.findings import ContentError
from editorial.model import calendar as clock
from editorial.model import data, source, yamlfile
from editorial.model.record import Article
from editorial.rules.placeholders import gap

SCHEMA = "# yaml-language-server: $schema=../../editorial/schema/articles.json"
LONGEST_TITLE, LONGEST_SLUG = (
    next(limit.max_length for limit in Article.model_fields[name].metadata if hasattr(limit, "max_length"))
    for name in ("title", "slug")
)
WIDTH = 100
# Control characters, halves of characters, and what Unicode calls no character.
STRANGE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
KEY_POINTS = ("the answer", "what speaks for it and what against", "what the reader can do")
# The sections that a page on a treatment owes its reader: R11, R12, R13, R40 and R41.
SECTIONS = f"""
!!! emergency "Call 911 or go to an emergency room if:"
    - {gap("a sign that cannot wait, in the reader's own words")}
    - {gap("another such sign, or take this card out if the page is about no symptom")}

{gap("what the reader came to ask, and the answer in two sentences")}

## {gap("a question that readers ask")}

{gap("the answer, with the study behind each result, and an evidence note on each benefit or harm")}

## Where this treatment stands

{gap("what the US Food and Drug Administration has approved or cleared, for which use and as of which month")}

## Risks

{gap("what can go wrong, how often, and whom to call")}

## Other choices

{gap("what happens to people who do nothing, and what else may help")}

## Cost and insurance

{gap("what to ask about the whole price, and what insurers pay")}

!!! questions "Questions to ask your doctor"
    1. {gap("a question about the cause of the trouble")}
    2. {gap("a question about what would be done")}
    3. {gap("a question about what could go wrong")}
    4. {gap("a question about waiting, or about something else")}

## What you can do now

- {gap("a step that begins with a verb, like Write, Ask or Keep")}
- {gap("a second step")}
- {gap("a third step")}
"""


class DraftError(Exception):
    """Why nothing was written, as a sentence."""


def new(root: Path, title: str) -> Path:
    """Write a draft with this title into the content folder `root`.

    Returns the new file. Raises DraftError when the title is no title, or its place is taken.
    """
    title = shaped(title)
    if not title:
        raise DraftError('A title is missing. Say it like this: make new TITLE="Can exercise ease back pain?"')
    if not slug_of(title):
        raise DraftError(f'"{title}" has no letter or digit for the address of a page. Nothing was written')
    return write(root, slug_of(title), header(root, title, slug_of(title)) + _wrapped(SECTIONS))


def shaped(title: str) -> str:
    """A title as it was typed, on one line; DraftError when it is too long or cannot be shown."""
    title = re.sub(r"[\t\n\r\u2028\u2029]+", " ", title).strip()
    if STRANGE.search(title):
        raise DraftError("The title holds a character that cannot be shown. Retype it. Nothing was written")
    if len(title) > LONGEST_TITLE:
        raise DraftError(f'"{title}" has {len(title)} characters. Keep to {LONGEST_TITLE}. Nothing was written')
    return title


def slug_of(text: str) -> str:
    """The words of a text as the name of a page in its address, cut between two words; empty where there are none."""
    slug = slugify(text, regex_subs=DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"])
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in slug).split()
    return (
        textwrap.shorten(" ".join(words), LONGEST_SLUG, placeholder="").replace(" ", "-")
        or "".join(words)[:LONGEST_SLUG]
    )


def free(root: Path, slug: str) -> Path:
    """The file that a draft with this slug would be; DraftError when the file or the slug is taken."""
    file = root / "articles" / f"{slug}.md"
    for path, values in [(file, {"slug": slug})] * file.exists() + _headers(root):
        if values.get("slug") == slug:
            raise DraftError(f"{_shown(path, root)} is there already. Choose another title. Nothing was written")
    return file


def write(root: Path, slug: str, text: str) -> Path:
    """Write a draft's text where its slug wants it, and return the file; DraftError when that is taken."""
    file = free(root, slug)
    file.parent.mkdir(exist_ok=True)
    with file.open("x", encoding="utf-8") as new_file:
        new_file.write(text)
    return file


def header(root: Path, title: str, slug: str) -> str:
    """The header of a draft, up to its closing line: every field with what it means, gaps where a writer must write.

    The author is the first of people.yaml, the topic the one that most articles have. Raises DraftError when there is
    nobody, ContentError when people.yaml is broken.
    """
    people = data.load(root, "people")
    if not people:
        raise DraftError("content/data/people.yaml names nobody. Add who writes. Nothing was written")
    topics = Counter(sorted(str(values["category"]) for _, values in _headers(root) if values.get("category")))
    values = {
        "title": title,
        "slug": slug,
        "summary": gap("one sentence that answers the title"),
        "status": "draft",
        "date": clock.today().isoformat(),
        "category": topics.most_common(1)[0][0] if topics else gap("the one topic it belongs to"),
        "authors": [next(iter(people))],
        "key_points": [gap(point) for point in KEY_POINTS],
        "conflict": gap("one sentence where we offer this treatment; else take this line out"),
    }
    lines = [SCHEMA]
    for name, info in Article.model_fields.items():
        meaning = f"{info.description} Expected: {info.json_schema_extra['expected']}."
        lines += textwrap.wrap(meaning, WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
        rows = yamlfile.lines_of({name: values.get(name, info.examples[0])})
        lines += rows if name in values else [f"# {row}" for row in rows]
    return "\n".join(["---", *lines, "---", ""])


def _headers(root: Path) -> list[tuple[Path, dict]]:
    """Each article with its header as it stands; what cannot be read is left out, since `check` says so."""
    found = []
    for path in sorted((root / "articles").rglob("*.md")):
        try:
            found.append((path, yamlfile.parse(source.read(path, path).header, path)[0]))
        except ContentError:
            continue
    return found


def _shown(path: Path, root: Path) -> str:
    """A file as messages name it."""
    return (Path(root.name) / path.relative_to(root)).as_posix()


def _wrapped(text: str) -> str:
    """The text with each long paragraph on several lines."""
    rows = (row if len(row) <= WIDTH else textwrap.fill(row, WIDTH) for row in text.split("\n"))
    return "\n".join(rows)
