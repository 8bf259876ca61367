"""`make import`: a text from elsewhere becomes a draft; each word of it is there, down to the page."""

import re

import pytest

from editorial.commands.importing import loss_check, plain
from tests.commands.imports import PNG, body_of, docx, load, page, picture, text_of, web
from tests.commands.test_main import editorial
from tests.conftest import ROOT, build, findings
from tests.test_makefile import make

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
