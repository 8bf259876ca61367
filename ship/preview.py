"""Previews: what a pull request would change, at preview/pr-N/ beside the live site, until it is taken away.

A preview is built for that address and asks search engines to pass by. It was checked as it was built, but not proved.
"""

import re
import tempfile
from pathlib import Path

from ship import branch, golive, manifest, source
from ship.deploy import keep_domain, keep_newest
from ship.git import BRANCH, REMOTE, ShipError, git, keep_remote
from ship.site import PREVIEWS, address, files_of, text_of


def show(site: Path, number: str) -> str:
    """Put the tree `site` at preview/pr-NUMBER/. Returns where it can be seen, or that there is no site yet to stand beside, as
    with the first article of a new one; raises ShipError.
    """
    folder, again = _folder(number), f"Build it again: make preview PR={number}"
    files_of(site)
    ours = source.of_site(site, again)
    files = manifest.blobs(site, again)
    if not address(site).endswith(f"/{folder}"):
        raise ShipError(f"{site}/ was built for {address(site)}, which does not end in {folder}. {again}")
    keep_remote()
    if branch.fetch() is None:
        return branch.none_yet("no preview can stand beside it")
    message = f"Preview pr-{number} of {git('log', '-1', '--format=%h %s')}\n\nPreview-Source: {ours.commit}\n"

    def make(before: str | None) -> str:
        live = branch.there(before, "no preview can stand beside it")
        keep_domain(text_of(site, "CNAME").strip(), live)  # else nobody could see it
        keep_newest(ours, live, f"{folder}/")
        commit = branch.add(site, folder, message, live)
        branch.verify(commit, folder, files)
        branch.verify_beside(commit, live, folder)
        return commit

    before, now = branch.put(make)
    sentence = (
        "Nothing has changed at" if before == now else f"Pushed {len(files)} files to {BRANCH} of {REMOTE}, seen at"
    )
    return f"{sentence} {address(site)}/"


def remove(number: str) -> str:
    """Take away preview/pr-NUMBER/. Returns what was done; raises ShipError."""
    folder, none = _folder(number), f"There is no preview pr-{number}."
    keep_remote()
    if branch.fetch() is None:  # as when the first article of a new site is merged
        return none

    def make(before: str | None) -> str:
        live = branch.there(before, "no preview can stand beside it")
        with tempfile.TemporaryDirectory() as nothing:  # ghp-import clears a prefix that it finds no files for
            commit = branch.add(Path(nothing), folder, f"Remove the preview pr-{number}\n", live)
        branch.verify_beside(commit, live, folder)
        return commit

    before, now = branch.put(make)
    if before == now:
        return none
    golive.request_build()
    return f"The preview pr-{number} is gone from {BRANCH}."


def _folder(number: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]*", number):
        raise ShipError(f'"{number}" is not the number of a pull request. Say it at the end: PR=12')
    return f"{PREVIEWS}/pr-{number}"
