"""A build that takes what is kept from the store makes the site that a clean build makes, byte for byte, and says the same.

A small site is edited at random, and after each edit built twice: with the store, and without it into another folder.
KEPT_STEPS sets how many builds are compared (30; each night many), KEPT_SEED which edits are made; the seed is said where
the two sites differ, and the fewest edits that do it.
"""

import copy
import gc
import importlib
import os
import random
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import given, note, seed, settings
from hypothesis import strategies as st

import pelicanconf
from editorial.check import check
from editorial.markup import limit
from editorial.markup.documents import Documents
from editorial.model.site import Site
from editorial.model.store import Store
from tests.builder.desk import Built, Desk
from tests.builder.edits import EDITS, of_field
from tests.conftest import ROOT, SETTINGS, findings
from tests.ship.conftest import git
from tests.site.reading import files

STEPS = int(os.environ.get("KEPT_STEPS", "30"))
# So many builds of one site follow each other. Before each come a few edits, whose details a number of its own decides, since
# what there is to choose from may hang on the moment at which a build was killed.
IN_A_ROW = 10
Edit = Callable[[Desk], None]
STEP = st.tuples(st.lists(st.sampled_from(EDITS), max_size=3), st.integers(0, 10**6))
SEED = int(os.environ.get("KEPT_SEED") or random.SystemRandom().randrange(1, 10**6))
# What is said of the store itself, and to whoever builds while one that was killed ends.
OF_THE_STORE = (".cache", "Another build is under way.")


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """Load all that a build loads."""
    findings(ROOT / "tests/mistakes/sound")
    for name in pelicanconf.PLUGINS:
        importlib.import_module(name if "." in name else f"pelican.plugins.{name}")
    gc.freeze()  # so that a fork shares its memory


def difference(one: Built, clean: Built) -> str:
    """How a build differs from the clean one; empty when it does not."""
    said = [line for line in one.said if not line.startswith(OF_THE_STORE)]
    if (one.code, said) != (clean.code, clean.said):
        lines = unified_diff(clean.said, said, "clean", "kept", lineterm="", n=0)
        return "\n".join([f"code {clean.code} clean, {one.code} kept", *lines])
    if one.code:
        return ""  # somebody may have changed the site that stood there
    names = sorted(one.site.keys() | clean.site.keys())
    return ", ".join(name for name in names if one.site.get(name) != clean.site.get(name))


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Desk:
    """A small site that was built once, and its store with it; to be copied, which takes less. Nobody may change it."""
    folder = tmp_path_factory.mktemp("desk")
    desk = Desk(folder / "project", random.Random(1))
    (folder / "clean").mkdir()
    assert [built.code for built in desk.build()] == [0, 0]
    return desk


def copied(made: Desk, folder: Path) -> Desk:
    """A copy of it. Its pages are the same files, as the store knows them; no build writes into one that stands."""
    shutil.copytree(made.root, folder / "project", symlinks=True, ignore=shutil.ignore_patterns("output"))
    for output in ("project/output", "clean/output"):
        shutil.copytree(made.root.parent / output, folder / output, copy_function=os.link)
    desk = copy.deepcopy(made)
    desk.root, desk.content = folder / "project", folder / "project/content"
    return desk


