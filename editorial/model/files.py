"""What may lie in the content folder: ordinary files, of the kinds that a site is made of, under names that travel.

Anything else could hang a build (a pipe), bring in what lies elsewhere (a link), be lost on another machine (two names
that differ in a capital only), or reach the public unread. What editors and systems hide (.DS_Store, rest.md~) is
passed over and never published.
"""

import os
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from editorial.findings import Finding, Place
from editorial.model.allowed_files import EXTRA, printable, unsayable, wrong_domain, wrong_kind, wrong_name, wrong_place
from editorial.model.history import age, folded_away

# Said of a folder of which git keeps the name of a commit and no file (gitsubmodules).
APART = "is a repository of its own, so git sends none of its files. Move the .git in it elsewhere"

# Files whose changes reviewers read line by line, and what is said where they cannot.
READ = frozenset({".md", ".yaml", ".txt", ".svg"})
FOLDED = "is kept from reviewers, since a line here gives it -diff, binary or linguist-generated, so GitHub folds its changes away. Take that line out, or name files outside content/ only"


@dataclass(frozen=True)
class Files:
    """The files of a content folder that may be opened, and what is wrong with it, where a file cannot be or stay."""

    openable: frozenset[Path]
    findings: tuple[Finding, ...]


def look(root: Path) -> Files:
    """What lies in the content folder `root`. A file with a wrong name may be opened all the same, unless that name cannot
    stand in a message: its second line would be a command to GitHub (`editorial.report`), its `$(...)` one to a shell.
    """
    findings: list[Finding] = []
    openable: set[Path] = set()
    seen: dict[str, list[Path]] = defaultdict(list)
    for path, shut in _entries(root):
        inside = path.relative_to(root)
        wrong = shut or wrong_kind(path) or unsayable(inside)
        if not wrong:
            openable.add(path)
            wrong = wrong_name(inside) or wrong_place(inside) or wrong_domain(path)
        if wrong:
            findings.append(Finding(Path(printable(f"{root.name}/{inside.as_posix()}")), Place(1), "file", wrong))
        else:
            seen[_composed(inside.as_posix()).casefold()].append(inside)
    for alike in seen.values():
        first, *others = sorted(alike, key=lambda inside: age(root / inside, 1)) if len(alike) > 1 else alike
        other = f"{root.name}/{first.as_posix()}"
        wrong = f"differs from {other} in capitals or accents only, and many machines keep just one. Rename one"
        findings += [Finding(root.name / inside, Place(1), "file", wrong) for inside in others]
    if folded := folded_away(root.parent, (path for path in sorted(openable) if path.suffix in READ)):
        findings.append(
            Finding(
                Path(".gitattributes"), Place(1), "file", f"{root.name}/{folded.relative_to(root).as_posix()} {FOLDED}"
            )
        )
    return Files(frozenset(openable), tuple(findings))


def as_on_disk(path: Path) -> Path:
    """The path as the disk has it, in whichever Unicode form it was typed; the path itself where there is no such file.

    macOS gives the accents of a name in two parts (NFD), most keyboards type them in one (NFC).
    """
    if path.as_posix().isascii() or path == path.parent or os.path.lexists(path):
        return path
    folder = as_on_disk(path.parent)
    there = sorted(folder.iterdir()) if folder.is_dir() else ()
    return next((entry for entry in there if _composed(entry.name) == _composed(path.name)), folder / path.name)


def missing(root: Path, *names: str) -> str:
    """Which of the `names` is not there in the project `root`, and how it comes back; empty where all are there."""
    back = "Run this in the project's folder, or bring it back: git checkout --"
    gone = next((name for name in names if not (root / name).exists()), "")
    return gone and f"{gone} is missing. {back} {gone.rstrip('/')}"


def near(file: Path, root: Path, remedy: str = "Name one, as FILE=content/articles/....md") -> str:
    """The file of the content folder `root` whose name is like that of `file`, as a question; where none is, the remedy."""
    there = {} if file.exists() else {path.name: path.relative_to(root.parent) for path in look(root).openable}
    meant = get_close_matches(file.name, there, n=1, cutoff=0.8)
    return f"Did you mean {there[meant[0]].as_posix()}?" if meant else remedy


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _entries(root: Path) -> list[tuple[Path, str]]:
    """Every entry below `root` that is no folder, in order, and why it cannot be opened; a shut folder is an entry, too."""
    files: list[tuple[Path, str]] = []
    folders = [root] if root.is_dir() else []
    while folders:
        folder = folders.pop()
        try:
            there = [*os.scandir(folder)]
        except OSError:
            files.append((folder, "cannot be opened. Give yourself the right to read it"))
            continue
        if folder != root and any(entry.name == ".git" for entry in there):
            files.append((folder, APART))
        entries = [entry for entry in there if not _hidden(entry.name, folder)]
        folders += [Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False)]
        files += [(Path(entry.path), "") for entry in entries if not entry.is_dir(follow_symlinks=False)]
    return sorted(files, key=lambda file: file[0].parts)


def _hidden(name: str, folder: Path) -> bool:
    if folder.name == "extra" and name in EXTRA:
        return False
    if name.endswith(".icloud"):  # stands for what was taken off this disk
        return False
    if name in (".gitattributes", ".gitignore"):  # have GitHub hide what changed in a text, or git not see a new one
        return False
    made = name.lower() in ("thumbs.db", "desktop.ini", "icon\r")  # by Windows and macOS
    return made or name.startswith((".", "#", "~$")) or name.endswith(("~", ".bak", ":Zone.Identifier"))
