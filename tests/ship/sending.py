"""What a writer who sends a text does, a colleague, and the remote."""

import subprocess
from pathlib import Path

from tests.ship.conftest import NOBODY, git, run

KNEE = "content/pages/knee.md"


def write(project: Path, path: str, text: str) -> None:
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).write_text(text)


def read(project: Path, path: str) -> str:
    return (project / path).read_text()


def edit(project: Path, path: str, old: str, new: str) -> None:
    write(project, path, read(project, path).replace(old, new))


def send(project: Path, *arguments: str, **environment: str) -> str:
    """What a send says that goes well."""
    done = run(project, "send", *arguments, GITHUB_REPOSITORY="practice/blog", **environment)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def at(remote: Path, branch: str, path: str) -> str:
    """A file as the remote has it; empty where it has none."""
    done = subprocess.run(["git", "show", f"{branch}:{path}"], cwd=remote, env=NOBODY, capture_output=True, text=True)
    return done.stdout


def colleague(project: Path, branch: str, edits: dict[str, tuple[str, str]], *merge: str) -> None:
    """Somebody else changes files on a branch of the remote, in a clone of their own, and may merge others before."""
    other = project.parent / "other"
    if not other.exists():
        git(project.parent, "clone", "--quiet", "remote.git", "other")
    git(other, "fetch", "--quiet")
    git(other, "checkout", "--quiet", "-B", branch, f"origin/{branch}")
    for options in merge:
        git(other, "-c", "user.name=B", "-c", "user.email=b@example.org", "merge", "--quiet", *options.split())
    for path, (old, new) in edits.items():
        write(other, path, read(other, path).replace(old, new) if old else new)
    git(other, "add", "--all")
    git(other, "-c", "user.name=B", "-c", "user.email=b@example.org", "commit", "--quiet", "--allow-empty", "-mOther")
    git(other, "push", "--quiet", "origin", branch)


def seen(project: Path) -> tuple:
    """All that may not change when a send fails: each file, the index, the history here and at the remote."""
    remote = project.parent / "remote.git"
    files = {
        p.relative_to(project): p.read_bytes()
        for p in project.rglob("*")
        if p.is_file() and not {".git", "__pycache__"} & {*p.parts}
    }
    index = subprocess.run(
        ["git", "ls-files", "--stage"], cwd=project, env=NOBODY, capture_output=True, text=True
    ).stdout
    heads = [git(where, "for-each-ref", "refs/heads") for where in (project, remote) if where.exists()]
    return files, index, heads, (project / ".git/HEAD").read_text()
