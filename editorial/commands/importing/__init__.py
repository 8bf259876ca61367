"""A Word file, a web page or plain text becomes a draft: no word is lost, no file is overwritten.

pictures  where a document's pictures go
pandoc    the program that reads Word files and web pages, and its tree
plain     plain text, as such a tree
tree      small questions to the tree
title     the title, taken out of the tree
markdown  the tree, as this project's Markdown, by way of `inlines` and `lines`
docx      a Word file's words, read without pandoc; its tracked changes and pictures
html      a web page's words, read without pandoc
marks     how raised and lowered characters are told
proof     the words of the source, compared with those of the draft
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from editorial.commands import new as draft
from editorial.commands.importing import html, lines, markdown, pandoc, plain, proof, title
from editorial.commands.importing.docx import WordFile
from editorial.commands.importing.pictures import Album, beside
from editorial.commands.importing.tree import with_headings
from editorial.commands.new import DraftError
from editorial.findings import ContentError
from editorial.model import source
from editorial.rules.placeholders import gap

KINDS = {".docx": "docx", ".html": "html", ".htm": "html", ".txt": "text", ".text": "text"}
MOST_SHOWN = 12
# Before what stood at the head or foot of a Word file's pages.
EDGE = {"t": "Ours", "c": gap("a place for this, or take it out; it stood at the edge of each page: ")}


@dataclass
class Imported:
    """What was written: the draft, its pictures, and what its writer should look at."""

    path: Path
    words: int
    pictures: list[Path] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def load(root: Path, file: Path, given_title: str = "", accept: bool = False) -> Imported:
    """Make a draft of `file` in the content folder `root`.

    `accept` takes tracked changes as accepted and leaves comments out. Raises DraftError, with nothing written, when
    the file cannot be read, holds changes that nobody has accepted, would lose a word, or when the draft's place is
    taken.
    """
    kind = KINDS.get(file.suffix.lower())
    if file == Path():
        raise DraftError("A file is missing. Say it like this: make import FILE=article.docx")
    if not file.is_file():
        raise DraftError(f"There is no file {file}. Check the path. Nothing was written")
    if kind is None:
        raise DraftError(f"{file.name} is not read here. Save it as .docx, .html or .txt. Nothing was written")
    try:
        said, tree, pictures, remarks = _read(file, kind, accept)
    except PermissionError:
        raise DraftError(f"{file.name} may not be read. Change its permissions. Nothing was written") from None
    titled = title.take(tree, draft.shaped(given_title), web_page=kind == "html")
    slug = draft.slug_of(titled.name) or draft.slug_of(file.stem)
    if not slug:
        raise DraftError('It has no title to make an address of. Say one: TITLE="...". Nothing was written')
    draft.free(root, slug)
    album = Album(root / "figures", slug, pictures)
    writer = markdown.Writer(album.address)
    body = writer.body(titled.blocks)
    proved = proof.of_markdown(lines.without_ours(body), numbered=kind == "text")
    lost, moved = proof.compare(said, f"{titled.title}\n{proved}" if titled.stood_in_text else proved)
    if lost:
        shown = [f'  "{phrase}"' for phrase in lost[:MOST_SHOWN]] + ["  ..."] * (len(lost) > MOST_SHOWN)
        sentence = f"These words of {file.name} would be lost or changed. Type them anew there, raised characters as superscript"
        raise DraftError("\n".join([f"{sentence}. Nothing was written:", *shown]))
    if moved and moved != [titled.title]:
        phrases = ", ".join(f'"{phrase}"' for phrase in moved[:MOST_SHOWN])
        remarks.append(f"Some words stand elsewhere than in {file.name}: {phrases}")
    text = draft.header(root, titled.title, slug) + "\n" + lines.finished(body)
    with album:
        path = draft.write(root, slug, text)
    return Imported(path, len(proof.words(said)), album.written, [*titled.remarks, *writer.remarks, *remarks])


def _read(file: Path, kind: str, accept: bool) -> tuple[str, dict, Callable[[str], bytes | None], list[str]]:
    """A file as its words, pandoc's tree of it, the way to its pictures, and remarks."""
    if kind == "docx":
        content = file.read_bytes()
        word = WordFile(content, file.name)
        changes = word.changes()
        if changes and not accept:
            rows = "\n".join(f"  {change}" for change in changes)
            raise DraftError(
                f"{file.name} holds changes or comments that nobody has settled. Settle them in Word, or say ACCEPT=1 to "
                f"accept all changes and leave comments out. Nothing was written:\n{rows}"
            )
        tree = pandoc.read(content, "docx", file.name)
        tree["blocks"] = with_headings(tree["blocks"])
        tree["blocks"] += [{"t": "Para", "c": [EDGE, *plain.inlines(text)]} for text in word.margins()]
        remarks = [f"Accepted, or left out if a comment: {change}" for change in changes]
        return word.text(), tree, word.picture, remarks
    try:
        text = source.read_text(file, Path(file.name))
    except ContentError as error:
        raise DraftError(f"{error}. Nothing was written") from None
    if kind == "html":
        tree = pandoc.read(text.encode(), "html", file.name)
        tree["blocks"] = with_headings(tree["blocks"])
        return html.text(text), tree, lambda target: beside(file, target), []
    return proof.of_numbers(plain.source_text(text)), {"meta": {}, "blocks": plain.tree(text)}, lambda target: None, []
