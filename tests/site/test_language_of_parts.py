"""A text in another language says so, and each word of ours on its page says that it is not (WCAG 2.2, 3.1.2).

Here every word of such a text begins with z, and none of ours does.
"""

import re

import pytest

from editorial.commands import signoff
from tests.conftest import ADDRESS, PRACTICE, built, documents, epoch
from tests.model.test_pdf import leaflet
from tests.site.conftest import add_person, quoted
from tests.site.reading import MACHINE, pages
from tests.site.test_templates import FULL, render

WORD = re.compile(r"[^\W\d_]{2,}")
ADDRESSES = re.compile(r"https?://\S+")
HEARD = ("aria-label", "alt", "title", "placeholder")
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><title>Zila</title><desc>Zola zira zuna.</desc>
<path d="M0 0h4"/></svg>"""
HEADER = """title: Zala zora zimu
slug: zala
status: published
lang: es
summary: Zala zora zimu zeta. Zola zira.
"""
OF_AN_ARTICLE = f"""date: 2026-11-29
modified: 2026-11-30
category: Back pain
tags: [Rest]
authors: [{PRACTICE}]
key_points:
  - point: Zila zora zumu zeta.
    note: zila
  - Zora zimu zala.
  - Zuna zola zira.
conflict: Zora zimu zala zuna.
handout: true
aliases: [zold.html]
changes:
  - on: 2026-11-30
    what: Zuna zola zira zeta.
    correction: true
"""
BODY = """
## Zola zira?

Zora zimu zala zprp.[@schepers2022] Zeta [zuna zira]({static}../files/zuna.pdf) zola.[@schepers2022; @pers2024]

!!! evidence "low" #zila
    Zila zora zumu zeta zala.[@schepers2022]

![Zila zora](../figures/zila.svg "Zila zora zumu.")

!!! trials "Zuna zola"
    [@schepers2022; @pers2024] Zora zala zumu.

## Zeta zala

Table: Zumu zala zora.

| Zora | Zimu |
|---|---|
| Zala zeta | Zuna |

!!! do
    - Zola zira zuna.

!!! dont
    - Zeta zala zora.

## Zuna zora

Zora zimu zala zeta.
"""
SETTINGS = """
NOTICES = [{"words": "zprp", "says": "Told.", "link": "https://example.org", "link_says": "Ask"}]
CONTACT = CONTACT | {"phone": "555 0100", "hours": "By day", "email": "us@example.org"}
"""


@pytest.fixture(scope="module")
def foreign(copied, tmp_path_factory) -> dict:
    """The pages of a site with an article and a page in another language, both with every part; the article is overdue."""
    project = copied(tmp_path_factory.mktemp("foreign") / "project")
    content = project / "content"
    care = '\n!!! emergency "Zala zora:"\n    - zeta zala\n'
    article = f"---\n{HEADER}{OF_AN_ARTICLE}---\n{care}{BODY}"
    (content / "articles/zala.md").write_text(article, encoding="utf-8")
    other = article.replace("title: Zala", "title: Zuna").replace("slug: zala", "slug: zuna").replace("zold", "zolo")
    (content / "articles/zuna.md").write_text(other, encoding="utf-8")
    (content / "pages/zala.md").write_text(f"---\n{HEADER}---\n{BODY}", encoding="utf-8")
    (content / "figures/zila.svg").write_text(DRAWING, encoding="utf-8")
    (content / "files").mkdir(exist_ok=True)
    (content / "files/zuna.pdf").write_bytes(leaflet("Zuna", "es"))
    with (project / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(SETTINGS)
    add_person(project, "jane-doe", quoted("Jane Doe, MD"), role="Physician")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", epoch("2026-12-01"))
        signoff.sign(documents(content), content / "articles/zala.md", "jane-doe", next_due="2027-12-01")
    return pages(built(project, "publishconf.py", SITEURL=ADDRESS, SOURCE_DATE_EPOCH=epoch("2027-12-01")))


def astray(page) -> list[str]:
    """What stands in a part of the page whose language is not its own."""
    found = []
    for node in page.body.traverse(include_text=True):
        element = node.parent if node.is_text_node else node
        said = [node.text_content] if node.is_text_node else [node.attributes.get(name) or "" for name in HEARD]
        around = element
        while around.attributes.get("lang") is None:
            around = around.parent
        lang = around.attributes["lang"]
        for words in (WORD.findall(ADDRESSES.sub("", words)) for words in said if element.tag not in MACHINE):
            if {word[0] in "zZ" for word in words} not in (set(), {lang == "es"}):
                found.append(f"{lang}: {' '.join(words)}")
    return found


NAMES = ["es/articles/zala.html", "es/zala.html", "zold.html", "index.html", "articles.html"]


@pytest.mark.parametrize("name", NAMES)
def test_each_word_stands_in_its_own_language(foreign, name):
    assert astray(foreign[name]) == []
    assert "Zala" in foreign[name].body.text()


def test_sentences_of_ours_are_written_in_their_own_direction(foreign):
    parts = foreign[NAMES[0]].css(
        ".byline, .overdue, .notice, figcaption p + p, tbody:has(strong), .references, .dates, footer"
    )
    assert len(parts) >= 8
    assert {part.attributes.get("dir") for part in parts} == {"auto"}


def test_where_all_is_of_one_language_nothing_says_so_but_what_leads_to_another():
    said = render("article.html", article=FULL).css("body [lang], body [dir]:not([lang])")
    assert [part.attributes.get("hreflang") for part in said] == [one.lang for one in FULL.translations]
