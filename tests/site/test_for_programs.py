"""Programs that read and programs that manage literature find each article in a form of their own, beside its page."""

import json
import re
from collections import Counter

from tests.conftest import ADDRESS, SETTINGS
from tests.site.reading import articles, files, pages, plain

LINK = re.compile(r"^- \[.+?\]\((?P<address>.+?)\): .+$", re.MULTILINE)


def copy(tree, name: str) -> str:
    """The copy in Markdown of the article at an address."""
    return files(tree)[name.removesuffix(".html") + ".md"].decode()


def words(line: str) -> str:
    """A line of Markdown without its marks."""
    return plain(re.sub(r"^(?:#+|-|\d+\.) |[*\\]", "", line))


def test_each_article_names_its_copy_which_says_the_same(published):
    for name, page in articles(published).items():
        found, [link] = copy(published, name), page.css("link[type='text/markdown']")
        assert link.attributes["href"] == f"{ADDRESS}/{name.removesuffix('.html')}.md"
        told = {words(line) for line in found.splitlines()}
        shown = page.css("h1, .answer, .text > h2, .text > h3, .text li, .text > p:not(:has(sup, a, sub))")
        assert [text for part in shown if (text := plain(part.text())) not in told] == []
        assert f"- {ADDRESS}/{name}\n" in found


def test_a_copy_says_how_sure_each_claim_is_and_from_where(published):
    for name, page in articles(published).items():
        found = copy(published, name)
        claims = re.findall(r"^> \*\*(High|Moderate|Low|Very low) certainty:\*\* .+\[[\d,–]+\]$", found, re.MULTILINE)
        assert len(claims) == len(page.css(".evidence"))
        assert len(re.findall(r"^\d+\. .+ https?://\S+$", found, re.MULTILINE)) == len(page.css("#references > li"))
        reviewed = "Reviewed by" in page.css_first(".byline").text()
        assert reviewed or "Not yet reviewed by a clinician" in found


def test_a_copy_holds_no_mark_of_a_page(published, translated, awkward):
    for tree in (published, translated, awkward):
        for name in articles(tree):
            found = re.sub(r"</?su[bp]>", "", copy(tree, name))
            assert not re.search(r"<\w|\{filename|<!--|FILL IN|\n\n\n", found), name


def test_programs_are_shown_every_article(published):
    """https://llmstxt.org: the name, the promise, then lists of links."""
    found = files(published)["llms.txt"].decode()
    assert found.startswith(f"# {SETTINGS.SITENAME}\n\n> ")
    addresses = {address.removeprefix(f"{ADDRESS}/") for address in LINK.findall(found)}
    assert {name.removesuffix(".html") + ".md" for name in articles(published)} <= addresses <= set(files(published))


def test_many_articles_are_shown_year_by_year(translated):
    years = {address.removeprefix(f"{ADDRESS}/") for address in LINK.findall(files(translated)["llms.txt"].decode())}
    lists = sorted(name for name in years if name.startswith("years/"))
    assert "years/2024.md" in lists
    named = [address for name in lists for address in LINK.findall(files(translated)[name].decode())]
    ours = [name for name in articles(translated) if not name.startswith(("es/", "pt-BR/"))]  # no translations
    assert sorted(named) == sorted(f"{ADDRESS}/{name.removesuffix('.html')}.md" for name in ours)
    assert all(name.removesuffix(".html") + ".md" in files(translated) for name in articles(translated))


def test_the_references_can_be_taken_along(published):
    for name, page in articles(published).items():
        links = page.css(".references .take a")
        assert [link.attributes["href"].rpartition(".")[2] for link in links] == ["bib", "ris", "json"]
        entries = page.css("#references > li")
        for link in links:
            data = files(published)[link.attributes["href"].removeprefix(f"{ADDRESS}/")].decode()
            kind = link.attributes["href"].rpartition(".")[2]
            count = {"bib": data.count("\n@") + 1, "ris": data.count("TY  - "), "json": data.count('"id":')}[kind]
            assert count == len(entries), name
            assert f"({round(len(data.encode()) / 1000)} kB)" in link.text()
        own = files(published)[name.removesuffix(".html") + ".json"]
        dois = {item["DOI"] for item in json.loads(own) if "DOI" in item}
        assert dois == {
            link.attributes["href"].removeprefix("https://doi.org/")
            for link in page.css("#references a[href^='https://doi.org/']")
        }


def test_the_site_in_work_has_none_of_it(site):
    assert [name for name in files(site) if name.endswith((".md", ".bib", ".ris", ".json", "llms.txt"))] == []
    assert [name for name, page in pages(site).items() if page.css(".take, link[type='text/markdown']")] == []


def test_an_article_ends_with_what_to_read_next(published, translated):
    for tree in (published, translated):
        languages = Counter(page.css_first("html").attributes["lang"] for page in articles(tree).values())
        for name, page in articles(tree).items():
            links = [link.attributes["href"].removeprefix(f"{ADDRESS}/") for link in page.css(".related li a")]
            assert min(1, languages[page.css_first("html").attributes["lang"]] - 1) <= len(links) <= 3
            assert name not in links
            for other in map(pages(tree).__getitem__, links):
                assert other.css_first("html").attributes["lang"] == page.css_first("html").attributes["lang"]
                assert plain(other.css_first(".answer").text()) in plain(page.css_first(".related").text())
