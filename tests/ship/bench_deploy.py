"""A deploy of 10,000 files, against bare ghp-import with its push: `python -m tests.ship.bench_deploy [FILES] [ROUNDS]`.

Both push the same trees to a bare repository on the same disk, in turns: all the files at first, then again after
one was edited. What ship does on top: it looks at each file's name, size and kind, compares its checksum with the
manifest, fetches, and compares what the commit holds with all of that. Building, testing and sealing come before
and are not timed.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from plugins.version import version
from tests.conftest import ROOT

SEAL = "from ship.__main__ import main; raise SystemExit(main(['manifest']) or main(['begin']) or main(['seal']))"
COMMANDS = {
    "ghp-import": [sys.executable, "-m", "ghp_import", "--push", "output"],
    "ship": [sys.executable, "-m", "ship", "publish"],
}


def main(files: int = 10_000, rounds: int = 5) -> None:
    """Print the median seconds of both for the first deploy and for one edit, and their ratio."""
    words = [f"word{number}" for number in range(5_000)]
    with tempfile.TemporaryDirectory() as folder:
        times: dict[tuple[str, str], list[float]] = {}
        for number in range(rounds):
            for name in sorted(COMMANDS, reverse=number % 2 == 1):  # neither always goes first
                project = _project(Path(folder) / f"{name}{number}", files, random.Random(number), words)
                for what in ("all new", "one edit"):
                    (project / "output/index.html").write_text(what)
                    subprocess.run(
                        [sys.executable, "-c", SEAL], cwd=project, env=_ours(), stdout=subprocess.DEVNULL, check=True
                    )
                    os.sync()
                    started = time.perf_counter()
                    subprocess.run(
                        COMMANDS[name],
                        cwd=project,
                        env=_ours(),
                        stdout=subprocess.DEVNULL,
                        stderr=subprocess.DEVNULL,
                        check=True,
                    )
                    times.setdefault((what, name), []).append(time.perf_counter() - started)
    for what in ("all new", "one edit"):
        bare, ours = (statistics.median(times[what, name]) for name in COMMANDS)
        print(f"{files} files, {what}: ghp-import {bare:.2f} s, ship {ours:.2f} s, {ours / bare:.2f} times")


def _project(project: Path, files: int, chance: random.Random, words: list[str]) -> Path:
    """A repository with a site of `files` files of some 6 kB each, and a bare one to push to."""
    for command in (
        ["init", "--quiet", "--bare", f"{project}.git"],
        ["init", "--quiet", "--initial-branch=main", str(project)],
        ["-C", str(project), "remote", "add", "origin", f"{project}.git"],
    ):
        subprocess.run(["git", *command], check=True)
    (project / ".gitignore").write_text("/output/\n/.output.*\n")
    for command in (["add", "."], ["commit", "--quiet", "-m", "Begin"]):
        subprocess.run(["git", *command], cwd=project, env=_ours(), check=True)
    for number in range(files - 3):
        file = project / f"output/articles/{number % 100}/{number}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(" ".join(chance.choices(words, k=700)))
    (project / "output/robots.txt").write_text("Sitemap: https://example.org/sitemap.xml\n")
    (project / "output/version.txt").write_text(version(project) or "")
    return project


def _ours() -> dict[str, str]:
    who = {f"GIT_{who}_{what}": "bench@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return os.environ | who | {"PYTHONPATH": str(ROOT)}


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
