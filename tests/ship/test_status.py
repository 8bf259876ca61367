"""What was deployed last, what waits, and whether the web serves it, as far as that can be known."""

import re
import shutil

from tests.ship.conftest import commit, git, run, seal, ship, write


def said(project, **environment: str) -> list[str]:
    done = run(project, "status", **environment)
    assert (done.returncode, done.stderr) == (0, "")
    return [" ".join(line.split()) for line in done.stdout.splitlines()]


def test_nothing_is_known_of_a_project_that_was_never_deployed(small):
    deploy, morning = said(small)
    assert deploy.startswith("Last deploy none is known here. ")
    assert morning.startswith("Morning run not known here. ")


def test_a_branch_that_somebody_wrote_by_hand_names_no_address(small):
    git(small, "push", "--quiet", "origin", "HEAD:gh-pages")
    git(small, "fetch", "--quiet")
    assert said(small)[1] == "On the web not known here: gh-pages names no address"


def test_a_deploy_is_told_from_what_waits_and_from_what_is_served(small, serve, tmp_path):
    home, www = f"{serve}/repo", tmp_path / "www/repo"
    write(small, "output", home, {"one.html": "<p>One."})
    seal(small)
    assert ship(small).returncode == 0
    shutil.copytree(small / "output", www)
    first = git(small, "rev-parse", "HEAD")[:7]
    head = git(small, "rev-parse", "--short", "origin/gh-pages")
    deploy, web, _ = said(small)
    assert re.fullmatch(
        rf"Last deploy \d{{4}}-\d\d-\d\d \d\d:\d\d UTC Publish {first} .+ \({head} on gh-pages\)", deploy
    ), deploy
    assert web == f"On the web just that, at {home}"

    (small / "more.md").write_text("More.")
    commit(small, "Write more")
    (small / "more.md").write_text("Even more.")
    assert said(small)[1] == "Not on it yet: commits: 1, changed files: 1"
    (small / "more.md").write_text("More.")

    second = git(small, "rev-parse", "HEAD")[:7]
    write(small, "output", home, {"one.html": "<p>Two."})
    seal(small)
    assert ship(small).returncode == 0
    assert f"On the web another one, of {first} of " in said(small)[1]
    assert run(small, "rollback", first).returncode == 0
    shutil.rmtree(www)
    deploy, held, waits, web, _ = said(small)
    assert f"UTC Roll back to {head} (Publish {first} " in deploy
    assert held.startswith("The site is held since ")
    assert f"at {first} in the place of {second}" in held
    assert waits == "Not on it yet: commits: 1"
    assert web == f"On the web no site that names its commit, at {home}. Whether GitHub Pages is on: make doctor"
    git(small, "remote", "set-url", "origin", "/none")
    assert said(small)[1:4] == [held, waits, web], "all that takes no network"
