"""Previews stand beside the live site: neither wipes the other, and search engines pass them by."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import build, built
from tests.ship.conftest import commit, copied, git, head, live, make, run, ship, site, write

PUBLISHED = ("index.html", "robots.txt", "version.txt", "articles/rest.html", "tags/a-b_c.html")


def preview(project, number: int, **files: str):
    """Build a small preview and show it, as `make preview` does."""
    write(project, "output-preview", f"https://example.org/preview/pr-{number}", files)
    assert run(project, "manifest", "output-preview").returncode == 0
    return run(project, "preview", str(number))


@pytest.fixture
def shown(shown_made, tmp_path):
    """A live site with two previews beside it."""
    return copied(shown_made, tmp_path)


@pytest.fixture(scope="module")
def shown_made(small_live_made, tmp_path_factory):
    """The folder that `shown` is copied from."""
    folder = tmp_path_factory.mktemp("shown")
    small = copied(small_live_made, folder)
    for number in (1, 12):
        done = preview(small, number, **{"new.html": f"preview {number}"})
        assert done.returncode == 0, done.stderr
        assert f"seen at https://example.org/preview/pr-{number}/" in done.stdout
    return folder


def under(prefix: str, files: dict[str, str]) -> dict[str, str]:
    return {f"{prefix}/{name}": text for name, text in files.items()}


def previews(remote) -> dict[str, str]:
    return {name: text for name, text in live(remote).items() if name.startswith("preview/")}


def test_previews_stand_beside_the_site_and_beside_each_other(shown, remote):
    expected = site(shown) | under("preview/pr-12", site(shown, "output-preview"))
    one = {name: text for name, text in live(remote).items() if name.startswith("preview/pr-1/")}
    assert one["preview/pr-1/new.html"] == "preview 1"
    assert live(remote) == expected | one


def test_a_deploy_keeps_the_previews(shown, remote):
    before = previews(remote)
    commit(shown, "Write more")
    (shown / "output/articles/rest.html").unlink()
    make(shown, {"more.html": "more"})
    assert ship(shown).returncode == 0
    assert previews(remote) == before
    assert live(remote) == site(shown) | before
    assert git(remote, "log", "-1", "--format=%an|%cn", "gh-pages") == "A Writer|A Writer"


def test_an_unchanged_deploy_beside_previews_makes_no_commit(shown, remote):
    before = head(remote)
    done = ship(shown)
    assert "Nothing has changed" in done.stdout
    assert head(remote) == before


def test_a_new_preview_replaces_its_own_old_one_only(shown, remote):
    before = live(remote)
    (shown / "output-preview/new.html").unlink()
    assert preview(shown, 12, **{"newer.html": "x"}).returncode == 0
    assert live(remote)["preview/pr-12/newer.html"] == "x"
    del before["preview/pr-12/new.html"]
    now = live(remote)
    assert {name: now[name] for name in before} == before | {
        name: now[name] for name in ("preview/pr-12/robots.txt", "preview/pr-12/version.txt")
    }


def test_a_preview_goes_and_all_else_stays(shown, remote):
    before = live(remote)
    done = run(shown, "unpreview", "1")
    assert done.stdout == "The preview pr-1 is gone from gh-pages.\n"
    assert live(remote) == {name: text for name, text in before.items() if not name.startswith("preview/pr-1/")}
    done = run(shown, "unpreview", "1")
    assert (done.returncode, done.stdout) == (0, "There is no preview pr-1.\n")


def test_when_the_last_preview_goes_the_site_is_as_it_was(shown, remote):
    for number in ("1", "12"):
        run(shown, "unpreview", number)
    assert live(remote) == site(shown)


def test_going_back_keeps_the_previews_of_today(shown, remote):
    first = site(shown)
    commit(shown, "Write more")
    make(shown, {"more.html": "more"})
    ship(shown)
    run(shown, "unpreview", "1")
    before = previews(remote)
    done = run(shown, "rollback", git(remote, "rev-parse", "gh-pages~4"))
    assert done.returncode == 0, done.stderr
    assert live(remote) == first | before


def test_a_site_that_was_not_built_as_this_preview_is_refused(shown, remote):
    before = head(remote)
    done = run(shown, "preview", "13")
    assert done.returncode == 1
    assert "was built for https://example.org/preview/pr-12, which does not end in preview/pr-13" in done.stderr
    assert head(remote) == before


def test_a_preview_whose_bytes_changed_is_refused(shown, remote):
    before = head(remote)
    (shown / "output-preview/new.html").write_text("changed")
    done = run(shown, "preview", "12")
    assert done.returncode == 1
    assert "look at new.html" in done.stderr
    assert head(remote) == before


@pytest.mark.parametrize("command", ["preview", "unpreview"])
def test_only_a_number_names_a_preview(shown, remote, command):
    before = head(remote)
    for number in ("0", "-1", "../..", "", "1/../../articles"):
        done = run(shown, command, "--", number)
        assert done.returncode == 1
        assert "is not the number of a pull request" in done.stderr
    assert head(remote) == before


def test_no_preview_stands_alone_and_the_first_article_of_a_new_site_is_no_fault(small, remote):
    """A site without an article is not published, so there is none yet when the first one comes as a pull request."""
    said = "origin has no branch gh-pages yet, so no preview can stand beside it. First: make github\n"
    done = preview(small, 12)
    assert (done.returncode, done.stdout) == (0, said)
    done = run(small, "unpreview", "12")
    assert (done.returncode, done.stdout) == (0, "There is no preview pr-12.\n")
    assert git(remote, "for-each-ref", "refs/heads/gh-pages") == ""


def test_every_page_of_a_preview_is_passed_by_and_knows_its_address(project):
    built(project, "publishconf.py", SITEURL="https://example.org/repo", PREVIEW="pr-12")
    assert not (project / "output").exists()
    pages = {file.name: LexborHTMLParser(file.read_text()) for file in (project / "output-preview").rglob("*.html")}
    assert len(pages) > 5
    for name, page in pages.items():
        assert [meta.attributes["content"] for meta in page.css("meta[name=robots]")] == ["noindex"], name
        canonical = [link.attributes["href"] for link in page.css("link[rel=canonical]")]
        assert name == "404.html" or canonical[0].startswith("https://example.org/repo/preview/pr-12/"), name


def test_a_preview_without_a_number_is_not_built(project):
    done = build(project, "publishconf.py", SITEURL="https://example.org", PREVIEW="pr-")
    assert done.returncode == 1
    assert "make preview PR=12" in done.stderr
