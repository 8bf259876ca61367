"""With JavaScript off nothing is lost but the switch for light and dark, and the search, which says so."""

from playwright.sync_api import Page

from tests.browser import sheets
from tests.browser.kinds import DESK, PHONE, own_kinds, texts

# The lists that are looked up: a script closes them (test_lookup.py).
UNFOLD = "document.querySelectorAll(':is(.references, .words) details').forEach(list => list.open = true)"
# What a script works, and what is said in its place.
WORKED = "#theme, .find, .without { display: none !important }"


@own_kinds
def test_the_text_is_the_same_and_the_switch_is_not_there(visit, look, kind):
    page = visit(kind, scripts=False)
    assert page.locator("#theme").is_hidden()
    assert page.locator("button[type=button]:visible").count() == 0
    assert _text(page) == _text(look(kind))


def _text(page: Page) -> list[str]:
    """The words of a page, but for WORKED."""
    sheets.add(page, WORKED)
    page.evaluate(UNFOLD)
    return page.evaluate("document.body.innerText").split()


@texts
def test_nothing_stands_elsewhere(visit, kind):
    """The page is laid out alike, so that the script moves nothing when it comes, down to the lists that it closes."""
    places = f"""{UNFOLD};
    [...document.querySelectorAll("body *")].map(e => {{
      const box = e.getBoundingClientRect();
      return [e.cloneNode().outerHTML.slice(0, 60), box.x, box.y];
    }})"""
    pages = [visit(kind, scripts=scripts) for scripts in (True, False)]
    for width in (PHONE, DESK):
        for page in pages:
            page.set_viewport_size({"width": width, "height": 800})
        on, off = (page.evaluate(places) for page in pages)
        moved = [
            one[0]
            for one, other in zip(on, off, strict=True)
            if max(abs(one[1] - other[1]), abs(one[2] - other[2])) > 1
        ]
        assert not moved, "\n".join(moved)


def test_the_list_of_contents_opens(visit):
    page = visit("article", width=390, scripts=False)
    first = page.locator(".contents a").first
    assert first.is_hidden()
    page.locator(".contents summary").click()
    assert first.is_visible()
