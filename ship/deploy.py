"""Publish: the proved site goes live, unless the live one is newer or held. Roll back: an earlier site goes live, and is
held. Release: the next deploy goes through again.
"""

import re
from pathlib import Path

from ship import branch, hold, seal, source
from ship.git import BRANCH, REMOTE, ShipError, git, history, listing, run, tips, tree
from ship.site import PREVIEWS, files_of, home_of, text_of

# A page in the sitemap, and what one that leads to another holds.
LISTED, LEADS_ON = re.compile(r"<loc>([^<]+)</loc>"), re.compile(r"http-equiv=\W?refresh")
# A commit of the live branch, its day, the source that it names, and its first line.
LOG = "--format=%H%x09%cs%x09%(trailers:key=Source,valueonly,separator=%x2C)%x09%s"


def publish(site: Path) -> str:
    """Commit the sealed tree `site` and push it, unless the live site is held.

    Returns a sentence that says what was pushed, or who holds the site; raises ShipError.
    """
    files_of(site)
    ours = source.of_site(site)
    files = seal.proved(site)
    commit_line = git("log", "-1", "--format=%h %s")
    message = f"Publish {commit_line}\n\nSource: {ours.commit}\n"
    unmerged = ""

    def make(before: str | None) -> str:
        nonlocal unmerged
        if before and hold.of(before):
            return before
        unmerged = source.keep_pushed(ours)
        keep_domain(text_of(site, "CNAME").strip(), before)
        keep_newest(ours, before)
        commit = branch.add(site, None, message, before)
        branch.verify(commit, "", files)
        return commit

    before, now = branch.put(make)
    held = hold.of(now) if before == now else None
    if held:
        return f"Nothing was pushed. {hold.sentence(held)}"
    if before == now:
        return f"Nothing has changed since the last time: {BRANCH} of {REMOTE} stays as it is."
    pushed = f"Pushed {len(files)} files to {BRANCH} of {REMOTE}, built from {commit_line.split()[0]}"
    gone = _gone(before, now, _home(now), "now") if before else ""
    return f"{pushed}. {branch.changes(before, now)}{unmerged}{gone}"


def rollback(to: str) -> str:
    """Put back, as a new commit, what was live earlier, and hold it; the previews of today stay.

    `to` is the beginning of a commit's id, of the live branch or of the source. Returns what was pushed, and which
    addresses it took away or brought back; raises ShipError.
    """

    def make(before: str | None) -> str:
        before = branch.there(before, "there is nothing to go back to")
        old, names, first = _earlier(to, before)
        if old == before:
            return before
        if hold.of(before) and branch.blobs_of(old) == branch.blobs_of(before):
            return before  # else the hold would forget what was bad
        top = tree(old, deep=False)
        if "index.html" not in top:
            raise ShipError(f"{old[:7]} ({first}) holds no index.html, so it is not a site. Choose another one")
        keep_domain(run("show", f"{old}:CNAME").stdout.strip(), before)
        theirs = source.of_commit(before)
        held = hold.begin(names or old, theirs.commit if theirs else before)
        message = f"Roll back to {old[:7]} ({first})\n\n" + (f"Source: {names}\n" if names else "") + f"{held}\n"
        return branch.with_previews(old, before, message)

    before, now = branch.put(make, whole=True, empty=True)
    held = hold.of(now)
    said = hold.sentence(held) if held else "The next deploy replaces it."
    if before == now:
        return f"That is what is live: {BRANCH} of {REMOTE} stays as it is. {said}"
    home = _home(f"{before}")
    pages = f"{_gone(f'{before}', now, home, 'until then')}{_back(f'{before}', now, home)}"
    return f"{git('log', '-1', '--format=%s', now)}. {branch.changes(before, now)} {said}{pages}"


def release() -> str:
    """End a hold. Returns what the next deploy will publish; raises ShipError."""

    def make(before: str | None) -> str:
        before = branch.there(before, "nothing is held")
        if not hold.of(before):
            return before
        message = f"Release the site\n\n{hold.end()}\n"
        return git("commit-tree", f"{before}^{{tree}}", "-p", before, "-F", "-", given=message)

    before, now = branch.put(make, empty=True)
    done = "The site was not held." if before == now else "The site is held no longer."
    said = f"{done} The next deploy, after a push or in the morning, publishes what {REMOTE} has then"
    tip = next(iter(tips("HEAD")), None)
    if not tip:
        return f"{said}."
    with history(tip) as where:
        said += f", now {git(*where, 'log', '-1', '--format=%h of %cs, %s', tip)}."
    held = hold.of(before) if before and before != now else None
    bad = held and held.endswith(tip[: hold.SHORT])
    return f"{said} That is what was rolled back: mend it before." if bad else said


