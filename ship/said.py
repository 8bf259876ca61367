"""What `make send` says: what went where, what comes next, and why GitHub did not take it, for people who do not know git."""

import re
import shlex
from collections.abc import Collection, Iterator
from urllib.parse import quote

from ship import github
from ship.folder import TEXT
from ship.git import REMOTE

# What git says in English when it cannot talk to the remote, and what to do.
TROUBLE = {
    r"(?m)^(?:error|fatal): (?:cannot open '?\.git|insufficient permission for adding|unable to (?:create|write))": 'git cannot write into this folder, as after somebody worked in it with sudo. Make it yours: sudo chown -R "$USER" .',
    r"not appear to be a git": f"{REMOTE} leads nowhere. Ask where it is, then: git remote set-url {REMOTE} ADDRESS",
    r"non-fast-forward|fetch first|stale info": "another send came in between. Send it again",
    r"GH007": "GitHub hides this address. Send with the one at github.com/settings/emails: make send EMAIL=...",
    r"host key verif": "this machine does not know GitHub. Compare its key with docs.github.com: ssh -T git@github.com",
    r"certificate": "what answers cannot prove that it is GitHub. See if the clock is right; ask who keeps the network",
    r"returned error: 5\d\d": "GitHub is out of order. Look at https://www.githubstatus.com, then do it again",
    r"authenti|could not read (?:user|pass)|terminal prompts|permission denied|\b40[13]\b|repository .*not found": "GitHub does not know you here, or does not let you in. Say once who you are: gh auth login. If that does not help, ask whoever keeps the site to let you in",
    r"could not resolve|unable to access|could not read from|timed out|refused to connect|unreachable": f"{REMOTE} cannot be reached. Look whether this machine is on the network, then do it again",
}
REFUSED = f"{REMOTE} did not take it. Show these lines to whoever keeps the site"
SHOWN = 5


def trouble(git_said: str) -> str:
    """Why the remote could not be reached, or refused a push, judged by what git said."""
    why = next((then for shape, then in TROUBLE.items() if re.search(shape, git_said, re.IGNORECASE)), REFUSED)
    return f"{why}. git said:\n{git_said.strip()}"


def not_noted(branch: str, commit: str, git_said: str) -> str:
    """What to do where git cannot keep here what the remote took, as where one that was killed has left a lock behind: the
    next send would take it for somebody else's.
    """
    mend = f"Mend what it says, then note it: git update-ref refs/heads/{branch} {commit}"
    return f"Only here git could not note what it sent. {mend}\n{git_said}"


def listed(names: Collection[str]) -> str:
    """The first few names, and how many more there are."""
    more = len(names) - SHOWN
    return ", ".join([*names][:SHOWN]) + (f" and {more} more" if more > 0 else "")


def sent(
    files: Collection[str], there: Collection[str], drafts: Collection[str], branch: str, default: str, again: bool
) -> str:
    """What went, and what comes next. `there` are the files of the branch: one that has another name now is not; readers do
    not get `drafts`.
    """
    known, what = github.repository(), f"{quote(default)}...{quote(branch)}?expand=1"
    where = f"at https://github.com/{known}/compare/{what}" if known else f"for the branch {branch}"
    once = " A pull request that is open already shows this, too." if again else ""
    texts = [file for file in files if TEXT.fullmatch(file) and file in there]
    alone = " Texts on one branch are published together."
    alone = f"{alone} To send one text alone: make send FILE={shlex.quote(texts[-1])}" if len(texts) > 1 else ""
    readers = "Readers get them once somebody merges it."
    if drafts:
        readers = f"Readers do not get {listed(drafts)}, even when it is merged: its header says draft or hidden. Write `status: published` there when it is ready, and send it again."
    return "\n".join(
        [
            f"Sent {listed(files)}, as the branch {branch}.",
            f"Next: open a pull request {where}",
            f"There GitHub proves the site, says at which line something is to be mended, and where to look at the pages. {readers}{once}",
            f"Go on writing: the same text, sent again, goes to the same branch.{alone}",
        ]
    )


def nothing(file: str, waiting: Collection[str], default: str) -> str:
    """A sentence that says there is nothing to send, and why."""
    what = file or "content/"
    why = f"differs from what {default} has at {REMOTE}. Save what you write, then send it."
    if waiting:
        why = f"has changed since you sent it. What waits to be merged: {listed(waiting)}."
    return f"Nothing in {what} {why}"


def notes(
    below: Collection[str], gone: Collection[str], clash: Collection[str], up_to_date: bool, left: Collection[str]
) -> Iterator[str]:
    """Yield what else there is to know of a send."""
    if below:
        yield f"It needs what you sent as {listed(below)}, and holds that, too: merge that first."
    if gone:
        yield f"Your folder has no {listed(gone)} any more, so this takes it away. If that is not meant, put it back and send."
    if clash:
        yield f"Others changed the same lines of {listed(clash)} since. The pull request shows both, and asks which to keep."
    if not up_to_date:
        yield "What others published since is not in your folder yet, as a change of yours stands in its way."
    if left:
        yield f"Left alone, since only content/ is sent: {listed(left)}. To send such a file, commit and push it with git."


def left_alone(ignored: Collection[str], missing: Collection[str]) -> Iterator[str]:
    """Yield what was left alone, since git ignores it, or since it was sent before it was taken away."""
    if missing:
        yield (
            f"Left alone: {listed(missing)}, which you sent, and which is in your folder no more. It still waits to be merged. If readers shall not get it, close its pull request on GitHub."
        )
    if ignored:
        yield f"Left alone, since git ignores it: {listed(ignored)}."
