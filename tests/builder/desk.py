"""A small site, and whoever works at it: each `edit_` is one kind of change, made at random.

A build, or a writer's command, is a fork of this process, which has loaded everything.
"""

import os
import random
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from PIL import Image

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
# What a writer may add to a text: with citations, links, drawings, a word of the glossary, cards.
PARTS = r"""
A disc is a pad.[@doe2024]
Rules are made.[@fda2021]
See [another page]({{filename}}../articles/{other}.md) on this.
See [what we say of the spine]({{filename}}../pages/spine.md).
Walk {n} times a week, if you like.
Magnetic resonance imaging (MRI) takes {n} minutes.
![A drawing](../figures/drawing.svg "One thing beside another.")
![A photo](../figures/picture.png "One thing beside another.")
The zygoma is a bone.
Lidocaine numbs the skin.
!!! evidence "low"\n    Rest may help.[@doe2024]
!!! emergency "Call 911 if:"\n    - you cannot pass urine\n    - your legs are numb
## A part {n}
We proved it {n} times over.
""".strip().split("\n")
SETTINGS = """
SITENAME = "Practice {n}"
FRONT_PAGE_ARTICLES = {few}
ARTICLES_ON_A_PAGE = {few}
EMERGENCY_NUMBER = "9{n}"
TIMEZONE = "{zone}"
REVIEW_GRACE_DAYS = {n}
WELCOME = "Welcome {n} times."
EDUCATION_NOTE = "This page is for learning {n}."
CONTACT = {{**CONTACT, "phone": "+1 555 010 0{n}", "email": "hello@example.org"}}
NOTICES = [{{"words": "{word}", "says": "Says {n}.", "link": "https://example.org/", "link_says": "Read"}}]
DEFAULT_DATE_FORMAT = "%Y-%m-{n} %d"
TAG_URL = TAG_SAVE_AS = "tags/{few}-{{slug}}.html"
AUTHOR_URL = AUTHOR_SAVE_AS = "authors/{few}-{{slug}}.html"
ARTICLE_URL = ARTICLE_SAVE_AS = "articles/{few}-{{slug}}.html"
PAGE_URL = PAGE_SAVE_AS = "{few}-{{slug}}.html"
CATEGORIES_URL = CATEGORIES_SAVE_AS = "topics-{few}.html"
JINJA_ENVIRONMENT = JINJA_ENVIRONMENT | {{"trim_blocks": {yes}}}
JINJA_FILTERS = JINJA_FILTERS | {{"striptags": lambda text: "filtered {n}"}}
PLUGINS = [name for name in PLUGINS if name != "plugins.minify"]
THEME_TEMPLATES_OVERRIDES = ["own"]
LOCALE = ["C.UTF-8"]
STATE_NOTICES = {{"US-FL": NOTICES}}; JURISDICTION = "US-FL"
SECURITY_EXPIRES = "2026-12-{n}"; CONTACT = {{**CONTACT, "email": "a@example.org"}}
FEED_MAX_ITEMS = {few}
DEFAULT_LANG = "en-GB"
SLUG_REGEX_SUBSTITUTIONS = [("a", "{few}")]
SITESUBTITLE = "Plain answers {n}"
REPOSITORY = "https://example.org/{n}"
""".strip().split("\n")


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

    # What is edited: each is one kind of change.

    def edit_words(self) -> None:
        other = self.article().stem
        part = self.chance.choice(PARTS).replace("\\n", "\n").format(n=self.n, other=other)
        with self.text().open("a") as file:
            file.write(f"\n{part}\n")

    def edit_less(self) -> None:
        file = self.text()
        head, body = file.read_text().split("---\n\n", 1)
        parts = body.split("\n\n")
        parts.pop(self.chance.randrange(len(parts)))
        file.write_text(head + "---\n\n" + ("\n\n".join(parts).strip() or "Text.") + "\n")

    def edit_title(self) -> None:
        self.header("title", f"Title “{self.n}” of a disc", self.text())

    def edit_summary(self) -> None:
        self.header("summary", f"What a disc is, in {self.n} words.", self.text())

    def edit_slug(self) -> None:
        self.header("slug", self.chance.choice(["a0", "a1", f"s{self.n}"]), self.text())

    def edit_tags(self) -> None:
        self.header("tags", self.chance.choice(["[Rest]", "[Rest, Walks]", "[Beds]", "[rest]", ""]))

    def edit_topic(self) -> None:
        self.header("category", self.chance.choice(["Back pain", "Neck pain", "Back  Pain"]))

    def edit_authors(self) -> None:
        self.header("authors", self.chance.choice(["[jane-doe]", "[the-practice, jane-doe]", "[]", "[john-roe]"]))

    def edit_date(self) -> None:
        self.header("date", self.chance.choice([self.day(-400, 0), self.day(0, 3), self.day(1, 60)]))

    def edit_modified(self) -> None:
        file, day = self.article(), self.day(-5, 1)
        self.header("modified", day, file)
        self.header("changes", f"[{{on: {day}, what: A disc is a pad {self.n}, correction: true}}]", file)

    def edit_status(self) -> None:
        self.header("status", self.chance.choice(["published", "published", "draft", "hidden"]), self.text())

    def edit_key_points(self) -> None:
        self.header("key_points", f"[A disc {self.n} times, Rest, Walk]")

    def edit_note(self) -> None:
        """An evidence note, which a key point sums up."""
        file, level = self.article(), self.chance.choice(["low", "low", "moderate", "very low"])
        note = f'!!! evidence "{level}" #resting\n    Rest may help.[@doe2024]\n'
        text = re.sub("!!! evidence.*\n.*\n", "", file.read_text())
        file.write_text(f"{text}\n{note}")
        self.header("key_points", "[A disc, {point: Rest may help, note: resting}, Walk]", file)

    def edit_language(self) -> None:
        self.header("lang", self.chance.choice(["en", "es"]), self.text())

    def edit_translation(self) -> None:
        file = self.article()
        copy = file.with_name(f"{file.stem}-es.md")
        shutil.copy(file, copy)
        self.header("lang", "es", copy)

    def edit_review(self) -> None:
        """A review that will soon be due."""
        self.command("signoff", str(self.article()), "--by", "jane-doe", "--next", self.day(1, 9))

    def edit_aliases(self) -> None:
        self.header("aliases", self.chance.choice([f"[old/{self.n}.html]", "[articles/a1.html]", ""]), self.text())

    def edit_cover(self) -> None:
        self.header("cover", self.chance.choice(["figures/picture.png", "figures/other.png", ""]))

    def edit_waiver(self) -> None:
        words, day = self.chance.choice(["zygoma", "proved"]), self.day(0, 40)
        rule = self.chance.choice(["R9", "R38", "R39"])
        self.header(
            "waivers", f"[{{rule: {rule}, reason: It is so., words: {words}, by: jane-doe, until: {day}}}]", self.text()
        )

    def edit_new(self) -> None:
        self.new(f"n{self.n}")

    def edit_delete(self) -> None:
        if len(list(self.content.glob("articles/*.md"))) > 3:
            self.article().unlink()

    def edit_rename(self) -> None:
        file = self.article()
        file.rename(file.with_name(f"r{self.n}.md"))

    def edit_swap(self) -> None:
        """Two files change names: each has the bytes of the other."""
        one, other = self.article(), self.article()
        if one != other:
            first, second = one.read_bytes(), other.read_bytes()
            one.write_bytes(second)
            other.write_bytes(first)

    def edit_people(self) -> None:
        old, new = self.chance.choice(
            [
                ("name: .*", f"name: Jane {self.n}, MD"),
                ("role: .*", f"role: Role {self.n}"),
                ("about: .*", f"about: Writes {self.n}."),
                (r"\Z", f"  - {{id: john-roe, name: John {self.n}, about: Rests.}}\n"),
            ]
        )
        self.replace("content/data/people.yaml", old, new)

    def edit_glossary(self) -> None:
        old, new = self.chance.choice(
            [
                ("meaning: .*", f"meaning: A pad of {self.n}."),
                (r"also: \[.*\]", "also: [pad]"),
                (r"also: \[.*\]", "also: [MRIs]"),
                (r"\Z", "  - {term: Zygoma, meaning: A bone of the face.}\n"),
                (r"  - \{term: Zygoma.*\n", ""),
            ]
        )
        self.replace("content/data/glossary.yaml", old, new)

    def edit_references(self) -> None:
        more = "  - {id: roe2020, type: webpage, title: New, URL: 'https://example.org/', custom: {kind: web page, design: D, finding: F.}}\n"
        old, new = self.chance.choice(
            [
                ("title: A trial.*", f"title: A trial of {self.n}"),
                ("finding: No.*", f"finding: No product of {self.n} is approved."),
                ("design: Ran.*", f"design: Randomized trial {self.n}"),
                ("improved: 21", "improved: 20"),
                ("- id: fda2021", "- id: fda2020"),
                (r"\Z", more),
                (r"  - \{id: roe2020.*\n", ""),
                ("people: 9.", f"people: {self.n}"),
                ("kind: rand.*", "kind: case series"),
            ]
        )
        self.replace("content/data/references.yaml", old, new)

    def edit_certainty(self) -> None:
        self.replace("content/data/certainty.yaml", "meaning: A few.*", f"meaning: A few {self.n}.")

    def edit_house_words(self) -> None:
        old, new = self.chance.choice([(r"\Z", "zygomas\n"), ("zygomas\n", ""), ("lidocaine\n", "")])
        self.replace("content/data/words.txt", old, new)

    def edit_treatments(self) -> None:
        one = self.chance.choice(["walking", "rest", "lidocaine"])
        (self.content / "data/treatments.yaml").write_text(
            f"treatments:\n  - {one}\nself_care: []\nconditions:\n  - back pain\n"
        )

    def edit_retraction(self) -> None:
        notices = (
            f"[{{record: '{self.n}', nature: {self.chance.choice(['Correction', 'Retraction'])}, DOI: 10.1000/182}}]"
        )
        notices = self.chance.choice([notices, "[]"])
        (self.content / "data/retractions.yaml").write_text(f"read_on: {self.day(-2, 0)}\nnotices: {notices}\n")

    def edit_addresses(self) -> None:
        slug = self.article().stem
        live = self.chance.choice(["[]", f"[articles/{slug}.html]", "[tags/rest.html, articles/a0.html]"])
        gone = self.chance.choice(
            ["[]", f"[{{address: articles/{slug}.html, reason: It was wrong {self.n}., on: {self.day(-9, 0)}}}]"]
        )
        moved = self.chance.choice(["[]", "[{address: tags/beds.html, to: tags/rest.html}]"])
        (self.content / "data/addresses.yaml").write_text(f"live: {live}\ngone: {gone}\nmoved: {moved}\n")

    def edit_figure(self) -> None:
        name = self.chance.choice(["drawing.svg", "other.svg"])
        (self.content / "figures" / name).write_text(
            DRAWING.format(self.chance.choice(["thing", "proven cure"]), self.n)
        )

    def edit_picture(self) -> None:
        name = self.chance.choice(["picture.png", "other.png"])
        Image.new("RGB", (400 + self.n, 300), (self.n, 9, 9)).save(self.content / "figures" / name)

    def edit_figure_away(self) -> None:
        for file in sorted(self.content.glob("figures/*"))[: self.chance.randint(1, 2)]:
            file.unlink()

    def edit_extra(self) -> None:
        name = self.chance.choice(["favicon.svg", "site.webmanifest", "note.txt"])
        file = self.content / "extra" / name
        file.write_text(DRAWING.format("sign", self.n) if "svg" in name else f'{{"n": {self.n}}}')

    def edit_template(self) -> None:
        names = [
            "templates/base.html",
            "templates/includes/footer.html",
            "templates/macros/list.html",
            "templates/tag.html",
        ]
        name = self.chance.choice([*names, "templates/moved.html", "templates/includes/translations.html"])
        own = self.root / "theme" / name
        own.write_text((ROOT / "theme" / name).read_text().replace("</", f" {self.n}</", 1))

    def edit_theme(self) -> None:
        (self.root / "theme/static/css/base.css").write_text(f"{self.sheet}\nb {{ margin: {self.n}px }}\n")

    def edit_script(self) -> None:
        self.append("theme/static/js/theme.js", f"\n// {self.n}\nwindow.n = {self.n};\n")

    def edit_setting(self) -> None:
        values = {"few": self.chance.randint(1, 4), "zone": self.chance.choice(["Asia/Tokyo", "UTC"]), "n": self.n}
        values |= {"word": self.chance.choice(["disc", "MRI", "walk"]), "yes": self.chance.random() < 0.5}
        lines = [line.format(**values) for line in self.chance.sample(SETTINGS, self.chance.randint(0, 2))]
        (self.root / "pelicanconf.py").write_text("\n".join([self.settings, *lines, ""]))

    def edit_broken(self) -> None:
        self.header(self.chance.choice(["date", "title", "slug"]), self.chance.choice(["tomorow", "[", "'"]))

    def edit_bad_settings(self) -> None:
        (self.root / "pelicanconf.py").write_text(self.settings + "\nSITENAMES = 1\n")

    def edit_clock(self) -> None:
        self.today += timedelta(self.chance.choice([1, 1, 2, 30, -1]))

    def edit_conf(self) -> None:
        self.conf = {"pelicanconf.py": "publishconf.py", "publishconf.py": "pelicanconf.py"}[self.conf]

    def edit_output(self) -> None:
        """Somebody changes what was built by hand; without the front page it is no site, and is left alone."""
        front = self.root / "output/index.html"
        built = [path for path in sorted(front.parent.rglob("*")) if path.is_file() and path != front]
        if built:
            file = self.chance.choice(built)
            match self.chance.randrange(3):
                case 0:
                    file.unlink()
                case 1:
                    file.write_bytes(file.read_bytes().swapcase())
                case 2:
                    os.utime(file)

    def edit_output_away(self) -> None:
        shutil.rmtree(self.root / "output", ignore_errors=True)

    def edit_store(self) -> None:
        """The store is hurt, cut off, another's, or gone."""
        file = self.root / ".cache/store.db"
        if not file.is_file():
            return
        data = file.read_bytes()
        at = self.chance.randrange(len(data) or 1)
        match self.chance.randrange(5):
            case 0:
                file.write_bytes(data[:at] + self.chance.randbytes(200) + data[at + 200 :])
            case 1:
                file.write_bytes(data[:at])
            case 2:
                file.write_bytes(b"no store at all")
            case 3:
                file.chmod(0o666)
            case 4:
                shutil.rmtree(file.parent)

    def edit_kill(self) -> None:
        """A build dies at any moment."""
        child = self.begin(self.build_into, self.root / "output")
        time.sleep(self.chance.uniform(0.05, 0.6))
        os.kill(child, self.chance.choice([signal.SIGKILL, signal.SIGTERM]))
        os.waitpid(child, 0)

    def edit_check(self) -> None:
        """A writer looks what is wrong with one text, or with all."""
        self.command("check", *self.chance.choice([[], [str(self.text())]]))

    def edit_nothing(self) -> None:
        """Only another build."""

    def edit_race(self) -> None:
        """Two builds at once, of which one waits for the other."""
        for child in [self.begin(self.build_into, self.root / "output") for _ in range(2)]:
            os.waitpid(child, 0)

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


EDITS: list[Callable[[Desk], None]] = [edit for name, edit in vars(Desk).items() if name.startswith("edit_")]
