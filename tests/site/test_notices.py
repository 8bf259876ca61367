"""Every page that names PRP, MSCs, stem cells or exosomes says early how they stand, and where to report harm (R40)."""

import re

import pelicanconf
from tests.site.reading import articles, pages

NAMED = re.compile(pelicanconf.NOTICES[0]["words"], re.IGNORECASE)


def test_a_page_that_names_a_treatment_carries_the_notice_before_its_text(published):
    carried = 0
    for name, page in pages(published).items():
        text = page.css_first("main > article")
        if text is None or not NAMED.search(text.text()):
            continue
        carried += 1
        notice = page.css_first(".notice")
        assert notice is not None, name
        assert pelicanconf.NOTICES[0]["says"] in " ".join(notice.text().split()), name
        assert notice.css_first("a").attributes["href"] == "https://www.fda.gov/medwatch", name
        first = page.css_first("main h2")
        assert first is None or page.html.index('class="notice"') < page.html.index("<h2"), name
    assert carried >= len(articles(published)), "the first article names all of them"


def test_a_page_that_names_none_carries_none(published):
    quiet = [page for page in pages(published).values() if not NAMED.search(page.body.text())]
    assert quiet
    assert all(page.css_first(".notice") is None for page in quiet)
