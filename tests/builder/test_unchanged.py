"""A build that finds nothing changed says so at once, and is never wrong about it."""

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from builder import unchanged
from builder.unchanged import Run
from tests.conftest import copy_project

SAID = "content/articles/a.md:3:1: R9 warning: title: long\n"


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """A project of a few files, and the site that was built of it; no tick of the clock is too short."""
    for name in ("builder/build.py", "content/articles/a.md", "theme/base.html", "pelicanconf.py", "output/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / ".cache").mkdir(0o700)
    for room in unchanged.ROOMS:
        (tmp_path / room).mkdir(exist_ok=True)
    monkeypatch.setattr(unchanged, "TICK", 0)
    return tmp_path


def keep(project: Path, unsure: bool = False) -> None:
    settings = {"OUTPUT_PATH": str(project / "output"), "TIMEZONE": "America/New_York"}
    build = SimpleNamespace(settings=settings, said=SAID, pages=1, open="output/index.html", unsure=unsure)
    Run(project, ["-s", "pelicanconf.py"]).keep(build)


def nothing_to_do(project: Path, *arguments: str) -> bool:
    return Run(project, list(arguments or ("-s", "pelicanconf.py"))).nothing_to_do()


def test_it_says_again_what_was_said(project, capsys):
    assert not nothing_to_do(project), "nothing was built yet"
    keep(project)
    assert nothing_to_do(project)
    said = capsys.readouterr()
    assert (said.err, said.out) == (
        SAID,
        "Nothing has changed: 1 pages stand as they were built. Open output/index.html\n",
    )


@pytest.mark.parametrize(
    "file",
    ["builder/build.py", "content/articles/a.md", "theme/base.html", "pelicanconf.py", "output/index.html"],
)
def test_any_change_of_a_file_is_seen_though_size_and_time_are_the_same(project, file):
    keep(project)
    path = project / file
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    path.write_text(file.upper(), encoding="utf-8")
    os.utime(path, ns=times)
    assert not nothing_to_do(project)


@pytest.mark.parametrize("room", ["content/articles", "content/data", "output", "."])
def test_a_new_file_and_one_that_is_gone_are_seen(project, room):
    keep(project)
    (project / room).mkdir(exist_ok=True)
    (project / room / "new.md").touch()
    assert not nothing_to_do(project)
    keep(project)
    (project / room / "new.md").unlink()
    assert not nothing_to_do(project)


def test_a_site_that_its_place_leads_to_no_longer_is_built_anew(project):
    (project / "output").rename(project / "disk")
    (project / "output").symlink_to("disk")
    keep(project)
    assert nothing_to_do(project)
    (project / "output").unlink()
    assert not nothing_to_do(project)


def test_other_arguments_another_day_and_another_environment_are_seen(project, monkeypatch):
    keep(project)
    assert not nothing_to_do(project, "-s", "publishconf.py")
    for name, value in (("SITEURL", "https://example.org"), ("SOURCE_DATE_EPOCH", "1"), ("CLEAN", "1")):
        with monkeypatch.context() as changed:
            changed.setenv(name, value)
            assert not nothing_to_do(project), name
    monkeypatch.setattr(unchanged, "today", lambda zone: date(2099, 1, 1))
    assert not nothing_to_do(project)


def test_what_others_wrote_or_what_is_damaged_is_not_believed(project):
    keep(project)
    kept = project / ".cache/last.json"
    kept.chmod(0o666)
    assert not nothing_to_do(project)
    kept.chmod(0o600)
    kept.write_text(kept.read_text()[:-9])
    assert not nothing_to_do(project)


def test_a_build_that_has_more_to_say_says_it_each_time(project):
    keep(project, unsure=True)
    assert not nothing_to_do(project)


def test_what_was_changed_in_the_same_tick_is_not_taken_for_unchanged(project, monkeypatch):
    monkeypatch.setattr(unchanged, "TICK", 10**12)
    keep(project)
    assert not nothing_to_do(project)


def test_a_second_build_of_the_real_site_does_nothing(tmp_path):
    project = copy_project(tmp_path / "project")
    command = [sys.executable, "-m", "builder", "-s", "pelicanconf.py"]
    time.sleep(2 * unchanged.TICK / 1e9)  # what was changed within a tick before a build is not sure to stay
    for said in ("Built ", "Nothing has changed: ", "Nothing has changed: "):
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=120)
        assert (done.returncode, done.stdout.startswith(said)) == (0, True), done.stdout + done.stderr
