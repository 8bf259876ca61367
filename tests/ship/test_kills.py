"""A deploy that dies at any moment leaves the old site or the new one, whole, and the next deploy goes through.

KILLS sets how many deploys are killed (6): `KILLS=200 pytest tests/ship/test_kills.py` tries as often as a night has
time for.
"""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.ship.conftest import COMMAND, US, clone, git, head, make, ship

KILLS = int(os.environ.get("KILLS", 6))


def tree(remote: Path) -> str:
    """What is live, as git's name for the whole tree."""
    return git(remote, "rev-parse", "gh-pages^{tree}")


def kill(project: Path, how: signal.Signals, after: float, children: bool, *command: str) -> None:
    """Start a deploy, or another `command`, and send it a signal after some seconds, to its `children` at work, too, or to itself alone."""
    process = subprocess.Popen(
        [*COMMAND, *(command or ("publish",))],
        cwd=project,
        env=US,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(after)
    if children:
        os.killpg(process.pid, how)
    else:
        process.send_signal(how)
    process.wait(timeout=60)
    while True:  # what it started may still be at work
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.01)
    for lock in (project / ".git").rglob("*.lock"):  # a dead git leaves them, and says in words how to go on
        lock.unlink()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda how: how.name)
def test_a_killed_deploy_leaves_a_whole_site(small, remote, tmp_path, record_property, how):
    clones = [clone(remote, tmp_path / name) for name in ("one", "two")]
    whole = []
    for number, project in enumerate(clones):
        # The remote is another machine, which the signal does not reach.
        git(project, "config", "remote.origin.receivepack", "setsid --wait git-receive-pack")
        make(project, {f"page-{page}.html": f"{number} {page}" for page in range(40)} | {f"only-{number}.html": ""})
        started = time.monotonic()
        done = ship(project)
        took = time.monotonic() - started
        assert done.returncode == 0, done.stderr
        whole.append(tree(remote))

    reached = 0
    for attempt in range(KILLS // 3):
        project = clones[attempt % 2]
        before = head(remote)
        kill(project, how, random.uniform(0, took * 1.1), children=attempt % 4 < 2)
        assert tree(remote) in whole
        if head(remote) != before:
            reached += 1
            assert git(remote, "rev-parse", "gh-pages~1") == before
            assert tree(remote) == whole[attempt % 2]
    record_property("deploys that came through", reached)
    git(remote, "fsck", "--strict")
    for number, project in enumerate(clones):
        done = ship(project)
        assert done.returncode == 0, done.stderr
        assert tree(remote) == whole[number]
