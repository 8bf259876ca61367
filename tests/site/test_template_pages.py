"""Whole pages with a small context: the front page, lists, articles, the sitemap."""

from datetime import datetime
from xml.etree import ElementTree

import pytest
from markupsafe import Markup
from pelican.urlwrappers import Category, Tag

from editorial.markup.html import BELOW_IN_HTML
from plugins.reader import ShownPoint
from tests.conftest import ROOT, site_of
from tests.site.test_templates import (
    FULL,
    HTML,
    LISTS,
    PUBLIC,
    RAW,
    SEEN,
    SETTINGS,
    article,
    author,
    page,
    render,
    render_text,
    review,
    text,
)


@pytest.mark.parametrize(
    ("count", "shown", "link"),
    [(0, 0, None), (1, 1, None), (3, 3, None), (12, 12, None), (13, 12, "All 13 articles")],
    ids=["none", "one", "three", "all", "one-more"],
)
def test_the_front_page_points_to_the_articles_that_it_leaves_out(count, shown, link):
    tree = render("index.html", articles=[article(number) for number in range(count)], FRONT_PAGE_ARTICLES=12)
    assert len(tree.css(".newest h2 a, ul.articles > li > a")) == shown
    assert (link in text(tree)) if link else ("All " not in text(tree))
    assert len(tree.css("ul.articles")) == (count > 1)
    assert ("There are no articles here yet." in text(tree)) == (count == 0)


def test_the_front_page_shows_what_the_newest_article_found_and_first_that_of_which_we_know_how_sure_it_is():
    low = site_of(ROOT / "content").certainty.records["low"]
    points = [ShownPoint(Markup(HTML), low if number == 1 else None) for number in range(4)]
    tree = render("index.html", articles=[article(key_points=points, review=review())], certainties=[low])
    assert [" ".join(li.text().split()) for li in tree.css(".found li")] == [f"{SEEN}Low certainty", SEEN, SEEN]
    assert len(tree.css(".found .bars")) == 1
    assert text(tree, ".sure li") == f"Low. {low.meaning}"
    assert text(tree, ".newest").startswith(RAW)
    assert text(tree, ".newest").endswith(f"4 minutes · reviewed by {RAW}")


def test_the_front_page_names_the_busiest_topics_and_leads_to_the_others():
    topics = [(Category(f"Topic {number}", SETTINGS), 9 - number) for number in range(3)]
    assert text(render("index.html", busiest=topics), ".topics") == "Topics Topic 0 9 Topic 1 8 Topic 2 7"
    assert (
        text(render("index.html", busiest=topics, FRONT_PAGE_ARTICLES=1), ".topics") == "Topics Topic 0 9 All topics 3"
    )
    assert render("index.html").css(".topics") == []


def test_the_front_page_searches_where_there_is_an_index_to_search_in():
    [form] = render("index.html", SEARCH=True).css("form")
    assert render("index.html", SEARCH=False).css("form") == []
    assert form.attributes["action"] == "/search.html"
    assert form.css_first("label").attributes["for"] == form.css_first("input").attributes["id"]


def test_all_articles_stand_under_their_years_newest_first():
    dates = [datetime(2026, 2, 1), datetime(2026, 1, 1), datetime(2024, 5, 5)]
    tree = render("archives.html", articles=[article(number, date=day) for number, day in enumerate(dates)])
    assert [heading.text() for heading in tree.css("main h2")] == ["2026", "2024"]
    assert [len(year.css("li")) for year in tree.css("ul.articles")] == [2, 1]


def test_once_there_are_many_articles_the_list_of_all_leads_to_their_years():
    dates = [datetime(2026, 2, 1), datetime(2026, 1, 1), datetime(2024, 5, 5)]
    written = [article(number, date=day) for number, day in enumerate(dates)]
    tree = render("archives.html", articles=written, by_year=True)
    rows = [(row.css_first("a").attributes["href"], " ".join(row.text().split())) for row in tree.css(".names li")]
    assert rows == [("/years/2026.html", "2026 2 articles"), ("/years/2024.html", "2024 1 article")]
    assert "There are no articles here yet." in text(render("archives.html", by_year=True))


