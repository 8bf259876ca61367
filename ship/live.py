"""Live: read the site back as the world gets it, and say what differs from the tree that was published, or is held."""

import random
import re
from collections import deque
from collections.abc import Callable
from functools import cache, partial
from http.client import HTTPException
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag, urljoin
from urllib.request import Request, urlopen

from selectolax.lexbor import LexborHTMLParser

from ship import branch, github, hold, manifest, source
from ship.git import LIVE, ShipError, run
from ship.site import LARGEST_FILE, PREVIEWS, address, text_of

# How many files are compared and how many links are followed: enough to notice, few enough to stay polite.
SAMPLE = 50
# What GitHub Pages reads for itself and does not serve.
UNSERVED = ("CNAME", ".nojekyll")


def look(url: str, site: Path) -> str:
    """As `check`, and at the end of what it says, when the daily workflow last ran, if GitHub says so."""
    morning = github.morning()
    try:
        return f"{check(url, site)}\n{morning}".rstrip()
    except ShipError as error:
        raise ShipError(f"{error}\n{morning}".rstrip()) from None


def check(url: str, site: Path) -> str:
    """Compare what `url` serves with the tree `site`, where that was published, and follow a sample of links.

    While the live branch is held, compare with the held site, if the remote can be reached. If `url` is empty, use the
    address that the tree was published for. Returns what was seen.
    Raises ShipError that says what differs.
    """
    _served.cache_clear()  # whoever looks again wants to know how it is now
    home = (url or address(site)).rstrip("/")
    theirs = source_of(home)
    wrong = [] if theirs else [f"{home}/{source.FILE} does not say which commit the site was built from"]
    held = None if f"/{PREVIEWS}/" in home else _held()  # a preview stands beside what is held
    compared, expected = 0, held or _published(site)
    if expected:
        ours = source.parse(expected.version)
        if theirs and theirs != ours:
            wrong.append(f"it was built from {theirs}, and {expected.where} from {ours or 'no commit'}")
        else:
            names = [name for name in expected.checksums if name not in UNSERVED]
            random.shuffle(names)
            # What the last push changed comes first: a day's one change among thousands of pages would seldom be met.
            pushed = run("diff-tree", "-r", "-z", "--name-only", LIVE).stdout.split("\0")
            sample = sorted(names, key=lambda name: name not in pushed)[:SAMPLE]
            wrong += _differences(home, expected, sample)
            compared = len(sample)
    followed, dead = _follow(home)
    wrong += dead
    if _served(f"{home}/no-such-page-{random.randrange(10**9)}.html")[0] != 404:
        wrong.append("an address where nothing stands is not answered with 404")
    by = f"\n{expected.held}" if expected and expected.held else ""
    if wrong:
        raise ShipError(f"{home} is not as it should be:\n" + "\n".join(f"  {sentence}" for sentence in wrong) + by)
    what = (
        f"{compared} files are those of {expected.where}"
        if expected
        else f"nothing published stands in {site}/ to compare it with"
    )
    return f"{home} was built from {theirs}: {what}, and {followed} links on it lead somewhere.{by}"


def source_of(home: str) -> source.Source | None:
    """The source that the site at `home` names; None if it names none. Raises ShipError as `check`."""
    if not re.fullmatch(r"https?://[^\s/?#][^\s?#]*", home):
        raise ShipError(f'"{home}" is no address of a site. Say it with https: make live URL=https://example.org')
    return source.parse(_served(f"{home}/{source.FILE}")[1].decode(errors="replace"))


class _Expected(NamedTuple):
    """What should be live: its place, its version.txt, each file's checksum, how that is made, who holds the site."""

    where: str
    version: str
    checksums: dict[str, str]
    checksum: Callable[[bytes], str]
    held: str = ""


def _published(site: Path) -> _Expected | None:
    """The tree `site`; None where it was not published."""
    if not manifest.place(site).is_file():
        return None
    return _Expected(f"{site}/", text_of(site, source.FILE), manifest.read(site), manifest.sha256)


def _held() -> _Expected | None:
    """The held site on the live branch; None if there is none, or we cannot tell from here."""
    try:
        head = branch.fetch()
        held = hold.of(head) if head else None
        if not head or not held:
            return None
        version, kind = run("show", f"{head}:{source.FILE}").stdout, manifest.object_format()
        checksum = partial(manifest.blob, kind=kind)
        return _Expected("the held site", version, branch.blobs_of(head), checksum, hold.sentence(held))
    except (ShipError, OSError):  # no network, no remote, no git
        return None


def _differences(home: str, expected: _Expected, names: list[str]) -> list[str]:
    """The files that are served differently than expected."""
    wrong = []
    for name in sorted(names):
        status, body, _ = _served(f"{home}/{quote(name)}")
        if status != 200:
            wrong.append(f"{name} is answered with {status}")
        elif expected.checksum(body) != expected.checksums[name]:
            wrong.append(f"{name} is served with other bytes")
    return wrong


def _follow(home: str) -> tuple[int, list[str]]:
    """Follow links within the site, from the first page outwards. Returns how many, and which lead nowhere."""
    waiting, seen, dead = deque([(f"{home}/", "the address itself")]), {f"{home}/"}, []
    followed = 0
    while waiting and followed < SAMPLE:
        link, page = waiting.popleft()
        status, body, kind = _served(link)
        followed += 1
        if status != 200:
            dead.append(f"{link} is answered with {status} (from {page})")
        elif kind == "text/html":
            for tag in LexborHTMLParser(body.decode(errors="replace")).css("[href], [src]"):
                address = tag.attributes.get("href") or tag.attributes.get("src") or ""
                target = urldefrag(urljoin(link, address)).url
                if target.startswith(f"{home}/") and target not in seen:
                    seen.add(target)
                    waiting.append((target, link))
    return followed, dead


@cache
def _served(url: str) -> tuple[int, bytes, str]:
    """The status, body and kind of an answer. Raises ShipError where there is none."""
    try:
        with urlopen(Request(url, headers={"Cache-Control": "no-cache"}), timeout=30) as answer:
            body = answer.read(LARGEST_FILE + 1)  # some never end
            if len(body) > LARGEST_FILE:
                raise ValueError("more comes than a file of a site may have")
            return answer.status, body, answer.headers.get_content_type()
    except HTTPError as error:
        with error:
            return error.code, b"", ""
    except (URLError, OSError, HTTPException, ValueError) as error:  # ValueError: of a host that cannot exist
        raise ShipError(f"{url} does not answer ({getattr(error, 'reason', error)})") from None
