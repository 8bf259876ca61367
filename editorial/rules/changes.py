"""What changed: an article that was changed says so, in a sentence, under the day of the change (R34)."""

from collections.abc import Iterator

from editorial.findings import Finding
from editorial.markup.document import Document
from editorial.model.site import Site
from editorial.rules.rule import Rule

CHANGES = Rule(
    "R34",
    "Readers are told what changed",
    "Who acted on the old words must be able to see that they were changed, and whether they were wrong.",
    "Add the day under `changes`, with a sentence for readers; mark a correction as one.",
    "schema.org, correction; Mayo Clinic corrections",
    fails="modified: 2026-02-01",
    passes="modified: 2026-02-01\nchanges: [{on: 2026-02-01, what: We added a trial.}]",
    of="header",
    waivable=False,
)


@CHANGES.text
def changes(document: Document, site: Site) -> Iterator[Finding]:
    """Yield where the day under `modified` and the days under `changes` do not fit together."""
    article, header = document.text.article, document.text.header
    if article is None:
        return
    modified = (article.modified or "")[:10]
    days = [change.on for change in article.changes]
    newest = max(days, default="")
    if modified and modified not in days:
        sentence = (
            f"nothing under `changes` says what changed on {modified}. "
            f"Add `- on: {modified}` there, and below it `what:` with a sentence"
        )
        yield CHANGES.finding(document.path, header.at("modified"), sentence, "modified")
    elif newest > modified:
        number = days.index(newest)
        sentence = f"is later than the last change that readers are told of. Add or correct `modified: {newest}`"
        yield CHANGES.finding(document.path, header.at("changes", number, "on"), sentence, f"changes.{number + 1}.on")
