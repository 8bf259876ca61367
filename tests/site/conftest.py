"""More sites than the real one: with awkward names, with a translation. Each is built once, when asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PRACTICE, publish

ARTICLE = """---
title: {title}
slug: {slug}
date: {date}
status: {status}
category: {category}
tags: [{tag}]
authors: [{author}]
summary: {summary}
key_points: [{point}, Two., Three.]
conflict: {conflict}
lang: {lang}
---

{body}
"""
# Where an article stood before.
OLD = ["articles/old-name.html", "2019/05/deep/old.html", "old.html"]
# What breaks a template that pastes text: quotes, an ampersand, a tag.
AWKWARD = '"q" & <t>'


def write_article(project: Path, name: str, **fields: str) -> None:
    """Write `content/articles/<name>.md`; every field that is not given has a harmless value."""
    usual = {"slug": name, "date": "2024-05-06", "status": "published", "author": PRACTICE, "lang": "en"}
    words = {field: f"{field} {name}" for field in ("category", "tag", "body")}
    words |= {field: f"{field.capitalize()} {name}" for field in ("title", "summary", "point", "conflict")}
    text = ARTICLE.format_map(words | usual | fields)
    (project / "content/articles").mkdir(exist_ok=True)
    (project / f"content/articles/{name}.md").write_text(text, encoding="utf-8")


def add_person(project: Path, id: str, name: str, **fields: str) -> None:
    """Add someone to `content/data/people.yaml`; name and fields are YAML."""
    about = {"about": "Writes here."} | fields
    lines = [f"  - id: {id}", f"    name: {name}", *(f"    {field}: {value}" for field, value in about.items())]
    with (project / "content/data/people.yaml").open("a", encoding="utf-8") as people:
        people.write("\n".join(["", *lines, ""]))


def with_aliases(project: Path) -> Path:
    """An article that moved, and two with old addresses that are not public; returns `project`."""
    write_article(project, "moved", title="'Moved \"q\" & <t>'", status="published\naliases: [" + ", ".join(OLD) + "]")
    write_article(project, "waiting", status="draft\naliases: [secret.html]")
    write_article(project, "to-come", date="2999-01-01\naliases: [secret-too.html]")
    return project


def quoted(text: str) -> str:
    """Text as a YAML string in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def with_awkward_names(project: Path) -> Path:
    """A site in which every name is awkward; returns `project`."""
    settings = project / "pelicanconf.py"
    named = [
        "SITENAME = 'S & \"Q\"'" if line.startswith("SITENAME =") else line
        for line in settings.read_text(encoding="utf-8").splitlines()
    ]
    settings.write_text("\n".join(named) + "\n", encoding="utf-8")
    add_person(
        project, "awkward-person", quoted(f"N {AWKWARD}"), role=quoted('R "q" & t'), about=quoted(f"B {AWKWARD}")
    )
    words = {"title": "A", "category": "C", "tag": "T", "summary": "S", "point": "P", "conflict": "K"}
    fields = {field: quoted(f"{letter} {AWKWARD}") for field, letter in words.items()}
    write_article(project, "awkward", author="awkward-person", body='Text with "q" & more.', **fields)
    write_article(project, "one-name", category="Surgery", tag="Surgery")
    return project


def with_translations(project: Path) -> Path:
    """Two articles in English and in Spanish, one by another person and filed under other names there, and one in French and
    in the Portuguese of Brazil alone, where two articles are many; returns `project`.
    """
    add_person(project, "translator", "T. Ranslator")
    with (project / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write("\nARTICLES_ON_A_PAGE = 2\n")
    filed = {"slug": "two-tongues", "category": "Back pain", "tag": "Rest"}
    write_article(project, "two-tongues", title="Two tongues", **filed)
    write_article(project, "dos-lenguas", title="Dos lenguas 腰", lang="es", **filed)
    write_article(project, "lumbago", category="Back pain", tag="Rest")
    other = {"category": "Dolor de espalda", "tag": "Cirugía", "author": "translator"}
    write_article(project, "lumbalgia", slug="lumbago", lang="es", **other)
    for lang in ("fr", "pt-BR"):
        write_article(project, f"lombalgie-{lang}", slug="lombalgie", lang=lang, category="Back pain", tag="Rest")
    return project


def _published(once, copied, changed: Callable[[Path], Path]) -> Path:
    """The published output of a site that was `changed`."""
    name = changed.__name__.replace("_", "-")
    return once(name, lambda folder: publish(changed(copied(folder / "project")))) / "project/output"


@pytest.fixture(scope="session")
def awkward(once, copied) -> Path:
    """The published output of a site in which every name is awkward."""
    return _published(once, copied, with_awkward_names)


@pytest.fixture(scope="session")
def translated(once, copied) -> Path:
    """The published output of a site with two articles in two languages."""
    return _published(once, copied, with_translations)


@pytest.fixture(scope="session")
def moved(once, copied) -> Path:
    """The published output of a site in which an article has moved, three times."""
    return _published(once, copied, with_aliases)


@pytest.fixture(scope="session", params=["site", "published", "awkward", "translated"])
def tree(request) -> Path:
    """Each of the sites in turn."""
    return request.getfixturevalue(request.param)
