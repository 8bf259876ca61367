"""`make import` refuses what cannot be read, or takes without end, in a sentence; nothing is written."""

import io
import os
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest

from editorial.commands import disk, importing
from editorial.commands.command import CommandError
from editorial.commands.importing import packed as word
from editorial.commands.importing import pandoc
from tests.commands.imports import docx, load, paragraph, refusal, run, web
from tests.model.test_picture import huge_png

DEEP = (
    "is nested too deeply to be read. Flatten the lists, tables or boxes that stand inside one another. "
    "Nothing was written"
)


LONG = "is too large to be one article. Split it, or copy the part that you need into a new file. Nothing was written"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("old.doc", b"x", "old.doc is not read here. Save it as .docx, .odt, .html, .md or .txt. Nothing was written"),
        (
            "no.docx",
            b"x",
            "no.docx is not a Word file that can be read. Save it in Word as .docx, without a password. "
            "Nothing was written",
        ),
        (
            "latin.txt",
            "Título\n\naño".encode("latin-1"),
            "latin.txt:1:2: R78 error: file: a character here is not UTF-8. Save the file again with the encoding "
            "UTF-8. Nothing was written",
        ),
        ("nothing.html", b"<p> </p>", "nothing.html holds no words that can be read. Nothing was written"),
        (
            "deep.html",
            b"<div>" * 2000,
            f"deep.html {DEEP}",
        ),
        ("!!.txt", b"?!\n", 'It has no title to make an address of. Say one: TITLE="...". Nothing was written'),
    ],
    ids=["kind", "broken", "encoding", "nothing", "deep", "signs"],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(content, tmp_path, name, data, sentence):
    (tmp_path / name).write_bytes(data)
    assert refusal(content, tmp_path / name) == sentence


def bomb(file: Path, **parts: bytes) -> Path:
    """The Word file with more or larger parts, well packed."""
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as more:
        for name, data in parts.items():
            more.writestr(f"word/{name}.xml", data)
    return file


def nested(tag: str, depth: int) -> str:
    return "".join(f"<w:{part}>" for part in tag.split() * depth) + "".join(
        f"</w:{part}>" for part in tag.split()[::-1] * depth
    )


def test_a_word_file_that_unpacks_to_far_more_is_refused(content, tmp_path, monkeypatch):
    zeros = {f"part{number}": bytes(10_000_001) for number in range(10)}
    assert refusal(content, bomb(docx(tmp_path, name="zeros.docx"), **zeros)) == f"zeros.docx {LONG}"
    many = {f"part{number}": b"" for number in range(5_001)}
    assert refusal(content, bomb(docx(tmp_path, name="many.docx"), **many)) == f"many.docx {LONG}"
    body = paragraph(run(" " * 21_000_000))
    assert refusal(content, docx(tmp_path, body=body, name="text.docx")) == f"text.docx {LONG}"
    monkeypatch.setattr(importing, "LARGEST", 1000)
    assert refusal(content, docx(tmp_path, name="large.docx")) == f"large.docx {LONG}"


def test_pandoc_is_given_no_more_than_was_measured(tmp_path):
    """A part that says it is short, and is not: Python reads what it says, pandoc all of it."""
    file = docx(tmp_path)
    data = bomb(file, lies=b"a" * 1000).read_bytes().replace((1000).to_bytes(4, "little"), (9).to_bytes(4, "little"))
    with pytest.raises(zipfile.BadZipFile):
        word.repacked(data)
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = bomb(file, document=b"<a/>").read_bytes()
    with zipfile.ZipFile(io.BytesIO(word.repacked(twice))) as once:
        assert len(set(once.namelist())) == len(once.namelist())


@pytest.mark.parametrize(
    ("tag", "depth"),
    [("tbl tr tc p", 400), ("sdt sdtContent", 2000), ("p r pict", 600), ("x", 30_000)],
    ids=["tables", "boxes", "pictures", "elements"],
)
def test_a_word_file_nested_without_end_is_refused(content, tmp_path, tag, depth):
    assert refusal(content, docx(tmp_path, body=nested(tag, depth))).endswith("Nothing was written")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lists.html", "<h1>Rest</h1>" + "<ul><li>a " * 400),
        ("tables.html", "<h1>Rest</h1>" + "<table><tr><td>a<td>" * 400),
        ("marks.html", "<h1>Rest</h1>" + "<i><b>a " * 800),
        ("quotes.html", "<h1>Rest</h1>" + "<blockquote>a " * 800),
    ],
)
@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)  # where the time is over as memory is cleared
def test_a_page_nested_without_end_is_refused(content, tmp_path, monkeypatch, name, text):
    monkeypatch.setattr(importing.limit, "MOST_SECONDS", 1)  # pandoc tries every way to close what is not closed
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert refusal(content, tmp_path / name).endswith("Nothing was written")


