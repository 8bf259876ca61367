"""With JavaScript off nothing is lost but the switch for light and dark, and the search, which says so."""

import pytest

from tests.browser.kinds import DESK, PHONE, every_kind, texts

# The lists that are looked up: a script closes them (test_lookup.py).
UNFOLD = "document.querySelectorAll(':is(.references, .words) details').forEach(list => list.open = true)"
# The text of a page, but for what a script works and what is said in its place.
TEXT = f"""() => {{
  {UNFOLD};
  for (const part of document.querySelectorAll("#theme, .find, .without")) part.remove();
  return document.body.innerText;
}}"""


@every_kind
def test_the_text_is_the_same_and_the_switch_is_not_there(visit, kind):
    with_script = visit(kind).evaluate(TEXT)
    page = visit(kind, scripts=False)
    assert page.locator("#theme").is_hidden()
    assert page.locator("button[type=button]:visible").count() == 0
    assert page.evaluate(TEXT).split() == with_script.split()


@texts
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_nothing_stands_elsewhere(visit, kind, width):
    """The page is laid out alike, so that the script moves nothing when it comes, down to the lists that it closes."""
    places = f"""{UNFOLD};
    [...document.querySelectorAll("body *")].map(e => {{
      const box = e.getBoundingClientRect();
      return [e.outerHTML.slice(0, 60), box.x, box.y];
    }})"""
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
