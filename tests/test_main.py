"""`python -m editorial`: what a writer sees, and the exit code that CI sees."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


def editorial(project: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "editorial", *arguments], cwd=project, capture_output=True, text=True, timeout=60
    )


def test_check_of_sound_content(project):
    done = editorial(project, "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Nothing to mend.\n", "")


def test_check_says_what_to_mend(project):
    (project / "content/articles/rest.md").write_text("No header.\n")
    (project / "content/articles/rest.txt").write_text("No article.\n")
    done = editorial(project, "check")
    assert (done.returncode, done.stdout) == (1, "2 to mend.\n")
    assert [line.split(": ")[0] for line in done.stderr.splitlines()] == [
        "content/articles/rest.md:1:1",
        "content/articles/rest.txt:1:1",
    ]


def test_schema_writes_what_editors_read(project):
    for file in (project / "editorial/schema").glob("*.json"):
        file.unlink()
    assert editorial(project, "schema").returncode == 0
    schemas = {file.stem: json.loads(file.read_text()) for file in (project / "editorial/schema").iterdir()}
    assert sorted(schemas) == ["articles", "pages"]
    assert "key_points" in schemas["articles"]["required"]


@pytest.mark.parametrize("arguments", [[], ["chek"]], ids=["none", "misspelt"])
def test_misuse_says_what_there_is(project, arguments):
    done = editorial(project, *arguments)
    assert done.returncode == 2
    assert "usage: python -m editorial" in done.stderr
    assert "check" in done.stderr
