"""Texts to import, and what has become of them."""

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from editorial.commands import importing
from editorial.commands.command import CommandError
from editorial.commands.importing import pandoc
from editorial.model.text import Text
from tests.conftest import document, site_of

# A picture of one pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


ARTICLE = """---
title: What a dose of cells is
author: Jane Doe
---

A dose is 10^6^ cells, not 106, in H~2~O and 0.5 mg salt.[^1] People ask: "is <5 mg too little & too late?"

# What was found

It's **bold** and *weak*: 5 \\* 3 \\[1\\] a_b \\#1.

| Dose | Pain |
|---|---:|
| 10^6^ | 21 of 44 |
| 5 \\| 10 | none |

: What each dose did

1. First
    - deeper
2. Second

> Said by somebody.

![A disc from the side](disc.png "A disc")

## A part

See [the FDA](https://www.fda.gov/a_(b)?c=d&e=f).[^2] The formula is $5 \\times 10^{6}$ of them.

[^1]: Doe J. A trial of rest. *Spine*. 2024. doi:10.1000/rest.1.

[^2]: Our own count.
"""


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRUCK = "Take two (FILL IN nothing, but say if these words stay: they were struck out) pills."
SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)


def docx(
    folder: Path, markdown: str = ARTICLE, body: str = "", last: str = "", name: str = "dose.docx", **parts: str
) -> Path:
    """A Word file that pandoc makes of Markdown; `body` is WordprocessingML put in front of its text, and `last` behind it."""
    (folder / "disc.png").write_bytes(PNG)
    file = folder / name
    command = [pandoc.find(), "-f", "markdown", "-t", "docx", "-o", str(file)]
    subprocess.run(command, input=markdown, encoding="utf-8", cwd=folder, check=True)
    with zipfile.ZipFile(file) as old:
        members = {entry: old.read(entry) for entry in old.namelist()}
    document = members["word/document.xml"].decode()
    head, text = document.split("<w:body>", 1)
    missing = " ".join(space for space in SPACES.split() if space.split("=")[0] not in head)
    head = head.replace("<w:document ", f"<w:document {missing} ", 1)
    members["word/document.xml"] = f"{head}<w:body>{body}{text.replace('<w:sectPr', f'{last}<w:sectPr', 1)}".encode()
    for part, text in parts.items():
        members[f"word/{part}.xml"] = text.encode()
        kind = part.rstrip("0123456789")
        rels = members["word/_rels/document.xml.rels"].decode()
        link = (
            f'<Relationship Id="x{part}" Target="{part}.xml" '
            f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
        )
        if f'Target="{part}.xml"' not in rels:
            members["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", link).encode()
    with zipfile.ZipFile(file, "w") as new:
        for entry, data in members.items():
            new.writestr(entry, data)
    return file


def run(text: str, more: str = "") -> str:
    return f'<w:r><w:rPr>{more}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def xml(part: str, inside: str) -> str:
    return f'<w:{part} xmlns:w="{W[1:-1]}">{inside}</w:{part}>'


def body_of(file: Path) -> str:
    return file.read_text(encoding="utf-8").split("\n---\n", 1)[1].strip()


def page(content: Path, file: Path) -> str:
    """The draft as HTML."""
    return document(content, file).html


def text_of(content: Path, file: Path) -> Text:
    """The draft, read again."""
    return site_of(content).by_file[file]


def load(content: Path, file: Path, title: str = "", accept: bool = False) -> importing.Imported:
    """Import a file into the content folder."""
    [done], _ = importing.load(site_of(content), file, title, accept)
    return done


def web(content: Path, html: str) -> importing.Imported:
    """Import a saved page whose heading is "Rest"."""
    file = content.parent / "r.html"
    file.write_text(html if "<h1>" in html else f"<h1>Rest</h1>{html}", encoding="utf-8")
    return load(content, file)


def picture(format: str, mode: str = "P") -> bytes:
    """A small picture of a kind, as Pillow calls it."""
    file = io.BytesIO()
    Image.new(mode, (2, 2)).save(file, format)
    return file.getvalue()


def refusal(content: Path, file: Path, **options) -> str:
    """The sentence with which a file is refused; nothing may have been written."""
    before = {path: path.read_bytes() for path in content.rglob("*.*")}
    with pytest.raises(CommandError) as error:
        load(content, file, **options)
    assert {path: path.read_bytes() for path in content.rglob("*.*")} == before
    return str(error.value)
