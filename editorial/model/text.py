"""One text of `content/`: the header of its Markdown file, typed, and its body, which only `editorial.markup` reads."""

import re
from collections import UserDict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import Any

from editorial.findings import ContentError, Finding, Place
from editorial.model.article import Article
from editorial.model.markdown import Markdown
from editorial.model.page import Page
from editorial.model.review import Review
from editorial.model.textfile import CONFLICT, decoded, read_bytes
from editorial.model.validation import validate
from editorial.model.yamlfile import Yaml, parse
from editorial.model.yamlplaces import Steps

FENCE = "---"
# Where a row of a file ends, whichever system wrote it.
ROW = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")
# What people type, or a program makes, of the line that closes the header.
NO_FENCE = re.compile(r"\s*(?:[-–—]+|\*{3}|\.{3})\s*")
# The folders of `content/` that hold texts, and what each text there says of itself.
MODELS: dict[str, type[Page]] = {"articles": Article, "pages": Page}


@dataclass(frozen=True)
class Head:
    """What is kept of a text whose file has not changed: the values of its header, what is wrong with it, its status."""

    values: dict[str, Any]
    findings: tuple[Finding, ...]
    status: str


@dataclass(frozen=True, eq=False)
class Text:
    """A Markdown file: `path` as messages name it, `file` where it lies.

    `record` is None when the header is wrong, `findings` then says how; any value of the `header` may be wrong. A file
    that cannot be read at all has neither header nor body. `read_body` is None where the body is read when asked for.
    """

    path: Path
    file: Path
    header: Yaml
    read_body: Markdown | None
    record: Page | None
    findings: tuple[Finding, ...]
    status: str
    site_lang: str

    @cached_property
    def body(self) -> Markdown:
        """Its Markdown."""
        return self.read_body or _parts(read_bytes(self.file, self.path), self.path)[1]

    @property
    def head(self) -> Head:
        """What to keep of it."""
        return Head(self.header.values, self.findings, self.status)

    @property
    def is_article(self) -> bool:
        """Whether it stands in `articles/`."""
        return self.path.parts[1] == "articles"

    @property
    def article(self) -> Article | None:
        """The record of an article that is sound."""
        return self.record if isinstance(self.record, Article) else None

    @property
    def readable(self) -> bool:
        """Whether its header could be read, be it right or wrong."""
        return bool(self.header.values)

    @property
    def slug(self) -> str:
        """Its name in its address; empty when it has none."""
        return self.header.text("slug")

    @property
    def lang(self) -> str:
        """Its language: the site's own, unless the header names another."""
        return self.header.text("lang") or self.site_lang

    @cached_property
    def english(self) -> bool:
        """Whether rules of words, which know English, can read it."""
        return self.lang.partition("-")[0] == "en"

    @property
    def day(self) -> str:
        """The day of its publication (ISO 8601), as far as the header tells; empty for a page."""
        return self.header.text("date")[:10]

    @property
    def aliases(self) -> list[str]:
        """Where it stood before."""
        return [alias for alias in self.header.items("aliases") if isinstance(alias, str)]

    @cached_property
    def review(self) -> Review | None:
        """The clinician's review, if there is one and its record is whole, whatever else is wrong with the header."""
        given = self.header.values.get("review")
        return validate(Review, given, self.header, ("review",))[0] if isinstance(given, dict) else None


def read(file: Path, content: Path, site_lang: str, data: bytes | None = None) -> Text:
    """Read the Markdown file `file` of the content folder `content`, or what its bytes were at another time (`data`).

    Never raises: `findings` says what is wrong.
    """
    path = Path(content.name) / file.relative_to(content)
    header, body, status = Yaml(path), Markdown("", 1), "published"
    record: Page | None = None
    findings: list[Finding] = []
    try:
        data = read_bytes(file, path) if data is None else data
        status = _status(data.decode("utf-8", "replace").splitlines())
        typed, body = _parts(data, path)
        header = parse(typed, path, first_line=2)
        status = header.text("status") or "published"
        record, findings = validate(MODELS[path.parts[1]], header.values, header)
        findings = _of_an_article(header) or findings
    except ContentError as error:
        findings = list(error.findings)
    return Text(path, file, header, body, record, tuple(findings), status, site_lang)


