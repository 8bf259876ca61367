"""A site of many articles, as the one with translations is set: no page grows without end, and each article is found."""

import pytest

from tests.conftest import ADDRESS
from tests.site.reading import files, href, pages


@pytest.fixture(scope="module")
def found(translated):
    """The pages of the site, by their addresses."""
    return pages(translated)


def leads(page) -> list[str]:
    """The links of a page's main part, without the site's own address."""
    return [link.attributes["href"].removeprefix(f"{ADDRESS}/") for link in page.css("main ul a, main p a")]


def test_each_year_has_a_page_to_which_the_list_of_all_leads(found):
    years = sorted((name for name in found if name.startswith("years/")), reverse=True)
    assert "years/2024.html" in years
    assert leads(found["articles.html"]) == years


def test_each_article_stands_once_in_the_pages_of_years(found):
    listed = [link for name in found if name.startswith("years/") for link in leads(found[name])]
    assert sorted(listed) == sorted(name for name in found if name.startswith(("articles/", "fr/articles/")))


def test_a_year_says_what_it_is_and_how_to_go_up(found):
    year = found["years/2024.html"]
    assert year.css_first("h1").text() == "Articles from 2024"
    assert year.css_first("title").text().startswith("Articles from 2024 – ")
    assert [step.text().strip() for step in year.css("nav.breadcrumb a")] == ["Home", "Articles"]
    assert href(year, "canonical") == f"{ADDRESS}/years/2024.html"
    assert '"name":"Articles from 2024"' in year.css_first("[type='application/ld+json']").text()


def test_a_search_engine_is_told_of_each_year(translated, found):
    sitemap = files(translated)["sitemap.xml"].decode()
    assert all(f"<loc>{ADDRESS}/{name}</loc>" in sitemap for name in found if name.startswith("years/"))


def test_a_topic_names_the_newest_and_leads_to_all(found):
    topic = found["topics/back-pain.html"]
    assert len(topic.css("ul.articles > li")) == 2
    assert leads(topic)[-1] == "articles.html"
