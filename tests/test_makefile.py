"""The front door: what `make` offers, and that what we write about it is true."""

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from builder import venv as setting_up
from builder.venv import INSTALL
from ship import ctrl_c
from tests.conftest import ROOT
from tests.site.reading import files

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
EXPLAINED = re.findall(r"(?m)^([a-z]+):[^#\n]*###? (.+)$", MAKEFILE)
OF_THE_CODE = re.findall(r"(?m)^([a-z]+):[^#\n]*### ", MAKEFILE)  # listed last
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TEXTS = ["README.md", "CONTRIBUTING.md", "pelicanconf.py", "publishconf.py", "devserver/__main__.py"]
TEXTS += [str(file.relative_to(ROOT)) for file in sorted((ROOT / "ship").glob("*.py"))]
TEXTS += [str(file.relative_to(ROOT)) for file in sorted((ROOT / "docs").glob("*.md"))]
TEXTS += [str(file.relative_to(ROOT)) for file in (ROOT / ".github").rglob("*.yml")] + [".ci/run"]


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    quiet = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=quiet, capture_output=True, encoding="utf-8", timeout=120
    )


def test_make_alone_lists_each_explained_target_and_does_nothing(project):
    before = sorted(project.rglob("*"))
    done = make(project)
    listed = re.findall(r"(?m)^  make ([a-z]+) +(.+)$", done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert listed == sorted(EXPLAINED, key=lambda target: target[0] in OF_THE_CODE)
    assert len(done.stdout.splitlines()) == len(EXPLAINED) + len(["what the last ones are for"])
    assert sorted(project.rglob("*")) == before


def test_every_target_is_explained_and_is_no_file():
    phony = re.search(r"(?m)^\.PHONY: (.+)$", MAKEFILE)[1].split()
    assert phony == [name for name, _ in EXPLAINED]


@pytest.mark.parametrize("name", ["html", "devserver", "publish", "github", "clean", "test"])
def test_the_customary_names_are_there(name):
    assert name in dict(EXPLAINED)


@pytest.mark.parametrize("text", TEXTS)
def test_every_target_that_we_write_about_is_there(text):
    named = re.findall(r"\bmake ([a-z]+)\b", (ROOT / text).read_text(encoding="utf-8"))
    commands = [name for name in named if name not in {"sure", "themselves", "of", "every"}]
    assert [name for name in commands if name not in dict(EXPLAINED)] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_every_step_of_a_workflow_can_be_done_on_a_laptop(file):
    jobs = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)["jobs"].values()
    runs = [step["run"] for job in jobs for step in job.get("steps", ()) if "run" in step]
    assert runs or all(job["uses"] == "./.github/workflows/site.yml" for job in jobs)
    made = r"make [a-z]+( [A-Z]+=[a-z\d]+)?( >> \"\$GITHUB_STEP_SUMMARY\")?"
    told = r'echo "[^"]+" >> "\$GITHUB_STEP_SUMMARY"'
    assert [run for run in runs if not re.fullmatch(f"{made}|{told}", run)] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_on_a_schedule_does_nothing_else(file):
    """GitHub switches the whole file off after 60 days without a commit; pushes must still be proved then."""
    events = set(yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)["on"])
    assert "schedule" not in events or events <= {"schedule", "workflow_dispatch"}


def test_what_a_shell_says_of_another_python_or_repository_reaches_nobody(project, monkeypatch):
    """As `PYTHONSAFEPATH=1`, with which no Python finds what lies here, and what git tells its hooks."""
    told = {"PYTHONSAFEPATH", "PYTHONPLATLIBDIR", "GIT_DIR", "GIT_INDEX_FILE"}
    for name in (*told, "PYTHON"):
        monkeypatch.setenv(name, "elsewhere")
    heard = {row.partition("=")[0] for row in make(project, "--eval=told: ; @env", "told").stdout.splitlines()}
    assert heard & {*told, "PYTHON"} == {"PYTHON"}


def test_neither_a_switch_nor_a_proxy_of_the_shell_reaches_what_tests_do():
    told = dict.fromkeys(["CLEAN", "HANDOUT", "PAPER", "SEARCH"], "1")
    ask = f"import os, tests.conftest, urllib.request; print({{*os.environ}} & {{*{[*told]}}})"
    ask += "; print(*map(urllib.request.proxy_bypass, ['127.0.0.1', 'pypi.org']))"
    env = os.environ | told | {"http_proxy": "http://127.0.0.1:9"}
    done = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, env=env, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("set()\nTrue False\n", "")


