"""A practice makes the site its own: each setting is heeded wherever it matters, and every link still works."""

import re
from pathlib import Path

import feedparser
import pytest

from editorial.check import check
from editorial.commands import new
from editorial.commands.addresses import update
from editorial.markup.documents import Documents
from tests.conftest import (
    ADDRESS,
    ROOT,
    SETTINGS,
    built,
    copy_content,
    copy_project,
    full_article,
    public_articles,
    site_of,
)
from tests.site.conftest import write_article
from tests.site.reading import broken, files, pages, texts

# Other addresses for every kind of page.
ADDRESSES = {
    "ARTICLE": "blog/{slug}.html",
    "ARTICLE_LANG": "blog/{slug}-{lang}.html",
    "DRAFT": "in-work/{slug}.html",
    "PAGE": "info/{slug}.html",
    "PAGE_LANG": "info/{slug}-{lang}.html",
    "CATEGORY": "subjects/{slug}.html",
    "TAG": "words/{slug}.html",
    "AUTHOR": "people/{slug}.html",
    "ARCHIVES": "blog.html",
    "CATEGORIES": "subjects.html",
    "TAGS": "words.html",
    "AUTHORS": "people.html",
    "GLOSSARY": "meanings.html",
}
# The number of another country.
NUMBER = "112" if SETTINGS.EMERGENCY_NUMBER != "112" else "911"


def set_to(file: Path, name: str, value: str) -> None:
    """Set a setting, in Python, where it is set already."""
    text = file.read_text(encoding="utf-8")
    changed = re.sub(rf"(?m)^((?:[A-Z_]+ = )*){name} = .*$", rf"\g<1>{name} = {value}", text)
    changed = re.sub(rf"(?m)^{name} = (\w+_SAVE_AS) = .*$", rf"{name} = {value}", changed)
    assert changed != text, name
    file.write_text(changed, encoding="utf-8")


@pytest.fixture(scope="module")
def other(tmp_path_factory) -> Path:
    """The published output of a site with other settings: our articles and three more, one of them in two languages."""
    project = copy_project(tmp_path_factory.mktemp("other") / "project")
    for day, name, leads_to in ((2, "one", "two"), (3, "two", "one"), (4, "three", "one")):
        body = f"See [the other]({{filename}}{leads_to}.md)."
        write_article(project, name, date=f"2024-05-0{day}", body=body)
    write_article(project, "uno", slug="one", lang="es", date="2024-05-01")
    for file in (project / "content").rglob("*.md"):
        file.write_text(file.read_text(encoding="utf-8").replace(SETTINGS.EMERGENCY_NUMBER, NUMBER), encoding="utf-8")
    (project / "content/data/addresses.yaml").unlink()  # it has never been public
    settings = project / "pelicanconf.py"
    set_to(settings, "EMERGENCY_NUMBER", f'"{NUMBER}"')
    set_to(settings, "FRONT_PAGE_ARTICLES", "2")
    set_to(project / "publishconf.py", "FEED_MAX_ITEMS", "3")
    with settings.open("a", encoding="utf-8") as more:
        more.writelines(f'\n{name}_URL = {name}_SAVE_AS = "{address}"' for name, address in ADDRESSES.items())
    return built(project, "publishconf.py", SITEURL=ADDRESS)


def test_every_page_stands_at_its_new_address_and_every_link_leads_there(other):
    made = set(pages(other))
    assert {"blog/one.html", "blog/one-es.html", "info/about.html", "blog.html", "meanings.html"} <= made
    assert {name.partition("/")[0] for name in made if "/" in name} == {"blog", "info", "subjects", "words", "people"}
    assert broken(other, ADDRESS) == []


def test_the_guard_of_public_addresses_speaks(project):
    content = project / "content"
    update(site_of(content))
    site = site_of(content, ARTICLE_SAVE_AS=ADDRESSES["ARTICLE"])
    lines = [finding.sentence for finding in check(Documents(site)) if finding.rule == "R103"]
    assert any(line.startswith(f"articles/{full_article(content).stem}.html was public") for line in lines)


def test_the_emergency_number_is_the_one_that_is_set(other):
    """On the page that is missing, in the text of the page, for the rule that lets a card pass, and in a new draft."""
    assert f"call {NUMBER} or go to an emergency room" in pages(other)["404.html"].body.text()
    shown = [f"{name}: {words}" for name, page in pages(other).items() for words in texts(page)]
    assert [words for words in shown if re.search(rf"\b{SETTINGS.EMERGENCY_NUMBER}\b", words)] == []
    assert [words for words in shown if f"Call {NUMBER}" in words]


def test_a_writer_is_told_to_write_that_number(tmp_path):
    content = copy_content(tmp_path / "content")
    draft = new.new(site_of(content, EMERGENCY_NUMBER=NUMBER), "Back pain", "symptom")
    text = draft.read_text(encoding="utf-8")
    card = f'!!! emergency "Call {NUMBER} or go to an emergency room if:"'
    assert card in text
    draft.write_text(text.replace(card, "!!! emergency"), encoding="utf-8")
    findings = check(Documents(site_of(content, EMERGENCY_NUMBER=NUMBER), [draft]))
    assert f"Write one in quotes, like {card}" in " ".join(finding.sentence for finding in findings)


def test_the_front_page_lists_as_many_articles_as_are_asked_for(other):
    page = pages(other)["index.html"]
    count = len(public_articles(other.parent / "content")) - 1  # one is a translation
    assert len(page.css(".newest, ul.articles > li")) == 2
    assert page.css_first('main a[href$="/blog.html"]').text() == f"All {count} articles"
    assert len(pages(other)["blog.html"].css("ul.articles > li")) == count


@pytest.mark.parametrize("feed", ["feeds/all.atom.xml", "feeds/all.rss.xml"])
def test_a_feed_holds_as_many_articles_as_are_asked_for(other, feed):
    links = [entry.link for entry in feedparser.parse((other / feed).read_bytes()).entries]
    assert links == [link.attributes["href"] for link in pages(other)["blog.html"].css("ul.articles > li > a")[:3]]
    assert f"{ADDRESS}/blog/{full_article(other.parent / 'content').stem}.html" in links


def test_who_reads_the_feed_misses_nothing_that_the_front_page_lists():
    publish = (ROOT / "publishconf.py").read_text(encoding="utf-8")
    assert int(re.search(r"(?m)^FEED_MAX_ITEMS = (\d+)$", publish)[1]) >= SETTINGS.FRONT_PAGE_ARTICLES >= 10


def test_a_site_in_another_language(project):
    (project / "content/data/addresses.yaml").unlink()
    write_article(project, "rest", title="Rest", lang="en", slug="descanso")
    write_article(project, "descanso", title="Descanso", lang="es")
    set_to(project / "pelicanconf.py", "DEFAULT_LANG", '"es"')
    tree = built(project, "publishconf.py", SITEURL=ADDRESS)
    assert broken(tree, ADDRESS) == []
    langs = {name: page.css_first("html").attributes["lang"] for name, page in pages(tree).items()}
    ours = {file.stem for file in public_articles(project / "content")} - {"rest", "descanso"}
    assert {name for name, lang in langs.items() if lang == "en"} == {
        f"en/articles/{name}.html" for name in ("descanso", *ours)
    }
    assert set(langs.values()) == {"en", "es"}
    assert b"<loc>%s/en/articles/descanso.html</loc>" % ADDRESS.encode() in files(tree)["sitemap.xml"]
