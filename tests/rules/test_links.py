"""Links say where they lead. Each single mistake stands in `mistakes/link-...`."""

import pytest

LINKS = [
    "[How we write]({filename}../pages/about.md)",
    "[Read more about rest]({filename}../pages/about.md)",
    "[FDA MedWatch](https://www.fda.gov/medwatch)",
    "[The rules](https://example.org/rules) say so (see [who we are]({filename}../pages/about.md)).",
    "[The trial][1] says so.\n\n[1]: https://example.org/trial",
    "Write to rest@example.org. Version 2.0 is out, e.g. now.",
    "A list in [brackets] is no link, nor is [@doe2024].",
    "Here is more. Click on a word to see it.",
]


@pytest.mark.parametrize("text", LINKS)
def test_links_that_say_where_they_lead(said, text):
    assert said(text) == []


NOTHING = ["here", "Here", "this link", "**here**", "Learn more", "More…", "this page", "click\nhere", "read more »"]


@pytest.mark.parametrize("words", NOTHING)
def test_links_that_do_not(said, words):
    assert said(f"See [{words}](https://example.org/).")[0].startswith("R70 error: link: ")


@pytest.mark.parametrize("text", ["See www.example.org now.", "See <https://example.org>.", "(https://example.org)"])
def test_bare_addresses(said, text):
    assert "stands bare in the text" in said(text)[0]
