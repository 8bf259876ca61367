"""Go live: have GitHub Pages build what was pushed, and wait until the web serves it.

GitHub builds by itself after a push by a person, but not after one with a workflow's token (docs.github.com,
"Configuring a publishing source for your GitHub Pages site"); so with such a token it is asked to.
"""

import os
import time
from pathlib import Path

from ship import github, live, manifest
from ship.git import BRANCH, ShipError
from ship.site import address

# GitHub says that a site may take ten minutes, and lets caches keep a page for ten more.
PATIENCE = 20
LONGEST_PAUSE = 60
RIGHT = "pages: write"
SETTING = f"Choose in the repository's settings on GitHub: Pages > Deploy from a branch > {BRANCH}, /(root)"


def wait(site: Path, minutes: float) -> str:
    """Wait, for so many minutes, until the tree `site`, or the one that is held, is served where it was published for.

    With $DEPLOY_TOKEN and $GITHUB_REPOSITORY GitHub is asked for a build first, and again while it does not take the
    request; what counts is what is served. Returns what was seen, or that Pages is not switched on.
    Raises ShipError that says what differs at the end, or at once when Pages shows something else.
    """
    manifest.read(site)  # without it and an address there is nothing to wait for
    home = address(site)
    until, pause, refusal = time.monotonic() + 60 * minutes, 1, ""
    ask = bool(os.environ.get("DEPLOY_TOKEN") and os.environ.get("GITHUB_REPOSITORY"))
    while True:
        if ask:
            try:
                if not _build():
                    return f"GitHub Pages is not switched on, so nobody sees yet what was pushed. {SETTING}."
                ask, refusal = False, ""
            except github.Refused as error:
                refusal = f"\n{error}"
        try:
            return live.check(home, site)
        except ShipError as error:
            if time.monotonic() + pause > until:
                raise ShipError(f"{error}{refusal}") from None
        time.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)


def _build() -> bool:
    """Ask GitHub Pages to build the site; False when Pages is not switched on.

    Raises ShipError when Pages shows something else than the branch, Refused when it may work later.
    """
    pages = github.ask("GET", "pages", RIGHT)
    if pages is None:
        return False
    source = pages.get("source") or {}
    shown = f"the branch {source.get('branch')}, {source.get('path')}"
    if pages.get("build_type") == "workflow":
        shown = "what a workflow hands to it"
    elif (source.get("branch"), source.get("path")) == (BRANCH, "/"):
        return github.ask("POST", "pages/builds", RIGHT) is not None
    raise ShipError(f"GitHub Pages shows {shown}, and not what was pushed to {BRANCH}. {SETTING}")
