"""Every page that names PRP, cells or tissue from birth that are sold as cures says early how they stand, and where to report harm (R40).

So it does with the notice that the law of the practice's place asks for (R42), here with words of no law.
"""

import re

from editorial.model import settings_file
from tests.conftest import SETTINGS, built
from tests.site.conftest import write_article
from tests.site.reading import pages

NAMED = re.compile(SETTINGS.NOTICES[0].words, re.IGNORECASE)


def own_words(page) -> str:
    """What a text says itself; what stands around it names other texts."""
    return " ".join(part.text() for part in page.css("main h1, main .answer, .in-short li, .text"))


def test_a_page_that_names_a_treatment_carries_the_notice_before_its_text(published):
    carried, notice = 0, settings_file.load(published.parent).NOTICES[0]
    for name, page in pages(published).items():
        if page.css_first(".text") is None or not NAMED.search(own_words(page)):
            continue
        carried += 1
        said = " ".join(word for shown in page.css(".notice") for word in shown.text().split())
        assert notice.says in said, name
        assert notice.link in [link.attributes["href"] for link in page.css(".notice a")], name
        assert page.html.index('class="notice"') < page.html.index('class="text"'), name
    assert carried, "the first article names all of them"


def test_a_page_that_names_none_carries_none(published):
    quiet = [page for page in pages(published).values() if not NAMED.search(page.body.text())]
    assert quiet
    assert all(page.css_first(".notice") is None for page in quiet)


LAW = """
JURISDICTION = "XX-01"
STATE_NOTICES = {
    "XX-01": [{"words": "stem cells?", "says": "A < B.", "link": "https://example.org/law", "link_says": "The law"}]
}
"""


def settle(project, rows: str) -> None:
    """Add settings to those of the project."""
    with (project / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(rows)


def test_the_notice_of_the_place_stands_first_and_before_the_text(project):
    write_article(project, "rest", body="Rest helps.")
    write_article(project, "named-above", summary="Rest may help more than stem cells.", body="Rest helps.")
    settle(project, LAW)
    site = pages(built(project, "pelicanconf.py"))
    told = 0
    for name, page in site.items():
        shown = [notice.text() for notice in page.css("main .notice")]
        if page.css_first(".text") and re.search("stem cell", own_words(page), re.IGNORECASE):
            told += 1
            assert "A < B." in shown[0], name
            assert page.css_first(".notice a").attributes["href"] == "https://example.org/law"
            assert page.html.index("A &lt; B.") < page.html.index('class="text"'), name
            assert len(shown) == 2, "the notice of the FDA stands beside it"
        else:
            assert not any("A < B." in notice for notice in shown), name
    assert told
    assert "A < B." in site["articles/named-above.html"].css_first(".notice").text()
    assert "A < B." not in site["articles/rest.html"].body.text()
    assert not any("A < B." in (page.css_first("footer.site") or page.body).text() for page in site.values())
