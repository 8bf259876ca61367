"""What stops a build: a fault in a text for readers, in a data file, conflict marks, a file that may not be there.

A fault in a draft or hidden text is a warning: it is shown while it is written, and stops nobody else's pages.
"""

import shutil
from pathlib import Path

import pytest

from tests.conftest import HEADER, ROOT, findings, with_fields

DRAFT = with_fields(HEADER, "slug: text\nsummary: It helps.\nstatus: STATUS") + "Text.\n"
FAULTS = {
    "promise": ("Text.", "Rest is proven."),
    "no-picture": ("Text.", "![A line](none.png)"),
    "html": ("Text.", "<script>x</script>"),
    "placeholder": ("Text.", "FILL IN the text"),
    "unknown-reference": ("Text.", "Text.[@none2024]"),
    "unknown-field": ("slug: text", "slug: text\ncolour: blue"),
    "missing-field": ("slug: text\n", ""),
    "header-that-yaml-cannot-read": ("title: Rest and", "title: Rest: and: "),
    "header-never-closed": ("---\n\nText.", "Text."),
    "taken-slug": ("slug: text", "slug: sound"),
    "unknown-author": ("jane-doe", "nobody"),
    "waiver-that-has-run-out": ("slug: text", "slug: text\nwaivers: [{rule: R9, reason: A., by: jane-doe, until: 2020-01-01}]"),
    "control-character": ("Text.", "Te\x07xt."),
    "another-encoding": ("Text.", "Latin: \udce9"),
}  # fmt: skip


@pytest.fixture
def content(sound) -> Path:
    """A content folder with an article for readers."""
    shutil.copy(ROOT / "tests/claims/sound.md", sound / "articles")
    return sound


def levels(content: Path, text: str) -> list[str]:
    """How grave each finding is once the text is there."""
    (content / "articles/text.md").write_bytes(text.encode("utf-8", "surrogateescape"))
    return [finding.level for finding in findings(content)]


@pytest.mark.parametrize(("old", "new"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_an_error_for_readers_and_a_warning_in_what_is_kept_from_them(content, old, new):
    text = DRAFT.replace(old, new)
    assert "error" in levels(content, text.replace("STATUS", "published"))
    for status in ("draft", "hidden"):
        assert set(levels(content, text.replace("STATUS", status))) == {"warning"}


@pytest.mark.parametrize("status", ["draft", "hidden", "published"])
@pytest.mark.parametrize("place", ["title: Rest", "Text."], ids=["header", "body"])
def test_two_versions_that_git_could_not_merge_are_an_error_in_any_text(content, status, place):
    conflict = f"<<<<<<< HEAD\n{place}\n=======\n{place}\n>>>>>>> other\n"
    assert levels(content, DRAFT.replace("STATUS", status).replace(place, conflict)) == ["error"]


def test_a_data_file_and_a_file_out_of_place_are_errors_whoever_uses_them(content):
    (content / "data/people.yaml").write_text("people: [{id: jane-doe}]\n", encoding="utf-8")
    (content / "extra").mkdir()
    (content / "extra/page.html").write_text("<p>", encoding="utf-8")
    (content / "articles/sound.md").unlink()
    assert set(levels(content, DRAFT.replace("STATUS", "draft"))) == {"error"}


def test_what_another_page_says_of_a_draft_is_said_there(content):
    """A draft that is linked to, or takes an address of a page for readers, makes no page wrong but its own."""
    page = (
        "---\ntitle: Other ways\nslug: other\nsummary: It helps.\n---\n\nSee [rest]({filename}../articles/text.md).\n"
    )
    (content / "pages/other.md").write_text(page, encoding="utf-8")
    (content / "articles/text.md").write_text(DRAFT.replace("STATUS", "draft"), encoding="utf-8")
    assert [(finding.path.name, finding.level) for finding in findings(content)] == [("other.md", "error")]