@pytest.mark.parametrize(("typed", "meant"), [("0", ""), ("no", ""), ("1", "1")])
def test_a_switch_that_is_typed_off_is_off(project, typed, meant):
    assert make(project, f"CLEAN={typed}", "--eval=told: ; @echo $$CLEAN", "told").stdout == f"{meant}\n"


def test_what_is_typed_reaches_a_command_with_each_sign_in_it():
    names = re.findall(r"(?m)^TYPED := (.+)$", MAKEFILE)[0].split()
    typed = """a "b" 'c' $d $(shell echo e) `f`; g"""
    tell = "; ".join(f'echo "$${name}"' for name in names)
    told = make(ROOT, *(f"{name}={typed}" for name in names), f"--eval=told: ; @{tell}", "told").stdout
    assert told == f"{typed}\n" * len(names)
    recipes = re.sub(r"(?m)^(?!\t).*$", "", MAKEFILE)
    assert [name for name in names if f'"$({name})"' in recipes] == []


@pytest.mark.parametrize("name", ["file", "format", "clean"])
def test_a_name_in_small_letters_is_not_passed_over(name):
    assert f"Write {name}= in capitals" in make(ROOT, "check", f"{name}=x y").stderr


@pytest.mark.parametrize(
    "typed",
    [("new", "KIND=news", "TITLE=We", "move"), ("withdraw", "FILE=a.md", "REASON=It", "is", "old")],
    ids=["title", "reason"],
)
def test_a_title_without_its_quotes_makes_nothing(typed):
    said = make(ROOT, "--dry-run", *typed)
    assert (said.stdout, said.returncode) == ("", 2)
    loose = " ".join(typed[3:])
    assert f'Nothing was done, since "{loose}" is nothing to make. Put what has a space into quotes' in said.stderr
    assert "editorial" in make(ROOT, "--dry-run", *typed[:3], "check").stdout


def test_no_command_needs_a_script_that_knows_only_where_it_was_installed():
    """A folder may be moved, or be the copy of another one."""
    run = {ROOT / ".venv/bin" / name for name in re.findall(r"\$\(BIN\)/(\w[\w-]+)", MAKEFILE)}
    assert len(run) > 2
    assert [file.name for file in run if file.read_bytes().startswith(b"#!")] == []


@pytest.fixture
def lists_a_small_package(project, monkeypatch) -> Path:
    """A project with one small package in the place of all that it needs, and a pip that was told only to say what it
    would do.
    """
    monkeypatch.setenv("PIP_DRY_RUN", "1")
    wheel = project / "small-1-py3-none-any.whl"
    parts = {"small/__init__.py": "", "small-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: small\nVersion: 1\n"}
    parts["small-1.dist-info/WHEEL"] = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    parts["small-1.dist-info/RECORD"] = "".join(f"{name},,\n" for name in [*parts, "small-1.dist-info/RECORD"])
    with zipfile.ZipFile(wheel, "w") as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    digest = sha256(wheel.read_bytes()).hexdigest()
    (project / "requirements.txt").write_text(f"./{wheel.name} --hash=sha256:{digest}\n")
    return project


def test_a_set_up_that_was_cut_off_or_lost_a_part_is_made_anew(lists_a_small_package, monkeypatch, capfd):
    """By `make` the first time and once after a part was lost; then without its making of an empty folder, which takes
    seconds, but for the copy of one.
    """
    project = lists_a_small_package
    venv = project / ".venv"

    def by_make() -> tuple[int, str, str]:
        done = make(project, ".venv/build.ready")
        return done.returncode, done.stdout, done.stderr

    def by_hand() -> tuple[int, str, str]:
        return setting_up.main(Path("requirements.txt")), *capfd.readouterr()

    def said(by: Callable[[], tuple[int, str, str]]) -> str:
        code, words, wrong = by()
        assert (code, wrong) == (0, "")
        assert list(venv.glob("lib/*/site-packages/small/__init__.py"))
        return words.splitlines()[0]

    assert said(by_make) == "Setting up .venv (once) ..."
    assert "up to date" in said(by_make), "nothing is done twice"
    os.utime(project / "requirements.txt", (2**32, 2**32))
    assert by_make()[1] == "Bringing .venv up to date ...\n", "of a day to come"
    assert "is up to date" in said(by_make)
    shutil.rmtree(next(venv.glob("lib/*/site-packages/small")))
    assert said(by_make) == "Setting up .venv again, since a part of it is gone ..."

    def empty(lock: int) -> bool:
        shutil.rmtree(venv)
        return bool(shutil.copytree(project / "empty", venv, symlinks=True))

    shutil.copytree(venv, project / "empty", symlinks=True)
    for part in (project / "empty").glob("lib/*/site-packages/small*"):
        shutil.rmtree(part)
    monkeypatch.chdir(project)
    monkeypatch.setattr(setting_up, "_made", empty)
    (venv / "build.ready").unlink()
    assert said(by_hand) == "Setting up .venv again, since the last time did not end ..."
    (venv / "bin/python").unlink()
    (venv / "bin/python").symlink_to(project / "no-python")
    assert said(by_hand) == "Setting up .venv again, since the Python below it is gone or another ..."
    assert "up to date" in said(by_make)


