"""What can be pressed can be pressed with a thumb (WCAG 2.5.5 and 2.5.8)."""

import pytest

from tests.browser import sheets
from tests.browser.kinds import every_kind, texts

# The boxes of what can be pressed: one for each line that a link runs over, since any of them may be hit.
BOXES = """selector => {
  document.querySelectorAll("details").forEach(list => list.open = true);
  return [...document.querySelectorAll(selector)].filter(e => e.checkVisibility({visibilityProperty: true})).map(e => {
    const boxes = [...e.getClientRects()].map(box => box.toJSON());
    return {name: e.textContent.trim().slice(0, 40), html: e.outerHTML.slice(0, 90), boxes};
  });
}"""


def small(found: list[dict], width: float, height: float) -> list[str]:
    """Those that have no box of at least this width and height."""
    return [
        f"{one['html']}: {[(round(box['width'], 1), round(box['height'], 1)) for box in one['boxes']]}"
        for one in found
        if not any(box["width"] >= width and box["height"] >= height for box in one["boxes"])
    ]


@every_kind
def test_every_link_is_24_pixels_wide_and_high_and_every_control_44_high(look, kind, record_property):
    page = look(kind, width=390)
    links = page.evaluate(BOXES, "a[href]:not(.skip)")
    record_property("lowest link", min(box["height"] for link in links for box in link["boxes"]))
    controls = page.evaluate(BOXES, "button, summary, header.site a, footer.site a, .letters a")
    tiny = [f"link {link}" for link in small(links, 24, 24)] + [f"control {one}" for one in small(controls, 24, 44)]
    assert not tiny, "\n".join(tiny)


@texts
@pytest.mark.parametrize("digits", ["as wide as here", "as narrow as Arial's"])
def test_marks_are_24_pixels_wide_and_high(look, kind, digits, record_property):
    page = look(kind, width=390)
    if digits != "as wide as here":  # where our own are 0.636 em wide, Arial's 0.556
        sheets.add(page, ".cite a { letter-spacing: -0.08em }")
    marks = page.evaluate(BOXES, ".cite a, .term")
    record_property("narrowest mark", min(box["width"] for mark in marks for box in mark["boxes"]))
    assert marks
    assert not (tiny := small(marks, 24, 24)), "\n".join(tiny)


# How far apart the numbers of a row stand that have a comma between them, in their own letters.
APART = """() => [...document.querySelectorAll(".cite a + a")].filter(e => e.previousSibling.data?.startsWith(",")).map(mark => {
  const digits = document.createRange();
  digits.selectNodeContents(mark.previousElementSibling);
  const left = digits.getBoundingClientRect().right;
  digits.selectNodeContents(mark);
  return (digits.getBoundingClientRect().left - left) / parseFloat(getComputedStyle(mark).fontSize);
})"""


def test_numbers_in_a_row_stand_close_behind_their_commas(look):
    """The comma and the thin space take half a letter's height; a mark may add what it lacks to be 24 pixels wide."""
    apart = look("article", width=1280).evaluate(APART)
    assert len(apart) > 1
    assert max(apart) < 0.8


def overlaps(links: list[dict]) -> list[tuple[str, float]]:
    """Pairs of links that share some area, and how much of the smaller one is left beside it, in pixels."""
    boxes = [(number, link["html"], box) for number, link in enumerate(links) for box in link["boxes"]]
    boxes.sort(key=lambda found: found[2]["top"])
    found = []
    for place, (number, html, box) in enumerate(boxes):
        for other, other_html, below in boxes[place + 1 :]:
            high = min(box["bottom"], below["bottom"]) - below["top"]
            wide = min(box["right"], below["right"]) - max(box["left"], below["left"])
            if number != other and min(high, wide) > 0.5:
                sizes = ((one["height"] - high, one["width"] - wide) for one in (box, below))
                found.append((f"{html} and {other_html}", min(map(max, sizes))))
    return found


@texts
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_two_marks_overlap_and_of_other_targets_that_do_24_pixels_are_left(look, kind, width):
    """Links on two lines may share the gap between the lines."""
    page = look(kind, width=width)
    wrong = [f"overlap: {pair}" for pair, _ in overlaps(page.evaluate(BOXES, ".cite a"))]
    found = overlaps(page.evaluate(BOXES, "main a[href], main summary"))
    wrong += [f"{pair}: {left:.1f} left" for pair, left in found if left < 24]
    assert not wrong, "\n".join(wrong)
