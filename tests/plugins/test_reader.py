"""A file of `content/` becomes a record of typed metadata and a body in HTML."""

import shutil

import pytest
from pelican.settings import DEFAULT_CONFIG

import pelicanconf
from editorial.findings import ContentError
from plugins.reader import ContentReader
from tests.rules.test_mistakes import SOUND

ARTICLE = """---
title: {title}
slug: rest
date: 2026-01-05
category: Back pain
tags: [Rest, MRI]
authors: [jane-doe, the-practice]
summary: It's "better" than rest & <drugs>.
key_points: ["Keep < moving.", Two., Three.]
{more}---

{text}
"""


@pytest.fixture
def reader(tmp_path) -> ContentReader:
    content = shutil.copytree(SOUND, tmp_path / "content")
    (content / "articles").mkdir()
    ours = {name: value for name, value in vars(pelicanconf).items() if name.isupper()}
    return ContentReader(DEFAULT_CONFIG | ours | {"PATH": str(content)})


def read(reader: ContentReader, text: str = "Text.", title: str = "Rest", more: str = "") -> tuple[str, dict]:
    file = reader.root / "articles/rest.md"
    file.write_text(ARTICLE.format(title=title, more=more, text=text), encoding="utf-8")
    return reader.read(str(file))


def test_an_article(reader):
    html, metadata = read(reader, "Moving helps.[@doe2024]")
    assert html.startswith("<p>Moving helps.<sup")
    assert metadata["slug"] == "rest"
    assert f"{metadata['date']:%Y-%m-%d}" == "2026-01-05"
    assert (metadata["category"].name, [tag.name for tag in metadata["tags"]]) == ("Back pain", ["Rest", "MRI"])
    assert metadata["status"] == "published"
    assert metadata["lang"] == "en"
    assert metadata["cited"] == {"doe2024": ["cite-1-1"]}
    assert (metadata["conflict"], metadata["review"]) == (None, None)
    assert metadata["minutes"] == 1


def test_the_marks_inside_evidence_notes(reader):
    text = 'Moving helps.[@doe2024]\n\n!!! evidence "low"\n    It may help.[@doe2024]'
    assert read(reader, text)[1]["judged"] == {"cite-1-2": "low"}
    assert read(reader, "Moving helps.[@doe2024]")[1]["judged"] == {}


def test_the_words_of_the_glossary(reader):
    html, metadata = read(reader, "## Discs\n\nA disc, and a disc.")
    assert html.count("<button") == 1
    assert metadata["words"] == [{"term": "Disc", "meaning": "A pad between two bones of the spine.", "anchor": "disc"}]


def test_a_text_in_another_language_has_no_words(reader):
    html, metadata = read(reader, "Un disc.", more="lang: es\n")
    assert ("<button" in html, metadata["words"]) == (False, [])


def test_authors_come_from_the_list_of_people(reader):
    jane, practice = read(reader)[1]["authors"]
    assert (jane.name, jane.slug, jane.role, jane.about) == (
        "Jane Doe, MD",
        "jane-doe",
        "Physician",
        "Writes about backs.",
    )
    assert (practice.url, practice.role) == ("authors/the-practice.html", None)


def test_a_review_names_the_clinician_and_says_its_days_in_words(reader):
    more = "review: {reviewed_by: jane-doe, reviewed_on: 2026-01-06, next_due: 2027-12-31}\n"
    assert read(reader, more=more)[1]["review"] == {
        "by": "Jane Doe, MD",
        "role": "Physician",
        "kind": "person",
        "on": {"iso": "2026-01-06", "words": "January 6, 2026"},
        "next": {"iso": "2027-12-31", "words": "December 31, 2027"},
    }


def test_a_review_keeps_the_role_of_its_time(reader):
    more = "review: {reviewed_by: jane-doe, role: Surgeon, reviewed_on: 2026-01-06, next_due: 2027-12-31}\n"
    assert read(reader, more=more)[1]["review"]["role"] == "Surgeon"


def test_changes_are_told_newest_first_as_plain_text(reader):
    more = (
        "modified: 2026-03-01\nchanges:\n  - {on: 2026-02-01, what: 'A \"q\" & <t>.'}\n"
        "  - {on: 2026-03-01, what: One number., correction: true}\n"
    )
    new, old = read(reader, more=more)[1]["changes"]
    assert (new["on"], new["correction"]) == ({"iso": "2026-03-01", "words": "March 1, 2026"}, True)
    assert (old["what"].__html__(), old["correction"]) == ("A &ldquo;q&rdquo; &amp; &lt;t&gt;.", False)


