"""What deploys are tried on: real git repositories on disk, a real site, and a small one that is made in no time."""

import contextlib
import functools
import http.server
import io
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from unittest.mock import patch

import pytest

from plugins.version import version
from ship import manifest
from ship import seal as sealing
from ship.__main__ import SITE
from tests import forked_build
from tests.conftest import ROOT, built
from tests.serving import serving

# As on a machine that only deploys: git knows no user.
NOBODY = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
WRITER = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "A Writer"), ("EMAIL", "writer@example.org"))
}
# A text and a list for a writer to send.
REST, STUDIES = "content/articles/rest.md", "content/data/references.yaml"
# In the place of the whole check: whoever writes WRONG is told so, of just what is about to be sent.
CHECK = """
import subprocess, sys
found = subprocess.run(["git", "grep", "--cached", "--line-number", "WRONG", "--", "content"], capture_output=True, text=True)
print(found.stdout, end="")
print("Not committed: 1 to mend, then `git add` it.") if found.stdout else None
sys.exit(bool(found.stdout))
"""

# In the place of gpg, which makes and proves signatures.
GPG = """#!/bin/sh
cat > /dev/null
case "$*" in
  *--verify*) echo "[GNUPG:] GOODSIG 1 Jane"; echo "gpg: Signature made today" >&2 ;;
  *) echo "[GNUPG:] SIG_CREATED " >&2; echo "-----BEGIN PGP SIGNATURE-----" ;;
esac
"""


