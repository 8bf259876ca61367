"""What the tests stand on: the real site, built once as a writer builds it and once as the world gets it.

`project` is a copy of everything that a build reads, for tests that change something.
"""

import compileall
import fcntl
import gc
import locale
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from multiprocessing.util import Finalize
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from editorial.check import check
from editorial.commands.addresses import update
from editorial.findings import Finding
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.model import settings_file
from editorial.model.processes import seldom_sweep
from editorial.model.site import Site
from editorial.model.store import FOLDER, Store
from ship.seal import under_test
from ship.site import address
from tests import forked_build

# In CI a slow build says how far it has come. What a test compares is the same on a slow machine and on a quick one.
os.environ.pop("CI", None)

# Some thousand tests write some gigabytes: to memory, where there is room, since a disk that many share may take as long as
# the tests themselves. What a test has written can be looked at afterwards with TMPDIR=/tmp.
MEMORY, ENOUGH = Path("/dev/shm"), 2**30
if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
    os.environ["TMPDIR"] = tempfile.tempdir = tempfile.mkdtemp(prefix="tests-", dir=MEMORY)
    Finalize(None, shutil.rmtree, [os.environ["TMPDIR"], True], exitpriority=-1000)  # after all that stands in it

# What each night looks at more closely (`make browsers`, `make kills`); by day, what is alike is stood for by one of it.
NIGHT = os.environ.get("NIGHT") == "1"
seldom_sweep()  # as our own commands do: else it takes a tenth of the time
ROOT = Path(__file__).resolve().parent.parent
PARTS = ("content", "theme", "plugins", "builder", "editorial", "devserver", "ship")
PARTS += ("pelicanconf.py", "publishconf.py", "Makefile", "budgets.toml")
# What no test changes in its copy: there what is compiled, half of all the files, is ours, and not copied each time.
SHARED = ("builder", "editorial", "devserver", "ship")
COMPILED = "__pycache__"
# What a machine of CI, or whoever has published or switched something on (`make publish test CLEAN=1`), says of that run is
# nothing to what tests build, send and ask git.
SAID = ("CLEAN", "DEPLOY_TOKEN", "GIT_", "GITHUB_", "HANDOUT", "PAPER", "PREVIEW", "SEARCH", "SITEURL")
for name in [name for name in os.environ if name.startswith(SAID)]:
    del os.environ[name]
# A proxy, without which nothing may be fetched here, is not asked for what tests serve on this very machine.
for name in ("no_proxy", "NO_PROXY"):
    os.environ[name] = ",".join(filter(None, [os.environ.get(name), "127.0.0.1", "localhost"]))
# In the language C, neither Java nor Chromium opens a file in a folder with a name like Übung.
os.environ["LC_ALL"] = "C.UTF-8"
# Where Python is told to keep nothing that it has compiled, each of some hundred processes would compile all of ours.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
    sys.dont_write_bytecode = False
for part in PARTS:  # once, and before anything is copied: a copy takes along what is compiled
    compileall.compile_dir(ROOT / part, quiet=2)


def of_today(text: str) -> str:
    """The text with this month in the place of the one as of which it speaks: of our own settings, no day warns (R106)."""
    return re.sub(r"(?<=As of )[A-Z][a-z]+ \d{4}", f"{datetime.now():%B %Y}", text)


SETTINGS = settings_file.load(ROOT)
NOTICES = [notice.model_copy(update={"says": of_today(notice.says)}) for notice in SETTINGS.NOTICES]
SETTINGS = SETTINGS.model_copy(update={"NOTICES": NOTICES})
# The first of those who write: the practice itself.
PRACTICE = next(iter(Site(ROOT / "content", SETTINGS).people.records))
# What an article can have that tests look at. A site whose articles lack some of it, as one that has just begun, is tested
# with one more that has all.
EVERY_PART = ("\nhandout: true\n", "](../figures/", '!!! evidence "', '!!! trials "')
SAMPLE = ROOT / "tests/sample/cells-in-a-sore-back.md"
# The least content in which nothing is wrong, and how a text begins in which nothing is.
SOUND = ROOT / "tests/mistakes/sound"
HEADER = (ROOT / "tests/claims/sound.md").read_text(encoding="utf-8").split("---\n\n")[0] + "---\n\n"
# Who wrote what is made up for tests, and where, whoever we are.
MADE_UP = {"EMERGENCY_NUMBER": "911", "SITENAME": "Harbor Clinic", "TIMEZONE": "America/New_York"}
LONGEST = ("tests/test_makefile.py::test_a_set_up_that", "tests/builder/test_bad_inputs.py")
LONGEST += ("tests/builder/test_kills.py", "tests/ship/test_kills.py", "tests/site/test_valid_html.py")
# What `make test` proves is the published site itself, where there is one; else a site built for the tests.
PROVED = under_test(ROOT / "output")
ADDRESS = address(PROVED) if PROVED else "https://example.org/repo"  # with a base path, since GitHub Pages gives one


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: a fifth of a test is waiting, for a browser, a server or a disk."""
    return len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest come first: one of them at the end would leave a processor with nothing to do."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


def pytest_collection_finish() -> None:
    """What was loaded stays: whenever Python sweeps, it passes over that."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def own_locale():
    """Pelican sets the locale of the whole process as pelicanconf.py says; the next test has the machine's again."""
    yield
    locale.setlocale(locale.LC_ALL, "")


