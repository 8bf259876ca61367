"""Render: what goes with pages, made by Typst: cards, the pictures of links that others share, and handouts to print.

Adds to each article its `card`, unless it has a cover of its own, and its `handouts` (none unless its header asks for
them); lends templates `site_card`, for all other pages. Where the setting PAPER is off, only the article that HANDOUT names
gets a handout, and nothing a card. All is made before a page is laid out, since a page says how large its handouts are.
"""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Article

from editorial.findings import ContentError, Finding, Place
from editorial.markup.paper import inks
from editorial.model.allowed_files import size as size_in_words
from editorial.model.files import near
from plugins.extra_files import add
from plugins.markdown_copy import copy_of
from plugins.paper import handout
from plugins.paper.card import HEIGHT, WIDTH, Face, SocialCard, face_of
from plugins.paper.handout import SIZES, Handout
from plugins.paper.press import PICTURE, Press, Unprintable

SITE_CARD = f"card{PICTURE}"


def _attach(generators: list[Any]) -> None:
    any_one = generators[0]  # all generators share one context
    settings, context = any_one.settings, any_one.context
    articles = [text for text in context["generated_content"].values() if isinstance(text, Article)]
    context["site_card"] = None
    for article in articles:
        article.card, article.handouts = None, []
    if not (settings["PAPER"] or settings["HANDOUT"]):
        return
    articles.sort(key=lambda article: article.save_as)
    chosen = _chosen(articles, settings)
    if find_spec("typst") is None:
        sentence = "Typst, which makes cards and handouts, is not installed. Say `make publish`, which fetches it"
        raise ContentError(Finding(Path("requirements-publish.txt"), Place(1), "", sentence))
    theme, root = Path(settings["THEME"]), Path(settings["PATH"]).parent
    _Maker(any_one, inks((theme / "static/css/tokens.css").read_text("utf-8")), Press(theme / "paper", root)).make(
        articles, chosen
    )


def _chosen(articles: list[Any], settings: dict[str, Any]) -> list[Any]:
    """The articles that get a handout."""
    named = settings["HANDOUT"]
    if not named:
        return [article for article in articles if settings["PAPER"] and getattr(article, "handout", False)]
    chosen = [article for article in articles if article.source.file == Path(named).resolve()]
    if not chosen:
        sentence = f"is not an article that this site shows. {near(Path(named), Path(settings['PATH']))}"
        raise ContentError(Finding(Path(named), Place(1), "", sentence))
    return chosen


class _Maker:
    """Makes cards and handouts in the output of a run."""

    def __init__(self, generator: Any, inks: dict[str, str], press: Press):
        self.settings, self.context = generator.settings, generator.context
        self.output, self.inks, self.press = Path(generator.output_path), inks, press

    def make(self, articles: list[Any], chosen: list[Any]) -> None:
        """Make them all, and say on each article what there is. Raises ContentError for what Typst cannot make."""
        cards = list(self._cards(articles)) if self.settings["PAPER"] else []
        name, documents = self.context["SITENAME"], self.settings["DOCUMENTS"]
        jobs = [face.job(name, self.context["SIGN"], self.inks) for _, face in cards]
        jobs += [job for article in chosen for job in handout.jobs(article, self.context, documents, self.inks)]
        made = self.press.made(jobs)
        for article, face in cards:
            address, picture = copy_of(article.save_as, PICTURE) if article else SITE_CARD, next(made)
            if article and isinstance(picture, Unprintable):  # no reason to keep the article back
                print(f"{article.source.path}: no card is shown where it is shared ({picture}). A `cover` would be.")
                continue
            self._write(address, picture, article)
            shown = SocialCard(address, WIDTH, HEIGHT, face.alt(name))
            if article:
                article.card = shown
            else:
                self.context["site_card"] = shown
        for article in chosen:
            for called, ending in SIZES.values():
                address = copy_of(article.save_as, ending)
                size = size_in_words(self._write(address, next(made), article))
                article.handouts.append(Handout(called, address, size))
                if self.settings["HANDOUT"]:
                    print(f"{called}: {self.settings['OUTPUT_PATH']}/{address} ({size})")
        if self.settings["PAPER"]:
            self.press.shelf.forget()

    def _cards(self, articles: list[Any]) -> Iterator[tuple[Any, Face]]:
        """Yield each article that is to have a card, and what that says; the site's own has no article."""
        says = Face(self.context["SITESUBTITLE"], self.context["WELCOME"], "", self.context["DEFAULT_LANG"])
        yield None, says
        yield from ((article, face_of(article)) for article in articles if not hasattr(article, "cover"))

    def _write(self, address: str, made: bytes | Unprintable, article: Any) -> int:
        """Write a file of the site, and give its size."""
        if isinstance(made, Unprintable):
            path = article.source.path if article else Path("pelicanconf.py")
            is_card = address.endswith(PICTURE)
            other = "" if is_card else ", or `handout` out of the header"
            sentence = f"cannot be made ({made}). Take what it names out of the text{other}"
            raise ContentError(Finding(path, Place(1), "card" if is_card else "handout", sentence))
        add(self.output / address, made, self.context)
        return len(made)


def register() -> None:
    """Act once every text is read."""
    signals.all_generators_finalized.connect(_attach)
