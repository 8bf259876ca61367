"""The site under load: every answer counts, and a missing file is not overlooked."""

import shutil
import subprocess
import sys

import pytest

from bench.soak import soak
from tests.conftest import ROOT

needs_wrk = pytest.mark.skipif(not shutil.which("wrk"), reason="wrk is not installed")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "index.html").write_text("<!doctype html><title>t</title>")
    return tmp_path


@needs_wrk
def test_every_request_for_a_file_is_answered(folder):
    found = soak(folder, ["index.html", ""], seconds=1)
    assert found["requests"] > 10
    assert (found["refused"], found["broken"]) == (0, 0)


@needs_wrk
def test_a_missing_file_is_counted(folder):
    found = soak(folder, ["index.html", "none.html"], seconds=1)
    assert 0.4 < found["refused"] / found["requests"] < 0.6


@pytest.mark.parametrize("seconds", ["0", "ten", "-1", "99999"])
def test_a_duration_that_is_none_is_refused_with_a_sentence(seconds):
    done = subprocess.run([sys.executable, "-m", "bench.soak", seconds], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f'DURATION: expected seconds from 1 to 3600, found "{seconds}"\n'