def copy_project(target: Path, *more: str) -> Path:
    """Copy what a build reads, and `more`, into the new folder `target`."""
    target.mkdir(parents=True)
    for part in (*PARTS, *more):
        source = ROOT / part
        if part in SHARED:
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns(COMPILED))
            for compiled in source.rglob(COMPILED):
                (target / compiled.relative_to(ROOT)).symlink_to(compiled)
        else:
            (shutil.copytree if source.is_dir() else shutil.copy2)(source, target / part)
    conf = target / "pelicanconf.py"
    conf.write_text(of_today(conf.read_text(encoding="utf-8")), encoding="utf-8")
    full_article(target / "content")
    return target


def copy_content(target: Path) -> Path:
    """Copy the content folder to `target`, with an article that has every part."""
    shutil.copytree(ROOT / "content", target)
    full_article(target)
    return target


def public_articles(content: Path) -> list[Path]:
    """The files of the articles of the folder `content` that are no drafts, in order."""
    files = sorted((content / "articles").glob("*.md"))
    return [file for file in files if "\nstatus: published\n" in file.read_text(encoding="utf-8")]


def full_article(content: Path) -> Path:
    """The first article of the folder `content` that has every part; where there is none, the sample is written there."""
    for file in public_articles(content):
        text = file.read_text(encoding="utf-8")
        if all(part in text for part in EVERY_PART):
            return file
    (content / "articles").mkdir(exist_ok=True)
    (content / "articles" / SAMPLE.name).write_text(sample(), encoding="utf-8")
    update(site_of(content))
    return content / "articles" / SAMPLE.name


def sample() -> str:
    """The sample as this practice has it."""
    text = SAMPLE.read_text(encoding="utf-8")
    return text.replace("AUTHOR", PRACTICE).replace("EMERGENCY", SETTINGS.EMERGENCY_NUMBER)


def change(file: Path, old: str, new: str) -> None:
    """Put `new` in the place of the first `old` in a file, which must be there; its line ends stay."""
    text = file.read_bytes().decode("utf-8")
    assert old in text, "the test changes nothing"
    file.write_bytes(text.replace(old, new, 1).encode("utf-8"))


def with_fields(header: str, typed: str) -> str:
    """The header with the fields that are `typed`, each in the place of the one of its name, or below all others."""
    for field in filter(None, re.split(r"\n(?=[a-z_]+:)", typed)):
        old = re.compile(rf"^{field.partition(':')[0]}:.*(?:\n .*)*", re.MULTILINE)
        header = header if old.search(header) else header.replace("\n---\n", f"\n{field}\n---\n")
        header = old.sub(lambda _, field=field: field, header)
    return header


def site_of(content: Path, **changed: object) -> Site:
    """What the content folder `content` holds, under our own settings with some of them `changed`."""
    return Site(content, SETTINGS.model_copy(update=changed))


def documents(content: Path, *only: Path, **changed: object) -> Documents:
    """The texts of the folder `content`, or some of its files, with some settings `changed`: what is kept beside is not
    read anew.
    """
    store = Store(content.parent) if (content.parent / FOLDER).exists() else None
    return Documents(site_of(content, **changed), only, store)


def findings(content: Path, *only: Path, **changed: object) -> list[Finding]:
    """What `make check` finds in `documents`."""
    return check(documents(content, *only, **changed))


def document(content: Path, file: Path) -> Document:
    """What the text `file` of the folder `content` becomes."""
    site = site_of(content)
    return Documents(site).of(site.by_file[file])


def epoch(moment: str) -> str:
    """A moment as a build is given it, in SOURCE_DATE_EPOCH: the noon of a day, or in the zone of the practice where it
    names no other.
    """
    said = datetime.fromisoformat(moment if "T" in moment else f"{moment}T12:00:00")
    return str(int((said if said.tzinfo else said.replace(tzinfo=ZoneInfo(SETTINGS.TIMEZONE))).timestamp()))


