"""`make import`: a text from elsewhere becomes a draft; each word of it is there, down to the page."""

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from editorial.model.record import Article
from pelican.settings import DEFAULT_CONFIG

import pelicanconf
from editorial.check import check, read_record
from editorial.commands import importing
from editorial.commands.importing import pandoc, plain, proof
from editorial.commands.new import DraftError
from plugins.reader import ContentReader
from tests.commands.test_main import editorial
from tests.conftest import ROOT, build
from tests.test_makefile import make

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


@pytest.fixture
def content(tmp_path) -> Path:
    return shutil.copytree(ROOT / "content", tmp_path / "content")


def docx(folder: Path, markdown: str = ARTICLE, body: str = "", name: str = "dose.docx", **parts: str) -> Path:
    """A Word file that pandoc makes of Markdown; `body` is WordprocessingML put in front of its text."""
    (folder / "disc.png").write_bytes(PNG)
    file = folder / name
    command = [pandoc.find(), "-f", "markdown", "-t", "docx", "-o", str(file)]
    subprocess.run(command, input=markdown, encoding="utf-8", cwd=folder, check=True)
    with zipfile.ZipFile(file) as old:
        members = {entry: old.read(entry) for entry in old.namelist()}
    document = members["word/document.xml"].decode()
    members["word/document.xml"] = document.replace("<w:body>", f"<w:body>{body}", 1).encode()
    for part, text in parts.items():
        members[f"word/{part}.xml"] = text.encode()
        kind = "comments" if part == "comments" else "header"
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
    """The draft as our own reader makes it a page."""
    ours = {name: value for name, value in vars(pelicanconf).items() if name.isupper()}
    return ContentReader(DEFAULT_CONFIG | ours | {"PATH": str(content)}).read(str(file))[0]


def refusal(content: Path, file: Path, **options) -> str:
    """The sentence with which a file is refused; nothing may have been written."""
    before = {path: path.read_bytes() for path in content.rglob("*.*")}
    with pytest.raises(DraftError) as error:
        importing.load(content, file, **options)
    assert {path: path.read_bytes() for path in content.rglob("*.*")} == before
    return str(error.value)


@pytest.fixture
def imported(content, tmp_path):
    return importing.load(content, docx(tmp_path))


def test_a_word_file_becomes_our_markdown(imported):
    assert (
        body_of(imported.path)
        == """\
Jane Doe

A dose is 10<sup>6</sup> cells, not 106, in H<sub>2</sub>O and 0.5 mg salt. (FILL IN make reference
DOI=10.1000/rest.1, and cite it here: note 1) People ask: "is &lt;5 mg too little & too late?"

## What was found

It's **bold** and *weak*: 5 \\* 3 \\[1\\] a\\_b #1.

Table: What each dose did

| Dose | Pain |
|---|---:|
| 10<sup>6</sup> | 21 of 44 |
| 5 \\| 10 | none |

1. First
    - deeper
2. Second

> Said by somebody.

![FILL IN what the picture shows](../figures/what-a-dose-of-cells-is-1.png "A disc from the side")

### A part

See [the FDA](https://www.fda.gov/a_%28b%29?c=d&e=f). (FILL IN the reference: note 2) The formula
is 5 × 10<sup>6</sup> of them.

## Notes

FILL IN a reference for each note that is a study, by make reference, and cite it where the text
asks; then take this section out

1. Doe J. A trial of rest. *Spine*. 2024. doi:10.1000/rest.1.
2. Our own count."""
    )


def test_the_header_is_that_of_a_new_draft(content, imported):
    record = read_record(imported.path, content, Article)[1]
    assert (record.title, record.slug, record.status) == ("What a dose of cells is", "what-a-dose-of-cells-is", "draft")
    assert record.summary == "FILL IN one sentence that answers the title"
    assert imported.path == content / "articles/what-a-dose-of-cells-is.md"


def test_the_page_shows_it_all(content, imported):
    html = page(content, imported.path)
    for part in (
        "A dose is 10<sup>6</sup> cells, not 106, in H<sub>2</sub>O and 0.5 mg salt.",
        "&ldquo;is &lt;5 mg too little &amp; too late?&rdquo;",
        "<strong>bold</strong> and <em>weak</em>: 5 * 3 [1] a_b #1.",
        "<caption>What each dose did</caption>",
        '<td class="number">21 of 44</td>',
        "<td>5 | 10</td>",
        "<td>10<sup>6</sup></td>",
        "<blockquote>",
        'href="https://www.fda.gov/a_%28b%29?c=d&amp;e=f"',
        "5 × 10<sup>6</sup> of them.",
        "<li>Our own count.</li>",
    ):
        assert part in html
    assert re.search(r"<li>First\s*<ul>\s*<li>deeper</li>", html)
    assert re.findall(r"<h(\d) id=\"([\w-]+)\"", html) == [("2", "what-was-found"), ("3", "a-part"), ("2", "notes")]


