"""Go live: have GitHub Pages build what was pushed, and wait until the web serves it.

GitHub builds by itself after a push by a person, but not after one with a workflow's token (docs.github.com,
"Configuring a publishing source for your GitHub Pages site"); so with such a token it is asked to.
"""

import json
import os
import time
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from ship import live, manifest
from ship.git import BRANCH, ShipError
from ship.site import address

# GitHub says that a site may take ten minutes, and lets caches keep a page for ten more.
PATIENCE = 20
LONGEST_PAUSE = 60
SETTING = f"Choose in the repository's settings on GitHub: Pages > Deploy from a branch > {BRANCH}, /(root)"


def wait(site: Path, minutes: float) -> str:
    """Wait, for so many minutes, until the tree `site` is served where it was published for.

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
            except _Refused as error:
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

    Raises ShipError when Pages shows something else than the branch, _Refused when it may work later.
    """
    pages = _github("GET", "pages")
    if pages is None:
        return False
    source = pages.get("source") or {}
    shown = f"the branch {source.get('branch')}, {source.get('path')}"
    if pages.get("build_type") == "workflow":
        shown = "what a workflow hands to it"
    elif (source.get("branch"), source.get("path")) == (BRANCH, "/"):
        return _github("POST", "pages/builds") is not None
    raise ShipError(f"GitHub Pages shows {shown}, and not what was pushed to {BRANCH}. {SETTING}")


class _Refused(Exception):
    """Why GitHub did not take a request, as a sentence."""


class _Stay(HTTPRedirectHandler):
    """Goes nowhere else, least of all with a token."""

    def redirect_request(self, *_) -> None:
        return None


def _github(method: str, what: str) -> dict | None:
    """GitHub's answer about this repository; None where it knows no such thing. Raises _Refused."""
    api = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    request = Request(f"{api}/repos/{os.environ['GITHUB_REPOSITORY']}/{what}", method=method)
    request.add_header("Accept", "application/vnd.github+json")
    request.add_header("Authorization", f"Bearer {os.environ['DEPLOY_TOKEN']}")
    try:
        with build_opener(_Stay).open(request, timeout=30) as answer:
            return json.load(answer)
    except HTTPError as error:
        with error:
            if error.code == 404:
                return None
            remedy = ". Give the job the right `pages: write`" if error.code in (401, 403) else ""
            raise _Refused(f"GitHub was asked to build it, and answered {error.code} {error.reason}{remedy}") from None
    except (OSError, HTTPException, ValueError) as error:
        raise _Refused(f"{api} does not answer ({getattr(error, 'reason', error)}), so nobody built it") from None
