"""A small site, and whoever works at it: what is edited there stands in `edits.py`.

A build, or a writer's command, is a fork of this process, which has loaded everything.
"""

import os
import random
import re
import shutil
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from builder import unchanged, writer
from builder.__main__ import main
from editorial import __main__ as writers
from editorial import kept
from tests.conftest import ROOT, epoch
from tests.site.conftest import write_article
from tests.site.reading import files

# The day on which the edits begin.
FIRST = date(2026, 11, 23)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A {0}</title><rect width="{1}" height="5"/></svg>'
)


class Built(NamedTuple):
    """What a build came to: the code that it ended with, what it said, and the site that then stands there."""

    code: int
    said: list[str]
    site: dict[str, bytes]


class Desk:
    """A small site, and how it is edited. `today` is the day by its clock."""

    def __init__(self, root: Path, chance: random.Random):
        self.root, self.chance, self.today, self.conf = root, chance, FIRST, "pelicanconf.py"
        self.content = root / "content"
        root.mkdir()
        for name in ("theme", "tests/mistakes/sound"):
            shutil.copytree(ROOT / name, self.content if "sound" in name else root / name)
        for name in ("pelicanconf.py", "publishconf.py"):
            shutil.copy(ROOT / name, root)
        for room in {*unchanged.ROOMS} - {"content", "theme"}:
            (root / room).symlink_to(ROOT / room)
        self.count = 0
        self.settings = (root / "pelicanconf.py").read_text()
        self.sheet = (root / "theme/static/css/base.css").read_text()
        (self.content / "extra").mkdir()
        (self.content / "extra/favicon.svg").write_text(DRAWING.format("sign", 3))
        self.append("content/pages/spine.md", "\nA pad rests on a bone (zygoma).\n")
        for number in range(6):
            self.new(f"a{number}")

    def new(self, name: str) -> None:
        usual = {"category": "Back pain", "tag": self.chance.choice(("Rest", "Walks")), "author": "jane-doe"}
        usual |= {"title": f"Title {name}", "date": self.day(-300, -1), "slug": name, "lang": "en"}
        write_article(
            self.root, name, **usual, body="A disc is a pad.[@doe2024]\n\nMagnetic resonance imaging (MRI) shows it."
        )

    def day(self, first: int, last: int) -> str:
        return (self.today + timedelta(self.chance.randint(first, last))).isoformat()

    def article(self) -> Path:
        there = sorted((self.content / "articles").glob("*.md"))
        if not there:
            self.new("a0")
            return self.article()
        return self.chance.choice(there)

    def text(self) -> Path:
        return self.chance.choice([self.article(), self.article(), self.content / "pages/about.md"])

    def header(self, name: str, value: str, file: Path | None = None) -> None:
        """Set, or with an empty value take away, a field of a header."""
        file = file or self.article()
        text = re.sub(rf"(?m)^{name}:.*\n(?:  .*\n)*", "", file.read_text(), count=1)
        file.write_text(text.replace("---\n", f"---\n{name}: {value}\n", 1) if value else text)

    def replace(self, name: str, old: str, new: str) -> None:
        file = self.root / name
        text = file.read_text() if file.exists() else ""
        file.parent.mkdir(exist_ok=True)
        file.write_text(re.sub(old, lambda _: new, text, count=1, flags=re.MULTILINE))

    def append(self, name: str, text: str) -> None:
        with (self.root / name).open("a") as file:
            file.write(text)

    @property
    def n(self) -> int:
        self.count += 1
        return 10 + self.count % 80

    def copy(self, one: Path, other: Path) -> None:
        """Copy all that is edited, but not what is built and kept, from one folder to another."""
        other.mkdir(exist_ok=True)
        for name in ("content", "theme"):
            shutil.rmtree(other / name, ignore_errors=True)
            shutil.copytree(one / name, other / name)
        for name in ("pelicanconf.py", "publishconf.py"):
            shutil.copy(one / name, other)

    # How it is built.

    def command(self, *arguments: str) -> None:
        """Run a writer's command."""
        os.waitpid(self.begin(self.write, *arguments), 0)

    def write(self, *arguments: str) -> int:
        """What a writer's command does; in a process of its own, since it holds for this project."""
        writers.ROOT = self.root
        return writers.main(list(arguments))

    def build_into(self, output: Path) -> None:
        """Build into a folder; in a process of its own."""
        unchanged.TICK = 0  # what is edited here is edited before a build, not while it runs
        kept.FEW = writer.FEW = self.count % 3 + 1  # so that now several processes read and write, now one
        sys.argv = ["builder", "-s", self.conf, "-o", str(output)]
        main()

    def begin(self, what: Callable, *arguments: object, said: str = "said", **environment: str) -> int:
        """Begin a process that calls `what`, and writes what it says into the file `said`; returns its number."""
        child = os.fork()
        if child:
            return child
        code: object = 1
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(os.open(self.root.parent / said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
            sys.stdout, sys.stderr = (os.fdopen(number, "w", closefd=False) for number in (1, 2))
            os.chdir(self.root)
            os.environ.update(SOURCE_DATE_EPOCH=epoch(f"{self.today}"), SITEURL="https://example.org/repo")
            os.environ.pop("CLEAN", None)
            os.environ.update(environment)
            code = what(*arguments) or 0
        except SystemExit as end:
            code = end.code or 0
            print(*[code] * isinstance(code, str), end="", file=sys.stderr)
        except BaseException:
            sys.excepthook(*sys.exc_info())
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code if isinstance(code, int) else 1)

    def heard(self, said: str) -> str:
        return (self.root.parent / said).read_text(errors="replace").replace(f"{self.content}/", "content/")

    def build(self, clean: bool = True) -> list[Built]:
        """Build with the store, and `clean` into another folder."""
        outputs = {"said": self.root / "output"}
        children = [self.begin(self.build_into, outputs["said"], said="said")]
        if clean:
            outputs["said clean"] = self.root.parent / "clean/output"
            children.append(self.begin(self.build_into, outputs["said clean"], said="said clean", CLEAN="1"))
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        return [
            Built(code, self.heard(said).replace(f"{output.parent}/", "").splitlines(), files(output))
            for code, (said, output) in zip(codes, outputs.items(), strict=True)
        ]
