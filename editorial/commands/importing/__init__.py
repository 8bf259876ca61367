"""A text from elsewhere becomes a draft: no word is lost, no file is overwritten."""

import re
import xml.etree.ElementTree as etree
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from editorial.check import check
from editorial.commands import new
from editorial.commands.command import Call, CommandError
from editorial.commands.disk import write_all
from editorial.commands.importing import front, limit, lines, loss_check, markdown, sources, title, tree, wordpress
from editorial.commands.importing.pictures import Album
from editorial.commands.importing.plain import inlines
from editorial.commands.importing.sources import ENDINGS, KINDS, MOST_SHOWN, ImportSource
from editorial.findings import ContentError, counted, shortened
from editorial.markup.document import Document
from editorial.markup.documents import Documents
from editorial.model import text as texts
from editorial.model.allowed_files import LARGEST, LARGEST_TEXT
from editorial.model.site import Site
from editorial.rules.placeholders import placeholder

HELP = "make a draft of a Word file, a web page, Markdown or plain text, or drafts of what WordPress exports"
# The least header, for a body that is looked at before it has its own.
HEAD = "---\nstatus: draft\n---\n\n"


@dataclass
class Imported:
    """The draft of the text that we call `name`: its file, its words, its pictures, and what its writer should look at."""

    name: str
    path: Path
    words: int
    pictures: list[Path]
    remarks: list[str]


def arguments(parser: ArgumentParser) -> None:
    """What can be chosen."""
    named = f"a {ENDINGS} file, or WordPress's .xml"
    parser.add_argument("--file", type=Path, default=Path(), metavar="x.docx", help=named)
    titled = "its title, where the file does not say it; of WordPress's file, the post to take"
    parser.add_argument("--title", default="", metavar="WORDS", help=titled)
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
        remedy = "Give one file of this folder" if file.is_dir() else "Check the path"
        remedy = "Save the page in the browser, as .html" if re.match("https?:", str(file)) else remedy
        raise CommandError(f"There is no file {file}. {remedy}. Nothing was written")
    if kind is None:
        raise CommandError(f"{file.name} is not read here. Save it as {ENDINGS}. Nothing was written")
    if file.stat().st_size > LARGEST:
        raise CommandError(f"{file.name} {limit.TOO_LONG}")
    if kind == "wordpress":
        return _load_export(site, file, given_title)
    return [_written(site, file.name, given_title, partial(sources.read, site, file, kind, accept))], []


def _load_export(site: Site, file: Path, chosen: str) -> tuple[list[Imported], list[str]]:
    """A draft of each post of WordPress's file, or of the post or page that was `chosen` by its title."""
    with limit.within(file.name):
        try:
            export = wordpress.read(file.read_bytes())
        except etree.ParseError as error:
            sentence = f"{file.name} is no export of WordPress ({error}). Export it again: Tools, Export, All content"
            raise CommandError(f"{sentence}. Nothing was written") from None
    named = [post for post in export.posts if post.name.casefold() == chosen.casefold()]
    posts = named if chosen else [post for post in export.posts if post.kind == "post"]
    if not posts:
        titles = "".join(f"\n  {post.name}" for post in export.posts[:MOST_SHOWN])
        titled = f' with the title "{chosen}"' if chosen else ""
        holds = f'. It holds, each by TITLE="...":{titles}' if titles else ""
        raise CommandError(f"{file.name} holds no post{titled}{holds}\nNothing was written")
    drafts, remarks = [], []
    for post in posts:
        name = f'"{post.name}"'
        try:
            drafts.append(_written(site, name, "", partial(sources.of_post, site, file, post, name)))
            site = Site(site.content, site.settings)  # with the draft in it
            if post.kept:
                remarks.append(f"{name} was {post.kept} there. Publish it only if all may read it")
        except (CommandError, ContentError) as error:
            sentence = str(error).replace(". Nothing was written", "").removeprefix(f"{name} ")
            remarks.append(f"{name} was not written: {sentence}")
    many = counted(len(posts), "post")
    remarks.insert(0, f"{len(drafts)} of {many} became drafts; comments and people are not brought in")
    if others := [post.name for post in export.posts if post.kind != "post" and not chosen]:
        remarks.append(f'Pages and other texts, each by TITLE="{others[0]}": {", ".join(others)}')
    if export.attached and not chosen:
        remarks.append("Attached, and not fetched:\n  " + "\n  ".join(export.attached))
    return drafts, remarks


