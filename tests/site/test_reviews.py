"""A review over time: shown, overdue, left out; and a post appears on its day. Each by the clock that a build is given."""

import re
from pathlib import Path

import pytest

from editorial.commands import signoff
from tests.conftest import ADDRESS, build, documents, epoch
from tests.site.conftest import add_person, quoted, write_article
from tests.site.reading import broken, files, href, pages, plain

NAME = "articles/rest.html"
BANNER = "This page was due for review on December 1, 2027, and nobody has reviewed it since."


@pytest.fixture(scope="module")
def aging(copied, tmp_path_factory) -> Path:
    """A project with an article that was reviewed on December 1, 2026, for a year, and one that links to it.

    Its translation was reviewed for longer. A third article is to come on March 1, 2028.
    """
    project = copied(tmp_path_factory.mktemp("aging") / "project")
    add_person(project, "jane-doe", quoted("Jane Doe, MD"), role="Physician")
    write_article(project, "rest", tag="Only here")
    write_article(project, "descanso", slug="rest", lang="es")
    write_article(project, "walk", body="See [how to rest]({filename}rest.md) first.")
    write_article(project, "to-come", date="2028-03-01")
    with (project / "content/pages/about.md").open("a", encoding="utf-8") as about:
        about.write("\nRead [how to rest]({filename}../articles/rest.md).\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", epoch("2026-12-01"))
        for name, due in (("rest", "2027-12-01"), ("descanso", "2029-12-01")):
            signoff.sign(
                documents(project / "content"), project / f"content/articles/{name}.md", "jane-doe", next_due=due
            )
    return project


def published(project: Path, moment: str) -> tuple[Path, str]:
    """The output at a moment, wherever the machine stands, and what the build said beside it."""
    done = build(project, "publishconf.py", SITEURL=ADDRESS, SOURCE_DATE_EPOCH=moment, TZ="Asia/Tokyo")
    assert done.returncode == 0, done.stderr
    return project / "output", done.stderr


def words(page, selector: str) -> str:
    return " ".join(plain(found.text()) for found in page.css(selector))


def test_before_the_day_the_page_names_the_reviewer_and_the_day(aging):
    tree, said = published(aging, epoch("2027-09-01"))
    page = pages.__wrapped__(tree)[NAME]
    assert "Reviewed by Jane Doe, MD, Physician on December 1, 2026" in words(page, ".byline")
    assert "next review due by December 1, 2027." in words(page, ".dates")
    assert words(page, ".overdue") == ""
    assert "rest.md" not in said


def test_from_the_day_on_the_page_says_that_it_is_overdue_near_the_top(aging):
    tree, said = published(aging, epoch("2027-12-01"))
    page = pages.__wrapped__(tree)[NAME]
    assert BANNER in words(page, "article > header .overdue")
    assert "next review was due by December 1, 2027." in words(page, ".dates")
    assert "due again by December 1, 2027" in page.css_first(".sheet").attributes["aria-label"]
    assert "Reviewed by Jane Doe, MD, Physician on December 1, 2026" in words(page, ".byline")
    assert "R33 warning: review.next_due: the next review was due on 2027-12-01." in said


TO_COME = "articles/to-come.html"


def test_until_midnight_in_the_zone_of_the_practice_it_is_the_same_day(aging):
    tree, _ = published(aging, epoch("2028-02-29T23:59:59"))
    assert (NAME in files(tree), TO_COME in files(tree)) == (True, False)


def test_after_the_days_of_grace_the_page_is_gone_and_the_site_is_whole(aging):
    tree, said = published(aging, epoch("2028-03-01T00:00:00"))
    found = pages.__wrapped__(tree)
    assert NAME not in found
    assert TO_COME in found
    assert "tags/only-here.html" not in found
    assert not re.search(rb"(?<!es/)articles/rest\.html", b"".join(files(tree).values()))
    assert words(found["articles/walk.html"], ".text p").startswith("See how to rest first.")
    assert broken(tree, ADDRESS) == []
    assert "content/articles/rest.md:" in said
    assert "so the public site leaves this page out." in said
    assert "content/articles/walk.md:" in said
    assert "content/pages/about.md:" in said
    # Two languages are two texts: each has its own review, and loses its own page.
    spanish = found["es/articles/rest.html"]
    assert spanish.css("link[hreflang]") == []
    assert href(spanish, "canonical") == f"{ADDRESS}/es/articles/rest.html"


def test_at_work_an_overdue_page_stays_and_says_so(aging):
    done = build(aging, SOURCE_DATE_EPOCH=epoch("2028-03-01"))
    assert done.returncode == 0, done.stderr
    page = pages.__wrapped__(aging / "output")[NAME]
    assert BANNER in words(page, "article > header .overdue")
