"""`make due`: what is to be reviewed, and when: a list for people, and a file for their calendars (R88).

Below the articles stand the statements that name their day, with the day to look at them again (R106).
"""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from shlex import quote

from icalendar import Alarm, Calendar, Event

from editorial.commands.command import Call
from editorial.commands.disk import write
from editorial.findings import ContentError, counted
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.model.article import Article
from editorial.model.review import WARNING, Review
from editorial.model.site import Site
from editorial.rules.dated import Statement, shown
from editorial.rules.review import sign_offs, standing

HELP = "list what is to be reviewed or looked at again, by day, and write reviews.ics"
CALENDAR = Path("reviews.ics")
# The beginning of every event's own number, so that a calendar knows it again (RFC 9562, version 5).
NUMBERS = uuid.uuid5(uuid.NAMESPACE_URL, "review")


@dataclass(frozen=True)
class DueArticle:
    """An article: who wrote it, and its review with the reviewer's name, if there is one that stands."""

    path: Path
    article: Article
    lang: str
    authors: tuple[str, ...]
    today: date
    reviewer: str = ""
    review: Review | None = None

    @property
    def line(self) -> str:
        """The article as a line of the list."""
        when, marks = "not reviewed", [str(self.article.status)] * (self.article.status != "published")
        people = f"by {', '.join(self.authors)}"
        if self.review:
            when = self.review.next_due
            people += f", reviewed by {self.reviewer}"
            marks += _late(date.fromisoformat(when), self.today)
        return f"{when:<14}{self.article.title} ({people}; {self.path.as_posix()}){_marked(marks)}"


def _late(due: date, today: date) -> list[str]:
    """How late it is, in words; nothing before the day."""
    late = (today - due).days
    return [f"overdue by {counted(late, 'day')}" if late else "due today"] * (late >= 0)


def _marked(marks: list[str]) -> str:
    return f" [{', '.join(marks)}]" if marks else ""


def line(one: Statement, today: date) -> str:
    """A statement of a day as a line of the list."""
    place = f"{one.path.as_posix()}:{one.place.line}"
    return f'{one.due!s:<14}{place}: "{one.sentence}"{_marked(_late(one.due, today))}'


def run(call: Call) -> int:
    """Print the list, and write the calendar; where no article has a day, there is none."""
    entries = listed(call.documents)
    print(*[entry.line for entry in entries] or ["There are no articles yet."], sep="\n")
    if dated := shown(call.documents):
        print("\nStatements of a day, by when to look at them again:")
        print(*[line(one, call.site.today) for one in dated], sep="\n")
    file, made = call.root / CALENDAR, calendar(entries)
    if made:
        write(file, made)
        print(f"The days stand in {CALENDAR}, too. Open it with your calendar.")
    else:
        file.unlink(missing_ok=True)
    return 0


def listed(documents: Documents) -> list[DueArticle]:
    """The articles of a site: those without a review that stands first, then by the next day.

    Raises ContentError with the mistakes of all articles and data files that cannot be read.
    """
    site = documents.site
    articles = [text for text in site.texts if text.is_article]
    wrong = [*site.people.findings, *site.references.findings]
    wrong += [finding for text in articles for finding in text.findings]
    if wrong:
        raise ContentError(*wrong)
    entries = [_entry(documents.of(text), text.article, site) for text in articles if text.article]
    return sorted(entries, key=lambda entry: (entry.review.next_due if entry.review else "", entry.path))


def _entry(document: Document, article: Article, site: Site) -> DueArticle:
    people = site.people.records
    authors = tuple(people[id].name if id in people else id for id in article.authors)
    signed = standing(document.text, site)
    if not signed or any(True for _ in sign_offs(document, site)):
        return DueArticle(document.path, article, document.text.lang, authors, site.today)
    review, person = signed
    return DueArticle(document.path, article, document.text.lang, authors, site.today, person.name, review)


def calendar(entries: list[DueArticle]) -> bytes:
    """The reviews that have a day as a calendar (RFC 5545), the same bytes for the same articles.

    An event lasts the whole day, keeps nobody busy, and reminds as early as the warning is said. A calendar without
    an event is none (RFC 5545, section 3.6): empty when no article has a day.
    """
    events = [_event(entry, entry.review) for entry in entries if entry.review]
    if not events:
        return b""
    made = Calendar(prodid="-//editorial//reviews//EN", version="2.0")
    made.subcomponents = [*events]
    return made.to_ical()


def _event(entry: DueArticle, review: Review) -> Event:
    signed = date.fromisoformat(review.reviewed_on)
    event, alarm = Event(), Alarm()
    event.add("uid", str(uuid.uuid5(NUMBERS, f"{entry.lang}/{entry.article.slug}")))
    # The moment of the last change of what the event says (section 3.8.7.2): the sign-off, not this run.
    event.add("dtstamp", datetime.combine(signed, time(), UTC))
    event.add("dtstart", date.fromisoformat(review.next_due))
    event.add("summary", f"Review due: {entry.article.title}")
    notes = [
        f"Written by {', '.join(entry.authors)}",
        f"Reviewed by {entry.reviewer} on {review.reviewed_on}",
        f"make signoff FILE={quote(entry.path.as_posix())} BY={review.reviewed_by}",
    ]
    event.add("description", "\n".join(notes))
    event.add("transp", "TRANSPARENT")
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Review due: {entry.article.title}")
    alarm.add("trigger", -WARNING)
    event.add_component(alarm)
    return event
