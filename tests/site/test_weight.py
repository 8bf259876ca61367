"""A page arrives fast on a slow phone: one small file."""

import gzip

from tests.conftest import ADDRESS
from tests.site.reading import articles, files, pages

# Where the first article stands with all that it carries, so that nothing grows unseen: 18,940 without its list of 44
# references, and 237 a reference. Of these are 100 what the study found and what weakens it, which a reader is to meet at
# the mark and not on another page. One TCP flight is 14,000.
ALL_ELSE, A_REFERENCE = 19_000, 240


def test_an_article_is_small_on_the_wire(published, record_property):
    held = {name: files(published)[name] for name in articles(published)}
    usual = b"https://example.org/repo"  # a longer address makes no worse page
    sizes = {name: len(gzip.compress(page.replace(ADDRESS.encode(), usual), 9)) for name, page in held.items()}
    record_property("gzipped bytes", sizes)
    cited = {name: len(page.css(".references li")) for name, page in articles(published).items()}
    assert {name: size for name, size in sizes.items() if size >= ALL_ELSE + A_REFERENCE * cited[name]} == {}


def test_the_script_is_small(published):
    for page in pages(published).values():
        scripts = [script.text() for script in page.css("script:not([type])")]
        assert sum(len(script.encode()) for script in scripts) < 1_000
