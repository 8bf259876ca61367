"""Render: a page at each address where a text stood before, which leads to where it stands now.

GitHub Pages cannot answer "moved", so that a page must say it: to browsers by a refresh without delay, which search
engines take for a move, to readers in a sentence with a link. Takes `aliases` of the articles and pages that are left
after `unpublished`; a draft has none to lead from. No list and no sitemap names these pages.
"""

from pelican import signals
from pelican.generators import Generator

from editorial.model.visibility import will_be_published


class AliasGenerator(Generator):
    """Writes the page of each alias; makes nothing that another generator reads."""

    def generate_output(self, writer) -> None:
        """Write once all texts are read."""
        template = self.get_template("moved")
        for text in filter(None, self.context["generated_content"].values()):
            for alias in text.aliases if will_be_published(text.document.text) else ():
                writer.write_file(alias, template, self.context, self.settings["RELATIVE_URLS"], text=text)


def register() -> None:
    """Run beside Pelican's own generators."""
    signals.get_generators.connect(_generator)


def _generator(pelican) -> type[Generator]:
    return AliasGenerator
