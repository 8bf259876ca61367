"""`make doctor`: what this machine has of what the commands need, and how to get the rest. Needs no more than Python.

"later" is what the first run of a command fetches by itself. Nothing is changed, and nobody is asked but GitHub, where
there is a token: whether Pages shows what is pushed.
"""

import os
import sys

if os.name == "nt":
    sys.exit("This needs Linux or macOS. On Windows say `wsl --install`, and work in the window that this gives you.")

from ship import ctrl_c

if __name__ == "__main__":
    ctrl_c.ends_at_once()

import importlib.util
import platform
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from builder import venv
from ship import github
from ship.git import MERGES, REMOTE, ShipError, answer, run

# What the tests' browsers may be called.
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FIREFOX = ("firefox", "firefox-esr")
# Where Playwright keeps those that it has fetched (playwright.dev/python/docs/browsers).
PLAYWRIGHTS = ("~/.cache/ms-playwright", "~/Library/Caches/ms-playwright")
# What is fetched when it is first needed, by the command that needs it, which then leaves `.venv/*.ready`.
FETCHED = {"publish": "Typst and Pagefind", "import": "pandoc", "links": "lychee", "test": "pytest, Node.js, npm"}
FETCHED |= {"bench": "Hugo, Eleventy, Astro"}
# Stands on Debian and on what comes of it: Ubuntu, also in WSL.
DEBIAN = Path("/etc/debian_version")
# Bytes that all of it takes, and those that the first `make html` takes.
ROOM_FOR_ALL, ROOM_FOR_A_BUILD = 3 * 10**9, 3 * 10**8
ALL = "every command"
# What commands write to.
OURS = (".", ".venv", ".cache", "content", "output")


class DoctorRow(NamedTuple):
    """A line of the list: whether it is here, what it is, what it is for, and how to get it."""

    mark: Literal["here", "later", "LACKS", "?"]
    what: str
    use: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.mark:<7}{self.what:<31}{self.use}" + (f"\n         {self.remedy}" if self.remedy else "")


def main() -> int:
    """Print the list. 0 when `make html` works here, or will once it has fetched what it needs; else 1."""
    found = list(rows())
    works = not any(row.mark == "LACKS" and row.use == ALL for row in found)
    ctrl_c.say(
        *found, "", "`make html` works here." if works else "`make html` does not work here yet. Get what it lacks."
    )
    return int(not works)


def rows() -> Iterator[DoctorRow]:
    """Yield what this machine has or lacks, for the project in the folder that this is called in."""
    yield DoctorRow("here", f"Python {platform.python_version()}", ALL)
    yield _packages()
    for name, what in FETCHED.items():
        there = (venv.HERE / f"{name}.ready").exists()
        yield (
            DoctorRow("here", what, f"make {name}")
            if there
            else DoctorRow("later", what, f"make {name} fetches it, once")
        )
    free = shutil.disk_usage(".").free
    roomy = f"{free / 10**9:.1f} GB of room"
    needed_by = "make test, bench" if ROOM_FOR_A_BUILD < free <= ROOM_FOR_ALL else ALL
    yield _row(free > ROOM_FOR_ALL, roomy, needed_by, f"All takes {ROOM_FOR_ALL // 10**9} GB. Make room")
    if any(Path(name).exists() and not os.access(name, os.W_OK) for name in OURS):
        yield DoctorRow("LACKS", "the right to write here", ALL, 'sudo chown -R "$USER" .')
    if "microsoft" in platform.release().lower() and str(Path.cwd()).startswith("/mnt/"):
        remedy = "Windows' own disk is slow from here. Clone the project into your home of Linux: cd ~"
        yield DoctorRow("LACKS", "a folder that Linux keeps", "make devserver", remedy)
    yield from _git()
    yield _program("curl", "make retractions", "curl")
    yield _chromium()
    yield _program("firefox", "make browsers", "firefox-esr", *FIREFOX, os.environ.get("FIREFOX", ""))


