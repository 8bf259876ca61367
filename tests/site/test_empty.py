"""A site that is just beginning: no article and no word yet, and every page says so in a sentence."""

import shutil

import pytest

from tests.conftest import ADDRESS, build, built
from tests.site.reading import broken, pages


@pytest.fixture(params=["empty", "missing"])
def begun(request, project):
    """A project whose folder of articles is empty, or not there at all, as after a fresh clone."""
    (project / "content/data/addresses.yaml").unlink()
    (project / "content/data/glossary.yaml").write_text("terms:\n", encoding="utf-8")
    shutil.rmtree(project / "content/articles")
    if request.param == "empty":
        (project / "content/articles").mkdir()
    return project


def test_a_site_of_drafts_alone_is_not_published(project):
    (project / "content/data/addresses.yaml").unlink()  # it has never been public
    for article in (project / "content/articles").glob("*.md"):
        text = article.read_text(encoding="utf-8")
        article.write_text(text.replace("\nstatus: published\n", "\nstatus: draft\n"), encoding="utf-8")
    done = build(project, "publishconf.py", SITEURL=ADDRESS)
    assert done.returncode == 1
    assert "content/articles:1:1: R78 error: folder: holds no article to publish" in done.stderr
    assert not (project / "output").exists()


def test_what_is_not_there_yet_is_said(begun):
    tree = built(begun, "pelicanconf.py")
    for name in ("index.html", "articles.html"):
        assert "There are no articles here yet." in pages(tree)[name].body.text()
    assert "There are no topics yet." in pages(tree)["topics.html"].body.text()
    assert broken(tree, ADDRESS) == []
    assert "There are no words here yet." in pages(tree)["glossary.html"].body.text()