def test_pictures_are_copied_under_a_safe_name_that_nothing_has(content, tmp_path):
    taken = content / "figures/what-a-dose-of-cells-is-1.png"
    taken.write_bytes(b"mine")
    done = importing.load(content, docx(tmp_path))
    assert [file.name for file in done.pictures] == ["what-a-dose-of-cells-is-2.png"]
    assert (taken.read_bytes(), done.pictures[0].read_bytes()) == (b"mine", PNG)


def test_a_draft_made_of_a_file_is_built_and_not_published(project, tmp_path):
    done = editorial(project, "import", "--file", str(docx(tmp_path)))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Wrote content/articles/what-a-dose-of-cells-is.md, a draft with all 92 words of dose.docx.",
        "Next: `make devserver` shows it at http://127.0.0.1:8000/drafts/what-a-dose-of-cells-is.html as you write.",
        "Write what the words FILL IN ask for (`make check` names each), then set `status: published`.",
        "Wrote content/figures/what-a-dose-of-cells-is-1.png",
        "- 2 notes stand at its end. Make references of them, and cite them where the text asks for it.",
    ]
    assert build(project).returncode == 0
    assert "10<sup>6</sup>" in (project / "output/drafts/what-a-dose-of-cells-is.html").read_text(encoding="utf-8")
    assert build(project, "publishconf.py", SITEURL="https://example.org").returncode == 0
    assert not (project / "output/drafts").exists()


def test_the_command_says_when_the_text_itself_stops_the_build(project, tmp_path):
    (tmp_path / "cure.txt").write_text("Rest and backs\n\nRest is a proven treatment.\n", encoding="utf-8")
    done = editorial(project, "import", "--file", str(tmp_path / "cure.txt"))
    assert done.returncode == 0
    assert done.stdout.endswith("`make check` names 1 to mend in it. Until then nothing is built.\n")


TRACKED = paragraph(
    run("Pain eased in "),
    '<w:del w:id="1" w:author="Ann Lee"><w:r><w:delText>all</w:delText></w:r></w:del>',
    f'<w:ins w:id="2" w:author="Ann Lee">{run("some")}</w:ins>',
    run(" people."),
)
COMMENT = xml("comments", f'<w:comment w:id="1" w:author="Bo Ek">{paragraph(run("Really?"))}</w:comment>')


def test_tracked_changes_and_comments_are_listed_and_refused(content, tmp_path):
    file = docx(tmp_path, body=TRACKED, comments=COMMENT)
    assert refusal(content, file) == (
        "dose.docx holds changes or comments that nobody has settled. Settle them in Word, or say ACCEPT=1 to accept "
        "all changes and leave comments out. Nothing was written:\n"
        '  deleted by Ann Lee: "all"\n'
        '  inserted by Ann Lee: "some"\n'
        '  comment by Bo Ek: "Really?"'
    )


def test_changes_are_accepted_when_the_writer_says_so(content, tmp_path):
    done = importing.load(content, docx(tmp_path, body=TRACKED, comments=COMMENT), "Doses", accept=True)
    assert "Pain eased in some people." in body_of(done.path)
    assert 'Accepted, or left out if a comment: deleted by Ann Lee: "all"' in done.remarks
    assert 'Accepted, or left out if a comment: comment by Bo Ek: "Really?"' in done.remarks


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (paragraph(run("10"), run("6", '<w:position w:val="6"/>'), run(" cells")), "10^{6}"),
        (paragraph(run("See "), f'<w:fldSimple w:instr="REF x">{run("table four")}</w:fldSimple>'), "table four"),
    ],
    ids=["raised-by-hand", "a-field"],
)
def test_what_pandoc_would_lose_is_refused_with_its_words(content, tmp_path, body, word):
    assert refusal(content, docx(tmp_path, body=paragraph(run("Doses")) + body)) == (
        "These words of dose.docx would be lost or changed. Type them anew there, raised characters as superscript. "
        f'Nothing was written:\n  "{word}"'
    )


