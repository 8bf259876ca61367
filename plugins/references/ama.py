"""AMA style, by citeproc-py from `ama.csl` (citation-style-language/styles, CC BY-SA 3.0, unchanged), in curly quotes.

citeproc-py 0.11 has defects that are mended here, each at the edge, none inside it:
text comes out unescaped; a title that stands in for a missing author is printed twice, as are editors who do; a full stop
follows a title's own ? or !; the full stops of a journal's name stay; "others", as bibliographies abbreviate a list of names, is taken for a name.
"""

import re
from collections.abc import Callable
from functools import cache, cached_property
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from editorial.markup import typography
from editorial.model.asked import digest
from editorial.model.reference import Reference
from editorial.model.store import code_of

# What decides how a text comes out, besides its reference.
CODE = code_of(Path(__file__).parent, Path(typography.__file__).parent)
# Marks that have a meaning in HTML travel through citeproc as characters that it leaves alone.
GUARD = str.maketrans({"&": "\ue000", "<": "\ue001", ">": "\ue002"})
UNGUARD = str.maketrans({"\ue000": "&amp;", "\ue001": "&lt;", "\ue002": "&gt;"})
# The signs of DOIs that an address can hold as they are (doi.org/doi-handbook, "Encoding").
DOI_SIGNS = "/:;(),+=&!*'$@~"


class SourceLink(NamedTuple):
    """Where a source can be read, and a short name that says where that is."""

    url: str
    name: str


def links(reference: Reference) -> list[SourceLink]:
    """Where to read it: DOI, PubMed, else its own site."""
    links = []
    if reference.DOI:
        links.append(SourceLink(f"https://doi.org/{quote(reference.DOI, safe=DOI_SIGNS)}", "DOI"))
    if reference.PMID:
        links.append(SourceLink(f"https://pubmed.ncbi.nlm.nih.gov/{reference.PMID}/", "PubMed"))
    if not links and reference.URL:
        links.append(SourceLink(reference.URL, urlsplit(reference.URL).netloc.removeprefix("www.")))
    return links


class Ama:
    """Formats references of `content/data/references.yaml`; `texts` are those that are made, by the hash of what they were
    made from.
    """

    def __init__(self, texts: dict[str, str] | None = None) -> None:
        self.texts = texts or {}
        self._links: dict[str, list[SourceLink]] = {}

    @cached_property
    def style(self) -> CitationStylesStyle:
        """The style, read when the first reference asks for it."""
        return CitationStylesStyle(str(Path(__file__).with_name("ama.csl")), validate=False)

    @cached_property
    def typeset(self) -> Callable[[str], str]:
        """Plain text as HTML with curly quotes; what is said of a source stands on many pages."""
        return cache(typography.typeset)

    def links(self, reference: Reference) -> list[SourceLink]:
        """Where to read it, one list for all pages that cite it."""
        if reference.id not in self._links:
            self._links[reference.id] = links(reference)
        return self._links[reference.id]

    def text(self, reference: Reference) -> str:
        """The reference as HTML, without its number and without its links."""
        hashed = digest(CODE, reference.model_dump_json(exclude={"custom"}))
        if hashed not in self.texts:
            self.texts[hashed] = self._format(reference)
        return self.texts[hashed]

    def _format(self, reference: Reference) -> str:
        """One reference through citeproc, and mended."""
        entry = self._guarded(reference.model_dump(by_alias=True, exclude_none=True, exclude={"custom", "DOI", "URL"}))
        if "container-title" in entry:  # its style strips those of abbreviations; "U.S." keeps its own
            entry["container-title"] = re.sub(r"(?<!\.[A-Z])\.(?= |$)", "", entry["container-title"])
        if not entry["author"]:
            del entry["author"]
        if entry.get("accessed") and not reference.DOI:
            entry["URL"] = "\ue003"  # it has a link of its own
        bibliography = CitationStylesBibliography(self.style, CiteProcJSON([entry]), formatter.html)
        bibliography.register(Citation([CitationItem(reference.id)]))
        text = "".join(str(part) for part in bibliography.bibliography()[0])
        text = re.sub(r"^1\.\s*", "", text)
        if "author" not in entry:  # the title stands first, and again where it always stands
            text = re.sub(r"^(.+?\.) \1(?= |$)", r"\1", text)
            text = re.sub(r"^((.+?, eds?)\. .*?)\.? \(\2\.\)", r"\1", text)  # so do the editors
        text = text.replace(" \ue003", "")
        text = re.sub(r"([?!…])\.", r"\1", text)
        text = text.replace(", others.", ", et al.")
        return text.translate(UNGUARD)

    def _guarded(self, value: Any) -> Any:
        """The same values in curly quotes, with HTML's marks replaced (see GUARD)."""
        if isinstance(value, dict):
            return {key: self._guarded(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._guarded(item) for item in value]
        return unescape(self.typeset(value)).translate(GUARD) if isinstance(value, str) else value
