"""What breaks a build although no text is wrong: one sentence with the place, no traceback, and the old site stays."""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from builder import error_sentences
from tests import forked_build
from tests.builder.test_build import ARTICLE, files, old_site, write
from tests.conftest import build, change

TEMPLATE = "theme/templates/404.html"
FEEDS = "plugins/feeds.py"
# What is put into a file (before the first of the given words), and the sentence that must come of it.
FAULTS = {
    "undefined": (TEMPLATE, "<h1>", "{{ no_such }}", ": template: 'no_such' is undefined. Correct the template"),
    "syntax": (TEMPLATE, "<h1>", "{% if %}", ": template: Expected an expression, got 'end of statement block'"),
    "include": (TEMPLATE, "<h1>", '{% include "no.html" %}', ': template: there is no template "no.html". Correct the name'),
    "loop": (TEMPLATE, "<h1>", '{% include "404.html" %}', "error: template: RecursionError: "),
    "our code": ("plugins/minify.py", "    html = EMPTY.sub", "    html.no_such()\n", ": program: AttributeError: 'str'"),
    "memory": ("plugins/minify.py", "    html = EMPTY.sub", "    raise MemoryError\n", ": memory: this machine has not enough of it"),
    "warning": ("plugins/csp.py", "    generator.context", "    import logging; logging.warning('this is strange')\n", "this is strange"),
    "regex": ("pelicanconf.py", r"\b(PRP", "((", ": NOTICES.1.words: is no regular expression (missing ), "),
    "type": ("pelicanconf.py", "WELCOME =", "SITENAME = 3\n", ': SITENAME: expected text in quotes, found 3'),
    "settings": ("pelicanconf.py", "TIMEZONE =", "TIMEZONE = =\n", ": settings: SyntaxError: invalid syntax. Correct this line"),
    "not merged": ("pelicanconf.py", "TIMEZONE =", "<<<<<<< HEAD\n=======\n>>>>>>> main\n", "two versions of this file were not merged: lines "),
    "unknown": ("pelicanconf.py", "TIMEZONE =", "SITNAM = 3\n", ': SITNAM: is not a setting that anything reads; did you mean "SITENAME"?'),
    "theme": ("pelicanconf.py", "THEME_STATIC", 'THEME = "no-such-theme"\n', ": settings: ValueError: Could not find the theme no-such-theme. Correct"),
    "left out": ("pelicanconf.py", "THEME_STATIC", 'ARTICLE_PATHS = ["later"]\n', "settings: is left out by Pelican. Look at"),
}  # fmt: skip


def run(project: Path, *arguments: str, **limits) -> subprocess.CompletedProcess:
    """Build as `make html` does; with `limits`, as `subprocess` takes them, in a process that starts afresh."""
    if not limits:
        arguments = ("-s", "pelicanconf.py", *arguments)
        return forked_build.run("builder", [*arguments], project, {"COLUMNS": "200"} | os.environ)
    command = [sys.executable, "-m", "builder", "-s", "pelicanconf.py", *arguments]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=120, **limits)


@pytest.mark.parametrize(("file", "before", "put", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_one_sentence_with_its_place(project, file, before, put, said):
    change(project / file, before, put + before)
    site = old_site(project)
    fresh = {"env": os.environ} if "Recursion" in said else {}  # where it is deep enough, only its own depth tells
    done = run(project, **fresh)
    assert (done.returncode, done.stdout) == (1, ""), done.stdout
    assert said in done.stderr
    if said.startswith(":"):
        assert re.match(rf"{file}:\d+:1: R\d+ error: ", done.stderr), done.stderr
    assert len(done.stderr.splitlines()) <= 2, done.stderr
    assert "Traceback" not in done.stderr
    assert files(project) == site


def test_the_place_is_one_of_ours_and_none_of_a_library(tmp_path):
    """Libraries stand inside the project, too, in .venv."""
    names = {}
    exec(compile("def fail(): raise ValueError('no')", tmp_path / ".venv/lib/library.py", "exec"), names)
    with pytest.raises(ValueError, match="no") as caught:
        exec(compile("\nfail()", tmp_path / "plugins/ours.py", "exec"), names)
    found = error_sentences.finding(caught.value, tmp_path)
    assert (found.path, found.place.line) == (Path("plugins/ours.py"), 2)


def test_a_build_stopped_before_it_has_begun_says_so(project):
    with (project / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write("\nimport os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(5)\n")
    done = run(project)
    assert (done.returncode, done.stderr) == (130, "Stopped.\n")


def test_a_missing_template_is_named(project):
    (project / TEMPLATE).unlink()
    done = run(project)
    assert done.returncode == 1
    assert 'theme/templates:1:1: R78 error: template: there is no template "404.html"' in done.stderr


SMALL = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000))}
# How a build comes to write where no more goes: what is put into a file, under which limits, and the sentence.
FULL = [
    pytest.param(
        '    open("/dev/full", "wb", 0).write(b"x")\n',
        {},
        "output: the disk {disk} is full. Make room, then build again.",
        marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full"),
        id="disk",
    ),
    pytest.param("", SMALL, "output: the system lets no file grow that far. Make room, then build again.", id="file"),
]


def disk_of(path: Path) -> Path:
    return next(folder for folder in path.absolute().parents if os.path.ismount(folder))


