"""Every link leads somewhere, on a disk, under a base path or on a domain."""

from urllib.parse import urlsplit

from tests.conftest import ADDRESS
from tests.site.reading import LEADING, attributes, broken, files, pages


def test_every_link_leads_to_a_file_and_every_fragment_to_an_id(tree):
    assert broken(tree, ADDRESS) == []


def test_ids_stand_once_on_a_page(tree):
    twice = []
    for name, page in pages(tree).items():
        ids = [element.attributes["id"] for element in page.css("[id]")]
        twice += [f"{name}: {id}" for id in set(ids) if ids.count(id) > 1]
    assert twice == []


def test_what_names_an_id_names_one_on_its_page(tree):
    """Labels and descriptions that a screen reader speaks."""
    lost = []
    for name, page in pages(tree).items():
        ids = {element.attributes["id"] for element in page.css("[id]")}
        for _, attribute, value in attributes(page):
            if attribute in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"):
                lost += [f"{name}: {attribute}={value}" for id in value.split() if id not in ids]
    assert lost == []


def test_no_mark_of_pelican_is_left(tree):
    marks = (b"{filename}", b"{static}", b"{attach}", b"{tag}", b"{category}", b"{author}", b"{index}", b"%7Bfilename")
    ours = {name: data for name, data in files(tree).items() if name != "pagefind/pagefind.js"}
    assert [name for name, data in ours.items() if any(mark in data for mark in marks)] == []


def test_the_site_in_work_opens_from_a_disk(site):
    far = []
    for name, page in pages(site).items():
        for element, attribute, url in attributes(page):
            if attribute in LEADING and (element.tag != "a" or "example.org" in url) and urlsplit(url).scheme:
                far.append(f"{name}: {url}")
            if attribute in LEADING and url.partition("#")[0].endswith("/") and not urlsplit(url).scheme:
                far.append(f"{name}: {url} is a folder, which a disk does not open as a page")
    assert far == []
