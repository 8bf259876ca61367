"""A file of any kind that is imported, read twice: its words on their own, and its tree by pandoc or as `plain` finds it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from editorial.commands.command import CommandError
from editorial.commands.importing import dialect, docx, front, html, limit, loss_check, odt, packed, pandoc, plain
from editorial.commands.importing.front import Front
from editorial.commands.importing.lines import shown
from editorial.commands.importing.pictures import beside
from editorial.commands.importing.tree import Tree
from editorial.commands.importing.wordpress import Post
from editorial.findings import ContentError, shortened
from editorial.model.site import Site
from editorial.model.textfile import read_text
from editorial.rules.placeholders import placeholder

KINDS = {
    ".docx": "docx", ".odt": "odt", ".html": "html", ".htm": "html", ".txt": "text", ".text": "text",
    ".md": "markdown", ".markdown": "markdown", ".xml": "wordpress",
}  # fmt: skip
# What is packed: what reads it, and how a message calls it and the program that writes it.
PACKED: dict[str, tuple[type[packed.Packed], str, str]] = {
    "docx": (docx.WordFile, "a Word file", "Word"),
    "odt": (odt.OpenDocument, "an OpenDocument text", "LibreOffice"),
}
ENDINGS = ".docx, .odt, .html, .md or .txt"
MOST_SHOWN = 12
LONGEST_SHOWN = 300
# Before what stood at the head or foot of a Word file's pages.
EDGE = {"t": "Ours", "c": placeholder("a place for this, or take it out; it stood at the edge of each page: ")}


@dataclass
class ImportSource:
    """A file that was read: its words, its tree, the way to its pictures, and what its writer should look at.

    Of a `web_page`, much may stand before the title; where lists are `numbered`, their numbers are words, too.
    """

    words: str
    tree: Tree
    picture: Callable[[str], bytes | None] = lambda target: None
    remarks: list[str] = field(default_factory=list)
    front: Front = field(default_factory=Front)
    web_page: bool = False
    numbered: bool = False


def read(site: Site, file: Path, kind: str, accept: bool) -> ImportSource:
    """A file of one of the KINDS. CommandError when it cannot be read, or holds changes that are not to be accepted."""
    if kind in PACKED:
        return _packed(file, kind, accept)
    try:
        text = read_text(file, Path(file.name))
        if kind == "markdown":
            return _markdown(site, file, text)
    except ContentError as error:
        raise CommandError(f"{error}. Nothing was written") from None
    if kind == "text":
        words = loss_check.of_numbers(plain.source_text(text))
        return ImportSource(words, Tree({}, plain.tree(text)), numbered=True)
    page = _of_page(file, html.read(text, whole=False), file.name, Front())
    page.web_page = True
    return page


def of_post(site: Site, file: Path, post: Post, name: str) -> ImportSource:
    """A post of WordPress's `file`, which messages call `name`."""
    source = _of_page(file, html.read(post.html, whole=True), name, front.fitted(post.fields, site))
    # whoever has the folder of uploads puts it beside the export
    source.picture = lambda to: beside(file, to[max(to.find("wp-content/"), 0) :])
    return source


def _packed(file: Path, kind: str, accept: bool) -> ImportSource:
    reader, what, program = PACKED[kind]
    try:
        read = reader(packed.repacked(file.read_bytes()))
        if read.changes and not accept:
            rows = "\n".join(f"  {change}" for change in read.changes)
            raise CommandError(
                f"{file.name} holds changes or comments that nobody has settled. Settle them in {program}, or say ACCEPT=1 "
                f"to accept all changes and leave comments out. Nothing was written:\n{rows}"
            )
        remarks = [f"Accepted, or left out if a comment: {change}" for change in read.changes] + read.remarks
        tree = pandoc.read(read.written(), kind, file.name)
        tree.blocks += [{"t": "Para", "c": [EDGE, *plain.inlines(text)]} for text in read.margins()]
        return ImportSource(read.text(), tree, read.picture, remarks)
    except packed.TooLarge:
        raise CommandError(f"{file.name} {limit.TOO_LONG}") from None
    except packed.BROKEN:
        remedy = f"Save it in {program} as .{kind}, without a password"
        raise CommandError(f"{file.name} is not {what} that can be read. {remedy}. Nothing was written") from None


def _markdown(site: Site, file: Path, text: str) -> ImportSource:
    fields, body = front.parted(text, file)
    known, remarks = dialect.plain(body)
    made = pandoc.converted(known.encode(), dialect.FORM, "html", file.name).decode()
    said = front.fitted(front.of_name(file) | fields, site)
    source = _of_page(file, html.read(made, whole=True), file.name, said)
    if not said.title and not said.long and source.tree.blocks and source.tree.blocks[0]["t"] != "Header":
        said.title = front.title_of(file)
    source.remarks = remarks + source.remarks
    # what no HTML came of is asked for like all else that is lost
    source.words = "\n".join([source.words, *dialect.lost(known, made)])
    return source


def _of_page(file: Path, page: html.WebPage, name: str, said: Front) -> ImportSource:
    """A page, beside which its pictures lie, and what it says of itself."""
    said.base = said.base or page.address
    remarks = []
    if beside_main := shortened(shown(page.rest), LONGEST_SHOWN):
        remarks.append(f'Left out, since it stands beside the main part of the page: "{beside_main}"')
    if page.shows:
        targets = ", ".join(dict.fromkeys(page.shows))
        remarks.append(f"Left out, since a page here shows only words and pictures: {targets}. Link to it")
    if page.meant:
        said_so = ", ".join(page.meant)
        remarks.append(f"Shown to a mouse alone, and left out: {said_so}. Say it in the text, or in the glossary")
    if page.hidden:
        words = ", ".join(f'"{shortened(shown(text))}"' for text in page.hidden[:MOST_SHOWN])
        remarks.append(f"Hidden on the page, and kept here. Say if these words stay: {words}")
    return ImportSource(
        page.words, pandoc.read(page.html.encode(), "html", name), lambda to: beside(file, to), remarks, said
    )
