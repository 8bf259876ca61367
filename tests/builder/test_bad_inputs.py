"""A real build of each bad input: refused with the sentences of `check`, the old site untouched, nothing let out or in.

In each, one fault is planted in content that is sound. The texts are the first in `mistakes/` for each kind of file and
finding, each night for each rule, since `tests.rules.test_mistakes` asks `check` of all of them; what git cannot carry or
a text cannot be (links, pipes, names, hangs) is made here.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from editorial.markup import limit
from editorial.model.store import FOLDER
from tests.conftest import MADE_UP, NIGHT, ROOT, SOUND, findings
from tests.many_builds import SECONDS
from tests.rules.test_mistakes import DAY, HERE, JARGON, MISTAKES, OURS, lay

ARTICLE = f"{OURS}Gentle movement helps.[@doe2024]\n"
# Stands in files beside the content folder; must never be read.
SECRET = "zyxquark"
PICTURE = (SOUND / "figures/drawing.svg").read_text(encoding="utf-8").replace("<title>", "<title>Another: ")


def article(content: Path, name: str, text: str = "", body: str = "") -> Path:
    """Write an article with a slug and title of its own."""
    path = content / "articles" / name
    slug = "rest-" + "".join(f"{ord(sign):x}" for sign in name)  # of its own
    whole = text or ARTICLE.replace("rest-and-movement", slug)
    whole = whole.replace("title: Rest and movement", f"title: Rest and movement {sum(map(ord, name))}")
    path.write_text(f"{whole}\n{body}", encoding="utf-8")
    return path


def socket_at(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path may be 107 bytes long
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path.name)
    os.chdir(here)


def hang(body: str):
    return lambda content: article(content, "rest.md", body=body)


def holds(path: str, data: bytes = b"x"):
    def make(content: Path) -> None:
        (content / path).parent.mkdir(exist_ok=True, parents=True)
        (content / path).write_bytes(data)

    return make


def link(path: str, to: str):
    def make(content: Path) -> None:
        (content / path).parent.mkdir(exist_ok=True, parents=True)
        if (content / path).is_file():
            (content / path).unlink()
        (content / path).symlink_to(to)

    return make


def pipe(path: str):
    def make(content: Path) -> None:
        (content / path).parent.mkdir(exist_ok=True, parents=True)
        (content / path).unlink(missing_ok=True)
        os.mkfifo(content / path)

    return make


def shut(path: str):
    def make(content: Path) -> None:
        if not (content / path).exists():
            article(content, Path(path).name)
        (content / path).chmod(0)

    return make


def large(path: str, size: int):
    def make(content: Path) -> None:
        (content / path).parent.mkdir(exist_ok=True, parents=True)
        with (content / path).open("wb") as file:
            file.truncate(size)

    return make


def pair(older: str, newer: str):
    return lambda content: (
        os.utime(article(content, older), (1, 1)),
        os.utime(article(content, newer, text=ARTICLE), (2, 2)),
    )


LINK = "file: is a link to another place. Put the file itself here"
PIPE = "file: is no ordinary file. Take it out"
TIME = rf"text: takes more than {re.escape(str(SECONDS))} seconds to read\. Look for a long row of signs"
DEEP = "text: is nested too deeply to be read. Flatten"
NAME = "file: has a name with signs that cannot be seen. Rename it"
WHERE = "file: will have this name in its address. Rename it"
# How each is made in the content folder, and what must be said: a place and a sentence.
MADE = {
    "link to a file outside": (link("articles/a.md", "../../secret.md"), f"articles/a.md:1:1: .*{LINK}"),
    "link to a folder outside": (link("articles/more", "../.."), f"articles/more:1:1: .*{LINK}"),
    "link to the system": (link("figures/etc", "/etc"), f"figures/etc:1:1: .*{LINK}"),
    "link to itself": (link("articles/a.md", "a.md"), f"articles/a.md:1:1: .*{LINK}"),
    "link in a circle": (link("articles/all", "."), f"articles/all:1:1: .*{LINK}"),
    "link to nothing": (link("pages/a.md", "nothing"), f"pages/a.md:1:1: .*{LINK}"),
    "link as a data file": (link("data/people.yaml", "../../secret.yaml"), f"data/people.yaml:1:1: .*{LINK}"),
    "link as the domain": (link("extra/CNAME", "../../secret.md"), f"extra/CNAME:1:1: .*{LINK}"),
    "pipe as an article": (pipe("articles/a.md"), f"articles/a.md:1:1: .*{PIPE}"),
    "pipe as a data file": (pipe("data/references.yaml"), f"data/references.yaml:1:1: .*{PIPE}"),
    "pipe as words": (pipe("data/words.txt"), f"data/words.txt:1:1: .*{PIPE}"),
    "pipe as a picture": (pipe("figures/a.png"), f"figures/a.png:1:1: .*{PIPE}"),
    "pipe as an extra": (pipe("extra/a.txt"), f"extra/a.txt:1:1: .*{PIPE}"),
    "pipe as retractions": (pipe("data/retractions.yaml"), f"data/retractions.yaml:1:1: .*{PIPE}"),
    "socket": (lambda content: socket_at(content / "articles/a.md"), f"articles/a.md:1:1: .*{PIPE}"),
    "file that nobody may read": (shut("articles/a.md"), "articles/a.md:1:1: .*file: cannot be opened"),
    "folder that nobody may read": (shut("pages"), "pages:1:1: .*file: cannot be opened"),
    "folder as an article": (holds("articles/a.md/b.png"), r"articles/a\.md/b\.png:1:1: .*file: is not read"),
    "folder as a data file": (
        lambda content: ((content / "data/references.yaml").unlink(), (content / "data/references.yaml").mkdir()),
        "data/references.yaml:1:1: .*file: is missing",
    ),
    "name with a line end": (lambda content: article(content, "a\nb.md"), rf"articles/a\?b\.md:1:1: .*{NAME}"),
    "name with a bell": (lambda content: article(content, "a\x1b[31m.md"), rf"articles/a\?\[31m\.md:1:1: .*{NAME}"),
    "name that begins with a space": (lambda content: article(content, " a.md"), rf"articles/ a\.md:1:1: .*{NAME}"),
    "name that is not UTF-8": (lambda content: article(content, "a\udcffb.md"), rf"articles/a\?b\.md:1:1: .*{NAME}"),
    "folder that git keeps apart": (holds("articles/mine/.git/HEAD"), "articles/mine:1:1: .*file: is a repository of its own"),
    "submodule": (holds("figures/.git"), "figures:1:1: .*file: is a repository of its own"),
    "name that is too long": (holds(f"figures/{'a' * 137}.svg", PICTURE.encode()), r"figures/a+\.svg:1:1: .*file: has a name of 141 letters"),
    "name with a colon": (lambda content: article(content, "a:b.md"), "articles/a:b.md:1:1: .*file: has a name with :, which some"),
    "name with a backslash": (lambda content: article(content, "a\\b.md"), r"articles/a\\b.md:1:1: .*file: has a name with \\, which"),
    "name that a shell obeys": (lambda content: article(content, "$(id).md"), r"articles/\$\(id\)\.md:1:1: .*file: has a name with \$, which"),
    "picture with a space": (holds("figures/my line.svg", PICTURE.encode()), f"figures/my line.svg:1:1: .*{WHERE}"),
    "picture with a face": (holds("figures/\U0001f600.png"), f"figures/\U0001f600.png:1:1: .*{WHERE}"),
    "picture with a sign of addresses": (holds("figures/line#1.png"), f"figures/line#1.png:1:1: .*{WHERE}"),
    "picture with a sign of percent": (holds("figures/100%25.png"), f"figures/100%25.png:1:1: .*{WHERE}"),
    "extra with an accent": (holds("extra/caf\u00e9.txt"), f"extra/caf\u00e9.txt:1:1: .*{WHERE}"),
    "names in two cases": (pair("REST.md", "rest.md"), "articles/rest.md:1:1: .*file: differs from content/articles/REST.md"),
    "names in two normal forms": (
        pair(unicodedata.normalize("NFC", "caf\u00e9.md"), unicodedata.normalize("NFD", "caf\u00e9.md")),
        "articles/.*file: differs from content/articles/caf",
    ),
    "names of pictures in two cases": (
        lambda content: (holds("figures/A.png")(content), holds("figures/a.png", b"y")(content)),
        "figures/a.png:1:1: .*file: differs from content/figures/A.png",
    ),
    "a text that is in the cloud only": (holds("articles/.a.md.icloud"), r"articles/\.a\.md\.icloud:1:1: .*is in iCloud only"),
    "a text too large": (large("articles/a.md", 400_000), r"articles/a.md:1:1: .*file: is too large \(400 kB; 300 kB"),
    "a picture too large": (large("figures/a.png", 51_000_000), r"figures/a.png:1:1: .*file: is too large \(51\.0 MB; 50\.0 MB"),
    "data too large": (large("data/references.yaml", 51_000_000), r"data/references.yaml:1:1: .*file: is too large"),
    "a file of nothing but zeros": (large("articles/a.md", 200_000), "articles/a.md:1:1: .*cannot be shown"),
    "a program among the pictures": (holds("figures/a.exe"), "figures/a.exe:1:1: .*is not of a kind that belongs in figures/"),
    "a page among the extras": (holds("extra/a.html"), "extra/a.html:1:1: .*is not of a kind that belongs in extra/"),
    "a script among the extras": (holds("extra/deep/a.js"), "extra/deep/a.js:1:1: .*is not of a kind"),
    "a folder that nobody reads": (holds("theme/a.css"), "theme/a.css:1:1: .*lies where nothing is read"),
    "hundred thousand brackets of YAML": (
        lambda content: article(content, "a.md", ARTICLE.replace("  - Rest", "  - " + "[" * 100_000)),
        "articles/a.md:7:.*header: is nested too deeply",
    ),
    "YAML that multiplies itself": (
        lambda content: article(
            content, "a.md", "---\na: &a [x,x,x]\n" + "".join(f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)) + "---\n"
        ),
        "articles/a.md:3:.*header: a sign in this value means something else",
    ),
    "brackets": (hang("[" * 8000), f"articles/rest.md:19:1: .*{TIME}"),
    "pictures never closed": (hang("![" * 8000), f"articles/rest.md:19:1: .*{TIME}"),
    "citations never closed": (hang("[@a;" * 8000), f"articles/rest.md:19:1: .*{TIME}"),
    "comments never closed": (hang("<!--" * 8000), f"articles/rest.md:19:1: .*{TIME}"),
    "links never closed": (hang("[a](b" * 8000), f"articles/rest.md:19:1: .*{TIME}"),
    "sections of CDATA": (hang("<![CDATA[" * 8000), f"articles/rest.md:19:1: .*{TIME}"),
    "a long address": (hang(f"See [how others rest](https://others/?{'QUJ3/E5+' * 6000})."), "articles/rest.md:19:.*link: others is not a site"),
    "quotes in quotes": (hang("> - " * 2000 + "x"), f"articles/rest.md:19:1: .*{DEEP}"),
    "words in words": (
        hang("<span>" * 100 + "x" + "</span>" * 100), "articles/rest.md:19:.*<span>: is never closed, or stands inside too many others"
    ),
}  # fmt: skip
# What of a sentence tells a kind: its rule, or the room it is said of and whether it stops a build.
KIND = r"\S+ (R\d+) " if NIGHT else r"(\w+)\S+ R\d+ (\w+): "
# Sound, although odd: built without a word.
SOUND_NAMES = ["-rf.md", "my file.md", "\U0001f600.md", "caf\u00e9.md", "Q&A.md", "%2e%2e.md", "a'b.md"]


def sentences(name: str) -> list[str]:
    return (HERE / f"{name.removeprefix('mistakes/')}.txt").read_text(encoding="utf-8").splitlines()


def names() -> list[str]:
    """Each case; those that only a right that we have would make sound are left out."""
    first: dict[object, str] = {}
    for name in (f"mistakes/{mistake}" for mistake in MISTAKES):
        for kind in re.findall(f"(?m)^content/{KIND}", "\n".join(sentences(name))):
            first.setdefault(kind, name)
    kept = [name for name in MADE if not ("nobody may read" in name and os.geteuid() == 0)]
    return [*dict.fromkeys(first.values()), *kept, "everything at once", "odd names"]


def without_the_end(said: str) -> list[str]:
    """What a build has found, without what it came to."""
    return [line for line in said.splitlines() if not line.startswith(("Nothing was built: ", "Built "))]


def make(name: str, case: Path) -> None:
    """Lay out a case: its content folder, an old site, and a secret beside them."""
    content = shutil.copytree(SOUND, case / "content")
    (content / "articles").mkdir()
    (case / "output").mkdir()
    (case / "output/index.html").write_text("the last good site")
    for ending in ("md", "yaml"):
        (case / f"secret.{ending}").write_text(SECRET)
    if name.startswith("mistakes/"):
        lay(name.removeprefix("mistakes/"), content)
    elif name == "odd names":
        for odd in SOUND_NAMES:
            article(content, odd)
        for hidden in (
            ".env",
            "articles/.rest.md.swp",
            "articles/.old.md",
            "pages/about.md~",
            "pages/.svn/a.md",
            "extra/.env",
        ):
            holds(hidden, SECRET.encode())(content)
        for open_to_all in ("extra/.nojekyll", "extra/.well-known/security.txt"):
            holds(open_to_all)(content)
        holds("extra/CNAME", b"health.example.org\n")(content)
    elif name == "everything at once":
        for mistake in ("drawing-with-a-script", "title-empty", "file-utf-16", "link-out-of-content", "yaml-nested"):
            lay(mistake, content)
        for made in ("link to a folder outside", "pipe as a picture", "name with a line end"):
            MADE[made][0](content)
        article(content, "slow.md", body="[" * 8000)
    else:
        MADE[name][0](content)


@pytest.fixture(scope="module")
def cases(once, sound_kept) -> dict[str, Path]:
    """The folder of each case, built; of what is sound in it nothing is read anew."""
    numbers = {name: f"{number:03}" for number, name in enumerate(names())}

    def make_all(top: Path) -> None:
        for name, number in numbers.items():
            make(name, top / number)
            shutil.copytree(sound_kept, top / number / FOLDER)
        command = [sys.executable, "-m", "tests.many_builds", str(top)]
        subprocess.run(command, cwd=ROOT, env=os.environ | DAY, check=True, timeout=900)

    top = once("bad-inputs", make_all)
    findings(SOUND)  # loads the dictionaries, which counts as time of whichever text comes first
    return {name: top / number for name, number in numbers.items()}


@pytest.mark.parametrize("name", names())
def test_a_bad_input_is_refused_and_changes_nothing(name, cases):
    case = cases[name]
    said, code = (case / "said").read_text(encoding="utf-8", errors="replace"), int((case / "code").read_text())
    assert "Traceback" not in said
    assert SECRET not in said
    assert sorted({path.name for path in case.iterdir()} - {".cache"}) == [
        "code",
        "content",
        "output",
        "said",
        "secret.md",
        "secret.yaml",
    ]
    site = {
        path.relative_to(case).as_posix(): path.read_bytes() for path in (case / "output").rglob("*") if path.is_file()
    }
    assert [path for path, data in site.items() if SECRET.encode() in data] == []
    mistake = name.startswith("mistakes/")
    refused = any(" error: " in line for line in sentences(name)) if mistake else name != "odd names"
    if mistake:
        assert without_the_end(said) == sentences(name)
    if not refused:
        assert code == 0, said
        return
    assert code == 1, said
    assert site == {"output/index.html": b"the last good site"}
    assert "Nothing was built: " in said
    if name in MADE:
        assert re.search(f"^content/{MADE[name][1]}", said, re.MULTILINE), said
    assert [line for line in said.splitlines() if JARGON.search(line)] == []


@pytest.mark.parametrize("name", [name for name in names() if not name.startswith("mistakes/")])
def test_check_says_the_same_and_nothing_but_the_fault_that_was_planted(name, cases, monkeypatch):
    monkeypatch.setattr(limit, "MOST_SECONDS", SECONDS)
    monkeypatch.setenv(*next(iter(DAY.items())))
    said = without_the_end((cases[name] / "said").read_text(encoding="utf-8", errors="replace"))
    assert said == [str(finding) for finding in findings(cases[name] / "content", **MADE_UP)]
    if name in MADE and name != "words in words":  # they are also too many for one sentence
        assert [line for line in said if not re.search(f"^content/{MADE[name][1]}", line)] == []


def test_one_bad_file_hides_no_other(cases):
    said = (cases["everything at once"] / "said").read_text(encoding="utf-8")
    for file in (
        "title-empty.md:2",
        "file-utf-16.md:1",
        "link-out-of-content.md:19",
        "yaml-nested.md:6",
        "more:1",
        "a?b.md:1",
        "slow.md:19",
        "rest.md:19",
    ):
        assert f"content/articles/{file}:" in said, file
    assert "content/figures/a.png:1:" in said


def test_of_hidden_files_only_three_kinds_are_published(cases):
    output = cases["odd names"] / "output"
    hidden = {
        path.relative_to(output).as_posix() for path in output.rglob("*") if "/." in f"/{path.relative_to(output)}"
    }
    if not (ROOT / "content/extra/.well-known").exists():  # addresses at the top are of the project's own content
        hidden = {name.removeprefix("extra/") for name in hidden}
    assert hidden == {".nojekyll", ".well-known", ".well-known/security.txt"}
    assert list(output.rglob("CNAME"))
