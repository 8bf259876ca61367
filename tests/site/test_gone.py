"""Who follows an address that is gone reads why, in plain words, and no list leads there; a page put off comes back by itself."""

from pathlib import Path

import pytest

from editorial.commands.withdraw import withdraw
from tests.commands.test_main import editorial
from tests.conftest import ADDRESS, build, change, epoch, public_articles, site_of
from tests.site.conftest import write_article
from tests.site.reading import broken, content, files, pages, plain

REASON = 'It said "rest <b>for weeks</b>" & more.'


@pytest.fixture(scope="module")
def site(copied, tmp_path_factory) -> Path:
    """A project with an article that was withdrawn on December 1, 2026, one put off to December 5, and a renamed tag."""
    project = copied(tmp_path_factory.mktemp("gone") / "project")
    write_article(project, "rest", tag="Rest", category="Only here", status="published\naliases: [old-rest.html]")
    write_article(project, "swim", tag="Swimming", category="Back pain", title="Secret swim")
    linked = "See [how to rest]({filename}rest.md) and [how to swim]({filename}swim.md)."
    write_article(project, "walk", tag="Walks", category="Back pain", body=linked)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", epoch("2026-12-01"))
        editorial(project, "addresses")
        withdraw(site_of(project / "content"), project / "content/articles/rest.md", REASON)
    swim, walk = (project / f"content/articles/{name}.md" for name in ("swim", "walk"))
    changed = "date: 2026-12-05\nmodified: 2026-11-30\nchanges: [{on: 2026-11-30, what: We added a mile.}]"
    change(swim, "date: 2024-05-06", changed)
    change(walk, "Walks", "Walking")
    text = (project / "content/data/addresses.yaml").read_text(encoding="utf-8").replace("- tags/walks.html\n", "")
    moved = "moved:\n- address: tags/walks.html\n  to: tags/walking.html\n"
    (project / "content/data/addresses.yaml").write_text(text + moved, encoding="utf-8")
    return project


def on(project: Path, day: str) -> tuple[Path, str]:
    """The site as it is published on a day, and what was said beside it."""
    done = build(project, "publishconf.py", SITEURL=ADDRESS, SOURCE_DATE_EPOCH=epoch(f"{day}T00:00:01"))
    assert done.returncode == 0, done.stderr
    return project / "output", done.stderr


def main(tree: Path, name: str) -> str:
    return plain(pages.__wrapped__(tree)[name].css_first("main").text())


def test_until_the_day_each_address_says_what_has_become_of_it(site):
    tree, said = on(site, "2026-12-04")
    for name in ("articles/rest.html", "old-rest.html"):
        said_there = [plain(part.text()) for part in pages.__wrapped__(tree)[name].css("main h1, main p")]
        assert said_there == [
            "This page was withdrawn",
            REASON,
            "We withdrew it on December 1, 2026.",
            "If you have acted on what stood here, talk to your clinician.",
            "All articles",
        ]
    assert "It listed one article" in main(tree, "tags/rest.html")
    for name in ("articles/swim.html", "tags/swimming.html"):
        assert "is to come back on December 5, 2026" in main(tree, name)
        assert b"Secret" not in files(tree)[name]
        assert content(pages.__wrapped__(tree)[name], "[name=robots]") == "noindex"
    assert (
        content(pages.__wrapped__(tree)["tags/walks.html"], "[http-equiv=refresh]")
        == f"0; url={ADDRESS}/tags/walking.html"
    )
    assert "It is now here: Walking" in main(tree, "tags/walks.html")
    assert "See how to rest (withdrawn) and how to swim." in main(tree, "articles/walk.html")
    assert broken(tree, ADDRESS) == []
    named = [
        name for name, data in files(tree).items() if b"articles/rest.html" in data or b"articles/swim.html" in data
    ]
    assert named == [], "no list, no feed and no sitemap names them"
    beside = [name for name in files(tree) if name.startswith(("articles/rest.", "articles/swim."))]
    assert beside == ["articles/rest.html", "articles/swim.html"], "what stood beside them is gone, too"
    assert "error" not in said


def test_on_the_day_the_page_is_back_with_its_links_and_nothing_is_to_be_done(site):
    tree, said = on(site, "2026-12-05")
    assert "Secret swim" in main(tree, "articles/swim.html")
    assert "We added a mile." in main(tree, "articles/swim.html")
    assert pages.__wrapped__(tree)["articles/walk.html"].css_first(f'main a[href="{ADDRESS}/articles/swim.html"]')
    assert b"articles/swim.html" in files(tree)["sitemap.xml"]
    assert broken(tree, ADDRESS) == []
    assert "swim" not in said


def test_at_work_the_same_addresses_say_it(site):
    done = build(site, SOURCE_DATE_EPOCH=epoch("2026-12-04"))
    assert done.returncode == 0, done.stderr
    tree = site / "output"
    assert "This page was withdrawn" in main(tree, "articles/rest.html")
    assert "Secret swim" in main(tree, "articles/swim.html"), "what is to come is shown to its writer"
    assert broken(tree, None) == []


def test_a_site_whose_only_article_was_withdrawn_is_published_without_it(project):
    for file in public_articles(project / "content"):
        withdraw(site_of(project / "content"), file, "It may do harm.")
    done = build(project, "publishconf.py", SITEURL=ADDRESS)
    assert done.returncode == 0, done.stderr
    assert "There are no articles here yet." in main(project / "output", "index.html")