@pytest.mark.parametrize(("put", "limits", "said"), FULL)
def test_a_full_disk_is_a_sentence_and_the_old_site_stays(project, put, limits, said):
    file, before = project / "plugins/minify.py", "    html = EMPTY.sub"
    change(file, before, put + before)
    site = old_site(project)
    done = run(project, **limits)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-2:] == [  # what is kept for the next build may say before that it has no room
        said.format(disk=disk_of(project)),
        "Nothing was built: mend what is said above. The last good site stays as it was.",
    ]
    assert files(project) == site


def test_a_disk_that_is_full_when_a_file_is_copied_is_the_same_sentence(project):
    Image.new("L", (2_000, 2_000)).save(project / "content/extra/icon.png", compress_level=0)  # 4 MB
    site = old_site(project)
    done = run(project, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000)))
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        ".output.new.0/icon.png: the system lets no file grow that far. Make room, then build again.",
        "Nothing was built: mend what is said above. The last good site stays as it was.",
    ]
    assert files(project) | site == files(project)
    assert (project / "output/index.html").read_text() == "the last good site"


def test_no_template_of_pelicans_own_theme_stands_in_for_one_that_is_gone(project):
    (project / "theme/templates/article.html").unlink()
    assert 'there is no template "article.html". Add the file' in run(project).stderr


@pytest.mark.parametrize("place", [".", "content", "content/x", "plugins", "pelicanconf.py", ".."])
def test_a_site_never_takes_the_place_of_something_else(project, place):
    before = {
        path: path.is_file() and path.read_bytes() for path in project.parent.rglob("*") if ".pyc" not in path.name
    }
    done = run(project, "-o", place)
    assert done.returncode == 1
    assert "Choose a" in done.stderr
    assert {p: p.is_file() and p.read_bytes() for p in before} == before


@pytest.mark.parametrize(
    ("module", "sent"),
    [
        ("builder", signal.SIGINT),
        ("builder", signal.SIGTERM),
        ("builder", signal.SIGKILL),
        ("pelican", signal.SIGINT),
    ],
)
def test_a_stopped_build_does_not_end_with_0(project, module, sent):
    site = old_site(project)
    begun = forked_build.Run(module, ["-s", "pelicanconf.py"], project, {**os.environ})
    while not list(project.glob(".output.new*")):
        assert begun.process.is_alive()
        time.sleep(0.002)
    os.kill(begun.process.pid, sent)
    done = begun.end()
    assert done.returncode == (130 if sent == signal.SIGINT else -sent)
    assert "Traceback" not in done.stderr
    assert files(project) | site == files(project)
    assert (project / "output/index.html").read_text() == "the last good site"
    assert build(project).returncode == 0
    assert not list(project.glob(".output*"))


# Ctrl-C at the first library that a command asks for after the lines that make ready for it.
STOPPED = """
import os, runpy, signal, sys
class Stop:
    def find_spec(self, name, *_):
        if signal.getsignal(signal.SIGINT) != before:
            os.kill(os.getpid(), signal.SIGINT)
before = signal.getsignal(signal.SIGINT)
sys.meta_path.insert(0, Stop())
sys.argv = sys.argv[1:]
sys.path.insert(0, os.getcwd())
sys.modules.pop("argparse", None)
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
sys.exit("it was not stopped")
"""


@pytest.mark.parametrize(
    "command",
    [["builder", "-s", "pelicanconf.py"], ["editorial", "check"], ["ship", "begin"], ["devserver", "--port=0"]],
)
def test_a_command_stopped_while_it_is_loaded_says_so(project, command):
    """At the first library that each of them loads."""
    done = subprocess.run(
        [sys.executable, "-c", STOPPED, *command], cwd=project, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Stopped.\n")


@pytest.mark.parametrize("folder", ["content", "theme"])
def test_a_folder_that_is_gone_is_named_with_the_way_back(project, folder):
    shutil.rmtree(project / folder)
    done = run(project)
    assert done.returncode == 1
    assert done.stderr == (
        f"{folder}/ is missing. Run this in the project's folder, or bring it back: git checkout -- {folder}\n"
        "Nothing was built.\n"
    )


def test_a_clock_before_the_first_article_is_said_to_be_wrong_and_nothing_else(project):
    done = build(project, SOURCE_DATE_EPOCH="0")
    assert done.returncode == 1
    assert "clock: SOURCE_DATE_EPOCH says that today is 1969-12-31, before any article was published." in done.stderr
    assert "1 to mend in 1 file" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has it")
def test_where_words_cannot_be_written_the_site_is_built_all_the_same(project):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "builder", "-s", "pelicanconf.py"],
            cwd=project,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert (done.returncode, (project / "output/index.html").is_file()) == (0, True)
    assert (
        done.stderr == "The site is built, but this could not be written where you sent it: No space left on device.\n"
    )


def test_a_reader_who_has_seen_enough_stops_no_build(project):
    """As in `make html 2>&1 | head -1`, with more to say than one line."""
    write(project, ARTICLE + "\nMoovement. Reest.\n")
    seen, say = os.pipe()
    os.close(seen)
    done = subprocess.run(
        [sys.executable, "-m", "builder", "-s", "pelicanconf.py"], cwd=project, stdout=say, stderr=say, timeout=60
    )
    os.close(say)
    assert (done.returncode, (project / "output/index.html").is_file()) == (0, True)
