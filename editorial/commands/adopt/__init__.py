"""`make adopt`: make the site another practice's: its name, place, law, contact, people and color, and none of ours.

All is written or nothing, and only where git has kept everything, so that `git diff` shows what was done.
"""

import shutil
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path

from editorial.check import check
from editorial.commands import addresses
from editorial.commands.adopt import answers, leaves, pages
from editorial.commands.adopt.answers import AdoptAnswers
from editorial.commands.command import Call, CommandError, Misuse, keep_clock
from editorial.commands.disk import write_all
from editorial.commands.hook import READ
from editorial.findings import ContentError, counted
from editorial.markup.documents import Documents
from editorial.model import settings_file
from editorial.model.address import FILE
from editorial.model.site import Site
from ship import git

HELP = "make the site your own: your name, place, law, contact, people and color, and none of ours"


def arguments(parser: ArgumentParser) -> None:
    """What can be chosen."""
    parser.add_argument("answers", nargs="?", metavar="answers.yaml", help="the answers; without it, they are asked")


def run(call: Call) -> int:
    """Ask, or read the answers, write what follows from them, and say what a person must still read."""
    file = Path(call.chosen.answers) if call.chosen.answers else None
    keep_clock(call.site)
    _all_is_kept(call.root, file)
    chosen = _chosen(call.site, file)
    changes = leaves.changes(call, chosen)
    changes |= _tried(call.root, changes)
    write_all({call.root / path: data for path, data in changes.items()})
    print(_what_next(call.root, chosen, changes))
    return 0


def _all_is_kept(root: Path, file: Path | None) -> None:
    """Raises CommandError where git has not kept everything but the file of answers, since what is exchanged would be lost."""
    told = git.answer(root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all")
    if told is None:
        raise CommandError(
            "git does not know this folder, so nothing could be undone. Clone the project, and begin there"
        )
    open_files = [
        row[3:] for row in told.split("\0") if row and not (file and (root / row[3:]).resolve() == file.resolve())
    ]
    if open_files:
        raise CommandError(
            f"{open_files[0]} is not committed{f', and {len(open_files) - 1} more' if open_files[1:] else ''}. "
            "Commit or take back what is not, so that `git diff` shows what this command does"
        )


def _chosen(site: Site, file: Path | None) -> AdoptAnswers:
    """The answers, from a file or from whoever sits there."""
    if file:
        return answers.read(file, site)
    if not sys.stdin.isatty():
        raise Misuse(
            "Nobody is there to be asked. Give the answers as a file: make adopt FROM=answers.yaml (docs/make-it-your-own.md)"
        )
    return answers.asked(site)


def _tried(root: Path, changes: Mapping[Path, bytes | None]) -> dict[Path, bytes | None]:
    """Write all elsewhere, to be checked there; returns the list of the addresses that there are then.

    Raises CommandError with what the check refuses.
    """
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder)
        for name in READ:
            (shutil.copytree if (root / name).is_dir() else shutil.copy2)(root / name, trial / name)
        write_all({trial / path: data for path, data in changes.items() if path.parts[0] in READ})
        site = Site(trial / "content", settings_file.load(trial))
        if wrong := [finding for finding in check(Documents(site)) if finding.level == "error"]:
            raise CommandError(f"{ContentError(*wrong)}\nNothing was written.")
        addresses.update(site)
        return {Path("content", FILE): (site.content / FILE).read_bytes()}


def _what_next(root: Path, chosen: AdoptAnswers, changes: Mapping[Path, bytes | None]) -> str:
    gone = sum(data is None for data in changes.values())
    own = [
        f"  {file.relative_to(root).as_posix()}:{line}: {words}"
        for file in sorted(root.glob("content/pages/*.md"))
        for line, words in pages.promised(file.read_text(encoding="utf-8"))
    ]
    return "\n".join(
        [
            f"This is the site of {chosen.name} now: {counted(len(changes) - gone, 'file')} written, {gone} taken away. "
            "`git diff` shows all.",
            "Only you can keep what these say. Read each, and mend what is not so:",
            *own,
            "  pelicanconf.py: NOTICES, what pages say of cells and platelets as of a day; no notice is yours until you have read it",
            "Next: `make html` shows it, `git add --all` and `git commit` keep it, `make new` begins your first article.",
        ]
    )
