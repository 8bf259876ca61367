"""Links out of the site, as the nightly `make links` follows them, against a server of our own."""

import re
import subprocess

import pytest

from tests.conftest import ROOT
from tests.serving import Handler, serving
from tests.test_makefile import MAKEFILE

ANSWERS = {"/there": 200, "/gone": 404, "/no-browser": 403, "/broken": 500}


class Answers(Handler):
    """Answers each address with its code."""

    def do_GET(self):
        self.answer(ANSWERS[self.path])

    do_HEAD = do_GET


@pytest.fixture(scope="module")
def server():
    with serving(Answers) as address:
        yield address


@pytest.mark.parametrize(
    ("path", "sound"), [("/there", True), ("/no-browser", True), ("/gone", False), ("/broken", False)]
)
def test_a_link_is_broken_when_its_page_is(server, tmp_path, path, sound):
    (tmp_path / "page.html").write_text(f'<!doctype html><title>A</title><a href="{server}{path}">B</a>')
    options = re.search(r"(?m)^LYCHEE := (.+)$", MAKEFILE)[1].split()
    command = [ROOT / ".venv/bin/lychee", *options, "--max-retries", "0", tmp_path]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)
    assert (done.returncode == 0) == sound, done.stdout + done.stderr
    assert sound or f"{server}{path}" in done.stdout + done.stderr