def _home(commit: str) -> str:
    """The address of the site that a commit of the live branch holds; empty where it does not say."""
    return home_of(run("show", f"{commit}:robots.txt").stdout)


def _gone(before: str, now: str, home: str, when: str) -> str:
    """The addresses, below `home`, of pages that are there no more, as further lines: taken away, or once put there by hand."""
    told = listing("diff", "--name-only", "--no-renames", "--diff-filter=D", before, now, "--", "*.html")
    pages = [f"\n  {home}/{path}" for path in told if not path.startswith(f"{PREVIEWS}/")]
    return f"\nThese addresses lead nowhere {when}:{''.join(pages)}" if pages else ""


def _back(before: str, now: str, home: str) -> str:
    """The addresses at which a rollback shows again what was taken off the site at `home`, as further lines.

    A page that tells why nothing stands there, or that leads on, is in no sitemap.
    """
    old, new = ({*re.findall(LISTED, run("show", f"{commit}:sitemap.xml").stdout)} for commit in (before, now))
    told = {url: run("show", f"{before}:{url.removeprefix(f'{home}/')}") for url in sorted(new - old)}
    pages = [f"\n  {url}" for url, page in told.items() if page.returncode == 0 and not LEADS_ON.search(page.stdout)]
    remedy = "If that must not be, go back to a later site, or make release"
    return f"\nThese were taken off the site, and are shown again. {remedy}:{''.join(pages)}" if pages else ""


def _earlier(to: str, before: str) -> tuple[str, str, str]:
    """The newest commit before `before` that `to` names, its source and its first line."""
    if re.fullmatch(r"[0-9a-f]{4,64}", to):
        for commit, _, names, first in _rows(before):
            if commit.startswith(to) or names.startswith(to):
                return commit, names, first
    sites = _rows("--max-count=10", before, "--", ".", f":(exclude){PREVIEWS}")  # a preview would hide what was live
    known = "\n".join(f"  make rollback TO={commit[:7]}   {day}  {first}" for commit, day, _, first in sites)
    raise ShipError((f'nothing that was live is called "{to}"' if to else "say which") + f". The last were:\n{known}")


def _rows(*which: str) -> list[list[str]]:
    """What LOG says of commits of the live branch, the newest first."""
    return [row.split("\t", 3) for row in git("log", "--first-parent", LOG, *which).splitlines()]


def keep_domain(domain: str, live: str | None) -> None:
    """Refuse a site whose CNAME names another domain than that of the live one, or none.

    One line of a pull request must not move all readers elsewhere. GitHub's settings change the CNAME of the live branch
    themselves (docs.github.com, "Managing a custom domain"), and only who keeps the site can open them.
    """
    found = run("show", f"{live}:CNAME") if live else None
    held = found.stdout.strip() if found and found.returncode == 0 else ""
    if not live or held.lower() == domain.lower():
        return
    where = "at GitHub: Settings, Pages, Custom domain"
    if domain:
        raise ShipError(
            f"content/extra/CNAME would move the site from {held or _home(live)} to {domain}. If that is meant, whoever keeps the site first enters {domain} {where}. Else put that file back as it was"
        )
    raise ShipError(
        f"the live site answers at {held}, and this one would not. Keep the domain:\n  echo {held} > content/extra/CNAME\nor first take it away {where}"
    )


def keep_newest(ours: source.Source, live: str | None, folder: str = "") -> None:
    """Refuse to replace a newer source with an older one, in a folder of the live branch."""
    theirs = source.of_commit(live, folder) if live else None
    if theirs and source.older(ours, theirs):
        back = "" if folder else f" To go back on purpose: make rollback TO={ours.commit[:7]}"
        raise ShipError(
            f"the live site is newer: it was built from {theirs}, and this one from {ours}. It stays as it is.{back}"
        )
