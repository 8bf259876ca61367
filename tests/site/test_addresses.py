"""The published site tells the world where it lives; the site in work tells nobody."""

import xml.etree.ElementTree as etree

import pytest

from editorial.model import settings_file
from editorial.model.site import Site
from editorial.rules.permalinks import public_now
from tests.conftest import ADDRESS, SETTINGS
from tests.site.reading import articles, content, files, href, pages, plain

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def sitemap(published) -> dict[str, str | None]:
    """The pages that the sitemap names, by path, and the day each changed."""
    root = etree.parse(published / "sitemap.xml").getroot()
    found = {}
    for url in root.iter(f"{SITEMAP}url"):
        address = url.findtext(f"{SITEMAP}loc")
        assert address.startswith(ADDRESS + "/")
        found[address.removeprefix(ADDRESS + "/") or "index.html"] = url.findtext(f"{SITEMAP}lastmod")
    return found


def expected(name: str) -> str:
    """The public address of the page `name`."""
    return f"{ADDRESS}/{'' if name == 'index.html' else name}"


def shared(tree) -> dict:
    """The pages that have an address to tell: what stands at one that is not there has none."""
    return {name: page for name, page in pages(tree).items() if name != "404.html"}


def test_every_published_page_names_its_own_address(published):
    assert href(pages(published)["404.html"], "canonical") is None
    for name, page in shared(published).items():
        assert href(page, "canonical") == expected(name)
        assert content(page, "[property='og:url']") == expected(name)


def test_what_is_shared_elsewhere_says_what_the_page_says(published):
    for page in shared(published).values():
        title = plain(page.css_first("title").text())
        assert plain(content(page, "[property='og:title']")) == title.removesuffix(f" – {SETTINGS.SITENAME}")
        assert content(page, "[property='og:site_name']") == SETTINGS.SITENAME
        assert content(page, "[property='og:locale']") == "en_US"
        assert plain(content(page, "[property='og:description']")) == plain(content(page, "[name=description]"))
        assert content(page, "[property='og:type']") in ("article", "website")
        pictured = content(page, "[property='og:image']")
        assert content(page, "[name='twitter:card']") == ("summary_large_image" if pictured else "summary")
        assert content(page, "[name='twitter:image:alt']") == content(page, "[property='og:image:alt']")


def test_who_collects_literature_is_told_what_the_article_shows(published):
    for page in articles(published).values():
        assert plain(content(page, "[name=citation_title]")) == plain(page.css_first("h1").text())
        authors = [meta.attributes["content"] for meta in page.css("meta[name=citation_author]")]
        assert authors == [author.text() for author in page.css(".byline a")]
        assert content(page, "[name=citation_publication_date]").replace("/", "-") in [
            time.attributes["datetime"] for time in page.css("time")
        ]
        assert content(page, "[name=citation_language]") == page.css_first("html").attributes["lang"]


def test_the_site_in_work_has_no_address(site):
    for page in pages(site).values():
        assert href(page, "canonical") is None
        assert page.css("meta[property^=og]") == []


def test_what_github_pages_and_browsers_look_for_is_there(published):
    assert (published / "404.html").is_file()
    assert (published / ".nojekyll").is_file()
    assert etree.parse(published / "favicon.svg").getroot().tag == "{http://www.w3.org/2000/svg}svg"
    for page in pages(published).values():
        assert href(page, "icon") == f"{ADDRESS}/favicon.svg"


def test_a_missing_page_is_not_for_search_engines(published):
    assert "noindex" in content(pages(published)["404.html"], "[name=robots]")


def test_robots_are_shown_the_sitemap(published):
    assert f"Sitemap: {ADDRESS}/sitemap.xml" in (published / "robots.txt").read_text(encoding="utf-8").splitlines()


def test_the_sitemap_names_pages_that_exist_and_want_to_be_found(published, sitemap):
    assert set(sitemap) <= set(pages(published))
    assert [name for name in sitemap if content(pages(published)[name], "[name=robots]")] == []
    assert "404.html" not in sitemap


def test_the_sitemap_names_every_article_and_page(published, sitemap):
    own = {name for name, page in pages(published).items() if page.css_first(".text")}
    assert own <= set(sitemap)


def test_the_sitemap_and_the_article_agree_on_the_day(published, sitemap):
    for name, page in articles(published).items():
        shown = content(page, "[property='article:modified_time']") or content(
            page, "[property='article:published_time']"
        )
        assert sitemap[name] == shown
        assert shown[:10] in [time.attributes["datetime"] for time in page.css("time")]


@pytest.mark.parametrize("name", ["published", "awkward", "translated", "moved"])
def test_every_address_of_the_site_is_told_by_the_headers_of_its_texts(name, request):
    """So that a check can tell what would vanish, without a build."""
    tree = request.getfixturevalue(name)
    built = {name for name in files(tree) if name.endswith((".html", ".atom.xml", ".rss.xml", "all.json"))}
    assert public_now(Site(tree.parent / "content", settings_file.load(tree.parent))) == built - {"404.html"}
