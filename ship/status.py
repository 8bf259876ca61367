"""Status: what was deployed last, what waits for the next deploy, what the web serves, when the last morning run was.

The deploy is told from the live branch as this clone last fetched it; the web and GitHub are given some seconds. Whatever
cannot be found out is reported as unknown. Nothing is changed.
"""

from pathlib import Path

from ship import github, hold, live, source
from ship.git import BRANCH, LIVE, REMOTE, ShipError, commit_at, need_repository, run, uncommitted
from ship.site import home_of

# What the message of a deploy says, and that of a preview or a release does not.
DEPLOYS = "^Source: "
SHOWN = ("--format=%cd  %s (%h on " + BRANCH + ")", "--date=format-local:%Y-%m-%d %H:%M UTC")
NONE = f"none is known here. If there was one: git fetch {REMOTE}; for the first: git push"
NO_MORNING = "not known here. Say who you are (gh auth login), or look at GitHub: Actions > Daily"
WIDTH = 19


def look() -> str:
    """What is known, a line for each thing. Raises ShipError where there is no git, or no repository."""
    need_repository(Path())
    head = commit_at(LIVE)
    lines = [("Last deploy", _deploy(head) if head else NONE)]
    home = home_of(run("show", f"{head}:robots.txt").stdout) if head else ""
    ours = source.of_commit(head) if head else None
    web, morning = github.answers_in_time(lambda: _web(home, ours), github.morning)
    if head:
        silent = f"{home} does not answer" if home else f"{BRANCH} names no address"
        lines += [("", line) for line in _since(head, ours)]
        lines += [("On the web", web or f"not known here: {silent}")]
    lines += [("Morning run", morning or NO_MORNING)]
    return "\n".join(f"{name:<{WIDTH}} {line}" for name, line in lines)


def _deploy(head: str) -> str:
    """The last deploy up to the commit `head` of the live branch."""
    said = run("log", "-1", "--extended-regexp", f"--grep={DEPLOYS}", *SHOWN, head, TZ="UTC").stdout.strip()
    return said or f"{BRANCH} does not say when, nor from which commit"


def _since(head: str, ours: source.Source | None) -> list[str]:
    """Who holds the site, and what has changed here since it was built from the source `ours`."""
    try:
        held = hold.of(head)
    except ShipError:  # a shallow clone that cannot reach the remote
        held = None
    lines = [hold.sentence(held)] if held else []
    newer = run("rev-list", "--count", f"{ours.commit}..HEAD").stdout.strip() if ours else ""
    changed = len(uncommitted())
    waits = [f"commits: {newer}"] * (newer not in ("", "0")) + [f"changed files: {changed}"] * bool(changed)
    if waits:
        lines.append(f"Not on it yet: {', '.join(waits)}")
    return lines


def _web(home: str, ours: source.Source | None) -> str:
    """What is served at the address `home`. Raises ShipError where it does not answer."""
    theirs = live.source_of(home)
    if not theirs:
        return f"no site that names its commit, at {home}. Whether GitHub Pages is on: make doctor"
    if theirs == ours:
        return f"just that, at {home}"
    return f"another one, of {theirs}, at {home}. A deploy takes minutes; to know of others': git fetch {REMOTE}"
