"""A page carries the styles of its own kind, and lacks none of those that fit what stands on it."""

from playwright.sync_api import Page

from plugins.inline_assets import Parts, stylesheet
from tests.browser.kinds import every_kind
from tests.conftest import ROOT

# Selectors of the theme's components that are not in a page's style and fit one of its elements by class, id or attribute,
# whatever of it comes and goes. An element alone, such as `li`, may look otherwise on pages of another kind.
LEFT_OUT = """components => {
  const selectors = (rules, above) => [...rules].flatMap(rule => {
    const own = rule.selectorText?.replaceAll("&", `:is(${above})`);
    const single = own ? own.split(/,(?![^(]*\\))/).map(one => one.trim()) : [];
    return [...single, ...(rule.cssRules ? selectors(rule.cssRules, own ?? above) : [])];
  });
  const comes = /:not\\(:[\\w-]+\\)|::[\\w-]+(\\([^)]*\\))?|:(hover|active|focus|focus-\\w+|target|target-\\w+)\\b/g;
  const always = one => one.replaceAll(":popover-open", "[popover]").replace(comes, ":is(*)");
  const stands = new Set([...document.styleSheets].flatMap(sheet => selectors(sheet.cssRules)));
  return Object.entries(components).flatMap(([name, css]) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return selectors(sheet.cssRules)
      .filter(one => /[.#[]/.test(always(one)) && !stands.has(one) && document.querySelector(always(one)))
      .map(one => `${name}: ${one}`);
  });
}"""


def left_out(page: Page) -> list[str]:
    """What is left out of the style of a page, print apart, and would fit it."""
    parts = stylesheet(ROOT / "theme/static/css")
    components = {name: Parts("style", parts.files)(name) for name in parts.files.keys() - parts.everywhere - {"print"}}
    return page.evaluate(LEFT_OUT, components)


@every_kind
def test_nothing_on_a_page_lacks_its_style(visit, kind):
    assert left_out(visit(kind)) == []
