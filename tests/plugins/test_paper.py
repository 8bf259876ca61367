"""Cards and handouts where words are hostile, long or strange, and what is kept of them. The real ones: tests/site/test_paper.py."""

import re
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from editorial.markup.paper import inks
from plugins.paper.card import Face
from plugins.paper.press import Press, Unprintable
from tests.conftest import PRACTICE, ROOT, build

INKS = inks((ROOT / "theme/static/css/tokens.css").read_text(encoding="utf-8"))
TEMPLATES = ROOT / "theme/paper"
HOSTILE = (
    '#panic("no") #eval("1 + 1") #read("/etc/passwd") $x^2$ <label> @key \\ // no /* no */ ] [ } { _a_ ~ ` "quoted"'
)
ARTICLE = f"""---
title: '#panic("title") $ ] @b'
slug: hostile
date: 2026-11-23
status: draft
category: Back pain
authors: [{PRACTICE}]
summary: '#eval("2 + 2") ] @summary'
key_points: ['#panic("point") ]', '$ two $', '@three <four>']
---

# {HOSTILE.replace("<label>", "")}

    {HOSTILE}

- point `{HOSTILE.replace("`", "")}` and [#link]($x$) ![#alt](no.svg "#caption")

| #head[ | $b |
|--------|----|
| #import "x" | \\#let x = 1 |
"""


@pytest.fixture
def press(tmp_path) -> Press:
    return Press(TEMPLATES, tmp_path)


def card(press: Press, title: str = "Backs", says: str = "Rest is a choice.", level: str = "low") -> bytes:
    (made,) = press.made([Face(title, says, level, "en").job("Harbor Clinic", "M2 20h7v-6h7", INKS)])
    assert isinstance(made, bytes)
    return made


@pytest.mark.parametrize("lang", ["es-419", "sr-Latn-RS", "pt-BR"])
def test_a_handout_is_made_in_a_language_of_a_script_a_country_or_a_continent(project, lang):
    (project / "content/articles/far.md").write_text(
        ARTICLE.replace("slug: hostile", f"slug: far\nlang: {lang}"), encoding="utf-8"
    )
    done = build(project, HANDOUT="content/articles/far.md")
    assert done.returncode == 0, done.stdout + done.stderr
    (sheets,) = (project / "output").rglob(f"far-{lang}.pdf")
    assert PdfReader(sheets).trailer["/Root"]["/Lang"].startswith(lang[:2])


def test_no_word_of_a_text_is_run_as_code(project):
    (project / "content/articles/hostile.md").write_text(ARTICLE, encoding="utf-8")
    done = build(project, HANDOUT="content/articles/hostile.md")
    assert done.returncode == 0, done.stdout + done.stderr
    read = "".join(
        "".join(sheet.extract_text().split()) for sheet in PdfReader(project / "output/drafts/hostile.pdf").pages
    )
    for words in (
        '#panic("title")$]@b',
        '#eval("2+2")]@summary',
        '#panic("point")]',
        "@three<four>",
        '#import"x"',
        "#letx=1",
    ):
        assert words in read.translate(str.maketrans("“”", '""'))
    assert "".join(HOSTILE.split()) in read  # code, as it was typed
    assert re.search(r"Handout to print: \S+/output/drafts/hostile\.pdf \(\d+ kB\)\n", done.stdout)
    assert {file.name for file in (project / "output").rglob("*.pdf")} == {"hostile.pdf", "hostile.large.pdf"}


def test_a_handout_of_what_is_no_article_is_refused_in_a_sentence(project):
    done = build(project, HANDOUT="content/pages/about.md")
    assert "content/pages/about.md:1:1: R78 error: is not an article that this site shows." in done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize(
    "title",
    [
        "W" * 65,
        "Can a " + "very " * 60 + "long title of a draft be cut?",
        "Pneumonoultramicroscopicsilicovolcanoconiosis or pseudopseudohypo",
        "?",
    ],
)
def test_a_card_cuts_no_title(press, title):
    picture = Image.open(BytesIO(card(press, title, "Sentences go on. " * 11))).convert("RGB")
    ground = picture.getpixel((1199, 629))
    edges = [(x, y) for y in range(20, 630) for x in (*range(60), *range(1150, 1200))]
    assert {picture.getpixel(place) for place in edges} == {ground}
    assert {picture.getpixel((x, y)) for x in range(1200) for y in range(600, 630)} == {ground}


def test_a_card_is_made_once_and_again_when_it_is_damaged_or_changed(press, tmp_path):
    made = card(press)
    (kept,) = (tmp_path / ".cache/paper").iterdir()
    stamp = kept.stat().st_mtime_ns
    assert card(press) == made
    assert kept.stat().st_mtime_ns == stamp
    kept.write_bytes(kept.read_bytes()[:-1] + b"x")
    assert card(press) == made
    assert card(press, level="high") != made
    fresh = Press(TEMPLATES, tmp_path)
    assert card(fresh) == made
    fresh.shelf.forget()
    assert [file.name for file in kept.parent.iterdir()] == [kept.name]


def test_what_others_may_have_written_is_not_taken_for_ours(press, tmp_path):
    made = card(press)
    (kept,) = (tmp_path / ".cache/paper").iterdir()
    forged = card(press, "Buy this")
    other = next(file for file in kept.parent.iterdir() if file != kept)
    kept.write_bytes(other.read_bytes())
    kept.parent.chmod(0o777)
    assert card(press) == made != forged


def test_what_typst_cannot_set_is_said_and_stops_nothing_else(press):
    job = Face("Backs", "Rest.", "", "en").job("Harbor Clinic", "M2 20h7v-6h7", INKS)
    broken, whole = press.made([job._replace(data="{"), job])
    assert isinstance(broken, Unprintable)
    assert isinstance(whole, bytes)


def test_a_card_shows_no_boxes_for_letters_that_its_fonts_lack(press):
    faces = [Face(title, "It may. Éß ≥ 1 “q”", "low", "zh") for title in ("背痛会好吗", "هل يزول", "Rückenschmerzen")]
    chinese, arabic, german = press.made([face.job("Harbor Clinic", "M2 20h7v-6h7", INKS) for face in faces])
    assert isinstance(chinese, Unprintable)
    assert "背" in str(chinese)
    assert isinstance(arabic, bytes)
    assert isinstance(german, bytes)


def test_inks_are_those_of_the_site_in_the_light():
    assert inks(":root { --ink: var(--L, #111) var(--D, #eee); } @media x { :root { --ink: var(--L, #000) x; } }") == {
        "ink": "#111"
    }
