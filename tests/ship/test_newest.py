"""Many deploys at once, and late ones: the newest source wins, and what is live is always whole."""

import shlex
import subprocess
from pathlib import Path

import pytest

from tests.ship.conftest import COMMAND, US, clone, commit, git, head, live, make, ship, site

DAY = "2026-11-{:02}T08:00:00Z"


def dated(day: int) -> dict[str, str]:
    """The moment of a commit, for git."""
    return {"GIT_AUTHOR_DATE": DAY.format(day), "GIT_COMMITTER_DATE": DAY.format(day)}


def sources(small: Path, remote: Path, folder: Path, count: int, *options: str) -> list[Path]:
    """`count` clones, each with the site of its own commit, from the oldest to the newest."""
    made = []
    for number in range(1, count + 1):
        commit(small, f"Change {number}")
        made.append(clone(remote, folder / f"clone{number}", *options))
        make(made[-1], {f"only-{number}.html": str(number), "shared.html": str(number)})
    return made


@pytest.mark.parametrize("options", [(), ("--depth=1",)], ids=["whole-clone", "one-commit"])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["in-order", "late"])
def test_a_later_deploy_of_an_older_source_is_refused(small, remote, tmp_path, options, order):
    """The clones cannot know by date, since both commits were made in the same second."""
    for day in (1, 2):
        commit(small, f"Day {day}", **dated(1))
    new = clone(remote, tmp_path / "new", *options)
    git(small, "push", "--quiet", "--force", "origin", "HEAD~1:main")
    old = clone(remote, tmp_path / "old", *options)
    git(small, "push", "--quiet", "origin", "HEAD:main")
    for number, project in enumerate((old, new)):
        make(project, {"shared.html": str(number)})
    done = [ship((old, new)[which]) for which in order]
    assert live(remote) == site(new)
    assert done[0].returncode == 0, done[0].stderr
    assert done[1].returncode == (order == (1, 0)), done[1].stderr
    if order == (1, 0):
        assert f"make rollback TO={git(old, 'rev-parse', 'HEAD')[:7]}" in done[1].stderr
    for project in (old, new):
        assert git(project, "rev-parse", "--is-shallow-repository") == ("true" if options else "false")


@pytest.mark.parametrize("options", [(), ("--depth=1",)], ids=["whole-clone", "one-commit"])
@pytest.mark.parametrize(("day", "allowed"), [(3, True), (1, False)], ids=["newer", "older"])
def test_after_history_was_rewritten_the_date_decides(small, remote, tmp_path, options, day, allowed):
    commit(small, "A first try", **dated(2))
    first = clone(remote, tmp_path / "first")
    make(first, {"shared.html": "first"})
    assert ship(first).returncode == 0
    git(small, "reset", "--quiet", "--hard", "HEAD~1")
    git(small, "push", "--quiet", "--force", "origin", "HEAD:main")
    commit(small, "A second try", **dated(day))
    second = clone(remote, tmp_path / "second", *options)
    make(second, {"shared.html": "second"})
    done = ship(second)
    assert (done.returncode == 0) == allowed, done.stderr
    assert live(remote)["shared.html"] == ("second" if allowed else "first")


def test_a_live_site_that_does_not_name_its_source_is_replaced(small, remote):
    """It was put there by hand, or by another tool."""
    git(small, "push", "--quiet", "origin", "HEAD:gh-pages")
    assert ship(small).returncode == 0
    assert live(remote) == site(small)


def test_five_deploys_at_once_leave_the_newest_and_every_commit_whole(small, remote, tmp_path):
    clones = sources(small, remote, tmp_path, 5, "--depth=1")
    running = [
        subprocess.Popen([*COMMAND, "publish"], cwd=project, env=US, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for project in clones
    ]
    said = [process.communicate()[1].decode() for process in running]
    assert live(remote) == site(clones[-1])
    for process, words in zip(running, said, strict=True):
        assert process.returncode == 0 or "the live site is newer" in words, words
    sites = [site(project) for project in clones]
    history = git(remote, "rev-list", "--reverse", "gh-pages").splitlines()
    ages = [sites.index(live(remote, revision)) for revision in history]
    assert ages == sorted(set(ages)), "each commit is one of the five sites, and never an older one"
    git(remote, "fsck", "--strict")


def test_two_deploys_at_once_from_one_folder_wait_for_each_other(small, remote):
    running = [
        subprocess.Popen([*COMMAND, "publish"], cwd=small, env=US, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for _ in range(3)
    ]
    said = [process.communicate()[0].decode() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], said
    assert sum(words.startswith("Pushed ") for words in said) == 1, said
    assert live(remote) == site(small)


def test_a_deploy_that_loses_the_race_goes_again_on_the_new_head(small, remote, tmp_path):
    """Another push lands while ours is under way, once; a hook of git's makes sure of that."""
    ship(small)
    other = clone(remote, tmp_path / "other")
    make(other, {"other.html": "other"})
    commit(small, "Write more")
    make(small, {"more.html": "more"})
    hook = small / ".git/hooks/pre-push"
    hook.write_text(f"#!/bin/sh\nrm $0\ncd {other} && {shlex.join(COMMAND)} publish >/dev/null\n")
    hook.chmod(0o755)
    done = ship(small)
    assert done.returncode == 0, done.stderr
    assert live(remote) == site(small)
    assert live(remote, "gh-pages~1") == site(other)


def test_a_deploy_that_always_loses_gives_up_in_a_sentence(small, remote, tmp_path):
    ship(small)
    first = head(remote)
    commit(small, "Write more")
    make(small, {"more.html": "more"})
    hook = small / ".git/hooks/pre-push"
    hook.write_text(
        "#!/bin/sh\nread local ours remote theirs\n"
        f"cd {remote} && export GIT_DIR=. && git update-ref refs/heads/gh-pages "
        "$(git commit-tree -p gh-pages -m Other gh-pages^{tree})\n"
    )
    hook.chmod(0o755)
    done = ship(small, **{name: "x" for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME")})
    assert done.returncode == 1
    assert "others published at the same time, 4 times in a row" in done.stderr
    assert git(remote, "rev-list", "--count", f"{first}..gh-pages") == "4"
