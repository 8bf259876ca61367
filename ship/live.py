"""Live: read the site back as the world gets it, and say what differs from the tree that was published."""

import hashlib
import random
from collections import deque
from functools import cache
from html.parser import HTMLParser
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag, urljoin
from urllib.request import Request, urlopen

from ship import manifest, source
from ship.git import LOCAL, ShipError, run
from ship.site import address

# How many files are compared and how many links are followed: enough to notice, few enough to stay polite.
SAMPLE = 50
# What GitHub Pages reads for itself and does not serve.
UNSERVED = ("CNAME", ".nojekyll")


def check(url: str, site: Path) -> str:
    """Compare what `url` serves with the tree `site`, where that was published, and follow a sample of links.

    `url` may be empty: then the address stands that the tree was published for. Returns what was seen.
    Raises ShipError that says what differs.
    """
    _served.cache_clear()  # whoever looks again wants to know how it is now
    home = (url or address(site)).rstrip("/")
    theirs = source.parse(_served(f"{home}/{source.FILE}")[1].decode(errors="replace"))
    wrong = [] if theirs else [f"{home}/{source.FILE} does not say which commit the site was built from"]
    compared = 0
    if manifest.place(site).is_file():
        ours = (
            source.parse((site / source.FILE).read_text(encoding="utf-8")) if (site / source.FILE).is_file() else None
        )
        if theirs and theirs != ours:
            wrong.append(f"it was built from {theirs}, and {site}/ from {ours or 'no commit'}")
        else:
            names = [name for name in manifest.read(site) if name not in UNSERVED]
            random.shuffle(names)
            # What the last push changed comes first: a day's one change among thousands of pages would seldom be met.
            pushed = run("diff-tree", "-r", "-z", "--name-only", LOCAL).stdout.split("\0")
            sample = sorted(names, key=lambda name: name not in pushed)[:SAMPLE]
            wrong += _differences(home, site, sample)
            compared = len(sample)
    followed, dead = _follow(home)
    wrong += dead
    if _served(f"{home}/no-such-page-{random.randrange(10**9)}.html")[0] != 404:
        wrong.append("an address where nothing stands is not answered with 404")
    if wrong:
        raise ShipError(f"{home} is not as it should be:\n" + "\n".join(f"  {sentence}" for sentence in wrong))
    what = (
        f"{compared} files are those of {site}/"
        if compared
        else f"nothing published stands in {site}/ to compare it with"
    )
    return f"{home} was built from {theirs}: {what}, and {followed} links on it lead somewhere."


def _differences(home: str, site: Path, names: list[str]) -> list[str]:
    """What is served otherwise than the manifest says."""
    sums, wrong = manifest.read(site), []
    for name in sorted(names):
        status, body, _ = _served(f"{home}/{quote(name)}")
        if status != 200:
            wrong.append(f"{name} is answered with {status}")
        elif hashlib.sha256(body).hexdigest() != sums[name]:
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
            links = _Links()
            links.feed(body.decode(errors="replace"))
            for address in links.links:
                target = urldefrag(urljoin(link, address)).url
                if target.startswith(f"{home}/") and target not in seen:
                    seen.add(target)
                    waiting.append((target, link))
    return followed, dead


@cache
def _served(url: str) -> tuple[int, bytes, str]:
    """The status, body and kind of an answer. Raises ShipError where there is none."""
    if not url.startswith(("https://", "http://")):
        raise ShipError(f"{url} is no address. Say it with https: make live URL=https://example.org")
    try:
        with urlopen(Request(url, headers={"Cache-Control": "no-cache"}), timeout=30) as answer:
            return answer.status, answer.read(), answer.headers.get_content_type()
    except HTTPError as error:
        with error:
            return error.code, b"", ""
    except (URLError, OSError, HTTPException) as error:
        raise ShipError(f"{url} does not answer ({getattr(error, 'reason', error)})") from None


class _Links(HTMLParser):
    """Where the links, pictures and scripts of a page lead."""

    def __init__(self):
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for name, value in attrs if name in ("href", "src") and value]
