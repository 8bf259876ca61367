"""The kinds of page that the theme makes, and where one of each is found.

A page of a tag is laid out as that of a topic, the lists of all tags and authors as that of all topics.
"""

import pytest

# Each night every page is met in every way; by day each way is met on some page, and each page in some way.
from tests.conftest import NIGHT

KINDS = {
    "front": "index.html",
    "article": "articles/*.html",
    "page": "how-we-write.html",  # has a table and numbered steps
    "style-guide": "styleguide.html",  # every part that a page can have; only in the site in work
    "topic": "topics/*.html",
    "author": "authors/*.html",
    "archive": "articles.html",
    "topics": "topics.html",
    "glossary": "glossary.html",
    "search": "search.html",
    "missing": "no/such/page",
}
every_kind = pytest.mark.parametrize("kind", KINDS)
# One of those that are laid out alike, as all lists are; each night the others, too.
OWN = ["front", "article", "style-guide", "glossary", "search", "missing"]
own_kinds = pytest.mark.parametrize("kind", KINDS if NIGHT else OWN)
# The two that hold everything a text can have.
texts = pytest.mark.parametrize("kind", ["article", "style-guide"])
# One of them, that which has every part; each night the other, too.
whole = pytest.mark.parametrize("kind", ["style-guide", *(["article"] if NIGHT else [])])
every_scheme = pytest.mark.parametrize("scheme", ["light", "dark"])
PHONE, TABLET, DESK = 320, 768, 1280
