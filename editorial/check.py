"""All that is wrong in `content/`, at once: every file, every mistake, each with its line.

Nothing here changes a file. The build runs these checks first and builds only when they find nothing.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from editorial import data, source, yamlfile
from editorial.findings import ContentError, Finding, did_you_mean
from editorial.record import Article, Page, Strict, validate
from editorial.source import Source

KINDS = {"articles": Article, "pages": Page}
CARDS = frozenset({"emergency", "urgent", "note", "questions", "invitation"})
# Addresses at the top of the site that pages of the theme have taken.
RESERVED = frozenset({"404", "articles", "authors", "glossary", "index", "tags", "topics"})
CITATION = re.compile(r"\[(@[^\]\s][^\]]*)\]")
KEY = re.compile(r"@([a-z][a-z0-9-]*)")
LINK = re.compile(r"\{(filename|static|attach)\}([^)\s\"#?]*)")
FIGURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+\.svg)")
CARD = re.compile(r"!!!\s*([\w-]+)")


def check(root: Path) -> list[Finding]:
    """Check the content folder `root`. Returns every finding, in order of file and line."""
    findings, data_of = [], {}
    for name in data.FILES:
        try:
            data_of[name] = data.load(root, name)
        except ContentError as error:
            findings += error.findings
    for path in root.rglob("*.md"):
        if path.relative_to(root).parts[0] not in KINDS:
            sentence = "is not read here. Articles stand in content/articles/, pages in content/pages/"
            findings.append(Finding(Path(root.name) / path.relative_to(root), 1, "file", sentence))
    seen: dict[tuple, Path] = {}
    for kind, model in KINDS.items():
        for path in sorted(p for p in (root / kind).rglob("*") if p.is_file()):
            findings += _check_file(path, root, model, data_of, seen)
    return sorted(findings)


def read_record(path: Path, root: Path, model: type[Strict]) -> tuple[Source, Strict]:
    """Read one file of the content folder `root` as a source and its record; ContentError if it is wrong."""
    text = source.read(path, Path(root.name) / path.relative_to(root))
    values, lines = yamlfile.parse(text.header, text.path, first_line=2)
    record, findings = validate(model, values, lines, text.path)
    if findings:
        raise ContentError(*findings)
    return text, record


def _check_file(path: Path, root: Path, model, data_of: dict, seen: dict) -> Iterator[Finding]:
    """Yield the findings of one file; `seen` holds the addresses that other files have taken."""
    name = Path(root.name) / path.relative_to(root)
    if path.name.startswith("."):
        return
    if path.suffix != ".md":
        yield Finding(name, 1, "file", "is not read, since its name does not end in .md. Rename it or move it out")
        return
    try:
        text = source.read(path, name)
        yield from _check_body(text, path, root, data_of)
        values, lines = yamlfile.parse(text.header, name, first_line=2)
        yield from validate(model, values, lines, name)[1]
    except ContentError as error:
        yield from error.findings
        return
    if not _kept_back(values):
        yield from _check_links_to_kept_back(text, path, root)
    yield from _check_names(values, lines, name, root, data_of, seen, kind=model)


def _check_names(
    values: dict, lines: dict, name: Path, root: Path, data_of: dict, seen: dict, kind
) -> Iterator[Finding]:
    """Yield what is wrong with the names in a header that lead elsewhere: its address, authors, cover.

    Reads the values as they stand, so that a mistake in another field hides nothing here.
    """
    slug = str(values.get("slug") or "")
    address = (kind, slug, str(values.get("lang") or "en"))
    if slug and address in seen:
        sentence = f'"{slug}" is taken by {seen[address].as_posix()}. Choose another'
        yield Finding(name, lines[("slug",)], "slug", sentence)
    seen.setdefault(address, name)
    if kind is Page and slug in RESERVED:
        yield Finding(name, lines[("slug",)], "slug", f'"{slug}" is taken by a page of the theme. Choose another')
    people, authors = data_of.get("people"), values.get("authors")
    if people is not None and isinstance(authors, list):
        for number, author in enumerate(authors):
            if isinstance(author, str) and author not in people:
                sentence = f'"{author}" is not in content/data/people.yaml; {did_you_mean(author, people)}'
                yield Finding(name, lines[("authors", number)], "authors", sentence)
    cover = values.get("cover")
    if isinstance(cover, str) and not (root / cover).is_file():
        yield Finding(name, lines[("cover",)], "cover", f"there is no file content/{cover}. Correct the path")


def _kept_back(values: dict) -> str:
    """Why the page with these values is not on the public site today, in words; empty when it is."""
    if values.get("status") in ("draft", "hidden"):
        return f"is {values['status']}"
    day = str(values.get("date") or "")[:10]
    return f"is not due before {day}" if day > date.today().isoformat() else ""


def _check_links_to_kept_back(text: Source, path: Path, root: Path) -> Iterator[Finding]:
    """Yield the links of a public page to pages that are not public."""
    for line, row in text.prose_lines():
        for indicator, target in LINK.findall(row):
            file = _target(target, path, root)
            if indicator == "filename" and file.is_file() and file.suffix == ".md":
                try:
                    other = source.read(file, file)
                    why = _kept_back(yamlfile.parse(other.header, other.path, first_line=2)[0])
                except ContentError:  # said where that file is checked
                    continue
                if why:
                    sentence = f"{target} {why}, so readers cannot follow it. Publish it first, or take the link out"
                    yield Finding(text.path, line, "link", sentence)


def _target(target: str, path: Path, root: Path) -> Path:
    """The file that a `{filename}` link in the file `path` names."""
    return ((root if target.startswith("/") else path.parent) / target.lstrip("/")).resolve()


def _check_body(text: Source, path: Path, root: Path, data_of: dict) -> Iterator[Finding]:
    """Yield what is wrong in the text itself: keys, links, figures and cards that lead nowhere."""
    references = data_of.get("references")
    for line, row in text.prose_lines():
        row = re.sub(r"`[^`]*`", "", row)
        for citation in CITATION.findall(row) if references is not None else ():
            for part in citation.split(";"):
                key = KEY.match(part.strip())
                if key is None:
                    yield Finding(text.path, line, "citation", f"expected a key like [@pers2024], found [{citation}]")
                elif key[1] not in references:
                    hint = did_you_mean(key[1], references)
                    yield Finding(
                        text.path, line, "citation", f'no reference "{key[1]}" in content/data/references.yaml; {hint}'
                    )
        for indicator, target in LINK.findall(row):
            if not _target(target, path, root).is_file():
                yield Finding(
                    text.path,
                    line,
                    "link",
                    f"{{{indicator}}}{target} leads to no file in {root.name}/. Correct the path",
                )
        for target in FIGURE.findall(row):
            if "{" not in target and "://" not in target and not (path.parent / target).is_file():
                yield Finding(
                    text.path, line, "figure", f"{target} leads to no file. Correct the path, counted from this file"
                )
        for card in CARD.findall(row):
            if card not in CARDS:
                yield Finding(text.path, line, "card", f'"{card}" is not a kind of card; {did_you_mean(card, CARDS)}')
