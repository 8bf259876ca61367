"""The parts of a page, each with a small context: what it says, and what it leaves out."""

from dataclasses import replace
from datetime import datetime

import pytest
from markupsafe import Markup
from pelican.urlwrappers import Category, Tag
from selectolax.lexbor import LexborHTMLParser

from editorial.markup.pieces import Section
from editorial.model.certainty import Certainty
from plugins.reader import Day, ShownPoint
from plugins.references import Entry
from plugins.references.ama import Ama
from tests.site.test_templates import (
    ENVIRONMENT,
    NO_CONTACT,
    NOTICE,
    PUBLIC,
    PUBLISHED,
    RAW,
    SEEN,
    SETTINGS,
    TERM,
    article,
    author,
    change,
    page,
    reference,
    render,
    review,
    text,
)

LIST = ENVIRONMENT.get_template("macros/list.html").module
LOW = Certainty(level="low", meaning="Few studies.", permits=["may"])


def include(name: str, **context) -> LexborHTMLParser:
    return render(f"includes/{name}.html", list=LIST, **context)


@pytest.mark.parametrize("count", [0, 1, 30])
def test_a_list_of_articles(count):
    tree = LexborHTMLParser(str(LIST.articles([article(number) for number in range(count)], "..")))
    assert [link.attributes["href"] for link in tree.css("li > a")] == [
        f"../articles/a{number}.html" for number in range(count)
    ]
    assert ("There are no articles here yet." in text(tree)) == (count == 0)
    assert all(link.text() == SEEN for link in tree.css("li > a"))


def test_a_day_is_for_people_and_machines():
    tree = LexborHTMLParser(str(LIST.date(datetime(2026, 1, 2, 9, 30), "January 2, 2026")))
    assert (text(tree), tree.css_first("time").attributes) == ("January 2, 2026", {"datetime": "2026-01-02"})


@pytest.mark.parametrize(("count", "words"), [(1, "1 article"), (2, "2 articles")], ids=["one", "two"])
def test_a_list_of_topics_counts_what_was_written(count, words):
    tree = LexborHTMLParser(str(LIST.links([(Category("Back", SETTINGS), [article()] * count)], "..", "topics")))
    assert text(tree, "li") == f"Back {words}"
    assert tree.css_first("li a").attributes["href"] == "../topics/back.html"


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (2, 0), (3, 3), (9, 9)])
def test_the_contents_are_left_out_below_three_sections(count, shown):
    sections = [Section(f"s{number}", "A &amp; b") for number in range(count)]
    tree = include("contents", text=article(contents=sections))
    assert [link.attributes["href"] for link in tree.css("a")] == [f"#s{number}" for number in range(shown)]
    assert tree.css("nav") == [] or tree.css_first("a").text() == "A & b"


def test_the_contents_lead_to_the_references():
    sections = [Section("s", "S")] * 3
    tree = include("contents", text=article(contents=sections, references=[reference()]))
    assert tree.css("a")[-1].attributes["href"] == "#references"


def test_the_contents_lead_to_the_words():
    sections = [Section("s", "S")] * 3
    assert (
        include("contents", text=article(contents=sections, words=[TERM])).css("a")[-1].attributes["href"] == "#words"
    )


def test_no_words_no_list_of_words():
    assert include("words", words=[]).body.html == "<body></body>"


def test_a_word_has_its_meaning():
    tree = include("words", words=[TERM])
    assert [text(tree, "dt#w1"), text(tree, "dd")] == [f"{RAW}, also called {RAW}", RAW]
    assert tree.css_first("p a").attributes["href"] == "/glossary.html"


BYLINES = {
    "unreviewed": ({}, f"By {RAW} January 2, 2026 4 minutes to read Not yet reviewed by a clinician {RAW}"),
    "reviewed": ({"review": review()}, f"Reviewed by {RAW}, {RAW} on January 6, 2026 {RAW}"),
    "reviewer-without-role": ({"review": review(role=None)}, f"Reviewed by {RAW} on January 6, 2026 {RAW}"),
    "conflict": ({"conflict": RAW}, f"Not yet reviewed by a clinician {RAW} {RAW}"),
    "draft": ({"status": "draft"}, "Not published; dated January 2, 2026"),
    "updated": ({"modified": datetime(2026, 2, 1), "locale_modified": "February 1, 2026"}, "Updated February 1, 2026"),
    "one-minute": ({"minutes": 1}, "1 minute to read"),
    "two-authors": ({"authors": [author("Jane"), author("Jo")]}, "By Jane, Jo"),
}


