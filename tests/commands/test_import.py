"""`make import`: a text from elsewhere becomes a draft; each word of it is there, down to the page."""

import io
import os
import re
import subprocess
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image

from editorial.commands import importing
from editorial.commands.command import CommandError
from editorial.commands.importing import loss_check, pandoc, plain
from editorial.commands.importing import packed as word
from editorial.model.text import Text
from tests.commands.test_main import editorial
from tests.conftest import ROOT, build, document, findings, site_of
from tests.model.test_metadata import telling, words_in
from tests.model.test_picture import huge_png
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


@pytest.fixture
def imported(content, tmp_path):
    return load(content, docx(tmp_path))


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


def test_a_note_leaves_its_mark_wherever_it_stands(content, tmp_path):
    places = ["| a[^1] | b |\n|---|---|\n| c | d[^2] |", ": Caption[^3]", "## Head[^4]", "- point[^5]", "*em[^6]*"]
    notes = "\n".join(f"[^{number}]: Note {number}." for number in range(1, 7))
    body = body_of(load(content, docx(tmp_path, "# Notes\n\n" + "\n\n".join([*places, notes]))).path)
    mark = "(FILL IN the reference: note {})".format
    for line in (
        f"| a {mark(1)} | b |",
        f"| c | d {mark(2)} |",
        f"## Head {mark(4)}",
        f"- point {mark(5)}",
        f"*em* {mark(6)}",
    ):
        assert line in body.split("\n")
    assert f"Table: Caption {mark(3)}" in body


def test_the_header_is_that_of_a_new_draft(content, imported):
    draft = text_of(content, imported.path)
    assert draft.findings == ()
    assert (draft.record.title, draft.slug, draft.status) == (
        "What a dose of cells is",
        "what-a-dose-of-cells-is",
        "draft",
    )
    assert draft.record.summary == "FILL IN one sentence that answers the title"
    assert imported.path == content / "articles/what-a-dose-of-cells-is.md"


