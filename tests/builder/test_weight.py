"""What a build says of the weight of its pages."""

import gzip
from pathlib import Path

import pytest

from builder.weight import budget, budgets, sentence, weights
from editorial.findings import ContentError
from tests.conftest import ROOT

BUDGETS = """
[list]
pages = ["index.html"]
bytes = 40
nodes = 5
each = { of = "li", bytes = 10, nodes = 1 }
[text]
pages = ["*.html"]
bytes = 60
nodes = 10
until = { mark = " id=notes", bytes = 30 }
"""


def project(root: Path, **pages: str) -> tuple[Path, Path, list[str]]:
    """A project with these budgets, and where its `pages` were written."""
    (root / "budgets.toml").write_text(BUDGETS, encoding="utf-8")
    names = [f"{name}.html" for name in pages]
    for name, html in zip(names, pages.values(), strict=True):
        (root / name).write_text(html, encoding="utf-8")
    return root, root, names


def test_the_page_that_is_nearest_to_its_limit_is_named(tmp_path):
    said = sentence(*project(tmp_path, index="<p>a", about="<p>" + "b" * 500, other="<p>c"))
    assert said == "Nearest to its limit is index.html: 24 of 40 bytes gzipped.\n"


def test_a_page_that_is_too_heavy_is_named_so(tmp_path):
    said = sentence(*project(tmp_path, index="<p>abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHI"))
    assert said == "Heavier than it may be is index.html: 68 of 40 bytes gzipped.\n"


def test_nothing_is_said_where_nothing_was_written_or_no_budget_stands(tmp_path):
    assert sentence(*project(tmp_path)) == ""
    assert sentence(tmp_path / "elsewhere", tmp_path, ["index.html"]) == ""


def test_budgets_that_cannot_be_read_are_shown_on_their_line(tmp_path):
    (tmp_path / "budgets.toml").write_text("[list]\nbytes = x\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"budgets\.toml:2:1: .*Invalid value"):
        budgets(tmp_path)


def test_a_list_may_weigh_more_by_each_thing_that_it_lists(tmp_path):
    kinds = budgets(project(tmp_path)[0])
    found = weights(b"<ul><li>a<li>b</ul>", budget("index.html", kinds))
    assert (found["bytes"][1], found["nodes"]) == (60, (6, 7))


def test_what_comes_first_has_a_budget_of_its_own(tmp_path):
    kinds = budgets(project(tmp_path)[0])
    first = "<p>" + "x" * 40
    found = weights(f"{first}<h2 id=notes>".encode(), budget("about.html", kinds))
    assert found["until"] == (len(gzip.compress(f"{first}<h2".encode(), 6)), 30)
    assert "until" not in weights(first.encode(), budget("about.html", kinds))


def test_every_page_has_a_budget_of_ours():
    names = ("index.html", "de/articles/a.html", "old/page.html", "styleguide.html")
    assert all(budget(name, budgets(ROOT)) for name in names)
