"""The hold: after a rollback no deploy takes the place of the site that was put back, until `make release`.

It is a last line of the live branch's newest commit, a trailer in git's words (git-interpret-trailers). So the push that
rolls back also sets the hold, every machine sees it, and no reader does. Whatever is committed under a hold keeps it.
"""

from datetime import UTC, datetime

from ship.git import committer, git, history, shallow

KEY, RELEASED, SHORT = "Held", "no", 7
# These lines mark our own commits; GitHub's settings, for one, also commit (a CNAME).
OURS = f"^({KEY}|(Preview-)?Source): "


def begin(now: str, before: str) -> str:
    """The line that begins a hold, at the site `now` in the place of `before`; both are ids of commits."""
    who, _, moment = committer()
    since = datetime.fromtimestamp(moment, UTC)
    return f"{KEY}: since {since:%Y-%m-%d %H:%M} UTC by {who}, at {now[:SHORT]} in the place of {before[:SHORT]}"


def end() -> str:
    """The line that ends a hold."""
    return f"{KEY}: {RELEASED}"


def keep(message: str, head: str | None) -> str:
    """The message of a commit on `head` that leaves a hold as it is."""
    held = of(head) if head else None
    return git("interpret-trailers", "--trailer", f"{KEY}: {held}", given=message) + "\n" if held else message


def of(head: str) -> str | None:
    """The hold of the live branch at `head`: since when, by whom, where; None if it is not held. Raises ShipError."""
    said = _newest(head)
    if not said and shallow():
        with history(head) as where:
            said = _newest(head, *where)
    held = said.partition(" ")[2]
    return None if held in ("", RELEASED) else held


def sentence(held: str) -> str:
    """What a hold means, and how it ends."""
    return f"The site is held {held}. Let the next deploy through: make release"


def _newest(head: str, *where: str) -> str:
    """The newest commit of ours up to `head`, and what it says of a hold."""
    shown = f"--format=%h %(trailers:key={KEY},valueonly,separator=%x20)"
    return git(*where, "log", "-1", "--extended-regexp", f"--grep={OURS}", shown, head)
