"""Send: what a writer has changed in `content/` goes to GitHub, on a branch for its text, to become a pull request.

For people who have never typed a git command. Their folder stays on the default branch, and what they changed stays as it
is; a send only adds what others have published since. All is made aside (`folder`) and checked as it will be; only when
the remote has taken it do the branches here and the folder follow. So when something fails, nothing has happened.
"""

import os
import re
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

from ship import branches, catch_up, folder, ready, said
from ship.committer import Committer, branch_name_of, known
from ship.folder import CONTENT, TEXT
from ship.git import REMOTE, ShipError, git, run, shallow, talk, uncommitted


def send(file: str, name: str, mail: str, mine: bool) -> str:
    """Send what is changed in content/, of its texts only `file` where that is named, in the name of the writer.

    Name and mail address may be empty where git knows them. With `mine`, the texts here take the place of what others
    wrote on that branch. Returns what comes next. Raises ShipError; then nothing has changed, neither here nor there.
    """
    os.environ.update(GIT_TERMINAL_PROMPT="0", LANGUAGE="en")  # nobody here knows a password that GitHub would take
    ready.keep_ready()
    chosen = ready.chosen(file) if file else ""
    committer = known(name, mail)
    default, published, own, tips = _look(committer)
    held = catch_up.ahead(default, published, own)
    waiting = [*branches.waiting(tips, held.base)]
    changes = folder.changed(held.base, held.now)
    picked, owner = branches.picked(chosen, changes, held.now, waiting)
    changes = sorted({*changes, *picked})
    more = [*said.left_alone(ready.ignored(), branches.taken_away(held.base, held.now, picked, waiting))]
    for pair in folder.renamed(held.base, held.now):  # a text under two names would be there twice
        picked += [path for path in pair if {*pair} & {*picked} and path not in picked]
    if not picked:
        catch_up.settle(held, held.now)
        waits = [one.name for one in waiting if {*one.paths} & {*changes}]
        return "\n".join([said.nothing(chosen, waits, default), *more])
    branch = owner.name if owner else f"{own}/{branch_name_of(Path(picked[0]).stem) or 'text'}"
    while not owner and branch in {one.name for one in waiting}:  # as of an article and a page of one name
        branch += "-2"
    tree, below = _checked(held, picked, changes, owner, [one for one in waiting if one is not owner])
    after = held.now
    if owner and owner.ours != owner.theirs:  # somebody wrote on it, as reviewers do on GitHub
        both = branches.with_theirs(owner, tree, picked if mine else [])
        tree, after = both, folder.merged(tree, held.now, both) or ""
        if not (after and folder.movable(held.before, after)):
            raise ShipError(
                f"somebody wrote in {said.listed(folder.changed(owner.ours, owner.theirs))} on your branch {branch}, as a reviewer on GitHub may, and that cannot come into your folder: other changes of yours stand in the way. Send those first"
            )
    commit = _commit(tree, held.base, [tips.get(branch, ""), *(one.ours for one in below), held.base], committer)
    _push(commit, branch)
    settled = catch_up.settle(held, after)
    # What the folder holds of it, so that the next send tells apart who changed what.
    noted = run("update-ref", "-m", "make send", f"refs/heads/{branch}", commit) if settled else None
    went = folder.changed(held.base, commit)
    if owner:
        went = [path for path in folder.changed(owner.theirs, commit) if path in went] or went
    was = {old for old, _ in folder.renamed(held.base, commit)}
    there = folder.files(commit)
    gone = sorted({*went} - there.keys() - was)
    names = [one.name for one in below]
    left = uncommitted(".", f":(exclude){CONTENT}")
    told = [*said.notes(names, gone, held.clash, settled and held.base == published, left), *more]
    told += [said.not_noted(branch, commit, noted.stderr.strip())] if noted and noted.returncode else []
    drafts = [path for path in went if path in there and TEXT.fullmatch(path) and folder.is_draft(there[path])]
    return "\n".join([said.sent(went, there.keys(), drafts, branch, default, branch in tips), *told])


