"""Who can see a text: the one answer for the check, the build, the addresses and the preview."""

from datetime import date
from pathlib import Path

import pytest

from editorial.model import text as texts
from editorial.model.text import Text
from editorial.model.visibility import Visibility, visibility, will_be_published

PUBLIC, DRAFT, HIDDEN, TO_COME, OVERDUE, WITHDRAWN = Visibility
CONTENT = Path("content")
REVIEW = "review: {{reviewed_by: jane-doe, reviewed_on: 2025-01-05, next_due: {}}}"
# The header, the day, the days of grace, and who can see the text then.
TABLE = [
    ("date: 2026-06-01", "2026-06-01", 90, PUBLIC),
    ("date: 2026-06-01 23:59", "2026-06-01", 90, PUBLIC),
    ("date: 2026-06-01T23:59:59-08:00", "2026-06-01", 90, PUBLIC),
    ("date: 2026-06-02", "2026-06-01", 90, TO_COME),
    ("date: 2026-06-02 00:00", "2026-06-01", 90, TO_COME),
    ("date: soon", "2026-06-01", 90, TO_COME),
    ("date: 2019-06-01", "2026-06-01", 90, PUBLIC),
    ("date: 2026-06-02\nstatus: published", "2026-06-01", 90, TO_COME),
    ("date: 2026-06-01\nstatus: draft", "2026-06-01", 90, DRAFT),
    ("date: 2027-06-01\nstatus: draft", "2026-06-01", 90, DRAFT),
    ("date: 2026-06-01\nstatus: hidden", "2026-06-01", 90, HIDDEN),
    ("date: 2026-06-01\nstatus: no-such", "2026-06-01", 90, PUBLIC),
    (REVIEW.format("2026-01-01"), "2026-01-01", 0, PUBLIC),
    (REVIEW.format("2026-01-01"), "2026-01-02", 0, OVERDUE),
    (REVIEW.format("2026-01-01"), "2026-01-31", 30, PUBLIC),
    (REVIEW.format("2026-01-01"), "2026-02-01", 30, OVERDUE),
    (REVIEW.format("2026-01-01") + "\nstatus: draft", "2027-01-01", 30, DRAFT),
    (REVIEW.format("someday"), "2099-01-01", 0, PUBLIC),
    ("review: someday", "2099-01-01", 0, PUBLIC),
]


def text_of(header: str, folder: str = "articles") -> Text:
    return texts.read(CONTENT / folder / "a.md", CONTENT, "en", f"---\ntitle: A\n{header}\n---\nText.\n".encode())


@pytest.mark.parametrize(("header", "day", "grace", "expected"), TABLE)
def test_who_can_see_an_article(header, day, grace, expected):
    assert visibility(text_of(header), date.fromisoformat(day), grace) is expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [("", PUBLIC), ("status: draft", DRAFT), ("status: hidden", HIDDEN), (REVIEW.format("2020-01-01"), PUBLIC)],
)
def test_who_can_see_a_page(header, expected):
    """A page has no day and no review."""
    assert visibility(text_of(header, "pages"), date(2026, 6, 1), 0) is expected


@pytest.mark.parametrize(
    ("header", "expected"), [("status: draft", WITHDRAWN), ("status: hidden", WITHDRAWN), ("", PUBLIC)]
)
def test_what_is_kept_back_and_said_to_be_gone_was_withdrawn(header, expected):
    assert visibility(text_of(header, "pages"), date(2026, 6, 1), 0, gone=True) is expected


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        ("status: draft", False),
        ("status: hidden", False),
        ("status: publishd", True),
        ("", True),
        ("date: 2099-01-01", True),
    ],
)
def test_who_is_meant_to_read_it_someday(header, meant):
    assert will_be_published(text_of(header)) is meant
