"""An article whose review is overdue, with a list of changes: the reader meets the warning before the text."""

import pytest

from tests.browser import axe
from tests.browser.conftest import TREES
from tests.browser.kinds import DESK, PHONE
from tests.browser.test_axe import open_questions
from tests.commands.test_main import editorial
from tests.conftest import built, epoch
from tests.site.conftest import add_person, quoted, write_article

CHANGES = "[{on: 2026-11-20, what: We added a study.}, {on: 2026-11-23, what: A number was wrong., correction: true}]"


@pytest.fixture(scope="session")
def overdue(host, copied, tmp_path_factory) -> str:
    """The address of such an article."""
    project = copied(tmp_path_factory.mktemp("overdue") / "project")
    add_person(project, "jane-doe", quoted("Jane Doe, MD"), role="Physician")
    write_article(project, "rest", status=f"published\nmodified: 2026-11-23\nchanges: {CHANGES}")
    clock = {"SOURCE_DATE_EPOCH": epoch("2026-11-24")}
    signed = editorial(project, "signoff", "content/articles/rest.md", "--by", "jane-doe", **clock)
    assert signed.returncode == 0, signed.stderr
    clock = {"SOURCE_DATE_EPOCH": epoch("2027-12-01")}
    TREES["overdue"] = built(project, "pelicanconf.py", **clock)
    return f"{host}/overdue/articles/rest.html"


def test_the_warning_and_the_changes_are_for_everyone(visit, overdue):
    page = visit("article")
    page.goto(overdue)
    for width, scheme in ((PHONE, "light"), (DESK, "light"), (DESK, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        results = axe.run(page, others=scheme == "light")
        found = axe.sentences(results["violations"]) + open_questions(results)
        assert not found, "\n".join([f"{width} wide, {scheme}:", *found])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.get_by_role("heading", name="What changed").is_visible()


@pytest.mark.parametrize("width", [390, DESK])
def test_the_warning_stands_before_the_text_and_is_read_out_as_a_note(visit, overdue, width):
    page = visit("article", width=width)
    page.goto(overdue)
    note = page.get_by_role("note").filter(has_text="was due for review on November 24, 2027")
    short = page.locator(".in-short").bounding_box()
    assert note.bounding_box()["y"] < short["y"]
    assert note.bounding_box()["width"] == short["width"]
    assert note.bounding_box()["y"] > page.locator(".byline").bounding_box()["y"]


def test_the_warning_is_printed(visit, overdue):
    page = visit("article", media="print")
    page.goto(overdue)
    assert page.get_by_text("nobody has reviewed it since").is_visible()
    assert page.get_by_role("heading", name="What changed").is_visible()
