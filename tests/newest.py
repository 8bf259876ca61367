"""What the newest Pelican, Markdown and their like would change: `make newest`.

Builds the published site twice, with the libraries that are locked and with the newest that there are, and says which are
newer and what differs in its files. Nothing in the project is changed.
"""

import difflib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.conftest import ADDRESS, ROOT, build, copy_project
from tests.site.reading import files

# Where those that build and publish the site are named.
LISTS = ("requirements.in", "requirements-publish.in")
UV = Path(sys.executable).with_name("uv")
# Lines of a difference that are shown of each file.
SHOWN = 20


def named() -> set[str]:
    """The libraries that build and publish the site."""
    lines = [line for name in LISTS for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]
    return {line for line in lines if line[:1].isalpha()}


def newest(folder: Path) -> Path:
    """The Python of a new environment in `folder` that has the newest of what builds the site."""
    subprocess.run([UV, "venv", "--quiet", folder], check=True)
    python = folder / "bin" / "python"
    subprocess.run([UV, "pip", "install", "--quiet", "--python", python, *sorted(named())], check=True)
    return python


def versions(python: Path) -> dict[str, str]:
    """The version of each library that the lists name."""
    freeze = subprocess.run(
        [UV, "pip", "freeze", "--python", python], check=True, capture_output=True, text=True
    ).stdout
    return {name: version for name, version in re.findall(r"^(\S+?)==(\S+)$", freeze, re.MULTILINE) if name in named()}


def site(python: Path, folder: Path) -> dict[str, bytes]:
    """The files of the site as the libraries of `python` make it; ends with what the build said where it is refused."""
    project = copy_project(folder)
    done = build(project, "publishconf.py", python=python, SITEURL=ADDRESS)
    if done.returncode:
        sys.exit(f"The newest libraries do not build the site:\n{done.stdout}{done.stderr}")
    return files(project / "output")


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """What differs between two sites, file by file, the first lines of each."""
    told = []
    for name in sorted(one.keys() | other.keys()):
        before, after = (site.get(name, b"").decode("utf-8", "replace") for site in (one, other))
        if "\0" in before + after:
            told += [f"{name} differs"] * (one.get(name) != other.get(name))
        elif before != after:
            rows = difflib.unified_diff(
                before.split("\n"), after.split("\n"), name, name, "locked", "newest", n=0, lineterm=""
            )
            told += [row[:200] for row in list(rows)[:SHOWN]]
    return told


def main() -> int:
    """Exit 0: no page would change, 1: some would, or the site cannot be built."""
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(sys.executable), newest(Path(folder, "newest"))
        had, has = versions(old), versions(new)
        for name in sorted(has):
            if has[name] != had.get(name):
                print(f"{name} {had.get(name)} is locked, {has[name]} is the newest.")
        changed = differences(site(old, Path(folder, "one")), site(new, Path(folder, "other")))
    if not changed:
        print("The newest libraries build the very same site.")
        return 0
    print("The newest libraries would change the site. Look at it, then `make lock`:", *changed, sep="\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
