"""How this room talks to git: every command goes through here, and fails as a sentence."""

import base64
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

REMOTE, BRANCH = "origin", "gh-pages"
LOCAL, LIVE = f"refs/heads/{BRANCH}", f"refs/remotes/{REMOTE}/{BRANCH}"
# The first version that merges without the files of a folder (git-merge-tree, --write-tree).
MERGES = (2, 38)
# Has git tell of a commit just what it is asked for, in UTF-8, whatever somebody's settings put before it or write it in.
PLAIN = ("-c", "log.showSignature=false", "-c", "i18n.logOutputEncoding=UTF-8")
# Asks for all that differs from the last commit, whatever somebody's settings have git keep to itself.
STATUS = ("status", "--porcelain", "--no-renames", "--untracked-files=normal", "--ignore-submodules=none", "-z")


class ShipError(Exception):
    """Why nothing was shipped, as a sentence that says what to do."""


def run(*arguments: str, given: str | None = None, **environment: str) -> subprocess.CompletedProcess:
    """What `git ARGUMENTS` did, with `given` as its input and `environment` added to ours. ShipError where there is no git."""
    try:
        return subprocess.run(
            ["git", *PLAIN, *arguments],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            input=given,
            env=os.environ | environment,
        )
    except FileNotFoundError:
        raise ShipError("git is missing. Install it (on Debian: apt-get install git), then do it again.") from None


def git(*arguments: str, given: str | None = None, **environment: str) -> str:
    """What git answers; ShipError when it fails."""
    done = run(*arguments, given=given, **environment)
    if done.returncode:
        need_repository(Path())
        what = f"git {arguments[2 if arguments[0] == '-c' else 0]} failed, so nothing was pushed."
        if "git-lfs: " in done.stderr:
            what += " It keeps large files with git-lfs. Install that (on Debian: apt-get install git-lfs), then do it again."
        raise ShipError(f"{what} It said:\n{done.stderr.strip()}")
    return done.stdout.strip("\n")


def listing(command: str, *arguments: str) -> list[str]:
    """The names or rows that git lists; ShipError when it fails."""
    return [row for row in git(command, "-z", *arguments).split("\0") if row]


def tree(treeish: str, *below: str, deep: bool = True) -> dict[str, str]:
    """What a tree holds, also in its folders where it is `deep`: by path its mode, its kind and git's name for it."""
    rows = listing("ls-tree", "--full-tree", *["-r"] * deep, treeish, "--", *below)
    return {path: about for about, _, path in (row.partition("\t") for row in rows)}


def tree_of(commit: str) -> str:
    """Git's name for the tree of a commit."""
    return git("rev-parse", f"{commit}^{{tree}}")


def commit_at(ref: str) -> str | None:
    """The commit that a name stands for here; None where there is none."""
    return run("rev-parse", "--verify", "--quiet", ref).stdout.strip() or None


def uncommitted(*below: str) -> list[str]:
    """What differs here from the last commit. ShipError when git cannot tell."""
    return [row[3:] for row in git(*STATUS, "--", *below).split("\0") if row]


def answer(root: Path, *arguments: str) -> str | None:
    """What git answers in the folder `root`, with times in UTC; None if it fails, or there is no git."""
    try:
        done = run("-C", str(root), *arguments, TZ="UTC")
    except (OSError, ShipError):
        return None
    return done.stdout if done.returncode == 0 else None


def need_repository(root: Path) -> None:
    """ShipError, which says why and what to do, where git knows the folder `root` as no repository of its own."""
    done = run("-C", str(root), "rev-parse", "--show-prefix", LC_ALL="C")
    own = done.stderr.rpartition("\n\t")[2].strip()
    if own.startswith("git config"):  # git-config, "safe.directory"
        raise ShipError(f"git does not look into a folder that belongs to somebody else. If you trust it: {own}")
    if "not a git repository" in done.stderr or done.stdout.strip():  # or only a larger one, with this as a folder
        raise ShipError("git knows no repository of this project here. Clone it, as docs/publish.md says")
    if done.returncode:
        raise ShipError(f"git cannot be asked. Mend this, then do it again. It said:\n{done.stderr.strip()}")


