"""Publish: the site that was proved becomes the live one, unless that one is newer. Roll back: an earlier one does."""

import re
from pathlib import Path

from ship import branch, seal, source
from ship.git import BRANCH, REMOTE, ShipError, git, run
from ship.site import files_of

# A commit of the live branch, its day, the source that it names, and its first line.
LOG = "--format=%H%x09%cs%x09%(trailers:key=Source,valueonly,separator=%x2C)%x09%s"


def publish(site: Path) -> str:
    """Commit the sealed tree `site` and push it. Returns a sentence that says what was pushed; raises ShipError."""
    files_of(site)
    ours = source.of_site(site)
    files = seal.proved(site)
    commit_line = git("log", "-1", "--format=%h %s")
    message = f"Publish {commit_line}\n\nSource: {ours.commit}\n"

    def make(before: str | None) -> str:
        keep_domain("CNAME" in files, before)
        keep_newest(ours, before)
        commit = branch.add(site, None, message, before)
        branch.verify(commit, "", files)
        return commit

    before, now = branch.put(make)
    if before == now:
        return f"Nothing has changed since the last time: {BRANCH} of {REMOTE} stays as it is."
    return f"Pushed {len(files)} files to {BRANCH} of {REMOTE}, built from {commit_line.split()[0]}. {branch.changes(before, now)}"


def rollback(to: str) -> str:
    """Put back, as a new commit, what was live earlier; the previews of today stay.

    `to` is the beginning of a commit's id, of the live branch or of the source. Returns what was pushed; raises ShipError.
    """

    def make(before: str | None) -> str:
        if before is None:
            raise ShipError(
                f"{REMOTE} has no branch {BRANCH} yet, so there is nothing to go back to. First: make github"
            )
        old, names, first = _earlier(to, before)
        keep_domain("CNAME" in branch.entries(old), before)
        message = f"Roll back to {old[:7]} ({first})\n" + (f"\nSource: {names}\n" if names else "")
        return branch.with_previews(old, before, message)

    before, now = branch.put(make, whole=True)
    if before == now:
        return f"That is what is live: {BRANCH} of {REMOTE} stays as it is."
    line = git("log", "-1", "--format=%s", now)
    return f"{line}. {branch.changes(before, now)} The next `make github` replaces it."


def _earlier(to: str, before: str) -> tuple[str, str, str]:
    """The newest commit before `before` that `to` names, its source and its first line."""
    rows = [row.split("\t", 3) for row in git("log", LOG, before).splitlines()]
    if re.fullmatch(r"[0-9a-f]{4,64}", to):
        for commit, _, names, first in rows:
            if commit.startswith(to) or names.startswith(to):
                return commit, names, first
    known = "\n".join(f"  make rollback TO={commit[:7]}   {day}  {first}" for commit, day, _, first in rows[:10])
    raise ShipError((f'nothing that was live is called "{to}"' if to else "say which") + f". The last were:\n{known}")


def keep_domain(named: bool, live: str | None) -> None:
    """Refuse to take a custom domain from the live site by forgetting its CNAME."""
    held = run("show", f"{live}:CNAME") if live and not named else None
    if held and held.returncode == 0:
        domain = held.stdout.strip()
        raise ShipError(
            f"the live site answers at {domain}, and this one would not. Keep the domain:\n"
            f"  echo {domain} > content/extra/CNAME"
        )


def keep_newest(ours: source.Source, live: str | None, folder: str = "") -> None:
    """Refuse to put an older source in the place of a newer one, in a folder of the live branch."""
    theirs = source.of_commit(live, folder) if live else None
    if theirs and source.older(ours, theirs):
        back = "" if folder else f" To go back on purpose: make rollback TO={ours.commit[:7]}"
        raise ShipError(
            f"the live site is newer: it was built from {theirs}, and this one from {ours}. It stays as it is.{back}"
        )