def test_the_page_shows_it_all(content, imported):
    html = page(content, imported.path)
    for part in (
        "A dose is 10<sup>6</sup> cells, not 106, in H<sub>2</sub>O and 0.5 mg salt.",
        "“is &lt;5 mg too little &amp; too late?”",
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
    done = load(content, docx(tmp_path))
    assert [file.name for file in done.pictures] == ["what-a-dose-of-cells-is-2.png"]
    assert (taken.read_bytes(), done.pictures[0].read_bytes()) == (b"mine", PNG)


# What check refuses in a page for readers; a draft stops nobody.
WILD = """---
title: Wild
url: https://old.example.org/x.html
---
See https://example.org/a_b and {% include x %} {{< y >}} ==z== [[q]] <div class="a" onclick="b()">Raw</div>

:::note
Cured **forever [^9] <b>now
:::
"""


def test_a_draft_made_of_a_file_is_built_and_not_published(project, tmp_path):
    done = editorial(project, "import", "--file", str(docx(tmp_path)))
    assert (done.returncode, done.stderr) == (0, "")
    draft = project / "content/articles/what-a-dose-of-cells-is.md"
    assert done.stdout.splitlines() == [
        "Wrote content/articles/what-a-dose-of-cells-is.md, a draft with all 92 words of dose.docx.",
        "Next: while `make devserver` or `make write` runs, http://127.0.0.1:8000/drafts/what-a-dose-of-cells-is.html shows it as you write.",
        "Write what the words FILL IN ask for (`make check` names each), then set `status: published`.",
        "Wrote content/figures/what-a-dose-of-cells-is-1.png",
        "- 2 notes stand at its end. Make references of them, and cite them where the text asks for it.",
        f"`make check` names {len(findings(project / 'content', draft))} to look at before it is published.",
    ]
    pictures = {
        "a.gif": picture("GIF"),
        "b.bmp": picture("BMP"),
        "c.tiff": picture("TIFF"),
        "d.png": picture("WEBP", "RGB"),
    }
    for name, data in pictures.items():
        (project / name).write_bytes(data)
    (project / "wild.md").write_text(WILD, encoding="utf-8")
    load(project / "content", project / "wild.md")
    web(project / "content", "".join(f'<p><img src="{name}" alt="A disc"></p>' for name in pictures))
    assert build(project).returncode == 0
    assert "10<sup>6</sup>" in (project / "output/drafts/what-a-dose-of-cells-is.html").read_text(encoding="utf-8")
    assert (project / "output/drafts/rest.html").read_text(encoding="utf-8").count("<figure><") == len(pictures)
    assert build(project, "publishconf.py", SITEURL="https://example.org").returncode == 0
    assert not (project / "output/drafts").exists()


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


def test_changes_in_notes_are_listed_too(content, tmp_path):
    note = f'<w:footnote w:id="9"><w:p><w:ins w:id="1">{run("anew")}</w:ins></w:p></w:footnote>'
    file = docx(tmp_path, footnotes=xml("footnotes", note))
    assert refusal(content, file).endswith('Nothing was written:\n  inserted by somebody: "anew"')


def test_changes_are_accepted_when_the_writer_says_so(content, tmp_path):
    done = load(content, docx(tmp_path, body=TRACKED, comments=COMMENT), "Doses", accept=True)
    assert "Pain eased in some people." in body_of(done.path)
    assert 'Accepted, or left out if a comment: deleted by Ann Lee: "all"' in done.remarks
    assert 'Accepted, or left out if a comment: comment by Bo Ek: "Really?"' in done.remarks


def test_words_that_were_moved_stand_where_they_were_moved_to(content, tmp_path):
    by = 'w:id="3" w:author="Ann Lee" w:date="2026-01-01T00:00:00Z"'
    body = paragraph(f"<w:moveFrom {by}>{run('Keep warm.')}</w:moveFrom>", run("Walk a little."))
    body += paragraph(f"<w:moveTo {by}>{run('Keep warm.')}</w:moveTo>")
    done = load(content, docx(tmp_path, "# Doses\n", paragraph(run("Rest")) + body), accept=True)
    assert body_of(done.path).startswith("Walk a little.\n\nKeep warm.\n")


@pytest.mark.parametrize(
    ("source", "draft", "lost"),
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
def test_the_loss_check_finds_what_is_lost_and_nothing_else(source, draft, lost):
    assert [words.phrase for words in loss_check.compare(source, draft)[0]] == lost


def test_the_loss_check_names_what_was_moved():
    assert loss_check.compare("one two three", "two three one") == ([], ["one"])


STRUCK = "Take two (FILL IN nothing, but say if these words stay: they were struck out) pills."


@pytest.mark.parametrize("tag", ["s", "strike", "del"])
def test_words_struck_out_on_a_page_are_kept_and_asked_about(content, tag):
    struck = f"Take <{tag}>two</{tag}> pills."
    body = body_of(web(content, f"<p>{struck}</p><ul><li>{struck}</li></ul><p><b>{struck}</b></p>").path)
    assert " ".join(body.split()) == f"{STRUCK} - {STRUCK} **{STRUCK}**"


def test_words_struck_out_in_word_are_kept_and_asked_about(content, tmp_path):
    struck = paragraph(run("Take "), run("two", "<w:strike/>"), run(" pills."))
    twice = paragraph(run("Not "), run("three", "<w:dstrike/>"), run(" of them."))
    done = load(content, docx(tmp_path, body=paragraph(run("Doses")) + struck + twice))
    body = " ".join(body_of(done.path).split())
    assert STRUCK in body
    assert "Not three (FILL IN nothing, but say if these words stay: they were struck out) of them." in body


def test_letters_of_fonts_of_symbols_are_read_or_named(content, tmp_path):
    at_least = '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
    beta = run("b", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')
    body = paragraph(run("Doses")) + paragraph(at_least, run("5 mg of a "), beta, run("-blocker"))
    assert "≥5 mg of a β-blocker" in body_of(load(content, docx(tmp_path, body=body)).path)
    unknown = paragraph(run("Other doses")) + paragraph('<w:r><w:sym w:font="Arial" w:char="F0B3"/></w:r>', run("5 mg"))
    named = "□ (FILL IN the sign number F0B3 of the font Arial instead of □)5 mg"
    assert named in " ".join(body_of(load(content, docx(tmp_path, body=unknown)).path).split())


def test_what_stands_at_the_edge_of_the_pages_is_kept_and_asked_about(content, tmp_path):
    edge = xml("hdr", paragraph(run("For our patients")))
    file = docx(tmp_path, "# Doses\n\nText.\n", header1=edge, header2=edge)
    assert body_of(load(content, file).path) == (
        "Text.\n\nFILL IN a place for this, or take it out; it stood at the edge of each page: For our patients"
    )


def test_merged_cells_keep_their_words_and_are_told(content):
    html = (
        "<h1>Doses</h1><table><tr><th colspan=2>Both | sides</th></tr><tr><td rowspan=2>left<p>more</p></td>"
        "<td><ul><li>a</li><li>b</li></ul></td></tr><tr><td>low</td></tr></table>"
    )
    done = web(content, html)
    assert body_of(done.path) == (
        "FILL IN nothing, but look if each word stands in its column: this table had merged cells\n\n"
        "Table: FILL IN what this table shows\n\n"
        "| Both \\| sides |  |\n|---|---|\n| left<br>more | a<br>b |\n|  | low |"
    )
    assert done.remarks == ["Table 1 had merged cells. Look if each word stands in its column"]
    assert "<td>a<br>b</td>" in page(content, done.path)


def test_bold_lines_are_headings_where_there_is_no_other(content, tmp_path):
    file = docx(tmp_path, "**Doses**\n\nText one.\n\n**What was found**\n\n**Bold** here.\n")
    assert body_of(load(content, file).path) == "Text one.\n\n## What was found\n\n**Bold** here."


def test_what_stands_side_by_side_stays_apart(content):
    html = "<ol><li>a</li></ol><ol><li>b</li></ol><pre>c\n```</pre>"
    html += "<h2>d</h2><ul><li>e</li></ul><h2>f</h2><ul><li>g</li></ul>"
    draft = web(content, html).path
    assert body_of(draft) == (
        "1. a\n\n<!-- it ends here -->\n\n1. b\n\n<!-- it ends here -->\n\n    c\n    ```\n\n## d\n\n- e\n\n## f\n\n- g"
    )
    assert (page(content, draft).count("<ol>"), page(content, draft).count("<pre>")) == (2, 1)


def test_a_point_keeps_what_it_holds_and_its_number(content):
    html = (
        '<ol start="5"><li>a<ul><li><ul><li>b</li><li>c</li></ul></li><li>d<blockquote>e</blockquote></li></ul></li>'
        "<li><h3>f</h3><pre>g</pre></li>"
        "<li><table><tr><th>h</th><th>i</th></tr><tr><td>j</td><td>k</td></tr></table></li>"
        "<li></li><li><pre>l</pre></li></ol><dl><dt>m</dt><dd><p>n</p><ul><li>o</li></ul></dd></dl>"
    )
    draft = web(content, html).path
    table = "    | h | i |\n    |---|---|\n    | j | k |"
    assert body_of(draft) == (
        "5. a\n\n    - b\n\n    - c\n\n    - d\n\n        > e\n\n6. f\n\n        g\n\n"
        f"7. Table: FILL IN what this table shows\n\n{table}\n\n8. `l`\n\nm\n:   n\n\n    - o"
    )
    shown = re.sub(r"\s*\n\s*", "", page(content, draft))
    for part in (
        '<ol start="5"><li><p>a</p><ul><li><p>b</p></li><li><p>c</p></li><li><p>d</p><blockquote><p>e</p></blockquote>',
        "<li><p>f</p><pre><code>g</code></pre></li>",
        "<td>k</td>",
        "<dt>m</dt><dd><p>n</p><ul><li>o</li></ul></dd>",
    ):
        assert part in shown


def test_levels_of_headings_have_no_gap_and_an_end(content):
    html = "<h1>Rest</h1><h3>Part #</h3><h5>Part of it</h5><h6>Its part</h6>"
    assert body_of(web(content, html).path) == "## Part \\#\n\n### Part of it\n\n#### Its part"
    html = "".join(f"<h{level}>{level}</h{level}>" for level in range(1, 7))
    assert body_of(web(content, f"<h1>All levels</h1>{html}").path).split("\n\n")[-2:] == ["###### 5", "###### 6"]


SIGNS = [
    "[@nobody] and [TOC] and [^1]", "!!! note is no card", "{: .class} {#id} {filename}x.md", "# no heading #", "## no",
    "1. no list", "10. no list", "- no list", "+ no list", "-", ": no meaning", "> no quote", "| no | table |",
    "``` no code", "a * b ** c _d_ __e__ f_g", "<b>no tag</b> &amp; &copy; AT&T", "C:\\new \\* x\\", "~~~ none", "=== ---",
    "=", "***", "Table: no caption", "it's “so” ‘fine’", "https://example.org/a_b*c?d=e&f=g_h", "<!-- seen -->", "[x]: y",
]  # fmt: skip


def test_no_sign_of_the_text_becomes_a_mark(content):
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;") for text in SIGNS]
    cells = "".join(f"<tr><td>{text}</td><td>x</td></tr>" for text in escaped)
    points = "".join(f"<li>{text}</li><li>{'word ' * 18}{text}</li>" for text in escaped)
    # Each sign stands at the beginning of a block, of what follows a break, and of a line that is full.
    text = "".join(f"<p>{text}<br>{text}</p><p>{'word ' * 19}{text} {text}</p>" for text in escaped)
    text += f"<p>Table: by hand</p><table>{cells}</table><p>{' '.join(escaped * 3)}</p>"
    done = web(content, f"{text}<ul>{points}</ul>")
    assert done.remarks == []
    html = page(content, done.path)
    assert set(re.findall(r"<(\w+)", html)) == {
        *("p", "br", "ul", "li"),
        *("div", "table", "caption", "thead", "tbody", "tr", "th", "td"),
    }
    assert html.count("<p>Table: by hand</p>") == 1
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    for sign in ("[@nobody] and [TOC] and [^1]", "!!! note is no card", "{: .class} {#id}", "1. no list", "- no list"):
        assert shown.count(sign) == 10, sign
    assert [str(finding) for finding in findings(content, done.path) if finding.rule in ("R12", "R35")] == []


def test_lists_that_were_typed_by_hand_become_lists(content):
    done = web(
        content,
        "<p>• Walk</p><p>• Swim</p><p>1) Rest</p><p>2) Sleep</p><p>– Heat<br>– Cold</p>"
        "<p>-Bend<br>-Stretch</p><p>2019. That was so.</p>",
    )
    assert done.remarks == []
    html = page(content, done.path)
    points = ["Walk", "Swim", "Rest", "Sleep", "Heat", "Cold", "Bend", "Stretch"]
    assert [
        " ".join(re.sub("<[^>]+>", "", item).split()) for item in re.findall("<li>(.*?)</li>", html, re.DOTALL)
    ] == points
    assert "<p>2019. That was so.</p>" in html


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
    done = load(content, tmp_path / "rest.html")
    assert (
        body_of(done.path)
        == """\
Menu

Ten to the sixth is 10<sup>6</sup>.

A new part.

(FILL IN the picture https://example.org/spine.png, saved as PNG in content/figures/: A spine)

![FILL IN what the picture shows](../figures/rest-and-backs-1.png)

## Small heading

Said "so"."""
    )
    assert done.remarks == [
        'Left out, since it stands beside the main part of the page: "Home Shop All rights reserved"',
        'Some words stand elsewhere than in rest.html, or closer together: "Menu"',
    ]


def test_words_that_nobody_saw_on_a_page_are_kept_and_named(content):
    hidden = "<b hidden>one a</b> <u style='display:none'>two</u> <u style='color:#fff'>three</u>"
    done = web(content, f"<p>Seen {hidden}</p>")
    assert body_of(done.path) == "Seen **one a** two three"
    assert done.remarks == ['Hidden on the page, and kept here. Say if these words stay: "one a", "two", "three"']


@pytest.mark.parametrize("main", ["<main>{}</main>", '<div role="main">{}</div>'], ids=["tag", "role"])
def test_the_main_part_of_a_page_is_its_text_and_the_rest_is_named(content, main):
    text = main.format("<h1>Rest</h1><p>Text.</p>")
    done = web(content, f"<nav>Home <i>A</i></nav>{text}<footer>© Us</footer>")
    assert body_of(done.path) == "Text."
    assert done.remarks == ['Left out, since it stands beside the main part of the page: "Home A © Us"']


@pytest.mark.parametrize(
    ("html", "body"),
    [
        ("10<sup>-6</sup> to 10<sup>−3</sup>", "10<sup>-6</sup> to 10<sup>−3</sup>"),
        ("<q>She said <q>so</q></q>", "\"She said 'so'\""),
        ("می&zwnj;خواهم 5 &micro;g", "می\u200cخواهم 5 µg"),
        ("<b>Head<br></b>text <b>a <i>b</i></b><i>c</i> <i>d</i>", "**Head**<br>\ntext **a b**c *d*"),
        ("<code>a`b</code><code>c</code>", "`` a`b ``c"),
        (
            "Look!<a href='https://x.org/a_b'>here</a> or <a href='#b'>there</a>",
            "Look\\![here](https://x.org/a_b) or there",
        ),
        ("<a href='sms:988'>Text 988</a>", "[Text 988](sms:988)"),
        (
            "https://x.org/a_b, <a href='https://x.org/c_d'>https://x.org/c_d</a>",
            "https://x.org/a_b, <https://x.org/c_d>",
        ),
        ("a<br><br>b<br>c<br>", "a\n\nb<br>\nc"),
        (
            "Eased.<sup>1</sup> So <sup>[2]</sup>",
            "Eased. (FILL IN the reference: note 1) So (FILL IN the reference: note 2)",
        ),
        ("Eased<sup><a href='#n'>3</a></sup> it", "Eased (FILL IN the reference: note 3) it"),
        ("Eased<a href='#n'><sup>a</sup></a> it", "Eased (FILL IN the reference: note a) it"),
        ("9 cm<sup>2</sup>, (a)<sup>2</sup>, 10<sup>6</sup>", "9 cm<sup>2</sup>, (a)<sup>2</sup>, 10<sup>6</sup>"),
        ("<select><option>English<option>Spanish</select>a<textarea>type here</textarea>", "a"),
    ],
    ids=[
        "raised-minus",
        "quotes",
        "signs-not-seen",
        "marks",
        "code",
        "links",
        "text-message",
        "addresses",
        "breaks",
        "note",
        "linked-note",
        "note-linked",
        "powers",
        "form",
    ],
)
def test_a_line_of_a_page(content, html, body):
    done = web(content, f"<p>{html}</p>")
    assert (body_of(done.path), done.remarks) == (body, [])


def test_what_a_mouse_alone_is_shown_is_named(content):
    done = web(content, "<p><abbr title='platelet-rich plasma'>PRP</abbr> and <abbr>mL</abbr></p>")
    assert done.remarks == [
        "Shown to a mouse alone, and left out: PRP (platelet-rich plasma). Say it in the text, or in the glossary"
    ]


def test_a_page_whose_tags_are_never_closed_is_read_as_browsers_read_it(content):
    done = web(content, "<table><tr><td>a<td>b<tr><td>c<td>d</table><p>Said <b>so <i>twice</b> over</i>")
    assert "| a | b |\n|---|---|\n| c | d |\n\nSaid **so twice** *over*" in body_of(done.path)


def test_a_page_laid_out_as_a_table_of_one_cell_is_no_table(content):
    html = "<table><tr><td><h1>Rest</h1><p>Text.</p><h2>Part</h2><blockquote>a</blockquote></td></tr></table>"
    assert body_of(web(content, html).path) == "Text.\n\n## Part\n\n> a"


def test_a_heading_that_is_a_picture_is_no_heading(content):
    (content.parent / "logo.png").write_bytes(PNG)
    done = web(content, '<h1><img src="logo.png" alt="Our clinic"></h1><h2>Rest</h2><p>Text.</p>')
    assert done.path.name == "rest.md"
    assert body_of(done.path) == "![Our clinic](../figures/rest-1.png)\n\nText."


def test_the_caption_of_a_picture_stands_below_it(content, tmp_path):
    (tmp_path / "disc.png").write_bytes(PNG)
    caption = 'A "disc" of 10<sup>6</sup> <b>cells</b>'
    draft = web(
        content, f'<figure><img src="disc.png" alt="A round disc"><figcaption>{caption}</figcaption></figure>'
    ).path
    assert body_of(draft) == ('![A round disc](../figures/rest-1.png "A &quot;disc&quot; of 10<sup>6</sup> **cells**")')
    assert 'A "disc" of 10<sup>6</sup> <strong>cells</strong></figcaption>' in page(content, draft)
    noted = docx(tmp_path, "# Discs\n\n![A disc[^1]](disc.png)\n\n[^1]: Note.")
    assert "A disc (FILL IN the reference: note 1)" in body_of(load(content, noted).path).split("\n\n")


def test_a_drawing_is_kept_as_a_picture(content, tmp_path):
    (tmp_path / "disc.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>A disc</title><desc>Round</desc></svg>',
        encoding="utf-8",
    )
    assert body_of(web(content, '<p><img src="disc.svg" alt="A disc"></p>').path) == (
        "![A disc]({static}../figures/rest-1.svg)"
    )


def test_a_picture_that_the_site_cannot_show_is_asked_for(content):
    (content.parent / "chart.emf").write_bytes(b"\1\0\0\0")
    (content.parent / "cut.png").write_bytes(PNG[:40])
    named = ["chart.emf", "cut.png", "/etc/hostname", "a%00b.png", "https://example.org/a.png"]
    packed = [f"data:image/png;base64,{data}" for data in ("AAAA", "é")]
    html = "".join(f'<p><img src="{source}"></p>' for source in [*named, f"{'a' * 300}.png", *packed])
    done = web(content, f'{html}<p><svg><path d="M0 0"/></svg></p>')
    assert done.pictures == []
    assert [re.sub(r"\s+", " ", part) for part in body_of(done.path).split("\n\n")] == [
        f"(FILL IN the picture {name}, saved as PNG in content/figures/)" for name in named + ["that stood here"] * 4
    ]


def test_what_would_be_lost_is_kept_where_it_stood(content, tmp_path):
    raised = '10<span style="vertical-align: super">6</span> cells'
    done = web(content, f"<p>{raised}</p><ul><li>a<p>{raised}</p></li><li>b</li></ul><p>End.</p>")
    asks = "FILL IN a place for these words: they stood here, and the text above lacks or changes them: 10^\\{6}"
    shown = body_of(done.path).replace(":\n10", ": 10")
    assert shown == f"106 cells\n\n{asks}\n\n- a\n\n    106 cells\n\n- b\n\n{asks}\n\nEnd."
    assert done.remarks == ['Not as they stood in r.html, and asked for in the draft: "10^{6}", "10^{6}"']


def test_what_a_picture_is_called_is_no_markup(content):
    body = body_of(web(content, '<p>A <img src="x<i>.gif" alt="<script>a</script> *b*"> c.</p>').path)
    assert "FILL IN the picture x" in body
    assert "<" not in body
    assert "\\*b\\*" in body


def test_a_picture_outside_the_folder_of_a_web_page_is_not_read(content, tmp_path):
    folder = tmp_path / "saved"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(PNG)
    (folder / "r.html").write_text('<h1>Rest</h1><p>Text.</p><p><img src="../secret.png"></p>', encoding="utf-8")
    assert load(content, folder / "r.html").pictures == []


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
    done = load(content, tmp_path / "pasted.txt")
    assert text_of(content, done.path).record.title == "Can gentle movement ease back pain?"
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


def test_lines_may_end_as_on_an_old_mac(content, tmp_path):
    (tmp_path / "old.txt").write_bytes(b"Rest and walks\r\rWalk each day.\r\rSleep well.")
    assert body_of(load(content, tmp_path / "old.txt").path) == "Walk each day.\n\nSleep well."


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
    done = load(content, tmp_path / "Back pain basics.txt")
    draft = text_of(content, done.path)
    assert (draft.record.title, draft.slug) == ("FILL IN a title of 65 characters or fewer", "back-pain-basics")
    assert body_of(done.path).replace("\n", " ") == text.replace("\n\n", "  ")
    assert done.remarks == ["No line of it could be the title. Write one in the header"]


def test_a_title_that_is_too_long_stays_in_the_text(content, tmp_path):
    title = "1. Can a very long title with a raised 10 and many words more than fit be kept?"
    done = load(content, docx(tmp_path, f"# {title}\n\nText.\n"))
    assert (
        body_of(done.path).replace("\n", " ") == f"FILL IN make a title of these words, in the header: {title}  Text."
    )


def test_a_title_with_raised_characters_stays_in_the_text(content, tmp_path):
    done = load(content, docx(tmp_path, "# What are 10^6^ cells?\n\nText.\n"))
    assert "in the header: What are 10<sup>6</sup> cells?" in body_of(done.path)


def test_the_writer_may_say_the_title(content, tmp_path):
    done = load(content, docx(tmp_path, "# Old\n\nText.\n"), 'Is "PRP": worth it?')
    assert text_of(content, done.path).record.title == 'Is "PRP": worth it?'
    assert body_of(done.path) == "FILL IN keep or take out the document's own title: Old\n\nText."


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
    monkeypatch.setattr(importing.files, "LARGEST", 1000)
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
def test_a_page_nested_without_end_is_refused(content, tmp_path, monkeypatch, name, text):
    monkeypatch.setattr(importing.limit, "LONGEST", 1)  # pandoc tries every way to close what is not closed
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert refusal(content, tmp_path / name).endswith("Nothing was written")


def test_a_file_that_takes_too_long_is_refused(content, tmp_path, monkeypatch):
    file, slow = docx(tmp_path), tmp_path / "bin/pandoc"
    slow.parent.mkdir()
    slow.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "pandoc 3.1" || exec sleep 60\n', encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", str(slow.parent), prepend=os.pathsep)
    monkeypatch.setattr(importing.limit, "LONGEST", 1)
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


@pytest.mark.parametrize("kind", [".jpg", ".png", ".webp"])
def test_pictures_are_written_without_what_they_tell(content, tmp_path, kind):
    (tmp_path / f"a{kind}").write_bytes(telling(kind))
    (written,) = web(content, f'<p><img src="a{kind}"></p>').pictures
    assert words_in(written.read_bytes()) == []


def test_a_word_file_with_a_broken_part_is_refused(content, tmp_path):
    file = docx(tmp_path, comments="<w:comments")
    assert refusal(content, file).startswith("dose.docx is not a Word file that can be read. Save it in Word as .docx,")


def test_a_file_that_is_not_there(content, tmp_path):
    assert refusal(content, tmp_path / "none.docx") == (
        f"There is no file {tmp_path / 'none.docx'}. Check the path. Nothing was written"
    )


def test_a_draft_that_is_there_is_not_overwritten(content, tmp_path):
    file = docx(tmp_path)
    load(content, file)
    assert refusal(content, file) == (
        "content/articles/what-a-dose-of-cells-is.md is there already. Choose another title. Nothing was written"
    )


def test_no_picture_is_left_behind_where_the_draft_cannot_be_written(content, tmp_path, monkeypatch):
    def full(*_):
        raise CommandError("The disk is full")

    monkeypatch.setattr(importing.new, "write", full)
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
    with pytest.raises(CommandError, match=r"^pandoc cannot read x\.docx\. Open it, save it anew, and try again\."):
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
