"""Reading the live site back: what is right is said in a line, what differs is named."""

import contextlib
import functools
import shutil

import pytest

from ship import live
from ship.git import ShipError
from tests.conftest import built
from tests.ship.conftest import Files, commit, copied, git, run, seal, serving, ship, write


@pytest.fixture(scope="module")
def served_made(source_made, tmp_path_factory):
    """The folder that the project of `served` is copied from, the folder that is served, and its address."""
    folder, www = tmp_path_factory.mktemp("served"), tmp_path_factory.mktemp("www")
    source = copied(source_made, folder)
    with serving(functools.partial(Files, directory=www)) as address:
        built(source, "publishconf.py", SITEURL=f"{address}/repo")
        seal(source)
        assert ship(source).returncode == 0
        yield folder, www, f"{address}/repo"


@pytest.fixture
def served(served_made, remote, tmp_path):
    """The real site, published for a local address and served from a clone of gh-pages.

    Gives the project, the folder that is served, and its address.
    """
    folder, www, home = served_made
    project = copied(folder, tmp_path)
    shutil.rmtree(www / "repo", ignore_errors=True)
    git(www, "clone", "--quiet", "--branch=gh-pages", str(remote), "repo")
    return project, www / "repo", home


def test_a_live_site_that_is_as_it_should_be(served):
    project, _, home = served
    commit = git(project, "rev-parse", "HEAD")[:7]
    for url in ((home,), (f"{home}/",), ()):
        done = run(project, "live", *url)
        assert done.returncode == 0, done.stderr
        assert f"{home} was built from {commit} of " in done.stdout
        assert "files are those of output/" in done.stdout


def test_each_difference_is_named(served):
    project, www, home = served
    listed = project / ".output.manifest"  # of many files only some are compared
    rows = [row for row in listed.read_text().splitlines() if row.endswith(("  about.html", "  glossary.html"))]
    listed.write_text("\n".join(rows))
    (www / "about.html").unlink()
    (www / "glossary.html").write_bytes((www / "glossary.html").read_bytes() + b" ")
    done = run(project, "live", home)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Looked: {home} is not as it should be:\n")
    assert "  about.html is answered with 404\n" in done.stderr
    assert "  glossary.html is served with other bytes\n" in done.stderr
    assert f"  {home}/about.html is answered with 404 (from {home}/" in done.stderr


def test_an_older_live_site_is_told_from_a_newer_tree(served):
    project, _, home = served
    old = git(project, "rev-parse", "HEAD")[:7]
    new = commit(project, "Write more")[:7]
    built(project, "publishconf.py", SITEURL=home)
    seal(project)
    done = run(project, "live", home)
    assert done.returncode == 1
    assert f"it was built from {old} of " in done.stderr
    assert f"and output/ from {new} of " in done.stderr
    assert "other bytes" not in done.stderr


def test_without_a_published_tree_the_links_are_followed_all_the_same(served):
    project, www, home = served
    shutil.rmtree(project / "output")
    (project / ".output.manifest").unlink()
    done = run(project, "live", home)
    assert done.returncode == 0, done.stderr
    assert "nothing published stands in output/" in done.stdout
    (www / "about.html").unlink()
    assert f"{home}/about.html is answered with 404" in run(project, "live", home).stderr
    assert "make publish" in run(project, "live").stderr


def test_a_site_that_does_not_say_its_source_is_named(served):
    project, www, home = served
    (www / "version.txt").unlink()
    done = run(project, "live", home)
    assert done.returncode == 1
    assert f"{home}/version.txt does not say which commit" in done.stderr


def test_a_site_that_has_a_page_at_every_address_is_named(small):
    """A reader who follows a dead link is told that all is well, and so is every check of links."""

    class Anything(Files):
        def send_error(self, *_):
            self.send_response(200)
            self.end_headers()

    with serving(functools.partial(Anything, directory=small / "output")) as home:
        write(small, "output", home, {})
        seal(small)
        done = run(small, "live")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"Looked: {home} is not as it should be:",
        "  an address where nothing stands is not answered with 404",
    ]


def test_an_answer_without_an_end_is_not_waited_for(small, monkeypatch):
    """As a camera or a radio gives it: the machine's memory would be full before."""
    monkeypatch.setattr(live, "LARGEST_FILE", 10**6)

    class Endless(Files):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            with contextlib.suppress(OSError):
                while True:
                    self.wfile.write(bytes(10**5))

    with (
        serving(functools.partial(Endless, directory=small)) as home,
        pytest.raises(ShipError, match="more comes than"),
    ):
        live.source_of(home)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/repo", "example.org", "file:///etc", "http://[::1", "http://a.invalid/?b"]
)
def test_an_address_that_does_not_answer_is_a_sentence(small, url):
    done = run(small, "live", url)
    assert done.returncode == 1
    assert done.stderr.startswith("Looked: ")
    assert len(done.stderr.splitlines()) == 1
