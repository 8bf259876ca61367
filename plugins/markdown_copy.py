"""Render: each article once more as plain Markdown, beside its page, for programs that read it better than HTML.

`articles/rest.md` says what `articles/rest.html` says to a reader: title, answer, byline, review, key points and claims with
how sure they are, the text, its references by number. Once there are many articles, each year has a list of them, to which
`llms.txt` leads (https://llmstxt.org). Only the published site has these files, since all that they name is a public address;
what is not public, `unpublished` has taken away before.

Lends templates `markdown`, a function of HTML, and `copy_of`, which makes of the address of a page that of its copy.
"""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup
from pelican import signals

from editorial.markup.as_markdown import as_markdown
from plugins.extra_files import PageGenerator
from plugins.years import years


def copy_of(address: str, ending: str = ".md") -> str:
    """The address of what stands beside a page: `articles/rest.md` for `articles/rest.html`."""
    return address.removesuffix(".html") + ending


def markdown(html: str) -> Markup:
    """HTML as Markdown, which nothing need escape any more."""
    return Markup(as_markdown(html))


def public_articles(context: dict[str, Any]) -> Iterator[Any]:
    """Yield each article of the site, every translation right behind it."""
    for article in context["articles"]:
        yield article
        yield from article.translations


class MarkdownGenerator(PageGenerator):
    """Writes the copies, and the lists of them."""

    def generate_output(self, writer) -> None:
        """Write once all texts are read."""
        if not self.settings["PUBLIC_URL"]:
            return
        for article in public_articles(self.context):
            self.write(writer, copy_of(article.save_as), "copy", article=article)
        for year, articles in years(self.context):
            address = copy_of(self.settings["YEAR_SAVE_AS"].format(year=year))
            self.write(writer, address, "copies", year=year, articles=articles)


def _attach(generator: Any) -> None:
    generator.context |= {"markdown": markdown, "copy_of": copy_of}


def register() -> None:
    """Lend templates the functions at the start of each run; run beside Pelican's own generators."""
    signals.article_generator_init.connect(_attach)
    signals.get_generators.connect(MarkdownGenerator.itself)
