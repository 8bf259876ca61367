"""A review over time: shown, overdue, left out; and a post appears on its day. Each by the clock that a build is given."""

import pytest

from tests.commands.test_main import editorial
from tests.conftest import ADDRESS, build, copy_project
from tests.model.test_calendar import epoch
from tests.site.conftest import add_person, quoted, write_article
from tests.site.reading import broken, files, href, pages, plain

NAME = "articles/rest.html"
BANNER = "This page was due for review on December 1, 2027, and nobody has reviewed it since."


@pytest.fixture(scope="module")
def aging(tmp_path_factory):
    """A project with an article that was reviewed on December 1, 2026, for a year, and one that links to it."""
    project = copy_project(tmp_path_factory.mktemp("aging") / "project")
    add_person(project, "jane-doe", quoted("Jane Doe, MD"), role="Physician")
    write_article(project, "rest", tag="Only here")
    write_article(project, "walk", body="See [how to rest]({filename}rest.md) first.")
    about = project / "content/pages/about.md"
    about.write_text(
        about.read_text(encoding="utf-8") + "\nRead [how to rest]({filename}../articles/rest.md).\n", encoding="utf-8"
    )
    signed = editorial(
        project, "signoff", "content/articles/rest.md", "--by", "jane-doe", SOURCE_DATE_EPOCH=noon("2026-12-01")
    )
    assert signed.returncode == 0, signed.stderr
    return project


def noon(day: str) -> str:
    return epoch(f"{day}T12:00:00-05:00")


def published(project, day: str):
    """The output on that day, and what the build said beside it."""
    done = build(project, "publishconf.py", SITEURL=ADDRESS, SOURCE_DATE_EPOCH=noon(day))
    assert done.returncode == 0, done.stderr
    return project / "output", done.stderr


def words(page, selector: str) -> str:
    return " ".join(plain(found.text()) for found in page.css(selector))


def test_before_the_day_the_page_names_the_reviewer_and_the_day(aging):
    tree, said = published(aging, "2027-09-01")
    page = pages.__wrapped__(tree)[NAME]
    assert "Reviewed by Jane Doe, MD, Physician on December 1, 2026." in words(page, ".byline")
    assert "next review due by December 1, 2027." in words(page, ".dates")
    assert (words(page, ".notice"), said) == ("", "")


def test_from_the_day_on_the_page_says_that_it_is_overdue_near_the_top(aging):
    tree, said = published(aging, "2027-12-01")
    page = pages.__wrapped__(tree)[NAME]
    assert BANNER in words(page, "article > header .notice")
    assert "next review was due by December 1, 2027." in words(page, ".dates")
    assert "due again by December 1, 2027" in words(page, ".sheet")
    assert "Reviewed by Jane Doe, MD, Physician on December 1, 2026." in words(page, ".byline")
    assert "R33 warning: review.next_due: the next review was due on 2027-12-01." in said


def test_after_the_days_of_grace_the_page_is_gone_and_the_site_is_whole(aging):
    tree, said = published(aging, "2028-02-29")
    assert NAME in files(tree)
    tree, said = published(aging, "2028-03-01")
    found = pages.__wrapped__(tree)
    assert NAME not in found
    assert b"articles/rest.html" not in b"".join(files(tree).values())
    assert "tags/only-here.html" not in found
    assert words(found["articles/walk.html"], ".text p").startswith("See how to rest first.")
    assert broken(tree, ADDRESS) == []
    assert "content/articles/rest.md:" in said
    assert "so the public site leaves this page out." in said
    assert "content/articles/walk.md:" in said
    assert "content/pages/about.md:" in said


def test_at_work_an_overdue_page_stays_and_says_so(aging):
    done = build(aging, SOURCE_DATE_EPOCH=noon("2028-03-01"))
    assert done.returncode == 0, done.stderr
    page = pages.__wrapped__(aging / "output")[NAME]
    assert BANNER in words(page, "article > header .notice")


@pytest.mark.parametrize(
    ("moment", "there"),
    [("2027-01-02T23:59:59-05:00", False), ("2027-01-03T00:00:00-05:00", True)],
    ids=["the-evening-before", "midnight"],
)
def test_a_post_to_come_appears_on_its_day_in_the_zone_of_the_practice(project, moment, there):
    write_article(project, "rest", date="2027-01-03")
    done = build(project, "publishconf.py", SITEURL=ADDRESS, SOURCE_DATE_EPOCH=epoch(moment), TZ="Asia/Tokyo")
    assert done.returncode == 0, done.stderr
    assert (project / "output" / NAME).is_file() is there


def test_a_translation_goes_without_its_original(project):
    """Two languages are two texts: each has its own review, and loses its own page."""
    add_person(project, "jane-doe", quoted("Jane Doe, MD"), role="Physician")
    filed = {"slug": "two-tongues", "category": "Back pain", "tag": "Rest"}
    write_article(project, "two-tongues", title="Two tongues", **filed)
    write_article(project, "dos-lenguas", title="Dos lenguas", lang="es", **filed)
    for file, due in (("two-tongues", "2027-12-01"), ("dos-lenguas", "2029-12-01")):
        more = ("--by", "jane-doe", "--next", due)
        assert editorial(project, "signoff", f"content/articles/{file}.md", *more).returncode == 0
    tree, _ = published(project, "2028-03-01")
    found = pages.__wrapped__(tree)
    assert "articles/two-tongues.html" not in found
    spanish = found["es/articles/two-tongues.html"]
    assert spanish.css("link[hreflang]") == []
    assert href(spanish, "canonical") == f"{ADDRESS}/es/articles/two-tongues.html"
    assert broken(tree, ADDRESS) == []