@pytest.mark.parametrize(
    ("said", "lacking", "lost"),
    [
        ("10 million cells", "10 cells", ["million"]),
        ("a dose of \ufdd26\ufdd4 mg", "a dose of 6 mg", ["^{6}"]),
        ("H\ufdd32\ufdd4O", "H2O", ["H_{2}O"]),
        ("under <5 mg", "under 5 mg", ["<5"]),
        ("0.5 mg", "05 mg", ["0.5"]),
        ("a twice b twice", "a twice b", ["twice"]),
        ("one “quoted” word", 'one "quoted" word', []),
        ("a\u00adb c", "ab c", []),
        ("one two", "two one", []),
        ("painBack is", "pain Back is", []),
    ],
    ids=["word", "raised", "lowered", "sign", "point", "second", "quotes", "soft-hyphen", "moved", "space"],
)
def test_the_proof_finds_what_is_lost_and_nothing_else(said, lacking, lost):
    assert proof.compare(said, lacking)[0] == lost


def test_the_proof_tells_what_was_moved():
    assert proof.compare("one two three", "two three one") == ([], ["one"])


def test_a_raised_style_is_raised(content, tmp_path):
    raised = '<w:rStyle w:val="FootnoteReference"/>'
    done = importing.load(content, docx(tmp_path, body=paragraph(run("10"), run("6", raised), run(" mg"))), "Doses")
    assert "10<sup>6</sup> mg" in body_of(done.path)


def test_what_stands_at_the_edge_of_the_pages_is_kept_and_asked_about(content, tmp_path):
    file = docx(tmp_path, "# Doses\n\nText.\n", header1=xml("hdr", paragraph(run("For our patients"))))
    assert body_of(importing.load(content, file).path) == (
        "Text.\n\nFILL IN a place for this, or take it out; it stood at the edge of each page: For our patients"
    )


def test_merged_cells_keep_their_words_and_are_told(content, tmp_path):
    html = (
        "<h1>Doses</h1><table><tr><th colspan=2>Both | sides</th></tr><tr><td rowspan=2>left<p>more</p></td>"
        "<td><ul><li>a</li><li>b</li></ul></td></tr><tr><td>low</td></tr></table>"
    )
    (tmp_path / "merged.html").write_text(html, encoding="utf-8")
    done = importing.load(content, tmp_path / "merged.html")
    assert body_of(done.path) == (
        "FILL IN nothing, but look if each word stands in its column: this table had merged cells\n\n"
        "Table: FILL IN what this table shows\n\n"
        "| Both \\| sides |  |\n|---|---|\n| left<br>more | a<br>b |\n|  | low |"
    )
    assert done.remarks == ["Table 1 had merged cells. Look if each word stands in its column"]
    assert "<td>a<br>b</td>" in page(content, done.path)


def test_bold_lines_are_headings_where_there_is_no_other(content, tmp_path):
    file = docx(tmp_path, "**Doses**\n\nText one.\n\n**What was found**\n\n**Bold** here.\n")
    assert body_of(importing.load(content, file).path) == "Text one.\n\n## What was found\n\n**Bold** here."


def test_two_lists_side_by_side_stay_two(content, tmp_path):
    (tmp_path / "l.html").write_text(
        "<h1>Lists</h1><ol><li>a</li></ol><ol><li>b</li></ol><pre>c\n```</pre>", encoding="utf-8"
    )
    draft = importing.load(content, tmp_path / "l.html").path
    assert body_of(draft) == "1. a\n\n<!-- another list -->\n\n1. b\n\n````\nc\n```\n````"
    assert page(content, draft).count("<ol>") == 2


def test_skipped_levels_of_headings_are_closed_up(content, tmp_path):
    file = docx(tmp_path, "# Doses\n\n### Deep\n\nText.\n\n##### Deeper\n\nText.\n")
    assert re.findall(r"^(#+) (\w+)", body_of(importing.load(content, file).path), re.MULTILINE) == [
        ("##", "Deep"),
        ("###", "Deeper"),
    ]


NASTY = [
    "[@nobody] and [TOC] and [^1]", "!!! note is no card", "{: .class} {#id} {filename}x.md", "# no heading #",
    "1. no list", "- no list", ": no meaning", "> no quote", "| no | table |", "``` no code", "a * b ** c _d_ __e__ f_g",
    "<b>no tag</b> &amp; &copy; AT&T", "C:\\new \\* x", "~~~ none", "=== ---", "Table: no caption", "it's “so” ‘fine’",
    "https://example.org/a_b*c?d=e&f=g_h",
]  # fmt: skip


