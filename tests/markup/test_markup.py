"""Read: our additions to Markdown, the source and the result side by side in `markup/`.

`python -m tests.markup.test_markup` writes the results anew; read the difference before you keep it.
"""

import re
from pathlib import Path

import pytest
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

import pelicanconf
from editorial.model import data
from tests.conftest import ROOT
from tests.rules.test_mistakes import SOUND

HERE = Path(__file__).parent
PAIRS = sorted(HERE.glob("*.md"))


@pytest.fixture(scope="module")
def markdown() -> Markdown:
    """One for all, as in a build: what a text leaves behind would show in the next."""
    return typesetter()


def typesetter() -> Markdown:
    """As the reader makes it."""
    made = Markdown(**pelicanconf.MARKDOWN)
    made.certainty = data.load(ROOT / "content", "certainty")
    made.studies = data.load(SOUND, "references")
    return made


def convert(markdown: Markdown, text: str, path: Path = HERE / "text.md") -> str:
    markdown.reset()
    markdown.source_path = path
    return markdown.convert(text)


def normal(html: str) -> str:
    """As a browser reads it, without the line ends between blocks."""
    read = LexborHTMLParser(html.strip()).body.html
    return re.sub(r"\s+", " ", re.sub(r">\s*\n\s*<", "><", read))


@pytest.mark.parametrize("source", PAIRS, ids=lambda source: source.stem)
def test_markdown_becomes(source, markdown):
    html = convert(markdown, source.read_text(encoding="utf-8"), source)
    assert normal(html) == normal(source.with_suffix(".html").read_text(encoding="utf-8"))


def test_the_list_of_references_knows_each_mark_in_order(markdown):
    convert(markdown, 'One.[@doe2024] Two.[@roe2020; @doe2024]\n\n!!! note "A"\n    Three.[@doe2024, p. 4]')
    assert markdown.cited == {"doe2024": ["cite-1-1", "cite-1-2", "cite-1-3"], "roe2020": ["cite-2-1"]}
    assert list(markdown.cited) == ["doe2024", "roe2020"]


def test_numbers_begin_anew_in_each_text(markdown):
    convert(markdown, "One.[@doe2024]")
    assert ">1</a>" in convert(markdown, "Another text.[@roe2020]")
    assert list(markdown.cited) == ["roe2020"]


def test_the_marks_of_a_note_know_its_level(markdown):
    """Also those inside a run, which have no number of their own, and none outside."""
    note = '\n\n!!! evidence "{}"\n    We do not know.{}'
    text = (
        "One.[@doe2024]"
        + note.format("very low", "[@doe2024; @roe2020; @poe2021]")
        + "\n\nTwo."
        + note.format("low", "[@roe2020]")
    )
    convert(markdown, text)
    very_low = dict.fromkeys(["cite-1-2", "cite-2-1", "cite-3-1"], "very low")
    assert markdown.judged == very_low | {"cite-2-2": "low"}
    convert(markdown, "Another text.[@doe2024]")
    assert markdown.judged == {}


def test_a_citation_in_a_caption_is_not_lost(markdown):
    convert(markdown, '![A line](tiny.svg "What the line shows.[@doe2024]")')
    assert "doe2024" in markdown.cited


@pytest.mark.parametrize("after", ["[1]", "[@roe2020]", " (see below)"], ids=["square", "citation", "words"])
def test_a_citation_is_one_whatever_follows(markdown, after):
    """But for a round bracket without a space, which `check` refuses."""
    convert(markdown, f"Rest was no better.[@doe2024]{after}")
    assert "doe2024" in markdown.cited


@pytest.mark.parametrize("kind", ["questions", "emergency", "note"])
def test_two_cards_of_a_kind_have_two_ids(markdown, kind):
    html = convert(markdown, f'!!! {kind} "One"\n    A.\n\n!!! {kind} "Two"\n    B.\n')
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) == 2


def test_two_uses_of_a_drawing_have_their_own_ids(markdown):
    html = convert(markdown, "![One](tiny.svg)\n\n![Two](tiny.svg)\n")
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) == 4


def ids_of_the_article_template() -> set[str]:
    templates = [ROOT / "theme/templates/base.html", ROOT / "theme/templates/article.html"]
    templates += (ROOT / "theme/templates/includes").glob("*.html")
    return {id for file in templates for id in re.findall(r' id="([a-z-]+)"', file.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("id", sorted(ids_of_the_article_template()))
def test_a_heading_does_not_take_an_id_of_the_template(markdown, id):
    assert f'id="{id}"' not in convert(markdown, f"## {id.replace('-', ' ').capitalize()}\n\nText.\n")


def test_a_heading_does_not_take_the_id_of_a_word(markdown):
    assert 'id="word-disc"' not in convert(markdown, "## Word disc\n")


def test_words_of_a_drawing_stay_apart(markdown, tmp_path):
    """White space between two words of a label is text, not layout."""
    (tmp_path / "words.svg").write_text('<svg xmlns="x"><text><tspan>low</tspan> <tspan>back</tspan></text></svg>')
    html = convert(markdown, "![Words](words.svg)", tmp_path / "text.md")
    assert LexborHTMLParser(html).body.text() == "low back"


if __name__ == "__main__":
    ours = typesetter()
    for pair in PAIRS:
        result = convert(ours, pair.read_text(encoding="utf-8"), pair)
        pair.with_suffix(".html").write_text(result + "\n", encoding="utf-8")
