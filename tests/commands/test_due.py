"""When reviews are due: what is said before and after the day, the list, and the calendar."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest

from editorial.check import check
from editorial.commands import due, signoff
from editorial.findings import ContentError
from editorial.markup.documents import Documents
from editorial.rules.dated import shown
from tests.commands.test_main import editorial
from tests.conftest import HEADER, change, site_of, with_fields
from tests.site.conftest import add_person

FIELDS = "title: {title}\nslug: {slug}\nauthors: [the-practice]\nsummary: Gentle movement helps.\nstatus: {status}"
ARTICLE = f"{with_fields(HEADER, FIELDS)}Rest was no better than walking for some people.[@doe2024]\n"
LAST = 90


def documents(root: Path) -> Documents:
    """The texts as they are now, with 90 days of grace and no notice, which names a day of its own."""
    return Documents(site_of(root, REVIEW_GRACE_DAYS=LAST, NOTICES=[]))


def sign(root: Path, file: Path, next_due: str = "") -> None:
    signoff.sign(documents(root), file, "jane-doe", next_due=next_due)


def write(root: Path, slug: str, title: str = "", status: str = "published") -> Path:
    file = root / f"articles/{slug}.md"
    file.write_text(ARTICLE.format(title=title or slug.capitalize(), slug=slug, status=status), encoding="utf-8")
    return file


@pytest.fixture
def root(sound, clock) -> Path:
    """The sound content, on February 3, 2026."""
    clock("2026-02-03")
    return sound


DAYS = {
    "61-days-before": ("2026-12-04", None),
    "60-days-before": ("2026-12-05", "the next review is due in 60 days, on 2027-02-03."),
    "the-day-before": ("2027-02-02", "the next review is due in 1 day, on 2027-02-03."),
    "the-day": ("2027-02-03", "was due on 2027-02-03. The page says so, and leaves the public site after 2027-05-04."),
    "the-last-day": ("2027-05-04", "The page says so, and leaves the public site after 2027-05-04."),
    "the-day-after": ("2027-05-05", "was due on 2027-02-03, so the public site leaves this page out."),
}


@pytest.mark.parametrize(("day", "said"), DAYS.values(), ids=DAYS)
def test_a_warning_is_said_sixty_days_before_and_from_then_on(root, clock, day, said):
    sign(root, write(root, "rest"))
    clock(day)
    found = check(documents(root))
    assert [(finding.rule, finding.level) for finding in found] == ([("R33", "warning")] if said else [])
    assert all(said in finding.sentence for finding in found)
    assert all("make signoff FILE=content/articles/rest.md BY=jane-doe" in finding.sentence for finding in found)


@pytest.mark.parametrize("status", ["draft", "hidden"])
def test_what_nobody_reads_is_never_due(root, clock, status):
    sign(root, write(root, "rest", status=status))
    clock("2030-01-01")
    assert check(documents(root)) == []


def test_the_list_begins_with_what_was_never_reviewed_and_goes_on_by_day(root, clock):
    sign(root, write(root, "late"), "2026-03-01")
    sign(root, write(root, "soon", status="draft"), "2026-03-03")
    sign(root, write(root, "far"))
    write(root, "never")
    void = write(root, "void")
    sign(root, void)
    change(void, "Rest was no", "Rest was never")
    clock("2026-03-03")
    who = "by The Practice, reviewed by Jane Doe, MD"
    assert [entry.line for entry in due.listed(documents(root))] == [
        "not reviewed  Never (by The Practice; content/articles/never.md)",
        "not reviewed  Void (by The Practice; content/articles/void.md)",
        f"2026-03-01    Late ({who}; content/articles/late.md) [overdue by 2 days]",
        f"2026-03-03    Soon ({who}; content/articles/soon.md) [draft, due today]",
        f"2027-02-03    Far ({who}; content/articles/far.md)",
    ]


def test_an_article_that_cannot_be_read_is_said(root):
    write(root, "rest")
    (root / "articles/one.md").write_text("no header")
    (root / "articles/two.md").write_text("no header")
    with pytest.raises(ContentError) as caught:
        due.listed(documents(root))
    assert [finding.path.name for finding in caught.value.findings] == ["one.md", "two.md"]


def add(file: Path, words: str) -> None:
    with file.open("a", encoding="utf-8") as article:
        article.write(f"\n{words}\n")


def test_statements_of_a_day_are_listed_with_their_place_a_year_on(root, clock):
    add(write(root, "rest"), "No pillow was\nrecalled *as of May 3, 2025*. Ask your nurse.")
    add(write(root, "walk"), "As of 2025 the path is open, and it was so as of June 2026.")
    add(write(root, "old", status="hidden"), "As of 1999 it was closed.")
    clock("2026-05-04")
    assert [due.line(one, date(2026, 5, 4)) for one in sorted(shown(documents(root)), key=lambda one: one.due)] == [
        '2026-01-01    content/articles/walk.md:19: "As of 2025 the path is open, and it was so as of June 2026." [overdue by 123 days]',
        '2026-05-03    content/articles/rest.md:20: "No pillow was recalled as of May 3, 2025." [overdue by 1 day]',
    ]


STATEMENT = {
    "61-days-before": ("2027-03-04", None),
    "60-days-before": ("2027-03-05", '"As of May 4, 2026" is to be checked again by 2027-05-04. '),
    "the-day": ("2027-05-04", '"As of May 4, 2026" was to be checked again by 2027-05-04. '),
}


@pytest.mark.parametrize(("day", "said"), STATEMENT.values(), ids=STATEMENT)
def test_a_statement_of_a_day_is_warned_of_like_a_review(root, clock, day, said):
    add(write(root, "rest"), "As of May 4, 2026, no pillow was recalled.")
    clock(day)
    found = [finding for finding in check(documents(root)) if finding.rule == "R106"]
    assert [(finding.level, finding.place.line) for finding in found] == ([("warning", 19)] if said else [])
    assert all(finding.sentence.startswith(said) for finding in found)


TITLE = 'Rest, sleep; and "caf\u00e9" \\ the bed, a title that is as long as titles can be here'


@pytest.fixture
def calendar(root) -> bytes:
    """The calendar of two reviewed articles and one that is not."""
    sign(root, write(root, "rest", f"'{TITLE}'"[:66] + "'"))
    sign(root, write(root, "walk"), "2026-08-03")
    write(root, "never")
    return due.calendar(due.listed(documents(root)))


def test_the_calendar_is_written_as_its_standard_asks(calendar):
    """RFC 5545, sections 3.1 (lines end in CRLF, 75 octets at most) and 3.6 (what must be there)."""
    assert calendar.endswith(b"END:VCALENDAR\r\n")
    lines = calendar.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines), "nothing was long enough to fold"
    whole = calendar.replace(b"\r\n ", b"").decode("utf-8")
    for name in ("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR"):
        assert whole.count(f"{name}\r\n") == 1
    for name in ("BEGIN:VEVENT", "UID:", "DTSTAMP:20260203T000000Z", "DTSTART;VALUE=DATE:", "BEGIN:VALARM"):
        assert len(re.findall(rf"(?m)^{name}", whole)) == 2, name


def test_a_calendar_shows_each_day_with_its_people(calendar):
    events = icalendar.Calendar.from_ical(calendar).walk("VEVENT")
    assert [(event.start, str(event["summary"])) for event in events] == [
        (date(2026, 8, 3), "Review due: Walk"),
        (date(2027, 2, 3), f"Review due: {TITLE[:65]}"),
    ]
    assert str(events[0]["description"]).split("\n") == [
        "Written by The Practice",
        "Reviewed by Jane Doe, MD on 2026-02-03",
        "make signoff FILE=content/articles/walk.md BY=jane-doe",
    ]
    assert [event.walk("VALARM")[0].decoded("trigger") for event in events] == [timedelta(days=-60)] * 2


def test_an_event_keeps_its_number_when_the_day_moves(root, calendar):
    sign(root, root / "articles/walk.md", "2026-09-03")
    after = due.calendar(due.listed(documents(root)))
    numbers = [
        sorted(event["uid"] for event in icalendar.Calendar.from_ical(one).walk("VEVENT")) for one in (calendar, after)
    ]
    assert numbers[0] == numbers[1]
    assert len(set(numbers[0])) == 2
    assert after != calendar


def test_translations_have_events_of_their_own(root):
    """One slug and one day: a calendar that knew them by the same number would show one of them only."""
    for lang in ("en", "es"):
        file = write(root, f"rest-{lang}")
        change(file, f"slug: rest-{lang}", f"slug: rest\nlang: {lang}")
        sign(root, file)
    events = icalendar.Calendar.from_ical(due.calendar(due.listed(documents(root)))).walk("VEVENT")
    assert len({event["uid"] for event in events}) == len(events) == 2


def test_on_another_day_the_calendar_is_the_same(root, calendar, clock):
    clock("2026-06-01")
    assert due.calendar(due.listed(documents(root))) == calendar


def test_the_command_lists_and_writes_the_calendar_and_takes_an_old_one_away(project):
    add_person(project, "jane-doe", "Jane Doe, MD", role="Physician")
    (project / "reviews.ics").write_text("old")
    add(next((project / "content/articles").glob("*.md")), "As of May 2025 no pillow was recalled.")
    done = editorial(project, "due")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("not reviewed  ")
    assert '"As of May 2025 no pillow was recalled."' in done.stdout
    assert not (project / "reviews.ics").exists()
    file = next((project / "content/articles").glob("*.md"))
    assert editorial(project, "signoff", str(file), "--by", "jane-doe").returncode == 0
    done = editorial(project, "due")
    assert re.search(rf"^{datetime.now().year + 1}-\d\d-\d\d    ", done.stdout, re.MULTILINE)
    assert (project / "reviews.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
