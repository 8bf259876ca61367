"""A file of `content/` becomes a record of typed metadata and a body in HTML."""

import re
from pathlib import Path

import pytest
from pelican.readers import Readers
from pelican.settings import DEFAULT_CONFIG

import pelicanconf
from editorial.markup.documents import Documents
from editorial.markup.typography import typeset
from editorial.model.settings import Contact
from plugins import reader as plugin
from plugins.reader import Day, DocumentReader, ShownReview
from tests.conftest import site_of
from tests.plugins.signals import connected

OURS = {name: value for name, value in vars(pelicanconf).items() if name.isupper()}

ARTICLE = """---
title: {title}
slug: rest
date: 2026-01-05
category: Back pain
tags: [Rest, MRI]
authors: [jane-doe, the-practice]
summary: It's "better" than rest & <drugs>.
{more}---

{text}
"""
POINTS = 'key_points: ["Keep < moving.", Two., Three.]\n'


def reader(content: Path) -> DocumentReader:
    """A reader of the files as they are now."""
    return DocumentReader(DEFAULT_CONFIG | OURS | {"DOCUMENTS": Documents(site_of(content))})


def read(sound: Path, text: str = "Text.", title: str = "Rest", more: str = "") -> tuple[str, dict]:
    file = sound / "articles/rest.md"
    more = more if "key_points:" in more else f"{POINTS}{more}"
    file.write_text(ARTICLE.format(title=title, more=more, text=text), encoding="utf-8")
    return whole(reader(sound), file)


def whole(reader: DocumentReader, file: Path) -> tuple[str, dict]:
    """The HTML of a file and its metadata, as templates meet them."""
    _, metadata = reader.read(str(file))
    return metadata["_get_content"](), metadata


@pytest.mark.parametrize(
    ("cover", "says"), [("", ""), ("cover: figures/other.png\n", ""), ("cover: figures/picture.png\n", "A disc")]
)
def test_what_a_cover_shows_is_told_by_the_text_that_shows_it_too(sound, cover, says):
    _, metadata = read(sound, '![A disc](../figures/picture.png "One.")', more=cover)
    assert metadata["rendition"].cover_says == says


def test_an_article(sound):
    html, metadata = read(sound, "Moving helps.[@doe2024]")
    assert html.startswith("<p>Moving helps.<sup")
    assert metadata["slug"] == "rest"
    assert f"{metadata['date']:%Y-%m-%d}" == "2026-01-05"
    assert (metadata["category"].name, [tag.name for tag in metadata["tags"]]) == ("Back pain", ["Rest", "MRI"])
    assert metadata["status"] == "published"
    assert metadata["lang"] == "en"
    assert metadata["rendition"].cited == ["doe2024"]
    assert (metadata["conflict"], metadata["review"]) == (None, None)
    assert metadata["minutes"] == 1


def test_the_words_of_the_glossary(sound):
    html, metadata = read(sound, "## Discs\n\nA disc, and a disc.")
    assert html.count("<a ") == 1
    assert [term.meaning for term in metadata["words"]] == ["A pad between two bones of the spine."]


def test_a_text_in_another_language_has_no_words(sound):
    html, metadata = read(sound, "Un disc.", more="lang: es\n")
    assert ("<a " in html, metadata["words"]) == (False, [])


def test_authors_come_from_the_list_of_people(sound):
    jane, practice = read(sound)[1]["authors"]
    assert (jane.name, jane.slug, jane.role, jane.about) == (
        "Jane Doe, MD",
        "jane-doe",
        "Physician",
        "Writes about backs.",
    )
    assert (practice.url, practice.role) == ("authors/the-practice.html", None)


def test_a_review_names_the_clinician_and_says_its_days_in_words(sound):
    more = "review: {reviewed_by: jane-doe, reviewed_on: 2026-01-06, next_due: 2027-12-31}\n"
    days = Day("2026-01-06", "January 6, 2026"), Day("2027-12-31", "December 31, 2027")
    assert read(sound, more=more)[1]["review"] == ShownReview("Jane Doe, MD", "Physician", "person", *days)


def test_a_review_keeps_the_role_of_its_time(sound):
    more = "review: {reviewed_by: jane-doe, role: Surgeon, reviewed_on: 2026-01-06, next_due: 2027-12-31}\n"
    assert read(sound, more=more)[1]["review"].role == "Surgeon"


def test_changes_are_told_newest_first_as_plain_text(sound):
    more = (
        "modified: 2026-03-01\nchanges:\n  - {on: 2026-02-01, what: 'A \"q\" & <t>.'}\n"
        "  - {on: 2026-03-01, what: One number., correction: true}\n"
    )
    new, old = read(sound, more=more)[1]["changes"]
    assert (new.on, new.correction) == (Day("2026-03-01", "March 1, 2026"), True)
    assert (old.what.__html__(), old.correction) == ("A &ldquo;q&rdquo; &amp; &lt;t&gt;.", False)


def test_an_article_that_never_changed_tells_of_no_change(sound):
    assert read(sound)[1]["changes"] == []


def test_a_page(sound):
    html, metadata = whole(reader(sound), sound / "pages/about.md")
    assert html == "<p>We are a practice.</p>"
    assert (metadata["title"], metadata["slug"]) == ("About&nbsp;us", "about")


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
        ("'Tis 3\" or 6' 2\" in '26: rock 'n' roll", "’Tis 3″ or 6′ 2″ in ’26: rock ’n’ roll"),
        ("''a'', ``b'' and \"c\"/\"d\"", "“a”, “b” and &ldquo;c&rdquo;/“d&rdquo;"),
        ("one\n\ntwo", "one two"),
    ],
    ids=["escaped", "dashes", "marks", "blocks", "angle", "backslash", "height", "left-out", "two-signs", "blank-line"],
)
def test_plain_text_stays_plain(typed, html):
    assert typeset(typed) == html