@pytest.mark.parametrize(
    ("count", "shown", "sentence"), [(500, 500, ""), (501, 500, "These are the newest 500 of 501 articles.")]
)
@pytest.mark.parametrize("name", ["category.html", "tag.html", "author.html"])
def test_a_list_ends_and_says_where_the_older_articles_stand(name, count, shown, sentence):
    context = {"category": Category(RAW, SETTINGS), "tag": Tag(RAW, SETTINGS), "author": author()}
    tree = render(name, articles=[article(number) for number in range(count)], **context)
    assert len(tree.css("ul.articles > li")) == shown
    assert [link.attributes["href"] for link in tree.css("ul.articles + p a")] == (
        ["/articles.html"] if sentence else []
    )
    assert sentence in text(tree)


@pytest.mark.parametrize(
    ("status", "robots"),
    [("published", []), ("draft", ["noindex"]), ("hidden", ["noindex"])],
    ids=["published", "draft", "hidden"],
)
@pytest.mark.parametrize("kind", ["article", "page"])
def test_what_is_not_public_asks_not_to_be_found(kind, status, robots):
    tree = render(f"{kind}.html", **{kind: article(status=status) if kind == "article" else page(status=status)})
    assert [meta.attributes["content"] for meta in tree.css('meta[name="robots"]')] == robots


def test_the_emergency_card_stands_above_the_contents_and_the_text_below():
    card = '<section aria-labelledby="card-0" class="card emergency"><h2 id="card-0">Call 911</h2></section>'
    tree = render(
        "article.html", article=article(content=card + BELOW_IN_HTML + "<p>The text.</p>", contents=FULL.contents)
    )
    order = [element.attributes.get("class") or element.tag for element in tree.css_first("article").iter()]
    assert order.index("card emergency") < order.index("contents") < order.index("text")
    assert tree.css(".text .emergency") == []


@pytest.mark.parametrize(
    ("name", "topics"), [("year.html", 2), ("category.html", 0), ("tag.html", 2), ("author.html", 2)]
)
def test_each_article_of_a_list_shows_its_answer_its_day_and_unless_all_are_of_one_its_topic(name, topics):
    context = LISTS | {"category": Category(RAW, SETTINGS), "tag": Tag(RAW, SETTINGS), "author": author(), "year": 2026}
    tree = render(name, **context)
    assert [answer.text() for answer in tree.css("ul.articles li p")] == [SEEN, SEEN]
    assert text(tree, "ul.articles").count("2026") == 2
    assert text(tree, "ul.articles").count(RAW) == topics


def test_an_article_of_another_language_says_so_in_every_list_and_is_read_in_its_direction():
    written = [article(number, in_default_lang=False, lang="ar") for number in range(2)]
    for name, titles in (("index.html", ".newest h2, .articles a"), ("archives.html", ".articles a")):
        shown = render(name, articles=written).css(titles)
        assert [(title.attributes["lang"], title.attributes["dir"]) for title in shown] == [("ar", "auto")] * 2
    for lang, direction in (("ar", "rtl"), ("he-IL", "rtl"), ("es", None), ("arn", None)):
        tree = render("article.html", article=article(lang=lang))
        assert tree.css_first("html").attributes.get("dir") == direction
    assert render("index.html", articles=[article()]).css("main [lang]") == []


@pytest.mark.parametrize(("role", "shown"), [("Physician", ["Physician", RAW]), (None, [RAW])], ids=["role", "no-role"])
def test_a_page_of_an_author_says_who_that_is(role, shown):
    tree = render("author.html", articles=[], author=author(role=role))
    assert [line.text() for line in tree.css("h1 ~ p")][: len(shown)] == shown


