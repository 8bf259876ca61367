"""Only the pictures that a page really shows are published."""

from types import SimpleNamespace

import pytest

from editorial.findings import ContentError
from plugins import pictures
from tests.plugins.test_unpublished import connected


def content(*links: str, **fields) -> SimpleNamespace:
    return SimpleNamespace(get_static_links=lambda: set(links), **fields)


@pytest.mark.parametrize("number", [0, 1], ids=["articles-read", "pages-read"])
def test_pictures_of_what_is_left_are_copied_and_no_others(number, monkeypatch, tmp_path):
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
    (tmp_path / "extra").mkdir()
    (tmp_path / "extra/favicon.svg").write_text("<svg/>")
    (tmp_path / "extra/page.html").write_text("<p>")
    read[number].send(SimpleNamespace(context=context, path=str(tmp_path)))
    assert links is context["static_links"], "Pelican keeps this very set"
    assert links == {"figures/a.png", "figures/both.png", "figures/cover.png", "extra/favicon.svg"}


@pytest.mark.parametrize("link", ["../pelicanconf.py", "data/people.yaml", "pages/a.md"])
def test_a_link_to_what_is_not_published_is_refused(link, monkeypatch):
    read = connected(monkeypatch, pictures, "article_generator_pretaxonomy", "page_generator_finalized")
    page = content(link, get_relative_source_path=lambda: "pages/a.md")
    site = SimpleNamespace(
        context={"static_links": set(), "generated_content": {"pages/a.md": page}},
        path="content",
    )
    with pytest.raises(ContentError, match=f"content/pages/a.md:1:1: R70 error: link: {link} is not published"):
        read[1].send(site)
