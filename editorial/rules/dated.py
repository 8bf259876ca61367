"""Dated statements, such as "as of February 2026", are checked again after a year (R106). English only.

They come due like a review for which no other day was named (see `editorial.commands.signoff`): a year after the day
that they name, or after the first day of the month or year. The warning is said as early as that of a review.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from editorial.findings import Place
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.markup.question import question
from editorial.markup.readable import Readable
from editorial.model.review import WARNING
from editorial.model.site import Site
from editorial.model.visibility import will_be_published
from editorial.rules.amounts import MONTHS
from editorial.rules.counts import first_day
from editorial.rules.phrases import expression
from editorial.rules.rule import Findings, Rule

HOLDS = timedelta(days=365)
SHORT = [month[:3].lower() for month in MONTHS]
SAID = expression(
    rf"""\b(?:as\s+(?:of|at) | (?:checked|verified|current|correct|accurate|true|up[\s-]to[\s-]date)
            \s+(?:on|to|through|until|up\s+to)) \s+ (?:the\s+)?
        (?:(?:early|mid|late|(?:beginning|start|middle|end)\s+of|spring|summer|fall|autumn|winter)(?:\s+of)?[\s-]+)?
        (?: (?P<iso>\d{{4}}-\d\d-\d\d)
          | (?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?
            (?:(?P<month>(?:{"|".join(SHORT)})[a-z]*\.?)\s+
               (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?)?
            (?P<year>(?:19|20)\d\d)
        )\b(?!\s*(?:%|people|patients)|[-,.]\d)"""
)

DATED = Rule(
    "R106",
    "Dated statements are checked again after a year",
    "What held on that day may not hold any more, and readers take the page for what is so today.",
    "Check whether it still holds, then give the new day. `make due` lists what comes next.",
    "HSE, principle 8",
    fails="No such cushion was cleared as of May 2019.",
    passes="No such cushion was cleared as of May 2099.",
    level="warning",
)


@dataclass(frozen=True)
class Statement:
    """A sentence that names its day: where it stands, its words, those that name the day, and when to look again."""

    path: Path
    place: Place
    sentence: str
    said: str
    due: date


def statements(readable: Readable) -> Iterator[Statement]:
    """Yield the sentences of a file that state their date; of two dates in one sentence, the earlier."""
    for block, sentence in readable.sentences():
        found = [(day, match) for match in SAID.finditer(sentence.text) if (day := _day(match.groupdict()))]
        for day, match in sorted(found, key=lambda one: one[0])[:1]:
            place = readable.place(block, sentence.start + match.start())
            yield Statement(readable.path, place, sentence.text, match[0], day + HOLDS)


@question
def statements_of(document: Document, site: Site) -> list[Statement]:
    """The dated statements of a text."""
    return list(statements(document))


def _day(parts: dict[str, str | None]) -> date | None:
    """The day that is named, or the first one of the month or year; None when it is written in numbers and is none."""
    if parts["iso"]:
        with suppress(ValueError):
            return date.fromisoformat(parts["iso"])
        return None
    month = SHORT.index((parts["month"] or "jan")[:3].lower()) + 1
    return first_day(parts["year"] or "", month, parts["day"] or parts["before"])


def shown(documents: Documents) -> list[Statement]:
    """The statements of every text and data file that readers meet or will meet, by when to look at them again."""
    texts = filter(will_be_published, documents.texts)
    found = [one for text in texts for one in documents.told(statements_of, text)]
    found += [one for readable in documents.data for one in statements(readable)]
    return sorted(found, key=lambda one: (one.due, one.path))


@DATED.site
def due_statements(documents: Documents) -> Findings:
    """Yield the warning that a statement is to be looked at again soon, or should have been."""
    for one in shown(documents):
        days = (one.due - documents.site.today).days
        if days <= WARNING.days:
            when = f"{'is' if days > 0 else 'was'} to be checked again by {one.due}"
            sentence = f'"{one.said}" {when}. See if it still holds, and give the new day'
            yield DATED.finding(one.path, one.place, sentence)
