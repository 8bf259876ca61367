"""Whoever waits for a long run learns how far it is: a bar on a terminal, plain lines in CI, nothing elsewhere."""

import os
import pty
import subprocess
import sys

import pytest

from editorial import progress
from editorial.progress import stage

RUN = """
from editorial import progress
progress.PATIENCE = 0
with progress.stage("Reading texts", 3) as shown:
    for _ in range(3):
        shown.step()
"""


def test_a_short_run_says_nothing(capsys, monkeypatch):
    monkeypatch.setenv("CI", "true")
    with stage("Reading texts", 1) as shown:
        shown.step()
    assert capsys.readouterr() == ("", "")


def test_a_long_one_says_it_in_plain_lines_in_ci(capsys, monkeypatch):
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setattr(progress, "PAUSE", 0)
    with stage("Reading texts", 1200) as shown:
        for _ in range(2):
            shown.step()
    assert capsys.readouterr().err == "Reading texts: 1 of 1,200\nReading texts: 2 of 1,200\n"


def test_one_whose_words_go_into_a_file_says_nothing(capsys, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(progress, "PATIENCE", 0)
    with stage("Reading texts", 2) as shown:
        shown.step()
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not hasattr(pty, "openpty"), reason="no terminals here")
def test_on_a_terminal_it_is_a_bar_that_goes_away():
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "80"}
    subprocess.run([sys.executable, "-c", RUN], stderr=theirs, env=environment, check=True, timeout=60)
    os.close(theirs)
    said = os.read(ours, 100_000).decode("utf-8", "replace")
    os.close(ours)
    assert "Reading texts" in said
    assert "/3" in said
