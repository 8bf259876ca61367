"""GitHub: what its API answers about this repository; a workflow's token is shown to it, and to nobody else.

GitHub switches a workflow with a schedule off after 60 days without a commit (docs.github.com, "Disabling and enabling a
workflow"): posts to come, reviews overdue and retractions would then stop unseen. `make awake` prevents it, with nothing
but Python, each morning.
"""

import json
import os
import re
import time
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPException
from threading import Thread
from typing import TypeVar
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from ship.git import BRANCH, REMOTE, ShipError, run

MORNING = "daily.yml"
SCHEDULED = (MORNING, "nightly.yml")
PAGES = "pages: write"
# How GitHub Pages is to be set up: in our words, and what to do.
AS_WANTED = f"the branch {BRANCH}, /"
SETTING = f"Choose in the repository's settings on GitHub: Pages > Deploy from a branch > {BRANCH}, /(root)"
# Seconds for which a person who only wants to look waits.
PATIENCE = 3
Answer = TypeVar("Answer")


class Refused(Exception):
    """Why GitHub did not take a request, as a sentence."""


class _Stay(HTTPRedirectHandler):
    """Follows no redirect: a token must not go to another host."""

    def redirect_request(self, *_) -> None:
        return None


def ask(method: str, what: str, permission: str) -> dict | None:
    """GitHub's answer about this repository; None if there is no such thing, or the remote is not at GitHub.

    Uses $DEPLOY_TOKEN if it is set; the token needs the `permission`. Raises Refused.
    """
    known = repository()
    if not known:
        return None
    api = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    request = Request(f"{api}/repos/{known}/{what}", method=method)
    request.add_header("Accept", "application/vnd.github+json")
    if token := os.environ.get("DEPLOY_TOKEN"):
        request.add_header("Authorization", f"Bearer {token}")
    try:
        with build_opener(_Stay).open(request, timeout=30) as answer:
            return json.loads(answer.read() or "{}")
    except HTTPError as error:
        with error:
            if error.code == 404:
                return None
            remedy = f". Give the job the permission `{permission}`" if error.code in (401, 403) else ""
            raise Refused(f"GitHub was asked for {what}, and answered {error.code} {error.reason}{remedy}") from None
    except (OSError, HTTPException, ValueError) as error:
        raise Refused(f"{api} does not answer ({getattr(error, 'reason', error)})") from None


def answers_in_time(*asks: Callable[[], Answer]) -> list[Answer | None]:
    """The answers of all, asked at once; None for one that fails, or takes more than a few seconds."""
    answers: list[Answer | None] = [None] * len(asks)

    def run_one(number: int) -> None:
        with suppress(Refused, ShipError):
            answers[number] = asks[number]()

    threads = [Thread(target=run_one, args=[number], daemon=True) for number in range(len(asks))]
    until = time.monotonic() + PATIENCE
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0, until - time.monotonic()))
    return list(answers)  # an answer that comes too late is dropped


def shown_by_pages() -> str:
    """What GitHub Pages shows, in words; empty where it is not switched on. Raises Refused."""
    pages = ask("GET", "pages", PAGES)
    if pages is None:
        return ""
    if pages.get("build_type") == "workflow":
        return "what a workflow hands to it"
    source = pages.get("source") or {}
    return f"the branch {source.get('branch')}, {source.get('path')}"


def morning() -> str:
    """When the daily workflow last ran, and whether it is switched on; empty if GitHub does not say."""
    try:
        flow = ask("GET", f"actions/workflows/{MORNING}", "actions: read")
        runs = ask("GET", f"actions/workflows/{MORNING}/runs?per_page=1", "actions: read")
    except Refused:
        return ""
    if not flow or not runs:
        return ""
    said = "There was no morning run yet."
    for last in runs.get("workflow_runs", ())[:1]:
        said = f"The last morning run was on {last['created_at'][:10]}: {last['conclusion'] or last['status']}."
    if flow.get("state") != "active":
        said += " It is switched off. Switch it on in the repository on GitHub: Actions > Daily > Enable workflow."
    return said


def awake() -> str:
    """Have GitHub switch every scheduled workflow back on. Returns the result, even if it is a refusal."""
    said = []
    for name in SCHEDULED:
        try:
            done = ask("PUT", f"actions/workflows/{name}/enable", "actions: write")
            said.append(f"{name} stays switched on." if done is not None else f"GitHub knows no {name} here.")
        except Refused as error:
            said.append(f"{error}. So {name} stops after 60 days without a commit.")
    return "\n".join(said)


def repository() -> str | None:
    """OWNER/NAME of the repository at GitHub, as a workflow's environment or the remote's address says."""
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com").partition("://")[2].rstrip("/")
    address = run("remote", "get-url", REMOTE).stdout.strip()
    found = re.search(rf"[/@]{re.escape(server)}[:/]([\w.-]+/[\w.-]+?)(\.git)?/?$", address)
    return os.environ.get("GITHUB_REPOSITORY") or (found[1] if found else None)


if __name__ == "__main__":
    print(awake())