def test_whatever_is_edited_a_build_with_the_store_is_a_clean_build(made, tmp_path_factory):
    came_to = []

    @seed(SEED)
    @settings(max_examples=-(-STEPS // IN_A_ROW), deadline=None, derandomize=False, database=None)
    @given(st.lists(STEP, min_size=IN_A_ROW, max_size=IN_A_ROW))
    def edited(steps: list[tuple[list[Edit], int]]) -> None:
        folder = tmp_path_factory.mktemp("edited")
        desk, sound = copied(made, folder), folder / "sound"
        desk.copy(desk.root, sound)
        for edits, chance in steps:
            desk.chance = random.Random(chance)
            for edit in edits:
                note(f"{edit.__name__} by chance {chance}")
                edit(desk)
            one, clean = desk.build()
            assert not (differs := difference(one, clean)), differs
            came_to.append(one.code)
            if not one.code:
                desk.copy(desk.root, sound)
            elif desk.chance.random() < 0.8:  # the writer goes back
                desk.copy(sound, desk.root)
        shutil.rmtree(folder)

    print(f"KEPT_SEED={SEED}")
    edited()
    refused = sum(map(bool, came_to))
    print(f"{len(came_to)} steps, {refused} refused, no difference")
    assert refused < len(came_to), "all builds were refused: the test proves nothing"


@pytest.fixture
def desk(made, tmp_path) -> Desk:
    return copied(made, tmp_path)


def older(file: Path) -> None:
    """A store as a version with other tables has left it."""
    with sqlite3.connect(file) as database:
        database.executescript("PRAGMA user_version = 3; DROP TABLE texts; CREATE TABLE texts (name TEXT)")


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def overwritten(file: Path) -> None:
    """Damaged where only who reads it notices."""
    data = file.read_bytes()
    file.write_bytes(data[:4096] + bytes(range(256)) * (len(data) // 256))


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def no_folder(file: Path) -> None:
    shutil.rmtree(file.parent)
    file.parent.write_text("no folder")


def a_link(file: Path) -> None:
    """Somebody lets us write elsewhere."""
    file.rename(file.with_name("elsewhere"))
    file.symlink_to("elsewhere")


def committed(file: Path) -> None:
    """Somebody sends it with a pull request, under a name that many disks take for the same."""
    git(file.parents[1], "init", "--quiet")
    kept = git(file.parents[1], "hash-object", "-w", "--no-filters", str(file))
    git(file.parents[1], "update-index", "--add", "--cacheinfo", f"100644,{kept},.Cache/store.db")


DAMAGE = {
    older: r"\.cache/store\.db is of another version, so all is read anew\.",
    cut_off: r"\.cache/store\.db is damaged, so all is read anew\.",
    overwritten: r"\.cache/store\.db is damaged, so all is read anew\.",
    a_folder: r"\.cache/store\.db cannot be used \(unable to open database file\), so all is read anew\.",
    no_folder: r"\.cache/ cannot be used \(File exists\), so all is read anew\.",
    a_link: r"\.cache/store\.db may have been written by somebody else, so it is left aside\. Take \.cache/ away\.",
    committed: r"\.cache/ stands in git, so somebody else may have .* Take it out: git rm -rf \.cache\.",
    lambda file: file.chmod(0o666): r"\.cache/store\.db may have been written by somebody else.*",
    lambda file: file.parent.chmod(0o777): r"\.cache/ may have been written by somebody else.*",
}


MADE_ANEW = (older, cut_off, overwritten)


@pytest.fixture(scope="module")
def retitled(made, tmp_path_factory) -> Built:
    """A clean build of the small site with another title in it."""
    desk = copied(made, tmp_path_factory.mktemp("retitled"))
    of_field("title")(desk)
    return desk.build()[1]


@pytest.mark.parametrize(
    ("damage", "sentence"),
    DAMAGE.items(),
    ids=[*["oldest", "cut", "over", "folder", "none", "link", "sent", "file", "open"]],
)
def test_a_store_that_cannot_be_trusted_is_left_aside_with_a_sentence(desk, retitled, damage, sentence):
    """One that is damaged is made anew, and then serves."""
    damage(desk.root / ".cache/store.db")
    of_field("title")(desk)
    [one] = desk.build(clean=False)
    assert difference(one, retitled) == ""
    assert [line for line in one.said if re.fullmatch(sentence, line)] == one.said[:1], one.said
    if damage in MADE_ANEW:
        assert len([line for line in one.said if line.startswith(OF_THE_STORE)]) == 1, one.said
        of_field("title")(desk)
        [one] = desk.build(clean=False)
        assert [line for line in one.said if line.startswith(OF_THE_STORE)] == []


def full(build: Callable[[Path], None], output: Path) -> None:
    """Build on a disk that has room for each page, but not for the store."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
    build(output)


def test_a_store_that_has_no_room_lets_the_build_go_on(desk):
    shutil.rmtree(desk.root / ".cache")
    os.waitpid(desk.begin(full, desk.build_into, desk.root / "output"), 0)
    said = (desk.root.parent / "said").read_text()
    assert re.match(r"\.cache/store\.db cannot be used \(.*\), so (the next run reads all|all is read) anew\.\n", said)
    assert files(desk.root / "output") == files(desk.root.parent / "clean/output")


def test_a_text_that_took_too_long_on_a_busy_machine_is_read_again(desk, monkeypatch):
    def says() -> str:
        site = Site(desk.content, SETTINGS)
        return "\n".join(map(str, check(Documents(site, store=Store(desk.root)))))

    with (desk.content / "articles/a1.md").open("a", encoding="utf-8") as file:
        file.write(
            "\n\nA *short* walk." * 2000
        )  # the system's clock for this does not tell less than some milliseconds
    monkeypatch.setattr(limit, "MOST_SECONDS", 0.0001)
    assert "takes more than 0.0001 seconds" in says()
    monkeypatch.undo()
    assert "takes more than" not in says()


def test_a_file_whose_name_comes_in_another_form_of_its_accents_is_found(desk):
    """As a Mac gives it: the letter and its accent apart."""
    link = desk.content / "articles/a1.md"
    link.write_text(link.read_text() + "\nSee [what a disc is]({filename}résumé.md).\n")
    assert "leads to no file" in " ".join(desk.build()[0].said)
    (desk.content / "articles/a2.md").rename(desk.content / f"articles/{unicodedata.normalize('NFD', 'résumé')}.md")
    one, clean = desk.build()
    assert (one.code, difference(one, clean)) == (0, ""), one.said


def test_what_no_one_looks_at_before_a_build_is_looked_at_by_it(desk):
    """Templates that lie outside `theme/`: that nothing has changed in them, nobody can tell without a build."""
    (desk.root / "pelicanconf.py").write_text(desk.settings + "\nTHEME_TEMPLATES_OVERRIDES = ['own']\n")
    (desk.root / "own").mkdir()
    for words in ("One", "Another"):
        (desk.root / "own/robots.txt").write_text(words)
        (desk.root / "own/404.html").write_text(f"<p>{words}</p>")
        one, clean = desk.build()
        assert (one.code, difference(one, clean)) == (0, ""), one.said


def test_a_template_that_reads_texts_by_a_way_of_its_own_is_filled_anew(desk):
    page = desk.root / "theme/templates/404.html"
    page.write_text("{% for name, text in generated_content.items() %}<p>{{ text.title }}</p>{% endfor %}")
    for _ in range(2):
        of_field("title")(desk)
        one, clean = desk.build()
        assert (one.code, difference(one, clean)) == (0, ""), one.said


def test_a_template_that_is_kept_is_read_anew_once_jinja_reads_it_otherwise(desk):
    page = desk.root / "theme/templates/404.html"
    page.write_text("{% if true %}\n<p>   One</p>\n{% endif %}\n")
    for options in ("", 'JINJA_ENVIRONMENT = {**JINJA_ENVIRONMENT, "trim_blocks": False}\n'):
        (desk.root / "pelicanconf.py").write_text(f"{desk.settings}\n{options}")
        for _ in range(2):
            one, clean = desk.build()
            assert (one.code, difference(one, clean)) == (0, ""), one.said
    kept = desk.root / ".cache/templates"
    assert list(kept.iterdir())
    for file in kept.iterdir():
        file.write_bytes(file.read_bytes()[:60])
    page.write_text("<p>Two</p>")
    one, clean = desk.build()
    assert (one.code, difference(one, clean)) == (0, ""), one.said


@pytest.mark.parametrize("open_it", [lambda file: file.with_name("templates").chmod(0o777), committed])
def test_no_template_is_taken_from_where_others_may_write(desk, open_it):
    desk.build()
    kept = desk.root / ".cache/templates"
    before = {file: file.stat().st_mtime_ns for file in kept.iterdir()}
    open_it(kept.with_name("store.db"))
    (desk.root / "theme/templates/404.html").write_text("<p>Another</p>")
    one, clean = desk.build()
    kept.chmod(0o700)
    assert (one.code, difference(one, clean)) == (0, ""), one.said
    assert {file: file.stat().st_mtime_ns for file in kept.iterdir()} == before


def test_verify_says_whether_the_site_is_a_clean_build(desk):
    def verify() -> tuple[int, str]:
        command = [sys.executable, "-m", "builder.verify"]
        done = subprocess.run(command, cwd=desk.root, env=os.environ, capture_output=True, text=True, timeout=120)
        return done.returncode, done.stdout + done.stderr

    page = desk.root / "output/about.html"
    page.unlink()  # it is the page of other tests, too; a build makes one of its own
    code, said = verify()
    assert (code, said.startswith("output/ is what a clean build makes: ")) == (0, True), said
    times = page.stat().st_atime_ns, page.stat().st_mtime_ns
    page.write_bytes(page.read_bytes().replace(b"<h1>", b"<h2>"))
    os.utime(page, ns=times)  # somebody hides it
    assert verify() == (1, "about.html differs from a clean build. Say `make html CLEAN=1`, and report it.\n")