@pytest.mark.parametrize(("fields", "words"), BYLINES.values(), ids=BYLINES)
def test_byline(fields, words):
    assert words in text(include("byline", article=article(**fields)))


def test_a_reviewed_article_does_not_say_that_it_is_not():
    tree = include("byline", article=article(review=review()))
    assert "Not yet" not in text(tree)
    assert [time.attributes["datetime"] for time in tree.css("time")] == ["2026-01-02", "2026-01-06"]


def test_in_short_says_how_sure_each_point_is_and_leads_on():
    points = [ShownPoint(Markup("It may."), LOW), ShownPoint(Markup("Wait."), None)]
    sections = [Section("why", "Why"), Section("questions", "Ask this"), Section("now", "What you can do now")]
    bars = ENVIRONMENT.get_template("macros/bars.html").module.bars
    tree = include("short", bars=bars, article=article(key_points=points, contents=sections, notices=[NOTICE]))
    assert [" ".join(point.text().split()) for point in tree.css("li")] == ["It may. Low certainty", "Wait."]
    assert [len(point.css("svg.bars.low")) for point in tree.css("li")] == [1, 0]
    assert tree.css_first(".notice a").attributes["href"] == NOTICE.link
    assert [link.attributes["href"] for link in tree.css(".onward a")] == ["#now", "#questions"]
    assert include("short", bars=bars, article=article()).css(".onward") == []


@pytest.mark.parametrize(
    ("contact", "words", "link"),
    [
        ({"phone": "+1 555 010 0100"}, "Call +1 555 010 0100", "tel:+15550100100"),
        ({"hours": "9 am to 5 pm"}, "9 am to 5 pm", None),
        ({"email": "a@example.org"}, "Please leave health details out of e-mail.", "mailto:a@example.org"),
        ({"booking": "https://example.org/book"}, "Book a visit", "https://example.org/book"),
        ({"address": "1 Main Street"}, "1 Main Street", None),
    ],
    ids=["phone", "hours", "email", "booking", "address"],
)
def test_contact_shows_only_what_is_filled_in(contact, words, link):
    tree = include("contact", CONTACT=NO_CONTACT | contact)
    assert words in text(tree)
    assert [a.attributes["href"] for a in tree.css("address a")] == ([link] if link else [])
    assert "None" not in text(tree)


def test_contact_with_nothing_shows_nothing():
    assert include("contact", CONTACT=NO_CONTACT).body.html == "<body></body>"


def test_no_references_no_list():
    assert include("references", references=[]).body.html == "<body></body>"


def test_the_name_of_a_place_breaks_at_its_dots():
    known = PUBLISHED.model_copy(update={"URL": "https://a.b.example/x"})
    [place] = include("references", references=[Entry(1, known, Ama(), "")]).css("li > a")
    assert (place.text(), place.html.count("<wbr>")) == ("a.b.example", 2)


def test_a_reference_leads_out_and_back():
    """By links that no other link of the page is named like."""
    tree = include("references", references=[reference()])
    out, back = tree.css("#r1 a")
    assert (out.text(), out.attributes["href"]) == (RAW, "https://example.org/?a=1&b=2")
    assert out.attributes["aria-label"] == f"Reference 1, {RAW}"
    assert (back.text(), back.attributes["href"]) == ("Back to 1 in the text", "#C1")


def test_a_reference_says_what_was_found_and_what_weakens_it():
    tree = include("references", references=[reference()])
    said = f"Doe J. A trial. 2024. {RAW} {SEEN}. {RAW}. {SEEN} Limits: Few. {SEEN} Back to 1 in the text"
    assert text(tree, "#r1") == said
    known = PUBLISHED.model_copy(update={"custom": PUBLISHED.custom.model_copy(update={"limits": None})})
    tree = include("references", references=[replace(reference(), reference=known)])
    assert text(tree, "#r1") == said.replace(f"Limits: Few. {SEEN} ", "")


