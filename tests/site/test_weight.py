"""A page arrives fast on a slow phone: one small file."""

import gzip

import pytest

from tests.conftest import ADDRESS
from tests.site.reading import articles, files, pages


# Where the page stands with all that it carries, so that it does not grow unseen. One TCP flight is 14,000.
@pytest.mark.parametrize("limit", [22_750])
def test_an_article_is_small_on_the_wire(published, record_property, limit):
    held = {name: files(published)[name] for name in articles(published)}
    usual = b"https://example.org/repo"  # a longer address makes no worse page
    sizes = {name: len(gzip.compress(page.replace(ADDRESS.encode(), usual), 9)) for name, page in held.items()}
    record_property("gzipped bytes", sizes)
    assert {name: size for name, size in sizes.items() if size >= limit} == {}


def test_the_script_is_small(published):
    for page in pages(published).values():
        scripts = [script.text() for script in page.css("script:not([type])")]
        assert sum(len(script.encode()) for script in scripts) < 1_000
