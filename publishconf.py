"""The site as the world gets it: absolute addresses, feeds, no drafts. All else comes from pelicanconf.py."""

import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parent))

from editorial.model.allowed_files import own_domain
from editorial.model.calendar import today
from pelicanconf import *  # noqa: F403


def _is_public(address: str) -> bool:
    """Whether a site can live at an address: no part of it is empty, leads back or is a page, and the port is one."""
    with suppress(ValueError):
        part = r"/(?!\.\.?(/|$))[\w.~-]+"
        fits = re.fullmatch(rf"https?://\w[\w-]*(\.\w[\w-]*)*(:\d+)?({part})*(?<!\.html)", address, re.ASCII)
        return bool(fits) and urlsplit(address).port != 0
    return False


def _address() -> str:
    """Where the site will live: $SITEURL, else the domain in content/extra/CNAME, else GitHub Pages' own."""
    cname = Path(__file__).with_name("content") / "extra" / "CNAME"
    owner, _, repository = os.environ.get("GITHUB_REPOSITORY", "").lower().partition("/")
    wrong, letters = "", " (of a domain with other letters, say the name that begins with xn--)"
    if os.environ.get("SITEURL"):
        address = os.environ["SITEURL"].strip().rstrip("/")
        start = re.match(r"[^/]*(//[^/]*)?", address)[0]  # in which case does not count (RFC 3986, 6.2.2.1)
        address = start.lower() + address.removeprefix(start)
    elif cname.is_file():
        domain = cname.read_text(encoding="utf-8", errors="replace").strip().lower()
        address = f"https://{own_domain(domain)}"
        wrong = f"content/extra/CNAME holds {domain!a}, and not just a domain of your own{'' if domain.isascii() else letters}"
    elif repository:
        name = os.environ["GITHUB_REPOSITORY"].partition("/")[2]  # its case counts in an address, the owner's does not
        address = f"https://{owner}.github.io" + ("" if repository == f"{owner}.github.io" else f"/{name}")
    else:
        address, wrong = "", "the public address is not known"
    if not _is_public(address):
        wrong = (
            wrong
            or f'"{address}" is not a public address like https://example.org{"" if address.isascii() else letters}'
        )
        sys.exit(
            f"publishconf.py: {wrong}, so nothing was built. Say it in one of these ways:\n"
            "  SITEURL=https://example.org make publish\n"
            "  echo example.org > content/extra/CNAME             (a domain of your own)\n"
            "  GITHUB_REPOSITORY=owner/repository make publish    (GitHub sets this by itself)"
        )
    return address


def _preview() -> str:
    """The pull request that is looked at, from $PREVIEW: "pr-12", or "" for the site itself."""
    name = os.environ.get("PREVIEW", "")
    if not re.fullmatch(r"(pr-[1-9][0-9]*)?", name):
        sys.exit(
            f'publishconf.py: "{name}" names no pull request, so nothing was built. Say its number: make preview PR=12'
        )
    return name


if not REPOSITORY and os.environ.get("GITHUB_REPOSITORY"):  # noqa: F405
    REPOSITORY = f"{os.environ.get('GITHUB_SERVER_URL', 'https://github.com')}/{os.environ['GITHUB_REPOSITORY']}"
PREVIEW = _preview()
SITEURL = PUBLIC_URL = _address() + (f"/preview/{PREVIEW}" if PREVIEW else "")
OUTPUT_PATH = "output-preview" if PREVIEW else OUTPUT_PATH  # noqa: F405
RELATIVE_URLS = False

# Nothing that is not published: no drafts, no hidden pages, no posts whose day has not come, none long overdue for
# review. plugins.unpublished sees to the days, by the site's own clock; Pelican's WITH_FUTURE_DATES would go by another.
ONLY_PUBLISHED = True

# A card for each article, and handouts for those that ask for them.
PAPER, HANDOUT = True, ""
# An index for the search; none for a preview, which is looked at and not searched.
SEARCH = not PREVIEW

# The commit that the site was built from, in version.txt.
PLUGINS = [*PLUGINS, "plugins.version"]  # noqa: F405

# Feeds with the full text (`plugins.feeds` adds the third), and what search engines and other programs ask for.
FEED_DOMAIN = SITEURL
FEED_ALL_ATOM, FEED_ALL_RSS = FEEDS[:2]  # noqa: F405
RSS_FEED_SUMMARY_ONLY = False
FEED_MAX_ITEMS = 20
DIRECT_TEMPLATES = [*DIRECT_TEMPLATES, "sitemap", "robots", "llms"]  # noqa: F405
SITEMAP_SAVE_AS = "sitemap.xml"
ROBOTS_SAVE_AS = "robots.txt"
LLMS_SAVE_AS = "llms.txt"

# Whom to tell of a hole in the site: only what is true, and only at the top of a host, where it is looked for.
if CONTACT["email"] and (SECURITY_EXPIRES or "") > today(TIMEZONE).isoformat() and SITEURL.count("/") == 2:  # noqa: F405
    DIRECT_TEMPLATES = [*DIRECT_TEMPLATES, "security"]
    SECURITY_SAVE_AS = ".well-known/security.txt"
