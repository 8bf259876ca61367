"""`make hook`: have git check what is about to be committed, as `make check` would, before each commit.

What is read is git's index, that is, just what the commit will hold: a mistake that only the folder has stops nobody,
and one that only the folder has mended is said. A mistake stops the commit that brings it; one that the last commit had
already is for others to mend, and in nobody's way.
"""

import tempfile
from argparse import ArgumentParser
from pathlib import Path

from editorial import report
from editorial.check import check
from editorial.commands import disk
from editorial.commands.command import Call, CommandError
from editorial.findings import ContentError, Finding, only_in
from editorial.markup.documents import Documents
from editorial.model import settings_file
from editorial.model.site import Site
from ship import git

HELP = "have git check what is about to be committed"
NAME = "editorial/commands/hook.py"
LINE = ".venv/bin/python -m editorial hook --run"
# `core.hooksPath` may name one folder for all projects of a machine, and a new worktree has no .venv yet.
SCRIPT = f"""#!/bin/sh
# Written by `make hook`.
test -f {NAME} || exit 0
test -x .venv/bin/python || {{ echo 'Not checked: run make check first, which sets up what that takes.'; exit 0; }}
exec {LINE}
"""
# What is checked, and under which settings.
READ = ("content", *settings_file.FILES)


def arguments(parser: ArgumentParser) -> None:
    """What can be chosen."""
    parser.add_argument("--run", action="store_true", help="check what is about to be committed, as git asks for")


def run(call: Call) -> int:
    """Exit 0: git checks from now on, or the commit may be made; 1: it may not. Raises CommandError."""
    if not call.chosen.run:
        print(install(call.root))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        found = brought(call, Path(folder))
        report.text(found, Path(folder))
    if found:
        print(f"Not committed: {len(found)} to mend, then `git add` it. To commit all the same: git commit --no-verify")
    return 1 if found else 0


def install(root: Path) -> str:
    """Write the hook of the repository `root`, wherever git looks for it. Returns a sentence that says how to undo it.

    Raises CommandError where there is another hook, or no repository.
    """
    git.need_repository(root)
    told = _git(root, "rev-parse", "--git-path", "hooks/pre-commit")
    file = root / told.rstrip("\n")
    if file.is_symlink() or (file.exists() and SCRIPT.splitlines()[1] not in file.read_text(errors="replace")):
        raise CommandError(f"{told.strip()} is a hook of your own, and stays. Add a line to it: {LINE} || exit 1")
    if file.parent.exists() and not file.parent.is_dir():
        raise CommandError(f"git runs no hooks: core.hooksPath is {file.parent}. Change that with `git config`")
    disk.write(file, SCRIPT)
    file.chmod(0o755)
    return f"Git now checks what you commit. Once past it: git commit --no-verify. To undo it: rm {told.strip()}"


def brought(call: Call, folder: Path) -> list[Finding]:
    """The errors that the commit of what is in the index would bring: those that the last commit does not have.

    `folder` is an empty one, which then holds what is in the index. Raises CommandError where git fails.
    """
    git.need_repository(call.root)
    if not _git(call.root, "diff", "--cached", "--name-only", "--", *READ):
        return []
    found = _errors(call, folder, _git(call.root, "write-tree").strip())
    if not found or git.answer(call.root, "rev-parse", "--verify", "--quiet", "HEAD") is None:
        return found
    with tempfile.TemporaryDirectory() as aside:
        had = _errors(call, Path(aside), "HEAD")
    return only_in(found, had, lambda one: (one.path, one.rule, one.message))


def _errors(call: Call, folder: Path, tree: str) -> list[Finding]:
    """The errors in a tree of git's, which is laid out in `folder`."""
    aside = {"GIT_INDEX_FILE": f"{folder}/index"}  # git's own keeps back what a sparse checkout leaves out
    _git(call.root, "read-tree", tree, **aside)
    names = _git(call.root, "ls-files", "-z", "--", *READ, **aside)
    _git(call.root, "checkout-index", "-z", "--stdin", f"--prefix={folder}/", given=names, **aside)
    try:
        own = settings_file.load(folder)
    except ContentError as error:
        return list(error.findings)
    documents = Documents(Site(folder / "content", own), store=call.store)
    return [finding for finding in check(documents) if finding.level == "error"]


def _git(root: Path, *arguments: str, given: str | None = None, **environment: str) -> str:
    """What git answers in the repository `root`. Raises CommandError when it fails."""
    done = git.run("-C", str(root), *arguments, given=given, **environment)
    if done.returncode:
        raise CommandError(f"git {arguments[0]} failed, so nothing was checked. It said:\n{done.stderr.strip()}")
    return done.stdout
