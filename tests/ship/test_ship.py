"""A deploy: `make github` against a real bare repository on disk, then the branch as the world gets it."""

import os
import re
import shutil
import subprocess
import sys
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import ROOT, built, change
from tests.ship.conftest import (
    US,
    WRITER,
    clone,
    commit,
    enter_domain,
    files_of,
    git,
    head,
    make,
    published_files,
    run,
    seal,
    ship,
    sign,
    write,
)
from tests.site.reading import files


def test_first_deploy_puts_exactly_the_built_tree_on_gh_pages(source, remote):
    done = ship(source)
    assert done.returncode == 0, done.stderr
    built_files = files(source / "output")
    git(remote, "worktree", "add", "--quiet", "../www", "gh-pages")
    (remote.parent / "www/.git").unlink()
    assert files(remote.parent / "www") == built_files
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
    change(about, "Who writes here, and why.", "Who writes here and why.")
    commit(source, "Mend a comma")
    built(source, "publishconf.py", SITEURL="https://example.org/repo")
    seal(source)
    done = ship(source)
    assert done.returncode == 0, done.stderr
    assert re.search(r"\. \d new, \d changed, \d gone\.", done.stdout), done.stdout
    changed = git(remote, "diff", "--name-only", "--diff-filter=M", first, "gh-pages").splitlines()
    assert {name for name in changed if not name.startswith("pagefind/")} == {"about.html", "llms.txt", "version.txt"}
    assert git(remote, "rev-parse", "gh-pages~1") == first


def test_a_page_that_somebody_put_there_by_hand_is_named_when_it_goes(small_live, remote, tmp_path):
    """As Google and others ask for, to know whose a site is."""
    hand = clone(remote, tmp_path / "hand")
    git(hand, "checkout", "--quiet", "gh-pages")
    (hand / "google1.html").write_text("google-site-verification: google1.html")
    git(hand, "add", "--all")
    git(hand, "commit", "--quiet", "--message", "Add it by hand", **WRITER)
    git(hand, "push", "--quiet", "origin", "gh-pages")
    commit(small_live, "Write more")
    make(small_live, {"more.html": "<p>More."})
    assert re.search(r"\nThese addresses lead nowhere now:(\n  .*)*/google1\.html\n", ship(small_live).stdout)


def test_unchanged_site_makes_no_commit(source, remote):
    ship(source)
    first = git(remote, "rev-parse", "gh-pages")
    done = ship(source)
    assert done.returncode == 0
    assert "Nothing has changed" in done.stdout
    assert git(remote, "rev-parse", "gh-pages") == first


def test_deploy_from_a_shallow_clone_keeps_the_history(small_live, remote, tmp_path):
    """CI checks out one commit and has no gh-pages of its own."""
    first = git(remote, "rev-parse", "gh-pages")
    shallow = clone(remote, tmp_path / "shallow", "--depth=1")
    make(shallow, {"other.html": "<p>Another."})
    done = ship(shallow)
    assert done.returncode == 0, done.stderr
    assert git(remote, "rev-parse", "gh-pages~1") == first
    assert git(shallow, "rev-parse", "--is-shallow-repository") == "true"


def test_the_same_commit_gives_the_same_bytes_and_says_which(source, remote, tmp_path):
    other = clone(remote, tmp_path / "other")
    tree = built(other, "publishconf.py", SITEURL="https://example.org/repo", TZ="Asia/Tokyo")
    assert {path: (tree / path).read_bytes() for path in files_of(tree)} == {
        path: (source / "output" / path).read_bytes() for path in files_of(source / "output")
    }
    assert (tree / "version.txt").read_text() == git(
        other, "log", "-1", "--date=format-local:%Y-%m-%dT%H:%M:%SZ", "--format=%H%n%cd", TZ="UTC"
    ) + "\n"


def test_a_site_that_was_built_with_changes_on_top_says_so_and_is_not_pushed(source, remote):
    """Also once the changes are gone: nobody could build it again."""
    page = source / "content/pages/about.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\nOne more line.\n", encoding="utf-8")
    tree = built(source, "publishconf.py", SITEURL="https://example.org/repo")
    assert (tree / "version.txt").read_text().splitlines()[2:] == ["with changes that are not committed"]
    page.write_text(text, encoding="utf-8")
    run(source, "manifest")
    done = run(source, "publish")
    assert done.returncode == 1
    assert done.stderr.startswith("Not published: not all changes are committed")
    assert git(remote, "for-each-ref", "refs/heads/gh-pages") == ""


def test_domain_stays(source, remote):
    (source / "content" / "extra" / "CNAME").write_text("health.example.org\n")
    commit(source, "Take a domain")
    built(source, "publishconf.py")
    seal(source)
    assert ship(source).returncode == 0
    assert git(remote, "show", "gh-pages:CNAME") == "health.example.org"
    assert "https://health.example.org/" in (source / "output" / "index.html").read_text()

    (source / "content" / "extra" / "CNAME").unlink()
    commit(source, "Forget the domain")
    built(source, "publishconf.py", SITEURL="https://example.org")
    seal(source)
    live = git(remote, "rev-parse", "gh-pages")
    done = ship(source)
    assert done.returncode == 1
    assert "echo health.example.org > content/extra/CNAME" in done.stderr
    assert git(remote, "rev-parse", "gh-pages") == live


