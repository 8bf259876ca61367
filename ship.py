"""Ship: put a built site on the branch `gh-pages` of `origin`, which GitHub Pages serves.

`python ship.py output` (that is, `make github`). ghp-import makes the commit; around it stands what it
does not do: it never fetches, commits what has not changed, forgets CNAME, and wipes the live site when
the folder is empty. Nothing is forced: when anything is amiss, the live branch stays as it was.
"""

import os
import subprocess
import sys
from pathlib import Path

from ghp_import import ghp_import

REMOTE, BRANCH = "origin", "gh-pages"
LOCAL, LIVE = f"refs/heads/{BRANCH}", f"refs/remotes/{REMOTE}/{BRANCH}"


class ShipError(Exception):
    """Why nothing was shipped, as a sentence that says what to do."""


def ship(site: Path) -> str:
    """Commit the tree `site` and push it. Returns a sentence that says what was pushed; raises ShipError."""
    if not (site / "index.html").is_file():
        raise ShipError(f"{site}/ has no index.html, so it is not a site. Build it first: make publish")
    if _git("remote").split().count(REMOTE) == 0:
        raise ShipError(f"git knows no remote called {REMOTE}. Add it: git remote add {REMOTE} ADDRESS")
    if _git("branch", "--show-current") == BRANCH:
        raise ShipError(f"{BRANCH} is checked out, but it holds the site, not its source. Go back: git checkout main")
    before = _fetch()
    _keep_domain(site, before)
    source = _git("log", "-1", "--format=%h %s")
    _name_committer()
    ghp_import(str(site), remote=REMOTE, branch=BRANCH, mesg=f"Publish {source}")
    if before and _git("rev-parse", f"{LOCAL}^{{tree}}") == _git("rev-parse", f"{before}^{{tree}}"):
        _git("update-ref", LOCAL, before)
        return f"Nothing has changed since the last time: {BRANCH} of {REMOTE} stays as it is."
    _same_files(site)
    push = _run("push", REMOTE, f"{LOCAL}:{LOCAL}")
    if push.returncode:
        raise ShipError(
            f"{REMOTE} did not take the push, so the live site stays as it was. It said:\n{push.stderr.strip()}"
        )
    files = len(_git("ls-tree", "-r", "--name-only", LOCAL).splitlines())
    return f"Pushed {files} files to {BRANCH} of {REMOTE}, built from {source.split()[0]}. {_changes(before)}"


def _fetch() -> str | None:
    """Bring the live branch here; its commit, or None where there is none yet."""
    listed = _run("ls-remote", "--heads", REMOTE, BRANCH)
    if listed.returncode:
        raise ShipError(f"{REMOTE} cannot be reached, so nothing was pushed. It said:\n{listed.stderr.strip()}")
    if not listed.stdout:
        for old in (LIVE, LOCAL):  # left over from a branch that is gone
            _run("update-ref", "-d", old)
        return None
    _git("fetch", "--quiet", REMOTE, f"+{LOCAL}:{LIVE}")
    return _git("rev-parse", LIVE)


def _keep_domain(site: Path, live: str | None) -> None:
    """Refuse to take a custom domain from the live site by forgetting its CNAME."""
    if live and not (site / "CNAME").exists():
        named = _run("show", f"{live}:CNAME")
        if named.returncode == 0:
            domain = named.stdout.strip()
            raise ShipError(
                f"the live site answers at {domain}, and this one would not. Keep the domain:\n"
                f"  echo {domain} > content/extra/CNAME"
            )


def _name_committer() -> None:
    """ghp-import signs with nobody's name where git has none: the source's author stands in."""
    for key, mark in (("NAME", "%an"), ("EMAIL", "%ae")):
        if not _run("config", f"user.{key.lower()}").stdout.strip():
            os.environ.setdefault(f"GIT_COMMITTER_{key}", _git("log", "-1", f"--format={mark}"))


def _same_files(site: Path) -> None:
    """Refuse a commit that does not hold exactly the files of `site`."""
    wanted = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    held = set(_git("ls-tree", "-r", "-z", "--name-only", LOCAL).rstrip("\0").split("\0"))
    if wanted != held:
        odd = ", ".join(sorted(wanted ^ held)[:5])
        raise ShipError(f"the commit does not hold exactly what was built (look at {odd}). Nothing was pushed.")


def _changes(before: str | None) -> str:
    """What the push changed, in words."""
    if before is None:
        return "This was the first time."
    marks = [row[0] for row in _git("diff", "--name-status", "--no-renames", before, LOCAL).splitlines()]
    return f"{marks.count('A')} new, {marks.count('M')} changed, {marks.count('D')} gone."


def _run(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(["git", *arguments], capture_output=True, text=True)


def _git(*arguments: str) -> str:
    """What git answers; ShipError when it fails."""
    done = _run(*arguments)
    if done.returncode:
        raise ShipError(f"git {arguments[0]} failed, so nothing was pushed. It said:\n{done.stderr.strip()}")
    return done.stdout.strip()


if __name__ == "__main__":
    try:
        print(ship(Path(sys.argv[1])))
    except ShipError as error:
        sys.exit(f"Not published: {error}")