def _written(site: Site, name: str, given_title: str, read: Callable[[], ImportSource]) -> Imported:
    """The draft of what `read` reads, which messages call `name`, once it is written. Raises as `load`."""
    with limit.within(name):
        try:
            source = read()
        except PermissionError:
            raise CommandError(f"{name} may not be read. Change its permissions. Nothing was written") from None
        draft, made = _drafted(site, name, given_title, source)
    write_all(made, new=True)
    return draft


def _drafted(site: Site, name: str, given_title: str, source: ImportSource) -> tuple[Imported, dict[Path, bytes]]:
    """The draft of a source, and its files, of which none is written yet."""
    if len(source.words.encode()) > LARGEST_TEXT:
        raise CommandError(f"{name} {limit.TOO_LONG}")
    said = source.front
    titled = title.take(source.tree, new.shaped(given_title), source.web_page, said.title)
    slug = new.slug_of(given_title or said.slug or titled.name) or new.slug_of(Path(name).stem)
    if not slug:
        raise CommandError('It has no title to make an address of. Say one: TITLE="...". Nothing was written')
    path = new.free(site, slug)
    for what, text in said.long.items():
        asks = f"{placeholder(f'a {what} of {front.MOST_LETTERS[what]} letters at most, in the header, from these words:')} "
        titled.blocks.insert(0, {"t": "Para", "c": [{"t": "Ours", "c": asks}, *inlines(text)]})
        source.words = f"{text}\n{source.words}"
    if nowhere := tree.settle(titled.blocks, said.base):
        targets = ", ".join(dict.fromkeys(nowhere))
        source.remarks.append(f"These links lead nowhere from here, and are only words now: {shortened(targets)}")
    album = Album(site.content / "figures", slug, source.picture)
    writer = markdown.MarkdownWriter(album.address)
    body = writer.body(titled.blocks)
    try:
        document = _document_of(body, site)
    except ContentError as error:
        raise CommandError(f"{name} {error.findings[0].sentence}. Nothing was written") from None
    own = titled.title if titled.stood_in_text else ""
    drafted = [own, *(words for _, words in loss_check.texts_of(document, source.numbered))]
    lost, moved = loss_check.compare(source.words, "\n".join(drafted))
    if lost:
        body = loss_check.put(body, lost, document, HEAD, source.numbered, own)
        phrases = ", ".join(f'"{shortened(word.phrase)}"' for word in lost[:MOST_SHOWN])
        source.remarks.append(f"Not as they stood in {name}, and asked for in the draft: {phrases}")
    words = len(loss_check.words(source.words))
    if not words and not album.planned:
        raise CommandError(f"{name} holds no words that can be read. Nothing was written")
    if moved and moved != [titled.title]:
        phrases = ", ".join(f'"{phrase}"' for phrase in moved[:MOST_SHOWN])
        source.remarks.append(f"Some words stand elsewhere than in {name}, or closer together: {phrases}")
    text = new.header(site, titled.title, slug, said.values) + "\n" + lines.finished(body)
    remarks = [*titled.remarks, *said.remarks, *writer.remarks, *source.remarks, *album.remarks]
    return Imported(name, path, words, [*album.files], remarks), {**album.files, path: text.encode()}


def _document_of(body: str, site: Site) -> Document:
    """What a draft with this body would show, without what is ours. Raises ContentError where it cannot be read."""
    source = HEAD + lines.without_ours(body)
    file = site.content / "articles" / "import.md"
    document = Documents(site).of(texts.read(file, site.content, site.settings.DEFAULT_LANG, source.encode()))
    if document.findings:
        raise ContentError(*document.findings)
    return document
