"""The seal: set by tests that passed, on the very bytes that they read, and broken by any change."""

import os
import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.ship.conftest import US, clone, commit, live, make, run, ship, site


def test_the_manifest_is_one_that_sha256sum_reads(small):
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "../.output.manifest"],
        cwd=small / "output",
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(": OK\n") == sum(file.is_file() for file in (small / "output").rglob("*"))


def test_what_may_not_be_shipped_gets_no_manifest(small):
    os.mkfifo(small / "output/pipe")
    done = run(small, "manifest")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Not fit to publish: pipe is neither a file nor a folder")
    assert not (small / ".output.manifest").exists()


def test_beginning_to_test_breaks_the_seal(small):
    done = run(small, "begin")
    assert "The tests read output/, as it was published for https://example.org." in done.stdout
    assert not (small / ".output.seal").exists()
    assert "is sealed: `make github` publishes it" in run(small, "seal").stdout
    assert (small / ".output.seal").exists()


def test_a_tree_that_changes_while_it_is_tested_is_not_sealed(small):
    run(small, "begin")
    (small / "output/index.html").write_text("<!doctype html>Changed")
    done = run(small, "seal")
    assert done.returncode == 1
    assert "was changed while the tests ran" in done.stderr
    assert not (small / ".output.seal").exists()


def test_a_source_that_changes_while_it_is_tested_is_not_sealed(small):
    run(small, "begin")
    commit(small, "Write more")
    assert "is not the commit that is checked out" in run(small, "seal").stderr
    assert not (small / ".output.seal").exists()


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda project: (project / ".output.manifest").unlink(), "was not built by `make publish`"),
        (lambda project: (project / "output/index.html").write_text("<p>"), "look at index.html"),
        (lambda project: (project / "new.md").write_text("x"), "not all changes are committed"),
        (lambda project: commit(project, "Write more"), "is not the commit that is checked out"),
    ],
    ids=["built-to-work-on", "changed", "dirty", "older"],
)
def test_tests_pass_without_a_published_tree_and_seal_nothing(small, spoil, why):
    spoil(small)
    begun = run(small, "begin")
    assert begun.returncode == 0
    assert "has nothing to publish after them" in begun.stdout
    assert why in begun.stdout
    assert run(small, "seal").stdout == "All tests passed.\n"
    assert not (small / ".output.seal").exists()


def test_the_tests_read_the_published_tree_itself_while_they_prove_it(small):
    """What tests/conftest.py asks, before, during and after `make test`."""
    asked = "from pathlib import Path; from ship.seal import under_test; print(under_test(Path('output')))"

    def answer() -> str:
        return subprocess.run(
            [sys.executable, "-c", asked], cwd=small, env=US, capture_output=True, text=True, check=True
        ).stdout.strip()

    assert answer() == "None"
    run(small, "begin")
    assert answer() == "output"
    (small / "output/index.html").write_text("<!doctype html>Changed")
    assert answer() == "None"
    make(small, {})
    assert answer() == "None"


def test_a_sealed_tree_can_be_carried_to_another_checkout_of_its_commit(small, remote, tmp_path):
    """From the job that proves to the job that deploys, which has one commit and keeps no modes of files."""
    other = clone(remote, tmp_path / "other", "--depth=1")
    for part in ("output", ".output.manifest", ".output.seal"):
        subprocess.run(["cp", "-r", "--no-preserve=all", small / part, other], check=True)
    done = ship(other)
    assert done.returncode == 0, done.stderr
    assert live(remote) == site(small)


def test_make_test_begins_before_the_first_test_and_seals_after_the_last():
    recipe = re.search(r"(?m)^test:.*\n((?:\t.+\n)+)", (ROOT / "Makefile").read_text(encoding="utf-8"))[1].splitlines()
    assert recipe[0] == "\t@$(RUN) ship begin"
    assert recipe[-2:] == ["\t@$(BIN)/python -m pytest", "\t@$(RUN) ship seal"]