@pytest.mark.parametrize("entered", ["", "health.example.org", "www.evil.example"])
def test_no_pull_request_moves_the_site_to_another_domain(small_live, remote, tmp_path, entered):
    """A file in content/ says which; what is entered at GitHub must be the same."""
    if entered:
        enter_domain(remote, tmp_path / "other", entered)
    before = head(remote)
    moved = {"CNAME": "evil.example\n", "robots.txt": "Sitemap: https://evil.example/sitemap.xml\n"}
    make(small_live, moved)
    done = ship(small_live)
    assert (done.returncode, head(remote)) == (1, before)
    assert f"would move the site from {entered or 'https://example.org'} to evil.example." in done.stderr
    write(small_live, "output-preview", "https://evil.example/preview/pr-1", {"CNAME": "evil.example"})
    run(small_live, "manifest", "output-preview")
    assert "would move the site" in run(small_live, "preview", "1").stderr
    enter_domain(remote, tmp_path / "settings", "Evil.example")
    assert ship(small_live).returncode == 0


def test_a_clone_of_gh_pages_serves_every_link_under_a_base_path(source, remote, serve, tmp_path):
    """What GitHub Pages does: the branch's files under /repo/, and nothing but files."""
    home = f"{serve}/repo"
    built(source, "publishconf.py", SITEURL=home)
    seal(source)
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


def test_make_publishes_what_was_proved_and_nothing_else(source, remote):
    """The Makefile's own words, with the virtual environment that runs the tests."""
    (source / ".venv").symlink_to(sys.prefix)
    for name in ("requirements.txt", "requirements-publish.txt"):
        shutil.copy(ROOT / name, source)
    commit(source, "Lock what builds the site")
    for locked in source.glob("requirements*.txt"):
        os.utime(locked, (0, 0))  # older than the set-up, so that nothing is installed again

    def target(name: str) -> subprocess.CompletedProcess:
        site = US | {"SITEURL": "https://example.org/repo"}
        return subprocess.run(["make", name], cwd=source, env=site, capture_output=True, text=True)

    assert target("publish").returncode == 0
    refused = target("github")
    assert refused.returncode != 0
    assert "output/ was not tested as it stands" in refused.stderr
    seal(source)
    done = target("github")
    assert done.returncode == 0, done.stderr
    assert "Pushed" in done.stdout
    assert "index.html" in published_files(remote)


def test_a_message_in_any_language_is_kept_on_a_machine_of_any_language(small, remote):
    commit(small, "Écrire l’article — 膝")
    make(small, {"shared.html": "1"})
    done = ship(small, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0, done.stderr
    assert "Écrire l’article — 膝" in git(remote, "log", "-1", "--format=%s", "gh-pages")


def test_what_somebodys_git_says_besides_and_how_it_writes_is_no_part_of_a_name_or_message(small, remote):
    """As where commits are signed, and shown so."""
    sign(small)
    git(small, "config", "i18n.logOutputEncoding", "ISO-8859-1")
    git(small, "commit", "--quiet", "--allow-empty", "-mÀ propos", **WRITER | {"GIT_AUTHOR_NAME": "Zoë"})
    git(small, "push", "--quiet", "origin", "HEAD:main")
    make(small, {"new.html": "new"})
    done = ship(small)
    assert done.returncode == 0, done.stderr
    shown = git(remote, "log", "-1", "--format=%cn%n%B", "gh-pages")
    assert shown.startswith("Zoë\n")
    assert "À propos" in shown
    assert "Signature" not in shown


def test_a_name_that_no_commit_can_hold_is_signed_as_git_writes_it(small, remote):
    git(small, "config", "user.name", "Jane <<Doe>>")
    assert ship(small).returncode == 0
    assert git(remote, "log", "-1", "--format=%cn", "gh-pages") == "Jane Doe"


def test_a_folder_in_which_somebody_works_on_the_branch_stays_as_it_is(small_live, tmp_path):
    git(small_live, "worktree", "add", "--quiet", str(tmp_path / "by-hand"), "gh-pages")
    make(small_live, {"new.html": "new"})
    assert "Pushed" in ship(small_live).stdout
    assert git(tmp_path / "by-hand", "status", "--porcelain") == ""


def test_what_git_cannot_note_here_after_the_push_is_no_failure_of_the_push(small_live, remote):
    (small_live / ".git/refs/heads/gh-pages.lock").touch()  # as a git that was killed leaves it
    make(small_live, {"new.html": "new"})
    assert "Pushed" in ship(small_live).stdout
    assert "new.html" in published_files(remote)