def test_a_reference_behind_no_claim_says_nothing_of_one():
    tree = include("references", references=[replace(reference(), claims="")])
    assert text(tree, "li p") == f"{SEEN}."


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Published on January 2, 2026. Not yet reviewed by a clinician."),
        ({"review": review()}, "Last reviewed on January 6, 2026; next review due by January 6, 2027."),
        (
            {"modified": datetime(2026, 2, 1), "locale_modified": "February 1, 2026"},
            "Last changed on February 1, 2026. Not yet reviewed by a clinician.",
        ),
        (
            {"review": review(), "overdue": True},
            "Last reviewed on January 6, 2026; next review was due by January 6, 2027.",
        ),
        ({}, f"More about: {RAW}."),
        ({"tags": [Tag("MRI", SETTINGS), Tag("PRP", SETTINGS)]}, "More about: MRI, PRP."),
    ],
    ids=["unreviewed", "reviewed", "changed", "overdue", "tag", "tags"],
)
def test_about_this_page(fields, words):
    assert words in text(include("dates", article=article(**fields)))


def test_changes_are_told_and_a_correction_is_called_one():
    changes = [change(correction=True), replace(change(), on=Day("2026-01-09", "January 9, 2026"))]
    tree = include("dates", article=article(changes=changes))
    assert text(tree, "h3") == "What changed"
    assert [" ".join(item.text().split()) for item in tree.css("li")] == [
        f"February 1, 2026: Correction. {SEEN}",
        f"January 9, 2026: {SEEN}",
    ]
    assert [time.attributes["datetime"] for time in tree.css("li time")] == ["2026-02-01", "2026-01-09"]


def test_without_changes_there_is_no_word_of_them():
    assert "What changed" not in text(include("dates", article=article()))


def test_an_overdue_article_says_so_and_another_does_not():
    words = text(include("overdue", article=article(review=review(), overdue=True)))
    assert words.startswith("This page was due for review on January 6, 2027, and nobody has reviewed it since.")
    assert words.endswith("Check with your clinician before you rely on it.")
    assert include("overdue", article=article(review=review())).body.html == "<body></body>"


def test_without_tags_there_is_no_more_about():
    assert "More about" not in text(include("dates", article=article(tags=[])))


@pytest.mark.parametrize(
    ("place", "marked"),
    [
        ({"output_file": "topics.html", "trail": []}, ("/topics.html", "page")),
        ({"output_file": "topics/a.html", "trail": [("topics.html", "Topics")]}, ("/topics.html", "true")),
        ({"output_file": "a.html", "trail": [("topics.html", "")], "article": article()}, ("/articles.html", "true")),
        ({"output_file": "index.html"}, None),
    ],
    ids=["list", "below-a-list", "article", "front"],
)
def test_the_header_marks_where_the_reader_is(place, marked):
    here = include("header", **place).css("[aria-current]")
    assert [(link.attributes["href"], link.attributes["aria-current"]) for link in here] == [marked] * bool(marked)


def test_the_way_up_ends_above_the_page():
    tree = include("breadcrumb", trail=[("topics.html", "Topics"), ("topics/a.html", RAW)])
    assert [link.text() for link in tree.css("a")] == ["Home", "Topics", RAW]


def test_the_footer_links_the_pages_a_way_to_report_mistakes_and_the_feeds():
    links = [link.text() for link in include("footer", pages=[page()]).css("footer nav a")]
    assert links == [SEEN, "Report a mistake", "Feeds"]


def test_what_to_read_next_is_named_with_its_answer_where_there_is_something():
    assert include("related", article=article()).css("nav") == []
    tree = include("related", article=article(related=[article(3)]))
    assert text(tree) == f"Read next {SEEN} {SEEN}"
    assert tree.css_first("nav a").attributes["href"].endswith("/articles/a3.html")


@pytest.mark.parametrize(
    ("file", "address"),
    [("index.html", "https://example.org/"), ("a/b.html", "https://example.org/a/b.html")],
    ids=["front-page", "other"],
)
def test_the_public_address(file, address):
    tree = include("addresses", output_file=file, **PUBLIC)
    assert tree.css_first('link[rel="canonical"]').attributes["href"] == address
