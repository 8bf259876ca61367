"""Go live: have GitHub Pages build what was pushed, and wait until the web serves it.

GitHub builds by itself after a push by a person, but not after one with a workflow's token (docs.github.com,
"Configuring a publishing source for your GitHub Pages site"); so after a push with such a token, we ask it to.
"""

import os
import time
from pathlib import Path

from ship import branch, github, live, manifest
from ship.git import BRANCH, ShipError
from ship.site import address

# GitHub says that a site may take ten minutes, and lets caches keep a page for ten more.
PATIENCE = 20
LONGEST_PAUSE = 60


def wait(site: Path, minutes: float) -> str:
    """Wait up to `minutes` until the published address serves the tree `site`, or the held one.

    With $DEPLOY_TOKEN and $GITHUB_REPOSITORY, first ask GitHub for a build, and again until it takes the request. Returns
    what was seen, or that nothing was pushed yet, or that Pages is not switched on. Raises ShipError with what still differs
    at the end, or at once if Pages shows something else.
    """
    manifest.read(site)  # without it and an address there is nothing to wait for
    home = address(site)
    try:
        pushed = branch.fetch()
    except ShipError:  # nobody can tell from here; what counts is what is served
        pushed = ""
    if pushed is None:
        return branch.none_yet("there is nothing to wait for")
    until, pause, refusal = time.monotonic() + 60 * minutes, 1, ""
    ask = _by_token()
    while True:
        if ask:
            try:
                if not _request_build():
                    return f"GitHub Pages is not switched on, so nobody sees yet what was pushed. {github.SETTING}."
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


def request_build() -> None:
    """Ask GitHub for a build if a workflow's token has pushed; do not wait. Raises ShipError if GitHub refuses."""
    try:
        if _by_token():
            _request_build()
    except github.Refused as error:
        raise ShipError(f"{error}") from None


def _by_token() -> bool:
    return bool(os.environ.get("DEPLOY_TOKEN") and os.environ.get("GITHUB_REPOSITORY"))


def _request_build() -> bool:
    """Ask GitHub Pages to build the site; False when Pages is not switched on.

    Raises ShipError if Pages shows something other than the branch, Refused if it may work later.
    """
    shown = github.shown_by_pages()
    if shown not in ("", github.AS_WANTED):
        raise ShipError(f"GitHub Pages shows {shown}, and not what was pushed to {BRANCH}. {github.SETTING}")
    return bool(shown) and github.ask("POST", "pages/builds", github.PAGES) is not None
