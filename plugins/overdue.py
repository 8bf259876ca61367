"""Enrich: an article whose review was due says so, from that day on (R33).

Takes `review` from the reader. Adds `overdue` to each article: whether the day has come.
"""

from pelican import signals

from editorial.rules import due


def _mark(generator, metadata: dict) -> None:
    review = metadata["review"]
    metadata["overdue"] = bool(review) and due.is_overdue(review["next"]["iso"])


def register() -> None:
    """Act on what each article says of itself."""
    signals.article_generator_context.connect(_mark)
