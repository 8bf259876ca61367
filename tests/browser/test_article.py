"""The top of an article, its list of contents, and the notes beside its text, as a reader meets them."""

from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from tests.browser.kinds import DESK

# The links whose bar has not the color of most.
MARKED = """() => {
  const links = [...document.querySelectorAll(".contents a")];
  const bar = link => getComputedStyle(link).borderInlineStartColor;
  const usual = bar(document.querySelector(".contents li:last-child a"));
  return links.filter(link => bar(link) != usual).map(link => link.hash);
}"""
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
NAMED = "() => [...document.querySelectorAll('.contents [aria-current=location]')].map(link => link.hash)"
# Each claim with its notes and what follows: [top, bottom, start] of the boxes.
BESIDE = """() => [...document.querySelectorAll(".text > .judged-text")].map(judged => {
  const box = element => { const r = element.getBoundingClientRect(); return [r.top, r.bottom, r.left, r.right]; };
  const [claim, ...notes] = judged.children, next = judged.nextElementSibling;
  const margin = Math.max(parseFloat(getComputedStyle(next).marginTop), parseFloat(getComputedStyle(judged).marginBottom));
  return { claim: box(claim), notes: notes.map(box), gap: next.matches(".judged-text, .trials") ? 0 : box(next)[0] - box(claim)[1] - margin };
})"""


def test_on_a_phone_the_text_begins_soon_and_what_to_do_is_one_tap_away(visit):
    page = visit("article", width=390, height=844)
    assert page.locator(".text > p").first.bounding_box()["y"] <= 2200
    page.locator(".in-short").get_by_role("link", name="What you can do now").click()
    assert 0 <= page.get_by_role("heading", name="What you can do now").bounding_box()["y"] < 200


def test_what_no_trial_showed_is_said_once_above_the_text(look):
    page = look("article")
    above = page.evaluate(
        "document.querySelector('main').innerText.split(document.querySelector('.text').innerText)[0]"
    )
    assert above.lower().count("no trial") <= 1


def test_the_list_of_contents_marks_the_section_that_is_read_and_holds_it_in_view(visit):
    page = visit("article", height=300)  # lower than the list is
    for section in ("#what-research-says", "#risks", "#what-you-can-do-now"):
        page.goto(page.url.partition("#")[0] + section)
        page.evaluate(DRAWN)
        assert page.evaluate(MARKED) == page.evaluate(NAMED) == [section]
        seen = page.locator(f".contents [href='{section}']").bounding_box()
        assert 0 <= seen["y"] <= 300 - seen["height"], f"{section} in the list is out of view"


def test_a_point_without_a_note_has_a_bullet_where_others_have_their_mark(visit):
    point = visit("article").locator(".in-short li").first
    bullet = "point => getComputedStyle(point).listStyleType"
    assert point.evaluate(bullet) == '""'
    point.locator(".bars").evaluate("mark => mark.remove()")
    assert point.evaluate(bullet) == "disc"


def test_each_note_is_named_by_its_certainty_which_leads_to_what_it_means(visit):
    page = visit("style-guide")
    notes = page.get_by_role("note").filter(has=page.locator(".certainty"))
    names = [note.get_attribute("aria-label") for note in notes.all()]
    assert names[:4] == [f"{level} certainty" for level in ("High", "Moderate", "Low", "Very low")]
    filled = [_filled(mark) for mark in page.locator(".evidence .bars").all()]
    assert filled[:4] == [4, 3, 2, 1]
    page.get_by_role("link", name="Low certainty", exact=True).click()
    assert page.url.endswith("how-we-write.html#how-sure-we-are")


def _filled(mark) -> int:
    """How many bars of a mark are filled, as seen a little above the foot of each."""
    picture = Image.open(BytesIO(mark.screenshot())).convert("RGB")
    feet = [picture.getpixel((int(x / 30 * picture.width), int(0.85 * picture.height))) for x in (3.5, 11, 18.5, 26)]
    return sum(sum(color) < 300 for color in feet)


@pytest.mark.parametrize("kind", ["article", "style-guide"])
def test_in_the_margin_a_note_stands_beside_its_claim_and_leaves_no_hole(look, kind):
    judged = look(kind, width=DESK).evaluate(BESIDE)
    assert judged
    notes = [note for one in judged for note in one["notes"]]
    assert all(one["notes"][0][0] < one["claim"][1] and one["notes"][0][2] > one["claim"][3] for one in judged)
    assert [one["gap"] for one in judged if abs(one["gap"]) > 1] == []
    assert all(above[1] <= below[0] for above, below in pairwise(notes))
    assert max(note[3] for note in notes) <= DESK


def test_where_large_letters_leave_no_margin_a_note_stands_below_its_claim(look):
    page = look("article", width=DESK)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert all(one["notes"][0][0] >= one["claim"][1] for one in page.evaluate(BESIDE))
