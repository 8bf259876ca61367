"""A page carries the styles that it needs, and lacks none of those that fit what stands on it."""

from plugins.inline_assets import below, stylesheet
from tests.browser import sheets
from tests.browser.kinds import every_kind
from tests.conftest import ROOT

CSS = ROOT / "theme/static/css"


@every_kind
def test_nothing_on_a_page_lacks_its_style(look, kind):
    """With all sheets of the theme, in the same layers, it looks the same; but for that of paper, which not each page has."""
    page, late = look(kind), below(CSS)
    before = page.screenshot(full_page=True, type="jpeg")
    sheets.add(page, stylesheet(CSS).whole + str(late(*late.files.keys() - {"print"})))
    assert page.screenshot(full_page=True, type="jpeg") == before
