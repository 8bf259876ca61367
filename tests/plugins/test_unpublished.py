"""What is not published yet, long overdue for review, or not meant for readers, is not written at all."""

from datetime import datetime
from types import SimpleNamespace

import pytest
from blinker import Signal
from pelican import signals

from plugins import unpublished as withhold
from tests.model.test_calendar import epoch

ARTICLES = ["drafts", "drafts_translations", "hidden_articles", "hidden_translations"]
SIGNALS = [
    "article_generator_pretaxonomy",
    "page_generator_finalized",
    "article_generator_context",
    "all_generators_finalized",
]
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
    read = connected(monkeypatch, withhold, *SIGNALS)
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


NOT_DUE, LONG_DUE = ({"next": {"iso": day}} for day in ("2026-02-04", "2020-01-01"))


@pytest.mark.parametrize(
    ("date", "review", "status"),
    [
        ("2026-02-03", None, "published"),
        ("2026-02-03T23:59", None, "published"),
        ("2026-02-04", None, "draft"),
        ("2026-02-03", NOT_DUE, "published"),
        ("2019-02-03", LONG_DUE, "draft"),
    ],
    ids=["today", "tonight", "tomorrow", "reviewed", "long-overdue"],
)
@pytest.mark.parametrize("public", [True, False])
def test_an_article_to_come_or_long_overdue_is_kept_back(monkeypatch, date, review, status, public):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch("2026-02-03T12:00:00+00:00"))
    read = connected(monkeypatch, withhold, *SIGNALS)[2]
    metadata = {"date": datetime.fromisoformat(date), "review": review, "status": "published"}
    read.send(SimpleNamespace(settings={"WITHHOLD": public}), metadata=metadata)
    assert metadata["status"] == (status if public else "published")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="{filename}rest.md">Rest <em>well</em></a>.', "Rest <em>well</em>."),
        ('<a href="{filename}../articles/rest.md#how" title="x">Rest</a>', "Rest"),
        ("<a class=x href='{filename}/articles/rest.md'>Rest</a>", "Rest"),
        ('<a href="{filename}walk.md">Walk</a> <a href="{filename}rest.md">rest</a>', '<a href="{filename}walk.md">Walk</a> rest'),
        ('<a href="https://example.org/rest.md">Rest</a>', '<a href="https://example.org/rest.md">Rest</a>'),
    ],
    ids=["beside", "upwards", "from-the-top", "two", "elsewhere"],
)  # fmt: skip
def test_a_link_to_what_was_left_out_is_its_words(html, expected):
    assert withhold.unlinked(html, "articles/walk-more.md", {"articles/rest.md"}) == expected
