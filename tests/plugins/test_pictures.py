"""A file that the checks do not see is never published. Which pictures are: `tests/site/test_nothing_leaks.py`."""

from types import SimpleNamespace

import pytest

from editorial.findings import ContentError
from editorial.markup.documents import Documents
from plugins import pictures
from tests.conftest import ROOT, site_of
from tests.plugins.signals import connected


@pytest.mark.parametrize("link", ["../pelicanconf.py", "data/people.yaml", "pages/a.md"])
def test_a_link_to_what_is_not_published_is_refused(link, monkeypatch):
    read = connected(monkeypatch, pictures, "article_generator_pretaxonomy", "page_generator_finalized")
    page = SimpleNamespace(
        get_static_links=lambda: {link},
        get_relative_source_path=lambda: "pages/a.md",
        document=SimpleNamespace(text=SimpleNamespace(status="published")),
    )
    generator = SimpleNamespace(
        settings={"DOCUMENTS": Documents(site_of(ROOT / "content"))},
        context={"static_links": set(), "generated_content": {"pages/a.md": page}},
        path="content",
    )
    with pytest.raises(ContentError, match=f"content/pages/a.md:1:1: R70 error: link: {link} is not published"):
        read[1].send(generator)
