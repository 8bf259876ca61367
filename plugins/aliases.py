"""Render: a page at each address where a text stood before, which leads to where it stands now.

GitHub Pages cannot answer "moved", so that a page must say it: to browsers by a refresh without delay, which search
engines take for a move, to readers in a sentence with a link; a script leads on to the place that was asked for. Takes
`aliases` of the articles and pages that are left after `unpublished`; a draft has none to lead from. Takes, too, what
`content/data/addresses.yaml` says has moved, such as the page of a tag that was renamed. No list and no sitemap names
these pages.
"""

from markupsafe import Markup, escape
from pelican import signals

from editorial.model.visibility import will_be_published
from plugins.extra_files import PageGenerator


class AliasGenerator(PageGenerator):
    """Writes the page of each alias."""

    def generate_output(self, writer) -> None:
        """Write once all texts are read."""
        for text in filter(None, self.context["generated_content"].values()):
            for alias in text.aliases if will_be_published(text.source) else ():
                self._lead(writer, alias, text.url, Markup(text.title), text.lang)
        names = self._names()
        for moved in self.settings["DOCUMENTS"].site.addresses.record.moved:
            url, name = names.get(moved.to, (moved.to, moved.to))
            if not writer.holds(moved.address):  # a page that stands there again
                self._lead(writer, moved.address, url, escape(name), self.settings["DEFAULT_LANG"])

    def _lead(self, writer, address: str, url: str, name: Markup, lang: str) -> None:
        """Write the page at `address` that leads to `url`, a page called `name` in the language `lang`."""
        self.write(writer, address, "moved", leads_to=url, called=name, lang=lang)

    def _names(self) -> dict[str, tuple[str, Markup | str]]:
        """The addresses of lists and texts: as a link gives each, and what it is called."""
        lists = [item for item, _ in (*self.context["tags"], *self.context["categories"], *self.context["authors"])]
        names: dict[str, tuple[str, Markup | str]] = {item.save_as: (item.url, item.name) for item in lists}
        texts = filter(None, self.context["generated_content"].values())
        return names | {text.save_as: (text.url, Markup(text.title)) for text in texts}


def register() -> None:
    """Run beside Pelican's own generators."""
    signals.get_generators.connect(AliasGenerator.itself)
