"""Render: a page for each year, once there are many articles, so that the page of all of them does not grow without end.

Adds `by_year` to what templates see: whether there are such pages, which `editorial.model.site` decides. Pelican's own
YEAR_ARCHIVE_SAVE_AS would be asked before that is known, and compares each article with all others of its year.
"""

from itertools import groupby
from typing import Any

from pelican import signals

from plugins.writing import PageGenerator


class YearGenerator(PageGenerator):
    """Writes the page of each year."""

    def generate_output(self, writer) -> None:
        """Write once all texts are read."""
        articles = self.context["articles"] if self.context["by_year"] else ()
        for year, written in groupby(articles, lambda article: article.date.year):
            address = self.settings["YEAR_SAVE_AS"].format(year=year)
            self.write(writer, address, "year", year=year, articles=list(written))


def _attach(generator: Any) -> None:
    generator.context["by_year"] = generator.settings["DOCUMENTS"].site.by_year


def register() -> None:
    """Say it at the start of each run; run beside Pelican's own generators."""
    signals.article_generator_init.connect(_attach)
    signals.get_generators.connect(YearGenerator.itself)
