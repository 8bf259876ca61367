"""What changed: an article that was changed says so, in a sentence, under the day of the change (R34)."""

from collections.abc import Iterator
from pathlib import Path

from editorial.findings import Finding
from editorial.model.record import Article


def findings(article: Article, places: dict, path: Path) -> Iterator[Finding]:
    """Yield where the day under `modified` and the days under `changes` do not fit together."""
    modified = (article.modified or "")[:10]
    days = [change.on for change in article.changes]
    newest = max(days, default="")
    if modified and modified not in days:
        sentence = (
            f"nothing under `changes` says what changed on {modified}. "
            f"Add `- on: {modified}` there, and below it `what:` with a sentence"
        )
        yield Finding(path, places[("modified",)], "modified", sentence, "R34")
    elif newest > modified:
        number = days.index(newest)
        sentence = f"is later than the last change that readers are told of. Add or correct `modified: {newest}`"
        yield Finding(path, places[("changes", number, "on")], f"changes.{number + 1}.on", sentence, "R34")