def file_at(root: Path, commit: str, name: Path) -> bytes | None:
    """The bytes of an ordinary file as it stood at `commit`; None where there was none, or a link."""
    listed = answer(root, "ls-tree", commit, "--", name.as_posix())
    if not listed or not listed.startswith("100"):
        return None
    done = subprocess.run(["git", "-C", str(root), "cat-file", "blob", listed.split()[2]], capture_output=True)
    return done.stdout if done.returncode == 0 else None


def talk(*arguments: str) -> subprocess.CompletedProcess:
    """Like `run`, for commands that use the network: sends a workflow's token to GitHub, and to no other host."""
    return run(*arguments, **_token())


@cache
def _token() -> dict[str, str]:
    """$DEPLOY_TOKEN as settings of git, in the environment, where no list of processes and no file shows it."""
    token = os.environ.get("DEPLOY_TOKEN")
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com").rstrip("/") + "/"
    if not token or not run("remote", "get-url", REMOTE).stdout.startswith(server):
        return {}
    count = int(os.environ.get("GIT_CONFIG_COUNT", 0))
    header = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    return {
        "GIT_CONFIG_COUNT": str(count + 1),
        f"GIT_CONFIG_KEY_{count}": f"http.{server}.extraheader",
        f"GIT_CONFIG_VALUE_{count}": f"Authorization: Basic {header}",
    }


def shallow() -> bool:
    """Whether this clone holds only the end of the history."""
    return git("rev-parse", "--is-shallow-repository") == "true"


def keep_remote() -> None:
    """Refuse a clone that knows no remote of the usual name."""
    if REMOTE not in git("remote").split():
        raise ShipError(f"git knows no remote called {REMOTE}. Add it: git remote add {REMOTE} ADDRESS")


def tips(*names: str) -> list[str]:
    """The commits that the remote has under these names, as `HEAD`; ShipError when it cannot be reached."""
    listed = talk("ls-remote", REMOTE, *names)
    if listed.returncode:
        raise ShipError(f"{REMOTE} cannot be reached, so nothing was pushed. It said:\n{listed.stderr.strip()}")
    return [row.split()[0] for row in listed.stdout.splitlines()]


@contextmanager
def history(*commits: str) -> Iterator[tuple[str, ...]]:
    """Where all that came before `commits` of the remote is known, as words to say after `git`.

    For a shallow clone that is a room of its own, without files: the clone stays as shallow as it is. What cannot be had
    is missing there.
    """
    if shallow():
        with tempfile.TemporaryDirectory() as aside:
            git("init", "--quiet", "--bare", aside)
            address = git("remote", "get-url", REMOTE)
            talk("--git-dir", aside, "fetch", "--quiet", "--filter=tree:0", address, *commits)
            yield ("--git-dir", aside)
        return
    for commit in commits:
        if run("cat-file", "-e", commit).returncode:
            talk("fetch", "--quiet", "--no-tags", REMOTE, commit)
    yield ()


def common(one: str, other: str, otherwise: str) -> str:
    """The last commit that both have in common, as this clone knows. Raises ShipError with `otherwise` if there is none."""
    if last := run("merge-base", one, other).stdout.strip():
        return last
    raise ShipError(otherwise)


def shared(one: str, other: str) -> str:
    """The last commit that both have in common, by `history`; empty if there is none. It may be one of the two."""
    with history(one, other) as where:
        return run(*where, "merge-base", one, other).stdout.strip()


def name_committer() -> None:
    """Have all that is committed signed by git's user, as git writes the name: without `<`, say. ShipError where it has none.

    Where git knows no user, as on a machine that only deploys, the source's author signs.
    """
    for key, mark in (("NAME", "%an"), ("EMAIL", "%ae")):
        if not run("config", f"user.{key.lower()}").stdout.strip():
            author = git("log", "-1", f"--format={mark}")
            for who in ("AUTHOR", "COMMITTER"):
                os.environ.setdefault(f"GIT_{who}_{key}", author)
    name, mail, _ = committer()
    os.environ |= {"GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": mail}


def committer() -> tuple[str, str, int]:
    """Who commits, as git writes it: a name, a mail address; and now, in seconds since 1970."""
    # As in `Jane Doe <jane@example.org> 1795838400 +0000`.
    name, _, rest = git("var", "GIT_COMMITTER_IDENT").rpartition(" <")
    mail, _, moment = rest.partition("> ")
    return name, mail, int(moment.split()[0])