def test_no_sign_of_the_text_becomes_a_mark(content, tmp_path):
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;") for text in NASTY]
    cells = "".join(f"<tr><td>{text}</td><td>x</td></tr>" for text in escaped)
    points = "".join(f"<li>{text}</li>" for text in escaped)
    text = "".join(f"<p>{text}</p>" for text in escaped) + f"<p>{' '.join(escaped * 3)}</p>"
    (tmp_path / "n.html").write_text(f"<h1>Signs</h1>{text}<ul>{points}</ul><table>{cells}</table>", encoding="utf-8")
    done = importing.load(content, tmp_path / "n.html")
    assert done.remarks == []
    html = page(content, done.path)
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    for sign in ("[@nobody] and [TOC] and [^1]", "!!! note is no card", "{: .class} {#id}", "1. no list", "- no list"):
        assert shown.count(sign) == 6, sign
    assert not re.search(r"<(em|strong|code|dl|blockquote|h[12]|hr|pre|div class=\"card)", html)
    assert [str(finding) for finding in check(content) if finding.rule in ("R12", "R35", "R78")] == []


WEB_PAGE = """<!doctype html><html><head><title>Rest | A clinic</title><style>p {}</style></head><body>
<nav><ul><li><a href="/home">Home</a></li><li><a href="/shop">Shop</a></li></ul></nav><button>Menu</button>
<h1>Rest and backs</h1>
<p>Ten to the sixth is 10<sup>6</sup>.<br><br>A new part.</p><script>var hidden;</script>
<p><img src="https://example.org/spine.png" alt="A spine"></p><p><img src="own/disc.png" alt=""></p>
<h4>Small heading</h4><p>Said <q>so</q>.</p><footer>All rights reserved</footer></body></html>
"""


def test_a_saved_web_page_keeps_every_word_that_was_seen(content, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own/disc.png").write_bytes(PNG)
    (tmp_path / "rest.html").write_text(WEB_PAGE, encoding="utf-8")
    done = importing.load(content, tmp_path / "rest.html")
    assert (
        body_of(done.path)
        == """\
- Home
- Shop

Menu

Ten to the sixth is 10<sup>6</sup>.

A new part.

(FILL IN the picture https://example.org/spine.png, saved as PNG in content/figures/: A spine)

![FILL IN what the picture shows](../figures/rest-and-backs-1.png)

## Small heading

Said "so".

All rights reserved"""
    )
    assert done.remarks == []


def test_characters_raised_by_style_alone_are_refused(content, tmp_path):
    (tmp_path / "r.html").write_text(
        '<h1>Rest</h1><p>10<span style="vertical-align: super">6</span> cells</p>', encoding="utf-8"
    )
    assert '\n  "10^{6}"' in refusal(content, tmp_path / "r.html")


def test_what_a_picture_is_called_is_no_markup(content, tmp_path):
    (tmp_path / "r.html").write_text(
        '<h1>Rest</h1><p>A <img src="x<i>.gif" alt="<script>a</script> *b*"> c.</p>', encoding="utf-8"
    )
    body = body_of(importing.load(content, tmp_path / "r.html").path)
    assert "FILL IN the picture x" in body
    assert "<" not in body
    assert "\\*b\\*" in body


def test_a_picture_outside_the_folder_of_a_web_page_is_not_read(content, tmp_path):
    folder = tmp_path / "saved"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(PNG)
    (folder / "r.html").write_text('<h1>Rest</h1><p>Text.</p><p><img src="../secret.png"></p>', encoding="utf-8")
    assert importing.load(content, folder / "r.html").pictures == []


PASTED = """Can gentle movement ease back pain?Living with a sore back is tiring, and many people ask if they should rest.

Most new back pain settles

within some weeks (10^6 ways).


What helps
Gentle movement helps some people, and long rest in bed helps few, as far as anyone knows today.
• Walk a little
• Keep warm

Risks

1) Falls
2) Sore muscles

The last line.
"""


def test_pasted_text_gets_its_marks_back(content, tmp_path):
    (tmp_path / "pasted.txt").write_text(PASTED, encoding="utf-8")
    done = importing.load(content, tmp_path / "pasted.txt")
    assert read_record(done.path, content, Article)[1].title == "Can gentle movement ease back pain?"
    assert (
        body_of(done.path)
        == """\
Living with a sore back is tiring, and many people ask if they should rest.

Most new back pain settles within some weeks (10^6 ways).

## What helps

Gentle movement helps some people, and long rest in bed helps few, as far as anyone knows today.

- Walk a little
- Keep warm

## Risks

1. Falls
2. Sore muscles

The last line."""
    )
    assert done.remarks == [
        'The title was glued to the text. It was parted behind "Can gentle movement ease back pain?"; '
        "look if that is right"
    ]


def test_lines_wrapped_by_hand_are_one_paragraph():
    text = "Short title\n\nThis text was wrapped by hand,\nso that no line is longer\nthan thirty letters.\n\n- A point\n  goes on."
    blocks = plain.tree(text)
    assert [block["t"] for block in blocks] == ["Para", "Para", "BulletList"]


@pytest.mark.parametrize(
    "text",
    ["A first line without an end that is far too long to be a title of anything at all.\n\nMore.", "Ends.\n\nMore."],
    ids=["long", "sentence"],
)
def test_a_text_without_a_title_asks_for_one(content, tmp_path, text):
    (tmp_path / "Back pain basics.txt").write_text(text, encoding="utf-8")
    done = importing.load(content, tmp_path / "Back pain basics.txt")
    record = read_record(done.path, content, Article)[1]
    assert (record.title, record.slug) == ("FILL IN a title of 65 characters or fewer", "back-pain-basics")
    assert body_of(done.path).replace("\n", " ") == text.replace("\n\n", "  ")
    assert done.remarks == ["No line of it could be the title. Write one in the header"]


def test_a_title_that_is_too_long_stays_in_the_text(content, tmp_path):
    title = "Can a very long title with a raised 10 and many words more than fit be kept?"
    done = importing.load(content, docx(tmp_path, f"# {title}\n\nText.\n"))
    assert (
        body_of(done.path).replace("\n", " ") == f"FILL IN make a title of these words, in the header: {title}  Text."
    )


def test_a_title_with_raised_characters_stays_in_the_text(content, tmp_path):
    done = importing.load(content, docx(tmp_path, "# What are 10^6^ cells?\n\nText.\n"))
    assert "in the header: What are 10<sup>6</sup> cells?" in body_of(done.path)


def test_the_writer_may_say_the_title(content, tmp_path):
    done = importing.load(content, docx(tmp_path, "# Old\n\nText.\n"), 'Is "PRP": worth it?')
    assert read_record(done.path, content, Article)[1].title == 'Is "PRP": worth it?'
    assert body_of(done.path) == "FILL IN keep or take out the document's own title: Old\n\nText."


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("old.doc", b"x", "old.doc is not read here. Save it as .docx, .html or .txt. Nothing was written"),
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
        ("!!.txt", b"?!\n", 'It has no title to make an address of. Say one: TITLE="...". Nothing was written'),
    ],
    ids=["kind", "broken", "encoding", "signs"],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(content, tmp_path, name, data, sentence):
    (tmp_path / name).write_bytes(data)
    assert refusal(content, tmp_path / name) == sentence


