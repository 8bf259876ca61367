"""Only the pictures that a page really shows are published."""

from types import SimpleNamespace

import pytest

from plugins import pictures
from tests.test_withhold import connected


def content(*links: str, **fields) -> SimpleNamespace:
    return SimpleNamespace(get_static_links=lambda: set(links), **fields)


@pytest.mark.parametrize("number", [0, 1], ids=["articles-read", "pages-read"])
def test_pictures_of_what_is_left_are_copied_and_no_others(number, monkeypatch):
    read = connected(monkeypatch, pictures, "article_generator_pretaxonomy", "page_generator_finalized")
    context = {
        "static_links": {"figures/of-a-draft.png"},
        "generated_content": {
            "articles/a.md": content("figures/a.png", "figures/both.png", cover="figures/cover.png"),
            "articles/b.md": content("figures/both.png", cover=None),
            "articles/refused.md": None,
            "pages/c.md": content(),
        },
    }
    links = context["static_links"]
    read[number].send(SimpleNamespace(context=context))
    assert links is context["static_links"], "Pelican keeps this very set"
    assert links == {"figures/a.png", "figures/both.png", "figures/cover.png"}