@pytest.mark.parametrize(
    ("pip", "helps"),
    [
        ("WARNING: Retrying after connection broken by 'ProxyError('Cannot connect to proxy.')'", "The proxy lets"),
        ("WARNING: Retrying after connection broken by 'SSLError(1, 'CERTIFICATE_VERIFY_FAILED')'", "PIP_CERT=its.pem"),
        ("WARNING: Retrying after connection broken by 'NewConnectionError(...)'", "Go online"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "A package came in part"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "Make room"),
        ("ERROR: Could not find a version that satisfies small==1 (from versions: 2.0, 2.1)", "for this Python"),
        ("ERROR: Could not find a version that satisfies small==1 (from versions: none)", "sign in first"),
    ],
    ids=["proxy", "certificate", "no-network", "hash", "full", "another-python", "another-place"],
)
def test_why_packages_cannot_be_had_is_told_apart(tmp_path, monkeypatch, capfd, pip, helps):
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\ncat >&2 <<"END"\n{pip}\nEND\nexit 1\n')
    python.chmod(0o755)
    (tmp_path / "requirements.txt").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(setting_up, "_made", lambda lock: True)
    assert setting_up.main(Path("requirements.txt")) == 1
    said = capfd.readouterr().err
    assert "Not all of requirements.txt could be installed. " in said
    assert helps in said
    assert "Retrying" not in said