def test_a_file_that_takes_too_long_is_refused(content, tmp_path, monkeypatch):
    file, slow = docx(tmp_path), tmp_path / "bin/pandoc"
    slow.parent.mkdir()
    slow.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "pandoc 3.1" || exec sleep 60\n', encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", str(slow.parent), prepend=os.pathsep)
    monkeypatch.setattr(importing.limit, "MOST_SECONDS", 1)
    said = "dose.docx takes more than 1 seconds to read. Take out what is not text, or copy the text alone into a new file. Nothing was written"
    assert refusal(content, file) == said


def test_a_text_longer_than_a_page_may_be_is_refused(content, tmp_path):
    (tmp_path / "book.txt").write_text("A book\n\n" + "Some words of a book. " * 14_000, encoding="utf-8")
    assert refusal(content, tmp_path / "book.txt") == f"book.txt {LONG}"


def test_a_picture_or_drawing_that_may_not_be_shown_is_left_out_and_said(content, tmp_path):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><title>A</title><desc>B</desc></svg>'
    (tmp_path / "line.svg").write_text(drawing, encoding="utf-8")
    (tmp_path / "huge.png").write_bytes(huge_png(60_000))
    packed = f"data:image/svg+xml,{quote(drawing)}"
    done = web(content, "".join(f'<p><img src="{source}"></p>' for source in ("line.svg", "huge.png", packed)))
    why = "holds onload= in line 1; a drawing may hold shapes and words only. Take it out"
    assert done.pictures == []
    assert done.remarks == [
        f"A picture was left out. line.svg {why}",
        "A picture was left out. huge.png has more than 100 million pixels. Make it smaller",
        f"A picture was left out. It {why}",
    ]


def test_a_word_file_with_a_broken_part_is_refused(content, tmp_path):
    file = docx(tmp_path, comments="<w:comments")
    assert refusal(content, file).startswith("dose.docx is not a Word file that can be read. Save it in Word as .docx,")


def test_a_file_that_is_not_there(content, tmp_path):
    assert refusal(content, tmp_path / "none.docx") == (
        f"There is no file {tmp_path / 'none.docx'}. Check the path. Nothing was written"
    )
    assert "Save the page in the browser, as .html" in refusal(content, Path("https://example.org/rest.html"))
    assert refusal(content, tmp_path).endswith("Give one file of this folder. Nothing was written")


def test_a_draft_that_is_there_is_not_overwritten(content, tmp_path):
    file = docx(tmp_path)
    load(content, file)
    assert refusal(content, file) == (
        "content/articles/what-a-dose-of-cells-is.md is there already. Choose another title. Nothing was written"
    )


def test_no_picture_is_left_behind_where_the_draft_cannot_be_written(content, tmp_path, monkeypatch):
    write = disk.write

    def full(file, *data):
        if file.suffix == ".md":
            raise CommandError("The disk is full")
        write(file, *data)

    monkeypatch.setattr(disk, "write", full)
    assert refusal(content, docx(tmp_path)) == "The disk is full"


def test_without_pandoc_the_sentence_says_what_to_do(content, tmp_path, monkeypatch):
    file = docx(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pandoc.importlib.util, "find_spec", lambda name: None)
    assert refusal(content, file) == (
        "pandoc is not here. Delete .venv/import.ready and say `make import` again. Nothing was written"
    )


@pytest.mark.parametrize(("version", "taken"), [("pandoc 3.1.11", True), ("pandoc 2.17.1.1", False)], ids=str)
def test_the_pandoc_of_the_machine_is_preferred_when_it_is_new_enough(tmp_path, monkeypatch, version, taken):
    own = tmp_path / "pandoc"
    own.write_text(f"#!/bin/sh\necho '{version}'\n", encoding="utf-8")
    own.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert (pandoc.find() == str(own)) == taken


def test_a_file_that_pandoc_cannot_read_is_refused(tmp_path):
    with pytest.raises(CommandError, match=r"^pandoc cannot read x\.docx\. Open it, save it again, and try again\."):
        pandoc.read(b"no zip", "docx", "x.docx")
