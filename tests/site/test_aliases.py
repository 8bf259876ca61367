"""Who follows an old address lands where the text stands now, under a base path, on a disk, with or without a script."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import pytest

from tests.conftest import ADDRESS, built
from tests.site.conftest import OLD, with_aliases
from tests.site.reading import broken, content, files, href, pages, plain


@pytest.fixture(scope="module")
def at_work(copied, tmp_path_factory) -> Path:
    return built(with_aliases(copied(tmp_path_factory.mktemp("at-work") / "project")), "pelicanconf.py")


@pytest.mark.parametrize("old", OLD)
def test_an_old_address_leads_to_the_new_one(moved, old):
    page = pages(moved)[old]
    new = f"{ADDRESS}/articles/moved.html"
    assert content(page, "[http-equiv=refresh]") == f"0; url={new}"
    assert href(page, "canonical") == new
    assert content(page, "[name=robots]") == "noindex"
    assert page.css_first("main a").attributes["href"] == new
    assert plain(page.css_first("main a").text()) == 'Moved "q" & <t>'
    assert "moved" in page.css_first("h1").text()


@pytest.mark.parametrize("old", OLD)
def test_on_a_disk_it_leads_there_too(at_work, old):
    page = pages(at_work)[old]
    target = (at_work / old).parent / content(page, "[http-equiv=refresh]").removeprefix("0; url=")
    assert target.resolve() == (at_work / "articles/moved.html").resolve()
    assert page.css_first("main a").attributes["href"] == content(page, "[http-equiv=refresh]").removeprefix("0; url=")


def test_who_read_it_in_a_feed_is_not_shown_it_as_new(moved):
    (entry,) = (
        one for one in feedparser.parse(moved / "feeds/all.atom.xml").entries if one.link.endswith("/moved.html")
    )
    assert entry.id.startswith("tag:")
    assert entry.id.endswith(f"{urlsplit(ADDRESS).path}/{OLD[0]}")


def test_it_loads_nothing_and_runs_only_what_leads_on(moved):
    (rules,) = {content(pages(moved)[old], "[http-equiv='Content-Security-Policy']") for old in OLD}
    always = "default-src 'none';img-src 'self';connect-src 'self';base-uri 'none';form-action 'none'"
    assert re.fullmatch(rf"{re.escape(always)};script-src 'sha256-[\w+/=]+'", rules)
    assert {len(pages(moved)[old].css("script, style, [src]")) for old in OLD} == {1}


def test_what_is_not_public_has_no_old_address_either(moved):
    assert [name for name, data in files(moved).items() if "secret" in name or b"secret" in data] == []


def test_no_list_names_it(moved):
    for name, data in files(moved).items():
        listed = re.sub(rb"tag:[^<\"]*", b"", data)  # the id in a feed, which leads nowhere
        assert name in OLD or not any(old.encode() in listed for old in OLD), name


def test_every_link_of_the_site_works(moved):
    assert broken(moved, ADDRESS) == []


def test_an_old_address_fits_in_a_packet(moved):
    assert max(len(files(moved)[old]) for old in OLD) < 1_200
