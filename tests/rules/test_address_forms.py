"""Addresses that a host or a machine could not keep apart, or keep at all (R78)."""

from pathlib import Path

import pytest

from tests.conftest import findings
from tests.site.conftest import write_article
from tests.site.reading import files


def wrong(content: Path) -> list[str]:
    return [str(finding) for finding in findings(content) if finding.rule == "R78"]


@pytest.mark.parametrize("alias", ["Index.html", "Articles/old.html", "TOPICS.html", "articles/New.html", "Older.html"])
def test_an_alias_that_differs_from_an_address_in_capitals_only_is_refused(sound, alias):
    write_article(sound.parent, "new", status=f"published\naliases: [{alias}]")
    write_article(sound.parent, "other", status="published\naliases: [older.html]", date="2026-01-04")
    (sentence,) = wrong(sound)
    assert "in capitals only, and many machines keep just one. Take it out" in sentence


def test_an_alias_with_capitals_of_its_own_is_let_pass(sound):
    write_article(sound.parent, "new", status="published\naliases: [Blog/Old-Name.html, Blog/other.html]")
    assert wrong(sound) == []


@pytest.mark.parametrize(
    "name", ["robots.txt", "Robots.TXT", "version.txt", "index.html/a.txt", "feeds/all.atom.xml/a.txt"]
)
def test_a_file_of_extra_takes_no_place_of_ours_unseen(sound, name):
    (sound / "extra" / name).parent.mkdir(parents=True, exist_ok=True)
    (sound / "extra" / name).write_text("User-agent: *\nDisallow: /\n")
    (sentence,) = wrong(sound)
    assert sentence.startswith(f"content/extra/{name}:1:1: R78 error: file: would take the place of ")


@pytest.mark.parametrize("name", ["preview/pr-3/a.txt", "Preview/a.txt"])
def test_a_file_of_extra_stands_among_no_previews_where_a_deploy_would_stop_at_it(sound, name):
    (sound / "extra" / name).parent.mkdir(parents=True)
    (sound / "extra" / name).write_text("One.\n")
    (sentence,) = wrong(sound)
    assert sentence.startswith(f"content/extra/{name}:1:1: R78 error: file: would stand where changes are shown")


@pytest.mark.parametrize("name", ["CNAME", "ads.txt", "articles/notes.txt", "articles.txt", ".well-known/security.txt"])
def test_any_other_file_of_extra_is_let_pass(sound, name):
    (sound / "extra" / name).parent.mkdir(parents=True, exist_ok=True)
    (sound / "extra" / name).write_text("example.org\n")
    assert wrong(sound) == []


def test_ours_is_all_that_the_site_makes(project, published):
    """Whatever the published site holds that is no page, and stands in extra/ as well, is refused."""
    kinds = {".txt", ".json", ".webmanifest", ".ico"}
    made = {name for name in files(published) if Path(name).suffix in kinds}
    assert "robots.txt" in made
    for name in made:
        (project / "content/extra" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "content/extra" / name).write_text("")
    assert len(wrong(project / "content")) == len(made)


@pytest.mark.parametrize("field", ["category", "tag"])
def test_a_name_that_is_too_long_for_an_address_is_refused(sound, field):
    write_article(sound.parent, "new", **{field: "long tag " * 59 + "long tag"})
    (sentence,) = wrong(sound)
    assert "takes 539 letters in an address; 100 at most. Choose a shorter name" in sentence
    write_article(sound.parent, "new", **{field: "a" * 100})
    assert wrong(sound) == []