def test_what_the_system_refuses_a_set_up_is_a_sentence(tmp_path):
    command = [sys.executable, "-m", "builder.venv", "requirements.txt"]
    done = subprocess.run(
        command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "requirements.txt: No such file or directory. Mend this, then do the same again.\n"


def npm(project: Path, script: str) -> subprocess.CompletedProcess:
    """`make .venv/test.ready` with a script in the place of npm, as if what comes before were there."""
    file = project / ".venv/bin/npm"
    file.parent.mkdir(parents=True)
    file.write_text(f"#!/bin/sh\n{script}\nexit 1\n")
    file.chmod(0o755)
    there = [f"--assume-old={name}" for name in re.search(r"(?m)^\.venv/test\.ready: (.+)$", MAKEFILE)[1].split()]
    return make(project, "PYTHON=true", *there, ".venv/test.ready")


def test_why_npm_cannot_fetch_what_the_tests_need_is_said(project):
    done = npm(project, 'echo added 3 packages\n[ "$2" = --silent ] || echo npm error code ENOTFOUND >&2')
    assert (done.returncode, done.stdout) == (2, "Setting up what the tests need (once) ...\n")
    assert done.stderr.startswith("npm error code ENOTFOUND\nNot all of tests/package-lock.json could be installed. ")


@pytest.mark.parametrize(("home", "cache"), [(".", ""), ("none", "--cache=.venv/npm ")], ids=["ours", "nobodys"])
def test_npm_keeps_what_it_fetches_where_it_can_write(project, monkeypatch, home, cache):
    monkeypatch.setenv("HOME", str(project / home))
    done = npm(project, 'echo "$@" >&2')
    assert done.stderr.startswith(f"ci --loglevel=error --no-update-notifier {cache}--prefix tests\n")


@pytest.mark.parametrize("command", ["doctor", "html"])
def test_a_python_that_is_too_old_is_a_sentence_and_a_newer_one_is_named(tmp_path, command):
    (tmp_path / "Makefile").write_text(MAKEFILE)
    (tmp_path / "requirements.txt").touch()
    old, newer = tmp_path / "old", tmp_path / "bin/python3.12"
    newer.parent.mkdir()
    for file, code in ((old, 1), (newer, 0)):
        file.write_text(f"#!/bin/sh\nexit {code}\n")
        file.chmod(0o755)
    for path, said in ((newer.parent, "make PYTHON=python3.12 html"), (tmp_path, "apt-get install python3")):
        done = make(tmp_path, f"PYTHON={old}", f"PATH={path}", command)
        assert done.returncode == 2
        assert done.stdout.startswith("This needs Python 3.11 or newer")
        assert said in done.stdout


def test_make_html_says_what_it_built_and_makes_what_pelican_makes(project, site):
    """With the set-up already done; Make is told not to look whether it is."""
    (project / ".venv").symlink_to(ROOT / ".venv")
    done = make(project, "--assume-old=.venv/build.ready", "html")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(
        r"Built \d+ pages in \d+\.\d s\. Open output/index\.html\nNearest to its limit is .*\n", done.stdout
    )
    assert files(project / "output") == files(site)


def test_make_html_ends_with_an_error_when_there_is_a_mistake(project):
    (project / ".venv").symlink_to(ROOT / ".venv")
    (project / "content/articles/rest.md").write_text("No header.\n")
    done = make(project, "--assume-old=.venv/build.ready", "html")
    assert done.returncode != 0
    assert done.stderr.startswith("content/articles/rest.md:1:1: ")


# A Python that is sent Ctrl-C before it starts.
EAGER = f"""#!/bin/sh
kill -INT $$
exec {shlex.quote(sys.executable)} "$@"
"""


@pytest.mark.skipif(
    subprocess.run(["env", "--block-signal=INT", "true"], capture_output=True).returncode != 0,
    reason="the system cannot hold Ctrl-C back",
)
@pytest.mark.parametrize("command", ["html", "check", "devserver", "github", "clean"])
def test_ctrl_c_while_python_starts_is_one_word(project, command):
    python = project / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(EAGER)
    python.chmod(0o755)
    done = make(project, f"PYTHON={python}", "--assume-old=.venv/build.ready", command)
    assert re.fullmatch(r"Stopped\.\nmake: \*\*\* \[Makefile:\d+: \w+\] Error 130\n", done.stderr), done.stderr
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize(
    ("command", "module", "rest"),
    [
        ("check", "editorial/kept", 0),
        ("html", "builder/build", 0),
        ("html", "plugins/search", 999),
        ("status", "ship/status", 0),
    ],
)
def test_byte_code_that_a_full_disk_or_a_power_cut_spoiled_is_done_without(project, command, module, rest):
    (project / ".venv").symlink_to(ROOT / ".venv")
    broken = Path(importlib.util.cache_from_source(project / f"{module}.py"))
    with suppress(OSError):
        broken.parent.unlink()  # a link to ours
    broken.parent.mkdir(exist_ok=True)
    broken.write_bytes(Path(importlib.util.cache_from_source(ROOT / f"{module}.py")).read_bytes()[:1000] + bytes(rest))
    done = make(project, "--assume-old=.venv/build.ready", command)
    assert not re.search("EOFError|bad marshal", done.stdout + done.stderr)
    assert not broken.exists(), done.stdout + done.stderr


def test_byte_code_that_nobody_may_take_away_is_not_tried_for_ever(monkeypatch):
    def _compile_bytecode(bytecode_path: str) -> None:
        raise EOFError

    monkeypatch.setattr(os, "unlink", lambda path: (_ for _ in ()).throw(PermissionError))
    monkeypatch.setattr(os, "execve", lambda *_: pytest.fail("it would end the same"))
    with pytest.raises(EOFError) as caught:
        _compile_bytecode("a.pyc")
    ctrl_c.do_anew(caught.value)


def test_clean_takes_away_what_was_built_and_nothing_else(project):
    shutil.rmtree(project / ".cache", ignore_errors=True)
    before = sorted(project.rglob("*"))
    for folder in (".cache", "output", ".output.new", ".output.old", ".output.8000"):
        (project / folder).mkdir()
    (project / "reviews.ics").touch()
    assert make(project, "clean").returncode == 0
    assert sorted(project.rglob("*")) == before


def test_nothing_that_is_installed_is_built_here_and_all_is_locked():
    """To build a package would run what it brings."""
    assert "pip install" not in MAKEFILE
    assert {"--require-hashes", "--only-binary", ":all:"} <= {*INSTALL}
