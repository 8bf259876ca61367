"""Our additions to Markdown, the source and the result side by side.

`python -m tests.markup.test_markup` writes the results anew; read the difference before you keep it.
"""

import re
import tempfile
import time
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from editorial.markup.cards import opening_card_and_text
from tests.conftest import ROOT
from tests.markup.conftest import HERE, Parser

PAIRS = sorted(HERE.glob("*.md"))


def normal(html: str) -> str:
    """As a browser reads it, without the line ends between blocks."""
    read = LexborHTMLParser(html.strip()).body.html
    return re.sub(r"\s+", " ", re.sub(r">\s*\n\s*<", "><", read))


def ids(html: str) -> list[str]:
    return re.findall(r' id="([^"]+)"', html)


@pytest.mark.parametrize("source", PAIRS, ids=lambda source: source.stem)
def test_markdown_becomes(source, parsed):
    html = parsed(source.read_text(encoding="utf-8")).html
    assert normal(html) == normal(source.with_suffix(".html").read_text(encoding="utf-8"))


def test_the_list_of_references_is_in_the_order_of_the_page(parsed):
    document = parsed('One.[@doe2024] Two.[@roe2020; @doe2024]\n\n!!! note "A"\n    Three.[@doe2024, p. 4]')
    assert document.cited == ["doe2024", "roe2020"]
    assert re.findall(r' id="(C[^"]*)"', document.html) == ["C1", "C2"]  # of each, the first mark


def test_numbers_begin_anew_in_each_text(parsed):
    parsed("One.[@doe2024]")
    document = parsed("Another text.[@roe2020]")
    assert ">1</a>" in document.html
    assert document.cited == ["roe2020"]


def test_the_marks_of_a_note_know_its_level(parsed):
    """Also those inside a run, which have no number of their own, and none outside."""
    note = '\n\n!!! evidence "{}"\n    We do not know.{}'
    text = (
        "One.[@doe2024]"
        + note.format("very low", "[@doe2024; @roe2020; @poe2021]")
        + "\n\nTwo."
        + note.format("low", "[@roe2020]")
    )
    assert parsed(text).judged == {"doe2024": ["very low"], "roe2020": ["very low", "low"], "poe2021": ["very low"]}
    assert parsed("Another text.[@doe2024]").judged == {}


def test_a_citation_in_a_caption_is_not_lost(parsed):
    assert "doe2024" in parsed('![A line](tiny.svg "What the line shows.[@doe2024]")').cited


@pytest.mark.parametrize("after", ["[1]", "[@roe2020]", " (see below)"], ids=["square", "citation", "words"])
def test_a_citation_is_one_whatever_follows(parsed, after):
    """But for a round bracket without a space, which `check` refuses."""
    assert "doe2024" in parsed(f"Rest was no better.[@doe2024]{after}").cited


@pytest.mark.parametrize("kind", ["questions", "emergency", "note"])
def test_two_cards_of_a_kind_have_two_ids(parsed, kind):
    made = ids(parsed(f'!!! {kind} "One"\n    A.\n\n!!! {kind} "Two"\n    B.\n').html)
    assert len(made) == len(set(made)) == 2


def ids_of_the_article_template() -> set[str]:
    templates = [ROOT / "theme/templates/base.html", ROOT / "theme/templates/article.html"]
    templates += (ROOT / "theme/templates/includes").glob("*.html")
    return {id for file in templates for id in re.findall(r' id="([a-z-]+)"', file.read_text(encoding="utf-8"))}


def test_a_heading_takes_no_id_of_the_template_nor_of_a_word(parsed):
    taken = ids_of_the_article_template()
    assert {"main", "references"} <= taken
    headings = "\n\n".join(f"## {id.replace('-', ' ').capitalize()}" for id in [*taken, "r1", "w2"])
    assert not (taken | {"r1", "w2"}) & {*ids(parsed(headings).html)}


def test_the_emergency_card_that_opens_a_text_is_parted_from_it(parsed):
    card = '!!! emergency "Call 911 if:"\n    - you cannot feel your legs\n\n'
    above, below = opening_card_and_text(parsed(f"{card}Text.").html)
    assert above.startswith('<section aria-labelledby="emergency" class="card emergency">')
    assert below == "<p>Text.</p>"
    assert opening_card_and_text(parsed(f"Text.\n\n{card}").html)[0] == ""
    assert "<!--" not in parsed("Text. <!--below--> More.").html


def test_words_behind_many_spaces_are_read_at_once(parsed):
    began = time.process_time()
    assert "Rest." in parsed("&nbsp;" + "\xa0" * 26 + "Rest.").html
    assert time.process_time() - began < 1


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        ours = Parser(Path(folder) / "content")
        for pair in PAIRS:
            html = ours(pair.read_text(encoding="utf-8")).html
            pair.with_suffix(".html").write_text(html + "\n", encoding="utf-8")
