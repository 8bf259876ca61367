"""Builds that die at any moment, and builds that race: whoever looks finds one whole site, never a mixture.

BUILD_KILLS sets how many builds are killed (4); `make kills` tries as often as a night has time for.
"""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import ADDRESS, built, copy_project
from tests.forked_build import Run
from tests.site.reading import files

KILLS = int(os.environ.get("BUILD_KILLS", "4"))
ADDRESSES = [ADDRESS, f"{ADDRESS}2"]


def start(project: Path, address: str) -> Run:
    return Run("builder", ["-s", "publishconf.py"], project, {**os.environ, "SITEURL": address})


def end(build: Run) -> None:
    """Let a build end, which must go well."""
    done = build.end()
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    return copy_project(tmp_path_factory.mktemp("kills") / "project")


@pytest.fixture(scope="module")
def sites(project) -> dict[str, dict[str, bytes]]:
    """The whole site under each of two addresses, which stand in every page."""
    whole = {}
    for address in ADDRESSES:
        whole[address] = files(built(project, "publishconf.py", SITEURL=address))
        shutil.rmtree(project / "output")
    one, two = whole.values()
    assert one.keys() == two.keys()
    assert [name for name in one if name.endswith(".html") and one[name] == two[name]] == []
    return whole


def test_a_build_that_dies_at_any_moment_leaves_a_whole_site(project, sites):
    begun = time.monotonic()
    end(start(project, ADDRESSES[0]))
    lasts = time.monotonic() - begun
    chance, mixed, died, swapped = random.Random(7), [], 0, 0
    for number in range(KILLS):
        old = next(address for address in ADDRESSES if sites[address] == files(project / "output"))
        new = next(address for address in ADDRESSES if address != old)
        build = start(project, new)
        moment = (
            chance.uniform(0, lasts) if number % 2 else chance.uniform(0.7, 1.1) * lasts
        )  # most is at stake at the end
        time.sleep(moment)
        with suppress(ProcessLookupError):  # it has ended
            os.kill(build.process.pid, chance.choice([signal.SIGINT, signal.SIGTERM, signal.SIGKILL]))
        code = build.end().returncode
        died += code != 0
        found = files(project / "output")
        swapped += found == sites[new]
        if found not in (sites[old], sites[new]) or (code == 0 and found != sites[new]):
            mixed.append((moment, code))
            shutil.rmtree(project / "output")
            end(start(project, new))
    print(f"\n{KILLS} builds of {lasts:.1f} s: {died} died, {swapped} were in place, {len(mixed)} mixed")
    assert mixed == []
    assert died, "no build was killed: the test proves nothing"


def test_whoever_looks_while_one_site_takes_anothers_place_finds_one_of_them(project, sites):
    """Without a moment between: at each look there is a page, and a second page is of the same site."""
    end(start(project, ADDRESSES[0]))
    faults, looks = [], 0
    build = start(project, ADDRESSES[1])
    while build.process.is_alive():
        looks += 1
        first, other, again = (_page_of(project, sites, name) for name in ("index.html", "404.html", "index.html"))
        if not first or (first == again and other != first):
            faults.append((first, other, again))
    end(build)
    assert faults == []
    assert looks > 100, "it looked too seldom to see anything"


def _page_of(project: Path, sites: dict[str, dict[str, bytes]], name: str) -> str:
    """The address of the site whose page stands there now; empty where there is none."""
    try:
        page = (project / "output" / name).read_bytes()
    except OSError:
        return ""
    return next((address for address, site in sites.items() if site[name] == page), "")


def test_clean_beside_a_build_leaves_a_whole_site_or_none(project, sites):
    """Also when it is stopped, and the next build is as good as any."""
    chance, found = random.Random(5), []
    for number in range(KILLS // 4):
        build = start(project, ADDRESSES[0])
        time.sleep(chance.uniform(0, 2))
        clean = subprocess.Popen([sys.executable, "-m", "builder.clean"], cwd=project, stderr=subprocess.DEVNULL)
        if number % 2:
            time.sleep(chance.uniform(0, 0.2))
            clean.send_signal(chance.choice([signal.SIGINT, signal.SIGKILL]))
        clean.wait(60)
        end(build)
        found.append(files(project / "output"))
        end(start(project, ADDRESSES[0]))
        assert files(project / "output") == sites[ADDRESSES[0]]
    assert [number for number, site in enumerate(found) if site not in (sites[ADDRESSES[0]], {})] == []


def test_builds_that_race_leave_the_whole_site_of_one(project, sites):
    racing = [start(project, address) for address in (*ADDRESSES, ADDRESSES[0])]
    ended = [build.end() for build in racing]
    said = [done.stderr for done in ended]
    assert [done.returncode for done in ended] == [0] * 3, said
    assert files(project / "output") in sites.values()
    assert not list(project.glob(".output*"))
    waited = [
        bool(re.fullmatch("Another build is under way. Waiting for it to end.\n", words)) for words in said if words
    ]
    assert waited
    assert all(waited)
