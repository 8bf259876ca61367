"""Render: a page for each year, once there are many articles, so that the page of all of them does not grow without end.

Adds `by_year` to what templates see: whether there are such pages, which `editorial.model.site` decides. Pelican's own
YEAR_ARCHIVE_SAVE_AS would be asked before that is known, and compares each article with all others of its year.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from pelican import signals

from plugins.extra_files import PageGenerator


def years(context: dict[str, Any]) -> Iterator[tuple[int, list[Any]]]:
    """Yield each year with its articles, the newest first, once there are many."""
    articles = context["articles"] if context["by_year"] else ()
    for year, written in groupby(articles, lambda article: article.date.year):
        yield year, list(written)


class YearGenerator(PageGenerator):
    """Writes the page of each year."""

    def generate_output(self, writer) -> None:
        """Write once all texts are read."""
        for year, articles in years(self.context):
            self.write(writer, self.settings["YEAR_SAVE_AS"].format(year=year), "year", year=year, articles=articles)


def _attach(generator: Any) -> None:
    generator.context["by_year"] = generator.settings["DOCUMENTS"].site.by_year


def register() -> None:
    """Say it at the start of each run; run beside Pelican's own generators."""
    signals.article_generator_init.connect(_attach)
    signals.get_generators.connect(YearGenerator.itself)
