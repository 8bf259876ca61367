"""With JavaScript off nothing is lost but the switch for light and dark."""

import pytest

from tests.browser.kinds import DESK, PHONE, every_kind, texts


@every_kind
def test_the_text_is_the_same_and_the_switch_is_not_there(visit, kind):
    page = visit(kind)
    with_script = page.inner_text("body").replace(page.inner_text("#theme"), "", 1)
    page = visit(kind, scripts=False)
    assert page.inner_text("body").split() == with_script.split()
    assert page.locator("#theme").is_hidden()
    assert page.locator("button:visible:not(.term)").count() == 0


@texts
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_nothing_stands_elsewhere(visit, kind, width):
    """The page is laid out alike, so that the script moves nothing when it comes."""
    places = """[...document.querySelectorAll("body *")].map(e => {
      const box = e.getBoundingClientRect();
      return [e.outerHTML.slice(0, 60), box.x, box.y];
    })"""
    on, off = (visit(kind, width=width, scripts=scripts).evaluate(places) for scripts in (True, False))
    moved = [
        one[0] for one, other in zip(on, off, strict=True) if max(abs(one[1] - other[1]), abs(one[2] - other[2])) > 1
    ]
    assert not moved, "\n".join(moved)


def test_the_list_of_contents_opens(visit):
    page = visit("article", width=390, scripts=False)
    first = page.locator(".contents a").first
    assert first.is_hidden()
    page.locator(".contents summary").click()
    assert first.is_visible()
