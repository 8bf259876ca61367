"""Nothing new appears because a pointer or the focus passes by (WCAG 1.4.13, and the NHS: no pop-ups by hover)."""

from tests.browser.kinds import NIGHT, texts

# Remembers what can be read: the text of the page, and the words that style sheets put before and after each link.
REMEMBER = """() => {
  const added = link => ["::before", "::after"].map(part => getComputedStyle(link, part).content).join();
  window.links = [...document.querySelectorAll("a[href], summary, button")]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.matches(".skip"));
  const text = document.body.innerText, words = links.map(added);
  window.changed = number => document.body.innerText !== text || added(links[number]) !== words[number];
  return links.length;
}"""
# The first link of each sort: those that lie in the same way are styled alike.
SORTS = """() => {
  const path = e => e.matches("body") ? "" : `${path(e.parentElement)} ${e.localName}.${e.className}`;
  return [...new Map(links.map((link, number) => [path(link), number]).reverse()).values()];
}"""
CENTER = """number => {
  links[number].scrollIntoView({ block: "center" });
  const box = links[number].getClientRects()[0];
  return [box.left + box.width / 2, box.top + box.height / 2];
}"""
FOCUSED = """() => links.filter((link, number) => {
  link.focus();
  return link !== document.activeElement || changed(number);
}).map(link => link.outerHTML.slice(0, 90))"""


@texts
def test_pointing_at_a_link_shows_no_new_text(visit, kind):
    page = visit(kind)
    changed, links = [], range(page.evaluate(REMEMBER))
    for number in links if NIGHT else page.evaluate(SORTS):
        page.mouse.move(*page.evaluate(CENTER, number))
        changed += page.evaluate("number => changed(number) ? [links[number].outerHTML.slice(0, 90)] : []", number)
    assert changed == []


@texts
def test_focusing_a_link_shows_no_new_text(visit, kind):
    page = visit(kind)
    page.evaluate(REMEMBER)
    page.keyboard.press("Tab")  # from now on the browser shows the focus
    assert page.evaluate(FOCUSED) == []


@texts
def test_no_meaning_waits_in_a_tooltip(look, kind):
    assert look(kind).locator("body [title]").count() == 0
