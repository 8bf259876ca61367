"""After the push: GitHub is asked for a build, and the deploy is done when the web serves it, and not before."""

import functools
import json
import shutil
import threading

import pytest

from tests.serving import Handler
from tests.ship.conftest import Files, commit, copied, git, run, seal, serving, ship, write

TOKEN = "a-token-of-one-job"
PAGES = {"build_type": "legacy", "source": {"branch": "gh-pages", "path": "/"}}
SETTING = "Pages > Deploy from a branch > gh-pages"


class GitHub:
    """What GitHub's API answers and was asked. It builds the site of `project` into `www`: in `takes` seconds, or never."""

    def __init__(self, www):
        self.www = www

    def begin(self, project) -> None:
        """Forget what was asked, and take over the site of another project."""
        self.project = project
        self.pages, self.builds = (200, PAGES), [(201, {"status": "queued"})]
        self.asked, self.shown, self.takes, self.building = [], set(), 0, []

    def answer(self, method: str, path: str) -> tuple[int, dict]:
        self.asked.append(f"{method} {path}")
        if method == "GET":
            return self.pages
        code, told = self.builds.pop(0) if len(self.builds) > 1 else self.builds[0]
        if code == 201 and self.takes is not None:
            self.building.append(threading.Timer(self.takes, self.build))
            self.building[-1].start()
        return code, told

    def build(self) -> None:
        shutil.copytree(self.project / "output", self.www, dirs_exist_ok=True)
        if (preview := self.project / "output-preview").exists():
            shutil.copytree(preview, self.www / "preview/pr-12", dirs_exist_ok=True)


@pytest.fixture(scope="module")
def made(small_made, tmp_path_factory):
    """GitHub's API and the web, the folder that the project of each test is copied from, and what was shown to the web."""
    folder, www = tmp_path_factory.mktemp("golive"), tmp_path_factory.mktemp("www")
    github, tokens = GitHub(www / "repo"), set()
    github.begin(copied(small_made, folder))

    class API(Handler):
        def do_GET(self):
            github.shown.add(self.headers["Authorization"])
            code, told = github.answer(self.command, self.path)
            headers = {"Location": told["location"]} if "location" in told else {}
            self.answer(code, json.dumps(told).encode(), **headers)

        do_POST = do_GET

    class Web(Files):
        def do_GET(self):
            tokens.add(self.headers["Authorization"])
            super().do_GET()

    with serving(API) as github.api, serving(functools.partial(Web, directory=www)) as github.web:
        publish(github, "<!doctype html>First")
        shutil.copytree(github.project / "output", folder / "first")
        commit(github.project, "Write more")
        publish(github, "<!doctype html>Second")
        yield github, folder, tokens


@pytest.fixture
def github(made, tmp_path):
    """A small site that was pushed, GitHub's API, and the site on the web, where only what an earlier push brought is."""
    github, folder, tokens = made
    github.begin(copied(folder, tmp_path))
    shutil.rmtree(github.www, ignore_errors=True)
    shutil.copytree(tmp_path / "first", github.www)
    yield github
    for build in github.building:  # one that nobody waited for copies from what is deleted next
        build.join()
    assert tokens <= {None}, "nobody but GitHub is shown the token"


def publish(github: GitHub, page: str) -> None:
    write(github.project, "output", f"{github.web}/repo", {"index.html": page})
    seal(github.project)
    done = ship(github.project)
    assert done.returncode == 0, done.stderr


def golive(github: GitHub, minutes: float = 1, **environment: str):
    told = {"DEPLOY_TOKEN": TOKEN, "GITHUB_API_URL": github.api, "GITHUB_REPOSITORY": "owner/blog"}
    done = run(github.project, "golive", "--minutes", str(minutes), **(told | environment))
    assert TOKEN not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


ASKED = ["GET /repos/owner/blog/pages", "POST /repos/owner/blog/pages/builds"]


def is_live(github: GitHub, done) -> None:
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{github.web}/repo was built from ")
    assert "files are those of output/" in done.stdout


def test_a_site_that_goes_live_at_once(github):
    is_live(github, golive(github))
    assert github.asked == ASKED
    assert github.shown == {f"Bearer {TOKEN}"}


def test_a_site_that_takes_a_while_is_waited_for_and_asked_for_once(github):
    github.takes = 0.5
    is_live(github, golive(github))
    assert github.asked == ASKED


def test_a_site_that_never_goes_live_is_an_error_that_says_what_is_live(github):
    github.takes = None
    done = golive(github, 0.03)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"Not live: {github.web}/repo is not as it should be:\n  it was built from ")
    assert "GitHub" not in done.stderr


def test_pages_that_are_not_switched_on_are_no_error_but_said_with_the_setting(github):
    github.pages = (404, {"message": "Not Found"})
    done = golive(github)
    assert (done.returncode, done.stderr) == (0, "")
    assert "GitHub Pages is not switched on" in done.stdout
    assert SETTING in done.stdout
    assert github.asked == ASKED[:1]