def git(folder: Path, *arguments: str, given: str = "", **environment: str) -> str:
    """What git says in `folder`, with `given` as its input; a failure fails the test."""
    command, env = ["git", *arguments], NOBODY | environment
    done = subprocess.run(command, cwd=folder, env=env, input=given, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def sign(project: Path) -> None:
    """Have git sign each commit from now on, and tell so wherever it shows one."""
    gpg = project / ".git/gpg"
    gpg.write_text(GPG)
    gpg.chmod(0o755)
    for key, value in (("gpg.program", str(gpg)), ("commit.gpgSign", "true"), ("log.showSignature", "true")):
        git(project, "config", key, value)


def run(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run `python -m ship ARGUMENTS` in `project`, as `make` does."""
    return forked_build.run("ship", [*arguments], project, {"COLUMNS": "200"} | US | environment)


COMMAND = (sys.executable, "-m", "ship")
US = NOBODY | {"PYTHONPATH": str(ROOT)}  # the small project has no room `ship` of its own


def ship(project: Path, **environment: str) -> subprocess.CompletedProcess:
    """Deploy a tree that is sealed."""
    return run(project, "publish", **environment)


def seal(project: Path) -> None:
    """Note what is built in `project` and seal it, as `make publish test` does when every test passes."""
    with (
        contextlib.chdir(project),
        patch.dict(os.environ, NOBODY, clear=True),
    ):  # some hundred times: in no process of its own
        manifest.write(SITE)
        sealing.begin(SITE)
        assert "is sealed" in sealing.finish(SITE)


def commit(project: Path, message: str, **environment: str) -> str:
    """Commit all and push it; returns the commit."""
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--allow-empty", "--message", message, **WRITER, **environment)
    git(project, "push", "--quiet", "origin", "HEAD:main")
    return git(project, "rev-parse", "HEAD")


def make(project: Path, files: dict[str, str]) -> None:
    """Write a small site into output/, as if built from the commit that is checked out, and seal it."""
    write(project, "output", "https://example.org", files)
    seal(project)


def write(project: Path, folder: str, address: str, files: dict[str, str]) -> None:
    """Write a small site into a folder, as if built for an address from the commit that is checked out."""
    usual = {
        "index.html": "<!doctype html>",
        "robots.txt": f"Sitemap: {address}/sitemap.xml\n",
        "version.txt": version(project),
    }
    for path, text in (usual | files).items():
        file = project / folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def live(remote: Path, revision: str = "gh-pages") -> dict[str, str]:
    """The text of each file that is live."""
    command = ["git", "archive", revision]
    tree = io.BytesIO(subprocess.run(command, cwd=remote, env=NOBODY, capture_output=True, check=True).stdout)
    with tarfile.open(fileobj=tree) as files:
        return {one.name: files.extractfile(one).read().decode().strip() for one in files if not one.isdir()}


def site(project: Path, folder: str = "output") -> dict[str, str]:
    """The text of each file that was built."""
    tree = project / folder
    return {file.relative_to(tree).as_posix(): file.read_text().strip() for file in tree.rglob("*") if file.is_file()}


def clone(remote: Path, target: Path, *options: str) -> Path:
    """A clone of the branch main, as a workflow checks it out when `options` say `--depth=1`."""
    git(remote, "clone", "--quiet", "--branch=main", *options, remote.as_uri(), str(target))
    return target


def enter_domain(remote: Path, folder: Path, domain: str) -> None:
    """Do what GitHub's settings do where a domain is entered: commit a CNAME to the live branch."""
    git(folder.parent, "clone", "--quiet", "--branch=gh-pages", str(remote), str(folder))
    (folder / "CNAME").write_text(domain)
    git(folder, "add", "CNAME")
    git(folder, "commit", "--quiet", "-m", "Create CNAME", **WRITER)
    git(folder, "push", "--quiet")


def head(remote: Path) -> str:
    """The commit that is live."""
    return git(remote, "rev-parse", "gh-pages")


def published_files(remote: Path) -> set[str]:
    return set(git(remote, "ls-tree", "-r", "--name-only", "gh-pages").splitlines())


def files_of(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def remote(tmp_path) -> Path:
    """The bare repository that `source` and `small` were pushed to."""
    return tmp_path / "remote.git"


@pytest.fixture
def source(tmp_path, source_made) -> Path:
    """This project under git, pushed to `remote`, its site built for a base path and sealed."""
    return copied(source_made, tmp_path)


@pytest.fixture
def small(tmp_path, small_made) -> Path:
    """A project of one file under git, pushed to `remote`, with a small site that is sealed."""
    return copied(small_made, tmp_path)


@pytest.fixture(scope="session")
def source_made(once, copied) -> Path:
    """The folder that `source` and its remote are copied from: to make them takes ten times as long."""

    def make_source(folder: Path) -> None:
        project = copied(folder / "project")
        (project / "content/extra/CNAME").unlink(missing_ok=True)  # of our own, which is not this address
        begun(project)
        built(project, "publishconf.py", SITEURL="https://example.org/repo")
        seal(project)

    return once("source", make_source)


@pytest.fixture(scope="session")
def small_made(once) -> Path:
    """The folder that `small` and its remote are copied from."""

    def make_small(folder: Path) -> None:
        (folder / "project").mkdir()
        make(begun(folder / "project"), {"articles/rest.html": "<p>Rest.", "tags/a-b_c.html": "<p>A tag."})

    return once("small", make_small)


@pytest.fixture(scope="session")
def small_live_made(small_made, once) -> Path:
    """The same, once it was published."""

    def make_live(folder: Path) -> None:
        assert ship(copied(small_made, folder)).returncode == 0

    return once("small-live", make_live)


@pytest.fixture
def small_live(tmp_path, small_live_made) -> Path:
    """A `small` that was published."""
    return copied(small_live_made, tmp_path)


def begun(project: Path) -> Path:
    """Put `project` under git and push it to a bare repository beside it."""
    git(project.parent, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
    (project / ".gitignore").write_bytes((ROOT / ".gitignore").read_bytes())
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "remote", "add", "origin", "../remote.git")
    commit(project, "Write the first article")
    return project


def copied(made: Path, folder: Path) -> Path:
    """A copy, in `folder`, of a project and the bare repository beside it, which it pushes to; gives the project."""
    return shutil.copytree(made, folder, dirs_exist_ok=True) / "project"


class Files(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, quietly."""

    def log_message(self, *_):
        pass


@pytest.fixture
def serve(tmp_path):
    """Serve tmp_path/www; gives its address."""
    (tmp_path / "www").mkdir()
    with serving(functools.partial(Files, directory=tmp_path / "www")) as address:
        yield address


def introduce(project: Path) -> None:
    """Tell git that Jane Doe writes in `project`."""
    git(project, "config", "user.name", "Jane Doe")
    git(project, "config", "user.email", "jane@example.org")


@pytest.fixture(scope="session")
def desk_made(once) -> Path:
    """The folder that `desk` and its remote are copied from."""
    files = {
        REST: "Rest.\n\nOne.\n\nTwo.\n\nThree.\n",
        STUDIES: "a: 1\n\nb: 2\n\nc: 3\n",
        "pelicanconf.py": "",
        "editorial/__init__.py": "",
        "editorial/__main__.py": CHECK,
        ".gitignore": "__pycache__/\n*.draft\n",
    }

    def begin(folder: Path) -> None:
        project = folder / "project"
        for path, text in files.items():
            (project / path).parent.mkdir(parents=True, exist_ok=True)
            (project / path).write_text(text)
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
        git(project, "init", "--quiet", "--initial-branch=main")
        git(project, "remote", "add", "origin", "../remote.git")
        commit(project, "Begin")
        introduce(project)

    return once("send", begin)


@pytest.fixture
def desk(tmp_path, desk_made) -> Path:
    """The folder of Jane Doe, a writer whom git knows; beside it the remote."""
    return copied(desk_made, tmp_path)
