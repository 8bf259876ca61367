"""The drawing of what trials found, as a phone shows it: letters as large as in other drawings, none outside its frame."""

from tests.browser.kinds import texts

LETTERS = """svgs => svgs.map(svg => {
  const frame = svg.getBoundingClientRect(), scale = svg.getScreenCTM().a, texts = [...svg.querySelectorAll("text")];
  return {
    smallest: Math.min(...texts.map(text => scale * parseFloat(getComputedStyle(text).fontSize))),
    outside: texts.filter(text => {
      const box = text.getBoundingClientRect();
      return box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1;
    }).map(text => text.textContent),
    above: texts.filter((text, at) => texts.slice(0, at).some(other => {
      const [one, two] = [text, other].map(each => each.getBoundingClientRect());
      const high = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
      return high > 3 && Math.min(one.right, two.right) > Math.max(one.left, two.left);
    })).map(text => text.textContent),
  };
})"""


@texts
def test_its_letters_are_as_large_as_those_of_other_drawings(visit, kind):
    page = visit(kind, width=390)
    ours = page.locator(".trials svg").evaluate_all(LETTERS)
    others = page.locator("figure:not(.trials) svg").evaluate_all(LETTERS)
    assert ours
    assert min(drawing["smallest"] for drawing in ours) >= min(drawing["smallest"] for drawing in others)


@texts
def test_its_letters_stay_in_the_frame_and_off_each_other(visit, kind):
    for width in (320, 390, 1280):
        for drawing in visit(kind, width=width).locator(".trials svg").evaluate_all(LETTERS):
            assert drawing["outside"] == []
            assert drawing["above"] == []


@texts
def test_on_a_desk_the_table_stands_beside_the_drawing(visit, kind):
    for figure in visit(kind, width=1280).locator(".trials").all():
        drawing, table = (figure.locator(part).bounding_box() for part in ("svg", ".table"))
        assert table["x"] > drawing["x"] + drawing["width"]
        assert table["x"] + table["width"] <= 1280
