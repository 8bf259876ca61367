"""Each template with a small context, without a build: that it can be rendered, and what it escapes.

What single pages and includes say stands in `test_template_pages.py` and `test_template_includes.py`.
"""

import re
from datetime import datetime
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from pelican.settings import DEFAULT_CONFIG
from pelican.urlwrappers import Author, Category, Tag
from selectolax.lexbor import LexborHTMLParser

import pelicanconf
from editorial.markup.pieces import Section
from editorial.markup.typography import typeset
from editorial.model.reference import Reference
from editorial.model.settings import StandingNotice
from editorial.model.term import Term
from plugins.citation_files import bibtex, citation_files
from plugins.csp import csp
from plugins.jsonld import jsonld
from plugins.markdown_copy import copy_of, markdown
from plugins.reader import Day, ShownChange, ShownPoint, ShownReview
from plugins.references import Entry
from plugins.references.ama import SourceLink
from plugins.sharing import locale_of
from tests.conftest import ROOT

TEMPLATES = ROOT / "theme/templates"
RAW = 'A "q" & <t>'  # as a writer types it
HTML = "A &ldquo;q&rdquo; &amp; &lt;t&gt;"  # as the reader hands it over
SEEN = "A “q” & <t>"  # as a visitor sees it
SETTINGS = DEFAULT_CONFIG | {name: value for name, value in vars(pelicanconf).items() if name.isupper()}
NO_CONTACT = dict.fromkeys(SETTINGS["CONTACT"])


class Loader(FileSystemLoader):
    """Remembers which templates were asked for."""

    def __init__(self, folder):
        super().__init__(folder)
        self.asked = set()

    def get_source(self, environment, template):
        self.asked.add(template)
        return super().get_source(environment, template)


def environment() -> Environment:
    made = Environment(loader=Loader(TEMPLATES), **SETTINGS["JINJA_ENVIRONMENT"])
    made.filters |= SETTINGS["JINJA_FILTERS"]
    return made


ENVIRONMENT = environment()


def article(number: int = 1, **fields) -> SimpleNamespace:
    """An article as the templates get it; `fields` replace its own."""
    values = {
        "title": HTML,
        "summary": HTML,
        "slug": f"a{number}",
        "url": f"articles/a{number}.html",
        "save_as": f"articles/a{number}.html",
        "lang": "en",
        "status": "published",
        "in_default_lang": True,
        "date": datetime(2026, 1, number % 28 + 1),
        "locale_date": f"January {number % 28 + 1}, 2026",
        "category": Category(RAW, SETTINGS),
        "tags": [Tag(RAW, SETTINGS)],
        "authors": [author()],
        "minutes": 4,
        "key_points": [ShownPoint(Markup(HTML), None)],
        "conflict": None,
        "review": None,
        "overdue": False,
        "changes": [],
        "contents": [],
        "references": [],
        "words": [],
        "notices": [],
        "translations": [],
        "related": [],
        "card": None,
        "content": "<p>The text.</p>",
    }
    return SimpleNamespace(**values | fields)


def author(name: str = RAW, role: str | None = RAW) -> Author:
    person = Author(name, SETTINGS)
    person.about, person.role, person.kind = RAW, role, "person"
    return person


def review(by: str = RAW, role: str | None = RAW, kind: str = "person") -> ShownReview:
    return ShownReview(by, role, kind, Day("2026-01-06", "January 6, 2026"), Day("2027-01-06", "January 6, 2027"))


def change(correction: bool = False) -> ShownChange:
    return ShownChange(Day("2026-02-01", "February 1, 2026"), Markup(HTML), correction)


def reference(
    number: int = 1,
    kind: str = "article-journal",
    links: tuple[str, ...] = ("https://example.org/?a=1&b=2",),
) -> Entry:
    ama = SimpleNamespace(
        text=lambda _: "Doe J. <i>A trial</i>. 2024.",
        typeset=typeset,
        links=lambda _: [SourceLink(url, RAW) for url in links],
    )
    return Entry(number, PUBLISHED.model_copy(update={"type": kind}), ama, RAW)


STUDY = {"kind": "case report", "design": RAW, "finding": RAW, "limits": f"Few. {RAW}"}
PUBLISHED = Reference.model_validate({"id": "doe2024", "type": "report", "title": "A trial", "custom": STUDY})


def page(**fields) -> SimpleNamespace:
    values = {"title": HTML, "summary": HTML, "url": "about.html", "lang": "en", "status": "published"}
    values |= {"contents": [], "references": [], "words": [], "notices": [], "translations": []}
    values |= {"content": "<p>The text.</p>", "in_default_lang": True}
    return SimpleNamespace(**values | fields)


def render(template: str, **context) -> LexborHTMLParser:
    """The parsed result; `context` stands on top of what Pelican gives to every template."""
    return LexborHTMLParser(render_text(template, **context))


