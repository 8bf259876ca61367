"""A text from elsewhere becomes a draft: no word is lost, no file is overwritten.

pictures  where a document's pictures go
pandoc    the program that reads Word files and web pages, and its tree
plain     plain text, as such a tree
front     what a text says of itself, as fields of our header
dialect   Markdown of other programs, as a web page
wordpress  what WordPress exports, as web pages
tree      small questions to the tree
title     the title, taken out of the tree
markdown  the tree, as this project's Markdown, by way of `inlines` and `lines`
docx      a Word file's words, read without pandoc; its tracked changes and pictures
settled   that file's text before anyone reads it: `looks`, `fields`, `drawn` and `numbers` say what pandoc would not
runs      small changes to its XML
odt, odt_settled  the same of an OpenDocument text
remarks   what was seen, by name and place
formula   a formula as one line
html      a web page's words, read without pandoc
xmlfile   XML, with no entities in it
marks     how raised and lowered characters are written
limit     how long it may take
loss_check  the words of the source, compared with those of the draft
leftover  what the draft would lack, put where it stood
"""

import xml.etree.ElementTree as etree
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from editorial.check import check
from editorial.commands import new
from editorial.commands.command import Call, CommandError
from editorial.commands.importing import (
    dialect,
    docx,
    front,
    html,
    leftover,
    limit,
    lines,
    loss_check,
    markdown,
    odt,
    pandoc,
    plain,
    title,
    tree,
    wordpress,
)
from editorial.commands.importing.front import Front
from editorial.commands.importing.marks import shown
from editorial.commands.importing.pictures import Album, beside
from editorial.commands.importing.tree import Tree
from editorial.findings import ContentError, shortened
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.model import files
from editorial.model import text as texts
from editorial.model.site import Site
from editorial.model.textfile import read_text
from editorial.rules.placeholders import placeholder

HELP = "make a draft of a Word file, a web page, Markdown or plain text, or drafts of what WordPress exports"
KINDS = {
    ".docx": "docx", ".odt": "odt", ".html": "html", ".htm": "html", ".txt": "text", ".text": "text",
    ".md": "markdown", ".markdown": "markdown", ".xml": "wordpress",
}  # fmt: skip
PROGRAMS = {"docx": ("a Word file", "Word"), "odt": ("an OpenDocument text", "LibreOffice")}
ENDINGS = ".docx, .odt, .html, .md or .txt"
# The least header, for a body that is looked at before it has its own.
HEAD = "---\nstatus: draft\n---\n\n"
MOST_SHOWN = 12
LONGEST_SHOWN = 300
# Before what stood at the head or foot of a Word file's pages.
EDGE = {"t": "Ours", "c": placeholder("a place for this, or take it out; it stood at the edge of each page: ")}


@dataclass
class Source:
    """A file that was read: its words, its tree, the way to its pictures, and what its writer should look at."""

    words: str
    tree: Tree
    picture: Callable[[str], bytes | None] = lambda target: None
    remarks: list[str] = field(default_factory=list)
    front: Front = field(default_factory=Front)


@dataclass
class Draft:
    """What is to be written: the address of the draft, its text, how many words it has, its pictures, and what to look at."""

    slug: str
    text: str
    words: int
    album: Album
    remarks: list[str]


@dataclass
class Imported:
    """What was written of the text that we call `name`: the draft, its pictures, and what its writer should look at."""

    name: str
    path: Path
    words: int
    pictures: list[Path] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def arguments(parser: ArgumentParser) -> None:
    """What can be chosen."""
    parser.add_argument(
        "--file", type=Path, default=Path(), metavar="x.docx", help=f"a {ENDINGS} file, or WordPress's .xml"
    )
    parser.add_argument(
        "--title",
        default="",
        metavar="WORDS",
        help="its title, where the file does not say it; of WordPress's file, the post to take",
    )
    parser.add_argument("--accept", action="store_true", help="accept tracked changes, leave comments out")


def run(call: Call) -> int:
    """Write the draft, and say what its writer should look at."""
    chosen = call.chosen
    drafts, remarks = load(call.site, chosen.file.expanduser(), chosen.title, chosen.accept)
    for done in drafts:
        what = f"a draft with all {done.words} words of {done.name}"
        alone = len(drafts) == 1
        print(new.what_next(call, done.path, what) if alone else f"Wrote {done.path.relative_to(call.root)}, {what}.")
        for picture in done.pictures:
            print(f"Wrote {picture.relative_to(call.root)}")
        for remark in done.remarks:
            print(f"- {remark}.")
    site = Site(call.site.content, call.site.settings)  # with the drafts in it
    if findings := check(Documents(site, [done.path for done in drafts])) if drafts else []:
        print(f"`make check` names {len(findings)} to look at before it is published.")
    for remark in remarks:
        print(f"{remark}.")
    return 0 if drafts else 1


def load(site: Site, file: Path, given_title: str = "", accept: bool = False) -> tuple[list[Imported], list[str]]:
    """Make a draft of `file` in the content folder of `site`; of WordPress's file, a draft of each post.

    Returns the drafts, and what else is to be said of the file: of WordPress's, which posts were not written, and why.

    `accept` takes tracked changes as accepted and leaves comments out. Raises CommandError, with nothing written, when
    the file cannot be read, holds changes that nobody has accepted, or when the draft's place is taken.
    """
    kind = KINDS.get(file.suffix.lower())
    if file == Path():
        raise CommandError("A file is missing. Say it like this: make import FILE=article.docx")
    if not file.is_file():
        raise CommandError(f"There is no file {file}. Check the path. Nothing was written")
    if kind is None:
        raise CommandError(f"{file.name} is not read here. Save it as {ENDINGS}. Nothing was written")
    if file.stat().st_size > files.LARGEST:
        raise CommandError(f"{file.name} {limit.TOO_LONG}")
    if kind == "wordpress":
        return _load_export(site, file, given_title)
    return [_written(site, file.name, given_title, partial(_read, site, file, kind, accept), kind)], []


def _load_export(site: Site, file: Path, chosen: str) -> tuple[list[Imported], list[str]]:
    """A draft of each post of WordPress's file, or of the post or page that was `chosen` by its title."""
    with limit.within(file.name):
        try:
            export = wordpress.read(file.read_bytes())
        except etree.ParseError as error:
            sentence = f"{file.name} is no export of WordPress ({error}). Export it anew: Tools, Export, All content"
            raise CommandError(f"{sentence}. Nothing was written") from None
    posts = [post for post in export.posts if _is_chosen(post, chosen)]
    if not posts:
        titles = "".join(f"\n  {post.title}" for post in export.posts[:MOST_SHOWN])
        looked = f'holds no post with the title "{chosen}". It holds:{titles}' if chosen and titles else "holds no post"
        raise CommandError(f"{file.name} {looked}\nNothing was written")
    drafts, remarks = [], []
    for post in posts:
        name = f'"{post.title}"'
        try:
            drafts.append(_written(site, name, "", partial(_of_post, site, file, post, name), "wordpress"))
            site = Site(site.content, site.settings)  # with the draft in it
        except (CommandError, ContentError) as error:
            sentence = str(error).replace(". Nothing was written", "").removeprefix(f"{name} ")
            remarks.append(f"{name} was not written: {sentence}")
    remarks.insert(0, f"{len(drafts)} of {_many(posts)} became drafts; comments and people are not brought in")
    if pages := [post.title for post in export.posts if post.kind == "page" and not chosen]:
        remarks.append(f'Pages, each by TITLE="{pages[0]}": {", ".join(pages)}')
    if export.attached and not chosen:
        remarks.append("Attached, and not fetched:\n  " + "\n  ".join(export.attached))
    return drafts, remarks


def _is_chosen(post: wordpress.Post, title: str) -> bool:
    return post.title.casefold() == title.casefold() if title else post.kind == "post"


def _many(posts: list[wordpress.Post]) -> str:
    return f"{len(posts)} posts" if len(posts) > 1 else "1 post"


def _written(site: Site, name: str, given_title: str, read: Callable[[], Source], kind: str) -> Imported:
    """The draft of what `read` reads, which messages call `name`, once it is written. Raises as `load`."""
    with limit.within(name):
        draft = _drafted(site, name, given_title, read, kind)
    with draft.album:
        path = new.write(site, draft.slug, draft.text)
    return Imported(name, path, draft.words, draft.album.written, draft.remarks)


def _drafted(site: Site, name: str, given_title: str, read: Callable[[], Source], kind: str) -> Draft:
    try:
        source = read()
    except PermissionError:
        raise CommandError(f"{name} may not be read. Change its permissions. Nothing was written") from None
    if len(source.words.encode()) > files.LARGEST_TEXT:
        raise CommandError(f"{name} {limit.TOO_LONG}")
    said = source.front
    titled = title.take(source.tree, new.shaped(given_title), web_page=kind == "html", front=said.title)
    slug = new.slug_of(given_title or said.slug or titled.name) or new.slug_of(Path(name).stem)
    if not slug:
        raise CommandError('It has no title to make an address of. Say one: TITLE="...". Nothing was written')
    new.free(site, slug)
    for what, text in said.long.items():
        asks = f"{placeholder(f'a {what} of {front.LONGEST[what]} letters at most, in the header, from these words:')} "
        titled.blocks.insert(0, {"t": "Para", "c": [{"t": "Ours", "c": asks}, *plain.inlines(text)]})
        source.words = f"{text}\n{source.words}"
    if nowhere := tree.settle(titled.blocks, said.base):
        targets = ", ".join(dict.fromkeys(nowhere))
        source.remarks.append(f"These links lead nowhere from here, and are only words now: {shortened(targets)}")
    album = Album(site.content / "figures", slug, source.picture)
    writer = markdown.Writer(album.address)
    body = writer.body(titled.blocks)
    try:
        document = _document_of(body, site)
    except ContentError as error:
        raise CommandError(f"{name} {error.findings[0].sentence}. Nothing was written") from None
    numbered, own = kind == "text", titled.title if titled.stood_in_text else ""
    drafted = f"{own}\n{loss_check.of_document(document, numbered)}"
    lost, moved = loss_check.compare(source.words, drafted)
    if lost:
        body = leftover.put(body, lost, document, HEAD, numbered, own)
        phrases = ", ".join(f'"{shortened(word.phrase)}"' for word in lost[:MOST_SHOWN])
        source.remarks.append(f"Not as they stood in {name}, and asked for in the draft: {phrases}")
    if not loss_check.words(source.words) and not album.planned:
        raise CommandError(f"{name} holds no words that can be read. Nothing was written")
    if moved and moved != [titled.title]:
        phrases = ", ".join(f'"{phrase}"' for phrase in moved[:MOST_SHOWN])
        source.remarks.append(f"Some words stand elsewhere than in {name}, or closer together: {phrases}")
    text = new.header(site, titled.title, slug, said.values) + "\n" + lines.finished(body)
    remarks = [*titled.remarks, *said.remarks, *writer.remarks, *source.remarks, *album.remarks]
    return Draft(slug, text, len(loss_check.words(source.words)), album, remarks)


def _document_of(body: str, site: Site) -> Document:
    """What a draft with this body would show, without what is ours. Raises ContentError where it cannot be read."""
    source = HEAD + lines.without_ours(body)
    file = site.content / "articles" / "import.md"
    document = Documents(site).of(texts.read(file, site.content, site.settings.DEFAULT_LANG, source.encode()))
    if document.findings:
        raise ContentError(*document.findings)
    return document


def _read(site: Site, file: Path, kind: str, accept: bool) -> Source:
    """A file of one of the KINDS. CommandError when it cannot be read."""
    if kind in ("docx", "odt"):
        what, program = PROGRAMS[kind]
        try:
            return _read_packed(file, kind, accept)
        except docx.TooLarge:
            raise CommandError(f"{file.name} {limit.TOO_LONG}") from None
        except docx.BROKEN:
            remedy = f"Save it in {program} as .{kind}, without a password"
            raise CommandError(f"{file.name} is not {what} that can be read. {remedy}. Nothing was written") from None
    try:
        text = read_text(file, Path(file.name))
        if kind == "markdown":
            return _read_markdown(site, file, text)
    except ContentError as error:
        raise CommandError(f"{error}. Nothing was written") from None
    if kind == "text":
        return Source(loss_check.of_numbers(plain.source_text(text)), Tree({}, plain.tree(text)))
    return _of_page(file, html.read(text, whole=False), file.name, Front())


def _read_markdown(site: Site, file: Path, text: str) -> Source:
    fields, body = front.parted(text, file)
    known, remarks = dialect.plain(body)
    made = dialect.as_html(known, file.name)
    said = front.fitted(front.of_name(file) | fields, site)
    source = _of_page(file, html.read(made, whole=True), file.name, said)
    if not said.title and not said.long and source.tree.blocks and source.tree.blocks[0]["t"] != "Header":
        said.title = front.title_of(file)
    source.remarks = remarks + source.remarks
    # what no HTML came of is asked for like all else that is lost
    source.words = "\n".join([source.words, *dialect.lost(known, made)])
    return source


def _of_post(site: Site, file: Path, post: wordpress.Post, name: str) -> Source:
    source = _of_page(file, html.read(post.html, whole=True), name, front.fitted(post.fields, site))
    # whoever has the folder of uploads puts it beside the export
    source.picture = lambda to: beside(file, to[max(to.find("wp-content/"), 0) :])
    if post.shortcodes:
        source.remarks.append(
            f"Signs of a program stand in it. Take them out: {' '.join(dict.fromkeys(post.shortcodes))}"
        )
    return source


def _of_page(file: Path, page: html.Page, name: str, said: Front) -> Source:
    """A page, beside which its pictures lie, and what it says of itself."""
    said.base = said.base or page.address
    beside_main = shortened(shown(page.rest), LONGEST_SHOWN)
    remarks = [f'Left out, since it stands beside the main part of the page: "{beside_main}"'] if beside_main else []
    if page.shows:
        targets = ", ".join(dict.fromkeys(page.shows))
        remarks.append(f"Left out, since a page here shows only words and pictures: {targets}. Link to it")
    if page.hidden:
        words = ", ".join(f'"{shortened(shown(text))}"' for text in page.hidden[:MOST_SHOWN])
        remarks.append(f"Hidden on the page, and kept here. Say if these words stay: {words}")
    return Source(page.words, pandoc.read(page.html.encode(), "html", name), lambda to: beside(file, to), remarks, said)


def _read_packed(file: Path, kind: str, accept: bool) -> Source:
    """A Word file or an OpenDocument text."""
    content = docx.repacked(file.read_bytes())
    word = docx.WordFile(content) if kind == "docx" else odt.OpenDocument(content)
    if word.changes and not accept:
        program = PROGRAMS[kind][1]
        rows = "\n".join(f"  {change}" for change in word.changes)
        raise CommandError(
            f"{file.name} holds changes or comments that nobody has settled. Settle them in {program}, or say ACCEPT=1 to "
            f"accept all changes and leave comments out. Nothing was written:\n{rows}"
        )
    remarks = [f"Accepted, or left out if a comment: {change}" for change in word.changes]
    remarks += word.remarks
    read = pandoc.read(word.written(), kind, file.name)
    read.blocks += [{"t": "Para", "c": [EDGE, *plain.inlines(text)]} for text in word.margins()]
    return Source(word.text(), read, word.picture, remarks)
