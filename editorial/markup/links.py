"""Links: one that names a file of ours which is not there becomes its words, and the rules say so (R70).

So the rest of a draft can be looked at, and Pelican meets no link that it cannot follow.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from markdown.treeprocessors import Treeprocessor

from editorial.markup.facts import Element
from editorial.model.site import Site

if TYPE_CHECKING:
    from editorial.markup.parser import Parser

OURS = re.compile(r"\{(?P<how>filename|static|attach)\}(?P<file>[^#?]*)(?P<rest>.*)", re.DOTALL)


class Ours(NamedTuple):
    """A link to a file of ours: how it names it ("filename" for a page), the file, and what follows its name."""

    how: str
    file: str
    rest: str


def ours(address: str) -> Ours | None:
    """The file of ours that an address names; None when it names none."""
    match = OURS.fullmatch(address.strip())
    return Ours(match["how"], unquote(match["file"]), match["rest"]) if match else None


def published_so(named: Ours, file: Path, site: Site) -> bool:
    """Whether `file` is published in the way that a link names: a text as a page, any other as it is."""
    return (named.how == "filename") == (file.suffix == ".md") and not file.is_relative_to(site.content / "data")


class Links(Treeprocessor):
    """Notes every link as it was typed, and unmakes those that lead nowhere."""

    md: "Parser"

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for link in list(root.iter("a")):
            address = link.get("href")
            if address is None or link.get("role") == "doc-noteref":
                continue
            self.md.facts.links[link] = address
            named = ours(address)
            if named:
                file = self.md.site.target(named.file, self.md.text)
                if file not in self.md.site.files.openable or not published_so(named, file, self.md.site):
                    del link.attrib["href"]


def extend(md: "Parser") -> None:
    """Act when all characters are real ones (4.5), before attributes are cleaned (4.3)."""
    md.treeprocessors.register(Links(md), "links", 4.4)
