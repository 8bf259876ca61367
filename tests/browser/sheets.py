"""A style sheet of the reader's own, which the page's policy does not bind, as it does not bind an extension's."""

from playwright.sync_api import Page

ADOPT = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}"""


def add(page: Page, css: str) -> None:
    """Lay `css` over the page's own styles."""
    page.evaluate(ADOPT, css)