def _look(committer: Committer) -> tuple[str, str, str, dict[str, str]]:
    """The default branch, its commit, what the writer's branches stand below, and these with theirs, as the remote now has
    them, all brought here.

    Raises ShipError where it does not answer, or where the folder stands elsewhere than on the default branch.
    """
    own = committer.slug
    told = _talk("ls-remote", "--symref", REMOTE, "HEAD", f"refs/heads/{own}*")
    if not (found := re.match(r"ref: refs/heads/(\S+)\tHEAD\n", told)):
        raise ShipError(f"{REMOTE} is empty. Whoever keeps the site pushes to it first: git push {REMOTE} main")
    default, there = found[1], f"refs/remotes/{REMOTE}"
    told += git("for-each-ref", "--ignore-case", "--format=%09%(refname)", f"refs/heads/{own}*", f"{there}/{own}*")
    while re.search(rf"(?im)\trefs/(heads|remotes/{REMOTE})/{own}$", told):  # git keeps no branch below another
        own += "-2"
    refs = (f"+refs/heads/{name}:{there}/{name}" for name in (default, f"{own}/*"))
    whole = ["--unshallow"] if shallow() else []  # else nobody knows here what the branches have in common
    _talk("fetch", "--quiet", "--no-tags", "--prune", *whole, REMOTE, *refs)  # so that git can go there
    here = run("branch", "--show-current").stdout.strip()
    if here != default:
        where = f"on the branch {here}" if here else 'on no branch ("detached HEAD")'
        raise ShipError(
            f"this folder is {where}, not on {default}. Go there, which loses nothing: git switch {default}"
        )
    rows = git("for-each-ref", "--format=%(refname:lstrip=3) %(objectname)", f"{there}/{own}").splitlines()
    return default, git("rev-parse", f"{there}/{default}"), own, dict(row.split() for row in rows)


def _talk(*arguments: str) -> str:
    """What the remote answers to git. Raises ShipError, as a writer takes it, where it does not."""
    done = talk(*arguments)
    if done.returncode:
        raise ShipError(said.trouble(done.stderr))
    return done.stdout


def _push(commit: str, branch: str) -> None:
    """Push a commit. Raises ShipError where the remote has not taken it: a connection may break before its answer."""
    done = talk("push", "--quiet", REMOTE, f"{commit}:refs/heads/{branch}")
    if done.returncode and not talk("ls-remote", REMOTE, f"refs/heads/{branch}").stdout.startswith(commit):
        raise ShipError(said.trouble(f"{done.stdout}{done.stderr}"))  # a hook before a push speaks on stdout


def _checked(
    held: catch_up.Folder,
    picked: list[str],
    changes: list[str],
    owner: branches.Waiting | None,
    others: Collection[branches.Waiting],
) -> tuple[str, Collection[branches.Waiting]]:
    """The tree to send, found without an error, and the other branches that it holds, too, since it cannot be without.

    Raises ShipError with what is to be mended.
    """
    files: dict[str, str | None] = {}
    now, base = folder.files(held.now), folder.files(held.base)
    for path in changes:
        files[path] = now.get(path)
        if TEXT.fullmatch(path) and path not in picked:  # a text that is not sent now: as it was sent, if ever
            was = next((one for one in (owner, *others) if one and path in one.paths), None)
            files[path] = folder.files(was.ours).get(path) if was else base.get(path)
    whole = alone = folder.replaced(held.base, files)
    others = [one for one in others if {*one.paths} & {*changes}]
    below = []
    for other in others:  # takes away what only that one needs, as an entry of references.yaml
        less = folder.merged(other.ours, alone, held.base)
        alone = less or alone
        if less is None:
            below.append(other)
    wrong = _wrong(alone)
    if wrong and alone != whole and not (wrong := _wrong(whole)):
        return whole, others
    left = [path for path in changes if files[path] != now.get(path)]
    if wrong and left and not _wrong(folder.replaced(held.base, files | {path: now.get(path) for path in left})):
        without = f"{said.listed(picked)} cannot go without {said.listed(left)}"
        raise ShipError(f"{without}. Send all that you changed: make send")
    if wrong:
        raise ShipError(f"first mend what is wrong, then send it again.\n{wrong}")
    return alone, below


def _wrong(tree: str) -> str:
    """What `make check` says of the errors that the tree would bring, or what a hook before a commit says; or nothing."""
    check = (sys.executable, "-m", "editorial", "hook", "--run")
    with folder.index(tree) as index:
        for command in (check, ("git", "hook", "run", "--ignore-missing", "pre-commit")):
            done = subprocess.run(command, env=os.environ | {"GIT_INDEX_FILE": index}, capture_output=True, text=True)
            if done.returncode:
                said_so = f"{done.stdout}{done.stderr}".strip() or f"{command[-1]} failed"
                return "\n".join(line for line in said_so.splitlines() if not line.startswith("Not committed: "))
    return ""


def _commit(tree: str, base: str, parents: list[str], committer: Committer) -> str:
    """A commit of the tree that stands on all that the parents hold."""
    files = folder.changed(base, tree)
    first = next(filter(TEXT.fullmatch, files), files[0] if files else CONTENT)
    subject = f"Write {first}" if len(files) < 2 else f"Write {first} and what goes with it"
    heads = git("merge-base", "--independent", *filter(None, parents)).splitlines()
    options = [part for head in sorted(heads, key=parents.index) for part in ("-p", head)]
    return git("commit-tree", tree, *options, "-F", "-", given="\n".join([subject, "", *files, ""]), **committer.signs)
