"""What is not published yet, or not meant for readers, is not written at all."""

from types import SimpleNamespace

import pytest
from blinker import Signal
from pelican import signals

from plugins import withhold

ARTICLES = ["drafts", "drafts_translations", "hidden_articles", "hidden_translations"]
PAGES = ["draft_pages", "draft_translations", "hidden_pages", "hidden_translations"]


class Content:
    def __init__(self, path: str):
        self.path = path

    def get_relative_source_path(self) -> str:
        return self.path


def connected(monkeypatch, plugin, *names: str) -> list[Signal]:
    """Pelican's signals `names`, made new so that they reach `plugin` and nothing that another test connected."""
    made = [Signal() for _ in names]
    for name, signal in zip(names, made, strict=True):
        monkeypatch.setattr(signals, name, signal)
    plugin.register()
    return made


def generator(names: list[str], published: str, withhold: bool) -> SimpleNamespace:
    """A generator that has read one text for each list in `names`, and one that is published."""
    lists = {name: [Content(f"{name}.md")] for name in [*names, published]}
    known = {content.path: content for one in lists.values() for content in one}
    return SimpleNamespace(settings={"WITHHOLD": withhold}, context={"generated_content": known}, **lists)


@pytest.fixture(params=["articles", "pages"])
def kind(request, monkeypatch) -> tuple[Signal, list[str], str]:
    """The signal that tells of articles or pages, the lists that are kept back, the one that is not."""
    read = connected(monkeypatch, withhold, "article_generator_pretaxonomy", "page_generator_finalized")
    lists = {"articles": ARTICLES, "pages": PAGES}
    return read[request.param == "pages"], lists[request.param], request.param


def test_only_what_is_published_is_left_and_can_be_linked(kind):
    signal, names, published = kind
    site = generator(names, published, withhold=True)
    signal.send(site)
    assert [getattr(site, name) for name in names] == [[]] * 4
    assert list(site.context["generated_content"]) == [f"{published}.md"]
    assert len(getattr(site, published)) == 1


def test_while_you_work_all_is_shown(kind):
    signal, names, published = kind
    site = generator(names, published, withhold=False)
    signal.send(site)
    assert [len(getattr(site, name)) for name in names] == [1] * 4
    assert len(site.context["generated_content"]) == 5
