"""A page arrives fast on a slow phone: one small file, within what `budgets.toml` allows its kind."""

from builder.weight import budget, budgets, weights
from tests.conftest import ADDRESS, ROOT
from tests.site.reading import files, pages

KINDS = budgets(ROOT)
EVERY = KINDS["every"]


def test_every_page_is_within_its_budget(published, record_property):
    usual = b"https://example.org/repo"  # a longer address makes no worse page
    held = {name: files(published)[name].replace(ADDRESS.encode(), usual) for name in pages(published)}
    found = {name: weights(page, budget(name, KINDS)) for name, page in held.items()}
    record_property("weights", found)
    assert {
        f"{name}, {what}": (now, most)
        for name, amounts in found.items()
        for what, (now, most) in amounts.items()
        if now > most
    } == {}


def test_a_page_asks_for_nothing_but_itself_and_its_pictures(published):
    for name, page in pages(published).items():
        asked = page.css("script[src], link[rel~=stylesheet], link[rel~=preload], link[rel~=modulepreload], iframe")
        assert 1 + len(asked) <= EVERY["requests"], name


def test_the_script_is_small(published):
    for name, page in pages(published).items():
        size = sum(len(script.text().encode()) for script in page.css("script:not([type])"))
        assert size <= (EVERY | budget(name, KINDS))["script"], name


def test_a_draft_is_weighed_as_an_article():
    assert budget("drafts/rest.html", KINDS) == budget("articles/rest.html", KINDS)


def test_every_budget_is_of_some_page(published, site):
    """A misspelt address would let a page pass as one of another kind."""
    found = [budget(name, KINDS) for name in (*pages(published), *pages(site))]
    assert [kind for kind in KINDS if KINDS[kind] not in found] == ["every"]
