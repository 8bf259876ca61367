"""Each file of `content/` is read once and parsed once, in every kind of build."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import ADDRESS, NIGHT, copy_project
from tests.site.conftest import write_article

# Python runs this first, in each process: it writes down what is opened, and what is parsed as YAML and as Markdown.
SITECUSTOMIZE = """
import functools, hashlib, os, sys
import markdown, yaml

log = os.open({log!r}, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

def note(what, value):
    os.write(log, f"{{what}} {{value}}\\n".encode())

def opened(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and not arguments[2] & os.O_ACCMODE:
        note("read", os.path.abspath(arguments[0]))

def noting(what, function, place):
    @functools.wraps(function)
    def noted(*arguments, **more):
        note(what, hashlib.sha256(arguments[place].strip().encode()).hexdigest())
        return function(*arguments, **more)
    return noted

sys.addaudithook(opened)
for name in ("parse", "compose", "load"):
    setattr(yaml, name, noting("yaml", getattr(yaml, name), 0))
markdown.Markdown.convert = noting("markdown", markdown.Markdown.convert, 1)
"""
DEVSERVER = "from pathlib import Path; from devserver.building import Builder; "
DEVSERVER += "print(Builder(Path.cwd(), Path.cwd() / '.output.0').build().built)"
BUILDS = {
    "html": ["-m", "builder", "-s", "pelicanconf.py"],
    "publish": ["-m", "builder", "-s", "publishconf.py"],
    "devserver": ["-c", DEVSERVER],
    "pelican": ["-m", "pelican", "content", "-s", "pelicanconf.py"],
}


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """Our site, with articles that link to each other, a draft, and a translation."""
    project = copy_project(tmp_path_factory.mktemp("reads") / "project")
    write_article(project, "one", body="See [the second]({filename}two.md).")
    write_article(
        project,
        "two",
        body="See [the first]({filename}one.md).\n\n![Two lines over time](../figures/inflammation-over-time.svg 'B.')",
    )
    write_article(project, "uno", slug="one", lang="es")
    for number in range(16):  # so many that several processes read them
        write_article(project, f"draft-{number}", status="draft", body="Yoga cures pain. Ask us.")
    return project


def digest(text: str) -> str:
    return sha256(text.strip().encode()).hexdigest()


def build(project: Path, tmp_path: Path, kind: str) -> Counter:
    """How often a build reads each file, and parses each header, list and body."""
    (tmp_path / "sitecustomize.py").write_text(SITECUSTOMIZE.format(log=str(tmp_path / "log")))
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "SITEURL": ADDRESS}
    done = subprocess.run(
        [sys.executable, *BUILDS[kind]], cwd=project, env=environment, capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, "False" in done.stdout) == (0, False), done.stdout + done.stderr
    lines = (tmp_path / "log").read_text(encoding="utf-8").splitlines()
    (tmp_path / "log").unlink()
    return Counter(lines)


@pytest.mark.parametrize("kind", BUILDS if NIGHT else ["html", "devserver"])  # the two that a writer waits for
def test_each_file_is_read_once_and_parsed_once_and_then_no_more(project, tmp_path, kind):
    shutil.rmtree(project / ".cache", ignore_errors=True)
    counts = build(project, tmp_path, kind)
    texts = {file: file.read_text(encoding="utf-8") for file in (project / "content").rglob("*.md")}
    data = {file: file.read_text(encoding="utf-8") for file in (project / "content/data").iterdir()}
    headers, bodies = ([text.split("---\n", 2)[part] for text in texts.values()] for part in (1, 2))
    lists = [text for file, text in data.items() if file.suffix == ".yaml"]
    expected = Counter([f"read {file}" for file in (*texts, *data)])
    expected += Counter(f"yaml {digest(text)}" for text in (*headers, *lists))
    expected += Counter(f"markdown {digest(text)}" for text in bodies)
    assert {what: counts[what] for what in expected if counts[what] != expected[what]} == {}
    assert sum(counts[what] for what in counts if what.startswith("yaml")) == len(headers) + len(lists)
    assert [counts[what] for what in counts if what.endswith(".weights")] == [1, 1]  # whatever the processes
    (project / "content/articles/one.md").touch()  # else nothing is read at all
    again = build(project, tmp_path, kind)
    assert {what: again[what] for what in expected if what.startswith("read") and again[what] != 1} == {}
    assert sorted(what for what in again if not what.startswith("read")) == sorted(
        f"yaml {digest(text)}" for text in lists
    )