def test_an_article_that_never_changed_tells_of_no_change(reader):
    assert read(reader)[1]["changes"] == []


def test_a_page(reader):
    html, metadata = reader.read(str(reader.root / "pages/about.md"))
    assert html == "<p>We are a practice.</p>"
    assert (metadata["title"], metadata["slug"], metadata["cited"]) == ("About us", "about", {})


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ('A "q" & <t>', "A &ldquo;q&rdquo; &amp; &lt;t&gt;"),
        ("It's 3--6 weeks...", "It&rsquo;s 3&ndash;6 weeks&hellip;"),
        ("*Not* a `mark` [a](b) _c_", "*Not* a `mark` [a](b) _c_"),
        ("# 1. - > no list", "# 1. - &gt; no list"),
        ("Rest <https://example.org>", "Rest &lt;https://example.org&gt;"),
        (r"\*a\*", r"\*a\*"),
        ("5'10\" tall", "5′10″ tall"),
        ("one\n\ntwo", "one two"),
    ],
    ids=["escaped", "dashes", "marks", "blocks", "angle", "backslash", "height", "blank-line"],
)
def test_plain_text_stays_plain(reader, typed, html):
    assert reader.typeset(typed) == html


def test_title_summary_and_key_points_are_html(reader):
    metadata = read(reader, title="'A \"q\" & <t>'")[1]
    assert metadata["title"] == "A &ldquo;q&rdquo; &amp; &lt;t&gt;"
    assert metadata["summary"] == "It&rsquo;s &ldquo;better&rdquo; than rest &amp; &lt;drugs&gt;."
    assert metadata["key_points"][0].__html__() == "Keep &lt; moving."


def contents(reader, text: str) -> list[tuple[str, str]]:
    return [(section["id"], section["title"].__html__()) for section in read(reader, text)[1]["contents"]]


def test_contents_are_the_sections_and_the_questions(reader):
    text = (
        '!!! emergency "Call 911"\n    - now\n\n## What *helps* & why?\n\n### A part\n\n!!! note "A note"\n    Text.\n\n'
        '## Costs\n\n!!! questions "Questions to ask"\n    1. What?\n\n!!! invitation "Come"\n    Text.\n'
    )
    assert contents(reader, text) == [
        ("what-helps-why", "What <em>helps</em> &amp; why?"),
        ("costs", "Costs"),
        ("questions", "Questions to ask"),
    ]


def test_contents_have_a_section_whose_name_begins_with_card(reader):
    assert contents(reader, "## Card games for sore backs\n") == [
        ("card-games-for-sore-backs", "Card games for sore backs")
    ]


@pytest.mark.parametrize(
    "heading", ["What helps?[@doe2024]", "What [helps](https://example.org)?"], ids=["citation", "link"]
)
def test_contents_hold_no_link_inside_their_links(reader, heading):
    [(_, title)] = contents(reader, f"## {heading}\n")
    assert "<a" not in title
    assert "id=" not in title


@pytest.mark.parametrize(("words", "minutes"), [(1, 1), (250, 1), (400, 2), (1900, 10)], ids=str)
def test_minutes_to_read(reader, words, minutes):
    assert read(reader, "word " * words)[1]["minutes"] == minutes


def test_words_in_a_drawing_take_no_time(reader):
    words = "<text>word</text>" * 1000
    (reader.root / "figures/words.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{words}</svg>')
    assert read(reader, "![Words](../figures/words.svg)")[1]["minutes"] == 1


def test_reading_the_next_file_changes_nothing_in_the_last(reader):
    first = read(reader, "One.[@doe2024]\n\n## Same")[1]
    second = read(reader, "Two.[@fda2021]\n\n## Same")[1]
    assert (first["cited"], second["cited"]) == ({"doe2024": ["cite-1-1"]}, {"fda2021": ["cite-1-1"]})
    assert first["contents"] == second["contents"]


def test_a_file_that_is_wrong_is_refused_with_its_line(reader):
    with pytest.raises(ContentError, match=r"^content/articles/rest\.md:10:1: R78 error: status: "):
        read(reader, more="status: done\n")