def _packages() -> DoctorRow:
    """The folder `.venv`, or whether it can be made here."""
    what = "the packages in .venv"
    if venv.fresh():
        return DoctorRow("here", what, ALL)
    if importlib.util.find_spec("ensurepip") or (os.geteuid() == 0 and shutil.which("apt-get")):
        return DoctorRow("later", what, "the first command fetches them: go online")
    return DoctorRow("LACKS", what, ALL, _get(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv", "python"))


def _git() -> Iterator[DoctorRow]:
    """Yield what git is, and what it must know."""
    use = "to commit, to publish, make diff"
    try:
        version, place = run("--version"), run("rev-parse", "--show-prefix", LC_ALL="C")
    except ShipError:
        yield DoctorRow("LACKS", "git", use, _get("git"))
        return
    own = place.stderr.rpartition("\n\t")[2].strip()  # where the folder is somebody else's, git says what to do
    elsewhere = own.startswith("git config") or "not a git repository" in place.stderr
    if place.returncode and not elsewhere:  # as where its settings are broken
        yield DoctorRow("LACKS", "a git that answers", use, f"Mend what it says: {place.stderr.strip()}")
        return
    yield DoctorRow("here", version.stdout.strip().replace(" version", ""), use)
    if tuple(map(int, re.findall(r"\d+", version.stdout)[:2])) < MERGES:
        yield DoctorRow("LACKS", "git {}.{} or newer".format(*MERGES), "make send", _get("git"))
    what, known = "your name and email in git", [answer(Path(), "config", f"user.{key}") for key in ("name", "email")]
    remedy = 'git config --global user.name "Jane Doe" && git config --global user.email jane@example.org'
    yield _row(all(known), what, "to commit", remedy)
    if place.returncode or place.stdout.strip():
        remedy = own if own.startswith("git config") else "git init && git add --all && git commit -m First"
        yield DoctorRow("LACKS", "this folder under git", use, remedy)
        return
    what, use = f"where to push, called {REMOTE}", "to publish, make live, rollback"
    remote = answer(Path(), "remote", "get-url", REMOTE)
    yield _row(remote, what, use, f"git remote add {REMOTE} https://github.com/OWNER/REPOSITORY")
    if remote:
        yield from _pages()


def _pages() -> Iterator[DoctorRow]:
    """Yield whether GitHub Pages shows what is pushed, for a project at GitHub."""
    what, use = "GitHub Pages", "to be read by all"
    if not github.repository():
        return
    if not os.environ.get("DEPLOY_TOKEN"):
        asking = "gh auth login" if shutil.which("gh") else f"{_get('gh')} && gh auth login"
        yield DoctorRow("?", what, use, f"GitHub tells only whom it knows: {asking}")
        return
    (shown,) = github.answers_in_time(github.shown_by_pages)
    if shown is None:
        yield DoctorRow("?", what, use, "GitHub does not say. Look again when you are online")
    else:
        yield _row(shown == github.AS_WANTED, what, use, f"It shows {shown or 'nothing'}. {github.SETTING}")


def _chromium() -> DoctorRow:
    """A browser for the tests, which `make test` fetches where it can (see tests/chromium.py)."""
    use = "make test"
    row = _program("chromium", use, "chromium", *CHROMIUM, os.environ.get("CHROMIUM", ""))
    folders = [os.environ.get("PLAYWRIGHT_BROWSERS_PATH", PLAYWRIGHTS[0]), *PLAYWRIGHTS]
    if row.mark == "here" or any(True for folder in folders for _ in Path(folder).expanduser().glob("chromium-*")):
        return DoctorRow("here", "chromium", use)
    # Ubuntu's own package wants snap, which WSL and containers lack, and macOS has none that opens.
    of_debian = DEBIAN.exists() and not Path("/etc/lsb-release").exists()
    remedy = _get("chromium") if of_debian else f"{venv.HERE}/bin/playwright install --with-deps chromium"
    return DoctorRow("later", "chromium", f"{use} fetches it, once; or you do:", remedy)


def _program(what: str, use: str, package: str, *names: str) -> DoctorRow:
    """A program that goes by one of these names, else by its own; Debian knows it as `package`."""
    here = any(shutil.which(name) for name in names or (what,) if name)
    return _row(here, what, use, _get(package, what))


def _row(here: object, what: str, use: str, remedy: str) -> DoctorRow:
    """A line for what is here, or lacks."""
    return DoctorRow("here", what, use) if here else DoctorRow("LACKS", what, use, remedy)


def _get(package: str, brewed: str = "") -> str:
    """The command that brings a package here, as Debian calls it, or Homebrew."""
    if sys.platform == "darwin":
        return f"brew install {brewed or package}" + ("" if shutil.which("brew") else " (Homebrew: https://brew.sh)")
    if DEBIAN.exists():
        return ("" if os.geteuid() == 0 else "sudo ") + f"apt-get install {package}"
    return f"Install {brewed or package} as this system installs its programs"


if __name__ == "__main__":
    with ctrl_c.clears_up():
        sys.exit(main())
