"""Which trees may be shipped: a site, whole, of plain files whose names work everywhere, within GitHub's limits.

ghp-import commits whatever it finds, and wipes the live site when the folder is empty.
"""

import os
import re
import stat
from pathlib import Path

from ship.git import ShipError

# GitHub Pages takes a site of 1 GB and warns of files over 50 MB (docs.github.com, "GitHub Pages limits").
LARGEST_SITE, LARGEST_FILE = 900 * 10**6, 50 * 10**6
NAME = re.compile(r"[A-Za-z0-9._-]+")
# Names with a dot in front hide keys and settings more often than pages; these two are the web's own.
DOTTED = (".nojekyll", ".well-known")
# What mends a tree that is not the one that was built or proved.
AGAIN = "Build and prove it again: make publish test"
# Where previews stand on the live branch, beside the site.
PREVIEWS = "preview"


def files_of(site: Path) -> list[str]:
    """The paths of all files under `site`, sorted, with slashes. Raises ShipError for a tree that may not be shipped."""
    if site.is_symlink() or not (site / "index.html").is_file():
        raise ShipError(f"{site}/ has no index.html, so it is not a site. Build it first: make publish")
    if (site / PREVIEWS).exists():
        raise ShipError(
            f"{site}/ has a folder {PREVIEWS}/, where previews stand on the live site. Give it another name"
        )
    _keep_domain(site)
    sizes: dict[str, int] = {}
    _walk(site, "", sizes)
    if not sizes["index.html"]:
        raise ShipError(f"{site}/index.html is empty, so it is not a site. Build it again: make publish")
    if sum(sizes.values()) > LARGEST_SITE:
        heaviest = max(sizes, key=sizes.__getitem__)
        raise ShipError(
            f"{site}/ weighs {sum(sizes.values()) / 10**6:.0f} MB, and GitHub Pages takes a site of {LARGEST_SITE / 10**6:.0f} MB here. Make pictures smaller; the heaviest file is {heaviest}"
        )
    return sorted(sizes)


def address(site: Path) -> str:
    """The address that a tree was published for, as its robots.txt tells. Raises ShipError when it does not."""
    if home := home_of(text_of(site, "robots.txt")):
        return home
    raise ShipError(f"{site}/ does not say for which address it was built. Build it for one: make publish")


def home_of(robots: str) -> str:
    """The address that a site was published for, as the text of its robots.txt tells; empty when it does not."""
    found = re.search(r"^Sitemap: (.*?)(?:/sitemap\.xml)?$", robots, re.MULTILINE)
    return found[1] if found else ""


def text_of(site: Path, name: str) -> str:
    """The text of a file of the tree; empty where there is none."""
    file = site / name
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""


def _keep_domain(site: Path) -> None:
    """Refuse a site for another address than the domain at which its CNAME has GitHub Pages show it: no link would lead on."""
    domain = text_of(site, "CNAME").strip()
    home = address(site) if domain else ""
    if home.partition("://")[2].partition(f"/{PREVIEWS}/")[0].lower() != domain.lower():
        raise ShipError(
            f"{site}/ was built for {home}, but content/extra/CNAME has GitHub show it at {domain}. Build it for that one: SITEURL=https://{domain} make publish; or take that file away"
        )


def _walk(folder: Path, above: str, sizes: dict[str, int]) -> None:
    """Add the size of each file in `folder` to `sizes`, under its path from the site's root."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise ShipError(f"{above or folder} cannot be read ({error.strerror}). Mend its permissions") from None
    for entry in entries:
        path = above + entry.name
        if not NAME.fullmatch(entry.name):
            raise ShipError(
                f"{path!a} has a name that does not work in every address. Use letters, digits, dots, _ and - only"
            )
        if entry.name.startswith(".") and path not in DOTTED:
            raise ShipError(
                f"{path} begins with a dot, so it is hidden and not meant for readers. Take it out of the site"
            )
        mode = entry.stat(follow_symlinks=False)
        if stat.S_ISDIR(mode.st_mode):
            _walk(Path(entry.path), f"{path}/", sizes)
        elif stat.S_ISLNK(mode.st_mode):
            raise ShipError(f"{path} is a link to another file. Put the file itself there")
        elif not stat.S_ISREG(mode.st_mode):
            raise ShipError(f"{path} is neither a file nor a folder. Take it out of the site")
        elif mode.st_size > LARGEST_FILE:
            raise ShipError(
                f"{path} weighs {mode.st_size / 10**6:.0f} MB, and GitHub takes files of {LARGEST_FILE / 10**6:.0f} MB. Make it smaller, or link to it elsewhere"
            )
        else:
            sizes[path] = mode.st_size
