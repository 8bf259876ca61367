"""`python -m editorial`: what a writer sees, and the exit code that CI sees."""

import fcntl
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import forked_build
from tests.conftest import ROOT


def editorial(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """What `python -m editorial ARGUMENTS` does in the folder `project`. Never raises: look at `returncode`."""
    return forked_build.run("editorial", [*arguments], project, {"COLUMNS": "200"} | os.environ | environment)


def test_check_of_sound_content(project):
    (project / "content/data/retractions.yaml").write_text("read_on: 2026-08-01\n")
    done = editorial(project, "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Nothing to mend.\n", "")


def test_in_a_copy_its_own_code_runs(project):
    """Also where a test has another one loaded already."""
    with (project / "editorial/rules/tables.py").open("a", encoding="utf-8") as file:
        file.write("raise SystemExit('of this copy')\n")
    assert editorial(project, "check").stderr == "of this copy\n"


def test_of_a_data_file_alone_all_texts_are_asked_what_they_use(project):
    done = editorial(project, "check", "content/data/references.yaml")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Nothing to mend.\n", "")


@pytest.mark.parametrize("command", ["check", "addresses", "status"])
def test_where_the_content_is_gone_nothing_begins_anew(project, command):
    """A list of addresses, say, that holds none of those that were public."""
    shutil.rmtree(project / "content")
    done = editorial(project, command)
    back = "Run this in the project's folder, or bring it back: git checkout -- content\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"content/ is missing. {back}")
    assert not (project / "content").exists()


def test_what_another_is_about_to_write_is_not_lost(project):
    held = os.open(project / "editorial", os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    waits = subprocess.Popen([sys.executable, "-m", "editorial", "addresses"], cwd=project, stdout=subprocess.DEVNULL)
    with pytest.raises(subprocess.TimeoutExpired):
        waits.wait(1.5)
    os.close(held)
    assert waits.wait(30) == 0


def test_check_does_not_hide_that_nobody_has_looked_for_retractions(project):
    (project / "content/data/retractions.yaml").unlink()
    done = editorial(project, "check")
    assert (done.returncode, done.stderr) == (0, "")
    sentence = "nobody has looked yet whether a cited study was retracted: run `make retractions`"
    assert sentence in done.stdout
    assert sentence not in editorial(project, "check", "content/pages/about.md").stdout, "it is about the whole site"


def test_check_does_not_hide_that_it_reads_english_alone(project):
    assert "in English" not in editorial(project, "check").stdout
    page = "---\ntitle: Nosotros\nslug: nosotros\nlang: es\nsummary: Esto somos.\n---\n\nEscribimos sobre la espalda.\n"
    (project / "content/pages/nosotros.md").write_text(page, encoding="utf-8")
    done = editorial(project, "check")
    assert "But of 1 text not in English, no rule on words has read what is claimed there." in done.stdout, done.stdout


def test_check_says_what_to_mend(project):
    (project / "content/articles/rest.md").write_text("No header.\n")
    (project / "content/articles/rest.txt").write_text("No article.\n")
    done = editorial(project, "check")
    assert (done.returncode, done.stderr) == (1, "")
    assert [line.split(": ")[0] for line in done.stdout.splitlines()] == [
        "content/articles/rest.md:1:1",
        "content/articles/rest.txt:1:1",
        "2 to mend.",
    ]


def test_check_of_one_file_leaves_the_others_alone(project):
    (project / "content/articles/rest.md").write_text("No header.\n")
    (project / "content/articles/walk.md").write_text("No header.\n")
    done = editorial(project, "check", "content/articles/walk.md")
    assert done.returncode == 1
    assert "rest.md" not in done.stdout
    assert done.stdout.endswith("\n1 to mend.\n")


@pytest.mark.parametrize("file", ["content/articles/none.md", "README.md"], ids=["missing", "outside"])
def test_check_of_what_is_no_content_is_misuse(project, file):
    done = editorial(project, "check", file)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{file} is not a file in content/. Check the path\n"


def test_a_file_that_is_misspelled_is_named_and_data_is_no_text(project):
    (project / "content/articles/rest.md").write_text("No header.\n")
    done = editorial(project, "check", "content/article/rset.md")
    assert done.stderr.endswith("rset.md is not a file in content/. Did you mean content/articles/rest.md?\n")
    done = editorial(project, "reading", "content/data/people.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "content/data/people.yaml is no text. Name one, as FILE=content/articles/....md\n"


def test_check_tells_a_workflow_nothing_but_findings(project):
    (project / "content/articles/rest.md").write_text("No header.\n")
    done = editorial(project, "check", "--format", "github")
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=content/articles/rest.md,line=1,col=1,")
    assert "to mend" not in done.stdout


def test_a_format_that_there_is_not_is_a_sentence(project):
    done = editorial(project, "check", "--format", "xml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == 'FORMAT: expected github, or no FORMAT at all, found "xml"\n'


@pytest.mark.parametrize("typed", ["R38", "r38"])
def test_a_rule_is_explained(project, typed):
    done = editorial(project, "check", "--explain", typed)
    assert done.returncode == 0
    assert done.stdout.startswith("R38 (error): ")


def test_a_rule_that_there_is_not_is_misuse_with_the_nearest(project):
    done = editorial(project, "check", "--explain", "R380")
    assert (done.returncode, done.stdout) == (2, "")
    assert 'did you mean "R38"?' in done.stderr


@pytest.mark.parametrize("arguments", [[], ["chek"]], ids=["none", "misspelled"])
def test_misuse_says_what_there_is(project, arguments):
    done = editorial(project, *arguments)
    assert done.returncode == 2
    assert "usage: python -m editorial" in done.stderr
    assert "check" in done.stderr


@pytest.mark.parametrize("shut", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_what_was_handed_over_shut_is_no_fault(project, shut):
    command = f"{shlex.quote(sys.executable)} -m editorial check --explain R38 {shut}"
    done = subprocess.run(command, shell=True, cwd=project, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert ("R38" in done.stdout) == (">&-" not in shut.replace("2>&-", ""))


def test_a_letter_that_the_terminal_lacks_is_said_otherwise(project):
    (project / "content/articles/d\u00e9j\u00e0.md").write_text("No header.\n", encoding="utf-8")
    command = [sys.executable, "-m", "editorial", "check"]
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, env=environment, cwd=project, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, "")
    assert r"content/articles/d\xe9j\xe0.md:1:1" in done.stdout


def test_a_reader_who_has_seen_enough_is_no_fault(project):
    command = f"{shlex.quote(sys.executable)} -m editorial check --explain R38 | true"
    done = subprocess.run(command, shell=True, cwd=project, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""


def test_what_is_done_stays_done_where_nobody_reads_the_last_words_of_it():
    reading, writing = os.pipe()
    os.close(reading)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = [sys.executable, "-m", "editorial", "check", "--explain", "R38"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, cwd=ROOT, env=environment, encoding="utf-8")
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")