def build(
    project: Path, conf: str = "pelicanconf.py", python: Path | str = sys.executable, **environment: str
) -> subprocess.CompletedProcess:
    """Run Pelican in `project` as `make` does; `environment` adds to ours. Never raises: look at `returncode`."""
    told = {**os.environ, "COLUMNS": "200", **environment}
    if python == sys.executable and "PYTHONHASHSEED" not in environment:
        return forked_build.run("pelican", ["-s", conf], project, told)
    return subprocess.run(
        [str(python), "-m", "pelican", "-s", conf],
        cwd=project,
        env=told,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def built(project: Path, settings: str, **environment: str) -> Path:
    """Build and return the output folder; a failed build fails the test with what was said."""
    done = build(project, settings, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "output"


def publish(project: Path) -> Path:
    """Build `project` as the world gets it, for ADDRESS, and return the output folder."""
    return built(project, "publishconf.py", SITEURL=ADDRESS)


@pytest.fixture(scope="session")
def once(tmp_path_factory, worker_id) -> Callable[[str, Callable[[Path], object]], Path]:
    """A function that gives a folder of a name, which another has filled: once, whichever of the processes that test
    comes first. Nobody may change it.
    """
    own = tmp_path_factory.getbasetemp()
    top = own if worker_id == "master" else own.parent

    def once(name: str, fill: Callable[[Path], object]) -> Path:
        with (top / f"{name}.lock").open("a+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            lock.seek(0)
            if not lock.read():  # a fill that failed leaves nothing to be taken for whole
                shutil.rmtree(top / name, ignore_errors=True)
                (top / name).mkdir()
                fill(top / name)
                lock.write("filled")
        return top / name

    return once


@pytest.fixture(scope="session")
def built_project(once) -> Path:
    """A copy of the project that was built as the world gets it, and then as a writer builds it. Nobody may change it."""
    return once("site", _build_both) / "project"


def _build_both(folder: Path) -> None:
    project = copy_project(folder / "project")
    publish(project).rename(project / "published")
    built(project, "pelicanconf.py")


@pytest.fixture(scope="session")
def site(built_project) -> Path:
    """The output of `make html`."""
    return built_project / "output"


@pytest.fixture(scope="session")
def published(built_project) -> Path:
    """The output of `make publish` for ADDRESS: the very tree that will be shipped, while `make test` proves it."""
    return PROVED or built_project / "published"


@pytest.fixture(scope="session")
def copied(built_project) -> Callable[[Path], Path]:
    """A function that copies the project into a new folder. As on a writer's machine, what was made of its texts is kept."""

    def copied(target: Path) -> Path:
        project = copy_project(target)
        shutil.copytree(built_project / FOLDER, project / FOLDER)
        return project

    return copied


@pytest.fixture
def project(tmp_path, copied) -> Path:
    """A copy of the project, to change."""
    return copied(tmp_path / "project")


@pytest.fixture
def content(tmp_path, built_project) -> Path:
    """A copy of the content folder, to change. What was made of its texts is kept here, too, else each would be read anew."""
    shutil.copytree(built_project / FOLDER, tmp_path / FOLDER)
    return copy_content(tmp_path / "content")


@pytest.fixture
def clock(monkeypatch) -> Callable[[str], None]:
    """A function that sets what `epoch` takes as the day and time of all that follows."""
    return lambda moment: monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(moment))


@pytest.fixture(scope="session")
def sound_kept(once) -> Path:
    """What is kept once SOUND was read."""

    def read(folder: Path) -> None:
        (folder / FOLDER).mkdir()
        assert findings(shutil.copytree(SOUND, folder / "content"), **MADE_UP) == []

    return once("sound", read) / FOLDER


@pytest.fixture
def sound(tmp_path, sound_kept) -> Path:
    """A copy of SOUND with no article yet, to change. What is kept of it is here, too, else all of it would be read anew."""
    shutil.copytree(sound_kept, tmp_path / FOLDER)
    content = shutil.copytree(SOUND, tmp_path / "content")
    (content / "articles").mkdir()
    return content


@pytest.fixture
def said(sound):
    """A function that says what is wrong with a text below a sound header, and not with others, each as "R38 error: message".

    `fields` are further lines of the header; one that the header has takes its place.
    """

    def said(text: str, **fields: str) -> list[str]:
        header = with_fields(HEADER, "\n".join(f"{name}: {value}" for name, value in fields.items()))
        file = sound / "articles/text.md"
        file.write_text(f"{header}{text}\n", encoding="utf-8")
        return [str(finding).split(": ", 1)[1] for finding in findings(sound, file, **MADE_UP)]

    return said
