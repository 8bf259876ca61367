"""Light or dark: as the system says, until the reader says otherwise; and never a flash of the other one."""

import pytest
from playwright.sync_api import expect

from tests.browser.kinds import own_kinds

PAPER = "getComputedStyle(document.body).backgroundColor"
OTHER = {"light": "dark", "dark": "light"}
# The background before each paint, from the first on.
PAINTS = """
  window.papers = [];
  const note = () => {
    if (document.body) papers.push(getComputedStyle(document.body).backgroundColor);
    if (papers.length < 20) requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
  addEventListener("DOMContentLoaded", () => papers.push(getComputedStyle(document.body).backgroundColor));
"""
TEN_PAINTS = """new Promise(done => {
  const look = () => papers.length < 10 ? requestAnimationFrame(look) : done(papers);
  look();
})"""


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_page_looks_as_the_system_does(visit, system):
    page = visit("article", color_scheme=system)
    other = visit("article", color_scheme=OTHER[system])
    assert page.evaluate(PAPER) != other.evaluate(PAPER)
    assert page.locator("#theme").text_content() == f"{OTHER[system].title()} page"


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_button_turns_the_page_and_turns_it_back(visit, system):
    page = visit("article", color_scheme=OTHER[system])
    other = page.evaluate(PAPER)
    page.emulate_media(color_scheme=system)
    before = page.evaluate(PAPER)
    assert before != other
    page.locator("#theme").click()
    assert page.evaluate(PAPER) == other
    assert page.locator("#theme").text_content() == f"{system.title()} page"
    page.locator("#theme").click()
    assert page.evaluate(PAPER) == before


def test_the_button_says_what_it_does_when_the_system_turns_dark(visit):
    """As many systems do in the evening, while the page is open."""
    page = visit("article", color_scheme="light")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("#theme")).to_have_text("Light page")
    page.locator("#theme").click()
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("#theme")).to_have_text("Dark page")  # the reader has chosen


def test_the_choice_is_remembered_on_the_next_page(visit, address):
    page = visit("article", color_scheme="light")
    page.locator("#theme").click()
    dark = page.evaluate(PAPER)
    page.goto(address("glossary"))
    assert page.evaluate(PAPER) == dark
    assert page.locator("#theme").text_content() == "Light page"


def test_the_choice_made_elsewhere_meanwhile_is_shown_on_coming_back(visit):
    """From another page, to this one as the browser has kept it; Playwright's browsers keep none."""
    page = visit("article", color_scheme="light")
    page.evaluate("localStorage.theme = 'dark'; dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert page.locator("#theme").text_content() == "Light page"
    assert page.locator("html").get_attribute("data-theme") == "dark"


BARS = """() => {
  const meta = [...document.querySelectorAll("[name=theme-color]")].find(meta => matchMedia(meta.media).matches);
  document.body.style.outlineColor = meta.content;
  return getComputedStyle(document.body).outlineColor;
}"""


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_bars_of_a_phone_take_the_color_of_the_paper(visit, system):
    assert visit("front", color_scheme=system, scripts=False).evaluate(f"({BARS})() == {PAPER}")
    page = visit("front", color_scheme=system)
    page.locator("#theme").click()
    assert page.evaluate(f"({BARS})() == {PAPER}")


def test_a_choice_stores_one_word(visit):
    page = visit("article", color_scheme="light")
    page.locator("#theme").click()
    assert page.evaluate("Object.entries({...localStorage})") == [["theme", "dark"]]
    assert page.context.cookies() == []


@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize("kind", ["front", "article"])
def test_a_chosen_theme_is_there_from_the_first_paint(visit, address, system, kind):
    page = visit("glossary", color_scheme=system, first=PAINTS)
    page.locator("#theme").click()
    chosen = page.evaluate(PAPER)
    page.goto(address(kind))
    assert set(page.evaluate(TEN_PAINTS)) == {chosen}


def test_the_page_works_where_storage_is_forbidden(visit):
    refuse = "{ get() { throw new DOMException('', 'SecurityError') } }"
    page = visit("article", color_scheme="light", first=f"Object.defineProperty(window, 'localStorage', {refuse})")
    before = page.evaluate(PAPER)
    page.locator("#theme").click()
    assert page.evaluate(PAPER) != before


@own_kinds
def test_nothing_is_stored_before_a_choice_and_nothing_moves(visit, kind):
    page = visit(kind)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.context.cookies() == []
    moving = """() => [...document.querySelectorAll("*")].filter(e => {
      const style = getComputedStyle(e);
      return style.transitionDuration !== "0s" || style.animationName !== "none" || style.scrollBehavior !== "auto";
    }).map(e => e.outerHTML.slice(0, 90))"""
    assert page.evaluate(moving) == []
    page.locator("#theme").click()
    assert page.evaluate("document.getAnimations().length") == 0
