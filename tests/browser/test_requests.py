"""One request paints a page, none goes to anyone else, and nothing shifts while it is read."""

import re

import pytest

from tests.browser.kinds import own_kinds
from tests.conftest import ADDRESS
from tests.site.conftest import OLD, moved  # noqa: F401

SHIFTS = """
  window.shifts = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) shifts += entry.value })
    .observe({ type: "layout-shift", buffered: true });
"""


@own_kinds
def test_a_page_is_one_request_and_complains_of_nothing_whatever_a_reader_does(visit, address, kind):
    """Nor does its policy stop anything of ours: the browser would complain of it."""
    asked, said = [], []

    def listen(page):
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))

    page = visit(kind, prepare=listen)
    for _ in range(2):
        page.locator("#theme").click()
    for mark in (".term", ".cite a"):
        if page.locator(mark).count():
            page.locator(mark).first.click()
            page.keyboard.press("Escape")
    page.emulate_media(media="print")
    page.emulate_media(media="screen")
    page.mouse.wheel(0, 20_000)
    page.wait_for_timeout(200)
    assert [url for url in asked if not url.endswith("/favicon.svg")] == [address(kind)]
    assert [text for text in said if "404 (Not Found)" not in text] == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", ["front", "article"])
def test_nothing_shifts(visit, kind, width):
    page = visit(kind, width=width, first=SHIFTS)
    page.wait_for_timeout(500)
    for _ in range(10):
        page.mouse.wheel(0, 2_000)
        page.wait_for_timeout(30)
    page.wait_for_timeout(100)
    assert page.evaluate("shifts") == 0


def test_a_link_elsewhere_does_not_say_where_a_reader_came_from(visit):
    told = []

    def elsewhere(route):
        told.append(route.request.headers.get("referer"))
        route.fulfill(body="<!doctype html><title>t</title>", content_type="text/html")

    page = visit("article", prepare=lambda page: page.route(re.compile("^https://"), elsewhere))
    link = page.locator("main a[href^='https://']").first
    with page.expect_navigation():
        link.click()
    assert told == [None]
    assert page.evaluate("document.referrer") == ""


def test_an_old_address_leads_to_the_same_place_of_the_new_one(visit, host, moved):  # noqa: F811
    page, old = visit("front"), (moved / OLD[-1]).read_text(encoding="utf-8").replace(ADDRESS, f"{host}/repo")
    page.route("**/old.html", lambda route: route.fulfill(body=old, content_type="text/html"))
    for place in ("", "#risks"):
        page.goto(f"{host}/repo/old.html{place}", wait_until="commit")
        page.wait_for_url(f"{host}/repo/articles/moved.html{place}")
