"""What is not published yet stays at home: its words, its name, its topic, its author, its pictures."""

from pathlib import Path

import pytest

from tests.conftest import ADDRESS, build, built, copy_project
from tests.site.conftest import add_person, write_article
from tests.site.reading import articles, files

SECRET = "zyxquark"
PAGE = """---
title: {word} page
slug: {word}-{status}-page
summary: A {word} page.
status: {status}
---

{word}
"""


def hits(tree: Path) -> list[str]:
    """The files whose name or content tells the secret, in whatever case."""
    found = files(tree).items()
    return [name for name, data in found if SECRET in name.casefold() or SECRET.encode() in data.lower()]


@pytest.fixture(scope="module")
def secretive(tmp_path_factory) -> Path:
    """A project with articles and pages that are not for the public, each full of the secret word."""
    project = copy_project(tmp_path_factory.mktemp("secretive") / "project")
    add_person(project, f"{SECRET}-person", f"{SECRET} person")
    words = {
        field: f"{SECRET} {field}" for field in ("title", "category", "tag", "summary", "point", "conflict", "body")
    } | {"author": f"{SECRET}-person"}
    write_article(project, f"{SECRET}-draft", status="draft", **words)
    write_article(project, f"{SECRET}-hidden", status="hidden", **words)
    write_article(project, f"{SECRET}-future", date="2999-01-01", **words)
    write_article(project, f"{SECRET}-future-draft", date="2999-01-01", status="draft", **words)
    for name in ("open", "wide-open"):
        write_article(project, name)
    write_article(project, f"{SECRET}-spanish", slug="open", lang="es", status="draft", **words)
    write_article(project, f"{SECRET}-french", slug="wide-open", lang="fr", date="2999-01-01", **words)
    for status in ("draft", "hidden"):
        (project / f"content/pages/{SECRET}-{status}.md").write_text(
            PAGE.format(word=SECRET, status=status), encoding="utf-8"
        )
    return project


def test_the_published_site_does_not_tell(secretive):
    tree = built(secretive, "publishconf.py", SITEURL=ADDRESS)
    assert hits(tree) == []
    assert "articles/open.html" in articles(tree)


def test_the_site_in_work_shows_the_writer_all_of_it(secretive):
    shown = hits(built(secretive, "pelicanconf.py"))
    for address in (
        f"drafts/{SECRET}-draft.html",
        f"drafts/{SECRET}-future-draft.html",
        f"articles/{SECRET}-hidden.html",
        f"articles/{SECRET}-future.html",
        f"{SECRET}-hidden-page.html",
    ):
        assert address in shown


def test_a_link_to_a_draft_stops_the_build_and_names_both_files(project):
    write_article(project, "not-yet", status="draft")
    write_article(project, "hasty", body="See [this]({filename}not-yet.md).")
    done = build(project, "publishconf.py", SITEURL=ADDRESS)
    assert done.returncode == 1
    assert "not-yet.md" in done.stdout + done.stderr
    assert "hasty.md" in done.stdout + done.stderr


def test_the_style_guide_is_for_writers_only(site, published):
    assert (site / "styleguide.html").is_file()
    assert not (published / "styleguide.html").exists()


def test_a_drawing_that_only_a_draft_shows_stays_at_home(project):
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img"><title>t</title><desc>d</desc></svg>'
    )
    (project / f"content/figures/{SECRET}.svg").write_text(drawing, encoding="utf-8")
    write_article(project, "draft", status="draft", body=f'![A drawing](../figures/{SECRET}.svg "A caption.")')
    assert hits(built(project, "publishconf.py", SITEURL=ADDRESS)) == []
