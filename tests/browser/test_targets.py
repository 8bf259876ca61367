"""What can be pressed can be pressed with a thumb (WCAG 2.5.5 and 2.5.8)."""

import pytest

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
def test_marks_are_24_pixels_wide_and_high(look, kind, record_property):
    marks = look(kind, width=390).evaluate(BOXES, ".cite a, .term")
    record_property("narrowest mark", min(box["width"] for mark in marks for box in mark["boxes"]))
    assert marks
    assert not (tiny := small(marks, 24, 24)), "\n".join(tiny)


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