def test_a_file_that_is_not_there(content, tmp_path):
    assert refusal(content, tmp_path / "none.docx") == (
        f"There is no file {tmp_path / 'none.docx'}. Check the path. Nothing was written"
    )


def test_a_draft_that_is_there_is_not_overwritten(content, tmp_path):
    file = docx(tmp_path)
    importing.load(content, file)
    assert refusal(content, file) == (
        "content/articles/what-a-dose-of-cells-is.md is there already. Choose another title. Nothing was written"
    )


def test_no_picture_is_left_behind_where_the_draft_cannot_be_written(content, tmp_path, monkeypatch):
    def full(*_):
        raise DraftError("The disk is full")

    monkeypatch.setattr(importing.draft, "write", full)
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
    with pytest.raises(DraftError, match=r"^pandoc cannot read x\.docx\. Open it, save it anew, and try again\."):
        pandoc.read(b"no zip", "docx", "x.docx")


def test_make_hands_on_what_was_typed(project, tmp_path):
    (project / ".venv").symlink_to(ROOT / ".venv")
    (tmp_path / "a 'b' $c.txt").write_text("Rest\n\nText.\n", encoding="utf-8")
    done = make(
        project,
        "--assume-old=.venv/import.ready",
        "import",
        f"FILE={tmp_path / '''a 'b' $c.txt'''}",
        'TITLE=Costs "$5"',
    )
    assert done.returncode == 0, done.stderr
    assert 'title: Costs "$5"' in (project / "content/articles/costs-5.md").read_text(encoding="utf-8")


def test_make_import_without_a_file_says_how(project):
    (project / ".venv").symlink_to(ROOT / ".venv")
    done = make(project, "--assume-old=.venv/import.ready", "import")
    assert done.returncode != 0
    assert done.stderr.startswith("A file is missing. Say it like this: make import FILE=article.docx\n")
