"""`make status`: what readers see, what waits, and what is to be looked at again, in one screen; nothing is changed.

What stands behind a number is listed as far as there is room, and the command beside it lists the rest. Below that
`ship.status` says what was deployed.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from editorial.check import check
from editorial.commands import evidence
from editorial.commands.command import Call, keep_clock
from editorial.commands.due import line as statement
from editorial.findings import Finding, counted
from editorial.markup.documents import Documents
from editorial.model.site import Site
from editorial.model.text import Text
from editorial.model.visibility import Visibility, will_be_published
from editorial.rules.dated import shown
from editorial.rules.placeholders import FILLED_IN
from editorial.rules.retractions import RETRACTED

HELP = "say what is published, what waits, and what is to be looked at again"
# Lines below one number; and the width of its name.
MOST_ROWS, WIDTH = 3, 19
WAITING = {
    "Drafts": Visibility.DRAFT,
    "To come": Visibility.TO_COME,
    "Hidden": Visibility.HIDDEN,
    "Withdrawn": Visibility.WITHDRAWN,
}


def run(call: Call) -> int:
    """Print it. Raises CommandError where today is no day that can be."""
    keep_clock(call.site)
    found = check(call.documents)
    print(*lines(call.documents, found, *evidence.waiting(call)), sep="\n")
    return 0


def lines(documents: Documents, found: list[Finding], asked: str, studies: dict[Path, int]) -> Iterator[str]:
    """Yield the lines to print: what was `found` in the checked `documents`, and how many new `studies` PubMed knew of
    for each text when it was `asked`.
    """
    site = documents.site
    public = [text for text in site.texts if site.visibility(text) is Visibility.PUBLIC]
    articles = sum(text.is_article for text in public)
    yield _row("Public", f"{counted(articles, 'article')}, {counted(len(public) - articles, 'page')}")
    for name, seen in WAITING.items():
        texts = sorted((text for text in site.texts if site.visibility(text) is seen), key=lambda text: text.day)
        yield from _listed(name, [_named(text, text.day if seen is Visibility.TO_COME else "") for text in texts])
    yield from _reviews(site)
    retracted = [f"{one.path.as_posix()}:{one.place.line}: {one.message}" for one in found if one.rule == RETRACTED.id]
    read_on = site.retractions.record.read_on
    none = f"none, by the list of {read_on}" if read_on else "not known: make retractions"
    yield from _listed("Retracted studies", retracted, none, "make check")
    new = [f"{path.as_posix()}: {count}" for path, count in studies.items()]
    none = f"none, PubMed said on {asked}" if asked else "not asked from this machine: make evidence"
    yield from _listed("New studies", new, none, "make evidence", sum(studies.values()))
    dated = shown(documents)
    due = [statement(one, site.today) for one in dated if one.due <= site.today]
    none = f"none due, the next on {dated[0].due}" if dated else "none"
    yield from _listed("Statements of a day", due, none, "make due")
    empty = Counter(one.path.as_posix() for one in found if one.rule == FILLED_IN.id)
    left = [f"{path}: {count}" for path, count in empty.items()]
    yield from _listed("To fill in", left, "none", "make check", empty.total())
    if not site.settings.CONTACT.known:
        yield _row("Invitations", "left out, since CONTACT in pelicanconf.py says no way to come")
    errors = sum(one.level == "error" for one in found)
    yield _row("To mend", f"{errors or 'nothing'}, to look at again: {len(found) - errors or 'nothing'} (make check)")


def _reviews(site: Site) -> Iterator[str]:
    """Yield which articles are overdue for review, and how many nobody has reviewed."""
    articles = [text for text in site.texts if text.is_article and will_be_published(text)]
    reviewed = sorted((text.review.next_due, text.path, text) for text in articles if text.review)
    gone = {text for text in articles if site.visibility(text) is Visibility.OVERDUE}
    late = [_named(text, day) + " [left out]" * (text in gone) for day, _, text in reviewed if day <= f"{site.today}"]
    none = f"none, the next on {reviewed[0][0]}" if reviewed else "none"
    yield from _listed("Reviews overdue", late, none, "make due")
    if len(reviewed) < len(articles):
        yield _row("Never reviewed", f"{counted(len(articles) - len(reviewed), 'article')} (make due)")


def _listed(name: str, rows: list[str], none: str = "none", command: str = "", count: int = 0) -> Iterator[str]:
    """Yield how many there are, and the first of them, each on a line; `command` lists all."""
    yield _row(name, f"{count or len(rows)}" if rows else none)
    yield from (_row("", f"  {row}") for row in rows[:MOST_ROWS])
    if len(rows) > MOST_ROWS:
        yield _row("", f"  and {len(rows) - MOST_ROWS} more" + (f": {command}" if command else ""))


def _named(text: Text, day: str) -> str:
    """A text by its title and path, after a day."""
    return f"{day}  {text.header.text('title')} ({text.path.as_posix()})".strip()


def _row(name: str, line: str) -> str:
    return f"{name:<{WIDTH}} {line}"
