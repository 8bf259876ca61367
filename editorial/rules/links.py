"""Links say where they lead, and lead to a page that readers can open (R70)."""

import re
from collections.abc import Iterator

from editorial.findings import Finding
from editorial.markup.document import Block, Document, Link
from editorial.markup.documents import Documents
from editorial.markup.links import Ours, ours, published_so
from editorial.model.site import Site
from editorial.model.text import Text
from editorial.model.visibility import Visibility, will_be_published
from editorial.rules.phrases import expression
from editorial.rules.review import RENEWED
from editorial.rules.rule import Rule

# Words that say nothing when a screen reader lists the links of a page.
SAYS_NOTHING = expression(
    r"""(?:please\s+)?(?:click|tap|press)(?:\s+(?:here|this|on\s+this|the\s+link))? | (?:see\s+|from\s+)?here | (?:read|learn|find\s+out|see)\s+more
      | more | (?:more\s+)?(?:details|info|information) | (?:this|the|a)?\s*(?:link|page|article|site|website|web\s+page|one|study|paper)
      | this | that | it | go | continue | continue\s+reading | download | website | source"""
)
BARE = re.compile(r"(?:https?://|www\.)\S+|\S+\.(?:com|org|gov|net|edu)(?:/\S*)?", re.IGNORECASE)
# An address in running text, which Markdown leaves as it is.
LOOSE = re.compile(r"(?<![\w@/=.])(?:https?://|www\.)[^\s<>)\]]+")
# A way to name a file that means nothing here, and the source of a page where the page itself is meant.
STRANGE = re.compile(r"\s*(?P<mark>\{[^}\s]*\}|\|\w+\|)")
SOURCE = re.compile(r"(?!\w+:)[^{|#]+\.md(?:#.*)?")

LINKS = Rule(
    "R70",
    "Links say where they lead, and lead to a page that readers can open",
    'A link that leads nowhere, or to a page kept back, wastes a reader\'s trust; "click here" tells a listener nothing.',
    "Correct the path, counted from your own file; publish the other page first; or take the link out. Its words name the page.",
    "WCAG 2.2, 2.4.9; NHS service manual, links",
    fails="See [rest]({filename}none.md).",
    passes="See [about us]({filename}../pages/about.md).",
    waivable=False,
)


@LINKS.text
def addresses(document: Document, site: Site) -> Iterator[Finding]:
    """Yield the links to files of ours that lead nowhere, or not to what readers can open."""
    for link in document.links:
        named = ours(link.address)
        sentence = _wrong(named, document.text, site) if named else _strange(link)
        if sentence:
            yield LINKS.finding(document.path, document.place_of(link.spot, link.address), sentence, "link")


def _wrong(named: Ours, text: Text, site: Site) -> str:
    """What is wrong with a link that names a file of ours; empty when nothing is."""
    shown, file = f"{{{named.how}}}{named.file}", site.target(named.file, text)
    if file not in site.files.openable:
        return f"{shown} leads to no file in {site.content.name}/. Correct the path"
    if not published_so(named, file, site):
        return f"{shown} is not published so. Write {{filename}} before a page, {{static}} before a picture"
    return ""


def _strange(link: Link) -> str:
    if strange := STRANGE.match(link.address):
        return f"{strange['mark']} means nothing here. Write {{filename}} before a page, {{static}} before a picture"
    if SOURCE.fullmatch(link.address):
        file = link.address.partition("#")[0]
        return f"write {{filename}}{file}, so that it leads to the page and not to its source"
    return ""


@LINKS.text
def words(document: Document, site: Site) -> Iterator[Finding]:
    """Yield links whose words do not say where they lead, and addresses that are no link."""
    if not document.english:
        return
    for link in document.links:
        words_of_link = " ".join(link.words.split()).strip(" .!:>»→…")
        sentence = ""
        if SAYS_NOTHING.fullmatch(words_of_link):
            sentence = f'"{words_of_link}" does not say where it leads. Name the page, like [how we write](...)'
        elif words_of_link == link.address:
            sentence = (
                f"{words_of_link} stands bare in the text. Make a link that names the page: [its name]({words_of_link})"
            )
        elif BARE.fullmatch(words_of_link):
            sentence = f'"{words_of_link}" is an address, hard to hear and to read. Name the page instead'
        if sentence:
            yield LINKS.finding(document.path, document.place_of(link.spot), sentence, "link")
    for block in document.body:
        for match in LOOSE.finditer(block.text) if block.kind != "code" else ():
            if not _inside_a_mark(block, match.start()):
                address = match[0].rstrip(".,;:")
                sentence = f"{address} stands bare in the text. Make a link that names the page: [its name]({address})"
                yield LINKS.finding(document.path, document.place(block, match.start()), sentence, "link")


def _inside_a_mark(block: Block, at: int) -> bool:
    """Whether a place of a block stands inside a link, which is judged by itself, or inside code."""
    return any(span.start <= at < span.end for span in block.spans if span.kind in ("a", "code"))


@LINKS.site
def unpublished(documents: Documents) -> Iterator[Finding]:
    """Yield the links of a page for readers to a text that readers cannot open."""
    site = documents.site
    for document in documents:
        for link in document.links if will_be_published(document.text) else ():
            named = ours(link.address)
            other = site.by_file.get(site.target(named.file, document.text)) if named else None
            if not named or named.how != "filename" or not other:
                continue
            why = _kept_back(other, site)
            if why:
                sentence = f"{named.file} {why}, so readers cannot follow it. Publish it first, or take the link out"
                yield LINKS.finding(document.path, document.place_of(link.spot, link.address), sentence, "link")
            elif site.visibility(other) is Visibility.OVERDUE:
                sentence = f"{named.file} is not on the public site, since its review is overdue; there the link is plain words. Have it reviewed, or take the link out"
                yield RENEWED.finding(document.path, document.place_of(link.spot, link.address), sentence, "link")


def _kept_back(text: Text, site: Site) -> str:
    """Why a text is not on the public site today although somebody may mean it to be, in words."""
    return {
        Visibility.DRAFT: "is a draft",
        Visibility.HIDDEN: "is hidden",
        Visibility.TO_COME: f"is not due before {text.day}",
    }.get(site.visibility(text), "")
