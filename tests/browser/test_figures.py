"""Drawings and the table of trials, on any screen and whichever way the page is read."""

import pytest

from tests.browser.kinds import DESK, PHONE, texts

# Labels of drawings that leave their frame or stand upon each other.
WRONG = """svgs => svgs.flatMap(svg => {
  const frame = svg.getBoundingClientRect(), texts = [...svg.querySelectorAll("text")];
  const boxes = texts.map(text => text.getBoundingClientRect());
  return texts.filter((_, at) => {
    const box = boxes[at];
    return box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1
      || boxes.slice(0, at).some(other => Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 4
        && Math.min(box.right, other.right) > Math.max(box.left, other.left));
  }).map(text => text.textContent);
})"""


@texts
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_labels_stay_in_the_frame_and_off_each_other(look, kind, direction):
    page = look(kind)
    page.evaluate("direction => document.documentElement.dir = direction", direction)
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        drawings = page.locator("figure svg:has(text)")
        assert drawings.count()
        assert drawings.evaluate_all(WRONG) == []


@texts
def test_a_drawing_has_a_name_and_a_description(look, kind):
    page = look(kind)
    browser = page.context.new_cdp_session(page)
    root = browser.send("DOM.getDocument")["root"]["nodeId"]
    heard = browser.send("Accessibility.queryAXTree", {"nodeId": root, "role": "image"})["nodes"]
    said = {(node["name"]["value"], node.get("description", {}).get("value")) for node in heard}
    drawn = page.locator("figure > svg").evaluate_all(
        """svgs => svgs.map(svg => ["title", "desc"].map(part => svg.querySelector(part).textContent))"""
    )
    assert drawn
    assert {tuple(words) for words in drawn} <= said


@texts
def test_a_phone_shows_each_result_below_its_trial_and_a_desk_beside_it(look, kind):
    page = look(kind)
    for width, beside in ((PHONE, False), (DESK, True)):
        page.set_viewport_size({"width": width, "height": 800})
        for row in page.locator(".trials tbody tr").all():
            trial, result = (row.locator(cell).bounding_box() for cell in ("th", "td"))
            assert (result["x"] >= trial["x"] + trial["width"]) is beside
            assert result["x"] + result["width"] <= width


# The middle of each dot in its line: how far along, from 0 to 1, and how far off it, in pixels.
DOTS = """lines => lines.map(line => {
  const { left, width, bottom } = line.getBoundingClientRect();
  return [...line.children].map(dot => dot.getBoundingClientRect())
    .map(box => [(box.left + box.width / 2 - left) / width, box.top + box.height / 2 - bottom]);
})"""


@texts
def test_the_dots_of_a_trial_stand_on_its_line(look, kind):
    lines = look(kind, width=PHONE).locator(".dots").evaluate_all(DOTS)
    assert lines
    for line in lines:
        assert len(line) == 2
        assert all(0 < along < 1 and abs(off) < 3 for along, off in line)
