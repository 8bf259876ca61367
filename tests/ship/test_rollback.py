"""Going back: an earlier site is live again, by a new commit, and what came after it stays in the history."""

import pytest

from tests.ship.conftest import (
    WRITER,
    clone,
    commit,
    copied,
    enter_domain,
    git,
    head,
    live,
    make,
    run,
    ship,
    site,
    write,
)


@pytest.fixture(scope="module")
def three_made(small_made, tmp_path_factory):
    """The folder that `three` is copied from, what each published, and the commit each was built from."""
    folder, sites, sources = tmp_path_factory.mktemp("three"), [], []
    small = copied(small_made, folder)
    for number in range(3):
        sources.append(commit(small, f"Change {number}"))
        make(small, {"shared.html": str(number)})
        sites.append(site(small))
        assert ship(small).returncode == 0
    return folder, sites, sources


@pytest.fixture
def three(three_made, tmp_path):
    """Three deploys; gives the project, what each published, and the commit each was built from."""
    folder, *told = three_made
    return copied(folder, tmp_path), *told


@pytest.mark.parametrize("named", ["live-commit", "source"])
@pytest.mark.parametrize("options", [(), ("--depth=1",)], ids=["whole-clone", "one-commit"])
def test_an_earlier_site_is_live_again_and_the_history_stays(three, remote, tmp_path, named, options):
    _, sites, sources = three
    before = head(remote)
    to = sources[0][:9] if named == "source" else git(remote, "rev-parse", "--short", "gh-pages~2")
    done = run(clone(remote, tmp_path / "elsewhere", *options), "rollback", to)
    assert done.returncode == 0, done.stderr
    assert "Change 0" in done.stdout
    assert live(remote) == sites[0]
    assert git(remote, "rev-parse", "gh-pages~1") == before
    assert git(remote, "log", "-1", "--format=%(trailers:key=Source,valueonly)", "gh-pages") == sources[0]


def test_once_it_is_released_the_next_deploy_goes_on_from_there(three, remote):
    project, sites, sources = three
    run(project, "rollback", sources[0])
    assert run(project, "release").returncode == 0
    commit(project, "Mend it")
    make(project, {"shared.html": "3"})
    assert ship(project).returncode == 0
    assert live(remote)["shared.html"] == "3"
    assert live(remote, "gh-pages~1") == live(remote, "gh-pages~2") == sites[0]


def test_going_back_to_what_is_live_makes_no_commit(three, remote):
    project, _, sources = three
    before = head(remote)
    done = run(project, "rollback", sources[2])
    assert (done.returncode, head(remote)) == (0, before)
    assert "That is what is live" in done.stdout


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        ((), "say which"),
        (("0000000",), 'nothing that was live is called "0000000"'),
        (("main",), 'nothing that was live is called "main"'),
        (("--all",), "unrecognized arguments"),
    ],
    ids=["nothing", "unknown", "a-branch", "an-option"],
)
def test_without_a_name_that_is_known_the_last_ones_are_listed(three, remote, to, sentence):
    project, _, _ = three
    before = head(remote)
    done = run(project, "rollback", *to)
    assert done.returncode != 0
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert head(remote) == before
    if to != ("--all",):
        for number in range(3):
            short = git(remote, "rev-parse", f"gh-pages~{2 - number}")[:7]
            assert f"make rollback TO={short}" in done.stderr
            assert f"Change {number}" in done.stderr


def test_previews_do_not_hide_what_was_live(three, remote):
    project, _, _ = three
    write(project, "output-preview", "https://example.org/preview/pr-1", {})
    for command in (["manifest", "output-preview"], ["preview", "1"], ["unpreview", "1"]):
        assert run(project, *command).returncode == 0
    listed = run(project, "rollback").stderr.splitlines()[1:]
    assert [row.rpartition("Change ")[2] for row in listed] == ["2", "1", "0"]


def test_the_domain_is_not_lost_by_going_back(small_live, remote, tmp_path):
    small, first = small_live, head(remote)
    enter_domain(remote, tmp_path / "other", "example.org")
    make(small, {"CNAME": "example.org\n"})
    assert ship(small).returncode == 0
    done = run(small, "rollback", first)
    assert done.returncode == 1
    assert "the live site answers at example.org" in done.stderr


def test_what_is_no_site_is_not_put_back(small_live, remote):
    sources = git(small_live, "commit-tree", "HEAD^{tree}", "-p", "gh-pages", "-m", "Push main by mistake", **WRITER)
    git(small_live, "push", "--quiet", "origin", f"{sources}:gh-pages")
    make(small_live, {"new.html": "new"})
    assert ship(small_live).returncode == 0
    before = head(remote)
    done = run(small_live, "rollback", sources)
    assert (done.returncode, head(remote)) == (1, before)
    assert "holds no index.html, so it is not a site" in done.stderr


def test_there_is_nothing_to_go_back_to_before_the_first_deploy(small):
    done = run(small, "rollback", "0000000")
    assert done.returncode == 1
    assert "there is nothing to go back to" in done.stderr