def test_the_topics_lead_to_tags_and_authors():
    links = [link.attributes["href"] for link in render("categories.html").css("main p a")]
    assert links == ["/tags.html", "/authors.html"]


def test_a_page_says_when_it_was_changed():
    changed = page(modified=datetime(2026, 2, 1), locale_modified="February 1, 2026")
    assert "Last changed on February 1, 2026." in text(render("page.html", page=changed))
    assert "Last changed" not in text(render("page.html", page=page()))


def test_while_you_work_a_page_names_no_public_address():
    tree = render("article.html", article=FULL)
    assert tree.css('link[rel="canonical"], meta[property], link[rel="alternate"]') == []


def test_the_sitemap_lists_every_page_once_with_its_last_change():
    spanish = article(2, lang="es", url="es/articles/a2.html", modified=datetime(2026, 3, 1))
    context = {"articles": [article(1, translations=[spanish])], "pages": [page(url="about.html?a=1&b=2")]}
    context |= {"categories": [], "tags": [(Tag("MRI", SETTINGS), [])], "authors": []}
    xml = ElementTree.fromstring(render_text("sitemap.xml", **PUBLIC, **context).encode())
    rows = {row[0].text: [last.text for last in row[1:]] for row in xml}
    assert len(rows) == len(xml)
    assert rows["https://example.org/articles/a1.html"] == ["2026-01-02T00:00:00"]
    assert rows["https://example.org/es/articles/a2.html"] == ["2026-03-01T00:00:00"]
    assert {
        "https://example.org/",
        "https://example.org/about.html?a=1&b=2",
        "https://example.org/tags/mri.html",
    } <= set(rows)


@pytest.mark.parametrize("name", ["authors", "tags"])
def test_an_empty_list_says_so(name):
    """The other lists: `test_empty.py`."""
    assert f"There are no {name} yet." in text(render(f"{name}.html"))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Not yet reviewed by a clinician · January 2, 2026 This page: https://example.org/articles/a1.html"),
        ({"review": review()}, f"Reviewed by {RAW} on January 6, 2026 · January 2, 2026"),
        ({"review": review(), "overdue": True}, "on January 6, 2026, due again by January 6, 2027 · January 2, 2026"),
        ({"modified": datetime(2026, 2, 1), "locale_modified": "February 1, 2026"}, "clinician · February 1, 2026"),
    ],
    ids=["unreviewed", "reviewed", "overdue", "changed"],
)
def test_a_printed_sheet_says_whose_it_is_and_how_far_it_was_checked(fields, words):
    contact = dict.fromkeys(SETTINGS["CONTACT"]) | {"phone": "+1 555 010 0100"}
    page = render("article.html", article=article(**fields), CONTACT=contact, **PUBLIC)
    sheet = f"{page.css_first('.sheet').attributes['aria-label']} {text(page, '.sheet')}"
    assert sheet.startswith(f"{RAW} · +1 555 010 0100 ·")
    assert words in sheet


def test_a_page_shared_elsewhere_has_its_picture_and_days():
    tree = render("article.html", article=FULL, **PUBLIC)
    shared = {meta.attributes["property"]: meta.attributes["content"] for meta in tree.css("meta[property]")}
    assert shared["og:type"] == "article"
    assert shared["og:image"] == "https://example.org/figures/spine.png"
    assert shared["og:image:alt"] == RAW
    assert shared["article:published_time"] == "2026-01-02T00:00:00"
    assert shared["article:modified_time"] == "2026-02-01T00:00:00"


@pytest.mark.parametrize("kind", ["article", "page"])
def test_each_translation_is_named_in_every_version(kind):
    versions = {"article": article, "page": page}[kind]
    other = versions(lang="es", url="es/a.html")
    tree = render(f"{kind}.html", **{kind: versions(url="a.html", translations=[other])}, **PUBLIC)
    named = {link.attributes["hreflang"]: link.attributes["href"] for link in tree.css("link[hreflang]")}
    assert named == {"en": "https://example.org/a.html", "es": "https://example.org/es/a.html"}
