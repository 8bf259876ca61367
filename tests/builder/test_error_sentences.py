"""What breaks a build although no text is wrong: one sentence with the place, no traceback, and the old site stays."""

import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builder.test_build import files, old_site
from tests.conftest import build

TEMPLATE = "theme/templates/404.html"
FEEDS = "plugins/feeds.py"
REGISTER = "def register() -> None:"
# What is put into a file (before the first of the given words), and the sentence that must come of it.
FAULTS = {
    "undefined": (TEMPLATE, "<h1>", "{{ no_such }}", ": template: 'no_such' is undefined. Correct the template"),
    "attribute": (TEMPLATE, "<h1>", "{{ SITENAME.no.more }}", ": template: 'str object' has no attribute 'no'"),
    "syntax": (TEMPLATE, "<h1>", "{% if %}", ": template: Expected an expression, got 'end of statement block'"),
    "unclosed": (TEMPLATE, "<h1>", "{% if x %}", ": template: "),
    "filter": (TEMPLATE, "<h1>", "{{ 1|nofilter }}", ": template: No filter named 'nofilter'"),
    "include": (TEMPLATE, "<h1>", '{% include "no.html" %}', ': template: there is no template "no.html". Correct the name'),
    "division": (TEMPLATE, "<h1>", "{{ 1 // 0 }}", ": template: ZeroDivisionError: "),
    "loop": (TEMPLATE, "<h1>", '{% include "404.html" %}', ": template: RecursionError: "),
    "our code": ("plugins/minify.py", "    return minify_html", "    html.no_such()\n", ": program: AttributeError: 'str'"),
    "regex": ("pelicanconf.py", r"\b(PRP", "((", ": NOTICES: a notice has `words` that are no regular expression"),
    "type": ("pelicanconf.py", "# The welcome on", "SITENAME = 3\n", ': SITENAME: expected text in quotes, like "this", found 3'),
    "settings": ("pelicanconf.py", "TIMEZONE =", "TIMEZONE = =\n", ": settings: SyntaxError: invalid syntax. Correct this line"),
    "zone": ("pelicanconf.py", "DEFAULT_LANG =", 'TIMEZONE = "Mars/Crater"\n', ': TIMEZONE: expected a time zone like "America/New_York", found "Mars/Crater"'),
    "theme": ("pelicanconf.py", "THEME_STATIC", 'THEME = "no-such-theme"\n', "no-such-theme"),
}  # fmt: skip


def run(project: Path, *arguments: str, **limits) -> subprocess.CompletedProcess:
    """Build as `make html` does."""
    command = [sys.executable, "-m", "builder", "-s", "pelicanconf.py", *arguments]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=120, **limits)


@pytest.mark.parametrize(("file", "before", "put", "said"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_one_sentence_with_its_place(project, file, before, put, said):
    text = (project / file).read_text(encoding="utf-8")
    assert before in text
    (project / file).write_text(text.replace(before, put + before, 1), encoding="utf-8")
    site = old_site(project)
    done = run(project)
    assert (done.returncode, done.stdout) == (1, ""), done.stdout
    assert said in done.stderr
    if said.startswith(":"):
        assert re.match(rf"{file}:\d+:1: R\d+ error: ", done.stderr), done.stderr
    assert len(done.stderr.splitlines()) <= 2, done.stderr
    assert "Traceback" not in done.stderr
    assert files(project) == site


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
        "the disk is full. Make room and build again",
        marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full"),
        id="disk",
    ),
    pytest.param("", SMALL, "the file grew beyond what the system allows. Make room and build again", id="file"),
]


@pytest.mark.parametrize(("put", "limits", "said"), FULL)
def test_a_full_disk_is_a_sentence_and_the_old_site_stays(project, put, limits, said):
    file, before = project / "plugins/minify.py", "    return minify_html"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, put + before, 1), encoding="utf-8")
    site = old_site(project)
    done = run(project, **limits)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        said,
        "Nothing was built: mend what stands above. The last good site stays as it was.",
    ]
    assert files(project) == site


@pytest.mark.parametrize("place", [".", "content", "content/x", "plugins", "pelicanconf.py", ".."])
def test_a_site_never_takes_the_place_of_something_else(project, place):
    before = {
        path: path.is_file() and path.read_bytes() for path in project.parent.rglob("*") if ".pyc" not in path.name
    }
    done = run(project, "-o", place)
    assert done.returncode == 1
    assert "Choose a" in done.stderr
    assert {p: p.is_file() and p.read_bytes() for p in before} == before


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda sent: sent.name)
@pytest.mark.parametrize("module", ["builder", "pelican"])
def test_a_stopped_build_does_not_end_with_0(project, module, sent):
    site = old_site(project)
    process = subprocess.Popen(
        [sys.executable, "-m", module, "-s", "pelicanconf.py"], cwd=project, stderr=subprocess.PIPE, text=True
    )
    while not (project / ".output.new").exists():
        assert process.poll() is None
        time.sleep(0.002)
    process.send_signal(sent)
    _, said = process.communicate(timeout=60)
    assert process.returncode == (130 if sent == signal.SIGINT else -sent)
    assert "Traceback" not in said
    assert files(project) | site == files(project)
    assert (project / "output/index.html").read_text() == "the last good site"
    assert build(project).returncode == 0
    assert not list(project.glob(".output*"))


def test_the_lock_of_a_dead_build_is_gone(project):
    process = subprocess.Popen([sys.executable, "-m", "builder", "-s", "pelicanconf.py"], cwd=project)
    while not (project / ".output.new").exists():
        time.sleep(0.002)
    process.kill()
    process.wait()
    started = time.monotonic()
    assert build(project).returncode == 0
    assert time.monotonic() - started < 30