def test_title_summary_and_key_points_are_html(sound):
    metadata = read(sound, title="'A \"q\" & <t>'")[1]
    assert metadata["title"] == "A &ldquo;q&rdquo; &amp;&nbsp;&lt;t&gt;"
    assert metadata["summary"] == "It&rsquo;s &ldquo;better&rdquo; than rest &amp; &lt;drugs&gt;."
    assert metadata["key_points"][0].words == "Keep &lt; moving."


def test_a_key_point_has_the_certainty_of_the_note_that_it_sums_up(sound):
    point = "{point: Rest may do no good., note: rest}"
    for level, shown in (("low", "low"), ("very low", "very low"), ("none", None)):
        note = f'Rest.\n\n!!! evidence "{level}" #rest\n    We do not know if rest helps.[@doe2024]'
        made = read(sound, note, more=f"key_points: [{point}, Two., Three.]\n")[1]["key_points"]
        assert [point.certainty and point.certainty.level for point in made] == [shown, None, None]


def contents(sound, text: str) -> list[tuple[str, str]]:
    return [(section.id, section.title) for section in read(sound, text)[1]["contents"]]


def test_contents_are_the_sections_and_the_questions(sound):
    text = (
        '!!! emergency "Call 911"\n    - now\n\n## What *helps* & why?\n\n### A part\n\n!!! note "A note"\n    Text.\n\n'
        '## Costs\n\n!!! questions "Questions to ask"\n    1. What?\n\n!!! invitation "Come"\n    Text.\n'
    )
    assert contents(sound, text) == [
        ("what-helps-why", "What <em>helps</em> &amp; why?"),
        ("costs", "Costs"),
        ("questions", "Questions to ask"),
    ]


def test_contents_have_a_section_whose_name_begins_with_card(sound):
    assert contents(sound, "## Card games for sore backs\n") == [
        ("card-games-for-sore-backs", "Card games for sore backs")
    ]


@pytest.mark.parametrize(
    "heading", ["What helps?[@doe2024]", "What [helps](https://example.org)?"], ids=["citation", "link"]
)
def test_contents_hold_no_link_inside_their_links(sound, heading):
    [(_, title)] = contents(sound, f"## {heading}\n")
    assert "<a" not in title
    assert "id=" not in title


@pytest.mark.parametrize(
    ("contact", "invited"),
    [({}, False), ({"hours": "By day"}, False), *[({name: "x@y.z"}, True) for name in ("email", "phone", "address")]],
)
def test_nobody_is_invited_who_is_told_no_way_to_come(sound, contact, invited):
    (sound / "articles/rest.md").write_text(
        ARTICLE.format(title="Rest", more="", text='Rest.\n\n!!! invitation "Come"\n    Talk.\n\nMore.'),
        encoding="utf-8",
    )
    site = site_of(sound, CONTACT=Contact.model_construct(**contact))
    html = Documents(site).html(site.by_file[sound / "articles/rest.md"])
    assert ("Rest" in html, "Talk" in html, "More" in html) == (True, invited, True)


@pytest.mark.parametrize(("words", "minutes"), [(1, 1), (250, 1), (400, 2), (1900, 10)], ids=str)
def test_minutes_to_read(sound, words, minutes):
    assert read(sound, "word " * words)[1]["minutes"] == minutes


def test_words_in_a_drawing_take_no_time(sound):
    words = "<text>word</text>" * 1000
    (sound / "figures/words.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{words}</svg>')
    assert read(sound, "![Words](../figures/words.svg)")[1]["minutes"] == 1


def test_reading_the_next_file_changes_nothing_in_the_last(sound):
    for name, key in (("one", "doe2024"), ("two", "fda2021")):
        text = ARTICLE.format(title=name, more="", text=f"Rest.[@{key}]\n\n## Same").replace(
            "slug: rest", f"slug: {name}"
        )
        (sound / f"articles/{name}.md").write_text(text, encoding="utf-8")
    both = reader(sound)
    (_, first), (_, second) = (both.read(str(sound / f"articles/{name}.md")) for name in ("one", "two"))
    assert (first["rendition"].cited, second["rendition"].cited) == (["doe2024"], ["fda2021"])
    assert first["contents"] == second["contents"] != []


def test_only_titles_and_headings_keep_their_last_two_words_together_and_only_short_ones(sound, monkeypatch):
    """In a paragraph, that would tear the line above apart; two long ones would break inside a word on a phone."""
    file = sound / "articles/rest.md"
    text = "## Why rest is good\n\nOne or two words.\n\n- one or two\n\n```\none or two\n```\n\n## What is regenerative medicine?"
    file.write_text(ARTICLE.format(title="Why rest is good", more="", text=text), encoding="utf-8")
    settings = (
        DEFAULT_CONFIG | OURS | {"DOCUMENTS": Documents(site_of(sound)), "PATH": str(sound), "CACHE_CONTENT": False}
    )
    connected(monkeypatch, plugin, "readers_init")
    shown = Readers(settings).read_file(str(sound), "articles/rest.md")
    assert re.findall(r"\w+&nbsp;\w+", shown.content) == ["is&nbsp;good"]
    assert (shown.title, shown.summary.count("&nbsp;")) == ("Why rest is&nbsp;good", 0)
