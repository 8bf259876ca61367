"""Where the site will live: the address that publishconf.py finds, or the sentence that asks for one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import forked_build
from tests.conftest import ROOT


@pytest.fixture
def project(project) -> Path:
    """A project that has no domain of its own yet."""
    (project / "content/extra/CNAME").unlink(missing_ok=True)
    return project


def address(project: Path, **environment: str) -> subprocess.CompletedProcess:
    """Read publishconf.py in `project` as Pelican does, and print the address."""
    (project / "asked.py").write_text(
        "import os, publishconf as site; assert site.SITEURL == site.PUBLIC_URL == site.FEED_DOMAIN; print(site.SITEURL)\n"
        "at = os.environ.get('GITHUB_REPOSITORY'); assert site.REPOSITORY == (at and f'https://github.com/{at}')"
    )
    return forked_build.run("asked", [], project, {**os.environ, "COLUMNS": "200", **environment})


def give_domain(project: Path, text: str = "backs.example.org\n") -> None:
    (project / "content/extra/CNAME").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("repository", "expected"),
    [
        ("Owner/Health-Blog", "https://owner.github.io/Health-Blog"),
        ("Owner/Owner.github.io", "https://owner.github.io"),
    ],
    ids=["a-project", "the-owners-own-site"],
)
def test_github_gives_the_address(project, repository, expected):
    assert address(project, GITHUB_REPOSITORY=repository).stdout == f"{expected}\n"


def test_a_domain_of_ones_own_comes_before_github(project):
    give_domain(project)
    assert address(project, GITHUB_REPOSITORY="owner/blog").stdout == "https://backs.example.org\n"


def test_a_domain_is_written_small_and_one_with_other_letters_is_asked_for_as_machines_write_it(project):
    give_domain(project, "Backs.Example.org\n")
    assert address(project).stdout == "https://backs.example.org\n"
    give_domain(project, "m\u00fcnchen.example\n")
    assert "say the name that begins with xn--" in address(project).stderr


def test_the_environment_comes_first_and_loses_its_last_slash(project):
    give_domain(project)
    done = address(project, SITEURL="HTTPS://Example.org/Blog/", GITHUB_REPOSITORY="owner/blog")
    assert done.stdout == "https://example.org/Blog\n", "in which case counts only behind the host"


NO_ADDRESS = {
    "nothing": (None, {}),
    "empty": (None, {"SITEURL": ""}),
    "without-https": (None, {"SITEURL": "example.org"}),
    "cname-empty": ("\n", {}),
    "cname-path": ("example.org/blog\n", {}),
    "two-cnames": ("example.org\nwww.example.org\n", {}),
    "cname-of-this-machine": ("localhost\n", {}),
    "cname-of-github": ("owner.github.io\n", {}),
    "empty-part": (None, {"SITEURL": "https://example.org//blog"}),
    "back": (None, {"SITEURL": "https://example.org/../blog"}),
    "page": (None, {"SITEURL": "https://example.org/index.html"}),
    "port": (None, {"SITEURL": "https://example.org:99999"}),
    "letters": (None, {"SITEURL": "https://exämple.org"}),
}


@pytest.mark.parametrize(("domain", "environment"), NO_ADDRESS.values(), ids=NO_ADDRESS)
def test_without_a_whole_address_nothing_is_built_and_the_remedy_is_said(project, domain, environment):
    if domain is not None:
        give_domain(project, domain)
    done = address(project, **environment)
    assert done.returncode == 1, f"it took {done.stdout.strip()!r} for an address"
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("publishconf.py: ")
    assert "SITEURL=https://example.org make publish" in done.stderr


def test_what_github_says_of_its_own_run_reaches_no_test():
    """What it publishes is proved on a machine that names a repository to all that runs there."""
    one = f"{Path(__file__)}::{test_without_a_whole_address_nothing_is_built_and_the_remedy_is_said.__name__}[nothing]"
    github = {"GITHUB_REPOSITORY": "owner/blog", "SITEURL": "https://example.org"}
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", one]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | github, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout
