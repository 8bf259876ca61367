"""A Word file, a web page or plain text becomes a draft: no word is lost, no file is overwritten.

pictures  where a document's pictures go
pandoc    the program that reads Word files and web pages, and its tree
plain     plain text, as such a tree
tree      small questions to the tree
title     the title, taken out of the tree
markdown  the tree, as this project's Markdown, by way of `inlines` and `lines`
docx      a Word file's words, read without pandoc; its tracked changes and pictures
html      a web page's words, read without pandoc
marks     how raised and lowered characters are written
limit     how long it may take
loss_check  the words of the source, compared with those of the draft
"""

from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from editorial.check import check
from editorial.commands import new
from editorial.commands.command import Call, CommandError
from editorial.commands.importing import docx, html, limit, lines, loss_check, markdown, pandoc, plain, title
from editorial.commands.importing.marks import shown
from editorial.commands.importing.pictures import Album, beside
from editorial.commands.importing.tree import Tree
from editorial.findings import ContentError, shortened
from editorial.markup.documents import Documents
from editorial.model import files
from editorial.model import text as texts
from editorial.model.site import Site
from editorial.model.textfile import read_text
from editorial.rules.placeholders import placeholder

HELP = "make a draft of a Word file, a web page or plain text"
KINDS = {".docx": "docx", ".html": "html", ".htm": "html", ".txt": "text", ".text": "text"}
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
    """What was written: the draft, its pictures, and what its writer should look at."""

    path: Path
    words: int
    pictures: list[Path] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def arguments(parser: ArgumentParser) -> None:
    """What can be chosen."""
    parser.add_argument("--file", type=Path, default=Path(), metavar="x.docx", help="a .docx, .html or .txt file")
    parser.add_argument("--title", default="", metavar="WORDS", help="its title, where the file does not say it")
    parser.add_argument("--accept", action="store_true", help="accept tracked changes, leave comments out")


def run(call: Call) -> int:
    """Write the draft, and say what its writer should look at."""
    chosen = call.chosen
    done = load(call.site, chosen.file.expanduser(), chosen.title, chosen.accept)
    print(new.what_next(call, done.path, f"a draft with all {done.words} words of {chosen.file.name}"))
    for picture in done.pictures:
        print(f"Wrote {picture.relative_to(call.root)}")
    for remark in done.remarks:
        print(f"- {remark}.")
    site = Site(call.site.content, call.site.settings)  # with the draft in it
    if findings := check(Documents(site, [done.path])):
        print(f"`make check` names {len(findings)} to look at before it is published.")
    return 0


def load(site: Site, file: Path, given_title: str = "", accept: bool = False) -> Imported:
    """Make a draft of `file` in the content folder of `site`.

    `accept` takes tracked changes as accepted and leaves comments out. Raises CommandError, with nothing written, when
    the file cannot be read, holds changes that nobody has accepted, would lose a word, or when the draft's place is
    taken.
    """
    kind = KINDS.get(file.suffix.lower())
    if file == Path():
        raise CommandError("A file is missing. Say it like this: make import FILE=article.docx")
    if not file.is_file():
        raise CommandError(f"There is no file {file}. Check the path. Nothing was written")
    if kind is None:
        raise CommandError(f"{file.name} is not read here. Save it as .docx, .html or .txt. Nothing was written")
    if file.stat().st_size > files.LARGEST:
        raise CommandError(f"{file.name} {limit.TOO_LONG}")
    with limit.within(file.name):
        draft = _drafted(site, file, kind, given_title, accept)
    with draft.album:
        path = new.write(site, draft.slug, draft.text)
    return Imported(path, draft.words, draft.album.written, draft.remarks)


def _drafted(site: Site, file: Path, kind: str, given_title: str, accept: bool) -> Draft:
    """The draft of a file of one of the KINDS. Raises as `load`."""
    try:
        source = _read(file, kind, accept)
    except PermissionError:
        raise CommandError(f"{file.name} may not be read. Change its permissions. Nothing was written") from None
    if len(source.words.encode()) > files.LARGEST_TEXT:
        raise CommandError(f"{file.name} {limit.TOO_LONG}")
    titled = title.take(source.tree, new.shaped(given_title), web_page=kind == "html")
    slug = new.slug_of(titled.name) or new.slug_of(file.stem)
    if not slug:
        raise CommandError('It has no title to make an address of. Say one: TITLE="...". Nothing was written')
    new.free(site, slug)
    album = Album(site.content / "figures", slug, source.picture)
    writer = markdown.Writer(album.address)
    body = writer.body(titled.blocks)
    try:
        drafted = _words_of(body, titled, site, numbered=kind == "text")
    except ContentError as error:
        raise CommandError(f"{file.name} {error.findings[0].sentence}. Nothing was written") from None
    lost, moved = loss_check.compare(source.words, drafted)
    if lost:
        rows = [f'  "{phrase}"' for phrase in lost[:MOST_SHOWN]] + ["  ..."] * (len(lost) > MOST_SHOWN)
        remedy = "Type them anew there, raised characters as superscript"
        sentence = f"These words of {file.name} would be lost or changed. {remedy}"
        raise CommandError("\n".join([f"{sentence}. Nothing was written:", *rows]))
    if not loss_check.words(source.words) and not album.planned:
        raise CommandError(f"{file.name} holds no words that can be read. Nothing was written")
    if moved and moved != [titled.title]:
        phrases = ", ".join(f'"{phrase}"' for phrase in moved[:MOST_SHOWN])
        source.remarks.append(f"Some words stand elsewhere than in {file.name}, or closer together: {phrases}")
    text = new.header(site, titled.title, slug) + "\n" + lines.finished(body)
    remarks = [*titled.remarks, *writer.remarks, *source.remarks, *album.remarks]
    return Draft(slug, text, len(loss_check.words(source.words)), album, remarks)


def _words_of(body: str, titled: title.Titled, site: Site, numbered: bool) -> str:
    """The words that a draft with this body would show, without those that are ours."""
    source = f"---\nstatus: draft\n---\n\n{lines.without_ours(body)}"
    file = site.content / "articles" / "import.md"
    text = texts.read(file, site.content, site.settings.DEFAULT_LANG, source.encode())
    document = Documents(site).of(text)
    if document.findings:
        raise ContentError(*document.findings)
    words = loss_check.of_document(document, numbered)
    return f"{titled.title}\n{words}" if titled.stood_in_text else words


def _read(file: Path, kind: str, accept: bool) -> Source:
    """A file of one of the KINDS. CommandError when it cannot be read."""
    if kind == "docx":
        try:
            return _read_word(file, accept)
        except docx.TooLarge:
            raise CommandError(f"{file.name} {limit.TOO_LONG}") from None
        except docx.BROKEN:
            sentence = f"{file.name} is not a Word file that can be read. Save it in Word as .docx, without a password"
            raise CommandError(f"{sentence}. Nothing was written") from None
    try:
        text = read_text(file, Path(file.name))
    except ContentError as error:
        raise CommandError(f"{error}. Nothing was written") from None
    if kind == "text":
        return Source(loss_check.of_numbers(plain.source_text(text)), Tree({}, plain.tree(text)))
    text = html.FILLED_IN.sub(" ", text)
    words, rest = html.read(text)
    beside_main = shortened(shown(rest), LONGEST_SHOWN)
    remarks = [f'Left out, since it stands beside the main part of the page: "{beside_main}"'] if beside_main else []
    return Source(words, pandoc.read(text.encode(), "html", file.name), lambda target: beside(file, target), remarks)


def _read_word(file: Path, accept: bool) -> Source:
    content = docx.repacked(file.read_bytes())
    word = docx.WordFile(content)
    changes = word.changes()
    if changes and not accept:
        rows = "\n".join(f"  {change}" for change in changes)
        raise CommandError(
            f"{file.name} holds changes or comments that nobody has settled. Settle them in Word, or say ACCEPT=1 to "
            f"accept all changes and leave comments out. Nothing was written:\n{rows}"
        )
    remarks = [f"Accepted, or left out if a comment: {change}" for change in changes]
    remarks += [f'Say if these words stay: "{words}". They were struck out twice' for words in word.struck_twice()]
    tree = pandoc.read(content, "docx", file.name)
    tree.blocks += [{"t": "Para", "c": [EDGE, *plain.inlines(text)]} for text in word.margins()]
    return Source(word.text(), tree, word.picture, remarks)
