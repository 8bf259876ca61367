"""Links: one that names a file of ours which is not there, or no site, becomes its words, and the rules say so (R70).

An address set apart from its link (`[words]: https://...`) stays to be seen where no link names it: else it would be gone.

One to a PDF says so behind its words, and how large that is.
So the rest of a draft can be looked at, and Pelican meets no link that it cannot follow.
"""

import os
import re
import xml.etree.ElementTree as etree
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from markdown.inlinepatterns import AUTOMAIL_RE
from markdown.util import AtomicString

from editorial.markup.facts import Element
from editorial.markup.html import decoded
from editorial.markup.parser import Parser
from editorial.markup.steps import OfLines, OfMatch, OfTree
from editorial.model.allowed_files import PDF, size
from editorial.model.picture import KINDS
from editorial.model.site import Site

OURS = re.compile(r"\{(?P<how>filename|static|attach)\}(?P<file>[^#?]*)(?P<rest>.*)", re.DOTALL)
# An address of the web that names no site: no page may hold it.
NO_SITE = re.compile(r"\s*https?:(?!//[^/?#\s]+(?:[/?#]|\s*\Z))", re.IGNORECASE)
QUOTES = "\"'“”„‟‘’‚‛«»‹›′″`"
ENDING = re.compile(r"\.[^\W\d_]\w{1,4}$")
TITLED = re.compile(r"(?P<address>\S+)\s+(?P<title>\S.*)", re.DOTALL)
# How an address that is set apart begins; `[//]: # (words)` is a remark, which nobody is to see.
APART = re.compile(r"(?m:^)(?P<lead>[ >]*)(?P<named>\[[^\[\]]+\]):(?!\s*(?:#|<>)(?:\s|\Z))")


class Ours(NamedTuple):
    """A link to a file of ours: how it names it ("filename" for a page), the file, and what follows its name."""

    how: str
    file: str
    rest: str


def ours(address: str) -> Ours | None:
    """The file of ours that an address names; None when it names none."""
    match = OURS.fullmatch(address.strip())
    return Ours(match["how"], unquote(match["file"]), match["rest"]) if match else None


def misquoted(address: str) -> tuple[str, str] | None:
    """The address, and the title behind it, where that does not stand in straight quotes; None where there is no title.

    >>> misquoted("a.png “A pack.”")
    ('a.png', 'A pack.')
    """
    match = TITLED.fullmatch(decoded(address.strip()))
    if not match:
        return None
    quoted = match["title"][0] in QUOTES or match["title"][-1] in QUOTES
    if not quoted and (not ENDING.search(match["address"]) or ENDING.search(match["title"])):  # a space in a name
        return None
    return match["address"], " ".join(match["title"].strip(QUOTES).split())


def published_so(named: Ours, file: Path, site: Site) -> bool:
    """Whether `file` is published in the way that a link names: a text as a page, a picture as it is, a PDF in its folder.

    Words of another file no rule has read.
    """
    attached = named.how == "attach" and file.suffix.lower() == PDF
    as_page = (named.how == "filename") == (file.suffix == ".md")
    return as_page and not attached and file.suffix.lower() in {".md", PDF, *KINDS}


def unshown(file: Path, site: Site) -> str:
    """What is wrong with `file` where it is a picture that a link opens by itself; empty when nothing is."""
    return site.wrong_with(file) if file.suffix.lower() in KINDS else ""


def unread(file: Path, site: Site) -> str:
    """What is wrong with `file` where it is a PDF; empty when nothing is."""
    return site.pdf(file).wrong if file.suffix.lower() == PDF else ""


def mail(found: re.Match[str]) -> Element:
    """A link of <info@example.org>, in plain characters."""
    address = found[1].removeprefix("mailto:")
    link = etree.Element("a", {"href": f"mailto:{address}"})
    link.text = AtomicString(address)
    return link


def follow(md: Parser, root: Element) -> None:
    """Note every link as it was typed, and unmake those that lead nowhere."""
    site = md.site
    for link in list(root.iter("a")):
        address = link.get("href")
        if address is None or link.get("role") == "doc-noteref":
            continue
        md.facts.links[link] = address
        named = ours(address)
        if named:
            file = site.target(named.file, md.text)
            there = file in site.files.openable
            if there and file.name != PurePosixPath(named.file).name:  # named in another Unicode form
                beside = Path(os.path.relpath(file, md.text.file.parent)).as_posix()
                link.set("href", f"{{{named.how}}}{beside}{named.rest}")
            if not there or not published_so(named, file, site) or unshown(file, site) or unread(file, site):
                del link.attrib["href"]
            elif file.suffix.lower() == PDF:
                told = etree.SubElement(link, "span", md.ours)
                large = size(len(site.pdf(file).data)).replace(" ", "\u00a0")
                told.text = AtomicString(f" (PDF, {large})")
                md.facts.made.add(told)
        elif NO_SITE.match(address):
            del link.attrib["href"]


def show_unnamed(lines: list[str]) -> list[str]:
    """Have an address that is set apart, and that no link names, be seen as it was typed: behind a backslash."""
    text = "\n".join(lines)
    if "]:" not in text:
        return lines
    words, found = _flat(text), [_flat(match["named"]) for match in APART.finditer(text)]
    # A key in brackets is a citation wherever else it stands, and no link.
    seen = {named for named in found if named.startswith("[@") or words.count(named) == found.count(named)}

    def shown(match: re.Match[str]) -> str:
        named = _flat(match["named"])
        kept = named not in seen
        seen.add(named)  # of two, Markdown would take the second
        return match["lead"] + ("" if kept else "\\") + match[0].lstrip(" >")

    return APART.sub(shown, text).split("\n")


def _flat(words: str) -> str:
    return " ".join(words.split()).lower()


def extend(md: Parser) -> None:
    """Take the place of Python-Markdown's own mail; act when code is set aside (25), and when all characters are real ones
    (4.5), before attributes are cleaned (4.3)."""
    md.preprocessors.register(OfLines(show_unnamed), "unnamed", 19)
    md.inlinePatterns.register(OfMatch(AUTOMAIL_RE, mail, md), "automail", 110)
    md.treeprocessors.register(OfTree(md, follow), "links", 4.4)