def render_text(template: str, **context) -> str:
    everywhere = SETTINGS | {
        "SITENAME": RAW, "SITESUBTITLE": RAW, "WELCOME": RAW, "EDUCATION_NOTE": RAW, "CONTACT": NO_CONTACT,
        "stylesheet": lambda *_: Markup("p>a{color:red}"), "below": lambda *_: Markup("b>a{color:red}"), "ours": "", "our_words": "", "script": lambda *_: Markup("1<2"), "output_file": "index.html", "glossary": [],
        "jsonld": jsonld, "csp": csp, "markdown": markdown, "copy_of": copy_of, "citation_files": citation_files, "locale_of": locale_of, "site_card": None,
        "certainties": [], "busiest": [], "articles": [], "by_year": False, "pages": [], "categories": [], "tags": [], "authors": [],
    }  # fmt: skip
    return ENVIRONMENT.get_template(template).render(everywhere | context)


def text(tree: LexborHTMLParser, selector: str = "body") -> str:
    """The words that a reader sees in the first match, with single spaces."""
    return " ".join(tree.css_first(selector).text().split())


# What each whole template needs besides; every file of the theme must be rendered by one of these.
PUBLIC = {"PUBLIC_URL": "https://example.org", "FEED_ALL_ATOM": "feeds/a.xml", "FEED_ALL_RSS": "feeds/r.xml"}
LISTS = {
    "articles": [article(1), article(2)],
    "categories": [(Category(RAW, SETTINGS), [article()])],
    "tags": [(Tag(RAW, SETTINGS), [article(), article()])],
    "authors": [(author(), [article()])],
}
TERM = Term(term=RAW, everyday=RAW, meaning=RAW)
GLOSSARY = [("A", [TERM])]
NOTICE = StandingNotice(words="x", says=RAW, link="https://example.org/?a=1&b=2", link_says=RAW)
FULL = article(
    notices=[NOTICE],
    review=review(), overdue=True, changes=[change(correction=True)], conflict=RAW, references=[reference()], contents=[Section("a", HTML)] * 3,
    modified=datetime(2026, 2, 1), locale_modified="February 1, 2026", cover="figures/spine.png",
    rendition=SimpleNamespace(cover_says=RAW),
    translations=[article(2, lang="es")], related=[article(3), article(4)],
)  # fmt: skip
WHOLE = {
    "404.html": {},
    "archives.html": LISTS,
    "article.html": {"article": FULL},
    "author.html": LISTS | {"author": author()},
    "authors.html": LISTS,
    "base.html": {"pages": [page()]},
    "categories.html": LISTS,
    "category.html": LISTS | {"category": Category(RAW, SETTINGS)},
    "citations.txt": {"article": FULL, "written": bibtex},
    "copies.md": LISTS | {"year": 2026},
    "copy.md": {"article": FULL},
    "feeds.html": {},
    "glossary.html": {"glossary": GLOSSARY},
    "gone.html": {"heading": RAW, "reason": RAW, "on": Day("2026-01-06", "January 6, 2026"), "back": None},
    "index.html": LISTS,
    "llms.txt": LISTS | {"pages": [page()]},
    "moved.html": {"leads_to": "articles/a1.html", "called": Markup(HTML), "lang": "en"},
    "page.html": {"page": page(references=[reference()], notices=[NOTICE])},
    "robots.txt": {},
    "sitemap.xml": LISTS | {"pages": [page()]},
    "search.html": LISTS | {"glossary": GLOSSARY, "SEARCH": True},
    "security.txt": {"SECURITY_EXPIRES": "2999-01-01"},
    "tag.html": LISTS | {"tag": Tag(RAW, SETTINGS)},
    "tags.html": LISTS,
    "year.html": LISTS | {"year": 2026},
}


@pytest.fixture(params=WHOLE)
def whole(request) -> str:
    return render_text(request.param, **PUBLIC, **WHOLE[request.param])


def test_every_template_of_the_theme_is_rendered_here():
    for name, context in WHOLE.items():
        render_text(name, **PUBLIC, **context)
    files = {file.relative_to(TEMPLATES).as_posix() for file in TEMPLATES.rglob("*.*")}
    assert files - ENVIRONMENT.loader.asked == set()


def test_what_a_writer_types_cannot_become_a_mark(whole):
    tree = LexborHTMLParser(whole)
    assert RAW not in whole
    assert tree.css("t") == []
    names = {name for element in tree.css("*") for name in element.attributes}
    assert [name for name in names if not re.fullmatch(r"[a-z][a-zA-Z0-9:-]*", name)] == []


@pytest.mark.parametrize("name", ["article.html", "page.html", "category.html", "tag.html", "author.html", "base.html"])
def test_title_and_summary_survive_in_every_place(name):
    tree = render(name, **PUBLIC, **WHOLE[name])
    shown = {
        "heading": text(tree, "h1" if tree.css("h1") else "header.site"),
        "title": tree.css_first("title").text(),
        "shared title": tree.css_first('meta[property="og:title"]').attributes["content"],
        "description": tree.css_first('meta[name="description"]').attributes["content"],
        "shared description": tree.css_first('meta[property="og:description"]').attributes["content"],
    }
    for place, words in shown.items():
        assert RAW in words.replace("“", '"').replace("”", '"'), place


def test_the_style_sheet_and_the_script_stand_as_they_are():
    assert "<style>p>a{color:red}</style>" in render_text("base.html")
    assert "<script>1<2</script>" in render_text("base.html")
