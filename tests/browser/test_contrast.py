"""Colors that axe cannot see: text inside drawings, and a page in the reader's own few colors."""

import base64
from collections import Counter

import pytest
from playwright.sync_api import Page

from editorial.model.color import ratio
from tests.browser import sheets
from tests.browser.kinds import every_scheme, texts

# Drawings alone, on their grounds, without letters.
BARE = (
    "body :not(:has(figure svg), figure, figure *) { display: none !important } figure svg text { visibility: hidden }"
)
# For each letter of the drawings: the text that it is part of, its color, and the colors of the pixels behind it.
# A letter's box has room above and below for accents and tails; the middle 70 % is where its strokes are.
LETTERS = """async png => {
  const bytes = Uint8Array.from(atob(png), letter => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const brush = new OffscreenCanvas(picture.width, picture.height).getContext("2d", { willReadFrequently: true });
  brush.drawImage(picture, 0, 0);
  const letters = [];
  for (const text of document.querySelectorAll("figure svg text")) {
    const place = text.getScreenCTM(), fill = getComputedStyle(text).fill;
    for (let at = 0; at < text.getNumberOfChars(); at++) {
      const box = text.getExtentOfChar(at);
      const left = box.x * place.a + place.e + scrollX, top = (box.y + 0.15 * box.height) * place.d + place.f + scrollY;
      const data = brush.getImageData(left, top, Math.max(1, box.width * place.a), 0.7 * box.height * place.d).data;
      const behind = {};
      for (let pixel = 0; pixel < data.length; pixel += 4) {
        const color = data[pixel] << 16 | data[pixel + 1] << 8 | data[pixel + 2];
        behind[color] = (behind[color] ?? 0) + 1;
      }
      const named = Object.entries(behind).map(([color, pixels]) => [`rgb(${color >> 16},${color >> 8 & 255},${color & 255})`, pixels]);
      letters.push({ text: text.textContent, fill, behind: Object.fromEntries(named) });
    }
  }
  return letters;
}"""
LOOKS = {
    "plain": {},
    "more-contrast": {"contrast": "more"},
    "print": {"media": "print"},
    "forced": {"forced_colors": "active"},
}
# A line may touch the edge of a letter's box.
TOUCHED = 0.05
BORDERS = """selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility({visibilityProperty: true})).map(e => {
  const style = getComputedStyle(e);
  const sides = ["Top", "Right", "Bottom", "Left"].filter(side => style[`border${side}Style`] !== "none");
  return Math.max(0, ...sides.map(side => parseFloat(style[`border${side}Width`])));
})"""


def faint_letters(page: Page, least: float) -> list[str]:
    """Letters in drawings whose contrast with the pixels behind them, the letters taken away, is under `least`."""
    sheets.add(page, BARE)
    letters = page.evaluate(LETTERS, base64.b64encode(page.screenshot(full_page=True)).decode())
    assert letters
    faint = []
    for letter in letters:
        behind = Counter(letter["behind"])
        poor = sum(pixels for color, pixels in behind.items() if ratio(letter["fill"], color) < least)
        if poor > TOUCHED * behind.total():
            worst = min(behind, key=lambda color: ratio(letter["fill"], color))
            faint.append(f"a letter of “{letter['text']}”: {letter['fill']} meets {worst}")
    return sorted(set(faint))


@every_scheme
@pytest.mark.parametrize("how", LOOKS)
def test_text_in_drawings_stands_out_7_to_1(look, how, scheme):
    page = look("article", color_scheme=scheme, **LOOKS[how])
    page.evaluate("chosen => document.documentElement.dataset.theme = chosen", scheme)
    faint = faint_letters(page, least=7)
    assert not faint, "\n".join(faint)


@pytest.mark.parametrize(("scheme", "chosen"), [("light", "dark"), ("dark", "light")])
def test_a_chosen_theme_leaves_drawings_readable_in_forced_colors(look, scheme, chosen):
    """A reader may have pressed the button long before the system was set to few colors."""
    page = look("article", color_scheme=scheme, forced_colors="active")
    page.evaluate("chosen => document.documentElement.dataset.theme = chosen", chosen)
    faint = faint_letters(page, least=4.5)
    assert not faint, "\n".join(faint)


CARDS = """[...document.querySelectorAll(".card")].map(e => {
  const style = getComputedStyle(e), title = getComputedStyle(e.querySelector("h2, h3"));
  return [e.className, style.borderInlineStartColor, title.backgroundColor];
})"""


@every_scheme
def test_an_emergency_looks_like_nothing_else(look, scheme):
    looks = look("style-guide", color_scheme=scheme).evaluate(CARDS)
    [emergency] = [colors for kind, *colors in looks if kind == "card emergency"]
    others = [colors for kind, *colors in looks if kind != "card emergency"]
    assert len(others) >= 8
    for colors in others:
        assert all(own != other for own, other in zip(emergency, colors, strict=True)), colors


@every_scheme
@texts
def test_forced_colors_keep_borders_links_and_focus(visit, kind, scheme):
    page = visit(kind, color_scheme=scheme, forced_colors="active")
    for part in (".card", "body"):
        assert min(page.evaluate(BORDERS, part), default=1) > 0, part
    assert page.locator("#theme").is_hidden()  # it would change nothing
    # A browser then puts a ground of its own behind letters: on one of ours they would be as black on black.
    grounds = "[...document.querySelectorAll('.card > *')].map(e => getComputedStyle(e).backgroundColor)"
    assert [ground for ground in page.evaluate(grounds) if not ground.endswith(", 0)")] == []
    plain = "[...document.querySelectorAll('main p a:not(.cite a, .certainty)')].filter(e => !getComputedStyle(e).textDecorationLine.includes('underline')).length"
    assert page.evaluate(plain) == 0
    page.keyboard.press("Tab")
    for _ in range(8):
        page.keyboard.press("Tab")
        ring = page.evaluate(
            "(style => [style.outlineStyle, parseFloat(style.outlineWidth)])(getComputedStyle(document.activeElement))"
        )
        assert ring[0] != "none"
        assert ring[1] >= 2
