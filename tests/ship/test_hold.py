"""After a rollback the site is held: no push and no morning puts the bad one back, until someone releases it."""

import random
import shlex
import signal
import subprocess
import time

import pytest

from tests.ship.conftest import (
    COMMAND,
    US,
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
from tests.ship.test_kills import kill

BAD = "bad.html"


@pytest.fixture(scope="module")
def bad_made(small_live_made, tmp_path_factory):
    """The folder that `bad` is copied from."""
    folder = tmp_path_factory.mktemp("bad")
    small = copied(small_live_made, folder)
    commit(small, "Write what is wrong")
    make(small, {BAD: "wrong"})
    assert ship(small).returncode == 0
    return folder


@pytest.fixture
def bad(bad_made, tmp_path):
    """A project with two deploys: a good site, and the bad one that is live."""
    return copied(bad_made, tmp_path)


@pytest.fixture(scope="module")
def held_made(bad_made, tmp_path_factory):
    """The folder that `held` is copied from."""
    folder = tmp_path_factory.mktemp("held")
    done = rollback(copied(bad_made, folder))
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def held(held_made, tmp_path):
    """The same once the good site was put back."""
    return copied(held_made, tmp_path)


def rollback(project):
    return run(project, "rollback", git(project, "rev-parse", "HEAD~1"))


def is_held(done, remote, before: str) -> None:
    """A deploy that changed nothing, ended well, and says since when, by whom, and how it ends."""
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert done.stdout.startswith("Nothing was pushed. The site is held since 20")
    assert " UTC by A Writer, at " in done.stdout
    assert done.stdout.endswith("make release\n")
    assert head(remote) == before
    assert BAD not in live(remote)


def test_a_rollback_names_the_addresses_that_it_takes_away_and_says_that_it_holds(bad, remote):
    done = rollback(bad)
    good, wrong = (git(bad, "rev-parse", name)[:7] for name in ("HEAD~1", "HEAD"))
    assert f"by A Writer, at {good} in the place of {wrong}. Let the next deploy through: make release" in done.stdout
    assert done.stdout.endswith("These addresses lead nowhere until then:\n  https://example.org/bad.html\n")
    assert BAD not in live(remote)


def test_a_rollback_names_what_was_withdrawn_and_is_shown_again(held):
    """And not what has another address since, nor what is new."""
    old, new = (
        "".join(f"<loc>https://example.org/{name}.html</loc>" for name in names)
        for names in (("index", "dose", "moved"), ("index", "new"))
    )
    whole = {"dose.html": "Ten drops", "moved.html": "Rest", "sitemap.xml": old}
    assert run(held, "release").returncode == 0
    for pages in (
        whole,
        {
            "dose.html": "It gave a wrong dose.",
            "moved.html": "<meta content='0' http-equiv=refresh>",
            "sitemap.xml": new,
        },
    ):
        commit(held, "Write")
        make(held, pages)
        assert ship(held).returncode == 0
    done = rollback(held)
    again = "These were taken off the site, and are shown again. If that must not be, go back to a later site, or make release:"
    assert done.stdout.endswith(f"{again}\n  https://example.org/dose.html\n"), done.stdout + done.stderr


def test_a_rollback_that_takes_nothing_away_names_no_address(held):
    """From the good site to the bad one."""
    done = run(held, "rollback", git(held, "rev-parse", "HEAD"))
    assert done.returncode == 0
    assert "lead nowhere" not in done.stdout


@pytest.mark.parametrize("options", [(), ("--depth=1",)], ids=["whole-clone", "one-commit"])
def test_it_holds_over_the_morning_and_over_a_push_from_any_machine(held, remote, tmp_path, options):
    before = head(remote)
    is_held(ship(held), remote, before)
    morning = clone(remote, tmp_path / "morning", *options)
    make(morning, {BAD: "wrong", "of-age.html": "today"})
    is_held(ship(morning), remote, before)
    commit(held, "Write more")
    push = clone(remote, tmp_path / "push", *options)
    make(push, {BAD: "wrong", "more.html": "more"})
    is_held(ship(push), remote, before)


def test_released_the_next_deploy_goes_through_and_is_named_before(held, remote, tmp_path):
    elsewhere = clone(remote, tmp_path / "elsewhere", "--depth=1")
    done = run(elsewhere, "release")
    assert done.returncode == 0, done.stderr
    tip = git(held, "log", "-1", "--format=%h of %cs, %s")
    assert done.stdout == (
        "The site is held no longer. The next deploy, after a push or in the morning, publishes what origin has then, now "
        f"{tip}. That is what was rolled back: mend it before.\n"
    )
    assert BAD not in live(remote), "to release changes nothing yet"
    commit(held, "Mend it")
    make(held, {"mended.html": "right"})
    done = ship(held)
    assert "Pushed" in done.stdout, done.stderr
    assert live(remote)["mended.html"] == "right"


def test_what_is_not_held_cannot_be_released(bad, remote):
    before = head(remote)
    done = run(bad, "release")
    assert done.returncode == 0
    assert done.stdout.startswith("The site was not held. The next deploy")
    assert "mend it" not in done.stdout
    assert head(remote) == before
    git(remote, "update-ref", "-d", "refs/heads/gh-pages")
    git(bad, "branch", "-D", "gh-pages")
    done = run(bad, "release")
    assert (done.returncode, done.stdout) == (1, "")
    assert "nothing is held" in done.stderr


def test_it_can_be_held_again_before_another_deploy(held, remote):
    """Released too early: the site is the same, and the hold is new."""
    run(held, "release")
    assert rollback(held).returncode == 0
    is_held(ship(held), remote, head(remote))


def test_to_roll_back_twice_is_to_do_so_once(held, remote):
    """The hold still knows what was bad."""
    before = head(remote)
    assert "That is what is live" in run(held, "rollback", git(remote, "rev-parse", "gh-pages~2")).stdout
    assert head(remote) == before
    assert "That is what was rolled back" in run(held, "release").stdout


@pytest.mark.parametrize("options", [(), ("--depth=1",)], ids=["whole-clone", "one-commit"])
def test_previews_and_what_others_commit_leave_it_held(held, remote, tmp_path, options):
    """GitHub's settings commit a CNAME to the branch, for one."""
    commit(held, "Propose something")
    write(held, "output-preview", "https://example.org/preview/pr-1", {})
    run(held, "manifest", "output-preview")
    for command in ("preview", "unpreview"):
        done = run(held, command, "1")
        assert done.returncode == 0, done.stderr
        assert "Held: since" in git(remote, "log", "-1", "--format=%B", "gh-pages")
    enter_domain(remote, tmp_path / "other", "health.example.org")
    deploys = clone(remote, tmp_path / "deploys", *options)
    make(deploys, {BAD: "wrong"})
    is_held(ship(deploys), remote, head(remote))


def test_a_rollback_while_two_deploys_are_under_way_holds(bad, remote, tmp_path):
    """It lands after each has looked, and just before it pushes; a hook of git's makes sure of that."""
    for number in (1, 2):
        commit(bad, f"Write {number}")
    deploys = [clone(remote, tmp_path / f"deploy{number}") for number in (1, 2)]
    back, done = tmp_path / "back", tmp_path / "rolled-back"
    clone(remote, back)
    to = git(bad, "rev-parse", "HEAD~3")
    for number, project in enumerate(deploys):
        make(project, {BAD: "wrong", f"{number}.html": ""})
        hook = project / ".git/hooks/pre-push"
        wait = f"while ! [ -e {done} ]; do sleep 0.02; done"
        first = f"cd {back} && {shlex.join(COMMAND)} rollback {to} >/dev/null && touch {done}"
        hook.write_text(f"#!/bin/sh\nrm $0\n{wait if number else first}\n")
        hook.chmod(0o755)
    running = [
        subprocess.Popen([*COMMAND, "publish"], cwd=project, env=US, stdout=subprocess.PIPE, text=True)
        for project in deploys
    ]
    for process in running:
        said = process.communicate(timeout=60)[0]
        assert (process.returncode, "The site is held since" in said) == (0, True)
    assert BAD not in live(remote)
    assert git(remote, "log", "-1", "--format=%s", "gh-pages").startswith("Roll back to ")


def test_a_rollback_that_dies_leaves_the_old_site_or_the_earlier_one_and_held(bad, remote):
    # The remote is another machine, which the signal does not reach.
    git(bad, "config", "remote.origin.receivepack", "setsid --wait git-receive-pack")
    before, to = head(remote), git(bad, "rev-parse", "HEAD~1")
    started = time.monotonic()
    assert rollback(bad).returncode == 0
    took = time.monotonic() - started
    for attempt in range(4):
        git(remote, "update-ref", "refs/heads/gh-pages", before)
        kill(bad, signal.SIGKILL, random.uniform(0.3, 1) * took, attempt % 2 == 0, "rollback", to)
        message = git(remote, "log", "-1", "--format=%B", "gh-pages")
        assert (BAD in live(remote)) == (head(remote) == before) == ("Held: " not in message)
        git(bad, "update-ref", "refs/heads/gh-pages", before)
    done = rollback(bad)
    assert done.returncode == 0, done.stderr
    is_held(ship(bad), remote, head(remote))


def test_the_live_site_is_compared_with_the_one_that_is_held(held, remote, serve, tmp_path):
    """And not with the bad one, which was built here last."""
    www = tmp_path / "www"
    git(www, "clone", "--quiet", "--branch=gh-pages", str(remote), ".")
    (www / "index.html").write_text('<!doctype html><a href="articles/rest.html">Rest</a>')
    other = run(held, "live", serve)
    assert other.returncode == 1
    assert "index.html is served with other bytes" in other.stderr
    assert "The site is held since" in other.stderr
    git(www, "checkout", "--quiet", "index.html")
    done = run(held, "live", serve)
    assert done.returncode == 0, done.stderr
    assert "files are those of the held site" in done.stdout
    assert done.stdout.endswith("make release\n")
    (www / "version.txt").write_text((held / "output/version.txt").read_text())
    assert "and the held site from " in run(held, "live", serve).stderr


def test_a_held_site_is_live_at_once_for_those_who_wait(held, remote, tmp_path, serve):
    """Else each push would be red after 20 minutes."""
    write(held, "output", serve, {BAD: "wrong"})
    run(held, "manifest")
    git(tmp_path / "www", "clone", "--quiet", "--branch=gh-pages", str(remote), ".")
    done = run(held, "golive", "--minutes", "0.03")
    assert done.returncode == 0, done.stderr
    assert "The site is held since" in done.stdout


def test_without_the_remote_the_live_site_is_compared_with_what_was_built_here(held, remote, tmp_path, serve):
    git(tmp_path / "www", "clone", "--quiet", "--branch=gh-pages", str(remote), ".")
    git(held, "remote", "set-url", "origin", "/nowhere")
    done = run(held, "live", serve)
    assert done.returncode == 1
    assert "and output/ from " in done.stderr


@pytest.mark.parametrize("options", [(), ("--depth=1",)], ids=["whole-clone", "one-commit"])
def test_a_commit_that_the_remote_does_not_have_is_not_published(small_live, remote, tmp_path, options):
    project, before = clone(remote, tmp_path / "laptop", *options), head(remote)
    git(project, "commit", "--quiet", "--allow-empty", "-m", "Kept to myself", **WRITER)
    make(project, {"new.html": "new"})
    done = ship(project)
    assert (done.returncode, done.stdout) == (1, "")
    assert "origin does not have the commit that this site was built from" in done.stderr
    assert "Push it first: git push origin main" in done.stderr
    assert head(remote) == before
    git(project, "push", "--quiet", "origin", "HEAD:main")
    commit(clone(remote, tmp_path / "other"), "Another push came after it")
    assert ship(project).returncode == 0
    assert live(remote) == site(project)


def test_a_commit_on_the_branch_that_is_checked_out_is_enough(small_live, remote):
    git(small_live, "checkout", "--quiet", "-b", "staging")
    git(small_live, "commit", "--quiet", "--allow-empty", "-m", "Try", **WRITER)
    make(small_live, {"new.html": "new"})
    assert "git push origin staging" in ship(small_live).stderr
    git(small_live, "push", "--quiet", "origin", "staging")
    assert ship(small_live).stdout.endswith("Nobody has merged that yet: merge it, or go back with make rollback.\n")
    git(small_live, "push", "--quiet", "origin", "staging:main")
    make(small_live, {"new.html": "newer"})
    assert "merged" not in ship(small_live).stdout


@pytest.mark.parametrize("gone", [False, True], ids=["branch-there", "branch-gone"])
@pytest.mark.parametrize("command", ["publish", "rollback"])
def test_what_stands_only_on_the_branch_here_is_not_dropped(bad, remote, command, gone):
    before = head(remote)
    mine = git(bad, "commit-tree", "-p", "gh-pages", "-m", "Mend by hand", "gh-pages^{tree}", **WRITER)
    git(bad, "update-ref", "refs/heads/gh-pages", mine)
    if gone:
        git(remote, "update-ref", "-d", "refs/heads/gh-pages")
    for _ in range(2):
        done = run(bad, command, *([git(bad, "rev-parse", "HEAD~1")] if command == "rollback" else []))
        assert (done.returncode, done.stdout) == (1, "")
        assert "gh-pages here holds commits that origin does not have" in done.stderr
        assert f"  {mine[:7]} Mend by hand\n" in done.stderr
        assert git(bad, "rev-parse", "gh-pages") == mine
    if not gone:
        assert head(remote) == before
        git(bad, "branch", "--quiet", "-D", "gh-pages")
        assert run(bad, "rollback", git(bad, "rev-parse", "HEAD~1")).returncode == 0


def test_a_branch_here_that_only_lags_behind_is_no_hindrance(small_live, remote, tmp_path):
    """Though a clone of one commit cannot know that the live one comes from it."""
    lagging = clone(remote, tmp_path / "lagging", "--depth=1")
    make(lagging, {"lagging.html": "1"})
    assert ship(lagging).returncode == 0
    commit(small_live, "Write more")
    for number in range(2):
        make(small_live, {"more.html": str(number)})
        assert ship(small_live).returncode == 0
    git(lagging, "pull", "--quiet", "origin", "main")
    make(lagging, {"lagging.html": "2"})
    done = ship(lagging)
    assert done.returncode == 0, done.stderr
    assert live(remote) == site(lagging)
