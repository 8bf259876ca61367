"""A deploy: `make github` against a real bare repository on disk, then the branch as the world gets it."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import ROOT, build, built, copy_project

NOBODY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
WRITER = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "A Writer"), ("EMAIL", "writer@example.org"))
}


def git(folder: Path, *arguments: str, **environment: str) -> str:
    """What git says in `folder`; a failure fails the test."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=os.environ | NOBODY | environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def ship(project: Path) -> subprocess.CompletedProcess:
    """Run the deploy as `make github` does once the site is built, on a machine where git knows no user."""
    return subprocess.run(
        [sys.executable, "ship.py", "output"], cwd=project, env=os.environ | NOBODY, capture_output=True, text=True
    )


@pytest.fixture
def remote(tmp_path) -> Path:
    """An empty bare repository."""
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    return tmp_path / "remote.git"


@pytest.fixture
def source(tmp_path, remote) -> Path:
    """A project under git, pushed to `remote`, its site built for a base path."""
    project = copy_project(tmp_path / "project")
    (project / ".gitignore").write_text("/output/\n__pycache__/\n")
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "remote", "add", "origin", str(remote))
    commit(project, "Write the first article")
    built(project, "publishconf.py", SITEURL="https://example.org/repo")
    return project


def commit(project: Path, message: str) -> None:
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", message, **WRITER)
    git(project, "push", "--quiet", "origin", "main")


def published_files(remote: Path) -> set[str]:
    return set(git(remote, "ls-tree", "-r", "--name-only", "gh-pages").splitlines())


def files_of(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_first_deploy_puts_exactly_the_built_tree_on_gh_pages(source, remote):
    done = ship(source)
    assert done.returncode == 0, done.stderr
    built_files = files_of(source / "output")
    assert published_files(remote) == built_files
    for file in built_files:
        blob = subprocess.run(["git", "show", f"gh-pages:{file}"], cwd=remote, capture_output=True).stdout
        assert blob == (source / "output" / file).read_bytes(), file
    short = git(source, "rev-parse", "--short", "HEAD")
    assert f"Pushed {len(built_files)} files to gh-pages of origin, built from {short}" in done.stdout


def test_the_commit_names_its_source_and_its_author(source, remote):
    ship(source)
    assert git(remote, "log", "-1", "--format=%s|%cn|%ce", "gh-pages") == (
        f"Publish {git(source, 'log', '-1', '--format=%h %s')}|A Writer|writer@example.org"
    )


def test_second_deploy_adds_to_the_history_and_says_what_changed(source, remote):
    ship(source)
    first = git(remote, "rev-parse", "gh-pages")
    about = source / "content" / "pages" / "about.md"
    about.write_text(about.read_text().replace("Who writes here, and why.", "Who writes here and why."))
    commit(source, "Mend a comma")
    built(source, "publishconf.py", SITEURL="https://example.org/repo")
    done = ship(source)
    assert done.returncode == 0, done.stderr
    assert "0 new, 1 changed, 0 gone" in done.stdout
    assert git(remote, "rev-parse", "gh-pages~1") == first


def test_unchanged_site_makes_no_commit(source, remote):
    ship(source)
    first = git(remote, "rev-parse", "gh-pages")
    done = ship(source)
    assert done.returncode == 0
    assert "Nothing has changed" in done.stdout
    assert git(remote, "rev-parse", "gh-pages") == first


def test_deploy_from_a_shallow_clone_keeps_the_history(source, remote, tmp_path):
    """CI checks out one commit and has no gh-pages of its own."""
    ship(source)
    first = git(remote, "rev-parse", "gh-pages")
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=main", remote.as_uri(), "shallow")
    shallow = tmp_path / "shallow"
    built(shallow, "publishconf.py", SITEURL="https://example.org/other")
    done = ship(shallow)
    assert done.returncode == 0, done.stderr
    assert git(remote, "rev-parse", "gh-pages~1") == first


def test_domain_stays(source, remote):
    (source / "content" / "extra" / "CNAME").write_text("health.example.org\n")
    commit(source, "Take a domain")
    built(source, "publishconf.py")
    assert ship(source).returncode == 0
    assert git(remote, "show", "gh-pages:CNAME") == "health.example.org"
    assert "https://health.example.org/" in (source / "output" / "index.html").read_text()

    (source / "content" / "extra" / "CNAME").unlink()
    built(source, "publishconf.py", SITEURL="https://example.org")
    live = git(remote, "rev-parse", "gh-pages")
    done = ship(source)
    assert done.returncode == 1
    assert "echo health.example.org > content/extra/CNAME" in done.stderr
    assert git(remote, "rev-parse", "gh-pages") == live


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda project: (project / "output" / "index.html").unlink(), "has no index.html"),
        (lambda project: git(project, "remote", "remove", "origin"), "git remote add origin"),
        (lambda project: git(project, "remote", "set-url", "origin", "/nowhere"), "cannot be reached"),
        (lambda project: git(project, "symbolic-ref", "HEAD", "refs/heads/gh-pages"), "git checkout main"),
    ],
    ids=["empty site", "no remote", "remote away", "on gh-pages"],
)
def test_a_deploy_that_cannot_be_right_is_refused_in_a_sentence(source, remote, spoil, sentence):
    ship(source)
    live = git(remote, "rev-parse", "gh-pages")
    spoil(source)
    done = ship(source)
    assert done.returncode == 1
    assert done.stderr.startswith("Not published: ")
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert git(remote, "rev-parse", "gh-pages") == live


