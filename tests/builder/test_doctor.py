"""`make doctor` on a bare machine, on one that cannot make .venv, and on one whose git knows nothing."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

TARGETS = re.findall(r"(?m)^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"))


def doctor(folder: Path, **environment: str) -> subprocess.CompletedProcess:
    """What it says in a folder, on a machine that has nothing but Python, unless `environment` says so."""
    bare = {"PATH": str(folder / "none"), "HOME": str(folder), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "builder.doctor"]
    return subprocess.run(command, cwd=folder, env=bare | environment, capture_output=True, text=True, timeout=60)


def test_a_bare_machine_can_build_and_is_told_the_rest_on_one_screen(tmp_path):
    done = doctor(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("here   Python 3.")
    for line in ("later  the packages in .venv ", "later  pandoc ", "LACKS  git ", "LACKS  curl ", "LACKS  firefox "):
        assert line in done.stdout
    assert done.stdout.endswith("\n`make html` works here.\n")
    assert len(done.stdout.splitlines()) <= 24
    named = re.findall(r"make ([a-z]+)", done.stdout)
    assert len(named) > 9
    assert set(named) <= set(TARGETS)


def test_a_reader_who_has_seen_enough_is_no_fault(tmp_path):
    for program in ("builder.doctor", "ship status"):
        command = f"{shlex.quote(sys.executable)} -m {program} | true"
        done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, timeout=60)
        assert done.stderr == ""


def test_where_the_site_cannot_be_built_it_ends_with_an_error_and_says_what_to_get(tmp_path):
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['ensurepip'] = None\n")
    done = doctor(tmp_path, PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}")
    assert (done.returncode, done.stderr) == (1, "")
    assert re.search(r"LACKS  the packages in \.venv +every command\n +\S.+(venv|python)", done.stdout)
    assert done.stdout.endswith("\n`make html` does not work here yet. Get what it lacks.\n")


def test_what_git_does_not_know_is_known_after_the_remedies(tmp_path):
    machine = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "GIT_CONFIG_SYSTEM": os.devnull}
    wanted = ["your name and email in git", "this folder under git", "where to push, called origin"]
    mended = []
    for _ in range(len(wanted)):
        said = doctor(tmp_path, **machine).stdout
        for what, remedy in re.findall(r"(?m)^LACKS  (.+?)  .*\n         (.+)$", said):
            if what in wanted:
                subprocess.run(remedy, shell=True, cwd=tmp_path, env=machine, check=True, stdout=subprocess.DEVNULL)
                mended.append(what)
    assert mended == wanted
    said = doctor(tmp_path, **machine).stdout
    assert "here   git " in said
    assert not any(f"LACKS  {what}" in said for what in wanted)


def test_a_git_that_is_too_old_to_send_is_told(tmp_path):
    git = tmp_path / "git"
    git.write_text(
        '#!/bin/sh\ncase "$*" in *--version) echo git version 2.34.1; exit ;; esac; exec /usr/bin/env PATH="$REAL" git "$@"\n'
    )
    git.chmod(0o755)
    said = doctor(tmp_path, PATH=f"{tmp_path}:{os.environ['PATH']}", REAL=os.environ["PATH"]).stdout
    assert re.search(r"here   git 2\.34\.1 .*\nLACKS  git 2\.38 or newer +make send\n", said)
    assert "or newer" not in doctor(tmp_path, PATH=os.environ["PATH"]).stdout


@pytest.mark.skipif(os.geteuid() != 0, reason="takes a folder of somebody else")
def test_a_folder_of_somebody_else_is_told_with_gits_own_remedy(tmp_path):
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    os.chown(tmp_path, 65534, 65534)
    said = doctor(tmp_path, PATH=os.environ["PATH"]).stdout
    assert f"git config --global --add safe.directory {tmp_path}" in said


def test_a_git_whose_settings_are_broken_is_not_missing_nor_is_the_repository(tmp_path):
    (tmp_path / ".gitconfig").write_text("[user\n")
    said = doctor(tmp_path, PATH=os.environ["PATH"]).stdout
    assert "LACKS  a git that answers" in said
    assert f"Mend what it says: fatal: bad config line 1 in file {tmp_path}/.gitconfig" in said
    assert "apt-get install git" not in said
    assert "git init" not in said