def kept(file: Path, content: Path, site_lang: str, head: Head) -> Text:
    """The text that `read` would make of `file`, whose `head` was kept: its places and its body are read when asked for."""
    path = Path(content.name) / file.relative_to(content)
    header = Yaml(path, head.values, _Places(file, path))
    record = None if head.findings else validate(MODELS[path.parts[1]], head.values, header)[0]
    return Text(path, file, header, None, record, head.findings, head.status, site_lang)


class _Places(UserDict[Steps, Place]):
    """Where the values of a header stand; its file is read once one is asked for."""

    def __init__(self, file: Path, path: Path):
        self.file, self.path = file, path

    @cached_property
    def data(self) -> Mapping[Steps, Place]:  # type: ignore[override]
        """All of them, as UserDict asks for them."""
        try:
            return parse(_parts(read_bytes(self.file, self.path), self.path)[0], self.path, first_line=2).places
        except ContentError:  # the header is wrong, or the file was changed since
            return {}


def laid_out(text: str) -> tuple[list[str], int, str]:
    """The rows of a file, each with its end, as any system writes it; the number of the one that closes its header, counted from
    0, and how a row ends.
    """
    rows = ROW.split(text)
    close = next(number for number, row in enumerate(rows[1:], 1) if row.rstrip() == FENCE)
    return rows, close, rows[0][len(rows[0].rstrip("\r\n")) :]


def _parts(data: bytes, path: Path) -> tuple[str, Markdown]:
    """The header of a file, between its two fences, and its body. ContentError where they cannot be told apart."""
    rows = decoded(data, path).split("\n")
    close = _close(rows, path)
    below = next((number for number in range(close, len(rows)) if rows[number].strip()), 0)
    if below and rows[below].rstrip() == FENCE and re.match(r"\s*title:", rows[below + 1] if rows[below + 1 :] else ""):
        raise ContentError(Finding(path, Place(below + 1), "header", "stands here once more. Take one of the two out"))
    return "\n".join(rows[1 : close - 1]), Markdown("\n".join(rows[close:]), close + 1)


def _close(rows: list[str], path: Path) -> int:
    """The line that closes the header, counted from 1. ContentError when there is none, or no header."""
    if rows[0].rstrip() != FENCE:
        found = f'found "{rows[0][:60]}"' if rows[0].strip() else "found an empty line"
        sentence = f"expected `---` as the very first line, {found}. docs/header.md has a header to copy"
        raise ContentError(Finding(path, Place(1), "header", sentence))
    for number, row in enumerate(rows[1:], 2):
        if row.rstrip() == FENCE:
            return number
    for number, row in enumerate(rows[1:], 2):
        if NO_FENCE.fullmatch(row):
            sentence = f'expected `---` as the line that closes the header, found "{row.strip()}". Type three hyphens'
            raise ContentError(Finding(path, Place(number), "header", sentence))
    sentence = "the `---` that opens the header is never closed. Add a line `---` after the last field"
    raise ContentError(Finding(path, Place(1), "header", sentence))


def _of_an_article(header: Yaml) -> list[Finding]:
    """What to say where the header of an article stands in a page, or the other way round; nothing where one field alone
    does not fit.
    """
    own = [name for name in header.values if name in Article.model_fields and name not in Page.model_fields]
    if MODELS[header.path.parts[1]] is Article:
        if own or not Page.model_fields.keys() & header.values.keys() >= {"title", "slug", "summary"}:
            return []
        sentence = "this is the header of a page, without date, category, authors and key_points. Move the file to content/pages/, or add these"
        return [Finding(header.path, header.at("title"), "header", sentence)]
    if len(own) < 2:
        return []
    sentence = f"this is the header of an article, with {own[0]} and {own[1]}. Move the file to content/articles/"
    return [Finding(header.path, header.at(own[0]), "header", sentence)]


def _status(rows: list[str]) -> str:
    """The status that the header seems to have, for a text that cannot be read: a draft stops nobody else's pages.

    Two versions that git could not merge are nobody's draft: they must be put in order, whatever each says.
    """
    header = takewhile(lambda row: row.rstrip() != FENCE, rows[1:] if rows[:1] == [FENCE] else ())
    row = next((row for row in header if re.match(r"status:\s*[\"']?(draft|hidden)\b", row)), "")
    if not row or any(CONFLICT.match(row) for row in rows):
        return "published"
    return row.partition(":")[2].strip(" \"'")