def test_a_refused_push_leaves_the_live_branch(source, remote):
    ship(source)
    live = git(remote, "rev-parse", "gh-pages")
    hook = remote / "hooks" / "update"
    hook.write_text("#!/bin/sh\necho 'this branch is closed' >&2\nexit 1\n")
    hook.chmod(0o755)
    (source / "output" / "new.html").write_text("<!doctype html>")
    done = ship(source)
    assert done.returncode == 1
    assert "did not take the push" in done.stderr
    assert git(remote, "rev-parse", "gh-pages") == live


@pytest.fixture
def serve(tmp_path):
    """Serve tmp_path/www on a free port of loopback; gives its address."""
    (tmp_path / "www").mkdir()

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    handler = functools.partial(Quiet, directory=tmp_path / "www")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_clone_of_gh_pages_serves_every_link_under_a_base_path(source, remote, serve, tmp_path):
    """What GitHub Pages does: the branch's files under /repo/, and nothing but files."""
    home = f"{serve}/repo"
    built(source, "publishconf.py", SITEURL=home)
    assert ship(source).returncode == 0
    git(tmp_path / "www", "clone", "--quiet", "--branch=gh-pages", str(remote), "repo")

    waiting, seen = [f"{home}/"], set()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        with urlopen(address) as answer:  # a 404 raises, naming the address
            if answer.headers.get_content_type() != "text/html":
                continue
            page = LexborHTMLParser(answer.read().decode())
        for node in page.css("[href], [src]"):
            target = urldefrag(urljoin(address, node.attributes.get("href") or node.attributes.get("src"))).url
            if target.startswith(serve):
                assert target.startswith(f"{home}/"), f"{address} leaves the base path: {target}"
                if target not in seen and target not in waiting:
                    waiting.append(target)
    pages = {f"{home}/{file}" for file in files_of(source / "output") if file.endswith(".html")}
    assert pages - seen == {f"{home}/404.html"}, "every page but 404 can be reached by links"


def test_make_github_publishes_in_one_command(source, remote):
    """The Makefile's own words, with the virtual environment that runs the tests."""
    (source / ".venv").symlink_to(sys.prefix)
    shutil.copy(ROOT / "requirements.txt", source)
    os.utime(source / "requirements.txt", (0, 0))  # older than the set-up, so that nothing is installed again
    done = subprocess.run(
        ["make", "github"],
        cwd=source,
        env=os.environ | NOBODY | {"SITEURL": "https://example.org/repo"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "Pushed" in done.stdout
    assert "index.html" in published_files(remote)


def test_publishing_without_an_address_is_refused(source):
    done = build(source, "publishconf.py")
    assert done.returncode == 1
    assert "SITEURL=https://example.org make publish" in done.stderr
