"""What is to be reviewed, and when: a list for people, and a file for their calendars (R88)."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from icalendar import Alarm, Calendar, Event

from editorial.findings import ContentError
from editorial.model import calendar as clock
from editorial.model import data, source, yamlfile
from editorial.model.record import Article, Review
from editorial.model.validation import validate
from editorial.rules import due, review

# The beginning of every event's own number, so that a calendar knows it again (RFC 9562, version 5).
NUMBERS = uuid.uuid5(uuid.NAMESPACE_URL, "review")


@dataclass(frozen=True)
class Entry:
    """An article: who wrote it, and its review with the reviewer's name, if there is one that stands."""

    path: Path
    article: Article
    authors: tuple[str, ...]
    reviewer: str = ""
    review: Review | None = None

    @property
    def line(self) -> str:
        """The article as a line of the list."""
        when, marks = "not reviewed", [self.article.status] * (self.article.status != "published")
        people = f"by {', '.join(self.authors)}"
        if self.review:
            when = self.review.next_due
            people += f", reviewed by {self.reviewer}"
            late = (clock.today() - date.fromisoformat(when)).days
            marks += [f"overdue by {late} day{'s' * (late != 1)}" if late else "due today"] * (late >= 0)
        shown = f" [{', '.join(marks)}]" if marks else ""
        return f"{when:<14}{self.article.title} ({people}; {self.path.as_posix()}){shown}"


def listed(root: Path) -> list[Entry]:
    """The articles of the content folder `root`: those without a review that stands first, then by the next day.

    Raises ContentError with the mistakes of all articles and data files that cannot be read.
    """
    data_of = {name: data.load(root, name) for name in ("people", "references")}
    entries, wrong = [], []
    for path in sorted((root / "articles").rglob("*.md")):
        try:
            entries.append(_entry(path, root, data_of))
        except ContentError as error:
            wrong += error.findings
    if wrong:
        raise ContentError(*wrong)
    return sorted(entries, key=lambda entry: (entry.review.next_due if entry.review else "", entry.path))


def _entry(path: Path, root: Path, data_of: dict) -> Entry:
    text = source.read(path, Path(root.name) / path.relative_to(root))
    values, places = yamlfile.parse(text.header, text.path, first_line=2)
    article, wrong = validate(Article, values, places, text.path)
    if wrong:
        raise ContentError(*wrong)
    people = data_of["people"]
    authors = tuple(people[id].name if id in people else id for id in article.authors)
    known = article.review and article.review.reviewed_by in people
    if not known or any(review.findings(text, values, places, root, data_of)):
        return Entry(text.path, article, authors)
    return Entry(text.path, article, authors, people[article.review.reviewed_by].name, article.review)


def calendar(entries: list[Entry]) -> bytes:
    """The reviews that have a day as a calendar (RFC 5545), the same bytes for the same articles.

    An event lasts the whole day, keeps nobody busy, and reminds as early as the warning is said. A calendar without
    an event is none (RFC 5545, section 3.6): empty when no article has a day.
    """
    events = [_event(entry) for entry in entries if entry.review]
    if not events:
        return b""
    made = Calendar()
    made.add("prodid", "-//editorial//reviews//EN")
    made.add("version", "2.0")
    for event in events:
        made.add_component(event)
    return made.to_ical()


def _event(entry: Entry) -> Event:
    signed = date.fromisoformat(entry.review.reviewed_on)
    event, alarm = Event(), Alarm()
    event.add("uid", str(uuid.uuid5(NUMBERS, f"{entry.article.lang}/{entry.article.slug}")))
    # The moment of the last change of what the event says (section 3.8.7.2): the sign-off, not this run.
    event.add("dtstamp", datetime.combine(signed, time(), UTC))
    event.add("dtstart", date.fromisoformat(entry.review.next_due))
    event.add("summary", f"Review due: {entry.article.title}")
    event.add("description", "\n".join(_notes(entry)))
    event.add("transp", "TRANSPARENT")
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Review due: {entry.article.title}")
    alarm.add("trigger", -due.WARNING)
    event.add_component(alarm)
    return event


def _notes(entry: Entry) -> Iterator[str]:
    yield f"Written by {', '.join(entry.authors)}"
    yield f"Reviewed by {entry.reviewer} on {entry.review.reviewed_on}"
    yield f"make signoff FILE={entry.path.as_posix()} BY={entry.review.reviewed_by}"