@pytest.mark.parametrize(
    ("pages", "shown"),
    [
        (PAGES | {"build_type": "workflow"}, "what a workflow hands to it"),
        (PAGES | {"source": {"branch": "main", "path": "/"}}, "the branch main, /,"),
        (PAGES | {"source": {"branch": "gh-pages", "path": "/docs"}}, "the branch gh-pages, /docs,"),
    ],
    ids=["a-workflow", "another-branch", "another-folder"],
)
def test_pages_that_show_something_else_are_an_error_at_once(github, pages, shown):
    github.pages = (200, pages)
    done = golive(github)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"Not live: GitHub Pages shows {shown}" in done.stderr
    assert SETTING in done.stderr
    assert github.asked == ASKED[:1]


def test_a_request_that_github_does_not_take_is_made_again(github):
    github.builds.insert(0, (503, {"message": "Unavailable"}))
    is_live(github, golive(github))
    assert github.asked == ASKED * 2


@pytest.mark.parametrize(
    ("environment", "builds", "said"),
    [
        ({}, (403, {}), "answered 403 Forbidden. Give the job the permission `pages: write`"),
        ({}, (500, {}), "answered 500 Internal Server Error"),
        ({"GITHUB_API_URL": "http://127.0.0.1:1"}, (201, {}), "http://127.0.0.1:1 does not answer ("),
    ],
    ids=["no-right", "broken", "down"],
)
def test_what_github_refused_is_said_when_the_site_did_not_go_live_and_only_then(github, environment, builds, said):
    github.builds = [builds]
    done = golive(github, 0.01, **environment)
    assert (done.returncode, done.stdout) == (1, "")
    assert "  it was built from " in done.stderr
    assert said in done.stderr.splitlines()[-1]
    github.build()
    is_live(github, golive(github, 0.01, **environment))


def test_a_token_follows_no_redirect(github):
    github.pages = (301, {"location": f"{github.web}/repo/index.html"})
    done = golive(github, 0.01)
    assert done.returncode == 1
    assert "answered 301" in done.stderr


def test_a_laptop_asks_nothing_of_github_and_waits_all_the_same(github):
    github.build()
    is_live(github, golive(github, DEPLOY_TOKEN=""))
    assert github.asked == []


@pytest.mark.parametrize(
    ("lost", "said"),
    [(".output.manifest", "was not built by `make publish`"), ("output/robots.txt", "does not say for which address")],
)
def test_what_was_not_published_is_not_waited_for(github, lost, said):
    (github.project / lost).unlink()
    done = golive(github, 0.03)
    assert done.returncode == 1
    assert said in done.stderr
    assert github.asked == []


def test_what_was_never_pushed_is_not_waited_for(github):
    git(github.project, "push", "--quiet", "origin", ":gh-pages")
    done = golive(github)
    said = "origin has no branch gh-pages yet, so there is nothing to wait for. First: make github\n"
    assert (done.returncode, done.stdout) == (0, said)
    assert github.asked == []


def test_where_the_remote_does_not_answer_the_web_decides(github):
    github.build()
    git(github.project, "remote", "set-url", "origin", str(github.project / "nowhere"))
    is_live(github, golive(github, DEPLOY_TOKEN=""))


def test_of_a_thousand_pages_the_one_that_changed_is_looked_at(small, serve, tmp_path):
    """As when a page comes of age: the commit is the same, and one page in many is new."""
    many = {f"{number}.html": "old" for number in range(1000)}
    write(small, "output", serve, many)
    seal(small)
    ship(small)
    shutil.copytree(small / "output", tmp_path / "www", dirs_exist_ok=True)
    assert run(small, "live").returncode == 0
    write(small, "output", serve, many | {"500.html": "new"})
    seal(small)
    ship(small)
    assert "500.html is served with other bytes" in run(small, "live").stderr


def test_a_preview_is_waited_for_at_its_own_address_and_its_end_asks_for_a_build(github):
    write(github.project, "output-preview", f"{github.web}/repo/preview/pr-12", {"index.html": "<!doctype html>New"})
    for arguments in (("manifest", "output-preview"), ("preview", "12")):
        assert run(github.project, *arguments).returncode == 0
    told = {"DEPLOY_TOKEN": TOKEN, "GITHUB_API_URL": github.api, "GITHUB_REPOSITORY": "owner/blog"}
    done = run(github.project, "golive", "output-preview", "--minutes", "0.5", **told)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{github.web}/repo/preview/pr-12 was built from ")
    done = run(github.project, "unpreview", "12", **told)
    assert (done.returncode, done.stdout) == (0, "The preview pr-12 is gone from gh-pages.\n")
    assert github.asked == ASKED * 2
